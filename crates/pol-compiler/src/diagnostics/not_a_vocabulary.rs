//! E0245: a file that is no vocabulary.

use pol_parser::{Case, Diagnostic, Page, Severity, Span};

pub(super) static PAGE: Page = Page {
    code: "E0245",
    title: "a file that is no vocabulary",
    severity: Severity::Error,
    text: "Only vocabularies are used: files that begin with `vocabulary NAME \"Title\"` and declare what policies share. A policy has rules and dates of its own, and nothing is taken from it.",
    raises: Case::Using {
        declarations: r#"use "other.pol" for place
"#,
        files: &[(
            "other.pol",
            r#"policy other "Another policy"
  in force from 2022-01-01 by request.service_date
"#,
        )],
    },
    misses: Case::Using {
        declarations: r#"use "common/shared.pol" for place

facts visit
  place one of place "Where is it done?"
"#,
        files: &[(
            "common/shared.pol",
            r#"vocabulary shared "Shared"

unit sessions, one session

choices place
  home "At home"
  clinic "In a clinic"
"#,
        )],
    },
};

/// Points at what stands there instead.
pub(crate) fn not_a_vocabulary(path: &str, span: Span, instead: Option<Span>) -> Diagnostic {
    let diagnostic = Diagnostic::new(&PAGE, format!("`{path}` is no vocabulary"))
        .label(span, "used here")
        .help("move what is shared into a file that begins with `vocabulary NAME \"Title\"`");
    match instead {
        Some(instead) => diagnostic.label(instead, "begins so"),
        None => diagnostic,
    }
}
