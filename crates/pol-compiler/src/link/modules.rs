//! The declarations of a joined text by file, and which file uses which. Reports paths that name no vocabulary, and circles.

use super::files::{self, Files};
use super::names::Table;
use crate::diagnostics;
use crate::history::cites;
use pol_parser::{Diagnostic, Span, ast, ast::DeclarationKind};

/// The policy, its examples with it, or a file that it uses.
pub(super) struct Module<'a> {
    /// Its path, seen from the policy's folder; the policy's own is not known, and empty.
    pub(super) path: &'a str,
    /// Its declarations.
    pub(super) declarations: Vec<&'a ast::Declaration>,
    /// The names that it declares.
    pub(super) table: Table,
    /// What it takes from others.
    pub(super) uses: Vec<Used<'a>>,
    /// Whether it is taken from, or is the first.
    pub(super) is_reached: bool,
}

/// `use "FILE" for NAME, NAME`, and the position of the file.
pub(super) struct Used<'a> {
    pub(super) tree: &'a ast::Use,
    pub(super) module: usize,
}

impl Module<'_> {
    /// Tells whether it is a vocabulary.
    pub(super) fn is_vocabulary(&self) -> bool {
        let mut kinds = self.declarations.iter().map(|it| &it.kind);
        kinds.any(|kind| matches!(kind, DeclarationKind::Vocabulary(_)))
    }

    /// Tells whether a part of it could not be read, so that it may declare any name.
    pub(super) fn is_broken(&self) -> bool {
        let mut kinds = self.declarations.iter().map(|it| &it.kind);
        kinds.any(|kind| matches!(kind, DeclarationKind::Broken(_)))
    }

    /// Names it in messages.
    pub(super) fn called(&self) -> &str {
        match self.path {
            "" => "this file",
            path => path,
        }
    }
}

/// Sorts the declarations of a joined text by file, the policy first, and follows what they use.
pub(super) fn modules<'a>(
    file: &'a ast::File,
    files: &'a Files<'a>,
    sink: &mut Vec<Diagnostic>,
) -> Vec<Module<'a>> {
    let paths = std::iter::once("").chain(files.used.iter().map(|file| file.path));
    let mut modules: Vec<_> = paths.map(Module::at).collect();
    for declaration in &file.declarations {
        let position = files
            .of(declaration.span)
            .map_or(0, |position| position + 1);
        modules[position].declarations.push(declaration);
    }
    for (position, module) in modules.iter_mut().enumerate() {
        module.table = Table::of(position, &module.declarations);
    }
    let mut follower = Follower {
        files,
        modules,
        trail: Vec::new(),
        sink,
    };
    follower.follow(0);
    follower.modules
}

impl<'a> Module<'a> {
    fn at(path: &'a str) -> Self {
        Self {
            path,
            declarations: Vec::new(),
            table: Table::default(),
            uses: Vec::new(),
            is_reached: false,
        }
    }
}

/// Follows what files use, each once.
struct Follower<'a, 's> {
    files: &'a Files<'a>,
    modules: Vec<Module<'a>>,
    /// The files that were followed to where it is.
    trail: Vec<usize>,
    sink: &'s mut Vec<Diagnostic>,
}

impl<'a> Follower<'a, '_> {
    fn follow(&mut self, position: usize) {
        self.modules[position].is_reached = true;
        self.trail.push(position);
        self.check_kinds(position);
        let mut seen: Vec<(usize, Span)> = Vec::new();
        for tree in self.uses_of(position) {
            let Some(module) = self.target(position, tree) else {
                continue;
            };
            if let Some((_, first)) = seen.iter().find(|(other, _)| *other == module) {
                let path = self.modules[module].path;
                let again = diagnostics::used_twice(path, tree.file.span, *first);
                self.sink.push(again);
            }
            seen.push((module, tree.file.span));
            if self.trail.contains(&module) {
                self.report_circle(module, tree);
                continue;
            }
            if !self.modules[module].is_reached {
                self.follow(module);
            }
            self.modules[position].uses.push(Used { tree, module });
        }
        self.trail.pop();
    }

    fn uses_of(&self, position: usize) -> Vec<&'a ast::Use> {
        let declarations = self.modules[position].declarations.iter();
        let uses = declarations.filter_map(|it| {
            if let DeclarationKind::Use(tree) = &it.kind {
                Some(tree)
            } else {
                None
            }
        });
        uses.collect()
    }

    /// Finds the vocabulary that is used, and reports where there is none.
    fn target(&mut self, from: usize, tree: &ast::Use) -> Option<usize> {
        let span = tree.file.span;
        let position = found(
            self.files,
            self.modules[from].path,
            &tree.file,
            ".pol",
            self.sink,
        )?;
        let module = &self.modules[position + 1];
        if !module.is_vocabulary() && !module.is_broken() {
            let instead = module.declarations.first().map(|it| it.span);
            let path = module.path;
            let report = diagnostics::not_a_vocabulary(path, span, instead.map(head));
            self.sink.push(report);
            return None;
        }
        Some(position + 1)
    }

    fn report_circle(&mut self, module: usize, tree: &ast::Use) {
        let from = self.trail.iter().position(|it| *it == module);
        let round = self.trail.get(from.unwrap_or_default()..);
        let round = round.unwrap_or_default().iter().chain([&module]);
        let path: Vec<_> = round.map(|it| self.modules[*it].path).collect();
        let report = diagnostics::uses_in_a_circle(&path, tree.file.span);
        self.sink.push(report);
    }

    /// Reports what a vocabulary declares and may not.
    fn check_kinds(&mut self, position: usize) {
        let module = &self.modules[position];
        if !module.is_vocabulary() {
            return;
        }
        let mut heads = 0;
        for declaration in &module.declarations {
            let is_head = matches!(declaration.kind, DeclarationKind::Vocabulary(_));
            heads += usize::from(is_head);
            let is_second = is_head && heads > 1;
            let keyword = is_second.then_some("vocabulary");
            let keyword = keyword.or_else(|| unshared(&declaration.kind));
            if let Some(keyword) = keyword {
                let start = declaration.span.start;
                let span = Span::new(start, start + keyword.len());
                self.sink
                    .push(diagnostics::not_for_vocabularies(keyword, span));
                continue;
            }
            for clause in cites(&declaration.kind)
                .into_iter()
                .flat_map(|it| &it.clauses)
            {
                let report = diagnostics::clause_in_vocabulary(&clause.text, clause.span);
                self.sink.push(report);
            }
        }
    }
}

/// Finds the used file that a text names, and reports where it names none.
pub(super) fn found(
    files: &Files<'_>,
    from: &str,
    said: &ast::Text,
    ending: &'static str,
    sink: &mut Vec<Diagnostic>,
) -> Option<usize> {
    let Some(words) = files::words(said) else {
        sink.push(diagnostics::bad_path("{", said.span, files::BadPath::Odd));
        return None;
    };
    let path = match files::resolve(from, &words, ending) {
        Ok(path) => path,
        Err(why) => {
            sink.push(diagnostics::bad_path(&words, said.span, why));
            return None;
        }
    };
    let position = files.find(&path);
    if position.is_none() {
        sink.push(diagnostics::no_such_file(&path, said.span));
    }
    position
}

/// The first word of a declaration.
fn head(span: Span) -> Span {
    Span::new(span.start, (span.start + 1).min(span.end))
}

/// Gives the keyword of what no vocabulary may declare.
fn unshared(kind: &DeclarationKind) -> Option<&'static str> {
    match kind {
        DeclarationKind::Policy(_) => Some("policy"),
        DeclarationKind::Revision(_) => Some("revision"),
        DeclarationKind::Section(_) => Some("section"),
        DeclarationKind::Clauses(_) => Some("clauses"),
        DeclarationKind::Limit(_) => Some("limit"),
        DeclarationKind::Amount(_) => Some("amount"),
        DeclarationKind::Rule(_) => Some("rule"),
        DeclarationKind::Exception(_) => Some("exception"),
        DeclarationKind::Advisory(_) => Some("advisory"),
        DeclarationKind::Example(_) => Some("example"),
        DeclarationKind::Vocabulary(_)
        | DeclarationKind::Use(_)
        | DeclarationKind::Findings(_)
        | DeclarationKind::Unit(_)
        | DeclarationKind::CodeSystem(_)
        | DeclarationKind::CodeSet(_)
        | DeclarationKind::Choices(_)
        | DeclarationKind::Facts(_)
        | DeclarationKind::Records(_)
        | DeclarationKind::Value(_)
        | DeclarationKind::Criterion(_)
        | DeclarationKind::Broken(_) => None,
    }
}
