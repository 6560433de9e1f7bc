//! Exceptions: what they turn exists, into what is no release and no empty turn, and what they spare is theirs to spare.

use crate::diagnostics;
use crate::names::{Lookup, Outcome};
use crate::program::FindingKind;
use crate::signatures::Signatures;
use pol_parser::{Diagnostic, ast};

/// Checks exceptions.
pub(super) fn check(signatures: &Signatures<'_>, sink: &mut Vec<Diagnostic>) {
    for exception in &signatures.declarations.exceptions {
        check_exception(exception.tree, signatures, sink);
    }
}

fn check_exception(
    exception: &ast::Exception,
    signatures: &Signatures<'_>,
    sink: &mut Vec<Diagnostic>,
) {
    let name = &exception.name;
    if exception.condition.is_none() {
        sink.push(diagnostics::exception_without_condition(
            &name.text, name.span,
        ));
    }
    check_turned(exception, signatures, sink);
    check_into(&exception.into, signatures, sink);
    for (position, rule) in exception.except.iter().enumerate() {
        if exception.except[..position]
            .iter()
            .any(|earlier| earlier.text == rule.text)
        {
            sink.push(diagnostics::listed_twice(&rule.text, rule.span));
        }
        check_spared(exception, rule, signatures, sink);
    }
    let releases = signatures
        .declarations
        .rules
        .iter()
        .any(|rule| rule.tree.releasing.is_some());
    let rules_known = !signatures.declarations.has_broken("rule");
    if exception.turns_partial_release && !releases && rules_known {
        sink.push(diagnostics::no_partial_release(&name.text, name.span));
    }
}

fn check_turned(
    exception: &ast::Exception,
    signatures: &Signatures<'_>,
    sink: &mut Vec<Diagnostic>,
) {
    for (position, turned) in exception.turns.iter().enumerate() {
        signatures
            .names
            .findings
            .resolve(turned, sink, diagnostics::unknown_finding);
        if turned.text == exception.into.text {
            sink.push(diagnostics::turns_into_itself(&turned.text, turned.span));
        }
        if exception.turns[..position]
            .iter()
            .any(|earlier| earlier.text == turned.text)
        {
            sink.push(diagnostics::listed_twice(&turned.text, turned.span));
        }
    }
}

fn check_into(into: &ast::Name, signatures: &Signatures<'_>, sink: &mut Vec<Diagnostic>) {
    let finding = signatures
        .names
        .findings
        .resolve(into, sink, diagnostics::unknown_finding);
    if finding.is_some_and(|finding| signatures.finding(finding) == FindingKind::Release) {
        sink.push(diagnostics::turns_into_release(&into.text, into.span));
    }
}

fn check_spared(
    exception: &ast::Exception,
    spared: &ast::Name,
    signatures: &Signatures<'_>,
    sink: &mut Vec<Diagnostic>,
) {
    let rules = &signatures.declarations.rules;
    let rule = match signatures.names.outcomes.find(&spared.text) {
        Lookup::Found(Outcome::Rule(id)) => rules[id.index()].tree,
        Lookup::Broken => return,
        Lookup::Found(Outcome::Exception(_) | Outcome::Advisory(_)) | Lookup::Unknown => {
            let near = pol_parser::nearest(
                &spared.text,
                rules.iter().map(|rule| rule.tree.name.text.as_str()),
            );
            sink.push(diagnostics::unknown_rule(&spared.text, spared.span, near));
            return;
        }
    };
    let by_finding = exception
        .turns
        .iter()
        .any(|turned| turned.text == rule.finds.text);
    let by_release = exception.turns_partial_release && rule.releasing.is_some();
    if !by_finding && !by_release {
        sink.push(diagnostics::spared_anyway(
            &exception.name.text,
            &spared.text,
            &rule.finds.text,
            spared.span,
        ));
    }
}
