//! Facts of codes: `is 97124`, `is one of massage_codes`, `includes any of F40, F41`.

use super::Checker;
use super::comparisons::Written;
use super::days::{Part, positive as positive_of};
use crate::diagnostics;
use crate::names::{Lookup, Symbol};
use crate::program::{CodeRange, CodeSetId, Dates, FactId, Node, NodeId, SystemId};
use crate::vocabulary::CodesOnDays;
use pol_parser::ast::{self, ConditionKind, ExpressionKind, Quantifier};
use pol_parser::print;

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
        let sets = self.code_members(system, members)?;
        let positive = |members: Vec<ast::Name>| ConditionKind::OneOf {
            subject: subject.clone(),
            negated: false,
            members,
        };
        if let Some(set) = only_set(&sets) {
            let positive = positive(members.to_vec());
            return Some(self.push_negated(Node::CodeIn { fact, set }, negated, positive, tree));
        }
        let node = |set| Node::CodeIn { fact, set };
        let parts = self.code_parts(&sets, node, positive);
        if !negated {
            return Some(self.any_part(parts, tree));
        }
        let found = self.any_part(parts, &positive_of(tree));
        Some(self.push_condition(Node::Not(found), tree))
    }

    /// Checks `S includes …` for a fact of codes.
    pub(super) fn codes_include(
        &mut self,
        tree: &ast::Condition,
        subject: &ast::Path,
        (fact, system): (FactId, SystemId),
        quantifier: Quantifier,
        members: &[ast::Name],
    ) -> Option<NodeId> {
        let sets = self.code_members(system, members)?;
        let node = |quantifier| {
            move |set| Node::CodesInclude {
                fact,
                quantifier,
                set,
            }
        };
        if let Some(set) = only_set(&sets) {
            return Some(self.push_condition(node(quantifier)(set), tree));
        }
        let each = match quantifier {
            Quantifier::All => Quantifier::All,
            Quantifier::Any | Quantifier::None | Quantifier::AtLeast(_) => Quantifier::Any,
        };
        let positive = |members: Vec<ast::Name>| ConditionKind::Includes {
            subject: subject.clone(),
            quantifier: each,
            members,
        };
        let parts = self.code_parts(&sets, node(each), positive);
        match quantifier {
            Quantifier::All => Some(self.every_part(parts, tree)),
            Quantifier::Any | Quantifier::AtLeast(_) => Some(self.any_part(parts, tree)),
            Quantifier::None => {
                let found = self.any_part(parts, &positive_of(tree));
                Some(self.push_condition(Node::Not(found), tree))
            }
        }
    }

    /// Makes a part of each set, with its codes for words.
    fn code_parts(
        &self,
        sets: &[SetOnDays],
        node: impl Fn(CodeSetId) -> Node,
        positive: impl Fn(Vec<ast::Name>) -> ConditionKind,
    ) -> Vec<Part> {
        let part = |&(dates, set): &SetOnDays| {
            let set_of_codes = &self.vocabulary.code_sets[set.index()];
            let codes = set_of_codes.members.iter().map(|range| ast::Name {
                text: range.to_string(),
                span: set_of_codes.span,
            });
            let condition = ast::Condition {
                kind: positive(codes.collect()),
                span: set_of_codes.span,
            };
            Part {
                dates,
                on_others: false,
                node: node(set),
                phrase: print::condition(&condition),
            }
        };
        sets.iter().map(part).collect()
    }

    /// Makes the set of the codes and code sets that a condition lists, and another for each of the days on which further ones
    /// count. A single code set whose codes never change is itself.
    fn code_members(&mut self, system: SystemId, members: &[ast::Name]) -> Option<Vec<SetOnDays>> {
        if let [only] = members
            && is_name(&only.text)
        {
            let set = self.named_set(system, only)?;
            if !self.vocabulary.dated_sets.contains_key(&set) {
                return Some(vec![(Dates::default(), set)]);
            }
        }
        let rows = self.listed_rows(system, members)?;
        let ends = members.first().zip(members.last());
        let span = ends.map_or_else(Default::default, |(first, last)| first.span.to(last.span));
        let sets = by_days(rows).into_iter().map(|(dates, ranges)| {
            let set = self.vocabulary.add_set(system, ranges, span);
            (dates, set)
        });
        Some(sets.collect())
    }

    /// Gives the rows of all members, and reports a member that adds nothing.
    fn listed_rows(&mut self, system: SystemId, members: &[ast::Name]) -> Option<Vec<CodesOnDays>> {
        let mut listed: Vec<CodesOnDays> = Vec::new();
        let mut complete = true;
        for member in members {
            let Some(mut rows) = self.codes_of(system, member) else {
                complete = false;
                continue;
            };
            for (dates, ranges) in &mut rows {
                ranges.retain(|range| !is_listed(&listed, dates, range));
            }
            if rows.iter().all(|(_, ranges)| ranges.is_empty()) {
                self.report(diagnostics::listed_twice(&member.text, member.span));
            }
            listed.extend(rows);
        }
        complete.then_some(listed)
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

    fn codes_of(&mut self, system: SystemId, member: &ast::Name) -> Option<Vec<CodesOnDays>> {
        if is_name(&member.text) {
            let set = self.named_set(system, member)?;
            let always = || {
                let members = &self.vocabulary.code_sets[set.index()].members;
                vec![(Dates::default(), members.clone())]
            };
            let dated = self.vocabulary.dated_sets.get(&set);
            return Some(dated.cloned().unwrap_or_else(always));
        }
        let known = self
            .vocabulary
            .knows(&member.text, member.span, system, self.sink);
        known.then(|| vec![(Dates::default(), vec![single(&member.text)])])
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

/// A set of codes, and the days on which they count.
type SetOnDays = (Dates, CodeSetId);

/// Gives the one set of codes that counts on all days, if there is no other.
fn only_set(sets: &[SetOnDays]) -> Option<CodeSetId> {
    match sets {
        [(dates, set)] if dates.is_always() => Some(*set),
        _ => None,
    }
}

/// Tells whether a code is in a row of these days.
fn is_listed(rows: &[CodesOnDays], dates: &Dates, range: &CodeRange) -> bool {
    rows.iter()
        .any(|(other, ranges)| other == dates && ranges.contains(range))
}

/// Puts the codes of the same days together, those of all days first.
fn by_days(rows: Vec<CodesOnDays>) -> Vec<CodesOnDays> {
    let mut by_days: Vec<CodesOnDays> = Vec::new();
    for (dates, codes) in rows.into_iter().filter(|(_, codes)| !codes.is_empty()) {
        match by_days.iter_mut().find(|(other, _)| *other == dates) {
            Some((_, there)) => there.extend(codes),
            None => by_days.push((dates, codes)),
        }
    }
    by_days.sort_by_key(|(dates, _)| !dates.is_always());
    by_days
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
