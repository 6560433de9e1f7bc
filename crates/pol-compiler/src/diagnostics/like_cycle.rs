//! E0601: examples that are like each other in a circle.

use pol_parser::{Case, Diagnostic, Page, Severity, Span};

pub(super) static PAGE: Page = Page {
    code: "E0601",
    title: "examples that are like each other in a circle",
    severity: Severity::Error,
    text: "An example that is `like` another starts from what that one states. In a circle none of them states \
        anything first.",
    raises: Case::Declarations(
        r#"example first_case "First"
  like second_case
  expect refer

example second_case "Second"
  like first_case
  expect refer
"#,
    ),
    misses: Case::Declarations(
        r#"example first_case "First"
  like second_case
  expect information needed

example second_case "Second"
  expect information needed
"#,
    ),
};

/// Shows the path.
pub(crate) fn like_cycle(examples: &[(&str, Span)]) -> Diagnostic {
    let shown = examples.iter().take(12);
    let unshown = examples
        .len()
        .checked_sub(13)
        .map(|more| format!("{} more", more + 1));
    let names = shown
        .clone()
        .map(|(name, _)| format!("`{name}`"))
        .chain(unshown);
    let back = examples.first().map(|(name, _)| format!("`{name}`"));
    let path = names.chain(back).collect::<Vec<_>>().join(" is like ");
    let diagnostic = Diagnostic::new(&PAGE, format!("these go round in a circle: {path}"));
    let diagnostic = shown.fold(diagnostic, |diagnostic, (name, span)| {
        diagnostic.label(*span, format!("`{name}` is like the next"))
    });
    diagnostic.help("let one of them state its facts itself")
}
