//! A folder to call the command in, with files made for the case; and what a call wrote.

use assert_cmd::Command;
use std::fs;
use std::path::PathBuf;
use tempfile::TempDir;

/// The skeleton of `pol new`, which is the policy of these tests.
pub(crate) const POLICY: &str = include_str!("../../src/verbs/skeleton.pol");

/// A request by which ten visits are released.
pub(crate) const TEN: &str = r#"{"request": {"service_date": "2026-02-01", "visits_requested": 10}, "member": {"adult": true}}"#;
/// One by which twelve of twenty are.
pub(crate) const TWENTY: &str = r#"{"request": {"service_date": "2026-02-01", "visits_requested": 20}, "member": {"adult": true}}"#;
/// One that does not tell whether the member is an adult.
pub(crate) const UNTOLD: &str =
    r#"{"request": {"service_date": "2026-02-01", "visits_requested": 10}}"#;
/// One that is invalid.
pub(crate) const INVALID: &str =
    r#"{"request": {"service_date": "2026-02-01", "visits_requested": 48151623}}"#;

/// The policy under a name.
pub(crate) fn policy() -> String {
    POLICY.replace("policy NAME \"TITLE\"", "policy trial \"Trial\"")
}

/// The policy without the examples that show a minor and the day before: they lack something to show.
pub(crate) fn policy_with_gaps() -> String {
    let policy = policy();
    let gap = policy.find("\nexample minor").unwrap();
    policy[..gap].to_owned()
}

/// A folder with `trial.pol`, `gaps.pol` and `broken.pol` in it.
pub(crate) struct Folder(TempDir);

/// What a call wrote, and its exit code.
#[derive(Debug)]
pub(crate) struct Ran {
    pub(crate) code: i32,
    pub(crate) out: String,
    pub(crate) err: String,
}

impl Folder {
    pub(crate) fn new() -> Self {
        let folder = Self(tempfile::tempdir().unwrap());
        folder
            .with("trial.pol", policy())
            .with("gaps.pol", policy_with_gaps())
            .with(
                "broken.pol",
                policy().replace("when is_adult", "when is_adlt"),
            )
    }

    pub(crate) fn with(self, name: &str, text: impl AsRef<[u8]>) -> Self {
        fs::write(self.path(name), text).unwrap();
        self
    }

    pub(crate) fn path(&self, name: &str) -> PathBuf {
        self.0.path().join(name)
    }

    pub(crate) fn read(&self, name: &str) -> String {
        fs::read_to_string(self.path(name)).unwrap()
    }

    pub(crate) fn pol(&self, arguments: &str) -> Ran {
        self.pol_reading(arguments, "")
    }

    pub(crate) fn pol_reading(&self, arguments: &str, input: impl Into<Vec<u8>>) -> Ran {
        self.command(arguments).write_stdin(input).ran()
    }

    pub(crate) fn command(&self, arguments: &str) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_pol"));
        command
            .current_dir(self.0.path())
            .args(arguments.split_whitespace());
        command
            .env_remove("NO_COLOR")
            .env_remove("CLICOLOR_FORCE")
            .env_remove("CLICOLOR");
        command
    }
}

/// Runs a command to its end.
pub(crate) trait Run {
    fn ran(&mut self) -> Ran;
}

impl Run for Command {
    fn ran(&mut self) -> Ran {
        let output = self.output().unwrap();
        Ran {
            code: output.status.code().unwrap(),
            out: String::from_utf8(output.stdout).unwrap(),
            err: String::from_utf8(output.stderr).unwrap(),
        }
    }
}

impl Ran {
    #[track_caller]
    pub(crate) fn code(self, code: i32) -> Self {
        assert_eq!(self.code, code, "{self:#?}");
        self
    }

    #[track_caller]
    pub(crate) fn out_has(self, text: &str) -> Self {
        assert!(
            self.out.contains(text),
            "no {text:?} in the output:\n{}\n{}",
            self.out,
            self.err
        );
        self
    }

    #[track_caller]
    pub(crate) fn err_has(self, text: &str) -> Self {
        assert!(
            self.err.contains(text),
            "no {text:?} in the talk:\n{}",
            self.err
        );
        self
    }

    #[track_caller]
    pub(crate) fn no_out(self) -> Self {
        assert_eq!(self.out, "");
        self
    }

    #[track_caller]
    pub(crate) fn no_err(self) -> Self {
        assert_eq!(self.err, "");
        self
    }

    pub(crate) fn json(&self) -> serde_json::Value {
        serde_json::from_str(&self.out).unwrap()
    }
}
