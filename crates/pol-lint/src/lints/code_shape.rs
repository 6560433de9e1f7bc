//! L1035: a procedure code of the wrong shape.

use crate::codes::{Standard, codes, standard};
use crate::lint::Lint;
use crate::subject::{Subject, Told};
use pol_parser::{Case, Page, Severity};
use std::collections::HashSet;

pub(super) static LINT: Lint = Lint {
    name: "code_shape",
    page: Page {
        code: "L1035",
        title: "a procedure code of the wrong shape",
        severity: Severity::Warning,
        text: "The system is called `cpt` or `hcpcs`. A CPT code has five digits, or four and a letter; a HCPCS code has \
            a letter and four digits, or is a CPT code. Such a code matches no claim. Prefer the code as it is \
            billed, without points and without modifiers.",
        raises: Case::Declarations(
            r#"rule evaluation
  finds refer because "An evaluation is requested."
  when request.code is 9716
"#,
        ),
        misses: Case::Declarations(
            r#"rule evaluation
  finds refer because "An evaluation is requested."
  when request.code is 97161
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
        let (fits, shape) = match standard(&code.system) {
            Some(Standard::Cpt) => (is_cpt(&code.text), "five digits, or four and a letter"),
            Some(Standard::Hcpcs) => (
                is_cpt(&code.text) || is_hcpcs(&code.text),
                "a letter and four digits, or a CPT code",
            ),
            Some(Standard::Icd10Cm) | None => continue,
        };
        if !fits && seen.insert(code.text.clone()) {
            let diagnostic = told
                .diagnostic(format!(
                    "`{}` has not the shape of a procedure code",
                    code.text
                ))
                .label(
                    code.span,
                    format!("a code of `{}` has {shape}", code.system),
                )
                .help("write the code as it is billed");
            told.tell(&code.owner, diagnostic);
        }
    }
}

fn is_cpt(code: &str) -> bool {
    let (Some(front), Some(last)) = (code.get(..4), code.get(4..)) else {
        return false;
    };
    let is_last = |it: &str| it.len() == 1 && (digits(it) || "AFMTU".contains(it));
    digits(front) && is_last(last)
}

fn is_hcpcs(code: &str) -> bool {
    let is_letter = code.starts_with(|it: char| it.is_ascii_uppercase());
    code.len() == 5 && is_letter && code.get(1..).is_some_and(digits)
}

fn digits(text: &str) -> bool {
    text.bytes().all(|byte| byte.is_ascii_digit())
}
