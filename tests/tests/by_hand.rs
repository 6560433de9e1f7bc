//! Guideline 084 against itself: the policy file and a second encoding by hand must say the same of every request.
//! `POL_BY_HAND_RUNS` sets how many requests are thrown.

#![expect(clippy::unwrap_used, reason = "tests")]

use pol::{Determination, Policy};
use pol_tests::by_hand::{self, Outcome, Request};
use pol_tests::cases::clauses;
use pol_tests::files;
use pol_tests::generate::Rng;
use std::collections::BTreeSet;

fn runs() -> u64 {
    let runs = std::env::var("POL_BY_HAND_RUNS")
        .ok()
        .and_then(|runs| runs.parse().ok());
    runs.unwrap_or(4_000)
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
    let text = files::read("policies/mng084.pol").unwrap();
    let policy = Policy::load("mng084.pol", &text).unwrap();
    let mut rng = Rng::new(84);
    let mut dispositions = BTreeSet::new();
    for _ in 0..runs() {
        let request = by_hand::random_request(&mut rng);
        let read = policy.request(&request.to_json().to_string()).unwrap();
        let wanted = by_hand::judge(&request);
        compare(&policy.explain(&read), &wanted, &request);
        assert_eq!(
            policy.decide(&read).disposition.name(),
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
