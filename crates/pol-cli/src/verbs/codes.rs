//! `pol codes diff`: what became of the codes of a file, or of a policy, and which declarations read them.
//! Two files of codes, two policies, or revisions of one policy in; changes out.

use super::diff::sides;
use super::{load_texts, pretty};
use crate::arguments::Format;
use crate::outcome::{Failure, Outcome};
use crate::terminal::Terminal;
use crate::{files, library, used};
use pol::{CodesDiff, Texts};
use serde::Serialize;
use std::ffi::OsString;
use std::path::{Path, PathBuf};

/// Tell what became of lists of codes
#[derive(Debug, clap::Args)]
pub(crate) struct Codes {
    #[command(subcommand)]
    verb: CodesVerb,
}

/// What can be told of codes.
#[derive(Debug, clap::Subcommand)]
enum CodesVerb {
    /// List the codes that are new, gone, moved or counted on other days, and what of a policy reads them
    ///
    /// Two files of codes, `pol codes diff OLD.codes.toml NEW.codes.toml`, two policies, or revisions of a policy as in `pol diff`:
    /// `pol codes diff main -- FILE`.
    Diff {
        /// The old side and the new one; or, with -- FILE, one revision of git or two
        #[arg(required = true, num_args = 1..=2, value_names = ["OLD", "NEW"])]
        sides: Vec<OsString>,
        /// The policy whose revisions are compared
        #[arg(last = true, value_name = "FILE")]
        file: Option<PathBuf>,
        /// The policies, or folders of them, that use the new file of codes: tell what of them reads the codes
        #[arg(long, value_name = "POLICIES")]
        policies: Vec<PathBuf>,
        /// For whom to write
        #[arg(long, value_enum, default_value_t = Format::Human)]
        format: Format,
        /// End with 1 if a code changed
        #[arg(long)]
        exit_code: bool,
    },
}

/// What became of the codes of a file or of a policy.
#[derive(Serialize)]
struct Told {
    /// The file of codes, or the policy.
    file: String,
    #[serde(flatten)]
    diff: CodesDiff,
}

pub(crate) fn run(arguments: &Codes, terminal: &mut Terminal) -> Result<Outcome, Failure> {
    let CodesVerb::Diff {
        sides,
        file,
        policies,
        format,
        exit_code,
    } = &arguments.verb;
    let told = match (&sides[..], file) {
        ([old, new], None) if is_codes(old) && is_codes(new) => {
            of_files(Path::new(old), Path::new(new), policies, terminal)?
        }
        (words, None) if words.iter().any(is_codes) => return Err(Failure::NoCodes),
        _ => of_policy(sides, file.as_deref(), terminal)?,
    };
    let Some(told) = told else {
        return Ok(Outcome::Unusable);
    };
    match format {
        Format::Json => terminal.say(&pretty(&told))?,
        Format::Human => say(&told, terminal)?,
    }
    let changed = told.iter().any(|it| !it.diff.is_empty());
    Ok(Outcome::found(*exit_code && changed))
}

fn is_codes(word: &OsString) -> bool {
    word.to_string_lossy().ends_with(".toml")
}

fn say(told: &[Told], terminal: &mut Terminal) -> Result<(), Failure> {
    for (position, it) in told.iter().enumerate() {
        let gap = if position == 0 { "" } else { "\n" };
        let text = pol::render::codes(&it.diff, &terminal.out_options);
        terminal.say(&format!("{gap}{}\n{text}", it.file))?;
    }
    Ok(())
}

fn of_policy(
    words: &[OsString],
    file: Option<&Path>,
    terminal: &mut Terminal,
) -> Result<Option<Vec<Told>>, Failure> {
    let sides = sides::of(words, file)?;
    let (Some(old), Some(new)) = (sides.old.load(terminal)?, sides.new.load(terminal)?) else {
        return Ok(None);
    };
    let diff = pol::codes_diff(&old, &new);
    let file = new.source().name().to_owned();
    Ok(Some(vec![Told { file, diff }]))
}

/// Compares two files of codes, and each policy that uses the new one with itself as it would be with the old one.
fn of_files(
    old: &Path,
    new: &Path,
    policies: &[PathBuf],
    terminal: &mut Terminal,
) -> Result<Option<Vec<Told>>, Failure> {
    let (before, after) = (files::read_used(old)?, files::read_used(new)?);
    let (old_name, new_name) = (files::name(old), files::name(new));
    let diff = match pol::code_files_diff((&old_name, &before), (&new_name, &after)) {
        Ok(diff) => diff,
        Err(report) => {
            terminal.tell(&report.render(&terminal.err_options));
            return Ok(None);
        }
    };
    let mut told = vec![Told {
        file: new_name,
        diff,
    }];
    for (path, texts) in meant(policies)? {
        let folder = used::folder_of(&path);
        let uses = |file: &pol::UsedText| library::same(&folder.join(&file.path), new);
        if !texts.used.iter().any(uses) {
            continue;
        }
        let mut with_old = texts.clone();
        for file in with_old.used.iter_mut().filter(|file| uses(file)) {
            file.text.clone_from(&before);
        }
        let (Some(old), Some(new)) = (
            load_texts(&with_old, terminal),
            load_texts(&texts, terminal),
        ) else {
            return Ok(None);
        };
        let diff = pol::codes_diff(&old, &new);
        told.push(Told {
            file: texts.name,
            diff,
        });
    }
    Ok(Some(told))
}

/// The policies that paths mean, whatever a lock says of the files that they use.
fn meant(paths: &[PathBuf]) -> Result<Vec<(PathBuf, Texts)>, Failure> {
    let mut policies = Vec::new();
    for path in paths {
        let found = match path.is_dir() {
            true => library::paths(path)?,
            false => vec![path.clone()],
        };
        for policy in found {
            let texts = used::unlocked(&policy)?;
            if !texts.is_vocabulary() {
                policies.push((policy, texts));
            }
        }
    }
    Ok(policies)
}
