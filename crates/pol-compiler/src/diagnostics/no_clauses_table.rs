//! E0504: a citation without a table of clauses.

use pol_parser::{Case, Diagnostic, Page, Severity, Span};

pub(super) static PAGE: Page = Page {
    code: "E0504",
    title: "a citation without a table of clauses",
    severity: Severity::Error,
    text: "`cite LIM-2` names a clause by its id, and this policy has no table that says which clauses there \
        are. Free text needs none: `cite \"item 4\"`.",
    raises: Case::Declarations(
        r#"facts chart
  seen yes/no "Was the member seen?" cite LIM-1
"#,
    ),
    misses: Case::Declarations(
        r#"facts chart
  seen yes/no "Was the member seen?" cite "item 1"
"#,
    ),
};

/// Names the first clause that is cited.
pub(crate) fn no_clauses_table(id: &str, span: Span) -> Diagnostic {
    Diagnostic::new(
        &PAGE,
        format!("`{id}` is cited, but no table says which clauses there are"),
    )
    .label(span, "in no table")
    .help("add a table: `clauses \"Section\"` with a row for each clause, or cite in free text")
}
