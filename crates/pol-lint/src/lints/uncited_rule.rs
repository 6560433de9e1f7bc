//! L1001: a rule that stands on no clause.

use crate::citing::on_clauses;
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
        raises: Case::Policy(
            r#"policy short "A short policy"
  in force from 2022-01-01 by request.service_date

findings, strongest first
  refer review "A clinician decides"
  met release "Met"
  otherwise refer

clauses "Eligibility"
  ELIG-1 decides "Members are adults."

facts request
  service_date date "When would the service begin?"
  adult yes/no "Is the member an adult?" cite ELIG-1

criterion grown_up
  "The member is an adult."
  met when request.adult

rule adults
  finds met because "The member is an adult."
  when grown_up
"#,
        ),
        misses: Case::Policy(
            r#"policy short "A short policy"
  in force from 2022-01-01 by request.service_date

findings, strongest first
  refer review "A clinician decides"
  met release "Met"
  otherwise refer

clauses "Eligibility"
  ELIG-1 decides "Members are adults."

facts request
  service_date date "When would the service begin?"
  adult yes/no "Is the member an adult?"

criterion grown_up
  "The member is an adult."
  met when request.adult
  cite ELIG-1

rule adults
  finds met because "The member is an adult."
  when grown_up
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
    let is_cited = |roots: &[NodeId]| roots.iter().any(|id| cited[id.index()]);
    for (it, compiled) in subject.rules().zip(&program.rules) {
        let amount = compiled
            .releasing
            .map(|it| program.amounts[it.amount.index()].node);
        if !is_cited(&[compiled.condition]) && !is_cited(amount.as_slice()) {
            remark(told, "rule", &it.name, &it.attachments);
        }
    }
    for (it, compiled) in subject.exceptions().zip(&program.exceptions) {
        if !is_cited(&[compiled.condition]) {
            remark(told, "exception", &it.name, &it.attachments);
        }
    }
    for (it, compiled) in subject.advisories().zip(&program.advisories) {
        if !is_cited(&[compiled.condition]) && !is_cited(compiled.unless.as_slice()) {
            remark(told, "advisory", &it.name, &it.attachments);
        }
    }
}

fn remark(told: &mut Told<'_>, kind: &str, name: &Name, attachments: &Attachments) {
    if attachments.cite.is_none() {
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
