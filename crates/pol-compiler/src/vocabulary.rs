//! Declared code systems, code sets and lists of choices in; the program's tables of them out, checked.
//! Choices bring code sets of their own, which follow the declared ones.

use crate::declarations::Declarations;
use crate::diagnostics;
use crate::fragment::Body;
use crate::names::Names;
use crate::program::{
    Choice, ChoiceCodes, ChoiceSet, Choices, CodeRange, CodeSet, CodeSetId, CodeSystem, Dates,
    SystemId, Taken, Type,
};
use crate::texts::plain;
use indexmap::IndexMap;
use jiff::civil::Date;
use pol_parser::{Diagnostic, Span, ast};
use std::collections::{HashMap, HashSet};

/// The tables that facts and conditions speak in.
#[derive(Default)]
pub(crate) struct Vocabulary {
    /// The code systems.
    pub(crate) systems: Vec<CodeSystem>,
    /// The code sets: those declared, those of closed systems and choices, and later those of conditions.
    pub(crate) code_sets: Vec<CodeSet>,
    /// Which declared sets could not be resolved.
    pub(crate) unresolved_sets: Vec<CodeSetId>,
    /// The rows of declared sets of which some codes come or go; the set itself holds the codes of all rows.
    pub(crate) dated_sets: HashMap<CodeSetId, Vec<CodesOnDays>>,
    /// Which declared sets some condition names.
    pub(crate) used_sets: HashSet<CodeSetId>,
    /// The lists of choices.
    pub(crate) choices: Vec<Choices>,
    /// The limits that some condition or expression names.
    pub(crate) used_limits: HashSet<String>,
    /// What is taken of rows, by its words.
    pub(crate) taken: IndexMap<String, TakenRows>,
}

/// What is taken of rows, as far as it is checked.
pub(crate) struct TakenRows {
    /// What it comes to.
    pub(crate) ty: Type,
    /// Without the place of its nodes.
    pub(crate) taken: Taken,
    /// The condition of its rows.
    pub(crate) body: Option<Body>,
    /// Where it stands first.
    pub(crate) span: Span,
}

/// Codes, and the days on which they count.
pub(crate) type CodesOnDays = (Dates, Vec<CodeRange>);

/// Makes the tables.
pub(crate) fn vocabulary(
    declarations: &Declarations<'_>,
    names: &Names,
    sink: &mut Vec<Diagnostic>,
) -> Vocabulary {
    let mut vocabulary = Vocabulary::default();
    vocabulary.reserve_declared_sets(declarations);
    for (system, id) in declarations.systems.iter().zip(0..) {
        vocabulary.add_system(system.tree, SystemId(id), sink);
    }
    for (set, position) in declarations.code_sets.iter().zip(0..) {
        vocabulary.fill_declared_set(set.tree, position, names, sink);
    }
    for list in &declarations.choices {
        vocabulary.add_choices(list.tree, names, sink);
    }
    vocabulary
}

impl Vocabulary {
    /// Gives a system.
    pub(crate) fn system(&self, id: SystemId) -> &CodeSystem {
        &self.systems[id.index()]
    }

    /// Adds a set of codes that has no name.
    pub(crate) fn add_set(
        &mut self,
        system: SystemId,
        members: Vec<CodeRange>,
        span: Span,
    ) -> CodeSetId {
        self.code_sets.push(CodeSet {
            name: None,
            system,
            members,
            span,
        });
        CodeSetId(self.code_sets.len() as u32 - 1)
    }

    /// Reports a code that its closed system does not have, and tells whether there is such a code.
    pub(crate) fn knows(
        &self,
        code: &str,
        span: Span,
        system: SystemId,
        sink: &mut Vec<Diagnostic>,
    ) -> bool {
        let declared = self.system(system);
        let Some(only) = declared.only else {
            return true;
        };
        let known = self.code_sets[only.index()].covers(code, declared.hierarchical);
        if !known {
            sink.push(diagnostics::unknown_code(code, span, &declared.name));
        }
        known
    }

    fn reserve_declared_sets(&mut self, declarations: &Declarations<'_>) {
        self.code_sets
            .extend(declarations.code_sets.iter().map(|set| CodeSet {
                name: Some(set.tree.name.text.clone()),
                system: SystemId(0),
                members: Vec::new(),
                span: set.tree.name.span,
            }));
    }

    fn add_system(&mut self, tree: &ast::CodeSystem, id: SystemId, sink: &mut Vec<Diagnostic>) {
        self.systems.push(CodeSystem {
            name: tree.name.text.clone(),
            title: plain(&tree.title, sink),
            edition: tree.edition.as_ref().map(|edition| plain(edition, sink)),
            hierarchical: tree.hierarchical,
            only: None,
        });
        if let Some(only) = &tree.only {
            let members = self.ranges(only, id, sink);
            self.systems[id.index()].only = Some(self.add_set(id, members, tree.name.span));
        }
    }

    fn fill_declared_set(
        &mut self,
        tree: &ast::CodeSet,
        position: u32,
        names: &Names,
        sink: &mut Vec<Diagnostic>,
    ) {
        plain(&tree.title, sink);
        let Some(system) = names
            .systems
            .resolve(&tree.system, sink, diagnostics::unknown_system)
        else {
            self.unresolved_sets.push(CodeSetId(position));
            return;
        };
        let rows: Vec<CodesOnDays> = tree
            .rows
            .iter()
            .map(|row| ((&row.dates).into(), self.ranges(&row.codes, system, sink)))
            .collect();
        report_repeated(tree, sink);
        let mut seen = HashSet::new();
        let members = rows.iter().flat_map(|(_, ranges)| ranges.iter().cloned());
        let members = members.filter(|range| seen.insert(range.clone())).collect();
        let set = &mut self.code_sets[position as usize];
        set.system = system;
        set.members = members;
        if rows.iter().any(|(dates, _)| !dates.is_always()) {
            self.dated_sets.insert(CodeSetId(position), rows);
        }
    }

    /// Checks codes and ranges of a system; leaves out those that are wrong.
    fn ranges(
        &self,
        trees: &[ast::CodeRange],
        system: SystemId,
        sink: &mut Vec<Diagnostic>,
    ) -> Vec<CodeRange> {
        let placed = self.placed_ranges(trees, system, sink);
        placed.into_iter().map(|(range, _)| range).collect()
    }

    fn placed_ranges(
        &self,
        trees: &[ast::CodeRange],
        system: SystemId,
        sink: &mut Vec<Diagnostic>,
    ) -> Vec<(CodeRange, Span)> {
        let mut seen = HashSet::new();
        let mut members = Vec::new();
        for tree in trees {
            let Some(range) = self.range(tree, system, sink) else {
                continue;
            };
            if seen.insert(range.clone()) {
                members.push((range, tree.first.span));
            } else {
                sink.push(diagnostics::listed_twice(&tree.first.text, tree.first.span));
            }
        }
        members
    }

    fn range(
        &self,
        tree: &ast::CodeRange,
        system: SystemId,
        sink: &mut Vec<Diagnostic>,
    ) -> Option<CodeRange> {
        let first = &tree.first;
        let last = tree.last.as_ref().unwrap_or(first);
        let is_range = tree.last.is_some();
        let hierarchical = self.system(system).hierarchical;
        if is_range && !hierarchical {
            sink.push(diagnostics::range_of_flat_codes(
                &self.system(system).name,
                first.span.to(last.span),
            ));
            return None;
        }
        if is_range && shape(&first.text) != shape(&last.text) {
            sink.push(diagnostics::code_range_shape(
                &first.text,
                &last.text,
                first.span.to(last.span),
            ));
            return None;
        }
        if first.text > last.text {
            sink.push(diagnostics::code_range_backwards(
                &first.text,
                &last.text,
                first.span.to(last.span),
            ));
            return None;
        }
        let known = self.knows(&first.text, first.span, system, sink)
            && (!is_range || self.knows(&last.text, last.span, system, sink));
        known.then(|| CodeRange {
            first: first.text.clone(),
            last: last.text.clone(),
        })
    }

    fn add_choices(&mut self, tree: &ast::Choices, names: &Names, sink: &mut Vec<Diagnostic>) {
        if tree.rows.is_empty() {
            sink.push(diagnostics::no_choices(&tree.name.text, tree.name.span));
        }
        if let Some(over) = tree.rows.get(ChoiceSet::MOST) {
            sink.push(diagnostics::too_many_choices(
                &tree.name.text,
                tree.rows.len(),
                over.name.span,
            ));
        }
        let mut seen = Seen::default();
        let rows = tree.rows.iter().take(ChoiceSet::MOST);
        let rows = rows
            .map(|row| self.choice(row, names, &mut seen, sink))
            .collect();
        report_shared_codes(seen.ranges, &self.systems, sink);
        self.choices.push(Choices {
            name: tree.name.text.clone(),
            rows,
        });
    }

    fn choice(
        &mut self,
        row: &ast::Choice,
        names: &Names,
        seen: &mut Seen,
        sink: &mut Vec<Diagnostic>,
    ) -> Choice {
        match seen.names.iter().find(|name| name.text == row.name.text) {
            Some(first) => sink.push(diagnostics::declared_twice(
                &row.name.text,
                row.name.span,
                Some(first.span),
            )),
            None => seen.names.push(row.name.clone()),
        }
        let codes = row
            .codes
            .as_ref()
            .and_then(|codes| self.choice_codes(row, codes, names, seen, sink));
        Choice {
            name: row.name.text.clone(),
            label: plain(&row.label, sink),
            codes,
            dates: (&row.dates).into(),
        }
    }

    fn choice_codes(
        &mut self,
        row: &ast::Choice,
        tree: &ast::ChoiceCodes,
        names: &Names,
        seen: &mut Seen,
        sink: &mut Vec<Diagnostic>,
    ) -> Option<ChoiceCodes> {
        let system = names
            .systems
            .resolve(&tree.system, sink, diagnostics::unknown_system)?;
        let Some(codes) = &tree.codes else {
            seen.add_otherwise(system, &tree.system, sink);
            return Some(ChoiceCodes::Otherwise(system));
        };
        let members = self.placed_ranges(codes, system, sink);
        seen.ranges
            .extend(members.iter().map(|(range, span)| OwnedRange {
                system,
                range: range.clone(),
                choice: row.name.text.clone(),
                span: *span,
            }));
        let members = members.into_iter().map(|(range, _)| range).collect();
        Some(ChoiceCodes::These(self.add_set(
            system,
            members,
            row.name.span,
        )))
    }
}

/// Reports a code of two rows of a set that share a day.
fn report_repeated(set: &ast::CodeSet, sink: &mut Vec<Diagnostic>) {
    for (position, row) in set.rows.iter().enumerate() {
        for code in &row.codes {
            let mut earlier = set.rows.iter().take(position);
            if earlier.any(|other| share_a_day(&other.dates, &row.dates) && lists(other, code)) {
                let name = &code.first;
                sink.push(diagnostics::listed_twice(&name.text, name.span));
            }
        }
    }
}

fn share_a_day(one: &ast::Dates, other: &ast::Dates) -> bool {
    let starts = one.from.iter().chain(&other.from).map(|from| from.date);
    let latest = starts.max().unwrap_or(Date::MIN);
    one.hold(latest) && other.hold(latest)
}

fn lists(row: &ast::CodeRow, code: &ast::CodeRange) -> bool {
    let last = |range: &ast::CodeRange| range.last.as_ref().map(|last| last.text.clone());
    let mut codes = row.codes.iter();
    codes.any(|other| other.first.text == code.first.text && last(other) == last(code))
}

/// What the rows of one list of choices have said so far.
#[derive(Default)]
struct Seen {
    names: Vec<ast::Name>,
    ranges: Vec<OwnedRange>,
    otherwise: Vec<(SystemId, Span)>,
}

impl Seen {
    fn add_otherwise(&mut self, system: SystemId, name: &ast::Name, sink: &mut Vec<Diagnostic>) {
        match self.otherwise.iter().find(|(other, _)| *other == system) {
            Some((_, first)) => sink.push(diagnostics::codes_otherwise_twice(
                &name.text, name.span, *first,
            )),
            None => self.otherwise.push((system, name.span)),
        }
    }
}

/// A range of codes of a choice.
struct OwnedRange {
    system: SystemId,
    range: CodeRange,
    choice: String,
    span: Span,
}

/// Reports codes of two choices: in order of code, each range against the one that reaches furthest so far.
fn report_shared_codes(
    mut ranges: Vec<OwnedRange>,
    systems: &[CodeSystem],
    sink: &mut Vec<Diagnostic>,
) {
    ranges.sort_by(|one, other| {
        (one.system, &one.range.first).cmp(&(other.system, &other.range.first))
    });
    let mut furthest: Option<&OwnedRange> = None;
    for next in &ranges {
        let hierarchical = systems[next.system.index()].hierarchical;
        let shared = furthest.filter(|it| {
            it.system == next.system && it.range.covers(&next.range.first, hierarchical)
        });
        if let Some(other) = shared.filter(|other| other.choice != next.choice) {
            let (earlier, later) = if other.span < next.span {
                (other, next)
            } else {
                (next, other)
            };
            let (code, choice) = (&next.range.first, &later.choice);
            sink.push(diagnostics::code_in_two_choices(
                code,
                &earlier.choice,
                choice,
                later.span,
            ));
        }
        if shared.is_none_or(|other| {
            next.range.last > other.range.last && !next.range.last.starts_with(&other.range.last)
        }) {
            furthest = Some(next);
        }
    }
}

/// Gives the form of a code: `C00` is `A99`.
fn shape(code: &str) -> String {
    code.chars()
        .map(|letter| match letter {
            '0'..='9' => '9',
            'A'..='Z' => 'A',
            other => other,
        })
        .collect()
}
