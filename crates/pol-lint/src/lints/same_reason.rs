//! L1021: two rules with the same reason.

use crate::lint::Lint;
use crate::subject::{Subject, Told};
use pol_parser::{Case, Page, Severity};
use std::collections::HashMap;

pub(super) static LINT: Lint = Lint {
    name: "same_reason",
    page: Page {
        code: "L1021",
        title: "two rules with the same reason",
        severity: Severity::Warning,
        text: "Two rules give the same text as their reason, so a reader cannot tell which of them applied. Prefer to \
            say in each what is particular to it; if both mean the same, one rule with `any of`.",
        raises: Case::Declarations(
            r#"rule too_many
  finds refer because "A clinician looks at it."
  when request.visits is more than 40 visits

rule minors
  finds refer because "A clinician looks at it."
  when not is_adult
"#,
        ),
        misses: Case::Declarations(
            r#"rule too_many
  finds refer because "Many visits are requested."
  when request.visits is more than 40 visits

rule minors
  finds refer because "The member is a minor."
  when not is_adult
"#,
        ),
    },
    is_on: true,
    shown_with: "",
    check,
};

fn check(subject: &Subject<'_>, told: &mut Told<'_>) {
    let mut seen = HashMap::new();
    for rule in subject.rules() {
        let Some(text) = &rule.because else {
            continue;
        };
        let words = text.span.of(subject.source).to_lowercase();
        if let Some((other, span)) = seen.get(&words) {
            let name = &rule.name.text;
            if name == other {
                continue;
            }
            let diagnostic = told
                .diagnostic(format!("`{name}` and `{other}` give the same reason"))
                .label(text.span, "this reason")
                .label(*span, format!("that of `{other}`"))
                .help("say in each what is particular to it");
            told.tell(name, diagnostic);
        } else {
            seen.insert(words, (rule.name.text.clone(), text.span));
        }
    }
}
