//! E0143: a text is missing.

use super::quoted;
use crate::diagnostic::{Case, Diagnostic, Page, Severity};
use crate::span::Span;

pub(super) static PAGE: Page = Page {
    code: "E0143",
    title: "a text is missing",
    severity: Severity::Error,
    text: "A text in quotation marks must stand here: a title, a label, a reason or a note. It is what people read in a \
           determination, so it cannot be left away. Write it between straight double quotation marks.",
    raises: Case::Declarations(
        "rule again\n  finds met because member.adult\n  when member.adult\n",
    ),
    misses: Case::Declarations(
        "rule again\n  finds met because \"The member is an adult.\"\n  when member.adult\n",
    ),
};

/// Says what the text follows.
pub(crate) fn missing_text(after: &str, span: Span) -> Diagnostic {
    Diagnostic::new(
        &PAGE,
        format!(
            "a text in quotation marks is missing after {}",
            quoted(after)
        ),
    )
    .label(span, "a text belongs here")
    .help("write it between straight quotation marks: `\"…\"`")
}
