//! An example of a policy: its facts run, its expectations compared.
//! Gives each expectation that is not met, in the author's words.

use crate::determination::{Determination, Disposition, ReasonSource};
use crate::explain::{Wanted, explained};
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
    let wanted = Wanted {
        unlocks: false,
        presumptions,
    };
    let actual = explained(program, &facts, "", wanted);
    let check = |expectation: &pol_compiler::program::Expectation| {
        let (expected, actual) = compare(program, &actual, &expectation.kind)?;
        Some(Mismatch {
            span: expectation.span,
            expected,
            actual,
        })
    };
    example.expect.iter().filter_map(check).collect()
}

/// Gives what was expected and what came out, where they differ.
fn compare(
    program: &Program,
    actual: &Determination,
    expected: &ExpectationKind,
) -> Option<(String, String)> {
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
            exactly(
                "missing",
                expected,
                actual.missing.iter().map(|missing| missing.fact.as_str()),
            )
        }
        ExpectationKind::Advisories(advisories) => {
            let expected = advisories
                .iter()
                .map(|advisory| program.advisories[advisory.index()].name.as_str());
            exactly(
                "advisories",
                expected,
                actual.advisories.iter().map(|advice| advice.name.as_str()),
            )
        }
        ExpectationKind::Presumed(facts) => {
            let expected = facts
                .iter()
                .map(|fact| program.facts[fact.index()].path.as_str());
            exactly(
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
            among("reasons", expected, rules_of(actual))
        }
        ExpectationKind::Clauses(clauses) => {
            let expected = clauses
                .iter()
                .map(|clause| program.clauses[clause.index()].id.as_str());
            among("clauses", expected, clauses_of(actual))
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

fn exactly<'a>(
    word: &str,
    expected: impl Iterator<Item = &'a str>,
    actual: impl Iterator<Item = &'a str>,
) -> Option<(String, String)> {
    let (expected, actual): (BTreeSet<_>, BTreeSet<_>) = (expected.collect(), actual.collect());
    (expected != actual).then(|| (listed(word, &expected), listed(word, &actual)))
}

fn among<'a>(
    word: &str,
    expected: impl Iterator<Item = &'a str>,
    actual: impl Iterator<Item = &'a str>,
) -> Option<(String, String)> {
    let (expected, actual): (BTreeSet<_>, BTreeSet<_>) = (expected.collect(), actual.collect());
    (!expected.is_subset(&actual)).then(|| (listed(word, &expected), listed(word, &actual)))
}

fn listed(word: &str, names: &BTreeSet<&str>) -> String {
    let names: Vec<_> = names.iter().copied().collect();
    let names = if names.is_empty() {
        "none".to_owned()
    } else {
        names.join(", ")
    };
    format!("{word} {names}")
}

fn compare_disposition(
    program: &Program,
    actual: &Determination,
    wanted: Disposition,
) -> Option<(String, String)> {
    let expected = wanted.name().replace('_', " ");
    (actual.disposition != wanted).then(|| (expected, came_out(program, actual)))
}

fn compare_finding(
    program: &Program,
    actual: &Determination,
    finding: FindingId,
    releasing: Option<Decimal>,
) -> Option<(String, String)> {
    let name = &program.findings[finding.index()].name;
    let amount = actual.released.as_ref().map(|released| released.amount);
    let same_amount = releasing.is_none() || releasing.map(Number) == amount;
    let differs = actual.finding.as_ref() != Some(name) || !same_amount;
    differs.then(|| {
        (
            finding_words(program, finding, releasing),
            came_out(program, actual),
        )
    })
}

fn finding_words(program: &Program, finding: FindingId, releasing: Option<Decimal>) -> String {
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
            format!("information needed, {}", listed("missing", &missing))
        }
        None => actual.disposition.name().replace('_', " "),
    }
}
