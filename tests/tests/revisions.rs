//! Five revisions of guideline 084, made in the policy's text alone: the named cases change as the committee says, the others stay.

use pol::{Determination, Policy};
use pol_tests::cases::{self, Case, clauses};
use pol_tests::revisions::{
    ADDED_DIAGNOSIS, CLOSED_CODE_LIST, FEWER_VISITS, PREGNANCY_CONSULT, Revision, TWO_WEEKS_RELAXED,
};
use std::collections::BTreeMap;

/// What a case comes to, in one line: disposition, finding, visits, clauses of the reasons, advisories, missing facts.
type Lines = BTreeMap<String, String>;

fn load(text: &str) -> Policy {
    Policy::load("mng084.pol", text)
        .unwrap_or_else(|report| unreachable!("{}", report.render(&Default::default())))
}

fn line(determination: &Determination) -> String {
    let mut words = vec![determination.disposition.name().to_owned()];
    words.extend(determination.finding.clone());
    words.extend(
        determination
            .released
            .as_ref()
            .map(|released| released.amount.to_string()),
    );
    words.push(told(
        determination.reasons.iter().map(|reason| &reason.clauses),
    ));
    words.push(told(
        determination
            .advisories
            .iter()
            .map(|advisory| &advisory.clauses),
    ));
    words.extend(
        determination
            .missing
            .iter()
            .map(|missing| missing.fact.clone()),
    );
    words.join(" ")
}

fn told<'a>(lists: impl Iterator<Item = &'a Vec<String>>) -> String {
    let clauses: Vec<&str> = clauses(lists).into_iter().collect();
    format!("[{}]", clauses.join(" "))
}

fn determine(policy: &Policy, request: &serde_json::Value) -> Determination {
    let request = policy.request(&request.to_string());
    policy.explain(&request.expect("a request of the contract"))
}

fn lines(policy: &Policy, cases: &[Case]) -> Lines {
    cases
        .iter()
        .map(|case| (case.id.clone(), line(&determine(policy, &case.request))))
        .collect()
}

fn policy() -> String {
    pol_tests::files::read("policies/mng084.pol").expect("the policy is there")
}

/// Makes a revision and gives the cases that it changes, with what they come to.
fn changed(revision: &Revision) -> Vec<(String, String)> {
    assert!(
        revision.changed_lines() <= 12,
        "{}: {} lines",
        revision.title,
        revision.changed_lines()
    );
    let cases = cases::mng084().expect("the cases are there");
    let before = lines(&load(&policy()), &cases);
    let after = lines(&load(&revision.of(&policy())), &cases);
    after
        .into_iter()
        .filter(|(id, line)| before[id] != *line)
        .collect()
}

fn expect(revision: &Revision, wanted: &[(&str, &str)]) {
    let changed = changed(revision);
    let changed: Vec<(&str, &str)> = changed
        .iter()
        .map(|(id, line)| (id.as_str(), line.as_str()))
        .collect();
    assert_eq!(changed, wanted, "{}", revision.title);
}

/// What the revision makes of a case with something more stated.
fn with(revision: &Revision, id: &str, pointers: &[(&str, serde_json::Value)]) -> Determination {
    let cases = cases::mng084().expect("the cases are there");
    let case = cases
        .iter()
        .find(|case| case.id == id)
        .expect("a case of the file");
    let mut request = case.request.clone();
    for (pointer, value) in pointers {
        let (group, fact) = pointer.split_once('.').expect("a path");
        if value.is_null() {
            let group = request[group].as_object_mut().expect("a group");
            group.remove(fact);
        } else {
            request[group][fact] = value.clone();
        }
    }
    determine(&load(&revision.of(&policy())), &request)
}

#[test]
fn an_added_diagnosis_is_eligible_from_its_day() {
    expect(
        &ADDED_DIAGNOSIS,
        &[("M143", "release met 12 [AUTH-4 ELIG-1 NEED-2 NEED-3] []")],
    );
    let asymptomatic = with(
        &ADDED_DIAGNOSIS,
        "M143",
        &[("member.symptomatic", false.into())],
    );
    assert_eq!(asymptomatic.finding.as_deref(), Some("not_covered"));
    let day_before = with(
        &ADDED_DIAGNOSIS,
        "M143",
        &[("request.service_date", "2022-12-31".into())],
    );
    assert_eq!(day_before.finding.as_deref(), Some("not_covered"));
}

#[test]
fn fewer_visits_in_the_first_course() {
    let part = "release_part met 8 [AUTH-4 AUTH-6 ELIG-1 NEED-2 NEED-3]";
    expect(
        &FEWER_VISITS,
        &[
            ("M001", &format!("{part} []")),
            ("M013", &format!("{part} [DATE-4]")),
            (
                "M043",
                "information_needed [AUTH-6 LIM-3 NEED-5] [] course.repeat_measure course.function_change course.member_satisfied",
            ),
            (
                "M048",
                "information_needed [AUTH-6 ELIG-3 FREQ-3 LIM-2 LIM-3 NEED-5] [] course.weeks_treated course.clinical_benefit_documented course.repeat_measure course.function_change course.member_satisfied",
            ),
            ("M050", &format!("{part} []")),
            // Its 8 visits are now all beyond the first course, so they no longer rest on it.
            (
                "M082",
                "release met 8 [AUTH-5 AUTH-6 ELIG-1 NEED-2 NEED-3 NEED-5] []",
            ),
            (
                "M084",
                "release_part met 6 [AUTH-4 AUTH-6 ELIG-1 LIM-3 NEED-2 NEED-3 NEED-5] []",
            ),
            ("M161", &format!("{part} [CAU-4]")),
            ("M165", &format!("{part} [CAU-6]")),
            ("M177", &format!("{part} [AUTH-2]")),
            ("M260", &format!("{part} []")),
        ],
    );
}

#[test]
fn benefit_is_due_after_four_weeks() {
    expect(
        &TWO_WEEKS_RELAXED,
        &[(
            "M111",
            "release met 10 [AUTH-4 ELIG-1 NEED-2 NEED-3 NEED-5] []",
        )],
    );
}

#[test]
fn a_consultation_in_pregnancy_becomes_a_condition() {
    expect(
        &PREGNANCY_CONSULT,
        &[("M165", "clinician_review not_met [CAU-6] []")],
    );
    let not_stated = with(
        &PREGNANCY_CONSULT,
        "M165",
        &[("plan.pcp_or_ob_consulted", serde_json::Value::Null)],
    );
    let missing: Vec<&str> = not_stated
        .missing
        .iter()
        .map(|missing| missing.fact.as_str())
        .collect();
    assert_eq!(missing, ["plan.pcp_or_ob_consulted"]);
    for id in ["M084", "M260"] {
        let presumed = with(&PREGNANCY_CONSULT, id, &[]).presumed;
        assert!(
            presumed
                .iter()
                .any(|presumed| presumed.fact == "member.pregnant"),
            "{id} rests on it"
        );
    }
}

#[test]
fn a_closed_list_of_codes() {
    expect(
        &CLOSED_CODE_LIST,
        &[("M179", "clinician_review not_met [AUTH-1] []")],
    );
    let package = [
        "letter_of_medical_necessity",
        "supporting_literature",
        "unique_circumstances",
    ];
    let package: Vec<(String, serde_json::Value)> = package
        .iter()
        .map(|fact| (format!("consideration.{fact}"), true.into()))
        .collect();
    let package: Vec<(&str, serde_json::Value)> = package
        .iter()
        .map(|(path, value)| (path.as_str(), value.clone()))
        .collect();
    assert_eq!(
        with(&CLOSED_CODE_LIST, "M179", &package).finding.as_deref(),
        Some("refer")
    );
    let variation = [
        ("member.hope_member", true.into()),
        ("hope.hope_explanation", true.into()),
    ];
    assert_eq!(
        with(&CLOSED_CODE_LIST, "M179", &variation)
            .finding
            .as_deref(),
        Some("refer")
    );
    let no_code = with(
        &CLOSED_CODE_LIST,
        "M179",
        &[("request.code", serde_json::Value::Null)],
    );
    assert_eq!(
        no_code.missing.len(),
        1,
        "a request without a code still waits for it"
    );
}
