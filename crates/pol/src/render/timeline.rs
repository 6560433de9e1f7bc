//! What of a policy stood when, as a picture in the terminal: a column for each period in which the same stood, a row for each
//! thing that has days. Below it the words of what changed, and the log of revisions.

use super::RenderOptions;
use super::sheet::Sheet;
use pol_compiler::history::{Bar, RevisionMark, Timeline, Track};
use pol_compiler::program::Dates;

/// The least width of a column: a date, and a space on either side.
const LEAST: usize = 12;

/// Renders what stood when for people.
pub fn timeline(timeline: &Timeline, options: &RenderOptions) -> String {
    let mut sheet = Sheet::new(options);
    sheet.title(&timeline.title);
    sheet.paragraph(2, &format!("In force{}", days(&timeline.force)));
    if timeline.tracks.is_empty() {
        sheet.paragraph(2, "Nothing in it has days of its own.");
    }
    let names = timeline
        .tracks
        .iter()
        .map(|track| label(track).chars().count());
    let first = names.max().unwrap_or(0).max("revisions".len());
    let columns: Vec<Column> = timeline
        .periods
        .iter()
        .map(|it| Column::of(timeline, it))
        .collect();
    for some in fitting(&columns, options.width.saturating_sub(first + 2)) {
        sheet.gap();
        for line in picture(timeline, some, first) {
            sheet.verbatim(0, &line);
        }
    }
    versions(&mut sheet, timeline);
    revisions(&mut sheet, &timeline.revisions);
    sheet.finish()
}

/// A period, its first day, and how wide it is shown.
struct Column {
    period: Dates,
    head: String,
    width: usize,
}

impl Column {
    fn of(timeline: &Timeline, period: &Dates) -> Self {
        let head = period.from.map(|from| from.to_string()).unwrap_or_default();
        let cells = timeline.tracks.iter().map(|track| cell(track, period));
        let widest = cells.flatten().map(|cell| cell.chars().count() + 2);
        Self {
            period: *period,
            head,
            width: widest.max().unwrap_or(0).max(LEAST),
        }
    }
}

/// Cuts the columns into rows of a width; each has one at least.
fn fitting(columns: &[Column], width: usize) -> Vec<&[Column]> {
    let mut rows = Vec::new();
    let mut start = 0;
    let mut used = 0;
    for (position, column) in columns.iter().enumerate() {
        if position > start && used + column.width > width {
            rows.push(&columns[start..position]);
            (start, used) = (position, 0);
        }
        used += column.width;
    }
    if start < columns.len() {
        rows.push(&columns[start..]);
    }
    rows
}

fn picture(timeline: &Timeline, columns: &[Column], first: usize) -> Vec<String> {
    let heads = columns.iter().map(|column| {
        let width = column.width;
        format!("│{:<width$}", column.head, width = width - 1)
    });
    let mut lines = vec![format!("{:first$}  {}", "", heads.collect::<String>())];
    for track in &timeline.tracks {
        let cells: String = columns.iter().map(|column| bar(track, column)).collect();
        lines.push(format!("{:first$}  {cells}", label(track)));
    }
    let marks = columns.iter().map(|column| {
        let within = |it: &&RevisionMark| column.period.hold(it.date);
        let many = timeline.revisions.iter().filter(within).count();
        let marks = "◆".repeat(many.min(column.width - 1));
        format!("│{marks:<width$}", width = column.width - 1)
    });
    if !timeline.revisions.is_empty() {
        lines.push(format!(
            "{:first$}  {}",
            "revisions",
            marks.collect::<String>()
        ));
    }
    lines
        .into_iter()
        .map(|line| line.trim_end().to_owned())
        .collect()
}

/// A track in a column: a line through it where it stands, with what stands in the midst.
fn bar(track: &Track, column: &Column) -> String {
    let width = column.width;
    let Some(words) = cell(track, &column.period) else {
        return format!("│{:width$}", "", width = width - 1);
    };
    let starts =
        bar_of(track, &column.period).is_some_and(|bar| bar.dates.from == column.period.from);
    let edge = if starts { "├" } else { "─" };
    format!("{edge}{words:─^width$}", width = width - 1)
}

fn bar_of<'t>(track: &'t Track, period: &Dates) -> Option<&'t Bar> {
    let day = period.from.or(period.until)?;
    track.bars.iter().find(|bar| bar.dates.hold(day))
}

/// What stands in a column: the number of a value, or which version of several; nothing where it does not stand.
fn cell(track: &Track, period: &Dates) -> Option<String> {
    let day = period.from.or(period.until)?;
    let position = track.bars.iter().position(|bar| bar.dates.hold(day))?;
    Some(match (track.kind, track.bars.len()) {
        ("value", _) => format!(" {} ", track.bars[position].words),
        (_, 1) => String::new(),
        (_, _) => format!(" {} ", position + 1),
    })
}

fn label(track: &Track) -> String {
    format!("{} {}", track.kind, track.name)
}

/// Tells what each thing says while it stands, where it has words of its own.
fn versions(sheet: &mut Sheet<'_>, timeline: &Timeline) {
    for track in timeline.tracks.iter().filter(|track| track.kind != "value") {
        sheet.heading(&label(track));
        for (position, bar) in track.bars.iter().enumerate() {
            let number = match track.bars.len() {
                1 => String::new(),
                _ => format!("{}.", position + 1),
            };
            let words = [days(&bar.dates).trim_start(), &bar.words].join("  ");
            match number.as_str() {
                "" => sheet.paragraph(2, words.trim_end()),
                number => sheet.item(2, number, words.trim_end()),
            }
        }
    }
}

fn revisions(sheet: &mut Sheet<'_>, revisions: &[RevisionMark]) {
    if revisions.is_empty() {
        return;
    }
    sheet.heading("Revisions");
    for revision in revisions {
        sheet.item(2, "◆", &format!("{}  {}", revision.date, revision.text));
    }
}

/// Days as an author writes them, a space before each.
pub(super) fn days(dates: &Dates) -> String {
    let from = dates.from.map(|from| format!(" from {from}"));
    let until = dates.until.map(|until| format!(" until {until}"));
    [from, until].into_iter().flatten().collect()
}
