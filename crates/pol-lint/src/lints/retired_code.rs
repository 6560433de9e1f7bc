//! L1033: a code that is no longer current.

use crate::codes::codes;
use crate::lint::Lint;
use crate::subject::{Subject, Told};
use pol_parser::{Case, Page, Severity};

pub(super) static LINT: Lint = Lint {
    name: "retired_code",
    page: Page {
        code: "L1033",
        title: "a code that is no longer current",
        severity: Severity::Warning,
        text: "The `[retired_codes]` of the `pol.toml`, which the owner of the policies keeps, lists this code, by \
            system, with a reason. A request that carries it is probably old or wrong. Prefer the code that took its \
            place; or, if the source lists it, let it stand and say so in the `pol.toml`. Examples may use it.",
        raises: Case::Declarations(
            r#"rule evaluation
  finds refer because "An evaluation is requested."
  when request.code is 97001
"#,
        ),
        misses: Case::Declarations(
            r#"rule evaluation
  finds refer because "An evaluation is requested."
  when request.code is 97161
"#,
        ),
    },
    is_on: true,
    shown_with: r#"[retired_codes.cpt]
97001 = "97161 to 97163 took its place."
"#,
    check,
};

fn check(subject: &Subject<'_>, told: &mut Told<'_>) {
    let retired = &subject.options.retired_codes;
    for code in codes(subject).into_iter().filter(|code| !code.in_example) {
        let place = (code.system.clone(), code.text.clone());
        if let Some(reason) = retired.get(&place) {
            let diagnostic = told
                .diagnostic(format!("`{}` is no longer current", code.text))
                .label(code.span, format!("in `{}`", code.owner))
                .help(reason.clone());
            told.tell(&code.owner, diagnostic);
        }
    }
}
