//! Which sets of codes cover a code, for each fact that is a code: a bit for each set that a step asks for.
//! A code is looked up among the sets once, and then remembered.

use crate::plan::{Asked, Judge, Plan, Step};
use pol_compiler::program::{CodeSetId, FactId, Program};
use std::collections::HashMap;

/// How many codes are remembered of a fact; the others are looked up each time.
const REMEMBERED: usize = 65_536;

/// The most sets that have a bit.
const SETS: usize = 31;

/// What is asked of each fact that is a code.
#[derive(Clone, Debug)]
pub(crate) struct Codebook {
    facts: HashMap<FactId, Asks>,
}

#[derive(Clone, Debug, Default)]
struct Asks {
    sets: Vec<CodeSetId>,
    known: HashMap<String, i32>,
}

impl Codebook {
    /// Makes the codebook of a plan, with no code in it; `None` where more sets are asked for than have a bit.
    pub(crate) fn of(plan: &Plan) -> Option<Self> {
        let mut facts: HashMap<FactId, Asks> = HashMap::new();
        for step in &plan.steps {
            if let Step::Judge(_, Judge::Stated(fact, Asked::CodeIn(set))) = step {
                let sets = &mut facts.entry(*fact).or_default().sets;
                if !sets.contains(set) {
                    sets.push(*set);
                }
            }
        }
        let fits = facts.values().all(|asks| asks.sets.len() <= SETS);
        fits.then_some(Self { facts })
    }

    /// Gives the bit of a set.
    pub(crate) fn bit(&self, fact: FactId, set: CodeSetId) -> Option<u32> {
        let sets = &self.facts.get(&fact)?.sets;
        let position = sets.iter().position(|asked| *asked == set)?;
        u32::try_from(position).ok()
    }

    /// Gives the sets that cover a code, a bit for each.
    pub(crate) fn covering(&mut self, program: &Program, fact: FactId, code: &str) -> i32 {
        let Some(Asks { sets, known }) = self.facts.get_mut(&fact) else {
            return 0;
        };
        if let Some(bits) = known.get(code) {
            return *bits;
        }
        let covers = |set: &CodeSetId| {
            let set = &program.code_sets[set.index()];
            set.covers(code, program.systems[set.system.index()].hierarchical)
        };
        let bits = (0..).zip(sets.iter()).filter(|(_, set)| covers(set));
        let bits = bits.fold(0, |bits, (position, _): (i32, _)| bits | 1 << position);
        if known.len() < REMEMBERED {
            known.insert(code.to_owned(), bits);
        }
        bits
    }
}
