//! E0205: a name that conditions cannot read.

use pol_parser::{Case, Diagnostic, Page, Severity, Span};

pub(super) static PAGE: Page = Page {
    code: "E0205",
    title: "a name that conditions cannot read",
    severity: Severity::Error,
    text: "Conditions read facts and criteria; expressions read facts, amounts and values. Rules, exceptions, \
        advisories and findings are what comes of them, and a choice stands only beside a fact of its list, \
        as in `member.side is left`. What two rules share is best said once, as a criterion that both name.",
    raises: Case::Declarations(
        r#"criterion covered
  met when adults
"#,
    ),
    misses: Case::Declarations(
        r#"criterion covered
  met when is_adult
"#,
    ),
};

/// Says what the name stands for.
pub(crate) fn not_for_conditions(name: &str, what: &str, span: Span) -> Diagnostic {
    Diagnostic::new(
        &PAGE,
        format!("`{name}` is {what}, which nothing can read here"),
    )
    .label(span, what)
    .help("name a fact or a criterion; what several rules share is best said as a criterion")
}
