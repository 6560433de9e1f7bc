//! What a fact wants, in the words of its declaration: `a whole number of visits, 1 to 400`.

use super::choices::systems;
use super::codes::name;
use super::open_json::Kind;
use crate::number::Number;
use pol_compiler::program::{Choices, ChoicesId, Program, Type};

/// The most choices that a message lists.
const LISTED: usize = 12;

/// Says what a fact of this type wants.
pub(super) fn of(program: &Program, ty: &Type) -> String {
    match ty {
        Type::YesNo => "`true` or `false`".to_owned(),
        Type::Number { unit, decimals, .. } => {
            let unit = &program.units[unit.index()].plural;
            let kind = if *decimals == 0 {
                "a whole number"
            } else {
                "a number"
            };
            format!("{kind} of {unit}, {}", range(ty))
        }
        Type::Date { .. } => "a date, `\"YYYY-MM-DD\"`".to_owned(),
        Type::OneOf(_) | Type::Code(_) => member(program, ty),
        Type::AnyOf(_) | Type::Codes(_) => format!("a list, each {}", member(program, ty)),
        Type::Text => "a text in quotes".to_owned(),
    }
}

/// Says what a member of a set, or the one member of a single choice, may be.
pub(super) fn member(program: &Program, ty: &Type) -> String {
    match ty {
        Type::OneOf(choices) | Type::AnyOf(choices) => choice(program, *choices),
        Type::Code(system) | Type::Codes(system) => {
            format!("a code of `{}` in quotes", name(program, *system))
        }
        Type::YesNo | Type::Number { .. } | Type::Date { .. } | Type::Text => of(program, ty),
    }
}

fn choice(program: &Program, choices: ChoicesId) -> String {
    let choices = &program.choices[choices.index()];
    let systems: Vec<_> = systems(program, choices)
        .iter()
        .map(|&system| format!("`{}`", name(program, system)))
        .collect();
    let coded = if systems.is_empty() {
        String::new()
    } else {
        format!(", or a code of {}", systems.join(", "))
    };
    format!("one of {}{coded}", names(choices))
}

/// Lists the names of choices; of a long list the first.
pub(crate) fn names(choices: &Choices) -> String {
    listed(choices.rows.iter().map(|choice| choice.name.as_str()))
}

/// Lists names in backticks; of many the first.
pub(crate) fn listed<'a>(names: impl Iterator<Item = &'a str>) -> String {
    let quoted: Vec<_> = names.map(|name| format!("`{name}`")).collect();
    let more = if quoted.len() > LISTED {
        format!(" and {} more", quoted.len() - LISTED)
    } else {
        String::new()
    };
    format!("{}{more}", quoted[..quoted.len().min(LISTED)].join(", "))
}

/// Says between what a number or a date may lie.
pub(super) fn range(ty: &Type) -> String {
    match ty {
        Type::Number { low, high, .. } => format!("{} to {}", Number(*low), Number(*high)),
        Type::Date { low, high } => format!("{low} to {high}"),
        Type::YesNo
        | Type::OneOf(_)
        | Type::AnyOf(_)
        | Type::Code(_)
        | Type::Codes(_)
        | Type::Text => String::new(),
    }
}

/// Says how to mend a value of the wrong kind, where that is plain.
pub(super) fn mend(ty: &Type, given: Kind) -> Option<&'static str> {
    match (ty, given) {
        (Type::Number { .. }, Kind::Text) => Some("write the number without quotes"),
        (Type::YesNo, Kind::Text | Kind::Number) => {
            Some("write `true` for yes and `false` for no, without quotes")
        }
        (Type::Code(_) | Type::Text, Kind::Number) => Some("write it in quotes"),
        (Type::Date { .. }, Kind::Number) => Some("write the date in quotes"),
        (Type::AnyOf(_) | Type::Codes(_), Kind::Text) => {
            Some("put it between brackets: a set is a list")
        }
        (Type::OneOf(_) | Type::Code(_), Kind::List) => {
            Some("take the brackets away: the fact has one value")
        }
        _ => None,
    }
}
