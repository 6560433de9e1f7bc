//! E0116: a name with characters that a name cannot have.

use super::quoted;
use crate::diagnostic::{Case, Diagnostic, Page, Severity};
use crate::span::Span;

pub(super) static PAGE: Page = Page {
    code: "E0116",
    title: "a name with characters that a name cannot have",
    severity: Severity::Error,
    text: "A name begins with a small letter and goes on with small letters, digits and `_`. Capital letters, hyphens and \
           spaces would make two spellings of one name look alike. What people read is the label or the text, which may \
           be written in any way.",
    raises: Case::Declarations("criterion Grown_Up\n  met when member.adult\n"),
    misses: Case::Declarations("criterion grown_up\n  met when member.adult\n"),
};

/// Suggests how to write it.
pub(crate) fn bad_name(name: &str, span: Span) -> Diagnostic {
    let better = suggestion(name);
    let help = match better {
        Some(better) => format!("write {}", quoted(&better)),
        None => {
            "begin it with a small letter, and go on with small letters, digits and `_`".to_owned()
        }
    };
    Diagnostic::new(&PAGE, format!("{} cannot be a name", quoted(name)))
        .label(span, "a name has small letters, digits and `_` only")
        .help(help)
}

/// Turns what was written into a name, if that gives one.
fn suggestion(name: &str) -> Option<String> {
    let lower = |character: char| match character {
        'A'..='Z' => character.to_ascii_lowercase(),
        'a'..='z' | '0'..='9' => character,
        _ => '_',
    };
    let better: String = name.chars().map(lower).collect();
    let fits = name.is_ascii()
        && better != name
        && better.starts_with(|first: char| first.is_ascii_lowercase());
    fits.then_some(better)
}
