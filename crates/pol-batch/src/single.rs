//! One request, decision only: the findings are asked strongest first, and each asks no further than until its answer is settled.
//! Allocates nothing once it is made. What Kleene's logic leaves open is told as undecided, as with columns.

mod numbers;

use crate::codebook::Codebook;
use crate::decided::{Decided, Verdict, decided};
use crate::judge::Verdicts;
use crate::nodes::{Graph, NO, Node, Truth, UNKNOWN, YES, known, truth};
use crate::numbers::uncounted;
use crate::plan::{Flag, Plan, Release};
use crate::read::Reader;
use crate::slots::Slots;
use pol_compiler::program::{Comparison, Program};
use pol_interpreter::Facts;

/// A program that is asked about one request after another.
#[derive(Clone, Debug)]
pub struct Single<'p> {
    program: &'p Program,
    plan: Plan,
    graph: Graph,
    codes: Codebook,
    reader: Reader<'p>,
    memory: Memory,
}

/// What is known of the registers for the request at hand.
#[derive(Clone, Debug)]
struct Memory {
    truths: Vec<Truth>,
    /// For each register of numbers, the request that it was filled for, and what it came to.
    numbers: Vec<(u64, Option<i32>)>,
    request: u64,
}

/// A register of truths that has not been asked.
const NOT_ASKED: Truth = 3;

impl<'p> Single<'p> {
    /// Makes a program ready; `None` where a fact is asked for more sets of codes than a slot holds, or there are too many findings.
    pub fn new(program: &'p Program) -> Option<Self> {
        let plan = Plan::of(program);
        let codes = Codebook::of(&plan)?;
        if plan.findings.len() >= usize::from(Verdicts::NOT_GOVERNED) {
            return None;
        }
        let memory = Memory {
            truths: vec![NOT_ASKED; plan.flags],
            numbers: vec![(0, None); plan.measures],
            request: 0,
        };
        Some(Self {
            program,
            reader: Reader::new(program, &plan),
            graph: Graph::of(&plan, &codes),
            plan,
            codes,
            memory,
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
        self.memory.truths.fill(NOT_ASKED);
        self.memory.request += 1;
        let mut run = Run {
            graph: &self.graph,
            whole: 10_i64.pow(self.plan.decimals),
            slots,
            memory: &mut self.memory,
        };
        run.decide(&self.plan)
    }

    /// Puts a verdict on a request into words; `None` where it is undecided.
    pub fn decided(&self, slots: &Slots, verdict: Verdict) -> Option<Decided<'p>> {
        decided(self.program, &self.plan, verdict, |of| {
            let stated = slots.is_stated(of.index());
            stated.then(|| uncounted(slots.of(of.index()), self.plan.decimals))
        })
    }
}

/// A request being asked about.
struct Run<'a> {
    graph: &'a Graph,
    /// What one whole is counted as.
    whole: i64,
    slots: &'a Slots,
    memory: &'a mut Memory,
}

impl Run<'_> {
    fn decide(&mut self, plan: &Plan) -> Verdict {
        if self.flag(plan.governed) == NO {
            return Verdict::NOT_GOVERNED;
        }
        for (finding, standing) in (0..).zip(&plan.findings) {
            if self.flag(standing.stands) == YES {
                return match self.released(&standing.release) {
                    Some(released) => Verdict { finding, released },
                    None => Verdict::UNDECIDED,
                };
            }
        }
        Verdict::UNDECIDED
    }

    /// Gives how much a finding that stands releases; `None` where that is not known.
    fn released(&mut self, release: &Release) -> Option<i32> {
        match release {
            Release::Nothing => Some(Verdicts::WHOLE),
            Release::Mixed => None,
            Release::Measured { whole, amount, .. } => match self.flag(*whole) {
                YES => Some(Verdicts::WHOLE),
                NO => amount.and_then(|(amount, _, _)| self.measure(amount.0)),
                _ => None,
            },
        }
    }

    fn flag(&mut self, flag: Flag) -> Truth {
        self.truth(flag.0)
    }

    fn truth(&mut self, register: usize) -> Truth {
        match self.memory.truths[register] {
            NOT_ASKED => {
                let truth = self.asked(self.graph.nodes[register]);
                self.memory.truths[register] = truth;
                truth
            }
            truth => truth,
        }
    }

    fn asked(&mut self, node: Node) -> Truth {
        match node {
            Node::Constant(truth) => truth,
            Node::Yes(fact) => self.stated(fact, |slots, fact| slots.of(fact) == 1),
            Node::OneOf(fact, set) => {
                let set = self.graph.sets[set as usize];
                self.stated(fact, |slots, fact| slots.chosen(fact) & set != 0)
            }
            Node::Includes(fact, wanted, set) => self.includes(fact as usize, wanted, set),
            Node::Empty(fact) => self.empty(fact as usize),
            Node::Covered(fact, bit) => {
                self.stated(fact, |slots, fact| slots.of(fact) >> bit & 1 == 1)
            }
            Node::Presumed(presumption) => self.presumed(presumption),
            Node::Not(of) => YES - self.truth(of as usize),
            Node::All(of) => self.first(self.graph.several(of), NO),
            Node::Any(of) => self.first(self.graph.several(of), YES),
            Node::AtLeast(wanted, of) => self.at_least(wanted, self.graph.several(of)),
            Node::Compare(comparison) => self.compared(comparison),
        }
    }

    fn stated(&self, fact: u32, holds: impl Fn(&Slots, usize) -> bool) -> Truth {
        let fact = fact as usize;
        if self.slots.is_stated(fact) {
            truth(holds(self.slots, fact))
        } else {
            UNKNOWN
        }
    }

    fn includes(&self, fact: usize, wanted: u32, set: u32) -> Truth {
        if !self.slots.is_stated(fact) {
            return UNKNOWN;
        }
        let set = self.graph.sets[set as usize];
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

    fn presumed(&mut self, presumption: u32) -> Truth {
        let presumption = self.graph.presumptions[presumption as usize];
        let applies = |run: &mut Self| {
            let when = presumption.when;
            when.is_none_or(|when| run.truth(when as usize) == YES)
        };
        if !self.slots.is_stated(presumption.fact as usize) && applies(self) {
            presumption.holds
        } else {
            self.truth(presumption.of as usize)
        }
    }

    /// Asks until one comes to what settles it: a no of all, a yes of any.
    fn first(&mut self, of: &[u32], settles: Truth) -> Truth {
        let mut open = false;
        for register in of {
            let truth = self.truth(*register as usize);
            if truth == settles {
                return settles;
            }
            open |= truth == UNKNOWN;
        }
        if open { UNKNOWN } else { YES - settles }
    }

    fn at_least(&mut self, wanted: u32, of: &[u32]) -> Truth {
        let (mut hold, mut may) = (0, 0);
        for register in of {
            let truth = self.truth(*register as usize);
            hold += u32::from(truth == YES);
            may += u32::from(truth != NO);
        }
        match (hold >= wanted, may >= wanted) {
            (true, _) => YES,
            (false, true) => UNKNOWN,
            (false, false) => NO,
        }
    }

    fn compared(&mut self, comparison: u32) -> Truth {
        let (left, operator, right) = self.graph.comparisons[comparison as usize];
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
