//! E0318: `is one of` on what has no list.

use pol_parser::{Case, Diagnostic, Page, Severity, Span};

pub(super) static PAGE: Page = Page {
    code: "E0318",
    title: "`is one of` on what has no list",
    severity: Severity::Error,
    text: "`is one of` looks up a choice or a code in a list. A number or a date compares with `is` and `is \
        between`, and a yes/no fact stands by itself.",
    raises: Case::Declarations(
        r#"criterion asked
  met when request.visits is one of left
"#,
    ),
    misses: Case::Declarations(
        r#"criterion asked
  met when request.visits is between 2 visits and 4 visits
"#,
    ),
};

/// Says what the fact is.
pub(crate) fn one_of_on_other(path: &str, what: &str, span: Span) -> Diagnostic {
    Diagnostic::new(
        &PAGE,
        format!("`{path}` is {what}, which is looked up in no list"),
    )
    .label(span, what)
    .help(
        "`is one of` is for choices and codes; numbers and dates compare with `is` or `is between`",
    )
}
