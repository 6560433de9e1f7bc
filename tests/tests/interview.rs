//! The interview on MNG 084: many simulated patients, of whom the request is known and the rest is answered truthfully.
//! It asks clearly fewer questions than the list of what is missing would, and comes to the decision of the complete request.

#![expect(clippy::unwrap_used, reason = "tests")]

use pol::{Interview, Policy};
use pol_tests::generate::Rng;
use pol_tests::{by_hand, files};
use serde_json::{Value as Json, json};

/// How many patients are simulated.
const PATIENTS: u64 = 300;

fn policy() -> Policy {
    Policy::load("mng084.pol", &files::read("policies/mng084.pol").unwrap()).unwrap()
}

/// The request of a patient, and what is known at the beginning: the group `request`, and what would be presumed, since nobody asks for that.
fn patient(policy: &Policy, seed: u64) -> (Json, Json) {
    let all = by_hand::random_request(&mut Rng::new(seed)).to_json();
    let mut known = json!({"request": all["request"]});
    for fact in policy
        .program()
        .facts
        .iter()
        .filter(|fact| fact.presumed.is_some())
    {
        let (group, name) = fact.path.split_once('.').unwrap();
        known[group][name] = all[group][name].clone();
    }
    (all, known)
}

fn value<'a>(all: &'a Json, fact: &str) -> &'a Json {
    let (group, name) = fact.split_once('.').unwrap();
    &all[group][name]
}

fn begin(policy: &Policy, known: &Json) -> Interview {
    policy.interview(&policy.request(&known.to_string()).unwrap())
}

/// Asks to the end; counts the questions.
fn asked(policy: &Policy, all: &Json, known: &Json) -> usize {
    let mut interview = begin(policy, known);
    while let Some(question) = interview.next_question() {
        let answer = value(all, &question.fact).to_string();
        interview.answer(&question.fact, &answer).unwrap();
    }
    let complete = policy.decide(&policy.request(&all.to_string()).unwrap());
    assert_eq!(policy.decide(&interview.request()), complete);
    interview.steps()
}

/// Asks for the first fact of the list of the missing ones, again and again.
fn asked_in_order(policy: &Policy, all: &Json, known: &Json) -> usize {
    let mut interview = begin(policy, known);
    while let Some(missing) = interview.determination().missing.first() {
        let answer = value(all, &missing.fact).to_string();
        interview.answer(&missing.fact, &answer).unwrap();
    }
    interview.steps()
}

#[test]
fn fewer_questions_than_the_list_of_what_is_missing() {
    let policy = policy();
    let (mut asks, mut in_order, mut listed) = (0, 0, 0);
    for seed in 0..PATIENTS {
        let (all, known) = patient(&policy, seed);
        asks += asked(&policy, &all, &known);
        in_order += asked_in_order(&policy, &all, &known);
        listed += begin(&policy, &known).determination().missing.len();
    }
    println!("{asks} questions, {in_order} in declared order, {listed} on the first list");
    assert!(
        asks * 10 <= in_order * 9,
        "{asks} questions, {in_order} in declared order"
    );
}
