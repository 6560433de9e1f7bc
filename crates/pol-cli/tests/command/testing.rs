//! `pol test`.

use crate::folder::{Folder, TEN, UNTOLD, policy_with_gaps};
use std::time::Duration;
use std::{fs, thread};

fn with_a_failing_example() -> Folder {
    Folder::new().with(
        "failing.pol",
        policy_with_gaps().replace(
            "expect met, releasing 10 visits",
            "expect met, releasing 11 visits",
        ),
    )
}

#[test]
fn passing_examples_are_counted() {
    assert_eq!(
        Folder::new().pol("test gaps.pol").code(0).no_err().out,
        "3 examples: 3 passed, 0 failed\n"
    );
}

#[test]
fn a_failure_shows_name_title_place_and_the_difference() {
    let ran = with_a_failing_example()
        .pol("test failing.pol")
        .code(1)
        .out_has("3 examples: 2 passed, 1 failed\n");
    let ran = ran
        .out_has("failed  adult_with_ten_visits \"Ten visits for an adult are released\"")
        .out_has("failing.pol:");
    ran.out_has("      Expected                                        Actual\n")
        .out_has(
            "    ≠ met, releasing 11 visits                        met, releasing 10 visits\n",
        );
}

#[test]
fn a_filter_runs_the_examples_that_hold_it() {
    assert_eq!(
        Folder::new()
            .pol("test gaps.pol --filter twenty")
            .code(0)
            .out,
        "1 example: 1 passed, 0 failed\n"
    );
    assert_eq!(
        Folder::new()
            .pol("test gaps.pol --filter not_stated")
            .code(0)
            .out,
        "1 example: 1 passed, 0 failed\n"
    );
}

#[test]
fn several_files_are_counted_together() {
    with_a_failing_example()
        .pol("test gaps.pol failing.pol")
        .code(1)
        .out_has("6 examples: 5 passed, 1 failed\n");
}

#[test]
fn a_policy_with_errors_runs_nothing() {
    Folder::new()
        .pol("test broken.pol")
        .code(2)
        .err_has("1 error in broken.pol")
        .out_has("0 examples");
}

#[test]
fn the_difference_is_coloured_where_colours_are_wanted() {
    with_a_failing_example()
        .pol("test failing.pol --color always")
        .code(1)
        .out_has("≠ \u{1b}[32mmet, releasing 11 visits");
}

/// A line of a file of cases.
fn case(id: &str, request: &str, expect: &str) -> String {
    format!(
        "{{\"id\": \"{id}\", \"title\": \"A case\", \"request\": {request}, \"expect\": {expect}}}\n"
    )
}

const RELEASED: &str = r#"{"disposition": "release", "finding": "met", "released": 10}"#;
const ASKED: &str = r#"{"disposition": "information_needed", "missing": ["member.adult"]}"#;

#[test]
fn cases_are_tests_too() {
    let cases = case("A1", TEN, RELEASED) + "\n" + &case("A2", UNTOLD, ASKED);
    Folder::new()
        .with("cases.jsonl", cases)
        .pol("test gaps.pol --cases cases.jsonl")
        .code(0)
        .no_err()
        .out_has("5 tests: 5 passed, 0 failed\n");
}

#[test]
fn a_failed_case_shows_its_line_and_no_value() {
    let cases = case("A1", TEN, RELEASED) + &case("A2", UNTOLD, RELEASED);
    let folder = Folder::new().with("cases.jsonl", cases);
    let ran = folder.pol("test gaps.pol --cases cases.jsonl").code(1);
    let ran = ran
        .out_has("failed  A2 \"A case\"\n        cases.jsonl:2\n")
        .out_has("≠ release: met, releasing 10 visits")
        .out_has("≠ missing none")
        .err_has("--show-values shows the conditions");
    assert!(!ran.out.contains("member.adult:"), "{}", ran.out);
    folder
        .pol("test gaps.pol --cases cases.jsonl --show-values")
        .code(1)
        .out_has("? member.adult: not stated");
}

#[test]
fn a_bad_line_is_told_with_its_place_and_without_its_values() {
    let invalid = case("A1", crate::folder::INVALID, RELEASED);
    let cases = format!(
        "{{\"id\": 48151623}}\nnot 48151623\n{invalid}{}",
        case("A2", TEN, RELEASED)
    );
    let ran = Folder::new()
        .with("cases.jsonl", cases)
        .pol("test gaps.pol --cases cases.jsonl")
        .code(2);
    let ran = ran
        .err_has("cases.jsonl:1 is no case")
        .err_has("cases.jsonl:2 is not JSON, at column")
        .err_has("of cases.jsonl:3")
        .out_has("4 tests: 4 passed");
    assert!(!ran.err.contains("48151623"), "{}", ran.err);
}

#[test]
fn cases_are_those_of_one_policy_with_gaps() {
    Folder::new()
        .with("cases.jsonl", "")
        .pol("test gaps.pol broken.pol --cases cases.jsonl")
        .code(2)
        .err_has("--cases takes one policy at a time");
}

#[test]
fn a_file_filter_runs_the_tests_of_files_that_hold_it() {
    let folder = Folder::new().with("cases.jsonl", case("A1", TEN, RELEASED));
    folder
        .pol("test gaps.pol --cases cases.jsonl --file jsonl")
        .code(0)
        .out_has("1 test: 1 passed");
}

#[test]
fn the_finding_that_did_not_come_shows_what_it_lacks() {
    let folder = Folder::new().with(
        "failing.pol",
        policy_with_gaps().replace(
            "expect information needed\n  expect missing member.adult",
            "expect met",
        ),
    );
    folder
        .pol("test failing.pol")
        .code(1)
        .out_has("and it is not known whether it applies")
        .out_has("? member.adult");
}

#[test]
fn json_holds_all_results() {
    let ran = with_a_failing_example()
        .pol("test failing.pol --format json")
        .code(1);
    let json = ran.json();
    assert_eq!(json[0]["failed"], 1, "{json:#}");
    let ran = ran.err_has("3 examples: 2 passed, 1 failed");
    assert!(ran.out.contains("\"causes\""), "{}", ran.out);
}

#[test]
fn junit_has_a_suite_for_each_policy_with_gaps() {
    let ran = with_a_failing_example().pol("test gaps.pol failing.pol broken.pol --format junit");
    ran.code(2)
        .out_has("<testsuite name=\"gaps.pol\" tests=\"3\"")
        .out_has(
            "<testsuite name=\"failing.pol\" tests=\"3\" skipped=\"0\" errors=\"0\" failures=\"1\"",
        )
        .out_has("<error message=\"the policy cannot be used\">");
}

#[test]
fn github_has_an_annotation_for_each_expectation_that_fails() {
    let ran = with_a_failing_example()
        .pol("test failing.pol --format github")
        .code(1);
    assert_eq!(ran.out.lines().count(), 1, "{}", ran.out);
    ran.out_has("::error file=failing.pol,line=")
        .out_has("title=adult_with_ten_visits::Ten visits for an adult are released%0Aexpected met, releasing 11 visits");
}

#[test]
fn accept_rewrites_what_is_answered_with_yes() {
    let folder = with_a_failing_example();
    let ran = folder
        .pol_reading("test failing.pol --accept", "what\ny\n")
        .code(0);
    ran.out_has("    - expect met, releasing 11 visits\n    + expect met, releasing 10 visits\n")
        .err_has("accept?")
        .err_has("rewrote failing.pol")
        .out_has("3 examples: 3 passed, 0 failed");
    assert_eq!(folder.read("failing.pol"), policy_with_gaps());
}

#[test]
fn accept_leaves_what_is_not_answered_with_yes() {
    for answer in ["n\n", "q\n", ""] {
        let folder = with_a_failing_example();
        let before = folder.read("failing.pol");
        folder
            .pol_reading("test failing.pol --accept", answer)
            .code(1)
            .out_has("3 examples: 2 passed, 1 failed");
        assert_eq!(folder.read("failing.pol"), before);
    }
}

#[test]
fn accept_changes_nothing_but_expectations() {
    let asked = "expect information needed\n  expect missing member.adult";
    let ten = "expect met, releasing 10 visits";
    let uneven = policy_with_gaps()
        .replace(ten, "expect   met, releasing 11 visits # why")
        .replace(asked, "expect not governed  # because");
    let folder = Folder::new().with("failing.pol", &uneven);
    folder.pol("test failing.pol --accept=all").code(0);
    let expected = policy_with_gaps()
        .replace(ten, "expect met, releasing 10 visits # why")
        .replace(asked, "expect information needed  # because");
    assert_eq!(folder.read("failing.pol"), expected);
}

#[test]
fn accept_takes_away_what_can_no_longer_be_expected() {
    let early = policy_with_gaps().replace(
        "member.adult not stated",
        "member.adult not stated\n    request.service_date 1999-01-01",
    );
    let folder = Folder::new().with("failing.pol", &early);
    folder.pol("test failing.pol --accept=all").code(0);
    let expected = early.replace(
        "expect information needed\n  expect missing member.adult",
        "expect not governed",
    );
    assert_eq!(folder.read("failing.pol"), expected);
}

#[test]
fn accept_rewrites_the_files_beside_the_policy_with_gaps() {
    let beside = "# Kept.\nexample thirty \"Thirty visits\"\n  like adult_with_ten_visits\n  given\n    \
                  request.visits_requested 30 visits\n  expect met, releasing 30 visits\n";
    let folder = Folder::new().with("gaps.examples.pol", beside);
    folder.pol("test gaps.pol --accept=all").code(0);
    let expected = beside.replace("releasing 30", "releasing 12");
    assert_eq!(folder.read("gaps.examples.pol"), expected);
    assert_eq!(folder.read("gaps.pol"), policy_with_gaps());
}

#[test]
fn standard_input_is_not_rewritten() {
    Folder::new()
        .pol_reading("test - --accept", policy_with_gaps())
        .code(2)
        .err_has("--watch and --accept need files");
}

#[test]
fn watch_runs_again_when_the_policy_changes() {
    let folder = Folder::new();
    let path = folder.path("gaps.pol");
    let failing = policy_with_gaps().replace("releasing 10 visits", "releasing 11 visits");
    let ran = thread::scope(|scope| {
        let running = scope.spawn(|| folder.pol("test gaps.pol --watch --watch-runs 2"));
        while !running.is_finished() {
            thread::sleep(Duration::from_millis(400));
            drop(fs::write(&path, &failing));
        }
        running.join().unwrap()
    });
    ran.code(1)
        .out_has("3 examples: 2 passed, 1 failed")
        .err_has("watching; Ctrl-C ends it");
}

// What the examples show, and what they lack.

#[test]
fn coverage_is_a_table_by_section_with_what_is_not_shown() {
    let ran = Folder::new().pol("test gaps.pol --coverage").code(0);
    ran.out_has("64 % of what can be shown: 9 of 14")
        .out_has("\nCriteria           4  3 of 4   2 of 4  4 of 6        3\n")
        .out_has("- line 58: rule minors met, or mattering alone while met")
        .err_has("3 examples: 3 passed, 0 failed");
}

#[test]
fn coverage_fails_below_what_is_asked_for() {
    Folder::new()
        .pol("test gaps.pol --coverage --min 64")
        .code(0);
    Folder::new()
        .pol("test gaps.pol --coverage --min 65")
        .code(1);
    Folder::new().pol("test gaps.pol --min 65").code(2);
}

#[test]
fn the_listing_marks_the_margin() {
    let ran = Folder::new()
        .pol("test gaps.pol --coverage=listing")
        .code(0);
    ran.out_has("\n+!!?   41 | criterion is_adult\n")
        .out_has("\n       42 |   \"The member is an adult.\"\n");
}

#[test]
fn lcov_has_a_branch_for_each_sight() {
    let ran = Folder::new().pol("test gaps.pol --coverage=lcov").code(0);
    ran.out_has("TN:examples\nSF:gaps.pol\n")
        .out_has("BRDA:41,0,0,1\nBRDA:41,0,1,0\n")
        .out_has("BRF:14\nBRH:9\n");
}

#[test]
fn coverage_as_json_names_the_examples() {
    let json = Folder::new()
        .pol("test gaps.pol --coverage=json")
        .code(0)
        .json();
    let criterion = &json["sections"][0]["conditions"][0];
    assert_eq!(criterion["of"], "criterion is_adult");
    assert_eq!(criterion["met"]["example"], "adult_with_ten_visits");
    assert_eq!(criterion["not_met"], "unseen");
    assert_eq!(json["figures"]["unreachable"], 1);
}

#[test]
fn what_is_suggested_can_be_pasted_and_is_all_that_is_missing() {
    let folder = Folder::new();
    let suggested = folder.pol("test gaps.pol --suggest").code(0);
    let suggested = suggested
        .out_has("# Would notice if rule minors were left out.\n")
        .out_has("# Shows criterion is_adult.\n")
        .out_has("not yet confirmed");
    let folder = folder.with("pasted.pol", policy_with_gaps() + "\n" + &suggested.out);
    folder
        .pol("test pasted.pol --coverage --min 100")
        .code(0)
        .err_has("5 examples: 5 passed, 0 failed");
    folder
        .pol("test pasted.pol --suggest")
        .code(0)
        .no_out()
        .err_has("no example is missing");
}

#[test]
fn a_failing_example_is_told_beside_coverage() {
    let ran = with_a_failing_example()
        .pol("test failing.pol --coverage=json")
        .code(1);
    ran.json();
    ran.err_has("failed  adult_with_ten_visits");
}

#[test]
fn coverage_takes_one_policy_with_gaps() {
    Folder::new()
        .pol("test gaps.pol gaps.pol --coverage")
        .code(2)
        .err_has("--coverage and --suggest take one policy at a time");
}
