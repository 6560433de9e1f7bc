//! Policies that use files, by every verb: read from the folder and from git, locked, bundled, and their codes compared.

use crate::folder::{Folder, TEN, policy};
use crate::git::{commit, git};

const SHARED: &str = r#"# What is shared.

vocabulary shared "Shared"

choices plan
  ours "Ours"
  theirs "Theirs"

facts coverage "The member"
  plan one of plan, presumed ours "Which plan does the member have?"

criterion of_theirs
  "The member has another plan."
  met when coverage.plan is theirs
"#;

const CODES: &str = r#"system = "cpt"
edition = "2024"
source = "A list"
licence = "Free"

[members]
97110 = "Exercise"
97124 = "Massage"
"#;

const USES: &str = r#"
use "common/shared.pol" for of_theirs

codes cpt "CPT"
  edition "2024"

code set known_codes "Known codes" of cpt from "common/known.codes.toml"

code set other_codes "Other codes" of cpt
  97140

facts procedure "The procedure"
  code code of cpt, presumed 97110 "Which code is requested?"

criterion known
  "The code is known."
  met when procedure.code is one of known_codes

rule unknown_code
  finds refer because "The code is not known."
  when all of
    - not known
    - procedure.code is not one of other_codes

advisory another_plan
  "The member has another plan."
  when of_theirs
"#;

fn folder() -> Folder {
    let folder = Folder::new().with("ten.json", TEN);
    std::fs::create_dir_all(folder.path("plan/common")).unwrap();
    folder
        .with("plan/trial.pol", format!("{}{USES}", policy()))
        .with("plan/common/shared.pol", SHARED)
        .with("plan/common/known.codes.toml", CODES)
}

fn with_theirs() -> String {
    TEN.replacen('{', r#"{"coverage": {"plan": "theirs"}, "#, 1)
}

#[test]
fn a_vocabulary_is_checked_alone_and_judges_nothing() {
    let folder = folder();
    folder.pol("check plan/common/shared.pol").code(0);
    folder
        .pol("fmt --check plan/common/shared.pol plan/trial.pol")
        .code(0)
        .no_out();
    let ran = folder.pol("eval plan/common/shared.pol ten.json").code(2);
    ran.err_has("E0401").err_has("is a vocabulary");
    let slip = SHARED.replace("is theirs", "is theris");
    let folder = folder.with("plan/common/shared.pol", slip);
    folder
        .pol("check plan/common/shared.pol")
        .code(1)
        .out_has("plan/common/shared.pol:14:");
    folder
        .pol("check plan/trial.pol")
        .code(1)
        .out_has("plan/common/shared.pol:14:");
}

#[test]
fn every_verb_reads_what_a_policy_uses() {
    let folder = folder().with("theirs.json", with_theirs());
    folder.pol("check plan/trial.pol").code(0);
    folder
        .pol("eval plan/trial.pol theirs.json")
        .code(0)
        .out_has("The member has another plan.");
    folder
        .pol("eval plan theirs.json")
        .code(0)
        .out_has("The member has another plan.");
    folder.pol("explain plan/trial.pol theirs.json").code(0);
    folder.pol("test plan/trial.pol").code(0);
    folder
        .pol("analyze plan/trial.pol --why of_theirs")
        .code(0)
        .out_has("theirs");
    folder
        .pol("doc plan/trial.pol")
        .code(0)
        .out_has("another plan");
    folder.pol("timeline plan/trial.pol").code(0);
    folder
        .pol("show plan/trial.pol --as-of 2026-02-01")
        .code(0)
        .out_has("criterion of_theirs");
    folder
        .pol("diff plan/trial.pol plan/trial.pol")
        .code(0)
        .out_has("Equal");
}

#[test]
fn a_file_that_is_not_there_is_told_where_it_is_used() {
    let folder = folder();
    std::fs::remove_file(folder.path("plan/common/known.codes.toml")).unwrap();
    folder
        .pol("eval plan/trial.pol ten.json")
        .code(2)
        .err_has("E0240")
        .err_has("common/known.codes.toml");
}

#[test]
fn slips_in_a_used_file_name_it() {
    let ran = folder().pol("mutate plan/trial.pol --format json");
    assert!(ran.out.contains("plan/common/shared.pol"), "{ran:?}");
}

#[test]
fn fix_leaves_used_files_alone() {
    let slip = SHARED.replace("coverage.plan is theirs", "coverage.plan == theirs");
    let folder = folder().with("plan/common/shared.pol", slip.clone());
    folder.pol("check --fix plan/trial.pol").code(1);
    assert_eq!(folder.read("plan/common/shared.pol"), slip);
    folder.pol("check --fix plan/common/shared.pol").code(0);
    assert_eq!(folder.read("plan/common/shared.pol"), SHARED);
}

#[test]
fn a_lock_refuses_what_changed() {
    let folder = folder();
    folder
        .pol("lock --check plan")
        .code(1)
        .err_has("plan/pol.lock is not as `pol lock` would write it");
    folder
        .pol("lock plan")
        .code(0)
        .err_has("wrote plan/pol.lock");
    folder.pol("lock plan/trial.pol").code(0).no_err();
    folder.pol("lock --check plan").code(0).no_err();
    folder.pol("eval plan/trial.pol ten.json").code(0);
    let folder = folder.with(
        "plan/common/known.codes.toml",
        CODES.replace("97124", "97112"),
    );
    for verb in [
        "check", "test", "analyze", "doc", "mutate", "timeline", "clauses",
    ] {
        let ran = folder.pol(&format!("{verb} plan/trial.pol")).code(2);
        ran.err_has("common/known.codes.toml is not the file that pol.lock holds")
            .err_has("pol lock");
    }
    folder.pol("eval plan ten.json").code(2).err_has("pol.lock");
    folder
        .pol("bundle plan -o plan.bundle")
        .code(2)
        .err_has("pol.lock");
    folder.pol("lock --check plan").code(1);
    folder.pol("lock plan").code(0);
    folder.pol("check plan/trial.pol").code(0);
    let folder = folder.with("plan/pol.lock", "[files]\n");
    let ran = folder.pol("check plan/trial.pol").code(2);
    ran.err_has("is used, and pol.lock does not hold it");
    let folder = folder.with("plan/pol.lock", "[files]\n1 = 2\n");
    folder
        .pol("check plan/trial.pol")
        .code(2)
        .err_has("plan/pol.lock: line 2: ");
}

#[test]
fn a_lock_is_not_written_without_a_file_that_is_used() {
    for path in ["common/known.codes.toml", "common/shared.pol"] {
        let folder = folder();
        std::fs::remove_file(folder.path(&format!("plan/{path}"))).unwrap();
        for call in ["lock plan", "lock --check plan", "lock plan/trial.pol"] {
            let ran = folder.pol(call).code(2).no_out();
            ran.err_has(&format!("plan/trial.pol uses {path}"));
        }
        assert!(!folder.path("plan/pol.lock").exists());
    }
}

#[test]
fn a_folder_whose_policies_use_nothing_needs_no_lock() {
    let folder = Folder::new();
    std::fs::create_dir(folder.path("plan")).unwrap();
    let folder = folder.with("plan/trial.pol", policy());
    folder.pol("lock plan").code(0).no_err();
    assert!(!folder.path("plan/pol.lock").exists());
}

#[test]
fn a_bundle_holds_what_is_used() {
    let folder = folder().with("theirs.json", with_theirs());
    folder.pol("bundle keygen key").code(0);
    folder
        .pol("bundle plan -o plan.bundle --key key")
        .code(0)
        .out_has("1 policy, signed");
    let shown = folder.pol("bundle show plan.bundle").code(0);
    shown
        .out_has("plan/common/shared.pol")
        .out_has("plan/common/known.codes.toml");
    std::fs::remove_dir_all(folder.path("plan")).unwrap();
    for verify in ["", " --verify key.pub"] {
        let ran = folder
            .pol(&format!("eval plan.bundle theirs.json{verify}"))
            .code(0);
        ran.out_has("The member has another plan.");
    }
}

#[test]
fn revisions_of_git_have_the_files_of_the_revision() {
    let folder = folder();
    git(&folder, &["init", "--quiet", "--initial-branch", "main"]);
    git(&folder, &["add", "plan"]);
    commit(&folder);
    let folder = folder
        .with(
            "plan/common/known.codes.toml",
            CODES.replace("97124", "97140"),
        )
        .with(
            "plan/common/shared.pol",
            SHARED.replace("is theirs", "is ours"),
        );
    let ran = folder.pol("diff HEAD -- plan/trial.pol").code(0);
    ran.out_has("another_plan");
    let ran = folder
        .pol("codes diff HEAD -- plan/trial.pol")
        .code(0)
        .no_err();
    assert_eq!(
        ran.out,
        "plan/trial.pol\n\ncode set known_codes\n  - cpt 97124\n  + cpt 97140\n  touches     criterion known, rule unknown_code\n"
    );
    let ran = folder.pol("ci --no-lints");
    ran.out_has("Trial (`trial`)")
        .out_has("plan/common/shared.pol")
        .out_has("97140");
}

const CODES_DIFF: &str = "\
plan/common/known.codes.toml

plan/common/known.codes.toml
  - cpt 97124
  + cpt 97140

plan/trial.pol

code set known_codes
  - cpt 97124
  + cpt 97140
  touches     criterion known, rule unknown_code
";

#[test]
fn codes_that_moved_are_told_with_what_reads_them() {
    let moved = CODES.replace(
        "97124 = \"Massage\"\n",
        "97140 = { words = \"\", from = 2026-01-01 }\n",
    );
    let folder = folder().with("old.codes.toml", CODES);
    let folder = folder.with("plan/common/known.codes.toml", moved);
    let policies = "codes diff old.codes.toml plan/common/known.codes.toml --policies plan";
    let ran = folder.pol(policies).code(0).no_err();
    assert_eq!(ran.out, CODES_DIFF);
    folder.pol(&format!("{policies} --exit-code")).code(1);
    folder
        .pol("codes diff old.codes.toml old.codes.toml --exit-code")
        .code(0)
        .out_has("No code changed.");
    let json = folder
        .pol(&format!("{policies} --format json"))
        .code(0)
        .json();
    assert_eq!(json[1]["sets"][0]["touches"][0], "criterion known");
    folder
        .pol("codes diff old.codes.toml plan/trial.pol")
        .code(2)
        .err_has("two files of codes");
    let folder = folder.with("old.codes.toml", "system = 1");
    folder
        .pol(policies)
        .code(2)
        .err_has("E0252")
        .err_has("old.codes.toml:1:");
}

#[test]
fn a_code_moves_from_set_to_set() {
    let moved = format!("{}{USES}", policy()).replace("  97140\n", "  97124, 97140\n");
    let folder = folder().with("plan/moved.pol", moved);
    let folder = folder.with(
        "plan/common/known.codes.toml",
        CODES.replace("97124 = \"Massage\"\n", ""),
    );
    let old = format!("{}{USES}", policy()).replace("known.codes.toml", "old.codes.toml");
    let folder = folder
        .with("plan/old.pol", old)
        .with("plan/common/old.codes.toml", CODES);
    let ran = folder.pol("codes diff plan/old.pol plan/moved.pol").code(0);
    ran.out_has("- cpt 97124, moved to code set other_codes")
        .out_has("+ cpt 97124, moved from code set known_codes");
}
