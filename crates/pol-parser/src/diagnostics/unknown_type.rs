//! E0150: a fact of no known type.

use super::quoted;
use crate::diagnostic::{Case, Diagnostic, Page, Severity};
use crate::span::Span;

pub(super) static PAGE: Page = Page {
    code: "E0150",
    title: "a fact of no known type",
    severity: Severity::Error,
    text: "A fact is of one type: `yes/no`, `date`, `text`, `whole number of` a unit, `number of` a unit, `one of` or \
           `any of` some choices, `code of` or `codes of` a code system. The type says what a host may supply, and what a \
           condition may ask. Write one of them after the fact's name.",
    raises: Case::Declarations("facts extra\n  tall boolean \"Is the member tall?\"\n"),
    misses: Case::Declarations("facts extra\n  tall yes/no \"Is the member tall?\"\n"),
};

/// Suggests a type.
pub(crate) fn unknown_type(word: &str, span: Span) -> Diagnostic {
    let help = match word {
        "boolean" | "bool" | "yes" | "yesno" | "logical" => "write `yes/no`",
        "integer" | "int" | "count" => {
            "write `whole number of visits`, with the unit that is counted"
        }
        "decimal" | "float" | "numeric" => {
            "write `number of weeks`, with the unit that is measured"
        }
        "string" | "str" => "write `text`",
        "enum" | "choice" | "option" => "write `one of` and the name of the choices",
        "set" | "list" | "array" | "all" => "write `any of` and the name of the choices",
        "datetime" | "day" | "timestamp" => "write `date`",
        _ => {
            "write `yes/no`, `date`, `text`, `whole number of …`, `number of …`, `one of …`, `any of …`, `code of …` or `codes of …`"
        }
    };
    Diagnostic::new(&PAGE, format!("{} is not a type", quoted(word)))
        .label(span, "the fact's type belongs here")
        .help(help)
}
