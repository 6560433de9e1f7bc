//! E0250: a name that was not taken from its file.

use pol_parser::{Case, Diagnostic, Page, Severity, Span};

pub(super) static PAGE: Page = Page {
    code: "E0250",
    title: "a name that was not taken from its file",
    severity: Severity::Error,
    text: "What a taken name needs comes along with it, but has no name here: a policy names what it declares, and what its `use` lists. So a reader can tell where every name comes from. A vocabulary, too, names only what it declares or takes itself.",
    raises: Case::Using {
        declarations: r#"use "common/shared.pol" for plan_member

criterion other_plan
  met when member.plan is other and plan_member
"#,
        files: &[(
            "common/shared.pol",
            r#"vocabulary shared "Shared"

choices plan
  ours "Ours"
  other "Another"

facts member
  plan one of plan "Which plan?"

criterion plan_member
  met when member.plan is ours
"#,
        )],
    },
    misses: Case::Using {
        declarations: r#"use "common/shared.pol" for plan_member, member.plan

criterion other_plan
  met when member.plan is other and plan_member
"#,
        files: &[(
            "common/shared.pol",
            r#"vocabulary shared "Shared"

choices plan
  ours "Ours"
  other "Another"

facts member
  plan one of plan "Which plan?"

criterion plan_member
  met when member.plan is ours
"#,
        )],
    },
};

/// Names it and the file that declares it.
pub(crate) fn not_imported(name: &str, span: Span, here: &str, there: &str) -> Diagnostic {
    Diagnostic::new(
        &PAGE,
        format!("`{name}` is declared in `{there}`, and {here} does not take it"),
    )
    .label(span, "not declared here")
    .help(format!(
        "add `{name}` to the names that `use` takes from `{there}`"
    ))
}

/// Names it and the vocabulary that speaks of it.
pub(crate) fn not_of_vocabulary(name: &str, span: Span, path: &str) -> Diagnostic {
    Diagnostic::new(
        &PAGE,
        format!("`{path}` speaks of `{name}`, which only the policy declares"),
    )
    .label(span, "not declared here")
    .help("declare it in the vocabulary, or in one that the vocabulary uses")
}
