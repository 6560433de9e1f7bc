//! What must hold before a revision is published, and whether it does, in sentences for a policy committee.

use super::protection::Protection;
use crate::analysis::{AnalysisReport, Observed};
use crate::comparison::ComparisonReport;
use crate::coverage::{Figures, Share};
use crate::example::ExampleResult;
use crate::mutation::SlipCounts;
use crate::policy::Policy;
use crate::report::{Entry, Report};
use crate::texts::Texts;
use pol_analysis::Verdict;
use serde::Serialize;

/// One thing that must hold.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Gate {
    /// What it is about.
    pub gate: GateKind,
    /// Whether it holds.
    pub state: GateState,
    /// In a sentence.
    pub says: String,
    /// What to mend or to judge, a sentence each.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub details: Vec<String>,
}

/// What a gate is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum GateKind {
    /// The text can be used.
    Errors,
    /// No warning is new.
    Warnings,
    /// The text is laid out as `pol fmt` does.
    Layout,
    /// The examples hold.
    Examples,
    /// The revision log says what changes, and it is so.
    Log,
    /// The analysis tells nothing new.
    Analysis,
    /// The examples show no less than before.
    Coverage,
    /// The examples notice no fewer slips than before.
    Slips,
}

/// Whether a gate holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum GateState {
    /// It holds.
    Holds,
    /// It holds, and there is something for the committee to know.
    Remark,
    /// It does not hold; the revision stops here.
    Stops,
    /// Whether it holds was not found out within the budget.
    Open,
}

impl GateKind {
    /// Names it for people.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Errors => "Errors",
            Self::Warnings => "Warnings",
            Self::Layout => "Layout",
            Self::Examples => "Examples",
            Self::Log => "Revision log",
            Self::Analysis => "Analysis",
            Self::Coverage => "Coverage",
            Self::Slips => "Slips noticed",
        }
    }
}

impl Gate {
    fn new(gate: GateKind, state: GateState, says: impl Into<String>) -> Self {
        Self {
            gate,
            state,
            says: says.into(),
            details: Vec::new(),
        }
    }

    fn with(self, details: Vec<String>) -> Self {
        Self { details, ..self }
    }
}

/// Whether there is no error.
pub(super) fn sound(report: &Report) -> Gate {
    let entries = report.entries();
    let errors = told(&entries, "error");
    if errors.is_empty() {
        return Gate::new(GateKind::Errors, GateState::Holds, "None.");
    }
    let says = format!(
        "{}: nobody can be judged by this text.",
        count(errors.len(), "error")
    );
    Gate::new(GateKind::Errors, GateState::Stops, says).with(errors)
}

/// Whether no warning is new.
pub(super) fn warnings(problems: &[Entry]) -> Gate {
    let warnings = told(problems, "warning");
    if warnings.is_empty() {
        return Gate::new(GateKind::Warnings, GateState::Holds, "None that is new.");
    }
    let says = format!(
        "{}: probably mistakes.",
        count(warnings.len(), "new warning")
    );
    Gate::new(GateKind::Warnings, GateState::Stops, says).with(warnings)
}

fn told(entries: &[Entry], severity: &str) -> Vec<String> {
    let told = entries.iter().filter(|it| it.severity == severity);
    let told = told.map(|it| {
        let line = it.line.map(|line| format!("line {line}: "));
        let help = it.help.as_ref().map(|help| format!(" ({help})"));
        let (line, help) = (line.unwrap_or_default(), help.unwrap_or_default());
        format!("{line}{}{help}", it.message)
    });
    told.collect()
}

/// Whether the text is laid out.
pub(super) fn layout(texts: &Texts) -> Gate {
    let is_uneven = |(name, text): &(&String, &String)| {
        crate::format(name, text).is_ok_and(|laid_out| laid_out != **text)
    };
    let own = std::iter::once((&texts.name, &texts.text));
    let beside = texts.examples.iter().map(|(name, text)| (name, text));
    let used = texts.used.iter().map(|file| (&file.name, &file.text));
    let used = used.filter(|(name, _)| name.ends_with(".pol"));
    let uneven = own.chain(beside).chain(used).filter(is_uneven);
    let uneven: Vec<String> = uneven
        .map(|(name, _)| format!("`pol fmt {name}`"))
        .collect();
    if uneven.is_empty() {
        return Gate::new(
            GateKind::Layout,
            GateState::Holds,
            "As `pol fmt` lays it out.",
        );
    }
    let says =
        "Not as `pol fmt` lays it out, so that later revisions would show changes that are none.";
    Gate::new(GateKind::Layout, GateState::Stops, says).with(uneven)
}

/// Whether the examples hold.
pub(super) fn examples(policy: &Policy, failed: &[ExampleResult]) -> Gate {
    let all = policy.program().examples.len();
    if failed.is_empty() {
        let says = format!("All {all} come out as they should.");
        return Gate::new(GateKind::Examples, GateState::Holds, says);
    }
    let says = format!(
        "{} of {all} come out otherwise than they should.",
        failed.len()
    );
    Gate::new(GateKind::Examples, GateState::Stops, says)
        .with(failed.iter().map(otherwise).collect())
}

fn otherwise(result: &ExampleResult) -> String {
    let differences = result.differences.iter();
    let differences =
        differences.map(|it| format!("expected {}, and comes to {}", it.expected, it.actual));
    let differences: Vec<String> = differences.collect();
    format!("{}: {}", result.title, differences.join("; "))
}

/// Whether the log says what changes, and it is so.
pub(super) fn log(policy: &Policy, comparison: &ComparisonReport) -> Gate {
    let gate = |state, says: String| Gate::new(GateKind::Log, state, says);
    if let Some(claim) = &comparison.claim {
        let says = format!("It says that this revision `{}`", claim.says);
        return match claim.holds {
            Some(true) => gate(GateState::Holds, format!("{says}, and that is proved.")),
            Some(false) => gate(
                GateState::Stops,
                format!("{says}; that is not so: {}.", claim.so),
            ),
            None => gate(
                GateState::Open,
                format!("{says}; whether that is so was not found out."),
            ),
        };
    }
    let entry = |word: &str| {
        vec![format!(
            "add `revision DATE {word} \"…\"` to the log of `{}`",
            policy.id()
        )]
    };
    if comparison.has_changes() {
        let what = if comparison.changes.is_empty() {
            "Readers are told or asked something else"
        } else {
            "Requests come to something else"
        };
        let says = format!("{what} than before, and the log says nothing of it.");
        return gate(GateState::Stops, says).with(entry(verb(comparison)));
    }
    if !comparison.is_whole() {
        return gate(
            GateState::Open,
            "Whether anything changes was not found out.".to_owned(),
        );
    }
    if comparison.wording.is_empty() && comparison.questions.is_empty() {
        return gate(
            GateState::Holds,
            "Nothing to say: every request comes to the same.".to_owned(),
        );
    }
    let says = "Every request comes to the same. Texts that readers see are worded differently, and the log says nothing of it.";
    gate(GateState::Remark, says.to_owned()).with(entry("rewords"))
}

/// What an entry of the log would have to say.
const fn verb(comparison: &ComparisonReport) -> &'static str {
    match comparison.verdict {
        Verdict::Tighter => "tightens",
        Verdict::Looser => "loosens",
        Verdict::Equal | Verdict::Both | Verdict::Different | Verdict::Inconclusive => "changes",
    }
}

/// Whether the analysis tells nothing new.
pub(super) fn analysis(observed: &[Observed], analysis: &AnalysisReport) -> Gate {
    let gate = |state, says: String| Gate::new(GateKind::Analysis, state, says);
    if !observed.is_empty() {
        let things = count(observed.len(), "thing");
        let says = format!("Tells {things} that it did not tell before, to be mended or judged.");
        return gate(GateState::Stops, says).with(observed.iter().map(observation).collect());
    }
    if !analysis.is_whole() {
        let says = "Tells nothing new; not every question was answered within the budget.";
        return gate(GateState::Open, says.to_owned()).with(analysis.not_analysed.clone());
    }
    gate(GateState::Holds, "Tells nothing new.".to_owned())
}

fn observation(observed: &Observed) -> String {
    let entry = &observed.entry;
    let line = entry.line.map(|line| format!("line {line}: "));
    let shows = observed.witness.as_ref();
    let shows = shows.map(|it| format!("; a request shows it: {}", it.shows));
    let judged = observed.subject.as_ref();
    let judged = judged.map(|it| {
        format!(
            " (if the committee finds it right: `{} = [\"{it}\"]` under `[judged]` in pol.toml)",
            entry.code
        )
    });
    format!(
        "{}{}{}{}",
        line.unwrap_or_default(),
        entry.message,
        shows.unwrap_or_default(),
        judged.unwrap_or_default()
    )
}

/// Whether the examples protect as much as before, and as much as is asked for.
pub(super) fn protection(
    protection: Option<&Protection>,
    was_there: bool,
    min: Option<u8>,
) -> Vec<Gate> {
    let Some(protection) = protection else {
        let says = "Not found out, since examples come out otherwise than they should.";
        return vec![
            Gate::new(GateKind::Coverage, GateState::Open, says),
            Gate::new(GateKind::Slips, GateState::Open, says),
        ];
    };
    vec![
        coverage(protection, was_there, min),
        slips(protection, was_there, min),
    ]
}

fn coverage(protection: &Protection, was_there: bool, min: Option<u8>) -> Gate {
    let whole = protection.coverage.whole();
    let before = protection.coverage_before.as_ref().map(Figures::whole);
    let says = format!("The examples show {}{}", of(whole), than(before));
    let is_short = min.is_some_and(|min| !whole.reaches(min));
    let is_less = was_there && min.is_none() && !protection.unshown.is_empty();
    let details = protection.unshown.iter().map(|it| {
        let unshown = it.unshown.join(", or ");
        format!("{}: no example shows {} {unshown}", it.place, it.condition)
    });
    let state = state(is_short || is_less, protection.coverage.not_analysed > 0);
    Gate::new(GateKind::Coverage, state, says).with(details.collect())
}

fn slips(protection: &Protection, was_there: bool, min: Option<u8>) -> Gate {
    let share = noticed(&protection.slips);
    let before = protection.slips_before.as_ref().map(noticed);
    let says = format!("The examples notice {}{}", of(share), than(before));
    let is_short = min.is_some_and(|min| !share.reaches(min));
    let is_less = was_there && min.is_none() && !protection.unnoticed.is_empty();
    let details = protection
        .unnoticed
        .iter()
        .map(|slip| format!("{}: no example would notice if {}", slip.place, slip.slip));
    let state = state(is_short || is_less, protection.slips.not_judged > 0);
    Gate::new(GateKind::Slips, state, says).with(details.collect())
}

const fn state(stops: bool, is_open: bool) -> GateState {
    match (stops, is_open) {
        (true, _) => GateState::Stops,
        (false, true) => GateState::Open,
        (false, false) => GateState::Holds,
    }
}

/// The slips that are noticed, of those that change anything.
const fn noticed(counts: &SlipCounts) -> Share {
    Share {
        shown: counts.noticed,
        of: counts.noticed + counts.survived + counts.not_judged,
    }
}

fn of(share: Share) -> String {
    format!("{} of {} ({} %)", share.shown, share.of, share.percent())
}

fn than(before: Option<Share>) -> String {
    before.map_or_else(
        || ".".to_owned(),
        |before| format!("; before {}.", of(before)),
    )
}

fn count(number: usize, word: &str) -> String {
    crate::render::counted(number, word)
}
