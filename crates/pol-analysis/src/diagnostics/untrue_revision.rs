//! E0901: a revision that is not what it says.

use pol_parser::{Case, Diagnostic, Page, Severity, Span};

pub(super) static PAGE: Page = Page {
    code: "E0901",
    title: "a revision that is not what it says",
    severity: Severity::Error,
    text: "An entry of the log says what a revision does to determinations: `rewords` changes none and asks for nothing else, \
        `tightens` lets some requests come to less and none to more, `loosens` the other way round, and `changes` says that something \
        changes. Here two revisions were compared over all requests, and it is not so. `pol diff` shows a request for each kind of change. \
        Say in the log what the revision does, or mend the revision.",
    raises: Case::Revision {
        before: r#"rule visits
  finds not_met because "Too many visits."
  when request.visits is more than 30 visits
"#,
        after: r#"revision 2023-01-01 rewords "Clearer words."

rule visits
  finds not_met because "There are too many visits."
  when request.visits is more than 20 visits
"#,
    },
    misses: Case::Revision {
        before: r#"rule visits
  finds not_met because "Too many visits."
  when request.visits is more than 30 visits
"#,
        after: r#"revision 2023-01-01 tightens "Twenty visits are enough."

rule visits
  finds not_met because "There are too many visits."
  when request.visits is more than 20 visits
"#,
    },
};

/// Names what the log says, what is so, and every entry that says it.
pub(crate) fn untrue_revision(says: &str, so: &str, help: &str, entries: &[Span]) -> Diagnostic {
    let message = format!("the log says `{says}`, and {so}");
    let diagnostic = Diagnostic::new(&PAGE, message).help(help);
    entries.iter().fold(diagnostic, |diagnostic, span| {
        diagnostic.label(*span, "is not so")
    })
}
