//! Rows that are not as they should be, one line a behaviour: each is a clear error, or the answer that the language's reference documents.

#![expect(clippy::unwrap_used, reason = "tests")]

use pol::{Determination, Policy};

const POLICY: &str = r#"policy visits "Visits"
  in force from 2022-01-01 by request.service_date
  month end clamps

findings, strongest first
  refer review "A clinician decides"
  met release "Met"
  otherwise refer

codes cpt "CPT"

records visits, at most 50 rows, no two alike "Which visits were there, and when?"
  date date, not before member.birth_date, not after request.service_date
  code code of cpt

records letters, at most 50 rows "Which letters are there?"
  date date

unit letters, one letter

facts request
  service_date date "When would the service begin?"
  wanted whole number of visits, 1 to 50 "How many visits are requested?"

facts member
  birth_date date "When was the member born?"
  used whole number of visits, 0 to 50 "How many visits were used?"
    derived from count of visits within rolling 12 months ending request.service_date where visits.code is 97124

facts chart
  measured yes/no, within 90 days before request.service_date "Was function measured?"

limit yearly
  "A year has three visits."
  3 visits per rolling 12 months ending request.service_date
  counting visits where visits.code is 97124
  including request.wanted

rule within_the_year
  finds met because "Visits are left."
  when within yearly and member.used is at most 3 visits

advisory measured
  "Function was measured."
  when chart.measured

advisory many_letters
  "There are letters."
  when (count of letters) is at least 2 letters
"#;

fn policy() -> Policy {
    Policy::load("visits.pol", POLICY).unwrap_or_else(|it| unreachable!("{:?}", it.entries()))
}

/// Judges a request for one visit on 2022-06-15 that says this too.
fn judged(more: &str) -> Determination {
    let policy = policy();
    let request = policy.request(&request(more)).unwrap();
    policy.explain(&request)
}

fn request(more: &str) -> String {
    format!(r#"{{"request": {{"service_date": "2022-06-15", "wanted": 1}}, {more}}}"#)
}

/// Gives each error of such a request: its code, its place, and its words.
fn errors(more: &str) -> Vec<(String, String, String)> {
    let report = policy().request(&request(more)).err().unwrap();
    let entries = report.entries().into_iter();
    entries
        .map(|it| (it.code.to_string(), it.pointer.unwrap(), it.message))
        .collect()
}

fn error(more: &str) -> (String, String) {
    let errors = errors(more);
    assert_eq!(errors.len(), 1, "{errors:?}");
    (errors[0].0.clone(), errors[0].1.clone())
}

fn used(determination: &Determination) -> &str {
    &determination.rows[0].text
}

#[test]
fn rows_out_of_order_count_as_in_order() {
    let one = judged(
        r#""visits": [{"date": "2022-01-01", "code": "97124"}, {"date": "2022-05-01", "code": "97124"}]"#,
    );
    let other = judged(
        r#""visits": [{"date": "2022-05-01", "code": "97124"}, {"date": "2022-01-01", "code": "97124"}]"#,
    );
    assert_eq!(used(&one), "2 visits");
    assert_eq!(used(&other), "2 visits");
    assert_eq!(one.finding, other.finding);
}

#[test]
fn two_equal_rows_are_an_error_where_no_two_are_alike() {
    let twice = r#""visits": [{"date": "2022-01-01", "code": "97124"}, {"date": "2022-01-01", "code": "97124"}]"#;
    assert_eq!(error(twice), ("E0732".into(), "/visits/1".into()));
}

#[test]
fn two_equal_rows_count_twice_elsewhere() {
    let given = judged(r#""letters": [{"date": "2022-01-01"}, {"date": "2022-01-01"}]"#);
    assert!(given.advisories.iter().any(|it| it.name == "many_letters"));
}

#[test]
fn rows_of_which_something_is_not_known_may_be_alike() {
    let given = judged(r#""visits": [{"date": "2022-01-01"}, {"date": "2022-01-01"}]"#);
    assert_eq!(used(&given), "0 to 2 visits");
}

#[test]
fn a_visit_before_birth_is_an_error_that_names_both_places() {
    let before = r#""member": {"birth_date": "2000-01-01"}, "visits": [{"date": "1999-12-31", "code": "97124"}]"#;
    assert_eq!(error(before), ("E0733".into(), "/visits/0/date".into()));
    let help = policy().request(&request(before)).err().unwrap();
    let help = help.entries()[0].help.clone().unwrap();
    assert!(help.contains("/member/birth_date"), "{help}");
}

#[test]
fn a_visit_in_the_future_is_an_error() {
    let after = r#""visits": {"open": [{"date": "2022-06-15"}, {"date": "2022-06-16"}]}"#;
    assert_eq!(error(after), ("E0733".into(), "/visits/open/1/date".into()));
}

#[test]
fn a_list_that_is_open_can_only_grow() {
    let three = r#"{"date": "2022-01-01", "code": "97124"}, {"date": "2022-02-01", "code": "97124"}, {"date": "2022-03-01", "code": "97124"}"#;
    let closed = judged(&format!(r#""visits": [{three}]"#));
    let open = judged(&format!(r#""visits": {{"open": [{three}]}}"#));
    assert_eq!(closed.finding.as_deref(), Some("refer"));
    // Three are used and one is wanted: more rows cannot bring that back.
    assert_eq!(open.finding.as_deref(), Some("refer"));
    let one = judged(r#""visits": {"open": [{"date": "2022-01-01", "code": "97124"}]}"#);
    assert_eq!(one.possible, ["refer", "met"]);
    let visits = one.missing.iter().find(|it| it.fact == "visits").unwrap();
    assert_eq!(
        visits.question.as_deref(),
        Some("Which visits were there, and when?")
    );
}

#[test]
fn no_list_is_not_an_empty_list() {
    assert_eq!(
        judged(r#""member": {"used": 0}"#).possible,
        ["refer", "met"]
    );
    assert_eq!(judged(r#""visits": []"#).finding.as_deref(), Some("met"));
}

#[test]
fn a_row_without_its_code_may_count() {
    let given =
        judged(r#""visits": [{"date": "2022-01-01"}, {"date": "2020-01-01"}, {"code": "97110"}]"#);
    let rows = &given.rows[0];
    assert_eq!(rows.unsure, [1]);
    assert_eq!(rows.before_window, [2]);
    assert_eq!(rows.other_rows, [3]);
    assert_eq!(given.finding.as_deref(), Some("met"));
}

#[test]
fn what_is_stated_and_what_the_rows_come_to_must_agree() {
    let row = r#""visits": [{"date": "2022-01-01", "code": "97124"}]"#;
    let agree = judged(&format!(r#""member": {{"used": 1}}, {row}"#));
    assert_eq!(agree.finding.as_deref(), Some("met"));
    let differ = format!(r#""member": {{"used": 2}}, {row}"#);
    assert_eq!(error(&differ), ("E0734".into(), "/member/used".into()));
    let unsure = r#""member": {"used": 1}, "visits": [{"date": "2022-01-01"}]"#;
    assert_eq!(judged(unsure).finding.as_deref(), Some("met"));
    let beyond = r#""member": {"used": 2}, "visits": [{"date": "2022-01-01"}]"#;
    assert_eq!(error(beyond).0, "E0734");
}

#[test]
fn no_message_shows_a_value() {
    let all = errors(
        r#""member": {"used": 7}, "visits": [{"date": "2022-13-01", "code": "secret"}, {"date": 7, "kind": 1}, 44]"#,
    );
    assert!(all.len() >= 4, "{all:?}");
    for (_, _, message) in all {
        for value in ["2022-13", "secret", "7", "44"] {
            assert!(!message.contains(value), "{message}");
        }
    }
}

fn age(more: &str) -> Option<String> {
    let policy = Policy::load(
        "visits.pol",
        &POLICY.replace(
            "  when within yearly and",
            "  when chart.measured and within yearly and",
        ),
    )
    .unwrap();
    let request = policy
        .request(&request(&format!("{more}, \"visits\": []")))
        .unwrap();
    let determination = policy.explain(&request);
    let missing = determination.missing.first()?;
    assert_eq!(missing.fact, "chart.measured");
    Some(serde_json::to_string(&missing.because).unwrap())
}

#[test]
fn evidence_that_is_too_old_is_asked_for_anew() {
    let measured = |date: &str| {
        age(&format!(
            r#""chart": {{"measured": {{"value": true, "date": {date}}}}}"#
        ))
    };
    assert_eq!(measured(r#""2022-03-17""#), None);
    assert_eq!(measured(r#""2022-06-15""#), None);
    assert_eq!(
        measured(r#""2022-03-16""#).as_deref(),
        Some(r#"{"age":"too_old"}"#)
    );
    assert_eq!(
        measured(r#""2022-06-16""#).as_deref(),
        Some(r#"{"age":"too_new"}"#)
    );
    assert_eq!(measured("null").as_deref(), Some(r#"{"age":"not_known"}"#));
    let undated = age(r#""chart": {"measured": true}"#);
    assert_eq!(undated.as_deref(), Some(r#"{"age":"not_known"}"#));
    assert_eq!(age(r#""chart": {}"#).as_deref(), Some("null"));
}
