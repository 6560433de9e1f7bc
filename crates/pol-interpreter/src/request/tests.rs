//! Tests of the reading of requests: each behaviour one line, against the facts of the small policy.

#![expect(clippy::unwrap_used, reason = "tests")]

use super::{read_request, write_request};
use crate::facts::Facts;
use crate::testing::{Build, visits};
use pol_compiler::program::{
    Choice, ChoiceCodes, ChoiceSet, Dates, FactId, FactValue, SystemId, Type,
};
use proptest::prelude::*;

/// Reads a request and gives code and pointer of each error.
fn problems(json: &str) -> Vec<(&'static str, String)> {
    let problems = read_request(&program().program, json)
        .err()
        .unwrap_or_default();
    problems
        .into_iter()
        .map(|problem| (problem.page.code, problem.pointer.unwrap()))
        .collect()
}

fn read(json: &str) -> Facts {
    read_request(&program().program, json).unwrap()
}

/// The small policy with a fact of each other type.
fn program() -> Build {
    let mut build = Build::small();
    let mut decimals = visits(0, 14);
    if let Type::Number { decimals, .. } = &mut decimals {
        *decimals = 2;
    }
    build.fact("plan.weekly", decimals);
    build.fact("plan.codes", Type::Codes(SystemId(1)));
    let renamed = build.fact("plan.remark", Type::Text);
    build.program.facts[renamed.index()].was = Some("old.note".to_owned());
    build
}

#[track_caller]
fn yields(json: &str, expected: &[(&str, &str)]) {
    let found = problems(json);
    let found: Vec<_> = found
        .iter()
        .map(|(code, pointer)| (*code, pointer.as_str()))
        .collect();
    assert_eq!(found, expected, "{json}");
}

#[test]
fn every_error_has_its_code_and_its_pointer() {
    yields("{", &[("E0702", "")]);
    yields("", &[("E0702", "")]);
    yields("{} {}", &[("E0703", "")]);
    yields("{'a': 1}", &[("E0701", "")]);
    yields("[]", &[("E0706", "")]);
    yields(r#"{"member": 1}"#, &[("E0707", "/member")]);
    yields(r#"{"member": {}, "member": {}}"#, &[("E0708", "/member")]);
    yields(r#"{"a/b": {}}"#, &[("E0709", "/a~1b")]);
    yields(r#"{"member": {"adlt": 1}}"#, &[("E0710", "/member/adlt")]);
    yields(
        r#"{"old": {"note": "x", "other": 1}}"#,
        &[("E0711", "/old/note"), ("E0710", "/old/other")],
    );
    yields(
        r#"{"member": {"adult": "yes"}}"#,
        &[("E0712", "/member/adult")],
    );
    yields(
        r#"{"member": {"conditions": "asthma"}}"#,
        &[("E0712", "/member/conditions")],
    );
    yields(
        r#"{"member": {"conditions": [1]}}"#,
        &[("E0712", "/member/conditions/0")],
    );
    yields(
        r#"{"member": {"conditions": {"open": 1}}}"#,
        &[("E0712", "/member/conditions/open")],
    );
    yields(
        r#"{"request": {"visits": 1.5}}"#,
        &[("E0713", "/request/visits")],
    );
    yields(
        r#"{"plan": {"weekly": 1.555}}"#,
        &[("E0714", "/plan/weekly")],
    );
    yields(
        r#"{"request": {"visits": 0}}"#,
        &[("E0715", "/request/visits")],
    );
    yields(
        r#"{"request": {"visits": -1}}"#,
        &[("E0715", "/request/visits")],
    );
    yields(
        r#"{"request": {"visits": 1e999}}"#,
        &[("E0715", "/request/visits")],
    );
    yields(
        r#"{"request": {"service_date": "1899-12-31"}}"#,
        &[("E0715", "/request/service_date")],
    );
    yields(
        r#"{"request": {"service_date": "2022-02-30"}}"#,
        &[("E0717", "/request/service_date")],
    );
    yields(
        r#"{"member": {"side": "Left"}}"#,
        &[("E0718", "/member/side")],
    );
    yields(
        r#"{"request": {"code": "97 124"}}"#,
        &[("E0719", "/request/code")],
    );
    yields(
        r#"{"plan": {"codes": ["A1", ""]}}"#,
        &[("E0719", "/plan/codes/1")],
    );
    yields(
        r#"{"request": {"code": {"system": "x", "code": "1"}}}"#,
        &[("E0721", "/request/code/system")],
    );
    yields(
        r#"{"request": {"code": {"system": "icd10cm", "code": "1"}}}"#,
        &[("E0722", "/request/code/system")],
    );
    yields(
        r#"{"member": {"side": {"system": "icd10cm", "code": "J45"}}}"#,
        &[("E0724", "/member/side")],
    );
    yields(
        r#"{"request": {"code": {"code": "1", "code": "2"}}}"#,
        &[("E0708", "/request/code/code"), ("E0726", "/request/code")],
    );
    yields(
        r#"{"member": {"side": "\ud800"}}"#,
        &[("E0727", "/member/side")],
    );
    yields(r#"{"member": {"\ud800": 1}}"#, &[("E0727", "/member")]);
}

#[test]
fn all_errors_are_told_at_once() {
    let json = r#"{"request": {"visits": "3", "cod": 1}, "members": {}, "member": {"side": "up", "adult": 1}}"#;
    yields(
        json,
        &[
            ("E0712", "/request/visits"),
            ("E0710", "/request/cod"),
            ("E0709", "/members"),
            ("E0718", "/member/side"),
            ("E0712", "/member/adult"),
        ],
    );
}

#[test]
fn numbers_are_read_by_their_text() {
    for text in ["10", "10.0", "1e1", "1.0E+1", "100e-1"] {
        let facts = read(&format!(r#"{{"request": {{"visits": {text}}}}}"#));
        assert_eq!(
            facts.get(FactId(1)),
            Some(&crate::testing::count(10)),
            "{text}"
        );
    }
}

#[test]
fn null_and_absent_are_not_stated() {
    let facts = read(r#"{"member": {"adult": null}, "request": null}"#);
    assert_eq!(facts, Facts::none(&program().program));
}

#[test]
fn choices_are_given_by_name_or_by_code_and_once_or_twice() {
    let expected = FactValue::Choices {
        set: ChoiceSet(0b11),
        open: true,
    };
    let json = r#"{"member": {"conditions": {"open":
        ["asthma", "asthma", {"system": "icd10cm", "code": "L20.9"}]}}}"#;
    assert_eq!(read(json).get(FactId(4)), Some(&expected));
}

#[test]
fn a_code_that_no_choice_covers_means_the_otherwise_choice() {
    let json = r#"{"member": {"conditions": [{"system": "icd10cm", "code": "M79.7"}]}}"#;
    yields(json, &[("E0723", "/member/conditions/0")]);
    let mut build = program();
    let codes = Some(ChoiceCodes::Otherwise(SystemId(0)));
    build.program.choices[0].rows.push(Choice {
        name: "other".to_owned(),
        label: "Other".to_owned(),
        codes,
        dates: Dates::default(),
    });
    let facts = read_request(&build.program, json).unwrap();
    assert_eq!(
        facts.get(FactId(4)),
        Some(&FactValue::Choices {
            set: ChoiceSet::one(2),
            open: false
        })
    );
}

#[test]
fn codes_are_sorted_and_each_stands_once() {
    let facts = read(r#"{"plan": {"codes": ["B2", {"system": "cpt", "code": "A1"}, "B2"]}}"#);
    let codes = vec!["A1".to_owned(), "B2".to_owned()];
    assert_eq!(
        facts.get(FactId(7)),
        Some(&FactValue::Codes { codes, open: false })
    );
}

#[test]
fn no_message_shows_a_value() {
    let json = r#"{"request": {"visits": 987654, "service_date": "secret", "code": "sec ret"},
        "member": {"adult": "secret", "side": "secret", "conditions": ["secret", {"system": "secret", "code": "SECRET"}]},
        "plan": {"weekly": 9.87654, "codes": "secret"}}"#;
    let problems = read_request(&program().program, json).unwrap_err();
    assert_eq!(problems.len(), 9);
    for problem in problems {
        let said =
            format!("{} {}", problem.message, problem.help.unwrap_or_default()).to_lowercase();
        assert!(
            !said.contains("secret") && !said.contains("98765") && !said.contains("87654"),
            "{said}"
        );
    }
}

#[test]
fn a_near_name_is_suggested() {
    let help = |json: &str| {
        read_request(&program().program, json).unwrap_err()[0]
            .help
            .clone()
            .unwrap()
    };
    assert_eq!(help(r#"{"membr": {}}"#), "did you mean `member`?");
    assert_eq!(
        help(r#"{"member": {"adlt": 1}}"#),
        "did you mean `member.adult`?"
    );
    assert_eq!(
        help(r#"{"member": {"visits": 1}}"#),
        "did you mean `request.visits`?"
    );
    assert_eq!(help(r#"{"old": {"note": 1}}"#), "state it as `plan.remark`");
    assert_eq!(
        help(r#"{"member": {"side": "lefft"}}"#),
        "did you mean `left`? the choices are `left`, `right`"
    );
}

#[test]
fn writing_is_the_inverse_of_reading() {
    let json = r#"{"member":{"adult":true,"conditions":{"open":["asthma"]},"side":"left"},
        "plan":{"codes":["A1","B2"],"remark":"a \"text\"","weekly":0.5},
        "request":{"code":"97124","service_date":"2022-06-15","visits":12}}"#;
    let written = write_request(&program().program, &read(json));
    assert_eq!(
        written,
        serde_json::from_str::<serde_json::Value>(json).unwrap()
    );
    assert_eq!(read(&written.to_string()), read(json));
}

#[test]
fn a_hostile_text_is_refused_at_once() {
    yields(&"[".repeat(1 << 20), &[("E0705", "")]);
    yields(
        &format!("{{\"member\": {}}}", "9".repeat(1 << 20)),
        &[("E0707", "/member")],
    );
    yields(
        &format!("{{\"request\": {{\"visits\": {}}}}}", "9".repeat(1 << 20)),
        &[("E0716", "/request/visits")],
    );
    let long_key = format!("{{\"member\": {{\"{}\": 0}}}}", "k".repeat(8 << 20));
    assert_eq!(problems(&long_key).len(), 1);
    let members = format!("{{\"plan\": {{\"codes\": [{}0]}}}}", "0,".repeat(4 << 20));
    assert_eq!(problems(&members).len(), 1_001);
    let keys: Vec<_> = (0..10_000)
        .map(|number| format!("\"k{number}\": 0"))
        .collect();
    let found = problems(&format!("{{\"member\": {{{}}}}}", keys.join(",")));
    assert_eq!(found.len(), 1_001);
    assert_eq!(found.last().map(|(code, _)| *code), Some("E0728"));
}

/// Text that is nearly a request: keys and values of the small policy, put together at random.
fn json_like() -> impl Strategy<Value = String> {
    let leaf = prop_oneof![
        Just("null".to_owned()),
        Just("true".to_owned()),
        "-?[0-9]{1,30}(\\.[0-9]{0,5})?([eE][+-]?[0-9]{0,20})?",
        "\"(asthma|left|97124|icd10cm|J45|2022-06-15|\\\\ud800|\\\\u0041|[a-z]{0,4})\"",
        "[\\[\\]{},:\"0-9a-z\\\\ ]{0,12}",
    ];
    let key = "(request|member|plan|visits|service_date|code|adult|conditions|side|weekly|codes|system|open|[a-z~/]{0,3})";
    leaf.prop_recursive(5, 40, 5, move |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..5)
                .prop_map(|members| format!("[{}]", members.join(","))),
            prop::collection::vec((key, inner), 0..5).prop_map(|entries| {
                let entries: Vec<_> = entries
                    .iter()
                    .map(|(key, value)| format!("\"{key}\":{value}"))
                    .collect();
                format!("{{{}}}", entries.join(", "))
            }),
        ]
    })
}

proptest! {
    #[test]
    fn nothing_panics_on_json_like_text(json in json_like()) {
        let build = program();
        if let Ok(facts) = read_request(&build.program, &json) {
            let again = read_request(&build.program, &write_request(&build.program, &facts).to_string());
            prop_assert_eq!(again.ok(), Some(facts));
        }
    }

    #[test]
    fn nothing_panics_on_any_text(json in "\\PC*") {
        let _ = read_request(&program().program, &json);
    }
}
