//! An example of a policy: its facts run, its expectations compared.
//! Gives each expectation that is not met, in the author's words.

use crate::causes::{Cause, Wanted, causes};
use crate::compared::{Compared, listed};
use crate::determination::{Determination, Disposition, ReasonSource};
use crate::explain::{Extras, explained};
use crate::facts::Facts;
use crate::number::Number;
use crate::text;
use pol_compiler::program::{Example, ExpectationKind, FindingId, Program};
use pol_parser::Span;
use rust_decimal::Decimal;
use std::collections::BTreeSet;

/// An expectation that is not met.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mismatch {
    /// Where the expectation stands.
    pub span: Span,
    /// What it says: `met, releasing 12 visits`.
    pub expected: String,
    /// What came out, in the same words.
    pub actual: String,
}

/// Runs an example and compares what came out with what it expects.
pub fn check_example(program: &Program, example: &Example) -> Vec<Mismatch> {
    let facts = Facts::of_example(program, example);
    let presumptions = example
        .expect
        .iter()
        .any(|it| matches!(it.kind, ExpectationKind::Presumed(_)));
    let extras = Extras {
        unlocks: false,
        presumptions,
    };
    let actual = explained(program, &facts, "", extras);
    let check = |expectation: &pol_compiler::program::Expectation| {
        let compared = compare(program, &actual, &expectation.kind);
        compared.differs.then(|| Mismatch {
            span: expectation.span,
            expected: compared.expected_words(),
            actual: compared.actual_words(),
        })
    };
    example.expect.iter().filter_map(check).collect()
}

/// Compares a determination with all that an example expects: where each expectation stands, and how it came out.
pub fn compare_example(
    program: &Program,
    example: &Example,
    actual: &Determination,
) -> Vec<(Span, Compared)> {
    let expectations = example.expect.iter();
    expectations
        .map(|it| (it.span, compare(program, actual, &it.kind)))
        .collect()
}

/// Tells why a determination differs from what an example expects.
pub fn example_causes(
    program: &Program,
    example: &Example,
    actual: &Determination,
    compared: &[Compared],
) -> Vec<Cause> {
    let mut wanted = Wanted::default();
    for expectation in &example.expect {
        match &expectation.kind {
            ExpectationKind::Finding { finding, releasing } => {
                wanted.finding = Some(program.findings[finding.index()].name.clone());
                wanted.amount = releasing.map(Number);
            }
            ExpectationKind::NotGoverned => wanted.disposition = Some(Disposition::NotGoverned),
            ExpectationKind::InformationNeeded => {
                wanted.disposition = Some(Disposition::InformationNeeded);
            }
            ExpectationKind::Missing(_)
            | ExpectationKind::Advisories(_)
            | ExpectationKind::Presumed(_)
            | ExpectationKind::Reasons(_)
            | ExpectationKind::Clauses(_) => {}
        }
    }
    causes(program, actual, &wanted, compared)
}

/// Gives what was expected beside what came out.
fn compare(program: &Program, actual: &Determination, expected: &ExpectationKind) -> Compared {
    match expected {
        ExpectationKind::Finding { finding, releasing } => {
            compare_finding(program, actual, *finding, *releasing)
        }
        ExpectationKind::NotGoverned => {
            compare_disposition(program, actual, Disposition::NotGoverned)
        }
        ExpectationKind::InformationNeeded => {
            compare_disposition(program, actual, Disposition::InformationNeeded)
        }
        ExpectationKind::Missing(facts) => {
            let expected = facts.iter().map(|&fact| program.asked_as(fact));
            Compared::exactly(
                "missing",
                expected,
                actual.missing.iter().map(|missing| missing.fact.as_str()),
            )
        }
        ExpectationKind::Advisories(advisories) => {
            let expected = advisories
                .iter()
                .map(|advisory| program.advisories[advisory.index()].name.as_str());
            Compared::exactly(
                "advisories",
                expected,
                actual.advisories.iter().map(|advice| advice.name.as_str()),
            )
        }
        ExpectationKind::Presumed(facts) => {
            let expected = facts
                .iter()
                .map(|fact| program.facts[fact.index()].path.as_str());
            Compared::exactly(
                "presumed",
                expected,
                actual
                    .presumed
                    .iter()
                    .map(|presumed| presumed.fact.as_str()),
            )
        }
        ExpectationKind::Reasons(rules) => {
            let expected = rules
                .iter()
                .map(|rule| program.rules[rule.index()].name.as_str());
            Compared::among("reasons", expected, rules_of(actual))
        }
        ExpectationKind::Clauses(clauses) => {
            let expected = clauses
                .iter()
                .map(|clause| program.clauses[clause.index()].id.as_str());
            Compared::among("clauses", expected, clauses_of(actual))
        }
    }
}

fn rules_of(actual: &Determination) -> impl Iterator<Item = &str> {
    actual
        .reasons
        .iter()
        .filter_map(|reason| match &reason.source {
            ReasonSource::Rule(name) => Some(name.as_str()),
            ReasonSource::Exception(_)
            | ReasonSource::Criterion(_)
            | ReasonSource::Amount(_)
            | ReasonSource::Cap(_)
            | ReasonSource::Fact(_)
            | ReasonSource::Value(_)
            | ReasonSource::Advisory(_)
            | ReasonSource::Limit(_)
            | ReasonSource::InForce(_)
            | ReasonSource::Governs(_) => None,
        })
}

fn clauses_of(actual: &Determination) -> impl Iterator<Item = &str> {
    actual
        .reasons
        .iter()
        .flat_map(|reason| reason.clauses.iter().map(String::as_str))
}

fn compare_disposition(program: &Program, actual: &Determination, wanted: Disposition) -> Compared {
    let expected = wanted.name().replace('_', " ");
    outcome(program, actual, expected, actual.disposition != wanted)
}

fn compare_finding(
    program: &Program,
    actual: &Determination,
    finding: FindingId,
    releasing: Option<Decimal>,
) -> Compared {
    let name = &program.findings[finding.index()].name;
    let amount = actual.released.as_ref().map(|released| released.amount);
    let same_amount = releasing.is_none() || releasing.map(Number) == amount;
    let differs = actual.finding.as_ref() != Some(name) || !same_amount;
    let expected = finding_words(program, finding, releasing);
    outcome(program, actual, expected, differs)
}

fn outcome(program: &Program, actual: &Determination, expected: String, differs: bool) -> Compared {
    let came_out = came_out(program, actual);
    let accepted = match &actual.finding {
        Some(_) => format!("expect {came_out}"),
        None => format!("expect {}", actual.disposition.name().replace('_', " ")),
    };
    Compared::outcome(expected, came_out, accepted, differs)
}

pub(crate) fn finding_words(
    program: &Program,
    finding: FindingId,
    releasing: Option<Decimal>,
) -> String {
    let name = &program.findings[finding.index()].name;
    let unit = program
        .rules
        .iter()
        .filter(|rule| rule.finding == finding)
        .find_map(|rule| rule.releasing);
    let unit = unit.map(|releasing| program.amounts[releasing.amount.index()].unit);
    match (releasing, unit) {
        (Some(number), Some(unit)) => format!(
            "{name}, releasing {}",
            text::quantity(program, unit, number)
        ),
        (Some(number), None) => format!("{name}, releasing {}", Number(number)),
        (None, _) => name.clone(),
    }
}

fn came_out(program: &Program, actual: &Determination) -> String {
    let finding = actual.finding.as_ref().and_then(|name| {
        program
            .findings
            .iter()
            .zip(0u32..)
            .find(|(finding, _)| finding.name == *name)
            .map(|(_, id)| FindingId(id))
    });
    let amount = actual.released.as_ref().map(|released| released.amount.0);
    match finding {
        Some(finding) => finding_words(program, finding, amount),
        None if actual.disposition == Disposition::InformationNeeded => {
            let missing: BTreeSet<_> = actual
                .missing
                .iter()
                .map(|missing| missing.fact.as_str())
                .collect();
            format!("information needed, missing {}", listed(&missing))
        }
        None => actual.disposition.name().replace('_', " "),
    }
}
