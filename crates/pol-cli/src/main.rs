//! The command `pol`: policies and requests in, determinations and diagnostics out. One file a verb.
//! All meaning lives in the library; here are files, streams, colours and exit codes.

mod arguments;
mod beside;
mod files;
mod git;
mod library;
mod lints;
mod lock;
mod outcome;
mod progress;
mod terminal;
mod used;
mod verbs;

use arguments::Command;
use clap::Parser;
use outcome::{Failure, Outcome};
use std::process::ExitCode;
use terminal::Terminal;

fn main() -> ExitCode {
    let command = Command::parse();
    let mut terminal = Terminal::new(command.color);
    let result = verbs::run(&command.verb, &mut terminal);
    let result =
        result.and_then(|outcome| terminal.flush().map(|()| outcome).map_err(Failure::from));
    match result {
        Ok(outcome) => outcome.into(),
        Err(failure) if failure.is_broken_pipe() => Outcome::Fine.into(),
        Err(failure) => {
            terminal.tell_failure(&failure);
            Outcome::Unusable.into()
        }
    }
}
