//! The verbs, one file each: arguments in, an outcome out.
//! What several of them do alike stands here.

pub(crate) mod analyze;
pub(crate) mod ask;
pub(crate) mod bundle;
pub(crate) mod check;
pub(crate) mod ci;
pub(crate) mod clauses;
pub(crate) mod codes;
pub(crate) mod completions;
pub(crate) mod diff;
pub(crate) mod doc;
pub(crate) mod eval;
pub(crate) mod explain;
pub(crate) mod fmt;
pub(crate) mod help;
pub(crate) mod lock;
pub(crate) mod man;
pub(crate) mod mutate;
pub(crate) mod new;
pub(crate) mod show;
pub(crate) mod test;
pub(crate) mod timeline;

use crate::arguments::Verb;
use crate::outcome::{Failure, Outcome};
use crate::terminal::Terminal;
use crate::{beside, used};
use pol::{Policy, Texts};
use std::path::{Path, PathBuf};

/// Does what a verb says.
pub(crate) fn run(verb: &Verb, terminal: &mut Terminal) -> Result<Outcome, Failure> {
    match verb {
        Verb::Check(arguments) => check::run(arguments, terminal),
        Verb::Eval(arguments) => eval::run(arguments, terminal),
        Verb::Ask(arguments) => ask::run(arguments, terminal),
        Verb::Explain(arguments) => explain::run(arguments, terminal),
        Verb::Test(arguments) => test::run(arguments, terminal),
        Verb::Diff(arguments) => diff::run(arguments, terminal),
        Verb::Mutate(arguments) => mutate::run(arguments, terminal),
        Verb::Ci(arguments) => ci::run(arguments, terminal),
        Verb::Fmt(arguments) => fmt::run(arguments, terminal),
        Verb::Analyze(arguments) => analyze::run(arguments, terminal),
        Verb::Clauses(arguments) => clauses::run(arguments, terminal),
        Verb::Codes(arguments) => codes::run(arguments, terminal),
        Verb::Lock(arguments) => lock::run(arguments, terminal),
        Verb::Bundle(arguments) => bundle::run(arguments, terminal),
        Verb::Show(arguments) => show::run(arguments, terminal),
        Verb::Timeline(arguments) => timeline::run(arguments, terminal),
        Verb::Doc(arguments) => doc::run(arguments, terminal),
        Verb::New(arguments) => new::run(arguments, terminal),
        Verb::Help(arguments) => help::run(arguments, terminal),
        Verb::Completions(arguments) => completions::run(arguments, terminal),
        Verb::Man(arguments) => man::run(arguments, terminal),
    }
}

/// Loads a policy that is to be used; tells what is wrong where it cannot be.
fn load(path: &Path, terminal: &mut Terminal) -> Result<Option<Policy>, Failure> {
    Ok(load_texts(&used::texts(path)?, terminal))
}

/// Loads a policy with the files of examples beside it; tells what is wrong where one cannot be used.
fn load_with_examples(path: &Path, terminal: &mut Terminal) -> Result<Option<Policy>, Failure> {
    Ok(load_texts(&used::texts_with_examples(path)?, terminal))
}

/// Loads a policy from its texts; tells what is wrong where it cannot be used.
fn load_texts(texts: &Texts, terminal: &mut Terminal) -> Option<Policy> {
    match Policy::load_with(texts) {
        Ok(policy) => Some(policy),
        Err(report) => {
            let rendered = report.render(&terminal.err_options);
            terminal.tell(&format!("{rendered}\n{}\n", report.summary()));
            None
        }
    }
}

/// Does something to each policy that is meant by paths; those of files of examples mean the policies beside them.
fn each_policy(
    paths: &[PathBuf],
    terminal: &mut Terminal,
    mut act: impl FnMut(&Path, &mut Terminal) -> Result<Outcome, Failure>,
) -> Result<Outcome, Failure> {
    let mut worst = Outcome::Fine;
    for policy in beside::policies(paths) {
        let outcome = match policy {
            Ok(path) => each_file(&[path], terminal, &mut act)?,
            Err(failure) => {
                terminal.tell_failure(&failure);
                Outcome::Unusable
            }
        };
        worst = worst.max(outcome);
    }
    Ok(worst)
}

/// Does something to each file; an unusable one is told and does not stop the others. Gives the worst outcome.
fn each_file<P: AsRef<Path>>(
    paths: &[P],
    terminal: &mut Terminal,
    mut act: impl FnMut(&Path, &mut Terminal) -> Result<Outcome, Failure>,
) -> Result<Outcome, Failure> {
    let mut worst = Outcome::Fine;
    for path in paths {
        let outcome = match act(path.as_ref(), terminal) {
            Err(failure @ Failure::Output(_)) => return Err(failure),
            Err(failure) => {
                terminal.tell_failure(&failure);
                Outcome::Unusable
            }
            Ok(outcome) => outcome,
        };
        worst = worst.max(outcome);
    }
    Ok(worst)
}

/// Writes a value as JSON over several lines.
fn pretty<T: serde::Serialize>(value: &T) -> String {
    serde_json::to_string_pretty(value).expect("determinations and diagnostics have text keys")
        + "\n"
}
