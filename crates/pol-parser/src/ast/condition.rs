//! Conditions and expressions, as they were written.
//! The parser groups them by what binds closer; the compiler finds what their names mean.

use super::{LimitPart, Name, OverRows, Path, Quantity};
use crate::span::Span;
use jiff::civil::Date;
use rust_decimal::Decimal;

/// A yes/no judgement.
#[derive(Clone, Debug)]
pub struct Condition {
    /// What it says.
    pub kind: ConditionKind,
    /// Where.
    pub span: Span,
}

impl Condition {
    /// Visits the condition and all conditions inside it.
    pub fn each<'a>(&'a self, visit: &mut dyn FnMut(&'a Condition)) {
        visit(self);
        match &self.kind {
            ConditionKind::Not(inner) => inner.each(visit),
            ConditionKind::And(items)
            | ConditionKind::Or(items)
            | ConditionKind::List { items, .. } => items.iter().for_each(|item| item.each(visit)),
            ConditionKind::AnyRow(rows) => {
                rows.condition.iter().for_each(|inner| inner.each(visit));
            }
            ConditionKind::Name(_)
            | ConditionKind::Compare { .. }
            | ConditionKind::Between { .. }
            | ConditionKind::OneOf { .. }
            | ConditionKind::Includes { .. }
            | ConditionKind::Empty { .. }
            | ConditionKind::WithinLimit(_)
            | ConditionKind::Error => {}
        }
    }
}

/// The kinds of conditions.
#[derive(Clone, Debug)]
pub enum ConditionKind {
    /// A yes/no fact or a criterion.
    Name(Path),
    /// `not C`
    Not(Box<Condition>),
    /// `A and B and C`
    And(Vec<Condition>),
    /// `A or B or C`
    Or(Vec<Condition>),
    /// `all of`, `any of`, `none of`, `at least N of` with bullets.
    List {
        /// How many of the items.
        quantifier: Quantifier,
        /// The items.
        items: Vec<Condition>,
    },
    /// `A is at least B`
    Compare {
        /// The left side.
        left: Expression,
        /// The comparison.
        operator: Comparison,
        /// The right side.
        right: Expression,
    },
    /// `A is between B and C`, both included.
    Between {
        /// What is compared.
        subject: Expression,
        /// The smallest value.
        low: Expression,
        /// The largest value.
        high: Expression,
    },
    /// `A is [not] one of x, y`: choices, codes or code sets.
    OneOf {
        /// What is looked up.
        subject: Path,
        /// `not`
        negated: bool,
        /// The members.
        members: Vec<Name>,
    },
    /// `S includes [any of|all of|none of] x, y`
    Includes {
        /// The set.
        subject: Path,
        /// How many of the members; a single one without words is `All`.
        quantifier: Quantifier,
        /// The members.
        members: Vec<Name>,
    },
    /// `S is [not] empty`
    Empty {
        /// The set.
        subject: Path,
        /// `not`
        negated: bool,
    },
    /// `any visits where …`
    AnyRow(Box<OverRows>),
    /// `within L`: the limit is kept, what this request adds included.
    WithinLimit(Name),
    /// Could not be read; has its diagnostic.
    Error,
}

/// How many items of a list.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub enum Quantifier {
    /// `all of`
    All,
    /// `any of`
    Any,
    /// `none of`
    None,
    /// `at least N of`
    AtLeast(u32),
}

/// How two sides compare, in the words that were written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Comparison {
    /// `is`
    Is,
    /// `is not`
    IsNot,
    /// `is at least`
    AtLeast,
    /// `is at most`
    AtMost,
    /// `is more than`
    MoreThan,
    /// `is less than`
    LessThan,
    /// `is on or after`, of dates
    OnOrAfter,
    /// `is on or before`, of dates
    OnOrBefore,
    /// `is after`, of dates
    After,
    /// `is before`, of dates
    Before,
}

/// A number, a date, or a word that the compiler finds the meaning of.
#[derive(Clone, Debug)]
pub struct Expression {
    /// What it says.
    pub kind: ExpressionKind,
    /// Where.
    pub span: Span,
}

/// The kinds of expressions.
#[derive(Clone, Debug)]
pub enum ExpressionKind {
    /// `12 visits`, or bare `97124`.
    Quantity(Quantity),
    /// `2022-02-06`
    Date(Date),
    /// A fact, value, amount or choice.
    Name(Path),
    /// A code that is no number: `F41.1`.
    Code(String),
    /// `A + B + C`
    Sum(Vec<Expression>),
    /// `A less B less C`: never below zero at any step.
    Less(Vec<Expression>),
    /// `3 times A`
    Times {
        /// The number.
        factor: Decimal,
        /// What is multiplied.
        of: Box<Expression>,
    },
    /// `90 days before D`, `3 months after D`
    Shift {
        /// How far.
        by: Quantity,
        /// Which way.
        direction: Direction,
        /// From where.
        from: Box<Expression>,
    },
    /// `count of visits where …`, `latest score of measures by date`
    OverRows(Box<OverRows>),
    /// `left of L`, `used of L`
    OfLimit(LimitPart, Name),
    /// Could not be read; has its diagnostic.
    Error,
}

/// Which way a date is shifted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize)]
pub enum Direction {
    /// Earlier.
    Before,
    /// Later.
    After,
}
