//! The policy's own declarations and the items that it takes in; one tree out. Facts of one group come together, whichever files
//! declare them.

use super::code_set::CodeSetFile;
use super::files::{CODES, Files, words};
use super::modules::{Module, found};
use super::names::Item;
use crate::diagnostics;
use pol_parser::{Diagnostic, ast, ast::DeclarationKind};
use std::collections::{BTreeSet, HashMap};

/// Puts items among the policy's declarations, after its header; files that are used are named no more.
pub(super) fn merge(
    file: &ast::File,
    files: &Files<'_>,
    modules: &[Module<'_>],
    items: &BTreeSet<Item>,
    sink: &mut Vec<Diagnostic>,
) -> ast::File {
    let mut merger = Merger {
        files,
        out: Vec::new(),
        sink,
    };
    let own = &modules[0].declarations;
    let is_header = |it: &&&ast::Declaration| {
        matches!(
            it.kind,
            DeclarationKind::Policy(_) | DeclarationKind::Vocabulary(_)
        )
    };
    let headers = own.iter().take_while(is_header).count();
    for declaration in own.iter().take(headers) {
        merger.add(0, (*declaration).clone());
    }
    merger.add_items(modules, items);
    merger.add_broken(modules);
    for declaration in own.iter().skip(headers) {
        merger.add(0, (*declaration).clone());
    }
    merger.fill_code_sets(modules);
    let comments = file.comments.iter();
    let comments = comments.filter(|it| files.of(it.span).is_none());
    ast::File {
        declarations: merger.out.into_iter().map(|(_, it)| it).collect(),
        comments: comments.cloned().collect(),
    }
}

struct Merger<'a, 's> {
    files: &'a Files<'a>,
    /// The declarations, each with the position of its file.
    out: Vec<(usize, ast::Declaration)>,
    sink: &'s mut Vec<Diagnostic>,
}

impl Merger<'_, '_> {
    /// Adds what is taken; of a group, the facts that are.
    fn add_items(&mut self, modules: &[Module<'_>], items: &BTreeSet<Item>) {
        let mut places: Vec<_> = items.iter().map(|it| (it.module, it.declaration)).collect();
        places.dedup();
        for (module, position) in places {
            let mut declaration = modules[module].declarations[position].clone();
            if let DeclarationKind::Facts(facts) = &mut declaration.kind {
                let mut rows = 0..;
                facts.rows.retain(|_| {
                    let row = rows.next();
                    let item = Item {
                        module,
                        declaration: position,
                        row,
                    };
                    items.contains(&item)
                });
            }
            self.add(module, declaration);
        }
    }

    /// Adds what could not be read of the files that are used, which may declare any name.
    fn add_broken(&mut self, modules: &[Module<'_>]) {
        let used = modules.iter().enumerate().skip(1);
        for (position, module) in used.filter(|(_, it)| it.is_reached) {
            let declarations = module.declarations.iter();
            let broken = declarations.filter(|it| matches!(it.kind, DeclarationKind::Broken(_)));
            self.out.extend(broken.map(|it| (position, (*it).clone())));
        }
    }

    fn add(&mut self, module: usize, mut declaration: ast::Declaration) {
        if let DeclarationKind::Facts(facts) = &mut declaration.kind
            && self.adds_to_group(module, facts)
        {
            return;
        }
        if !matches!(declaration.kind, DeclarationKind::Use(_)) {
            self.out.push((module, declaration));
        }
    }

    /// Gives the edition of each code system.
    fn editions(&self) -> HashMap<String, Option<String>> {
        let mut editions = HashMap::new();
        for (_, declaration) in &self.out {
            if let DeclarationKind::CodeSystem(system) = &declaration.kind {
                let edition = system.edition.as_ref().and_then(words);
                editions.insert(system.name.text.clone(), edition);
            }
        }
        editions
    }

    /// Gives code sets the members of their files.
    fn fill_code_sets(&mut self, modules: &[Module<'_>]) {
        let systems = self.editions();
        for (module, declaration) in &mut self.out {
            let DeclarationKind::CodeSet(set) = &mut declaration.kind else {
                continue;
            };
            let Some(said) = set.file.take() else {
                continue;
            };
            let path = modules[*module].path;
            let file = found(self.files, path, &said, CODES, self.sink);
            let Some(file) = file.map(|position| &self.files.used[position]) else {
                continue;
            };
            if let Some(row) = set.rows.first().and_then(|row| row.codes.first()) {
                let report =
                    diagnostics::codes_beside_file(&set.name.text, row.first.span, said.span);
                self.sink.push(report);
            }
            match CodeSetFile::read(file.text, file.start) {
                Ok(read) => {
                    check_system(&read, set, systems.get(&set.system.text), self.sink);
                    set.rows = read.rows();
                }
                Err(found) => self.sink.extend(found),
            }
        }
    }

    /// Adds facts to the group of their name that another file declares, if one does; the policy's own words of it stand.
    fn adds_to_group(&mut self, module: usize, facts: &mut ast::Facts) -> bool {
        let others = self.out.iter_mut().filter(|(other, _)| *other != module);
        let mut groups = others.filter_map(|(_, it)| {
            if let DeclarationKind::Facts(group) = &mut it.kind {
                Some(group)
            } else {
                None
            }
        });
        let Some(before) = groups.find(|it| it.group.text == facts.group.text) else {
            return false;
        };
        before.rows.append(&mut facts.rows);
        if module == 0 {
            before.group = facts.group.clone();
            before.label = facts.label.take().or_else(|| before.label.take());
        }
        true
    }
}

/// Sees that the members of a file are of the system and the edition that the code set is of.
fn check_system(
    file: &CodeSetFile,
    set: &ast::CodeSet,
    system: Option<&Option<String>>,
    sink: &mut Vec<Diagnostic>,
) {
    let name = &set.system;
    if file.system.text != name.text {
        let report = diagnostics::of_other_system(
            &file.system.text,
            &name.text,
            file.system.span,
            name.span,
        );
        sink.push(report);
    } else if let Some(Some(edition)) = system
        && file.edition.text != *edition
    {
        let report = diagnostics::of_other_edition(
            &file.edition.text,
            edition,
            file.edition.span,
            name.span,
        );
        sink.push(report);
    }
}
