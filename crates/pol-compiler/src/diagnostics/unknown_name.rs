//! E0201: unknown name.

use pol_parser::{Case, Diagnostic, Page, Severity, Span};

pub(super) static PAGE: Page = Page {
    code: "E0201",
    title: "unknown name",
    severity: Severity::Error,
    text: "A condition or an expression names something that this policy does not declare. Facts are named with \
        their group, as in `member.adult`; criteria, amounts and values by their name alone. A misspelt name \
        is never taken for a missing fact: declare it, or name what was meant.",
    raises: Case::Declarations(
        r#"criterion grown_up
  met when member.adlt
"#,
    ),
    misses: Case::Declarations(
        r#"criterion grown_up
  met when member.adult
"#,
    ),
};

/// Names the unknown name and the nearest declared one.
pub(crate) fn unknown_name(name: &str, span: Span, near: Option<&str>) -> Diagnostic {
    let help = near.map_or_else(
        || {
            "declare it, or name a fact, a criterion, an amount or a value that is declared"
                .to_owned()
        },
        |near| format!("did you mean `{near}`?"),
    );
    Diagnostic::new(&PAGE, format!("nothing is called `{name}`"))
        .label(span, "not declared")
        .help(help)
}
