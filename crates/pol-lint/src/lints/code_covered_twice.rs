//! L1037: a code that another one of its list covers.

use crate::lint::Lint;
use crate::subject::{Subject, Told};
use pol_compiler::program;
use pol_parser::ast::CodeRange;
use pol_parser::{Case, Page, Severity};
use std::collections::HashMap;

pub(super) static LINT: Lint = Lint {
    name: "code_covered_twice",
    page: Page {
        code: "L1037",
        title: "a code that another one of its list covers",
        severity: Severity::Note,
        text: "The system is hierarchical, and a shorter code or a range of the same list covers this one already. It \
            changes nothing, and hides what is meant: all of the category, or this one only. Prefer the one that is \
            meant.",
        raises: Case::Declarations(
            r#"choices mood
  low "Low mood" codes icd10cm F32, F32.1
  other "Another" codes icd10cm otherwise

facts chart
  mood one of mood "What is the mood?"

rule low_mood
  finds refer because "The mood is low."
  when chart.mood is low
"#,
        ),
        misses: Case::Declarations(
            r#"choices mood
  low "Low mood" codes icd10cm F32, F33.1
  other "Another" codes icd10cm otherwise

facts chart
  mood one of mood "What is the mood?"

rule low_mood
  finds refer because "The mood is low."
  when chart.mood is low
"#,
        ),
    },
    is_on: true,
    shown_with: "",
    check,
};

fn check(subject: &Subject<'_>, told: &mut Told<'_>) {
    for set in subject.code_sets() {
        for row in &set.rows {
            remark(subject, told, &set.name.text, &set.system.text, &row.codes);
        }
    }
    for row in subject.choices().flat_map(|it| &it.rows) {
        if let Some(codes) = &row.codes {
            let listed = codes.codes.as_deref().unwrap_or_default();
            remark(subject, told, &row.name.text, &codes.system.text, listed);
        }
    }
}

fn remark(
    subject: &Subject<'_>,
    told: &mut Told<'_>,
    owner: &str,
    system: &str,
    codes: &[CodeRange],
) {
    let mut systems = subject.program.systems.iter();
    if !systems.any(|it| it.name == system && it.hierarchical) {
        return;
    }
    let is_range = |it: &&CodeRange| it.last.is_some();
    let ranges: Vec<&CodeRange> = codes.iter().filter(is_range).collect();
    let singles = codes.iter().filter(|it| !is_range(it));
    let singles: HashMap<&str, &CodeRange> =
        singles.map(|it| (it.first.text.as_str(), it)).collect();
    for code in codes {
        let first = &code.first;
        let shorter =
            (1..first.text.len()).filter_map(|length| singles.get(first.text.get(..length)?));
        let single = shorter.copied().find(|other| covers(other, code));
        let is_other = |other: &&CodeRange| other.first.span != first.span;
        let covering = single.or_else(|| {
            ranges
                .iter()
                .copied()
                .filter(is_other)
                .find(|other| covers(other, code))
        });
        if let Some(covering) = covering {
            let diagnostic = told
                .diagnostic(format!(
                    "`{}` is covered by `{}` already",
                    first.text, covering.first.text
                ))
                .label(first.span, format!("changes nothing in `{owner}`"))
                .label(covering.first.span, "covers it")
                .help("keep the one that is meant");
            told.tell(owner, diagnostic);
        }
    }
}

/// Tells whether one entry takes in both ends of another.
fn covers(covering: &CodeRange, code: &CodeRange) -> bool {
    let ends = |range: &CodeRange| {
        let last = range.last.as_ref().unwrap_or(&range.first);
        [range.first.text.clone(), last.text.clone()]
    };
    let [first, last] = ends(covering);
    let range = program::CodeRange { first, last };
    ends(code).iter().all(|end| range.covers(end, true))
}
