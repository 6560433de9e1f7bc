//! Questions to a circuit: can these bits hold together? Answered by `batsat`, within a budget of conflicts.
//! Gives a model, a no, or that the budget ran out; never takes the one for the other.

use crate::circuit::{Bit, Circuit, Node};
use crate::integer::Integer;
use batsat::{Callbacks, ClauseKind, Lit, Solver as Sat, SolverInterface, lbool};
use std::collections::HashMap;

/// How much work a solver may do: conflicts, not seconds, so that every machine gives up at the same point.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Budget {
    /// The conflicts that all questions to one solver may take together.
    pub conflicts: u64,
}

impl Default for Budget {
    fn default() -> Self {
        Self { conflicts: 20_000 }
    }
}

/// What came of a question.
#[derive(Clone, Debug)]
pub enum Answer {
    /// They can hold together, as in this model.
    Satisfiable(Model),
    /// They cannot.
    Unsatisfiable,
    /// The budget ran out first.
    Inconclusive,
}

impl Answer {
    /// Gives the model, where there is one.
    pub fn model(self) -> Option<Model> {
        match self {
            Self::Satisfiable(model) => Some(model),
            Self::Unsatisfiable | Self::Inconclusive => None,
        }
    }
}

/// Values of a circuit's inputs, and so of all its bits.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Model {
    values: Vec<bool>,
}

impl Model {
    /// Gives the value of a bit.
    pub fn bit(&self, bit: Bit) -> bool {
        self.values.get(bit.node()).copied().unwrap_or(false) != bit.is_negated()
    }

    /// Gives the value of an integer.
    pub fn integer(&self, integer: &Integer) -> i128 {
        let (bits, low) = integer.parts();
        let number = bits
            .iter()
            .rev()
            .fold(0, |number, &bit| number * 2 + i128::from(self.bit(bit)));
        low + number
    }

    /// Gives the position of the choice that was made.
    pub fn choice(&self, bits: &[Bit]) -> Option<usize> {
        bits.iter().position(|&bit| self.bit(bit))
    }

    /// Tells whether bits hold that the circuit may have got since. Inputs that it got since are taken to be false, which what
    /// it got to hold in every question may not admit: then nothing is told to hold.
    pub fn holds_in(&self, circuit: &Circuit, bits: &[Bit]) -> bool {
        let since = circuit.constraints().iter();
        let since = since.filter(|bit| bit.node() >= self.values.len());
        let mut bits = bits.iter().chain(since);
        bits.all(|&bit| self.bit_in(circuit, bit))
    }

    /// Gives the value of a bit that the circuit may have got since; inputs that it got since are false.
    fn bit_in(&self, circuit: &Circuit, bit: Bit) -> bool {
        if bit.node() < self.values.len() {
            return self.bit(bit);
        }
        let mut later: HashMap<usize, bool> = HashMap::new();
        let mut pending = vec![bit.node()];
        while let Some(&node) = pending.last() {
            let known = |bit: Bit| -> Option<bool> {
                let value = self
                    .values
                    .get(bit.node())
                    .or_else(|| later.get(&bit.node()));
                value.map(|value| value != &bit.is_negated())
            };
            let value = match circuit.node_at(node) {
                Node::True => Ok(true),
                Node::Input => Ok(self.values.get(node).copied().unwrap_or(false)),
                Node::And(items) => all(items, known),
                Node::Xor(left, right) => match (known(*left), known(*right)) {
                    (Some(left), Some(right)) => Ok(left != right),
                    (None, _) => Err(*left),
                    (Some(_), None) => Err(*right),
                },
            };
            match value {
                Ok(value) => {
                    later.insert(node, value);
                    pending.pop();
                }
                Err(unknown) => pending.push(unknown.node()),
            }
        }
        later[&bit.node()] != bit.is_negated()
    }

    /// Forgets the bits that a circuit got since it had so many nodes.
    pub fn truncate(&mut self, size: usize) {
        self.values.truncate(size);
    }

    /// Works out every bit from the inputs.
    fn from_inputs(circuit: &Circuit, input: impl Fn(usize) -> bool) -> Self {
        let mut model = Self {
            values: Vec::with_capacity(circuit.size()),
        };
        model.work_out(circuit, input);
        model
    }

    fn work_out(&mut self, circuit: &Circuit, input: impl Fn(usize) -> bool) {
        for node in self.values.len()..circuit.size() {
            let value = match circuit.node_at(node) {
                Node::True => true,
                Node::Input => input(node),
                Node::And(items) => items.iter().all(|&bit| self.bit(bit)),
                Node::Xor(left, right) => self.bit(*left) != self.bit(*right),
            };
            self.values.push(value);
        }
    }
}

/// Tells whether all of them hold, as far as they are known; else one that is not.
fn all(items: &[Bit], known: impl Fn(Bit) -> Option<bool>) -> Result<bool, Bit> {
    let mut unknown = None;
    for &item in items {
        match known(item) {
            Some(true) => {}
            Some(false) => return Ok(false),
            None => unknown = Some(item),
        }
    }
    unknown.map_or(Ok(true), Err)
}

/// Counts conflicts and stops at the budget.
struct Meter {
    conflicts: u64,
    limit: u64,
}

impl Callbacks for Meter {
    fn on_new_clause(&mut self, _clause: &[Lit], kind: ClauseKind) {
        if matches!(kind, ClauseKind::Learnt) {
            self.conflicts += 1;
        }
    }

    fn stop(&self) -> bool {
        self.conflicts >= self.limit
    }
}

/// A solver for one family of questions to one circuit, which may grow between them.
pub struct Solver {
    sat: Sat<Meter>,
    /// The literal of each node of the circuit that was met so far.
    literals: Vec<Option<Lit>>,
    constrained: usize,
}

impl std::fmt::Debug for Solver {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter
            .debug_struct("Solver")
            .field("nodes", &self.literals.len())
            .finish_non_exhaustive()
    }
}

impl Solver {
    /// Makes a solver with a budget for all of its questions.
    pub fn new(budget: Budget) -> Self {
        let meter = Meter {
            conflicts: 0,
            limit: budget.conflicts,
        };
        let sat = Sat::new(batsat::SolverOpts::default(), meter);
        Self {
            sat,
            literals: Vec::new(),
            constrained: 0,
        }
    }

    /// Tells how many conflicts were met so far.
    pub fn conflicts(&self) -> u64 {
        self.sat.cb().conflicts
    }

    /// Asks whether the bits can hold together.
    pub fn solve(&mut self, circuit: &Circuit, bits: &[Bit]) -> Answer {
        self.literals.resize(circuit.size(), None);
        self.add_constraints(circuit);
        let assumptions: Vec<Lit> = bits.iter().map(|&bit| self.literal(circuit, bit)).collect();
        let result = self.sat.solve_limited(&assumptions);
        if result == lbool::TRUE {
            Answer::Satisfiable(self.model(circuit))
        } else if result == lbool::FALSE {
            Answer::Unsatisfiable
        } else {
            Answer::Inconclusive
        }
    }

    /// Finds the model that is least by the given bits, false before true, the first bit weighing most.
    pub fn least(&mut self, circuit: &Circuit, bits: &[Bit], order: &[Bit]) -> Answer {
        let mut fixed = bits.to_vec();
        let mut model = match self.solve(circuit, &fixed) {
            Answer::Satisfiable(model) => model,
            answer @ (Answer::Unsatisfiable | Answer::Inconclusive) => return answer,
        };
        for &bit in order {
            if !model.bit(bit) {
                fixed.push(!bit);
                continue;
            }
            fixed.push(!bit);
            match self.solve(circuit, &fixed) {
                Answer::Satisfiable(smaller) => model = smaller,
                Answer::Unsatisfiable => {
                    fixed.pop();
                    fixed.push(bit);
                }
                Answer::Inconclusive => return Answer::Inconclusive,
            }
        }
        Answer::Satisfiable(model)
    }

    /// Finds a smallest part of the bits that cannot hold together, by leaving one after another out;
    /// `None` where they can, or the budget ran out. No part of the result can be left out.
    pub fn core(&mut self, circuit: &Circuit, bits: &[Bit]) -> Option<Vec<Bit>> {
        if !matches!(self.solve(circuit, bits), Answer::Unsatisfiable) {
            return None;
        }
        let mut core = bits.to_vec();
        let mut position = 0;
        while position < core.len() {
            let mut without = core.clone();
            without.remove(position);
            match self.solve(circuit, &without) {
                Answer::Unsatisfiable => core = without,
                Answer::Satisfiable(_) => position += 1,
                Answer::Inconclusive => return None,
            }
        }
        Some(core)
    }

    fn add_constraints(&mut self, circuit: &Circuit) {
        for position in self.constrained..circuit.constraints().len() {
            let literal = self.literal(circuit, circuit.constraints()[position]);
            self.sat.add_clause_reuse(&mut vec![literal]);
        }
        self.constrained = circuit.constraints().len();
    }

    /// Gives the literal of a bit, and adds the clauses of all gates below it that are new.
    fn literal(&mut self, circuit: &Circuit, bit: Bit) -> Lit {
        self.literals.resize(circuit.size(), None);
        let mut pending = vec![bit.node()];
        while let Some(&node) = pending.last() {
            if self.literals[node].is_some() {
                pending.pop();
                continue;
            }
            let before = pending.len();
            let below = circuit.node_at(node).below();
            let below = below.iter().map(|bit| bit.node());
            pending.extend(below.filter(|&node| self.literals[node].is_none()));
            if pending.len() == before {
                self.define(circuit, node);
            }
        }
        self.known(bit)
    }

    fn known(&self, bit: Bit) -> Lit {
        let literal = self.literals[bit.node()].expect("what is below was defined first");
        if bit.is_negated() { !literal } else { literal }
    }

    /// Gives a node a variable and the clauses that tie it to those below.
    fn define(&mut self, circuit: &Circuit, node: usize) {
        let output = Lit::new(self.sat.new_var_default(), true);
        self.literals[node] = Some(output);
        match circuit.node_at(node) {
            Node::True => self.clause(vec![output]),
            Node::Input => {}
            Node::And(items) => {
                let inputs: Vec<Lit> = items.iter().map(|&bit| self.known(bit)).collect();
                for &input in &inputs {
                    self.clause(vec![!output, input]);
                }
                let mut whole: Vec<Lit> = inputs.into_iter().map(|input| !input).collect();
                whole.push(output);
                self.clause(whole);
            }
            Node::Xor(left, right) => {
                let (a, b) = (self.known(*left), self.known(*right));
                for clause in [
                    [!output, a, b],
                    [!output, !a, !b],
                    [output, !a, b],
                    [output, a, !b],
                ] {
                    self.clause(clause.to_vec());
                }
            }
        }
    }

    fn clause(&mut self, mut clause: Vec<Lit>) {
        self.sat.add_clause_reuse(&mut clause);
    }

    fn model(&self, circuit: &Circuit) -> Model {
        let literal = |node: usize| self.literals.get(node).copied().flatten();
        Model::from_inputs(circuit, |node| {
            literal(node).is_some_and(|literal| self.sat.value_lit(literal) == lbool::TRUE)
        })
    }
}
