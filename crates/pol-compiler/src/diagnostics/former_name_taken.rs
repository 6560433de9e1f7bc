//! E0220: a former name that something else bears.

use pol_parser::{Case, Diagnostic, Page, Severity, Span};

pub(super) static PAGE: Page = Page {
    code: "E0220",
    title: "a former name that something else bears",
    severity: Severity::Error,
    text: "`was` gives the name that a fact had before, so that requests with the old name are understood. If \
        another fact has that name, or had it, such a request would be ambiguous.",
    raises: Case::Declarations(
        r#"facts chart
  grown_up yes/no "Is the member grown up?" was member.adult
"#,
    ),
    misses: Case::Declarations(
        r#"facts chart
  grown_up yes/no "Is the member grown up?" was member.grown_up
"#,
    ),
};

/// Names both facts.
pub(crate) fn former_name_taken(path: &str, was: &str, span: Span) -> Diagnostic {
    Diagnostic::new(
        &PAGE,
        format!("`{path}` cannot have been `{was}`: another fact has or had that name"),
    )
    .label(span, "belongs to another fact")
    .help("take `was` out, or give the name that this fact had")
}
