//! E0712: a value of another kind than the fact has.
//! Shows no value of the request.

use pol_parser::{Case, Diagnostic, Page, Severity};

pub(super) static PAGE: Page = Page {
    code: "E0712",
    title: "wrong kind of value",
    severity: Severity::Error,
    text: "The value is of another kind than the fact: a text where a number is wanted, for instance. It is not converted, because a conversion that goes wrong is not noticed. Numbers and `true` or `false` stand without quotes; dates, choices and codes stand in quotes; a set is a list in brackets, even when it has one member.",
    raises: Case::Request {
        declarations: r#""#,
        request: r#"{"request": {"visits": "12"}}"#,
    },
    misses: Case::Request {
        declarations: r#""#,
        request: r#"{"request": {"visits": 12}}"#,
    },
};

/// Says what was given and what is wanted.
pub(crate) fn wrong_type(path: &str, given: &str, wanted: &str, help: Option<&str>) -> Diagnostic {
    Diagnostic::new(&PAGE, format!("`{path}` is given {given}")).help(help.map_or_else(
        || format!("give {wanted}"),
        |help| format!("{help}; give {wanted}"),
    ))
}
