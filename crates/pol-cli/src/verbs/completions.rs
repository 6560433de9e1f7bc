//! `pol completions`: what a shell needs in order to complete a call.
//! The name of a shell in; its script out.

use crate::arguments::Command;
use crate::outcome::{Failure, Outcome};
use crate::terminal::Terminal;
use clap::CommandFactory;
use clap_complete::Shell;

/// Print the completions of a shell
#[derive(Debug, clap::Args)]
pub(crate) struct Completions {
    /// The shell
    shell: Shell,
}

pub(crate) fn run(arguments: &Completions, terminal: &mut Terminal) -> Result<Outcome, Failure> {
    let mut script = Vec::new();
    clap_complete::generate(arguments.shell, &mut Command::command(), "pol", &mut script);
    terminal.say(&String::from_utf8_lossy(&script))?;
    Ok(Outcome::Fine)
}
