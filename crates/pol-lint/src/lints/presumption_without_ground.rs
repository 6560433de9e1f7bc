//! L1004: a presumption without a ground.

use crate::lint::Lint;
use crate::subject::{Subject, Told};

use pol_parser::{Case, Page, Severity};

pub(super) static LINT: Lint = Lint {
    name: "presumption_without_ground",
    page: Page {
        code: "L1004",
        title: "a presumption without a ground",
        severity: Severity::Note,
        text: "Neither a citation nor a note says on what ground this fact is presumed. Every presumption is a decision \
            of the committee that someone will ask about. Prefer `cite` or `note` with the ground. It looks only \
            where a `pol.toml` sets it, since many presumptions speak for themselves.",
        raises: Case::Declarations(
            r#"facts visit
  urgent yes/no, presumed no "Is the visit urgent?"

rule urgent_visit
  finds refer because "The visit is urgent."
  when visit.urgent
"#,
        ),
        misses: Case::Declarations(
            r#"facts visit
  urgent yes/no, presumed no "Is the visit urgent?"
    note "Urgent visits are marked on the form."

rule urgent_visit
  finds refer because "The visit is urgent."
  when visit.urgent
"#,
        ),
    },
    is_on: false,
    shown_with: r#"[lints]
presumption_without_ground = "note"
"#,
    check,
};

fn check(subject: &Subject<'_>, told: &mut Told<'_>) {
    for (path, fact) in subject.facts() {
        let has_ground = fact.attachments.cite.is_some() || !fact.attachments.notes.is_empty();
        if let Some(presumed) = fact.presumed.as_ref().filter(|_| !has_ground) {
            let diagnostic = told
                .diagnostic(format!("nothing says on what ground `{path}` is presumed"))
                .label(presumed.value.span, "presumed where nothing is stated")
                .help("say the ground with `cite` or `note`");
            told.tell(&path, diagnostic);
        }
    }
}
