//! `pol test`: the examples of policies, run; and what they show of a policy, and what they lack.
//! Files in; the examples that fail out, each with what was expected and what came out, and the counts; or coverage, or examples.

use super::{each_file, load, pretty};
use crate::files;
use crate::outcome::{Failure, Outcome};
use crate::progress::Progress;
use crate::terminal::{Terminal, paint};
use anstyle::AnsiColor;
use clap::ValueEnum;
use pol::{
    Budget, CoverageReport, ExampleResult, Policy, RenderOptions, SuggestedExample, Verdicts, Watch,
};
use std::fmt::Write as _;
use std::path::PathBuf;

/// Run the examples of policies
#[derive(Debug, clap::Args)]
pub(crate) struct Test {
    /// The policies; - for standard input
    #[arg(required = true, value_name = "FILE")]
    files: Vec<PathBuf>,
    /// Run only the examples whose name or title holds this text
    #[arg(long, value_name = "TEXT")]
    filter: Option<String>,
    /// Tell what the examples show of the policy: each condition met, not met, unknown, and mattering alone
    #[arg(long, value_name = "FORM", value_enum, num_args = 0..=1, require_equals = true, default_missing_value = "table", conflicts_with_all = ["filter", "suggest"])]
    coverage: Option<Form>,
    /// Fail where fewer per cent are shown of what can be
    #[arg(long, value_name = "PERCENT", requires = "coverage", value_parser = clap::value_parser!(u8).range(0..=100))]
    min: Option<u8>,
    /// Write the examples that are missing, smallest first, for you to confirm
    #[arg(long, conflicts_with = "filter")]
    suggest: bool,
    /// How much work each question of coverage may take, in conflicts of the solver
    #[arg(long, value_name = "CONFLICTS", default_value_t = Budget::default().conflicts)]
    budget: u64,
}

/// How coverage is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Form {
    /// By section, with what no example shows
    Table,
    /// The policy's text, with marks in the margin
    Listing,
    /// For tools that draw coverage
    Lcov,
    /// JSON
    Json,
}

pub(crate) fn run(arguments: &Test, terminal: &mut Terminal) -> Result<Outcome, Failure> {
    let more = arguments.coverage.is_some() || arguments.suggest;
    if more && arguments.files.len() > 1 {
        return Err(Failure::SeveralCovered);
    }
    let (mut passed, mut failed) = (0, 0);
    let outcome = each_file(&arguments.files, terminal, |path, terminal| {
        let Some(policy) = load(path, terminal)? else {
            return Ok(Outcome::Unusable);
        };
        let results = policy.test_where(|name, title| arguments.wants(name, title));
        let failures: Vec<_> = results.iter().filter(|result| !result.holds()).collect();
        for failure in &failures {
            let options = terminal.options(more);
            let text = failure_text(&files::name(path), failure, options);
            terminal.put(&text, more)?;
        }
        failed += failures.len();
        passed += results.len() - failures.len();
        let outcome = Outcome::found(!failures.is_empty());
        Ok(match arguments.coverage {
            Some(form) => outcome.max(cover(arguments, form, &policy, terminal)?),
            None if arguments.suggest => outcome.max(suggest(arguments, &policy, terminal)?),
            None => outcome,
        })
    })?;
    terminal.flush()?;
    let counts = counts(passed, failed, terminal.options(more));
    terminal.put(&counts, more)?;
    Ok(outcome)
}

fn cover(
    arguments: &Test,
    form: Form,
    policy: &Policy,
    terminal: &mut Terminal,
) -> Result<Outcome, Failure> {
    let coverage = policy.coverage(arguments.budget());
    terminal.say(&match form {
        Form::Table => pol::render::coverage(policy, &coverage, &terminal.out_options),
        Form::Listing => pol::render::listing(policy, &coverage, &terminal.out_options),
        Form::Lcov => pol::lcov(policy, &coverage),
        Form::Json => pretty(&coverage),
    })?;
    Ok(arguments.judged(&coverage))
}

fn suggest(arguments: &Test, policy: &Policy, terminal: &mut Terminal) -> Result<Outcome, Failure> {
    let coverage = policy.coverage(arguments.budget());
    let progress = Progress::bar("slips");
    let mut watch = Watch {
        judged: &|done, of| progress.done(done, of),
        keep: &mut |_| {},
    };
    let none = Verdicts::none(policy);
    let mutation = policy.mutate_watched(&[], arguments.budget(), none, &mut watch);
    drop(progress);
    let suggestions = policy.suggest(&coverage, &mutation);
    let texts: Vec<String> = suggestions.iter().map(SuggestedExample::text).collect();
    terminal.say(&texts.join("\n"))?;
    if suggestions.is_empty() {
        terminal.tell("no example is missing\n");
    }
    let open = coverage.figures.not_analysed + mutation.counts.not_judged;
    Ok(if open > 0 {
        Outcome::Inconclusive
    } else {
        Outcome::Fine
    })
}

impl Test {
    fn budget(&self) -> Budget {
        Budget {
            conflicts: self.budget,
        }
    }

    fn judged(&self, coverage: &CoverageReport) -> Outcome {
        let whole = coverage.figures.whole();
        if self.min.is_some_and(|min| !whole.reaches(min)) {
            Outcome::Findings
        } else if coverage.figures.not_analysed > 0 {
            Outcome::Inconclusive
        } else {
            Outcome::Fine
        }
    }

    fn wants(&self, name: &str, title: &str) -> bool {
        self.filter
            .as_ref()
            .is_none_or(|text| name.contains(text) || title.contains(text))
    }
}

fn failure_text(file: &str, result: &ExampleResult, options: &RenderOptions) -> String {
    let head = paint(options, AnsiColor::Red.on_default().bold(), "failed");
    let mut text = format!(
        "{head}  {} \"{}\"\n        {file}:{}\n",
        result.name, result.title, result.place.line
    );
    for difference in &result.differences {
        let expected = paint(
            options,
            AnsiColor::Green.on_default(),
            &format!("- expected  {}", difference.expected),
        );
        let actual = paint(
            options,
            AnsiColor::Red.on_default(),
            &format!("+ actual    {}", difference.actual),
        );
        let _ = writeln!(
            text,
            "\n    line {}\n    {expected}\n    {actual}",
            difference.place.line
        );
    }
    text + "\n"
}

fn counts(passed: usize, failed: usize, options: &RenderOptions) -> String {
    let colour = if failed == 0 {
        AnsiColor::Green
    } else {
        AnsiColor::Red
    };
    let examples = if passed + failed == 1 {
        "example"
    } else {
        "examples"
    };
    let text = format!(
        "{} {examples}: {passed} passed, {failed} failed",
        passed + failed
    );
    paint(options, colour.on_default(), &text) + "\n"
}
