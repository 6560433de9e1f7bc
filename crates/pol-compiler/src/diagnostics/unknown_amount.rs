//! E0213: unknown amount.

use pol_parser::{Case, Diagnostic, Page, Severity, Span};

pub(super) static PAGE: Page = Page {
    code: "E0213",
    title: "unknown amount",
    severity: Severity::Error,
    text: "A rule releases an amount, which `amount` declares with its caps, and this is none. A fact cannot be \
        released as it stands: an amount says what bounds it.",
    raises: Case::Declarations(
        r#"rule visits_of_adults
  finds met, releasing request.visits of request.visits because "Met."
  when is_adult
"#,
    ),
    misses: Case::Declarations(
        r#"amount released in visits
  request.visits

rule visits_of_adults
  finds met, releasing released of request.visits because "Met."
  when is_adult
"#,
    ),
};

/// Names what is no amount and the nearest one.
pub(crate) fn unknown_amount(name: &str, span: Span, near: Option<&str>) -> Diagnostic {
    let help = near.map_or_else(
        || {
            "declare it: `amount NAME in UNIT`, with what can be released and what bounds it"
                .to_owned()
        },
        |near| format!("did you mean `{near}`?"),
    );
    Diagnostic::new(&PAGE, format!("no amount is called `{name}`"))
        .label(span, "not declared")
        .help(help)
}
