//! Whole determinations of each policy, as hosts and as reviewers read them, and that together they show all of the policy.
//! Each file of `requests/POLICY/` is one request to that policy; its snapshots were read by eye before they were kept.

#![expect(clippy::unwrap_used, reason = "tests")]

use pol::{Determination, Policy, RenderOptions, Texts, render};
use pol_tests::files;
use pol_tests::json::laid_out;
use serde_json::Value as Json;
use std::collections::BTreeSet;

/// A policy with its requests explained, by the names of their files.
struct Case {
    name: String,
    policy: Policy,
    determinations: Vec<(String, Determination)>,
}

/// Every policy of `policies/`.
fn cases() -> Vec<Case> {
    let case = |(name, texts): (String, Texts)| {
        let policy = Policy::load_with(&texts).unwrap();
        let determinations = determinations(&name, &policy);
        Case {
            name,
            policy,
            determinations,
        }
    };
    let policies = files::policies().unwrap();
    policies.into_iter().map(case).collect()
}

/// Explains every request to a policy. The digest of its text, which changes with each word of it, is left out.
fn determinations(policy_name: &str, policy: &Policy) -> Vec<(String, Determination)> {
    let explain = |(name, json): (String, String)| {
        let request = policy.request(&json);
        let request = request.unwrap_or_else(|report| {
            unreachable!("{name}: {}", report.render(&Default::default()))
        });
        let mut determination = policy.explain(&request);
        determination.policy.digest = "blake3:…".to_owned();
        (name, determination)
    };
    files::read_all(&format!("tests/requests/{policy_name}"), "json")
        .unwrap()
        .into_iter()
        .map(explain)
        .collect()
}

#[test]
fn there_are_at_least_twenty_for_each_policy() {
    for case in cases() {
        assert!(case.determinations.len() >= 20, "{}", case.name);
    }
}

#[test]
fn as_a_host_reads_them() {
    for case in cases() {
        for (name, determination) in &case.determinations {
            let text = laid_out(&serde_json::to_string(determination).unwrap());
            holds("determinations", &case, name, &text);
        }
    }
}

#[test]
fn as_a_reviewer_reads_them() {
    for case in cases() {
        for (name, determination) in &case.determinations {
            let text =
                render::determination(&case.policy, determination, &RenderOptions::default());
            holds("reviewed", &case, name, &text);
        }
    }
}

fn holds(folder: &str, case: &Case, name: &str, text: &str) {
    let place = format!("snapshots/{folder}/{}", case.name);
    insta::with_settings!({snapshot_path => place, prepend_module_to_snapshot => false, omit_expression => true}, {
        insta::assert_snapshot!(name, text);
    });
}

#[test]
fn every_snapshot_has_its_request() {
    for case in cases() {
        let names = |folder: &str, ending| {
            let files = files::read_all(&format!("tests/{folder}/{}", case.name), ending);
            let names = files.unwrap().into_iter().map(|file| file.0);
            names.collect::<Vec<_>>()
        };
        let requests = names("requests", "json");
        for folder in ["tests/snapshots/determinations", "tests/snapshots/reviewed"] {
            assert_eq!(names(folder, "snap"), requests, "{folder} of {}", case.name);
        }
    }
}

#[test]
fn every_request_lies_with_its_policy() {
    let beside = files::read_all("tests/requests", "json").unwrap();
    assert!(beside.is_empty(), "{:?}", beside.first());
}

#[test]
fn reading_one_back_changes_nothing() {
    for case in cases() {
        for (name, determination) in case.determinations {
            let json = serde_json::to_string(&determination).unwrap();
            let back = serde_json::from_str::<Determination>(&json).unwrap();
            assert_eq!(back, determination, "{name} of {}", case.name);
        }
    }
}

impl Case {
    fn in_all(&self, tell: impl Fn(&Determination) -> Vec<String>) -> BTreeSet<String> {
        self.determinations
            .iter()
            .flat_map(|(_, determination)| tell(determination))
            .collect()
    }
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
    for case in cases() {
        let shown = case.in_all(|determination| reasons_of(determination, "rule"));
        let rules = case.policy.program().rules.iter().map(|rule| &rule.name);
        assert_eq!(shown, names(rules), "{}", case.name);
    }
}

#[test]
fn every_exception_turns_something_somewhere() {
    for case in cases() {
        let shown = case.in_all(|determination| {
            let turned = determination.turned.iter();
            turned.map(|turned| turned.by.clone()).collect()
        });
        let exceptions = case.policy.program().exceptions.iter();
        assert_eq!(shown, names(exceptions.map(|it| &it.name)), "{}", case.name);
    }
}

#[test]
fn every_advisory_is_given_somewhere() {
    for case in cases() {
        let shown = case.in_all(|determination| {
            let given = determination.advisories.iter();
            given.map(|advice| advice.name.clone()).collect()
        });
        let advisories = case.policy.program().advisories.iter();
        assert_eq!(shown, names(advisories.map(|it| &it.name)), "{}", case.name);
    }
}

/// A cap is known by its amount and its place among the caps of the amount; it is shown where it cuts and its text is told.
#[test]
fn every_cap_is_told_somewhere() {
    for case in cases() {
        let amounts = case.policy.program().amounts.iter();
        let all: BTreeSet<String> = amounts
            .flat_map(|amount| {
                (0..amount.caps.len()).map(move |place| format!("{} {place}", amount.name))
            })
            .collect();
        assert_eq!(case.in_all(caps_told), all, "{}", case.name);
    }
}

fn caps_told(determination: &Determination) -> Vec<String> {
    let told = |amount: &str, text: &Option<String>| {
        let mut caps = determination.caps.iter();
        caps.any(|cap| cap.amount == amount && cap.text == *text)
    };
    let caps = determination.amounts.iter().flat_map(|amount| {
        let places = amount.caps.iter().enumerate();
        places.map(move |(place, cap)| (amount, place, cap))
    });
    caps.filter(|(amount, _, cap)| cap.cuts && told(&amount.name, &cap.text))
        .map(|(amount, place, _)| format!("{} {place}", amount.name))
        .collect()
}
