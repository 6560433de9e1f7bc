//! Which fact to ask for next: the one after whose answer the fewest facts are expected to be missing.
//! Looks one answer ahead, exactly; each side of a fact counts as likely as the others, and of equals the first declared is asked for.

use super::sides::sides;
use crate::facts::Facts;
use crate::missing::missing_facts;
use pol_compiler::program::{FactId, Program};

/// Gives the fact; `None` where nothing is missing that is not skipped.
pub(super) fn fact(program: &Program, facts: &Facts, skipped: &[FactId]) -> Option<FactId> {
    let open = to_ask(program, facts, skipped);
    if open.len() < 2 {
        return open.first().copied();
    }
    let left = open
        .iter()
        .map(|&fact| (expected(program, facts, skipped, fact), fact));
    left.min_by(|(one, _), (other, _)| one.compare(*other))
        .map(|(_, fact)| fact)
}

/// The missing facts that are not skipped.
fn to_ask(program: &Program, facts: &Facts, skipped: &[FactId]) -> Vec<FactId> {
    let missing = missing_facts(program, facts).into_iter();
    missing.filter(|fact| !skipped.contains(fact)).collect()
}

/// A mean: a sum over so many.
#[derive(Clone, Copy)]
struct Mean {
    sum: usize,
    of: usize,
}

impl Mean {
    fn compare(self, other: Self) -> std::cmp::Ordering {
        (self.sum * other.of).cmp(&(other.sum * self.of))
    }
}

/// The mean of the facts left to ask for over the sides of a fact.
fn expected(program: &Program, facts: &Facts, skipped: &[FactId], fact: FactId) -> Mean {
    let mut answered = facts.clone();
    let left = sides(program, facts, fact).into_iter().map(|value| {
        answered.state(fact, value);
        to_ask(program, &answered, skipped).len()
    });
    let left: Vec<usize> = left.collect();
    Mean {
        sum: left.iter().sum(),
        of: left.len().max(1),
    }
}
