//! E0343: what cannot be read there.

use pol_parser::{Case, Diagnostic, Page, Severity, Span};

pub(super) static PAGE: Page = Page {
    code: "E0343",
    title: "what cannot be read there",
    severity: Severity::Error,
    text: "What is said of rows, and what facts are derived from, is worked out before anything else. It may read columns, facts that are stated or unknown, numbers and values, but no criterion, no amount, and no fact that may be presumed, derived or too old itself; and there are no rows within rows.",
    raises: Case::Declarations(
        r#"records seen, at most 400 rows "Which visits were there?"
  date date
  billed yes/no
  units whole number of visits, 0 to 9

criterion billed_for_adults
  met when any seen where seen.billed and is_adult
"#,
    ),
    misses: Case::Declarations(
        r#"records seen, at most 400 rows "Which visits were there?"
  date date
  billed yes/no
  units whole number of visits, 0 to 9

criterion billed_for_adults
  met when (any seen where seen.billed) and is_adult
"#,
    ),
};

/// Names what is read, what it is, and where.
pub(crate) fn not_read_there(words: &str, what: &str, place: &str, span: Span) -> Diagnostic {
    Diagnostic::new(
        &PAGE,
        format!("`{words}` is {what}, which {place} cannot read"),
    )
    .label(span, "not known yet when this is worked out")
    .help("say it outside, and join the two with `and`")
}
