//! Findings and tests as other programs read them: SARIF by its published schema, annotations line by line, JUnit as a snapshot.
//! How a failed test reads. The schema is in `schemas/`; nothing is fetched.

#![expect(clippy::unwrap_used, reason = "tests")]

use jiff::civil::date;
use jsonschema::Validator;
use pol::formats::{self, Finding, Suite};
use pol::{Budget, Case, LINTS, LintOptions, Lints, Policy, SMALL_POLICY};
use pol_tests::files;
use serde_json::Value as Json;
use std::collections::BTreeSet;

fn schema() -> Validator {
    let schema = files::read("tests/schemas/sarif-2.1.0.json").unwrap();
    let mut schema: Json = serde_json::from_str(&schema).unwrap();
    // The published pattern of languages has a stray `]`, which strict readers refuse; no language is written here.
    for object in ["run", "toolComponent"] {
        schema["definitions"][object]["properties"]["language"] = Json::Bool(false);
    }
    jsonschema::options()
        .should_validate_formats(true)
        .build(&schema)
        .unwrap()
}

/// The log of findings, if the schema allows it.
#[track_caller]
fn valid(findings: &[Finding]) -> Json {
    let log: Json = serde_json::from_str(&formats::sarif(findings)).unwrap();
    let wrong: Vec<String> = schema()
        .iter_errors(&log)
        .map(|error| format!("{}: {error}", error.instance_path()))
        .collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    log
}

/// What the cases of all pages raise.
fn of_all_pages() -> Vec<Finding> {
    let report = |case: &Case| match case {
        Case::Policy(text) => Some(pol::check("case.pol", text)),
        Case::Declarations(text) => {
            Some(pol::check("case.pol", &format!("{SMALL_POLICY}\n{text}")))
        }
        Case::Beside(text) => Some(pol::check_with_examples(
            "case.pol",
            SMALL_POLICY,
            &[("case.examples.pol".to_owned(), (*text).to_owned())],
        )),
        Case::Request {
            declarations,
            request,
        } => {
            let policy = Policy::load("case.pol", &format!("{SMALL_POLICY}\n{declarations}"));
            policy.unwrap().request(request).err()
        }
        Case::Made(_) | Case::Library(_) | Case::Using { .. } | Case::Revision { .. } => None,
    };
    let pages = pol::pages().into_iter();
    pages
        .filter_map(|page| report(&page.raises))
        .flat_map(|it| it.findings())
        .collect()
}

fn analysed() -> Vec<Finding> {
    let text = files::read("policies/mng084.pol").unwrap();
    let policy = Policy::load("policies/mng084.pol", &text).unwrap();
    policy.analyze(Budget::default()).findings()
}

#[test]
fn the_schema_refuses_what_is_no_log() {
    let log = serde_json::json!({"version": "2.1.0", "runs": [{"results": []}]});
    assert!(!schema().is_valid(&log));
}

#[test]
fn no_findings_are_a_valid_log() {
    let log = valid(&[]);
    assert_eq!(log["runs"][0]["results"], serde_json::json!([]));
}

#[test]
fn every_diagnostic_is_valid_sarif() {
    let findings = of_all_pages();
    let log = valid(&findings);
    assert!(findings.len() > 100);
    assert_eq!(
        log["runs"][0]["results"].as_array().unwrap().len(),
        findings.len()
    );
}

/// What the lints remark in the cases of their pages, with the edits that mend it.
#[test]
fn lints_and_their_fixes_are_valid_sarif() {
    let findings = LINTS.iter().flat_map(|lint| {
        let text = match lint.page.raises {
            Case::Policy(text) => text.to_owned(),
            Case::Declarations(text) => format!("{SMALL_POLICY}\n{text}"),
            Case::Beside(_)
            | Case::Request { .. }
            | Case::Using { .. }
            | Case::Revision { .. }
            | Case::Library(_)
            | Case::Made(_) => {
                unreachable!("lints read policies")
            }
        };
        let options = LintOptions::parse(lint.shown_with).unwrap();
        let today = date(2026, 6, 1);
        pol::check_with("case.pol", &text, &[], &Lints { options, today }).findings()
    });
    let log = valid(&findings.collect::<Vec<_>>());
    let results = log["runs"][0]["results"].as_array().unwrap();
    let fixed = results.iter().filter(|it| it["fixes"].is_array());
    assert!(fixed.count() > 3);
}

#[test]
fn the_analysis_is_valid_sarif() {
    valid(&analysed());
}

#[test]
fn each_result_has_its_rule() {
    let log = valid(&of_all_pages());
    let run = &log["runs"][0];
    for result in run["results"].as_array().unwrap() {
        let index = usize::try_from(result["ruleIndex"].as_u64().unwrap()).unwrap();
        let rule = &run["tool"]["driver"]["rules"][index];
        assert_eq!(rule["id"], result["ruleId"]);
        assert_eq!(rule["defaultConfiguration"]["level"], result["level"]);
        assert!(rule["help"]["text"].as_str().unwrap().len() > 20, "{rule}");
    }
}

#[test]
fn fingerprints_outlive_lines_that_come_above() {
    let broken = format!("{SMALL_POLICY}\ncriterion grown_up\n  met when member.adlt\n");
    let prints = |text: &str| -> Vec<Json> {
        let log = valid(&pol::check("case.pol", text).findings());
        let results = log["runs"][0]["results"].as_array().unwrap().clone();
        results
            .into_iter()
            .map(|it| it["partialFingerprints"].clone())
            .collect()
    };
    let before = prints(&broken);
    assert_eq!(before, prints(&format!("# a line\n\n{broken}")));
    let unique: BTreeSet<String> = before.iter().map(ToString::to_string).collect();
    assert_eq!(unique.len(), before.len());
}

#[test]
fn a_result_as_code_scanning_reads_it() {
    let text = format!(
        "{SMALL_POLICY}\ncriterion a\n  met when member.adlt\n\ncriterion a\n  met when member.adult\n"
    );
    let log = valid(&pol::check("a folder/case.pol", &text).findings());
    insta::with_settings!({snapshot_path => "snapshots/formats", prepend_module_to_snapshot => false, omit_expression => true}, {
        insta::assert_snapshot!("sarif", serde_json::to_string_pretty(&log["runs"][0]["results"]).unwrap());
    });
}

#[test]
fn an_annotation_has_file_line_and_column() {
    let text = format!("{SMALL_POLICY}\ncriterion grown_up\n  met when member.adlt\n");
    let line = text.lines().count();
    let shown = formats::github(&pol::check("a,b.pol", &text).findings());
    let first = shown.lines().find(|it| it.starts_with("::error")).unwrap();
    let start = format!(
        "::error file=a%2Cb.pol,line={line},col=12,endLine={line},endColumn=23,title=E0201::"
    );
    assert!(first.starts_with(&start), "{shown}");
}

#[test]
fn each_annotation_is_one_line() {
    let findings: Vec<Finding> = of_all_pages().into_iter().chain(analysed()).collect();
    let shown = formats::github(&findings);
    assert_eq!(shown.lines().count(), findings.len());
    assert!(shown.lines().all(|line| line.starts_with("::")));
}

#[test]
fn tests_as_a_server_reads_them() {
    let text = format!(
        "{SMALL_POLICY}\nexample grown_up \"An adult & more\"\n  given\n    request.service_date 2026-02-01\n    \
         request.visits 5 visits\n    member.adult yes\n  expect not governed\n"
    );
    let policy = Policy::load("case.pol", &text)
        .unwrap_or_else(|report| unreachable!("{}", report.render(&pol::RenderOptions::default())));
    let suites = [
        Suite {
            name: "case.pol".to_owned(),
            results: policy.test(),
            unusable: None,
            time: None,
        },
        Suite {
            name: "broken.pol".to_owned(),
            results: Vec::new(),
            unusable: Some("1 error in broken.pol".to_owned()),
            time: None,
        },
    ];
    insta::with_settings!({snapshot_path => "snapshots/formats", prepend_module_to_snapshot => false, omit_expression => true}, {
        insta::assert_snapshot!("junit", formats::junit(&suites));
        insta::assert_snapshot!("github_tests", formats::github_tests(&policy.test()));
    });
}

/// MNG 084 with an expectation that does not come true: how its failure reads at a width.
fn failure(old: &str, new: &str, width: usize) -> String {
    let text = files::read("policies/mng084.pol").unwrap();
    assert!(text.contains(old), "{old}");
    let policy = Policy::load("mng084.pol", &text.replacen(old, new, 1))
        .unwrap_or_else(|report| unreachable!("{}", report.render(&pol::RenderOptions::default())));
    let options = pol::RenderOptions {
        width,
        ..pol::RenderOptions::default()
    };
    let results = policy.test();
    let failed = results.iter().filter(|it| !it.holds());
    failed
        .map(|it| pol::render::failure(&policy, it, &options))
        .collect()
}

#[test]
fn how_failures_read() {
    let cases = [
        (
            "failure_amount",
            "expect met, releasing 12 visits",
            "expect met, releasing 11 visits",
            100,
        ),
        (
            "failure_narrow",
            "expect met, releasing 12 visits",
            "expect met, releasing 11 visits",
            60,
        ),
        (
            "failure_finding",
            "expect met, releasing 12 visits",
            "expect not_met",
            100,
        ),
        ("failure_governed", "expect not governed", "expect met", 100),
        (
            "failure_missing",
            "expect missing member.conditions",
            "expect missing member.pregnant, plan.vigorous",
            100,
        ),
    ];
    for (name, old, new, width) in cases {
        insta::with_settings!({snapshot_path => "snapshots/formats", prepend_module_to_snapshot => false, omit_expression => true}, {
            insta::assert_snapshot!(name, failure(old, new, width));
        });
    }
}
