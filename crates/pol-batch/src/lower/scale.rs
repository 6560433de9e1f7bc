//! How finely the numbers of a program must be counted, so that each of them is a whole number.

use pol_compiler::program::{Node, Program, Type};
use rust_decimal::Decimal;

/// Gives how many decimals the finest number of a program has.
pub(super) fn decimals(program: &Program) -> u32 {
    let facts = program.facts.iter().map(|fact| match &fact.ty {
        Type::Number {
            decimals,
            low,
            high,
            ..
        } => (*decimals).max(finest(*low)).max(finest(*high)),
        Type::YesNo
        | Type::Date { .. }
        | Type::OneOf(_)
        | Type::AnyOf(_)
        | Type::Code(_)
        | Type::Codes(_)
        | Type::Text => 0,
    });
    let values = program.values.iter().flat_map(|value| &value.entries);
    let values = values.map(|entry| finest(entry.number));
    let numbers = program.nodes.iter().map(number);
    let read = facts.chain(values).max().unwrap_or(0);
    let times: u32 = program.nodes.iter().map(factor).sum();
    read.max(numbers.max().unwrap_or(0)) + times
}

fn number(node: &Node) -> u32 {
    let Node::Number(number) = node else {
        return 0;
    };
    finest(*number)
}

fn factor(node: &Node) -> u32 {
    let Node::Times { factor, .. } = node else {
        return 0;
    };
    finest(*factor)
}

fn finest(number: Decimal) -> u32 {
    number.normalize().scale()
}
