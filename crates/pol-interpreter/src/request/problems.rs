//! What is wrong with a request, collected; bounded, so that a broken request cannot fill the memory.

use crate::diagnostics;
use pol_parser::Diagnostic;

/// The most problems that one request is told.
pub(crate) const MOST: usize = 1_000;

/// Problems in the order in which they were found.
#[derive(Debug, Default)]
pub(super) struct Problems {
    found: Vec<Diagnostic>,
}

impl Problems {
    /// Adds one, at its place in the request.
    pub(super) fn push(&mut self, problem: Diagnostic, pointer: &str) {
        if !self.are_too_many() {
            self.found.push(problem.at(pointer));
        }
    }

    /// Tells whether there is none.
    pub(super) fn are_none(&self) -> bool {
        self.found.is_empty()
    }

    /// Tells whether there are more than are told, so that reading on gives nothing.
    pub(super) fn are_too_many(&self) -> bool {
        self.found.len() > MOST
    }

    /// Gives them all, if there are any.
    pub(super) fn into_list(mut self) -> Vec<Diagnostic> {
        if self.are_too_many() {
            self.found.truncate(MOST);
            self.found.push(diagnostics::more_problems(MOST));
        }
        self.found
    }
}
