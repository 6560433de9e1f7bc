//! `pol analyze`: what can be known of policies before any request arrives, each with a smallest request that shows it.
//! Files in; warnings, notes and what holds of all requests out, for people or for other programs; with `--why`, when exactly a rule applies.

use super::{each_file, load, pretty};
use crate::arguments::ReportFormat;
use crate::files;
use crate::outcome::{Failure, Outcome};
use crate::progress::Progress;
use crate::terminal::Terminal;
use pol::{AnalysisReport, Budget, Observed, Policy, Why, formats};
use serde::Serialize;
use std::path::{Path, PathBuf};

/// Tell what can be known of policies before any request arrives
///
/// Warnings are probably mistakes; notes are for the author to judge. Each comes with a smallest request that shows it, if one can.
#[derive(Debug, clap::Args)]
pub(crate) struct Analyze {
    /// The policies; - for standard input
    #[arg(required = true, value_name = "FILE")]
    files: Vec<PathBuf>,
    /// For whom to write; the JSON of several policies is an array
    #[arg(long, value_enum, default_value_t = ReportFormat::Human)]
    format: ReportFormat,
    /// Leave the requests out
    #[arg(long)]
    brief: bool,
    /// Tell instead when exactly a rule, exception, advisory or criterion applies
    #[arg(long, value_name = "NAME", conflicts_with_all = ["brief", "witnesses"])]
    why: Option<String>,
    /// Write each request into this folder, for `pol eval`
    #[arg(long, value_name = "DIR")]
    witnesses: Option<PathBuf>,
    /// How much work each family of questions may take, in conflicts of the solver
    #[arg(long, value_name = "CONFLICTS", default_value_t = Budget::default().conflicts)]
    budget: u64,
}

pub(crate) fn run(arguments: &Analyze, terminal: &mut Terminal) -> Result<Outcome, Failure> {
    if arguments.witnesses.is_some() && arguments.files.len() > 1 {
        return Err(Failure::SeveralPolicies);
    }
    let for_findings = matches!(arguments.format, ReportFormat::Sarif | ReportFormat::Github);
    match &arguments.why {
        Some(_) if for_findings => Err(Failure::NoFindings),
        Some(name) => tell_why(arguments, name, terminal),
        None => analyze(arguments, terminal),
    }
}

impl Analyze {
    fn budget(&self) -> Budget {
        Budget {
            conflicts: self.budget,
        }
    }

    /// Writes what is to be JSON: one value, or an array where there may be several.
    fn say_json<T: Serialize>(&self, values: &[T], terminal: &mut Terminal) -> Result<(), Failure> {
        match (self.format, values) {
            (ReportFormat::Human | ReportFormat::Sarif | ReportFormat::Github, _) => Ok(()),
            (ReportFormat::Json, [one]) if self.files.len() == 1 => terminal.say(&pretty(one)),
            (ReportFormat::Json, []) if self.files.len() == 1 => Ok(()),
            (ReportFormat::Json, several) => terminal.say(&pretty(&several)),
        }
    }
}

fn analyze(arguments: &Analyze, terminal: &mut Terminal) -> Result<Outcome, Failure> {
    let mut analyses = Vec::new();
    let outcome = each_file(&arguments.files, terminal, |path, terminal| {
        let Some(policy) = load(path, terminal)? else {
            return Ok(Outcome::Unusable);
        };
        let progress = Progress::counting("questions answered");
        let analysis =
            policy.analyze_watched(arguments.budget(), |answered| progress.count(answered));
        drop(progress);
        if let Some(folder) = &arguments.witnesses {
            write_witnesses(folder, &analysis)?;
        }
        if arguments.format == ReportFormat::Human {
            say(arguments, &policy, &analysis, terminal)?;
        }
        let outcome = outcome(&analysis);
        analyses.push(analysis);
        Ok(outcome)
    })?;
    arguments.say_json(&analyses, terminal)?;
    say_findings(arguments.format, &analyses, terminal)?;
    Ok(outcome)
}

/// Writes the observations in the formats that know findings only.
fn say_findings(
    format: ReportFormat,
    analyses: &[AnalysisReport],
    terminal: &mut Terminal,
) -> Result<(), Failure> {
    let findings = || -> Vec<_> { analyses.iter().flat_map(AnalysisReport::findings).collect() };
    match format {
        ReportFormat::Human | ReportFormat::Json => Ok(()),
        ReportFormat::Sarif => terminal.say(&formats::sarif(&findings())),
        ReportFormat::Github => terminal.say(&formats::github(&findings())),
    }
}

fn say(
    arguments: &Analyze,
    policy: &Policy,
    analysis: &AnalysisReport,
    terminal: &mut Terminal,
) -> Result<(), Failure> {
    let text = pol::render::analysis(policy, analysis, arguments.brief, &terminal.out_options);
    terminal.say(&text)?;
    terminal.flush()?;
    let summary = analysis.report().summary();
    terminal.tell(&format!("\n{summary}{}\n", unanswered(analysis)));
    Ok(())
}

fn unanswered(analysis: &AnalysisReport) -> String {
    match analysis.not_analysed.len() {
        0 => String::new(),
        1 => "; 1 question was not answered within the budget".to_owned(),
        count => format!("; {count} questions were not answered within the budget"),
    }
}

fn outcome(analysis: &AnalysisReport) -> Outcome {
    if !analysis.defects.is_empty() {
        Outcome::Unusable
    } else if analysis.has_warnings() {
        Outcome::Findings
    } else if analysis.not_analysed.is_empty() {
        Outcome::Fine
    } else {
        Outcome::Inconclusive
    }
}

/// Writes the request of each observation that has one, by the observation's number, code and subject.
fn write_witnesses(folder: &Path, analysis: &AnalysisReport) -> Result<(), Failure> {
    for (position, observed) in analysis.observations.iter().enumerate() {
        if let Some(shown) = &observed.witness {
            let file = witness_name(position + 1, observed);
            files::put_into(folder, &file, &pretty(&shown.request.to_json()))?;
        }
    }
    Ok(())
}

fn witness_name(number: usize, observed: &Observed) -> String {
    let subject = observed.subject.as_deref().unwrap_or("policy");
    format!("{number:03}-{}-{subject}.json", observed.entry.code)
}

fn tell_why(arguments: &Analyze, name: &str, terminal: &mut Terminal) -> Result<Outcome, Failure> {
    let mut answers: Vec<Why> = Vec::new();
    let outcome = each_file(&arguments.files, terminal, |path, terminal| {
        let Some(policy) = load(path, terminal)? else {
            return Ok(Outcome::Unusable);
        };
        let Some(why) = policy.why(name, arguments.budget()) else {
            return Err(no_such_name(path, name, &policy));
        };
        if arguments.format == ReportFormat::Human {
            terminal.say(&pol::render::why(&why, &terminal.out_options))?;
        }
        let whole = why.is_whole;
        answers.push(why);
        Ok(if whole {
            Outcome::Fine
        } else {
            Outcome::Inconclusive
        })
    })?;
    arguments.say_json(&answers, terminal)?;
    Ok(outcome)
}

fn no_such_name(path: &Path, name: &str, policy: &Policy) -> Failure {
    Failure::NoSuchName {
        file: files::name(path),
        name: name.to_owned(),
        nearest: policy.why_nearest(name).map(str::to_owned),
    }
}
