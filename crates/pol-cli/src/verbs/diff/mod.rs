//! `pol diff`: what a revision of a policy changes, over all requests, and over recorded ones.
//! Two policies, or one file and revisions of git, in; kinds of change with requests that show them out.

mod recorded;
pub(super) mod sides;

use super::pretty;
use crate::arguments::ReportFormat;
use crate::outcome::{Failure, Outcome};
use crate::terminal::Terminal;
use pol::{Budget, ComparisonReport, Policy, ReplayCounts, formats};
use serde::Serialize;
use std::ffi::OsString;
use std::path::PathBuf;

/// Tell what a revision of a policy changes, each with a smallest request that shows it
///
/// Two policies, `pol diff OLD.pol NEW.pol`, or one file and revisions of git: `pol diff main -- FILE` compares the file as it stands
/// in main with the file as it is, `pol diff v1 v2 -- FILE` and `pol diff v1..v2 -- FILE` compare it in two revisions. What the log of
/// the new policy says of the revision is proved: that it is not so is error E0901, and ends with 1.
#[derive(Debug, clap::Args)]
pub(crate) struct Diff {
    /// The old policy and the new one; or, with -- FILE, one revision of git or two
    #[arg(required = true, num_args = 1..=2, value_names = ["OLD", "NEW"])]
    sides: Vec<OsString>,
    /// The file whose revisions are compared
    #[arg(last = true, value_name = "FILE")]
    file: Option<PathBuf>,
    /// For whom to write; sarif and github hold what is wrong, that the log says what is not so
    #[arg(long, value_enum, default_value_t = ReportFormat::Human)]
    format: ReportFormat,
    /// Judge recorded requests, one a line, by both revisions too
    #[arg(long, value_name = "FILE.ndjson")]
    requests: Option<PathBuf>,
    /// Show the offending value with an error of a recorded request; it is health data
    #[arg(long, requires = "requests")]
    show_values: bool,
    /// How much work each family of questions may take, in conflicts of the solver
    #[arg(long, value_name = "CONFLICTS", default_value_t = Budget::default().conflicts)]
    budget: u64,
    /// End with 1 if any determination, advisory or question changes, as `git diff` does
    #[arg(long)]
    exit_code: bool,
}

/// What is written as JSON: the comparison, and the recorded requests where there are any.
#[derive(Serialize)]
struct Written<'a> {
    #[serde(flatten)]
    report: &'a ComparisonReport,
    #[serde(skip_serializing_if = "Option::is_none")]
    replayed: Option<&'a ReplayCounts>,
}

pub(crate) fn run(arguments: &Diff, terminal: &mut Terminal) -> Result<Outcome, Failure> {
    let sides = sides::of(&arguments.sides, arguments.file.as_deref())?;
    let (Some(old), Some(new)) = (sides.old.load(terminal)?, sides.new.load(terminal)?) else {
        return Ok(Outcome::Unusable);
    };
    let budget = Budget {
        conflicts: arguments.budget,
    };
    let report = pol::compare(&old, &new, budget);
    let replayed = match &arguments.requests {
        Some(path) => Some(recorded::replay(
            &old,
            &new,
            path,
            arguments.show_values,
            terminal,
        )?),
        None => None,
    };
    say(
        arguments,
        (&old, &new),
        &report,
        replayed.as_ref(),
        terminal,
    )?;
    Ok(arguments.outcome(&report, replayed.as_ref()))
}

fn say(
    arguments: &Diff,
    (old, new): (&Policy, &Policy),
    report: &ComparisonReport,
    replayed: Option<&ReplayCounts>,
    terminal: &mut Terminal,
) -> Result<(), Failure> {
    match arguments.format {
        ReportFormat::Json => terminal.say(&pretty(&Written { report, replayed }))?,
        ReportFormat::Sarif => terminal.say(&formats::sarif(&report.report().findings()))?,
        ReportFormat::Github => terminal.say(&formats::github(&report.report().findings()))?,
        ReportFormat::Human => {
            let text = pol::render::comparison(old, new, report, &terminal.out_options);
            terminal.say(&text)?;
            if let Some(counts) = replayed {
                terminal.say(&pol::render::replay(counts, &terminal.out_options))?;
            }
        }
    }
    terminal.flush()?;
    if !report.report().is_empty() {
        let untrue = report.report().render(&terminal.err_options);
        terminal.tell(&format!("\n{untrue}"));
    }
    Ok(())
}

impl Diff {
    fn outcome(&self, report: &ComparisonReport, replayed: Option<&ReplayCounts>) -> Outcome {
        let changed = report.has_changes() || replayed.is_some_and(|counts| counts.changes() > 0);
        if report.report().has_errors() || (self.exit_code && changed) {
            Outcome::Findings
        } else if report.is_whole() {
            Outcome::Fine
        } else {
            Outcome::Inconclusive
        }
    }
}
