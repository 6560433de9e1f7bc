//! `pol test`: the examples of policies and the cases of files, run; and what they show of a policy, and what they lack.
//! Files in; the tests that fail out, each with what was expected beside what came out and why, and the counts; or coverage, or examples.

mod accept;
mod covered;
mod jobs;
mod parallel;
mod watch;

use super::{each_policy, load_with_examples, pretty};
use crate::arguments::TestFormat;
use crate::files;
use crate::outcome::{Failure, Outcome};
use crate::progress::Progress;
use crate::terminal::{Terminal, paint};
use accept::Accept;
use anstyle::AnsiColor;
use covered::Covered;
use jobs::Jobs;
use pol::formats::{self, Suite};
use pol::{ExampleResult, Policy, RenderOptions};
use serde::Serialize;
use std::path::{Path, PathBuf};
use std::time::Instant;

/// Run the examples of policies, and cases
///
/// A failure shows what was expected beside what came out, and the conditions that explain the difference.
#[derive(Debug, clap::Args)]
pub(crate) struct Test {
    /// The policies, with the *.examples.pol beside them; - for standard input
    #[arg(required = true, value_name = "FILE")]
    files: Vec<PathBuf>,
    /// Run the cases of this file too: one a line, as JSON with id, title, request and expect
    #[arg(long, value_name = "FILE")]
    cases: Vec<PathBuf>,
    /// Run only the tests whose name or title holds this text
    #[arg(long, value_name = "TEXT")]
    filter: Option<String>,
    /// Run only the tests that stand in files whose name holds this text
    #[arg(long, value_name = "TEXT")]
    file: Option<String>,
    /// For whom to write
    #[arg(long, value_enum, default_value_t = TestFormat::Human)]
    format: TestFormat,
    /// Show the values of cases' requests, which may be health data
    #[arg(long)]
    show_values: bool,
    /// Run again whenever a policy, its examples or the cases change
    #[arg(long)]
    watch: bool,
    /// End the watch after so many runs
    #[arg(long, hide = true, value_name = "RUNS", requires = "watch")]
    watch_runs: Option<usize>,
    /// Show each failed example and ask whether what came out is to be expected from now on; `all` accepts without asking
    #[arg(long, value_enum, value_name = "WHICH", num_args = 0..=1, require_equals = true,
          default_missing_value = "ask", conflicts_with_all = ["watch", "format"])]
    accept: Option<Accept>,
    #[command(flatten)]
    covered: Covered,
}

pub(crate) fn run(arguments: &Test, terminal: &mut Terminal) -> Result<Outcome, Failure> {
    if !arguments.cases.is_empty() && arguments.files.len() > 1 {
        return Err(Failure::CasesOfSeveral);
    }
    if arguments.covered.is_wanted() && arguments.files.len() > 1 {
        return Err(Failure::SeveralCovered);
    }
    let reads_stdin = arguments.files.iter().any(|path| files::is_stdin(path));
    if reads_stdin && (arguments.watch || arguments.accept.is_some()) {
        return Err(Failure::NoFile);
    }
    if arguments.watch {
        return watch::watch(arguments, terminal, |terminal| once(arguments, terminal));
    }
    once(arguments, terminal)
}

impl Test {
    fn wants(&self, name: &str, title: &str, file: &str) -> bool {
        let text = self.filter.as_ref();
        let named = text.is_none_or(|text| name.contains(text) || title.contains(text));
        named && self.file.as_ref().is_none_or(|text| file.contains(text))
    }
}

/// Runs all tests once.
fn once(arguments: &Test, terminal: &mut Terminal) -> Result<Outcome, Failure> {
    let mut suites = Vec::new();
    let outcome = each_policy(&arguments.files, terminal, |path, terminal| {
        let Some(policy) = load_with_examples(path, terminal)? else {
            suites.push(broken(path));
            return Ok(Outcome::Unusable);
        };
        let (suite, outcome) = test(arguments, path, &policy, terminal)?;
        suites.push(suite);
        Ok(outcome.max(arguments.covered.say(&policy, terminal)?))
    })?;
    write(arguments, &suites, terminal)?;
    Ok(outcome)
}

fn broken(path: &Path) -> Suite {
    Suite {
        name: files::name(path),
        results: Vec::new(),
        unusable: Some("the policy has errors; `pol check` shows them".to_owned()),
        time: None,
    }
}

/// Runs the tests of one policy.
fn test(
    arguments: &Test,
    path: &Path,
    policy: &Policy,
    terminal: &mut Terminal,
) -> Result<(Suite, Outcome), Failure> {
    let start = Instant::now();
    let jobs = Jobs::gather(arguments, policy, terminal)?;
    let mut suite = Suite {
        name: files::name(path),
        results: results(arguments, &jobs),
        unusable: (jobs.unusable > 0).then(|| "lines of the cases cannot be used".to_owned()),
        time: Some(start.elapsed()),
    };
    let mut outcome = Outcome::Fine;
    let failed: Vec<_> = suite.results.iter().filter(|it| !it.holds()).collect();
    match arguments.accept {
        Some(mode) if !failed.is_empty() => {
            let (accepted, written) = accept::accept(mode, (path, policy), &failed, terminal)?;
            outcome = outcome.max(written);
            if accepted > 0
                && written == Outcome::Fine
                && let Some(policy) = load_with_examples(path, terminal)?
            {
                suite.results = results(arguments, &Jobs::gather(arguments, &policy, terminal)?);
            }
        }
        Some(_) | None => {}
    }
    outcome = outcome.max(Outcome::found(suite.results.iter().any(|it| !it.holds())));
    if jobs.unusable > 0 {
        outcome = Outcome::Unusable;
    }
    if arguments.format == TestFormat::Human && arguments.accept.is_none() {
        say_failures(arguments, policy, &suite.results, terminal)?;
        let of_cases = |it: &ExampleResult| !it.holds() && it.is_case;
        if !arguments.show_values && suite.results.iter().any(of_cases) {
            terminal.flush()?;
            terminal.tell("--show-values shows the conditions and values behind a failed case\n");
        }
    }
    Ok((suite, outcome))
}

fn results(arguments: &Test, jobs: &Jobs<'_>) -> Vec<ExampleResult> {
    let progress = Progress::bar("tests");
    parallel::run_all(
        &jobs.wanted,
        |job| job.run(arguments.show_values),
        |count| progress.done(count, jobs.wanted.len()),
    )
}

fn say_failures(
    arguments: &Test,
    policy: &Policy,
    results: &[ExampleResult],
    terminal: &mut Terminal,
) -> Result<(), Failure> {
    for result in results.iter().filter(|it| !it.holds()) {
        let beside_data = arguments.covered.is_wanted();
        let text = pol::render::failure(policy, result, terminal.options(beside_data));
        terminal.put(&text, beside_data)?;
    }
    Ok(())
}

/// The results of one policy as JSON gives them.
#[derive(Serialize)]
struct Results<'a> {
    policy: &'a str,
    passed: usize,
    failed: usize,
    results: &'a [ExampleResult],
}

fn write(arguments: &Test, suites: &[Suite], terminal: &mut Terminal) -> Result<(), Failure> {
    let counts = |options: &RenderOptions| counts(arguments, suites, options);
    let document = match arguments.format {
        TestFormat::Human => return say_counts(arguments, &counts, terminal),
        TestFormat::Json => pretty(&suites.iter().map(as_json).collect::<Vec<_>>()),
        TestFormat::Junit => formats::junit(suites),
        TestFormat::Github => {
            let tests = suites.iter().map(|it| formats::github_tests(&it.results));
            tests.collect()
        }
    };
    terminal.say(&document)?;
    terminal.flush()?;
    terminal.tell(&counts(&terminal.err_options));
    Ok(())
}

fn say_counts(
    arguments: &Test,
    counts: &dyn Fn(&RenderOptions) -> String,
    terminal: &mut Terminal,
) -> Result<(), Failure> {
    let beside_data = arguments.covered.is_wanted();
    terminal.flush()?;
    let text = counts(terminal.options(beside_data));
    terminal.put(&text, beside_data)
}

fn as_json(suite: &Suite) -> Results<'_> {
    let passed = suite.results.iter().filter(|it| it.holds()).count();
    Results {
        policy: &suite.name,
        passed,
        failed: suite.results.len() - passed,
        results: &suite.results,
    }
}

fn counts(arguments: &Test, suites: &[Suite], options: &RenderOptions) -> String {
    let results = || suites.iter().flat_map(|suite| &suite.results);
    let total = results().count();
    let passed = results().filter(|it| it.holds()).count();
    let colour = if passed == total {
        AnsiColor::Green
    } else {
        AnsiColor::Red
    };
    let word = match (arguments.cases.is_empty(), total) {
        (true, 1) => "example",
        (true, _) => "examples",
        (false, 1) => "test",
        (false, _) => "tests",
    };
    let text = format!("{total} {word}: {passed} passed, {} failed", total - passed);
    paint(options, colour.on_default(), &text) + "\n"
}
