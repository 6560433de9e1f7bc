//! E0317: `is one of` on a set.

use pol_parser::{Case, Diagnostic, Page, Severity, Span};

pub(super) static PAGE: Page = Page {
    code: "E0317",
    title: "`is one of` on a set",
    severity: Severity::Error,
    text: "A set may hold several, so it is not one of the choices. `includes any of` asks whether at least one \
        of them is there, `includes all of` whether every one is.",
    raises: Case::Declarations(
        r#"criterion listed
  met when member.conditions is one of asthma, eczema
"#,
    ),
    misses: Case::Declarations(
        r#"criterion listed
  met when member.conditions includes any of asthma, eczema
"#,
    ),
};

/// Gives the words for sets.
pub(crate) fn one_of_on_set(path: &str, span: Span) -> Diagnostic {
    Diagnostic::new(&PAGE, format!("`{path}` is a set, which may hold several"))
        .label(span, "a set")
        .help(format!("write `{path} includes any of …`"))
}
