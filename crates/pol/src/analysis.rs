//! What can be known of a policy before any request arrives, for people and for programs.
//! Takes what the analysis found; joins it with the warnings of the compiler, with places, and with what becomes of each request.

use crate::formats::Finding;
use crate::policy::Policy;
use crate::report::{Entry, Report};
use crate::request::Request;
use pol_analysis::{Analysis, Observation, Witness};
use pol_interpreter::{Decision, PolicyIdentity};
use pol_parser::{Diagnostic, Page, Severity};
use serde::{Serialize, Serializer};

/// What is known of one policy; keys in this order, absent rather than null.
#[derive(Clone, Debug, Serialize)]
pub struct AnalysisReport {
    /// Which policy.
    pub policy: PolicyIdentity,
    /// What its author should know: warnings before notes, by code, in the order of their places.
    pub observations: Vec<Observed>,
    /// What was shown to hold of all requests, a sentence each.
    pub established: Vec<String>,
    /// Questions that ran out of their budget; nothing is claimed of them.
    pub not_analysed: Vec<String>,
    /// What no question reaches: what facts are derived from, and that several things hang on the same rows.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub left_out: Vec<String>,
    /// Claims that the interpreter did not confirm: defects of Pol, not of the policy, and none is made.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub defects: Vec<String>,
    /// How many questions were answered.
    pub questions: usize,
    #[serde(skip)]
    report: Report,
}

/// One thing that the author should know.
#[derive(Clone, Debug, Serialize)]
pub struct Observed {
    /// What, and where.
    #[serde(flatten)]
    pub entry: Entry,
    /// What it is about, by name: the rule, the criterion, the fact.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub subject: Option<String>,
    /// What else it is about: the rules that mask this one, the conditions that exclude each other.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub others: Vec<String>,
    /// A smallest request that shows it, where there is one to show.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub witness: Option<Shown>,
    /// The page of its code.
    #[serde(skip)]
    pub page: &'static Page,
    #[serde(skip)]
    finding: Finding,
}

impl Observed {
    /// Gives it as the other formats take it, with what its request shows.
    pub fn finding(&self) -> Finding {
        let finding = self.finding.clone();
        match &self.witness {
            Some(shown) => finding.with(format!("shown by a request: {}", shown.shows)),
            None => finding,
        }
    }
}

/// A request that shows something, and what becomes of it.
#[derive(Clone, Debug, Serialize)]
pub struct Shown {
    /// The request, made by the analysis; no facts of a person.
    #[serde(serialize_with = "as_json")]
    pub request: Request,
    /// What it shows, in a sentence.
    pub shows: String,
    /// What the interpreter says of it.
    pub determination: Decision,
}

impl AnalysisReport {
    /// Joins the analysis of a policy with the warnings of its compiler.
    pub(crate) fn new(policy: &Policy, analysis: Analysis) -> Self {
        let warnings = policy.warnings().diagnostics().iter().cloned();
        let warnings = warnings.map(|diagnostic| (diagnostic, None));
        let told = analysis.observations.into_iter().map(told);
        let mut told: Vec<(Diagnostic, Option<Told>)> = warnings.chain(told).collect();
        told.sort_by_key(|(it, _)| (it.severity(), it.page.code, it.span().map(|at| at.start)));
        let diagnostics = told.iter().map(|(diagnostic, _)| diagnostic.clone());
        let report = policy.warnings().alike(diagnostics.collect());
        let observed = told
            .into_iter()
            .map(|(diagnostic, told)| observed(policy, &report, &diagnostic, told));
        Self {
            policy: policy.identity(),
            observations: observed.collect(),
            established: analysis.established,
            not_analysed: analysis.unanswered,
            left_out: analysis.left_out,
            defects: analysis.defects,
            questions: analysis.answered,
            report,
        }
    }

    /// Gives the diagnostics with the text that they speak of, in the order of their places.
    pub fn report(&self) -> &Report {
        &self.report
    }

    /// Gives the observations as the other formats take them.
    pub fn findings(&self) -> Vec<Finding> {
        self.observations.iter().map(Observed::finding).collect()
    }

    /// Tells whether anything is probably a mistake.
    pub fn has_warnings(&self) -> bool {
        self.report.count(Severity::Warning) > 0
    }

    /// Tells whether every question was answered.
    pub fn is_whole(&self) -> bool {
        self.not_analysed.is_empty() && self.defects.is_empty()
    }
}

/// What the analysis tells beside a diagnostic.
struct Told {
    subject: String,
    others: Vec<String>,
    witness: Option<Witness>,
}

fn told(observation: Observation) -> (Diagnostic, Option<Told>) {
    let told = Told {
        subject: observation.subject,
        others: observation.others,
        witness: observation.witness,
    };
    (observation.diagnostic, Some(told))
}

fn observed(
    policy: &Policy,
    report: &Report,
    diagnostic: &Diagnostic,
    told: Option<Told>,
) -> Observed {
    let finding = Finding::new(report, diagnostic);
    let (subject, others, witness) = told.map_or_else(Default::default, |told| {
        let witness = told.witness.map(|witness| shown(policy, witness));
        (Some(told.subject), told.others, witness)
    });
    Observed {
        entry: finding.entry.clone(),
        subject,
        others,
        witness,
        page: finding.page,
        finding,
    }
}

fn shown(policy: &Policy, witness: Witness) -> Shown {
    let request = policy.request_of(witness.request);
    let determination = policy.decide(&request);
    Shown {
        request,
        shows: witness.shows,
        determination,
    }
}

fn as_json<S: Serializer>(request: &Request, serializer: S) -> Result<S::Ok, S::Error> {
    request.to_json().serialize(serializer)
}
