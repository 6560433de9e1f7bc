//! A policy's own text with what its examples show of each line in the margin.
//! A report in; the text out, each line with its number.

use super::{RenderOptions, harmless};
use crate::coverage::{CoverageReport, CoveredCondition, Shows};
use crate::policy::Policy;
use anstyle::{AnsiColor, Style};
use std::fmt::Write as _;

const LEGEND: &str = "\
# The margin: met, not met, mattering alone, of the conditions that begin on the line, and ? where one is seen unknown.
# + an example shows it   ! none does, and one could   . no request can
";

/// Renders the text of a policy with its coverage in the margin, up to its first example.
pub fn listing(policy: &Policy, coverage: &CoverageReport, options: &RenderOptions) -> String {
    let text = policy.source().text();
    let until = policy.program().examples.iter().map(|it| it.span.start);
    let until = until
        .min()
        .map_or(usize::MAX, |start| policy.source().place(start).line);
    let mut listing = String::from(LEGEND);
    for (at, line) in text.lines().enumerate().take(until.saturating_sub(1)) {
        let number = at + 1;
        let here = coverage
            .conditions()
            .filter(|it| it.place.file.is_none() && it.place.place.line == number);
        let margin = margin(&here.collect::<Vec<_>>());
        let style = if margin.contains('!') {
            AnsiColor::Red.on_default()
        } else {
            Style::new().dimmed()
        };
        let margin = options.paint(style, &format!("{margin} {number:>4} |"));
        let line = format!("{margin} {}", harmless::lines(line));
        let _ = writeln!(listing, "{}", line.trim_end());
    }
    listing
}

/// The margin of a line: blank where no condition begins on it.
fn margin(conditions: &[&CoveredCondition]) -> String {
    if conditions.is_empty() {
        return " ".repeat(4);
    }
    let mark = |of: &dyn Fn(&CoveredCondition) -> Vec<Shows>| {
        mark(&conditions.iter().flat_map(|it| of(it)).collect::<Vec<_>>())
    };
    let unknown = conditions.iter().any(|it| it.unknown.is_some());
    [
        mark(&|it| vec![it.met.clone()]),
        mark(&|it| vec![it.not_met.clone()]),
        mark(&|it| {
            [Some(it.alone_met.clone()), it.alone_not_met.clone()]
                .into_iter()
                .flatten()
                .collect()
        }),
        if unknown { '?' } else { ' ' },
    ]
    .iter()
    .collect()
}

fn mark(shows: &[Shows]) -> char {
    if shows.iter().any(Shows::is_open) {
        '!'
    } else if shows.iter().all(|it| *it == Shows::Unreachable) {
        '.'
    } else {
        '+'
    }
}
