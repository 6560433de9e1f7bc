//! Columns of requests, and requests in slots one by one, against the interpreter: the same decision for each request, on generated policies and on all of `policies/`.
//! `POL_BATCH_RUNS` sets how many generated policies of each kind are tried; 60 without it.

#![expect(clippy::unwrap_used, clippy::panic, reason = "tests")]

use pol::{Policy, Texts};
use pol_batch::{Batch, Columns, Decider, Plan, Single, Slots, Verdict};
use pol_compiler::program::{Citer, Program};
use pol_interpreter::{Decision, Facts, decide};
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
    compare_slots(policy, requests, name);
    compare_told(program, requests, name);
    passed_on as f64 / requests.len() as f64
}

/// Reasons by columns are those of the determination, in its order; and nothing is missing where they are told.
fn compare_told(program: &Program, requests: &[Facts], name: &str) {
    let told = Batch::with_reasons(program).told(requests.iter());
    let mut count = 0;
    for (facts, told) in requests.iter().zip(told) {
        let Some(told) = told else { continue };
        count += 1;
        let brief = pol_interpreter::brief(program, facts);
        let request = || pol_interpreter::write_request(program, facts);
        assert_eq!(told.decision, brief.decision, "{name}\n{}", request());
        assert_eq!(*told.reasons, *brief.reasons, "{name}\n{}", request());
        assert_eq!(brief.missing, [], "{name}\n{}", request());
    }
    let title = name.lines().next().unwrap_or_default();
    println!("{title}: the reasons of {count} of {}", requests.len());
}

/// Slots settle just what columns settle, and both as the interpreter does.
fn compare_slots(policy: &Policy, requests: &[Facts], name: &str) {
    let program = policy.program();
    let plan = Plan::of(program);
    let mut columns = Columns::new(program, &plan);
    requests.iter().for_each(|facts| columns.push(facts));
    let verdicts = pol_batch::decide(program, &plan, &columns);
    let mut single = Single::new(program).unwrap();
    let mut slots = single.slots();
    let mut decider = Decider::new(program);
    let told = Batch::with_reasons(program).told(requests.iter());
    for (row, facts) in requests.iter().enumerate() {
        single.fill(&mut slots, facts);
        let verdict = single.decide(&slots);
        let by_column = Verdict {
            finding: verdicts.findings[row],
            released: verdicts.released[row],
        };
        let request = || pol_interpreter::write_request(program, facts);
        assert_eq!(verdict, by_column, "{name}\n{}", request());
        let json = || serde_json::to_string(&decide(program, facts)).unwrap();
        let decided = decider.decide(facts);
        assert_eq!(serde_json::to_string(&decided).unwrap(), json(), "{name}");
        let decided = decider.decide_json(&request().to_string());
        let decided = serde_json::to_string(&decided.unwrap()).unwrap();
        assert_eq!(decided, json(), "{name}");
        let reasons = decider.reasons().map(<[Citer]>::to_vec);
        let told = told[row].as_ref().map(|told| told.reasons.to_vec());
        assert_eq!(reasons, told, "{name}\n{}", request());
        if let Some(decided) = single.decided(&slots, verdict) {
            assert_eq!(
                Decision::from(decided),
                decide(program, facts),
                "{name}\n{}",
                request()
            );
        }
    }
}

/// JSON that is read straight into slots means what the interpreter's reader says that it means; and what that reader refuses, or
/// slots do not hold, is never taken.
fn compare_readers(
    program: &Program,
    single: &mut Single<'_>,
    slots: &mut Slots,
    json: &str,
) -> bool {
    let mut filled = single.slots();
    let taken = single.read(slots, json);
    if taken {
        let facts = pol_interpreter::read_request(program, json);
        let facts = facts.unwrap_or_else(|_| panic!("taken, and refused by the other: {json}"));
        single.fill(&mut filled, &facts);
        assert!(*slots == filled, "read otherwise: {json}");
    }
    taken
}

#[test]
fn requests_read_straight_into_slots() {
    let (mut read, mut taken) = (0, 0);
    let kinds: [fn(u64) -> String; 3] = [
        generate::policy,
        generate::dated_policy,
        generate::records_policy,
    ];
    for seed in 0..runs() {
        for policy in kinds {
            let text = policy(seed);
            let (all, straight) = read_straight(&Texts::new("generated", text), seed, 40);
            read += all;
            taken += straight;
        }
    }
    assert!(taken * 10 > read * 7, "{taken} of {read} were taken");
    for (name, texts) in files::policies().unwrap() {
        let (all, straight) = read_straight(&texts, 3, 400);
        assert!(straight * 100 > all * 95, "{name}: {straight} of {all}");
    }
}

/// Reads requests of a policy, and each with some slips in it; gives how many sound ones there were, and how many were taken.
fn read_straight(texts: &Texts, seed: u64, count: u64) -> (usize, usize) {
    let policy = Policy::load_with(texts).unwrap();
    let tree = files::tree(texts);
    let book = Book::open(&tree).unwrap();
    let program = policy.program();
    let mut single = Single::new(program).unwrap();
    let mut slots = single.slots();
    let requests = requests(&policy, &book, seed, count, one_request);
    let mut taken = 0;
    for (number, facts) in (0..).zip(&requests) {
        let json = pol_interpreter::write_request(program, facts).to_string();
        taken += usize::from(compare_readers(program, &mut single, &mut slots, &json));
        let mut rng = Rng::new(seed << 24 | number);
        for _ in 0..12 {
            let slipped = slipped(&mut rng, &json);
            compare_readers(program, &mut single, &mut slots, &slipped);
        }
    }
    (requests.len(), taken)
}

/// What hosts write by mistake, in the place of some characters of a request.
const SLIPS: [&str; 26] = [
    "",
    "",
    "",
    "\"",
    "null",
    "true",
    "12",
    "-1",
    "12.0",
    "0.25",
    "1e1",
    "-0",
    "99999999999",
    "{}",
    "[]",
    "[null]",
    "\"2024-02-30\"",
    "\"2024-03-01\"",
    "\"M54.5\"",
    "\\u0041",
    "\\",
    ",",
    ":",
    "}",
    " ",
    "{\"open\":[]}",
];

/// Puts a slip in the place of a value, of a key, or of a few characters anywhere.
fn slipped(rng: &mut Rng, json: &str) -> String {
    let slip = SLIPS[rng.below(SLIPS.len())];
    let start = rng.below(json.len());
    let start = json.floor_char_boundary(start);
    let end = match rng.below(3) {
        0 => json[start..]
            .find([',', '}', ']'])
            .map_or(start, |end| start + end),
        1 => json[start..].find(':').map_or(start, |end| start + end),
        _ => json
            .ceil_char_boundary(start + rng.below(4))
            .min(json.len()),
    };
    let start = match rng.below(2) {
        0 => json[..start]
            .rfind([':', ',', '{', '['])
            .map_or(start, |it| it + 1),
        _ => start,
    };
    format!("{}{slip}{}", &json[..start], &json[end..])
}
