//! E0219: a fact is due.

use pol_parser::{Case, Diagnostic, Page, Severity, Span};

pub(super) static PAGE: Page = Page {
    code: "E0219",
    title: "a fact is due",
    severity: Severity::Error,
    text: "Here only a fact can stand: what a request may state. Criteria, amounts and values are worked out \
        from facts; nobody states them.",
    raises: Case::Declarations(
        r#"criterion on_the_left
  met when is_adult is one of left
"#,
    ),
    misses: Case::Declarations(
        r#"criterion on_the_left
  met when member.side is one of left
"#,
    ),
};

/// Says what the name stands for.
pub(crate) fn not_a_fact(name: &str, what: &str, span: Span) -> Diagnostic {
    Diagnostic::new(&PAGE, format!("`{name}` is {what}, and a fact is due here"))
        .label(span, what)
        .help("name a fact with its group, such as `member.adult`")
}
