//! Groups the numbers and dates of a chain: `+` and `less`, then `times`, `before` and `after`, then single operands.

use super::Builder;
use super::chain::{Link, Phrase, split};
use super::condition::error;
use super::literal::cover;
use crate::ast::{Condition, Direction, Expression, ExpressionKind};
use crate::diagnostics;
use crate::grammar::{Node, Rule};

impl<'a> Builder<'a> {
    pub(super) fn sum(&mut self, links: &[Link<'a>]) -> Phrase {
        let (parts, joints) = split(links, &mut |link| {
            link.infix()
                .filter(|rule| matches!(rule, Rule::plus | Rule::kw_less))
        });
        let Some(&(first, first_span)) = joints.first() else {
            return self.product(links);
        };
        if let Some(&(_, other)) = joints.iter().find(|(rule, _)| *rule != first) {
            self.report(diagnostics::mixed_sum(first_span, other));
        }
        let terms: Vec<_> = parts.into_iter().map(|part| self.term(part)).collect();
        let span = cover(terms.iter().map(|term| term.span));
        let kind = if first == Rule::plus {
            ExpressionKind::Sum(terms)
        } else {
            ExpressionKind::Less(terms)
        };
        Phrase::Expression(Expression { kind, span })
    }

    fn term(&mut self, links: &[Link<'a>]) -> Expression {
        let phrase = self.product(links);
        self.as_expression(phrase)
    }

    /// Builds `3 times A`, `90 days before D`, or a single operand.
    fn product(&mut self, links: &[Link<'a>]) -> Phrase {
        match links {
            [Link::Operand(operand)] => self.operand(operand),
            [
                Link::Operand(left),
                Link::Infix(rule, words),
                Link::Operand(right),
            ] => {
                let span = cover([left.span(), right.span()]);
                let (left, right) = (self.single(left), self.single(right));
                let kind = self.scaled(left, *rule, words, right);
                Phrase::Expression(Expression { kind, span })
            }
            _ => self.row_of_products(links),
        }
    }

    fn row_of_products(&mut self, links: &[Link<'a>]) -> Phrase {
        let span = cover(links.iter().map(Link::span));
        let second = links.iter().filter(|link| link.infix().is_some()).nth(1);
        if let Some(link) = second {
            self.report(diagnostics::misplaced_arithmetic(
                link.span().of(self.source.text),
                link.span(),
            ));
        }
        Phrase::Expression(Expression {
            kind: ExpressionKind::Error,
            span,
        })
    }

    fn single(&mut self, operand: &Node<'a>) -> Expression {
        let phrase = self.operand(operand);
        self.as_expression(phrase)
    }

    fn scaled(
        &mut self,
        left: Expression,
        rule: Rule,
        words: &Node<'a>,
        right: Expression,
    ) -> ExpressionKind {
        let right = Box::new(right);
        match (rule, left.kind) {
            (Rule::kw_times, ExpressionKind::Quantity(factor)) if factor.unit.is_none() => {
                ExpressionKind::Times {
                    factor: factor.number,
                    of: right,
                }
            }
            (Rule::kw_before, ExpressionKind::Quantity(by)) if by.unit.is_some() => {
                ExpressionKind::Shift {
                    by,
                    direction: Direction::Before,
                    from: right,
                }
            }
            (Rule::kw_after, ExpressionKind::Quantity(by)) if by.unit.is_some() => {
                ExpressionKind::Shift {
                    by,
                    direction: Direction::After,
                    from: right,
                }
            }
            _ => {
                self.report(diagnostics::misplaced_arithmetic(
                    words.text().trim_end(),
                    words.span(),
                ));
                ExpressionKind::Error
            }
        }
    }

    fn operand(&mut self, operand: &Node<'a>) -> Phrase {
        let primary = operand
            .children()
            .find(|child| child.rule() != Rule::negation);
        let Some(primary) = primary else {
            return Phrase::Condition(error(operand.span()));
        };
        let span = primary.span();
        let kind = match primary.rule() {
            Rule::parenthesis => return self.parenthesis(&primary),
            Rule::over_rows => return self.over_rows(&primary),
            Rule::limit_part => return self.limit_part(&primary),
            Rule::within_limit => return self.within_limit(&primary),
            Rule::date => ExpressionKind::Date(self.date(&primary).date),
            Rule::quantity => self
                .quantity(&primary)
                .map_or(ExpressionKind::Error, ExpressionKind::Quantity),
            Rule::path if self.check_foreign(&primary) => ExpressionKind::Error,
            Rule::path => ExpressionKind::Name(self.path(&primary)),
            _ => ExpressionKind::Code(primary.text().to_owned()),
        };
        Phrase::Expression(Expression { kind, span })
    }

    fn parenthesis(&mut self, node: &Node<'a>) -> Phrase {
        let span = node.span();
        let inner = node.child(Rule::chain).map(|chain| self.phrase(&chain));
        match inner {
            Some(Phrase::Condition(condition)) => {
                Phrase::Condition(Condition { span, ..condition })
            }
            Some(Phrase::Expression(expression)) => {
                Phrase::Expression(Expression { span, ..expression })
            }
            None => Phrase::Condition(error(span)),
        }
    }
}
