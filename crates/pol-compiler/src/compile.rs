//! The passes in order: collect, name, type, check, order, lay out, assemble. Each reports what it finds and goes on.

use crate::assemble::Assembly;
use crate::bodies::Bodies;
use crate::check::Checker;
use crate::citations::Citations;
use crate::layout::Layout;
use crate::names::Names;
use crate::order::{self, Graph};
use crate::program::Program;
use crate::signatures::Signatures;
use crate::{declarations, examples, exclusive, ranges, structure, usage, vocabulary};
use pol_parser::{Diagnostic, Severity, Span, ast};

/// What compiling gives.
#[derive(Debug)]
pub struct Compiled {
    /// The program, if there is no error.
    pub program: Option<Program>,
    /// Everything that was found, in the order of the text.
    pub diagnostics: Vec<Diagnostic>,
}

/// Compiles a policy. A file with declarations that could not be read gives no program, but all other errors.
pub fn compile(file: &ast::File) -> Compiled {
    compiled(file, Vec::new())
}

/// Compiles a policy together with the files of examples beside it, whose declarations begin at an offset of the joined text.
pub fn compile_with_examples(file: &ast::File, from: usize) -> Compiled {
    let mut sink = Vec::new();
    examples::beside::check(file, from, &mut sink);
    compiled(file, sink)
}

fn compiled(file: &ast::File, mut sink: Vec<Diagnostic>) -> Compiled {
    let program = run(file, &mut sink);
    let has_errors = sink
        .iter()
        .any(|diagnostic| diagnostic.severity() == Severity::Error);
    sink.sort_by_cached_key(place);
    sink.dedup_by_key(|diagnostic| (place(diagnostic), diagnostic.message.clone()));
    Compiled {
        program: program.filter(|_| !has_errors),
        diagnostics: sink,
    }
}

/// By what diagnostics are in order, and equal where two passes find the same.
fn place(diagnostic: &Diagnostic) -> (Option<Span>, &'static str) {
    (diagnostic.span(), diagnostic.page.code)
}

fn run(file: &ast::File, sink: &mut Vec<Diagnostic>) -> Option<Program> {
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
        usage::check(&program, &used_sets, &declarations, sink);
        usage::check_month_end(&program, &declarations, sink);
    }
    usable.then_some(program)
}
