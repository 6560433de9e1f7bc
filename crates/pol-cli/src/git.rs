//! Files as they stand in a revision of git: a revision and a file in, its text out.
//! Asks the command `git`, and nothing of it changes anything.

use crate::files;
use crate::outcome::Failure;
use std::io;
use std::path::Path;
use std::process::{Command, Output};

/// Reads a policy as it stands in a revision.
pub(crate) fn read_policy(revision: &str, file: &Path) -> Result<String, Failure> {
    let name = name(revision, file);
    let place = Place::of(file).ok_or_else(|| Failure::NoPath(files::name(file)))?;
    place.expect_repository(file)?;
    place.expect_revision(revision)?;
    let object = format!("{revision}:./{}", place.file);
    let output = place.git(&["cat-file", "blob", &object])?;
    if !output.status.success() {
        return Err(Failure::NotInRevision {
            file: files::name(file),
            revision: revision.to_owned(),
        });
    }
    files::policy_text(name, output.stdout)
}

/// Names a file of a revision in messages: `main:policies/mng084.pol`.
pub(crate) fn name(revision: &str, file: &Path) -> String {
    format!("{revision}:{}", file.display())
}

/// A folder to ask git in, and the name of a file in it.
struct Place<'a> {
    folder: &'a Path,
    file: &'a str,
}

impl<'a> Place<'a> {
    fn of(file: &'a Path) -> Option<Self> {
        let folder = match file.parent() {
            Some(folder) if folder != Path::new("") => folder,
            Some(_) | None => Path::new("."),
        };
        let file = file.file_name()?.to_str()?;
        Some(Self { folder, file })
    }

    fn expect_repository(&self, file: &Path) -> Result<(), Failure> {
        if !self.folder.is_dir() {
            return Err(Failure::Unreadable {
                name: files::name(file),
                error: io::Error::from(io::ErrorKind::NotFound),
            });
        }
        let output = self.git(&["rev-parse", "--is-inside-work-tree"])?;
        if output.status.success() {
            return Ok(());
        }
        Err(Failure::NoRepository(files::name(file)))
    }

    /// A revision that begins with `-` would be an option to git; `--end-of-options` keeps it from being one.
    fn expect_revision(&self, revision: &str) -> Result<(), Failure> {
        let commit = format!("{revision}^{{commit}}");
        let arguments = [
            "rev-parse",
            "--quiet",
            "--verify",
            "--end-of-options",
            &commit,
        ];
        let is_known = !revision.starts_with('-')
            && !revision.is_empty()
            && self.git(&arguments)?.status.success();
        if is_known {
            return Ok(());
        }
        Err(Failure::NoRevision(revision.to_owned()))
    }

    fn git(&self, arguments: &[&str]) -> Result<Output, Failure> {
        let mut command = Command::new("git");
        command.current_dir(self.folder).args(arguments);
        command.output().map_err(|error| {
            if error.kind() == io::ErrorKind::NotFound {
                return Failure::NoGit;
            }
            Failure::Unreadable {
                name: "the output of git".to_owned(),
                error,
            }
        })
    }
}
