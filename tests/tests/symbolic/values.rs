//! Values as the naive evaluator takes them, and as programs do: names and codes on one side, positions on the other.
//! Knows a program and nothing of how it is evaluated.

use pol_compiler::program::{ChoiceSet, Fact, FactValue, Program, Type};
use pol_tests::naive::{Request, Stated, Value};

/// Gives what a request states of each fact, by position.
pub(crate) fn known(program: &Program, request: &Request) -> Vec<Option<FactValue>> {
    let facts = program.facts.iter();
    facts
        .map(|fact| Some(fact_value(program, fact, request.stated.get(&fact.path)?)))
        .collect()
}

fn fact_value(program: &Program, fact: &Fact, stated: &Stated) -> FactValue {
    let words = |words: &mut dyn Iterator<Item = &String>, open| match fact.ty {
        Type::OneOf(_) | Type::AnyOf(_) => FactValue::Choices {
            set: words
                .map(|word| ChoiceSet::one(position(program, fact, word)))
                .fold(ChoiceSet::default(), ChoiceSet::with),
            open,
        },
        Type::YesNo
        | Type::Number { .. }
        | Type::Date { .. }
        | Type::Code(_)
        | Type::Codes(_)
        | Type::Text => FactValue::Codes {
            codes: words.cloned().collect(),
            open,
        },
    };
    match stated {
        Stated::Open(some) => words(&mut some.iter(), true),
        Stated::Whole(Value::Words(all)) => words(&mut all.iter(), false),
        Stated::Whole(Value::Word(word)) => match fact.ty {
            Type::OneOf(_) => FactValue::Choice(position(program, fact, word)),
            Type::YesNo
            | Type::Number { .. }
            | Type::Date { .. }
            | Type::AnyOf(_)
            | Type::Code(_)
            | Type::Codes(_)
            | Type::Text => FactValue::Code(word.clone()),
        },
        Stated::Whole(Value::YesNo(yes)) => FactValue::YesNo(*yes),
        Stated::Whole(Value::Number(number)) => FactValue::Number(*number),
        Stated::Whole(Value::Date(date)) => FactValue::Date(*date),
        Stated::Whole(Value::Text(text)) => FactValue::Text(text.clone()),
    }
}

fn names<'a>(program: &'a Program, fact: &Fact) -> Vec<&'a str> {
    let (Type::OneOf(list) | Type::AnyOf(list)) = fact.ty else {
        return Vec::new();
    };
    let rows = program.choices[list.index()].rows.iter();
    rows.map(|row| row.name.as_str()).collect()
}

fn position(program: &Program, fact: &Fact, word: &str) -> usize {
    let mut names = names(program, fact).into_iter();
    names
        .position(|name| name == word)
        .expect("a choice of the fact's list")
}

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
