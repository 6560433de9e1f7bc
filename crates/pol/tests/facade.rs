//! The library as a host uses it: load once, share, judge, and be told what is wrong.

#![expect(clippy::unwrap_used, reason = "tests")]

use pol::{Disposition, Policy, Report, Request, SMALL_POLICY};

const ADULT: &str =
    r#"{"request": {"service_date": "2022-06-01", "visits": 3}, "member": {"adult": true}}"#;

fn small() -> Policy {
    Policy::load("small.pol", SMALL_POLICY).unwrap()
}

#[test]
fn policies_requests_and_reports_go_between_threads() {
    fn shared<T: Send + Sync + Clone + 'static>() {}
    shared::<Policy>();
    shared::<Request>();
    shared::<Report>();
}

#[test]
fn a_policy_judges_from_many_threads_at_once() {
    let policy = small();
    let threads: Vec<_> = (0..4)
        .map(|_| {
            let policy = policy.clone();
            std::thread::spawn(move || policy.decide(&policy.request(ADULT).unwrap()).disposition)
        })
        .collect();
    for thread in threads {
        assert_eq!(thread.join().unwrap(), Disposition::Release);
    }
}

#[test]
fn a_decision_is_that_of_its_explanation() {
    let policy = small();
    let request = policy.request(ADULT).unwrap();
    let (decision, determination) = (policy.decide(&request), policy.explain(&request));
    assert_eq!(decision.disposition, determination.disposition);
    assert_eq!(decision.finding, determination.finding);
    assert_eq!(decision.released, determination.released);
}

#[test]
fn a_policy_knows_what_it_is() {
    let policy = small();
    assert_eq!((policy.id(), policy.title()), ("small", "A small policy"));
    assert_eq!(
        policy.digest(),
        format!("blake3:{}", blake3::hash(SMALL_POLICY.as_bytes()))
    );
    assert!(!policy.warnings().has_errors());
    assert_eq!(policy.source().text(), SMALL_POLICY);
}

#[test]
fn a_broken_policy_gives_all_its_errors_with_their_places() {
    let text = SMALL_POLICY
        .replace("met when member.adult", "met when member.adlt")
        .replace("when is_adult", "when is_adlt");
    let report = Policy::load("small.pol", &text).unwrap_err();
    assert_eq!(report.count(pol::Severity::Error), 2, "{report}");
    let errors: Vec<_> = report
        .entries()
        .into_iter()
        .filter(|entry| entry.severity == "error")
        .collect();
    assert_eq!((errors[0].line, errors[0].column), (Some(35), Some(12)));
    assert_eq!(
        (errors[0].end_line, errors[0].end_column),
        (Some(35), Some(23))
    );
    assert_eq!(errors[0].file, "small.pol");
    assert_eq!(errors[0].pointer, None);
    assert_eq!(
        report.to_json().as_array().map(Vec::len),
        Some(report.diagnostics().len())
    );
}

#[test]
fn a_request_shows_no_value_in_debug() {
    let request = small().request(ADULT).unwrap();
    assert_eq!(format!("{request:?}"), r#"Request { policy: "small", .. }"#);
}

#[test]
fn a_request_is_written_as_it_was_read() {
    let request = small().request(ADULT).unwrap();
    assert_eq!(
        request.to_json(),
        serde_json::from_str::<serde_json::Value>(ADULT).unwrap()
    );
}

#[test]
fn an_invalid_request_gives_all_its_errors_and_none_of_its_values() {
    let json =
        r#"{"request": {"visits": 48151623}, "member": {"adult": "hush-hush"}, "membr": {}}"#;
    let report = small().request(json).unwrap_err();
    assert!(report.diagnostics().len() >= 3, "{}", report.summary());
    let everything = format!(
        "{report} {report:?} {} {}",
        report.to_json(),
        report.render(&pol::RenderOptions::default())
    );
    assert!(
        !everything.contains("48151623") && !everything.contains("hush"),
        "{everything}"
    );
}

#[test]
#[should_panic(expected = "a request is judged by the policy that read it")]
fn a_request_of_another_policy_is_refused() {
    let request = small().request(ADULT).unwrap();
    small().decide(&request);
}

#[test]
fn clauses_tell_what_stands_on_them() {
    let text = SMALL_POLICY.to_owned()
        + "\n
clauses \"Criteria\"
  C-1 decides \"Adults only.\"
  C-2 informs \"What it is.\"

rule minors
  finds not_met because \"Not an adult.\"
  when not is_adult
  cite C-1

example minor \"A minor\"
  given
    request.service_date 2022-06-01
    request.visits 1 visit
    member.adult no
  expect not_met
";
    let rows = Policy::load("small.pol", &text)
        .map_err(|report| report.render(&pol::RenderOptions::default()))
        .unwrap()
        .clauses();
    assert_eq!(rows.len(), 2);
    assert_eq!(rows[0].declarations, ["rule minors"]);
    assert_eq!(rows[0].examples, ["minor"]);
    assert!(rows[1].declarations.is_empty() && !rows[1].decides);
}

#[test]
fn the_small_policy_is_formatted() {
    assert_eq!(
        pol::format("small.pol", SMALL_POLICY).unwrap(),
        SMALL_POLICY
    );
}
