//! Files as they stand in a revision of git: a revision and a file in, its text out.
//! Asks the command `git`, and nothing of it changes anything.

use crate::outcome::Failure;
use crate::{files, used};
use pol::Texts;
use std::io;
use std::path::{Path, PathBuf};
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

/// Reads a policy as it stands in a revision, with the files of examples beside it; nothing where the revision does not have it.
pub(crate) fn texts(revision: &str, file: &Path) -> Result<Option<Texts>, Failure> {
    let text = match read_policy(revision, file) {
        Ok(text) => text,
        Err(Failure::NotInRevision { .. }) => return Ok(None),
        Err(failure) => return Err(failure),
    };
    let mut texts = Texts::new(name(revision, file), text);
    for path in beside(revision, file)? {
        let example = (name(revision, &path), read_policy(revision, &path)?);
        texts.examples.push(example);
    }
    fill(revision, file, &mut texts)?;
    Ok(Some(texts))
}

/// Reads a policy as it stands in a revision, with the files that it uses as they stand there.
pub(crate) fn policy(revision: &str, file: &Path) -> Result<Texts, Failure> {
    let mut texts = Texts::new(name(revision, file), read_policy(revision, file)?);
    fill(revision, file, &mut texts)?;
    Ok(texts)
}

/// Adds the files that a policy uses in a revision.
fn fill(revision: &str, policy: &Path, texts: &mut Texts) -> Result<(), Failure> {
    let folder = used::folder_of(policy);
    let place = Place::of(policy).ok_or_else(|| Failure::NoPath(files::name(policy)))?;
    used::fill(texts, |path| {
        let output = place.git(&["cat-file", "blob", &format!("{revision}:./{path}")])?;
        if !output.status.success() {
            return Ok(None);
        }
        let name = name(revision, &folder.join(path));
        let text = files::used_text(name.clone(), output.stdout)?;
        Ok(Some((name, text)))
    })
}

/// Lists the files of examples beside a policy in a revision.
fn beside(revision: &str, file: &Path) -> Result<Vec<PathBuf>, Failure> {
    let place = Place::of(file).ok_or_else(|| Failure::NoPath(files::name(file)))?;
    let names = place.names(&["ls-tree", "--name-only", "-z", revision, "./"])?;
    Ok(crate::beside::among(place.file, &names)
        .map(|name| file.with_file_name(name))
        .collect())
}

/// A policy or a file of examples that changed, by its path now and before.
pub(crate) struct Changed {
    pub(crate) now: PathBuf,
    pub(crate) before: PathBuf,
}

/// Gives the revision at which the history of a folder parted from a revision; it itself where they have no history in common.
pub(crate) fn parting(folder: &Path, revision: &str) -> Result<String, Failure> {
    let place = Place { folder, file: "" };
    place.expect_repository(folder)?;
    place.expect_revision(revision)?;
    let output = place.git(&["merge-base", revision, "HEAD"])?;
    let commit = String::from_utf8_lossy(&output.stdout).trim().to_owned();
    Ok(if output.status.success() && !commit.is_empty() {
        commit
    } else {
        revision.to_owned()
    })
}

/// Lists the policies and files of examples below a folder that changed since a revision, those that git does not know yet included.
pub(crate) fn changed(folder: &Path, revision: &str) -> Result<Vec<Changed>, Failure> {
    let place = Place { folder, file: "" };
    let arguments = [
        "diff",
        "--name-status",
        "--find-renames",
        "--relative",
        "-z",
        "--diff-filter=d",
        revision,
        "--",
        "*.pol",
        "*.codes.toml",
    ];
    let mut words = place.names(&arguments)?.into_iter();
    let path = |name: Option<String>| shown(folder, &name.unwrap_or_default());
    let mut changed = Vec::new();
    while let Some(status) = words.next() {
        let before = path(words.next());
        let now = if status.starts_with(['R', 'C']) {
            path(words.next())
        } else {
            before.clone()
        };
        changed.push(Changed { now, before });
    }
    let unknown = [
        "ls-files",
        "--others",
        "--exclude-standard",
        "-z",
        "--",
        "*.pol",
        "*.codes.toml",
    ];
    for name in place.names(&unknown)? {
        let now = shown(folder, &name);
        changed.push(Changed {
            before: now.clone(),
            now,
        });
    }
    Ok(changed)
}

/// A path in a folder, without the dot of the folder that one is in.
fn shown(folder: &Path, name: &str) -> PathBuf {
    if folder == Path::new(".") {
        PathBuf::from(name)
    } else {
        folder.join(name)
    }
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

    /// Gives names that git writes with a zero byte after each; none where it refuses.
    fn names(&self, arguments: &[&str]) -> Result<Vec<String>, Failure> {
        let output = self.git(arguments)?;
        let names = output.stdout.split(|byte| *byte == 0);
        let names = names.filter(|name| !name.is_empty());
        Ok(names
            .map(|name| String::from_utf8_lossy(name).into_owned())
            .collect())
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
