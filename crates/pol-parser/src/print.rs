//! Conditions, numbers and texts as the formatter puts them, on one line each.
//! The compiler takes its phrases from here, so that a determination speaks as the policy does.

use crate::ast::{
    Cite, CodeRange, Comparison, Condition, ConditionKind, Dates, Direction, Expression,
    ExpressionKind, GivenKind, GivenValue, LimitPart, Name, Path, Quantifier, Quantity, Text,
    TextPart,
};

mod records;

pub use records::{derived, over_rows, window};
pub(crate) use records::{recency, row};

/// Puts a condition on one line; of a list with bullets, only its header: `all of`.
pub fn condition(condition: &Condition) -> String {
    match &condition.kind {
        ConditionKind::Name(path) => path.text.clone(),
        ConditionKind::Not(inner) => format!("not {}", operand(inner)),
        ConditionKind::And(items) => chain(items, " and "),
        ConditionKind::Or(items) => chain(items, " or "),
        ConditionKind::List { quantifier, .. } => header(*quantifier),
        ConditionKind::Compare {
            left,
            operator,
            right,
        } => {
            format!("{} {} {}", side(left), comparison(*operator), side(right))
        }
        ConditionKind::Between { subject, low, high } => {
            format!(
                "{} is between {} and {}",
                side(subject),
                side(low),
                side(high)
            )
        }
        ConditionKind::OneOf {
            subject,
            negated,
            members,
        } => {
            let not = if *negated { "not " } else { "" };
            format!("{} is {not}one of {}", subject.text, names(members))
        }
        ConditionKind::Includes {
            subject,
            quantifier,
            members,
        } => {
            format!(
                "{} includes {}{}",
                subject.text,
                included(*quantifier, members),
                names(members)
            )
        }
        ConditionKind::Empty { subject, negated } => {
            format!(
                "{} is {}empty",
                subject.text,
                if *negated { "not " } else { "" }
            )
        }
        ConditionKind::AnyRow(rows) => over_rows(rows),
        ConditionKind::WithinLimit(limit) => format!("within {}", limit.text),
        ConditionKind::Error => String::from("…"),
    }
}

/// Puts the header of a list: `at least 2 of`.
pub fn header(quantifier: Quantifier) -> String {
    match quantifier {
        Quantifier::All => String::from("all of"),
        Quantifier::Any => String::from("any of"),
        Quantifier::None => String::from("none of"),
        Quantifier::AtLeast(count) => format!("at least {count} of"),
    }
}

/// A single member that must be there needs no words.
fn included(quantifier: Quantifier, members: &[Name]) -> String {
    match (quantifier, members) {
        (Quantifier::All, [_]) => String::new(),
        (Quantifier::All | Quantifier::Any | Quantifier::None | Quantifier::AtLeast(_), _) => {
            format!("{} ", header(quantifier))
        }
    }
}

fn chain(items: &[Condition], word: &str) -> String {
    items.iter().map(operand).collect::<Vec<_>>().join(word)
}

/// A part of a chain or of `not`: in parentheses where it is a chain itself.
fn operand(item: &Condition) -> String {
    match &item.kind {
        ConditionKind::And(_) | ConditionKind::Or(_) => format!("({})", condition(item)),
        ConditionKind::AnyRow(rows) if goes_on(rows) => format!("({})", condition(item)),
        ConditionKind::Name(_)
        | ConditionKind::Not(_)
        | ConditionKind::List { .. }
        | ConditionKind::Compare { .. }
        | ConditionKind::Between { .. }
        | ConditionKind::OneOf { .. }
        | ConditionKind::Includes { .. }
        | ConditionKind::Empty { .. }
        | ConditionKind::AnyRow(_)
        | ConditionKind::WithinLimit(_)
        | ConditionKind::Error => condition(item),
    }
}

/// Puts a comparison in its words.
pub fn comparison(operator: Comparison) -> &'static str {
    match operator {
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

/// Puts an expression on one line.
pub fn expression(expression: &Expression) -> String {
    match &expression.kind {
        ExpressionKind::Quantity(written) => quantity(written),
        ExpressionKind::Date(date) => date.to_string(),
        ExpressionKind::Name(path) => path.text.clone(),
        ExpressionKind::Code(code) => code.clone(),
        ExpressionKind::Sum(items) => joined(items, " + "),
        ExpressionKind::Less(items) => joined(items, " less "),
        ExpressionKind::Times { factor, of } => format!("{factor} times {}", part(of)),
        ExpressionKind::Shift {
            by,
            direction,
            from,
        } => {
            let word = match direction {
                Direction::Before => "before",
                Direction::After => "after",
            };
            format!("{} {word} {}", quantity(by), part(from))
        }
        ExpressionKind::OverRows(rows) => over_rows(rows),
        ExpressionKind::OfLimit(LimitPart::Left, limit) => format!("left of {}", limit.text),
        ExpressionKind::OfLimit(LimitPart::Used, limit) => format!("used of {}", limit.text),
        ExpressionKind::Error => String::from("…"),
    }
}

/// A side of a comparison: in parentheses where its own condition would go on with what follows.
fn side(item: &Expression) -> String {
    match &item.kind {
        ExpressionKind::OverRows(_) => part(item),
        ExpressionKind::Quantity(_)
        | ExpressionKind::Date(_)
        | ExpressionKind::Name(_)
        | ExpressionKind::Code(_)
        | ExpressionKind::Sum(_)
        | ExpressionKind::Less(_)
        | ExpressionKind::Times { .. }
        | ExpressionKind::Shift { .. }
        | ExpressionKind::OfLimit(..)
        | ExpressionKind::Error => expression(item),
    }
}

fn joined(items: &[Expression], word: &str) -> String {
    items.iter().map(part).collect::<Vec<_>>().join(word)
}

/// A part of a chain: in parentheses where it is made of parts itself.
fn part(item: &Expression) -> String {
    match &item.kind {
        ExpressionKind::Sum(_)
        | ExpressionKind::Less(_)
        | ExpressionKind::Times { .. }
        | ExpressionKind::Shift { .. } => format!("({})", expression(item)),
        ExpressionKind::OverRows(rows) if goes_on(rows) => format!("({})", expression(item)),
        ExpressionKind::Quantity(_)
        | ExpressionKind::Date(_)
        | ExpressionKind::Name(_)
        | ExpressionKind::Code(_)
        | ExpressionKind::OverRows(_)
        | ExpressionKind::OfLimit(..)
        | ExpressionKind::Error => expression(item),
    }
}

/// Tells whether what is taken of rows has more words than its head.
fn goes_on(rows: &crate::ast::OverRows) -> bool {
    rows.by.is_some() || rows.window.is_some() || rows.condition.is_some()
}

/// Puts a number with its unit, as written.
pub fn quantity(quantity: &Quantity) -> String {
    match &quantity.unit {
        Some(unit) => format!("{} {}", quantity.digits, unit.text),
        None => quantity.digits.clone(),
    }
}

/// Puts the days on which something stands, a space before each; nothing, where it stands on all.
pub fn dates(dates: &Dates) -> String {
    let from = dates.from.map(|from| format!(" from {}", from.date));
    let until = dates.until.map(|until| format!(" until {}", until.date));
    [from, until].into_iter().flatten().collect()
}

/// Puts a text in its quotes.
pub fn text(text: &Text) -> String {
    let mut quoted = String::from("\"");
    for part in &text.parts {
        match part {
            TextPart::Words(words) => quoted.push_str(&escaped(words)),
            TextPart::Hole(path) => quoted.push_str(&format!("{{{}}}", path.text)),
        }
    }
    quoted.push('"');
    quoted
}

fn escaped(words: &str) -> String {
    words
        .replace('\\', "\\\\")
        .replace('"', "\\\"")
        .replace('{', "{{")
        .replace('}', "}}")
}

/// Puts a value of an example or a presumption.
pub fn given(value: &GivenValue) -> String {
    match &value.kind {
        GivenKind::Yes => String::from("yes"),
        GivenKind::No => String::from("no"),
        GivenKind::None => String::from("none"),
        GivenKind::NotStated => String::from("not stated"),
        GivenKind::Quantity(written) => quantity(written),
        GivenKind::Date(date) => date.to_string(),
        GivenKind::Members(members) => names(members),
        GivenKind::Open(members) if members.is_empty() => String::from("at least none"),
        GivenKind::Open(members) => format!("at least {}", names(members)),
        GivenKind::Text(written) => text(written),
    }
}

/// Puts names with commas between.
pub fn names(names: &[Name]) -> String {
    names
        .iter()
        .map(|name| name.text.as_str())
        .collect::<Vec<_>>()
        .join(", ")
}

/// Puts paths with commas between.
pub(crate) fn paths(paths: &[Path]) -> String {
    paths
        .iter()
        .map(|path| path.text.as_str())
        .collect::<Vec<_>>()
        .join(", ")
}

/// Puts codes and ranges of codes with commas between.
pub fn codes(codes: &[CodeRange]) -> String {
    let code = |range: &CodeRange| match &range.last {
        Some(last) => format!("{} to {}", range.first.text, last.text),
        None => range.first.text.clone(),
    };
    codes.iter().map(code).collect::<Vec<_>>().join(", ")
}

/// Puts a citation.
pub(crate) fn cite(cite: &Cite) -> String {
    let mut words = vec![String::from("cite")];
    if !cite.clauses.is_empty() {
        words.push(names(&cite.clauses));
    }
    words.extend(cite.text.as_ref().map(text));
    words.join(" ")
}
