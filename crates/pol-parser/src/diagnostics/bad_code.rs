//! E0151: a code with characters that a code cannot have.

use super::quoted;
use crate::diagnostic::{Case, Diagnostic, Page, Severity};
use crate::span::Span;

pub(super) static PAGE: Page = Page {
    code: "E0151",
    title: "a code with characters that a code cannot have",
    severity: Severity::Error,
    text: "A code is written with capital letters and digits, with points between them: `F41.1`, `97124`. Small letters \
           are another spelling of the same code to people and a different code to machines. Write it in capitals.",
    raises: Case::Declarations("code set extra \"Extra\" of icd10cm\n  f41.1\n"),
    misses: Case::Declarations("code set extra \"Extra\" of icd10cm\n  F41.1\n"),
};

/// Suggests capitals.
pub(crate) fn bad_code(code: &str, span: Span) -> Diagnostic {
    Diagnostic::new(&PAGE, format!("{} is not a code", quoted(code)))
        .label(
            span,
            "a code has capital letters, digits and points between them",
        )
        .help(format!("write {}", quoted(&code.to_ascii_uppercase())))
}
