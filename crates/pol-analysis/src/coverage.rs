//! What the examples of a policy show of it: each condition seen met, not met and unknown, and shown to matter alone.
//! A condition matters alone in an example whose determination changes where that condition alone comes out otherwise.

use crate::parts::{self, Part};
use crate::universe::{Universe, fact_ids};
use crate::witness;
use crate::words;
use pol_compiler::program::{AmountId, Citer, FactId, FactValue, Node, NodeId, Program};
use pol_interpreter::{Decision, Disposition, Facts, Inspection, decide};
use pol_parser::Span;
use pol_solver::{Answer, Bit, Budget, Solver};
use pol_symbolic::FactTerm;

/// What is covered.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum CoverageKind {
    /// A criterion.
    Criterion,
    /// A rule.
    Rule,
    /// An exception.
    Exception,
    /// An advisory.
    Advisory,
    /// A condition in one of these: an item of a list, or what is compared.
    Item,
    /// A cap of an amount: met where it binds.
    Cap,
    /// A presumption: met where the fact is left unstated, not met where it is stated otherwise.
    Presumption,
}

/// A sight of something: the first example that gives it, or why none need.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sight {
    /// An example shows it, by position.
    Seen(usize),
    /// No example does, and some request would.
    Unseen,
    /// No request can.
    Impossible,
    /// No example does, and the budget ran out before it was known whether a request can.
    Unknown,
}

/// What examples show of one condition.
#[derive(Clone, Debug)]
pub struct CoverageRow {
    /// What it is.
    pub kind: CoverageKind,
    /// The declaration that it belongs to: `rule frequency`, `fact member.pregnant`.
    pub of: String,
    /// The same, as it cites.
    pub citer: Citer,
    /// The condition in the policy's words; empty for a whole declaration.
    pub phrase: String,
    /// Where it stands.
    pub span: Span,
    /// Seen met.
    pub met: Sight,
    /// Seen not met.
    pub not_met: Sight,
    /// Seen unknown.
    pub unknown: Option<usize>,
    /// Shown to matter alone while it is met.
    pub alone_met: Sight,
    /// Shown to matter alone while it is not met; a cap that does not bind and a presumption that is not needed cannot.
    pub alone_not_met: Option<Sight>,
    /// What no example shows and a request would, one for each sight that is unseen.
    pub gaps: Vec<Gap>,
}

/// Something that no example shows.
#[derive(Clone, Debug)]
pub struct Gap {
    /// A smallest request that would show it.
    pub request: Facts,
    wanted: Wanted,
}

/// What a request is to show.
#[derive(Clone, Debug)]
enum Wanted {
    /// A condition comes out so.
    Seen(NodeId, bool),
    /// A condition comes out so, and matters alone.
    Alone(NodeId, bool),
    /// A cap makes the amount another, or does not: the node of the amount, and its computation without the cap.
    Bounds(NodeId, Node, bool),
    /// A cap matters alone.
    Binds(NodeId, Node),
    /// A fact is left to its presumption, or is stated otherwise.
    Presumes(FactId, FactValue, bool),
    /// A presumption matters alone.
    Carries(FactId, FactValue),
}

impl Gap {
    /// Tells whether a request shows it.
    pub(crate) fn is_closed_by(
        &self,
        program: &Program,
        universe: &Universe<'_>,
        facts: &Facts,
    ) -> bool {
        let covering = Covering {
            program,
            universe,
            examples: &[],
            budget: Budget::default(),
        };
        covering.shows(&self.wanted, facts)
    }
}

/// A condition to be covered.
struct Subject {
    kind: CoverageKind,
    of: String,
    citer: Citer,
    phrase: String,
    span: Span,
    turned: Turned,
}

/// How a condition is made to come out otherwise.
enum Turned {
    /// A node becomes constant.
    Condition(NodeId),
    /// A cap is left out of the computation; it is met where it binds.
    Cap(NodeId, Node),
    /// A fact is presumed otherwise.
    Presumption(FactId, FactValue),
}

/// Finds out what the examples of a program show of it. The budget is that of each question whether a request can show more.
pub fn coverage(program: &Program, budget: Budget) -> Vec<CoverageRow> {
    let examples = examples(program);
    let universe = Universe::of(program);
    let subjects = subjects(program);
    crate::parallel::map(&subjects, |subject| {
        Covering {
            program,
            universe: &universe,
            examples: &examples,
            budget,
        }
        .row(subject)
    })
}

/// The facts of each example.
fn examples(program: &Program) -> Vec<Facts> {
    let examples = program.examples.iter();
    examples
        .map(|example| Facts::of_example(program, example))
        .collect()
}

fn subjects(program: &Program) -> Vec<Subject> {
    let mut subjects = Vec::new();
    for part in parts::declarations(program) {
        match part.citer {
            Citer::Amount(id) => caps(program, id, &part, &mut subjects),
            Citer::Criterion(_) => add(CoverageKind::Criterion, &part, &mut subjects),
            Citer::Rule(_) => add(CoverageKind::Rule, &part, &mut subjects),
            Citer::Exception(_) => add(CoverageKind::Exception, &part, &mut subjects),
            Citer::Advisory(_) => add(CoverageKind::Advisory, &part, &mut subjects),
            Citer::InForce
            | Citer::Governs(_)
            | Citer::Fact(_)
            | Citer::Value(_)
            | Citer::Limit(_)
            | Citer::Cap(..) => {}
        }
        items(program, &part, part.root, &mut subjects);
        if let Citer::Advisory(id) = part.citer
            && let Some(unless) = program.advisories[id.index()].unless
        {
            item(program, &part, unless, &mut subjects);
            items(program, &part, unless, &mut subjects);
        }
    }
    presumptions(program, &mut subjects);
    subjects
}

fn add(kind: CoverageKind, part: &Part<'_>, subjects: &mut Vec<Subject>) {
    subjects.push(Subject {
        kind,
        of: format!("{} {}", part.kind, part.name),
        citer: part.citer,
        phrase: String::new(),
        span: part.span,
        turned: Turned::Condition(part.root),
    });
}

/// The items of every list below a root, and the guards of its cases.
fn items(program: &Program, part: &Part<'_>, root: NodeId, subjects: &mut Vec<Subject>) {
    for id in parts::within(program, root) {
        let items = match &program.nodes[id.index()] {
            Node::List { items, .. } => items.to_vec(),
            Node::Capped { cases, caps, .. } => {
                let guards = caps.iter().filter_map(|(guard, _)| *guard);
                cases
                    .iter()
                    .map(|(guard, _)| *guard)
                    .chain(guards)
                    .collect()
            }
            Node::Constant(_)
            | Node::YesNo(_)
            | Node::Criterion(_)
            | Node::Not(_)
            | Node::Compare { .. }
            | Node::ChoiceIn { .. }
            | Node::ChoicesInclude { .. }
            | Node::IsEmpty(_)
            | Node::CodeIn { .. }
            | Node::CodesInclude { .. }
            | Node::Number(_)
            | Node::NumberFact(_)
            | Node::Value(_)
            | Node::AmountOf(_)
            | Node::Sum(_)
            | Node::Less(_)
            | Node::Times { .. }
            | Node::Date(_)
            | Node::DateFact(_)
            | Node::Shift { .. } => Vec::new(),
        };
        for condition in items {
            item(program, part, condition, subjects);
        }
    }
}

/// What comes of days is no condition that an author wrote.
fn item(program: &Program, part: &Part<'_>, condition: NodeId, subjects: &mut Vec<Subject>) {
    if program.origins[condition.index()].of_days {
        return;
    }
    subjects.push(Subject {
        kind: CoverageKind::Item,
        of: format!("{} {}", part.kind, part.name),
        citer: part.citer,
        phrase: words::condition(program, condition, true),
        span: program.origins[condition.index()].span,
        turned: Turned::Condition(condition),
    });
}

fn caps(program: &Program, id: AmountId, part: &Part<'_>, subjects: &mut Vec<Subject>) {
    let Node::Capped {
        cases,
        otherwise,
        caps,
    } = &program.nodes[part.root.index()]
    else {
        return;
    };
    for (position, (_, bound)) in caps.iter().enumerate() {
        let mut fewer = caps.to_vec();
        fewer.remove(position);
        let without = Node::Capped {
            cases: cases.clone(),
            otherwise: *otherwise,
            caps: fewer.into(),
        };
        subjects.push(Subject {
            kind: CoverageKind::Cap,
            of: format!("amount {}", part.name),
            citer: part.citer,
            phrase: format!("at most {}", words::phrase(program, *bound)),
            span: program.amounts[id.index()].caps[position].span,
            turned: Turned::Cap(part.root, without),
        });
    }
}

fn presumptions(program: &Program, subjects: &mut Vec<Subject>) {
    for (position, fact) in program.facts.iter().enumerate() {
        let Some(presumption) = &fact.presumed else {
            continue;
        };
        let id = FactId::at(position);
        subjects.push(Subject {
            kind: CoverageKind::Presumption,
            of: format!("fact {}", fact.path),
            citer: Citer::Fact(id),
            phrase: format!("presumed {}", words::value(program, id, &presumption.value)),
            span: fact.span,
            turned: Turned::Presumption(id, presumption.value.clone()),
        });
    }
}

struct Covering<'a> {
    program: &'a Program,
    universe: &'a Universe<'a>,
    examples: &'a [Facts],
    budget: Budget,
}

impl Covering<'_> {
    fn row(&self, subject: &Subject) -> CoverageRow {
        let mut row = CoverageRow {
            kind: subject.kind,
            of: subject.of.clone(),
            citer: subject.citer,
            phrase: subject.phrase.clone(),
            span: subject.span,
            met: Sight::Unseen,
            not_met: Sight::Unseen,
            unknown: None,
            alone_met: Sight::Unseen,
            alone_not_met: None,
            gaps: Vec::new(),
        };
        match &subject.turned {
            Turned::Condition(node) => self.condition(&mut row, *node),
            Turned::Cap(node, without) => self.cap(&mut row, *node, without),
            Turned::Presumption(fact, value) => self.presumption(&mut row, *fact, value),
        }
        row
    }

    fn condition(&self, row: &mut CoverageRow, node: NodeId) {
        let turned = [true, false].map(|value| self.with(node, &Node::Constant(value)));
        let (mut alone_met, mut alone_not_met) = (Sight::Unseen, Sight::Unseen);
        for (position, facts) in self.examples.iter().enumerate() {
            let seen = Inspection::new(self.program, facts);
            let Some(holds) = seen.condition(node) else {
                row.unknown.get_or_insert(position);
                continue;
            };
            let (sight, alone) = if holds {
                (&mut row.met, &mut alone_met)
            } else {
                (&mut row.not_met, &mut alone_not_met)
            };
            see(sight, position);
            if *alone == Sight::Unseen && self.differs(facts, &turned[usize::from(holds)]) {
                see(alone, position);
            }
        }
        let bit = self.universe.truth(node);
        let gaps = &mut row.gaps;
        for (holds, sight) in [(true, &mut row.met), (false, &mut row.not_met)] {
            let bits = |_: &mut Universe<'_>| vec![if holds { bit } else { !bit }];
            gaps.extend(self.settle(sight, bits, Wanted::Seen(node, holds)));
        }
        for (holds, sight) in [(true, &mut alone_met), (false, &mut alone_not_met)] {
            let bits = |universe: &mut Universe<'_>| {
                let mut bits = universe.changed_by(&[(node, Node::Constant(!holds))], &[]);
                bits.push(if holds { bit } else { !bit });
                bits
            };
            gaps.extend(self.settle(sight, bits, Wanted::Alone(node, holds)));
        }
        (row.alone_met, row.alone_not_met) = (alone_met, Some(alone_not_met));
    }

    /// Tells whether a request shows what is wanted.
    fn shows(&self, wanted: &Wanted, facts: &Facts) -> bool {
        match wanted {
            Wanted::Seen(node, holds) => self.is_seen(facts, *node, *holds),
            Wanted::Alone(node, holds) => {
                self.is_seen(facts, *node, *holds)
                    && self.differs(facts, &self.with(*node, &Node::Constant(!holds)))
            }
            Wanted::Bounds(node, without, binds) => {
                self.is_decided(facts) && self.bounds(facts, *node, without) == Some(*binds)
            }
            Wanted::Presumes(fact, value, presumed) => {
                self.is_decided(facts) && self.presumes(facts, *fact, value) == Some(*presumed)
            }
            Wanted::Binds(node, without) => {
                self.is_decided(facts)
                    && self.bounds(facts, *node, without) == Some(true)
                    && self.differs(facts, &self.with(*node, without))
            }
            Wanted::Carries(fact, value) => {
                self.is_decided(facts)
                    && facts.get(*fact).is_none()
                    && self.hangs(facts, &mut Hanging::of(self.universe, *fact, value))
            }
        }
    }

    /// Tells whether a request is decided and comes to this truth of a condition.
    fn is_seen(&self, facts: &Facts, node: NodeId, holds: bool) -> bool {
        let seen = Inspection::new(self.program, facts);
        seen.condition(node) == Some(holds) && seen.decision().is_some()
    }

    /// A cap is met where it binds: without it, the amount is another. It matters alone where the determination is another.
    fn cap(&self, row: &mut CoverageRow, node: NodeId, without: &Node) {
        let turned = self.with(node, without);
        for (position, facts) in self.examples.iter().enumerate() {
            match self.bounds(facts, node, without) {
                Some(false) => see(&mut row.not_met, position),
                Some(true) => {
                    see(&mut row.met, position);
                    if row.alone_met == Sight::Unseen && self.differs(facts, &turned) {
                        see(&mut row.alone_met, position);
                    }
                }
                None => {
                    row.unknown.get_or_insert(position);
                }
            }
        }
        for (binds, sight) in [(true, &mut row.met), (false, &mut row.not_met)] {
            let bits = |universe: &mut Universe<'_>| {
                let same = universe.same_number(node, without);
                vec![if binds { !same } else { same }]
            };
            let wanted = Wanted::Bounds(node, without.clone(), binds);
            row.gaps.extend(self.settle(sight, bits, wanted));
        }
        let bits =
            |universe: &mut Universe<'_>| universe.changed_by(&[(node, without.clone())], &[]);
        let wanted = Wanted::Binds(node, without.clone());
        row.gaps
            .extend(self.settle(&mut row.alone_met, bits, wanted));
    }

    /// Tells whether a cap binds, if the amount is known with it and without.
    fn bounds(&self, facts: &Facts, node: NodeId, without: &Node) -> Option<bool> {
        let number = Inspection::new(self.program, facts).number(node)?;
        let other = Inspection::new(&self.with(node, without), facts).number(node)?;
        Some(number != other)
    }

    /// A presumption is met where the fact is left unstated, and matters alone where another value changes the determination.
    fn presumption(&self, row: &mut CoverageRow, fact: FactId, value: &FactValue) {
        let mut hanging = Hanging::of(self.universe, fact, value);
        for (position, facts) in self.examples.iter().enumerate() {
            match self.presumes(facts, fact, value) {
                Some(false) => see(&mut row.not_met, position),
                Some(true) => {
                    see(&mut row.met, position);
                    if row.alone_met == Sight::Unseen && self.hangs(facts, &mut hanging) {
                        see(&mut row.alone_met, position);
                    }
                }
                None if facts.get(fact).is_none() => {
                    row.unknown.get_or_insert(position);
                }
                None => {}
            }
        }
        let applies = self.applies(fact);
        for (presumed, sight) in [(true, &mut row.met), (false, &mut row.not_met)] {
            let bits = |universe: &mut Universe<'_>| {
                if presumed {
                    return vec![applies];
                }
                let known = universe.encoder.known(fact, value);
                let term = universe.facts[fact.index()].clone();
                vec![universe.encoder.unequal(&term, &known)]
            };
            let wanted = Wanted::Presumes(fact, value.clone(), presumed);
            row.gaps.extend(self.settle(sight, bits, wanted));
        }
        let bits = |universe: &mut Universe<'_>| {
            let presumed = universe.encoder.known(fact, value);
            let other = universe.encoder.free(fact);
            vec![applies, universe.hangs_on(fact, presumed, other)]
        };
        let wanted = Wanted::Carries(fact, value.clone());
        row.gaps
            .extend(self.settle(&mut row.alone_met, bits, wanted));
    }

    /// Gives the bit of: what the presumption of a fact asks for holds.
    fn applies(&self, fact: FactId) -> Bit {
        let presumption = self.program.facts[fact.index()].presumed.as_ref();
        let when = presumption.and_then(|it| it.when);
        when.map_or(Bit::TRUE, |when| self.universe.truth(when))
    }

    /// Tells of a fact whether it is left to its presumption or stated otherwise, if it is either.
    fn presumes(&self, facts: &Facts, fact: FactId, value: &FactValue) -> Option<bool> {
        match facts.get(fact) {
            None => Inspection::new(self.program, facts)
                .is_known(fact)
                .then_some(true),
            Some(stated) => (stated != value).then_some(false),
        }
    }

    fn is_decided(&self, facts: &Facts) -> bool {
        Inspection::new(self.program, facts).decision().is_some()
    }

    fn with(&self, node: NodeId, other: &Node) -> Program {
        let mut program = self.program.clone();
        program.nodes[node.index()] = other.clone();
        program
    }

    /// Tells whether an example comes to something else in a changed program: the outcome, or the advisories that are given.
    fn differs(&self, facts: &Facts, turned: &Program) -> bool {
        result(self.program, facts) != result(turned, facts)
    }

    /// Tells whether an example comes to something else with another value of a fact.
    fn hangs(&self, facts: &Facts, hanging: &mut Hanging<'_>) -> bool {
        let Some(value) = hanging.other_value(self.program, facts, self.budget) else {
            return false;
        };
        let mut stated = facts.clone();
        stated.state(hanging.fact, value);
        result(self.program, &stated) != result(self.program, facts)
    }

    /// Finds out of what no example shows whether a request could, and gives a smallest one.
    fn settle(
        &self,
        sight: &mut Sight,
        bits: impl FnOnce(&mut Universe<'_>) -> Vec<Bit>,
        wanted: Wanted,
    ) -> Option<Gap> {
        if *sight != Sight::Unseen {
            return None;
        }
        let mut universe = self.universe.clone();
        let mut bits = bits(&mut universe);
        bits.push(universe.outcome.governed);
        match universe.ask(&mut Solver::new(self.budget), &bits) {
            Answer::Satisfiable(model) => {
                let mut request = universe.request(&model);
                if let Wanted::Carries(fact, _) | Wanted::Presumes(fact, _, true) = wanted {
                    request.withhold(fact);
                }
                let shows = |facts: &Facts| self.shows(&wanted, facts);
                let request = witness::smallest(self.program, request, shows)?;
                Some(Gap { request, wanted })
            }
            Answer::Unsatisfiable => {
                *sight = Sight::Impossible;
                None
            }
            Answer::Inconclusive => {
                *sight = Sight::Unknown;
                None
            }
        }
    }
}

/// The requests of which the outcome hangs on whether a fact is as it is presumed.
struct Hanging<'a> {
    universe: Universe<'a>,
    fact: FactId,
    other: FactTerm,
    differs: Bit,
}

impl<'a> Hanging<'a> {
    fn of(universe: &Universe<'a>, fact: FactId, presumed: &FactValue) -> Self {
        let mut universe = universe.clone();
        let presumed = universe.encoder.known(fact, presumed);
        let other = universe.encoder.free(fact);
        let differs = universe.hangs_on(fact, presumed, other.clone());
        Self {
            universe,
            fact,
            other,
            differs,
        }
    }

    /// Finds another value of the fact with which some completion of a request comes to another outcome.
    fn other_value(
        &mut self,
        program: &Program,
        facts: &Facts,
        budget: Budget,
    ) -> Option<FactValue> {
        let mut bits = vec![self.differs];
        for id in fact_ids(program) {
            if let Some(value) = facts.get(id) {
                let encoder = &mut self.universe.encoder;
                let stated = encoder.known(id, value);
                let unequal = encoder.unequal(&self.universe.facts[id.index()], &stated);
                bits.push(!unequal);
            }
        }
        match self.universe.ask(&mut Solver::new(budget), &bits) {
            Answer::Satisfiable(model) => {
                self.universe.encoder.value(self.fact, &self.other, &model)
            }
            Answer::Unsatisfiable | Answer::Inconclusive => None,
        }
    }
}

fn see(sight: &mut Sight, position: usize) {
    if *sight == Sight::Unseen {
        *sight = Sight::Seen(position);
    }
}

/// The decision of a request, exact, and the advisories that are given with it.
pub(crate) fn result(program: &Program, facts: &Facts) -> (Decision, Vec<bool>) {
    let seen = Inspection::new(program, facts);
    let decision = seen.decision().unwrap_or_else(|| decide(program, facts));
    let given = given(program, &seen, &decision);
    (decision, given)
}

/// Tells of each advisory whether it is given with a decision; none is where the policy does not govern.
pub(crate) fn given(program: &Program, seen: &Inspection<'_>, decision: &Decision) -> Vec<bool> {
    if decision.disposition == Disposition::NotGoverned {
        return Vec::new();
    }
    let given = program.advisories.iter().map(|advisory| {
        let withheld = advisory
            .unless
            .is_some_and(|it| seen.condition(it) == Some(true));
        seen.condition(advisory.condition) == Some(true) && !withheld
    });
    given.collect()
}
