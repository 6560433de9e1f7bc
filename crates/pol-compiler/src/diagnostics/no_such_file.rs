//! E0240: a file that is not there.

use pol_parser::{Case, Diagnostic, Page, Severity, Span};

pub(super) static PAGE: Page = Page {
    code: "E0240",
    title: "a file that is not there",
    severity: Severity::Error,
    text: "`use` and `code set … from` name another file, seen from the one that says so, with forward slashes. The file is not there, or was not given to the host that loads the policy.",
    raises: Case::Using {
        declarations: r#"use "common/sharde.pol" for place
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

/// Names its path, seen from the policy's folder.
pub(crate) fn no_such_file(path: &str, span: Span) -> Diagnostic {
    Diagnostic::new(&PAGE, format!("there is no file `{path}`"))
        .label(span, "not found, or not given")
        .help("write its path as it is seen from this file, or put the file there")
}
