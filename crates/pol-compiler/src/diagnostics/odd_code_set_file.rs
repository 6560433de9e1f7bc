//! E0252: a file of a code set that cannot be read.

use pol_parser::{Case, Diagnostic, Page, Severity, Span};

pub(super) static PAGE: Page = Page {
    code: "E0252",
    title: "a file of a code set that cannot be read",
    severity: Severity::Error,
    text: "A file of a code set is TOML. It states `system`, `edition`, `source` and `licence`, each a text, and in a table `[members]` each code with words of your own for it, or with `\"\"` where there are none. A member that comes or goes is written `{ words = \"…\", from = 2024-01-01, until = 2025-12-31 }`.",
    raises: Case::Using {
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
massage = ""
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

/// Tells what is wrong with it.
pub(crate) fn odd_code_set_file(message: String, span: Span, help: String) -> Diagnostic {
    Diagnostic::new(&PAGE, message)
        .label(span, "in this file of a code set")
        .help(help)
}
