//! Choices that are answers on some days only. Outside its days a choice counts as the one that takes all other codes of its
//! system, and as not given where there is none; a condition that names choices is written so that it comes out that way.

use super::Checker;
use super::days::{Part, positive};
use crate::program::{
    Choice, ChoiceCodes, ChoiceSet, ChoicesId, Dates, FactId, Node, NodeId, Type,
};
use pol_parser::ast::{self, ConditionKind, Quantifier};
use pol_parser::{Span, print};

/// Answers of a fact that count as one of some choices: on some days, or on all others.
#[derive(Clone, Copy, PartialEq)]
struct Counting {
    dates: Dates,
    on_others: bool,
    set: ChoiceSet,
}

impl Checker<'_> {
    /// Makes the condition that the one answer of a fact is among these.
    pub(super) fn has_choice(
        &mut self,
        tree: &ast::Condition,
        fact: FactId,
        list: ChoicesId,
        set: ChoiceSet,
    ) -> NodeId {
        let node = |set| Node::ChoiceIn { fact, set };
        match self.counting(list, set) {
            None => self.push_condition(node(set), tree),
            Some(counting) => self.any_counting(tree, fact, list, counting, node),
        }
    }

    /// Makes the condition that the answers of a fact include all, any or none of these.
    pub(super) fn includes_choices(
        &mut self,
        tree: &ast::Condition,
        (fact, list): (FactId, ChoicesId),
        quantifier: Quantifier,
        set: ChoiceSet,
    ) -> NodeId {
        let each = || set.positions().map(ChoiceSet::one);
        let dated = match quantifier {
            Quantifier::All => each().any(|one| self.counting(list, one).is_some()),
            Quantifier::Any | Quantifier::None | Quantifier::AtLeast(_) => {
                self.counting(list, set).is_some()
            }
        };
        if !dated {
            let node = Node::ChoicesInclude {
                fact,
                quantifier,
                set,
            };
            return self.push_condition(node, tree);
        }
        match quantifier {
            Quantifier::Any | Quantifier::AtLeast(_) => self.includes_any(tree, fact, list, set),
            Quantifier::None => {
                let found = self.includes_any(&positive(tree), fact, list, set);
                self.push_condition(Node::Not(found), tree)
            }
            Quantifier::All => {
                let each = each().map(|one| self.includes_any(tree, fact, list, one));
                let each = each.collect();
                self.joined(Quantifier::All, each, tree)
            }
        }
    }

    /// Tells whether a set that has answers may count as one that has none.
    pub(super) fn may_vanish(&self, list: ChoicesId) -> bool {
        self.counting(list, self.every_choice(list)).is_some()
    }

    /// Makes the condition that no answer of a fact counts.
    pub(super) fn no_choice_counts(
        &mut self,
        tree: &ast::Condition,
        fact: FactId,
        list: ChoicesId,
        negated: bool,
    ) -> NodeId {
        let some = self.includes_any(&positive(tree), fact, list, self.every_choice(list));
        match negated {
            true => some,
            false => self.push_condition(Node::Not(some), tree),
        }
    }

    fn every_choice(&self, list: ChoicesId) -> ChoiceSet {
        let all = 0..self.vocabulary.choices[list.index()].rows.len();
        let all = all.map(ChoiceSet::one);
        all.fold(ChoiceSet::default(), ChoiceSet::with)
    }

    fn includes_any(
        &mut self,
        tree: &ast::Condition,
        fact: FactId,
        list: ChoicesId,
        set: ChoiceSet,
    ) -> NodeId {
        let quantifier = Quantifier::Any;
        let node = |set| Node::ChoicesInclude {
            fact,
            quantifier,
            set,
        };
        let always = Counting {
            dates: Dates::default(),
            on_others: false,
            set,
        };
        let counting = self.counting(list, set).unwrap_or_else(|| vec![always]);
        self.any_counting(tree, fact, list, counting, node)
    }

    /// Makes the condition that an answer counts: one that always does, or one that does on the day.
    fn any_counting(
        &mut self,
        tree: &ast::Condition,
        fact: FactId,
        list: ChoicesId,
        counting: Vec<Counting>,
        node: impl Fn(ChoiceSet) -> Node,
    ) -> NodeId {
        let part = |counting: Counting| Part {
            dates: counting.dates,
            on_others: counting.on_others,
            node: node(counting.set),
            phrase: self.choices_phrase(fact, list, counting.set),
        };
        let parts = counting.into_iter().map(part).collect();
        self.any_part(parts, tree)
    }

    /// Gives which answers count as one of some choices, and when; nothing, where those are they on all days.
    fn counting(&self, list: ChoicesId, set: ChoiceSet) -> Option<Vec<Counting>> {
        let rows = &self.vocabulary.choices[list.index()].rows;
        let mut groups: Vec<Counting> = Vec::new();
        for (position, row) in rows.iter().enumerate() {
            let fallback = match row.dates.is_always() {
                true => Some(position),
                false => self.fallback(rows, row),
            };
            let on_others = fallback.is_some_and(|fallback| set.holds(fallback));
            let (dates, on_others) = match (set.holds(position), on_others) {
                (false, false) => continue,
                (true, true) => (Dates::default(), false),
                (true, false) => (row.dates, false),
                (false, true) => (row.dates, true),
            };
            let same = |it: &&mut Counting| it.dates == dates && it.on_others == on_others;
            let one = ChoiceSet::one(position);
            match groups.iter_mut().find(same) {
                Some(group) => group.set = group.set.with(one),
                None => groups.push(Counting {
                    dates,
                    on_others,
                    set: one,
                }),
            }
        }
        let is_plain = groups
            .iter()
            .all(|group| group.dates.is_always() && group.set == set);
        (!is_plain).then_some(groups)
    }

    fn choices_phrase(&self, fact: FactId, list: ChoicesId, set: ChoiceSet) -> String {
        let rows = &self.vocabulary.choices[list.index()].rows;
        let members = set.positions().map(|position| ast::Name {
            text: rows[position].name.clone(),
            span: Span::default(),
        });
        let subject = ast::Path {
            text: self.signatures.path(fact).to_owned(),
            span: Span::default(),
        };
        let members = members.collect();
        let kind = match self.signatures.fact(fact) {
            Some(Type::OneOf(_)) => ConditionKind::OneOf {
                subject,
                negated: false,
                members,
            },
            Some(
                Type::AnyOf(_)
                | Type::YesNo
                | Type::Number { .. }
                | Type::Date { .. }
                | Type::Code(_)
                | Type::Codes(_)
                | Type::Text,
            )
            | None => ConditionKind::Includes {
                subject,
                quantifier: Quantifier::Any,
                members,
            },
        };
        print::condition(&ast::Condition {
            kind,
            span: Span::default(),
        })
    }

    /// Gives the choice as which a dated one counts outside its days.
    fn fallback(&self, rows: &[Choice], row: &Choice) -> Option<usize> {
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
