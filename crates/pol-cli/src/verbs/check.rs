//! `pol check`: everything that is wrong with policies.
//! Files in; diagnostics out, for people or as one JSON array.

use super::{each_file, pretty};
use crate::arguments::Format;
use crate::files;
use crate::outcome::{Failure, Outcome};
use crate::terminal::Terminal;
use std::path::PathBuf;

/// Find everything that is wrong with policies
#[derive(Debug, clap::Args)]
pub(crate) struct Check {
    /// The policies; - for standard input
    #[arg(required = true, value_name = "FILE")]
    files: Vec<PathBuf>,
    /// For whom to write
    #[arg(long, value_enum, default_value_t = Format::Human)]
    format: Format,
}

pub(crate) fn run(arguments: &Check, terminal: &mut Terminal) -> Result<Outcome, Failure> {
    let mut entries = Vec::new();
    let outcome = each_file(&arguments.files, terminal, |path, terminal| {
        let report = pol::check(&files::name(path), &files::read_policy(path)?);
        match arguments.format {
            Format::Human => {
                terminal.say(&report.render(&terminal.out_options))?;
                terminal.flush()?;
                let gap = if report.is_empty() { "" } else { "\n" };
                terminal.tell(&format!("{gap}{}\n", report.summary()));
            }
            Format::Json => entries.extend(report.entries()),
        }
        Ok(Outcome::found(report.has_errors()))
    })?;
    if arguments.format == Format::Json {
        terminal.say(&pretty(&entries))?;
    }
    Ok(outcome)
}
