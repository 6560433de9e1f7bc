//! `pol check`.

use crate::folder::{Folder, policy};

#[test]
fn a_good_policy_is_fine() {
    Folder::new()
        .pol("check trial.pol")
        .code(0)
        .no_out()
        .err_has("no errors in trial.pol");
}

#[test]
fn an_error_shows_place_line_code_and_help() {
    let ran = Folder::new()
        .pol("check broken.pol")
        .code(1)
        .err_has("1 error in broken.pol");
    ran.out_has("[broken.pol:")
        .out_has("when is_adlt")
        .out_has("pol help E02")
        .out_has("`is_adult`");
}

#[test]
fn several_files_are_all_checked() {
    let ran = Folder::new().pol("check broken.pol trial.pol").code(1);
    ran.err_has("1 error in broken.pol")
        .err_has("no errors in trial.pol");
}

#[test]
fn json_gives_line_and_column() {
    let ran = Folder::new()
        .pol("check broken.pol --format json")
        .code(1)
        .no_err();
    let (json, text) = (ran.json(), policy());
    let line = text
        .lines()
        .position(|line| line == "  when is_adult")
        .unwrap()
        + 1;
    assert_eq!(
        (&json[0]["line"], &json[0]["column"]),
        (&line.into(), &8.into()),
        "{json:#}"
    );
    assert_eq!(
        (&json[0]["file"], &json[0]["severity"]),
        (&"broken.pol".into(), &"error".into()),
        "{json:#}"
    );
}

#[test]
fn json_of_a_good_policy_is_an_empty_array() {
    assert_eq!(
        Folder::new()
            .pol("check trial.pol --format json")
            .code(0)
            .out,
        "[]\n"
    );
}

#[test]
fn sarif_names_the_file_as_it_was_given() {
    let ran = Folder::new()
        .pol("check ./broken.pol --format sarif")
        .code(1)
        .no_err();
    let result = &ran.json()["runs"][0]["results"][0];
    let place = &result["locations"][0]["physicalLocation"];
    assert_eq!(place["artifactLocation"]["uri"], "./broken.pol");
    assert_eq!(place["region"]["startColumn"], 8);
    assert_eq!(result["level"], "error");
}

#[test]
fn sarif_of_a_good_policy_has_no_results() {
    let ran = Folder::new().pol("check trial.pol --format sarif").code(0);
    assert_eq!(ran.json()["runs"][0]["results"], serde_json::json!([]));
}

#[test]
fn github_has_one_annotation_a_line() {
    Folder::new()
        .pol("check broken.pol --format github")
        .code(1)
        .no_err()
        .out_has("::error file=broken.pol,line=");
}

#[test]
fn standard_input_is_a_policy_too() {
    Folder::new()
        .pol_reading("check -", policy())
        .code(0)
        .err_has("no errors in standard input");
}

#[test]
fn a_missing_file_is_told_and_the_others_are_checked() {
    let ran = Folder::new().pol("check nowhere.pol broken.pol").code(2);
    ran.err_has("cannot read nowhere.pol: there is no such file")
        .err_has("1 error in broken.pol");
}

#[test]
fn a_folder_is_no_policy() {
    Folder::new()
        .pol("check .")
        .code(2)
        .no_out()
        .err_has("cannot read .: it is a folder");
}

#[test]
fn bytes_that_are_no_text_are_told_with_their_line() {
    Folder::new()
        .with("bad.pol", b"policy\n\xff\xfe")
        .pol("check bad.pol")
        .code(2)
        .no_out()
        .err_has("bad.pol is not UTF-8 text; line 2");
}

#[test]
fn a_policy_over_four_mebibytes_is_refused() {
    let large = "#".repeat(4 * 1024 * 1024 + 1);
    Folder::new()
        .with("large.pol", large)
        .pol("check large.pol")
        .code(2)
        .no_out()
        .err_has("larger than 4 MiB");
}

#[test]
fn past_a_hundred_errors_the_rest_are_counted() {
    let rules = (0..150).fold(policy(), |text, each| {
        text + &format!("\nrule r{each}\n  finds met\n  when nothing_{each}\n")
    });
    let folder = Folder::new().with("many.pol", rules);
    let ran = folder
        .pol("check many.pol")
        .code(1)
        .out_has("more, not shown");
    assert_eq!(ran.out.matches("more: pol help").count(), 100);
    assert!(
        folder
            .pol("check many.pol --format json")
            .json()
            .as_array()
            .unwrap()
            .len()
            >= 150
    );
}
