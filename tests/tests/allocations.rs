//! What a decision allocates does not grow with the rows of a record: a window limit is a pass over them.

#![expect(clippy::unwrap_used, reason = "tests")]

use pol::Policy;
use pol_tests::visits;
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
