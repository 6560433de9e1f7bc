//! `pol man`: the manual pages, one a verb.
//! A folder in, pages into it; without one, the first page to standard output.

use crate::arguments::Command;
use crate::outcome::{Failure, Outcome};
use crate::terminal::Terminal;
use clap::CommandFactory;
use std::io;
use std::path::{Path, PathBuf};

/// Write the manual pages
#[derive(Debug, clap::Args)]
pub(crate) struct Man {
    /// The folder for one page a verb; without it, the page of pol goes to standard output
    #[arg(long, value_name = "DIR")]
    output: Option<PathBuf>,
}

pub(crate) fn run(arguments: &Man, terminal: &mut Terminal) -> Result<Outcome, Failure> {
    match &arguments.output {
        Some(folder) => {
            let name = folder.display().to_string();
            write_all(folder).map_err(|error| Failure::Unwritable { name, error })?;
        }
        None => {
            let mut page = Vec::new();
            clap_mangen::Man::new(Command::command()).render(&mut page)?;
            terminal.say(&String::from_utf8_lossy(&page))?;
        }
    }
    Ok(Outcome::Fine)
}

fn write_all(folder: &Path) -> io::Result<()> {
    std::fs::create_dir_all(folder)?;
    clap_mangen::generate_to(Command::command(), folder)
}
