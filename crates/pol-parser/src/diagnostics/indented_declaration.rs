//! E0108: a declaration that is indented.

use super::quoted;
use crate::diagnostic::{Case, Diagnostic, Page, Severity};
use crate::span::Span;

pub(super) static PAGE: Page = Page {
    code: "E0108",
    title: "a declaration that is indented",
    severity: Severity::Error,
    text: "A declaration begins where its keyword stands at the very start of a line; that is how one broken declaration \
           never hides the next one. This one is indented. Move it to the start of its line.",
    raises: Case::Declarations(
        "criterion grown_up\n  met when member.adult\n  rule again\n  finds met because \"The member is an adult.\"\n  when grown_up\n",
    ),
    misses: Case::Declarations(
        "criterion grown_up\n  met when member.adult\nrule again\n  finds met because \"The member is an adult.\"\n  when grown_up\n",
    ),
};

/// Points to the keyword.
pub(crate) fn indented_declaration(word: &str, span: Span) -> Diagnostic {
    Diagnostic::new(
        &PAGE,
        format!(
            "{} begins a declaration, but not at the start of a line",
            quoted(word)
        ),
    )
    .label(span, "indented")
    .help("move it to the start of its line")
}
