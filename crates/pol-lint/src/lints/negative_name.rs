//! L1029: a negative name.

use crate::lint::Lint;
use crate::subject::{Subject, Told};

use pol_parser::{Case, Page, Severity};

pub(super) static LINT: Lint = Lint {
    name: "negative_name",
    page: Page {
        code: "L1029",
        title: "a negative name",
        severity: Severity::Note,
        text: "The name of a fact or a criterion begins with `no_`, `not_`, `without_` or `lacks_`, so that conditions \
            come to say `not no_contraindication`. Prefer a name for what is there; a fact keeps answering to its old \
            name with `was`.",
        raises: Case::Declarations(
            r#"criterion not_grown_up
  "The member is a minor."
  met when not member.adult
"#,
        ),
        misses: Case::Declarations(
            r#"criterion minor
  "The member is a minor."
  met when not member.adult
"#,
        ),
    },
    is_on: true,
    shown_with: "",
    check,
};

const BEGINNINGS: [&str; 6] = ["no_", "not_", "non_", "without_", "lacks_", "never_"];

fn check(subject: &Subject<'_>, told: &mut Told<'_>) {
    let facts = subject.facts().map(|(path, fact)| (path, &fact.name));
    let criteria = subject
        .criteria()
        .map(|it| (it.name.text.clone(), &it.name));
    for (path, name) in facts.chain(criteria) {
        if BEGINNINGS
            .iter()
            .any(|beginning| name.text.starts_with(beginning))
        {
            let diagnostic = told
                .diagnostic(format!("`{path}` is named by what it is not"))
                .label(name.span, "what does `not` before it say?")
                .help("name it by what is there, and write `not` where it is read");
            told.tell(&path, diagnostic);
        }
    }
}
