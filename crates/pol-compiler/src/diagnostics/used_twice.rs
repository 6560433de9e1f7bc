//! E0242: a file that is used twice.

use pol_parser::{Case, Diagnostic, Page, Severity, Span};

pub(super) static PAGE: Page = Page {
    code: "E0242",
    title: "a file that is used twice",
    severity: Severity::Error,
    text: "All that is taken from a file stands in one `use`, so that a reader finds it in one place.",
    raises: Case::Using {
        declarations: r#"use "common/shared.pol" for sessions
use "common/shared.pol" for place

facts visit
  place one of place "Where is it done?"
  count whole number of sessions, 1 to 9 "How many?"
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
        declarations: r#"use "common/shared.pol" for place, sessions

facts visit
  place one of place "Where is it done?"
  count whole number of sessions, 1 to 9 "How many?"
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

/// Points at both.
pub(crate) fn used_twice(path: &str, span: Span, first: Span) -> Diagnostic {
    Diagnostic::new(&PAGE, format!("`{path}` is used twice"))
        .label(span, "used again here")
        .label(first, "used first here")
        .help("name all that is taken from it in one `use`")
}
