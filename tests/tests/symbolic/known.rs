//! Requests of the naive evaluator as programs take them: positions in the place of names.
//! Knows a program and nothing of how it is evaluated.

use crate::values::names;
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
        Stated::Whole(Value::Rows(_)) => unreachable!("no fact is a list of rows"),
    }
}

fn position(program: &Program, fact: &Fact, word: &str) -> usize {
    let mut names = names(program, fact).into_iter();
    names
        .position(|name| name == word)
        .expect("a choice of the fact's list")
}
