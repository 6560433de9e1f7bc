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
pub(crate) fn cycle(steps: &[(&str, Span)]) -> Diagnostic {
    let names = steps
        .iter()
        .chain(steps.first())
        .map(|(name, _)| format!("`{name}`"));
    let path = names.collect::<Vec<_>>().join(" reads ");
    let diagnostic = Diagnostic::new(&PAGE, format!("these go round in a circle: {path}"));
    let next = steps.iter().skip(1).chain(steps.first());
    let diagnostic =
        steps
            .iter()
            .zip(next)
            .fold(diagnostic, |diagnostic, ((name, span), (read, _))| {
                diagnostic.label(*span, format!("`{name}` reads `{read}` here"))
            });
    diagnostic.help("say one of them without the others")
}
