//! A test that failed, for people: what was expected beside what came out, and the conditions that explain the difference.
//! A result in; text out. Two columns, or one under the other where the width is small.

use super::explanation;
use super::sheet::Sheet;
use super::wrap::lines;
use super::{RenderOptions, harmless};
use crate::example::ExampleResult;
use crate::policy::Policy;
use anstyle::{AnsiColor, Style};
use pol_interpreter::Compared;
use std::fmt::Write as _;

/// The narrowest width at which two columns stand side by side.
const NARROW: usize = 72;
/// How far the comparison is indented, its marks included.
const INDENT: usize = 6;

const EXPECTED: Style = AnsiColor::Green.on_default();
const ACTUAL: Style = AnsiColor::Red.on_default();

/// Renders a test that failed.
pub fn failure(policy: &Policy, result: &ExampleResult, options: &RenderOptions) -> String {
    let head = options.paint(AnsiColor::Red.on_default().bold(), "failed");
    let title = harmless::words(&result.title);
    let mut text = format!(
        "{head}  {} \"{title}\"\n        {}:{}\n\n",
        harmless::words(&result.name),
        result.file,
        result.place.line
    );
    text += &if options.width < NARROW {
        stacked(&result.compared, options)
    } else {
        side_by_side(&result.compared, options)
    };
    if !result.causes.is_empty() {
        let mut sheet = Sheet::new(options);
        explanation::causes(&mut sheet, policy.program(), &result.causes);
        text += &sheet.finish();
    }
    text + "\n"
}

fn side_by_side(compared: &[Compared], options: &RenderOptions) -> String {
    let width = (options.width - INDENT - 3) / 2;
    let mut text = format!(
        "{:INDENT$}{}   {}\n",
        "",
        options.paint(Style::new().bold(), &format!("{:width$}", "Expected")),
        options.paint(Style::new().bold(), "Actual")
    );
    for it in compared {
        let (left, right) = (
            lines(&harmless::words(&it.expected_words()), width),
            lines(&harmless::words(&it.actual_words()), width),
        );
        for row in 0..left.len().max(right.len()) {
            text += &row_of(it, row, (&left, &right), width, options);
        }
        text += &names(it, options);
    }
    text
}

fn row_of(
    compared: &Compared,
    row: usize,
    (left, right): (&[String], &[String]),
    width: usize,
    options: &RenderOptions,
) -> String {
    let cell = |lines: &[String]| lines.get(row).cloned().unwrap_or_default();
    let (mut left, mut right) = (padded(&cell(left), width), cell(right));
    if compared.differs {
        left = options.paint(EXPECTED, &left);
        right = options.paint(ACTUAL, &right);
    }
    let mark = match (compared.differs, row) {
        (true, 0) => "≠",
        (true, _) | (false, _) => " ",
    };
    let line = format!("    {mark} {left}   {right}");
    line.trim_end().to_owned() + "\n"
}

/// Fills a cell up, counting what a terminal shows.
fn padded(text: &str, width: usize) -> String {
    let gap = width.saturating_sub(textwrap::core::display_width(text));
    format!("{text}{:gap$}", "")
}

fn stacked(compared: &[Compared], options: &RenderOptions) -> String {
    let mut text = String::new();
    for it in compared {
        if it.differs {
            let expected = format!("    - expected  {}", harmless::words(&it.expected_words()));
            let actual = format!("    + actual    {}", harmless::words(&it.actual_words()));
            let _ = writeln!(text, "{}", options.paint(EXPECTED, &expected));
            let _ = writeln!(text, "{}", options.paint(ACTUAL, &actual));
        } else {
            let _ = writeln!(
                text,
                "      both      {}",
                harmless::words(&it.actual_words())
            );
        }
        text += &names(it, options);
    }
    text
}

/// The names that are lacking and those that are there besides, where a list has so many that a reader would search.
fn names(compared: &Compared, options: &RenderOptions) -> String {
    let several = |list: &str| list.contains(", ");
    if !several(&compared.expected) && !several(&compared.actual) {
        return String::new();
    }
    let line = |style, words: &str, names: &[String]| match names {
        [] => String::new(),
        names => {
            let text = format!("{words} {}", names.join(", "));
            let wrapped = lines(&harmless::words(&text), options.width.max(NARROW) - 10);
            let painted = wrapped
                .iter()
                .map(|line| format!("        {}\n", options.paint(style, line)));
            painted.collect()
        }
    };
    line(EXPECTED, "- not there:", &compared.lacking)
        + &line(ACTUAL, "+ not expected:", &compared.besides)
}
