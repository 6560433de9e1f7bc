//! W0830: a name that is taken in vain.

use pol_parser::{Case, Diagnostic, Page, Severity, Span};

pub(super) static PAGE: Page = Page {
    code: "W0830",
    title: "a name that is taken in vain",
    severity: Severity::Warning,
    text: "The policy takes this name from a file and never names it. What other names need comes along by itself.",
    raises: Case::Using {
        declarations: r#"use "common/shared.pol" for place, sessions

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

/// Names it.
pub(crate) fn unused_import(name: &str, span: Span) -> Diagnostic {
    Diagnostic::new(&PAGE, format!("nothing here names `{name}`"))
        .label(span, "taken in vain")
        .help("take it out of the list")
}
