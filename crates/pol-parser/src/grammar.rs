//! The grammar as pest reads it, and its nodes with their places in the whole text.
//! Pest's types end here: nothing of them leaves the crate.

use crate::scan::Source;
use crate::span::Span;
use pest::Parser;
use pest::error::{Error, ErrorVariant, InputLocation};
use pest::iterators::Pair;

/// The parser that pest derives.
#[derive(pest_derive::Parser)]
#[grammar = "pol.pest"]
struct Grammar;

/// A node of pest's tree, placed in the whole text.
#[derive(Clone, Debug)]
pub(crate) struct Node<'a> {
    pair: Pair<'a, Rule>,
    base: usize,
    source: &'a Source<'a>,
}

/// Where reading stopped, and what could have stood there.
#[derive(Clone, Debug)]
pub(crate) struct Failure {
    /// The byte offset in the whole text.
    pub(crate) at: usize,
    /// The rules that would have gone on.
    pub(crate) expected: Vec<Rule>,
}

/// Reads a stretch of the text by a rule.
pub(crate) fn read<'a>(
    source: &'a Source<'a>,
    span: Span,
    rule: Rule,
) -> Result<Node<'a>, Failure> {
    match Grammar::parse(rule, span.of(source.text)) {
        Ok(mut pairs) => {
            let pair = pairs
                .next()
                .expect("pest gives one pair for the rule it was asked for");
            Ok(Node {
                pair,
                base: span.start,
                source,
            })
        }
        Err(error) => Err(failure(&error, span.start)),
    }
}

/// Tells whether a word is one that no declaration may have for its name.
pub(crate) fn is_reserved(word: &str) -> bool {
    Grammar::parse(Rule::reserved, word).is_ok_and(|pairs| pairs.as_str() == word)
}

fn failure(error: &Error<Rule>, base: usize) -> Failure {
    let at = match error.location {
        InputLocation::Pos(at) | InputLocation::Span((at, _)) => base + at,
    };
    let expected = match &error.variant {
        ErrorVariant::ParsingError { positives, .. } => positives.clone(),
        ErrorVariant::CustomError { .. } => Vec::new(),
    };
    Failure { at, expected }
}

impl<'a> Node<'a> {
    /// Gives the rule that it was read by.
    pub(crate) fn rule(&self) -> Rule {
        self.pair.as_rule()
    }

    /// Gives its text, white space after it included.
    pub(crate) fn text(&self) -> &'a str {
        self.pair.as_str()
    }

    /// Gives its place, white space and comments after it excluded.
    pub(crate) fn span(&self) -> Span {
        let span = self.pair.as_span();
        let (start, end) = (self.base + span.start(), self.base + span.end());
        Span::new(start, self.source.end_of_tokens(start, end))
    }

    /// Gives its parts.
    pub(crate) fn children(&self) -> impl Iterator<Item = Node<'a>> + use<'a> {
        let (base, source) = (self.base, self.source);
        self.pair
            .clone()
            .into_inner()
            .map(move |pair| Node { pair, base, source })
    }

    /// Gives its first part of a rule.
    pub(crate) fn child(&self, rule: Rule) -> Option<Node<'a>> {
        self.children().find(|child| child.rule() == rule)
    }

    /// Gives all its parts of a rule.
    pub(crate) fn all(&self, rule: Rule) -> impl Iterator<Item = Node<'a>> + use<'a> {
        self.children().filter(move |child| child.rule() == rule)
    }

    /// Tells whether it has a part of a rule.
    pub(crate) fn has(&self, rule: Rule) -> bool {
        self.child(rule).is_some()
    }

    /// Gives its first part.
    pub(crate) fn first(&self) -> Option<Node<'a>> {
        self.children().next()
    }
}
