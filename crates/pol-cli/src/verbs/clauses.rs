//! `pol clauses`: the clauses of the source, and what stands on each.
//! A policy in; its table of clauses out.

use super::{load, pretty};
use crate::arguments::Format;
use crate::outcome::{Failure, Outcome};
use crate::terminal::Terminal;
use std::path::PathBuf;

/// List the clauses of the source with the declarations and the examples that stand on each
#[derive(Debug, clap::Args)]
pub(crate) struct Clauses {
    /// The policy; - for standard input
    file: PathBuf,
    /// For whom to write
    #[arg(long, value_enum, default_value_t = Format::Human)]
    format: Format,
}

pub(crate) fn run(arguments: &Clauses, terminal: &mut Terminal) -> Result<Outcome, Failure> {
    let Some(policy) = load(&arguments.file, terminal)? else {
        return Ok(Outcome::Unusable);
    };
    let rows = policy.clauses();
    terminal.say(&match arguments.format {
        Format::Human => pol::render::clauses(&rows, &terminal.out_options),
        Format::Json => pretty(&rows),
    })?;
    Ok(Outcome::Fine)
}
