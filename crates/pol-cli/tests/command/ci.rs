//! `pol ci`.

use crate::folder::{Folder, policy, policy_with_gaps};
use crate::git::{commit, git};
use std::fs;

/// A repository with the policy in it, all of it committed.
fn repository() -> Folder {
    let folder = Folder::new();
    git(&folder, &["init", "--quiet", "--initial-branch", "main"]);
    fs::remove_file(folder.path("broken.pol")).unwrap();
    git(&folder, &["add", "trial.pol", "gaps.pol"]);
    commit(&folder);
    folder
}

/// The policy with eight visits at a time, examples and all.
fn eight() -> String {
    policy()
        .replace("  12 visits\n", "  8 visits\n")
        .replace("10 visits", "8 visits")
        .replace("releasing 12 visits", "releasing 8 visits")
}

fn with_entry(text: &str, kind: &str) -> String {
    let log = "revision 2026-01-01 changes \"First edition.\"\n";
    let entry = format!("{log}revision 2026-03-01 {kind} \"Eight at a time.\"\n");
    text.replacen(log, &entry, 1)
}

#[test]
fn where_nothing_changed_all_is_well() {
    let ran = repository().pol("ci").code(0).no_err();
    assert_eq!(ran.out, "No policy changed since `HEAD`.\n");
    let ran = repository().pol("ci trial.pol").code(0);
    ran.out_has("✅ **Nothing stands against publishing this revision.**")
        .out_has("| ✓ | Examples | All 5 come out as they should. |");
}

#[test]
fn a_change_that_the_log_does_not_tell_stops() {
    let folder = repository().with("trial.pol", eight());
    let ran = folder.pol("ci").code(1);
    ran.out_has("⛔ **This revision stops here: one thing is to be mended or judged first.**")
        .out_has("- add `revision DATE tightens \"…\"` to the log of `trial`")
        .out_has("#### met, all → met, in part (tighter)")
        .out_has("-  12 visits\n+  8 visits\n")
        .err_has("trial.pol: stops");
}

#[test]
fn a_change_that_the_log_tells_passes_where_it_is_so() {
    let folder = repository().with("trial.pol", with_entry(&eight(), "tightens"));
    folder
        .pol("ci")
        .code(0)
        .no_err()
        .out_has("It says that this revision `tightens`, and that is proved.");
    let folder = folder.with("trial.pol", with_entry(&eight(), "loosens"));
    folder
        .pol("ci")
        .code(1)
        .out_has("It says that this revision `loosens`; that is not so");
}

#[test]
fn examples_that_come_out_otherwise_are_told_in_words() {
    let failing = policy().replace("releasing 10 visits", "releasing 11 visits");
    let ran = repository().with("trial.pol", failing).pol("ci").code(1);
    ran.out_has("Ten visits for an adult are released: expected met, releasing 11 visits, and comes to met, releasing 10 visits")
        .out_has("| ? | Coverage | Not found out");
}

#[test]
fn an_example_less_leaves_something_unprotected() {
    let gaps = policy_with_gaps();
    let ran = repository().with("trial.pol", &gaps).pol("ci").code(1);
    ran.out_has("no example shows criterion is\\_adult not met")
        .out_has("no example would notice if rule minors were left out")
        .out_has("Examples that would protect what is not");
    // What was unprotected before does not stop what has nothing to do with it; `--min` asks for more.
    let folder = repository().with("gaps.pol", gaps + "\n# A remark.\n");
    folder.pol("ci").code(0);
    folder.pol("ci --min 64").code(0);
    folder.pol("ci --min 90").code(1);
}

#[test]
fn a_policy_with_errors_stops_and_says_where() {
    let broken = policy().replace("when is_adult", "when is_adlt");
    let ran = repository().with("trial.pol", broken).pol("ci").code(1);
    ran.out_has("1 error: nobody can be judged by this text.")
        .out_has("`is_adlt`");
}

#[test]
fn layout_counts() {
    let uneven = policy().replace("  12 visits\n", "      12 visits\n");
    let ran = repository().with("trial.pol", uneven).pol("ci").code(1);
    ran.out_has("- `pol fmt trial.pol`");
}

#[test]
fn a_new_policy_is_reviewed_without_a_base() {
    let other = policy().replace("policy trial \"Trial\"", "policy other \"Other\"");
    let ran = repository().with("other.pol", other).pol("ci").code(0);
    ran.out_has("New policy: What the guideline is called (other)")
        .out_has("| ✓ | Slips noticed | The examples notice 12 of 12 (100 %). |");
}

#[test]
fn a_renamed_policy_is_compared_with_what_it_was() {
    let folder = repository();
    git(&folder, &["mv", "trial.pol", "renamed.pol"]);
    let ran = folder.pol("ci").code(0);
    ran.out_has("Nothing to say: every request comes to the same.");
}

#[test]
fn the_base_is_where_the_lines_of_history_parted() {
    let folder = repository();
    git(&folder, &["checkout", "--quiet", "-b", "mine"]);
    let folder = folder.with("gaps.pol", policy_with_gaps() + "\n# A remark.\n");
    commit(&folder);
    git(&folder, &["checkout", "--quiet", "main"]);
    let folder = folder.with("trial.pol", eight());
    commit(&folder);
    git(&folder, &["checkout", "--quiet", "mine"]);
    let ran = folder.pol("ci --base main").code(0);
    assert!(!ran.out.contains("visits_released"), "{}", ran.out);
    assert_eq!(ran.out.matches("\n## ").count() + 1, 1, "{}", ran.out);
}

#[test]
fn examples_beside_the_policy_are_those_of_the_base_too() {
    let gaps = policy_with_gaps();
    let whole = policy();
    let (own, beside) = whole.split_at(gaps.len());
    let folder = Folder::new()
        .with("trial.pol", own)
        .with("trial.examples.pol", beside.trim_start());
    git(&folder, &["init", "--quiet", "--initial-branch", "main"]);
    git(&folder, &["add", "trial.pol", "trial.examples.pol"]);
    commit(&folder);
    fs::remove_file(folder.path("broken.pol")).unwrap();
    fs::remove_file(folder.path("trial.examples.pol")).unwrap();
    let ran = folder.pol("ci trial.pol").code(1);
    ran.out_has("no example would notice if rule minors were left out")
        .out_has(":trial.examples.pol`, line 1");
}

#[test]
fn what_the_committee_has_judged_does_not_stop() {
    let rule =
        "rule adults_too\n  finds refer because \"An adult.\"\n  when is_adult\n  cite CRIT-1\n\n";
    let text = policy().replacen("rule adults\n", &format!("{rule}rule adults\n"), 1);
    let text = with_entry(&text, "changes");
    let folder = repository().with("trial.pol", &text);
    let ran = folder.pol("ci");
    let codes: Vec<&str> = ran
        .out
        .split("right: `")
        .skip(1)
        .filter_map(|it| it.split('`').next())
        .collect();
    assert!(!codes.is_empty(), "{}", ran.out);
    let judged = codes.join("\n");
    let folder = folder.with("pol.toml", format!("[judged]\n{judged}\n"));
    let ran = folder.pol("ci");
    ran.out_has("| ✓ | Analysis | Tells nothing new. |");
}

#[test]
fn the_summary_is_appended() {
    let folder = repository()
        .with("trial.pol", eight())
        .with("summary.md", "Before.\n");
    let ran = folder.pol("ci --summary summary.md").code(1);
    assert_eq!(folder.read("summary.md"), format!("Before.\n{}", ran.out));
}

#[test]
fn annotations_stand_at_their_lines() {
    let folder = repository().with("trial.pol", policy_with_gaps());
    let ran = folder
        .pol("ci --format github --summary summary.md")
        .code(1);
    ran.out_has("::error file=trial.pol,line=58,col=1,title=not noticed::no example would notice if rule minors were left out");
    assert!(folder.read("summary.md").starts_with("## Trial"));
    let folder = repository().with("trial.pol", eight());
    let ran = folder.pol("ci --format github").code(1);
    ran.out_has("::error file=trial.pol,title=Revision log::Requests come to something else");
}

#[test]
fn json_has_everything() {
    let json = repository()
        .with("trial.pol", eight())
        .pol("ci --format json")
        .code(1)
        .json();
    assert_eq!(json[0]["file"], "trial.pol");
    assert_eq!(json[0]["comparison"]["verdict"], "tighter");
    let gates = json[0]["gates"].as_array().unwrap();
    let log = gates.iter().find(|it| it["gate"] == "log").unwrap();
    assert_eq!(log["state"], "stops");
}

#[test]
fn a_budget_that_is_too_small_is_told() {
    let folder = repository().with("trial.pol", policy() + "\n# A remark.\n");
    let ran = folder.pol("ci --budget 0");
    assert!([0, 3].contains(&ran.code), "{ran:?}");
    let is_open = ran.out.contains("| ? |");
    assert_eq!(is_open, ran.code == 3, "{ran:?}");
}

#[test]
fn what_cannot_be_compared_is_said() {
    repository()
        .pol("ci --base nowhere")
        .code(2)
        .err_has("git knows no revision `nowhere`");
    Folder::new()
        .pol("ci trial.pol")
        .code(2)
        .err_has("is in no git repository");
    repository().pol("ci nothing.pol").code(2);
}
