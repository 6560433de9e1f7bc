//! The passes in order: collect, name, type, check, order, lay out, assemble. Each reports what it finds and goes on.

use crate::assemble::Assembly;
use crate::bodies::Bodies;
use crate::check::Checker;
use crate::citations::Citations;
use crate::layout::Layout;
use crate::link::{Files, link};
use crate::names::Names;
use crate::order::{self, Graph};
use crate::program::Program;
use crate::signatures::Signatures;
use crate::{declarations, examples, exclusive, ranges, structure, usage, vocabulary};
use pol_parser::{Diagnostic, Severity, Span, ast};
use std::borrow::Cow;

/// What compiling gives.
#[derive(Debug)]
pub struct Compiled {
    /// The program, if there is no error.
    pub program: Option<Program>,
    /// The tree with what the policy takes from files among its declarations, where it takes something.
    pub linked: Option<ast::File>,
    /// Everything that was found, in the order of the text.
    pub diagnostics: Vec<Diagnostic>,
}

/// Compiles a policy. A file with declarations that could not be read gives no program, but all other errors.
pub fn compile(file: &ast::File) -> Compiled {
    compile_with(file, &Files::default())
}

/// Compiles a policy together with the files of examples beside it and the files that it uses.
pub fn compile_with(file: &ast::File, files: &Files<'_>) -> Compiled {
    let (tree, mut sink) = link(file, files);
    if let Some(from) = files.examples {
        let end = files.used.first().map_or(usize::MAX, |file| file.start);
        examples::beside::check(&tree, from..end, &mut sink);
    }
    let program = run(&tree, files, &mut sink);
    let has_errors = sink
        .iter()
        .any(|diagnostic| diagnostic.severity() == Severity::Error);
    Compiled {
        program: program.filter(|_| !has_errors),
        diagnostics: in_order(sink),
        linked: match tree {
            Cow::Owned(tree) => Some(tree),
            Cow::Borrowed(_) => None,
        },
    }
}

/// Finds everything that is wrong with a vocabulary; what only policies can tell, such as what nothing uses, is not told.
pub fn check_vocabulary(file: &ast::File, files: &Files<'_>) -> Vec<Diagnostic> {
    let (tree, mut sink) = link(file, files);
    let declarations = declarations::collect(&tree);
    let names = Names::of(&declarations, &mut sink);
    let mut vocabulary = vocabulary::vocabulary(&declarations, &names, &mut sink);
    let signatures = Signatures::of(&declarations, &names, &vocabulary, &mut sink);
    structure::check_vocabulary(&signatures, &mut sink);
    let mut checker = Checker::new(&signatures, &mut vocabulary, &mut sink);
    let bodies = Bodies::check(&signatures, &mut checker);
    let values = structure::values::read(&signatures, &mut sink);
    let graph = Graph::of(&declarations, &bodies);
    let layout = Layout::of(&bodies, vocabulary.taken.values(), &graph, &mut sink);
    order::check_presumptions(&graph, &declarations, &bodies, &mut sink);
    let taken = vocabulary.taken.values().map(|rows| Some(rows.ty.clone()));
    let types: Vec<_> = signatures.facts.iter().cloned().chain(taken).collect();
    ranges::check(&layout, &types, &values, &declarations, &mut sink);
    in_order(sink)
}

fn in_order(mut found: Vec<Diagnostic>) -> Vec<Diagnostic> {
    found.sort_by_cached_key(place);
    found.dedup_by_key(|diagnostic| (place(diagnostic), diagnostic.message.clone()));
    found
}

/// By what diagnostics are in order, and equal where two passes find the same.
fn place(diagnostic: &Diagnostic) -> (Option<Span>, &'static str) {
    (diagnostic.span(), diagnostic.page.code)
}

fn run(file: &ast::File, files: &Files<'_>, sink: &mut Vec<Diagnostic>) -> Option<Program> {
    let declarations = declarations::collect(file);
    let names = Names::of(&declarations, sink);
    let mut vocabulary = vocabulary::vocabulary(&declarations, &names, sink);
    let signatures = Signatures::of(&declarations, &names, &vocabulary, sink);
    structure::check(&signatures, sink);

    let mut checker = Checker::new(&signatures, &mut vocabulary, sink);
    let bodies = Bodies::check(&signatures, &mut checker);
    let statements = examples::statements(&signatures, &mut checker);

    let values = structure::values::read(&signatures, sink);
    let graph = Graph::of(&declarations, &bodies);
    let layout = Layout::of(&bodies, vocabulary.taken.values(), &graph, sink);
    order::check_presumptions(&graph, &declarations, &bodies, sink);
    let taken = vocabulary.taken.values().map(|rows| Some(rows.ty.clone()));
    let types: Vec<_> = signatures.facts.iter().cloned().chain(taken).collect();
    ranges::check(&layout, &types, &values, &declarations, sink);
    exclusive::check(&declarations, &layout, &vocabulary.code_sets, sink);

    let mut citations = Citations::new(&declarations, &names, sink);
    let examples = examples::Reader {
        signatures: &signatures,
        merged: statements,
        citations: &mut citations,
        sink,
    }
    .read();
    let used_sets = std::mem::take(&mut vocabulary.used_sets);
    let assembly = Assembly {
        signatures: &signatures,
        vocabulary,
        bodies,
        layout,
        values,
        examples,
    };
    let program = assembly.program(citations, sink)?;
    let usable =
        declarations.broken.is_empty() && sink.iter().all(|it| it.severity() == Severity::Warning);
    if usable {
        let mut unused = Vec::new();
        usage::check(&program, &used_sets, &declarations, &mut unused);
        usage::check_month_end(&program, &declarations, &mut unused);
        // Of what it takes from files, a policy need not use all.
        let is_own = |it: &Diagnostic| it.span().is_none_or(|span| files.of(span).is_none());
        sink.extend(unused.into_iter().filter(is_own));
    }
    usable.then_some(program)
}
