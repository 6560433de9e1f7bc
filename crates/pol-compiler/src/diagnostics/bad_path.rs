//! E0241: a path that could name no file.

use crate::link::BadPath;
use pol_parser::{Case, Diagnostic, Page, Severity, Span};

pub(super) static PAGE: Page = Page {
    code: "E0241",
    title: "a path that could name no file",
    severity: Severity::Error,
    text: "A path is seen from the file that says it, and goes down only: `common/plans.pol`. So a folder of policies holds all that they use, and means the same on every machine. A vocabulary ends in `.pol`, and a code set's file in `.codes.toml`.",
    raises: Case::Using {
        declarations: r#"use "../shared.pol" for place
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

/// Tells why.
pub(crate) fn bad_path(said: &str, span: Span, why: BadPath) -> Diagnostic {
    let ending = match why {
        BadPath::Ending(ending) => ending,
        BadPath::Absolute | BadPath::Up | BadPath::Backslash | BadPath::Odd => ".pol",
    };
    Diagnostic::new(&PAGE, format!("the path `{said}` {why}"))
        .label(span, "names no file that could be used")
        .help(format!(
            "write a path that goes down from this file's folder, such as `common/shared{ending}`"
        ))
}
