//! E0253: a file of a code set of another system or edition.

use pol_parser::{Case, Diagnostic, Page, Severity, Span};

pub(super) static PAGE: Page = Page {
    code: "E0253",
    title: "a file of a code set of another system or edition",
    severity: Severity::Error,
    text: "The file states the code system and the edition of its members, and these are those of the code set that takes them. Codes of one edition may mean something else in another.",
    raises: Case::Using {
        declarations: r#"code set exercise_codes "Exercise and massage" of cpt from "common/exercise.codes.toml"

criterion exercise
  met when request.code is one of exercise_codes
"#,
        files: &[(
            "common/exercise.codes.toml",
            r#"system = "hcpcs"
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

/// Names both systems.
pub(crate) fn of_other_system(stated: &str, wanted: &str, span: Span, set: Span) -> Diagnostic {
    Diagnostic::new(
        &PAGE,
        format!("the members are codes of `{stated}`, and the code set is of `{wanted}`"),
    )
    .label(span, "the system of the members")
    .label(set, "the system of the code set")
    .help("name the other file, or mend the system that one of the two states")
}

/// Names both editions.
pub(crate) fn of_other_edition(stated: &str, wanted: &str, span: Span, set: Span) -> Diagnostic {
    Diagnostic::new(
        &PAGE,
        format!(
            "the members are of edition `{stated}`, and the code system is of edition `{wanted}`"
        ),
    )
    .label(span, "the edition of the members")
    .label(set, "whose edition is another")
    .help("hold the members against the edition, and state the same in both")
}
