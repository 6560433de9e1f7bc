//! A policy compared with itself, and with itself in another order: equal, and nothing else is told; the same bytes each time.

use crate::{compared, mng084, small, verdict};
use pol::ComparisonReport;
use pol_tests::generate::{self, Rng};
use pol_tests::reorder::reordered;
use pol_tests::revisions::PREGNANCY_CONSULT;

fn is_silent(report: &ComparisonReport) {
    assert_eq!(verdict(report), "equal");
    let json = serde_json::to_value(report).unwrap();
    for (key, told) in json.as_object().unwrap() {
        if !["policies", "verdict"].contains(&key.as_str()) {
            assert_eq!(told, &serde_json::json!([]), "{key}");
        }
    }
}

#[test]
fn with_itself() {
    is_silent(&compared(&mng084(), &mng084()));
    for seed in 0..40 {
        let text = generate::mixed_policy(seed);
        is_silent(&compared(&text, &text));
    }
}

#[test]
fn with_itself_in_another_order() {
    let mut rng = Rng::new(7);
    let report = compared(&mng084(), &reordered(&mut rng, &mng084()));
    assert_eq!(verdict(&report), "equal");
    assert!(!report.has_changes());
    assert!(report.declarations.is_empty(), "{:?}", report.declarations);
    assert!(report.wording.is_empty(), "{:?}", report.wording);
    for seed in 0..40 {
        let text = generate::mixed_policy(seed);
        let report = compared(&text, &reordered(&mut rng, &text));
        assert!(
            verdict(&report) == "equal" && !report.has_changes(),
            "{seed}"
        );
        assert!(
            report.declarations.is_empty(),
            "{seed}: {:?}",
            report.declarations
        );
    }
}

#[test]
fn twice_the_same_bytes() {
    let text = mng084();
    let revised = PREGNANCY_CONSULT.of(&text);
    let json = || serde_json::to_string(&compared(&text, &revised)).unwrap();
    assert_eq!(json(), json());
}

#[test]
fn absent_rather_than_null() {
    let report = compared(
        &small(""),
        &small("\nvalue most_visits in visits\n  3 visits\n"),
    );
    assert!(!serde_json::to_string(&report).unwrap().contains("null"));
}
