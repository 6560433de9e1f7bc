//! A policy in time: `pol show`, `pol timeline` and `pol eval --as-of`.

use crate::folder::{Folder, TEN, policy};

/// The policy of these tests, with a rule that is retired at the end of 2026.
fn folder() -> Folder {
    let dated = policy()
        + "\n# Retired.\nrule ten_only until 2026-12-31\n  finds refer because \"Ten visits or more.\"\n  when request.visits_requested is at least 10 visits\n";
    Folder::new().with("dated.pol", dated).with("ten.json", TEN)
}

#[test]
fn a_policy_is_shown_as_it_stood() {
    let before = folder()
        .pol("show dated.pol --as-of 2026-03-01")
        .code(0)
        .no_err();
    let before =
        before.out_has("# trial as it stood on 2026-03-01, taken from the policy text blake3:");
    before
        .out_has("# Retired.\nrule ten_only\n  finds refer")
        .out_has("in force from 2026-01-01 until 2026-12-31 by request.service_date");
    let after = folder()
        .pol("show dated.pol --as-of 2027-01-01")
        .code(0)
        .no_err();
    let after = after.out_has("in force from 2027-01-01 by request.service_date");
    assert!(!after.out.contains("ten_only") && !after.out.contains("Retired"));
}

#[test]
fn what_is_shown_is_a_policy() {
    let shown = folder()
        .pol("show dated.pol --as-of 2026-03-01")
        .code(0)
        .out;
    let folder = folder().with("shown.pol", shown);
    folder.pol("check --no-lints shown.pol").code(0);
    folder.pol("fmt --check shown.pol").code(0);
    folder
        .pol("eval shown.pol ten.json")
        .code(0)
        .out_has("A clinician decides");
}

#[test]
fn a_day_before_the_policy_is_told() {
    let ran = folder().pol("show dated.pol --as-of 2025-12-31").code(1);
    assert_eq!(ran.out, "");
    assert_eq!(
        ran.err,
        "the policy is not in force on 2025-12-31, only from 2026-01-01\n"
    );
}

#[test]
fn a_day_that_is_none_is_a_wrong_call() {
    folder().pol("show dated.pol --as-of 2026-02-30").code(2);
    folder().pol("show dated.pol").code(2);
}

#[test]
fn the_timeline_shows_what_was_retired() {
    let ran = folder().pol("timeline dated.pol").code(0).no_err();
    ran.out_has("rule ten_only")
        .out_has("│2027-01-01")
        .out_has("until 2026-12-31  Ten visits or more.");
    let svg = folder()
        .pol("timeline dated.pol --format svg")
        .code(0)
        .no_err()
        .out;
    assert!(svg.starts_with("<svg ") && svg.ends_with("</svg>\n"));
    assert_eq!(svg, folder().pol("timeline dated.pol --format svg").out);
}

#[test]
fn a_request_is_judged_as_of_another_day() {
    let ran = folder()
        .pol("eval dated.pol ten.json --as-of 2027-01-01")
        .code(0)
        .no_err();
    ran.out_has("Judged on   2027-01-01")
        .out_has("set in the place of request.service_date; the request states 2026-02-01")
        .out_has("Released in full");
    let json = folder()
        .pol("eval dated.pol ten.json --as-of 2027-01-01 --format json")
        .code(0)
        .json();
    assert_eq!(json["judged_on"], "2027-01-01");
    assert_eq!(json["as_of"]["fact"], "request.service_date");
    assert_eq!(json["as_of"]["stated"], "2026-02-01");
    let json = folder()
        .pol("eval dated.pol ten.json --format json")
        .code(0)
        .json();
    assert_eq!(json.get("as_of"), None);
}

#[test]
fn a_day_that_the_fact_cannot_be_is_an_error_of_the_call() {
    let ran = folder()
        .pol("eval dated.pol ten.json --as-of 1800-01-01")
        .code(1);
    assert_eq!(ran.out, "");
    assert!(ran.err.contains("E0715"), "{}", ran.err);
}
