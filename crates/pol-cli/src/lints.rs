//! The lints of a call: the `pol.toml` that stands nearest above a policy, or the one that was named; and today's date.
//! Paths in; options out. Nothing below the command reads a file or a clock.

use crate::files;
use crate::outcome::Failure;
use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;
use pol::{LintOptions, Lints};
use std::path::{Path, PathBuf};

/// The name of the file.
const NAME: &str = "pol.toml";

/// What a call says of the lints.
#[derive(Debug, clap::Args)]
pub(crate) struct LintArguments {
    /// The options of the lints, instead of the pol.toml found upwards from each policy
    #[arg(long, value_name = "FILE")]
    config: Option<PathBuf>,
    /// Leave the lints out
    #[arg(long, conflicts_with = "config")]
    no_lints: bool,
    /// The day by which reviews are due, such as 2026-01-31; today, without one
    #[arg(long, value_name = "DATE")]
    today: Option<Date>,
}

impl LintArguments {
    /// Gives the lints for a policy; none where they are to be left out.
    pub(crate) fn lints(&self, policy: &Path) -> Result<Option<Lints>, Failure> {
        if self.no_lints {
            return Ok(None);
        }
        let config = self.config.clone().or_else(|| nearest(policy));
        Ok(Some(Lints {
            options: config.map_or_else(|| Ok(LintOptions::default()), |path| read(&path))?,
            today: self.today.unwrap_or_else(today),
        }))
    }
}

fn today() -> Date {
    Timestamp::now().to_zoned(TimeZone::UTC).date()
}

fn read(path: &Path) -> Result<LintOptions, Failure> {
    let text = files::read_options(path)?;
    LintOptions::parse(&text).map_err(|error| Failure::BadOptions {
        name: files::name(path),
        error,
    })
}

/// Finds the nearest `pol.toml` above a policy, up to the root of its repository or of the file system.
fn nearest(policy: &Path) -> Option<PathBuf> {
    let place = if files::is_stdin(policy) {
        std::env::current_dir().ok()?.join(NAME)
    } else {
        policy.canonicalize().ok()?
    };
    for folder in place.ancestors().skip(1) {
        let file = folder.join(NAME);
        if file.is_file() {
            return Some(seen_from_here(file));
        }
        if folder.join(".git").exists() {
            return None;
        }
    }
    None
}

/// Shortens a path that lies below the current folder.
fn seen_from_here(file: PathBuf) -> PathBuf {
    let here = std::env::current_dir().and_then(|here| here.canonicalize());
    let short = here
        .ok()
        .and_then(|here| file.strip_prefix(here).ok().map(Path::to_path_buf));
    short.unwrap_or(file)
}
