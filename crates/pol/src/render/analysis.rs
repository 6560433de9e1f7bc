//! What can be known of a policy before any request arrives, for people: warnings, notes, what holds, what was not found out.
//! A report in; a page of plain words out, each observation in its group with a smallest request that shows it.

use super::determination::identity;
use super::sheet::Sheet;
use super::{RenderOptions, counted, words};
use crate::analysis::{AnalysisReport, Observed, Shown};
use crate::policy::Policy;
use crate::request::Request;
use pol_compiler::program::{FactId, Program};
use pol_interpreter::{Decision, Disposition, value_text};
use pol_parser::Severity;

/// Renders what is known of a policy; without the requests where it is to be brief.
pub fn analysis(
    policy: &Policy,
    analysis: &AnalysisReport,
    brief: bool,
    options: &RenderOptions,
) -> String {
    let mut page = Page {
        sheet: Sheet::new(options),
        program: policy.program(),
        brief,
    };
    page.head(policy, analysis);
    let groups = analysis
        .observations
        .chunk_by(|one, other| one.page.code == other.page.code);
    let mut number = 0;
    for group in groups {
        page.group(number, group);
        number += group.len();
    }
    page.sentences("Established", &analysis.established);
    page.sentences(
        "Not analysed, since the budget ran out",
        &analysis.not_analysed,
    );
    page.sentences(
        "Not analysed, since it hangs on rows of records",
        &analysis.left_out,
    );
    page.sentences(
        "Defects of Pol: claims that were not confirmed, and are not made",
        &analysis.defects,
    );
    page.sheet.finish()
}

/// A page in the making.
struct Page<'a> {
    sheet: Sheet<'a>,
    program: &'a Program,
    brief: bool,
}

impl Page<'_> {
    fn head(&mut self, policy: &Policy, analysis: &AnalysisReport) {
        let report = analysis.report();
        self.sheet.title(policy.title());
        let name = identity(self.program, &analysis.policy);
        self.sheet.pair(2, "Policy", &name);
        let questions = counted(analysis.questions, "question");
        self.sheet.pair(2, "Answered", &questions);
        let warnings = match report.count(Severity::Warning) {
            0 => "no warnings".to_owned(),
            count => format!("{}, probably to be mended", counted(count, "warning")),
        };
        let notes = match report.count(Severity::Note) {
            0 => "no notes".to_owned(),
            count => format!("{}, for you to judge", counted(count, "note")),
        };
        self.sheet.pair(2, "Found", &format!("{warnings}; {notes}"));
    }

    /// What was observed under one code; the numbers go on from those before.
    fn group(&mut self, before: usize, group: &[Observed]) {
        let [first, rest @ ..] = group else { return };
        let severity = super::severity(first.page.severity);
        let heading = format!("{severity} {}: {}", first.page.code, first.page.title);
        self.sheet.heading(&heading);
        let alike = rest.iter().all(|it| it.entry.help == first.entry.help);
        if alike && let Some(help) = &first.entry.help {
            self.sheet.aside(2, help);
        }
        for (position, observed) in group.iter().enumerate() {
            self.observed(before + position + 1, observed, !alike);
        }
    }

    fn observed(&mut self, number: usize, observed: &Observed, with_help: bool) {
        let entry = &observed.entry;
        let line = entry.line.map(|line| format!("line {line}: "));
        let message = format!("{}{}", line.unwrap_or_default(), entry.message);
        self.sheet.item(0, &format!("{number:>3}."), &message);
        if with_help && let Some(help) = &entry.help {
            self.sheet.aside(5, help);
        }
        if let Some(shown) = observed.witness.as_ref().filter(|_| !self.brief) {
            self.shown(shown);
        }
    }

    fn shown(&mut self, shown: &Shown) {
        let request = facts(self.program, &shown.request);
        self.sheet.pair(5, "Request", &request);
        self.sheet.pair(5, "Shows", &shown.shows);
        let outcome = outcome(self.program, &shown.determination);
        self.sheet.pair(5, "Outcome", &outcome);
    }

    fn sentences(&mut self, heading: &str, sentences: &[String]) {
        if sentences.is_empty() {
            return;
        }
        self.sheet.heading(heading);
        for sentence in sentences {
            self.sheet.item(2, "-", sentence);
        }
    }
}

/// The stated facts of a request, each with its value as people read it.
pub(super) fn facts(program: &Program, request: &Request) -> String {
    let facts = request.facts();
    let stated = program
        .facts
        .iter()
        .enumerate()
        .filter_map(|(position, fact)| {
            let id = FactId::at(position);
            let value = value_text(program, id, facts.get(id)?);
            Some(format!("{} {value}", fact.path))
        });
    let stated: Vec<String> = stated.collect();
    if stated.is_empty() {
        return "with nothing stated".to_owned();
    }
    stated.join("; ")
}

/// What becomes of a request, in one line.
pub(super) fn outcome(program: &Program, decision: &Decision) -> String {
    let part = decision.disposition == Disposition::ReleasePart;
    let finding = decision.finding.as_deref();
    let finding = finding.map(|name| words::finding(program, name).to_owned());
    let released = decision.released.as_ref();
    let released = released.map(|it| words::released(program, it, part));
    let parts = [
        Some(words::disposition(decision.disposition).to_owned()),
        finding,
        released,
    ];
    let parts: Vec<String> = parts.into_iter().flatten().collect();
    parts.join(" · ")
}
