//! Which conditions columns may leave open though the interpreter knows them: those that hang on numbers and dates, of which it keeps
//! bounds, and on what no column holds. All others are known to both or to neither.

use crate::plan::{Asked, Judge, Occurrence, Step};

/// Marks the places whose conditions are such.
pub(super) fn mark(steps: &[Step], places: &mut [Occurrence]) {
    let mut flags: Vec<bool> = Vec::new();
    for step in steps {
        if let Step::Judge(_, judge) = step {
            flags.push(inexact(judge, &flags));
        }
    }
    for place in places {
        place.inexact |= flags[place.when.0];
    }
}

fn inexact(judge: &Judge, flags: &[bool]) -> bool {
    match judge {
        Judge::Constant(None) | Judge::Compare(..) | Judge::Stated(_, Asked::Beyond) => true,
        Judge::Constant(Some(_)) | Judge::Stated(..) => false,
        Judge::Presumed { of, when, .. } => flags[of.0] || when.is_some_and(|when| flags[when.0]),
        Judge::Not(of) => flags[of.0],
        Judge::All(all) | Judge::Any(all) | Judge::AtLeast(_, all) => {
            all.iter().any(|flag| flags[flag.0])
        }
    }
}
