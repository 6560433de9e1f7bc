//! A revision of a policy as a careful colleague reviews it: is it sound, do its examples hold, what does it change and for whom,
//! and what does it leave unprotected. Two texts in; what was found, and whether anything must be mended first, out.

mod gate;
mod protection;
mod text;

pub use gate::{Gate, GateKind, GateState};
pub use protection::{Protection, Unprotected};
pub use text::{LineChange, TextChange};

use crate::analysis::{AnalysisReport, Observed};
use crate::comparison::{self, ComparisonReport};
use crate::example::ExampleResult;
use crate::lints::{Lints, check_texts_with};
use crate::policy::{Policy, check_texts};
use crate::report::{Entry, Report};
use crate::texts::Texts;
use pol_analysis::Budget;
use pol_interpreter::PolicyIdentity;
use serde::Serialize;
use std::collections::BTreeSet;

/// What a review goes by.
#[derive(Clone, Debug, Default)]
pub struct ReviewOptions {
    /// The lints; none where they are left out.
    pub lints: Option<Lints>,
    /// How much work each family of questions may take.
    pub budget: Budget,
    /// The per cent that must be shown of what can be, and noticed of the slips; without it, no less than before.
    pub min: Option<u8>,
}

/// A revision reviewed; keys in this order, absent rather than null.
#[derive(Clone, Debug, Serialize)]
pub struct Review {
    /// The name of the file.
    pub file: String,
    /// The policy's title; absent where it cannot be used.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub title: Option<String>,
    /// The policy as it was; absent where it is new or could not be used.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub before: Option<PolicyIdentity>,
    /// The policy as it is; absent where it cannot be used.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub after: Option<PolicyIdentity>,
    /// What must hold, and whether it does.
    pub gates: Vec<Gate>,
    /// What changed in the text.
    pub text: Vec<TextChange>,
    /// Errors, and warnings that were not there before.
    pub problems: Vec<Entry>,
    /// The examples that come out otherwise.
    pub failed: Vec<ExampleResult>,
    /// What changes for requests.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub comparison: Option<ComparisonReport>,
    /// What the analysis newly tells.
    pub observed: Vec<Observed>,
    /// What the examples show and notice, before and now; absent where some of them fail.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub protection: Option<Protection>,
    #[serde(skip)]
    pub(crate) policies: Option<(Option<Policy>, Policy)>,
}

impl Review {
    /// Tells whether something must be mended first.
    pub fn stops(&self) -> bool {
        self.gates.iter().any(|gate| gate.state == GateState::Stops)
    }

    /// Tells whether every question was answered.
    pub fn is_whole(&self) -> bool {
        self.gates.iter().all(|gate| gate.state != GateState::Open)
    }
}

/// Reviews a revision; `before` is absent where the policy is new.
pub fn review(before: Option<&Texts>, after: &Texts, options: &ReviewOptions) -> Review {
    let report = checked(after, options);
    let was = before.and_then(|texts| load(texts).ok());
    let mut review = Review {
        file: after.name.clone(),
        title: None,
        before: was.as_ref().map(Policy::identity),
        after: None,
        gates: Vec::new(),
        text: text::changes(before, after),
        problems: problems(before, &report, options),
        failed: Vec::new(),
        comparison: None,
        observed: Vec::new(),
        protection: None,
        policies: None,
    };
    review.gates.push(gate::sound(&report));
    let Ok(is) = load(after) else { return review };
    review.judge(was.as_ref(), &is, after, options);
    review.policies = Some((was, is));
    review
}

impl Review {
    /// Adds what can be told of a policy that can be used.
    fn judge(&mut self, was: Option<&Policy>, is: &Policy, after: &Texts, options: &ReviewOptions) {
        self.title = Some(is.title().to_owned());
        self.after = Some(is.identity());
        self.failed = failed(is);
        self.comparison = was.map(|was| comparison::compare(was, is, options.budget));
        let analysis = is.analyze(options.budget);
        self.observed = newly_observed(was, &analysis, options);
        if self.failed.is_empty() {
            self.protection = Some(Protection::of(was, is, options.budget));
        }
        self.gates.push(gate::warnings(&self.problems));
        self.gates.push(gate::layout(after));
        self.gates.push(gate::examples(is, &self.failed));
        self.gates
            .extend(self.comparison.as_ref().map(|it| gate::log(is, it)));
        self.gates.push(gate::analysis(&self.observed, &analysis));
        self.gates.extend(gate::protection(
            self.protection.as_ref(),
            was.is_some(),
            options.min,
        ));
    }
}

fn load(texts: &Texts) -> Result<Policy, Report> {
    Policy::load_with(texts)
}

fn checked(texts: &Texts, options: &ReviewOptions) -> Report {
    match &options.lints {
        Some(lints) => check_texts_with(texts, lints),
        None => check_texts(texts),
    }
}

/// The errors, and the warnings that were not there before; those of the analysis are told apart.
fn problems(before: Option<&Texts>, report: &Report, options: &ReviewOptions) -> Vec<Entry> {
    let told = |report: &Report| -> BTreeSet<(&'static str, String)> {
        let entries = report.entries().into_iter();
        entries.map(|it| (it.code, it.message)).collect()
    };
    let was = before.map(|texts| told(&checked(texts, options)));
    let was = was.unwrap_or_default();
    let is_new =
        |it: &Entry| it.severity == "error" || !was.contains(&(it.code, it.message.clone()));
    let entries = report.entries().into_iter();
    entries
        .filter(|it| it.severity != "note" && !it.code.starts_with("W09") && is_new(it))
        .collect()
}

fn failed(policy: &Policy) -> Vec<ExampleResult> {
    let results = policy.test().into_iter();
    results.filter(|it| !it.holds()).collect()
}

/// What the analysis did not tell of a declaration before, but for what the owner of the policies has judged.
fn newly_observed(
    was: Option<&Policy>,
    analysis: &AnalysisReport,
    options: &ReviewOptions,
) -> Vec<Observed> {
    let told = was.map(|was| was.analyze(options.budget).observations);
    let key = |it: &Observed| Some((it.entry.code, it.subject.clone()?));
    let told: BTreeSet<_> = told.iter().flatten().filter_map(key).collect();
    let lints = options.lints.as_ref();
    let is_judged = |it: &Observed| {
        let judged = lints.zip(it.subject.as_deref());
        judged.is_some_and(|(lints, subject)| lints.options.judges(it.entry.code, subject))
    };
    let is_new = |it: &&Observed| key(it).is_some_and(|key| !told.contains(&key));
    let observations = analysis.observations.iter();
    observations
        .filter(|it| is_new(it) && !is_judged(it))
        .cloned()
        .collect()
}
