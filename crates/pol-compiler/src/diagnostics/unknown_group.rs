//! E0203: unknown group of facts.

use pol_parser::{Case, Diagnostic, Page, Severity, Span};

pub(super) static PAGE: Page = Page {
    code: "E0203",
    title: "unknown group of facts",
    severity: Severity::Error,
    text: "The part of a fact's name before the point is its group, and no `facts` declaration has this group. \
        Write the group as its declaration does.",
    raises: Case::Declarations(
        r#"criterion grown_up
  met when members.adult
"#,
    ),
    misses: Case::Declarations(
        r#"criterion grown_up
  met when member.adult
"#,
    ),
};

/// Names the unknown group and the nearest declared one.
pub(crate) fn unknown_group(name: &str, span: Span, near: Option<&str>) -> Diagnostic {
    let help = near.map_or_else(
        || "declare it with `facts`, or use the group of a declared fact".to_owned(),
        |near| format!("did you mean `{near}`?"),
    );
    Diagnostic::new(&PAGE, format!("no group of facts is called `{name}`"))
        .label(span, "not declared")
        .help(help)
}
