//! N0915: an item that never matters.

use pol_parser::{Case, Diagnostic, Page, Severity, Span};

pub(super) static PAGE: Page = Page {
    code: "N0915",
    title: "an item that never matters",
    severity: Severity::Note,
    text: "Every determination would be the same without this item of the list: the other items already say it, or it says nothing \
        where it counts. An item that was meant to matter is probably wrong. Each item is asked about alone: where two say the same, \
        either can be left out, and not both.",
    raises: Case::Declarations(
        r#"rule many_visits
  finds not_met because "Many visits for a child."
  when all of
    - not member.adult
    - request.visits is at least 10 visits
    - request.visits is at least 20 visits
"#,
    ),
    misses: Case::Declarations(
        r#"rule many_visits
  finds not_met because "Many visits for a child."
  when all of
    - not member.adult
    - request.visits is at least 10 visits
    - request.visits is at most 20 visits
"#,
    ),
};

/// Names the item and its declaration.
pub(crate) fn item_never_matters(kind: &str, name: &str, item: &str, span: Span) -> Diagnostic {
    let message = format!("`{item}` never matters in {kind} `{name}`");
    Diagnostic::new(&PAGE, message)
        .label(span, "every determination is the same without it")
        .help("mend the item, or take it out; others may come to matter then")
}
