//! Groups a part of a chain without `and` and `or`: a comparison, a membership, or less than either.

use super::Builder;
use super::chain::{Link, Phrase, split};
use super::condition::error;
use super::literal::cover;
use crate::ast::{
    Comparison, Condition, ConditionKind, Expression, ExpressionKind, Path, Quantifier,
};
use crate::diagnostics;
use crate::grammar::{Node, Rule};

impl<'a> Builder<'a> {
    pub(super) fn comparison(&mut self, links: &[Link<'a>]) -> Phrase {
        let compares = |link: &Link<'a>| {
            matches!(link, Link::Postfix(_)) || link.infix().is_some_and(is_comparison)
        };
        let found: Vec<_> = (0..links.len())
            .filter(|&at| links.get(at).is_some_and(compares))
            .collect();
        let Some(&at) = found.first() else {
            return self.sum(links);
        };
        let span = cover(links.iter().map(Link::span));
        if let Some(second) = found.get(1).and_then(|&second| links.get(second)) {
            let first = links.get(at).map_or(span, Link::span);
            self.report(diagnostics::compared_twice(first, second.span()));
            return Phrase::Condition(error(span));
        }
        let (left, right) = (
            links.get(..at).unwrap_or(&[]),
            links.get(at + 1..).unwrap_or(&[]),
        );
        let kind = match links.get(at) {
            Some(Link::Postfix(words)) => self.membership(left, words, right),
            Some(Link::Infix(Rule::is_between, _)) => self.between(left, right),
            Some(Link::Infix(rule, _)) => self.compare(left, *rule, right),
            Some(Link::Operand(_)) | None => ConditionKind::Error,
        };
        Phrase::Condition(Condition { kind, span })
    }

    fn compare(&mut self, left: &[Link<'a>], rule: Rule, right: &[Link<'a>]) -> ConditionKind {
        let (left, right) = (self.side(left), self.side(right));
        ConditionKind::Compare {
            left,
            operator: operator(rule),
            right,
        }
    }

    fn between(&mut self, left: &[Link<'a>], right: &[Link<'a>]) -> ConditionKind {
        let subject = self.side(left);
        let (sides, _) = split(right, &mut |link| {
            link.infix().filter(|rule| *rule == Rule::kw_and)
        });
        match sides.as_slice() {
            [low, high] => ConditionKind::Between {
                subject,
                low: self.side(low),
                high: self.side(high),
            },
            _ => {
                let span = cover(right.iter().map(Link::span));
                let last = span.of(self.source.text);
                self.report(diagnostics::unfinished(
                    last,
                    "`and` and the upper end",
                    span,
                ));
                ConditionKind::Error
            }
        }
    }

    /// Builds one side of a comparison; `not` has no place in it but at the very start of the part.
    fn side(&mut self, links: &[Link<'a>]) -> Expression {
        let phrase = self.sum(links);
        self.as_expression(phrase)
    }

    fn membership(
        &mut self,
        left: &[Link<'a>],
        words: &Node<'a>,
        right: &[Link<'a>],
    ) -> ConditionKind {
        if let Some(link) = right.first() {
            self.report(diagnostics::words_after_end(
                link.span().of(self.source.text),
                link.span(),
            ));
        }
        let Some(subject) = self.subject(left) else {
            return ConditionKind::Error;
        };
        let negated = words.has(Rule::kw_not);
        match words.rule() {
            Rule::is_empty => ConditionKind::Empty { subject, negated },
            Rule::is_one_of => ConditionKind::OneOf {
                subject,
                negated,
                members: self.members(words),
            },
            _ => ConditionKind::Includes {
                subject,
                quantifier: quantifier(words),
                members: self.members(words),
            },
        }
    }

    fn subject(&mut self, links: &[Link<'a>]) -> Option<Path> {
        let side = self.side(links);
        match side.kind {
            ExpressionKind::Name(path) => Some(path),
            ExpressionKind::Error => None,
            _ => {
                let written = side.span.of(self.source.text);
                self.report(diagnostics::out_of_order(
                    written,
                    "the name of a fact",
                    None,
                    side.span,
                ));
                None
            }
        }
    }
}

fn is_comparison(rule: Rule) -> bool {
    rule == Rule::is_between || OPERATORS.iter().any(|(of, _)| *of == rule)
}

fn operator(rule: Rule) -> Comparison {
    OPERATORS
        .iter()
        .find(|(of, _)| *of == rule)
        .map_or(Comparison::Is, |(_, operator)| *operator)
}

const OPERATORS: [(Rule, Comparison); 10] = [
    (Rule::is, Comparison::Is),
    (Rule::is_not, Comparison::IsNot),
    (Rule::is_at_least, Comparison::AtLeast),
    (Rule::is_at_most, Comparison::AtMost),
    (Rule::is_more_than, Comparison::MoreThan),
    (Rule::is_less_than, Comparison::LessThan),
    (Rule::is_on_or_after, Comparison::OnOrAfter),
    (Rule::is_on_or_before, Comparison::OnOrBefore),
    (Rule::is_after, Comparison::After),
    (Rule::is_before, Comparison::Before),
];

/// How many of the members `includes` asks for; without words, all.
fn quantifier(words: &Node<'_>) -> Quantifier {
    if words.has(Rule::any_of) {
        Quantifier::Any
    } else if words.has(Rule::none_of) {
        Quantifier::None
    } else {
        Quantifier::All
    }
}
