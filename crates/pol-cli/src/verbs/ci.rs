//! `pol ci`: everything that a revision of policies must pass, against a base revision of git, in one summary for a policy committee.
//! Policies and a revision in; Markdown, JSON or annotations out.

use super::pretty;
use crate::lints::LintArguments;
use crate::outcome::{Failure, Outcome};
use crate::progress::Progress;
use crate::terminal::Terminal;
use crate::{beside, files, git, library, used};
use clap::ValueEnum;
use pol::{Budget, Review, ReviewOptions, formats};
use std::path::{Path, PathBuf};

/// Tell whether a revision of policies may be published, against a base revision of git
///
/// Checks the text, its layout and its examples; compares with the base over all requests and proves what the revision log says;
/// tells what the analysis newly tells, and what the examples no longer protect. The base is where the two lines of history parted.
#[derive(Debug, clap::Args)]
pub(crate) struct Ci {
    /// The policies; without one, those below this folder that changed since the base
    #[arg(value_name = "FILE")]
    files: Vec<PathBuf>,
    /// The revision of git to compare with, such as origin/main
    #[arg(long, value_name = "REVISION", default_value = "HEAD")]
    base: String,
    /// Append the summary to this file too, such as $GITHUB_STEP_SUMMARY
    #[arg(long, value_name = "FILE")]
    summary: Option<PathBuf>,
    /// How to write on standard output
    #[arg(long, value_enum, default_value_t = CiFormat::Markdown)]
    format: CiFormat,
    /// Ask for this many per cent shown of what can be and noticed of the slips, instead of no less than before
    #[arg(long, value_name = "PERCENT", value_parser = clap::value_parser!(u8).range(0..=100))]
    min: Option<u8>,
    /// How much work each family of questions may take, in conflicts of the solver
    #[arg(long, value_name = "CONFLICTS", default_value_t = Budget::default().conflicts)]
    budget: u64,
    #[command(flatten)]
    lints: LintArguments,
}

/// How a review is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum CiFormat {
    /// The summary, in Markdown
    Markdown,
    /// JSON
    Json,
    /// Annotations of a GitHub workflow
    Github,
}

pub(crate) fn run(arguments: &Ci, terminal: &mut Terminal) -> Result<Outcome, Failure> {
    let policies = policies(arguments)?;
    let progress = Progress::bar("policies reviewed");
    let mut reviews = Vec::new();
    for (done, policy) in policies.iter().enumerate() {
        progress.done(done, policies.len());
        reviews.push(policy.review(arguments)?);
    }
    drop(progress);
    write(arguments, &reviews, terminal)?;
    let worst = reviews.iter().map(outcome).max();
    Ok(worst.unwrap_or(Outcome::Fine))
}

fn outcome(review: &Review) -> Outcome {
    if review.stops() {
        Outcome::Findings
    } else if review.is_whole() {
        Outcome::Fine
    } else {
        Outcome::Inconclusive
    }
}

/// A policy to review, and what it was called in the base.
struct Reviewed {
    now: PathBuf,
    before: PathBuf,
    base: String,
}

impl Reviewed {
    fn review(&self, arguments: &Ci) -> Result<Review, Failure> {
        let after = used::texts_with_examples(&self.now)?;
        let before = git::texts(&self.base, &self.before)?;
        let options = ReviewOptions {
            lints: arguments.lints.lints(&self.now)?,
            budget: Budget {
                conflicts: arguments.budget,
            },
            min: arguments.min,
        };
        Ok(pol::review(before.as_ref(), &after, &options))
    }
}

/// The policies that are meant.
fn policies(arguments: &Ci) -> Result<Vec<Reviewed>, Failure> {
    let folder = match arguments.files.first().and_then(|file| file.parent()) {
        Some(folder) if folder != Path::new("") => folder,
        Some(_) | None => Path::new("."),
    };
    let base = git::parting(folder, &arguments.base)?;
    let changed = git::changed(folder, &base)?;
    let wanted = if arguments.files.is_empty() {
        beside::policies(&touched(folder, &changed)?)
    } else {
        beside::policies(&arguments.files)
    };
    let reviewed = wanted.into_iter().map(|path| {
        let now = path?;
        if files::is_stdin(&now) {
            return Err(Failure::NoRepository(files::name(&now)));
        }
        let renamed = changed.iter().find(|it| it.now == now);
        let before = renamed.map_or_else(|| now.clone(), |it| it.before.clone());
        let base = base.clone();
        Ok(Reviewed { now, before, base })
    });
    reviewed.collect()
}

/// The policies that changed, and those of which a file that they use did.
fn touched(folder: &Path, changed: &[git::Changed]) -> Result<Vec<PathBuf>, Failure> {
    let (mut policies, mut shared) = (Vec::new(), Vec::new());
    for path in changed.iter().map(|it| &it.now) {
        match library::is_shared(path)? {
            true => shared.push(path.as_path()),
            false => policies.push(path.clone()),
        }
    }
    if !shared.is_empty() {
        policies.extend(library::using(folder, &shared)?);
    }
    Ok(policies)
}

fn write(arguments: &Ci, reviews: &[Review], terminal: &mut Terminal) -> Result<(), Failure> {
    let summary = if reviews.is_empty() {
        format!("No policy changed since `{}`.\n", arguments.base)
    } else {
        let parts: Vec<String> = reviews.iter().map(pol::render::review).collect();
        parts.join("\n")
    };
    if let Some(path) = &arguments.summary {
        files::append(path, &summary)?;
    }
    terminal.say(&match arguments.format {
        CiFormat::Markdown => summary,
        CiFormat::Json => pretty(&reviews),
        CiFormat::Github => reviews.iter().map(formats::github_review).collect(),
    })?;
    terminal.flush()?;
    for review in reviews.iter().filter(|it| it.stops()) {
        terminal.tell(&format!("{}: stops\n", review.file));
    }
    Ok(())
}
