//! `pol analyze`.

use crate::folder::{Folder, policy};
use std::fs;

/// A policy with a rule that another gives way to.
fn noted() -> Folder {
    Folder::new().with("noted.pol", policy() + MANY)
}

/// One in which a rule can never apply.
fn warned() -> Folder {
    let never = MANY.replace("is_adult", "is_adult\n    - not is_adult");
    Folder::new().with("warned.pol", policy() + &never)
}

const MANY: &str = r#"
rule many_visits
  finds not_met because "Many visits are requested."
  when all of
    - is_adult
    - request.visits_requested is at least 50 visits
"#;

#[test]
fn a_policy_without_warnings_is_fine() {
    let ran = Folder::new().pol("analyze trial.pol").code(0);
    ran.out_has("no warnings; no notes")
        .out_has("\nEstablished\n")
        .err_has("no errors in trial.pol");
}

#[test]
fn a_note_shows_line_request_and_outcome() {
    let ran = noted().pol("analyze noted.pol").code(0);
    let ran = ran
        .out_has("note N0912: a rule that gives way to a stronger finding")
        .out_has("rule `adults` can give way to `many_visits`, and its `met` does not stand then");
    ran.out_has("Request  request.service_date 2026-01-01; request.visits_requested 50 visits;")
        .out_has("Outcome  Sent to a clinician, who decides · Not medically necessary")
        .err_has("2 notes in noted.pol");
}

#[test]
fn brief_leaves_the_requests_out() {
    let out = noted().pol("analyze noted.pol --brief").code(0).out;
    assert!(
        out.contains("can give way to `many_visits`") && !out.contains("Request"),
        "{out}"
    );
}

#[test]
fn warnings_come_first_and_end_with_one() {
    let ran = warned().pol("analyze warned.pol").code(1);
    ran.out_has("warning W0902: what can never apply")
        .out_has("`is_adult` and `not is_adult` exclude each other")
        .err_has("1 warning in warned.pol");
}

#[test]
fn check_tells_what_is_found_quickly() {
    let ran = warned().pol("check warned.pol").code(0);
    ran.out_has("warning[W0902]: rule `many_visits` can never apply")
        .err_has("1 warning and 1 note in warned.pol");
}

#[test]
fn a_policy_with_errors_is_not_analysed() {
    Folder::new()
        .pol("analyze broken.pol")
        .code(2)
        .no_out()
        .err_has("1 error in broken.pol");
}

#[test]
fn without_a_budget_the_answer_is_inconclusive() {
    let ran = Folder::new().pol("analyze trial.pol --budget 0").code(3);
    ran.out_has("Not analysed, since the budget ran out")
        .out_has("whether rule adults can ever apply")
        .err_has("questions were not answered within the budget");
}

#[test]
fn json_has_its_keys_in_order() {
    let ran = noted()
        .pol("analyze noted.pol --format json")
        .code(0)
        .no_err();
    let keys = [
        "policy",
        "observations",
        "established",
        "not_analysed",
        "questions",
    ];
    let places: Vec<_> = keys
        .iter()
        .map(|key| ran.out.find(&format!("\n  \"{key}\":")))
        .collect();
    assert!(
        places.iter().all(Option::is_some) && places.is_sorted(),
        "{places:?}"
    );
    let observed = &ran.json()["observations"][0];
    assert_eq!(observed["code"], "N0912");
    assert_eq!(observed["subject"], "adults");
    assert_eq!(observed["others"], serde_json::json!(["many_visits"]));
    assert_eq!(
        observed["witness"]["request"]["request"]["visits_requested"],
        50
    );
    assert_eq!(observed["witness"]["determination"]["finding"], "not_met");
}

#[test]
fn json_of_several_policies_is_an_array() {
    let json = noted()
        .pol("analyze trial.pol noted.pol --format json")
        .code(0)
        .json();
    assert_eq!(json.as_array().unwrap().len(), 2);
}

#[test]
fn witnesses_are_requests_that_replay() {
    let folder = noted();
    folder.pol("analyze noted.pol --witnesses shown").code(0);
    let files: Vec<_> = fs::read_dir(folder.path("shown"))
        .unwrap()
        .map(|it| it.unwrap().file_name())
        .collect();
    assert_eq!(files, ["001-N0912-adults.json"]);
    let ran = folder
        .pol("eval noted.pol shown/001-N0912-adults.json")
        .code(0);
    ran.out_has("Not medically necessary")
        .out_has("rule many_visits");
}

#[test]
fn witnesses_are_of_one_policy() {
    let ran = Folder::new()
        .pol("analyze trial.pol trial.pol --witnesses shown")
        .code(2);
    ran.no_out()
        .err_has("--witnesses takes one policy at a time");
}

#[test]
fn why_tells_when_a_rule_applies() {
    let folder = noted();
    let out = folder
        .pol("analyze noted.pol --why many_visits")
        .code(0)
        .no_err()
        .out;
    let expected = "rule many_visits applies when all of\n    - member.adult\n    - request.visits_requested is at least 50 visits\n";
    assert_eq!(out, expected);
    let json = folder
        .pol("analyze noted.pol --why many_visits --format json")
        .code(0)
        .json();
    assert_eq!(
        json["alternatives"],
        serde_json::json!([[
            "member.adult",
            "request.visits_requested is at least 50 visits"
        ]])
    );
    assert_eq!(
        (&json["kind"], &json["is_whole"]),
        (&"rule".into(), &true.into())
    );
}

#[test]
fn why_without_a_budget_is_inconclusive() {
    let ran = noted()
        .pol("analyze noted.pol --why many_visits --budget 0")
        .code(3);
    ran.out_has("not found out within the budget");
}

#[test]
fn an_unknown_name_is_told_with_a_near_one() {
    let ran = noted()
        .pol("analyze noted.pol --why many_visit")
        .code(2)
        .no_out();
    ran.err_has("noted.pol has no rule, exception, advisory or criterion `many_visit`; did you mean `many_visits`?");
}

#[test]
fn findings_are_written_for_other_programs() {
    let folder = Folder::new();
    let json = folder.pol("analyze trial.pol --format json").json();
    let count = json["observations"].as_array().unwrap().len();
    let sarif = folder.pol("analyze trial.pol --format sarif").json();
    let results = sarif["runs"][0]["results"].as_array().unwrap().len();
    let github = folder.pol("analyze trial.pol --format github");
    assert_eq!((results, github.out.lines().count()), (count, count));
}

#[test]
fn an_answer_to_why_is_no_finding() {
    Folder::new()
        .pol("analyze trial.pol --why minors --format sarif")
        .code(2)
        .no_out()
        .err_has("--why answers in the formats human and json");
}
