//! What is taken of rows, windows, and what facts are derived from, on one line each.

use super::{condition, expression, given, quantity};
use crate::ast::{
    Condition, ConditionKind, Derived, DerivedKind, OverRows, OverRowsKind, Recency, Row, Window,
    WindowKind,
};

/// Puts what is taken of the rows of a record.
pub fn over_rows(rows: &OverRows) -> String {
    let record = &rows.record.text;
    let head = match &rows.kind {
        OverRowsKind::Count => format!("count of {record}"),
        OverRowsKind::Sum(column) => format!("sum of {} of {record}", column.text),
        OverRowsKind::Latest(column) => format!("latest {} of {record}", column.text),
        OverRowsKind::Earliest(column) => format!("earliest {} of {record}", column.text),
        OverRowsKind::Any => format!("any {record}"),
    };
    let by = rows.by.as_ref().map(|by| format!("by {}", by.text));
    let within = rows
        .window
        .as_ref()
        .map(|within| format!("within {}", window(within)));
    let of = rows
        .condition
        .as_ref()
        .map(|of| format!("where {}", condition(of)));
    let parts = [Some(head), by, within, of];
    parts.into_iter().flatten().collect::<Vec<_>>().join(" ")
}

/// Puts a window.
pub fn window(window: &Window) -> String {
    match &window.kind {
        WindowKind::Rolling { length, ending } => {
            format!("rolling {} ending {}", quantity(length), ending.text)
        }
        WindowKind::CalendarYear { of } => format!("calendar year of {}", of.text),
        WindowKind::PlanYear { of, starting } => {
            format!("plan year of {} starting {}", of.text, starting.text)
        }
        WindowKind::Episode { from, to } => format!("episode from {} to {}", from.text, to.text),
        WindowKind::Lifetime => String::from("lifetime"),
        WindowKind::Before { length, day } => format!("{} before {}", quantity(length), day.text),
    }
}

/// Puts how recent a fact must be.
pub(crate) fn recency(recent: &Recency) -> String {
    format!(
        "within {} before {}",
        quantity(&recent.length),
        recent.day.text
    )
}

/// Puts what a fact is derived from.
pub fn derived(derived: &Derived) -> String {
    match &derived.kind {
        DerivedKind::Condition(from) => format!("derived from {}", condition(from)),
        DerivedKind::Expression(from) => format!("derived from {}", expression(from)),
        DerivedKind::Choices { cases, otherwise } => {
            let case = |(choice, when): &(crate::ast::Name, Condition)| {
                format!("{} when {}", choice.text, guard(when))
            };
            let cases: Vec<String> = cases.iter().map(case).collect();
            format!("derived {}, otherwise {}", cases.join(", "), otherwise.text)
        }
    }
}

/// A condition before a comma: in parentheses where it ends in a list of members.
fn guard(when: &Condition) -> String {
    match &when.kind {
        ConditionKind::OneOf { .. }
        | ConditionKind::Includes { .. }
        | ConditionKind::AnyRow(_)
        | ConditionKind::And(_)
        | ConditionKind::Or(_)
        | ConditionKind::Not(_) => format!("({})", condition(when)),
        ConditionKind::Name(_)
        | ConditionKind::List { .. }
        | ConditionKind::Compare { .. }
        | ConditionKind::Between { .. }
        | ConditionKind::Empty { .. }
        | ConditionKind::WithinLimit(_)
        | ConditionKind::Error => condition(when),
    }
}

/// Puts a row of an example, without its bullet.
pub(crate) fn row(row: &Row) -> String {
    let cells = row.cells.iter();
    cells
        .map(|(column, value)| format!("{} {}", column.text, given(value)))
        .collect::<Vec<_>>()
        .join(", ")
}
