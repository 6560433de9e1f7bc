//! The human form of a determination: what a reviewer attaches to a case.
//! A policy and a determination by it in; a page of plain words out.

use super::sheet::Sheet;
use super::unlocks::unlocks;
use super::{RenderOptions, rows, words};
use crate::policy::Policy;
use anstyle::{AnsiColor, Style};
use pol_compiler::program::Program;
use pol_interpreter::{Determination, Disposition, PolicyIdentity, Presumed, Reason};

/// Renders a determination for people.
pub fn determination(
    policy: &Policy,
    determination: &Determination,
    options: &RenderOptions,
) -> String {
    let program = policy.program();
    let mut sheet = Sheet::new(options);
    head(&mut sheet, policy, determination);
    reasons(&mut sheet, program, determination);
    turned(&mut sheet, program, determination);
    missing(&mut sheet, determination);
    unlocks(&mut sheet, program, determination);
    presumed(&mut sheet, program, determination);
    advisories(&mut sheet, determination);
    sheet.gap();
    sheet.aside(0, &words::judged_by(&determination.policy));
    sheet.finish()
}

/// The policy, the day, the outcome and the amount.
pub(super) fn head(sheet: &mut Sheet<'_>, policy: &Policy, determination: &Determination) {
    let program = policy.program();
    sheet.title(policy.title());
    sheet.pair(2, "Policy", &identity(program, &determination.policy));
    sheet.pair(
        2,
        "Judged on",
        determination
            .judged_on
            .as_deref()
            .unwrap_or("a day that is not stated"),
    );
    if let Some(as_of) = &determination.as_of {
        sheet.pair(2, "", &words::as_of(as_of));
    }
    if let Some(superseded) = &determination.superseded {
        sheet.pair(2, "Superseded", &words::superseded(superseded));
    }
    let style = outcome_style(determination.disposition);
    sheet.strong_pair(
        "Outcome",
        words::disposition(determination.disposition),
        style,
    );
    if let Some(finding) = &determination.finding {
        sheet.pair(2, "Finding", words::finding(program, finding));
    }
    if let Some(released) = &determination.released {
        let part = determination.disposition == Disposition::ReleasePart;
        sheet.pair(2, "Released", &words::released(program, released, part));
    }
    if !determination.possible.is_empty() {
        let labels: Vec<_> = determination
            .possible
            .iter()
            .map(|name| words::finding(program, name))
            .collect();
        sheet.pair(2, "Possible", &labels.join("; "));
    }
}

/// What is encoded, by which policy, as of which revision.
/// The source of a policy, its id and its revision.
pub(super) fn identity(program: &Program, policy: &PolicyIdentity) -> String {
    let id = &policy.id;
    let source = program.policy.source.as_deref();
    let name = source.map_or_else(|| id.clone(), |source| format!("{source} ({id})"));
    let revision = policy.revision.as_deref();
    revision.map_or_else(
        || name.clone(),
        |revision| format!("{name}, revision of {revision}"),
    )
}

fn outcome_style(disposition: Disposition) -> Style {
    let colour = match disposition {
        Disposition::Release | Disposition::ReleasePart => AnsiColor::Green,
        Disposition::ClinicianReview | Disposition::InformationNeeded => AnsiColor::Yellow,
        Disposition::NotGoverned => AnsiColor::Blue,
    };
    colour.on_default().bold()
}

fn reasons(sheet: &mut Sheet<'_>, program: &Program, determination: &Determination) {
    let asked = determination.disposition == Disposition::InformationNeeded;
    if asked || determination.reasons.is_empty() {
        return; // the questions below are the reasons
    }
    sheet.heading("Reasons");
    for (position, reason) in determination.reasons.iter().enumerate() {
        let mark = mark(position, determination.reasons.len());
        let source = words::reason_source(&reason.source);
        sheet.item(2, &mark, reason.text.as_deref().unwrap_or(&source));
        let beside = beside(program, determination, reason, &source);
        sheet.aside(
            3 + mark.chars().count(),
            &words::citation(reason.cite.as_deref(), &reason.clauses, &beside),
        );
    }
}

/// What a reason stands on, and its finding where another one stands.
fn beside(
    program: &Program,
    determination: &Determination,
    reason: &Reason,
    source: &str,
) -> String {
    match &reason.finding {
        Some(finding) if Some(finding) != determination.finding.as_ref() => {
            format!("{source} · {}", words::finding(program, finding))
        }
        Some(_) | None => source.to_owned(),
    }
}

/// What exceptions turned, and into what.
pub(super) fn turned(sheet: &mut Sheet<'_>, program: &Program, determination: &Determination) {
    if determination.turned.is_empty() {
        return;
    }
    sheet.heading("Turned by an exception");
    for turned in &determination.turned {
        let from = words::finding(program, &turned.from);
        let into = words::finding(program, &turned.into);
        sheet.item(
            2,
            "-",
            &format!(
                "{}: from \"{from}\" into \"{into}\", by {}",
                turned.rule, turned.by
            ),
        );
    }
}

/// What is missing, as questions.
pub(super) fn missing(sheet: &mut Sheet<'_>, determination: &Determination) {
    if determination.missing.is_empty() {
        return;
    }
    sheet.heading("Questions to answer");
    for (position, missing) in determination.missing.iter().enumerate() {
        let mark = mark(position, determination.missing.len());
        let indent = 3 + mark.chars().count();
        sheet.item(
            2,
            &mark,
            missing.question.as_deref().unwrap_or(&missing.fact),
        );
        sheet.aside(
            indent,
            &words::citation(missing.cite.as_deref(), &missing.clauses, &missing.fact),
        );
        if let Some(because) = &missing.because {
            sheet.aside(indent, &rows::lacking(because));
        }
        if !missing.decides.is_empty() {
            sheet.aside(indent, &format!("decides {}", missing.decides.join(", ")));
        }
    }
}

/// On what the outcome rests without having been told.
pub(super) fn presumed(sheet: &mut Sheet<'_>, program: &Program, determination: &Determination) {
    if determination.presumed.is_empty() {
        return;
    }
    sheet.heading("Presumed, since nothing else was stated");
    for presumed in &determination.presumed {
        sheet.item(2, "-", &presumption(program, presumed));
    }
}

/// The question that was not answered, and the answer that is presumed.
fn presumption(program: &Program, presumed: &Presumed) -> String {
    let fact = program.facts.iter().find(|fact| fact.path == presumed.fact);
    match fact.and_then(|fact| fact.question.as_deref()) {
        Some(question) => format!("{question} {} ({})", presumed.text, presumed.fact),
        None => format!("{}: {}", presumed.fact, presumed.text),
    }
}

/// What else the reader is told.
pub(super) fn advisories(sheet: &mut Sheet<'_>, determination: &Determination) {
    if determination.advisories.is_empty() {
        return;
    }
    sheet.heading("Please note");
    for advice in &determination.advisories {
        sheet.item(2, "-", advice.text.as_deref().unwrap_or(&advice.name));
        sheet.aside(
            4,
            &words::citation(advice.cite.as_deref(), &advice.clauses, ""),
        );
    }
}

/// `1.`, with a space before it where the list goes past nine.
fn mark(position: usize, of: usize) -> String {
    let width = of.to_string().len();
    format!("{:>width$}.", position + 1)
}
