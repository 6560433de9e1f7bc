//! `pol help`, the help of clap, completions and manual pages.

use crate::folder::Folder;
use std::fs;

const VERBS: [&str; 13] = [
    "check",
    "eval",
    "ask",
    "explain",
    "test",
    "fmt",
    "analyze",
    "clauses",
    "doc",
    "new",
    "help",
    "completions",
    "man",
];

#[test]
fn a_code_has_its_page_in_capitals_or_not() {
    Folder::new()
        .pol("help E0201")
        .code(0)
        .no_err()
        .out_has("E0201: ")
        .out_has("This raises it")
        .out_has("This does not");
    Folder::new().pol("help e0201").code(0).out_has("E0201: ");
}

#[test]
fn help_alone_lists_verbs_and_codes() {
    let ran = Folder::new().pol("help").code(0).no_err();
    VERBS.iter().fold(ran.out_has("E0201"), |ran, verb| {
        ran.out_has(&format!("\n  {verb} "))
    });
}

#[test]
fn every_verb_has_help_in_both_ways() {
    for verb in VERBS {
        let usage = format!("pol {verb}");
        Folder::new()
            .pol(&format!("help {verb}"))
            .code(0)
            .no_err()
            .out_has(&usage);
        Folder::new()
            .pol(&format!("{verb} --help"))
            .code(0)
            .no_err()
            .out_has(&usage);
    }
}

#[test]
fn an_unknown_word_is_told() {
    Folder::new()
        .pol("help E9999")
        .code(2)
        .no_out()
        .err_has("there is no code and no verb `E9999`");
}

#[test]
fn exit_codes_stand_in_the_help() {
    Folder::new()
        .pol("--help")
        .code(0)
        .out_has("Exit codes:")
        .out_has("16 MiB");
}

#[test]
fn a_call_that_is_wrong_ends_with_two() {
    Folder::new().pol("").code(2).no_out();
    Folder::new()
        .pol("chekc trial.pol")
        .code(2)
        .no_out()
        .err_has("check");
    Folder::new()
        .pol("eval trial.pol")
        .code(2)
        .no_out()
        .err_has("REQUEST");
}

#[test]
fn shells_get_their_completions() {
    for shell in ["bash", "zsh", "fish", "elvish", "powershell"] {
        Folder::new()
            .pol(&format!("completions {shell}"))
            .code(0)
            .no_err()
            .out_has("clauses");
    }
}

#[test]
fn there_is_a_manual_page_a_verb() {
    let folder = Folder::new();
    folder.pol("man --output pages").code(0).no_out();
    for verb in VERBS {
        assert!(
            fs::metadata(folder.path("pages").join(format!("pol-{verb}.1")))
                .unwrap()
                .is_file(),
            "{verb}"
        );
    }
    folder.pol("man").code(0).no_err().out_has(".TH pol 1");
}
