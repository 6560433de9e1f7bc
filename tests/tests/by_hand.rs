//! Guideline 084 against itself: the policy file and a second encoding by hand must say the same of every request.
//! `POL_BY_HAND_RUNS` sets how many requests are thrown.

use pol_interpreter::{Determination, decide, explain, read_request};
use pol_tests::by_hand::{self, Dice, Outcome, Request};
use std::collections::BTreeSet;

fn program() -> pol_compiler::program::Program {
    let text = pol_tests::files::read("policies/mng084.pol").expect("the policy is there");
    let compiled = pol_compiler::compile(&pol_parser::parse(&text).file);
    compiled.program.expect("mng084.pol compiles")
}

fn runs() -> u64 {
    let runs = std::env::var("POL_BY_HAND_RUNS")
        .ok()
        .and_then(|runs| runs.parse().ok());
    runs.unwrap_or(4_000)
}

fn clauses<'a>(lists: impl Iterator<Item = &'a Vec<String>>) -> BTreeSet<&'a str> {
    lists.flatten().map(String::as_str).collect()
}

fn compare(determination: &Determination, wanted: &Outcome, request: &Request) {
    let released = determination
        .released
        .as_ref()
        .map(|released| released.amount.to_string());
    assert_eq!(
        determination.disposition.name(),
        wanted.disposition,
        "{request:?}"
    );
    assert_eq!(
        determination.finding.as_deref(),
        wanted.finding,
        "{request:?}"
    );
    assert_eq!(
        released,
        wanted.released.map(|visits| visits.to_string()),
        "{request:?}"
    );
    let advisories = clauses(
        determination
            .advisories
            .iter()
            .map(|advisory| &advisory.clauses),
    );
    assert_eq!(advisories, wanted.advisories, "{request:?}");
    let reasons = clauses(determination.reasons.iter().map(|reason| &reason.clauses));
    if by_hand::overridden(wanted) {
        // Beside what was turned, the language lists all else that stands for a clinician.
        assert!(
            reasons.is_superset(&wanted.reasons),
            "{reasons:?} lack some of {:?}: {request:?}",
            wanted.reasons
        );
    } else {
        assert_eq!(reasons, wanted.reasons, "{request:?}");
    }
}

#[test]
fn the_policy_says_what_the_readings_say() {
    let program = program();
    let mut dice = Dice::new(84);
    let mut dispositions = BTreeSet::new();
    for _ in 0..runs() {
        let request = by_hand::random_request(&mut dice);
        let facts = read_request(&program, &request.to_json().to_string())
            .expect("a request of the contract");
        let wanted = by_hand::judge(&request);
        compare(&explain(&program, &facts, ""), &wanted, &request);
        assert_eq!(
            decide(&program, &facts).disposition.name(),
            wanted.disposition,
            "{request:?}"
        );
        dispositions.insert(wanted.disposition);
    }
    assert_eq!(
        dispositions.len(),
        4,
        "every disposition of a complete request occurs: {dispositions:?}"
    );
}
