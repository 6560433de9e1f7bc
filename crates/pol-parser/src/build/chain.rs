//! Groups the flat chain of a line: `and` and `or` outermost, then comparisons, then `+` and `less`, then `times`,
//! `before` and `after`. Whether a part is a condition or a number shows only when it is grouped.

use super::Builder;
use super::condition::error;
use super::literal::cover;
use crate::ast::{Condition, ConditionKind, Expression, ExpressionKind};
use crate::diagnostics;
use crate::grammar::{Node, Rule};
use crate::limits;
use crate::span::Span;

/// A condition, or a number, a date or a name; a name may be either.
#[expect(
    clippy::large_enum_variant,
    reason = "it lives for the time of one call"
)]
pub(super) enum Phrase {
    Condition(Condition),
    Expression(Expression),
}

/// A link of a chain.
#[derive(Clone)]
pub(super) enum Link<'a> {
    Operand(Node<'a>),
    /// What stands between two operands: the rule of its words.
    Infix(Rule, Node<'a>),
    /// What stands after one: `is empty`, `is one of …`, `includes …`.
    Postfix(Node<'a>),
}

impl Link<'_> {
    pub(super) fn span(&self) -> Span {
        match self {
            Self::Operand(node) | Self::Infix(_, node) | Self::Postfix(node) => node.span(),
        }
    }

    pub(super) fn infix(&self) -> Option<Rule> {
        match self {
            Self::Infix(rule, _) => Some(*rule),
            Self::Operand(_) | Self::Postfix(_) => None,
        }
    }
}

impl<'a> Builder<'a> {
    /// Builds a chain that must be a condition.
    pub(super) fn chain_condition(&mut self, chain: &Node<'a>) -> Condition {
        let phrase = self.phrase(chain);
        self.as_condition(phrase)
    }

    /// Builds a chain that must be a number, a date or a name.
    pub(super) fn expression(&mut self, chain: &Node<'a>) -> Expression {
        let phrase = self.phrase(chain);
        self.as_expression(phrase)
    }

    fn as_condition(&mut self, phrase: Phrase) -> Condition {
        match phrase {
            Phrase::Condition(condition) => condition,
            Phrase::Expression(Expression {
                kind: ExpressionKind::Name(path),
                span,
            }) => Condition {
                kind: ConditionKind::Name(path),
                span,
            },
            Phrase::Expression(Expression {
                kind: ExpressionKind::Error,
                span,
            }) => error(span),
            Phrase::Expression(Expression { span, .. }) => {
                self.report(diagnostics::not_a_condition(
                    span.of(self.source.text),
                    span,
                ));
                error(span)
            }
        }
    }

    pub(super) fn as_expression(&mut self, phrase: Phrase) -> Expression {
        match phrase {
            Phrase::Expression(expression) => expression,
            Phrase::Condition(Condition { kind, span }) => {
                if !matches!(kind, ConditionKind::Error) {
                    self.report(diagnostics::not_a_number(span.of(self.source.text), span));
                }
                Expression {
                    kind: ExpressionKind::Error,
                    span,
                }
            }
        }
    }

    pub(super) fn phrase(&mut self, chain: &Node<'a>) -> Phrase {
        let links: Vec<_> = chain
            .children()
            .filter_map(|node| self.link(node))
            .collect();
        self.logic(&links)
    }

    fn link(&mut self, node: Node<'a>) -> Option<Link<'a>> {
        match node.rule() {
            Rule::operand => Some(Link::Operand(node)),
            Rule::infix => {
                let words = node.first()?;
                let rule = self.infix(&words);
                Some(Link::Infix(rule, words))
            }
            _ => Some(Link::Postfix(node)),
        }
    }

    /// Reports a foreign spelling, and gives the rule of the words that it stands for.
    fn infix(&mut self, words: &Node<'a>) -> Rule {
        match words.rule() {
            Rule::foreign_logic => {
                let (rule, word) = if words.text().starts_with('&') {
                    (Rule::kw_and, "and")
                } else {
                    (Rule::kw_or, "or")
                };
                self.report(diagnostics::symbol_logic(
                    words.text().trim_end(),
                    word,
                    words.span(),
                ));
                rule
            }
            Rule::foreign_comparison => self.foreign_comparison(words),
            Rule::foreign_comparison_words => self.foreign_words(words),
            rule => rule,
        }
    }

    fn foreign_comparison(&mut self, words: &Node<'a>) -> Rule {
        let symbol = words
            .child(Rule::foreign_symbol)
            .map_or("", |symbol| symbol.text());
        let instead = crate::wording::comparison_words(symbol).unwrap_or("is");
        self.report(diagnostics::symbol_comparison(
            symbol,
            instead,
            words.span(),
        ));
        rule_of(instead)
    }

    fn foreign_words(&mut self, words: &Node<'a>) -> Rule {
        let written = words.text().trim_end();
        let up = ["greater", "larger", "higher", "bigger", "more", "exceeds"]
            .iter()
            .any(|word| written.contains(word));
        let down = ["smaller", "lower", "fewer", "less"]
            .iter()
            .any(|word| written.contains(word));
        let instead = match (up, down, written.contains(" or ")) {
            (true, _, true) => "is at least",
            (true, _, false) => "is more than",
            (false, true, true) => "is at most",
            (false, true, false) => "is less than",
            (false, false, _) => "is",
        };
        self.report(diagnostics::foreign_word(
            written,
            &format!("write `{instead}`"),
            words.span(),
        ));
        rule_of(instead)
    }

    /// Splits at `and` and `or`; the `and` of `is between … and …` belongs to it.
    fn logic(&mut self, links: &[Link<'a>]) -> Phrase {
        let (parts, joints) = split(links, &mut logic_joint());
        let Some(&(first, first_span)) = joints.first() else {
            return self.part(links);
        };
        if let Some(&(_, other)) = joints.iter().find(|(rule, _)| *rule != first) {
            self.report(diagnostics::mixed_logic(first_span, other));
        }
        let conditions: Vec<_> = parts
            .into_iter()
            .map(|part| self.condition_part(part))
            .collect();
        let span = cover(conditions.iter().map(|condition| condition.span));
        let kind = if first == Rule::kw_and {
            ConditionKind::And(conditions)
        } else {
            ConditionKind::Or(conditions)
        };
        Phrase::Condition(Condition { kind, span })
    }

    fn condition_part(&mut self, links: &[Link<'a>]) -> Condition {
        let phrase = self.part(links);
        self.as_condition(phrase)
    }

    /// Builds a part without `and` and `or`: `not`, and then a comparison or less.
    fn part(&mut self, links: &[Link<'a>]) -> Phrase {
        let negations: Vec<_> = match links.first() {
            Some(Link::Operand(operand)) => operand.all(Rule::negation).collect(),
            _ => Vec::new(),
        };
        if let Some(span) = links.iter().skip(1).find_map(inner_negation) {
            self.report(diagnostics::not_a_number(span.of(self.source.text), span));
            return Phrase::Condition(error(cover(links.iter().map(Link::span))));
        }
        let phrase = self.comparison(links);
        if negations.is_empty() {
            return phrase;
        }
        for symbol in negations
            .iter()
            .filter_map(|negation| negation.child(Rule::foreign_not))
        {
            self.report(diagnostics::symbol_logic("!", "not", symbol.span()));
        }
        if let Some(deep) = negations.get(limits::DEPTH) {
            self.report(diagnostics::nesting_too_deep(deep.span()));
        }
        let inner = self.as_condition(phrase);
        Phrase::Condition(negate(inner, &negations))
    }
}

/// Gives the place of an operand with `not` before it.
fn inner_negation(link: &Link<'_>) -> Option<Span> {
    match link {
        Link::Operand(operand) if operand.has(Rule::negation) => Some(operand.span()),
        Link::Operand(_) | Link::Infix(..) | Link::Postfix(_) => None,
    }
}

fn negate(condition: Condition, negations: &[Node<'_>]) -> Condition {
    let end = condition.span;
    let depth = negations.len().min(limits::DEPTH);
    negations
        .iter()
        .rev()
        .take(depth)
        .fold(condition, |inner, negation| Condition {
            kind: ConditionKind::Not(Box::new(inner)),
            span: negation.span().to(end),
        })
}

/// Finds the joints of a chain: each `and` and `or` but for the `and` that belongs to `is between`.
fn logic_joint<'b, 'a>() -> impl FnMut(&'b Link<'a>) -> Option<Rule>
where
    'a: 'b,
{
    let mut between = false;
    move |link| {
        let rule = link.infix()?;
        if rule == Rule::is_between {
            between = true;
            return None;
        }
        if rule == Rule::kw_and && between {
            between = false;
            return None;
        }
        matches!(rule, Rule::kw_and | Rule::kw_or).then_some(rule)
    }
}

/// The stretches between the joints of a chain, and the joints.
pub(super) type Cut<'b, 'a> = (Vec<&'b [Link<'a>]>, Vec<(Rule, Span)>);

pub(super) fn split<'b, 'a>(
    links: &'b [Link<'a>],
    joint: &mut impl FnMut(&'b Link<'a>) -> Option<Rule>,
) -> Cut<'b, 'a> {
    let (mut parts, mut joints, mut start) = (Vec::new(), Vec::new(), 0);
    for (at, link) in links.iter().enumerate() {
        if let Some(rule) = joint(link) {
            parts.push(links.get(start..at).unwrap_or(&[]));
            joints.push((rule, link.span()));
            start = at + 1;
        }
    }
    parts.push(links.get(start..).unwrap_or(&[]));
    (parts, joints)
}

fn rule_of(words: &str) -> Rule {
    match words {
        "is at least" => Rule::is_at_least,
        "is at most" => Rule::is_at_most,
        "is more than" => Rule::is_more_than,
        "is less than" => Rule::is_less_than,
        "is not" => Rule::is_not,
        _ => Rule::is,
    }
}
