//! E0332: more items asked for than the list has.

use pol_parser::{Case, Diagnostic, Page, Severity, Span};

pub(super) static PAGE: Page = Page {
    code: "E0332",
    title: "more items asked for than the list has",
    severity: Severity::Error,
    text: "`at least N of` counts the items of its list. With more than there are it can never be true, and \
        with none it always is.",
    raises: Case::Declarations(
        r#"criterion some
  met when at least 3 of
    - member.adult
    - is_adult
"#,
    ),
    misses: Case::Declarations(
        r#"criterion some
  met when at least 2 of
    - member.adult
    - is_adult
"#,
    ),
};

/// Names the count and the number of items.
pub(crate) fn impossible_count(count: u32, items: usize, span: Span) -> Diagnostic {
    Diagnostic::new(
        &PAGE,
        format!("`at least {count} of` cannot be asked of {items} items"),
    )
    .label(span, format!("has {items} items"))
    .help(format!("ask for a number from 1 to {items}"))
}
