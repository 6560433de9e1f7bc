//! E0210: unknown code set.

use pol_parser::{Case, Diagnostic, Page, Severity, Span};

pub(super) static PAGE: Page = Page {
    code: "E0210",
    title: "unknown code set",
    severity: Severity::Error,
    text: "Beside a fact of codes stand codes, or code sets by name. This name has small letters, so it is no \
        code, and no `code set` declares it.",
    raises: Case::Declarations(
        r#"criterion listed
  met when request.code is one of massage
"#,
    ),
    misses: Case::Declarations(
        r#"code set massage "Massage" of cpt
  97124

criterion listed
  met when request.code is one of massage
"#,
    ),
};

/// Names the unknown set and the nearest one.
pub(crate) fn unknown_code_set(name: &str, span: Span, near: Option<&str>) -> Diagnostic {
    let help = near.map_or_else(
        || format!("write codes, or declare it: `code set {name} \"…\" of …`"),
        |near| format!("did you mean `{near}`?"),
    );
    Diagnostic::new(&PAGE, format!("no code set is called `{name}`"))
        .label(span, "not declared")
        .help(help)
}
