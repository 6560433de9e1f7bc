//! `pol check`: everything that is wrong with policies, and what their owner has the lints remark.
//! Files in, with the examples beside them; diagnostics out, for people or for other programs; with `--fix`, the files with the edits made that need no judgement.

use super::{each_policy, pretty};
use crate::arguments::ReportFormat;
use crate::lints::LintArguments;
use crate::outcome::{Failure, Outcome};
use crate::terminal::Terminal;
use crate::{files, used};
use pol::{Entry, Lints, Report, formats};
use std::path::{Path, PathBuf};

/// Find everything that is wrong with policies
///
/// Lints remark what a careful reader would; a pol.toml beside the policies or above them sets how much each weighs.
#[derive(Debug, clap::Args)]
pub(crate) struct Check {
    /// The policies, with the *.examples.pol beside them; - for standard input
    #[arg(required = true, value_name = "FILE")]
    files: Vec<PathBuf>,
    /// For whom to write
    #[arg(long, value_enum, default_value_t = ReportFormat::Human)]
    format: ReportFormat,
    /// Make the edits that need no judgement, in place
    #[arg(long)]
    fix: bool,
    #[command(flatten)]
    lints: LintArguments,
}

pub(crate) fn run(arguments: &Check, terminal: &mut Terminal) -> Result<Outcome, Failure> {
    let mut entries = Vec::new();
    let mut findings = Vec::new();
    let outcome = each_policy(&arguments.files, terminal, |path, terminal| {
        let lints = arguments.lints.lints(path)?;
        let report = if arguments.fix {
            fix(path, lints.as_ref(), terminal)?
        } else {
            check(path, lints.as_ref())?
        };
        match arguments.format {
            ReportFormat::Human => {
                terminal.say(&report.render(&terminal.out_options))?;
                terminal.flush()?;
                let gap = if report.is_empty() { "" } else { "\n" };
                terminal.tell(&format!("{gap}{}\n", report.summary()));
            }
            ReportFormat::Json => entries.extend(report.entries()),
            ReportFormat::Sarif | ReportFormat::Github => findings.extend(report.findings()),
        }
        Ok(Outcome::found(report.has_errors()))
    })?;
    match arguments.format {
        ReportFormat::Human => {}
        ReportFormat::Json => terminal.say(&pretty(&entries))?,
        ReportFormat::Sarif => terminal.say(&formats::sarif(&findings))?,
        ReportFormat::Github => terminal.say(&formats::github(&findings))?,
    }
    Ok(outcome)
}

fn check(path: &Path, lints: Option<&Lints>) -> Result<Report, Failure> {
    let texts = used::texts_with_examples(path)?;
    Ok(match lints {
        Some(lints) => pol::check_texts_with(&texts, lints),
        None => pol::check_texts(&texts),
    })
}

/// Writes the file where something was fixed, tells what, and gives what is left.
fn fix(path: &Path, lints: Option<&Lints>, terminal: &mut Terminal) -> Result<Report, Failure> {
    if files::is_stdin(path) {
        return Err(Failure::FixesStdin);
    }
    let texts = used::texts_with_examples(path)?;
    let fixed = pol::fix_texts(&texts, lints);
    if fixed.text != texts.text {
        files::replace(path, &fixed.text)?;
        for entry in &fixed.fixed {
            terminal.tell(&told(entry));
        }
    }
    Ok(fixed.report)
}

fn told(entry: &Entry) -> String {
    let line = entry.line.unwrap_or_default();
    format!(
        "fixed {}:{line} {}: {}\n",
        entry.file, entry.code, entry.message
    )
}
