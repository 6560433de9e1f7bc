//! The criteria on which a condition stands: those below it that hold and stand positively, in the order of its words.

use super::Places;
use crate::lower::Over;
use crate::plan::Flag;
use pol_compiler::program::{Citer, CriterionId, Node, NodeId, Quantifier};

impl Places<'_, '_> {
    /// Adds the criteria below a condition, where it holds and something else does.
    pub(super) fn stand_on(&mut self, condition: NodeId, here: Flag) {
        if self.found.len() > super::MOST {
            return;
        }
        let holds = self.lowering.condition(condition, Over::Presumed);
        let here = self.all([here, holds]);
        match &self.lowering.program.nodes[condition.index()] {
            Node::Criterion(criterion) => self.stand_on_criterion(*criterion, here),
            Node::List {
                quantifier: Quantifier::All | Quantifier::Any | Quantifier::AtLeast(_),
                items,
                ..
            } => items.iter().for_each(|item| self.stand_on(*item, here)),
            Node::List {
                quantifier: Quantifier::None,
                ..
            }
            | Node::Constant(_)
            | Node::YesNo(_)
            | Node::Not(_)
            | Node::Compare { .. }
            | Node::ChoiceIn { .. }
            | Node::ChoicesInclude { .. }
            | Node::IsEmpty(_)
            | Node::CodeIn { .. }
            | Node::CodesInclude { .. }
            | Node::Number(_)
            | Node::NumberFact(_)
            | Node::Value(_)
            | Node::AmountOf(_)
            | Node::Sum(_)
            | Node::Less(_)
            | Node::Times { .. }
            | Node::Capped { .. }
            | Node::Date(_)
            | Node::DateFact(_)
            | Node::Shift { .. } => {}
        }
    }

    /// A criterion without text and clauses tells a reader nothing, but what it stands on may.
    fn stand_on_criterion(&mut self, id: CriterionId, here: Flag) {
        let criterion = &self.lowering.program.criteria[id.index()];
        if criterion.text.is_some() || !criterion.citation.clauses.is_empty() {
            self.tell(Citer::Criterion(id), here);
        }
        self.stand_on(criterion.condition, here);
    }
}
