//! A value of a fact of one revision as the other revision reads it; nothing where the other does not accept it.

use pol_compiler::program::{ChoiceSet, ChoicesId, FactId, FactValue, Program, Type};

/// A fact of a revision.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Place<'a> {
    pub(crate) program: &'a Program,
    pub(crate) fact: FactId,
}

impl Place<'_> {
    fn ty(&self) -> &Type {
        &self.program.facts[self.fact.index()].ty
    }
}

/// Reads a value of a fact for another revision's fact.
pub(crate) fn translated(from: Place<'_>, to: Place<'_>, value: &FactValue) -> Option<FactValue> {
    match (value, from.ty(), to.ty()) {
        (
            FactValue::Number(number),
            _,
            Type::Number {
                decimals,
                low,
                high,
                ..
            },
        ) => {
            let fits = number.normalize().scale() <= *decimals && number >= low && number <= high;
            fits.then(|| value.clone())
        }
        (FactValue::Date(date), _, Type::Date { low, high }) => {
            (low <= date && date <= high).then(|| value.clone())
        }
        (FactValue::Choice(position), Type::OneOf(one), Type::OneOf(other)) => {
            position_in(from.program, *one, *position, to.program, *other).map(FactValue::Choice)
        }
        (FactValue::Choices { set, open }, Type::AnyOf(one), Type::AnyOf(other)) => {
            let mut translated = ChoiceSet::default();
            for position in set.positions() {
                let there = position_in(from.program, *one, position, to.program, *other)?;
                translated = translated.with(ChoiceSet::one(there));
            }
            Some(FactValue::Choices {
                set: translated,
                open: *open,
            })
        }
        (
            FactValue::YesNo(_)
            | FactValue::Code(_)
            | FactValue::Codes { .. }
            | FactValue::Text(_)
            | FactValue::Number(_)
            | FactValue::Date(_)
            | FactValue::Choice(_)
            | FactValue::Choices { .. },
            ..,
        ) => Some(value.clone()),
    }
}

/// Finds a choice of one list in another, by name.
fn position_in(
    from: &Program,
    list: ChoicesId,
    position: usize,
    to: &Program,
    other: ChoicesId,
) -> Option<usize> {
    let name = &from.choices[list.index()].rows.get(position)?.name;
    let rows = &to.choices[other.index()].rows;
    rows.iter().position(|row| row.name == *name)
}
