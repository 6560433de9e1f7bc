//! One part of the language at a time, on a policy with one rule: every way in which its few facts can stand is tried.
//! A condition and the facts that it reads in; the circuit and the naive evaluator must agree everywhere.

use crate::written::Written;
use crate::{load, naively, same_outcomes};
use pol_tests::naive::{Book, Request, Stated, domain};
use std::collections::BTreeSet;

const HEAD: &str = "policy theory \"Theory\"
  in force from 2000-01-01 by request.service_date
  month end MONTH_END

findings, strongest first
  refer review \"A clinician decides\"
  met release \"Met\"
  otherwise refer

codes dx \"Diagnoses\"
  hierarchy by prefix

codes px \"Procedures\"

codes places \"Places of service\"
  only 11, 12, 22, 31

code set pain \"Pain\" of dx
  G89.2, M15 to M19

code set manual \"Manual procedures\" of px
  97110, 97112, 97140

choices condition
  anxiety \"Anxiety\"
  cancer \"Cancer\"
  headache \"Headache\"
";

/// Tries each condition, as the rule of a policy with these facts.
fn everywhere(facts: &str, conditions: &[&str]) {
    for month_end in ["clamps", "overflows"] {
        for condition in conditions {
            let head = HEAD.replace("MONTH_END", month_end);
            let rule = format!("rule tried\n  finds met because \"It holds.\"\n  when {condition}");
            let text = format!("{head}\nfacts request \"The request\"\n{facts}\n\n{rule}\n");
            tried(&format!("{condition}, month end {month_end}"), &text);
        }
    }
}

fn tried(name: &str, text: &str) {
    let (policy, file) = load(name, text);
    let book = Book::open(&file).expect("it has a header");
    let all = requests(&book);
    let mut written = Written::new(policy.program(), &Request::default(), &all[0]);
    let mut outcomes = BTreeSet::new();
    for request in &all {
        let bits = written.stating(request);
        let model = written.model(&bits);
        let model =
            model.unwrap_or_else(|| unreachable!("{name}: no model of {}", request.to_json()));
        let outcome = naively(&book, request);
        assert_eq!(
            written.read(&model),
            outcome,
            "{name}: {}",
            request.to_json()
        );
        outcomes.insert(outcome);
    }
    assert_eq!(outcomes.len(), 2, "{name}: holds here and fails there");
    assert_eq!(written.outcomes(), outcomes, "{name}: nothing stated");
}

/// Lists every request that states all facts.
fn requests(book: &Book) -> Vec<Request> {
    let mut requests = vec![Request::default()];
    for path in book.facts.keys() {
        let values = domain(book, path).unwrap_or_else(|| unreachable!("{path} has a range"));
        let with = |request: &Request| -> Vec<Request> {
            let stated = values.iter().map(|value| {
                let mut request = request.clone();
                request
                    .stated
                    .insert(path.clone(), Stated::Whole(value.clone()));
                request
            });
            stated.collect()
        };
        requests = requests.iter().flat_map(with).collect();
    }
    assert!(requests.len() <= 6_000, "{} are too many", requests.len());
    requests
}

const DAY: &str = "  service_date date, 2024-02-01 to 2024-02-02 \"On which day?\"\n";

fn with_day(facts: &str) -> String {
    format!("{DAY}{facts}")
}

#[test]
fn decimals_of_different_scale() {
    let facts = with_day(
        "  coarse number of weeks, 1 decimals, 0.5 to 1.5 \"How many, coarsely?\"
  fine number of weeks, 2 decimals, 0.95 to 1.55 \"How many, finely?\"
  whole whole number of weeks, 0 to 2 \"How many, wholly?\"
",
    );
    everywhere(
        &facts,
        &[
            "request.coarse is at least request.fine",
            "request.coarse is request.fine",
            "request.fine is not request.whole",
            "request.fine is more than 1.05 weeks",
            "request.coarse is less than 1.1 weeks",
            "request.coarse + request.fine is at most 2 weeks",
            "0.5 times request.fine is less than request.coarse",
            "(request.whole less request.coarse) + request.fine is between 1.25 weeks and 2 weeks",
        ],
    );
}

#[test]
fn sums_and_differences() {
    let facts = with_day(
        "  used whole number of visits, 0 to 9 \"How many were used?\"
  wanted whole number of visits, 1 to 8 \"How many are wanted?\"
  spare whole number of visits, 3 to 5 \"How many are spare?\"
",
    );
    everywhere(
        &facts,
        &[
            "request.used + request.wanted is at most 11 visits",
            "request.used + request.wanted + request.spare is 14 visits",
            "request.used less request.wanted is at least 2 visits",
            "request.used less request.wanted less request.spare is 0 visits",
            "request.used less (request.wanted less request.spare) is more than request.spare",
            "7 visits less request.used is less than request.wanted",
            "(2 times request.used) less request.wanted is not (3 times request.spare)",
            "request.wanted is between request.used and request.used + request.spare",
        ],
    );
}

#[test]
fn dates_on_the_edges_of_their_ranges() {
    let facts = "  service_date date, 2024-02-26 to 2024-03-03 \"On which day?\"
  measured date, 2024-02-28 to 2024-03-01 \"When was it measured?\"
";
    everywhere(
        facts,
        &[
            "request.service_date is on or after 2024-03-03",
            "request.service_date is on or before 2024-02-26",
            "request.service_date is after request.measured",
            "request.service_date is not request.measured",
            "request.measured is before 2024-02-29",
            "request.measured is between 2024-02-29 and 2024-03-01",
            "request.service_date is on or after 2 days before request.measured",
            "request.measured is 1 week before request.service_date or request.measured is 1 day after request.service_date",
        ],
    );
}

#[test]
fn months_of_different_length() {
    let facts = "  service_date date, 2024-02-26 to 2024-04-02 \"On which day?\"
  measured date, 2023-01-27 to 2023-03-03 \"When was it measured?\"
";
    everywhere(
        facts,
        &[
            "request.service_date is 13 months after request.measured",
            "request.service_date is on or after 13 months after request.measured",
            "request.measured is before 13 months before request.service_date",
            "request.measured is 1 year before request.service_date",
            "request.service_date is on or before 1 year after request.measured",
            "1 month after request.service_date is 1 month after 2024-03-31",
            "1 month before request.service_date is before 2024-02-28",
        ],
    );
}

#[test]
fn codes_below_others_and_ranges_of_codes() {
    let facts = with_day(
        "  diagnosis code of dx \"Which diagnosis?\"
  code code of px \"Which procedure?\"
  place code of places \"Where?\"
",
    );
    everywhere(
        &facts,
        &[
            "request.diagnosis is F41",
            "request.diagnosis is not F41.1",
            "request.diagnosis is one of F41.1, pain",
            "request.diagnosis is F41 and request.diagnosis is not F41.1",
            "request.diagnosis is one of pain and request.diagnosis is not one of M16, M17.0",
            "request.code is one of manual",
            "request.code is one of manual and request.code is not 97112",
            "request.place is one of 11, 31",
            "request.place is not one of 12, 22, 31",
        ],
    );
}

#[test]
fn sets_of_codes() {
    let facts = with_day("  diagnoses codes of dx \"Which diagnoses?\"\n");
    everywhere(
        &facts,
        &[
            "request.diagnoses includes F41",
            "request.diagnoses includes all of F41, F41.1",
            "request.diagnoses includes all of F41.1, pain",
            "request.diagnoses includes none of F41, pain",
            "request.diagnoses includes F41 and request.diagnoses includes none of F41.1",
            "request.diagnoses is empty",
            "request.diagnoses is not empty and request.diagnoses includes none of F41",
        ],
    );
}

#[test]
fn sets_of_choices() {
    let facts = with_day(
        "  conditions any of condition \"Which conditions?\"
  main one of condition \"Which of them mainly?\"
",
    );
    everywhere(
        &facts,
        &[
            "request.conditions includes cancer",
            "request.conditions includes any of cancer, headache",
            "request.conditions includes all of cancer, headache",
            "request.conditions includes none of cancer, headache",
            "request.conditions is empty",
            "request.main is cancer",
            "request.main is not one of cancer, headache",
            "request.main is anxiety and request.conditions includes none of anxiety",
        ],
    );
}

/// What more an open set may hold is free; what it holds already is there.
#[test]
fn sets_left_open() {
    let facts = with_day(
        "  conditions any of condition \"Which conditions?\"
  diagnoses codes of dx \"Which diagnoses?\"
",
    );
    let conditions = [
        "request.conditions includes all of anxiety, cancer and request.diagnoses includes none of F41.1",
        "request.conditions includes none of cancer or request.diagnoses includes all of F41, G89.2",
        "request.conditions is empty or request.diagnoses is empty",
        "request.diagnoses includes F41 and request.conditions includes any of anxiety, headache",
    ];
    let open = |words: &[&str]| Stated::Open(words.iter().map(|&word| word.to_owned()).collect());
    for condition in conditions {
        let rule = format!("rule tried\n  finds met because \"It holds.\"\n  when {condition}\n");
        let text = format!("{HEAD}\nfacts request \"The request\"\n{facts}\n{rule}")
            .replace("MONTH_END", "clamps");
        let (policy, file) = load(condition, &text);
        let book = Book::open(&file).expect("it has a header");
        for some in [&[][..], &["anxiety"], &["cancer", "headache"]] {
            for codes in [&[][..], &["F41"], &["F41.1"], &["G89.2", "Z99.8"]] {
                let mut request = Request::default();
                let mut state = |path: &str, words| request.stated.insert(path.to_owned(), words);
                state("request.conditions", open(some));
                state("request.diagnoses", open(codes));
                same_outcomes(&policy, &book, &request, 6_000);
            }
        }
    }
}

/// The least of several cases and caps, and a release of less than was requested.
#[test]
fn amounts_with_cases_and_caps() {
    let head = HEAD.replace("MONTH_END", "clamps");
    let text = format!(
        "{head}
value limit in visits
  4 visits until 2024-02-01
  6 visits from 2024-02-02

facts request \"The request\"
{DAY}  visits whole number of visits, 1 to 8 \"How many?\"
  used number of visits, 1 decimals, 0 to 6 \"How many so far?\"
  improved yes/no \"Is it better?\"

amount base in visits
  8 visits when request.improved
  (2 times request.visits) less request.used when request.used is at least 2.5 visits
  otherwise 3 visits

amount granted in visits
  base
  at most limit
    because \"There is a limit.\"
  at most limit less request.used when not request.improved
    because \"Some were used.\"

rule part
  finds met, releasing granted of request.visits
    because \"Some are granted.\"
  when granted is more than 0 visits

rule whole
  finds met because \"Few are wanted.\"
  when request.visits is 2 visits and request.improved
"
    );
    let (policy, file) = load("amounts", &text);
    let book = Book::open(&file).expect("it has a header");
    let all = requests(&book);
    let mut written = Written::new(policy.program(), &Request::default(), &all[0]);
    for request in &all {
        let bits = written.stating(request);
        let model = written.model(&bits).expect("the request can be made");
        let outcome = naively(&book, request);
        assert_eq!(written.read(&model), outcome, "{}", request.to_json());
    }
    same_outcomes(&policy, &book, &Request::default(), 6_000);
}
