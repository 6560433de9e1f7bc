//! What is taken of the rows of a request into a fact, or derived from that: its value, or what is known of it.
//! Worked out once for each run, before anything reads it.

use crate::evaluate::Run;
use crate::slots::{Slot, Truth};
use pol_compiler::program::{
    Derivation, DerivedFrom, FactId, FactValue, Node, NodeId, Program, RecordId, Role,
};

/// What is known of such a fact.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Derived {
    /// Its value, where it is known.
    pub(crate) value: Option<FactValue>,
    /// The bounds of a number or a date, where it is not.
    pub(crate) bounds: Option<Slot>,
    /// Whether every value within what is known can come about, whatever the other facts are.
    pub(crate) exact: bool,
}

impl Derived {
    /// Makes it from bounds; where they leave only one value, that is the value, and nothing is open.
    pub(crate) fn of(slot: Slot, exact: bool) -> Self {
        let value = match slot {
            Slot::Truth(Truth::True) => Some(FactValue::YesNo(true)),
            Slot::Truth(Truth::False) => Some(FactValue::YesNo(false)),
            Slot::Truth(Truth::Unknown) => None,
            Slot::Number(bounds) => bounds.known().map(FactValue::Number),
            Slot::Date(bounds) => bounds.known().map(FactValue::Date),
        };
        let bounds = match slot {
            Slot::Truth(_) => None,
            Slot::Number(_) | Slot::Date(_) => value.is_none().then_some(slot),
        };
        Self {
            exact: exact || value.is_some(),
            value,
            bounds,
        }
    }

    /// Makes it from a choice that is known, or not.
    pub(crate) fn choice(choice: Option<usize>, exact: bool) -> Self {
        Self {
            exact: exact || choice.is_some(),
            value: choice.map(FactValue::Choice),
            bounds: None,
        }
    }
}

/// Derives the facts whose records are all given.
pub(crate) fn derive(run: &mut Run<'_>) {
    let program = run.program;
    for (fact, declared) in (0..).map(FactId).zip(&program.facts) {
        let Some(derivation) = &declared.derived else {
            continue;
        };
        if derivation
            .records
            .iter()
            .all(|&record| is_given(run, record))
        {
            let derived = derived(run, derivation);
            run.known.derive(program, fact, derived);
        }
    }
}

fn is_given(run: &Run<'_>, record: RecordId) -> bool {
    run.known.facts().rows(record).is_some()
}

fn derived(run: &Run<'_>, derivation: &Derivation) -> Derived {
    match &derivation.from {
        DerivedFrom::Node(node) => Derived::of(run.slot(*node), is_exact(run, *node)),
        DerivedFrom::Choices { cases, otherwise } => {
            Derived::choice(choice(run, cases, *otherwise), false)
        }
    }
}

/// A fact that is nothing but what is taken of rows is as exact as that.
fn is_exact(run: &Run<'_>, node: NodeId) -> bool {
    let node = &run.program.nodes[node.index()];
    let (Node::NumberFact(fact) | Node::DateFact(fact) | Node::YesNo(fact)) = *node else {
        return false;
    };
    run.known.worked_out(fact).is_some_and(|taken| taken.exact)
}

/// The one choice whose condition holds where no other's may, or `otherwise` where none may.
fn choice(run: &Run<'_>, cases: &[(NodeId, usize)], otherwise: usize) -> Option<usize> {
    let may_hold = cases
        .iter()
        .filter(|(when, _)| run.truth(*when) != Truth::False);
    let mut choices: Vec<usize> = may_hold.clone().map(|(_, choice)| *choice).collect();
    if !may_hold
        .clone()
        .any(|(when, _)| run.truth(*when) == Truth::True)
    {
        choices.push(otherwise);
    }
    choices.sort_unstable();
    choices.dedup();
    match choices[..] {
        [only] => Some(only),
        _ => None,
    }
}

/// Gives the records on whose rows a fact hangs.
pub(crate) fn records(program: &Program, fact: FactId) -> Vec<RecordId> {
    let declared = &program.facts[fact.index()];
    match (declared.role, &declared.derived) {
        (Role::Taken(record), _) => vec![record],
        (Role::Stated, Some(derivation)) => derivation.records.clone(),
        (Role::Stated, None) | (Role::Column(_), _) => Vec::new(),
    }
}

/// Gives the facts beside rows on which a fact hangs, where it is taken of rows or derived from them.
pub(crate) fn reads(program: &Program, fact: FactId) -> Vec<FactId> {
    if let Some(taken) = program.taken_into(fact) {
        return taken.reads.clone();
    }
    let Some(derivation) = &program.facts[fact.index()].derived else {
        return Vec::new();
    };
    let mut open = match &derivation.from {
        DerivedFrom::Node(node) => vec![*node],
        DerivedFrom::Choices { cases, .. } => cases.iter().map(|(when, _)| *when).collect(),
    };
    let mut reads = Vec::new();
    while let Some(node) = open.pop() {
        let node = &program.nodes[node.index()];
        open.extend(node.below(program));
        if let Some(fact) = node.fact(program) {
            match program.taken_into(fact) {
                Some(taken) => reads.extend(&taken.reads),
                None => reads.push(fact),
            }
        }
    }
    reads.sort_unstable();
    reads.dedup();
    reads
}
