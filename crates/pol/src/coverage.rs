//! What the examples of a policy show of it, by section of the guideline, for people and for programs.
//! Takes what the analysis found; joins it with sections, places and the names of the examples.

use crate::policy::Policy;
use crate::source::TextPlace;
use pol_analysis::{CoverageKind, CoverageRow, Sight};
use pol_compiler::program::{Citation, Citer, Program};
use pol_interpreter::PolicyIdentity;
use serde::Serialize;

/// What the examples of one policy show of it; keys in this order, absent rather than null.
#[derive(Clone, Debug, Serialize)]
pub struct CoverageReport {
    /// Which policy.
    pub policy: PolicyIdentity,
    /// How many examples it has.
    pub examples: usize,
    /// The figures of the whole.
    pub figures: Figures,
    /// Each section, in the order of the text; declarations before the first section have one without title.
    pub sections: Vec<CoveredSection>,
    #[serde(skip)]
    pub(crate) rows: Vec<CoverageRow>,
}

/// What the examples show of one section.
#[derive(Clone, Debug, Serialize)]
pub struct CoveredSection {
    /// Its title.
    pub section: String,
    /// Its figures.
    pub figures: Figures,
    /// Its conditions, in the order of the text.
    pub conditions: Vec<CoveredCondition>,
}

/// How much is shown of what can be.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Figures {
    /// How many conditions there are.
    pub conditions: usize,
    /// Of those that can be met: how many are.
    pub met: Share,
    /// Of those that can be not met: how many are.
    pub not_met: Share,
    /// Of the ways in which a condition alone can matter, met and not met: how many are shown.
    pub alone: Share,
    /// How many conditions are seen unknown.
    pub unknown: usize,
    /// What no request can show, by proof; not counted above.
    pub unreachable: usize,
    /// What was not found out within the budget; counted above as not shown.
    pub not_analysed: usize,
}

/// A part of a whole.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Share {
    /// What is shown.
    pub shown: usize,
    /// What can be.
    pub of: usize,
}

/// What the examples show of one condition.
#[derive(Clone, Debug, Serialize)]
pub struct CoveredCondition {
    /// `criterion`, `rule`, `exception`, `advisory`, `item`, `cap` or `presumption`.
    pub kind: &'static str,
    /// The declaration that it belongs to: `rule frequency`.
    pub of: String,
    /// The condition in the policy's words, where it is not the declaration's whole.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub phrase: String,
    /// Where it begins.
    #[serde(flatten)]
    pub place: TextPlace,
    /// Seen met.
    pub met: Shows,
    /// Seen not met.
    pub not_met: Shows,
    /// Shown to matter alone while it is met.
    pub alone_met: Shows,
    /// Shown to matter alone while it is not met; a cap that does not bind and a presumption that is not needed cannot.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub alone_not_met: Option<Shows>,
    /// The first example in which it is unknown.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub unknown: Option<String>,
}

/// Which example shows something, or why none does.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Shows {
    /// The first example that shows it.
    Example(String),
    /// None does, and a request could.
    Unseen,
    /// No request can.
    Unreachable,
    /// None does, and the budget ran out before it was known whether a request can.
    NotAnalysed,
}

impl Shows {
    /// Tells whether something is left to show.
    pub const fn is_open(&self) -> bool {
        matches!(self, Self::Unseen | Self::NotAnalysed)
    }
}

impl CoveredCondition {
    /// Gives what can be shown of it, each with its words: met, not met, and mattering alone while it is met or not.
    pub fn sights(&self) -> impl Iterator<Item = (&Shows, &'static str)> {
        let sights = [
            (Some(&self.met), "met"),
            (Some(&self.not_met), "not met"),
            (Some(&self.alone_met), "mattering alone while met"),
            (self.alone_not_met.as_ref(), "mattering alone while not met"),
        ];
        let sights = sights.into_iter();
        sights.filter_map(|(shows, words)| Some((shows?, words)))
    }

    /// Gives what is left to show of it, in words: `not met`, `mattering alone while met`.
    pub fn open(&self) -> Vec<&'static str> {
        let open = self.sights().filter(|(shows, _)| shows.is_open());
        open.map(|(_, words)| words).collect()
    }

    /// Names it: the declaration, or the condition and its declaration.
    pub fn name(&self) -> String {
        if self.phrase.is_empty() {
            self.of.clone()
        } else {
            format!("`{}` in {}", self.phrase, self.of)
        }
    }
}

impl Share {
    fn add(&mut self, shows: &Shows) {
        self.shown += usize::from(matches!(shows, Shows::Example(_)));
        self.of += usize::from(!matches!(shows, Shows::Unreachable));
    }

    /// Tells whether at least so many per cent are shown; 100 only where all are.
    pub const fn reaches(self, percent: u8) -> bool {
        self.shown * 100 >= self.of * percent as usize
    }

    const fn and(self, other: Self) -> Self {
        Self {
            shown: self.shown + other.shown,
            of: self.of + other.of,
        }
    }

    /// Gives the per cent that are shown, rounded down: 100 only where all are; of nothing, all.
    pub const fn percent(self) -> usize {
        match (self.shown * 100).checked_div(self.of) {
            Some(percent) => percent,
            None => 100,
        }
    }
}

impl Figures {
    /// Gives how much is shown of all that can be: met, not met, and mattering alone.
    pub const fn whole(&self) -> Share {
        self.met.and(self.not_met).and(self.alone)
    }

    fn of<'a>(conditions: impl IntoIterator<Item = &'a CoveredCondition>) -> Self {
        let mut figures = Self::default();
        for condition in conditions {
            figures.add(condition);
        }
        figures
    }

    fn add(&mut self, condition: &CoveredCondition) {
        self.conditions += 1;
        self.unknown += usize::from(condition.unknown.is_some());
        self.met.add(&condition.met);
        self.not_met.add(&condition.not_met);
        self.alone.add(&condition.alone_met);
        if let Some(shows) = &condition.alone_not_met {
            self.alone.add(shows);
        }
        for (shows, _) in condition.sights() {
            self.unreachable += usize::from(*shows == Shows::Unreachable);
            self.not_analysed += usize::from(*shows == Shows::NotAnalysed);
        }
    }
}

impl CoverageReport {
    /// Joins what the analysis found with sections and places.
    pub(crate) fn new(policy: &Policy, mut rows: Vec<CoverageRow>) -> Self {
        rows.sort_by_key(|row| row.span.start);
        let program = policy.program();
        let mut sections: Vec<CoveredSection> = Vec::new();
        for row in &rows {
            let title = &citation(program, row.citer).section;
            let condition = condition(policy, row);
            match sections.iter_mut().find(|it| it.section == *title) {
                Some(section) => section.conditions.push(condition),
                None => sections.push(CoveredSection {
                    section: title.clone(),
                    figures: Figures::default(),
                    conditions: vec![condition],
                }),
            }
        }
        for section in &mut sections {
            section.figures = Figures::of(&section.conditions);
        }
        Self {
            policy: policy.identity(),
            examples: program.examples.len(),
            figures: Figures::of(sections.iter().flat_map(|it| &it.conditions)),
            sections,
            rows,
        }
    }

    /// Gives every condition, in the order of sections.
    pub fn conditions(&self) -> impl Iterator<Item = &CoveredCondition> {
        self.sections.iter().flat_map(|it| &it.conditions)
    }
}

fn condition(policy: &Policy, row: &CoverageRow) -> CoveredCondition {
    let name = |example: usize| policy.program().examples[example].name.clone();
    let shows = |sight: Sight| match sight {
        Sight::Seen(example) => Shows::Example(name(example)),
        Sight::Unseen => Shows::Unseen,
        Sight::Impossible => Shows::Unreachable,
        Sight::Unknown => Shows::NotAnalysed,
    };
    CoveredCondition {
        kind: kind(row.kind),
        of: row.of.clone(),
        phrase: row.phrase.clone(),
        place: policy.text_place(row.span),
        met: shows(row.met),
        not_met: shows(row.not_met),
        alone_met: shows(row.alone_met),
        alone_not_met: row.alone_not_met.map(shows),
        unknown: row.unknown.map(name),
    }
}

const fn kind(kind: CoverageKind) -> &'static str {
    match kind {
        CoverageKind::Criterion => "criterion",
        CoverageKind::Rule => "rule",
        CoverageKind::Exception => "exception",
        CoverageKind::Advisory => "advisory",
        CoverageKind::Item => "item",
        CoverageKind::Cap => "cap",
        CoverageKind::Presumption => "presumption",
    }
}

fn citation(program: &Program, citer: Citer) -> &Citation {
    match citer {
        Citer::InForce => &program.policy.in_force.citation,
        Citer::Governs(at) => &program.policy.governs[at].citation,
        Citer::Fact(id) => &program.facts[id.index()].citation,
        Citer::Value(id) => &program.values[id.index()].citation,
        Citer::Criterion(id) => &program.criteria[id.index()].citation,
        Citer::Amount(id) => &program.amounts[id.index()].citation,
        Citer::Cap(id, at) => &program.amounts[id.index()].caps[at].citation,
        Citer::Rule(id) => &program.rules[id.index()].citation,
        Citer::Exception(id) => &program.exceptions[id.index()].citation,
        Citer::Advisory(id) => &program.advisories[id.index()].citation,
        Citer::Limit(id) => &program.limits[id.index()].citation,
    }
}
