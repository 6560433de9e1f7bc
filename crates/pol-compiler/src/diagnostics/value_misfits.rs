//! E0327: a value that the fact cannot have.

use pol_parser::{Case, Diagnostic, Page, Severity, Span};

pub(super) static PAGE: Page = Page {
    code: "E0327",
    title: "a value that the fact cannot have",
    severity: Severity::Error,
    text: "What an example gives or a fact presumes must be of the fact's type: `yes` or `no`, a number with \
        its unit, a date, choices or codes.",
    raises: Case::Declarations(
        r#"example grown_up "An adult"
  given
    member.adult 3 visits
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

/// Says what the fact can be.
pub(crate) fn value_misfits(path: &str, what: &str, example: &str, span: Span) -> Diagnostic {
    Diagnostic::new(&PAGE, format!("`{path}` is {what}, and cannot be this"))
        .label(span, format!("not {what}"))
        .help(format!("write {example}"))
}
