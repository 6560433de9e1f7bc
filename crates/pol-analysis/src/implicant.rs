//! A smallest condition under which something is so: literals that hold in a model, thinned out while they still force it.
//! Facts that are numbers or dates come in with bounds around the model's value, which are then widened as far as they go.

use crate::universe::{Universe, fact_ids};
use crate::words;
use pol_compiler::program::{FactId, Node, NodeId, Program};
use pol_solver::{Answer, Bit, Circuit, Integer, Model, Solver};
use pol_symbolic::FactTerm;
use rust_decimal::Decimal;

/// A condition that may stand in an answer: its bit, true where it holds, and its words.
#[derive(Clone, Debug)]
pub(crate) struct Literal {
    pub(crate) bit: Bit,
    pub(crate) words: String,
    /// Where it is left out: the heavier ones are tried first.
    pub(crate) weight: u32,
}

/// Bounds of a number or a date around the value that it has in a model.
#[derive(Clone, Debug)]
pub(crate) struct Bounded {
    pub(crate) fact: FactId,
    integer: Integer,
    scale: Option<u32>,
}

/// Literals and bounds that together force something.
#[derive(Clone, Debug, Default)]
pub(crate) struct Implicant {
    pub(crate) literals: Vec<Literal>,
    pub(crate) bounds: Vec<(Bounded, i128, i128)>,
}

impl Implicant {
    /// Gives the conditions in words; none where the thing is always so.
    pub(crate) fn conditions(&self, program: &Program) -> Vec<String> {
        let literals = self.literals.iter().map(|literal| literal.words.clone());
        let bounds = self.bounds.iter().filter_map(|(bounded, least, most)| {
            let fact = &program.facts[bounded.fact.index()];
            match bounded.scale {
                Some(scale) => {
                    let number = |digits| Decimal::from_i128_with_scale(digits, scale).normalize();
                    words::between(program, fact, number(*least), number(*most))
                }
                None => {
                    let date = pol_symbolic::date;
                    words::between_dates(fact, date(*least), date(*most))
                }
            }
        });
        literals.chain(bounds).collect()
    }

    /// Gives the bit that all of it holds.
    pub(crate) fn bit(&self, circuit: &mut Circuit) -> Bit {
        let mut bits: Vec<Bit> = self.literals.iter().map(|literal| literal.bit).collect();
        for (bounded, least, most) in &self.bounds {
            bits.push(at_least(circuit, &bounded.integer, *least));
            bits.push(at_most(circuit, &bounded.integer, *most));
        }
        circuit.and(bits)
    }
}

fn at_least(circuit: &mut Circuit, integer: &Integer, bound: i128) -> Bit {
    Integer::constant(bound).at_most(circuit, integer)
}

fn at_most(circuit: &mut Circuit, integer: &Integer, bound: i128) -> Bit {
    integer.at_most(circuit, &Integer::constant(bound))
}

/// Thins out what holds in a model while, with the background, it still forces the target; `None` where it does not to begin
/// with, or the budget ran out. `background` and `target` hold in the model.
pub(crate) fn smallest(
    circuit: &mut Circuit,
    solver: &mut Solver,
    model: &Model,
    background: &[Bit],
    target: Bit,
    literals: &[Literal],
    bounded: &[Bounded],
) -> Option<Implicant> {
    let mut held: Vec<Literal> = literals
        .iter()
        .filter(|literal| model.bit(literal.bit))
        .cloned()
        .collect();
    held.sort_by_key(|literal| std::cmp::Reverse(literal.weight));
    let bounds = bounded.iter().map(|bounded| {
        let value = model.integer(&bounded.integer);
        (bounded.clone(), value, value)
    });
    let mut implicant = Implicant {
        literals: held,
        bounds: bounds.collect(),
    };
    let mut search = Search {
        circuit,
        solver,
        background,
        target,
    };
    if !search.forces(&implicant)? {
        return None;
    }
    search.thin_literals(&mut implicant, true)?;
    search.widen(&mut implicant)?;
    search.thin_literals(&mut implicant, false)?;
    implicant.literals.sort_by_key(|literal| literal.weight);
    Some(implicant)
}

struct Search<'s> {
    circuit: &'s mut Circuit,
    solver: &'s mut Solver,
    background: &'s [Bit],
    target: Bit,
}

impl Search<'_> {
    fn forces(&mut self, implicant: &Implicant) -> Option<bool> {
        let mut bits = self.background.to_vec();
        bits.push(!self.target);
        bits.extend(implicant.literals.iter().map(|literal| literal.bit));
        for (bounded, least, most) in &implicant.bounds {
            bits.push(at_least(self.circuit, &bounded.integer, *least));
            bits.push(at_most(self.circuit, &bounded.integer, *most));
        }
        if bits.contains(&Bit::FALSE) {
            return Some(true);
        }
        match self.solver.solve(self.circuit, &bits) {
            Answer::Satisfiable(_) => Some(false),
            Answer::Unsatisfiable => Some(true),
            Answer::Inconclusive => None,
        }
    }

    /// Leaves out literals that are not needed: first in ever smaller runs, then one by one.
    fn thin_literals(&mut self, implicant: &mut Implicant, in_runs: bool) -> Option<()> {
        let mut run = if in_runs {
            implicant.literals.len().div_ceil(2).max(1)
        } else {
            1
        };
        loop {
            let mut at = 0;
            while at < implicant.literals.len() {
                let mut without = implicant.clone();
                let end = (at + run).min(without.literals.len());
                without.literals.drain(at..end);
                if self.forces(&without)? {
                    *implicant = without;
                } else {
                    at += run;
                }
            }
            if run == 1 {
                return Some(());
            }
            run = run.div_ceil(2);
        }
    }

    /// Takes the bounds of each number away where they are not needed, and else as far apart as they go.
    fn widen(&mut self, implicant: &mut Implicant) -> Option<()> {
        let mut position = 0;
        while position < implicant.bounds.len() {
            let mut without = implicant.clone();
            let (bounded, ..) = without.bounds.remove(position);
            if self.forces(&without)? {
                *implicant = without;
                continue;
            }
            let (low, high) = (bounded.integer.low(), bounded.integer.high());
            self.widen_bound(implicant, position, low, true)?;
            self.widen_bound(implicant, position, high, false)?;
            position += 1;
        }
        Some(())
    }

    /// Moves one bound towards a limit, by halving: what forces the target with wide bounds does so with narrow ones.
    fn widen_bound(
        &mut self,
        implicant: &mut Implicant,
        position: usize,
        limit: i128,
        lower: bool,
    ) -> Option<()> {
        let set = |implicant: &mut Implicant, value: i128| {
            let (_, least, most) = &mut implicant.bounds[position];
            *(if lower { least } else { most }) = value;
        };
        let (_, least, most) = implicant.bounds[position];
        let mut good = if lower { least } else { most };
        let mut beyond = limit;
        set(implicant, beyond);
        if self.forces(implicant)? {
            return Some(());
        }
        while good.abs_diff(beyond) > 1 {
            let middle = i128::midpoint(good, beyond);
            set(implicant, middle);
            if self.forces(implicant)? {
                good = middle;
            } else {
                beyond = middle;
            }
        }
        set(implicant, good);
        Some(())
    }
}

/// Gives the conditions of a program as literals, each way round, once a bit; `weigh` tells how readily a node is left out.
pub(crate) fn literals(
    universe: &Universe<'_>,
    mut weigh: impl FnMut(NodeId) -> Option<u32>,
) -> Vec<Literal> {
    let program = universe.program;
    let mut literals = Vec::new();
    for position in 0..program.nodes.len() {
        let id = NodeId::at(position);
        if !is_literal(&program.nodes[position]) {
            continue;
        }
        let bit = universe.truth(id);
        if bit.as_constant().is_some() {
            continue;
        }
        if let Some(weight) = weigh(id) {
            for holds in [true, false] {
                literals.push(Literal {
                    bit: if holds { bit } else { !bit },
                    words: words::condition(program, id, holds),
                    weight,
                });
            }
        }
    }
    once_a_bit(literals)
}

/// Keeps the lightest literal of each bit.
pub(crate) fn once_a_bit(mut literals: Vec<Literal>) -> Vec<Literal> {
    literals.sort_by_key(|literal| (literal.bit, literal.weight));
    literals.dedup_by_key(|literal| literal.bit);
    literals
}

/// A condition that is said in one line.
fn is_literal(node: &Node) -> bool {
    match node {
        Node::YesNo(_)
        | Node::Criterion(_)
        | Node::Compare { .. }
        | Node::ChoiceIn { .. }
        | Node::ChoicesInclude { .. }
        | Node::IsEmpty(_)
        | Node::CodeIn { .. }
        | Node::CodesInclude { .. } => true,
        Node::Constant(_)
        | Node::Not(_)
        | Node::List { .. }
        | Node::Number(_)
        | Node::NumberFact(_)
        | Node::Value(_)
        | Node::AmountOf(_)
        | Node::Sum(_)
        | Node::Less(_)
        | Node::Times { .. }
        | Node::Capped { .. }
        | Node::Date(_)
        | Node::DateFact(_)
        | Node::Shift { .. } => false,
    }
}

/// Gives the numbers and dates among the facts of a universe that are wanted.
pub(crate) fn bounded(universe: &Universe<'_>, wanted: impl Fn(FactId) -> bool) -> Vec<Bounded> {
    let of = |fact: FactId| match &universe.facts[fact.index()] {
        FactTerm::Number(number) => Some((number.digits.clone(), Some(number.scale))),
        FactTerm::Date(date) => Some((date.clone(), None)),
        FactTerm::YesNo(_) | FactTerm::Choices(_) | FactTerm::Codes(_) | FactTerm::Text => None,
    };
    fact_ids(universe.program)
        .filter(|fact| wanted(*fact))
        .filter_map(|fact| {
            of(fact).map(|(integer, scale)| Bounded {
                fact,
                integer,
                scale,
            })
        })
        .collect()
}
