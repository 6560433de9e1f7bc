//! Facts of codes: `is 97124`, `is one of massage_codes`, `includes any of F40, F41`.

use super::Checker;
use super::comparisons::Written;
use crate::diagnostics;
use crate::names::{Lookup, Symbol};
use crate::program::{CodeRange, CodeSetId, FactId, Node, NodeId, SystemId};
use pol_parser::ast::{self, ConditionKind, ExpressionKind};
use pol_parser::print;
use std::collections::HashSet;

impl Checker<'_> {
    /// Checks `F is CODE` and `F is not CODE`.
    pub(super) fn compare_code(
        &mut self,
        written: Written<'_>,
        fact: FactId,
        system: SystemId,
        other: &ast::Expression,
    ) -> Option<NodeId> {
        let path = self.words_of(fact);
        let negated = self.equality(written, &path, "a code")?;
        let code = self.written_code(&path, other)?;
        if !self.vocabulary.knows(&code, other.span, system, self.sink) {
            return None;
        }
        let set = self
            .vocabulary
            .add_set(system, vec![single(&code)], other.span);
        let subject = ast::Expression {
            kind: ExpressionKind::Name(ast::Path {
                text: path,
                span: written.tree.span,
            }),
            span: written.tree.span,
        };
        let positive = ConditionKind::Compare {
            left: subject,
            operator: ast::Comparison::Is,
            right: other.clone(),
        };
        Some(self.push_negated(Node::CodeIn { fact, set }, negated, positive, written.tree))
    }

    /// Checks `F is [not] one of …` for a fact of codes.
    pub(super) fn code_in(
        &mut self,
        tree: &ast::Condition,
        subject: &ast::Path,
        fact: FactId,
        system: SystemId,
        negated: bool,
        members: &[ast::Name],
    ) -> Option<NodeId> {
        let set = self.code_members(system, members)?;
        let positive = ConditionKind::OneOf {
            subject: subject.clone(),
            negated: false,
            members: members.to_vec(),
        };
        Some(self.push_negated(Node::CodeIn { fact, set }, negated, positive, tree))
    }

    /// Makes the set of codes and code sets that a condition lists; a single code set is itself.
    pub(super) fn code_members(
        &mut self,
        system: SystemId,
        members: &[ast::Name],
    ) -> Option<CodeSetId> {
        if let [only] = members
            && is_name(&only.text)
        {
            return self.named_set(system, only);
        }
        let mut seen = HashSet::new();
        let mut ranges: Vec<CodeRange> = Vec::new();
        let mut complete = true;
        for member in members {
            match self.ranges_of(system, member) {
                None => complete = false,
                Some(more) => {
                    let before = ranges.len();
                    ranges.extend(more.into_iter().filter(|range| seen.insert(range.clone())));
                    if ranges.len() == before {
                        self.report(diagnostics::listed_twice(&member.text, member.span));
                    }
                }
            }
        }
        let ends = members.first().zip(members.last());
        let span = ends.map_or_else(Default::default, |(first, last)| first.span.to(last.span));
        complete.then(|| self.vocabulary.add_set(system, ranges, span))
    }

    fn written_code(&mut self, path: &str, tree: &ast::Expression) -> Option<String> {
        match &tree.kind {
            ExpressionKind::Code(code) => Some(code.clone()),
            ExpressionKind::Quantity(quantity) if quantity.unit.is_none() => {
                Some(quantity.digits.clone())
            }
            ExpressionKind::Name(name) => match self.names().symbol(&name.text) {
                Lookup::Found(Symbol::CodeSet(_)) => {
                    self.refuse(diagnostics::code_set_compared(path, &name.text, tree.span))
                }
                Lookup::Broken => None,
                Lookup::Found(_) | Lookup::Unknown => {
                    self.refuse(diagnostics::not_a_code(path, &name.text, tree.span))
                }
            },
            ExpressionKind::Error => None,
            ExpressionKind::Quantity(_)
            | ExpressionKind::Date(_)
            | ExpressionKind::Sum(_)
            | ExpressionKind::Less(_)
            | ExpressionKind::Times { .. }
            | ExpressionKind::Shift { .. }
            | ExpressionKind::OverRows(_)
            | ExpressionKind::OfLimit(..) => self.refuse(diagnostics::not_a_code(
                path,
                &print::expression(tree),
                tree.span,
            )),
        }
    }

    fn ranges_of(&mut self, system: SystemId, member: &ast::Name) -> Option<Vec<CodeRange>> {
        if is_name(&member.text) {
            let set = self.named_set(system, member)?;
            return Some(self.vocabulary.code_sets[set.index()].members.clone());
        }
        let known = self
            .vocabulary
            .knows(&member.text, member.span, system, self.sink);
        known.then(|| vec![single(&member.text)])
    }

    fn named_set(&mut self, system: SystemId, name: &ast::Name) -> Option<CodeSetId> {
        let set = match self.names().words.find(&name.text) {
            Lookup::Found(Symbol::CodeSet(set)) => set,
            Lookup::Broken => return None,
            Lookup::Found(_) | Lookup::Unknown => {
                let sets = self
                    .signatures
                    .declarations
                    .code_sets
                    .iter()
                    .map(|set| set.tree.name.text.as_str());
                let near = pol_parser::nearest(&name.text, sets);
                return self.refuse(diagnostics::unknown_code_set(&name.text, name.span, near));
            }
        };
        self.vocabulary.used_sets.insert(set);
        if self.vocabulary.unresolved_sets.contains(&set) {
            return None;
        }
        let other = self.vocabulary.code_sets[set.index()].system;
        if other == system {
            return Some(set);
        }
        let (other, wanted) = (
            &self.vocabulary.system(other).name,
            &self.vocabulary.system(system).name,
        );
        let diagnostic =
            diagnostics::code_set_of_other_system(&name.text, other, wanted, name.span);
        self.refuse(diagnostic)
    }
}

/// Tells a name from a code: codes have no small letters.
fn is_name(text: &str) -> bool {
    text.starts_with(|letter: char| letter.is_ascii_lowercase())
}

fn single(code: &str) -> CodeRange {
    CodeRange {
        first: code.to_owned(),
        last: code.to_owned(),
    }
}
