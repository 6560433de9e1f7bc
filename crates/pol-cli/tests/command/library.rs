//! `pol eval` by a folder of policies.

use crate::folder::{Folder, POLICY, TEN};

/// A policy of the skeleton, with lines of its header.
fn policy(id: &str, header: &str) -> String {
    let policy = POLICY.replace(
        "policy NAME \"TITLE\"",
        &format!("policy {id} \"The {id}\""),
    );
    policy.replacen("  in force from", &format!("{header}  in force from"), 1)
}

fn folder(policies: &[(&str, &str)]) -> Folder {
    let folder = Folder::new().with("ten.json", TEN);
    std::fs::create_dir(folder.path("plan")).unwrap();
    policies.iter().fold(folder, |folder, (id, header)| {
        folder.with(&format!("plan/{id}.pol"), policy(id, header))
    })
}

#[test]
fn all_that_apply_are_told_with_their_determinations() {
    let ran = folder(&[("alpha", ""), ("beta", "")])
        .pol("eval plan ten.json")
        .code(0)
        .no_err();
    ran.out_has("2 policies of the library apply")
        .out_has("alpha  The alpha: applies")
        .out_has("Released in full")
        .out_has("The beta\n");
}

#[test]
fn a_superseded_policy_is_named_and_not_judged_by() {
    let folder = folder(&[
        ("alpha", "  superseded by beta from 2026-02-01\n"),
        ("beta", ""),
    ]);
    let ran = folder.pol("eval plan ten.json").code(0).no_err();
    ran.out_has("alpha  The alpha: superseded from 2026-02-01 by beta, which applies")
        .out_has("1 policy of the library applies");
    let json = folder
        .pol("eval plan ten.json --format json")
        .code(0)
        .json();
    assert_eq!(json["applies"][0]["policy"], "beta");
    assert_eq!(
        json["applies"][0]["determination"]["disposition"],
        "release"
    );
    assert_eq!(json["superseded"][0]["successor"]["policy"], "beta");
    let before = folder
        .pol("eval plan ten.json --as-of 2026-01-31 --format json")
        .code(0)
        .json();
    assert_eq!(before["applies"].as_array().unwrap().len(), 2);
    let alone = folder.pol("eval plan/alpha.pol ten.json").code(0);
    alone.out_has("from 2026-02-01 by beta, which stands wherever it governs");
}

#[test]
fn that_none_applies_is_told_with_what_keeps_the_nearest() {
    let ran = folder(&[("alpha", "")])
        .pol("eval plan ten.json --as-of 2020-01-01")
        .code(0)
        .no_err();
    ran.out_has("No policy of the library applies")
        .out_has("(request.service_date)");
}

#[test]
fn a_key_that_no_policy_declares_is_an_error() {
    let folder = folder(&[("alpha", ""), ("beta", "")])
        .with("odd.json", r#"{"request": {"servce_date": "2026-02-01"}}"#);
    let ran = folder.pol("eval plan odd.json").code(1).no_out();
    ran.err_has("/request/servce_date")
        .err_has("request.service_date");
}

#[test]
fn several_requests_make_an_array_of_judgements() {
    let json = folder(&[("alpha", "")])
        .pol("eval plan ten.json ten.json --format json")
        .code(0)
        .json();
    assert_eq!(json.as_array().unwrap().len(), 2);
    assert_eq!(json[1]["applies"][0]["policy"], "alpha");
}

#[test]
fn policies_that_do_not_fit_together_judge_nothing() {
    let folder = folder(&[("alpha", "  superseded by betta from 2026-02-01\n")]);
    let ran = folder.pol("eval plan ten.json").code(2).no_out();
    ran.err_has("the library has no policy `betta`")
        .err_has("alpha.pol:");
    let twice = self::folder(&[("alpha", "")]).with("plan/again.pol", policy("alpha", ""));
    let ran = twice.pol("eval plan ten.json").code(2).no_out();
    ran.err_has("again.pol").err_has("alpha.pol");
}

#[test]
fn a_folder_without_policies_is_unusable() {
    let ran = folder(&[]).pol("eval plan ten.json").code(2).no_out();
    ran.err_has("there is no policy in plan");
}

/// The policies of the project: each answers for its own services, and none for another's.
#[test]
fn the_policies_of_the_project_answer_for_their_own_services() {
    let policies = concat!(env!("CARGO_MANIFEST_DIR"), "/../../policies");
    let applying = |request: &str| {
        let folder = Folder::new().with("request.json", request);
        let ran = folder
            .command("eval")
            .args([policies, "request.json", "--format", "json"])
            .output();
        let json: serde_json::Value = serde_json::from_slice(&ran.unwrap().stdout).unwrap();
        let applies = json["applies"].as_array().unwrap().iter();
        applies
            .map(|it| it["policy"].as_str().unwrap().to_owned())
            .collect::<Vec<_>>()
    };
    let massage =
        r#"{"request": {"product": "sco", "code": "97124", "service_date": "2022-06-15"}}"#;
    assert_eq!(applying(massage), ["mng084"]);
    let oxygen = r#"{"request": {"code": "E1390", "service_date": "2022-06-15"}, "member": {"medicare": true}}"#;
    assert_eq!(applying(oxygen), ["ncd240_2"]);
    let cpap = r#"{"request": {"code": "E0601", "service_date": "2022-06-15"}, "member": {"medicare": true}}"#;
    assert_eq!(applying(cpap), ["ncd240_4"]);
    assert!(applying(r#"{"request": {"code": "99213", "service_date": "2022-06-15"}}"#).is_empty());
}
