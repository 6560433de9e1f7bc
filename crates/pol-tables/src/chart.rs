//! The summary of a run as text: counts with bars, as wide as the terminal.

use crate::run::Finished;
use crate::summary::{Amounts, Summary, by_size};
use anstyle::{AnsiColor, Style};
use std::collections::BTreeMap;
use std::fmt::Write;
use std::time::Duration;

/// The most bars of a chart.
const MOST: usize = 8;

/// The widest bar.
const WIDEST: usize = 40;

/// Draws what a run came to, so many characters wide.
pub fn chart(finished: &Finished, width: usize, colour: bool) -> String {
    let summary = &finished.summary;
    let chart = Chart { width, colour };
    let mut text = head(finished) + "\n";
    let judged = summary.rows - summary.unreadable;
    for (title, counts, colour) in [
        ("Outcomes", &summary.dispositions, AnsiColor::Blue),
        ("Findings", &summary.findings, AnsiColor::Green),
        ("Most common reasons", &summary.reasons, AnsiColor::Cyan),
        ("Most often missing", &summary.missing, AnsiColor::Yellow),
    ] {
        text += &chart.section(title, counts, judged, colour);
    }
    text += &released(&summary.released);
    text + &problems(summary)
}

/// Says how many rows were judged, how fast, and how many the exact step decided.
fn head(finished: &Finished) -> String {
    let summary = &finished.summary;
    let rows = grouped(summary.rows);
    let word = plural(summary.rows, "row", "rows");
    let took = duration(finished.took);
    let before = grouped(summary.rows - finished.judged);
    let mut text = if finished.judged < summary.rows {
        format!("{rows} {word}, {before} of them judged before, the others in {took}")
    } else {
        format!("{rows} {word} judged in {took}")
    };
    if let Some(rate) = rate(finished) {
        let _ = write!(text, ", {} a second", grouped(rate));
    }
    let share = percent(summary.exact_share());
    let _ = writeln!(text, "; {share} left to the exact step");
    if summary.inconclusive > 0 {
        let rows = grouped(summary.inconclusive);
        let _ = writeln!(
            text,
            "{rows} ran out of a budget: their missing facts may be too many"
        );
    }
    text
}

struct Chart {
    width: usize,
    colour: bool,
}

impl Chart {
    fn section(
        &self,
        title: &str,
        counts: &BTreeMap<String, u64>,
        of: u64,
        colour: AnsiColor,
    ) -> String {
        let counts = by_size(counts);
        let shown = &counts[..counts.len().min(MOST)];
        let Some(largest) = shown.iter().map(|it| it.1).max() else {
            return String::new();
        };
        let names = shown.iter().map(|(name, _)| name.chars().count()).max();
        let names = names.unwrap_or(0).min(self.width / 2);
        let numbers = grouped(largest).len();
        let room = self.width.saturating_sub(names + numbers + 13);
        let room = room.clamp(1, WIDEST);
        let mut text = self.paint(Style::new().bold(), title) + "\n";
        for (name, count) in shown {
            let name = shortened(name, names);
            let padding = " ".repeat(names - name.chars().count());
            let bar = bar(*count, largest, room);
            let gap = " ".repeat(room - bar.chars().count());
            let bar = self.paint(colour.on_default(), &bar);
            let (count, share) = (grouped(*count), percent(share(*count, of)));
            let line = format!("  {name}{padding}  {bar}{gap}  {count:>numbers$} {share:>6}");
            text += line.trim_end();
            text.push('\n');
        }
        if counts.len() > shown.len() {
            let _ = writeln!(text, "  and {} more", counts.len() - shown.len());
        }
        text + "\n"
    }

    fn paint(&self, style: Style, text: &str) -> String {
        if self.colour {
            format!("{style}{text}{style:#}")
        } else {
            text.to_owned()
        }
    }
}

/// Draws a bar in eighths of a character; what is not nothing is never drawn as nothing.
fn bar(count: u64, largest: u64, room: usize) -> String {
    const EIGHTHS: [&str; 8] = ["", "▏", "▎", "▍", "▌", "▋", "▊", "▉"];
    let room = u64::try_from(room).unwrap_or(0) * 8;
    let eighths = u128::from(count) * u128::from(room) / u128::from(largest.max(1));
    let eighths = usize::try_from(eighths).unwrap_or(0);
    let eighths = eighths.max(usize::from(count > 0));
    "█".repeat(eighths / 8) + EIGHTHS[eighths % 8]
}

fn shortened(name: &str, width: usize) -> String {
    if name.chars().count() <= width {
        return name.to_owned();
    }
    let kept: String = name.chars().take(width.saturating_sub(1)).collect();
    kept + "…"
}

fn released(released: &BTreeMap<String, Amounts>) -> String {
    let mut text = String::new();
    for (unit, amounts) in released {
        let _ = writeln!(
            text,
            "Released: {} of {} {unit} on {} {}, a part on {}",
            amounts.amount,
            amounts.requested,
            grouped(amounts.rows),
            plural(amounts.rows, "row", "rows"),
            grouped(amounts.in_part),
        );
    }
    text
}

fn problems(summary: &Summary) -> String {
    if summary.unreadable == 0 {
        return String::new();
    }
    let rows = grouped(summary.unreadable);
    let word = plural(summary.unreadable, "row", "rows");
    let mut text = format!("{rows} {word} cannot be read\n");
    for noted in summary.problems.iter().take(MOST) {
        let rows: Vec<String> = noted.first_rows.iter().map(u64::to_string).collect();
        let more = noted.count > rows.len() as u64;
        let more = if more { ", …" } else { "" };
        let _ = writeln!(
            text,
            "  {} × {} (row {}{more})",
            grouped(noted.count),
            noted.problem,
            rows.join(", "),
        );
    }
    let kinds = summary.problems.len();
    if kinds > MOST {
        let _ = writeln!(text, "  and {} other problems", kinds - MOST);
    }
    text
}

/// Gives the rows a second of a run that took long enough to tell.
pub(crate) fn rate(finished: &Finished) -> Option<u64> {
    let millis = finished.took.as_millis();
    let rate = (millis > 0).then(|| u128::from(finished.judged) * 1_000 / millis);
    rate.and_then(|rate| u64::try_from(rate).ok())
}

/// Gives a part of a whole.
pub(crate) fn share(part: u64, whole: u64) -> f64 {
    #[expect(clippy::cast_precision_loss, reason = "a share to look at")]
    if whole == 0 {
        0.0
    } else {
        part as f64 / whole as f64
    }
}

/// Writes a share as people read it.
pub(crate) fn percent(share: f64) -> String {
    let percent = share * 100.0;
    if percent > 0.0 && percent < 0.1 {
        return "<0.1 %".to_owned();
    }
    format!("{percent:.1} %")
}

/// Writes a count with its thousands apart.
pub(crate) fn grouped(count: u64) -> String {
    let digits = count.to_string();
    let mut text = String::new();
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}

pub(crate) fn duration(took: Duration) -> String {
    let seconds = took.as_secs();
    if seconds < 60 {
        return format!("{:.1} s", took.as_secs_f64());
    }
    let (hours, minutes) = (seconds / 3_600, seconds / 60 % 60);
    if hours > 0 {
        return format!("{hours} h {minutes} min");
    }
    format!("{minutes} min {} s", seconds % 60)
}

pub(crate) fn plural<'a>(count: u64, one: &'a str, several: &'a str) -> &'a str {
    if count == 1 { one } else { several }
}
