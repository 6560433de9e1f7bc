//! `pol test`: the examples of policies, run.
//! Files in; the examples that fail out, each with what was expected and what came out, and the counts.

use super::{each_policy, load_with_examples};
use crate::outcome::{Failure, Outcome};
use crate::terminal::{Terminal, paint};
use anstyle::AnsiColor;
use pol::{ExampleResult, RenderOptions};
use std::fmt::Write as _;
use std::path::PathBuf;

/// Run the examples of policies
#[derive(Debug, clap::Args)]
pub(crate) struct Test {
    /// The policies, with the *.examples.pol beside them; - for standard input
    #[arg(required = true, value_name = "FILE")]
    files: Vec<PathBuf>,
    /// Run only the examples whose name or title holds this text
    #[arg(long, value_name = "TEXT")]
    filter: Option<String>,
}

pub(crate) fn run(arguments: &Test, terminal: &mut Terminal) -> Result<Outcome, Failure> {
    let (mut passed, mut failed) = (0, 0);
    let outcome = each_policy(&arguments.files, terminal, |path, terminal| {
        let Some(policy) = load_with_examples(path, terminal)? else {
            return Ok(Outcome::Unusable);
        };
        let results = policy.test_where(|name, title| arguments.wants(name, title));
        let failures: Vec<_> = results.iter().filter(|result| !result.holds()).collect();
        for failure in &failures {
            terminal.say(&failure_text(failure, &terminal.out_options))?;
        }
        failed += failures.len();
        passed += results.len() - failures.len();
        Ok(Outcome::found(!failures.is_empty()))
    })?;
    terminal.say(&counts(passed, failed, &terminal.out_options))?;
    Ok(outcome)
}

impl Test {
    fn wants(&self, name: &str, title: &str) -> bool {
        self.filter
            .as_ref()
            .is_none_or(|text| name.contains(text) || title.contains(text))
    }
}

fn failure_text(result: &ExampleResult, options: &RenderOptions) -> String {
    let head = paint(options, AnsiColor::Red.on_default().bold(), "failed");
    let mut text = format!(
        "{head}  {} \"{}\"\n        {}:{}\n",
        result.name, result.title, result.file, result.place.line
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
