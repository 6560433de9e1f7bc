//! A plan as a graph for one request: each register of truths a small node, its operands side by side in one list.
//! Made once; `single` asks it, from the findings down, and looks at no node whose answer does not matter.

use crate::codebook::Codebook;
use crate::plan::{Asked, Compute, Flag, Judge, Operand, Plan, Step};
use pol_compiler::program::{Comparison, FactId};

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

/// So many registers in the list of operands.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Several {
    start: u32,
    end: u32,
}

/// A register of truths.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Node {
    /// The same for every request.
    Constant(Truth),
    /// A fact is yes.
    Yes(u32),
    /// A fact is one of the choices of a set.
    OneOf(u32, u32),
    /// A fact includes so many of the choices of a set.
    Includes(u32, u32, u32),
    /// A fact has no member.
    Empty(u32),
    /// A code is covered by the set of this bit.
    Covered(u32, u32),
    /// What is presumed where nothing is stated.
    Presumed(u32),
    /// The opposite.
    Not(u32),
    /// All hold.
    All(Several),
    /// One holds.
    Any(Several),
    /// So many hold.
    AtLeast(u32, Several),
    /// Two numbers or dates.
    Compare(u32),
}

/// What is presumed of a fact.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Presumption {
    /// Of what is stated.
    pub(crate) of: u32,
    /// The fact.
    pub(crate) fact: u32,
    /// When it is presumed; always, where nothing is said.
    pub(crate) when: Option<u32>,
    /// What the presumed value comes to.
    pub(crate) holds: Truth,
}

/// A plan for one request.
#[derive(Clone, Debug)]
pub(crate) struct Graph {
    /// A node for each register of truths.
    pub(crate) nodes: Vec<Node>,
    /// What fills each register of numbers.
    pub(crate) computed: Vec<Compute>,
    /// The sets of choices that nodes name.
    pub(crate) sets: Vec<u128>,
    /// The presumptions that nodes name.
    pub(crate) presumptions: Vec<Presumption>,
    /// The comparisons that nodes name.
    pub(crate) comparisons: Vec<(Operand, Comparison, Operand)>,
    operands: Vec<u32>,
}

impl Graph {
    /// Makes the graph of a plan.
    pub(crate) fn of(plan: &Plan, codes: &Codebook) -> Self {
        let mut graph = Self {
            nodes: Vec::with_capacity(plan.flags),
            computed: Vec::with_capacity(plan.measures),
            sets: Vec::new(),
            presumptions: Vec::new(),
            comparisons: Vec::new(),
            operands: Vec::new(),
        };
        for step in &plan.steps {
            match step {
                Step::Judge(flag, judge) => {
                    debug_assert_eq!(flag.0, graph.nodes.len(), "registers are filled in order");
                    let node = graph.node(judge, codes);
                    graph.nodes.push(node);
                }
                Step::Compute(_, compute) => graph.computed.push(compute.clone()),
            }
        }
        graph
    }

    /// Gives the registers of a list.
    pub(crate) fn several(&self, several: Several) -> &[u32] {
        &self.operands[several.start as usize..several.end as usize]
    }

    fn node(&mut self, judge: &Judge, codes: &Codebook) -> Node {
        match judge {
            Judge::Constant(holds) => Node::Constant(known(*holds)),
            Judge::Stated(fact, asked) => self.asked(*fact, asked, codes),
            Judge::Presumed {
                of,
                fact,
                when,
                holds,
            } => Node::Presumed(add(
                &mut self.presumptions,
                Presumption {
                    of: index(*of),
                    fact: fact.0,
                    when: when.map(index),
                    holds: known(*holds),
                },
            )),
            Judge::Not(flag) => Node::Not(index(*flag)),
            Judge::All(flags) => Node::All(self.list(flags)),
            Judge::Any(flags) => Node::Any(self.list(flags)),
            Judge::AtLeast(wanted, flags) => Node::AtLeast(*wanted, self.list(flags)),
            Judge::Compare(left, operator, right) => {
                let comparison = (*left, *operator, *right);
                Node::Compare(add(&mut self.comparisons, comparison))
            }
        }
    }

    fn asked(&mut self, fact: FactId, asked: &Asked, codes: &Codebook) -> Node {
        let of = fact.0;
        match asked {
            Asked::Yes => Node::Yes(of),
            Asked::OneOf(choices) => Node::OneOf(of, add(&mut self.sets, *choices)),
            Asked::AtLeast(wanted, choices) => {
                Node::Includes(of, *wanted, add(&mut self.sets, *choices))
            }
            Asked::Empty => Node::Empty(of),
            Asked::CodeIn(set) => match codes.bit(fact, *set) {
                Some(bit) => Node::Covered(of, bit),
                None => Node::Constant(UNKNOWN),
            },
            Asked::Beyond => Node::Constant(UNKNOWN),
        }
    }

    fn list(&mut self, flags: &[Flag]) -> Several {
        let start = position(self.operands.len());
        self.operands.extend(flags.iter().copied().map(index));
        Several {
            start,
            end: position(self.operands.len()),
        }
    }
}

fn add<T>(list: &mut Vec<T>, it: T) -> u32 {
    list.push(it);
    position(list.len() - 1)
}

fn index(flag: Flag) -> u32 {
    position(flag.0)
}

/// A plan of more registers than this counts could not be held in memory.
fn position(position: usize) -> u32 {
    u32::try_from(position).unwrap_or(u32::MAX)
}
