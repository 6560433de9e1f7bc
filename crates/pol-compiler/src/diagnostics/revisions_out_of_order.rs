//! E0437: revisions out of order.

use jiff::civil::Date;
use pol_parser::{Case, Diagnostic, Page, Severity, Span};

pub(super) static PAGE: Page = Page {
    code: "E0437",
    title: "revisions out of order",
    severity: Severity::Error,
    text: "The log of revisions runs forward in time: the last one is the revision that a determination names.",
    raises: Case::Declarations(
        r#"revision 2022-05-30 rewords "New words."

revision 2022-03-03 changes "More visits."
"#,
    ),
    misses: Case::Declarations(
        r#"revision 2022-03-03 changes "More visits."

revision 2022-05-30 rewords "New words."
"#,
    ),
};

/// Names both days.
pub(crate) fn revisions_out_of_order(
    later: &Date,
    earlier: &Date,
    span: Span,
    first: Span,
) -> Diagnostic {
    Diagnostic::new(
        &PAGE,
        format!("the revision of {later} stands after that of {earlier}"),
    )
    .label(span, "the earlier day")
    .label(first, "the later day")
    .help("put the revisions in order of their days")
}
