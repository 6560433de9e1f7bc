//! E0247: one name of two things from several files.

use pol_parser::{Case, Diagnostic, Page, Severity, Span};

pub(super) static PAGE: Page = Page {
    code: "E0247",
    title: "one name of two things from several files",
    severity: Severity::Error,
    text: "A name that is taken from a file means one thing: nothing of the same name and kind is declared here or taken from another file. So a reader who looks a name up finds one declaration. What comes along with a name, because that needs it, counts too.",
    raises: Case::Using {
        declarations: r#"use "common/shared.pol" for place

choices place
  home "At home"

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

/// Points at where it is taken, and at what has the name already.
pub(crate) fn shadowed(name: &str, span: Span, before: Span) -> Diagnostic {
    Diagnostic::new(
        &PAGE,
        format!("`{name}` is taken from a file, and means something already"),
    )
    .label(span, "taken here")
    .label(before, "has this name already")
    .help("take one of the two, or give one another name")
}

/// Points at both, of which one only comes along.
pub(crate) fn comes_along_twice(name: &str, span: Span, path: &str, there: Span) -> Diagnostic {
    Diagnostic::new(
        &PAGE,
        format!("`{name}` means something already, and another `{name}` comes along from `{path}`"),
    )
    .label(span, "has this name already")
    .label(
        there,
        "comes along, because something that is taken needs it",
    )
    .help("give one of the two another name, or take both from one file")
}
