//! Streams, colours and a reader that goes away.

use crate::folder::{Folder, Run, TEN};
use std::io::Read;
use std::process::{Command, Stdio};

const ESCAPE: char = '\u{1b}';

#[test]
fn there_is_no_colour_without_a_terminal() {
    let ran = Folder::new().pol("check broken.pol");
    assert!(!ran.out.contains(ESCAPE) && !ran.err.contains(ESCAPE));
}

#[test]
fn colour_can_be_asked_for() {
    assert!(
        Folder::new()
            .pol("check broken.pol --color always")
            .out
            .contains(ESCAPE)
    );
    assert!(
        Folder::new()
            .command("check broken.pol")
            .env("CLICOLOR_FORCE", "1")
            .ran()
            .out
            .contains(ESCAPE)
    );
    assert!(
        Folder::new()
            .pol_reading("eval trial.pol - --color always", TEN)
            .out
            .contains(ESCAPE)
    );
    assert!(
        Folder::new()
            .pol("eval broken.pol x --color always")
            .err
            .contains(ESCAPE)
    );
}

#[test]
fn colour_can_be_refused() {
    let forced = |arguments: &str| {
        Folder::new()
            .command(arguments)
            .env("CLICOLOR_FORCE", "1")
            .ran()
    };
    assert!(
        !forced("check broken.pol --color never")
            .out
            .contains(ESCAPE)
    );
    let refused = Folder::new()
        .command("check broken.pol")
        .env("CLICOLOR_FORCE", "1")
        .env("NO_COLOR", "1")
        .ran();
    assert!(!refused.out.contains(ESCAPE));
}

#[test]
fn json_is_never_coloured() {
    assert!(
        !Folder::new()
            .pol_reading("eval trial.pol - --color always --format json", TEN)
            .out
            .contains(ESCAPE)
    );
}

#[test]
fn a_reader_that_goes_away_is_no_error() {
    let batch = format!("{TEN}\n").repeat(5_000);
    let folder = Folder::new().with("batch.ndjson", batch);
    let mut child = Command::new(env!("CARGO_BIN_EXE_pol"))
        .args(["eval", "trial.pol", "batch.ndjson", "--format", "ndjson"])
        .current_dir(folder.path("."))
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    drop(child.stdout.take());
    let mut talk = String::new();
    child
        .stderr
        .take()
        .unwrap()
        .read_to_string(&mut talk)
        .unwrap();
    assert_eq!((child.wait().unwrap().code(), talk.as_str()), (Some(0), ""));
}

#[cfg(target_os = "linux")]
#[test]
fn an_output_that_cannot_be_written_is_told() {
    let full = std::fs::OpenOptions::new()
        .write(true)
        .open("/dev/full")
        .unwrap();
    let output = Command::new(env!("CARGO_BIN_EXE_pol"))
        .args(["completions", "bash"])
        .stdout(full)
        .output()
        .unwrap();
    assert_eq!(output.status.code(), Some(2));
    assert!(String::from_utf8_lossy(&output.stderr).contains("cannot write the output"));
}

#[test]
fn lines_are_wrapped_to_a_hundred_columns_without_a_terminal() {
    for verb in ["eval trial.pol -", "explain trial.pol -"] {
        let ran = Folder::new().pol_reading(verb, TEN).code(0);
        assert!(
            ran.out.lines().all(|line| line.chars().count() <= 100),
            "{}",
            ran.out
        );
    }
}
