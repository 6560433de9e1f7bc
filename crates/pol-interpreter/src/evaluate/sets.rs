//! Choices, codes and sets of them.
//! A set that is open, or not stated, may hold more than is known of it.

use super::Run;
use crate::slots::Truth;
use pol_compiler::program::{ChoiceSet, CodeSet, CodeSetId, FactId, FactValue, Quantifier, Type};

pub(super) fn choice_in(run: &Run<'_>, fact: FactId, set: ChoiceSet) -> Truth {
    match run.known.get(fact) {
        Some(FactValue::Choice(position)) => set.holds(*position).into(),
        _ if set.is_empty() => Truth::False,
        _ if set.covers(every_choice(run, fact)) => Truth::True,
        _ => Truth::Unknown,
    }
}

fn every_choice(run: &Run<'_>, fact: FactId) -> ChoiceSet {
    match run.ty(fact) {
        Type::OneOf(choices) | Type::AnyOf(choices) => {
            let rows = run.program.choices[choices.index()].rows.len();
            (0..rows)
                .map(ChoiceSet::one)
                .fold(ChoiceSet::default(), ChoiceSet::with)
        }
        Type::YesNo
        | Type::Number { .. }
        | Type::Date { .. }
        | Type::Code(_)
        | Type::Codes(_)
        | Type::Text => {
            unreachable!("the compiler looks choices up in facts that have them")
        }
    }
}

pub(super) fn choices_include(
    run: &Run<'_>,
    fact: FactId,
    quantifier: Quantifier,
    set: ChoiceSet,
) -> Truth {
    let (there, open) = run.known.choices(fact);
    let found = ChoiceSet(there.0 & set.0).0.count_ones();
    included(quantifier, found, set.0.count_ones(), open)
}

/// Decides `includes` from how many of the members are there and whether more may be.
fn included(quantifier: Quantifier, found: u32, members: u32, open: bool) -> Truth {
    let at_least = |wanted: u32| {
        if found >= wanted {
            Truth::True
        } else if open && members >= wanted {
            Truth::Unknown
        } else {
            Truth::False
        }
    };
    match quantifier {
        Quantifier::All => at_least(members),
        Quantifier::Any => at_least(1),
        Quantifier::None => at_least(1).opposite(),
        Quantifier::AtLeast(wanted) => at_least(wanted),
    }
}

pub(super) fn is_empty(run: &Run<'_>, fact: FactId) -> Truth {
    let (there, open) = match run.known.get(fact) {
        Some(FactValue::Choices { set, open }) => (!set.is_empty(), *open),
        Some(FactValue::Codes { codes, open }) => (!codes.is_empty(), *open),
        _ => (false, true),
    };
    match (there, open) {
        (true, _) => Truth::False,
        (false, true) => Truth::Unknown,
        (false, false) => Truth::True,
    }
}

pub(super) fn code_in(run: &Run<'_>, fact: FactId, set: CodeSetId) -> Truth {
    let (set, hierarchical) = code_set(run, set);
    match run.known.get(fact) {
        Some(FactValue::Code(code)) => set.covers(code, hierarchical).into(),
        _ => Truth::Unknown,
    }
}

pub(super) fn codes_include(
    run: &Run<'_>,
    fact: FactId,
    quantifier: Quantifier,
    set: CodeSetId,
) -> Truth {
    let (set, hierarchical) = code_set(run, set);
    let (codes, open) = run.known.codes(fact);
    let found = set
        .members
        .iter()
        .filter(|member| codes.iter().any(|code| member.covers(code, hierarchical)));
    let count = |members: usize| u32::try_from(members).unwrap_or(u32::MAX);
    included(
        quantifier,
        count(found.count()),
        count(set.members.len()),
        open,
    )
}

fn code_set<'a>(run: &Run<'a>, set: CodeSetId) -> (&'a CodeSet, bool) {
    let set = &run.program.code_sets[set.index()];
    (set, run.program.systems[set.system.index()].hierarchical)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_open_set_denies_nothing_that_it_may_yet_hold() {
        assert_eq!(included(Quantifier::Any, 0, 2, true), Truth::Unknown);
        assert_eq!(included(Quantifier::None, 0, 2, true), Truth::Unknown);
        assert_eq!(included(Quantifier::None, 1, 2, true), Truth::False);
        assert_eq!(included(Quantifier::All, 1, 2, true), Truth::Unknown);
        assert_eq!(included(Quantifier::All, 2, 2, true), Truth::True);
        assert_eq!(included(Quantifier::Any, 1, 2, true), Truth::True);
    }

    #[test]
    fn a_complete_set_answers_everything() {
        assert_eq!(included(Quantifier::Any, 0, 2, false), Truth::False);
        assert_eq!(included(Quantifier::None, 0, 2, false), Truth::True);
        assert_eq!(included(Quantifier::All, 1, 2, false), Truth::False);
    }
}
