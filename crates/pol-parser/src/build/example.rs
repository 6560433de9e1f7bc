//! Builds examples: what they are like, what is given, and what is expected.

use super::literal::name;
use super::{Attached, Builder, Once};
use crate::ast::{Example, Expectation, ExpectationKind, Given, GivenRows, Name, Path};
use crate::grammar::{Node, Rule};
use crate::recover::Piece;
use crate::span::Span;

/// The clauses of an example, while they are collected.
#[derive(Default)]
struct Clauses {
    like: Once<Name>,
    /// The place of `given`.
    given: Once<Span>,
    facts: Vec<Given>,
    rows: Vec<GivenRows>,
    expectations: Vec<Expectation>,
    attached: Attached,
}

impl<'a> Builder<'a> {
    pub(super) fn example(&mut self, head: &Node<'a>, pieces: &[Piece<'a>]) -> Option<Example> {
        let name = self.declared_name(head);
        let title = self.title(head);
        let mut clauses = Clauses::default();
        for piece in pieces {
            if let Ok(node) = &piece.node {
                self.example_clause(&mut clauses, node);
            }
        }
        let (name, title) = (name?, title?);
        let Clauses {
            like,
            facts: given,
            rows,
            expectations,
            attached,
            given: _,
        } = clauses;
        Some(Example {
            name,
            title,
            like: like.value,
            given,
            rows,
            expectations,
            attachments: attached.finish(),
        })
    }

    fn example_clause(&mut self, clauses: &mut Clauses, node: &Node<'a>) {
        let span = node.span();
        match node.rule() {
            Rule::like => {
                if let Some(other) = node.child(Rule::name) {
                    clauses.like.put(self, "like", span, name(&other));
                }
            }
            Rule::given => clauses.given.put(self, "given", span, span),
            Rule::given_row => {
                self.check_given(clauses, node);
                clauses.facts.extend(self.given(node));
            }
            Rule::given_rows => {
                self.check_given(clauses, node);
                clauses.rows.extend(self.given_rows(node));
            }
            Rule::expect => {
                let kind = node
                    .child(Rule::expectation)
                    .and_then(|node| self.expectation(&node));
                clauses
                    .expectations
                    .extend(kind.map(|kind| Expectation { kind, span }));
            }
            _ => drop(self.attach(&mut clauses.attached, node)),
        }
    }

    /// Reports facts and rows that do not stand after `given`.
    fn check_given(&mut self, clauses: &mut Clauses, node: &Node<'a>) {
        if clauses.given.value.is_none() {
            let span = node.span();
            self.out_of_place(
                node.text().split_whitespace().next().unwrap_or(""),
                "facts after `given`",
                span,
            );
            clauses.given.value = Some(span);
        }
    }

    fn given(&mut self, node: &Node<'a>) -> Option<Given> {
        let fact = self.path(&node.child(Rule::full_path)?);
        let value = self.given_value(&node.child(Rule::given_value)?)?;
        let on = self.inner_date(node);
        Some(Given { fact, value, on })
    }

    fn expectation(&mut self, node: &Node<'a>) -> Option<ExpectationKind> {
        let kind = node.first()?;
        match kind.rule() {
            Rule::not_governed => Some(ExpectationKind::NotGoverned),
            Rule::information_needed => Some(ExpectationKind::InformationNeeded),
            Rule::missing => Some(ExpectationKind::Missing(self.paths(&kind))),
            Rule::advisories => Some(ExpectationKind::Advisories(self.names(&kind, Rule::name))),
            Rule::reasons => Some(ExpectationKind::Reasons(self.names(&kind, Rule::name))),
            Rule::cited => Some(ExpectationKind::Clauses(self.names(&kind, Rule::clause_id))),
            Rule::presumptions => Some(ExpectationKind::Presumed(self.paths(&kind))),
            _ => self.expected_finding(&kind),
        }
    }

    fn paths(&mut self, node: &Node<'a>) -> Vec<Path> {
        node.all(Rule::path).map(|path| self.path(&path)).collect()
    }

    fn expected_finding(&mut self, node: &Node<'a>) -> Option<ExpectationKind> {
        let finding = name(&node.child(Rule::name)?);
        let releasing = node
            .child(Rule::quantity)
            .and_then(|quantity| self.quantity(&quantity));
        Some(ExpectationKind::Finding { finding, releasing })
    }
}
