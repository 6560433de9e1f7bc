//! E0244: a name that is not in the file.

use pol_parser::{Case, Diagnostic, Page, Severity, Span};

pub(super) static PAGE: Page = Page {
    code: "E0244",
    title: "a name that is not in the file",
    severity: Severity::Error,
    text: "What is taken from a file is named, and the file declares it itself: what it takes from others is theirs. Facts are named by their path, such as `member.plan`, or all of a group by its name.",
    raises: Case::Using {
        declarations: r#"use "common/shared.pol" for palce
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

/// Names it and the nearest one.
pub(crate) fn not_in_vocabulary(
    name: &str,
    span: Span,
    path: &str,
    near: Option<&str>,
) -> Diagnostic {
    let help = near.map_or_else(
        || format!("take a name that `{path}` declares"),
        |near| format!("did you mean `{near}`?"),
    );
    Diagnostic::new(&PAGE, format!("`{path}` declares no `{name}`"))
        .label(span, "not declared there")
        .help(help)
}
