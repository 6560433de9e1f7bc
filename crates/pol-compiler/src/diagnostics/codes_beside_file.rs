//! E0254: codes beside a file of codes.

use pol_parser::{Case, Diagnostic, Page, Severity, Span};

pub(super) static PAGE: Page = Page {
    code: "E0254",
    title: "codes beside a file of codes",
    severity: Severity::Error,
    text: "The codes of a set stand in one place: in the policy, or in the file that `from` names.",
    raises: Case::Using {
        declarations: r#"code set exercise_codes "Exercise and massage" of cpt from "common/exercise.codes.toml"
  97140

criterion exercise
  met when request.code is one of exercise_codes
"#,
        files: &[(
            "common/exercise.codes.toml",
            r#"system = "cpt"
edition = "2022"
source = "The guideline's list of codes"
licence = "Codes only; the descriptors of CPT are licensed"

[members]
97110 = ""
97124 = ""
"#,
        )],
    },
    misses: Case::Using {
        declarations: r#"code set exercise_codes "Exercise and massage" of cpt from "common/exercise.codes.toml"

criterion exercise
  met when request.code is one of exercise_codes
"#,
        files: &[(
            "common/exercise.codes.toml",
            r#"system = "cpt"
edition = "2022"
source = "The guideline's list of codes"
licence = "Codes only; the descriptors of CPT are licensed"

[members]
97110 = ""
97124 = ""
"#,
        )],
    },
};

/// Points at both.
pub(crate) fn codes_beside_file(set: &str, span: Span, file: Span) -> Diagnostic {
    Diagnostic::new(
        &PAGE,
        format!("`{set}` has its codes from a file, and codes of its own"),
    )
    .label(span, "listed here")
    .label(file, "and there")
    .help("move the codes into the file, or take `from` out")
}
