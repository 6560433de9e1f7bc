//! Other values of presumed facts tried by evaluation, before a circuit is written: most presumptions that matter show it at once, and
//! of a few yes/no facts every assignment can be tried. Takes a decided run; says nothing where an evaluation stays open.

use crate::evaluate::Run;
use crate::finding::{self, Outcome};
use crate::release::Release;
use pol_compiler::program::{ChoiceSet, ChoicesId, FactId, FactValue, Type};
use std::collections::BTreeSet;

/// So many facts that change nothing alone are tried in every combination.
const MOST: usize = 5;

/// Of so many other values that change nothing alone every two are tried together.
const MOST_PAIRED: usize = 10;

/// A fact with another value.
type Other = (FactId, FactValue);

/// Gives those of the presumed facts that mattered, in declared order; `None` where evaluation does not tell.
pub(crate) fn that_mattered(run: &Run<'_>, presumed: &[FactId]) -> Option<Vec<FactId>> {
    if presumed.is_empty() {
        return Some(Vec::new());
    }
    let flips = Flips {
        run,
        base: finding::verdict(run).outcome?,
    };
    let mut mattered = flips.alone(presumed);
    let others = left(presumed, &mattered);
    let all_yes_no = presumed.iter().all(|&fact| flips.is_yes_no(fact));
    if all_yes_no && others.len() <= MOST {
        mattered.extend(flips.together(&others)?);
    } else if !others.is_empty() {
        flips.in_pairs(presumed, &mut mattered);
        left(presumed, &mattered).is_empty().then_some(())?;
    }
    Some(mattered.into_iter().collect())
}

/// Gives the facts that are not known to matter.
fn left(presumed: &[FactId], mattered: &BTreeSet<FactId>) -> Vec<FactId> {
    let left = presumed.iter().filter(|fact| !mattered.contains(fact));
    left.copied().collect()
}

/// A decided run, of which facts are changed.
struct Flips<'a> {
    run: &'a Run<'a>,
    base: Outcome,
}

impl Flips<'_> {
    fn is_yes_no(&self, fact: FactId) -> bool {
        self.run.program.facts[fact.index()].ty == Type::YesNo
    }

    /// Gives the facts of which another value changes the outcome.
    fn alone(&self, facts: &[FactId]) -> BTreeSet<FactId> {
        let changes = |other: Other| self.change(&[other]) == Some(true);
        let alone = facts.iter().copied();
        let alone = alone.filter(|&fact| self.others(fact).into_iter().any(changes));
        alone.collect()
    }

    /// Adds facts of which two change the outcome, at values of which neither does alone.
    fn in_pairs(&self, facts: &[FactId], mattered: &mut BTreeSet<FactId>) {
        let changes_nothing =
            |other: &Other| self.change(std::slice::from_ref(other)) == Some(false);
        let others = facts.iter().flat_map(|&fact| self.others(fact));
        let others: Vec<Other> = others.filter(changes_nothing).collect();
        if others.len() > MOST_PAIRED {
            return;
        }
        for (at, one) in others.iter().enumerate() {
            for other in &others[at + 1..] {
                let open = !mattered.contains(&one.0) || !mattered.contains(&other.0);
                let pair = [one.clone(), other.clone()];
                if one.0 != other.0 && open && self.change(&pair) == Some(true) {
                    mattered.extend([one.0, other.0]);
                }
            }
        }
    }

    /// Gives other values of a fact: all, of yes/no facts and choices; the ends of a range, of numbers and dates; of sets, that with all
    /// choices.
    fn others(&self, fact: FactId) -> Vec<Other> {
        let present = self.run.known.get(fact);
        let others = match (&self.run.program.facts[fact.index()].ty, present) {
            (Type::YesNo, Some(FactValue::YesNo(yes))) => vec![FactValue::YesNo(!yes)],
            (Type::Number { low, high, .. }, _) => {
                vec![FactValue::Number(*low), FactValue::Number(*high)]
            }
            (Type::Date { low, high }, _) => vec![FactValue::Date(*low), FactValue::Date(*high)],
            (Type::OneOf(choices), _) => self.rows(*choices).map(FactValue::Choice).collect(),
            (Type::AnyOf(choices), _) => {
                let set = ChoiceSet(self.rows(*choices).fold(0, |all, row| all | 1 << row));
                vec![FactValue::Choices { set, open: false }]
            }
            _ => Vec::new(),
        };
        let others = others.into_iter().filter(|other| Some(other) != present);
        others.map(|other| (fact, other)).collect()
    }

    fn rows(&self, choices: ChoicesId) -> std::ops::Range<usize> {
        0..self.run.program.choices[choices.index()].rows.len()
    }

    /// Tells whether other values change the outcome; `None` where that stays open.
    fn change(&self, others: &[Other]) -> Option<bool> {
        let outcome = finding::verdict(&self.run.changed(others)).outcome?;
        Some(differ(&self.base, &outcome))
    }

    /// Gives the facts of the smallest assignments that change the outcome, of facts that have but one other value.
    fn together(&self, facts: &[FactId]) -> Option<Vec<FactId>> {
        let mut smallest: Vec<u32> = Vec::new();
        let mut assignments: Vec<u32> = (1..1 << facts.len()).collect();
        assignments.sort_by_key(|assignment| assignment.count_ones());
        for assignment in assignments {
            let has_smaller = smallest.iter().any(|small| assignment & small == *small);
            if !has_smaller && self.change(&self.assigned(facts, assignment))? {
                smallest.push(assignment);
            }
        }
        let all = smallest.into_iter().fold(0, |all, one| all | one);
        Some(chosen(facts, all).collect())
    }

    fn assigned(&self, facts: &[FactId], assignment: u32) -> Vec<Other> {
        let chosen = chosen(facts, assignment);
        chosen.flat_map(|fact| self.others(fact)).collect()
    }
}

fn chosen(facts: &[FactId], assignment: u32) -> impl Iterator<Item = FactId> {
    let facts = facts.iter().enumerate();
    let chosen = facts.filter(move |(at, _)| assignment >> at & 1 == 1);
    chosen.map(|(_, fact)| *fact)
}

/// Tells whether outcomes differ in what becomes of the request; by which rule, does not count.
fn differ(one: &Outcome, other: &Outcome) -> bool {
    match (one, other) {
        (Outcome::Release(one, all), Outcome::Release(other, some)) => {
            one != other || released(all) != released(some)
        }
        _ => one.finding() != other.finding(),
    }
}

fn released(release: &Release) -> Option<(rust_decimal::Decimal, bool)> {
    match release {
        Release::Whole => None,
        Release::Measured(measured) => Some((measured.amount, measured.partial)),
    }
}
