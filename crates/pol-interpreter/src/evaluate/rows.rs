//! What is taken of the rows of a record: counts, sums, the latest, whether there is one. Three-valued, in a pass over the rows.
//! The nodes of the condition are filled anew for each row; nothing is allocated for a row.

use super::Run;
use super::window::{self, Days};
use crate::derived::Derived;
use crate::facts::Facts;
use crate::slots::{Bounds, Slot, Truth};
use jiff::civil::Date;
use pol_compiler::program::{ChoiceSet, FactId, FactValue, Record, Taken, TakenKind, Type};
use rust_decimal::Decimal;

/// Works out everything that is taken of rows.
pub(crate) fn take(run: &mut Run<'_>) {
    let program = run.program;
    for taken in &program.taken {
        let derived = Pass::new(run, taken).derived();
        run.known.derive(program, taken.fact, derived);
    }
}

/// Why a row does not count.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum LeftOut {
    /// It lies before the window.
    Before,
    /// It lies after the window.
    After,
    /// Its condition does not hold.
    Condition,
}

/// How a row stands to what is taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Standing {
    /// It counts.
    Counted,
    /// It may count: something in it, or in the window, is not known.
    Unsure,
    /// It does not count.
    Left(LeftOut),
}

/// A pass over the rows of a record for one thing that is taken of them.
pub(crate) struct Pass<'r, 'a> {
    run: &'r mut Run<'a>,
    facts: &'a Facts,
    taken: &'a Taken,
    record: &'a Record,
    days: Option<Days>,
    /// Whether no fact beside the rows is unknown of those on which it depends.
    settled: bool,
}

impl<'r, 'a> Pass<'r, 'a> {
    /// Begins.
    pub(crate) fn new(run: &'r mut Run<'a>, taken: &'a Taken) -> Self {
        let days = taken
            .window
            .as_ref()
            .map(|window| window::days(run, window));
        let settled = taken.reads.iter().all(|&fact| run.known.is_settled(fact));
        Self {
            facts: run.known.facts(),
            record: &run.program.records[taken.record.index()],
            run,
            taken,
            days,
            settled,
        }
    }

    /// Gives the days of the window.
    pub(crate) fn days(&self) -> Option<Days> {
        self.days
    }

    /// Looks at every row, in order.
    pub(crate) fn look(&mut self, mut see: impl FnMut(&Run<'_>, Standing)) {
        let rows = self.facts.rows(self.taken.record);
        for row in rows.into_iter().flat_map(|rows| rows.iter()) {
            self.run.known.see_row(&self.record.columns, row);
            let standing = self.standing();
            see(self.run, standing);
        }
        self.run.known.see_no_row(&self.record.columns);
    }

    /// Tells how the row that is looked at stands.
    fn standing(&mut self) -> Standing {
        let held = match (self.days, self.taken.by) {
            (Some(days), Some(by)) => {
                let date = super::dates::fact(self.run, by);
                match days.hold(date) {
                    Truth::False if date.high < days.may.0 => {
                        return Standing::Left(LeftOut::Before);
                    }
                    Truth::False => return Standing::Left(LeftOut::After),
                    held @ (Truth::True | Truth::Unknown) => held,
                }
            }
            _ => Truth::True,
        };
        match held.and(self.condition()) {
            Truth::True => Standing::Counted,
            Truth::Unknown => Standing::Unsure,
            Truth::False => Standing::Left(LeftOut::Condition),
        }
    }

    fn condition(&mut self) -> Truth {
        let Some(condition) = self.taken.condition else {
            return Truth::True;
        };
        self.run.fill_again(self.taken.nodes.clone());
        self.run.truth(condition)
    }

    /// Tells whether a row of which nothing is known may count, where there may be more rows.
    fn more_may_count(&mut self) -> bool {
        let given = self.facts.rows(self.taken.record);
        let room = given.is_none_or(|rows| rows.open && rows.len() < self.record.most as usize);
        room && !matches!(self.standing(), Standing::Left(_))
    }

    /// How many rows there may be beside those that are given.
    fn room(&self) -> u32 {
        let given = self
            .facts
            .rows(self.taken.record)
            .map_or(0, |rows| rows.len());
        let given = u32::try_from(given).unwrap_or(u32::MAX);
        self.record.most.saturating_sub(given)
    }

    /// Works it out.
    fn derived(mut self) -> Derived {
        let exact = self.settled && self.taken.reads_once;
        let more = self.more_may_count();
        match self.taken.kind {
            TakenKind::Count => self.count(more, exact),
            TakenKind::Any => self.any(more, exact),
            TakenKind::Sum(column) => self.sum(column, more, exact),
            TakenKind::Latest(column) => self.extreme(column, more, exact, Order::Latest),
            TakenKind::Earliest(column) => self.extreme(column, more, exact, Order::Earliest),
        }
    }

    fn tally(&mut self) -> (u32, u32) {
        let (mut sure, mut unsure) = (0u32, 0u32);
        self.look(|_, standing| match standing {
            Standing::Counted => sure += 1,
            Standing::Unsure => unsure += 1,
            Standing::Left(_) => {}
        });
        (sure, unsure)
    }

    fn count(&mut self, more: bool, exact: bool) -> Derived {
        let room = if more { self.room() } else { 0 };
        let (sure, unsure) = self.tally();
        let most = sure.saturating_add(unsure).saturating_add(room);
        Derived::of(Slot::Number(Bounds::new(sure.into(), most.into())), exact)
    }

    fn any(&mut self, more: bool, exact: bool) -> Derived {
        let truth = match self.tally() {
            (0, 0) if !more => Truth::False,
            (0, _) => Truth::Unknown,
            (_, _) => Truth::True,
        };
        Derived::of(Slot::Truth(truth), exact)
    }

    /// Adds a column up. Every value between the bounds can come about where all rows that may count do, and rows that may be added
    /// can add nothing.
    fn sum(&mut self, column: FactId, more: bool, exact: bool) -> Derived {
        let range = range(self.run, column);
        let mut total = Bounds::point(Decimal::ZERO);
        let mut all_sure = true;
        self.look(|run, standing| {
            let cell = super::number_fact(run, column);
            match standing {
                Standing::Counted => total = plus(total, cell),
                Standing::Unsure => {
                    all_sure = false;
                    total = plus(total, or_nothing(cell));
                }
                Standing::Left(_) => {}
            }
        });
        if more {
            let more = Decimal::from(self.room()).checked_mul(range.high);
            let most = more.expect("bounded by the compiler");
            total = plus(total, or_nothing(Bounds::point(most)));
        }
        let reads_column = self.run.program.nodes[self.taken.nodes.clone()]
            .iter()
            .any(|node| node.own_fact() == Some(column));
        let fills = !more || range.low.is_zero();
        let exact = exact && all_sure && fills && !reads_column;
        Derived::of(Slot::Number(total), exact)
    }

    /// Takes a column of the row with the latest or the earliest date; of two on that day, either.
    fn extreme(&mut self, column: FactId, more: bool, exact: bool, order: Order) -> Derived {
        let by = self.taken.by.expect("the compiler finds the date");
        let mut floor: Option<Date> = None;
        let mut some = false;
        self.look(|run, standing| {
            if standing == Standing::Counted {
                let date = order.surely(super::dates::fact(run, by));
                floor = Some(floor.map_or(date, |floor| order.further(floor, date)));
            }
            some |= !matches!(standing, Standing::Left(_));
        });
        let mut seen = Seen::default();
        self.look(|run, standing| {
            let date = super::dates::fact(run, by);
            let may_be = floor.is_none_or(|floor| order.reaches(date, floor));
            if may_be && !matches!(standing, Standing::Left(_)) {
                seen.take(run, column);
            }
        });
        let free = more || floor.is_none();
        seen.derived(self.run, column, free, exact && !some)
    }
}

/// Which row is taken.
#[derive(Clone, Copy)]
enum Order {
    Latest,
    Earliest,
}

impl Order {
    /// The day that a row has at least reached, in this order.
    fn surely(self, date: Bounds<Date>) -> Date {
        match self {
            Self::Latest => date.low,
            Self::Earliest => date.high,
        }
    }

    fn further(self, one: Date, other: Date) -> Date {
        match self {
            Self::Latest => one.max(other),
            Self::Earliest => one.min(other),
        }
    }

    /// Tells whether a row may be as far as the furthest for sure.
    fn reaches(self, date: Bounds<Date>, floor: Date) -> bool {
        match self {
            Self::Latest => date.high >= floor,
            Self::Earliest => date.low <= floor,
        }
    }
}

/// What the rows that may be taken hold.
#[derive(Default)]
struct Seen {
    bounds: Option<Slot>,
    choices: ChoiceSet,
    unknown: bool,
}

impl Seen {
    fn take(&mut self, run: &Run<'_>, column: FactId) {
        match run.ty(column) {
            Type::Number { .. } => {
                let cell = super::number_fact(run, column);
                self.bounds = Some(Slot::Number(match self.bounds {
                    Some(Slot::Number(bounds)) => bounds.hull(cell),
                    _ => cell,
                }));
            }
            Type::Date { .. } => {
                let cell = super::dates::fact(run, column);
                self.bounds = Some(Slot::Date(match self.bounds {
                    Some(Slot::Date(bounds)) => bounds.hull(cell),
                    _ => cell,
                }));
            }
            Type::OneOf(_)
            | Type::YesNo
            | Type::AnyOf(_)
            | Type::Code(_)
            | Type::Codes(_)
            | Type::Text => match run.known.get(column) {
                Some(FactValue::Choice(position)) => {
                    self.choices = self.choices.with(ChoiceSet::one(*position));
                }
                _ => self.unknown = true,
            },
        }
    }

    /// Gives what is known of the column; nothing where it is free.
    fn derived(self, run: &Run<'_>, column: FactId, free: bool, exact: bool) -> Derived {
        match (run.ty(column), self.bounds) {
            (Type::Number { .. }, Some(slot)) if !free => Derived::of(slot, exact),
            (Type::Number { .. }, _) => Derived::of(Slot::Number(range(run, column)), exact),
            (Type::Date { .. }, Some(slot)) if !free => Derived::of(slot, exact),
            (Type::Date { .. }, _) => {
                Derived::of(Slot::Date(super::dates::fact(run, column)), exact)
            }
            (
                Type::OneOf(_)
                | Type::YesNo
                | Type::AnyOf(_)
                | Type::Code(_)
                | Type::Codes(_)
                | Type::Text,
                _,
            ) => {
                let mut positions = self.choices.positions();
                let only = match (positions.next(), positions.next()) {
                    (Some(only), None) if !free && !self.unknown => Some(only),
                    _ => None,
                };
                Derived::choice(only, exact)
            }
        }
    }
}

/// The range of a column of which no row is looked at.
fn range(run: &Run<'_>, column: FactId) -> Bounds<Decimal> {
    match run.ty(column) {
        Type::Number { low, high, .. } => Bounds::new(*low, *high),
        Type::YesNo
        | Type::Date { .. }
        | Type::OneOf(_)
        | Type::AnyOf(_)
        | Type::Code(_)
        | Type::Codes(_)
        | Type::Text => Bounds::point(Decimal::ZERO),
    }
}

fn plus(left: Bounds<Decimal>, right: Bounds<Decimal>) -> Bounds<Decimal> {
    let add =
        |one: Decimal, other: Decimal| one.checked_add(other).expect("bounded by the compiler");
    Bounds::new(add(left.low, right.low), add(left.high, right.high))
}

fn or_nothing(number: Bounds<Decimal>) -> Bounds<Decimal> {
    Bounds::new(
        number.low.min(Decimal::ZERO),
        number.high.max(Decimal::ZERO),
    )
}
