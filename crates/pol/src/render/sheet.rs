//! A text that is laid out as it is written: headings, aligned pairs, numbered items and trees, wrapped to a width.
//! Takes words; gives lines. Every line reads the same without colour.

use super::wrap::fill;
use super::{RenderOptions, harmless};
use anstyle::{AnsiColor, Style};
use pol_interpreter::Status;

/// The column at which the second part of a pair begins.
const PAIR: usize = 14;

/// Below this width nothing stands side by side.
const NARROW: usize = 80;

/// What stands between two columns.
const BETWEEN: &str = "  │  ";

const DIM: Style = Style::new().dimmed();

/// A text in the making.
pub(super) struct Sheet<'a> {
    text: String,
    options: &'a RenderOptions,
}

impl<'a> Sheet<'a> {
    pub(super) fn new(options: &'a RenderOptions) -> Self {
        Self {
            text: String::new(),
            options,
        }
    }

    pub(super) fn finish(self) -> String {
        self.text
    }

    /// The first line of the whole.
    pub(super) fn title(&mut self, title: &str) {
        let title = self
            .options
            .paint(Style::new().bold(), &harmless::words(title));
        self.text += &fill(&title, "", "", self.options.width);
        self.text.push('\n');
    }

    /// A heading, with an empty line before it.
    pub(super) fn heading(&mut self, heading: &str) {
        let heading = self.options.paint(Style::new().bold(), heading);
        if !self.text.ends_with("\n\n") {
            self.text.push('\n');
        }
        self.text += &format!("{heading}\n");
    }

    /// A heading of lesser weight, with an empty line before it.
    pub(super) fn subheading(&mut self, heading: &str) {
        self.text.push('\n');
        self.strong(heading, Style::new().bold());
    }

    /// A paragraph in a style.
    pub(super) fn strong(&mut self, words: &str, style: Style) {
        let words = self.options.paint(style, &harmless::words(words));
        self.text += &fill(&words, "", "", self.options.width);
    }

    /// An empty line.
    pub(super) fn gap(&mut self) {
        self.text.push('\n');
    }

    /// A label and what it says, in two columns.
    pub(super) fn pair(&mut self, indent: usize, label: &str, words: &str) {
        let first = format!("{:indent$}{label:<width$} ", "", width = PAIR - indent - 1);
        self.fill(words, &first, &" ".repeat(PAIR));
    }

    /// The same, with the words in colour.
    pub(super) fn strong_pair(&mut self, label: &str, words: &str, style: Style) {
        let first = format!("  {label:<width$} ", width = PAIR - 3);
        let words = self.options.paint(style, &harmless::words(words));
        self.text += &fill(&words, &first, &" ".repeat(PAIR), self.options.width);
    }

    /// A paragraph behind a mark such as `1.`; its later lines stand under the first.
    pub(super) fn item(&mut self, indent: usize, mark: &str, words: &str) {
        let first = format!("{:indent$}{mark} ", "");
        let rest = " ".repeat(indent + mark.chars().count() + 1);
        self.fill(words, &first, &rest);
    }

    /// A paragraph behind ✓, ✗ or ?.
    pub(super) fn judged(&mut self, indent: usize, status: Status, words: &str) {
        let (mark, colour) = match status {
            Status::Met => ("✓", AnsiColor::Green),
            Status::NotMet => ("✗", AnsiColor::Red),
            Status::Unknown => ("?", AnsiColor::Yellow),
        };
        let first = format!(
            "{:indent$}{} ",
            "",
            self.options.paint(colour.on_default(), mark)
        );
        self.fill(words, &first, &" ".repeat(indent + 2));
    }

    /// A paragraph of lesser weight; nothing where there are no words.
    pub(super) fn aside(&mut self, indent: usize, words: &str) {
        if words.is_empty() {
            return;
        }
        let indent = " ".repeat(indent);
        let filled = fill(
            &harmless::words(words),
            &indent,
            &indent,
            self.options.width,
        );
        for line in filled.lines() {
            self.text += &self.options.paint(DIM, line);
            self.text.push('\n');
        }
    }

    /// A paragraph.
    pub(super) fn paragraph(&mut self, indent: usize, words: &str) {
        let indent = " ".repeat(indent);
        self.fill(words, &indent, &indent);
    }

    /// A paragraph behind words; its later lines stand behind them too.
    pub(super) fn hanging(&mut self, indent: usize, head: &str, words: &str) {
        let first = format!("{:indent$}{head}", "");
        let rest = " ".repeat(indent + head.chars().count());
        self.fill(words, &first, &rest);
    }

    /// Two lists of paragraphs beside each other; one under the other where that would be too narrow. The first of each is its title.
    pub(super) fn side_by_side(&mut self, indent: usize, left: &[String], right: &[String]) {
        if self.options.width < NARROW {
            self.column(indent, left);
            self.gap();
            self.column(indent, right);
            return;
        }
        let width = (self.options.width - indent - BETWEEN.chars().count()) / 2;
        let (left, right) = (lines(left, width), lines(right, width));
        for row in 0..left.len().max(right.len()) {
            let of = |lines: &[String]| lines.get(row).cloned().unwrap_or_default();
            let (one, other) = (of(&left), of(&right));
            let space = " ".repeat(width.saturating_sub(textwrap::core::display_width(&one)));
            let (one, other) = (self.titled(row, &one), self.titled(row, &other));
            let line = format!("{:indent$}{one}{space}{BETWEEN}{other}", "");
            self.text += line.trim_end();
            self.text.push('\n');
        }
    }

    fn column(&mut self, indent: usize, paragraphs: &[String]) {
        let width = self.options.width.saturating_sub(indent);
        for (row, line) in lines(paragraphs, width).iter().enumerate() {
            self.text += &format!("{:indent$}{}\n", "", self.titled(row, line));
        }
    }

    fn titled(&self, row: usize, line: &str) -> String {
        if row == 0 {
            self.options.paint(Style::new().bold(), line)
        } else {
            line.to_owned()
        }
    }

    fn fill(&mut self, words: &str, first: &str, rest: &str) {
        self.text += &fill(&harmless::words(words), first, rest, self.options.width);
    }

    /// Lines as they are.
    pub(super) fn verbatim(&mut self, indent: usize, lines: &str) {
        for line in harmless::lines(lines).lines() {
            let line = format!("{:indent$}{line}", "");
            self.text += line.trim_end();
            self.text.push('\n');
        }
    }
}

/// Wraps paragraphs; what follows a mark stands behind it.
fn lines(paragraphs: &[String], width: usize) -> Vec<String> {
    let wrapped = paragraphs.iter().flat_map(|paragraph| {
        let rest = if paragraph.starts_with("· ") {
            "  "
        } else {
            ""
        };
        let filled = fill(&harmless::words(paragraph), "", rest, width);
        filled.lines().map(str::to_owned).collect::<Vec<_>>()
    });
    wrapped.collect()
}
