//! The declared range of a number or a date, with the type that it completes.

use super::numbers::MOST_DECIMALS;
use crate::diagnostics;
use crate::program::{Type, UnitId};
use crate::signatures::Signatures;
use jiff::civil::Date;
use pol_parser::ast::{self, ExpressionKind};
use pol_parser::{Diagnostic, Span, print};
use rust_decimal::Decimal;

/// The first and the last day of a date fact that declares no range.
const DAYS: (Date, Date) = (
    jiff::civil::date(1900, 1, 1),
    jiff::civil::date(2199, 12, 31),
);

/// Reads the type of a numeric fact.
pub(crate) fn number(
    signatures: &Signatures<'_>,
    row: &ast::Fact,
    path: &str,
    unit: &ast::Name,
    decimals: Option<(u32, Span)>,
    sink: &mut Vec<Diagnostic>,
) -> Option<Type> {
    let unit_id = signatures
        .names
        .units
        .resolve(unit, sink, diagnostics::unknown_unit);
    let decimals = read_decimals(decimals, sink);
    let Some(range) = &row.range else {
        sink.push(diagnostics::range_missing(path, &unit.text, row.span));
        return None;
    };
    let ends = Ends {
        signatures,
        path,
        unit: unit_id?,
        decimals,
    };
    let (low, high) = (ends.read(&range.low, sink), ends.read(&range.high, sink));
    let (low, high) = (low?, high?);
    if low > high {
        sink.push(diagnostics::range_backwards(
            path,
            &low.to_string(),
            &high.to_string(),
            range.span,
        ));
        return None;
    }
    Some(Type::Number {
        unit: ends.unit,
        decimals,
        low,
        high,
    })
}

/// Reads the type of a date fact.
pub(crate) fn date(row: &ast::Fact, path: &str, sink: &mut Vec<Diagnostic>) -> Option<Type> {
    let Some(range) = &row.range else {
        return Some(Type::Date {
            low: DAYS.0,
            high: DAYS.1,
        });
    };
    let (ExpressionKind::Date(low), ExpressionKind::Date(high)) =
        (&range.low.kind, &range.high.kind)
    else {
        sink.push(diagnostics::range_of_other_kind(
            path,
            "dates",
            "2022-01-01 to 2030-12-31",
            range.span,
        ));
        return None;
    };
    if low > high {
        sink.push(diagnostics::range_backwards(
            path,
            &low.to_string(),
            &high.to_string(),
            range.span,
        ));
        return None;
    }
    Some(Type::Date {
        low: *low,
        high: *high,
    })
}

fn read_decimals(decimals: Option<(u32, Span)>, sink: &mut Vec<Diagnostic>) -> u32 {
    match decimals {
        None => MOST_DECIMALS,
        Some((decimals, span)) if decimals > MOST_DECIMALS => {
            sink.push(diagnostics::too_many_decimals(
                &format!("{decimals} decimals"),
                MOST_DECIMALS,
                span,
            ));
            MOST_DECIMALS
        }
        Some((decimals, _)) => decimals,
    }
}

/// What the ends of a numeric range must be.
struct Ends<'s> {
    signatures: &'s Signatures<'s>,
    path: &'s str,
    unit: UnitId,
    decimals: u32,
}

impl Ends<'_> {
    fn read(&self, tree: &ast::Expression, sink: &mut Vec<Diagnostic>) -> Option<Decimal> {
        let ExpressionKind::Quantity(quantity) = &tree.kind else {
            if !matches!(tree.kind, ExpressionKind::Error) {
                sink.push(diagnostics::range_of_other_kind(
                    self.path, "numbers", "0 to 100", tree.span,
                ));
            }
            return None;
        };
        if let Some(name) = &quantity.unit {
            let unit =
                self.signatures
                    .names
                    .units
                    .resolve(name, sink, diagnostics::unknown_unit)?;
            if unit != self.unit {
                let (wanted, found) = (self.signatures.unit(self.unit), self.signatures.unit(unit));
                let words = print::expression(tree);
                sink.push(diagnostics::other_unit_than_declared(
                    self.path, wanted, &words, found, tree.span,
                ));
                return None;
            }
        }
        if quantity.number.normalize().scale() > self.decimals {
            let digits = &quantity.digits;
            sink.push(diagnostics::more_decimals_than_fact(
                self.path,
                self.decimals,
                digits,
                quantity.span,
            ));
            return None;
        }
        Some(quantity.number)
    }
}
