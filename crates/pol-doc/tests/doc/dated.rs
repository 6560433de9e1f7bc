//! The document of a policy of which much stands on some days only: each version has its place, and its days.

use crate::page::{Page, policy};
use std::collections::BTreeSet;

const FIVE_PERIODS: &str = include_str!("../../../../tests/history/physical_therapy.pol");

#[test]
fn each_version_has_its_place_and_every_link_leads_to_one() {
    let page = Page::of(&policy(FIVE_PERIODS));
    let ids = page.ids();
    let once: BTreeSet<&String> = ids.iter().collect();
    assert_eq!(ids.len(), once.len(), "an id stands twice");
    for link in page.all("a[href^='#']") {
        let target = link.value().attr("href").unwrap().trim_start_matches('#');
        assert!(ids.iter().any(|id| id == target), "{target} leads nowhere");
    }
}

#[test]
fn what_has_days_is_told_with_them() {
    let page = Page::of(&policy(FIVE_PERIODS));
    let tells = |id: &str, days: &str| {
        let words = page.words(id).unwrap();
        assert!(words.contains(days), "{days} is not told of {id}: {words}");
    };
    tells("rule-remote", "until 2024-12-31");
    tells("rule-no_benefit", "until 2023-09-30");
    tells("rule-no_benefit-2023-10-01", "from 2023-10-01");
    tells(
        "criterion-documented-2023-01-01",
        "from 2023-01-01 until 2023-09-30",
    );
    tells(
        "exception-individual_consideration-2023-10-01",
        "from 2023-10-01",
    );
    tells("advisory-remote_consent-2025-01-01", "from 2025-01-01");
    tells("choice-indication-osteoarthritis", "from 2021-07-01");
    tells(
        "set-therapy_codes",
        "97110, 97112; 97124 until 2023-09-30; 20560, 20561 from 2023-01-01",
    );
    tells("cap-visits_released-1", "on or before 2022-12-31");
}
