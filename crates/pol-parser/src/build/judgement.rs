//! Builds what judges a request: criteria, rules, exceptions and advisories.

use super::condition::error;
use super::header::no_text;
use super::literal::name;
use super::{Attached, Builder, Once};
use crate::ast::{
    Advisory, Condition, Criterion, Exception, Name, Releasing, Rule as RuleTree, Text,
};
use crate::grammar::{Node, Rule};
use crate::recover::Piece;
use crate::span::Span;

/// What `finds` says.
struct Finds {
    finding: Name,
    settles: Once<Span>,
    releasing: Once<Releasing>,
}

/// What `turns` says.
struct Turns {
    turns: Vec<Name>,
    partial_release: bool,
    into: Name,
}

/// The clauses of all four kinds, while they are collected.
#[derive(Default)]
struct Clauses {
    text: Once<Text>,
    finds: Once<Finds>,
    because: Once<Text>,
    turns: Once<Turns>,
    except: Once<Vec<Name>>,
    when: Once<Condition>,
    unless: Once<Condition>,
    attached: Attached,
}

impl<'a> Builder<'a> {
    pub(super) fn criterion(&mut self, head: &Node<'a>, pieces: &[Piece<'a>]) -> Option<Criterion> {
        let name = self.declared_name(head)?;
        let clauses = self.judgement(pieces);
        let condition = clauses.when.value.unwrap_or_else(|| {
            self.missing(Some(&name), "met when", pieces);
            error(unread(pieces, "met").unwrap_or(name.span))
        });
        Some(Criterion {
            name,
            dates: self.dates(head),
            text: clauses.text.value,
            condition,
            attachments: clauses.attached.finish(),
        })
    }

    pub(super) fn rule(&mut self, head: &Node<'a>, pieces: &[Piece<'a>]) -> Option<RuleTree> {
        let name = self.declared_name(head)?;
        let clauses = self.judgement(pieces);
        let condition = clauses
            .when
            .value
            .or_else(|| unread(pieces, "when").map(error));
        if clauses.finds.value.is_none() {
            self.missing(Some(&name), "finds", pieces);
        }
        let finds = clauses.finds.value?;
        Some(RuleTree {
            name,
            dates: self.dates(head),
            finds: finds.finding,
            settles: finds.settles.value,
            releasing: finds.releasing.value,
            because: clauses.because.value,
            condition,
            attachments: clauses.attached.finish(),
        })
    }

    pub(super) fn exception(&mut self, head: &Node<'a>, pieces: &[Piece<'a>]) -> Option<Exception> {
        let name = self.declared_name(head)?;
        let clauses = self.judgement(pieces);
        let condition = clauses
            .when
            .value
            .or_else(|| unread(pieces, "when").map(error));
        if clauses.turns.value.is_none() {
            self.missing(Some(&name), "turns", pieces);
        }
        let turns = clauses.turns.value?;
        Some(Exception {
            name,
            dates: self.dates(head),
            text: clauses.text.value,
            turns: turns.turns,
            turns_partial_release: turns.partial_release,
            into: turns.into,
            except: clauses.except.value.unwrap_or_default(),
            condition,
            attachments: clauses.attached.finish(),
        })
    }

    pub(super) fn advisory(&mut self, head: &Node<'a>, pieces: &[Piece<'a>]) -> Option<Advisory> {
        let name = self.declared_name(head)?;
        let clauses = self.judgement(pieces);
        let condition = clauses
            .when
            .value
            .or_else(|| unread(pieces, "when").map(error));
        let text = clauses
            .text
            .value
            .or_else(|| unread(pieces, "").map(no_text));
        let unless = clauses.unless.value;
        Some(Advisory {
            name,
            dates: self.dates(head),
            text,
            condition,
            unless,
            attachments: clauses.attached.finish(),
        })
    }

    fn judgement(&mut self, pieces: &[Piece<'a>]) -> Clauses {
        let mut clauses = Clauses::default();
        for piece in pieces {
            if let Ok(node) = &piece.node {
                self.judgement_clause(&mut clauses, node, piece);
            }
        }
        clauses
    }

    fn judgement_clause(&mut self, clauses: &mut Clauses, node: &Node<'a>, piece: &Piece<'a>) {
        let span = node.span();
        match node.rule() {
            Rule::text => self.put_own_text(&mut clauses.text, node),
            Rule::because => self.put_text(&mut clauses.because, "because", node),
            Rule::finds => {
                if let Some(finds) = self.finds(node) {
                    clauses.finds.put(self, "finds", span, finds);
                }
            }
            Rule::turns => {
                if let Some(turns) = self.turns(node) {
                    clauses.turns.put(self, "turns", span, turns);
                }
            }
            Rule::except => {
                let rules = self.names(node, Rule::name);
                clauses.except.put(self, "except", span, rules);
            }
            Rule::when | Rule::met_when => {
                let condition = self
                    .inner_condition(node, &piece.bullets)
                    .unwrap_or_else(|| error(span));
                let clause = if node.rule() == Rule::when {
                    "when"
                } else {
                    "met when"
                };
                clauses.when.put(self, clause, span, condition);
            }
            Rule::unless => {
                let condition = self
                    .inner_condition(node, &piece.bullets)
                    .unwrap_or_else(|| error(span));
                clauses.unless.put(self, "unless", span, condition);
            }
            _ => drop(self.attach(&mut clauses.attached, node)),
        }
    }

    fn finds(&mut self, node: &Node<'a>) -> Option<Finds> {
        let finding = name(&node.child(Rule::name)?);
        let mut finds = Finds {
            finding,
            settles: Once::default(),
            releasing: Once::default(),
        };
        for part in node.children() {
            match part.rule() {
                Rule::settles => finds.settles.put(self, "settles", part.span(), part.span()),
                Rule::releasing => {
                    if let Some(releasing) = self.releasing(&part) {
                        finds
                            .releasing
                            .put(self, "releasing", part.span(), releasing);
                    }
                }
                _ => {}
            }
        }
        Some(finds)
    }

    fn releasing(&mut self, node: &Node<'a>) -> Option<Releasing> {
        let mut paths = node.all(Rule::path);
        let amount = self.path(&paths.next()?);
        let of = self.path(&paths.next()?);
        Some(Releasing { amount, of })
    }

    fn turns(&mut self, node: &Node<'a>) -> Option<Turns> {
        let turned: Vec<_> = node.all(Rule::turned).collect();
        let turns = turned
            .iter()
            .filter_map(|turned| turned.child(Rule::name))
            .map(|finding| name(&finding))
            .collect();
        let partial_release = turned.iter().any(|turned| turned.has(Rule::kw_release));
        Some(Turns {
            turns,
            partial_release,
            into: name(&node.child(Rule::name)?),
        })
    }
}

/// Gives the place of a clause that could not be read and begins with a word, or with one that begins no clause.
fn unread(pieces: &[Piece<'_>], word: &str) -> Option<Span> {
    let mut unread = pieces.iter().filter_map(|piece| piece.node.as_ref().err());
    let known = |word: &str| crate::words::CLAUSES.contains(&word);
    unread
        .find(|unread| unread.word == word || !known(unread.word))
        .map(|unread| unread.span)
}
