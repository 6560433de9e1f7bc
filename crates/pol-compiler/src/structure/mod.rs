//! Declarations in; reports out of what they lack or contradict by their form alone, before any condition is read.
//! One file an area.

mod dates;
mod exceptions;
mod facts;
mod findings;
mod header;
mod records;
mod revisions;
mod rules;
pub(crate) mod values;

use crate::signatures::Signatures;
use pol_parser::Diagnostic;

/// Checks the form of all declarations.
pub(crate) fn check(signatures: &Signatures<'_>, sink: &mut Vec<Diagnostic>) {
    header::check(signatures, sink);
    revisions::check(signatures.declarations, sink);
    findings::check(signatures, sink);
    facts::check(signatures, sink);
    records::check(signatures, sink);
    rules::check(signatures, sink);
    exceptions::check(signatures, sink);
    dates::check(signatures, sink);
}

/// Checks the form of the declarations of a vocabulary, which has no header, no rules and no examples.
pub(crate) fn check_vocabulary(signatures: &Signatures<'_>, sink: &mut Vec<Diagnostic>) {
    findings::check(signatures, sink);
    facts::check(signatures, sink);
    records::check(signatures, sink);
    dates::check(signatures, sink);
}
