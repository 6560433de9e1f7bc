//! E0243: files that use each other in a circle.

use pol_parser::{Case, Diagnostic, Page, Severity, Span};

pub(super) static PAGE: Page = Page {
    code: "E0243",
    title: "files that use each other in a circle",
    severity: Severity::Error,
    text: "A vocabulary may use another, and that one a third, but never the first again: what a name means could not be told from one file to the next. Move what both need into a file of its own.",
    raises: Case::Using {
        declarations: r#"use "common/shared.pol" for place

facts visit
  place one of place "Where is it done?"
"#,
        files: &[
            (
                "common/shared.pol",
                r#"vocabulary shared "Shared"

use "other.pol" for other

choices place
  home "At home"
  clinic "In a clinic"
"#,
            ),
            (
                "common/other.pol",
                r#"vocabulary other "Other"

use "shared.pol" for place

choices other
  one_thing "One thing"
"#,
            ),
        ],
    },
    misses: Case::Using {
        declarations: r#"use "common/shared.pol" for place

facts visit
  place one of place "Where is it done?"
"#,
        files: &[
            (
                "common/shared.pol",
                r#"vocabulary shared "Shared"

use "other.pol" for other

choices place
  home "At home"
  clinic "In a clinic"
"#,
            ),
            (
                "common/other.pol",
                r#"vocabulary other "Other"

choices other
  one_thing "One thing"
"#,
            ),
        ],
    },
};

/// Shows the way round.
pub(crate) fn uses_in_a_circle(path: &[&str], span: Span) -> Diagnostic {
    let round: Vec<String> = path.iter().map(|it| format!("`{it}`")).collect();
    Diagnostic::new(
        &PAGE,
        format!(
            "these files use each other in a circle: {}",
            round.join(", which uses ")
        ),
    )
    .label(span, "closes the circle")
    .help("move what both need into a file of its own")
}
