//! The days on which something stands, as conditions on the date by which requests are judged.
//! Everything that comes later, the exact step and the analysis among it, so treats them as any other condition.

use super::Checker;
use crate::names::Symbol;
use crate::program::{Dates, Node, NodeId, Type};
use pol_parser::ast::{self, Comparison, ConditionKind, ExpressionKind, Quantifier};
use pol_parser::{Span, print};

/// A part of a condition that counts on some days only.
pub(super) struct Part {
    /// The days.
    pub(super) dates: Dates,
    /// It counts on all others instead.
    pub(super) on_others: bool,
    /// The part.
    pub(super) node: Node,
    /// Its words.
    pub(super) phrase: String,
}

impl<'s> Checker<'s> {
    /// Gives the date fact by which requests are judged; what else stands there, the header's own check reports.
    pub(crate) fn judged_by(&self) -> Option<&'s ast::Path> {
        let policy = self.signatures.declarations.policies.first()?;
        let by = &policy.tree.in_force.first()?.by;
        let Symbol::Fact(fact) = self.names().symbol(&by.text).found()? else {
            return None;
        };
        let is_date = matches!(self.signatures.fact(fact)?, Type::Date { .. });
        is_date.then_some(by)
    }

    /// Checks a condition that holds on some days only: a list with the days before its own items.
    pub(crate) fn dated(&mut self, dates: &ast::Dates, tree: &ast::Condition) -> Option<NodeId> {
        let Some(days) = self.days(dates) else {
            return self.condition(tree);
        };
        let own = match &tree.kind {
            ConditionKind::And(items)
            | ConditionKind::List {
                quantifier: Quantifier::All,
                items,
            } => items.as_slice(),
            ConditionKind::List { .. }
            | ConditionKind::Name(_)
            | ConditionKind::Not(_)
            | ConditionKind::Or(_)
            | ConditionKind::Compare { .. }
            | ConditionKind::Between { .. }
            | ConditionKind::OneOf { .. }
            | ConditionKind::Includes { .. }
            | ConditionKind::Empty { .. }
            | ConditionKind::AnyRow(_)
            | ConditionKind::WithinLimit(_)
            | ConditionKind::Error => std::slice::from_ref(tree),
        };
        let own: Vec<Option<NodeId>> = own.iter().map(|item| self.condition(item)).collect();
        let own = own.into_iter().collect::<Option<Vec<_>>>()?;
        let is_written = own.len() > 1;
        let items = days.into_iter().chain(own).collect();
        let start = self.fragment.nodes.len();
        let list = self.push_all(items, tree.span);
        if !is_written {
            self.fragment.of_days_from(start);
        }
        Some(list)
    }

    /// Makes a condition of days alone; nothing, where they are all days.
    pub(super) fn on_days(&mut self, dates: &ast::Dates, span: Span) -> Option<NodeId> {
        match self.days(dates)?.as_slice() {
            [only] => Some(*only),
            several => {
                let start = self.fragment.nodes.len();
                let both = self.push_all(several.into(), span);
                self.fragment.of_days_from(start);
                Some(both)
            }
        }
    }

    /// Makes a node of each end; nothing, where they are all days.
    fn days(&mut self, dates: &ast::Dates) -> Option<Vec<NodeId>> {
        let by = self.judged_by()?;
        let ends = [
            (Comparison::OnOrAfter, dates.from),
            (Comparison::OnOrBefore, dates.until),
        ];
        let start = self.fragment.nodes.len();
        let mut nodes = Vec::new();
        for (operator, date) in ends {
            if let Some(date) = date {
                nodes.push(self.condition(&end(by, operator, date, date.span))?);
            }
        }
        self.fragment.imply_from(start);
        self.fragment.of_days_from(start);
        (!nodes.is_empty()).then_some(nodes)
    }

    /// Makes a condition that holds where one of several parts does that counts on the day.
    pub(super) fn any_part(&mut self, parts: Vec<Part>, tree: &ast::Condition) -> NodeId {
        self.parts(parts, Quantifier::Any, tree)
    }

    /// Makes a condition that holds where every part does that counts on the day.
    pub(super) fn every_part(&mut self, parts: Vec<Part>, tree: &ast::Condition) -> NodeId {
        self.parts(parts, Quantifier::All, tree)
    }

    /// Of any, a part holds on its days too; of all, it holds, or its days are others.
    fn parts(&mut self, parts: Vec<Part>, quantifier: Quantifier, tree: &ast::Condition) -> NodeId {
        let is_any = quantifier == Quantifier::Any;
        let joint = if is_any {
            Quantifier::All
        } else {
            Quantifier::Any
        };
        let mut nodes = Vec::new();
        for part in parts {
            let on_others = part.on_others == is_any;
            let days = self.part_days(&part.dates, on_others, tree.span);
            let leaf = self.push(part.node, tree.span, part.phrase);
            let start = self.fragment.nodes.len();
            nodes.push(match days {
                Some(days) => self.joined(joint, vec![days, leaf], tree),
                None => leaf,
            });
            self.fragment.of_days_from(start);
        }
        let start = self.fragment.nodes.len();
        let joined = self.joined(quantifier, nodes, tree);
        self.fragment.of_days_from(start);
        joined
    }

    /// Makes a condition of days, or of all others; nothing, where they are all days.
    fn part_days(&mut self, dates: &Dates, on_others: bool, span: Span) -> Option<NodeId> {
        let days = self.on_days(&written(*dates, span), span)?;
        if !on_others {
            return Some(days);
        }
        let phrase = format!("not on the days{}", print::dates(&written(*dates, span)));
        let start = self.fragment.nodes.len();
        let others = self.push(Node::Not(days), span, phrase);
        self.fragment.of_days_from(start);
        Some(others)
    }

    /// Joins nodes by a quantifier; one alone stands for itself.
    pub(super) fn joined(
        &mut self,
        quantifier: Quantifier,
        nodes: Vec<NodeId>,
        tree: &ast::Condition,
    ) -> NodeId {
        if let [only] = nodes[..] {
            return only;
        }
        let node = Node::List {
            quantifier,
            items: nodes.into(),
            bulleted: false,
        };
        self.push_condition(node, tree)
    }

    fn push_all(&mut self, items: Box<[NodeId]>, span: Span) -> NodeId {
        let node = Node::List {
            quantifier: Quantifier::All,
            items,
            bulleted: true,
        };
        self.push(node, span, print::header(Quantifier::All))
    }
}

/// Writes days as an author would.
fn written(dates: Dates, span: Span) -> ast::Dates {
    let literal = |date| ast::DateLiteral { date, span };
    ast::Dates {
        from: dates.from.map(literal),
        until: dates.until.map(literal),
    }
}

/// Writes days as a condition; nothing, where they are all days.
pub(crate) fn days(by: &ast::Path, dates: &ast::Dates, span: Span) -> Option<ast::Condition> {
    let from = dates
        .from
        .map(|date| end(by, Comparison::OnOrAfter, date, span));
    let until = dates
        .until
        .map(|date| end(by, Comparison::OnOrBefore, date, span));
    match (from, until) {
        (Some(from), Some(until)) => Some(ast::Condition {
            kind: ConditionKind::And(vec![from, until]),
            span,
        }),
        (only, None) | (None, only) => only,
    }
}

fn end(by: &ast::Path, operator: Comparison, date: ast::DateLiteral, span: Span) -> ast::Condition {
    let kind = ConditionKind::Compare {
        left: ast::Expression {
            kind: ExpressionKind::Name(by.clone()),
            span: by.span,
        },
        operator,
        right: ast::Expression {
            kind: ExpressionKind::Date(date.date),
            span: date.span,
        },
    };
    ast::Condition { kind, span }
}

/// Writes what a condition about members denies: `includes any of` for `includes none of`, `is one of` for `is not one of`.
pub(super) fn positive(tree: &ast::Condition) -> ast::Condition {
    let mut positive = tree.clone();
    match &mut positive.kind {
        ConditionKind::Includes { quantifier, .. } => *quantifier = Quantifier::Any,
        ConditionKind::OneOf { negated, .. } => *negated = false,
        ConditionKind::Empty { negated, .. } => *negated = true,
        ConditionKind::Name(_)
        | ConditionKind::Not(_)
        | ConditionKind::And(_)
        | ConditionKind::Or(_)
        | ConditionKind::List { .. }
        | ConditionKind::Compare { .. }
        | ConditionKind::Between { .. }
        | ConditionKind::AnyRow(_)
        | ConditionKind::WithinLimit(_)
        | ConditionKind::Error => {}
    }
    positive
}
