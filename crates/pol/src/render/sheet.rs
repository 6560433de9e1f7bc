//! A text that is laid out as it is written: headings, aligned pairs, numbered items and trees, wrapped to a width.
//! Takes words; gives lines. Every line reads the same without colour.

use super::wrap::fill;
use super::{RenderOptions, harmless};
use anstyle::{AnsiColor, Style};
use pol_interpreter::Status;

/// The column at which the second part of a pair begins.
const PAIR: usize = 14;

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
