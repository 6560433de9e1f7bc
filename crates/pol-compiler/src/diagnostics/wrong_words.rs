//! E0306: the words of numbers for dates, or of dates for numbers.

use pol_parser::{Case, Diagnostic, Page, Severity, Span};

pub(super) static PAGE: Page = Page {
    code: "E0306",
    title: "the words of numbers for dates, or of dates for numbers",
    severity: Severity::Error,
    text: "Numbers compare by size: `is at least`, `is at most`, `is more than`, `is less than`. Dates compare \
        in time: `is on or after`, `is on or before`, `is after`, `is before`. Read aloud, the wrong words \
        are ambiguous: a date that is more than another may be earlier or later.",
    raises: Case::Declarations(
        r#"criterion recent
  met when request.service_date is at least 2022-06-01
"#,
    ),
    misses: Case::Declarations(
        r#"criterion recent
  met when request.service_date is on or after 2022-06-01
"#,
    ),
};

/// Gives the right words. The wrong ones stand at `place`, if nothing else stands there.
pub(crate) fn wrong_words(
    words: &str,
    of: &str,
    right_words: &str,
    span: Span,
    place: Option<Span>,
) -> Diagnostic {
    let diagnostic = Diagnostic::new(&PAGE, format!("{of} do not compare with `{words}`"))
        .label(span, format!("compares {of}"))
        .help(format!("write `{right_words}`"));
    match place {
        Some(place) => diagnostic.fix(place, right_words),
        None => diagnostic,
    }
}
