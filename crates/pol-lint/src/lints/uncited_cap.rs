//! L1002: a cap that stands on no clause.

use crate::citing::on_clauses;
use crate::lint::Lint;
use crate::subject::{Subject, Told};
use pol_compiler::program::Node;
use pol_parser::{Case, Page, Severity};

pub(super) static LINT: Lint = Lint {
    name: "uncited_cap",
    page: Page {
        code: "L1002",
        title: "a cap that stands on no clause",
        severity: Severity::Warning,
        text: "The policy has a table of its source's clauses, and neither this cap nor its amount nor anything that the \
            cap names cites one. A cap cuts what is released, so its reader wants to look up why. Prefer `cite` after \
            its `because`.",
        raises: Case::Declarations(
            r#"clauses "Authorization"
  AUTH-1 decides "Visits are released."

amount visits_released in visits
  request.visits
  at most 12 visits
    because "At most 12 visits are released at a time."

rule adults_with_visits
  finds met, releasing visits_released of request.visits
    because "The member is an adult."
  when is_adult
  cite AUTH-1
"#,
        ),
        misses: Case::Declarations(
            r#"clauses "Authorization"
  AUTH-1 decides "Visits are released."

amount visits_released in visits
  request.visits
  at most 12 visits
    because "At most 12 visits are released at a time."
    cite AUTH-1

rule adults_with_visits
  finds met, releasing visits_released of request.visits
    because "The member is an adult."
  when is_adult
"#,
        ),
    },
    is_on: true,
    shown_with: "",
    check,
};

fn check(subject: &Subject<'_>, told: &mut Told<'_>) {
    if !subject.has_clauses() {
        return;
    }
    let program = subject.program;
    let cited = on_clauses(program);
    for (it, compiled) in subject.amounts().zip(&program.amounts) {
        let Node::Capped { caps, .. } = &program.nodes[compiled.node.index()] else {
            continue;
        };
        for (cap, (guard, bound)) in it.caps.iter().zip(caps) {
            let is_cited = cap.cite.is_some() || it.attachments.cite.is_some();
            let mut roots = guard.iter().chain([bound]);
            if !is_cited && !roots.any(|id| cited[id.index()]) {
                let message = format!(
                    "a cap of `{}` stands on no clause of the source",
                    it.name.text
                );
                let diagnostic = told
                    .diagnostic(message)
                    .label(cap.bound.span, "cites nothing, and names nothing that does")
                    .help("cite the clause that it encodes, after its `because`");
                told.tell(&it.name.text, diagnostic);
            }
        }
    }
}
