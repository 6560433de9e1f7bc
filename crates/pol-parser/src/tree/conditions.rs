//! Conditions and numbers: the grammar's flat chains of operands, grouped by what binds closer.
//! `times`, `before` and `after` bind closest, then `+` and `less`, then comparisons, `not`, and last `and` or `or`.

use super::{Builder, members, path};
use crate::ast::{Comparison, Condition, ConditionKind, Direction, Expression, ExpressionKind, Quantifier};
use crate::grammar::{Node, Rule};
use crate::span::Span;

/// A part of a chain.
#[derive(Clone, Debug)]
enum Piece<'a> {
    Operand(Node<'a>),
    Infix(Rule),
    Postfix(Node<'a>),
}

impl Builder {
    /// A condition with its bullets.
    pub(crate) fn condition(&mut self, node: &Node<'_>) -> Condition {
        let Some(head) = node.first() else { return error(node.span()) };
        let Rule::list_header = head.rule() else { return self.condition_chain(&head) };
        let mut items: Vec<Condition> = Vec::new();
        for item in node.all(Rule::bullet_item) {
            let depth = item.child(Rule::bullet).map_or(1, |bullet| bullet.text().trim().len());
            let condition = self.bullet(&item);
            match items.last_mut() {
                Some(Condition { kind: ConditionKind::List { items: inner, .. }, span }) if depth > 1 => {
                    *span = span.to(condition.span);
                    inner.push(condition);
                }
                Some(_) | None => items.push(condition),
            }
        }
        Condition { kind: ConditionKind::List { quantifier: quantifier(&head), items }, span: node.span() }
    }

    fn bullet(&mut self, item: &Node<'_>) -> Condition {
        match item.child(Rule::list_header) {
            Some(header) => Condition {
                kind: ConditionKind::List { quantifier: quantifier(&header), items: Vec::new() },
                span: header.span(),
            },
            None => match item.child(Rule::chain) {
                Some(chain) => self.condition_chain(&chain),
                None => error(item.span()),
            },
        }
    }

    /// `A and B`, `A or B`, or one of them.
    fn condition_chain(&mut self, chain: &Node<'_>) -> Condition {
        let pieces = pieces(chain);
        let ands = pieces.iter().any(|piece| matches!(piece, Piece::Infix(Rule::kw_and)));
        let word = if ands { Rule::kw_and } else { Rule::kw_or };
        let parts: Vec<Condition> =
            split(&pieces, |rule| rule == word).into_iter().map(|part| self.comparison(part, chain.span())).collect();
        match <[Condition; 1]>::try_from(parts) {
            Ok([one]) => one,
            Err(parts) => {
                let kind = if ands { ConditionKind::And(parts) } else { ConditionKind::Or(parts) };
                Condition { kind, span: chain.span() }
            }
        }
    }

    fn comparison(&mut self, pieces: &[Piece<'_>], whole: Span) -> Condition {
        let span = span_of(pieces).unwrap_or(whole);
        if let [Piece::Operand(operand), rest @ ..] = pieces
            && let Some(not) = operand.child(Rule::negation)
        {
            let inner = self.positive(operand, rest, whole);
            return Condition { kind: ConditionKind::Not(Box::new(inner)), span: not.span().to(span) };
        }
        if let [Piece::Operand(operand), rest @ ..] = pieces {
            return self.positive(operand, rest, whole);
        }
        error(span)
    }

    fn positive(&mut self, operand: &Node<'_>, rest: &[Piece<'_>], whole: Span) -> Condition {
        let start = operand.children().find(|child| child.rule() != Rule::negation);
        let Some(core) = start else { return error(whole) };
        let span = core.span().to(span_of(rest).unwrap_or(core.span()));
        let kind = match rest {
            [] => match core.rule() {
                Rule::parenthesis => return self.parenthesis(&core),
                Rule::path => ConditionKind::Name(path(&core)),
                _ => ConditionKind::Error,
            },
            [Piece::Postfix(postfix)] => postfix_kind(&core, postfix),
            _ => self.compare(operand, rest),
        };
        Condition { kind, span }
    }

    fn parenthesis(&mut self, node: &Node<'_>) -> Condition {
        match node.child(Rule::chain) {
            Some(chain) => self.condition_chain(&chain),
            None => error(node.span()),
        }
    }

    fn compare(&mut self, operand: &Node<'_>, rest: &[Piece<'_>]) -> ConditionKind {
        let mut pieces = vec![Piece::Operand(operand.clone())];
        pieces.extend(rest.iter().cloned());
        let at = pieces.iter().position(|piece| matches!(piece, Piece::Infix(rule) if is_comparison(*rule)));
        let Some(at) = at else { return ConditionKind::Error };
        let Piece::Infix(operator) = pieces[at] else { return ConditionKind::Error };
        let (left, right) = (self.expression(&pieces[..at]), &pieces[at + 1..]);
        if operator == Rule::is_between {
            let ends = split(right, |rule| rule == Rule::kw_and);
            let [low, high] = ends[..] else { return ConditionKind::Error };
            return ConditionKind::Between { subject: left, low: self.expression(low), high: self.expression(high) };
        }
        ConditionKind::Compare { left, operator: comparison(operator), right: self.expression(right) }
    }

    /// The expression of a chain.
    pub(crate) fn expression_chain(&mut self, chain: &Node<'_>) -> Expression {
        self.expression(&pieces(chain))
    }

    fn expression(&mut self, pieces: &[Piece<'_>]) -> Expression {
        let span = span_of(pieces).unwrap_or_default();
        let sums = pieces.iter().any(|piece| matches!(piece, Piece::Infix(Rule::plus)));
        let word = if sums { Rule::plus } else { Rule::kw_less };
        let parts: Vec<Expression> =
            split(pieces, |rule| rule == word).into_iter().map(|part| self.product(part)).collect();
        match <[Expression; 1]>::try_from(parts) {
            Ok([one]) => one,
            Err(parts) => {
                let kind = if sums { ExpressionKind::Sum(parts) } else { ExpressionKind::Less(parts) };
                Expression { kind, span }
            }
        }
    }

    fn product(&mut self, pieces: &[Piece<'_>]) -> Expression {
        let span = span_of(pieces).unwrap_or_default();
        let kind = match pieces {
            [Piece::Operand(operand)] => return self.primary(operand),
            [Piece::Operand(first), Piece::Infix(rule), rest @ ..] => {
                let of = Box::new(self.product(rest));
                match (rule, first.child(Rule::quantity).map(|quantity| self.quantity(&quantity))) {
                    (Rule::kw_times, Some(quantity)) => ExpressionKind::Times { factor: quantity.number, of },
                    (Rule::kw_before, Some(by)) => ExpressionKind::Shift { by, direction: Direction::Before, from: of },
                    (Rule::kw_after, Some(by)) => ExpressionKind::Shift { by, direction: Direction::After, from: of },
                    _ => ExpressionKind::Error,
                }
            }
            _ => ExpressionKind::Error,
        };
        Expression { kind, span }
    }

    fn primary(&mut self, operand: &Node<'_>) -> Expression {
        let span = operand.span();
        let Some(core) = operand.children().find(|child| child.rule() != Rule::negation) else {
            return Expression { kind: ExpressionKind::Error, span };
        };
        let kind = match core.rule() {
            Rule::quantity => ExpressionKind::Quantity(self.quantity(&core)),
            Rule::date => ExpressionKind::Date(self.date(&core).date),
            Rule::path => ExpressionKind::Name(path(&core)),
            Rule::code => ExpressionKind::Code(core.text().trim().to_owned()),
            Rule::parenthesis => match core.child(Rule::chain) {
                Some(chain) => return self.expression_chain(&chain),
                None => ExpressionKind::Error,
            },
            _ => ExpressionKind::Error,
        };
        Expression { kind, span }
    }
}

fn error(span: Span) -> Condition {
    Condition { kind: ConditionKind::Error, span }
}

fn pieces<'a>(chain: &Node<'a>) -> Vec<Piece<'a>> {
    let piece = |node: Node<'a>| match node.rule() {
        Rule::operand => Piece::Operand(node),
        Rule::infix => Piece::Infix(node.first().map_or(Rule::infix, |inner| inner.rule())),
        _ => Piece::Postfix(node),
    };
    chain.children().map(piece).collect()
}

fn span_of(pieces: &[Piece<'_>]) -> Option<Span> {
    let spans = pieces.iter().filter_map(|piece| match piece {
        Piece::Operand(node) | Piece::Postfix(node) => Some(node.span()),
        Piece::Infix(_) => None,
    });
    spans.reduce(Span::to)
}

/// Cuts at the words that the test takes; an `and` of `is between` is none of them.
fn split<'p, 'a>(pieces: &'p [Piece<'a>], cuts: impl Fn(Rule) -> bool) -> Vec<&'p [Piece<'a>]> {
    let mut parts = Vec::new();
    let (mut start, mut between) = (0, false);
    for (at, piece) in pieces.iter().enumerate() {
        let Piece::Infix(rule) = piece else { continue };
        match rule {
            Rule::is_between => between = true,
            Rule::kw_and if between => between = false,
            rule if cuts(*rule) => {
                parts.push(&pieces[start..at]);
                start = at + 1;
            }
            _ => {}
        }
    }
    parts.push(&pieces[start..]);
    parts
}

fn is_comparison(rule: Rule) -> bool {
    !matches!(
        rule,
        Rule::kw_and | Rule::kw_or | Rule::plus | Rule::kw_less | Rule::kw_times | Rule::kw_before | Rule::kw_after
    )
}

fn comparison(rule: Rule) -> Comparison {
    match rule {
        Rule::is_at_least => Comparison::AtLeast,
        Rule::is_at_most => Comparison::AtMost,
        Rule::is_more_than => Comparison::MoreThan,
        Rule::is_less_than => Comparison::LessThan,
        Rule::is_on_or_after => Comparison::OnOrAfter,
        Rule::is_on_or_before => Comparison::OnOrBefore,
        Rule::is_after => Comparison::After,
        Rule::is_before => Comparison::Before,
        Rule::is_not => Comparison::IsNot,
        _ => Comparison::Is,
    }
}

fn postfix_kind(core: &Node<'_>, postfix: &Node<'_>) -> ConditionKind {
    let (subject, negated) = (path(core), postfix.has(Rule::kw_not));
    match postfix.rule() {
        Rule::is_one_of => ConditionKind::OneOf { subject, negated, members: members(postfix) },
        Rule::is_empty => ConditionKind::Empty { subject, negated },
        Rule::includes => {
            let quantifier = match (postfix.has(Rule::any_of), postfix.has(Rule::none_of)) {
                (true, _) => Quantifier::Any,
                (_, true) => Quantifier::None,
                (false, false) => Quantifier::All,
            };
            ConditionKind::Includes { subject, quantifier, members: members(postfix) }
        }
        _ => ConditionKind::Error,
    }
}

fn quantifier(header: &Node<'_>) -> Quantifier {
    let Some(inner) = header.first() else { return Quantifier::All };
    match inner.rule() {
        Rule::any_of => Quantifier::Any,
        Rule::none_of => Quantifier::None,
        Rule::at_least_of => {
            let count = inner.child(Rule::count).and_then(|count| count.text().trim().parse().ok());
            Quantifier::AtLeast(count.unwrap_or(1))
        }
        _ => Quantifier::All,
    }
}
