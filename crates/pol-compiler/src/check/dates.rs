//! `90 days before D`, `3 months after D`: dates some calendar units away from others.

use super::Checker;
use super::numbers::{Term, TermType};
use crate::diagnostics;
use crate::program::{CalendarUnit, Direction, Node};
use crate::signatures::MonthEnds;
use crate::units;
use pol_parser::ast;
use pol_parser::print;
use rust_decimal::prelude::ToPrimitive;

/// The most units by which a date is shifted.
const MOST: u32 = 12_000;

impl Checker<'_> {
    /// Checks a shifted date.
    pub(crate) fn shift(
        &mut self,
        tree: &ast::Expression,
        by: &ast::Quantity,
        direction: Direction,
        from: &ast::Expression,
    ) -> Option<Term> {
        let distance = self.distance(by);
        let start = self.term(from)?;
        if start.ty != TermType::Date {
            return self.refuse(diagnostics::shift_of_no_date(
                &print::expression(from),
                from.span,
            ));
        }
        let (count, unit) = distance?;
        let node = Node::Shift {
            from: start.node,
            count,
            unit,
            direction,
        };
        Some(self.push_term(node, TermType::Date, tree))
    }

    /// Reads so many days, weeks, months or years.
    pub(super) fn distance(&mut self, by: &ast::Quantity) -> Option<(u32, CalendarUnit)> {
        let Some(name) = &by.unit else {
            return self.refuse(diagnostics::unit_missing(&by.digits, Some("days"), by.span));
        };
        let unit = self
            .names()
            .units
            .resolve(name, self.sink, diagnostics::unknown_unit)?;
        let Some(unit) = units::calendar(unit) else {
            return self.refuse(diagnostics::shift_by_no_time(&name.text, name.span));
        };
        self.check_month_end(unit, by);
        let count = by
            .number
            .fract()
            .is_zero()
            .then(|| by.number.to_u32())
            .flatten();
        match count.filter(|count| *count <= MOST) {
            Some(count) => Some((count, unit)),
            None => self.refuse(diagnostics::shift_count(&by.digits, MOST, by.span)),
        }
    }

    fn check_month_end(&mut self, unit: CalendarUnit, by: &ast::Quantity) {
        let needs = match unit {
            CalendarUnit::Months | CalendarUnit::Years => true,
            CalendarUnit::Days | CalendarUnit::Weeks => false,
        };
        if needs && self.signatures.month_end == MonthEnds::Unsaid {
            let unit = by.unit.as_ref().map_or("months", |unit| unit.text.as_str());
            self.report(diagnostics::month_end_unsaid(
                &format!("{} {unit}", by.digits),
                by.span,
            ));
        }
    }
}
