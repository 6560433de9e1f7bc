//! Every step of Pol on guideline 084 and on generated policies, by divan.
//! `cargo bench` runs all of them; `cargo bench -- decide` those whose name has `decide` in it.

use divan::counter::ItemsCount;
use divan::{Bencher, black_box};
use pol::{Policy, Request};
use pol_batch::{Columns, Plan, decide as decide_columns};
use pol_bench::policies::{RULES, generated, mng084, typical_request};
use pol_bench::requests::Requests;

fn main() {
    divan::main();
}

/// Guideline 084 is 0; the others are generated with so many rules.
const SIZES: [usize; 4] = [0, RULES[0], RULES[1], RULES[2]];

/// How many requests are judged at once.
const BATCH: usize = 4_096;

fn text(rules: usize) -> String {
    if rules == 0 {
        mng084()
    } else {
        generated(rules)
    }
}

fn policy(rules: usize) -> Policy {
    Policy::load("bench.pol", &text(rules)).expect("policies of the repository are sound")
}

/// A request that states all; of guideline 084, one that releases a part.
fn json(rules: usize) -> String {
    match rules {
        0 => Requests {
            count: 1,
            seed: 84,
            withheld: 0,
        }
        .make(policy(0).program())
        .remove(0),
        rules => typical_request(rules),
    }
}

fn request(policy: &Policy, rules: usize) -> Request {
    policy.request(&json(rules)).expect("made for the policy")
}

#[divan::bench(args = SIZES)]
fn parse(bencher: Bencher, rules: usize) {
    let text = text(rules);
    bencher.bench(|| pol_parser::parse(black_box(&text)));
}

#[divan::bench(args = SIZES)]
fn compile(bencher: Bencher, rules: usize) {
    let tree = pol_parser::parse(&text(rules)).file;
    bencher.bench(|| pol_compiler::compile(black_box(&tree)));
}

/// With what the analysis finds quickly; of 2,000 rules it takes too long to repeat.
#[divan::bench(args = &SIZES[..3], sample_count = 5, sample_size = 1)]
fn check(bencher: Bencher, rules: &usize) {
    let text = text(*rules);
    bencher.bench(|| pol::check("bench.pol", black_box(&text)));
}

#[divan::bench(args = SIZES)]
fn decide(bencher: Bencher, rules: usize) {
    let policy = policy(rules);
    let request = request(&policy, rules);
    bencher.bench(|| policy.decide(black_box(&request)));
}

/// One request from slots, and from JSON.
#[divan::bench(args = SIZES)]
fn decider(bencher: Bencher, rules: usize) {
    let policy = policy(rules);
    let json = json(rules);
    let mut decider = policy.decider();
    bencher.bench_local(|| decider.decide_json(black_box(&json)).is_ok());
}

/// So many requests at once, a column at a time.
#[divan::bench(args = SIZES)]
fn batch(bencher: Bencher, rules: usize) {
    let policy = policy(rules);
    let request = request(&policy, rules);
    let plan = Plan::of(policy.program());
    let mut columns = Columns::new(policy.program(), &plan);
    (0..BATCH).for_each(|_| columns.push(request.facts()));
    let bencher = bencher.counter(ItemsCount::new(BATCH));
    bencher.bench(|| decide_columns(policy.program(), &plan, black_box(&columns)));
}

#[divan::bench(args = SIZES)]
fn explain(bencher: Bencher, rules: usize) {
    let policy = policy(rules);
    let request = request(&policy, rules);
    bencher.bench(|| policy.explain(black_box(&request)));
}

#[divan::bench(args = SIZES)]
fn json_to_json(bencher: Bencher, rules: usize) {
    let policy = policy(rules);
    let json = json(rules);
    bencher.bench(|| {
        let request = policy
            .request(black_box(&json))
            .expect("made for the policy");
        serde_json::to_string(&policy.explain(&request))
    });
}
