//! N0913: a presumption that alone carries a release.

use pol_parser::{Case, Diagnostic, Page, Severity, Span};

pub(super) static PAGE: Page = Page {
    code: "N0913",
    title: "a presumption that alone carries a release",
    severity: Severity::Note,
    text: "For some requests something is released while this fact is presumed, and would not be if it were stated otherwise. The \
        determination lists the presumption; whether nobody need state it is for the committee to say.",
    raises: Case::Declarations(
        r#"facts history "The history"
  fever yes/no, presumed no "Does the member have a fever?"

rule fever
  finds not_met because "The member has a fever."
  when history.fever
"#,
    ),
    misses: Case::Declarations(
        r#"facts history "The history"
  fever yes/no "Does the member have a fever?"

rule fever
  finds not_met because "The member has a fever."
  when history.fever
"#,
    ),
};

/// Names the fact and the value that is presumed.
pub(crate) fn carried_by_presumption(path: &str, presumed: &str, span: Span) -> Diagnostic {
    Diagnostic::new(
        &PAGE,
        format!("a release can rest on presuming `{path}` to be {presumed}"),
    )
    .label(span, "released without anybody stating it")
    .help("leave it where that is meant; else drop the presumption, so that the fact is asked for")
}
