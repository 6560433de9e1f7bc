//! W0905: a fact that is read and never matters.

use pol_parser::{Case, Diagnostic, Page, Severity, Span};

pub(super) static PAGE: Page = Page {
    code: "W0905",
    title: "a fact that is read and never matters",
    severity: Severity::Warning,
    text: "A condition or an amount reads this fact, and yet every determination is the same whatever its value is. People would be \
        asked for it for nothing.",
    raises: Case::Declarations(
        r#"rule either_side
  finds not_met because "One side is affected."
  when not member.adult and member.side is left

rule other_side
  finds not_met because "The other side is affected."
  when not member.adult and member.side is right
"#,
    ),
    misses: Case::Declarations(
        r#"rule either_side
  finds not_met because "One side is affected."
  when not member.adult and member.side is left

rule other_side
  finds refer because "The other side is affected."
  when not member.adult and member.side is right
"#,
    ),
};

/// Names the fact.
pub(crate) fn fact_never_matters(path: &str, span: Span) -> Diagnostic {
    Diagnostic::new(&PAGE, format!("`{path}` is read, and never matters"))
        .label(span, "every determination is the same whatever it is")
        .help("mend the conditions that read it, or take the fact out")
}
