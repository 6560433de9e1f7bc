//! E0316: `includes` on what is no set.

use pol_parser::{Case, Diagnostic, Page, Severity, Span};

pub(super) static PAGE: Page = Page {
    code: "E0316",
    title: "`includes` on what is no set",
    severity: Severity::Error,
    text: "Only a set includes something: a fact that is `any of` choices, or `codes of` a system. A single \
        choice or code compares with `is`.",
    raises: Case::Declarations(
        r#"criterion on_the_left
  met when member.side includes left
"#,
    ),
    misses: Case::Declarations(
        r#"criterion on_the_left
  met when member.side is left
"#,
    ),
};

/// Says what the fact is.
pub(crate) fn includes_on_no_set(path: &str, what: &str, span: Span) -> Diagnostic {
    Diagnostic::new(&PAGE, format!("`{path}` is {what}, which includes nothing"))
        .label(span, "not a set")
        .help(format!("write `{path} is …` or `{path} is one of …`"))
}
