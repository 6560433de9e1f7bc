//! Builds names, paths, dates, numbers and codes, and reports those that are not written as they must be.

use super::Builder;
use crate::ast::{CodeRange, DateLiteral, Dates, Name, Path, Quantity};
use crate::diagnostics;
use crate::grammar::{Node, Rule};
use crate::span::Span;
use jiff::civil::Date;
use rust_decimal::Decimal;

/// Words of other languages that no name may be.
const FOREIGN: [&str; 3] = ["true", "false", "null"];

/// A number as it was written, and what it is.
pub(super) struct Number {
    pub(super) value: Decimal,
    pub(super) digits: String,
}

impl<'a> Builder<'a> {
    /// Builds the first name of a node, which declares something.
    pub(super) fn declared_name(&mut self, node: &Node<'a>) -> Option<Name> {
        let name = name(&node.child(Rule::name)?);
        if FOREIGN.contains(&name.text.as_str()) {
            self.report(diagnostics::reserved_name(&name.text, name.span));
        }
        Some(name)
    }

    /// Builds the names of a node, in order.
    pub(super) fn names(&self, node: &Node<'a>, rule: Rule) -> Vec<Name> {
        node.all(rule).map(|child| name(&child)).collect()
    }

    /// Builds a path, and reports a word such as `true`.
    pub(super) fn path(&mut self, node: &Node<'a>) -> Path {
        self.check_foreign(node);
        Path {
            text: node.text().to_owned(),
            span: node.span(),
        }
    }

    /// Builds a member of a list: a choice or a code.
    pub(super) fn member(&mut self, node: &Node<'a>) -> Name {
        self.check_foreign(node);
        name(node)
    }

    /// Builds the members of a node that holds `members`.
    pub(super) fn members(&mut self, node: &Node<'a>) -> Vec<Name> {
        let members = node.child(Rule::members);
        members
            .into_iter()
            .flat_map(|members| members.all(Rule::member))
            .map(|member| self.member(&member))
            .collect()
    }

    /// Reports a word such as `true`; tells whether it is one.
    pub(super) fn check_foreign(&mut self, node: &Node<'a>) -> bool {
        let foreign = FOREIGN.contains(&node.text().trim_end());
        if foreign {
            self.report(diagnostics::foreign_yes_no(
                node.text().trim_end(),
                node.span(),
            ));
        }
        foreign
    }

    /// Builds the date that is part of a node.
    pub(super) fn inner_date(&mut self, node: &Node<'a>) -> Option<DateLiteral> {
        let date = node.child(Rule::date)?;
        Some(self.date(&date))
    }

    /// Builds a date; one that does not exist becomes the first day of the calendar, and is reported.
    pub(super) fn date(&mut self, node: &Node<'a>) -> DateLiteral {
        let span = node.span();
        let date = civil_date(node.text()).unwrap_or_else(|| {
            self.report(diagnostics::bad_date(node.text(), span));
            Date::MIN
        });
        DateLiteral { date, span }
    }

    /// Builds the days on which what a node declares stands: all of them, where it does not say.
    pub(super) fn dates(&mut self, node: &Node<'a>) -> Dates {
        let Some(dates) = node.child(Rule::dates) else {
            return Dates::default();
        };
        let days: Vec<_> = dates.all(Rule::date).map(|date| self.date(&date)).collect();
        Dates {
            from: days.first().copied().filter(|_| dates.has(Rule::kw_from)),
            until: days.last().copied().filter(|_| dates.has(Rule::kw_until)),
        }
    }

    /// Builds a quantity from `quantity` or `measure`.
    pub(super) fn quantity(&mut self, node: &Node<'a>) -> Option<Quantity> {
        let number = self.number(&node.child(Rule::number)?);
        let unit = node.child(Rule::unit_name).map(|unit| name(&unit));
        Some(Quantity {
            number: number.value,
            digits: number.digits,
            unit,
            span: node.span(),
        })
    }

    /// Builds a number; one that cannot be taken becomes zero, and is reported.
    fn number(&mut self, node: &Node<'a>) -> Number {
        let (written, span) = (node.text(), node.span());
        let plain = written
            .bytes()
            .all(|byte| byte.is_ascii_digit() || byte == b'.');
        if written.starts_with('-') {
            self.report(diagnostics::negative_number(written, span));
        } else if !plain {
            self.report(diagnostics::bad_number(written, span));
        }
        let kept = written.trim_start_matches('-').replace(',', "");
        let value = Decimal::from_str_exact(&kept).ok();
        if plain && value.is_none() {
            self.report(diagnostics::number_too_long(span));
        }
        Number {
            value: value.unwrap_or_default(),
            digits: kept,
        }
    }

    /// Builds a count, such as that of decimals.
    pub(super) fn count(&mut self, node: &Node<'a>) -> u32 {
        node.text().parse().unwrap_or_else(|_| {
            self.report(diagnostics::number_too_long(node.span()));
            0
        })
    }

    /// Builds the codes of a node that holds a list of them.
    pub(super) fn codes(&mut self, list: &Node<'a>) -> Vec<CodeRange> {
        list.all(Rule::code_range)
            .filter_map(|range| self.code_range(&range))
            .collect()
    }

    fn code_range(&mut self, node: &Node<'a>) -> Option<CodeRange> {
        let mut codes = node.all(Rule::listed_code);
        let first = self.code(&codes.next()?);
        let last = codes.next().map(|code| self.code(&code));
        Some(CodeRange { first, last })
    }

    fn code(&mut self, node: &Node<'a>) -> Name {
        let (text, span) = (node.text().to_owned(), node.span());
        let part = |part: &str| {
            !part.is_empty()
                && part
                    .bytes()
                    .all(|byte| byte.is_ascii_uppercase() || byte.is_ascii_digit())
        };
        if !text.split('.').all(part) {
            self.report(diagnostics::bad_code(&text, span));
        }
        Name { text, span }
    }
}

/// Builds a name.
pub(super) fn name(node: &Node<'_>) -> Name {
    Name {
        text: node.text().trim_end().to_owned(),
        span: node.span(),
    }
}

fn civil_date(written: &str) -> Option<Date> {
    let mut parts = written.split('-');
    let (year, month, day) = (parts.next()?, parts.next()?, parts.next()?);
    let shaped = year.len() == 4 && month.len() == 2 && day.len() == 2;
    let date = Date::new(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?).ok();
    date.filter(|_| shaped)
}

/// Covers everything from the first span to the last.
pub(super) fn cover(spans: impl IntoIterator<Item = Span>) -> Span {
    spans.into_iter().reduce(Span::to).unwrap_or_default()
}
