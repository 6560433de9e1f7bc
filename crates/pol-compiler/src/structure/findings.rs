//! The table of findings: one, with rows, and with a finding for when no rule applies that is no release.

use crate::diagnostics;
use crate::program::FindingKind;
use crate::signatures::Signatures;
use pol_parser::{Diagnostic, Span, ast};

/// Checks the table of findings.
pub(super) fn check(signatures: &Signatures<'_>, sink: &mut Vec<Diagnostic>) {
    let tables = &signatures.declarations.findings;
    let Some(first) = tables.first() else {
        report_lack(signatures, sink);
        return;
    };
    for second in &tables[1..] {
        sink.push(diagnostics::two_findings_tables(second.span, first.span));
    }
    if first.tree.rows.is_empty() {
        sink.push(diagnostics::empty_findings(first.span));
    }
    check_otherwise(first.tree, first.span, signatures, sink);
}

/// Reports that there is no table; a file without a policy lacks more than that, and has its report.
fn report_lack(signatures: &Signatures<'_>, sink: &mut Vec<Diagnostic>) {
    let policy = signatures.declarations.policies.first();
    if let Some(policy) = policy.filter(|_| !signatures.declarations.has_broken("findings")) {
        sink.push(diagnostics::no_findings(policy.tree.name.span));
    }
}

fn check_otherwise(
    table: &ast::Findings,
    span: Span,
    signatures: &Signatures<'_>,
    sink: &mut Vec<Diagnostic>,
) {
    let Some(otherwise) = &table.otherwise else {
        sink.push(diagnostics::no_otherwise(span));
        return;
    };
    let finding = signatures
        .names
        .findings
        .resolve(otherwise, sink, diagnostics::unknown_finding);
    if finding.is_some_and(|finding| signatures.finding(finding) == FindingKind::Release) {
        sink.push(diagnostics::otherwise_releases(
            &otherwise.text,
            otherwise.span,
        ));
    }
}
