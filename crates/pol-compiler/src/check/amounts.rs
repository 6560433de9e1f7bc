//! The computation of an amount: guarded cases, `otherwise`, and caps.

use super::Checker;
use crate::declarations::Declared;
use crate::diagnostics;
use crate::program::{Node, NodeId, UnitId};
use pol_parser::ast;

impl Checker<'_> {
    /// Checks the whole computation of an amount.
    pub(crate) fn amount(
        &mut self,
        amount: Declared<'_, ast::Amount>,
        unit: Option<UnitId>,
    ) -> Option<NodeId> {
        let tree = amount.tree;
        let name = tree.name.text.as_str();
        let cases: Vec<_> = tree
            .cases
            .iter()
            .map(|case| self.amount_case(case, unit, name))
            .collect();
        let otherwise = self.amount_otherwise(tree, unit);
        let caps: Vec<_> = tree
            .caps
            .iter()
            .map(|cap| self.amount_cap(cap, unit, name))
            .collect();
        let node = Node::Capped {
            cases: cases.into_iter().collect::<Option<_>>()?,
            otherwise: otherwise?,
            caps: caps.into_iter().collect::<Option<_>>()?,
        };
        Some(self.push(node, amount.span, name.to_owned()))
    }

    fn amount_case(
        &mut self,
        case: &ast::AmountCase,
        unit: Option<UnitId>,
        name: &str,
    ) -> Option<(NodeId, NodeId)> {
        let guard = self.dated(&case.dates, &case.when);
        let value = self.amount_part(&case.value, unit, name);
        Some((guard?, value?))
    }

    fn amount_otherwise(&mut self, tree: &ast::Amount, unit: Option<UnitId>) -> Option<NodeId> {
        match &tree.otherwise {
            Some(otherwise) => self.amount_part(otherwise, unit, &tree.name.text),
            None => self.refuse(diagnostics::amount_without_otherwise(
                &tree.name.text,
                !tree.cases.is_empty(),
                tree.name.span,
            )),
        }
    }

    fn amount_cap(
        &mut self,
        cap: &ast::Cap,
        unit: Option<UnitId>,
        name: &str,
    ) -> Option<(Option<NodeId>, NodeId)> {
        let guard = match &cap.when {
            Some(when) => self.dated(&cap.dates, when).map(Some),
            None => Some(self.on_days(&cap.dates, cap.span)),
        };
        let bound = self.amount_part(&cap.bound, unit, name);
        Some((guard?, bound?))
    }

    /// Checks a part of an amount against its unit; without a known unit, for its own errors only.
    fn amount_part(
        &mut self,
        tree: &ast::Expression,
        unit: Option<UnitId>,
        name: &str,
    ) -> Option<NodeId> {
        match unit {
            Some(unit) => self.number_in(tree, unit, name),
            None => self.term(tree).and(None),
        }
    }
}
