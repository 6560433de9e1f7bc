//! Two revisions compared over all requests: what is told is so, and nothing is left out.
//! The five revisions of guideline 084, small revisions of one kind each, and generated ones against trying everything.

#![expect(clippy::unwrap_used, reason = "tests")]

mod brute_force;
mod claims;
mod facts;
mod five;
mod large;
mod reading;
mod regions;
mod same;
mod words;

use pol::{Budget, ComparisonReport, Policy, SMALL_POLICY};
use std::collections::BTreeSet;

fn load(text: &str) -> Policy {
    Policy::load("case.pol", text)
        .unwrap_or_else(|report| unreachable!("{}\n{text}", report.render(&Default::default())))
}

fn compared(old: &str, new: &str) -> ComparisonReport {
    pol::compare(&load(old), &load(new), Budget::default())
}

/// The small policy and more declarations.
fn small(declarations: &str) -> String {
    format!("{SMALL_POLICY}\n{declarations}")
}

fn verdict(report: &ComparisonReport) -> String {
    serde_json::to_value(report).unwrap()["verdict"]
        .as_str()
        .unwrap()
        .to_owned()
}

/// The kinds of change, each in one line: `met → refer`, `met in part → met in part: less`.
fn kinds(report: &ComparisonReport) -> BTreeSet<String> {
    let kind = |change: &pol::ChangeEntry| {
        let kind = &change.kind;
        let released = kind.released.map(|word| format!(": {word}"));
        format!(
            "{} → {}{}",
            kind.from,
            kind.to,
            released.unwrap_or_default()
        )
    };
    report.changes.iter().map(kind).collect()
}

/// The facts newly asked for, or no longer.
fn asks(report: &ComparisonReport, newly: bool) -> BTreeSet<String> {
    let asks = report.asks.iter().filter(|ask| ask.newly == newly);
    asks.map(|ask| ask.fact.clone()).collect()
}

fn mng084() -> String {
    pol_tests::files::read("policies/mng084.pol").unwrap()
}

fn without_examples(text: &str) -> &str {
    text.find("\nexample ")
        .map_or(text, |start| &text[..=start])
}
