//! `pol diff`.

use crate::folder::{Folder, INVALID, Ran, Run, TEN, TWENTY, UNTOLD, policy};
use crate::git::{commit, git};

/// The policy with eight visits at a time instead of twelve; examples left out.
fn eight() -> String {
    plain().replace("  12 visits\n", "  8 visits\n")
}

/// The policy without examples.
fn plain() -> String {
    let text = policy();
    text[..text.find("# Examples").unwrap()].to_owned()
}

fn with_entry(text: &str, kind: &str) -> String {
    text.replacen(
        "\nvalue most_visits",
        &format!("\nrevision 2026-03-01 {kind} \"Eight at a time.\"\n\nvalue most_visits"),
        1,
    )
}

fn folder() -> Folder {
    Folder::new()
        .with("old.pol", plain())
        .with("new.pol", eight())
}

fn diff(arguments: &str) -> Ran {
    folder().pol(&format!("diff {arguments}"))
}

#[test]
fn two_files_say_first_what_it_comes_to() {
    let ran = diff("old.pol new.pol").code(0).no_err();
    assert!(
        ran.out
            .starts_with("Tighter: some requests come to less, none to more.\n"),
        "{}",
        ran.out
    );
    ran.out_has("value most_visits")
        .out_has("before    12 visits")
        .out_has("now       8 visits")
        .out_has("met, all → met, in part")
        .out_has("A smallest request that shows it:");
}

#[test]
fn the_same_is_equal() {
    let ran = diff("old.pol old.pol --exit-code").code(0).no_err();
    ran.out_has("Equal: every request comes to the same.");
}

#[test]
fn standard_input_is_one_side() {
    let ran = folder().pol_reading("diff old.pol -", eight()).code(0);
    ran.out_has("Tighter");
    diff("- -").code(2).err_has("only one of two policies");
}

#[test]
fn json_has_its_keys_in_order_and_the_same_bytes() {
    let ran = diff("old.pol new.pol --format json").code(0).no_err();
    assert_eq!(ran.json()["verdict"], "tighter");
    let places: Vec<usize> = [
        "\"policies\"",
        "\"verdict\"",
        "\"changes\"",
        "\"asks\"",
        "\"not_analysed\"",
    ]
    .iter()
    .map(|key| ran.out.find(key).unwrap())
    .collect();
    assert!(places.is_sorted());
    assert!(!ran.out.contains("null"));
    assert_eq!(ran.out, diff("old.pol new.pol --format json").out);
}

#[test]
fn a_difference_ends_with_one_where_that_is_asked_for() {
    diff("old.pol new.pol --exit-code").code(1);
}

#[test]
fn what_the_log_says_is_proved() {
    let folder = |kind: &str| folder().with("new.pol", with_entry(&eight(), kind));
    let ran = folder("tightens")
        .pol("diff old.pol new.pol")
        .code(0)
        .no_err();
    ran.out_has("The log     says `tightens`; that is so.");
    let ran = folder("rewords").pol("diff old.pol new.pol").code(1);
    ran.out_has("says `rewords`; that is not so")
        .err_has("error[E0901]")
        .err_has("revision 2026-03-01 rewords");
}

#[test]
fn a_budget_of_nothing_is_said() {
    let ran = diff("old.pol new.pol --budget 0");
    assert!([0, 3].contains(&ran.code), "{ran:#?}");
    if ran.code == 3 {
        ran.out_has("Not found out within the budget");
    }
}

#[test]
fn what_cannot_be_used_is_said() {
    diff("old.pol missing.pol")
        .code(2)
        .no_out()
        .err_has("cannot read missing.pol");
    diff("old.pol broken.pol")
        .code(2)
        .no_out()
        .err_has("is_adlt");
    diff("old.pol")
        .code(2)
        .no_out()
        .err_has("say what to compare");
    diff("old.pol new.pol old.pol").code(2).no_out();
}

#[test]
fn recorded_requests_are_counted() {
    let requests = format!("{TEN}\n{TWENTY}\n\n{UNTOLD}\n{INVALID}\nnothing\n");
    let folder = folder().with("recorded.ndjson", requests);
    let ran = folder
        .pol("diff old.pol new.pol --requests recorded.ndjson")
        .code(0);
    let ran = ran
        .out_has("Replayed: 5 recorded requests")
        .out_has("met → met in part: 1 (line 1)")
        .out_has("met in part, less released: 1 (line 2)")
        .out_has("no revision can read it: 2 (lines 5, 6)")
        .err_has("recorded.ndjson:5");
    assert!(!ran.err.contains("48151623") && !ran.out.contains("48151623"));
    let shown = folder.pol("diff old.pol new.pol --requests recorded.ndjson --show-values");
    shown.err_has("48151623");
    let json = folder
        .pol("diff old.pol new.pol --requests recorded.ndjson --format json")
        .json();
    assert_eq!(json["replayed"]["requests"], 5);
    assert_eq!(json["replayed"]["same"], 1);
}

#[test]
fn what_was_not_recorded_cannot_be_replayed() {
    let asks = plain().replace(
        "  adult ",
        "  pregnant yes/no \"Is the member pregnant?\"\n  adult ",
    ) + "\nrule pregnant\n  finds not_met because \"Pregnant.\"\n  when member.pregnant\n";
    let folder = folder()
        .with("new.pol", asks)
        .with("recorded.ndjson", format!("{TEN}\n"));
    let ran = folder
        .pol("diff old.pol new.pol --requests recorded.ndjson")
        .code(0);
    ran.out_has("cannot be replayed: not recorded was member.pregnant: 1 (line 1)");
}

#[test]
fn renamed_facts_are_carried_over() {
    let renamed = eight()
        .replace("  adult yes/no", "  of_age yes/no")
        .replace("member.adult", "member.of_age");
    let declared = renamed
        .lines()
        .find(|line| line.starts_with("  of_age "))
        .unwrap();
    let renamed = renamed.replace(declared, &format!("{declared} was member.adult"));
    let folder = folder()
        .with("new.pol", renamed)
        .with("recorded.ndjson", format!("{TEN}\n{TWENTY}\n"));
    let ran = folder
        .pol("diff old.pol new.pol --requests recorded.ndjson")
        .code(0);
    ran.out_has("fact member.of_age was called member.adult")
        .out_has("met → met in part: 1 (line 1)");
}

/// A repository with the policy committed under `v1`, `sub/trial.pol` in it, and eight visits in the working file.
fn repository() -> Folder {
    let folder = Folder::new();
    std::fs::create_dir(folder.path("sub")).unwrap();
    let folder = folder
        .with("trial.pol", plain())
        .with("sub/trial.pol", plain());
    git(&folder, &["init", "--quiet", "--initial-branch", "main"]);
    git(&folder, &["add", "trial.pol", "sub/trial.pol"]);
    commit(&folder);
    git(&folder, &["tag", "v1"]);
    folder
        .with("trial.pol", eight())
        .with("sub/trial.pol", eight())
}

#[test]
fn a_revision_and_the_file_as_it_is() {
    let folder = repository();
    folder
        .pol("diff v1 -- trial.pol")
        .code(0)
        .out_has("Tighter");
    folder
        .pol("diff HEAD -- sub/trial.pol")
        .code(0)
        .out_has("Tighter");
}

#[test]
fn two_revisions() {
    let folder = repository();
    commit(&folder);
    for call in ["v1 main", "v1..main", "v1.."] {
        let ran = folder.pol(&format!("diff {call} -- trial.pol")).code(0);
        ran.out_has("Tighter");
    }
    folder
        .pol("diff main v1 -- trial.pol")
        .code(0)
        .out_has("Looser");
    folder
        .pol("diff main -- trial.pol")
        .code(0)
        .out_has("Equal");
}

#[test]
fn what_git_does_not_know_is_said() {
    let folder = repository();
    let says = |call: &str, what: &str| {
        folder
            .pol(&format!("diff {call}"))
            .code(2)
            .no_out()
            .err_has(what);
    };
    says("nowhere -- trial.pol", "git knows no revision `nowhere`");
    says(
        "v1...main -- trial.pol",
        "git knows no revision `v1...main`",
    );
    says("v1 -- broken.pol", "revision `v1` has no file broken.pol");
    says("v1 -- away/trial.pol", "cannot read away/trial.pol");
    Folder::new()
        .pol("diff main -- trial.pol")
        .code(2)
        .err_has("trial.pol is in no git repository");
}

#[test]
fn a_revision_is_never_an_option() {
    let folder = repository();
    let mut command = folder.command("diff");
    command.args(["--", "trial.pol"]);
    command.ran().code(2);
    folder
        .pol("diff ..--output=x -- trial.pol")
        .code(2)
        .err_has("git knows no revision `--output=x`");
    assert!(!folder.path("x").exists());
}

#[test]
fn without_git_it_is_said() {
    let folder = repository();
    let mut command = folder.command("diff v1 -- trial.pol");
    command.env("PATH", "");
    command.ran().code(2).err_has("there is no command `git`");
}

#[test]
fn an_untrue_entry_in_the_formats_for_ci() {
    let folder = folder().with("said.pol", with_entry(&eight(), "loosens"));
    let github = folder.pol("diff old.pol said.pol --format github").code(1);
    assert_eq!(github.out.lines().count(), 1, "{}", github.out);
    let github = github.out_has("::error file=said.pol,line=35");
    assert!(github.out.contains("title=E0901"), "{}", github.out);
    let sarif = folder
        .pol("diff old.pol said.pol --format sarif")
        .code(1)
        .json();
    assert_eq!(sarif["runs"][0]["results"][0]["ruleId"], "E0901");
}
