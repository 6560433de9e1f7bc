//! E0217: a text that shows what has no value.

use pol_parser::{Case, Diagnostic, Page, Severity, Span};

pub(super) static PAGE: Page = Page {
    code: "E0217",
    title: "a text that shows what has no value",
    severity: Severity::Error,
    text: "Braces in a text show a fact, a value or an amount. A criterion is met or not, and has its own text \
        in the determination; a code set is a list. Neither can stand in a sentence.",
    raises: Case::Declarations(
        r#"rule minors
  finds not_met because "Not so: {is_adult}."
  when not is_adult
"#,
    ),
    misses: Case::Declarations(
        r#"rule minors
  finds not_met because "Not so: {member.adult}."
  when not is_adult
"#,
    ),
};

/// Says what the name stands for.
pub(crate) fn not_shown_in_text(name: &str, what: &str, span: Span) -> Diagnostic {
    Diagnostic::new(&PAGE, format!("the text shows `{name}`, which is {what}"))
        .label(span, what)
        .help("show a fact, a value or an amount, or say it in words")
}
