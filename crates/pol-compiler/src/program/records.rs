//! Records of dated rows, what is counted and taken of them, windows of time, limits, and what facts are derived from.
//! A column is a fact of its own whose value changes from row to row; so is what is taken of rows, once for each request.

use super::{CalendarUnit, Citation, FactId, FactValue, MonthEnd, NodeId, RecordId, Text, shifted};
use jiff::civil::{Date, date};
use pol_parser::Span;
use pol_parser::ast::Direction;
use serde::{Deserialize, Serialize};

/// A record: dated rows that a host may give.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Record {
    /// Its name, the key of its rows in a request.
    pub name: String,
    /// The most rows that a request may give.
    pub most: u32,
    /// Whether two equal rows are a mistake of the request.
    pub unlike: bool,
    /// The question that asks for it.
    pub question: Option<String>,
    /// Its columns.
    pub columns: Vec<FactId>,
    /// Where it stands.
    pub span: Span,
}

/// What a fact of the program is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Role {
    /// A host may state it.
    Stated,
    /// It is a column of a record.
    Column(RecordId),
    /// It is taken of the rows of a record, and nobody states it.
    Taken(RecordId),
}

/// What is taken of the rows of a record.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Taken {
    /// The fact that holds it.
    pub fact: FactId,
    /// The record.
    pub record: RecordId,
    /// What.
    pub kind: TakenKind,
    /// The column of dates, where the window or the order needs one.
    pub by: Option<FactId>,
    /// The days in which a row must lie.
    pub window: Option<Window>,
    /// What must hold of a row: a node over columns and facts.
    pub condition: Option<NodeId>,
    /// The nodes of the condition: they are filled anew for each row.
    pub nodes: std::ops::Range<usize>,
    /// The facts beside columns on which it depends.
    pub reads: Vec<FactId>,
    /// Whether no column is read twice, so that what is unknown of a row can go either way.
    pub reads_once: bool,
}

/// The kinds of what is taken of rows.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum TakenKind {
    /// How many rows there are.
    Count,
    /// A column added up.
    Sum(FactId),
    /// A column of the row with the latest date.
    Latest(FactId),
    /// A column of the row with the earliest date.
    Earliest(FactId),
    /// Whether there is a row.
    Any,
}

/// A stretch of days, both ends included.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Window {
    /// So long, up to a day.
    Rolling {
        /// How many; at least one.
        count: u32,
        /// Of what.
        unit: CalendarUnit,
        /// The last day.
        ending: FactId,
    },
    /// From so long before a day to that day.
    Before {
        /// How many.
        count: u32,
        /// Of what.
        unit: CalendarUnit,
        /// The last day.
        day: FactId,
    },
    /// The calendar year of a day.
    CalendarYear {
        /// A day of it.
        of: FactId,
    },
    /// The plan year of a day.
    PlanYear {
        /// A day of it.
        of: FactId,
        /// The first day of some plan year.
        starting: FactId,
    },
    /// From one day to another.
    Episode {
        /// The first day.
        from: FactId,
        /// The last day.
        to: FactId,
    },
    /// All days.
    Lifetime,
}

impl Window {
    /// Gives the facts that tell its days: the one by which it ends, and the one by which it begins, where there are two.
    pub fn facts(&self) -> Vec<FactId> {
        match *self {
            Self::Rolling { ending: day, .. }
            | Self::Before { day, .. }
            | Self::CalendarYear { of: day } => vec![day],
            Self::PlanYear { of, starting } => vec![of, starting],
            Self::Episode { from, to } => vec![to, from],
            Self::Lifetime => Vec::new(),
        }
    }

    /// Gives its first and its last day, from the days that [`Window::facts`] names, in that order.
    pub fn days(&self, days: &[Date], month_end: MonthEnd) -> (Date, Date) {
        let last = days.first().copied().unwrap_or(Date::MAX);
        let other = days.get(1).copied().unwrap_or(last);
        match *self {
            Self::Rolling { count, unit, .. } => {
                let before = shifted(last, count, unit, Direction::Before, month_end);
                (next_day(before), last)
            }
            Self::Before { count, unit, .. } => (
                shifted(last, count, unit, Direction::Before, month_end),
                last,
            ),
            Self::CalendarYear { .. } => (date(last.year(), 1, 1), date(last.year(), 12, 31)),
            Self::PlanYear { .. } => plan_year(last, other, month_end),
            Self::Episode { .. } => (other, last),
            Self::Lifetime => (Date::MIN, Date::MAX),
        }
    }

    /// Tells whether some month may lack the day.
    pub fn needs_month_end(&self) -> bool {
        match *self {
            Self::Rolling { unit, .. } | Self::Before { unit, .. } => {
                matches!(unit, CalendarUnit::Months | CalendarUnit::Years)
            }
            Self::PlanYear { .. } => true,
            Self::CalendarYear { .. } | Self::Episode { .. } | Self::Lifetime => false,
        }
    }
}

/// The plan year in which a day lies, where one plan year begins on `starting`, and each later one some years after.
fn plan_year(day: Date, starting: Date, month_end: MonthEnd) -> (Date, Date) {
    let begins = |year: i16| {
        let years = i32::from(year) - i32::from(starting.year());
        let direction = if years < 0 {
            Direction::Before
        } else {
            Direction::After
        };
        shifted(
            starting,
            years.unsigned_abs(),
            CalendarUnit::Years,
            direction,
            month_end,
        )
    };
    let this = begins(day.year());
    let (first, next) = if this <= day {
        (this, begins(day.year().saturating_add(1)))
    } else {
        (begins(day.year().saturating_sub(1)), this)
    };
    let last = next.yesterday().unwrap_or(next);
    (first, last)
}

fn next_day(day: Date) -> Date {
    day.tomorrow().unwrap_or(day)
}

/// What a fact is where it is not stated and the records that it is derived from are given.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Derivation {
    /// From what.
    pub from: DerivedFrom,
    /// The records that it reads.
    pub records: Vec<RecordId>,
    /// Where it stands.
    pub span: Span,
}

/// What a fact is derived from.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub enum DerivedFrom {
    /// A condition, a number or a date.
    Node(NodeId),
    /// Choices, each where its condition holds. Where two hold, the fact is not known.
    Choices {
        /// Condition and position of the choice.
        cases: Vec<(NodeId, usize)>,
        /// The choice where none holds.
        otherwise: usize,
    },
}

/// A limit on what may be used in a window.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Limit {
    /// Its name.
    pub name: String,
    /// What people read.
    pub text: Option<Text>,
    /// How much may be used: its words.
    pub most: String,
    /// What was used: a taken fact.
    pub used: FactId,
    /// Whether it is kept, with what this request adds: a condition node.
    pub kept: NodeId,
    /// What is left before this request: a number node.
    pub left: NodeId,
    /// What this request adds.
    pub including: Option<FactId>,
    /// Whether a condition or an expression names it.
    pub is_named: bool,
    /// Its citation.
    pub citation: Citation,
    /// Notes.
    pub notes: Vec<String>,
    /// Where it stands.
    pub span: Span,
}

/// The rows of a record, as a request gives them.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Rows {
    /// Whether there may be more.
    pub open: bool,
    width: usize,
    cells: Vec<Option<FactValue>>,
}

impl Rows {
    /// Makes a list without rows, for a record of so many columns.
    pub fn new(width: usize, open: bool) -> Self {
        Self {
            open,
            width,
            cells: Vec::new(),
        }
    }

    /// Adds a row: a value for each column, or that it is not known.
    pub fn push(&mut self, cells: impl IntoIterator<Item = Option<FactValue>>) {
        let end = self.cells.len() + self.width;
        self.cells.extend(cells.into_iter().take(self.width));
        self.cells.resize(end, None);
    }

    /// Gives the number of rows.
    pub fn len(&self) -> usize {
        self.cells.len().checked_div(self.width).unwrap_or(0)
    }

    /// Tells whether there is no row.
    pub fn is_empty(&self) -> bool {
        self.cells.is_empty()
    }

    /// Gives the rows, each with the values of its columns in order.
    pub fn iter(&self) -> impl Iterator<Item = &[Option<FactValue>]> {
        self.cells.chunks_exact(self.width.max(1))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const OF: FactId = FactId(0);
    const STARTING: FactId = FactId(1);

    #[test]
    fn a_plan_year_begins_on_each_anniversary_before_and_after() {
        let window = Window::PlanYear {
            of: OF,
            starting: STARTING,
        };
        let year = |day| window.days(&[day, date(2022, 7, 1)], MonthEnd::Clamps);
        assert_eq!(
            year(date(2022, 7, 1)),
            (date(2022, 7, 1), date(2023, 6, 30))
        );
        assert_eq!(
            year(date(2022, 6, 30)),
            (date(2021, 7, 1), date(2022, 6, 30))
        );
        assert_eq!(
            year(date(2030, 1, 1)),
            (date(2029, 7, 1), date(2030, 6, 30))
        );
    }

    #[test]
    fn short_rows_are_filled_and_long_ones_cut() {
        let mut rows = Rows::new(2, false);
        rows.push([Some(FactValue::YesNo(true))]);
        rows.push([None, None, Some(FactValue::YesNo(true))]);
        assert_eq!(rows.len(), 2);
        assert_eq!(rows.iter().nth(1), Some(&[None, None][..]));
    }
}
