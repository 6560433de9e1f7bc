//! E0114: a quotation mark that is not straight.

use crate::diagnostic::{Case, Diagnostic, Page, Severity};
use crate::span::Span;

pub(super) static PAGE: Page = Page {
    code: "E0114",
    title: "a quotation mark that is not straight",
    severity: Severity::Error,
    text: "A text stands between straight double quotation marks. Word processors turn them into curved ones, and other \
           marks look alike, so where such a text ends is a guess. Replace both marks by `\"`.",
    raises: Case::Declarations(
        "criterion grown_up\n  “The member is an adult.”\n  met when member.adult\n",
    ),
    misses: Case::Declarations(
        "criterion grown_up\n  \"The member is an adult.\"\n  met when member.adult\n",
    ),
};

/// Shows the mark, and straightens a text that stands between two marks and holds no other.
pub(crate) fn smart_quote(mark: &str, written: &str, span: Span) -> Diagnostic {
    let diagnostic = Diagnostic::new(&PAGE, format!("{mark} is not a straight quotation mark"))
        .label(span, "this text is not in straight double quotation marks")
        .help("replace the marks on both sides by `\"`");
    match straightened(written) {
        Some(straight) => diagnostic.fix(
            Span::new(span.start, span.start + written.trim_end().len()),
            straight,
        ),
        None => diagnostic,
    }
}

/// The text between straight marks; nothing where it is a guess which marks are its ends.
fn straightened(written: &str) -> Option<String> {
    const DOUBLE: &[char] = &['"', '“', '”', '„', '‟', '«', '»'];
    let inner = written
        .trim_end()
        .strip_prefix(DOUBLE)?
        .strip_suffix(DOUBLE)?;
    let is_plain = !inner.contains(DOUBLE) && !inner.contains('\n') && !inner.is_empty();
    is_plain.then(|| format!("\"{inner}\""))
}
