//! E0142: a clause that does not belong here.

use super::quoted;
use crate::diagnostic::{Case, Diagnostic, Page, Severity};
use crate::span::Span;

pub(super) static PAGE: Page = Page {
    code: "E0142",
    title: "a clause that does not belong here",
    severity: Severity::Error,
    text: "Every kind of declaration has its own clauses, and this one belongs to another kind, or to a clause that is \
           not there. The label says what may stand here. Move it to where it belongs, or take the word that says it \
           here.",
    raises: Case::Declarations("criterion grown_up\n  met when member.adult\n  unless is_adult\n"),
    misses: Case::Declarations(
        "advisory grown_up\n  \"The member is an adult.\"\n  when member.adult\n  unless is_adult\n",
    ),
};

/// Names the clause and what may stand instead.
pub(crate) fn clause_out_of_place(clause: &str, place: &str, fits: &str, span: Span) -> Diagnostic {
    Diagnostic::new(
        &PAGE,
        format!("{} does not belong to {place}", quoted(clause)),
    )
    .label(span, format!("{place} may hold {fits}"))
    .help("move it to where it belongs, or delete it")
}
