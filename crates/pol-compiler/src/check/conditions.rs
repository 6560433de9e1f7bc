//! Conditions: names, `not`, `and`, `or` and lists. What compares is in the files next door.

use super::Checker;
use crate::diagnostics;
use crate::names::Symbol;
use crate::program::{Node, NodeId, Type};
use pol_parser::ast::{self, Comparison, ConditionKind, ExpressionKind, Quantifier};
use pol_parser::print;

impl Checker<'_> {
    /// Checks a condition.
    pub(crate) fn condition(&mut self, tree: &ast::Condition) -> Option<NodeId> {
        match &tree.kind {
            ConditionKind::Name(path) => self.named_condition(path, tree),
            ConditionKind::Not(inner) => {
                let inner = self.condition(inner)?;
                Some(self.push_condition(Node::Not(inner), tree))
            }
            ConditionKind::And(items) => self.list(tree, Quantifier::All, items, false),
            ConditionKind::Or(items) => self.list(tree, Quantifier::Any, items, false),
            ConditionKind::List { quantifier, items } => self.list(tree, *quantifier, items, true),
            ConditionKind::Compare {
                left,
                operator,
                right,
            } => self.compare(tree, left, *operator, right),
            ConditionKind::Between { subject, low, high } => self.between(tree, subject, low, high),
            ConditionKind::OneOf {
                subject,
                negated,
                members,
            } => self.one_of(tree, subject, *negated, members),
            ConditionKind::Includes {
                subject,
                quantifier,
                members,
            } => self.includes(tree, subject, *quantifier, members),
            ConditionKind::Empty { subject, negated } => self.empty(tree, subject, *negated),
            ConditionKind::AnyRow(rows) => self.any_row(tree, rows),
            ConditionKind::WithinLimit(limit) => self.within_limit(tree, limit),
            ConditionKind::Error => None,
        }
    }

    /// Adds the node of a condition with its own words.
    pub(crate) fn push_condition(&mut self, node: Node, tree: &ast::Condition) -> NodeId {
        let phrase = match &tree.kind {
            ConditionKind::List { .. } => print::condition(tree),
            ConditionKind::Name(_)
            | ConditionKind::Not(_)
            | ConditionKind::And(_)
            | ConditionKind::Or(_)
            | ConditionKind::Compare { .. }
            | ConditionKind::Between { .. }
            | ConditionKind::OneOf { .. }
            | ConditionKind::Includes { .. }
            | ConditionKind::Empty { .. }
            | ConditionKind::AnyRow(_)
            | ConditionKind::WithinLimit(_)
            | ConditionKind::Error => print::condition(tree),
        };
        self.push(node, tree.span, phrase)
    }

    /// Adds a node that says the positive of what was written, and its opposite where `not` was written.
    pub(crate) fn push_negated(
        &mut self,
        node: Node,
        negated: bool,
        positive: ConditionKind,
        tree: &ast::Condition,
    ) -> NodeId {
        if !negated {
            return self.push_condition(node, tree);
        }
        let positive = ast::Condition {
            kind: positive,
            span: tree.span,
        };
        let inner = self.push_condition(node, &positive);
        self.push_condition(Node::Not(inner), tree)
    }

    fn named_condition(&mut self, path: &ast::Path, tree: &ast::Condition) -> Option<NodeId> {
        let symbol = self.resolve(path)?;
        match symbol {
            Symbol::Criterion(_) => Some(self.criterion(path, tree)),
            Symbol::Fact(id) => match self.signatures.fact(id)? {
                Type::YesNo => Some(self.push_condition(Node::YesNo(id), tree)),
                Type::Number { .. }
                | Type::Date { .. }
                | Type::OneOf(_)
                | Type::AnyOf(_)
                | Type::Code(_)
                | Type::Codes(_)
                | Type::Text => self.not_a_condition(path, symbol),
            },
            Symbol::Amount(_) | Symbol::Value(_) | Symbol::CodeSet(_) => {
                self.not_a_condition(path, symbol)
            }
        }
    }

    /// Reads a criterion: of several versions the one that stands, since the others are not met.
    fn criterion(&mut self, path: &ast::Path, tree: &ast::Condition) -> NodeId {
        let versions = self.names().criteria(&path.text);
        let start = self.fragment.nodes.len();
        let versions: Vec<NodeId> = versions
            .iter()
            .map(|id| self.push_condition(Node::Criterion(*id), tree))
            .collect();
        if versions.len() > 1 {
            self.fragment.of_days_from(start);
        }
        self.joined(Quantifier::Any, versions, tree)
    }

    fn not_a_condition(&mut self, path: &ast::Path, symbol: Symbol) -> Option<NodeId> {
        let what = self.describe_symbol(symbol);
        let mend = self.example_condition(path, symbol);
        self.refuse(diagnostics::not_a_condition(
            &path.text, &what, &mend, path.span,
        ))
    }

    /// Gives a condition that could be meant.
    fn example_condition(&self, path: &ast::Path, symbol: Symbol) -> String {
        let name = &path.text;
        let of_unit = |unit: Option<crate::program::UnitId>| {
            let unit = unit.map_or("visits", |unit| self.signatures.unit(unit));
            format!("{name} is at least 1 {unit}")
        };
        match symbol {
            Symbol::Fact(fact) => match self.signatures.fact(fact) {
                Some(Type::Number { unit, .. }) => of_unit(Some(*unit)),
                Some(Type::Date { .. }) => format!("{name} is on or after 2022-01-01"),
                Some(Type::OneOf(list)) => format!(
                    "{name} is {}",
                    self.vocabulary.choices[list.index()].rows[0].name
                ),
                Some(Type::AnyOf(_) | Type::Codes(_)) => format!("{name} is not empty"),
                Some(Type::Code(_)) => format!("{name} is one of …"),
                Some(Type::YesNo | Type::Text) | None => name.clone(),
            },
            Symbol::Amount(id) => of_unit(self.signatures.amount(id)),
            Symbol::Value(id) => of_unit(self.signatures.value(id)),
            Symbol::CodeSet(_) => format!("… is one of {name}"),
            Symbol::Criterion(_) => name.clone(),
        }
    }

    fn list(
        &mut self,
        tree: &ast::Condition,
        quantifier: Quantifier,
        items: &[ast::Condition],
        bulleted: bool,
    ) -> Option<NodeId> {
        if let Quantifier::AtLeast(count) = quantifier
            && (count == 0 || count as usize > items.len())
        {
            self.report(diagnostics::impossible_count(count, items.len(), tree.span));
        }
        let checked: Vec<Option<NodeId>> = items.iter().map(|item| self.condition(item)).collect();
        let items = checked.into_iter().collect::<Option<Box<[NodeId]>>>()?;
        Some(self.push_condition(
            Node::List {
                quantifier,
                items,
                bulleted,
            },
            tree,
        ))
    }

    fn between(
        &mut self,
        tree: &ast::Condition,
        subject: &ast::Expression,
        low: &ast::Expression,
        high: &ast::Expression,
    ) -> Option<NodeId> {
        if let Some((subject, what)) = self.unordered_subject(subject) {
            return self.refuse(diagnostics::unordered(
                &subject,
                &what,
                "is between",
                tree.span,
            ));
        }
        self.check_ends(low, high, tree);
        let start = self.fragment.nodes.len();
        let is_date = [subject, low, high].iter().any(|end| self.is_date(end));
        let mut side = |operator, bound: &ast::Expression| {
            let kind = ConditionKind::Compare {
                left: subject.clone(),
                operator,
                right: bound.clone(),
            };
            self.condition(&ast::Condition {
                kind,
                span: tree.span,
            })
        };
        let (from, to) = if is_date {
            (Comparison::OnOrAfter, Comparison::OnOrBefore)
        } else {
            (Comparison::AtLeast, Comparison::AtMost)
        };
        let (above_low, below_high) = (side(from, low), side(to, high));
        let items = Box::new([above_low?, below_high?]);
        self.fragment.imply_from(start);
        let node = Node::List {
            quantifier: Quantifier::All,
            items,
            bulleted: false,
        };
        Some(self.push_condition(node, tree))
    }

    /// Gives the name of a subject that has no order, with what it is.
    fn unordered_subject(&self, subject: &ast::Expression) -> Option<(String, String)> {
        let ExpressionKind::Name(path) = &subject.kind else {
            return None;
        };
        let symbol = self.names().symbol(&path.text).found()?;
        let ordered = match symbol {
            Symbol::Amount(_) | Symbol::Value(_) => true,
            Symbol::Criterion(_) | Symbol::CodeSet(_) => false,
            Symbol::Fact(fact) => matches!(
                self.signatures.fact(fact)?,
                Type::Number { .. } | Type::Date { .. }
            ),
        };
        (!ordered).then(|| (path.text.clone(), self.describe_symbol(symbol)))
    }

    /// Tells whether an expression is meant as a date.
    fn is_date(&self, tree: &ast::Expression) -> bool {
        match &tree.kind {
            ExpressionKind::Date(_) | ExpressionKind::Shift { .. } => true,
            ExpressionKind::OverRows(rows) => self.takes_date(rows),
            ExpressionKind::Name(path) => match self.names().symbol(&path.text).found() {
                Some(Symbol::Fact(fact)) => {
                    matches!(self.signatures.fact(fact), Some(Type::Date { .. }))
                }
                Some(
                    Symbol::Criterion(_)
                    | Symbol::Amount(_)
                    | Symbol::Value(_)
                    | Symbol::CodeSet(_),
                )
                | None => false,
            },
            ExpressionKind::Quantity(_)
            | ExpressionKind::Code(_)
            | ExpressionKind::Sum(_)
            | ExpressionKind::Less(_)
            | ExpressionKind::Times { .. }
            | ExpressionKind::OfLimit(..)
            | ExpressionKind::Error => false,
        }
    }

    fn check_ends(&mut self, low: &ast::Expression, high: &ast::Expression, tree: &ast::Condition) {
        let backwards = match (&low.kind, &high.kind) {
            (ExpressionKind::Quantity(low), ExpressionKind::Quantity(high)) => {
                low.number > high.number
            }
            (ExpressionKind::Date(low), ExpressionKind::Date(high)) => low > high,
            _ => false,
        };
        if backwards {
            self.report(diagnostics::between_backwards(
                &print::expression(low),
                &print::expression(high),
                tree.span,
            ));
        }
    }
}
