//! What comes of a request, as bits: which finding stands, and how much is released.
//! Takes a program's nodes in a circuit; gives its outcome, and tells two outcomes apart.

use crate::encoder::Encoder;
use crate::term::{FactTerm, Number, Term};
use pol_compiler::program::{Exception, FindingId, FindingKind, NodeId, Releasing, Rule, RuleId};
use pol_solver::{Bit, Integer};
use rust_decimal::Decimal;

/// An outcome in a circuit.
#[derive(Clone, Debug)]
pub struct Outcome {
    /// The policy governs.
    pub governed: Bit,
    /// For each finding: it governs, and the finding stands.
    pub stands: Vec<Bit>,
    /// What is released, for each finding that is a release.
    pub released: Vec<Option<Released>>,
    /// For each finding, the rules that can come to it.
    pub arrivals: Vec<Vec<Arrival>>,
    /// For each rule and each exception: the exception holds and reaches what the rule finds. No exception reaches a rule that settles.
    pub turns: Vec<Vec<Bit>>,
}

/// What a standing release releases.
#[derive(Clone, Debug)]
pub struct Released {
    /// It names an amount.
    pub limited: Bit,
    /// The amount is less than was requested.
    pub partial: Bit,
    /// The amount; zero where none is named.
    pub amount: Number,
}

/// A rule, and whether it comes to a finding: by itself or turned, and where it settles by its own condition.
#[derive(Clone, Copy, Debug)]
pub struct Arrival {
    /// The rule.
    pub rule: RuleId,
    /// It does.
    pub arrives: Bit,
}

/// Works out the outcome of the nodes and facts of one writing.
pub fn outcome(encoder: &mut Encoder<'_>, facts: &[FactTerm], nodes: &[Term]) -> Outcome {
    Writing {
        encoder,
        facts,
        nodes,
    }
    .outcome()
}

struct Writing<'e, 'a, 't> {
    encoder: &'e mut Encoder<'a>,
    facts: &'t [FactTerm],
    nodes: &'t [Term],
}

impl Writing<'_, '_, '_> {
    fn outcome(&mut self) -> Outcome {
        let program = self.encoder.program;
        let governed = self.governed();
        let settled = self.settled();
        let settles = self.encoder.circuit.or(settled.iter().copied());
        let turns: Vec<Vec<Bit>> = (0..program.rules.len())
            .map(|position| self.turns_of(RuleId::at(position)))
            .collect();
        let arrivals: Vec<Vec<Arrival>> = finding_ids(program.findings.len())
            .map(|finding| self.arrivals(finding, &turns))
            .collect();
        let mut open = Bit::TRUE;
        let mut stands = Vec::with_capacity(arrivals.len());
        for arrivals in &arrivals {
            let some = self
                .encoder
                .circuit
                .or(arrivals.iter().map(|arrival| arrival.arrives));
            stands.push(self.encoder.circuit.and([open, some]));
            open = self.encoder.circuit.and([open, !some]);
        }
        let otherwise = &mut stands[program.otherwise.index()];
        *otherwise = self.encoder.circuit.or([*otherwise, open]);
        let stands = stands.into_iter().zip(settled);
        let circuit = &mut self.encoder.circuit;
        let stands = stands
            .map(|(stands, settled)| circuit.select(settles, settled, stands))
            .collect::<Vec<_>>()
            .into_iter()
            .map(|stands| circuit.and([governed, stands]))
            .collect();
        let released = finding_ids(program.findings.len())
            .map(|finding| self.released(finding, &arrivals))
            .collect();
        Outcome {
            governed,
            stands,
            released,
            arrivals,
            turns,
        }
    }

    fn truth(&self, node: NodeId) -> Bit {
        self.nodes[node.index()].truth()
    }

    fn governed(&mut self) -> Bit {
        let policy = &self.encoder.program.policy;
        let mut bits = vec![self.truth(policy.in_force.condition)];
        bits.extend(
            policy
                .governs
                .iter()
                .map(|governs| self.truth(governs.condition)),
        );
        self.encoder.circuit.and(bits)
    }

    /// For each finding: a settling rule finds it, and none finds a stronger one.
    fn settled(&mut self) -> Vec<Bit> {
        let program = self.encoder.program;
        let mut open = Bit::TRUE;
        let mut settled = Vec::with_capacity(program.findings.len());
        for finding in finding_ids(program.findings.len()) {
            let of_finding = |rule: &&Rule| rule.settles && rule.finding == finding;
            let bits: Vec<Bit> = program
                .rules
                .iter()
                .filter(of_finding)
                .map(|rule| self.truth(rule.condition))
                .collect();
            let some = self.encoder.circuit.or(bits);
            settled.push(self.encoder.circuit.and([open, some]));
            open = self.encoder.circuit.and([open, !some]);
        }
        settled
    }

    /// The rules that can come to a finding, by themselves or turned.
    fn arrivals(&mut self, finding: FindingId, turns: &[Vec<Bit>]) -> Vec<Arrival> {
        let program = self.encoder.program;
        let mut arrivals = Vec::new();
        for (position, rule) in program
            .rules
            .iter()
            .enumerate()
            .filter(|(_, rule)| !rule.settles)
        {
            let id = RuleId::at(position);
            let result = self.results_in(rule, finding, &turns[position]);
            let applies = self.truth(rule.condition);
            let arrives = self.encoder.circuit.and([applies, result]);
            if arrives != Bit::FALSE {
                arrivals.push(Arrival { rule: id, arrives });
            }
        }
        arrivals
    }

    /// The rule, if it applies, results in the finding: that is its own and nothing turns it, or the strongest that it is turned into.
    fn results_in(&mut self, rule: &Rule, finding: FindingId, turns: &[Bit]) -> Bit {
        let program = self.encoder.program;
        let mut stronger = Vec::new();
        let mut into = Vec::new();
        for (exception, &turns) in program.exceptions.iter().zip(turns) {
            match exception.into.cmp(&finding) {
                std::cmp::Ordering::Less => stronger.push(turns),
                std::cmp::Ordering::Equal => into.push(turns),
                std::cmp::Ordering::Greater => {}
            }
        }
        let circuit = &mut self.encoder.circuit;
        let some = circuit.or(turns.iter().copied());
        let own = Bit::constant(rule.finding == finding);
        let own = circuit.and([own, !some]);
        let stronger = circuit.or(stronger);
        let into = circuit.or(into);
        let turned = circuit.and([into, !stronger]);
        circuit.or([own, turned])
    }

    /// For each exception: it holds and reaches the rule.
    fn turns_of(&mut self, id: RuleId) -> Vec<Bit> {
        let program = self.encoder.program;
        let rule = &program.rules[id.index()];
        let exceptions = program.exceptions.iter();
        exceptions
            .map(|exception| match rule.settles {
                true => Bit::FALSE,
                false => self.turns(exception, id, rule),
            })
            .collect()
    }

    fn turns(&mut self, exception: &Exception, id: RuleId, rule: &Rule) -> Bit {
        if exception.except.contains(&id) {
            return Bit::FALSE;
        }
        let active = self.truth(exception.condition);
        let reached = Bit::constant(exception.turns.contains(&rule.finding));
        let partial = match rule.releasing {
            Some(releasing) if exception.turns_partial_release => self.release(releasing).partial,
            Some(_) | None => Bit::FALSE,
        };
        let reached = self.encoder.circuit.or([reached, partial]);
        self.encoder.circuit.and([active, reached])
    }

    fn release(&mut self, releasing: Releasing) -> Released {
        let node = self.encoder.program.amounts[releasing.amount.index()].node;
        let amount = self.nodes[node.index()].number();
        let requested = self.facts[releasing.of.index()].number();
        let circuit = &mut self.encoder.circuit;
        let amount = amount.min(circuit, requested);
        let (left, right, _) = requested.aligned(circuit, &amount);
        let partial = !left.at_most(circuit, &right);
        Released {
            limited: Bit::TRUE,
            partial,
            amount,
        }
    }

    /// The largest release of the rules that come to the finding; one without an amount releases in full.
    fn released(&mut self, finding: FindingId, arrivals: &[Vec<Arrival>]) -> Option<Released> {
        let program = self.encoder.program;
        if program.findings[finding.index()].kind != FindingKind::Release {
            return None;
        }
        let mut best = Released {
            limited: Bit::TRUE,
            partial: Bit::FALSE,
            amount: Number::constant(Decimal::ZERO),
        };
        let mut full = Vec::new();
        let mut some = Bit::FALSE;
        for arrival in &arrivals[finding.index()] {
            let Some(releasing) = program.rules[arrival.rule.index()].releasing else {
                full.push(arrival.arrives);
                continue;
            };
            let this = self.release(releasing);
            let circuit = &mut self.encoder.circuit;
            let (left, right, _) = this.amount.aligned(circuit, &best.amount);
            let smaller = left.at_most(circuit, &right);
            let no_better = circuit.and([some, smaller]);
            let better = circuit.and([arrival.arrives, !no_better]);
            best.partial = circuit.select(better, this.partial, best.partial);
            best.amount = Number::select(circuit, better, &this.amount, &best.amount);
            some = circuit.or([some, arrival.arrives]);
        }
        let circuit = &mut self.encoder.circuit;
        let full = circuit.or(full);
        best.limited = circuit.and([some, !full]);
        best.partial = circuit.and([best.partial, best.limited]);
        best.amount = Number::select(
            circuit,
            best.limited,
            &best.amount,
            &Number::constant(Decimal::ZERO),
        );
        Some(best)
    }
}

fn finding_ids(count: usize) -> impl Iterator<Item = FindingId> {
    (0..count).map(FindingId::at)
}

/// Tells whether two outcomes differ in disposition, finding or released amount.
pub fn differs(encoder: &mut Encoder<'_>, left: &Outcome, right: &Outcome) -> Bit {
    let circuit = &mut encoder.circuit;
    let mut bits = vec![circuit.xor(left.governed, right.governed)];
    for (finding, (one, other)) in left.stands.iter().zip(&right.stands).enumerate() {
        bits.push(circuit.xor(*one, *other));
        if let (Some(first), Some(second)) = (&left.released[finding], &right.released[finding]) {
            let limited = circuit.xor(first.limited, second.limited);
            let partial = circuit.xor(first.partial, second.partial);
            let (a, b, _): (Integer, Integer, u32) = first.amount.aligned(circuit, &second.amount);
            let same = a.equals(circuit, &b);
            let released = circuit.or([limited, partial, !same]);
            bits.push(circuit.and([*one, *other, released]));
        }
    }
    circuit.or(bits)
}
