//! What of a policy stood when, as an SVG of its own: time from left to right, a row for each thing that has days, the days on
//! which anything changes above them, and the log of revisions as marks below. The same bytes for the same policy.

use super::timeline::days;
use jiff::civil::Date;
use pol_compiler::history::{Bar, Timeline, Track};
use std::fmt::Write;

/// The height of a row, and of a line of dates.
const ROW: i64 = 26;
const LINE: i64 = 16;
/// Space around the picture.
const MARGIN: i64 = 24;
/// The width of the picture of time.
const TIME: i64 = 720;
/// The width of a letter, near enough to tell whether words fit.
const LETTER: i64 = 7;
/// The days that are shown after the last change, where the policy is in force without end.
const AFTER: i64 = 120;

const STYLE: &str = "\
text{font-family:ui-sans-serif,system-ui,sans-serif;font-size:12px;fill:#1f2933}\
.title{font-size:16px;font-weight:600}.kind,.day{fill:#616e7c}.day{font-size:11px}\
.band{fill:#f5f7fa}.edge{stroke:#cbd2d9;stroke-width:1}.bar{stroke:#fff;stroke-width:1.5}\
.mark{stroke:#ab091e;stroke-width:1;stroke-dasharray:2 3}.flag{fill:#ab091e}.in{fill:#fff}";

/// Renders what stood when as SVG.
pub fn timeline_svg(timeline: &Timeline) -> String {
    Drawing::of(timeline).svg()
}

struct Drawing<'t> {
    timeline: &'t Timeline,
    first: Date,
    last: Date,
    left: i64,
    /// The days above the rows, each with the line on which it stands.
    heads: Vec<(Date, i64)>,
    out: String,
}

impl<'t> Drawing<'t> {
    fn of(timeline: &'t Timeline) -> Self {
        let starts = timeline.periods.iter().filter_map(|period| period.from);
        let starts: Vec<Date> = starts.collect();
        let first = starts.first().copied().unwrap_or(Date::MIN);
        let marks = timeline.revisions.iter().map(|revision| revision.date);
        let latest = starts.iter().copied().chain(marks).max().unwrap_or(first);
        let after = latest.saturating_add(jiff::Span::new().days(AFTER));
        let last = timeline.force.until.unwrap_or(after);
        let names = timeline
            .tracks
            .iter()
            .map(|it| it.name.chars().count() + it.kind.len() + 2);
        let letters = names.max().unwrap_or(0) as i64;
        let mut drawing = Self {
            timeline,
            first,
            last,
            left: MARGIN + letters * LETTER,
            heads: Vec::new(),
            out: String::new(),
        };
        drawing.heads = drawing.staggered(&starts);
        drawing
    }

    /// Puts each day on the first line on which it does not touch the one before it.
    fn staggered(&self, days: &[Date]) -> Vec<(Date, i64)> {
        let mut ends: Vec<i64> = Vec::new();
        let mut heads = Vec::new();
        for &day in days {
            let start = self.x(day);
            let free = ends.iter().position(|&end| end < start);
            let line = free.unwrap_or(ends.len());
            if line == ends.len() {
                ends.push(0);
            }
            ends[line] = start + 11 * LETTER;
            heads.push((day, line as i64));
        }
        heads
    }

    fn x(&self, day: Date) -> i64 {
        let all = i64::from((self.last - self.first).get_days()).max(1);
        let day = day.clamp(self.first, self.last);
        let before = i64::from((day - self.first).get_days());
        self.left + before * TIME / all
    }

    /// Where a day ends: the next one begins there.
    fn end(&self, day: Option<Date>) -> i64 {
        match day {
            Some(day) if day < self.last => self.x(day.tomorrow().unwrap_or(day)),
            Some(_) | None => self.left + TIME,
        }
    }

    fn top(&self) -> i64 {
        let lines = self
            .heads
            .iter()
            .map(|(_, line)| line + 1)
            .max()
            .unwrap_or(0);
        MARGIN + 2 * ROW + lines * LINE
    }

    fn svg(mut self) -> String {
        let rows = self.timeline.tracks.len() as i64;
        let bottom = self.top() + rows * ROW;
        let marks = self.timeline.revisions.len() as i64;
        let (width, height) = (
            self.left + TIME + MARGIN,
            bottom + (marks + 1) * LINE + MARGIN,
        );
        self.put(format_args!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{width}\" height=\"{height}\" viewBox=\"0 0 {width} {height}\" role=\"img\">"
        ));
        let title = escaped(&self.timeline.title);
        self.put(format_args!(
            "<title>{title}: what stood when</title><style>{STYLE}</style>"
        ));
        self.put(format_args!(
            "<rect width=\"100%\" height=\"100%\" fill=\"#fff\"/>"
        ));
        self.text(MARGIN, MARGIN + 12, "title", &self.timeline.title);
        let force = format!("In force{}", days(&self.timeline.force));
        self.text(MARGIN, MARGIN + 32, "kind", &force);
        self.bands(rows);
        self.heads(bottom);
        self.revisions(bottom);
        for (position, track) in self.timeline.tracks.iter().enumerate() {
            self.track(track, self.top() + position as i64 * ROW);
        }
        self.out += "</svg>\n";
        self.out
    }

    fn put(&mut self, words: std::fmt::Arguments<'_>) {
        let _ = writeln!(self.out, "{words}");
    }

    fn text(&mut self, x: i64, y: i64, class: &str, words: &str) {
        let words = escaped(words);
        self.put(format_args!(
            "<text class=\"{class}\" x=\"{x}\" y=\"{y}\">{words}</text>"
        ));
    }

    fn bands(&mut self, rows: i64) {
        for row in (0..rows).step_by(2) {
            let (x, y, width) = (
                MARGIN / 2,
                self.top() + row * ROW,
                self.left + TIME - MARGIN / 2,
            );
            self.put(format_args!(
                "<rect class=\"band\" x=\"{x}\" y=\"{y}\" width=\"{width}\" height=\"{ROW}\"/>"
            ));
        }
    }

    /// A line down from each day on which anything changes.
    fn heads(&mut self, bottom: i64) {
        for (day, line) in self.heads.clone() {
            let (x, y) = (self.x(day), MARGIN + 2 * ROW + line * LINE - 4);
            self.put(format_args!(
                "<line class=\"edge\" x1=\"{x}\" y1=\"{y}\" x2=\"{x}\" y2=\"{bottom}\"/>"
            ));
            self.text(x + 3, y + 4, "day", &day.to_string());
        }
    }

    fn track(&mut self, track: &Track, y: i64) {
        let base = y + ROW / 2 + 4;
        let (kind, name) = (track.kind, escaped(&track.name));
        self.put(format_args!(
            "<text x=\"{MARGIN}\" y=\"{base}\"><tspan class=\"kind\">{kind}</tspan> {name}</text>"
        ));
        for (position, bar) in track.bars.iter().enumerate() {
            self.bar(track, bar, position, y);
        }
    }

    fn bar(&mut self, track: &Track, bar: &Bar, position: usize, y: i64) {
        let start = bar.dates.from.map_or(self.left, |from| self.x(from));
        let width = self.end(bar.dates.until) - start;
        let (colour, height) = (colour(track.kind, position), ROW - 8);
        let told = [days(&bar.dates).trim_start(), &bar.words].join("  ");
        let told = escaped(told.trim_end());
        self.put(format_args!(
            "<rect class=\"bar\" x=\"{start}\" y=\"{}\" width=\"{width}\" height=\"{height}\" rx=\"4\" fill=\"{colour}\"><title>{told}</title></rect>",
            y + 4
        ));
        let within = fitting(&bar.words, (width - 12) / LETTER);
        if !within.is_empty() {
            self.text(start + 6, y + ROW / 2 + 4, "in", &within);
        }
    }

    fn revisions(&mut self, bottom: i64) {
        for (position, revision) in self.timeline.revisions.iter().enumerate() {
            let y = bottom + (position as i64 + 1) * LINE + LINE / 2;
            let x = self.x(revision.date);
            let top = self.top();
            self.put(format_args!(
                "<line class=\"mark\" x1=\"{x}\" y1=\"{top}\" x2=\"{x}\" y2=\"{}\"/><circle class=\"flag\" cx=\"{x}\" cy=\"{}\" r=\"3\"/>",
                y - 4,
                y - 4
            ));
            let words = format!("{}  {}", revision.date, revision.text);
            let room = (self.left + TIME - x) / LETTER;
            match (words.chars().count() as i64) < room {
                true => self.text(x + 8, y, "day", &words),
                false => self.put(format_args!(
                    "<text class=\"day\" x=\"{}\" y=\"{y}\" text-anchor=\"end\">{}</text>",
                    x - 8,
                    escaped(&words)
                )),
            }
        }
    }
}

/// Gives as many letters as there is room for; nothing where that is next to nothing.
fn fitting(words: &str, room: i64) -> String {
    let many = words.chars().count() as i64;
    if many <= room {
        return words.to_owned();
    }
    let shorter: String = words
        .chars()
        .take(usize::try_from(room - 1).unwrap_or(0))
        .collect();
    match shorter.chars().count() {
        0..6 => String::new(),
        _ => format!("{}…", shorter.trim_end()),
    }
}

/// A colour for a kind; every other version of one name is lighter.
fn colour(kind: &str, position: usize) -> &'static str {
    let [dark, light] = match kind {
        "value" => ["#0f609b", "#3994c1"],
        "rule" => ["#8d2b0b", "#b6532f"],
        "criterion" => ["#0c6b58", "#2c9a83"],
        "exception" | "advisory" => ["#5b3a8c", "#7f5fb0"],
        _ => ["#52606d", "#7b8794"],
    };
    if position.is_multiple_of(2) {
        dark
    } else {
        light
    }
}

fn escaped(words: &str) -> String {
    let words = words.replace('&', "&amp;").replace('<', "&lt;");
    words.replace('>', "&gt;").replace('"', "&quot;")
}
