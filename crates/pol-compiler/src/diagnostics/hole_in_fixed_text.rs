//! E0218: braces in a text that is always the same.

use pol_parser::{Case, Diagnostic, Page, Severity, Span};

pub(super) static PAGE: Page = Page {
    code: "E0218",
    title: "braces in a text that is always the same",
    severity: Severity::Error,
    text: "Titles, labels, questions and citations are the same for every request, so they cannot show what a \
        request says. Only the texts of criteria, amounts, caps, rules, exceptions, advisories, `governs` \
        and `in force` can.",
    raises: Case::Declarations(
        r#"facts chart
  pain yes/no "Is there pain on the {member.side}?"
"#,
    ),
    misses: Case::Declarations(
        r#"facts chart
  pain yes/no "Is there pain on that side?"
"#,
    ),
};

/// Names what was to be shown.
pub(crate) fn hole_in_fixed_text(name: &str, span: Span) -> Diagnostic {
    Diagnostic::new(
        &PAGE,
        format!("this text is the same for every request and cannot show `{name}`"),
    )
    .label(span, "cannot be filled in here")
    .help("say it in words, or double the braces if braces are meant")
}
