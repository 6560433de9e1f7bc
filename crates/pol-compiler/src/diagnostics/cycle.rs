//! E0421: declarations that read each other in a circle.

use pol_parser::{Case, Diagnostic, Page, Severity, Span};

pub(super) static PAGE: Page = Page {
    code: "E0421",
    title: "declarations that read each other in a circle",
    severity: Severity::Error,
    text: "Criteria and amounts are worked out from what they read. These read each other in a circle, so that \
        none of them can be worked out first.",
    raises: Case::Declarations(
        r#"criterion mild
  met when not severe

criterion severe
  met when mild
"#,
    ),
    misses: Case::Declarations(
        r#"criterion mild
  met when not severe

criterion severe
  met when member.adult
"#,
    ),
};

/// Shows the path, with each place at which one reads the next.
pub(crate) fn cycle(steps: &[(&str, Span)], more: usize) -> Diagnostic {
    let unshown = (more > 0).then(|| format!("{more} more"));
    let names = steps
        .iter()
        .map(|(name, _)| format!("`{name}`"))
        .chain(unshown);
    let back = steps.first().map(|(name, _)| format!("`{name}`"));
    let path = names.chain(back).collect::<Vec<_>>().join(" reads ");
    let diagnostic = Diagnostic::new(&PAGE, format!("these go round in a circle: {path}"));
    let diagnostic = steps.iter().fold(diagnostic, |diagnostic, (name, span)| {
        diagnostic.label(*span, format!("`{name}` reads the next here"))
    });
    diagnostic.help("say one of them without the others")
}
