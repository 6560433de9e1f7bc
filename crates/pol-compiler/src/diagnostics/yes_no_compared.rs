//! E0308: a yes/no fact that is compared.

use pol_parser::{Case, Diagnostic, Page, Severity, Span};

pub(super) static PAGE: Page = Page {
    code: "E0308",
    title: "a yes/no fact that is compared",
    severity: Severity::Error,
    text: "A yes/no fact or a criterion is a condition by itself, and `not` gives its opposite. `is yes` says \
        nothing more, and `is no` reads as if a fact that is not stated could be a no, which it never is.",
    raises: Case::Declarations(
        r#"criterion grown_up
  met when member.adult is is_adult
"#,
    ),
    misses: Case::Declarations(
        r#"criterion grown_up
  met when member.adult
"#,
    ),
};

/// Gives the condition without the comparison.
pub(crate) fn yes_no_compared(subject: &str, other: &str, span: Span) -> Diagnostic {
    let mend = if other == "no" {
        format!("not {subject}")
    } else {
        subject.to_owned()
    };
    Diagnostic::new(
        &PAGE,
        format!("`{subject}` is yes or no by itself and is not compared"),
    )
    .label(span, "compares what is yes or no")
    .help(format!(
        "write `{mend}`, or `not {subject}` for its opposite"
    ))
}
