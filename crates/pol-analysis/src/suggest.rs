//! The examples that are missing: as few requests as are found that together notice every slip that no example does
//! and show every condition that none shows, smallest first. What each is to come to is for the author to confirm.

use crate::coverage::{CoverageRow, Gap, result};
use crate::mutate::Mutant;
use crate::universe::{Universe, fact_ids};
use pol_compiler::program::Program;
use pol_interpreter::Facts;

/// An example that is missing.
#[derive(Debug)]
pub struct Suggestion {
    /// Its request.
    pub request: Facts,
    /// The slips that it notices and no example before it, in words that follow "if".
    pub notices: Vec<String>,
    /// The conditions that it shows and no example before it.
    pub shows: Vec<String>,
}

/// Suggests examples for the slips that survived, each with a request that notices it, and for what coverage left open.
pub fn suggest(
    program: &Program,
    survivors: &[(&Mutant, &Facts)],
    coverage: &[CoverageRow],
) -> Vec<Suggestion> {
    let universe = Universe::of(program);
    let mut open = Open::of(program, survivors, coverage);
    let mut suggestions = Vec::new();
    for request in open.candidates(program) {
        let notices = open.noticed(program, &request);
        let shows = open.shown(program, &universe, &request);
        if !(notices.is_empty() && shows.is_empty()) {
            suggestions.push(Suggestion {
                request,
                notices,
                shows,
            });
        }
    }
    suggestions
}

/// What is left to notice and to show.
struct Open<'a> {
    slips: Vec<(&'a Mutant, Program, &'a Facts)>,
    gaps: Vec<(String, &'a Gap)>,
}

impl<'a> Open<'a> {
    fn of(
        program: &Program,
        survivors: &[(&'a Mutant, &'a Facts)],
        coverage: &'a [CoverageRow],
    ) -> Self {
        let slips = survivors
            .iter()
            .map(|&(mutant, request)| (mutant, mutant.program(program), request));
        let gaps = coverage.iter().flat_map(|row| {
            let name = if row.phrase.is_empty() {
                row.of.clone()
            } else {
                format!("`{}` of {}", row.phrase, row.of)
            };
            row.gaps.iter().map(move |gap| (name.clone(), gap))
        });
        Self {
            slips: slips.collect(),
            gaps: gaps.collect(),
        }
    }

    /// Every request that closes something, those that state the fewest facts first, each once.
    fn candidates(&self, program: &Program) -> Vec<Facts> {
        let slips = self.slips.iter().map(|(.., request)| *request);
        let gaps = self.gaps.iter().map(|(_, gap)| &gap.request);
        let mut candidates: Vec<Facts> = Vec::new();
        for request in slips.chain(gaps) {
            if !candidates.contains(request) {
                candidates.push(request.clone());
            }
        }
        let stated = |facts: &Facts| {
            fact_ids(program)
                .filter(|fact| facts.get(*fact).is_some())
                .count()
        };
        candidates.sort_by_key(stated);
        candidates
    }

    /// Takes out the slips that a request notices.
    fn noticed(&mut self, program: &Program, request: &Facts) -> Vec<String> {
        let before = result(program, request);
        let mut noticed = Vec::new();
        self.slips.retain(|(mutant, changed, _)| {
            let apart = result(changed, request) != before;
            if apart {
                noticed.push(mutant.slip.clone());
            }
            !apart
        });
        noticed
    }

    /// Takes out the gaps that a request closes.
    fn shown(
        &mut self,
        program: &Program,
        universe: &Universe<'_>,
        request: &Facts,
    ) -> Vec<String> {
        let mut shown = Vec::new();
        self.gaps.retain(|(name, gap)| {
            let closed = gap.is_closed_by(program, universe, request);
            if closed && !shown.contains(name) {
                shown.push(name.clone());
            }
            !closed
        });
        shown
    }
}
