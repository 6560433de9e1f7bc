//! `pol mutate`: small slips put into a policy, one at a time, and whether its examples would notice.
//! A file in; the slips that nothing notices out, each as a sentence with an example that would.

use super::{load_with_examples, pretty};
use crate::arguments::SlipFormat;
use crate::files;
use crate::outcome::{Failure, Outcome};
use crate::progress::Progress;
use crate::terminal::Terminal;
use pol::{Budget, ExampleResult, MutantKind, MutationReport, Policy, Verdicts, Watch, formats};
use std::path::{Path, PathBuf};

/// Tell which slips in a policy its examples would not notice
///
/// A slip is a small change of the kind that one makes when encoding a guideline: a number one step off, `any of` for `all of`, a
/// rule left out. Where a slip is proven to change no determination and no advice, it is not counted; which reasons are told is not
/// looked at. Codes that mean a choice are read before anything is judged and have no slips, nor have the windows of records and
/// limits.
#[derive(Debug, clap::Args)]
pub(crate) struct Mutate {
    /// The policy; - for standard input
    #[arg(value_name = "FILE")]
    file: PathBuf,
    /// Only slips of this kind; may be given several times
    #[arg(long, value_name = "KIND", value_parser = kind)]
    kind: Vec<MutantKind>,
    /// For whom to write
    #[arg(long, value_enum, default_value_t = SlipFormat::Human)]
    format: SlipFormat,
    /// List the slips that are proven to change nothing, too
    #[arg(long)]
    equivalent: bool,
    /// Be content with this many per cent noticed, of the slips that change anything
    #[arg(long, value_name = "PERCENT", value_parser = clap::value_parser!(u8).range(0..=100))]
    min: Option<u8>,
    /// Keep verdicts in this file, and take up those that are there on the same text
    #[arg(long, value_name = "FILE")]
    resume: Option<PathBuf>,
    /// How much work each slip may take, in conflicts of the solver
    #[arg(long, value_name = "CONFLICTS", default_value_t = Budget::default().conflicts)]
    budget: u64,
}

fn kind(name: &str) -> Result<MutantKind, String> {
    let found = MutantKind::ALL.into_iter().find(|kind| kind.name() == name);
    found.ok_or_else(|| {
        let names = MutantKind::ALL.map(MutantKind::name);
        format!("the kinds are {}", names.join(", "))
    })
}

pub(crate) fn run(arguments: &Mutate, terminal: &mut Terminal) -> Result<Outcome, Failure> {
    let Some(policy) = load_with_examples(&arguments.file, terminal)? else {
        return Ok(Outcome::Unusable);
    };
    if !policy.test().iter().all(ExampleResult::holds) {
        return Err(Failure::FailingExamples(files::name(&arguments.file)));
    }
    let verdicts = match &arguments.resume {
        Some(path) => kept(&policy, path)?,
        None => Verdicts::none(&policy),
    };
    let report = judge(arguments, &policy, verdicts)?;
    terminal.say(&match arguments.format {
        SlipFormat::Human => pol::render::mutation(
            &policy,
            &report,
            arguments.equivalent,
            &terminal.out_options,
        ),
        SlipFormat::Json => pretty(&report),
        SlipFormat::Sarif => formats::sarif(&report.findings()),
        SlipFormat::Junit => formats::junit_slips(&files::name(&arguments.file), &report),
        SlipFormat::Github => formats::github(&report.findings()),
    })?;
    Ok(arguments.outcome(&report))
}

fn judge(
    arguments: &Mutate,
    policy: &Policy,
    verdicts: Verdicts,
) -> Result<MutationReport, Failure> {
    let progress = Progress::bar("slips");
    let mut failure = None;
    let mut keep = |verdicts: &Verdicts| {
        if let Some(path) = &arguments.resume {
            let written = files::replace(path, verdicts.to_json());
            failure = failure.take().or(written.err());
        }
    };
    let mut watch = Watch {
        judged: &|done, of| progress.done(done, of),
        keep: &mut keep,
    };
    let budget = Budget {
        conflicts: arguments.budget,
    };
    let report = policy.mutate_watched(&arguments.kind, budget, verdicts, &mut watch);
    failure.map_or(Ok(report), Err)
}

/// The verdicts of a file; none where there is no such file yet.
fn kept(policy: &Policy, path: &Path) -> Result<Verdicts, Failure> {
    if !path.exists() {
        let none = Verdicts::none(policy);
        files::create(path, &none.to_json())?;
        return Ok(none);
    }
    let text = files::read_verdicts(path)?;
    Verdicts::read(policy, &text).map_err(|_| Failure::NoVerdicts(files::name(path)))
}

impl Mutate {
    fn outcome(&self, report: &MutationReport) -> Outcome {
        let share = report.counts.share();
        let enough = self.min.is_some_and(|min| share.reaches(min));
        if enough {
            Outcome::Fine
        } else if self.min.is_some() || report.counts.survived > 0 {
            Outcome::Findings
        } else if report.counts.not_judged > 0 {
            Outcome::Inconclusive
        } else {
            Outcome::Fine
        }
    }
}
