//! A request holds health data: no value of one in any message, unless `--show-values` asks for it.

use crate::folder::{Folder, Ran};

const SECRET: &str = "SECRET-4711";

/// Requests that are wrong in many ways, each with a secret in them.
const WRONG: [&str; 9] = [
    r#"{"request": {"visits_requested": "SECRET-4711"}}"#,
    r#"{"request": {"service_date": "SECRET-4711"}}"#,
    r#"{"request": {"service_date": ["SECRET-4711"]}}"#,
    r#"{"request": "SECRET-4711"}"#,
    r#"{"member": {"adult": "SECRET-4711"}}"#,
    r#"{"member": {"adult": true, "adult": "SECRET-4711"}}"#,
    r#"{"member": {"adlt": "SECRET-4711"}}"#,
    r#"["SECRET-4711"]"#,
    r#"{"member": {"adult": SECRET-4711}}"#,
];

#[track_caller]
fn silent(ran: &Ran) {
    assert_eq!(ran.code, 1, "{ran:#?}");
    assert!(
        !ran.out.contains("4711") && !ran.err.contains("4711"),
        "{ran:#?}"
    );
}

#[test]
fn no_message_of_eval_shows_a_value() {
    for request in WRONG {
        silent(
            &Folder::new()
                .with("case.json", request)
                .pol("eval trial.pol case.json"),
        );
        silent(
            &Folder::new()
                .with("case.ndjson", request)
                .pol("eval trial.pol case.ndjson --format ndjson"),
        );
        silent(&Folder::new().pol_reading("eval trial.pol - --format json", request));
    }
}

#[test]
fn no_message_of_explain_shows_a_value() {
    for request in WRONG {
        silent(&Folder::new().pol_reading("explain trial.pol -", request));
    }
}

#[test]
fn a_request_in_the_place_of_a_policy_is_not_shown() {
    for request in WRONG {
        let folder = Folder::new().with("case.json", format!("\n  {request}"));
        for call in [
            "eval case.json trial.pol",
            "explain case.json trial.pol",
            "check case.json",
            "fmt --check case.json",
            "test case.json",
            "analyze case.json",
        ] {
            let ran = folder.pol(call).code(2);
            let ran = ran.err_has("case.json is JSON, as a request is, and no policy");
            let told = format!("{}{}", ran.out, ran.err);
            assert!(!told.contains("4711"), "{call}: {ran:#?}");
            assert_eq!(ran.err.lines().count(), 1, "{call}: {ran:#?}");
        }
        let ran = folder.pol_reading("check -", request).code(2).no_out();
        assert!(!ran.err.contains("4711"), "{ran:#?}");
    }
}

#[test]
fn values_are_shown_where_they_are_asked_for() {
    let ran = Folder::new()
        .pol_reading("eval trial.pol - --show-values", WRONG[0])
        .code(1)
        .no_out();
    ran.err_has(&format!("  value: \"{SECRET}\""));
    Folder::new()
        .pol_reading("explain trial.pol - --show-values", WRONG[1])
        .code(1)
        .err_has(SECRET);
}
