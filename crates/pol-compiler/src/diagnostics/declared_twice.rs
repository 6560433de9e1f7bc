//! E0202: a name declared twice.

use pol_parser::{Case, Diagnostic, Page, Severity, Span};

pub(super) static PAGE: Page = Page {
    code: "E0202",
    title: "a name declared twice",
    severity: Severity::Error,
    text: "Two declarations have the same name, so that a reader could not tell which one is meant. Criteria, \
        amounts, values and code sets share their names, because conditions name all of them; rules, \
        exceptions and advisories share theirs, because determinations do. Give one of the two another name.",
    raises: Case::Declarations(
        r#"criterion is_adult
  met when not member.adult
"#,
    ),
    misses: Case::Declarations(
        r#"criterion is_minor
  met when not member.adult
"#,
    ),
};

/// Points at both declarations; a name without a first place is built in.
pub(crate) fn declared_twice(name: &str, span: Span, first: Option<Span>) -> Diagnostic {
    let diagnostic = Diagnostic::new(&PAGE, format!("`{name}` is declared twice"))
        .label(span, "declared again here");
    match first {
        Some(first) => diagnostic
            .label(first, "declared first here")
            .help("give one of the two another name"),
        None => diagnostic.help(format!(
            "every policy has `{name}` already: take this declaration out"
        )),
    }
}
