//! E0310: two facts of choices compared.

use pol_parser::{Case, Diagnostic, Page, Severity, Span};

pub(super) static PAGE: Page = Page {
    code: "E0310",
    title: "two facts of choices compared",
    severity: Severity::Error,
    text: "A fact of choices or codes is compared with a choice or a code that is written out, not with another \
        fact: lists may differ, and a reader cannot see what the comparison comes to.",
    raises: Case::Declarations(
        r#"facts chart
  side one of side "Which side does the chart give?"

criterion same_side
  met when chart.side is member.side
"#,
    ),
    misses: Case::Declarations(
        r#"facts chart
  side one of side "Which side does the chart give?"

criterion same_side
  met when chart.side is left and member.side is left
"#,
    ),
};

/// Names both facts.
pub(crate) fn two_facts_compared(left: &str, right: &str, span: Span) -> Diagnostic {
    Diagnostic::new(
        &PAGE,
        format!("`{left}` and `{right}` are both facts, and these do not compare"),
    )
    .label(span, "compares two facts")
    .help(format!(
        "compare each with what is meant, as in `{left} is …`"
    ))
}
