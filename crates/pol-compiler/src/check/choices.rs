//! Facts of choices: `is improved`, `is one of improved, maintained`, `includes any of …`, `is empty`.

use super::Checker;
use super::comparisons::Written;
use crate::diagnostics;
use crate::program::{ChoiceSet, ChoicesId, FactId, Node, NodeId, Type};
use pol_parser::ast::{self, ConditionKind, ExpressionKind, Quantifier};
use pol_parser::{Span, nearest, print};

impl Checker<'_> {
    /// Checks `F is CHOICE` and `F is not CHOICE`.
    pub(super) fn compare_choice(
        &mut self,
        written: Written<'_>,
        fact: FactId,
        list: ChoicesId,
        other: &ast::Expression,
    ) -> Option<NodeId> {
        let path = self.words_of(fact);
        let negated = self.equality(written, &path, "a choice")?;
        let ExpressionKind::Name(name) = &other.kind else {
            let choices = self.choice_names(list);
            return self.refuse(diagnostics::not_a_choice(
                &path,
                &print::expression(other),
                &choices,
                other.span,
            ));
        };
        let position = self.choice(list, &name.text, name.span)?;
        let set = self.unless_negated(list, ChoiceSet::one(position), negated);
        Some(self.has_choice(written.tree, fact, list, set))
    }

    /// Checks `F is [not] one of …` for facts of choices and codes.
    pub(crate) fn one_of(
        &mut self,
        tree: &ast::Condition,
        subject: &ast::Path,
        negated: bool,
        members: &[ast::Name],
    ) -> Option<NodeId> {
        let (fact, ty) = self.typed_fact(subject)?;
        match ty {
            Type::OneOf(list) => {
                let set = self.choice_set(list, members)?;
                self.report_every_choice(subject, list, set, negated);
                let set = self.unless_negated(list, set, negated);
                Some(self.has_choice(tree, fact, list, set))
            }
            Type::Code(system) => self.code_in(tree, subject, fact, system, negated, members),
            Type::AnyOf(_) | Type::Codes(_) => {
                self.refuse(diagnostics::one_of_on_set(&subject.text, subject.span))
            }
            Type::YesNo | Type::Number { .. } | Type::Date { .. } | Type::Text => {
                let what = self.describe(&ty);
                self.refuse(diagnostics::one_of_on_other(
                    &subject.text,
                    &what,
                    subject.span,
                ))
            }
        }
    }

    /// Checks `S includes …`.
    pub(crate) fn includes(
        &mut self,
        tree: &ast::Condition,
        subject: &ast::Path,
        quantifier: Quantifier,
        members: &[ast::Name],
    ) -> Option<NodeId> {
        let (fact, ty) = self.typed_fact(subject)?;
        match ty {
            Type::AnyOf(list) => {
                let set = self.choice_set(list, members)?;
                Some(self.includes_choices(tree, (fact, list), quantifier, set))
            }
            Type::Codes(system) => {
                self.codes_include(tree, subject, (fact, system), quantifier, members)
            }
            Type::YesNo
            | Type::Number { .. }
            | Type::Date { .. }
            | Type::OneOf(_)
            | Type::Code(_)
            | Type::Text => {
                let what = self.describe(&ty);
                self.refuse(diagnostics::includes_on_no_set(
                    &subject.text,
                    &what,
                    subject.span,
                ))
            }
        }
    }

    /// Checks `S is [not] empty`.
    pub(crate) fn empty(
        &mut self,
        tree: &ast::Condition,
        subject: &ast::Path,
        negated: bool,
    ) -> Option<NodeId> {
        let (fact, ty) = self.typed_fact(subject)?;
        match ty {
            Type::AnyOf(list) if self.may_vanish(list) => {
                Some(self.no_choice_counts(tree, fact, list, negated))
            }
            Type::AnyOf(_) | Type::Codes(_) => {
                let positive = ConditionKind::Empty {
                    subject: subject.clone(),
                    negated: false,
                };
                Some(self.push_negated(Node::IsEmpty(fact), negated, positive, tree))
            }
            Type::YesNo
            | Type::Number { .. }
            | Type::Date { .. }
            | Type::OneOf(_)
            | Type::Code(_)
            | Type::Text => {
                let what = self.describe(&ty);
                self.refuse(diagnostics::empty_on_no_set(
                    &subject.text,
                    &what,
                    subject.span,
                ))
            }
        }
    }

    /// Finds a choice of a list by name.
    pub(super) fn choice(&mut self, list: ChoicesId, name: &str, span: Span) -> Option<usize> {
        let rows = &self.vocabulary.choices[list.index()].rows;
        if let Some(position) = rows.iter().position(|row| row.name == name) {
            return Some(position);
        }
        let near = nearest(name, rows.iter().map(|row| row.name.as_str())).map(str::to_owned);
        let elsewhere = self
            .vocabulary
            .choices
            .iter()
            .find(|other| other.rows.iter().any(|row| row.name == name));
        let elsewhere = elsewhere.map(|other| other.name.clone());
        let owner = self.vocabulary.choices[list.index()].name.clone();
        let choices = self.choice_names(list);
        self.refuse(diagnostics::unknown_choice(
            name,
            &owner,
            near.as_deref(),
            elsewhere.as_deref(),
            &choices,
            span,
        ))
    }

    /// Lists the choices of a list as an author writes them.
    pub(super) fn choice_names(&self, list: ChoicesId) -> String {
        let rows = &self.vocabulary.choices[list.index()].rows;
        let names: Vec<String> = rows
            .iter()
            .take(8)
            .map(|row| format!("`{}`", row.name))
            .collect();
        let more = if rows.len() > names.len() {
            ", …"
        } else {
            ""
        };
        format!("{}{more}", names.join(", "))
    }

    fn choice_set(&mut self, list: ChoicesId, members: &[ast::Name]) -> Option<ChoiceSet> {
        let mut set = ChoiceSet::default();
        let mut complete = true;
        for member in members {
            match self.choice(list, &member.text, member.span) {
                None => complete = false,
                Some(position) if set.holds(position) => {
                    self.report(diagnostics::listed_twice(&member.text, member.span));
                }
                Some(position) => set = set.with(ChoiceSet::one(position)),
            }
        }
        complete.then_some(set)
    }

    /// Reports a list that holds every choice there is.
    fn report_every_choice(
        &mut self,
        subject: &ast::Path,
        list: ChoicesId,
        set: ChoiceSet,
        negated: bool,
    ) {
        let choices = &self.vocabulary.choices[list.index()];
        if set.positions().count() == choices.rows.len() {
            let owner = choices.name.clone();
            self.report(diagnostics::every_choice(
                &subject.text,
                &owner,
                negated,
                subject.span,
            ));
        }
    }

    /// Gives the set, or all other choices of its list.
    fn unless_negated(&self, list: ChoicesId, set: ChoiceSet, negated: bool) -> ChoiceSet {
        if !negated {
            return set;
        }
        let all = 0..self.vocabulary.choices[list.index()].rows.len();
        let others = all.filter(|position| !set.holds(*position));
        others.fold(ChoiceSet::default(), |others, position| {
            others.with(ChoiceSet::one(position))
        })
    }
}
