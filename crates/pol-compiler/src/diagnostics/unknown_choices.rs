//! E0207: unknown list of choices.

use pol_parser::{Case, Diagnostic, Page, Severity, Span};

pub(super) static PAGE: Page = Page {
    code: "E0207",
    title: "unknown list of choices",
    severity: Severity::Error,
    text: "A fact that is `one of` or `any of` choices names a list that `choices` declares, and there is no \
        list of this name.",
    raises: Case::Declarations(
        r#"facts chart
  eye one of sides "Which eye is affected?"
"#,
    ),
    misses: Case::Declarations(
        r#"facts chart
  eye one of side "Which eye is affected?"
"#,
    ),
};

/// Names the unknown list and the nearest one.
pub(crate) fn unknown_choices(name: &str, span: Span, near: Option<&str>) -> Diagnostic {
    let help = near.map_or_else(
        || format!("declare it: `choices {name}`"),
        |near| format!("did you mean `{near}`?"),
    );
    Diagnostic::new(&PAGE, format!("no list of choices is called `{name}`"))
        .label(span, "not declared")
        .help(help)
}
