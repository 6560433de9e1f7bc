//! `pol doc`.

use crate::folder::{Folder, policy, policy_with_gaps};
use std::fs;

#[test]
fn a_policy_becomes_a_page_on_standard_output() {
    Folder::new()
        .pol("doc trial.pol")
        .code(0)
        .no_err()
        .out_has("<!DOCTYPE html>")
        .out_has("<h1>Trial</h1>")
        .out_has("id=\"rule-adults\"")
        .out_has("href=\"#L");
}

#[test]
fn or_markdown() {
    let ran = Folder::new().pol("doc trial.pol --format markdown");
    let ran = ran.code(0).no_err().out_has("# Trial\n");
    ran.out_has("<a id=\"rule-adults\"></a>");
}

#[test]
fn a_file_is_written_over() {
    let folder = Folder::new().with("page.html", "before");
    let ran = folder.pol("doc trial.pol -o page.html");
    ran.code(0).no_out().no_err();
    assert!(folder.read("page.html").starts_with("<!DOCTYPE html>"));
    folder.pol("doc trial.pol -o new.html").code(0).no_out();
    assert_eq!(folder.read("page.html"), folder.read("new.html"));
}

#[test]
fn a_file_in_no_folder_cannot_be_written() {
    let ran = Folder::new().pol("doc trial.pol -o nowhere/page.html");
    ran.code(2)
        .no_out()
        .err_has("cannot write nowhere/page.html");
}

#[test]
fn lines_may_lead_elsewhere() {
    let ran = Folder::new().pol("doc trial.pol --source-url https://example.org/a.pol#L{line}");
    ran.code(0).out_has("href=\"https://example.org/a.pol#L4\"");
}

#[test]
fn a_template_that_is_none_is_refused() {
    let ran = Folder::new().pol("doc trial.pol --source-url https://example.org/a.pol");
    ran.code(2).no_out().err_has("no `{line}`");
    let ran = Folder::new().pol("doc trial.pol --source-url javascript:x({line})");
    ran.code(2).no_out().err_has("neither of `https:`");
}

#[test]
fn the_policy_may_come_from_standard_input() {
    let ran = Folder::new().pol_reading("doc -", policy());
    ran.code(0).out_has("<h1>Trial</h1>");
}

#[test]
fn examples_beside_the_policy_are_in_it() {
    let folder = Folder::new();
    let rest = policy().replace(&policy_with_gaps(), "");
    fs::write(folder.path("gaps.more.examples.pol"), rest).unwrap();
    let ran = folder.pol("doc gaps.pol").code(0).no_err();
    ran.out_has("id=\"example-minor\"")
        .out_has("id=\"E1-L2\"")
        .out_has("gaps.more.examples.pol");
}

#[test]
fn a_policy_with_errors_has_no_document() {
    Folder::new()
        .pol("doc broken.pol")
        .code(2)
        .no_out()
        .err_has("1 error in broken.pol");
}
