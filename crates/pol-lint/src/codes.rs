//! The codes that a policy writes, each with its system and whose it is.
//! A policy in; its codes out: of choices, code sets, systems, conditions and examples.

use crate::condition::{all, compared, within};
use crate::subject::Subject;
use pol_compiler::program::{ChoiceCodes, Fact, Program, Type};
use pol_parser::Span;
use pol_parser::ast::{
    CodeRange, Condition, ConditionKind, Expression, ExpressionKind, GivenKind, Name,
};

/// A code where it is written.
#[derive(Clone, Debug)]
pub(crate) struct Code {
    pub(crate) text: String,
    pub(crate) span: Span,
    /// The name of its system.
    pub(crate) system: String,
    /// The declaration or the choice.
    pub(crate) owner: String,
    /// Whether it stands in an example.
    pub(crate) in_example: bool,
}

/// Which system a name or a title means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Standard {
    Icd10Cm,
    Cpt,
    Hcpcs,
}

/// Tells which system is meant, if it is one that the lints know.
pub(crate) fn standard(system: &str) -> Option<Standard> {
    let plain: String = system.chars().filter(char::is_ascii_alphanumeric).collect();
    match plain.to_lowercase().as_str() {
        "icd10cm" => Some(Standard::Icd10Cm),
        "cpt" | "cpt4" => Some(Standard::Cpt),
        "hcpcs" | "hcpcs2" => Some(Standard::Hcpcs),
        _ => None,
    }
}

/// Gives every code of the policy.
pub(crate) fn codes(subject: &Subject<'_>) -> Vec<Code> {
    let mut found = Vec::new();
    for it in subject.systems() {
        found.extend(
            it.only
                .iter()
                .flat_map(|only| of_ranges(only, &it.name.text, &it.name.text)),
        );
    }
    for it in subject.code_sets() {
        let rows = it.rows.iter();
        found.extend(rows.flat_map(|row| of_ranges(&row.codes, &it.system.text, &it.name.text)));
    }
    for row in subject.choices().flat_map(|it| &it.rows) {
        if let Some(codes) = &row.codes {
            let listed = codes.codes.iter();
            found.extend(listed.flat_map(|it| of_ranges(it, &codes.system.text, &row.name.text)));
        }
    }
    for (owner, condition) in all(subject) {
        for part in within(condition) {
            found.extend(of_condition(subject, &owner, part));
        }
    }
    found.extend(of_examples(subject));
    found
}

fn of_ranges(ranges: &[CodeRange], system: &str, owner: &str) -> Vec<Code> {
    let ends = ranges
        .iter()
        .flat_map(|it| [Some(&it.first), it.last.as_ref()]);
    let code = |name: &Name| code(&name.text, name.span, system, owner);
    ends.flatten().map(code).collect()
}

fn code(text: &str, span: Span, system: &str, owner: &str) -> Code {
    Code {
        text: text.to_owned(),
        span,
        system: system.to_owned(),
        owner: owner.to_owned(),
        in_example: false,
    }
}

/// The system of the codes that a fact may be; of choices, that of their codes if it is one.
fn system_of<'p>(program: &'p Program, path: &str) -> Option<(&'p str, &'p Fact)> {
    let fact = program.facts.iter().find(|it| it.path == path)?;
    let system = match &fact.ty {
        Type::Code(system) | Type::Codes(system) => *system,
        Type::OneOf(list) | Type::AnyOf(list) => {
            let rows = &program.choices[list.index()].rows;
            match rows.iter().find_map(|row| row.codes.as_ref())? {
                ChoiceCodes::These(set) => program.code_sets[set.index()].system,
                ChoiceCodes::Otherwise(system) => *system,
            }
        }
        Type::YesNo | Type::Number { .. } | Type::Date { .. } | Type::Text => return None,
    };
    Some((&program.systems[system.index()].name, fact))
}

/// Tells whether a member is a code: no choice of the fact and no code set.
fn is_code(program: &Program, fact: &Fact, name: &str) -> bool {
    let is_choice = match &fact.ty {
        Type::OneOf(list) | Type::AnyOf(list) => program.choices[list.index()]
            .rows
            .iter()
            .any(|row| row.name == name),
        Type::Code(_)
        | Type::Codes(_)
        | Type::YesNo
        | Type::Number { .. }
        | Type::Date { .. }
        | Type::Text => false,
    };
    !is_choice && name.contains(|it: char| it.is_ascii_digit()) && !name.contains('_')
}

fn of_condition(subject: &Subject<'_>, owner: &str, condition: &Condition) -> Vec<Code> {
    let program = subject.program;
    if let ConditionKind::OneOf {
        subject: path,
        members,
        ..
    }
    | ConditionKind::Includes {
        subject: path,
        members,
        ..
    } = &condition.kind
    {
        return of_members(program, &path.text, members, owner);
    }
    match compared(condition).as_slice() {
        [
            Expression {
                kind: ExpressionKind::Name(path),
                ..
            },
            right,
        ] => {
            let Some((system, _)) = system_of(program, &path.text) else {
                return Vec::new();
            };
            written(right)
                .map(|text| code(text, right.span, system, owner))
                .into_iter()
                .collect()
        }
        _ => Vec::new(),
    }
}

/// The code that an expression is.
fn written(expression: &Expression) -> Option<&str> {
    match &expression.kind {
        ExpressionKind::Quantity(quantity) if quantity.unit.is_none() => Some(&quantity.digits),
        ExpressionKind::Code(code) => Some(code),
        ExpressionKind::Quantity(_)
        | ExpressionKind::Date(_)
        | ExpressionKind::Name(_)
        | ExpressionKind::Sum(_)
        | ExpressionKind::Less(_)
        | ExpressionKind::Times { .. }
        | ExpressionKind::Shift { .. }
        | ExpressionKind::OverRows(_)
        | ExpressionKind::OfLimit(..)
        | ExpressionKind::Error => None,
    }
}

fn of_members(program: &Program, path: &str, members: &[Name], owner: &str) -> Vec<Code> {
    let Some((system, fact)) = system_of(program, path) else {
        return Vec::new();
    };
    let sets = |name: &str| {
        program
            .code_sets
            .iter()
            .any(|set| set.name.as_deref() == Some(name))
    };
    let codes = members
        .iter()
        .filter(|it| is_code(program, fact, &it.text) && !sets(&it.text));
    codes
        .map(|it| code(&it.text, it.span, system, owner))
        .collect()
}

fn of_examples(subject: &Subject<'_>) -> Vec<Code> {
    let mut found = Vec::new();
    for example in subject.examples() {
        for given in &example.given {
            let path = &given.fact.text;
            if let GivenKind::Members(members) | GivenKind::Open(members) = &given.value.kind {
                found.extend(of_members(
                    subject.program,
                    path,
                    members,
                    &example.name.text,
                ));
            }
            if let (GivenKind::Quantity(quantity), Some((system, _))) =
                (&given.value.kind, system_of(subject.program, path))
            {
                found.push(code(
                    &quantity.digits,
                    quantity.span,
                    system,
                    &example.name.text,
                ));
            }
        }
    }
    found.iter_mut().for_each(|it| it.in_example = true);
    found
}
