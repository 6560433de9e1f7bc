//! Choices that are answers on some days only. Outside its days a choice counts as the one that takes all other codes of its
//! system, and as not given where there is none; a condition that names choices is written so that it comes out that way.

use super::Checker;
use super::days::Part;
use crate::program::{Choice, ChoiceCodes, ChoiceSet, ChoicesId, Dates, FactId, Node, NodeId};
use pol_parser::ast::{self, ConditionKind, Quantifier};
use pol_parser::print;

impl Checker<'_> {
    /// Makes the condition that the one answer of a fact is among these.
    pub(super) fn has_choice(
        &mut self,
        tree: &ast::Condition,
        fact: FactId,
        list: ChoicesId,
        set: ChoiceSet,
    ) -> Option<NodeId> {
        if !self.is_dated(list, set) {
            return Some(self.push_condition(Node::ChoiceIn { fact, set }, tree));
        }
        let parts = self.choice_parts(fact, list, set, |set| Node::ChoiceIn { fact, set });
        self.any_part(parts, tree)
    }

    /// Makes the condition that the answers of a fact include all, any or none of these.
    pub(super) fn includes_choices(
        &mut self,
        tree: &ast::Condition,
        (fact, list): (FactId, ChoicesId),
        quantifier: Quantifier,
        set: ChoiceSet,
    ) -> Option<NodeId> {
        if !self.is_dated(list, set) {
            let node = Node::ChoicesInclude {
                fact,
                quantifier,
                set,
            };
            return Some(self.push_condition(node, tree));
        }
        match quantifier {
            Quantifier::Any | Quantifier::AtLeast(_) => self.includes_any(tree, fact, list, set),
            Quantifier::None => {
                let found = self.includes_any(tree, fact, list, set)?;
                Some(self.push_condition(Node::Not(found), tree))
            }
            Quantifier::All => {
                let each = set.positions().map(ChoiceSet::one);
                let each: Vec<Option<NodeId>> = each
                    .map(|one| self.includes_any(tree, fact, list, one))
                    .collect();
                let each = each.into_iter().collect::<Option<Vec<_>>>()?;
                Some(self.joined(Quantifier::All, each, tree))
            }
        }
    }

    /// Tells whether a set that has answers may count as one that has none.
    pub(super) fn may_vanish(&self, list: ChoicesId) -> bool {
        let rows = &self.vocabulary.choices[list.index()].rows;
        rows.iter()
            .any(|row| !row.dates.is_always() && self.fallback(rows, row).is_none())
    }

    /// Makes the condition that no answer of a fact counts.
    pub(super) fn no_choice_stands(
        &mut self,
        tree: &ast::Condition,
        fact: FactId,
        list: ChoicesId,
        negated: bool,
    ) -> Option<NodeId> {
        let all = 0..self.vocabulary.choices[list.index()].rows.len();
        let all = all.map(ChoiceSet::one);
        let all = all.fold(ChoiceSet::default(), ChoiceSet::with);
        let some = self.includes_any(tree, fact, list, all)?;
        match negated {
            true => Some(some),
            false => Some(self.push_condition(Node::Not(some), tree)),
        }
    }

    fn includes_any(
        &mut self,
        tree: &ast::Condition,
        fact: FactId,
        list: ChoicesId,
        set: ChoiceSet,
    ) -> Option<NodeId> {
        let quantifier = Quantifier::Any;
        let node = |set| Node::ChoicesInclude {
            fact,
            quantifier,
            set,
        };
        let parts = self.choice_parts(fact, list, set, node);
        self.any_part(parts, tree)
    }

    /// Tells whether days change what it means that one of these is the answer.
    fn is_dated(&self, list: ChoicesId, set: ChoiceSet) -> bool {
        let rows = &self.vocabulary.choices[list.index()].rows;
        let mut dated = rows
            .iter()
            .enumerate()
            .filter(|(_, row)| !row.dates.is_always());
        dated.any(|(position, row)| {
            let fallback = self.fallback(rows, row);
            set.holds(position) != fallback.is_some_and(|fallback| set.holds(fallback))
        })
    }

    /// Gives what some choices come to: those that always count, those that count on their days, and those that count as one
    /// of them on all other days.
    fn choice_parts(
        &self,
        fact: FactId,
        list: ChoicesId,
        set: ChoiceSet,
        node: impl Fn(ChoiceSet) -> Node,
    ) -> Vec<Part> {
        let rows = &self.vocabulary.choices[list.index()].rows;
        let mut groups: Vec<(Dates, bool, ChoiceSet)> = Vec::new();
        for (position, row) in rows.iter().enumerate() {
            let itself = set.holds(position);
            let fallback = self.fallback(rows, row);
            let instead = fallback.map_or(false, |fallback| set.holds(fallback));
            let (dates, on_others) = match (itself, instead) {
                (false, false) => continue,
                (true, true) => (Dates::default(), false),
                (true, false) => (row.dates, false),
                (false, true) if row.dates.is_always() => continue,
                (false, true) => (row.dates, true),
            };
            let group = groups
                .iter_mut()
                .find(|(days, others, _)| *days == dates && *others == on_others);
            match group {
                Some((_, _, choices)) => *choices = choices.with(ChoiceSet::one(position)),
                None => groups.push((dates, on_others, ChoiceSet::one(position))),
            }
        }
        let part = |(dates, on_others, choices)| Part {
            dates: written(dates),
            on_others,
            node: node(choices),
            phrase: self.choices_phrase(fact, list, choices),
        };
        groups.into_iter().map(part).collect()
    }

    fn choices_phrase(&self, fact: FactId, list: ChoicesId, set: ChoiceSet) -> String {
        let rows = &self.vocabulary.choices[list.index()].rows;
        let members = set.positions().map(|position| ast::Name {
            text: rows[position].name.clone(),
            span: Default::default(),
        });
        let condition = ast::Condition {
            kind: ConditionKind::Includes {
                subject: ast::Path {
                    text: self.signatures.path(fact).to_owned(),
                    span: Default::default(),
                },
                quantifier: Quantifier::Any,
                members: members.collect(),
            },
            span: Default::default(),
        };
        print::condition(&condition)
    }

    /// Gives the choice as which a dated one counts outside its days.
    fn fallback(&self, rows: &[Choice], row: &Choice) -> Option<usize> {
        if row.dates.is_always() {
            return None;
        }
        let Some(ChoiceCodes::These(set)) = &row.codes else {
            return None;
        };
        let system = self.vocabulary.code_sets[set.index()].system;
        rows.iter().position(|row| match &row.codes {
            Some(ChoiceCodes::Otherwise(other)) => *other == system,
            Some(ChoiceCodes::These(_)) | None => false,
        })
    }
}

/// Writes days as an author would.
fn written(dates: Dates) -> ast::Dates {
    let literal = |date| ast::DateLiteral {
        date,
        span: Default::default(),
    };
    ast::Dates {
        from: dates.from.map(literal),
        until: dates.until.map(literal),
    }
}
