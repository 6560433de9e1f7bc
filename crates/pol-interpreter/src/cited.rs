//! What a reader sees of a declaration: its text with the holes filled, its clauses and its place in the source.
//! One function for every kind of declaration that carries a citation.

use crate::determination::{Reason, ReasonSource};
use crate::evaluate::Run;
use crate::text;
use pol_compiler::program::{Citation, Citer, NodeId, Text};

/// The text and the citation of a declaration.
#[derive(Debug)]
pub(crate) struct Cited {
    /// What it is, with its name.
    pub(crate) source: ReasonSource,
    /// What people read.
    pub(crate) text: Option<String>,
    /// Clauses of the source.
    pub(crate) clauses: Vec<String>,
    /// Section and item of the source.
    pub(crate) cite: Option<String>,
    /// What a rule finds, or what an exception turns into.
    pub(crate) finding: Option<String>,
}

/// Gives what a reader sees of a declaration.
pub(crate) fn of(run: &Run<'_>, citer: Citer) -> Cited {
    let (source, text, citation) = declared(run, citer);
    Cited {
        source,
        text,
        clauses: clauses(run, citation),
        cite: cite(citation),
        finding: finding(run, citer),
    }
}

/// Makes a reason of a declaration.
pub(crate) fn reason(run: &Run<'_>, citer: Citer) -> Reason {
    let Cited {
        source,
        text,
        clauses,
        cite,
        finding,
    } = of(run, citer);
    Reason {
        source,
        text,
        clauses,
        cite,
        finding,
    }
}

/// Gives the ids of the clauses that are cited.
pub(crate) fn clauses(run: &Run<'_>, citation: &Citation) -> Vec<String> {
    citation
        .clauses
        .iter()
        .map(|clause| run.program.clauses[clause.index()].id.clone())
        .collect()
}

/// Gives the section and item, if there are any.
pub(crate) fn cite(citation: &Citation) -> Option<String> {
    (!citation.text.is_empty()).then(|| citation.text.clone())
}

fn finding(run: &Run<'_>, citer: Citer) -> Option<String> {
    let program = run.program;
    let finding = match citer {
        Citer::Rule(rule) => run.rule(rule).finding,
        Citer::Exception(exception) => program.exceptions[exception.index()].into,
        Citer::InForce
        | Citer::Governs(_)
        | Citer::Fact(_)
        | Citer::Value(_)
        | Citer::Criterion(_)
        | Citer::Amount(_)
        | Citer::Cap(..)
        | Citer::Advisory(_)
        | Citer::Limit(_) => return None,
    };
    Some(program.findings[finding.index()].name.clone())
}

type Declared<'a> = (ReasonSource, Option<String>, &'a Citation);

fn declared<'a>(run: &Run<'a>, citer: Citer) -> Declared<'a> {
    let (program, policy) = (run.program, &run.program.policy);
    let words = |node: NodeId| program.origins[node.index()].phrase.clone();
    let filled = |text: &Option<Text>| text.as_ref().map(|text| text::filled(run, text));
    match citer {
        Citer::InForce => {
            let in_force = &policy.in_force;
            (
                ReasonSource::InForce(words(in_force.condition)),
                filled(&in_force.because),
                &in_force.citation,
            )
        }
        Citer::Governs(position) => {
            let governs = &policy.governs[position];
            (
                ReasonSource::Governs(words(governs.condition)),
                filled(&governs.because),
                &governs.citation,
            )
        }
        Citer::Fact(id) => {
            let fact = &program.facts[id.index()];
            (
                ReasonSource::Fact(fact.path.clone()),
                fact.question.clone(),
                &fact.citation,
            )
        }
        Citer::Value(id) => {
            let value = &program.values[id.index()];
            (
                ReasonSource::Value(value.name.clone()),
                value.text.clone(),
                &value.citation,
            )
        }
        Citer::Criterion(id) => {
            let criterion = &program.criteria[id.index()];
            (
                ReasonSource::Criterion(criterion.name.clone()),
                filled(&criterion.text),
                &criterion.citation,
            )
        }
        Citer::Amount(id) => {
            let amount = &program.amounts[id.index()];
            (
                ReasonSource::Amount(amount.name.clone()),
                filled(&amount.text),
                &amount.citation,
            )
        }
        Citer::Cap(id, position) => {
            let amount = &program.amounts[id.index()];
            let cap = &amount.caps[position];
            (
                ReasonSource::Cap(amount.name.clone()),
                filled(&cap.because),
                &cap.citation,
            )
        }
        Citer::Rule(id) => {
            let rule = run.rule(id);
            (
                ReasonSource::Rule(rule.name.clone()),
                filled(&rule.because),
                &rule.citation,
            )
        }
        Citer::Exception(id) => {
            let exception = &program.exceptions[id.index()];
            (
                ReasonSource::Exception(exception.name.clone()),
                filled(&exception.text),
                &exception.citation,
            )
        }
        Citer::Limit(id) => {
            let limit = &program.limits[id.index()];
            (
                ReasonSource::Limit(limit.name.clone()),
                filled(&limit.text),
                &limit.citation,
            )
        }
        Citer::Advisory(id) => {
            let advisory = &program.advisories[id.index()];
            (
                ReasonSource::Advisory(advisory.name.clone()),
                filled(&advisory.text),
                &advisory.citation,
            )
        }
    }
}
