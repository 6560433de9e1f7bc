//! The action for GitHub and the hooks for pre-commit: their files can be read, and what they call is done here as they do it.

use crate::folder::{Folder, Run, policy, policy_with_gaps};
use crate::git::{commit, git};
use assert_cmd::Command;
use serde_json::Value;
use std::fs;
use std::path::Path;

fn yaml(name: &str) -> Value {
    let path = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("../..")
        .join(name);
    serde_saphyr::from_str(&fs::read_to_string(path).unwrap()).unwrap()
}

/// A repository with one commit that lacks nothing, and one that takes two examples away.
fn repository() -> Folder {
    let folder = Folder::new();
    fs::remove_file(folder.path("broken.pol")).unwrap();
    git(&folder, &["init", "--quiet", "--initial-branch", "main"]);
    git(&folder, &["add", "trial.pol"]);
    commit(&folder);
    let folder = folder.with("trial.pol", policy_with_gaps());
    commit(&folder);
    folder
}

/// Does the step of the action that reviews, with `pol` on the PATH.
fn review(folder: &Folder, base: &str, files: &str, min: &str) -> Command {
    let action = yaml("action.yml");
    let script = action["runs"]["steps"][1]["run"]
        .as_str()
        .unwrap()
        .to_owned();
    let program = Path::new(env!("CARGO_BIN_EXE_pol")).parent().unwrap();
    let path = format!("{}:{}", program.display(), std::env::var("PATH").unwrap());
    let mut command = Command::new("bash");
    command
        .args([
            "--noprofile",
            "--norc",
            "-e",
            "-o",
            "pipefail",
            "-c",
            &script,
        ])
        .current_dir(folder.path(""))
        .env("PATH", path)
        .env("POL_BASE", base)
        .env("POL_FILES", files)
        .env("POL_MIN", min)
        .env("GITHUB_STEP_SUMMARY", folder.path("summary.md"));
    command
}

#[test]
fn the_action_annotates_and_writes_the_summary() {
    let folder = repository();
    let ran = review(&folder, "HEAD^", "", "").ran().code(1);
    ran.out_has("::error file=trial.pol,line=58");
    assert!(folder.read("summary.md").starts_with("## Trial"));
}

#[test]
fn the_first_push_of_a_branch_is_compared_with_the_commit_before() {
    let zeros = "0".repeat(40);
    for base in ["", &zeros] {
        let ran = review(&repository(), base, "", "").ran().code(1);
        ran.out_has("no example would notice");
    }
}

#[test]
fn the_action_takes_files_and_a_figure() {
    let folder = repository();
    let folder = folder.with("with space.pol", policy());
    let files = "with space.pol\n\n";
    review(&folder, "HEAD", files, "100").ran().code(0);
    assert!(folder.read("summary.md").contains("New policy"));
    review(&folder, "HEAD", "trial.pol\nwith space.pol", "100")
        .ran()
        .code(1);
}

/// Nothing that a workflow is given is put into the text of a script, where it could become a command.
#[test]
fn no_script_holds_an_expression() {
    let action = yaml("action.yml");
    let steps = action["runs"]["steps"].as_array().unwrap();
    for step in steps {
        assert!(!step["run"].as_str().unwrap().contains("${{"), "{step}");
    }
}

#[test]
fn the_hooks_call_verbs_that_there_are() {
    let hooks = yaml(".pre-commit-hooks.yaml");
    for hook in hooks.as_array().unwrap() {
        let entry = hook["entry"]
            .as_str()
            .unwrap()
            .strip_prefix("pol ")
            .unwrap();
        Folder::new().pol(&format!("{entry} --help")).code(0);
        assert_eq!(hook["language"], "system");
        assert!(hook["id"].is_string() && hook["name"].is_string());
    }
}
