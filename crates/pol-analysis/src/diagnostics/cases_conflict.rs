//! W0906: two cases of an amount that hold together.

use pol_parser::{Case, Diagnostic, Page, Severity, Span};

pub(super) static PAGE: Page = Page {
    code: "W0906",
    title: "two cases of an amount that hold together",
    severity: Severity::Warning,
    text: "Both cases of the amount hold for some requests, with different values. The least is taken then, whatever the order of the \
        lines; if that is not meant, the conditions must exclude each other.",
    raises: Case::Declarations(
        r#"facts course "The course"
  used whole number of visits, 0 to 100 "How many visits were used?"

amount can in visits
  12 visits when course.used is at most 10 visits
  6 visits when course.used is at least 10 visits
  otherwise 8 visits

rule measured
  finds met, releasing can of request.visits
    because "As many as can be released."
  when member.adult
"#,
    ),
    misses: Case::Declarations(
        r#"facts course "The course"
  used whole number of visits, 0 to 100 "How many visits were used?"

amount can in visits
  12 visits when course.used is at most 9 visits
  6 visits when course.used is at least 10 visits
  otherwise 8 visits

rule measured
  finds met, releasing can of request.visits
    because "As many as can be released."
  when member.adult
"#,
    ),
};

/// Names the amount and the two conditions.
pub(crate) fn cases_conflict(amount: &str, guards: &[String; 2], spans: [Span; 2]) -> Diagnostic {
    let message = format!(
        "two cases of `{amount}` can hold together with different values: {}",
        super::quoted(guards)
    );
    Diagnostic::new(&PAGE, message)
        .label(spans[1], "holds where the other does")
        .label(spans[0], "the other case")
        .help("let the conditions exclude each other; where both hold, the least value is taken")
}
