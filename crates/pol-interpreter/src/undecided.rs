//! The undecided part of a run: what can still change the outcome, and the facts that it reads.
//! This is the seam for the exact step, which will replace the walk behind `missing` and `presumed`.

use crate::evaluate::Run;
use crate::exact::tied;
use crate::finding::{self, Verdict};
use crate::slots::Truth;
use crate::turning;
use pol_compiler::program::{FactId, FindingId, FindingKind, Node, NodeId, RuleId};
use rust_decimal::Decimal;

/// The undecided part.
#[derive(Debug)]
pub(crate) struct Undecided {
    nodes: Vec<bool>,
    facts: Vec<bool>,
}

impl Undecided {
    /// Tells whether a node belongs to it.
    pub(crate) fn holds(&self, node: NodeId) -> bool {
        self.nodes[node.index()]
    }

    /// Gives the facts that it reads, in declared order.
    pub(crate) fn facts(&self) -> impl Iterator<Item = FactId> {
        (0u32..)
            .zip(&self.facts)
            .filter(|(_, read)| **read)
            .map(|(position, _)| FactId(position))
    }
}

/// Walks the undecided part of a run; of a decided one it is empty.
pub(crate) fn undecided(run: &Run<'_>, verdict: &Verdict) -> Undecided {
    let part = Undecided {
        nodes: vec![false; run.program.nodes.len()],
        facts: vec![false; run.program.facts.len()],
    };
    let mut walk = Walk { run, part };
    if verdict.outcome.is_none() {
        walk.start(verdict);
        walk.descend();
    }
    walk.part
}

struct Walk<'a> {
    run: &'a Run<'a>,
    part: Undecided,
}

impl Walk<'_> {
    fn start(&mut self, verdict: &Verdict) {
        let policy = &self.run.program.policy;
        self.reach(policy.in_force.condition);
        policy
            .governs
            .iter()
            .for_each(|governs| self.reach(governs.condition));
        for rule in finding::open_settling(self.run) {
            self.reach(self.run.rule(rule).condition);
        }
        if finding::settled(self.run).is_none() {
            self.start_by_strength();
        }
        for &finding in &verdict.possible {
            self.start_release(finding);
        }
    }

    fn start_by_strength(&mut self) {
        let floor = finding::floor(self.run);
        for rule in finding::ordinary(self.run) {
            if floor.is_none_or(|floor| self.matters(rule, floor)) {
                self.start_rule(rule);
            }
        }
    }

    /// A rule matters if it may result in a stronger finding than the one that is sure to be reached,
    /// or add to the release that is.
    fn matters(&self, rule: RuleId, floor: FindingId) -> bool {
        let strongest = turning::strongest(self.run, rule);
        strongest < floor || strongest == floor && self.run.kind(floor) == FindingKind::Release
    }

    fn start_rule(&mut self, id: RuleId) {
        let rule = self.run.rule(id);
        self.reach(rule.condition);
        if turning::strongest(self.run, id) == turning::weakest(self.run, id) {
            return;
        }
        for (_, exception) in turning::open_turns(self.run, id) {
            self.reach(exception.condition);
            if exception.turns_partial_release && turning::partial(self.run, rule) == Truth::Unknown
            {
                self.reach_release(id);
            }
        }
    }

    fn start_release(&mut self, finding: FindingId) {
        if self.run.kind(finding) != FindingKind::Release {
            return;
        }
        for rule in self.run.rules() {
            if finding::result(self.run, rule, finding) != Truth::False {
                self.reach_release(rule);
            }
        }
    }

    fn reach_release(&mut self, rule: RuleId) {
        if let Some(releasing) = self.run.rule(rule).releasing {
            self.reach(self.run.program.amounts[releasing.amount.index()].node);
            self.read(releasing.of);
        }
    }

    /// Takes a node in, unless it is decided.
    fn reach(&mut self, node: NodeId) {
        if !self.run.slot(node).is_known() {
            self.part.nodes[node.index()] = true;
        }
    }

    fn read(&mut self, fact: FactId) {
        if !self.run.known.is_settled(fact) {
            self.part.facts[fact.index()] = true;
            for other in tied::hangs_on(self.run, fact) {
                self.part.facts[other.index()] = true;
            }
        }
    }

    /// Every node comes after all that it reads, so one pass backwards meets each node after its readers.
    fn descend(&mut self) {
        for (position, node) in self.run.program.nodes.iter().enumerate().rev() {
            if self.part.nodes[position] {
                self.enter(node, position);
            }
        }
    }

    fn enter(&mut self, node: &Node, position: usize) {
        match node {
            Node::Constant(_) | Node::Number(_) | Node::Date(_) => {}
            Node::YesNo(fact)
            | Node::ChoiceIn { fact, .. }
            | Node::ChoicesInclude { fact, .. }
            | Node::IsEmpty(fact)
            | Node::CodeIn { fact, .. }
            | Node::CodesInclude { fact, .. }
            | Node::NumberFact(fact)
            | Node::DateFact(fact) => self.read(*fact),
            Node::Value(_) => self.read(self.run.program.policy.in_force.by),
            Node::Criterion(criterion) => {
                self.reach(self.run.program.criteria[criterion.index()].condition)
            }
            Node::AmountOf(amount) => self.reach(self.run.program.amounts[amount.index()].node),
            Node::Not(item) | Node::Times { of: item, .. } | Node::Shift { from: item, .. } => {
                self.reach(*item)
            }
            Node::List { items, .. } | Node::Sum(items) | Node::Less(items) => {
                self.reach_all(items)
            }
            Node::Compare { left, right, .. } => self.reach_all(&[*left, *right]),
            Node::Capped {
                cases,
                otherwise,
                caps,
            } => {
                let greatest = self.run.number(NodeId::at(position)).high;
                self.enter_cases(cases, *otherwise, greatest);
                self.enter_caps(caps, greatest);
            }
        }
    }

    fn reach_all(&mut self, items: &[NodeId]) {
        items.iter().for_each(|&item| self.reach(item));
    }

    fn enter_cases(&mut self, cases: &[(NodeId, NodeId)], otherwise: NodeId, greatest: Decimal) {
        let one_holds = cases
            .iter()
            .any(|&(guard, _)| self.run.truth(guard) == Truth::True);
        for &(guard, value) in cases {
            if self.run.truth(guard) != Truth::False
                && !(one_holds && self.never_below(value, greatest))
            {
                self.reach(guard);
                self.reach_below(value, greatest);
            }
        }
        if !one_holds {
            self.reach_below(otherwise, greatest);
        }
    }

    fn enter_caps(&mut self, caps: &[(Option<NodeId>, NodeId)], greatest: Decimal) {
        for &(guard, bound) in caps {
            let may_hold = guard.is_none_or(|guard| self.run.truth(guard) != Truth::False);
            if may_hold && !self.never_below(bound, greatest) {
                guard.into_iter().for_each(|guard| self.reach(guard));
                self.reach(bound);
            }
        }
    }

    fn reach_below(&mut self, number: NodeId, greatest: Decimal) {
        if !self.never_below(number, greatest) {
            self.reach(number);
        }
    }

    /// A number that is never below the greatest value of its amount cannot be what makes that value.
    fn never_below(&self, number: NodeId, greatest: Decimal) -> bool {
        self.run.number(number).low >= greatest
    }
}
