//! W0903: a criterion that comes out the same for everyone.

use pol_parser::{Case, Diagnostic, Page, Severity, Span};

pub(super) static PAGE: Page = Page {
    code: "W0903",
    title: "a criterion that comes out the same for everyone",
    severity: Severity::Warning,
    text: "Every request meets this criterion, or none does, whether the policy governs it or not, so that it tells nobody apart. Often \
        a bound is on the wrong side, or a list says `any of` where `all of` was meant.",
    raises: Case::Declarations(
        r#"criterion some_visits
  "Few or many visits are requested."
  met when any of
    - request.visits is less than 20 visits
    - request.visits is at least 10 visits

rule visits
  finds not_met because "No visits."
  when not some_visits and member.adult
"#,
    ),
    misses: Case::Declarations(
        r#"criterion some_visits
  "Few or many visits are requested."
  met when any of
    - request.visits is less than 10 visits
    - request.visits is at least 20 visits

rule visits
  finds not_met because "No visits."
  when not some_visits and member.adult
"#,
    ),
};

/// Names the criterion, and whether it is always met or never.
pub(crate) fn never_varies(name: &str, always: bool, span: Span) -> Diagnostic {
    let how = if always { "always" } else { "never" };
    Diagnostic::new(&PAGE, format!("criterion `{name}` is {how} met"))
        .label(span, "comes out the same for everyone")
        .help("mend its condition, or take the criterion out")
}
