//! A policy that uses files in, with them; one tree out in which what it takes from them stands as if it had declared it.
//! Everything keeps its place in the joined text, so that what is found later is told of the right file and line.

mod code_lists;
mod code_set;
mod files;
mod mentions;
mod merge;
mod modules;
mod names;
mod needs;
mod together;

pub use code_lists::{CodeList, code_lists};
pub use code_set::{CodeSetFile, Member, Stated};
pub use files::{BadPath, Files, UsedFile, used_files};
pub use together::Together;

use modules::Module;
use names::Imports;
use needs::Needs;
use pol_parser::{Diagnostic, ast, ast::DeclarationKind};
use std::borrow::Cow;

/// Tells whether a file is a vocabulary.
pub fn is_vocabulary(file: &ast::File) -> bool {
    let mut kinds = file.declarations.iter().map(|it| &it.kind);
    kinds.any(|kind| matches!(kind, DeclarationKind::Vocabulary(_)))
}

/// The name by which the table of findings is taken.
const FINDINGS: &str = "findings";

/// Puts what is used into the tree of a policy, or of a vocabulary that is checked alone. The tree is that of the whole joined text.
pub fn link<'t>(file: &'t ast::File, files: &Files<'_>) -> (Cow<'t, ast::File>, Vec<Diagnostic>) {
    let is_alone = files.used.is_empty();
    let mut declarations = file.declarations.iter();
    let is_vocabulary = |it: &ast::Declaration| matches!(it.kind, DeclarationKind::Vocabulary(_));
    if is_alone && !declarations.any(|it| files::said_in(it).is_some() || is_vocabulary(it)) {
        return (Cow::Borrowed(file), Vec::new());
    }
    let mut sink = Vec::new();
    let modules = modules::modules(file, files, &mut sink);
    let imports = modules.iter().enumerate().map(|(position, module)| {
        if module.is_reached {
            names::imports(&modules, position, &mut sink)
        } else {
            Imports::new()
        }
    });
    let imports: Vec<_> = imports.collect();
    let needs = Needs {
        modules: &modules,
        imports: &imports,
    };
    let mut items = needs.all();
    needs.check(&mut items, &mut sink);
    let linked = merge::merge(file, files, &modules, &items, &mut sink);
    (Cow::Owned(linked), sink)
}
