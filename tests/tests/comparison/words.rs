//! Words alone: texts, questions, citations and notes, each in its list, and no determination changes.

use crate::{compared, small, verdict};
use pol::WordingEntry;

const RULE: &str = r#"clauses "One"
  A-1 decides "The first."
  A-2 informs "The second."

rule visits
  finds not_met because "Too many visits."
  when request.visits is more than 30 visits
  cite A-1
  note "Thirty is by decision."
"#;

fn reworded(from: &str, to: &str) -> pol::ComparisonReport {
    let old = small(RULE);
    assert_eq!(old.matches(from).count(), 1, "{from}");
    let report = compared(&old, &old.replace(from, to));
    assert_eq!(verdict(&report), "equal");
    assert!(!report.has_changes());
    report
}

fn words(entries: &[WordingEntry]) -> Vec<(&str, Option<&str>, Option<&str>)> {
    entries
        .iter()
        .map(|it| (it.of.as_str(), it.before.as_deref(), it.after.as_deref()))
        .collect()
}

#[test]
fn a_reason() {
    let report = reworded("Too many visits.", "More than thirty.");
    let wanted = (
        "rule visits",
        Some("Too many visits."),
        Some("More than thirty."),
    );
    assert_eq!(words(&report.wording), [wanted]);
    assert!(report.questions.is_empty() && report.citations.is_empty() && report.notes.is_empty());
}

#[test]
fn a_question() {
    let report = reworded("How many visits are requested?", "How many?");
    let wanted = (
        "fact request.visits",
        Some("How many visits are requested?"),
        Some("How many?"),
    );
    assert_eq!(words(&report.questions), [wanted]);
    assert!(report.wording.is_empty());
}

#[test]
fn a_citation() {
    let report = reworded("cite A-1", "cite A-1, A-2");
    assert_eq!(
        words(&report.citations),
        [("rule visits", Some("A-1"), Some("A-1, A-2"))]
    );
}

#[test]
fn a_note() {
    let report = reworded("  note \"Thirty is by decision.\"\n", "");
    assert_eq!(
        words(&report.notes),
        [("rule visits", Some("Thirty is by decision."), None)]
    );
}
