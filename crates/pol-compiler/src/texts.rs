//! Texts of the tree in; texts of the program out, their holes resolved to facts, values and amounts.

use crate::diagnostics;
use crate::names::{Lookup, Names, Symbol};
use crate::program::{Text, TextPart};
use pol_parser::{Diagnostic, ast};

/// Resolves the holes of a text that a reader of a determination sees.
pub(crate) fn text(tree: &ast::Text, names: &Names, sink: &mut Vec<Diagnostic>) -> Text {
    let parts = tree.parts.iter();
    Text(
        parts
            .filter_map(|part| resolve_part(part, names, sink))
            .collect(),
    )
}

/// Resolves the holes of a text that may be absent.
pub(crate) fn optional(
    tree: Option<&ast::Text>,
    names: &Names,
    sink: &mut Vec<Diagnostic>,
) -> Option<Text> {
    tree.map(|tree| text(tree, names, sink))
}

/// Gives a text that is shown as it stands, such as a title; reports its holes.
pub(crate) fn plain(tree: &ast::Text, sink: &mut Vec<Diagnostic>) -> String {
    for part in &tree.parts {
        match part {
            ast::TextPart::Words(_) => {}
            ast::TextPart::Hole(path) => {
                sink.push(diagnostics::hole_in_fixed_text(&path.text, path.span))
            }
        }
    }
    verbatim(tree)
}

/// Gives the words of notes, which only authors read.
pub(crate) fn notes(trees: &[ast::Text]) -> Vec<String> {
    trees.iter().map(verbatim).collect()
}

fn verbatim(tree: &ast::Text) -> String {
    let parts = tree.parts.iter().map(|part| match part {
        ast::TextPart::Words(words) => words.clone(),
        ast::TextPart::Hole(path) => format!("{{{}}}", path.text),
    });
    parts.collect()
}

fn resolve_part(
    part: &ast::TextPart,
    names: &Names,
    sink: &mut Vec<Diagnostic>,
) -> Option<TextPart> {
    match part {
        ast::TextPart::Words(words) => Some(TextPart::Words(words.clone())),
        ast::TextPart::Hole(path) => resolve_hole(path, names, sink),
    }
}

fn resolve_hole(path: &ast::Path, names: &Names, sink: &mut Vec<Diagnostic>) -> Option<TextPart> {
    let symbol = match names.symbol(&path.text) {
        Lookup::Found(symbol) => symbol,
        Lookup::Broken => return None,
        Lookup::Unknown => {
            let near = names.near_symbol(&path.text);
            sink.push(diagnostics::unknown_in_text(
                &path.text,
                path.span,
                near.as_deref(),
            ));
            return None;
        }
    };
    match symbol {
        Symbol::Fact(fact) => Some(TextPart::Fact(fact)),
        Symbol::Value(value) => Some(TextPart::Value(value)),
        Symbol::Amount(amount) => Some(TextPart::Amount(amount)),
        Symbol::Criterion(_) => unshowable(path, "a criterion", sink),
        Symbol::CodeSet(_) => unshowable(path, "a code set", sink),
    }
}

fn unshowable(path: &ast::Path, what: &str, sink: &mut Vec<Diagnostic>) -> Option<TextPart> {
    sink.push(diagnostics::not_shown_in_text(&path.text, what, path.span));
    None
}
