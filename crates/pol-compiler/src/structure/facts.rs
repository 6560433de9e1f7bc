//! Facts: each has a question, and a former name that nothing else bears.

use crate::diagnostics;
use crate::names::Lookup;
use crate::signatures::Signatures;
use pol_parser::Diagnostic;

/// Checks what facts say of themselves beside their type.
pub(super) fn check(signatures: &Signatures<'_>, sink: &mut Vec<Diagnostic>) {
    let facts = &signatures.declarations.facts;
    for (position, row) in facts.iter().enumerate() {
        let is_column = position >= signatures.declarations.stated;
        if row.tree.question.is_none() && !is_column {
            sink.push(diagnostics::no_question(&row.path, row.tree.name.span));
        }
        let Some(was) = &row.tree.was else { continue };
        let earlier = &facts[..position];
        let claimed = earlier.iter().any(|other| {
            other
                .tree
                .was
                .as_ref()
                .is_some_and(|old| old.text == was.text)
        });
        let declared = matches!(signatures.names.facts.find(&was.text), Lookup::Found(_));
        if claimed || declared {
            sink.push(diagnostics::former_name_taken(
                &row.path, &was.text, was.span,
            ));
        }
    }
}
