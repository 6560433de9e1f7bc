//! A plan packed for one request: each step a small node, the operands of all side by side in one list. Made once; `single` follows it.
//! The first registers of truths are the yes/no facts themselves, so that asking them takes no step.

use crate::codebook::Codebook;
use crate::plan::{
    Asked, Compute, Flag, Judge, Measure, Occurrence, Operand, Plan, Release, Standing, Step,
};
use pol_compiler::program::{Citer, Comparison, FactId};

/// What a register of truths comes to; the lesser of two is what both together come to, the greater what one of them does.
pub(crate) type Truth = u8;

/// It does not hold.
pub(crate) const NO: Truth = 0;
/// It may depend on what is not stated.
pub(crate) const UNKNOWN: Truth = 1;
/// It holds.
pub(crate) const YES: Truth = 2;

/// The truth of what is or is not so.
pub(crate) const fn truth(holds: bool) -> Truth {
    if holds { YES } else { NO }
}

/// The truth of what may be known.
pub(crate) const fn known(holds: Option<bool>) -> Truth {
    match holds {
        Some(holds) => truth(holds),
        None => UNKNOWN,
    }
}

/// A register of truths.
pub(crate) type Register = u16;

/// How many registers of truths there are; a program that needs more is for the interpreter.
pub(crate) const REGISTERS: usize = 1 << Register::BITS;

/// So many registers in the list of operands.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Several {
    start: u32,
    end: u32,
}

/// What fills a register of truths.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Node {
    /// The same for every request.
    Constant(Truth),
    /// A fact is one of the choices of a set.
    OneOf(u16, u16),
    /// A fact includes so many of the choices of a set.
    Includes(u16, u32, u16),
    /// A fact has no member.
    Empty(u16),
    /// A code is covered by the set of this bit.
    Covered(u16, u8),
    /// What is presumed where nothing is stated.
    Presumed(u16),
    /// The opposite.
    Not(Register),
    /// All hold.
    All(Several),
    /// One holds.
    Any(Several),
    /// So many hold.
    AtLeast(u32, Several),
    /// Two numbers or dates.
    Compare(u16),
}

/// A step.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Packed {
    /// Fills a register of truths.
    Judge(Register, Node),
    /// Fills a register of numbers.
    Compute(u16),
}

/// What is presumed of a fact.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Presumption {
    /// Of what is stated.
    pub(crate) of: Register,
    /// The fact.
    pub(crate) fact: u16,
    /// When it is presumed; always, where nothing is said.
    pub(crate) when: Option<Register>,
    /// What the presumed value comes to.
    pub(crate) holds: Truth,
}

/// Where the outcome of a finding is found.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Outcome {
    /// It stands.
    pub(crate) stands: Register,
    /// What it releases.
    pub(crate) releases: Releases,
}

/// One place where a reason may be told.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Place {
    /// The reason.
    pub(crate) citer: Citer,
    /// When it is told.
    pub(crate) when: Register,
    /// Where it is not known whether it is told, the interpreter may know.
    pub(crate) inexact: bool,
}

/// What a finding releases.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Releases {
    /// Nothing: a clinician decides.
    Nothing,
    /// All where the register holds, else an amount.
    Measured(Register, Option<Measure>),
    /// What only the interpreter can measure.
    Mixed,
}

/// A plan for one request.
#[derive(Clone, Debug)]
pub(crate) struct Graph {
    /// The steps in order.
    pub(crate) steps: Vec<Packed>,
    /// How many of them tell whether the policy governs.
    pub(crate) governing: usize,
    /// How many of them decide; the others tell the reasons.
    pub(crate) deciding: usize,
    /// Where reasons are told, if they are.
    pub(crate) places: Option<Vec<Place>>,
    /// Whether it does.
    pub(crate) governed: Register,
    /// The findings, strongest first.
    pub(crate) findings: Vec<Outcome>,
    /// What fills the registers of numbers; their flags are registers.
    pub(crate) computed: Vec<Compute>,
    /// The sets of choices that nodes name.
    pub(crate) sets: Vec<u128>,
    /// The presumptions that nodes name.
    pub(crate) presumptions: Vec<Presumption>,
    /// The comparisons that nodes name.
    pub(crate) comparisons: Vec<(Operand, Comparison, Operand)>,
    operands: Vec<Register>,
}

impl Graph {
    /// Makes the graph of a plan; `None` where it needs more registers than there are.
    pub(crate) fn of(plan: &Plan, codes: &Codebook) -> Option<Self> {
        let facts = plan.asked.len();
        if facts + plan.flags + plan.measures >= REGISTERS {
            return None;
        }
        let mut packing = Packing {
            codes,
            next: register(facts),
            registers: Vec::with_capacity(plan.flags),
            graph: Self {
                steps: Vec::with_capacity(plan.steps.len()),
                governing: 0,
                deciding: 0,
                places: None,
                governed: 0,
                findings: Vec::new(),
                computed: Vec::with_capacity(plan.measures),
                sets: Vec::new(),
                presumptions: Vec::new(),
                comparisons: Vec::new(),
                operands: Vec::new(),
            },
        };
        packing.pack(plan);
        Some(packing.graph)
    }

    /// Gives the registers of a list.
    pub(crate) fn several(&self, several: Several) -> &[Register] {
        &self.operands[several.start as usize..several.end as usize]
    }
}

/// A graph in the making.
struct Packing<'a> {
    codes: &'a Codebook,
    graph: Graph,
    /// The register of each flag so far.
    registers: Vec<Register>,
    next: Register,
}

impl Packing<'_> {
    fn pack(&mut self, plan: &Plan) {
        for (at, step) in plan.steps.iter().enumerate() {
            if at == plan.deciding {
                self.graph.deciding = self.graph.steps.len();
            }
            match step {
                Step::Judge(flag, judge) => {
                    self.judge(judge);
                    if *flag == plan.governed {
                        self.graph.governing = self.graph.steps.len();
                    }
                }
                Step::Compute(measure, compute) => {
                    let compute = self.renumbered(compute);
                    self.graph.computed.push(compute);
                    self.graph.steps.push(Packed::Compute(register(measure.0)));
                }
            }
        }
        if plan.deciding == plan.steps.len() {
            self.graph.deciding = self.graph.steps.len();
        }
        let places = plan.reasons.as_ref();
        self.graph.places = places.map(|all| all.iter().map(|it| self.place(it)).collect());
        self.graph.governed = self.register(plan.governed);
        self.graph.findings = plan.findings.iter().map(|it| self.outcome(it)).collect();
    }

    fn register(&self, flag: Flag) -> Register {
        self.registers[flag.0]
    }

    fn place(&self, occurrence: &Occurrence) -> Place {
        Place {
            citer: occurrence.citer,
            when: self.register(occurrence.when),
            inexact: occurrence.inexact,
        }
    }

    fn outcome(&self, standing: &Standing) -> Outcome {
        let releases = match &standing.release {
            Release::Nothing => Releases::Nothing,
            Release::Mixed => Releases::Mixed,
            Release::Measured { whole, amount, .. } => {
                Releases::Measured(self.register(*whole), amount.map(|(amount, ..)| amount))
            }
        };
        Outcome {
            stands: self.register(standing.stands),
            releases,
        }
    }

    /// Puts registers in the place of flags.
    fn renumbered(&self, compute: &Compute) -> Compute {
        let flag = |flag: Flag| Flag(self.register(flag).into());
        match compute {
            Compute::Presumed { fact, when, value } => Compute::Presumed {
                fact: *fact,
                when: when.map(flag),
                value: *value,
            },
            Compute::Capped {
                cases,
                otherwise,
                caps,
            } => Compute::Capped {
                cases: cases
                    .iter()
                    .map(|(of, number)| (flag(*of), *number))
                    .collect(),
                otherwise: *otherwise,
                caps: caps
                    .iter()
                    .map(|(of, bound)| (of.map(flag), *bound))
                    .collect(),
            },
            Compute::Largest(guarded) => {
                let guarded = guarded.iter();
                Compute::Largest(guarded.map(|(of, number)| (flag(*of), *number)).collect())
            }
            Compute::OnDay(..)
            | Compute::Sum(_)
            | Compute::Less(_)
            | Compute::Times(..)
            | Compute::Least(..)
            | Compute::Shift { .. } => compute.clone(),
        }
    }

    fn judge(&mut self, judge: &Judge) {
        let filled = if let Judge::Stated(fact, Asked::Yes) = judge {
            register(fact.index())
        } else {
            let node = self.node(judge);
            let filled = self.next;
            self.next += 1;
            self.graph.steps.push(Packed::Judge(filled, node));
            filled
        };
        self.registers.push(filled);
    }

    fn node(&mut self, judge: &Judge) -> Node {
        match judge {
            Judge::Constant(holds) => Node::Constant(known(*holds)),
            Judge::Stated(fact, asked) => self.asked(*fact, asked),
            Judge::Presumed {
                of,
                fact,
                when,
                holds,
            } => {
                let presumption = Presumption {
                    of: self.register(*of),
                    fact: register(fact.index()),
                    when: when.map(|when| self.register(when)),
                    holds: known(*holds),
                };
                Node::Presumed(add(&mut self.graph.presumptions, presumption))
            }
            Judge::Not(flag) => Node::Not(self.register(*flag)),
            Judge::All(flags) => Node::All(self.list(flags)),
            Judge::Any(flags) => Node::Any(self.list(flags)),
            Judge::AtLeast(wanted, flags) => Node::AtLeast(*wanted, self.list(flags)),
            Judge::Compare(left, operator, right) => {
                let comparison = (*left, *operator, *right);
                Node::Compare(add(&mut self.graph.comparisons, comparison))
            }
        }
    }

    fn asked(&mut self, fact: FactId, asked: &Asked) -> Node {
        let of = register(fact.index());
        let sets = &mut self.graph.sets;
        match asked {
            Asked::OneOf(choices) => Node::OneOf(of, add(sets, *choices)),
            Asked::AtLeast(wanted, choices) => Node::Includes(of, *wanted, add(sets, *choices)),
            Asked::Empty => Node::Empty(of),
            Asked::CodeIn(set) => match self.codes.bit(fact, *set) {
                Some(bit) => Node::Covered(of, bit),
                None => Node::Constant(UNKNOWN),
            },
            Asked::Yes | Asked::Beyond => Node::Constant(UNKNOWN),
        }
    }

    fn list(&mut self, flags: &[Flag]) -> Several {
        let length = |operands: &[Register]| u32::try_from(operands.len()).unwrap_or(u32::MAX);
        let start = length(&self.graph.operands);
        let registers = flags.iter().map(|flag| self.registers[flag.0]);
        self.graph.operands.extend(registers);
        Several {
            start,
            end: length(&self.graph.operands),
        }
    }
}

fn add<T>(list: &mut Vec<T>, it: T) -> u16 {
    list.push(it);
    register(list.len() - 1)
}

/// There are fewer steps than registers, and fewer of anything that steps name.
fn register(position: usize) -> u16 {
    u16::try_from(position).unwrap_or(u16::MAX)
}
