//! Records: how many rows they may have, and columns that hold one value each.

use crate::diagnostics;
use crate::program::Type;
use crate::signatures::Signatures;
use pol_parser::Diagnostic;

/// The most rows that a record may have.
const MOST: u32 = 1_000_000;

/// Checks what records say of themselves.
pub(super) fn check(signatures: &Signatures<'_>, sink: &mut Vec<Diagnostic>) {
    let declarations = signatures.declarations;
    for record in &declarations.records {
        let (most, span) = record.tree.most;
        if most == 0 || most > MOST {
            let name = &record.tree.name.text;
            sink.push(diagnostics::rows_bound(name, MOST, span));
        }
    }
    let columns = declarations.facts.iter().zip(&signatures.facts);
    for (row, ty) in columns.skip(declarations.stated) {
        let what = match ty {
            Some(Type::AnyOf(_) | Type::Codes(_)) => "a set",
            Some(Type::Text) => "a text",
            Some(
                Type::YesNo
                | Type::Number { .. }
                | Type::Date { .. }
                | Type::OneOf(_)
                | Type::Code(_),
            )
            | None => continue,
        };
        let span = row.tree.name.span;
        sink.push(diagnostics::column_type(&row.path, what, span));
    }
}
