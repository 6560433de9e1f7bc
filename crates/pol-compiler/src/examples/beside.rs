//! The declarations of the files of examples beside a policy in; what is no example there out.

use crate::diagnostics;
use pol_parser::ast::{self, DeclarationKind};
use pol_parser::{Diagnostic, Span};
use std::ops::Range;

/// Reports what is declared in a stretch of the joined text and is no example.
pub(crate) fn check(file: &ast::File, beside_policy: Range<usize>, sink: &mut Vec<Diagnostic>) {
    let beside = file.declarations.iter();
    let beside = beside.filter(|it| beside_policy.contains(&it.span.start));
    sink.extend(beside.filter_map(|declaration| {
        let keyword = keyword(&declaration.kind)?;
        let start = declaration.span.start;
        let span = Span::new(start, start + keyword.len());
        Some(diagnostics::no_example(keyword, span))
    }));
}

/// Gives the keyword of what is no example; what cannot be read has its own diagnostic.
fn keyword(kind: &DeclarationKind) -> Option<&'static str> {
    match kind {
        DeclarationKind::Policy(_) => Some("policy"),
        DeclarationKind::Vocabulary(_) => Some("vocabulary"),
        DeclarationKind::Use(_) => Some("use"),
        DeclarationKind::Revision(_) => Some("revision"),
        DeclarationKind::Section(_) => Some("section"),
        DeclarationKind::Clauses(_) => Some("clauses"),
        DeclarationKind::Findings(_) => Some("findings"),
        DeclarationKind::Unit(_) => Some("unit"),
        DeclarationKind::CodeSystem(_) => Some("code system"),
        DeclarationKind::CodeSet(_) => Some("code set"),
        DeclarationKind::Choices(_) => Some("choices"),
        DeclarationKind::Facts(_) => Some("facts"),
        DeclarationKind::Records(_) => Some("records"),
        DeclarationKind::Limit(_) => Some("limit"),
        DeclarationKind::Value(_) => Some("value"),
        DeclarationKind::Criterion(_) => Some("criterion"),
        DeclarationKind::Amount(_) => Some("amount"),
        DeclarationKind::Rule(_) => Some("rule"),
        DeclarationKind::Exception(_) => Some("exception"),
        DeclarationKind::Advisory(_) => Some("advisory"),
        DeclarationKind::Example(_) | DeclarationKind::Broken(_) => None,
    }
}
