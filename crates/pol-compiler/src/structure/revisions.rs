//! The log of revisions runs forward in time, and each day stands in it once.

use crate::declarations::Declarations;
use crate::diagnostics;
use pol_parser::Diagnostic;

/// Checks the days of the revisions.
pub(super) fn check(declarations: &Declarations<'_>, sink: &mut Vec<Diagnostic>) {
    for pair in declarations.revisions.windows(2) {
        let (earlier, later) = (pair[0].tree.date, pair[1].tree.date);
        if later.date < earlier.date {
            sink.push(diagnostics::revisions_out_of_order(
                &later.date,
                &earlier.date,
                later.span,
                earlier.span,
            ));
        }
        if later.date == earlier.date {
            sink.push(diagnostics::revision_twice(
                &later.date,
                later.span,
                earlier.span,
            ));
        }
    }
}
