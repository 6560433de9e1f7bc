//! `derived from …`: what a fact is where it is not stated and the records are given.

use super::Checker;
use super::numbers::TermType;
use super::records::Scope;
use crate::bodies::{DerivedBody, DerivedRoot};
use crate::diagnostics;
use crate::fragment::Fragment;
use crate::program::{ChoicesId, NodeId, RecordId, Type};
use pol_parser::ast::{self, ConditionKind, DerivedKind, ExpressionKind};
use pol_parser::print;

impl Checker<'_> {
    /// Checks what a fact is derived from.
    pub(crate) fn derivation(
        &mut self,
        path: &str,
        ty: &Type,
        tree: &ast::Derived,
    ) -> Option<DerivedBody> {
        self.scope = Scope::Derivation;
        let root = self.derived_root(path, ty, tree);
        self.scope = Scope::Rules;
        let fragment = std::mem::take(&mut self.fragment);
        let fits = self.check_scope(&fragment, Scope::Derivation);
        let records = self.records_read(&fragment);
        let root = root.filter(|_| fits)?;
        if records.is_empty() {
            return self.refuse(diagnostics::derived_from_no_record(path, tree.span));
        }
        Some(DerivedBody {
            fragment,
            root,
            records,
        })
    }

    fn derived_root(&mut self, path: &str, ty: &Type, tree: &ast::Derived) -> Option<DerivedRoot> {
        match (&tree.kind, ty) {
            (DerivedKind::Condition(condition), Type::YesNo) => {
                self.condition(condition).map(DerivedRoot::Node)
            }
            (DerivedKind::Expression(expression), Type::YesNo) => {
                let ExpressionKind::Name(name) = &expression.kind else {
                    return self.derived_misfits(path, ty, tree);
                };
                let condition = ast::Condition {
                    kind: ConditionKind::Name(name.clone()),
                    span: expression.span,
                };
                self.condition(&condition).map(DerivedRoot::Node)
            }
            (DerivedKind::Expression(expression), Type::Number { unit, .. }) => self
                .number_in(expression, *unit, path)
                .map(DerivedRoot::Node),
            (DerivedKind::Expression(expression), Type::Date { .. }) => {
                let term = self.term(expression)?;
                match term.ty {
                    TermType::Date => Some(DerivedRoot::Node(term.node)),
                    TermType::Number(_) | TermType::Bare => self.derived_misfits(path, ty, tree),
                }
            }
            (DerivedKind::Choices { cases, otherwise }, Type::OneOf(list)) => {
                self.derived_choices(*list, cases, otherwise)
            }
            (
                DerivedKind::Condition(_)
                | DerivedKind::Expression(_)
                | DerivedKind::Choices { .. },
                _,
            ) => self.derived_misfits(path, ty, tree),
        }
    }

    fn derived_choices(
        &mut self,
        list: ChoicesId,
        cases: &[(ast::Name, ast::Condition)],
        otherwise: &ast::Name,
    ) -> Option<DerivedRoot> {
        let mut checked: Vec<Option<(NodeId, usize)>> = Vec::new();
        for (choice, when) in cases {
            let position = self.choice(list, &choice.text, choice.span);
            checked.push(self.condition(when).zip(position));
        }
        let otherwise = self.choice(list, &otherwise.text, otherwise.span)?;
        Some(DerivedRoot::Choices {
            cases: checked.into_iter().collect::<Option<_>>()?,
            otherwise,
        })
    }

    fn derived_misfits<T>(&mut self, path: &str, ty: &Type, tree: &ast::Derived) -> Option<T> {
        let what = self.describe(ty);
        let words = print::derived(tree);
        self.refuse(diagnostics::derived_misfits(path, &what, &words, tree.span))
    }

    /// Gives the records of what is taken of rows in a derivation.
    fn records_read(&self, fragment: &Fragment) -> Vec<RecordId> {
        let declared = self.signatures.facts.len();
        let facts = fragment.nodes.iter().filter_map(|node| node.own_fact());
        let taken = facts.filter_map(|fact| fact.index().checked_sub(declared));
        let taken = taken.filter_map(|position| self.vocabulary.taken.get_index(position));
        let mut records: Vec<RecordId> = taken.map(|(_, rows)| rows.taken.record).collect();
        records.sort_unstable();
        records.dedup();
        records
    }
}
