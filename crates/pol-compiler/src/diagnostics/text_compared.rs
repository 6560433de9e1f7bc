//! E0309: a text that is compared.

use pol_parser::{Case, Diagnostic, Page, Severity, Span};

pub(super) static PAGE: Page = Page {
    code: "E0309",
    title: "a text that is compared",
    severity: Severity::Error,
    text: "A text is shown to the reader and never decides anything: two people never write the same thing in \
        the same words. What decides is declared as a yes/no fact or as choices.",
    raises: Case::Declarations(
        r#"facts chart
  remark text "What else does the chart say?"

criterion remarked
  met when chart.remark is left
"#,
    ),
    misses: Case::Declarations(
        r#"facts chart
  remarked yes/no "Does the chart say more?"

criterion remarked
  met when chart.remarked
"#,
    ),
};

/// Names the fact.
pub(crate) fn text_compared(path: &str, span: Span) -> Diagnostic {
    Diagnostic::new(
        &PAGE,
        format!("`{path}` is a text, and texts are never compared"),
    )
    .label(span, "compares a text")
    .help("declare a yes/no fact or choices for what is to decide")
}
