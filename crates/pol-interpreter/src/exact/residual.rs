//! A request with its unknown facts left free: which outcomes are possible, and which facts they hang on.
//! Takes what is known; answers exactly, or not at all where the budget runs out.

use crate::evaluate::Run;
use crate::slots::Slot;
use pol_compiler::program::{FactId, FindingId, FindingKind, NodeId, Rule, RuleId};
use pol_solver::{Answer, Bit, Budget, Model, Solver};
use pol_symbolic::{Encoder, FactTerm, Number, Outcome, Released, Term, differs, outcome};
use rust_decimal::Decimal;

/// One outcome, worked out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Result {
    /// The policy does not govern.
    NotGoverned,
    /// A finding, and for a limited release its amount and whether it is less than requested.
    Found {
        /// The finding.
        finding: FindingId,
        /// The amount.
        released: Option<Decimal>,
        /// Less than was requested.
        partial: bool,
    },
}

/// The outcomes that are possible.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Possible {
    /// Every completion comes to this.
    Decided(Result),
    /// Several: whether the policy may not govern, and the findings, strongest first.
    Open {
        /// It may not govern.
        not_governed: bool,
        /// The findings.
        findings: Vec<FindingId>,
    },
}

/// A request with its unknown facts left free.
#[derive(Debug)]
pub(crate) struct Residual<'a> {
    pub(crate) encoder: Encoder<'a>,
    pub(crate) facts: Vec<FactTerm>,
    nodes: Vec<Term>,
    pub(crate) outcome: Outcome,
    /// A model of each outcome that was found possible.
    pub(crate) models: Vec<Model>,
    budget: Budget,
}

impl<'a> Residual<'a> {
    /// Writes the program over what a run knows; the other facts are left free, within what is known of them.
    pub(crate) fn of(run: &Run<'a>, budget: Budget) -> Self {
        let known = run.known.to_values();
        let mut encoder = Encoder::new(run.program, &known);
        let mut facts: Vec<FactTerm> = known
            .iter()
            .enumerate()
            .map(|(position, value)| match value {
                Some(value) => encoder.known(FactId::at(position), value),
                None => encoder.free(FactId::at(position)),
            })
            .collect();
        for (fact, slot) in run.known.all_bounds() {
            facts[fact.index()] = match slot {
                Slot::Number(bounds) => encoder.free_number(fact, bounds.low, bounds.high),
                Slot::Date(bounds) => encoder.free_date(bounds.low, bounds.high),
                Slot::Truth(_) => encoder.free(fact),
            };
        }
        let nodes = encoder.nodes(&facts);
        let outcome = outcome(&mut encoder, &facts, &nodes);
        Self {
            encoder,
            facts,
            nodes,
            outcome,
            models: Vec::new(),
            budget,
        }
    }

    /// Gives all outcomes; `None` where that was not found out.
    pub(crate) fn possible(&mut self) -> Option<Possible> {
        let mut solver = Solver::new(self.budget);
        let Answer::Satisfiable(model) = self.ask(&mut solver, &[])? else {
            return None;
        };
        let other = self.differs_from(&model);
        if let Answer::Unsatisfiable = self.ask(&mut solver, &[other])? {
            return Some(Possible::Decided(self.read(&model)));
        }
        let not_governed = self.shows(&mut solver, !self.outcome.governed)?;
        let mut findings = Vec::new();
        for finding in 0..self.outcome.stands.len() {
            if self.shows(&mut solver, self.outcome.stands[finding])? {
                findings.push(FindingId::at(finding));
            }
        }
        Some(Possible::Open {
            not_governed,
            findings,
        })
    }

    /// Asks whether a bit can hold, and keeps the model that shows it.
    fn shows(&mut self, solver: &mut Solver, bit: Bit) -> Option<bool> {
        if bit == Bit::FALSE {
            return Some(false);
        }
        let answer = self.ask(solver, &[bit])?;
        let can = matches!(answer, Answer::Satisfiable(_));
        self.models.extend(answer.model());
        Some(can)
    }

    /// Tells whether two completions that differ in this fact alone come to different outcomes.
    pub(crate) fn matters(&mut self, fact: FactId) -> Option<bool> {
        self.matter_together(&[fact])
    }

    /// Tells whether two completions that differ in these facts alone come to different outcomes.
    pub(crate) fn matter_together(&mut self, changed: &[FactId]) -> Option<bool> {
        let mut facts = self.facts.clone();
        for &fact in changed {
            facts[fact.index()] = self.encoder.free_beside(fact, &self.facts[fact.index()]);
        }
        let other = self.outcome_of(&facts, changed);
        let differs = differs(&mut self.encoder, &self.outcome, &other);
        self.can(&mut Solver::new(self.budget), differs)
    }

    /// Gives the rules that bring a finding about in some completion: settling ones, or those that come to it.
    pub(crate) fn bringing(&mut self, finding: FindingId) -> Option<Vec<RuleId>> {
        let program = self.encoder.program;
        let of_finding = |rule: &&Rule| rule.settles && rule.finding == finding;
        let mut bits: Vec<(RuleId, Bit)> = (0..)
            .map(RuleId)
            .zip(&program.rules)
            .filter(|(_, rule)| of_finding(rule))
            .map(|(id, rule)| (id, self.truth(rule.condition)))
            .collect();
        let arrivals = &self.outcome.arrivals[finding.index()];
        bits.extend(
            arrivals
                .iter()
                .map(|arrival| (arrival.rule, arrival.arrives)),
        );
        let mut solver = Solver::new(self.budget);
        let mut rules = Vec::new();
        for (rule, bit) in bits {
            if self.can(&mut solver, bit)? {
                rules.push(rule);
            }
        }
        rules.sort_unstable();
        Some(rules)
    }

    fn truth(&self, node: NodeId) -> Bit {
        self.nodes[node.index()].truth()
    }

    /// Gives the facts with the unknown ones at the values of a model.
    pub(crate) fn completion(&self, model: &Model) -> Vec<FactTerm> {
        self.facts.iter().map(|term| term.fixed(model)).collect()
    }

    /// Gives the facts that are left free, whole or in part.
    pub(crate) fn unknown(&self) -> Vec<FactId> {
        let free = self
            .facts
            .iter()
            .enumerate()
            .filter(|(_, term)| term.is_free());
        free.map(|(position, _)| FactId::at(position)).collect()
    }

    /// Writes the program over other facts, of which only the named ones differ.
    pub(crate) fn outcome_of(&mut self, facts: &[FactTerm], changed: &[FactId]) -> Outcome {
        let nodes = self.encoder.nodes_again(facts, &self.nodes, changed);
        outcome(&mut self.encoder, facts, &nodes)
    }

    /// Asks whether a bit can hold; `None` where that was not found out.
    pub(crate) fn can(&self, solver: &mut Solver, bit: Bit) -> Option<bool> {
        if bit == Bit::FALSE {
            return Some(false);
        }
        match self.ask(solver, &[bit])? {
            Answer::Satisfiable(_) => Some(true),
            Answer::Unsatisfiable => Some(false),
            Answer::Inconclusive => None,
        }
    }

    /// Asks whether bits can hold together; `None` where the budget ran out.
    pub(crate) fn ask(&self, solver: &mut Solver, bits: &[Bit]) -> Option<Answer> {
        match solver.solve(&self.encoder.circuit, bits) {
            Answer::Inconclusive => None,
            answer @ (Answer::Satisfiable(_) | Answer::Unsatisfiable) => Some(answer),
        }
    }

    /// Reads an outcome off a model.
    pub(crate) fn read(&self, model: &Model) -> Result {
        let Some(finding) = model.choice(&self.outcome.stands) else {
            return Result::NotGoverned;
        };
        let released = self.outcome.released[finding]
            .as_ref()
            .filter(|released| model.bit(released.limited));
        let amount = released.map(|released| released.amount.value(model));
        let partial = released.is_some_and(|released| model.bit(released.partial));
        Result::Found {
            finding: FindingId::at(finding),
            released: amount,
            partial,
        }
    }

    /// The outcome is another than that of a model.
    pub(crate) fn differs_from(&mut self, model: &Model) -> Bit {
        let constant = self.constant(&self.read(model));
        differs(&mut self.encoder, &self.outcome, &constant)
    }

    /// Makes an outcome constant.
    fn constant(&self, result: &Result) -> Outcome {
        let program = self.encoder.program;
        let found = match result {
            Result::NotGoverned => None,
            Result::Found {
                finding,
                released,
                partial,
            } => Some((*finding, *released, *partial)),
        };
        let stands = (0..program.findings.len())
            .map(|finding| Bit::constant(found.is_some_and(|(found, ..)| found.index() == finding)))
            .collect();
        let (amount, partial) =
            found.map_or((None, false), |(_, amount, partial)| (amount, partial));
        let released = Released {
            limited: Bit::constant(amount.is_some()),
            partial: Bit::constant(partial),
            amount: Number::constant(amount.unwrap_or_default()),
        };
        let released = program
            .findings
            .iter()
            .map(|finding| (finding.kind == FindingKind::Release).then(|| released.clone()))
            .collect();
        Outcome {
            governed: Bit::constant(found.is_some()),
            stands,
            released,
            arrivals: Vec::new(),
            turns: Vec::new(),
        }
    }
}
