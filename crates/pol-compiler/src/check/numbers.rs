//! Expressions: numbers with their units, names of numbers and dates, sums and what is left of them.

use super::Checker;
use crate::diagnostics;
use crate::names::Symbol;
use crate::program::{Node, NodeId, Type, UnitId};
use pol_parser::ast::{self, ExpressionKind};
use pol_parser::print;
use rust_decimal::Decimal;

/// The most digits after the point that a written number may have.
pub(crate) const MOST_DECIMALS: u32 = 6;

/// What an expression comes to.
#[derive(Clone, Copy)]
pub(crate) struct Term {
    /// Its node.
    pub(crate) node: NodeId,
    /// What it is.
    pub(crate) ty: TermType,
}

/// What an expression can be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum TermType {
    /// A number of a unit.
    Number(UnitId),
    /// A number without a unit, which is always wrong, but is reported where the unit is known.
    Bare,
    /// A date.
    Date,
}

/// Makes the node of a sum or of a difference.
type MakeNode = fn(Box<[NodeId]>) -> Node;

impl Checker<'_> {
    /// Checks an expression.
    pub(crate) fn term(&mut self, tree: &ast::Expression) -> Option<Term> {
        match &tree.kind {
            ExpressionKind::Quantity(quantity) => self.quantity(quantity, tree),
            ExpressionKind::Date(date) => {
                Some(self.push_term(Node::Date(*date), TermType::Date, tree))
            }
            ExpressionKind::Name(path) => self.named_term(path, tree),
            ExpressionKind::Code(code) => {
                self.refuse(diagnostics::not_a_number(code, "a code", tree.span))
            }
            ExpressionKind::Sum(items) => self.arithmetic(tree, items, Node::Sum, "added"),
            ExpressionKind::Less(items) => self.arithmetic(tree, items, Node::Less, "taken away"),
            ExpressionKind::Times { factor, of } => self.times(tree, *factor, of),
            ExpressionKind::Shift {
                by,
                direction,
                from,
            } => self.shift(tree, by, *direction, from),
            ExpressionKind::OverRows(rows) => self.over_rows_term(tree, rows),
            ExpressionKind::OfLimit(part, limit) => self.limit_part(tree, *part, limit),
            ExpressionKind::Error => None,
        }
    }

    /// Checks an expression that must be a number of a unit.
    pub(crate) fn number_in(
        &mut self,
        tree: &ast::Expression,
        unit: UnitId,
        owner: &str,
    ) -> Option<NodeId> {
        let term = self.term(tree)?;
        match term.ty {
            TermType::Number(found) if found == unit => Some(term.node),
            TermType::Number(found) => {
                let (wanted, found) = (self.signatures.unit(unit), self.signatures.unit(found));
                let diagnostic = diagnostics::other_unit_than_declared(
                    owner,
                    wanted,
                    &print::expression(tree),
                    found,
                    tree.span,
                );
                self.refuse(diagnostic)
            }
            TermType::Bare => {
                let wanted = self.signatures.unit(unit).to_owned();
                self.refuse(diagnostics::unit_missing(
                    &print::expression(tree),
                    Some(&wanted),
                    tree.span,
                ))
            }
            TermType::Date => self.refuse(diagnostics::not_a_number(
                &print::expression(tree),
                "a date",
                tree.span,
            )),
        }
    }

    /// Adds the node of an expression with its own words.
    pub(crate) fn push_term(&mut self, node: Node, ty: TermType, tree: &ast::Expression) -> Term {
        Term {
            node: self.push(node, tree.span, print::expression(tree)),
            ty,
        }
    }

    /// Demands that numbers have one unit, and gives it.
    pub(crate) fn agree(&mut self, terms: &[(&ast::Expression, Term)]) -> Option<UnitId> {
        let first = terms.iter().find_map(|(tree, term)| match term.ty {
            TermType::Number(unit) => Some((*tree, unit)),
            TermType::Bare | TermType::Date => None,
        });
        let mut agreed = first.map(|(_, unit)| unit);
        for (tree, term) in terms {
            if let Some(diagnostic) = self.disagreement(first, tree, *term) {
                self.report(diagnostic);
                agreed = None;
            }
        }
        agreed
    }

    fn disagreement(
        &self,
        first: Option<(&ast::Expression, UnitId)>,
        tree: &ast::Expression,
        term: Term,
    ) -> Option<pol_parser::Diagnostic> {
        let words = print::expression(tree);
        match (term.ty, first) {
            (TermType::Bare, Some((_, unit))) => Some(diagnostics::unit_missing(
                &words,
                Some(self.signatures.unit(unit)),
                tree.span,
            )),
            (TermType::Bare, None) => Some(diagnostics::unit_missing(&words, None, tree.span)),
            (TermType::Number(found), Some((other, unit))) if found != unit => {
                let one = (print::expression(other), self.signatures.unit(unit));
                let two = (words, self.signatures.unit(found));
                Some(diagnostics::unlike_units(
                    (&one.0, one.1, other.span),
                    (&two.0, two.1, tree.span),
                ))
            }
            (TermType::Number(_) | TermType::Date, _) => None,
        }
    }

    /// Reports a written number that has more decimals than the fact beside it can have.
    pub(crate) fn check_decimals(
        &mut self,
        fact: &ast::Expression,
        number: &ast::Expression,
    ) -> Option<()> {
        let (ExpressionKind::Name(path), ExpressionKind::Quantity(quantity)) =
            (&fact.kind, &number.kind)
        else {
            return Some(());
        };
        let Some(Symbol::Fact(fact)) = self.names().symbol(&path.text).found() else {
            return Some(());
        };
        let Some(Type::Number { decimals, .. }) = self.signatures.fact(fact) else {
            return Some(());
        };
        if quantity.number.normalize().scale() <= *decimals {
            return Some(());
        }
        self.refuse(diagnostics::more_decimals_than_fact(
            &path.text,
            *decimals,
            &quantity.digits,
            quantity.span,
        ))
    }

    fn quantity(&mut self, quantity: &ast::Quantity, tree: &ast::Expression) -> Option<Term> {
        if quantity.number.scale() > MOST_DECIMALS {
            return self.refuse(diagnostics::too_many_decimals(
                &quantity.digits,
                MOST_DECIMALS,
                quantity.span,
            ));
        }
        let ty = match &quantity.unit {
            None => TermType::Bare,
            Some(unit) => TermType::Number(self.names().units.resolve(
                unit,
                self.sink,
                diagnostics::unknown_unit,
            )?),
        };
        Some(self.push_term(Node::Number(quantity.number), ty, tree))
    }

    fn named_term(&mut self, path: &ast::Path, tree: &ast::Expression) -> Option<Term> {
        let symbol = self.resolve(path)?;
        let (node, ty) = match symbol {
            Symbol::Value(id) => (
                Node::Value(id),
                TermType::Number(self.signatures.value(id)?),
            ),
            Symbol::Amount(id) => (
                Node::AmountOf(id),
                TermType::Number(self.signatures.amount(id)?),
            ),
            Symbol::Criterion(_) | Symbol::CodeSet(_) => return self.not_a_number(path, symbol),
            Symbol::Fact(id) => match self.signatures.fact(id)? {
                Type::Number { unit, .. } => (Node::NumberFact(id), TermType::Number(*unit)),
                Type::Date { .. } => (Node::DateFact(id), TermType::Date),
                Type::YesNo
                | Type::OneOf(_)
                | Type::AnyOf(_)
                | Type::Code(_)
                | Type::Codes(_)
                | Type::Text => {
                    return self.not_a_number(path, symbol);
                }
            },
        };
        Some(self.push_term(node, ty, tree))
    }

    fn not_a_number(&mut self, path: &ast::Path, symbol: Symbol) -> Option<Term> {
        let what = self.describe_symbol(symbol);
        self.refuse(diagnostics::not_a_number(&path.text, &what, path.span))
    }

    fn arithmetic(
        &mut self,
        tree: &ast::Expression,
        items: &[ast::Expression],
        make: MakeNode,
        verb: &str,
    ) -> Option<Term> {
        let terms: Vec<Option<Term>> = items.iter().map(|item| self.number(item, verb)).collect();
        let terms = terms.into_iter().collect::<Option<Vec<Term>>>()?;
        let pairs: Vec<_> = items.iter().zip(terms.iter().copied()).collect();
        let unit = self.agree(&pairs)?;
        let nodes = terms.iter().map(|term| term.node).collect();
        Some(self.push_term(make(nodes), TermType::Number(unit), tree))
    }

    /// Checks an expression that must be a number of any unit.
    fn number(&mut self, tree: &ast::Expression, verb: &str) -> Option<Term> {
        let term = self.term(tree)?;
        match term.ty {
            TermType::Number(_) | TermType::Bare => Some(term),
            TermType::Date => self.refuse(diagnostics::date_arithmetic(
                &print::expression(tree),
                verb,
                tree.span,
            )),
        }
    }

    fn times(
        &mut self,
        tree: &ast::Expression,
        factor: Decimal,
        of: &ast::Expression,
    ) -> Option<Term> {
        let term = self.number(of, "multiplied")?;
        if factor.scale() > MOST_DECIMALS {
            return self.refuse(diagnostics::too_many_decimals(
                &factor.to_string(),
                MOST_DECIMALS,
                tree.span,
            ));
        }
        let unit = self.agree(&[(of, term)])?;
        Some(self.push_term(
            Node::Times {
                factor,
                of: term.node,
            },
            TermType::Number(unit),
            tree,
        ))
    }
}
