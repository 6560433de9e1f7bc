//! `pol ask`: the answers come from standard input, a line each.

use crate::folder::{Folder, INVALID, TEN, UNTOLD};

/// Asks about a request that does not tell whether the member is an adult.
fn untold() -> Folder {
    Folder::new().with("untold.json", UNTOLD)
}

#[test]
fn one_question_is_asked_and_the_determination_follows() {
    let ran = untold()
        .pol_reading("ask trial.pol untold.json", "yes\n")
        .code(0);
    ran.err_has("1. Is the member an adult?\n   yes or no\n> ")
        .out_has("Released in full")
        .out_has("10 of 10 visits");
}

#[test]
fn without_a_request_everything_is_asked() {
    let ran = Folder::new()
        .pol_reading("ask trial.pol --format json", "2026-02-01\ny\n20 visits\n")
        .code(0);
    assert_eq!(ran.json()["disposition"], "release_part", "{}", ran.err);
}

#[test]
fn what_is_decided_is_not_asked() {
    let folder = Folder::new().with("ten.json", TEN);
    folder
        .pol("ask trial.pol ten.json")
        .code(0)
        .no_err()
        .out_has("Released in full");
}

#[test]
fn a_wrong_answer_is_told_with_the_mend_and_asked_again() {
    let folder = Folder::new();
    let ran = folder
        .pol_reading("ask trial.pol", "soon\n2026-02-30\n2026-02-01\nno\n")
        .code(0);
    assert_eq!(ran.err.matches("1. ").count(), 3, "{}", ran.err);
    ran.err_has("E07").out_has("clinician");
    untold()
        .pol_reading("ask trial.pol untold.json", "perhaps\nyes\n")
        .code(0)
        .err_has("That is no answer to this question; answer `yes` or `no`.")
        .out_has("Released in full");
}

#[test]
fn answers_are_shown_only_where_they_are_asked_for() {
    let answers = "SECRET-4711\n2026-13-47\n";
    let ran = Folder::new().pol_reading("ask trial.pol", answers).code(0);
    assert!(
        !ran.err.contains("4711") && !ran.err.contains("13-47"),
        "{}",
        ran.err
    );
    Folder::new()
        .pol_reading("ask trial.pol --show-values", answers)
        .code(0)
        .err_has("4711");
}

#[test]
fn why_tells_what_hangs_on_it() {
    untold()
        .pol_reading("ask trial.pol untold.json", "?\nyes\n")
        .code(0)
        .err_has("It is asked because these hang on it:")
        .err_has("criterion is_adult")
        .err_has("→ yes settles it: Meets the guideline");
}

#[test]
fn what_nobody_knows_is_passed_over_and_stays_missing() {
    for answer in ["\n", "skip\n", "don't know\n"] {
        untold()
            .pol_reading("ask trial.pol untold.json", answer)
            .code(0)
            .out_has("Information is needed");
    }
}

#[test]
fn back_asks_the_last_question_again() {
    let folder = Folder::new();
    let ran = folder
        .pol_reading("ask trial.pol", "back\n2026-02-01\nno\n")
        .code(0);
    ran.err_has("This is the first question.");
    let ran = folder.pol_reading("ask trial.pol untold.json", "");
    ran.code(2).err_has("cannot read untold.json");
    let folder = folder.with("untold.json", UNTOLD.replace("10}", "10}, \"member\": {}"));
    folder
        .pol_reading("ask trial.pol untold.json", "back\nyes\n")
        .code(0)
        .out_has("Released in full");
}

#[test]
fn save_writes_the_request_so_far_and_quit_says_how_to_go_on() {
    let folder = Folder::new();
    folder
        .pol_reading("ask trial.pol", "2026-02-01\nsave so far.json\nquit\n")
        .code(0)
        .err_has("Saved to so far.json.")
        .err_has("To go on: pol ask trial.pol so far.json")
        .out_has("Information is needed");
    assert!(
        folder
            .read("so far.json")
            .contains("\"service_date\": \"2026-02-01\"")
    );
}

#[test]
fn the_option_saves_after_every_answer() {
    let folder = Folder::new();
    folder
        .pol_reading("ask trial.pol --save kept.json", "2026-02-01\n")
        .code(0)
        .err_has("To go on: pol ask trial.pol kept.json");
    assert!(folder.read("kept.json").contains("2026-02-01"));
    folder
        .pol_reading("ask trial.pol kept.json --save kept.json", "yes\n12\n")
        .code(0)
        .out_has("12 of 12 visits");
    assert!(folder.read("kept.json").contains("\"adult\": true"));
}

#[test]
fn a_file_that_is_not_its_own_is_never_written_over() {
    let folder = Folder::new().with("other.json", TEN);
    folder
        .pol_reading("ask trial.pol --save other.json", "quit\n")
        .code(2)
        .no_out()
        .err_has("is there already");
    folder
        .pol_reading("ask trial.pol", "save trial.pol\nquit\n")
        .code(0)
        .err_has("is there already")
        .err_has("Nothing was saved");
    assert_eq!(folder.read("other.json"), TEN);
}

#[test]
fn an_invalid_request_and_an_unusable_call() {
    let folder = Folder::new().with("invalid.json", INVALID);
    let ran = folder.pol("ask trial.pol invalid.json").code(1).no_out();
    assert!(!ran.err.contains("48151623"));
    folder.pol("ask broken.pol").code(2).no_out();
    folder.pol("ask trial.pol none.json").code(2).no_out();
    folder
        .pol_reading("ask trial.pol -", TEN)
        .code(2)
        .err_has("standard input holds the answers");
}
