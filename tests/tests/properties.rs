//! What holds of every policy and every request: layout, order, withheld facts, and that nothing panics.
//! Policies of the repository, generated ones, and bytes that are no policy at all.

#![expect(clippy::unwrap_used, reason = "tests")]

use pol::{Determination, Disposition, Policy};
use pol_parser::ast::File;
use pol_tests::generate::{self, Rng};
use pol_tests::naive::{Book, Request, Stated, Value};
use pol_tests::reorder::reordered;
use pol_tests::{cases, files};
use serde_json::Value as Json;

/// How many generated policies are laid out.
const LAYOUTS: u64 = 60;
/// How many generated policies are put in another order, and their facts withheld.
const POLICIES: u64 = 100;
/// How many times a text is damaged.
const DAMAGES: u64 = 60;

fn policies() -> Vec<(String, String)> {
    let mut policies = files::read_all("policies", "pol").unwrap();
    policies.extend(files::read_all("policies/common", "pol").unwrap());
    assert!(!policies.is_empty());
    policies
}

fn load(name: &str, text: &str) -> Policy {
    Policy::load(name, text)
        .unwrap_or_else(|report| unreachable!("{name}: {}", report.render(&Default::default())))
}

// Layout.

#[test]
fn layout_keeps_the_policies() {
    for (name, text) in policies() {
        keeps(&name, &text);
    }
}

#[test]
fn layout_keeps_generated_policies() {
    for seed in 0..LAYOUTS {
        keeps(&format!("plain {seed}"), &generate::mixed_policy(seed));
        keeps(
            &format!("crumpled {seed}"),
            &generate::crumpled_policy(seed),
        );
    }
}

#[test]
fn layout_undoes_odd_line_breaks() {
    for (name, text) in policies() {
        let crumpled = generate::crumpled(&mut Rng::new(84), &text);
        assert_ne!(crumpled, text);
        assert_eq!(
            tree(&pol_parser::parse(&crumpled).file),
            tree(&pol_parser::parse(&text).file),
            "{name}"
        );
        keeps(&name, &crumpled);
    }
}

fn keeps(name: &str, text: &str) {
    let before = pol_parser::parse(text);
    assert!(
        before.diagnostics.is_empty(),
        "{name}: {:#?}\n{text}",
        before.diagnostics
    );
    let laid_out =
        pol::format(name, text).unwrap_or_else(|error| unreachable!("{name}: {error:?}\n{text}"));
    let after = pol_parser::parse(&laid_out);
    assert_eq!(
        tree(&after.file),
        tree(&before.file),
        "{name}\n{text}\n{laid_out}"
    );
    assert_eq!(
        comments(&after.file),
        comments(&before.file),
        "{name}\n{text}\n{laid_out}"
    );
    assert_eq!(
        pol::format(name, &laid_out).unwrap(),
        laid_out,
        "{name}, twice"
    );
}

/// Writes the declarations of a tree, without the places at which they stand.
fn tree(file: &File) -> String {
    let written = format!("{:#?}", file.declarations);
    let places = ["start: ", "end: "];
    written
        .lines()
        .filter(|line| {
            !places
                .iter()
                .any(|place| line.trim_start().starts_with(place))
        })
        .collect::<Vec<_>>()
        .join("\n")
}

/// Gives the comments of a file; their order among the clauses of a declaration may change with the order of the clauses.
fn comments(file: &File) -> Vec<String> {
    let mut comments: Vec<String> = file
        .comments
        .iter()
        .map(|comment| comment.text.clone())
        .collect();
    comments.sort();
    comments
}

// Order.

#[test]
fn order_changes_no_determination_of_mng084() {
    let text = files::read("policies/mng084.pol").unwrap();
    let policy = load("mng084", &text);
    for seed in 0..3 {
        let other = load(
            "mng084 in another order",
            &reordered(&mut Rng::new(seed), &text),
        );
        for case in cases::mng084().unwrap() {
            let json = case.request.to_string();
            assert_eq!(
                sorted(&policy, &json),
                sorted(&other, &json),
                "{} in order {seed}",
                case.id
            );
        }
    }
}

#[test]
fn order_changes_no_determination_of_generated_policies() {
    for seed in 0..POLICIES {
        let text = generate::mixed_policy(seed);
        let policy = load("generated", &text);
        let other = load("reordered", &reordered(&mut Rng::new(seed), &text));
        each_request(seed, &text, |request| {
            let json = request.to_json();
            assert_eq!(
                sorted(&policy, &json),
                sorted(&other, &json),
                "seed {seed}\n{json}\n{text}"
            );
        });
    }
}

/// Explains a request, with every list sorted and without the digest of the text.
fn sorted(policy: &Policy, json: &str) -> String {
    let request = policy
        .request(json)
        .unwrap_or_else(|report| unreachable!("{:?}", report.entries()));
    let mut determination = policy.explain(&request);
    determination.policy.digest.clear();
    let mut json = serde_json::to_value(determination).unwrap();
    sort_lists(&mut json);
    serde_json::to_string_pretty(&json).unwrap()
}

fn sort_lists(json: &mut Json) {
    match json {
        Json::Array(items) => {
            items.iter_mut().for_each(sort_lists);
            items.sort_by_key(ToString::to_string);
        }
        Json::Object(entries) => entries.values_mut().for_each(sort_lists),
        Json::Null | Json::Bool(_) | Json::Number(_) | Json::String(_) => {}
    }
}

fn each_request(seed: u64, text: &str, mut test: impl FnMut(Request)) {
    let file = pol_parser::parse(text).file;
    let book = Book::open(&file).unwrap();
    let mut rng = Rng::new(seed);
    for _ in 0..3 {
        test(generate::partial_request(&mut rng, &book, 10_000));
    }
    test(generate::complete_request(&mut rng, &book));
}

// Withheld facts.

#[test]
fn a_withheld_fact_of_mng084_only_asks() {
    let text = files::read("policies/mng084.pol").unwrap();
    let (policy, file) = (load("mng084", &text), pol_parser::parse(&text).file);
    let book = Book::open(&file).unwrap();
    for case in cases::mng084().unwrap() {
        only_asks(
            &case.id,
            &policy,
            &book,
            &Request::from_json(&book, &case.request),
        );
    }
}

#[test]
fn a_withheld_fact_of_a_generated_policy_only_asks() {
    for seed in 0..POLICIES {
        let text = generate::mixed_policy(seed);
        let (policy, file) = (load("generated", &text), pol_parser::parse(&text).file);
        let book = Book::open(&file).unwrap();
        each_request(seed, &text, |request| {
            only_asks(&format!("seed {seed}\n{text}"), &policy, &book, &request)
        });
    }
}

/// Takes each statement of a fact without a presumption back, and leaves each set open: the finding stays, or is asked for.
fn only_asks(name: &str, policy: &Policy, book: &Book, request: &Request) {
    let whole = explain(policy, request);
    for (path, stated) in &request.stated {
        let mut less = request.clone();
        if book.facts[path].presumed.is_none() {
            less.stated.remove(path);
            asks(name, path, &whole, &explain(policy, &less));
        }
        if let Stated::Whole(Value::Words(words)) = stated {
            less.stated
                .insert(path.clone(), Stated::Open(words.clone()));
            asks(name, path, &whole, &explain(policy, &less));
        }
    }
}

fn explain(policy: &Policy, request: &Request) -> Determination {
    let read = policy
        .request(&request.to_json())
        .unwrap_or_else(|report| unreachable!("{:?}", report.entries()));
    policy.explain(&read)
}

fn asks(name: &str, path: &str, whole: &Determination, less: &Determination) {
    if less.disposition != Disposition::InformationNeeded {
        assert_eq!(
            (
                less.disposition,
                &less.finding,
                &less.released.as_ref().map(|it| it.amount)
            ),
            (
                whole.disposition,
                &whole.finding,
                &whole.released.as_ref().map(|it| it.amount)
            ),
            "{name}: without {path}"
        );
    }
}

// Texts that are no policy and no request.

/// Reads a text as a policy, to its end: lays it out, loads it and runs its examples.
fn survive(text: &str) {
    let report = pol::check("any", text);
    assert!(!report.render(&Default::default()).is_empty() || report.is_empty());
    let _ = pol::format("any", text);
    if let Ok(policy) = Policy::load("any", text) {
        policy.test();
    }
}

#[test]
fn a_mebibyte_of_parentheses_is_an_error() {
    for letter in ["(", "not (", "- ", "{", "\"", "["] {
        let letters = letter.repeat((1 << 20) / letter.len());
        for text in [
            letters.clone(),
            format!(
                "{}\nrule deep\n  finds met\n  when {letters}",
                pol::SMALL_POLICY
            ),
        ] {
            assert!(pol::check("deep", &text).has_errors());
            survive(&text);
        }
    }
}

#[test]
fn a_line_of_a_hundred_megabytes_is_an_error() {
    let line = "a".repeat(100_000_000);
    assert!(pol::check("long", &line).has_errors());
    let policy = load("small", pol::SMALL_POLICY);
    assert!(policy.request(&line).is_err());
    assert!(
        policy
            .request(&format!("{{\"request\": {{\"code\": \"{line}\"}}}}"))
            .is_err()
    );
}

#[test]
fn ten_thousand_errors_are_told() {
    let errors = "rule again\n  finds nothing_known\n  when nobody.knows\n\n".repeat(10_000);
    let report = pol::check("errors", &format!("{}\n{errors}", pol::SMALL_POLICY));
    assert!(
        report.diagnostics().len() >= 10_000,
        "{}",
        report.diagnostics().len()
    );
    let broken = "rule\n".repeat(10_000);
    assert!(pol::check("broken", &broken).diagnostics().len() >= 10_000);
    survive(&broken);
}

#[test]
fn random_bytes_as_a_policy() {
    let mut rng = Rng::new(1);
    for _ in 0..DAMAGES {
        survive(&String::from_utf8_lossy(&random_bytes(&mut rng)));
    }
}

#[test]
fn random_words_as_a_policy() {
    let mut rng = Rng::new(2);
    let text = files::read("policies/mng084.pol").unwrap();
    let words: Vec<&str> = text.split_inclusive([' ', '\n']).collect();
    for _ in 0..DAMAGES {
        let many = rng.below(400);
        survive(&(0..many).map(|_| *rng.pick(&words)).collect::<String>());
    }
}

fn random_bytes(rng: &mut Rng) -> Vec<u8> {
    let many = rng.below(2_000);
    (0..many).map(|_| rng.below(256) as u8).collect()
}

#[test]
fn a_damaged_policy() {
    let text = files::read("policies/mng084.pol").unwrap();
    for seed in 0..DAMAGES {
        survive(&damaged(&mut Rng::new(seed), &text));
    }
}

#[test]
fn a_damaged_generated_policy() {
    for seed in 0..4 * DAMAGES {
        survive(&damaged(
            &mut Rng::new(seed),
            &generate::crumpled_policy(seed),
        ));
    }
}

#[test]
fn a_damaged_request() {
    let policy = load("mng084", &files::read("policies/mng084.pol").unwrap());
    let mut rng = Rng::new(3);
    for case in cases::mng084().unwrap() {
        for _ in 0..DAMAGES {
            if let Ok(request) = policy.request(&damaged(&mut rng, &case.request.to_string())) {
                policy.explain(&request);
            }
        }
        assert!(
            policy
                .request(&String::from_utf8_lossy(&random_bytes(&mut rng)))
                .is_err()
        );
    }
    for deep in ["[", "{\"request\":", "{\"request\":{\"code\":["] {
        assert!(
            policy
                .request(&deep.repeat((1 << 20) / deep.len()))
                .is_err()
        );
    }
}

/// Deletes, inserts and swaps bytes in one to eight places.
fn damaged(rng: &mut Rng, text: &str) -> String {
    let mut bytes = text.as_bytes().to_vec();
    for _ in 0..1 + rng.below(8) {
        let (at, other) = (rng.below(bytes.len()), rng.below(bytes.len()));
        match rng.below(4) {
            0 => drop(bytes.remove(at)),
            1 => bytes.insert(at, *rng.pick(b"\"#(){}-.,:\n \t0aZ\\\xff\xe2")),
            2 => bytes.swap(at, other),
            _ => {
                let end = (at + rng.below(40)).min(bytes.len());
                bytes.drain(at..end);
            }
        }
        if bytes.is_empty() {
            return String::new();
        }
    }
    String::from_utf8_lossy(&bytes).into_owned()
}
