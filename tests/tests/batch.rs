//! Columns of requests against the interpreter: the same decision for each request, on generated policies and on all of `policies/`.
//! `POL_BATCH_RUNS` sets how many generated policies of each kind are tried; 60 without it.

#![expect(clippy::unwrap_used, reason = "tests")]

use pol::Policy;
use pol_batch::Batch;
use pol_interpreter::{Facts, decide};
use pol_tests::files;
use pol_tests::generate::{self, Rng};
use pol_tests::naive::{Book, Request};

/// The requests for each generated policy: more than a block of columns.
const REQUESTS: u64 = 300;

fn runs() -> u64 {
    let runs = std::env::var("POL_BATCH_RUNS").ok();
    runs.and_then(|runs| runs.parse().ok()).unwrap_or(60)
}

#[test]
fn generated_policies() {
    let share = generated(generate::policy, one_request);
    assert!(
        share < 0.6,
        "{share} of all requests went to the interpreter"
    );
}

#[test]
fn dated_policies() {
    let share = generated(generate::dated_policy, one_request);
    assert!(
        share < 0.6,
        "{share} of all requests went to the interpreter"
    );
}

/// Rows are for the interpreter, so most requests are.
#[test]
fn policies_with_records() {
    generated(generate::records_policy, |rng, book, number| {
        generate::records_request(rng, book, number % 2 == 0)
    });
}

#[test]
fn policies_of_the_repository() {
    let policies = files::policies().unwrap();
    assert!(policies.len() >= 3);
    for (name, texts) in policies {
        let policy = Policy::load_with(&texts).unwrap();
        let tree = files::tree(&texts);
        let book = Book::open(&tree).unwrap();
        let requests = requests(&policy, &book, 17, 3_000, one_request);
        let share = compare(&policy, &requests, &name);
        println!("{name}: {share} of all requests went to the interpreter");
        assert!(
            share < 0.9,
            "{name}: {share} of all requests went to the interpreter"
        );
    }
}

/// Half of them complete; of the others, most facts are stated.
fn one_request(rng: &mut Rng, book: &Book, number: u64) -> Request {
    match number % 2 {
        0 => generate::complete_request(rng, book),
        _ => generate::partial_request(rng, book, 400),
    }
}

fn generated(policy: fn(u64) -> String, request: fn(&mut Rng, &Book, u64) -> Request) -> f64 {
    let mut shares = 0.0;
    for seed in 0..runs() {
        let text = policy(seed);
        let loaded = Policy::load("generated", &text).unwrap();
        let tree = pol_parser::parse(&text).file;
        let book = Book::open(&tree).unwrap();
        let requests = requests(&loaded, &book, seed, REQUESTS, request);
        shares += compare(&loaded, &requests, &format!("seed {seed}\n{text}"));
    }
    let share = shares / runs() as f64;
    println!("{share} of all requests went to the interpreter");
    share
}

fn requests(
    policy: &Policy,
    book: &Book,
    seed: u64,
    count: u64,
    request: fn(&mut Rng, &Book, u64) -> Request,
) -> Vec<Facts> {
    let made = (0..count).map(|number| {
        let mut rng = Rng::new(seed << 16 | number);
        request(&mut rng, book, number).to_json()
    });
    let read = made.filter_map(|json| policy.request(&json).ok());
    read.map(|request| request.facts().clone()).collect()
}

/// Compares every decision; gives the share of requests that only the interpreter could judge.
fn compare(policy: &Policy, requests: &[Facts], name: &str) -> f64 {
    assert!(!requests.is_empty(), "{name}: no request");
    let program = policy.program();
    let (decisions, passed_on) = Batch::new(program).decide(requests.iter());
    assert_eq!(decisions.len(), requests.len());
    for (facts, decision) in requests.iter().zip(&decisions) {
        assert_eq!(
            *decision,
            decide(program, facts),
            "{name}\n{}",
            pol_interpreter::write_request(program, facts)
        );
    }
    passed_on as f64 / requests.len() as f64
}
