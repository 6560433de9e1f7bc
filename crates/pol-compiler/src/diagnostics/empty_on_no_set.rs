//! E0319: `is empty` on what is no set.

use pol_parser::{Case, Diagnostic, Page, Severity, Span};

pub(super) static PAGE: Page = Page {
    code: "E0319",
    title: "`is empty` on what is no set",
    severity: Severity::Error,
    text: "Only a set can be empty. Whether a fact is stated is nothing that a condition can ask: a missing \
        fact is never a no.",
    raises: Case::Declarations(
        r#"criterion no_side
  met when member.side is empty
"#,
    ),
    misses: Case::Declarations(
        r#"criterion no_conditions
  met when member.conditions is empty
"#,
    ),
};

/// Says what the fact is.
pub(crate) fn empty_on_no_set(path: &str, what: &str, span: Span) -> Diagnostic {
    Diagnostic::new(&PAGE, format!("`{path}` is {what}, which is never empty"))
        .label(span, "not a set")
        .help("`is empty` is for sets; a missing fact cannot be asked about, it is asked for")
}
