//! `pol new`.

use crate::folder::Folder;

#[test]
fn a_skeleton_checks_is_formatted_and_passes() {
    let folder = Folder::new();
    folder
        .pol("new knee_pain")
        .code(0)
        .no_out()
        .err_has("wrote knee_pain.pol");
    assert!(
        folder
            .read("knee_pain.pol")
            .contains("policy knee_pain \"Knee pain\"")
    );
    folder
        .pol("check knee_pain.pol")
        .code(0)
        .err_has("no errors");
    folder.pol("fmt --check knee_pain.pol").code(0).no_out();
    folder.pol("test knee_pain.pol").code(0);
}

#[test]
fn nothing_is_overwritten() {
    let folder = Folder::new().with("mine.pol", "mine");
    folder
        .pol("new trial --output mine.pol")
        .code(2)
        .no_out()
        .err_has("mine.pol is there already");
    assert_eq!(folder.read("mine.pol"), "mine");
}

#[test]
fn a_skeleton_goes_where_it_is_told() {
    Folder::new()
        .pol("new trial --output -")
        .code(0)
        .no_err()
        .out_has("policy trial \"Trial\"");
    Folder::new()
        .pol("new trial --output no/such/folder.pol")
        .code(2)
        .err_has("cannot write no/such/folder.pol");
}

#[test]
fn a_name_that_the_language_does_not_take_is_refused() {
    for name in ["Knee", "1st", "knee-pain", "when", "../knee"] {
        Folder::new()
            .pol(&format!("new {name}"))
            .code(2)
            .no_out()
            .err_has(&format!("`{name}` cannot name a policy"));
    }
}
