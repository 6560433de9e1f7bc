//! E0426: a range between codes of different form.

use pol_parser::{Case, Diagnostic, Page, Severity, Span};

pub(super) static PAGE: Page = Page {
    code: "E0426",
    title: "a range between codes of different form",
    severity: Severity::Error,
    text: "`A to B` runs through codes of one form, as from `M15` to `M19`. Between codes of different form it \
        is not clear what lies between.",
    raises: Case::Declarations(
        r#"code set joints "Joints" of icd10cm
  M15 to M19.9
"#,
    ),
    misses: Case::Declarations(
        r#"code set joints "Joints" of icd10cm
  M15 to M19
"#,
    ),
};

/// Names both ends.
pub(crate) fn code_range_shape(first: &str, last: &str, span: Span) -> Diagnostic {
    Diagnostic::new(
        &PAGE,
        format!("`{first}` and `{last}` are not codes of one form"),
    )
    .label(span, "the ends differ in form")
    .help("give both ends the same letters and digits, as in `M15 to M19`")
}
