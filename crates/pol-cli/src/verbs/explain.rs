//! `pol explain`: why a request is judged as it is.
//! A policy and one request in; the tree of criteria with their facts out.

use super::eval::tell_invalid;
use super::load;
use crate::files;
use crate::outcome::{Failure, Outcome};
use crate::terminal::Terminal;
use std::path::PathBuf;

/// Show why a request is judged as it is: every criterion with its facts
#[derive(Debug, clap::Args)]
pub(crate) struct Explain {
    /// The policy
    policy: PathBuf,
    /// The request in JSON; - for standard input
    request: PathBuf,
    /// Show the offending value with an error of the request; it is health data
    #[arg(long)]
    show_values: bool,
}

pub(crate) fn run(arguments: &Explain, terminal: &mut Terminal) -> Result<Outcome, Failure> {
    let Some(policy) = load(&arguments.policy, terminal)? else {
        return Ok(Outcome::Unusable);
    };
    let text = files::read_request(&arguments.request)?;
    match policy.request(&text) {
        Ok(request) => {
            let determination = policy.explain(&request);
            terminal.say(&pol::render::explanation(
                &policy,
                &determination,
                &terminal.out_options,
            ))?;
            Ok(Outcome::Fine)
        }
        Err(report) => {
            tell_invalid(
                report.named(files::name(&arguments.request)),
                &text,
                arguments.show_values,
                terminal,
            );
            Ok(Outcome::Findings)
        }
    }
}
