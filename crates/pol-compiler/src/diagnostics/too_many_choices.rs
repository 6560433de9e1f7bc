//! E0424: too many choices in one list.

use pol_parser::{Case, Diagnostic, Page, Severity, Span};

pub(super) static PAGE: Page = Page {
    code: "E0424",
    title: "too many choices in one list",
    severity: Severity::Error,
    text: "A list has at most 128 choices. A longer list is a code system: declare it with `codes`, and facts \
        as `code of` it.",
    raises: Case::Made(over_long),
    misses: Case::Made(as_long),
};

/// Names the list and how many it has.
pub(crate) fn too_many_choices(list: &str, count: usize, span: Span) -> Diagnostic {
    Diagnostic::new(
        &PAGE,
        format!("`{list}` has {count} choices, and at most 128 are possible"),
    )
    .label(span, "one too many")
    .help("declare a code system with `codes`, and the fact as a code of it")
}

fn over_long() -> String {
    list_of(129)
}

fn as_long() -> String {
    list_of(128)
}

fn list_of(count: usize) -> String {
    let rows = (0..count)
        .map(|number| format!("  choice_{number} \"Choice\"\n"))
        .collect::<String>();
    format!("{}\nchoices many\n{rows}", pol_parser::SMALL_POLICY)
}
