//! Prints conditions and expressions in one line, as the formatter puts them and as a determination quotes them.

use crate::ast::{
    Comparison, Condition, ConditionKind, Direction, Expression, ExpressionKind, Name, Quantifier,
    Quantity,
};

/// Prints a condition in one line; of a bulleted list only its header, such as `all of`.
pub fn condition(condition: &Condition) -> String {
    match &condition.kind {
        ConditionKind::Name(path) => path.text.clone(),
        ConditionKind::Not(inner) => format!("not {}", part(inner)),
        ConditionKind::And(parts) => joined(parts, " and "),
        ConditionKind::Or(parts) => joined(parts, " or "),
        ConditionKind::List { quantifier: of, .. } => quantifier(*of),
        ConditionKind::Compare {
            left,
            operator,
            right,
        } => {
            format!(
                "{} {} {}",
                expression(left),
                comparison(*operator),
                expression(right)
            )
        }
        ConditionKind::Between { subject, low, high } => {
            format!(
                "{} is between {} and {}",
                expression(subject),
                expression(low),
                expression(high)
            )
        }
        ConditionKind::OneOf {
            subject,
            negated,
            members,
        } => {
            format!(
                "{} is {}one of {}",
                subject.text,
                not(*negated),
                names(members)
            )
        }
        ConditionKind::Includes {
            subject,
            quantifier,
            members,
        } => {
            format!(
                "{} includes {}{}",
                subject.text,
                includes(*quantifier, members),
                names(members)
            )
        }
        ConditionKind::Empty { subject, negated } => {
            format!("{} is {}empty", subject.text, not(*negated))
        }
        ConditionKind::Error => "…".to_owned(),
    }
}

/// Prints the header of a list, such as `at least 2 of`; nothing for a condition that is no list.
pub fn condition_header(condition: &Condition) -> Option<String> {
    match &condition.kind {
        ConditionKind::List { quantifier: of, .. } => Some(quantifier(*of)),
        ConditionKind::Name(_)
        | ConditionKind::Not(_)
        | ConditionKind::And(_)
        | ConditionKind::Or(_)
        | ConditionKind::Compare { .. }
        | ConditionKind::Between { .. }
        | ConditionKind::OneOf { .. }
        | ConditionKind::Includes { .. }
        | ConditionKind::Empty { .. }
        | ConditionKind::Error => None,
    }
}

/// Prints an expression in one line.
pub fn expression(expression: &Expression) -> String {
    match &expression.kind {
        ExpressionKind::Quantity(written) => quantity(written),
        ExpressionKind::Date(date) => date.to_string(),
        ExpressionKind::Name(path) => path.text.clone(),
        ExpressionKind::Code(code) => code.clone(),
        ExpressionKind::Sum(terms) => terms.iter().map(term).collect::<Vec<_>>().join(" + "),
        ExpressionKind::Less(terms) => terms.iter().map(term).collect::<Vec<_>>().join(" less "),
        ExpressionKind::Times { factor, of } => format!("{factor} times {}", primary(of)),
        ExpressionKind::Shift {
            by,
            direction,
            from,
        } => {
            format!(
                "{} {} {}",
                quantity(by),
                self::direction(*direction),
                primary(from)
            )
        }
        ExpressionKind::Error => "…".to_owned(),
    }
}

/// Prints a number with its unit.
pub fn quantity(quantity: &Quantity) -> String {
    match &quantity.unit {
        Some(unit) => format!("{} {}", quantity.digits, unit.text),
        None => quantity.digits.clone(),
    }
}

/// Prints the header of a list.
pub fn quantifier(quantifier: Quantifier) -> String {
    match quantifier {
        Quantifier::All => "all of".to_owned(),
        Quantifier::Any => "any of".to_owned(),
        Quantifier::None => "none of".to_owned(),
        Quantifier::AtLeast(count) => format!("at least {count} of"),
    }
}

/// Prints a comparison in the words of the language.
pub const fn comparison(comparison: Comparison) -> &'static str {
    match comparison {
        Comparison::Is => "is",
        Comparison::IsNot => "is not",
        Comparison::AtLeast => "is at least",
        Comparison::AtMost => "is at most",
        Comparison::MoreThan => "is more than",
        Comparison::LessThan => "is less than",
        Comparison::OnOrAfter => "is on or after",
        Comparison::OnOrBefore => "is on or before",
        Comparison::After => "is after",
        Comparison::Before => "is before",
    }
}

/// Prints names with commas between them.
pub(crate) fn names(names: &[Name]) -> String {
    names
        .iter()
        .map(|name| name.text.as_str())
        .collect::<Vec<_>>()
        .join(", ")
}

const fn direction(direction: Direction) -> &'static str {
    match direction {
        Direction::Before => "before",
        Direction::After => "after",
    }
}

const fn not(negated: bool) -> &'static str {
    if negated { "not " } else { "" }
}

/// A single member needs no words before it.
fn includes(quantifier: Quantifier, members: &[Name]) -> String {
    match quantifier {
        Quantifier::All if members.len() < 2 => String::new(),
        Quantifier::All | Quantifier::Any | Quantifier::None | Quantifier::AtLeast(_) => {
            format!("{} ", self::quantifier(quantifier))
        }
    }
}

fn joined(parts: &[Condition], joint: &str) -> String {
    parts.iter().map(part).collect::<Vec<_>>().join(joint)
}

/// Prints a part of `and`, `or` and `not`: with parentheses where it holds one of the first two itself.
fn part(inner: &Condition) -> String {
    match inner.kind {
        ConditionKind::And(_) | ConditionKind::Or(_) => format!("({})", condition(inner)),
        ConditionKind::Name(_)
        | ConditionKind::Not(_)
        | ConditionKind::List { .. }
        | ConditionKind::Compare { .. }
        | ConditionKind::Between { .. }
        | ConditionKind::OneOf { .. }
        | ConditionKind::Includes { .. }
        | ConditionKind::Empty { .. }
        | ConditionKind::Error => condition(inner),
    }
}

/// Prints a term of a sum: with parentheses where it is a sum itself.
fn term(inner: &Expression) -> String {
    match inner.kind {
        ExpressionKind::Sum(_) | ExpressionKind::Less(_) => format!("({})", expression(inner)),
        ExpressionKind::Quantity(_)
        | ExpressionKind::Date(_)
        | ExpressionKind::Name(_)
        | ExpressionKind::Code(_)
        | ExpressionKind::Times { .. }
        | ExpressionKind::Shift { .. }
        | ExpressionKind::Error => expression(inner),
    }
}

/// Prints what is multiplied or counted from: with parentheses where it is made of parts.
fn primary(inner: &Expression) -> String {
    match inner.kind {
        ExpressionKind::Sum(_)
        | ExpressionKind::Less(_)
        | ExpressionKind::Times { .. }
        | ExpressionKind::Shift { .. } => {
            format!("({})", expression(inner))
        }
        ExpressionKind::Quantity(_)
        | ExpressionKind::Date(_)
        | ExpressionKind::Name(_)
        | ExpressionKind::Code(_)
        | ExpressionKind::Error => expression(inner),
    }
}
