//! `pol test`.

use crate::folder::{Folder, policy};

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
        "4 examples: 4 passed, 0 failed\n"
    );
}

#[test]
fn a_failure_shows_name_title_place_and_the_difference() {
    let ran = with_a_failing_example()
        .pol("test failing.pol")
        .code(1)
        .out_has("4 examples: 3 passed, 1 failed\n");
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
        .out_has("8 examples: 7 passed, 1 failed\n");
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
