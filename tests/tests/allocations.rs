//! What a decision allocates does not grow with the rows of a record: a window limit is a pass over them. And one that facts settle
//! allocates nothing, from JSON too, once the policy has seen its codes.

#![expect(clippy::unwrap_used, reason = "tests")]

use pol::Policy;
use pol_batch::{Single, Verdicts};
use pol_tests::{files, visits};
use stats_alloc::{INSTRUMENTED_SYSTEM, Region, StatsAlloc};
use std::alloc::System;

#[global_allocator]
static ALLOCATOR: &StatsAlloc<System> = &INSTRUMENTED_SYSTEM;

#[test]
fn a_decision_allocates_as_often_for_ten_rows_as_for_ten_thousand() {
    let policy = Policy::load("visits.pol", visits::POLICY).unwrap();
    let allocations = [10, 100, 1_000, 10_000].map(|rows| {
        let request = policy.request(&visits::request(rows)).unwrap();
        let region = Region::new(ALLOCATOR);
        let decision = policy.decide(&request);
        let allocations = region.change().allocations;
        assert!(decision.finding.is_some());
        allocations
    });
    // The request of ten visits is within the limit, and its release takes one more than the others' finding.
    assert!(
        allocations[1..]
            .iter()
            .all(|&it| it == allocations[1] && it <= allocations[0])
    );
}

#[test]
fn a_settled_decision_allocates_nothing_once_its_codes_are_known() {
    let text = files::read("policies/mng084.pol").unwrap();
    let policy = Policy::load("mng084.pol", &text).unwrap();
    let requests: Vec<String> = settled(&policy);
    assert!(
        requests.len() > 20,
        "{} requests are settled",
        requests.len()
    );
    let mut decider = policy.decider();
    let mut decide_all = || {
        for json in &requests {
            decider.decide_json(json).unwrap();
        }
    };
    decide_all();
    let region = Region::new(ALLOCATOR);
    decide_all();
    let change = region.change();
    assert_eq!((change.allocations, change.reallocations), (0, 0));
}

/// The requests of the cases that slots settle.
fn settled(policy: &Policy) -> Vec<String> {
    let cases = files::read("tests/cases/mng084.jsonl").unwrap();
    let mut single = Single::new(policy.program()).unwrap();
    let mut slots = single.slots();
    let cases = cases
        .lines()
        .map(|line| serde_json::from_str::<serde_json::Value>(line).unwrap());
    let requests = cases.map(|case| case["request"].to_string());
    requests
        .filter(|json| {
            single.read(&mut slots, json) && single.decide(&slots).finding != Verdicts::UNDECIDED
        })
        .collect()
}
