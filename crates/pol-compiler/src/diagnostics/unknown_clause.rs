//! E0502: unknown clause.

use pol_parser::{Case, Diagnostic, Page, Severity, Span};

pub(super) static PAGE: Page = Page {
    code: "E0502",
    title: "unknown clause",
    severity: Severity::Error,
    text: "A citation names a clause that no `clauses` table has. A reader of the determination could not look \
        it up.",
    raises: Case::Declarations(
        r#"clauses "Limits"
  LIM-1 informs "Adults only."

facts chart
  seen yes/no "Was the member seen?" cite LIM-2
"#,
    ),
    misses: Case::Declarations(
        r#"clauses "Limits"
  LIM-1 informs "Adults only."

facts chart
  seen yes/no "Was the member seen?" cite LIM-1
"#,
    ),
};

/// Names the unknown clause and the nearest one.
pub(crate) fn unknown_clause(id: &str, span: Span, near: Option<&str>) -> Diagnostic {
    let help = near.map_or_else(
        || "add it to a `clauses` table".to_owned(),
        |near| format!("did you mean `{near}`?"),
    );
    Diagnostic::new(&PAGE, format!("no clause is called `{id}`"))
        .label(span, "in no table")
        .help(help)
}
