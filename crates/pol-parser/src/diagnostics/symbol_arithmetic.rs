//! E0124: a symbol of arithmetic.

use super::quoted;
use crate::diagnostic::{Case, Diagnostic, Page, Severity};
use crate::span::Span;

pub(super) static PAGE: Page = Page {
    code: "E0124",
    title: "a symbol of arithmetic",
    severity: Severity::Error,
    text: "Numbers are added with `+`, subtracted with `less`, which stops at zero, and multiplied with `times`. There is \
           no division: what would be a fraction is better written as a number of its own. Write the word instead of the \
           symbol.",
    raises: Case::Declarations(
        "criterion grown_up\n  met when 2 * request.visits is at most 10 visits\n",
    ),
    misses: Case::Declarations(
        "criterion grown_up\n  met when 2 times request.visits is at most 10 visits\n",
    ),
};

/// Gives the word for the symbol.
pub(crate) fn symbol_arithmetic(symbol: &str, span: Span) -> Diagnostic {
    let help = match symbol {
        "*" | "×" => "write `2 times request.visits`",
        "/" | "÷" | "%" => {
            "there is no division: multiply the other side with `times`, or write the number that results"
        }
        _ => "write `less`, which stops at zero",
    };
    Diagnostic::new(&PAGE, format!("{} is not written here", quoted(symbol)))
        .label(span, "arithmetic is written in words")
        .help(help)
}
