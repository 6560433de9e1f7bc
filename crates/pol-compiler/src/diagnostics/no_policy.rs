//! E0401: no policy.

use pol_parser::{Case, Diagnostic, Page, Severity, Span};

pub(super) static PAGE: Page = Page {
    code: "E0401",
    title: "no policy",
    severity: Severity::Error,
    text: "A file begins with `policy NAME \"Title\"`, which says what it is, when it is in force and whom it \
        governs. A vocabulary, which declares what policies share, judges nothing by itself.",
    raises: Case::Policy(
        r#"findings, strongest first
  refer review "A clinician decides"
  met release "Met"
  otherwise refer

facts request
  service_date date "When would the service begin?"
  adult yes/no "Is the member an adult?"

rule adults
  finds met because "The member is an adult."
  when request.adult
"#,
    ),
    misses: Case::Policy(
        r#"policy short "A short policy"
  in force from 2022-01-01 by request.service_date

findings, strongest first
  refer review "A clinician decides"
  met release "Met"
  otherwise refer

facts request
  service_date date "When would the service begin?"
  adult yes/no "Is the member an adult?"

rule adults
  finds met because "The member is an adult."
  when request.adult
"#,
    ),
};

/// Points at the name of a vocabulary.
pub(crate) fn vocabulary_alone(name: &str, span: Span) -> Diagnostic {
    Diagnostic::new(&PAGE, format!("`{name}` is a vocabulary, and no policy"))
        .label(span, "declares what policies share")
        .help("take what is needed of it into a policy: `use \"FILE\" for NAME`")
}

/// Points at the beginning.
pub(crate) fn no_policy(span: Span) -> Diagnostic {
    Diagnostic::new(&PAGE, "this file declares no policy")
        .label(span, "begins without `policy`")
        .help("begin with `policy NAME \"Title\"` and its `in force from DATE by FACT`")
}
