//! A plan and a block of requests in; every register out, in one pass over the gates.
//! Allocates nothing for a block. All is inlined into what calls it, so that it is compiled for the registers of the machine.

mod numbers;
mod truths;

use crate::circuit::{Circuit, Gate, Signal};
use crate::columns::Block;
use crate::lanes::Lanes;
use crate::plan::{Flag, Measure, Operand, Plan, Step};
use crate::plane::{EVERY, NONE, Plane, ROWS, Truths, Values};
use pulp::Simd;

/// Numbers of a block, and of which requests they are known.
#[derive(Clone, Debug)]
pub(crate) struct Numbers {
    /// One for each request.
    pub(crate) values: Values,
    /// Which are known.
    pub(crate) known: Plane,
}

/// The registers of a plan over one block.
#[derive(Debug)]
pub(crate) struct Registers<'a, S: Simd> {
    lanes: Lanes<S>,
    plan: &'a Plan,
    planes: Vec<Plane>,
    measures: Vec<Numbers>,
}

/// What a step reads: the facts of a block, and the registers before its own.
#[derive(Clone, Copy)]
struct Sources<'a, S: Simd> {
    lanes: Lanes<S>,
    circuit: &'a Circuit,
    block: Block<'a>,
    planes: &'a [Plane],
    measures: &'a [Numbers],
}

/// One number for each request, or the same for all.
#[derive(Clone, Copy)]
enum Side<'a> {
    Each(&'a Values),
    Same(i32),
}

impl<'a, S: Simd> Registers<'a, S> {
    /// Makes room for a plan.
    pub(crate) fn new(lanes: Lanes<S>, plan: &'a Plan) -> Self {
        let nothing = Numbers {
            values: [0; ROWS],
            known: NONE,
        };
        Self {
            lanes,
            plan,
            planes: vec![NONE; plan.circuit.planes],
            measures: vec![nothing; plan.measures],
        }
    }

    /// Fills all registers for a block.
    #[inline(always)]
    pub(crate) fn fill(&mut self, block: Block<'_>) {
        let circuit = &self.plan.circuit;
        for gate in &circuit.gates {
            match *gate {
                Gate::Both(into, left, right) => {
                    let truths = truths::both(self.lanes, &self.planes, left, right);
                    self.put(into, truths);
                }
                Gate::All(into, first, count) => {
                    let wires = &circuit.wires[first as usize..][..count as usize];
                    let truths = truths::all(self.lanes, &self.planes, wires);
                    self.put(into, truths);
                }
                Gate::Judge(into, step) => self.judge(block, into, step),
                Gate::Compute(into, step) => self.compute(block, into, step),
            }
        }
    }

    #[inline(always)]
    fn judge(&mut self, block: Block<'_>, into: Signal, step: usize) {
        let Step::Judge(_, judge) = &self.plan.steps[step] else {
            return;
        };
        let sources = Sources {
            lanes: self.lanes,
            circuit: &self.plan.circuit,
            block,
            planes: &self.planes,
            measures: &self.measures,
        };
        let truths = sources.judged(judge);
        self.put(into, truths);
    }

    #[inline(always)]
    fn compute(&mut self, block: Block<'_>, into: Measure, step: usize) {
        let Step::Compute(_, compute) = &self.plan.steps[step] else {
            return;
        };
        let (before, rest) = self.measures.split_at_mut(into.0);
        let sources = Sources {
            lanes: self.lanes,
            circuit: &self.plan.circuit,
            block,
            planes: &self.planes,
            measures: before,
        };
        if let Some(made) = rest.first_mut() {
            sources.computed(compute, self.plan.decimals, made);
        }
    }

    #[inline(always)]
    fn put(&mut self, into: Signal, truths: Truths) {
        self.planes[into.yes()] = truths.yes;
        self.planes[into.no()] = truths.no;
    }

    /// Gives a register of truths.
    #[inline(always)]
    pub(crate) fn flag(&self, flag: Flag) -> Truths {
        truths::read(&self.planes, self.plan.circuit.signal(flag))
    }

    /// Gives a register of numbers.
    #[inline(always)]
    pub(crate) fn measure(&self, measure: Measure) -> &Numbers {
        &self.measures[measure.0]
    }
}

impl<'a, S: Simd> Sources<'a, S> {
    #[inline(always)]
    fn flag(&self, flag: Flag) -> Truths {
        truths::read(self.planes, self.circuit.signal(flag))
    }

    /// Gives the requests of which a number is known.
    #[inline(always)]
    fn known(&self, operand: Operand) -> &'a Plane {
        match operand {
            Operand::Constant(_) => &EVERY,
            Operand::Stated(fact) => self.block.stated(fact),
            Operand::Made(measure) => &self.measures[measure.0].known,
        }
    }

    #[inline(always)]
    fn side(&self, operand: Operand) -> Side<'a> {
        match operand {
            Operand::Constant(number) => Side::Same(number),
            Operand::Stated(fact) => Side::Each(self.block.numbers(fact)),
            Operand::Made(measure) => Side::Each(&self.measures[measure.0].values),
        }
    }
}
