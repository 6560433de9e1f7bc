//! L1034: a code that ICD-10-CM does not have.

use crate::codes::{Standard, codes, standard};
use crate::icd10cm::{EDITION, Known, known};
use crate::lint::Lint;
use crate::subject::{Subject, Told};
use pol_parser::{Case, Page, Severity};
use std::collections::HashSet;

pub(super) static LINT: Lint = Lint {
    name: "unknown_icd10cm_code",
    page: Page {
        code: "L1034",
        title: "a code that ICD-10-CM does not have",
        severity: Severity::Warning,
        text: "The system is called `icd10cm`, and its edition of April 2026 has no such code, neither to bill nor as a \
            category. Often two digits are turned round, or the code was split up in a later edition; an older \
            edition may have it. The ends of ranges are looked up too. Prefer the category above it, which covers all \
            that came of it.",
        raises: Case::Declarations(
            r#"code set nerves "Nerve disorders" of icd10cm
  G62, G99.99

facts chart
  diagnoses codes of icd10cm "Which diagnoses are on the chart?"

rule nerve_disorder
  finds refer because "A nerve disorder is on the chart."
  when chart.diagnoses includes any of nerves
"#,
        ),
        misses: Case::Declarations(
            r#"code set nerves "Nerve disorders" of icd10cm
  G62, G99.8

facts chart
  diagnoses codes of icd10cm "Which diagnoses are on the chart?"

rule nerve_disorder
  finds refer because "A nerve disorder is on the chart."
  when chart.diagnoses includes any of nerves
"#,
        ),
    },
    is_on: true,
    shown_with: "",
    check,
};

fn check(subject: &Subject<'_>, told: &mut Told<'_>) {
    let mut seen = HashSet::new();
    for code in codes(subject) {
        if standard(&code.system) != Some(Standard::Icd10Cm) {
            continue;
        }
        if let Known::No(beginning) = known(&code.text)
            && seen.insert(code.text.clone())
        {
            let help = match beginning {
                Some(beginning) => {
                    format!("the edition has `{beginning}`; look up what is meant below it")
                }
                None => "look up what is meant: nothing in the edition begins like it".to_owned(),
            };
            let diagnostic = told
                .diagnostic(format!("`{}` is no code of ICD-10-CM", code.text))
                .label(code.span, format!("not in the edition of {EDITION}"))
                .help(help);
            told.tell(&code.owner, diagnostic);
        }
    }
}
