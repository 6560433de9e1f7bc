//! What is taken from files, and what that needs in turn. Reports a name that only comes along, one of two things that come together,
//! and one that is taken in vain.

use super::Module;
use super::mentions::{Mention, Mentions, Space};
use super::names::{Entry, Imports, Item, Key};
use crate::diagnostics;
use pol_parser::{Diagnostic, Span, ast::DeclarationKind};
use std::collections::{BTreeSet, HashMap, HashSet};

/// The files, and what each takes from others.
pub(super) struct Needs<'a> {
    /// The files, the policy first.
    pub(super) modules: &'a [Module<'a>],
    /// What each takes.
    pub(super) imports: &'a [Imports],
}

/// What of other files is in the program, by name: the position of the file, and where the name stands.
type Present = HashMap<Key, (usize, Span)>;

impl<'a> Needs<'a> {
    /// Gives all that the first file takes, and what that needs, in the order of the files.
    pub(super) fn all(&self) -> BTreeSet<Item> {
        let mut all = BTreeSet::new();
        let taken = self.imports[0].values().flat_map(|it| &it.items);
        let mut open: Vec<Item> = taken.copied().collect();
        while let Some(item) = open.pop() {
            if !all.insert(item) {
                continue;
            }
            for mention in self.mentions(item) {
                open.extend(self.meant(item.module, &mention));
            }
        }
        all
    }

    /// Gives what an item mentions.
    fn mentions(&self, item: Item) -> Vec<Mention<'a>> {
        let mut mentions = Mentions::default();
        let declaration = self.modules[item.module].declarations[item.declaration];
        match (&declaration.kind, item.row) {
            (DeclarationKind::Facts(facts), Some(row)) => mentions.fact(&facts.rows[row]),
            (_, _) => mentions.declaration(declaration),
        }
        mentions.all
    }

    /// Gives what a name means in a file.
    fn meant(&self, module: usize, mention: &Mention<'_>) -> Vec<Item> {
        let key = key(mention);
        let own = self.modules[module].table.entries.get(&key);
        let own = own.map(|entry| entry.items.clone());
        let taken = || self.imports[module].get(&key).map(|it| it.items.clone());
        own.or_else(taken).unwrap_or_default()
    }

    fn means_something(&self, module: usize, key: &Key) -> bool {
        self.modules[module].table.entries.contains_key(key)
            || self.imports[module].contains_key(key)
    }

    /// Checks the names of all that goes into one tree, and leaves out what has the name of something else.
    pub(super) fn check(&self, items: &mut BTreeSet<Item>, sink: &mut Vec<Diagnostic>) {
        let present = self.present(items, sink);
        let items = &*items;
        let ambiguous = self.ambiguous();
        let is_sure = |it: &Mention<'_>| it.space != Space::Word || !ambiguous.contains(it.name);
        let mut own = Mentions::default();
        let declarations = &self.modules[0].declarations;
        declarations.iter().for_each(|it| own.declaration(it));
        for mention in own.all.iter().filter(|it| is_sure(it)) {
            self.check_mention(0, mention, &present, sink);
        }
        for item in items {
            for mention in self.mentions(*item).iter().filter(|it| is_sure(it)) {
                self.check_mention(item.module, mention, &present, sink);
            }
        }
        if !self.modules[0].is_broken() {
            self.check_unused(&own.all, sink);
        }
    }

    /// Gives what of all files is in the program, and reports names of two things, of which the second is left out.
    fn present(&self, items: &mut BTreeSet<Item>, sink: &mut Vec<Diagnostic>) -> Present {
        let own = self.modules[0].table.entries.iter();
        let own = own.map(|(key, entry)| (key.clone(), (0, entry.span)));
        let taken = self.imports[0].iter();
        let taken = taken.map(|(key, it)| (key.clone(), (it.module, it.span)));
        let mut present: Present = taken.chain(own).collect();
        for (module, key, entry) in self.names_of(items) {
            match present.get(key) {
                Some((other, _)) if *other == module => {}
                Some((_, place))
                    if entry.items.iter().filter(|it| items.remove(it)).count() > 0 =>
                {
                    let path = self.modules[module].path;
                    let report = diagnostics::comes_along_twice(&key.1, *place, path, entry.span);
                    sink.push(report);
                }
                Some(_) => {}
                None => drop(present.insert(key.clone(), (module, entry.span))),
            }
        }
        present
    }

    /// Gives the names of items, with their files.
    fn names_of(&self, items: &BTreeSet<Item>) -> Vec<(usize, &'a Key, &'a Entry)> {
        let modules = self.modules.iter().enumerate().skip(1);
        let named = modules.flat_map(|(position, module)| {
            let entries = module.table.entries.iter();
            let entries = entries.filter(|(_, it)| it.items.iter().any(|it| items.contains(it)));
            entries.map(move |(key, entry)| (position, key, entry))
        });
        named.collect()
    }

    /// Gives the words that may be a choice or a column where they stand.
    fn ambiguous(&self) -> HashSet<&'a str> {
        let mut words = HashSet::new();
        let declarations = self.modules.iter().flat_map(|it| &it.declarations);
        for declaration in declarations {
            if let DeclarationKind::Choices(list) = &declaration.kind {
                words.extend(list.rows.iter().map(|row| row.name.text.as_str()));
            } else if let DeclarationKind::Records(record) = &declaration.kind {
                words.extend(record.columns.iter().map(|it| it.name.text.as_str()));
            }
        }
        words
    }

    /// Reports a name that means nothing in its file, and something in the program.
    fn check_mention(
        &self,
        module: usize,
        mention: &Mention<'_>,
        present: &Present,
        sink: &mut Vec<Diagnostic>,
    ) {
        let key = key(mention);
        if self.means_something(module, &key) {
            return;
        }
        if let Some((other, _)) = present.get(&key) {
            let (name, span) = (mention.name, mention.span);
            let (here, there) = (&self.modules[module], &self.modules[*other]);
            sink.push(match other {
                0 => diagnostics::not_of_vocabulary(name, span, here.path),
                _ => diagnostics::not_imported(name, span, here.called(), there.path),
            });
        }
    }

    /// Reports what the first file takes and does not name.
    fn check_unused(&self, own: &[Mention<'_>], sink: &mut Vec<Diagnostic>) {
        let named: HashSet<Key> = own.iter().map(key).collect();
        for used in &self.modules[0].uses {
            let table = &self.modules[used.module].table;
            for name in &used.tree.names {
                let offered = table.offered(&name.text);
                let is_named = offered.iter().any(|(key, _)| named.contains(*key));
                // What could not be taken has its report.
                let is_taken = offered
                    .iter()
                    .any(|(key, _)| self.imports[0].contains_key(*key));
                if !is_named && is_taken {
                    sink.push(diagnostics::unused_import(&name.text, name.span));
                }
            }
        }
    }
}

fn key(mention: &Mention<'_>) -> Key {
    (mention.space, mention.name.to_owned())
}
