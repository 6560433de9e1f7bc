//! E0152: an id of a clause that cannot be one.

use super::quoted;
use crate::diagnostic::{Case, Diagnostic, Page, Severity};
use crate::span::Span;

pub(super) static PAGE: Page = Page {
    code: "E0152",
    title: "an id of a clause that cannot be one",
    severity: Severity::Error,
    text: "A clause of the source is cited by its id: capital letters and digits in groups joined by hyphens, such as \
           `LIM-2`. Free text, such as a page or an item, stands after the ids in quotation marks. Write the id as it \
           stands in the table of clauses.",
    raises: Case::Declarations("criterion grown_up\n  met when member.adult\n  cite lim_2\n"),
    misses: Case::Declarations(
        "clauses \"Limits\"\n  LIM-2 informs \"Adults only.\"\n\ncriterion grown_up\n  met when member.adult\n  cite LIM-2\n",
    ),
};

/// Shows what was written.
pub(crate) fn bad_clause_id(written: &str, span: Span) -> Diagnostic {
    let capitals = written.to_ascii_uppercase().replace('_', "-");
    Diagnostic::new(
        &PAGE,
        format!("{} is not the id of a clause", quoted(written)),
    )
    .label(span, "an id is like `LIM-2`")
    .help(format!(
        "write {}, or free text in quotation marks",
        quoted(&capitals)
    ))
}
