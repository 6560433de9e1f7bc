//! Records of dated rows, what is taken of their rows, windows of time and limits, as they were written.
//! The parser makes them; the compiler finds what their names mean.

use super::{
    Attachments, Condition, Expression, Fact, GivenValue, Name, Path, Quantity, Span, Text,
};

/// `records NAME, at most N rows[, no two alike] ["Question"]` and its columns.
#[derive(Clone, Debug)]
pub struct Records {
    /// Its name.
    pub name: Name,
    /// The most rows that a request may give.
    pub most: (u32, Span),
    /// `no two alike`: two equal rows are a mistake of the request.
    pub unlike: bool,
    /// The question that asks for it.
    pub question: Option<Text>,
    /// Its columns.
    pub columns: Vec<Fact>,
}

/// What is taken of the rows of a record: `count of visits by date within … where …`.
#[derive(Clone, Debug)]
pub struct OverRows {
    /// What.
    pub kind: OverRowsKind,
    /// The record.
    pub record: Name,
    /// `by COLUMN`: the date by which rows lie in the window, or are the latest.
    pub by: Option<Name>,
    /// `within …`
    pub window: Option<Window>,
    /// `where CONDITION`
    pub condition: Option<Box<Condition>>,
    /// The whole.
    pub span: Span,
}

/// What is taken of rows.
#[derive(Clone, Debug)]
pub enum OverRowsKind {
    /// `count of RECORD`
    Count,
    /// `sum of COLUMN of RECORD`
    Sum(Name),
    /// `latest COLUMN of RECORD`
    Latest(Name),
    /// `earliest COLUMN of RECORD`
    Earliest(Name),
    /// `any RECORD`: a condition.
    Any,
}

/// A stretch of days, both ends included.
#[derive(Clone, Debug)]
pub struct Window {
    /// Which days.
    pub kind: WindowKind,
    /// Where.
    pub span: Span,
}

/// The kinds of windows.
#[derive(Clone, Debug)]
pub enum WindowKind {
    /// `rolling 12 months ending D`
    Rolling {
        /// How long.
        length: Quantity,
        /// Its last day.
        ending: Path,
    },
    /// `calendar year of D`
    CalendarYear {
        /// A day of it.
        of: Path,
    },
    /// `plan year of D starting S`
    PlanYear {
        /// A day of it.
        of: Path,
        /// A first day of one plan year.
        starting: Path,
    },
    /// `episode from A to B`
    Episode {
        /// Its first day.
        from: Path,
        /// Its last day.
        to: Path,
    },
    /// `lifetime`
    Lifetime,
    /// `90 days before D`: D itself included.
    Before {
        /// How long before.
        length: Quantity,
        /// Its last day.
        day: Path,
    },
}

/// `within 90 days before D`, of a fact.
#[derive(Clone, Debug)]
pub struct Recency {
    /// How long before.
    pub length: Quantity,
    /// The last day.
    pub day: Path,
    /// The whole.
    pub span: Span,
}

/// `derived …`: what a fact is where it is not stated and the records that it is derived from are given.
#[derive(Clone, Debug)]
pub struct Derived {
    /// From what.
    pub kind: DerivedKind,
    /// The whole.
    pub span: Span,
}

/// What a fact is derived from.
#[derive(Clone, Debug)]
pub enum DerivedKind {
    /// `from CONDITION`
    Condition(Box<Condition>),
    /// `from EXPRESSION`
    Expression(Expression),
    /// `CHOICE when CONDITION, …, otherwise CHOICE`
    Choices {
        /// The choices with a condition.
        cases: Vec<(Name, Condition)>,
        /// The choice where none holds.
        otherwise: Name,
    },
}

/// `limit NAME`
#[derive(Clone, Debug)]
pub struct Limit {
    /// Its name.
    pub name: Name,
    /// What people read.
    pub text: Option<Text>,
    /// The number that may be used.
    pub most: Expression,
    /// The rows that use it, in the window.
    pub rows: OverRows,
    /// `including FACT`: what this request adds.
    pub including: Option<Path>,
    /// Citation and notes.
    pub attachments: Attachments,
}

/// A number of a limit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LimitPart {
    /// `left of L`: what may still be used before this request.
    Left,
    /// `used of L`
    Used,
}

/// The rows of a record in an example.
#[derive(Clone, Debug)]
pub struct GivenRows {
    /// The record.
    pub record: Name,
    /// What is given; `None` is `not stated`.
    pub rows: Option<Rows>,
    /// The whole.
    pub span: Span,
}

/// Rows as an example writes them.
#[derive(Clone, Debug)]
pub struct Rows {
    /// `at least`: there may be more.
    pub open: bool,
    /// The rows.
    pub rows: Vec<Row>,
}

/// `- date 2022-01-03, code 97124`
#[derive(Clone, Debug)]
pub struct Row {
    /// Column and value.
    pub cells: Vec<(Name, GivenValue)>,
    /// The whole.
    pub span: Span,
}
