//! Builds values and amounts: dated numbers, guarded cases and caps.

use super::condition::error;
use super::{Attached, Builder, Once, read_nodes};
use crate::ast::{
    Amount, AmountCase, Cap, Dates, Expression, ExpressionKind, Name, Value, ValueEntry,
};
use crate::grammar::{Node, Rule};
use crate::recover::Piece;
use crate::span::Span;

/// The clauses of an amount, while they are collected.
#[derive(Default)]
struct Clauses {
    text: Once<crate::ast::Text>,
    cases: Vec<AmountCase>,
    otherwise: Once<Expression>,
    caps: Vec<Cap>,
    attached: Attached,
}

impl<'a> Builder<'a> {
    pub(super) fn value(&mut self, head: &Node<'a>, pieces: &[Piece<'a>]) -> Option<Value> {
        let (name, unit) = self.measured(head)?;
        let (mut text, mut entries, mut attached) =
            (Once::default(), Vec::new(), Attached::default());
        for node in read_nodes(pieces) {
            match node.rule() {
                Rule::text => self.put_own_text(&mut text, &node),
                Rule::value_entry => entries.extend(self.value_entry(&node)),
                _ => drop(self.attach(&mut attached, &node)),
            }
        }
        if entries.is_empty() && pieces.iter().any(|piece| piece.node.is_err()) {
            return None;
        }
        Some(Value {
            name,
            unit,
            text: text.value,
            entries,
            attachments: attached.finish(),
        })
    }

    /// Builds `NAME in UNIT`.
    fn measured(&mut self, head: &Node<'a>) -> Option<(Name, Name)> {
        let name = self.declared_name(head)?;
        let unit = self.names(head, Rule::name).into_iter().nth(1)?;
        Some((name, unit))
    }

    /// Builds a text that is a clause of its own.
    pub(super) fn put_own_text(&mut self, slot: &mut Once<crate::ast::Text>, node: &Node<'a>) {
        let text = self.text(node);
        slot.put(self, "the text", node.span(), text);
    }

    fn value_entry(&mut self, node: &Node<'a>) -> Option<ValueEntry> {
        let quantity = self.quantity(&node.child(Rule::quantity)?)?;
        let dates = self.dates(node);
        Some(ValueEntry { quantity, dates })
    }

    pub(super) fn amount(&mut self, head: &Node<'a>, pieces: &[Piece<'a>]) -> Option<Amount> {
        let (name, unit) = self.measured(head)?;
        let mut clauses = Clauses::default();
        for piece in pieces {
            match &piece.node {
                Ok(node) => self.amount_clause(&mut clauses, node, piece),
                Err(unread) => unread_clause(&mut clauses, unread.word, unread.span),
            }
        }
        if clauses.otherwise.value.is_none() && clauses.cases.is_empty() {
            self.missing(Some(&name), "number or another amount", pieces);
            let unread = Expression {
                kind: ExpressionKind::Error,
                span: name.span,
            };
            clauses.otherwise.value = Some(unread);
        }
        let Clauses {
            text,
            cases,
            otherwise,
            caps,
            attached,
        } = clauses;
        let (text, otherwise) = (text.value, otherwise.value);
        Some(Amount {
            name,
            unit,
            text,
            cases,
            otherwise,
            caps,
            attachments: attached.finish(),
        })
    }

    fn amount_clause(&mut self, clauses: &mut Clauses, node: &Node<'a>, piece: &Piece<'a>) {
        match node.rule() {
            Rule::text => self.put_own_text(&mut clauses.text, node),
            Rule::amount_else => self.put_otherwise(clauses, node),
            Rule::amount_case if node.has(Rule::kw_when) => {
                let value = self.inner_expression(node);
                let when = self.inner_condition(node, &piece.bullets);
                let dates = self.dates(node);
                clauses
                    .cases
                    .extend(
                        value
                            .zip(when)
                            .map(|(value, when)| AmountCase { value, dates, when }),
                    );
            }
            Rule::amount_case => self.put_otherwise(clauses, node),
            Rule::at_most => {
                let cap = self.cap(node, piece);
                clauses.caps.extend(cap);
            }
            Rule::because | Rule::cite => self.amount_reason(clauses, node),
            _ => drop(self.attach(&mut clauses.attached, node)),
        }
    }

    fn put_otherwise(&mut self, clauses: &mut Clauses, node: &Node<'a>) {
        if let Some(value) = self.inner_expression(node) {
            clauses
                .otherwise
                .put(self, "the number without `when`", node.span(), value);
        }
    }

    fn inner_expression(&mut self, node: &Node<'a>) -> Option<Expression> {
        node.child(Rule::chain).map(|chain| self.expression(&chain))
    }

    fn cap(&mut self, node: &Node<'a>, piece: &Piece<'a>) -> Option<Cap> {
        let bound = self.inner_expression(node)?;
        let when = self.inner_condition(node, &piece.bullets);
        Some(Cap {
            span: node.span(),
            bound,
            dates: self.dates(node),
            when,
            because: None,
            cite: None,
        })
    }

    /// Gives a `because` or a `cite` to the cap that it follows; a `cite` before all caps is the amount's own.
    fn amount_reason(&mut self, clauses: &mut Clauses, node: &Node<'a>) {
        let is_cite = node.rule() == Rule::cite;
        let own = clauses.caps.last().is_none_or(|cap| cap.cite.is_some())
            && clauses.attached.cite.value.is_none();
        if is_cite && own {
            self.attach(&mut clauses.attached, node);
            return;
        }
        let (because, cite) = if is_cite {
            (None, Some(self.cite(node)))
        } else {
            (self.inner_text(node), None)
        };
        match clauses.caps.last_mut() {
            Some(cap) => self.put_reason(
                (&mut cap.because, &mut cap.cite, &mut cap.span),
                because,
                cite,
                node.span(),
            ),
            None if is_cite => drop(self.attach(&mut clauses.attached, node)),
            None => self.out_of_place("because", "it after `at most`", node.span()),
        }
    }
}

/// Keeps the place of a clause that could not be read, so that what follows it is not taken for another's.
fn unread_clause(clauses: &mut Clauses, word: &str, span: Span) {
    let unread = Expression {
        kind: ExpressionKind::Error,
        span,
    };
    match word {
        "at" => clauses.caps.push(Cap {
            span,
            bound: unread,
            dates: Dates::default(),
            when: None,
            because: None,
            cite: None,
        }),
        "because" | "cite" | "note" => {}
        _ if word.starts_with('"') => {}
        _ if clauses.otherwise.value.is_none() => clauses.otherwise.value = Some(unread),
        _ => clauses.cases.push(AmountCase {
            value: unread,
            dates: Dates::default(),
            when: error(span),
        }),
    }
}
