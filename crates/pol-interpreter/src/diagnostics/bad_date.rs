//! E0717: a text that is no day of the calendar.
//! Shows no value of the request.

use pol_parser::{Case, Diagnostic, Page, Severity};

pub(super) static PAGE: Page = Page {
    code: "E0717",
    title: "not a date",
    severity: Severity::Error,
    text: "A date is written with its year, month and day as `\"2022-06-15\"`, all digits present, and must be a day of the calendar. Other orders are not guessed at: 03/04 is the third of April for some readers and the fourth of March for others. A time of day does not belong to it.",
    raises: Case::Request {
        declarations: r#""#,
        request: r#"{"request": {"service_date": "2022-02-30"}}"#,
    },
    misses: Case::Request {
        declarations: r#""#,
        request: r#"{"request": {"service_date": "2022-02-28"}}"#,
    },
};

/// Says how a date is written.
pub(crate) fn bad_date(path: &str) -> Diagnostic {
    Diagnostic::new(&PAGE, format!("`{path}` is not a date of the calendar"))
        .help("write year, month and day: `\"YYYY-MM-DD\"`")
}
