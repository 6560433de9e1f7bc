//! `pol ask`: an interview in the terminal, one question at a time.
//! A policy and what is known of a request in; questions on standard error, answers from standard input, the determination out.

mod answer;
mod keep;
mod reply;
mod session;

use super::eval::tell_invalid;
use super::{load, pretty};
use crate::arguments::Format;
use crate::files;
use crate::outcome::{Failure, Outcome};
use crate::terminal::Terminal;
use keep::Keep;
use pol::{Determination, Policy, Request};
use session::Session;
use std::path::{Path, PathBuf};

/// Ask for what a request does not state, one question at a time, and judge it
///
/// The questions are put in the order that is expected to take the fewest of them; what is presumed or cannot matter is not asked.
/// An answer is yes or no, a number with or without its unit, a date such as 2026-03-01, the name or number of a choice, or a code;
/// several have commas between them, and none is an answer too. An empty line, skip or don't know passes a question over for good.
/// ? tells why it is asked and what hangs on it, back takes the last answer back, save FILE writes the request so far, quit stops.
/// At the end comes the determination, as of pol eval.
#[derive(Debug, clap::Args)]
pub(crate) struct Ask {
    /// The policy
    policy: PathBuf,
    /// What is known of the request, in JSON; without it, nothing is
    request: Option<PathBuf>,
    /// Write the request to a file after every answer, so that nothing is lost; it is health data
    #[arg(long, value_name = "FILE")]
    save: Option<PathBuf>,
    /// For whom to write the determination
    #[arg(long, value_enum, default_value_t = Format::Human)]
    format: Format,
    /// Show the offending value with an error of the request or of an answer; it is health data
    #[arg(long)]
    show_values: bool,
}

pub(crate) fn run(arguments: &Ask, terminal: &mut Terminal) -> Result<Outcome, Failure> {
    let Some(policy) = load(&arguments.policy, terminal)? else {
        return Ok(Outcome::Unusable);
    };
    let Some(request) = known(arguments, &policy, terminal)? else {
        return Ok(Outcome::Findings);
    };
    let keep = Keep::new(arguments.request.as_deref(), arguments.save.as_deref())?;
    let mut session = Session {
        policy: &policy,
        policy_name: files::name(&arguments.policy),
        interview: policy.interview(&request),
        keep,
        show_values: arguments.show_values,
    };
    session.run(terminal)?;
    let determination = session.interview.determination();
    terminal.say(&written(
        arguments.format,
        &policy,
        &determination,
        terminal,
    ))?;
    Ok(Outcome::Fine)
}

/// Reads what is known; tells what is wrong where the request is invalid.
fn known(
    arguments: &Ask,
    policy: &Policy,
    terminal: &mut Terminal,
) -> Result<Option<Request>, Failure> {
    let (name, text) = match arguments.request.as_deref() {
        Some(path) if files::is_stdin(path) => return Err(Failure::AnswersOnStdin),
        Some(path) => (files::name(path), files::read_request(path)?),
        None => (String::new(), "{}".to_owned()),
    };
    match policy.request(&text) {
        Ok(request) => Ok(Some(request)),
        Err(report) => {
            tell_invalid(report.named(name), &text, arguments.show_values, terminal);
            Ok(None)
        }
    }
}

fn written(
    format: Format,
    policy: &Policy,
    determination: &Determination,
    terminal: &Terminal,
) -> String {
    match format {
        Format::Human => pol::render::determination(policy, determination, &terminal.out_options),
        Format::Json => pretty(determination),
    }
}

/// Says how to go on with a request that was saved.
fn resume(policy: &str, request: &Path) -> String {
    format!("pol ask {policy} {}", request.display())
}
