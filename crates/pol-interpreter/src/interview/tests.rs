//! The interview, one line a behaviour.

use super::{AnswerForm, Interview};
use crate::{Facts, write_request};
use std::sync::Arc;

const POLICY: &str = "policy small \"Small\"\n  in force from 2022-01-01 by case.day\n
findings, strongest first\n  not_met adverse \"Not met\"\n  refer review \"Refer\"\n  met release \"Met\"\n  otherwise refer\n
choices colour\n  red \"Red\"\n  green \"Green\"\n
facts case\n  day date, 2022-01-01 to 2022-12-31, presumed 2022-06-01\n  p yes/no \"Is it P?\"\n  q yes/no \"Is it Q?\"\n  used whole number of visits, 0 to 40\n  colour one of colour\n\n";

const RULES: &str = "criterion both\n  \"P and Q hold.\"\n  met when case.p and case.q\n
rule a\n  finds not_met because \"A.\"\n  when both\n
rule b\n  finds met because \"B.\"\n  when not case.p and case.used is at least 12 visits\n";

fn interview(rules: &str) -> Interview {
    let compiled = pol_compiler::compile(&pol_parser::parse(&format!("{POLICY}{rules}")).file);
    let program = compiled.program.expect("the rules compile");
    let facts = Facts::none(&program);
    Interview::new(Arc::new(program), facts)
}

fn asks(interview: &Interview) -> Option<String> {
    interview.next_question().map(|question| question.fact)
}

fn code(result: Result<(), Vec<pol_parser::Diagnostic>>) -> &'static str {
    result.map_or_else(|problems| problems[0].page.code, |()| "fine")
}

#[test]
fn what_decides_the_most_is_asked_first_and_what_cannot_matter_never() {
    let mut interview = interview(RULES);
    assert_eq!(asks(&interview).as_deref(), Some("case.p"));
    assert_eq!(code(interview.answer("case.p", "false")), "fine");
    assert_eq!(asks(&interview).as_deref(), Some("case.used"));
    assert_eq!(code(interview.answer("case.used", "12")), "fine");
    assert_eq!(asks(&interview), None);
}

#[test]
fn a_question_says_why_it_is_asked_and_what_hangs_on_it() {
    let mut interview = interview(RULES);
    assert_eq!(code(interview.answer("case.p", "true")), "fine");
    let question = interview.next_question().expect("q is missing");
    assert_eq!(question.question.as_deref(), Some("Is it Q?"));
    assert_eq!(question.answer, AnswerForm::YesNo);
    assert_eq!(question.decides[0].text.as_deref(), Some("P and Q hold."));
    let leads: Vec<_> = question
        .leads
        .iter()
        .map(|lead| (&lead.text[..], &lead.leads_to[..]))
        .collect();
    assert_eq!(
        leads,
        [
            ("yes", &["not_met".to_owned()][..]),
            ("no", &["refer".to_owned()][..])
        ]
    );
}

#[test]
fn a_wrong_answer_is_told_as_of_a_request_and_taken_back() {
    let mut interview = interview(RULES);
    for (fact, json) in [
        ("case.p", "\"yes\""),
        ("case.used", "41"),
        ("case.colour", "\"blue\""),
        ("case.r", "true"),
        ("r", "true"),
        ("case.p", "true, \"q\": true"),
        ("case.p", "true}"),
        ("case.p", ""),
    ] {
        assert!(
            code(interview.answer(fact, json)).starts_with("E07"),
            "{fact}: {json}"
        );
    }
    assert_eq!(
        (interview.steps(), asks(&interview).as_deref()),
        (0, Some("case.p"))
    );
}

#[test]
fn what_nobody_knows_is_gone_around() {
    let mut interview = interview(RULES);
    assert!(interview.dont_know("case.p"));
    let mut rest = Vec::new();
    while let Some(fact) = asks(&interview) {
        assert!(interview.dont_know(&fact));
        rest.push(fact);
    }
    assert_eq!(rest, ["case.q", "case.used"]);
    assert!(!interview.dont_know("case.r"));
}

#[test]
fn undo_takes_back_answers_and_what_nobody_knew() {
    let mut interview = interview(RULES);
    assert!(interview.dont_know("case.p"));
    assert_eq!(code(interview.answer("case.p", "true")), "fine");
    assert_eq!(code(interview.answer("case.p", "false")), "fine");
    assert_eq!(interview.undo(), Some("case.p"));
    assert_eq!(
        write_request(&interview.program, interview.facts()).to_string(),
        "{\"case\":{\"p\":true}}"
    );
    assert_eq!(interview.undo(), Some("case.p"));
    assert_eq!(
        asks(&interview).as_deref(),
        Some("case.q"),
        "p is skipped again"
    );
    assert_eq!(interview.undo(), Some("case.p"));
    assert_eq!(asks(&interview).as_deref(), Some("case.p"));
    assert_eq!(interview.undo(), None);
}

#[test]
fn no_value_is_shown_by_debug() {
    let mut interview = interview(RULES);
    assert_eq!(code(interview.answer("case.used", "37")), "fine");
    assert!(!format!("{interview:?}").contains("37"));
}
