//! E0102: a declaration is too long.

use crate::diagnostic::{Case, Diagnostic, Page, SMALL_POLICY, Severity};
use crate::span::Span;

pub(super) static PAGE: Page = Page {
    code: "E0102",
    title: "a declaration is too long",
    severity: Severity::Error,
    text: "One declaration may take 256 KiB. A longer one can no longer be read by anyone, and usually a quotation mark \
           or the keyword of the next declaration is missing. Look for the place where the next declaration should begin, \
           and put its keyword at the start of its line.",
    raises: Case::Made(|| {
        format!(
            "{SMALL_POLICY}\ncriterion grown_up\n  met when member.adult{}\n",
            " and member.adult".repeat(20_000)
        )
    }),
    misses: Case::Declarations("criterion grown_up\n  met when member.adult\n"),
};

/// Points to the keyword.
pub(crate) fn declaration_too_long(keyword: Span) -> Diagnostic {
    Diagnostic::new(&PAGE, "this declaration is longer than 256 KiB")
        .label(keyword, "begins here")
        .help("put the keyword of the next declaration at the start of its line, or cut this one in several")
}
