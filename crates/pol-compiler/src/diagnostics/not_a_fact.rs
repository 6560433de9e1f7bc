//! E0219: a fact is due.

use pol_parser::{Case, Diagnostic, Page, Severity, Span};

pub(super) static PAGE: Page = Page {
    code: "E0219",
    title: "a fact is due",
    severity: Severity::Error,
    text: "Here only a fact can stand: what a request may state. Criteria, amounts and values are worked out \
        from facts; nobody states them.",
    raises: Case::Declarations(
        r#"example grown_up "An adult"
  given
    is_adult yes
  expect met
"#,
    ),
    misses: Case::Declarations(
        r#"example grown_up "An adult"
  given
    member.adult yes
  expect met
"#,
    ),
};

/// Says what the name stands for.
pub(crate) fn not_a_fact(name: &str, what: &str, span: Span) -> Diagnostic {
    Diagnostic::new(&PAGE, format!("`{name}` is {what}, and a fact is due here"))
        .label(span, what)
        .help("name a fact with its group, such as `member.adult`")
}
