//! Conditions on a day: answers that do not count are left out of them.
//! Where nothing is left, a condition says what is true of every request that the policy governs, or of none.

use super::as_of::Cutting;
use crate::declarations::Declarations;
use jiff::civil::Date;
use pol_parser::Span;
use pol_parser::ast::{self, Comparison, Condition, ConditionKind, Expression, ExpressionKind};
use pol_parser::ast::{Name, Quantifier};
use std::collections::HashSet;

/// What stands on a day of what exceptions name.
pub(super) struct Standing<'a> {
    /// The rules.
    pub(super) rules: HashSet<&'a str>,
    /// The advisories.
    pub(super) advisories: HashSet<&'a str>,
    /// Whether one of the rules releases an amount.
    pub(super) releases_amount: bool,
}

impl<'a> Standing<'a> {
    /// Finds the rules that stand on a day.
    pub(super) fn on(declarations: &'a Declarations<'a>, day: Date) -> Self {
        let rules = declarations.rules.iter().map(|rule| rule.tree);
        let standing = rules.filter(|rule| rule.dates.hold(day));
        let advisories = declarations.advisories.iter().map(|it| it.tree);
        let advisories = advisories.filter(|advisory| advisory.dates.hold(day));
        Self {
            advisories: advisories.map(|it| it.name.text.as_str()).collect(),
            rules: standing
                .clone()
                .map(|rule| rule.name.text.as_str())
                .collect(),
            releases_amount: standing.clone().any(|rule| rule.releasing.is_some()),
        }
    }
}

impl Cutting<'_> {
    /// Gives a condition without the answers that do not count.
    pub(super) fn condition(&self, tree: &Condition) -> Condition {
        self.condition_of(None, tree)
    }

    /// Gives a condition without the answers that do not count; of a row, where the record is given.
    pub(super) fn condition_of(&self, record: Option<&str>, tree: &Condition) -> Condition {
        let inner = |item: &Condition| self.condition_of(record, item);
        let all = |items: &[Condition]| items.iter().map(inner).collect();
        let side = |tree: &Expression| self.expression(tree);
        let kind = match &tree.kind {
            ConditionKind::Not(inner) => {
                ConditionKind::Not(Box::new(self.condition_of(record, inner)))
            }
            ConditionKind::And(items) => ConditionKind::And(all(items)),
            ConditionKind::Or(items) => ConditionKind::Or(all(items)),
            ConditionKind::List { quantifier, items } => ConditionKind::List {
                quantifier: *quantifier,
                items: all(items),
            },
            ConditionKind::Compare {
                left,
                operator,
                right,
            } => self.comparison(record, tree, left, *operator, right),
            ConditionKind::OneOf {
                subject,
                negated,
                members,
            } => match self.choices.counting(&path(record, &subject.text), members) {
                none if none.is_empty() => self.always(*negated, tree.span),
                members => ConditionKind::OneOf {
                    subject: subject.clone(),
                    negated: *negated,
                    members,
                },
            },
            ConditionKind::Includes {
                subject,
                quantifier,
                members,
            } => self.inclusion(record, tree.span, subject, *quantifier, members),
            ConditionKind::Between { subject, low, high } => ConditionKind::Between {
                subject: side(subject),
                low: side(low),
                high: side(high),
            },
            ConditionKind::AnyRow(rows) => ConditionKind::AnyRow(Box::new(self.over_rows(rows))),
            same @ (ConditionKind::Name(_)
            | ConditionKind::WithinLimit(_)
            | ConditionKind::Empty { .. }
            | ConditionKind::Error) => same.clone(),
        };
        let span = tree.span;
        Condition { kind, span }
    }

    fn comparison(
        &self,
        record: Option<&str>,
        tree: &Condition,
        left: &Expression,
        operator: Comparison,
        right: &Expression,
    ) -> ConditionKind {
        let (ExpressionKind::Name(one), ExpressionKind::Name(other)) = (&left.kind, &right.kind)
        else {
            return ConditionKind::Compare {
                left: self.expression(left),
                operator,
                right: self.expression(right),
            };
        };
        let is_gone = self.choices.is_gone(&path(record, &one.text), &other.text)
            || self.choices.is_gone(&path(record, &other.text), &one.text);
        match is_gone {
            true => self.always(operator == Comparison::IsNot, tree.span),
            false => tree.kind.clone(),
        }
    }

    fn inclusion(
        &self,
        record: Option<&str>,
        span: Span,
        subject: &ast::Path,
        quantifier: Quantifier,
        members: &[Name],
    ) -> ConditionKind {
        let counting = self.choices.counting(&path(record, &subject.text), members);
        let is_all = quantifier == Quantifier::All;
        if is_all && counting.len() < members.len() {
            return self.always(false, span);
        }
        if counting.is_empty() {
            return self.always(quantifier == Quantifier::None, span);
        }
        ConditionKind::Includes {
            subject: subject.clone(),
            quantifier,
            members: counting,
        }
    }

    /// Says what is true of every request that the policy governs, or of none: that the day by which it is judged is not before the
    /// first day in force, or is.
    fn always(&self, truth: bool, span: Span) -> ConditionKind {
        let operator = match truth {
            true => Comparison::OnOrAfter,
            false => Comparison::Before,
        };
        let first = self.period.from.unwrap_or(self.day);
        let side = |kind| Expression { kind, span };
        ConditionKind::Compare {
            left: side(ExpressionKind::Name(self.by.clone())),
            operator,
            right: side(ExpressionKind::Date(first)),
        }
    }
}

/// Gives the path of a fact as it is declared: of a column, with its record.
pub(super) fn path(record: Option<&str>, name: &str) -> String {
    record.map_or_else(|| name.to_owned(), |record| format!("{record}.{name}"))
}
