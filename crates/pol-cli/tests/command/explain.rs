//! `pol explain`.

use crate::folder::{Folder, INVALID, TEN, TWENTY, UNTOLD};

#[test]
fn criteria_show_their_facts_and_citations() {
    let ran = Folder::new()
        .with("ten.json", TEN)
        .pol("explain trial.pol ten.json")
        .code(0)
        .no_err();
    ran.out_has("✓ is_adult: The member is an adult.")
        .out_has("member.adult: yes")
        .out_has("CRIT-1")
        .out_has("✗ minors");
}

#[test]
fn amounts_show_the_caps_that_cut() {
    let ran = Folder::new()
        .with("twenty.json", TWENTY)
        .pol("explain trial.pol twenty.json")
        .code(0);
    ran.out_has("visits_released: 12 visits")
        .out_has("which cuts")
        .out_has("At most 12 visits are released at a time.");
}

#[test]
fn what_is_unknown_is_marked_and_asked() {
    let ran = Folder::new()
        .pol_reading("explain trial.pol -", UNTOLD)
        .code(0);
    ran.out_has("? is_adult")
        .out_has("member.adult: not stated")
        .out_has("Questions to answer")
        .out_has("Is the member an adult?");
}

#[test]
fn an_invalid_request_is_told() {
    Folder::new()
        .pol_reading("explain trial.pol -", INVALID)
        .code(1)
        .no_out()
        .err_has("at /request/visits_requested of standard input");
}
