//! E0125: `true`, `false` or `null`.

use super::quoted;
use crate::diagnostic::{Case, Diagnostic, Page, Severity};
use crate::span::Span;

pub(super) static PAGE: Page = Page {
    code: "E0125",
    title: "`true`, `false` or `null`",
    severity: Severity::Error,
    text: "A fact is `yes` or `no`, or it is not stated. In a condition the name of a yes/no fact says all: \
           `member.adult`, or `not member.adult`. In an example write `yes`, `no` or `not stated`.",
    raises: Case::Declarations("criterion grown_up\n  met when member.adult and true\n"),
    misses: Case::Declarations("criterion grown_up\n  met when member.adult\n"),
};

/// Gives the word of the language.
pub(crate) fn foreign_yes_no(word: &str, span: Span) -> Diagnostic {
    let help = match word.to_ascii_lowercase().as_str() {
        "true" => "write the fact alone, such as `member.adult`; as a value write `yes`",
        "false" => "write `not` and the fact, such as `not member.adult`; as a value write `no`",
        _ => "a fact that is not stated needs no word; in an example write `not stated`",
    };
    Diagnostic::new(
        &PAGE,
        format!("{} is not a word of the language", quoted(word)),
    )
    .label(span, "a fact is `yes` or `no`, or not stated")
    .help(help)
}
