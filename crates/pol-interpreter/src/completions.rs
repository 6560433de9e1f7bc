//! Properties of decisions against all completions of the unknown facts, on generated programs.
//! What is decided must be what every completion gives; a fact that can change the outcome must be missing.

use crate::testing::*;
use crate::{Decision, Facts, decide, explain};
use pol_compiler::program::*;
use proptest::prelude::*;

const VISITS: FactId = FactId(1);
const SIDE: FactId = FactId(5);
const MOST: i64 = 4;

/// Three numbers from which one declaration is made.
type Seed = (u8, u8, u8);

/// A program as lists of seeds, one a declaration.
#[derive(Clone, Debug)]
struct Recipe {
    conditions: Vec<Seed>,
    numbers: Vec<Seed>,
    rules: Vec<Seed>,
    exceptions: Vec<Seed>,
    governed: Option<u8>,
}

fn recipe() -> impl Strategy<Value = Recipe> {
    let seeds = |most| prop::collection::vec(any::<Seed>(), 0..most);
    (
        seeds(8),
        seeds(5),
        seeds(5),
        seeds(3),
        prop::option::of(any::<u8>()),
    )
        .prop_map(
            |(conditions, numbers, rules, exceptions, governed)| Recipe {
                conditions,
                numbers,
                rules,
                exceptions,
                governed,
            },
        )
}

/// A generated program, and the facts that it may read.
struct Made {
    build: Build,
    conditions: Vec<NodeId>,
    numbers: Vec<NodeId>,
    amounts: Vec<AmountId>,
}

impl Made {
    fn of(recipe: &Recipe) -> Self {
        let mut made = Self::ground();
        for (at, &seed) in recipe.conditions.iter().enumerate() {
            made.condition(seed);
            if let Some(&seed) = recipe.numbers.get(at) {
                made.number(seed);
            }
        }
        recipe.rules.iter().for_each(|&seed| made.rule(seed));
        recipe
            .exceptions
            .iter()
            .for_each(|&seed| made.exception(seed));
        if let Some(governed) = recipe.governed {
            let condition = pick(&made.conditions, governed);
            let governs = Governs {
                condition,
                because: None,
                citation: Citation::default(),
                span: pol_parser::Span::default(),
            };
            made.build.program.policy.governs.push(governs);
        }
        made
    }

    fn ground() -> Self {
        let mut build = Build::small();
        build.program.facts[VISITS.index()].ty = visits(1, MOST);
        let mut conditions: Vec<_> = (0..3)
            .map(|number| build.yes_no(&format!("chart.c{number}")).1)
            .collect();
        conditions.push(build.node(Node::ChoiceIn {
            fact: SIDE,
            set: ChoiceSet::one(0),
        }));
        let numbers = vec![build.node(Node::NumberFact(VISITS)), build.number(2)];
        Self {
            build,
            conditions,
            numbers,
            amounts: Vec::new(),
        }
    }

    fn condition(&mut self, (kind, left, right): Seed) {
        let (first, second) = (pick(&self.conditions, left), pick(&self.conditions, right));
        let numbers = (pick(&self.numbers, left), pick(&self.numbers, right));
        let third = pick(&self.conditions, left.wrapping_add(right));
        let condition = match kind % 8 {
            0 => self.build.not(first),
            1 => self.build.list(Quantifier::All, &[first, second]),
            2 => self.build.list(Quantifier::Any, &[first, second]),
            3 => self.build.list(Quantifier::None, &[first, second]),
            4 => self
                .build
                .list(Quantifier::AtLeast(2), &[first, second, third]),
            5 => self
                .build
                .compare(numbers.0, Comparison::AtLeast, numbers.1),
            6 => self.build.compare(numbers.0, Comparison::Equal, numbers.1),
            _ => self.build.criterion(&format!("criterion_{left}"), first),
        };
        self.conditions.push(condition);
    }

    fn number(&mut self, (kind, left, right): Seed) {
        let numbers: [NodeId; 2] = [pick(&self.numbers, left), pick(&self.numbers, right)];
        let number = match kind % 4 {
            0 => self.build.node(Node::Sum(Box::new(numbers))),
            1 => self.build.node(Node::Less(Box::new(numbers))),
            2 => self.build.number(i64::from(left % 4)),
            _ => self.amount(numbers, left, right),
        };
        self.numbers.push(number);
    }

    fn amount(&mut self, [value, bound]: [NodeId; 2], guard: u8, case: u8) -> NodeId {
        let guard = pick(&self.conditions, guard);
        let id = self
            .build
            .amount(&format!("amount_{case}"), value, &[(Some(guard), bound)]);
        let node = self.build.program.amounts[id.index()].node;
        if case.is_multiple_of(2) {
            let cases = Box::new([(pick(&self.conditions, case), pick(&self.numbers, case))]);
            self.build.program.nodes[node.index()] = Node::Capped {
                cases,
                otherwise: value,
                caps: Box::new([(Some(guard), bound)]),
            };
        }
        self.amounts.push(id);
        self.build.node(Node::AmountOf(id))
    }

    fn rule(&mut self, (kind, condition, amount): Seed) {
        let condition = pick(&self.conditions, condition);
        let finding = FindingId(u32::from(kind % 3));
        let rule = self.build.rule(&format!("rule_{kind}"), finding, condition);
        let rule = &mut self.build.program.rules[rule.index()];
        // The compiler refuses a release that settles.
        rule.settles = kind >= 230 && finding != MET;
        if finding == MET && !self.amounts.is_empty() {
            rule.releasing = Some(Releasing {
                amount: pick(&self.amounts, amount),
                of: VISITS,
            });
        }
    }

    fn exception(&mut self, (kind, condition, _): Seed) {
        let condition = pick(&self.conditions, condition);
        let exception = self
            .build
            .exception(&format!("exception_{kind}"), condition);
        exception.into = if kind % 3 == 0 { NOT_MET } else { REFER };
        exception.turns = vec![FindingId(u32::from(kind % 2))];
        exception.turns_partial_release = kind % 5 < 3;
    }
}

fn pick<T: Copy>(among: &[T], seed: u8) -> T {
    among[usize::from(seed) % among.len()]
}

/// The facts that generated programs read, with all values of each.
fn domains() -> Vec<(FactId, Vec<FactValue>)> {
    let yes_no = || vec![FactValue::YesNo(true), FactValue::YesNo(false)];
    let mut domains: Vec<_> = (6..9).map(|fact| (FactId(fact), yes_no())).collect();
    domains.push((SIDE, vec![FactValue::Choice(0), FactValue::Choice(1)]));
    domains.push((VISITS, (1..=MOST).map(count).collect()));
    domains
}

/// States the facts that the mask names, by the seed.
fn stated(build: &Build, mask: u8, seed: u8) -> Facts {
    let mut facts = build.facts([]);
    for (at, (fact, values)) in domains().into_iter().enumerate() {
        if mask >> at & 1 == 1 {
            facts.state(fact, values[usize::from(seed >> at) % values.len()].clone());
        }
    }
    facts
}

fn completions(facts: &Facts) -> Vec<Facts> {
    let unknown = domains()
        .into_iter()
        .filter(|(fact, _)| facts.get(*fact).is_none());
    unknown.fold(vec![facts.clone()], |completions, (fact, values)| {
        let with = |facts: &Facts, value: &FactValue| {
            let mut facts = facts.clone();
            facts.state(fact, value.clone());
            facts
        };
        completions
            .iter()
            .flat_map(|facts| values.iter().map(move |value| with(facts, value)))
            .collect()
    })
}

/// What must agree: all of a decision but how much was requested.
fn outcome(mut decision: Decision) -> Decision {
    if let Some(released) = &mut decision.released {
        released.requested = None;
    }
    decision
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(600))]

    #[test]
    fn a_decision_is_what_every_completion_gives(recipe in recipe(), mask in any::<u8>(), seed in any::<u8>()) {
        let program = Made::of(&recipe).build;
        let facts = stated(&program, mask, seed);
        let partial = explain(&program.program, &facts, "");
        let decision = outcome(decide(&program.program, &facts));
        for completion in completions(&facts) {
            let complete = outcome(decide(&program.program, &completion));
            if partial.disposition != crate::Disposition::InformationNeeded {
                prop_assert_eq!(&complete, &decision);
            } else {
                let name = complete.finding.clone().unwrap_or_else(|| "not_governed".to_owned());
                prop_assert!(partial.possible.contains(&name), "{} is not among {:?}", name, partial.possible);
            }
        }
    }

    #[test]
    fn a_fact_that_can_change_the_outcome_is_missing(recipe in recipe(), mask in any::<u8>(), seed in any::<u8>()) {
        let program = Made::of(&recipe).build;
        let facts = stated(&program, mask, seed);
        let missing = explain(&program.program, &facts, "").missing;
        let unknown = || domains().into_iter().filter(|(fact, _)| facts.get(*fact).is_none());
        for completion in completions(&facts) {
            let here = outcome(decide(&program.program, &completion));
            for (fact, values) in unknown() {
                let mut other = completion.clone();
                let differs = values.iter().any(|value| {
                    other.state(fact, value.clone());
                    outcome(decide(&program.program, &other)) != here
                });
                let path = &program.program.facts[fact.index()].path;
                prop_assert!(!differs || missing.iter().any(|missing| missing.fact == *path), "{} is not missing", path);
            }
        }
    }

    #[test]
    fn a_complete_request_is_always_decided(recipe in recipe(), seed in any::<u8>()) {
        let program = Made::of(&recipe).build;
        let decision = decide(&program.program, &stated(&program, u8::MAX, seed));
        prop_assert_ne!(decision.disposition, crate::Disposition::InformationNeeded);
    }
}
