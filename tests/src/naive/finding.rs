//! What a policy finds when every fact is known: sections "Finding" 1 to 5 of the semantics, line by line.
//! A world in; disposition, finding and released amount out.

use super::condition::holds;
use super::expression::{amount_of, judged_date};
use super::world::World;
use super::{Book, Value};
use pol_parser::ast::{Condition, Exception, FindingKind, Rule};
use rust_decimal::Decimal;

/// A result: two completions give the same one only if all three parts agree.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Outcome {
    /// `release`, `release_part`, `clinician_review` or `not_governed`.
    pub disposition: &'static str,
    /// The finding that stands, if the policy governs.
    pub finding: Option<String>,
    /// How much is released, if an amount is named.
    pub released: Option<Decimal>,
}

/// A rule that applies, before or after exceptions.
pub(super) struct Applied<'a> {
    pub(super) finding: &'a str,
    release: Option<Release>,
}

/// An amount that a rule releases.
#[derive(Clone, Copy)]
struct Release {
    amount: Decimal,
    requested: Decimal,
}

/// Gives the result of one world.
pub(super) fn outcome(book: &Book, world: &World) -> Outcome {
    if !governed(book, world) {
        return Outcome {
            disposition: "not_governed",
            finding: None,
            released: None,
        };
    }
    let (settling, others): (Vec<&Rule>, Vec<&Rule>) =
        book.rules.iter().partition(|rule| rule.settles.is_some());
    let settled: Vec<Applied> = settling
        .into_iter()
        .filter_map(|rule| applied(book, world, rule))
        .collect();
    if !settled.is_empty() {
        return standing(book, &settled);
    }
    let found = others
        .into_iter()
        .filter_map(|rule| Some(turned(book, world, rule, applied(book, world, rule)?)));
    standing(book, &found.collect::<Vec<_>>())
}

/// Tells whether the policy governs.
pub(super) fn governed(book: &Book, world: &World) -> bool {
    let day = judged_date(book, world);
    let in_force = book
        .policy
        .in_force
        .iter()
        .all(|it| it.from.date <= day && it.until.is_none_or(|until| day <= until.date));
    in_force
        && book
            .policy
            .governs
            .iter()
            .all(|it| holds(book, world, &it.condition))
}

/// Tells whether a condition is there and holds.
pub(super) fn condition_holds(book: &Book, world: &World, condition: Option<&Condition>) -> bool {
    condition.is_some_and(|condition| holds(book, world, condition))
}

/// Gives what a rule finds, if it applies.
pub(super) fn applied<'a>(book: &Book<'a>, world: &World, rule: &'a Rule) -> Option<Applied<'a>> {
    let release = || {
        let releasing = rule.releasing.as_ref()?;
        let amount = amount_of(book, world, book.amounts[releasing.amount.text.as_str()]);
        let Value::Number(requested) = world[&releasing.of.text] else {
            return None;
        };
        Some(Release {
            amount: amount.min(requested),
            requested,
        })
    };
    let stands = rule.dates.hold(judged_date(book, world));
    (stands && condition_holds(book, world, rule.condition.as_ref())).then(|| Applied {
        finding: &rule.finds.text,
        release: release(),
    })
}

/// Turns what a rule finds, if an exception that applies reaches it; of several, into the strongest finding.
pub(super) fn turned<'a>(
    book: &Book<'a>,
    world: &World,
    rule: &Rule,
    applied: Applied<'a>,
) -> Applied<'a> {
    let day = judged_date(book, world);
    let reaching = book
        .exceptions
        .iter()
        .filter(|it| it.dates.hold(day) && reaches(it, rule, &applied));
    let holding = reaching.filter(|it| condition_holds(book, world, it.condition.as_ref()));
    match holding
        .map(|it| it.into.text.as_str())
        .min_by_key(|into| book.strength(into))
    {
        Some(into) => Applied {
            finding: into,
            release: applied.release,
        },
        None => applied,
    }
}

/// Tells whether an exception, if it holds, turns what a rule finds.
pub(super) fn reaches(exception: &Exception, rule: &Rule, applied: &Applied) -> bool {
    let partial = applied
        .release
        .is_some_and(|release| release.amount < release.requested);
    let finding = exception
        .turns
        .iter()
        .any(|turned| turned.text == applied.finding);
    let spared = exception
        .except
        .iter()
        .any(|spared| spared.text == rule.name.text);
    !spared && (finding || exception.turns_partial_release && partial)
}

/// Gives the strongest finding of the rules that apply, or `otherwise`, and the most that its rules release.
fn standing(book: &Book, applied: &[Applied]) -> Outcome {
    let otherwise = book
        .findings
        .otherwise
        .as_ref()
        .map_or("", |name| name.text.as_str());
    let finding = applied
        .iter()
        .map(|it| it.finding)
        .min_by_key(|finding| book.strength(finding))
        .unwrap_or(otherwise);
    match book.findings.rows[book.strength(finding)].kind {
        FindingKind::Adverse | FindingKind::Review => found("clinician_review", finding, None),
        FindingKind::Release => released(finding, applied),
    }
}

fn released(finding: &str, applied: &[Applied]) -> Outcome {
    let releases: Vec<Option<Release>> = applied
        .iter()
        .filter(|it| it.finding == finding)
        .map(|it| it.release)
        .collect();
    let in_full = releases.iter().any(Option::is_none);
    match releases
        .into_iter()
        .flatten()
        .max_by_key(|release| release.amount)
    {
        Some(most) if !in_full && most.amount < most.requested => {
            found("release_part", finding, Some(most.amount))
        }
        Some(most) if !in_full => found("release", finding, Some(most.amount)),
        Some(_) | None => found("release", finding, None),
    }
}

fn found(disposition: &'static str, finding: &str, released: Option<Decimal>) -> Outcome {
    Outcome {
        disposition,
        finding: Some(finding.to_owned()),
        released: released.map(|it| it.normalize()),
    }
}
