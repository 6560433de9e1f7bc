//! `pol help`: the page of a code, the help of a verb, or the list of both.
//! A word in; a text out.

use crate::arguments::Command;
use crate::outcome::{Failure, Outcome};
use crate::terminal::Terminal;
use clap::CommandFactory;
use std::fmt::Write as _;

/// Explain a code such as E0201, or a verb
#[derive(Debug, clap::Args)]
pub(crate) struct Help {
    /// The code or the verb; without one, all are listed
    #[arg(value_name = "CODE")]
    about: Option<String>,
}

pub(crate) fn run(arguments: &Help, terminal: &mut Terminal) -> Result<Outcome, Failure> {
    let text = match arguments.about.as_deref() {
        None => all(terminal),
        Some(about) => one(about, terminal).ok_or_else(|| Failure::NoSuchPage(about.to_owned()))?,
    };
    terminal.say(&text)?;
    Ok(Outcome::Fine)
}

fn one(about: &str, terminal: &Terminal) -> Option<String> {
    match pol::page(about) {
        Some(page) => Some(pol::render::page(page, &terminal.out_options)),
        None => verb(about, terminal),
    }
}

fn verb(name: &str, terminal: &Terminal) -> Option<String> {
    let mut command = Command::command();
    command.build();
    let help = command.find_subcommand_mut(name)?.render_long_help();
    Some(if terminal.out_options.colour {
        help.ansi().to_string()
    } else {
        help.to_string()
    })
}

fn all(terminal: &Terminal) -> String {
    let help = Command::command().render_help();
    let mut text = if terminal.out_options.colour {
        help.ansi().to_string()
    } else {
        help.to_string()
    };
    text += "\nCodes:\n";
    for page in pol::pages() {
        let _ = writeln!(text, "  {}  {}", page.code, page.title);
    }
    text
}
