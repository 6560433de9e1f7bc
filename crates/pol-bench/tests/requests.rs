//! The generated requests: sound, the same for the same seed, and as much of them missing as was asked for.
//! The generated policies: of the size that was asked for.

#![expect(clippy::unwrap_used, reason = "tests")]

use pol::program::FactId;
use pol::{Disposition, Policy};
use pol_bench::policies::{generated, mng084, typical_request};
use pol_bench::requests::Requests;

fn made(policy: &Policy, seed: u64, withheld: u64) -> Vec<String> {
    let requests = Requests {
        count: 300,
        seed,
        withheld,
    };
    requests.make(policy.program())
}

fn policies() -> [Policy; 2] {
    [mng084(), generated(20)].map(|text| Policy::load("test.pol", &text).unwrap())
}

/// How many of the facts that a request may state, and that have no presumption, are stated.
fn stated(policy: &Policy, requests: &[String]) -> f64 {
    let program = policy.program();
    let asked: Vec<FactId> = program
        .stated_facts()
        .filter(|fact| program.facts[fact.index()].presumed.is_none())
        .collect();
    let stated = requests.iter().map(|text| {
        let request = policy.request(text).unwrap();
        let of = |fact: &&FactId| request.facts().get(**fact).is_some();
        asked.iter().filter(of).count()
    });
    stated.sum::<usize>() as f64 / (asked.len() * requests.len()) as f64
}

#[test]
fn policies_take_the_requests_made_for_them() {
    for policy in policies() {
        for request in made(&policy, 3, 20) {
            assert!(policy.request(&request).is_ok());
        }
    }
}

#[test]
fn the_seed_makes_the_requests() {
    let [policy, _] = policies();
    assert_eq!(made(&policy, 3, 5), made(&policy, 3, 5));
    assert_ne!(made(&policy, 3, 5), made(&policy, 4, 5));
}

#[test]
fn so_many_facts_are_missing() {
    for policy in policies() {
        assert!((stated(&policy, &made(&policy, 3, 0)) - 1.0).abs() < 1e-9);
        assert!((stated(&policy, &made(&policy, 3, 20)) - 0.8).abs() < 0.02);
    }
}

#[test]
fn generated_policies_have_so_many_rules_and_release_their_request() {
    for rules in [20, 200] {
        let policy = Policy::load("test.pol", &generated(rules)).unwrap();
        assert_eq!(policy.program().rules.len(), rules);
        let request = policy.request(&typical_request(rules)).unwrap();
        let disposition = policy.decide(&request).disposition;
        assert!(matches!(
            disposition,
            Disposition::Release | Disposition::ReleasePart
        ));
    }
}
