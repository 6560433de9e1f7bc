//! L1001: a rule that stands on no clause.

use crate::citing::rests_on_clauses;
use crate::lint::Lint;
use crate::subject::{Subject, Told};
use pol_compiler::program::NodeId;
use pol_parser::ast::{Attachments, Name};
use pol_parser::{Case, Page, Severity};

pub(super) static LINT: Lint = Lint {
    name: "uncited_rule",
    page: Page {
        code: "L1001",
        title: "a rule that stands on no clause",
        severity: Severity::Warning,
        text: "The policy has a table of its source's clauses, and neither this rule, exception or advisory nor a \
            criterion, amount or value that it names cites one. Who reads the determination cannot look up where it \
            comes from. Prefer `cite` with the clause; if the source says no such thing, a `note` and another name \
            for the wish of the committee.",
        raises: Case::Declarations(
            r#"clauses "Eligibility"
  ELIG-1 decides "Members are adults."
  ELIG-2 decides "Visits are counted."

rule too_many
  finds refer because "Many visits are requested."
  when request.visits is more than 40 visits

rule none_asked
  finds refer because "The visits are counted."
  when request.visits is more than 80 visits
  cite ELIG-1, ELIG-2
"#,
        ),
        misses: Case::Declarations(
            r#"clauses "Eligibility"
  ELIG-1 decides "Members are adults."

criterion many_visits
  "More than 40 visits are requested."
  met when request.visits is more than 40 visits
  cite ELIG-1

rule too_many
  finds refer because "Many visits are requested."
  when many_visits
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
    for (it, compiled) in subject.rules().zip(&program.rules) {
        let amount = compiled
            .releasing
            .map(|it| program.amounts[it.amount.index()].node);
        let roots = amount.into_iter().chain([compiled.condition]);
        remark(subject, told, "rule", &it.name, &it.attachments, roots);
    }
    for (it, compiled) in subject.exceptions().zip(&program.exceptions) {
        let roots = [compiled.condition];
        remark(subject, told, "exception", &it.name, &it.attachments, roots);
    }
    for (it, compiled) in subject.advisories().zip(&program.advisories) {
        let roots = [compiled.condition].into_iter().chain(compiled.unless);
        remark(subject, told, "advisory", &it.name, &it.attachments, roots);
    }
}

fn remark(
    subject: &Subject<'_>,
    told: &mut Told<'_>,
    kind: &str,
    name: &Name,
    attachments: &Attachments,
    roots: impl IntoIterator<Item = NodeId>,
) {
    if attachments.cite.is_none() && !rests_on_clauses(subject.program, roots) {
        let diagnostic = told
            .diagnostic(format!(
                "{kind} `{}` stands on no clause of the source",
                name.text
            ))
            .label(name.span, "cites nothing, and names nothing that does")
            .help("cite the clause that it encodes");
        told.tell(&name.text, diagnostic);
    }
}
