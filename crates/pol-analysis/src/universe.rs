//! All complete requests to a program at once: every fact free within its type and range, the outcome as a circuit over them.
//! Gives the bits that questions are made of, and reads requests back from models.

use pol_compiler::program::{FactId, FindingId, Node, NodeId, Program, Role, RuleId};
use pol_interpreter::Facts;
use pol_solver::{Answer, Bit, Model, Solver};
use pol_symbolic::{Encoder, FactTerm, Outcome, Term, differs, outcome};

/// A program over all complete requests.
#[derive(Clone, Debug)]
pub(crate) struct Universe<'a> {
    pub(crate) program: &'a Program,
    pub(crate) encoder: Encoder<'a>,
    pub(crate) facts: Vec<FactTerm>,
    pub(crate) nodes: Vec<Term>,
    pub(crate) outcome: Outcome,
}

impl<'a> Universe<'a> {
    /// Writes a program with every fact free.
    pub(crate) fn of(program: &'a Program) -> Self {
        let mut encoder = Encoder::new(program, &[]);
        let facts: Vec<FactTerm> = fact_ids(program).map(|fact| encoder.free(fact)).collect();
        Self::over(encoder, facts)
    }

    /// Writes the program of an encoder over these facts.
    pub(crate) fn over(mut encoder: Encoder<'a>, facts: Vec<FactTerm>) -> Self {
        let nodes = encoder.nodes(&facts);
        let outcome = outcome(&mut encoder, &facts, &nodes);
        Self {
            program: encoder.program,
            encoder,
            facts,
            nodes,
            outcome,
        }
    }

    /// Gives the bit of a condition.
    pub(crate) fn truth(&self, condition: NodeId) -> Bit {
        self.nodes[condition.index()].truth()
    }

    /// Gives the bit of a rule's condition.
    pub(crate) fn applies(&self, rule: RuleId) -> Bit {
        self.truth(self.program.rules[rule.index()].condition)
    }

    /// Gives the bit of: it governs, and this finding stands.
    pub(crate) fn stands(&self, finding: FindingId) -> Bit {
        self.outcome.stands[finding.index()]
    }

    /// Tells for which requests anything comes out differently with some nodes put in the place of others: the outcome or an advisory.
    /// Nothing does unless each of the nodes `through` which the change must show does: they are asked for too, since a solver that
    /// starts from there is done in half the time.
    pub(crate) fn changed_by(
        &mut self,
        replaced: &[(NodeId, Node)],
        through: &[NodeId],
    ) -> Vec<Bit> {
        let nodes = self.encoder.nodes_with(&self.facts, &self.nodes, replaced);
        let mut bits: Vec<Bit> = Vec::new();
        for node in through {
            let [before, after] = [&self.nodes, &nodes].map(|nodes| nodes[node.index()].clone());
            bits.push(self.encoder.unequal_terms(&before, &after));
        }
        if !bits.contains(&Bit::FALSE) {
            let other = outcome(&mut self.encoder, &self.facts, &nodes);
            bits.push(self.changed(&nodes, &other));
        }
        bits
    }

    /// Tells for which requests anything comes out differently with one fact of another value.
    pub(crate) fn changed_beside(&mut self, fact: FactId, value: FactTerm) -> Bit {
        let (nodes, other) = self.beside(fact, value);
        self.changed(&nodes, &other)
    }

    fn changed(&mut self, nodes: &[Term], other: &Outcome) -> Bit {
        let mut bits = vec![differs(&mut self.encoder, &self.outcome, other)];
        let (before, after) = (self.advisories(), self.advisories_of(nodes, other.governed));
        for (before, after) in before.into_iter().zip(after) {
            bits.push(self.encoder.circuit.xor(before, after));
        }
        self.encoder.circuit.or(bits)
    }

    /// Tells for which requests a number is the same with another computation of it.
    pub(crate) fn same_number(&mut self, id: NodeId, other: &Node) -> Bit {
        let replaced = [(id, other.clone())];
        let nodes = self.encoder.nodes_with(&self.facts, &self.nodes, &replaced);
        let circuit = &mut self.encoder.circuit;
        let before = self.nodes[id.index()].number();
        let (one, two, _) = before.aligned(circuit, nodes[id.index()].number());
        one.equals(circuit, &two)
    }

    /// Gives for each advisory the bit of: it is given.
    pub(crate) fn advisories(&mut self) -> Vec<Bit> {
        let nodes = std::mem::take(&mut self.nodes);
        let given = self.advisories_of(&nodes, self.outcome.governed);
        self.nodes = nodes;
        given
    }

    fn advisories_of(&mut self, nodes: &[Term], governed: Bit) -> Vec<Bit> {
        let advisories = self.program.advisories.iter();
        let given = advisories.map(|advisory| {
            let unless = advisory.unless.map(|it| !nodes[it.index()].truth());
            let condition = nodes[advisory.condition.index()].truth();
            let bits = [governed, condition].into_iter().chain(unless);
            self.encoder.circuit.and(bits)
        });
        given.collect()
    }

    /// Writes the outcome with one fact of another value.
    pub(crate) fn outcome_beside(&mut self, fact: FactId, value: FactTerm) -> Outcome {
        self.beside(fact, value).1
    }

    /// Writes the nodes and the outcome with one fact of another value.
    fn beside(&mut self, fact: FactId, value: FactTerm) -> (Vec<Term>, Outcome) {
        let mut facts = self.facts.clone();
        facts[fact.index()] = value;
        let nodes = self.encoder.nodes_again(&facts, &self.nodes, &[fact]);
        let outcome = outcome(&mut self.encoder, &facts, &nodes);
        (nodes, outcome)
    }

    /// Writes the outcome over other facts.
    pub(crate) fn outcome_over(&mut self, facts: &[FactTerm]) -> Outcome {
        let nodes = self.encoder.nodes(facts);
        outcome(&mut self.encoder, facts, &nodes)
    }

    /// Tells for which requests two values of a fact come to different outcomes.
    pub(crate) fn hangs_on(&mut self, fact: FactId, one: FactTerm, other: FactTerm) -> Bit {
        let one = self.outcome_beside(fact, one);
        let other = self.outcome_beside(fact, other);
        differs(&mut self.encoder, &one, &other)
    }

    /// Reads a complete request off a model; texts, which nothing compares, are left unstated.
    pub(crate) fn request(&self, model: &Model) -> Facts {
        read(&self.encoder, &self.facts, model)
    }

    /// Asks whether bits can hold together.
    pub(crate) fn ask(&self, solver: &mut Solver, bits: &[Bit]) -> Answer {
        if bits.contains(&Bit::FALSE) {
            return Answer::Unsatisfiable;
        }
        solver.solve(&self.encoder.circuit, bits)
    }
}

/// Reads facts off a model.
pub(crate) fn read(encoder: &Encoder<'_>, terms: &[FactTerm], model: &Model) -> Facts {
    let program = encoder.program;
    let mut facts = Facts::none(program);
    for (fact, term) in fact_ids(program).zip(terms) {
        if is_column(program, fact) {
            continue;
        }
        if let Some(value) = encoder.value(fact, term, model) {
            facts.state(fact, value);
        }
    }
    facts.date_recently(program);
    facts
}

/// Tells whether a fact is a column of a record, which has no value of its own.
pub(crate) fn is_column(program: &Program, fact: FactId) -> bool {
    matches!(program.facts[fact.index()].role, Role::Column(_))
}

/// Gives every fact of a program.
pub(crate) fn fact_ids(program: &Program) -> impl DoubleEndedIterator<Item = FactId> + use<> {
    (0..program.facts.len()).map(FactId::at)
}

/// Gives every rule of a program.
pub(crate) fn rule_ids(program: &Program) -> impl Iterator<Item = RuleId> + use<> {
    (0..program.rules.len()).map(RuleId::at)
}
