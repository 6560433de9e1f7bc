//! Masked findings: a rule applies, and a rule of a stronger finding stands before it. Often so meant; the author should see where.
//! All pairs of rules are asked together: a model settles every pair that it shows, and one answer all that can never be.

use super::session::Session;
use super::standing;
use crate::diagnostics;
use crate::universe::rule_ids;
use pol_compiler::program::{FindingId, Rule, RuleId};
use pol_solver::{Answer, Bit, Circuit, Model, Solver};

/// Asks of every rule which rules of stronger findings can stand before it.
pub(super) fn ask(session: &mut Session<'_>) {
    let mut solver = session.solver();
    let mut masking = Masking::new(session);
    for model in session.models() {
        masking.learn(&session.universe.encoder.circuit, model);
    }
    for position in 0..masking.rules.len() {
        masking.settle(session, &mut solver, position);
    }
    for masked in masking.rules {
        masked.observe(session);
    }
}

/// What is known of all pairs so far.
struct Masking {
    governed: Bit,
    /// For each rule, its own finding stands by it; none where it never does.
    stands: Vec<Option<Bit>>,
    rules: Vec<Masked>,
}

/// A rule, and the rules that may stand before it.
struct Masked {
    rule: RuleId,
    applies: Bit,
    open: Vec<RuleId>,
    found: Vec<RuleId>,
    first: Option<(Model, RuleId)>,
}

impl Masking {
    fn new(session: &mut Session<'_>) -> Self {
        let program = session.universe.program;
        let stands = rule_ids(program).map(|rule| {
            let finding = program.rules[rule.index()].finding;
            stands_as(session, rule, finding)
        });
        let stands: Vec<Option<Bit>> = stands.collect();
        let rules = rule_ids(program).map(|rule| {
            let before = |other: &RuleId| {
                let [masked, other] = [rule, *other].map(|it| &program.rules[it.index()]);
                may_stand_before(other, masked)
            };
            let stronger = rule_ids(program).filter(before);
            Masked {
                rule,
                applies: session.universe.applies(rule),
                open: stronger.filter(|it| stands[it.index()].is_some()).collect(),
                found: Vec::new(),
                first: None,
            }
        });
        Self {
            governed: session.universe.outcome.governed,
            rules: rules.collect(),
            stands,
        }
    }

    /// Takes every pair that a model shows.
    fn learn(&mut self, circuit: &Circuit, model: &Model) {
        let holds = |bit: Bit| model.holds_in(circuit, &[bit]);
        if !holds(self.governed) {
            return;
        }
        let stands = self.stands.iter();
        let stands: Vec<bool> = stands.map(|bit| bit.is_some_and(holds)).collect();
        for masked in &mut self.rules {
            if !masked.open.is_empty() && holds(masked.applies) {
                masked.learn(model, |other| stands[other.index()]);
            }
        }
    }

    /// Asks until it is known of every rule whether it can stand before this one.
    fn settle(&mut self, session: &mut Session<'_>, solver: &mut Solver, position: usize) {
        while !self.rules[position].open.is_empty() {
            let masked = &self.rules[position];
            let stands = masked.open.iter().filter_map(|it| self.stands[it.index()]);
            let some = session.universe.encoder.circuit.or(stands);
            match session.ask_for_several(solver, &[self.governed, masked.applies, some]) {
                Answer::Satisfiable(model) => {
                    self.learn(&session.universe.encoder.circuit, &model);
                }
                Answer::Unsatisfiable => break,
                Answer::Inconclusive => return self.rules[position].leave_open(session),
            }
        }
        let masked = &mut self.rules[position];
        session.count(masked.found.len() + masked.open.len(), Vec::new());
        masked.open.clear();
    }
}

impl Masked {
    fn learn(&mut self, model: &Model, stands: impl Fn(RuleId) -> bool) {
        let (shown, open): (Vec<RuleId>, Vec<RuleId>) =
            self.open.iter().partition(|&&it| stands(it));
        if let Some(&other) = shown.first() {
            self.first.get_or_insert_with(|| (model.clone(), other));
        }
        self.found.extend(shown);
        self.open = open;
    }

    fn leave_open(&mut self, session: &mut Session<'_>) {
        let name = |rule| session.rule_name(rule);
        let masked = name(self.rule);
        let open = self.open.drain(..);
        let open = open.map(|it| format!("whether rule {} can mask rule {masked}", name(it)));
        let open: Vec<String> = open.collect();
        session.count(self.found.len(), open);
    }

    fn observe(self, session: &mut Session<'_>) {
        let Some((model, other)) = self.first else {
            return;
        };
        let program = session.universe.program;
        let [rule, stronger] = [self.rule, other].map(|it| &program.rules[it.index()]);
        let shows = format!(
            "rules {} and {} both apply; {} stands",
            rule.name,
            stronger.name,
            program.findings[stronger.finding.index()].name
        );
        let Some(witness) = session.witness(&model, shows, |seen| {
            let applies = seen.condition(rule.condition) == Some(true);
            applies && standing::by_itself(program, seen, other)
        }) else {
            return;
        };
        let mut found = self.found;
        found.sort_unstable();
        let names = found.into_iter().map(|it| session.rule_name(it).to_owned());
        let masking: Vec<String> = names.collect();
        let finding = &program.findings[rule.finding.index()].name;
        let diagnostic = diagnostics::masked(&rule.name, finding, &masking, rule.span);
        session.observe(diagnostic, &rule.name, masking, Some(witness));
    }
}

/// Tells whether a rule is of a stronger finding than another, or settles before it. Nothing stands before a rule that settles.
fn may_stand_before(other: &Rule, masked: &Rule) -> bool {
    let settles = other.settles && other.finding != masked.finding;
    !masked.settles && (other.finding < masked.finding || settles)
}

/// The bit of: the rule's own finding stands by it; where it does not settle, no settling rule stands before it.
fn stands_as(session: &mut Session<'_>, rule: RuleId, finding: FindingId) -> Option<Bit> {
    let program = session.universe.program;
    let mut bits = vec![session.universe.stands(finding)];
    if program.rules[rule.index()].settles {
        bits.push(session.universe.applies(rule));
    } else {
        let arrivals = &session.universe.outcome.arrivals[finding.index()];
        let arrival = arrivals.iter().find(|arrival| arrival.rule == rule)?;
        bits.push(arrival.arrives);
        let settling = rule_ids(program).filter(|rule| program.rules[rule.index()].settles);
        bits.extend(settling.map(|rule| !session.universe.applies(rule)));
    }
    Some(session.universe.encoder.circuit.and(bits))
}
