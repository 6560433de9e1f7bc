//! Facts that hang on the same rows, or on facts that are unknown themselves: in the circuit each is free by itself.
//! That allows more than can come about, never less; here is what is tied, and whether it allows too much.

use crate::derived;
use crate::evaluate::Run;
use crate::recent;
use pol_compiler::program::{FactId, RecordId, Role};

/// Facts that hang on the same rows.
#[derive(Debug)]
pub(crate) struct Group {
    /// The facts.
    pub(crate) facts: Vec<FactId>,
    records: Vec<RecordId>,
    /// Whether every value of its one fact can come about.
    pub(crate) exact: bool,
}

/// Tells whether what is known of a fact comes from rows.
pub(crate) fn is_tied(run: &Run<'_>, fact: FactId) -> bool {
    let role = run.program.facts[fact.index()].role;
    run.known.derived(fact).is_some() || matches!(role, Role::Taken(_))
}

/// Puts those facts together that hang on the same rows.
pub(crate) fn groups(run: &Run<'_>, facts: &[FactId]) -> Vec<Group> {
    let mut groups: Vec<Group> = Vec::new();
    for &fact in facts.iter().filter(|&&fact| is_tied(run, fact)) {
        let known = run.known.derived(fact);
        let mut new = Group {
            facts: vec![fact],
            records: derived::records(run.program, fact),
            exact: known.is_none_or(|known| known.exact),
        };
        let shares = |group: &Group| new.records.iter().any(|it| group.records.contains(it));
        let (joined, apart): (Vec<Group>, Vec<Group>) = groups.drain(..).partition(shares);
        for group in joined {
            new.facts.extend(group.facts);
            new.records.extend(group.records);
            new.exact = false;
        }
        new.facts.sort_unstable();
        groups = apart;
        groups.push(new);
    }
    groups
}

/// Gives the unknown facts on which what is known of another hangs: those of its rows and window, or of its age.
pub(crate) fn hangs_on(run: &Run<'_>, fact: FactId) -> Vec<FactId> {
    let age = recent::hangs_on(run.program, run.known.facts(), fact);
    let reads = match is_tied(run, fact) {
        true => derived::reads(run.program, fact),
        false => age,
    };
    let unknown = |fact: &FactId| !run.known.is_settled(*fact);
    reads.into_iter().filter(unknown).collect()
}
