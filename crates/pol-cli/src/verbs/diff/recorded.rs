//! Recorded requests, judged by both revisions: a file of one request a line in, counts out.
//! What is wrong with a line is told with its number, and no value unless it is asked for.

use crate::files::{self, Lines};
use crate::outcome::Failure;
use crate::progress::Progress;
use crate::terminal::Terminal;
use crate::verbs::eval::tell_invalid;
use pol::{Policy, Replay, ReplayCounts, Replayer};
use std::path::Path;

/// The most invalid lines that are told one by one.
const MOST_TOLD: usize = 10;

/// Judges every line.
pub(super) fn replay(
    old: &Policy,
    new: &Policy,
    path: &Path,
    show_values: bool,
    terminal: &mut Terminal,
) -> Result<ReplayCounts, Failure> {
    let replayer = Replayer::new(old, new);
    let mut counts = ReplayCounts::default();
    let mut lines = Lines::open(path)?;
    let progress = Progress::counting("requests judged");
    let mut told = 0;
    while let Some(line) = lines.next_line()? {
        match line.text {
            Err(failure) => {
                terminal.tell_failure(&failure);
                counts.add_unreadable(line.number);
            }
            Ok(text) => {
                let replay = replayer.replay(&text);
                counts.add(line.number, &replay);
                if let Replay::Invalid(report) = replay
                    && told < MOST_TOLD
                {
                    told += 1;
                    let name = format!("{}:{}", files::name(path), line.number);
                    tell_invalid(report.named(name), &text, show_values, terminal);
                }
            }
        }
        progress.count(counts.requests);
    }
    Ok(counts)
}
