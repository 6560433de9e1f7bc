//! E0422: a presumption that reads its own fact.

use pol_parser::{Case, Diagnostic, Page, Severity, Span};

pub(super) static PAGE: Page = Page {
    code: "E0422",
    title: "a presumption that reads its own fact",
    severity: Severity::Error,
    text: "A presumption applies where a fact is not stated, so its condition can learn nothing from that fact: \
        it would always be unknown.",
    raises: Case::Declarations(
        r#"facts chart
  seen yes/no, presumed no when chart.seen "Was the member seen?"
"#,
    ),
    misses: Case::Declarations(
        r#"facts chart
  seen yes/no, presumed no when member.adult "Was the member seen?"
"#,
    ),
};

/// Names the fact, and the criterion through which it is read.
pub(crate) fn presumption_reads_itself(
    path: &str,
    through: Option<&str>,
    span: Span,
) -> Diagnostic {
    let reads = through.map_or_else(
        || "reads it".to_owned(),
        |name| format!("reads it through `{name}`"),
    );
    Diagnostic::new(&PAGE, format!("what is presumed of `{path}` {reads}"))
        .label(span, "reads the fact that is not stated")
        .help("let the condition read other facts")
}
