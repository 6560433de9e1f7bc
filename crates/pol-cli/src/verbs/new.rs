//! `pol new`: a policy to begin with.
//! A name in; a file out that checks, is formatted and whose examples pass. Nothing is ever overwritten.

use crate::files;
use crate::outcome::{Failure, Outcome};
use crate::terminal::Terminal;
use std::path::PathBuf;

/// Begin a new policy with a commented skeleton
#[derive(Debug, clap::Args)]
pub(crate) struct New {
    /// The policy's name: small letters, digits and _
    name: String,
    /// The file to write, NAME.pol without it; - for standard output
    #[arg(long, value_name = "FILE")]
    output: Option<PathBuf>,
}

const SKELETON: &str = include_str!("skeleton.pol");

pub(crate) fn run(arguments: &New, terminal: &mut Terminal) -> Result<Outcome, Failure> {
    let text = skeleton(&arguments.name).ok_or_else(|| Failure::BadName(arguments.name.clone()))?;
    let path = arguments
        .output
        .clone()
        .unwrap_or_else(|| PathBuf::from(format!("{}.pol", arguments.name)));
    if files::is_stdin(&path) {
        terminal.say(&text)?;
    } else {
        files::create(&path, &text)?;
        terminal.tell(&format!(
            "wrote {}; go on with `pol test {0}`\n",
            path.display()
        ));
    }
    Ok(Outcome::Fine)
}

/// The skeleton under a name; nothing where the language does not take the name.
fn skeleton(name: &str) -> Option<String> {
    let plain =
        |letter: char| letter.is_ascii_lowercase() || letter.is_ascii_digit() || letter == '_';
    if !name.chars().all(plain) {
        return None;
    }
    let named = SKELETON.replacen(
        "policy NAME \"TITLE\"",
        &format!("policy {name} \"{}\"", title(name)),
        1,
    );
    pol::check(name, &named).is_empty().then_some(named)
}

/// `massage_therapy` as a title: `Massage therapy`.
fn title(name: &str) -> String {
    let words = name.replace('_', " ");
    let mut letters = words.chars();
    letters.next().map_or(String::new(), |first| {
        first.to_uppercase().chain(letters).collect()
    })
}
