//! `pol mutate`.

use crate::folder::{Folder, policy};

#[test]
fn survivors_are_sentences_with_a_request_and_an_example() {
    let ran = Folder::new().pol("mutate gaps.pol").code(1).no_err();
    ran.out_has("4 survivors\n")
        .out_has("line 58: no example would notice if rule minors were left out")
        .out_has("Request  request.service_date 2026-01-01; member.adult no")
        .out_has("With it  Sent to a clinician, who decides · A clinician decides")
        .out_has("example suggested \"Suggested, to be confirmed\"");
}

#[test]
fn where_every_slip_is_noticed_all_is_well() {
    let ran = Folder::new().pol("mutate trial.pol").code(0).no_err();
    ran.out_has("100 % of the slips that change anything");
}

#[test]
fn what_changes_nothing_is_listed_on_request() {
    let out = Folder::new().pol("mutate trial.pol").code(0).out;
    assert!(!out.contains("Proven to change nothing"), "{out}");
    Folder::new()
        .pol("mutate trial.pol --equivalent")
        .code(0)
        .out_has("Proven to change nothing\n  - line ");
}

#[test]
fn min_is_a_threshold() {
    let ran = Folder::new().pol("mutate gaps.pol --min 60");
    assert_eq!(ran.code, 0);
    Folder::new().pol("mutate gaps.pol --min 70").code(1);
}

#[test]
fn one_kind_alone() {
    let ran = Folder::new().pol("mutate gaps.pol --kind date").code(1);
    let ran = ran.out_has("2 survivors");
    assert!(!ran.out.contains("\nthreshold"), "{}", ran.out);
    Folder::new()
        .pol("mutate gaps.pol --kind moonphase")
        .code(2)
        .err_has("the kinds are threshold, comparison,");
}

#[test]
fn json_is_the_same_every_time() {
    let folder = Folder::new();
    let ran = folder.pol("mutate gaps.pol --format json").code(1);
    let json = ran.json();
    assert_eq!(json["counts"]["survived"], 4);
    assert_eq!(json["kinds"][0]["kind"], "threshold");
    let again = folder.pol("mutate gaps.pol --format json").code(1);
    assert_eq!(ran.out, again.out);
}

#[test]
fn verdicts_are_kept_and_taken_up() {
    let folder = Folder::new();
    let first = folder
        .pol("mutate gaps.pol --kind date --resume kept.json")
        .code(1);
    let kept = folder.read("kept.json");
    assert!(kept.contains("were in force a day earlier"), "{kept}");
    let again = folder
        .pol("mutate gaps.pol --kind date --resume kept.json")
        .code(1);
    assert_eq!(first.out, again.out);
    folder
        .pol("mutate gaps.pol --resume kept.json")
        .code(1)
        .out_has("4 survivors");
    // A verdict that was kept is believed.
    let folder = folder.with("kept.json", kept.replace("survived", "noticed"));
    folder
        .pol("mutate gaps.pol --kind date --resume kept.json")
        .code(0);
}

#[test]
fn verdicts_on_another_text_are_not_taken_up() {
    let folder = Folder::new();
    folder.pol("mutate gaps.pol --resume kept.json").code(1);
    folder.pol("mutate trial.pol --resume kept.json").code(0);
}

#[test]
fn another_file_is_no_file_of_verdicts() {
    Folder::new()
        .with("kept.json", "[]")
        .pol("mutate gaps.pol --resume kept.json")
        .code(2)
        .no_out()
        .err_has("kept.json does not hold verdicts of `pol mutate`");
}

#[test]
fn failing_examples_would_notice_nothing() {
    let failing = policy().replace("releasing 10 visits", "releasing 11 visits");
    Folder::new()
        .with("failing.pol", failing)
        .pol("mutate failing.pol")
        .code(2)
        .no_out()
        .err_has("examples of failing.pol fail as it is");
}

#[test]
fn a_policy_with_errors_is_unusable() {
    Folder::new().pol("mutate broken.pol").code(2).no_out();
}

#[test]
fn survivors_in_the_formats_for_ci() {
    let folder = Folder::new();
    let github = folder.pol("mutate gaps.pol --format github").code(1);
    assert_eq!(github.out.lines().count(), 4, "{}", github.out);
    github.out_has("::notice file=gaps.pol,line=58,col=1,endLine=62,endColumn=89,title=N0918::no example would notice if rule minors were left out");
    let sarif = folder.pol("mutate gaps.pol --format sarif").code(1).json();
    let results = sarif["runs"][0]["results"].as_array().unwrap();
    assert_eq!(results.len(), 4);
    assert_eq!(results[0]["ruleId"], "N0918");
    let junit = folder.pol("mutate gaps.pol --format junit").code(1);
    junit
        .out_has(
            "<testsuite name=\"gaps.pol\" tests=\"13\" skipped=\"1\" errors=\"0\" failures=\"4\"",
        )
        .out_has("name=\"if rule minors were left out\" classname=\"declaration\"");
}
