//! One request: every step of the plan in order, each into its own register, without allocating and without a jump back.
//! So a decision has every condition of the program on record. What Kleene's logic leaves open is told as undecided, as with columns.

mod numbers;

use crate::codebook::Codebook;
use crate::decided::{Decided, Verdict, decided};
use crate::judge::Verdicts;
use crate::nodes::{
    Graph, NO, Node, Packed, REGISTERS, Register, Releases, Several, Truth, UNKNOWN, YES, known,
    truth,
};
use crate::numbers::uncounted;
use crate::plan::Plan;
use crate::read::Reader;
use crate::slots::Slots;
use pol_compiler::program::{Citer, Comparison, Program};
use pol_interpreter::Facts;

/// A program that is asked about one request after another.
#[derive(Clone, Debug)]
pub struct Single<'p> {
    program: &'p Program,
    plan: Plan,
    graph: Graph,
    codes: Codebook,
    reader: Reader<'p>,
    registers: Registers,
}

/// What every step came to for the last request.
#[derive(Clone, Debug)]
struct Registers {
    truths: Box<[Truth; REGISTERS]>,
    numbers: Vec<Option<i32>>,
}

impl<'p> Single<'p> {
    /// Makes a program ready; `None` where a fact is asked for more sets of codes than a slot holds, or there are too many findings.
    pub fn new(program: &'p Program) -> Option<Self> {
        Self::of(program, Plan::of(program))
    }

    /// Makes a program ready that also tells the reasons of what it has decided.
    pub fn with_reasons(program: &'p Program) -> Option<Self> {
        Self::of(program, Plan::with_reasons(program))
    }

    fn of(program: &'p Program, plan: Plan) -> Option<Self> {
        let codes = Codebook::of(&plan)?;
        if plan.findings.len() >= usize::from(Verdicts::NOT_GOVERNED) {
            return None;
        }
        let registers = Registers {
            truths: Box::new([UNKNOWN; REGISTERS]),
            numbers: vec![None; plan.measures],
        };
        Some(Self {
            program,
            reader: Reader::new(program, &plan),
            graph: Graph::of(&plan, &codes)?,
            plan,
            codes,
            registers,
        })
    }

    /// Makes slots for its requests.
    pub fn slots(&self) -> Slots {
        Slots::new(self.program)
    }

    /// Puts the facts of a request into slots, in the place of those that were there.
    pub fn fill(&mut self, slots: &mut Slots, facts: &Facts) {
        slots.fill(self.program, &self.plan, &mut self.codes, facts);
    }

    /// Reads the JSON of a request into slots, in the place of the facts that were there. Tells whether it could; if not, the
    /// interpreter's reader must be asked, which says what is wrong or reads what slots do not hold.
    pub fn read(&mut self, slots: &mut Slots, json: &str) -> bool {
        self.reader.read(slots, &mut self.codes, json)
    }

    /// Decides a request.
    pub fn decide(&mut self, slots: &Slots) -> Verdict {
        if slots.beyond() {
            return Verdict::UNDECIDED;
        }
        self.run(slots).decide()
    }

    /// Gives the reasons of a verdict, of the request that was decided last, in the order in which a determination tells them.
    /// Tells whether it could: not where nothing is decided, or where a number or a date is open on which a reason may hang.
    /// Without reasons in the plan it cannot.
    pub fn reasons(&mut self, slots: &Slots, verdict: Verdict, reasons: &mut Vec<Citer>) -> bool {
        reasons.clear();
        verdict != Verdict::UNDECIDED && self.run(slots).reasons(verdict, reasons)
    }

    fn run<'a>(&'a mut self, slots: &'a Slots) -> Run<'a> {
        Run {
            graph: &self.graph,
            whole: 10_i64.pow(self.plan.decimals),
            slots,
            registers: &mut self.registers,
        }
    }

    /// Puts a verdict on a request into words; `None` where it is undecided.
    pub fn decided(&self, slots: &Slots, verdict: Verdict) -> Option<Decided<'p>> {
        decided(self.program, &self.plan, verdict, |of| {
            let stated = slots.is_stated(of.index());
            stated.then(|| uncounted(slots.of(of.index()), self.plan.decimals))
        })
    }
}

/// A request being decided.
struct Run<'a> {
    graph: &'a Graph,
    /// What one whole is counted as.
    whole: i64,
    slots: &'a Slots,
    registers: &'a mut Registers,
}

impl Run<'_> {
    fn decide(&mut self) -> Verdict {
        let graph = self.graph;
        let answers = self.slots.answers();
        self.registers.truths[..answers.len()].copy_from_slice(answers);
        let (governing, rest) = graph.steps[..graph.deciding].split_at(graph.governing);
        self.follow(governing);
        if self.truth(graph.governed) == NO {
            return Verdict::NOT_GOVERNED;
        }
        self.follow(rest);
        let mut findings = (0..).zip(&graph.findings);
        let standing = findings.find(|(_, outcome)| self.truth(outcome.stands) == YES);
        let released = standing.and_then(|(finding, outcome)| {
            let released = self.released(outcome.releases)?;
            Some(Verdict { finding, released })
        });
        released.unwrap_or(Verdict::UNDECIDED)
    }

    /// Goes through the steps that deciding left out, and adds the reasons; tells whether all of them are known.
    fn reasons(&mut self, verdict: Verdict, reasons: &mut Vec<Citer>) -> bool {
        let graph = self.graph;
        let Some(places) = &graph.places else {
            return false;
        };
        let done = match verdict {
            Verdict::NOT_GOVERNED => graph.governing,
            _ => graph.deciding,
        };
        self.follow(&graph.steps[done..]);
        for place in places {
            match self.truth(place.when) {
                YES if !reasons.contains(&place.citer) => reasons.push(place.citer),
                UNKNOWN if place.inexact => return false,
                _ => {}
            }
        }
        true
    }

    /// Gives how much a finding that stands releases; `None` where that is not known.
    fn released(&self, releases: Releases) -> Option<i32> {
        match releases {
            Releases::Nothing => Some(Verdicts::WHOLE),
            Releases::Mixed => None,
            Releases::Measured(whole, amount) => match self.truth(whole) {
                YES => Some(Verdicts::WHOLE),
                NO => amount.and_then(|amount| self.registers.numbers[amount.0]),
                _ => None,
            },
        }
    }

    #[inline]
    fn truth(&self, register: Register) -> Truth {
        self.registers.truths[usize::from(register)]
    }

    fn follow(&mut self, steps: &[Packed]) {
        for step in steps {
            match *step {
                Packed::Judge(register, node) => {
                    self.registers.truths[usize::from(register)] = self.judged(node);
                }
                Packed::Compute(register) => {
                    let register = usize::from(register);
                    self.registers.numbers[register] =
                        self.computed(&self.graph.computed[register]);
                }
            }
        }
    }

    #[inline]
    fn judged(&self, node: Node) -> Truth {
        match node {
            Node::Constant(truth) => truth,
            Node::OneOf(fact, set) => {
                let set = self.graph.sets[usize::from(set)];
                self.stated(fact, |slots, fact| slots.chosen(fact) & set != 0)
            }
            Node::Includes(fact, wanted, set) => self.includes(fact.into(), wanted, set),
            Node::Empty(fact) => self.empty(fact.into()),
            Node::Covered(fact, bit) => {
                self.stated(fact, |slots, fact| slots.of(fact) >> bit & 1 == 1)
            }
            Node::Presumed(presumption) => self.presumed(presumption),
            Node::Not(of) => YES - self.truth(of),
            Node::All(of) => self.truths(of).fold(YES, Truth::min),
            Node::Any(of) => self.truths(of).fold(NO, Truth::max),
            Node::AtLeast(wanted, of) => self.at_least(wanted, of),
            Node::Compare(comparison) => self.compared(comparison),
        }
    }

    #[inline]
    fn truths(&self, of: Several) -> impl Iterator<Item = Truth> {
        let registers = self.graph.several(of).iter();
        registers.map(|register| self.truth(*register))
    }

    #[inline]
    fn stated(&self, fact: u16, holds: impl Fn(&Slots, usize) -> bool) -> Truth {
        let fact = usize::from(fact);
        match self.slots.is_stated(fact) {
            true => truth(holds(self.slots, fact)),
            false => UNKNOWN,
        }
    }

    fn includes(&self, fact: usize, wanted: u32, set: u16) -> Truth {
        if !self.slots.is_stated(fact) {
            return UNKNOWN;
        }
        let set = self.graph.sets[usize::from(set)];
        let found = (self.slots.chosen(fact) & set).count_ones() >= wanted;
        let may_grow = self.slots.is_open(fact) && set.count_ones() >= wanted;
        known((found || !may_grow).then_some(found))
    }

    fn empty(&self, fact: usize) -> Truth {
        if !self.slots.is_stated(fact) {
            return UNKNOWN;
        }
        let some = self.slots.chosen(fact) != 0;
        known((some || !self.slots.is_open(fact)).then_some(!some))
    }

    fn presumed(&self, presumption: u16) -> Truth {
        let presumption = self.graph.presumptions[usize::from(presumption)];
        let applies = || presumption.when.is_none_or(|when| self.truth(when) == YES);
        if !self.slots.is_stated(presumption.fact.into()) && applies() {
            presumption.holds
        } else {
            self.truth(presumption.of)
        }
    }

    fn at_least(&self, wanted: u32, of: Several) -> Truth {
        let (hold, may) = self.truths(of).fold((0, 0), |(hold, may), truth| {
            (hold + u32::from(truth == YES), may + u32::from(truth != NO))
        });
        match (hold >= wanted, may >= wanted) {
            (true, _) => YES,
            (false, true) => UNKNOWN,
            (false, false) => NO,
        }
    }

    fn compared(&self, comparison: u16) -> Truth {
        let (left, operator, right) = self.graph.comparisons[usize::from(comparison)];
        match (self.number(left), self.number(right)) {
            (Some(left), Some(right)) => truth(match operator {
                Comparison::Less => left < right,
                Comparison::AtMost => left <= right,
                Comparison::Equal => left == right,
                Comparison::NotEqual => left != right,
                Comparison::AtLeast => left >= right,
                Comparison::More => left > right,
            }),
            _ => UNKNOWN,
        }
    }
}
