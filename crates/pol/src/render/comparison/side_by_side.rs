//! One side of a comparison of two determinations: the outcome, and first of its reasons those that the other side has not.

use crate::comparison::OutcomeEntry;
use crate::render::words;
use pol_compiler::program::Program;
use pol_interpreter::{Disposition, Reason};

/// The most reasons of a side.
const MOST_REASONS: usize = 3;

/// A side, as paragraphs under a title.
pub(in crate::render) struct Side {
    pub(in crate::render) lines: Vec<String>,
}

impl Side {
    pub(in crate::render) fn of(
        program: &Program,
        title: &str,
        outcome: &OutcomeEntry,
        other: &OutcomeEntry,
    ) -> Self {
        let part = outcome.disposition == Disposition::ReleasePart;
        let mut lines = vec![
            title.to_owned(),
            words::disposition(outcome.disposition).to_owned(),
        ];
        lines.extend(outcome.text.clone());
        let released = outcome.released.as_ref();
        lines.extend(released.map(|it| words::released(program, it, part)));
        let is_own = |reason: &&Reason| {
            !other
                .reasons
                .iter()
                .any(|it| it.source == reason.source && it.text == reason.text)
        };
        let reasons = outcome.reasons.iter();
        let (own, shared): (Vec<&Reason>, Vec<&Reason>) = reasons.partition(is_own);
        let told = own.iter().chain(&shared).take(MOST_REASONS);
        lines.extend(told.map(|it| reason(it)));
        let rest = outcome.reasons.len().saturating_sub(MOST_REASONS);
        if rest > 0 {
            lines.push(format!("· and {rest} more"));
        }
        Self { lines }
    }
}

fn reason(reason: &Reason) -> String {
    let source = words::reason_source(&reason.source);
    let text = reason.text.clone().unwrap_or(source);
    match reason.clauses.as_slice() {
        [] => format!("· {text}"),
        clauses => format!("· {text} [{}]", clauses.join(", ")),
    }
}
