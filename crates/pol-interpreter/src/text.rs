//! Texts for readers: a policy's words with their holes filled, and values as people read them.
//! Numbers come with their unit, dates as ISO 8601, choices by their labels.

use crate::evaluate::Run;
use crate::number::Number;
use crate::slots::{Bounds, Slot};
use pol_compiler::program::{ChoicesId, FactId, FactValue, Program, Text, TextPart, Type, UnitId};
use rust_decimal::Decimal;

/// Fills the holes of a text.
pub(crate) fn filled(run: &Run<'_>, text: &Text) -> String {
    text.0.iter().map(|part| filled_part(run, part)).collect()
}

fn filled_part(run: &Run<'_>, part: &TextPart) -> String {
    let program = run.program;
    match part {
        TextPart::Words(words) => words.clone(),
        TextPart::Fact(fact) => fact_text(run, *fact),
        TextPart::Value(value) => number(
            program,
            program.values[value.index()].unit,
            run.value(*value),
        ),
        TextPart::Amount(amount) => number(
            program,
            program.amounts[amount.index()].unit,
            run.amount(*amount),
        ),
    }
}

/// Writes the value of a fact, or that it is not stated.
pub(crate) fn fact_text(run: &Run<'_>, fact: FactId) -> String {
    match (run.known.get(fact), run.known.bounds(fact)) {
        (Some(value), _) => value_text(run.program, fact, value),
        (None, Some(Slot::Number(bounds))) => between(run.program, fact, bounds),
        (None, Some(Slot::Date(bounds))) => format!("{} to {}", bounds.low, bounds.high),
        (None, Some(Slot::Truth(_)) | None) => "not stated".to_owned(),
    }
}

/// Writes a number of which only the bounds are known.
fn between(program: &Program, fact: FactId, bounds: Bounds<Decimal>) -> String {
    let high = value_text(program, fact, &FactValue::Number(bounds.high));
    format!("{} to {high}", Number(bounds.low))
}

/// Writes a value of a fact.
pub fn value_text(program: &Program, fact: FactId, value: &FactValue) -> String {
    let ty = &program.facts[fact.index()].ty;
    match value {
        FactValue::YesNo(true) => "yes".to_owned(),
        FactValue::YesNo(false) => "no".to_owned(),
        FactValue::Number(number) => match ty {
            Type::Number { unit, .. } => quantity(program, *unit, *number),
            Type::YesNo
            | Type::Date { .. }
            | Type::OneOf(_)
            | Type::AnyOf(_)
            | Type::Code(_)
            | Type::Codes(_)
            | Type::Text => Number(*number).to_string(),
        },
        FactValue::Date(date) => date.to_string(),
        FactValue::Choice(position) => label(program, ty, *position),
        FactValue::Choices { set, open } => members(
            set.positions().map(|at| label(program, ty, at)).collect(),
            *open,
        ),
        FactValue::Code(code) => code.clone(),
        FactValue::Codes { codes, open } => members(codes.clone(), *open),
        FactValue::Text(text) => text.clone(),
    }
}

fn members(members: Vec<String>, open: bool) -> String {
    let known = if members.is_empty() {
        "none".to_owned()
    } else {
        members.join(", ")
    };
    if open {
        format!("at least {known}")
    } else {
        known
    }
}

fn label(program: &Program, ty: &Type, position: usize) -> String {
    choice(program, ty, position)
        .map(|choice| choice.label.clone())
        .unwrap_or_default()
}

/// Gives a choice of a fact's list by its position.
pub(crate) fn choice<'a>(
    program: &'a Program,
    ty: &Type,
    position: usize,
) -> Option<&'a pol_compiler::program::Choice> {
    choices(ty).and_then(|choices| program.choices[choices.index()].rows.get(position))
}

/// Gives the list of choices of a type, if it has one.
pub(crate) fn choices(ty: &Type) -> Option<ChoicesId> {
    match ty {
        Type::OneOf(choices) | Type::AnyOf(choices) => Some(*choices),
        Type::YesNo
        | Type::Number { .. }
        | Type::Date { .. }
        | Type::Code(_)
        | Type::Codes(_)
        | Type::Text => None,
    }
}

fn number(program: &Program, unit: UnitId, bounds: Bounds<Decimal>) -> String {
    bounds.known().map_or_else(
        || "not yet known".to_owned(),
        |number| quantity(program, unit, number),
    )
}

/// Writes a number with its unit: `1 visit`, `12 visits`.
pub fn quantity(program: &Program, unit: UnitId, number: Decimal) -> String {
    let unit = &program.units[unit.index()];
    let word = if number == Decimal::ONE {
        &unit.singular
    } else {
        &unit.plural
    };
    format!("{} {word}", Number(number))
}
