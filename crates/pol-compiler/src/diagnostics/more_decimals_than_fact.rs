//! E0320: more decimals than the fact has.

use pol_parser::{Case, Diagnostic, Page, Severity, Span};

pub(super) static PAGE: Page = Page {
    code: "E0320",
    title: "more decimals than the fact has",
    severity: Severity::Error,
    text: "The number has more digits after the point than the fact beside it can have. Whole visits are never \
        one and a half: the comparison would not mean what it says.",
    raises: Case::Declarations(
        r#"criterion asked
  met when request.visits is 1.5 visits
"#,
    ),
    misses: Case::Declarations(
        r#"criterion asked
  met when request.visits is 2 visits
"#,
    ),
};

/// Names the fact, its decimals and the number.
pub(crate) fn more_decimals_than_fact(
    path: &str,
    decimals: u32,
    digits: &str,
    span: Span,
) -> Diagnostic {
    let what = match decimals {
        0 => "whole".to_owned(),
        1 => "given to 1 decimal".to_owned(),
        more => format!("given to {more} decimals"),
    };
    Diagnostic::new(&PAGE, format!("`{path}` is {what}, and `{digits}` is not"))
        .label(span, "more digits than the fact has")
        .help("round the number, or declare the fact with more decimals")
}
