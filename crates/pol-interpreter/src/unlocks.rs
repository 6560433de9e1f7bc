//! The smallest sets of missing facts that could settle a request, each with the findings that it could lead to.
//! The exact step finds them; here they get their names.

use crate::determination::{Disposition, Unlock};
use crate::evaluate::Run;
use crate::exact::{Class, Exact};
use crate::facts::Facts;
use crate::finding;
use crate::missing::missing;
use crate::undecided;
use pol_compiler::program::{FactId, Program};

/// Finds the sets for a request, and whether there are more, without the rest of a determination; none where it is decided.
pub fn unlocking_facts(program: &Program, facts: &Facts) -> (Vec<Unlock>, bool) {
    let run = Run::new(program, facts);
    let mut exact = Exact::of(&run, finding::verdict(&run));
    let undecided = undecided::undecided(&run, &exact.verdict);
    let missing = missing(&run, &undecided, &mut exact);
    unlocks(program, &missing, &mut exact)
}

/// Gives the sets, the smallest first, and whether there are more; none where the run is decided.
pub(crate) fn unlocks(
    program: &Program,
    missing: &[FactId],
    exact: &mut Exact<'_>,
) -> (Vec<Unlock>, bool) {
    let unlocks = exact.unlocks(missing);
    let sets = unlocks.sets.into_iter();
    let named = sets.map(|(facts, leads_to)| Unlock {
        facts: paths(program, facts),
        leads_to: leads_to
            .into_iter()
            .map(|class| name(program, class))
            .collect(),
    });
    (named.collect(), unlocks.more)
}

/// The names of facts, each once: what is taken of one record has one name.
fn paths(program: &Program, facts: Vec<FactId>) -> Vec<String> {
    let mut paths: Vec<String> = Vec::new();
    for path in facts.into_iter().map(|fact| path(program, fact)) {
        if !paths.contains(&path) {
            paths.push(path);
        }
    }
    paths
}

fn path(program: &Program, fact: FactId) -> String {
    program.asked_as(fact).to_owned()
}

/// Gives the name of what is possible.
pub(crate) fn name(program: &Program, class: Class) -> String {
    class.map_or_else(
        || Disposition::NotGoverned.name().to_owned(),
        |finding| program.findings[finding.index()].name.clone(),
    )
}
