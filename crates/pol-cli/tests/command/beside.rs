//! The files of examples beside a policy.

use crate::folder::Folder;

const EXAMPLES: &str = "\
# Examples of the trial.
example thirty \"Twelve of thirty visits are released\"
  like adult_with_ten_visits
  given
    request.visits_requested 30 visits
  expect met, releasing 12 visits
";

fn with_examples(name: &str, text: &str) -> Folder {
    Folder::new().with(name, text)
}

#[test]
fn they_are_run_with_the_policy() {
    with_examples("trial.examples.pol", EXAMPLES)
        .pol("test trial.pol")
        .code(0)
        .out_has("6 examples: 6 passed, 0 failed\n");
}

#[test]
fn they_may_be_several() {
    let folder = with_examples("trial.examples.pol", EXAMPLES).with(
        "trial.more.examples.pol",
        EXAMPLES.replace("thirty", "forty"),
    );
    folder
        .pol("test trial.pol")
        .code(0)
        .out_has("7 examples: 7 passed");
}

#[test]
fn a_file_of_examples_means_its_policy() {
    let folder = with_examples("trial.examples.pol", EXAMPLES);
    folder
        .pol("test trial.examples.pol trial.pol")
        .code(0)
        .out_has("6 examples");
    folder
        .pol("check trial.examples.pol")
        .code(0)
        .err_has("no errors in trial.pol");
}

#[test]
fn one_without_a_policy_is_unusable() {
    with_examples("lone.examples.pol", EXAMPLES)
        .pol("test lone.examples.pol")
        .code(2)
        .err_has("there is no policy beside lone.examples.pol");
}

#[test]
fn what_is_wrong_in_one_is_told_with_its_own_line() {
    let broken = EXAMPLES.replace("visits_requested", "visits_rekwested");
    let folder = with_examples("trial.examples.pol", &broken);
    folder
        .pol("check trial.pol")
        .code(1)
        .out_has("trial.examples.pol:5:5]");
    let ran = folder.pol("check trial.pol --format json").code(1);
    assert_eq!(ran.json()[0]["file"], "trial.examples.pol");
    assert_eq!(ran.json()[0]["line"], 5);
}

#[test]
fn a_name_that_the_policy_has_is_told_with_both_places() {
    let twice = EXAMPLES
        .replace("example thirty", "example adult_with_ten_visits")
        .replace("  like adult_with_ten_visits\n", "");
    with_examples("trial.examples.pol", &twice)
        .pol("check trial.pol")
        .code(1)
        .out_has("trial.examples.pol:2:9]")
        .out_has("  and trial.pol:");
}

#[test]
fn a_rule_does_not_belong_there() {
    let rule = format!("{EXAMPLES}\ncriterion old\n  met when member.adult\n");
    with_examples("trial.examples.pol", &rule)
        .pol("check trial.pol")
        .code(1)
        .out_has("error[E0607]: `criterion` stands in a file of examples");
}

#[test]
fn a_failure_names_its_file_and_line() {
    let failing = EXAMPLES.replace("releasing 12", "releasing 13");
    with_examples("trial.examples.pol", &failing)
        .pol("test trial.pol")
        .code(1)
        .out_has("trial.examples.pol:2\n");
}

#[test]
fn they_are_laid_out_with_the_policy() {
    let folder = with_examples("trial.examples.pol", &EXAMPLES.replace("  given", " given"));
    folder
        .pol("fmt trial.pol")
        .code(0)
        .err_has("formatted trial.examples.pol");
    assert_eq!(folder.read("trial.examples.pol"), EXAMPLES);
}

#[test]
fn they_take_no_part_in_the_digest() {
    let folder = with_examples("trial.examples.pol", EXAMPLES).with("ten.json", crate::folder::TEN);
    let with = folder.pol("eval trial.pol ten.json --format json").code(0);
    let without = Folder::new().with("ten.json", crate::folder::TEN);
    let without = without.pol("eval trial.pol ten.json --format json").code(0);
    assert_eq!(with.out, without.out);
}
