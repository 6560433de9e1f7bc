//! `pol check`: everything that is wrong with policies.
//! Files in, with the examples beside them; diagnostics out, for people or for other programs.

use super::{each_policy, pretty};
use crate::arguments::ReportFormat;
use crate::outcome::{Failure, Outcome};
use crate::terminal::Terminal;
use crate::{beside, files};
use pol::formats;
use std::path::PathBuf;

/// Find everything that is wrong with policies
#[derive(Debug, clap::Args)]
pub(crate) struct Check {
    /// The policies, with the *.examples.pol beside them; - for standard input
    #[arg(required = true, value_name = "FILE")]
    files: Vec<PathBuf>,
    /// For whom to write
    #[arg(long, value_enum, default_value_t = ReportFormat::Human)]
    format: ReportFormat,
}

pub(crate) fn run(arguments: &Check, terminal: &mut Terminal) -> Result<Outcome, Failure> {
    let mut entries = Vec::new();
    let mut findings = Vec::new();
    let outcome = each_policy(&arguments.files, terminal, |path, terminal| {
        let (text, examples) = (files::read_policy(path)?, beside::read(path)?);
        let report = pol::check_with_examples(&files::name(path), &text, &examples);
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
