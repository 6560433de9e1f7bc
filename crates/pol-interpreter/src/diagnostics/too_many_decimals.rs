//! E0714: a number with more digits after the point than the policy has.
//! Shows no value of the request.

use pol_parser::{Case, Diagnostic, Page, Severity};

pub(super) static PAGE: Page = Page {
    code: "E0714",
    title: "too many decimals",
    severity: Severity::Error,
    text: "The number has more digits after the point than the policy declares for the fact. It is not rounded, because the policy's limits are compared exactly. State the number with the digits that the policy takes; zeros at the end do not count.",
    raises: Case::Request {
        declarations: r#"facts plan
  weekly number of visits, 2 decimals, 0 to 14 "How many visits a week?"
"#,
        request: r#"{"plan": {"weekly": 0.125}}"#,
    },
    misses: Case::Request {
        declarations: r#"facts plan
  weekly number of visits, 2 decimals, 0 to 14 "How many visits a week?"
"#,
        request: r#"{"plan": {"weekly": 0.1200}}"#,
    },
};

/// Says how many digits there may be.
pub(crate) fn too_many_decimals(path: &str, decimals: u32, wanted: &str) -> Diagnostic {
    let digits = if decimals == 1 { "digit" } else { "digits" };
    Diagnostic::new(
        &PAGE,
        format!("`{path}` has more than {decimals} {digits} after the point"),
    )
    .help(format!("give {wanted}, rounded as the record says"))
}
