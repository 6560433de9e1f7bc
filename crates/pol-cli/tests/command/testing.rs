//! `pol test`.

use crate::folder::{Folder, policy, policy_with_gaps};

fn with_a_failing_example() -> Folder {
    Folder::new().with(
        "failing.pol",
        policy().replace(
            "expect met, releasing 10 visits",
            "expect met, releasing 11 visits",
        ),
    )
}

#[test]
fn passing_examples_are_counted() {
    assert_eq!(
        Folder::new().pol("test trial.pol").code(0).no_err().out,
        "5 examples: 5 passed, 0 failed\n"
    );
}

#[test]
fn a_failure_shows_name_title_place_and_the_difference() {
    let ran = with_a_failing_example()
        .pol("test failing.pol")
        .code(1)
        .out_has("5 examples: 4 passed, 1 failed\n");
    let ran = ran
        .out_has("failed  adult_with_ten_visits \"Ten visits for an adult are released\"")
        .out_has("failing.pol:");
    ran.out_has("- expected  met, releasing 11 visits")
        .out_has("+ actual    ")
        .out_has("10 visits");
}

#[test]
fn a_filter_runs_the_examples_that_hold_it() {
    assert_eq!(
        Folder::new()
            .pol("test trial.pol --filter twenty")
            .code(0)
            .out,
        "1 example: 1 passed, 0 failed\n"
    );
    assert_eq!(
        Folder::new()
            .pol("test trial.pol --filter not_stated")
            .code(0)
            .out,
        "1 example: 1 passed, 0 failed\n"
    );
}

#[test]
fn several_files_are_counted_together() {
    with_a_failing_example()
        .pol("test trial.pol failing.pol")
        .code(1)
        .out_has("10 examples: 9 passed, 1 failed\n");
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
        .out_has("\u{1b}[32m- expected");
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
