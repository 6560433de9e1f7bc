//! N0911: requests to which no rule applies.

use pol_parser::{Case, Diagnostic, Page, Severity, Span};

pub(super) static PAGE: Page = Page {
    code: "N0911",
    title: "requests to which no rule applies",
    severity: Severity::Note,
    text: "The policy governs these requests and no rule speaks of them, so that only `otherwise` is left. That is safe, since \
        `otherwise` never releases; whether it is meant is for the author to say. `pol analyze` shows a smallest such request.",
    raises: Case::Declarations(
        r#"advisory no_rule_for_children
  "No rule speaks of children."
  when not member.adult
"#,
    ),
    misses: Case::Declarations(
        r#"rule minors
  finds not_met because "The member is a minor."
  when not member.adult
"#,
    ),
};

/// Names what stands there.
pub(crate) fn gap(otherwise: &str, span: Span) -> Diagnostic {
    let message =
        format!("no rule applies to some requests; `{otherwise}` stands there by `otherwise`");
    Diagnostic::new(&PAGE, message)
        .label(span, "governs requests that no rule speaks of")
        .help("write a rule for them, or leave them to `otherwise`")
}
