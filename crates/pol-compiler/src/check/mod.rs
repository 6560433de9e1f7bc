//! Conditions and expressions of the tree in; typed nodes out, or what is wrong with them. Split by area.
//! `None` is an error that has its diagnostic; what reads it stays silent, and its neighbours are still checked.

mod amounts;
mod choices;
mod codes;
mod comparisons;
mod conditions;
mod dated_choices;
mod dates;
pub(crate) mod days;
mod derivations;
mod given;
mod numbers;
pub(crate) mod range;
pub(crate) mod records;
pub(crate) mod resolve;

use crate::fragment::{Body, Fragment};
use crate::names::Names;
use crate::program::{FactId, Node, NodeId, Origin};
use crate::signatures::Signatures;
use crate::vocabulary::Vocabulary;
pub(crate) use numbers::MOST_DECIMALS;
use pol_parser::{Diagnostic, Span};
use records::Scope;

/// Checks bodies one at a time.
pub(crate) struct Checker<'s> {
    signatures: &'s Signatures<'s>,
    vocabulary: &'s mut Vocabulary,
    sink: &'s mut Vec<Diagnostic>,
    fragment: Fragment,
    scope: Scope,
}

impl<'s> Checker<'s> {
    /// Makes a checker.
    pub(crate) fn new(
        signatures: &'s Signatures<'s>,
        vocabulary: &'s mut Vocabulary,
        sink: &'s mut Vec<Diagnostic>,
    ) -> Self {
        Self {
            signatures,
            vocabulary,
            sink,
            fragment: Fragment::default(),
            scope: Scope::default(),
        }
    }

    /// Tells whether a fact is one that a host states.
    pub(crate) fn is_stated(&self, fact: FactId) -> bool {
        fact.index() < self.signatures.declarations.facts.len()
    }

    /// Checks one body and gives its nodes.
    pub(crate) fn body(&mut self, check: impl FnOnce(&mut Self) -> Option<NodeId>) -> Body {
        let root = check(self);
        Body {
            fragment: std::mem::take(&mut self.fragment),
            root,
        }
    }

    /// Marks all nodes made so far in this body as not written by the author.
    pub(crate) fn imply(&mut self) {
        self.fragment.imply_from(0);
    }

    /// Gives the place to report to.
    pub(crate) fn sink(&mut self) -> &mut Vec<Diagnostic> {
        self.sink
    }

    fn names(&self) -> &'s Names {
        self.signatures.names
    }

    /// Reports.
    pub(crate) fn report(&mut self, diagnostic: Diagnostic) {
        self.sink.push(diagnostic);
    }

    /// Reports, and gives the node of an error: none.
    fn refuse<T>(&mut self, diagnostic: Diagnostic) -> Option<T> {
        self.sink.push(diagnostic);
        None
    }

    fn push(&mut self, node: Node, span: Span, phrase: String) -> NodeId {
        self.fragment.push(
            node,
            Origin {
                span,
                phrase,
                of_days: false,
            },
        )
    }
}
