//! The trace of records: for all that was taken of rows its window as two dates, the rows that count, and those that do not, with why;
//! for each limit what was used of it and what is left. Rows are named by number, from one.

use crate::cited;
use crate::determination::{LimitTrace, RowsTrace};
use crate::evaluate::Run;
use crate::evaluate::rows::{LeftOut, Pass, Standing};
use crate::text;
use crate::trace;
use pol_compiler::program::{Citer, Limit, LimitId, Role, Rows, Taken, Type};

/// Shows all that was taken of rows that are given.
pub(crate) fn rows(run: &mut Run<'_>) -> Vec<RowsTrace> {
    let (program, facts) = (run.program, run.known.facts());
    let taken = program.taken.iter();
    let of_given = taken.filter_map(|taken| Some((taken, facts.rows(taken.record)?)));
    of_given
        .map(|(taken, rows)| rows_trace(run, taken, rows))
        .collect()
}

fn rows_trace<'a>(run: &mut Run<'a>, taken: &'a Taken, given: &Rows) -> RowsTrace {
    let program = run.program;
    let mut trace = RowsTrace {
        phrase: program.facts[taken.fact.index()].path.clone(),
        record: program.records[taken.record.index()].name.clone(),
        text: text::fact_text(run, taken.fact),
        from: None,
        to: None,
        given: given.len(),
        open: given.open,
        counted: Vec::new(),
        unsure: Vec::new(),
        before_window: Vec::new(),
        after_window: Vec::new(),
        other_rows: Vec::new(),
    };
    let mut pass = Pass::new(run, taken);
    let bounded = taken.by.is_some() && taken.window.is_some();
    if let Some((from, to)) = pass
        .days()
        .and_then(|days| days.known())
        .filter(|_| bounded)
    {
        (trace.from, trace.to) = (Some(from.to_string()), Some(to.to_string()));
    }
    let mut number = 0;
    pass.look(|_, standing| {
        number += 1;
        let list = match standing {
            Standing::Counted => &mut trace.counted,
            Standing::Unsure => &mut trace.unsure,
            Standing::Left(LeftOut::Before) => &mut trace.before_window,
            Standing::Left(LeftOut::After) => &mut trace.after_window,
            Standing::Left(LeftOut::Condition) => &mut trace.other_rows,
        };
        list.push(number);
    });
    trace
}

/// Shows every limit.
pub(crate) fn limits(run: &Run<'_>) -> Vec<LimitTrace> {
    let limits = (0..).map(LimitId).zip(&run.program.limits);
    limits
        .filter_map(|(id, limit)| limit_trace(run, id, limit))
        .collect()
}

fn limit_trace(run: &Run<'_>, id: LimitId, limit: &Limit) -> Option<LimitTrace> {
    let program = run.program;
    let used = &program.facts[limit.used.index()];
    let (Type::Number { unit, .. }, Role::Taken(_)) = (&used.ty, used.role) else {
        return None;
    };
    let cited = cited::of(run, Citer::Limit(id));
    Some(LimitTrace {
        name: limit.name.clone(),
        kept: run.truth(limit.kept).into(),
        text: cited.text,
        clauses: cited.clauses,
        cite: cited.cite,
        most: limit.most.clone(),
        used: used.path.clone(),
        left: trace::outcome(program, *unit, run.number(limit.left)),
    })
}
