//! `pol fmt`: policies laid out as the language lays them out.
//! Files in and back, or standard input to standard output; a text that would say something else is never written.

use super::each_file;
use crate::outcome::{Failure, Outcome};
use crate::terminal::{Terminal, paint};
use crate::{beside, files};
use anstyle::{AnsiColor, Style};
use pol::{FormatError, RenderOptions};
use similar::{ChangeTag, TextDiff};
use std::path::{Path, PathBuf};

/// Lay policies out, in place
#[derive(Debug, clap::Args)]
pub(crate) struct Fmt {
    /// The policies, with the *.examples.pol beside them; - lays out standard input to standard output
    #[arg(required = true, value_name = "FILE")]
    files: Vec<PathBuf>,
    /// Change nothing; show what would change
    #[arg(long)]
    check: bool,
}

pub(crate) fn run(arguments: &Fmt, terminal: &mut Terminal) -> Result<Outcome, Failure> {
    each_file(
        &with_examples(&arguments.files),
        terminal,
        |path, terminal| {
            let text = files::read_policy(path)?;
            match pol::format(&files::name(path), &text) {
                Ok(formatted) if arguments.check => compare(path, &text, &formatted, terminal),
                Ok(formatted) => write(path, &text, &formatted, terminal),
                Err(error) => refuse(error, terminal),
            }
        },
    )
}

/// Adds the files of examples beside each policy, and takes each file once.
fn with_examples(paths: &[PathBuf]) -> Vec<PathBuf> {
    let mut all: Vec<PathBuf> = Vec::new();
    let both = |path: &PathBuf| std::iter::once(path.clone()).chain(beside::of(path));
    for path in paths.iter().flat_map(both) {
        if !all.contains(&path) {
            all.push(path);
        }
    }
    all
}

fn write(
    path: &Path,
    text: &str,
    formatted: &str,
    terminal: &mut Terminal,
) -> Result<Outcome, Failure> {
    if files::is_stdin(path) {
        terminal.say(formatted)?;
    } else if text != formatted {
        files::replace(path, formatted)?;
        terminal.tell(&format!("formatted {}\n", files::name(path)));
    }
    Ok(Outcome::Fine)
}

fn compare(
    path: &Path,
    text: &str,
    formatted: &str,
    terminal: &mut Terminal,
) -> Result<Outcome, Failure> {
    if text == formatted {
        return Ok(Outcome::Fine);
    }
    terminal.say(&difference(
        &files::name(path),
        text,
        formatted,
        &terminal.out_options,
    ))?;
    Ok(Outcome::Findings)
}

fn refuse(error: FormatError, terminal: &mut Terminal) -> Result<Outcome, Failure> {
    match error {
        FormatError::Broken(report) => {
            let rendered = report.render(&terminal.err_options);
            terminal.tell(&format!(
                "{rendered}\n{}; left as it is\n",
                report.summary()
            ));
            Ok(Outcome::Findings)
        }
        changed @ FormatError::Changed { .. } => Err(Failure::Defect(changed.to_string())),
    }
}

/// The difference between two texts, as unified diffs are written.
fn difference(name: &str, old: &str, new: &str, options: &RenderOptions) -> String {
    let diff = TextDiff::from_lines(old, new);
    let mut text = format!("--- {name}\n+++ {name}, formatted\n");
    for hunk in diff.unified_diff().iter_hunks() {
        text += &paint(
            options,
            AnsiColor::Cyan.on_default(),
            &hunk.header().to_string(),
        );
        text.push('\n');
        for change in hunk.iter_changes() {
            let (sign, style) = sign(change.tag());
            text += &paint(
                options,
                style,
                &format!("{sign}{}", change.value().trim_end_matches(['\n', '\r'])),
            );
            text.push('\n');
        }
    }
    text
}

fn sign(tag: ChangeTag) -> (char, Style) {
    match tag {
        ChangeTag::Delete => ('-', AnsiColor::Red.on_default()),
        ChangeTag::Insert => ('+', AnsiColor::Green.on_default()),
        ChangeTag::Equal => (' ', Style::new()),
    }
}
