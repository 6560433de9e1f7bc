//! Conditions as lists: what must hold, each item a sentence where the policy has one for it.
//! A node of the program in; an item with those below it out.

use super::Context;
use crate::document::{Inline, Item, Words, link, text};
use crate::ids;
use crate::phrase::spaced;
use pol::program::{FactId, Node, NodeId, Quantifier, Role};

impl Context<'_> {
    /// Gives a condition as an item.
    pub(crate) fn condition(&self, id: NodeId) -> Item {
        let origin = &self.program.origins[id.index()];
        if let Node::List {
            quantifier, items, ..
        } = &self.program.nodes[id.index()]
            && !self.phrases.is_one(items, origin.span)
        {
            return Item {
                words: vec![Inline::Strong(header(*quantifier))],
                below: items.iter().map(|item| self.condition(*item)).collect(),
            };
        }
        let mut words = self.sentence(id);
        words.push(Inline::Line(self.line(origin.span)));
        Item::of(words)
    }

    /// Gives a number or a date in words.
    pub(crate) fn expression(&self, id: NodeId) -> Words {
        self.phrases
            .phrase(&self.program.origins[id.index()].phrase)
    }

    fn sentence(&self, id: NodeId) -> Words {
        let node = &self.program.nodes[id.index()];
        if self.is_of_rows(node) {
            return self.expression(id);
        }
        if let Node::YesNo(fact) = node {
            return self.answered(*fact, "yes");
        }
        if let Node::Criterion(criterion) = node {
            return vec![self.phrases.criterion(criterion.index())];
        }
        if let Node::Not(inner) = node {
            return self.opposite(*inner, id);
        }
        self.expression(id)
    }

    fn opposite(&self, inner: NodeId, whole: NodeId) -> Words {
        let node = &self.program.nodes[inner.index()];
        if self.is_of_rows(node) {
            return self.expression(whole);
        }
        if let Node::YesNo(fact) = node {
            return self.answered(*fact, "no");
        }
        if let Node::Criterion(criterion) = node {
            let criterion = self.phrases.criterion(criterion.index());
            return vec![Inline::Strong("Not met: ".to_owned()), criterion];
        }
        self.expression(whole)
    }

    /// Tells whether a condition is about rows: then its own words say more than a question.
    fn is_of_rows(&self, node: &Node) -> bool {
        let fact = node.own_fact();
        fact.is_some_and(|fact| self.program.facts[fact.index()].role != Role::Stated)
    }

    /// A question with the answer that it must have.
    fn answered(&self, fact: FactId, answer: &str) -> Words {
        let fact = &self.program.facts[fact.index()];
        let question = fact.question.clone();
        let question = question.unwrap_or_else(|| spaced(&fact.path) + ":");
        vec![
            link(ids::fact(&fact.path), question),
            text(" "),
            Inline::Strong(answer.to_owned()),
        ]
    }
}

fn header(quantifier: Quantifier) -> String {
    match quantifier {
        Quantifier::All => "all of these:".to_owned(),
        Quantifier::Any => "any of these:".to_owned(),
        Quantifier::None => "none of these:".to_owned(),
        Quantifier::AtLeast(count) => format!("at least {count} of these:"),
    }
}
