//! Slips in whole declarations: a rule left out, another finding, an exception that reaches more or less.

use super::patch::Patch;
use super::{Mutant, MutantKind};
use crate::parts;
use pol_compiler::program::{
    AdvisoryId, Citer, ExceptionId, FindingId, FindingKind, Node, Program, RuleId,
};
use pol_parser::Span;

/// Adds the slips in rules, exceptions, advisories and what the policy governs.
pub(super) fn mutants(program: &Program, mutants: &mut Vec<Mutant>) {
    left_out(program, mutants);
    for position in 0..program.rules.len() {
        of_rule(program, RuleId::at(position), mutants);
    }
    for position in 0..program.exceptions.len() {
        of_exception(program, ExceptionId::at(position), mutants);
    }
    for (position, advisory) in program.advisories.iter().enumerate() {
        if advisory.unless.is_some() {
            let id = AdvisoryId::at(position);
            let slip = format!("advisory {} had no `unless`", advisory.name);
            mutants.push(mutant(
                MutantKind::Reach,
                slip,
                ("advisory", &advisory.name, advisory.span),
                Patch::NoUnless(id),
            ));
        }
    }
    of_policy(program, mutants);
}

fn mutant(
    kind: MutantKind,
    slip: String,
    (what, name, span): (&str, &str, Span),
    patch: Patch,
) -> Mutant {
    Mutant {
        kind,
        slip,
        within: format!("{what} {name}"),
        span,
        patch,
    }
}

fn left_out(program: &Program, mutants: &mut Vec<Mutant>) {
    for part in parts::declarations(program) {
        if matches!(
            part.citer,
            Citer::Rule(_) | Citer::Exception(_) | Citer::Advisory(_)
        ) {
            let slip = format!("{} {} were left out", part.kind, part.name);
            mutants.push(mutant(
                MutantKind::Declaration,
                slip,
                (part.kind, part.name, part.span),
                Patch::Node(part.root, Node::Constant(false)),
            ));
        }
    }
}

/// The findings that may stand in the place of one: not a release where nothing says how much.
fn others(program: &Program, finding: FindingId) -> impl Iterator<Item = FindingId> + '_ {
    let ids = (0..program.findings.len()).map(FindingId::at);
    ids.filter(move |id| {
        *id != finding && program.findings[id.index()].kind != FindingKind::Release
    })
}

fn of_rule(program: &Program, id: RuleId, mutants: &mut Vec<Mutant>) {
    let rule = &program.rules[id.index()];
    for finding in others(program, rule.finding) {
        let name = &program.findings[finding.index()].name;
        let slip = format!("rule {} found {name}", rule.name);
        mutants.push(mutant(
            MutantKind::Finding,
            slip,
            ("rule", &rule.name, rule.span),
            Patch::Finding(id, finding),
        ));
    }
}

fn of_exception(program: &Program, id: ExceptionId, mutants: &mut Vec<Mutant>) {
    let exception = &program.exceptions[id.index()];
    let name = &exception.name;
    let finding = |id: FindingId| &program.findings[id.index()].name;
    let mut add = |slip: String, patch: Patch| {
        let place = ("exception", name.as_str(), exception.span);
        mutants.push(mutant(MutantKind::Reach, slip, place, patch));
    };
    for &rule in &exception.except {
        let rule_name = &program.rules[rule.index()].name;
        let slip = format!("exception {name} reached rule {rule_name} too");
        add(slip, Patch::Reaches(id, rule));
    }
    for &turned in &exception.turns {
        let slip = format!("exception {name} did not turn {}", finding(turned));
        add(slip, Patch::TurnsNot(id, turned));
    }
    if exception.turns_partial_release {
        let slip = format!("exception {name} did not turn a partial release");
        add(slip, Patch::TurnsNoPart(id));
    }
    for into in others(program, exception.into) {
        let slip = format!("exception {name} turned into {}", finding(into));
        add(slip, Patch::Into(id, into));
    }
}

fn of_policy(program: &Program, mutants: &mut Vec<Mutant>) {
    for finding in others(program, program.otherwise) {
        let name = &program.findings[finding.index()].name;
        mutants.push(mutant(
            MutantKind::Finding,
            format!("{name} stood where no rule applies"),
            ("the findings", "", program.otherwise_span),
            Patch::Otherwise(finding),
        ));
    }
    for (position, governs) in program.policy.governs.iter().enumerate() {
        let words = crate::words::condition(program, governs.condition, true);
        mutants.push(mutant(
            MutantKind::Declaration,
            format!("the policy governed also where not `{words}`"),
            ("the policy", "", governs.span),
            Patch::GovernsAnyway(position),
        ));
    }
    let force = &program.policy.in_force;
    let span = program.origins[force.condition.index()].span;
    let mut add = |slip: String, patch: Patch| {
        let place = ("the policy", "", span);
        mutants.push(mutant(MutantKind::Date, slip, place, patch));
    };
    for (other, word) in [
        (force.from.yesterday(), "earlier"),
        (force.from.tomorrow(), "later"),
    ] {
        if let Ok(other) = other {
            add(
                format!("the policy were in force a day {word}"),
                Patch::From(other),
            );
        }
    }
    let Some(until) = force.until else { return };
    for (other, word) in [(until.yesterday(), "less"), (until.tomorrow(), "longer")] {
        if let Ok(other) = other {
            add(
                format!("the policy were in force a day {word}"),
                Patch::Until(other),
            );
        }
    }
}
