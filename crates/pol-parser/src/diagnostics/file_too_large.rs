//! E0101: the file is too large.

use crate::diagnostic::{Case, Diagnostic, Page, Severity};
use crate::span::Span;

pub(super) static PAGE: Page = Page {
    code: "E0101",
    title: "the file is too large",
    severity: Severity::Error,
    text: "A policy file may hold 4 MiB. A guideline of many pages takes a twentieth of that, so a larger file is most \
           often a mistake: another file under the wrong name. Give the right file, or cut the policy in two.",
    raises: Case::Made(|| "# a long remark, over and over\n".repeat(1 << 18)),
    misses: Case::Declarations("criterion grown_up\n  met when member.adult\n"),
};

/// Says how large the file is.
pub(crate) fn file_too_large(bytes: usize) -> Diagnostic {
    let size = bytes.div_ceil(1 << 20);
    Diagnostic::new(
        &PAGE,
        format!("this file holds {size} MiB, and a policy may hold 4 MiB"),
    )
    .label(Span::new(0, 0), "nothing of it was read")
    .help("check that this is the file you meant; if it is, cut it in two")
}
