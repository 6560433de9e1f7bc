//! E0725: a code that means several choices where one is wanted.
//! Shows no value of the request.

use pol_parser::{Case, Diagnostic, Page, Severity};

pub(super) static PAGE: Page = Page {
    code: "E0725",
    title: "code of several choices",
    severity: Severity::Error,
    text: "The fact takes one choice, and the code that the request gives means several of the list. Which of them was meant cannot be told from the code. Give the choice by name, or a longer code that only one choice has.",
    raises: Case::Request {
        declarations: r#"choices grade
  mild "Mild" codes icd10cm J45.2, J45.9
  severe "Severe" codes icd10cm J45.5, J45.9

facts asthma
  grade one of grade "How severe is the asthma?"
"#,
        request: r#"{"asthma": {"grade": {"system": "icd10cm", "code": "J45.9"}}}"#,
    },
    misses: Case::Request {
        declarations: r#"choices grade
  mild "Mild" codes icd10cm J45.2, J45.9
  severe "Severe" codes icd10cm J45.5, J45.9

facts asthma
  grade one of grade "How severe is the asthma?"
"#,
        request: r#"{"asthma": {"grade": {"system": "icd10cm", "code": "J45.5"}}}"#,
    },
};

/// Says that the code is not enough.
pub(crate) fn code_of_several(path: &str) -> Diagnostic {
    Diagnostic::new(
        &PAGE,
        format!("`{path}` is given a code that means several of its choices"),
    )
    .help("give the one choice by name")
}
