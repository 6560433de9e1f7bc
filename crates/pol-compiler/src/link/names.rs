//! The names that a file declares, and those that it takes from others. Reports a name that is not there, and one name of two things.

use super::FINDINGS;
use super::mentions::Space;
use super::modules::Module;
use crate::diagnostics;
use indexmap::IndexMap;
use pol_parser::{Diagnostic, Span, ast, ast::DeclarationKind, nearest};
use std::collections::HashMap;

/// A declaration of a file, or one fact of a group.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) struct Item {
    /// The position of the file.
    pub(super) module: usize,
    /// The position of the declaration in it.
    pub(super) declaration: usize,
    /// The position of the fact in its group.
    pub(super) row: Option<usize>,
}

/// A name of a kind.
pub(super) type Key = (Space, String);

/// What a name stands for: several declarations where it has versions.
#[derive(Clone, Debug)]
pub(super) struct Entry {
    /// They.
    pub(super) items: Vec<Item>,
    /// Where the name stands first.
    pub(super) span: Span,
}

/// The names that a file declares.
#[derive(Debug, Default)]
pub(super) struct Table {
    /// They, in the order of the file.
    pub(super) entries: IndexMap<Key, Entry>,
}

impl Table {
    /// Takes in the names of a file's declarations.
    pub(super) fn of(module: usize, declarations: &[&ast::Declaration]) -> Self {
        let mut table = Self::default();
        for (declaration, tree) in declarations.iter().enumerate() {
            let item = |row| Item {
                module,
                declaration,
                row,
            };
            if let DeclarationKind::Facts(facts) = &tree.kind {
                for (row, fact) in facts.rows.iter().enumerate() {
                    let path = format!("{}.{}", facts.group.text, fact.name.text);
                    table.add((Space::Fact, path), fact.name.span, item(Some(row)));
                }
            }
            for (key, span) in names(tree) {
                table.add(key, span, item(None));
            }
        }
        table
    }

    fn add(&mut self, key: Key, span: Span, item: Item) {
        let items = Vec::new();
        let entry = self.entries.entry(key).or_insert(Entry { items, span });
        entry.items.push(item);
    }

    /// Gives all that one takes by a name: what is called so, and the facts of a group of that name.
    pub(super) fn offered(&self, name: &str) -> Vec<(&Key, &Entry)> {
        let is_meant = |(space, own): &Key| {
            let group = (*space == Space::Fact).then(|| own.split_once('.'));
            own == name || group.flatten().is_some_and(|(group, _)| group == name)
        };
        let meant: Vec<_> = self
            .entries
            .iter()
            .filter(|(key, _)| is_meant(key))
            .collect();
        // A unit has two names, and who takes one has both.
        let is_same = |entry: &Entry| meant.iter().any(|(_, it)| it.items == entry.items);
        let entries = self.entries.iter();
        entries.filter(|(_, entry)| is_same(entry)).collect()
    }

    fn near(&self, name: &str) -> Option<&str> {
        nearest(name, self.entries.keys().map(|(_, name)| name.as_str()))
    }
}

/// Gives the names of a declaration that is no group of facts.
fn names(tree: &ast::Declaration) -> Vec<(Key, Span)> {
    let one = |space, name: &ast::Name| vec![((space, name.text.clone()), name.span)];
    match &tree.kind {
        DeclarationKind::Findings(_) => {
            let start = tree.span.start;
            let span = Span::new(start, start + FINDINGS.len());
            vec![((Space::Findings, FINDINGS.to_owned()), span)]
        }
        DeclarationKind::Unit(unit) => {
            let names = std::iter::once(&unit.plural).chain(&unit.singular);
            names.flat_map(|name| one(Space::Unit, name)).collect()
        }
        DeclarationKind::CodeSystem(tree) => one(Space::System, &tree.name),
        DeclarationKind::CodeSet(tree) => one(Space::Word, &tree.name),
        DeclarationKind::Choices(tree) => one(Space::Choices, &tree.name),
        DeclarationKind::Records(tree) => one(Space::Record, &tree.name),
        DeclarationKind::Value(tree) => one(Space::Word, &tree.name),
        DeclarationKind::Criterion(tree) => one(Space::Word, &tree.name),
        DeclarationKind::Amount(tree) => one(Space::Word, &tree.name),
        DeclarationKind::Facts(_)
        | DeclarationKind::Policy(_)
        | DeclarationKind::Vocabulary(_)
        | DeclarationKind::Use(_)
        | DeclarationKind::Revision(_)
        | DeclarationKind::Section(_)
        | DeclarationKind::Clauses(_)
        | DeclarationKind::Limit(_)
        | DeclarationKind::Rule(_)
        | DeclarationKind::Exception(_)
        | DeclarationKind::Advisory(_)
        | DeclarationKind::Example(_)
        | DeclarationKind::Broken(_) => Vec::new(),
    }
}

/// A name that a file takes from another.
#[derive(Clone, Debug)]
pub(super) struct Imported {
    /// What it stands for.
    pub(super) items: Vec<Item>,
    /// The position of the other file.
    pub(super) module: usize,
    /// Where it is taken.
    pub(super) span: Span,
}

/// The names that a file takes from others.
pub(super) type Imports = HashMap<Key, Imported>;

/// Finds what a file takes from others.
pub(super) fn imports(
    modules: &[Module<'_>],
    position: usize,
    sink: &mut Vec<Diagnostic>,
) -> Imports {
    let module = &modules[position];
    let mut imports = Imports::new();
    for used in &module.uses {
        let other = &modules[used.module];
        for (at, name) in used.tree.names.iter().enumerate() {
            let earlier = used.tree.names.get(..at).unwrap_or_default();
            if earlier.iter().any(|it| it.text == name.text) {
                sink.push(diagnostics::listed_twice(&name.text, name.span));
                continue;
            }
            let offered = other.table.offered(&name.text);
            if offered.is_empty() && !other.is_broken() {
                let near = other.table.near(&name.text);
                let report =
                    diagnostics::not_in_vocabulary(&name.text, name.span, other.path, near);
                sink.push(report);
            }
            for (key, entry) in offered {
                let imported = Imported {
                    items: entry.items.clone(),
                    module: used.module,
                    span: name.span,
                };
                take(&mut imports, module, key, imported, sink);
            }
        }
    }
    imports
}

/// Takes a name, unless another thing has it; a fact and its group may both be taken.
fn take(
    imports: &mut Imports,
    module: &Module<'_>,
    key: &Key,
    imported: Imported,
    sink: &mut Vec<Diagnostic>,
) {
    let own = module.table.entries.get(key).map(|entry| entry.span);
    let other = imports.get(key).filter(|it| it.module != imported.module);
    let taken = own.or(other.map(|it| it.span));
    if let Some(before) = taken {
        sink.push(diagnostics::shadowed(&key.1, imported.span, before));
    } else {
        imports.entry(key.clone()).or_insert(imported);
    }
}
