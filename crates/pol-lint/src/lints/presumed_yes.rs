//! L1003: a presumption of yes without a ground.

use crate::lint::Lint;
use crate::subject::{Subject, Told};
use pol_parser::ast::GivenKind;
use pol_parser::{Case, Page, Severity};

pub(super) static LINT: Lint = Lint {
    name: "presumed_yes",
    page: Page {
        code: "L1003",
        title: "a presumption of yes without a ground",
        severity: Severity::Warning,
        text: "Where nothing is stated, this fact is taken for a yes, and neither a citation nor a note says on what \
            ground. A yes that nobody stated may carry a release. Prefer no presumption, so that the fact is asked \
            for; or `cite` or `note` the ground.",
        raises: Case::Declarations(
            r#"facts visit
  in_person yes/no, presumed yes "Is the visit in person?"

rule by_video
  finds refer because "The visit is by video."
  when not visit.in_person
"#,
        ),
        misses: Case::Declarations(
            r#"facts visit
  in_person yes/no, presumed yes "Is the visit in person?"
    note "The form is for visits in person only."

rule by_video
  finds refer because "The visit is by video."
  when not visit.in_person
"#,
        ),
    },
    is_on: true,
    shown_with: "",
    check,
};

fn check(subject: &Subject<'_>, told: &mut Told<'_>) {
    for (path, fact) in subject.facts() {
        let Some(presumed) = &fact.presumed else {
            continue;
        };
        let has_ground = fact.attachments.cite.is_some() || !fact.attachments.notes.is_empty();
        if matches!(presumed.value.kind, GivenKind::Yes) && !has_ground {
            let diagnostic = told
                .diagnostic(format!("`{path}` is presumed yes, and nothing says on what ground"))
                .label(presumed.value.span, "taken for a yes where nothing is stated")
                .help("take the presumption out, so that the fact is asked for; or say its ground with `cite` or `note`");
            told.tell(&path, diagnostic);
        }
    }
}
