//! The policy's header: there is one, and it says when it is in force and by which date.

use crate::check::resolve;
use crate::diagnostics;
use crate::program::Type;
use crate::signatures::Signatures;
use pol_parser::{Diagnostic, Span, ast};

/// Checks the header.
pub(super) fn check(signatures: &Signatures<'_>, sink: &mut Vec<Diagnostic>) {
    let declarations = signatures.declarations;
    let Some(first) = declarations.policies.first() else {
        if let Some(vocabulary) = declarations.vocabularies.first() {
            let name = &vocabulary.name;
            sink.push(diagnostics::vocabulary_alone(&name.text, name.span));
        } else if !declarations.has_broken("policy") {
            sink.push(diagnostics::no_policy(Span::new(0, 0)));
        }
        return;
    };
    for second in &declarations.policies[1..] {
        sink.push(diagnostics::two_policies(
            &second.tree.name.text,
            second.tree.name.span,
            first.tree.name.span,
        ));
    }
    check_in_force(first.tree, signatures, sink);
    check_superseded(first.tree, sink);
}

fn check_in_force(policy: &ast::Policy, signatures: &Signatures<'_>, sink: &mut Vec<Diagnostic>) {
    let Some(first) = policy.in_force.first() else {
        sink.push(diagnostics::no_in_force(
            &policy.name.text,
            policy.name.span,
        ));
        return;
    };
    for second in &policy.in_force[1..] {
        sink.push(diagnostics::two_in_force(second.span, first.span));
    }
    for clause in &policy.in_force {
        check_clause(clause, signatures, sink);
    }
    if let Some(review) = policy
        .review_by
        .filter(|review| review.date < first.from.date)
    {
        sink.push(diagnostics::review_before_force(
            &review.date.to_string(),
            &first.from.date.to_string(),
            review.span,
        ));
    }
}

/// Another policy follows this one, and later.
fn check_superseded(policy: &ast::Policy, sink: &mut Vec<Diagnostic>) {
    let Some(clause) = &policy.superseded else {
        return;
    };
    if clause.by.text == policy.name.text {
        sink.push(diagnostics::superseded_by_itself(
            &clause.by.text,
            clause.by.span,
            policy.name.span,
        ));
    }
    let first = policy.in_force.first().map(|clause| clause.from.date);
    if let Some(first) = first.filter(|&first| clause.from.date <= first) {
        sink.push(diagnostics::superseded_too_early(
            &clause.from.date,
            &first,
            clause.from.span,
        ));
    }
}

fn check_clause(clause: &ast::InForce, signatures: &Signatures<'_>, sink: &mut Vec<Diagnostic>) {
    if let Some(until) = clause.until.filter(|until| until.date < clause.from.date) {
        sink.push(diagnostics::ends_before_start(
            "in force",
            &clause.from.date,
            &until.date,
            until.span,
        ));
    }
    let Some(fact) = resolve::fact(&clause.by, signatures.names, sink) else {
        return;
    };
    let is_date = signatures
        .fact(fact)
        .is_none_or(|ty| matches!(ty, Type::Date { .. }));
    if !is_date {
        sink.push(diagnostics::judged_by_no_date(
            &clause.by.text,
            clause.by.span,
        ));
    }
}
