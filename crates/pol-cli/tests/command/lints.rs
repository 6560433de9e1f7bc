//! The lints of `pol check`: which `pol.toml` holds, and what `--fix` writes.

use crate::folder::{Folder, policy};
use std::fs;

/// The policy with a text that lacks its full stop.
fn unstopped() -> String {
    policy().replace(
        "criterion is_adult\n  \"The member is an adult.\"",
        "criterion is_adult\n  \"The member is an adult\"",
    )
}

/// A folder with that policy.
fn folder() -> Folder {
    Folder::new().with("unstopped.pol", unstopped())
}

const OFF: &str = "[lints]\nno_full_stop = \"off\"\n";
const ERROR: &str = "[lints]\nno_full_stop = \"error\"\n";

#[test]
fn a_remark_is_told_and_does_not_fail() {
    let ran = folder().pol("check unstopped.pol").code(0);
    ran.out_has("warning[L1018]")
        .err_has("1 warning in unstopped.pol");
}

#[test]
fn no_lints_leaves_them_out() {
    folder()
        .pol("check unstopped.pol --no-lints")
        .code(0)
        .no_out();
    folder()
        .with("pol.toml", ERROR)
        .pol("check unstopped.pol --no-lints")
        .code(0)
        .no_out();
}

#[test]
fn a_pol_toml_beside_the_policy_holds() {
    folder()
        .with("pol.toml", OFF)
        .pol("check unstopped.pol")
        .code(0)
        .no_out();
    let ran = folder()
        .with("pol.toml", ERROR)
        .pol("check unstopped.pol")
        .code(1);
    ran.out_has("error[L1018]");
}

/// A folder below, with a policy of its own.
fn nested() -> Folder {
    let folder = Folder::new();
    fs::create_dir_all(folder.path("below/deeper")).unwrap();
    folder.with("below/deeper/unstopped.pol", unstopped())
}

#[test]
fn the_nearest_pol_toml_above_the_policy_holds() {
    let far = nested().with("pol.toml", ERROR);
    far.pol("check below/deeper/unstopped.pol").code(1);
    let near = far.with("below/pol.toml", OFF);
    near.pol("check below/deeper/unstopped.pol")
        .code(0)
        .no_out();
}

#[test]
fn nothing_is_looked_for_above_a_repository() {
    let folder = nested().with("pol.toml", ERROR);
    fs::create_dir(folder.path("below/.git")).unwrap();
    folder.pol("check below/deeper/unstopped.pol").code(0);
}

#[test]
fn a_named_file_holds_before_what_is_found() {
    let folder = folder().with("pol.toml", ERROR).with("other.toml", OFF);
    folder
        .pol("check unstopped.pol --config other.toml")
        .code(0)
        .no_out();
}

#[test]
fn what_is_wrong_with_a_pol_toml_makes_the_call_unusable() {
    let ran = folder()
        .with("pol.toml", "[lints]\nno_fullstop = \"off\"\n")
        .pol("check unstopped.pol");
    ran.code(2).err_has(
        "pol.toml: line 2, column 1: there is no lint `no_fullstop`; did you mean `no_full_stop`?",
    );
    folder()
        .pol("check unstopped.pol --config none.toml")
        .code(2)
        .err_has("cannot read none.toml");
}

#[test]
fn reviews_are_due_by_today_or_by_a_day_that_is_named() {
    let ran = folder().pol("check trial.pol --today 2031-01-01").code(0);
    ran.out_has("warning[L1038]");
    folder()
        .pol("check trial.pol --today 2029-12-01")
        .code(0)
        .out_has("note[L1039]");
    folder()
        .pol("check trial.pol --today 2026-01-01")
        .code(0)
        .no_out();
}

#[test]
fn fix_writes_the_file_and_tells_what() {
    let folder = folder();
    let ran = folder.pol("check unstopped.pol --fix").code(0).no_out();
    ran.err_has("fixed unstopped.pol:")
        .err_has("L1018")
        .err_has("no errors in unstopped.pol");
    assert_eq!(folder.read("unstopped.pol"), policy());
}

#[test]
fn fix_leaves_a_file_without_fixes_as_it_is() {
    let folder = folder();
    folder.pol("check trial.pol broken.pol --fix").code(1);
    assert_eq!(folder.read("trial.pol"), policy());
    assert_eq!(
        folder.read("broken.pol"),
        policy().replace("when is_adult", "when is_adlt")
    );
}

#[test]
fn fix_mends_foreign_spelling_without_lints() {
    let folder = Folder::new().with(
        "foreign.pol",
        policy().replace("\"The member is an adult.\"", "“The member is an adult.”"),
    );
    folder
        .pol("check foreign.pol --fix --no-lints")
        .code(0)
        .err_has("E0114");
    assert_eq!(folder.read("foreign.pol"), policy());
}

#[test]
fn fix_does_not_take_standard_input() {
    folder()
        .pol("check - --fix")
        .code(2)
        .err_has("standard input");
}

#[test]
fn a_lint_has_its_page() {
    folder()
        .pol("help L1003")
        .code(0)
        .out_has("a presumption of yes without a ground")
        .out_has("`presumed_yes`");
    let by_name = folder().pol("help long_list").code(0);
    by_name.out_has("L1031").out_has("items_in_list = 3");
}
