//! Values of programs as the naive evaluator takes them: names and codes in the place of positions.
//! Knows a program and nothing of how it is evaluated.

use pol_compiler::program::{Fact, FactValue, Program, Type};
use pol_tests::naive::Value;

/// Gives a value as the naive evaluator takes it.
pub(crate) fn value(program: &Program, fact: &Fact, value: FactValue) -> Value {
    let names = names(program, fact);
    match value {
        FactValue::YesNo(yes) => Value::YesNo(yes),
        FactValue::Number(number) => Value::Number(number),
        FactValue::Date(date) => Value::Date(date),
        FactValue::Choice(position) => Value::Word(names[position].to_owned()),
        FactValue::Choices { set, .. } => {
            let there = set.positions().map(|position| names[position].to_owned());
            Value::Words(there.collect())
        }
        FactValue::Code(code) => Value::Word(code),
        FactValue::Codes { codes, .. } => Value::Words(codes.into_iter().collect()),
        FactValue::Text(text) => Value::Text(text),
    }
}

/// Gives the names of the choices that a fact may have, in order.
pub(crate) fn names<'a>(program: &'a Program, fact: &Fact) -> Vec<&'a str> {
    let (Type::OneOf(list) | Type::AnyOf(list)) = fact.ty else {
        return Vec::new();
    };
    let rows = program.choices[list.index()].rows.iter();
    rows.map(|row| row.name.as_str()).collect()
}
