//! Rules, advisories and caps: what they find exists, what they release fits it, and no part is lacking.

use crate::check::resolve;
use crate::diagnostics;
use crate::names::{Lookup, Symbol};
use crate::program::{FindingKind, Type, UnitId};
use crate::signatures::Signatures;
use pol_parser::{Diagnostic, ast};

/// Checks rules, advisories and the caps of amounts.
pub(super) fn check(signatures: &Signatures<'_>, sink: &mut Vec<Diagnostic>) {
    for rule in &signatures.declarations.rules {
        check_rule(rule.tree, signatures, sink);
    }
    for advisory in &signatures.declarations.advisories {
        check_advisory(advisory.tree, sink);
    }
    for amount in &signatures.declarations.amounts {
        check_caps(amount.tree, sink);
    }
}

fn check_rule(rule: &ast::Rule, signatures: &Signatures<'_>, sink: &mut Vec<Diagnostic>) {
    let name = &rule.name;
    if rule.condition.is_none() {
        sink.push(diagnostics::rule_without_condition(&name.text, name.span));
    }
    if rule.because.is_none() {
        sink.push(diagnostics::rule_without_reason(&name.text, name.span));
    }
    let finding =
        signatures
            .names
            .findings
            .resolve(&rule.finds, sink, diagnostics::unknown_finding);
    let releases = finding.map(|finding| signatures.finding(finding) == FindingKind::Release);
    if let (Some(span), Some(true)) = (rule.settles, releases) {
        sink.push(diagnostics::settles_release(
            &name.text,
            &rule.finds.text,
            span,
        ));
    }
    let Some(releasing) = &rule.releasing else {
        return;
    };
    if releases == Some(false) {
        sink.push(diagnostics::releases_without_release(
            &name.text,
            &rule.finds.text,
            releasing.amount.span,
        ));
    }
    check_releasing(releasing, signatures, sink);
}

fn check_releasing(
    releasing: &ast::Releasing,
    signatures: &Signatures<'_>,
    sink: &mut Vec<Diagnostic>,
) {
    let amount = amount_unit(&releasing.amount, signatures, sink);
    let requested = requested_unit(&releasing.of, signatures, sink);
    let (Some(amount), Some(requested)) = (amount, requested) else {
        return;
    };
    if amount != requested {
        let amount = (releasing.amount.text.as_str(), signatures.unit(amount));
        let requested = (releasing.of.text.as_str(), signatures.unit(requested));
        sink.push(diagnostics::released_unit_differs(
            amount,
            requested,
            releasing.of.span,
        ));
    }
}

fn amount_unit(
    path: &ast::Path,
    signatures: &Signatures<'_>,
    sink: &mut Vec<Diagnostic>,
) -> Option<UnitId> {
    match signatures.names.symbol(&path.text) {
        Lookup::Found(Symbol::Amount(id)) => signatures.amount(id),
        Lookup::Broken => None,
        Lookup::Found(
            Symbol::Fact(_) | Symbol::Criterion(_) | Symbol::Value(_) | Symbol::CodeSet(_),
        )
        | Lookup::Unknown => {
            let amounts = signatures
                .declarations
                .amounts
                .iter()
                .map(|amount| amount.tree.name.text.as_str());
            let near = pol_parser::nearest(&path.text, amounts);
            sink.push(diagnostics::unknown_amount(&path.text, path.span, near));
            None
        }
    }
}

fn requested_unit(
    path: &ast::Path,
    signatures: &Signatures<'_>,
    sink: &mut Vec<Diagnostic>,
) -> Option<UnitId> {
    let fact = resolve::fact(path, signatures.names, sink)?;
    match signatures.fact(fact)? {
        Type::Number { unit, .. } => Some(*unit),
        Type::YesNo
        | Type::Date { .. }
        | Type::OneOf(_)
        | Type::AnyOf(_)
        | Type::Code(_)
        | Type::Codes(_)
        | Type::Text => {
            sink.push(diagnostics::requested_is_no_number(&path.text, path.span));
            None
        }
    }
}

fn check_advisory(advisory: &ast::Advisory, sink: &mut Vec<Diagnostic>) {
    let name = &advisory.name;
    if advisory.condition.is_none() {
        sink.push(diagnostics::advisory_without_condition(
            &name.text, name.span,
        ));
    }
    if advisory.text.is_none() {
        sink.push(diagnostics::advisory_without_text(&name.text, name.span));
    }
}

fn check_caps(amount: &ast::Amount, sink: &mut Vec<Diagnostic>) {
    for cap in amount.caps.iter().filter(|cap| cap.because.is_none()) {
        sink.push(diagnostics::cap_without_reason(&amount.name.text, cap.span));
    }
}
