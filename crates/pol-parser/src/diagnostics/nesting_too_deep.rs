//! E0103: parentheses or `not` nested too deep.

use crate::diagnostic::{Case, Diagnostic, Page, SMALL_POLICY, Severity};
use crate::span::Span;

pub(super) static PAGE: Page = Page {
    code: "E0103",
    title: "parentheses or `not` nested too deep",
    severity: Severity::Error,
    text: "Parentheses may stand 32 deep, and so many `not` in a row. Nobody can check a condition nested deeper than \
           that. Give its inner parts a name each with `criterion` or `amount`, and use the names.",
    raises: Case::Made(|| {
        format!(
            "{SMALL_POLICY}\ncriterion grown_up\n  met when {}member.adult{}\n",
            "(".repeat(33),
            ")".repeat(33)
        )
    }),
    misses: Case::Made(|| {
        format!(
            "{SMALL_POLICY}\ncriterion grown_up\n  met when {}member.adult{}\n",
            "(".repeat(32),
            ")".repeat(32)
        )
    }),
};

/// Points to the first one that is too deep.
pub(crate) fn nesting_too_deep(span: Span) -> Diagnostic {
    Diagnostic::new(&PAGE, "this is nested more than 32 deep")
        .label(span, "the 33rd begins here")
        .help("give the inner part a name with `criterion` or `amount`, and use the name")
}
