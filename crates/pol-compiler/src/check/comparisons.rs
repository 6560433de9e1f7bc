//! `A is B` and its kin: what stands on the one side decides what the other may be.

use super::Checker;
use super::numbers::{Term, TermType};
use crate::diagnostics;
use crate::names::{Lookup, Symbol};
use crate::program::{self, FactId, Node, NodeId, Type};
use pol_parser::ast::{self, Comparison, ConditionKind, ExpressionKind};
use pol_parser::{Span, print};

/// What stands on one side of a comparison.
enum Side {
    /// A fact that is neither a number nor a date.
    Fact(FactId, Type),
    /// A criterion.
    Criterion,
    /// A number, a date, or a word whose meaning the other side decides.
    Plain,
    /// Has its diagnostic already.
    Silent,
}

/// A comparison as it was written.
#[derive(Clone, Copy)]
pub(super) struct Written<'t> {
    /// The whole condition.
    pub(super) tree: &'t ast::Condition,
    /// The words between the sides.
    pub(super) operator: Comparison,
}

impl Written<'_> {
    /// Where the words stand, if they fill what is between the sides: no parenthesis and no comment stands there too.
    fn place(&self) -> Option<Span> {
        let ConditionKind::Compare { left, right, .. } = &self.tree.kind else {
            return None;
        };
        let (start, end) = (left.span.end + 1, right.span.start.checked_sub(1)?);
        let fills = end.checked_sub(start)? == print::comparison(self.operator).len();
        fills.then(|| Span::new(start, end))
    }
}

impl Checker<'_> {
    /// Checks a comparison of any two sides.
    pub(crate) fn compare(
        &mut self,
        tree: &ast::Condition,
        left: &ast::Expression,
        operator: Comparison,
        right: &ast::Expression,
    ) -> Option<NodeId> {
        let written = Written { tree, operator };
        let (mut left_side, mut right_side) = (self.side(left), self.side(right));
        if self.is_choice_of(&left_side, right) {
            right_side = Side::Plain;
        }
        if self.is_choice_of(&right_side, left) {
            left_side = Side::Plain;
        }
        match (left_side, right_side) {
            (Side::Silent, _) | (_, Side::Silent) => None,
            (Side::Criterion, _) => self.compared_yes_no(left, right, tree),
            (Side::Fact(_, Type::YesNo), _) => self.compared_yes_no(left, right, tree),
            (_, Side::Criterion) => self.compared_yes_no(right, left, tree),
            (_, Side::Fact(_, Type::YesNo)) => self.compared_yes_no(right, left, tree),
            (Side::Fact(..), Side::Fact(..)) => {
                let (left, right) = (print::expression(left), print::expression(right));
                self.refuse(diagnostics::two_facts_compared(&left, &right, tree.span))
            }
            (Side::Fact(fact, ty), Side::Plain) => self.compare_fact(written, fact, ty, right),
            (Side::Plain, Side::Fact(fact, ty)) => self.compare_fact(written, fact, ty, left),
            (Side::Plain, Side::Plain) => self.compare_terms(written, left, right),
        }
    }

    fn side(&mut self, tree: &ast::Expression) -> Side {
        if let ExpressionKind::OverRows(rows) = &tree.kind {
            return match self.over_rows(rows) {
                None => Side::Silent,
                Some((fact, ty @ Type::OneOf(_))) => Side::Fact(fact, ty),
                Some(_) => Side::Plain,
            };
        }
        let ExpressionKind::Name(path) = &tree.kind else {
            return Side::Plain;
        };
        match self.names().symbol(&path.text) {
            Lookup::Found(Symbol::Criterion(_)) => Side::Criterion,
            Lookup::Found(Symbol::Fact(fact)) => match self.signatures.fact(fact) {
                None => Side::Silent,
                Some(Type::Number { .. } | Type::Date { .. }) => Side::Plain,
                Some(
                    ty @ (Type::YesNo
                    | Type::OneOf(_)
                    | Type::AnyOf(_)
                    | Type::Code(_)
                    | Type::Codes(_)
                    | Type::Text),
                ) => Side::Fact(fact, ty.clone()),
            },
            Lookup::Found(Symbol::Amount(_) | Symbol::Value(_) | Symbol::CodeSet(_))
            | Lookup::Unknown => Side::Plain,
            Lookup::Broken => Side::Silent,
        }
    }

    fn compared_yes_no(
        &mut self,
        subject: &ast::Expression,
        other: &ast::Expression,
        tree: &ast::Condition,
    ) -> Option<NodeId> {
        let (subject, other) = (print::expression(subject), print::expression(other));
        self.refuse(diagnostics::yes_no_compared(&subject, &other, tree.span))
    }

    fn compare_fact(
        &mut self,
        written: Written<'_>,
        fact: FactId,
        ty: Type,
        other: &ast::Expression,
    ) -> Option<NodeId> {
        let span = written.tree.span;
        let path = self.words_of(fact);
        match ty {
            Type::OneOf(list) => self.compare_choice(written, fact, list, other),
            Type::Code(system) => self.compare_code(written, fact, system, other),
            Type::AnyOf(_) | Type::Codes(_) => self.refuse(diagnostics::set_compared(
                &path,
                &print::expression(other),
                span,
            )),
            Type::Text => self.refuse(diagnostics::text_compared(&path, span)),
            Type::YesNo | Type::Number { .. } | Type::Date { .. } => None,
        }
    }

    /// Tells whether a comparison is `is` (false) or `is not` (true); reports all others.
    pub(super) fn equality(
        &mut self,
        written: Written<'_>,
        path: &str,
        what: &str,
    ) -> Option<bool> {
        match written.operator {
            Comparison::Is => Some(false),
            Comparison::IsNot => Some(true),
            Comparison::AtLeast
            | Comparison::AtMost
            | Comparison::MoreThan
            | Comparison::LessThan
            | Comparison::OnOrAfter
            | Comparison::OnOrBefore
            | Comparison::After
            | Comparison::Before => self.refuse(diagnostics::unordered(
                path,
                what,
                print::comparison(written.operator),
                written.tree.span,
            )),
        }
    }

    fn compare_terms(
        &mut self,
        written: Written<'_>,
        left: &ast::Expression,
        right: &ast::Expression,
    ) -> Option<NodeId> {
        if self.is_unknown(left) && self.is_unknown(right) {
            // What the second name means hangs on the first: one report suffices.
            return self.term(left).and(None);
        }
        let (left_term, right_term) = (self.term(left), self.term(right));
        let (one, other) = (left_term?, right_term?);
        match (one.ty, other.ty) {
            (TermType::Date, TermType::Date) => self.compare_dates(written, one, other),
            (TermType::Date, _) => self.mixed(written, left, right),
            (_, TermType::Date) => self.mixed(written, right, left),
            (TermType::Number(_) | TermType::Bare, TermType::Number(_) | TermType::Bare) => {
                self.agree(&[(left, one), (right, other)])?;
                self.check_decimals(left, right)?;
                self.check_decimals(right, left)?;
                self.compare_numbers(written, one, other)
            }
        }
    }

    /// Tells whether an expression is a name that nothing declares.
    fn is_unknown(&self, tree: &ast::Expression) -> bool {
        plain_name(tree).is_some_and(|name| matches!(self.names().symbol(name), Lookup::Unknown))
    }

    /// Tells whether an expression is a choice of the list that a side's fact has.
    fn is_choice_of(&self, side: &Side, tree: &ast::Expression) -> bool {
        let Side::Fact(_, Type::OneOf(list)) = side else {
            return false;
        };
        let rows = &self.vocabulary.choices[list.index()].rows;
        plain_name(tree).is_some_and(|name| rows.iter().any(|row| row.name == name))
    }

    fn mixed(
        &mut self,
        written: Written<'_>,
        date: &ast::Expression,
        number: &ast::Expression,
    ) -> Option<NodeId> {
        let (date, number) = (print::expression(date), print::expression(number));
        self.refuse(diagnostics::date_with_number(
            &date,
            &number,
            written.tree.span,
        ))
    }

    fn compare_dates(&mut self, written: Written<'_>, left: Term, right: Term) -> Option<NodeId> {
        let operator = match written.operator {
            Comparison::Is => program::Comparison::Equal,
            Comparison::IsNot => program::Comparison::NotEqual,
            Comparison::OnOrAfter => program::Comparison::AtLeast,
            Comparison::OnOrBefore => program::Comparison::AtMost,
            Comparison::After => program::Comparison::More,
            Comparison::Before => program::Comparison::Less,
            Comparison::AtLeast => return self.wrong_words(written, "dates", "is on or after"),
            Comparison::AtMost => return self.wrong_words(written, "dates", "is on or before"),
            Comparison::MoreThan => return self.wrong_words(written, "dates", "is after"),
            Comparison::LessThan => return self.wrong_words(written, "dates", "is before"),
        };
        Some(self.push_comparison(written, left, operator, right))
    }

    fn compare_numbers(&mut self, written: Written<'_>, left: Term, right: Term) -> Option<NodeId> {
        let operator = match written.operator {
            Comparison::Is => program::Comparison::Equal,
            Comparison::IsNot => program::Comparison::NotEqual,
            Comparison::AtLeast => program::Comparison::AtLeast,
            Comparison::AtMost => program::Comparison::AtMost,
            Comparison::MoreThan => program::Comparison::More,
            Comparison::LessThan => program::Comparison::Less,
            Comparison::OnOrAfter => return self.wrong_words(written, "numbers", "is at least"),
            Comparison::OnOrBefore => return self.wrong_words(written, "numbers", "is at most"),
            Comparison::After => return self.wrong_words(written, "numbers", "is more than"),
            Comparison::Before => return self.wrong_words(written, "numbers", "is less than"),
        };
        Some(self.push_comparison(written, left, operator, right))
    }

    fn wrong_words(&mut self, written: Written<'_>, of: &str, right_words: &str) -> Option<NodeId> {
        self.refuse(diagnostics::wrong_words(
            print::comparison(written.operator),
            of,
            right_words,
            written.tree.span,
            written.place(),
        ))
    }

    fn push_comparison(
        &mut self,
        written: Written<'_>,
        left: Term,
        operator: program::Comparison,
        right: Term,
    ) -> NodeId {
        let node = Node::Compare {
            left: left.node,
            operator,
            right: right.node,
        };
        self.push_condition(node, written.tree)
    }
}

/// Gives the name that an expression is.
fn plain_name(tree: &ast::Expression) -> Option<&str> {
    if let ExpressionKind::Name(path) = &tree.kind {
        return Some(&path.text);
    }
    None
}
