//! Whole determinations of MNG 084, as hosts and as reviewers read them, and that together they show all of the policy.
//! Each file of `requests/` is one request; its snapshots were read by eye before they were kept.

#![expect(clippy::unwrap_used, reason = "tests")]

use pol::{Determination, Policy, RenderOptions, render};
use pol_tests::files;
use pol_tests::json::laid_out;
use serde_json::Value as Json;
use std::collections::BTreeSet;

fn policy() -> Policy {
    Policy::load("mng084.pol", &files::read("policies/mng084.pol").unwrap()).unwrap()
}

/// Explains every request. The digest of the policy's text, which changes with each word of it, is left out.
fn determinations(policy: &Policy) -> Vec<(String, Determination)> {
    let explain = |(name, json): (String, String)| {
        let request = policy.request(&json);
        let request = request.unwrap_or_else(|report| {
            unreachable!("{name}: {}", report.render(&Default::default()))
        });
        let mut determination = policy.explain(&request);
        determination.policy.digest = "blake3:…".to_owned();
        (name, determination)
    };
    files::read_all("tests/requests", "json")
        .unwrap()
        .into_iter()
        .map(explain)
        .collect()
}

#[test]
fn there_are_at_least_thirty() {
    assert!(determinations(&policy()).len() >= 30);
}

#[test]
fn as_a_host_reads_them() {
    for (name, determination) in determinations(&policy()) {
        insta::with_settings!({snapshot_path => "snapshots/determinations", prepend_module_to_snapshot => false, omit_expression => true}, {
            insta::assert_snapshot!(name, laid_out(&serde_json::to_string(&determination).unwrap()));
        });
    }
}

#[test]
fn as_a_reviewer_reads_them() {
    let policy = policy();
    for (name, determination) in determinations(&policy) {
        insta::with_settings!({snapshot_path => "snapshots/reviewed", prepend_module_to_snapshot => false, omit_expression => true}, {
            insta::assert_snapshot!(name, render::determination(&policy, &determination, &RenderOptions::default()));
        });
    }
}

#[test]
fn every_snapshot_has_its_request() {
    let names = |folder, ending| {
        files::read_all(folder, ending)
            .unwrap()
            .into_iter()
            .map(|file| file.0)
            .collect::<Vec<_>>()
    };
    let requests = names("tests/requests", "json");
    assert_eq!(
        names("tests/tests/snapshots/determinations", "snap"),
        requests
    );
    assert_eq!(names("tests/tests/snapshots/reviewed", "snap"), requests);
}

#[test]
fn reading_one_back_changes_nothing() {
    for (name, determination) in determinations(&policy()) {
        let json = serde_json::to_string(&determination).unwrap();
        assert_eq!(
            serde_json::from_str::<Determination>(&json).unwrap(),
            determination,
            "{name}"
        );
    }
}

fn in_all(tell: impl Fn(&Determination) -> Vec<String>) -> BTreeSet<String> {
    determinations(&policy())
        .iter()
        .flat_map(|(_, determination)| tell(determination))
        .collect()
}

fn reasons_of(determination: &Determination, kind: &str) -> Vec<String> {
    let reasons = serde_json::to_value(&determination.reasons).unwrap();
    let named = |reason: &Json| Some(reason.get(kind)?.as_str()?.to_owned());
    reasons
        .as_array()
        .unwrap()
        .iter()
        .filter_map(named)
        .collect()
}

fn names<'a>(all: impl Iterator<Item = &'a String>) -> BTreeSet<String> {
    all.cloned().collect()
}

#[test]
fn every_rule_is_a_reason_somewhere() {
    let shown = in_all(|determination| reasons_of(determination, "rule"));
    assert_eq!(
        shown,
        names(policy().program().rules.iter().map(|rule| &rule.name))
    );
}

#[test]
fn every_exception_turns_something_somewhere() {
    let shown = in_all(|determination| {
        determination
            .turned
            .iter()
            .map(|turned| turned.by.clone())
            .collect()
    });
    assert_eq!(
        shown,
        names(
            policy()
                .program()
                .exceptions
                .iter()
                .map(|exception| &exception.name)
        )
    );
}

#[test]
fn every_advisory_is_given_somewhere() {
    let shown = in_all(|determination| {
        determination
            .advisories
            .iter()
            .map(|advice| advice.name.clone())
            .collect()
    });
    assert_eq!(
        shown,
        names(
            policy()
                .program()
                .advisories
                .iter()
                .map(|advisory| &advisory.name)
        )
    );
}

/// A cap is known by its amount and its place among the caps of the amount; it is shown where it cuts and its text is told.
#[test]
fn every_cap_is_told_somewhere() {
    let shown = in_all(|determination| {
        let told = |amount: &str, text: &Option<String>| {
            determination
                .caps
                .iter()
                .any(|cap| cap.amount == amount && cap.text == *text)
        };
        let caps = determination.amounts.iter().flat_map(|amount| {
            amount
                .caps
                .iter()
                .enumerate()
                .map(move |(place, cap)| (amount, place, cap))
        });
        caps.filter(|(amount, _, cap)| cap.cuts && told(&amount.name, &cap.text))
            .map(|(amount, place, _)| format!("{} {place}", amount.name))
            .collect()
    });
    let policy = policy();
    let amounts = policy.program().amounts.iter();
    let all: BTreeSet<String> = amounts
        .flat_map(|amount| {
            (0..amount.caps.len()).map(move |place| format!("{} {place}", amount.name))
        })
        .collect();
    assert_eq!(shown, all);
}
