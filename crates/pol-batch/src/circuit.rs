//! Steps in; gates out, for `run`: what only turns a truth around costs nothing, and a list of which one must hold is one of which all must
//! not. Made once for a plan.

use crate::plan::{Flag, Judge, Measure, Step};

/// A register of truths, or the opposite of one: where the plane of the requests that hold is; that of the others is beside it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Signal(u32);

impl Signal {
    /// The opposite.
    #[inline(always)]
    pub(crate) const fn opposite(self) -> Self {
        Self(self.0 ^ 1)
    }

    /// Where the requests are that hold.
    #[inline(always)]
    pub(crate) const fn yes(self) -> usize {
        self.0 as usize
    }

    /// Where the requests are that do not.
    #[inline(always)]
    pub(crate) const fn no(self) -> usize {
        self.opposite().0 as usize
    }
}

/// Something to do for each block.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Gate {
    /// Two hold.
    Both(Signal, Signal, Signal),
    /// All of so many wires hold, from the first on.
    All(Signal, u32, u32),
    /// Another step that fills a register of truths, by its position.
    Judge(Signal, usize),
    /// A step that fills a register of numbers, by its position.
    Compute(Measure, usize),
}

/// The gates of a plan.
#[derive(Clone, Debug, Default)]
pub(crate) struct Circuit {
    /// In order.
    pub(crate) gates: Vec<Gate>,
    /// What lists are made of.
    pub(crate) wires: Vec<Signal>,
    /// Where each register of truths of the plan is found.
    signals: Vec<Signal>,
    /// How many planes there are.
    pub(crate) planes: usize,
}

impl Circuit {
    /// Makes the gates of steps.
    pub(crate) fn of(steps: &[Step]) -> Self {
        let mut circuit = Self::default();
        for (position, step) in steps.iter().enumerate() {
            match step {
                Step::Judge(_, judge) => circuit.judge(position, judge),
                Step::Compute(measure, _) => {
                    circuit.gates.push(Gate::Compute(*measure, position));
                }
            }
        }
        circuit
    }

    /// Gives where a register of truths is.
    #[inline(always)]
    pub(crate) fn signal(&self, flag: Flag) -> Signal {
        self.signals[flag.0]
    }

    /// Steps fill registers in their order.
    fn judge(&mut self, position: usize, judge: &Judge) {
        let signal = match judge {
            Judge::Not(of) => self.signal(*of).opposite(),
            Judge::All(flags) => self.all(flags, |signal| signal),
            Judge::Any(flags) => self.all(flags, Signal::opposite).opposite(),
            Judge::Constant(_)
            | Judge::Stated(..)
            | Judge::Presumed { .. }
            | Judge::AtLeast(..)
            | Judge::Compare(..) => {
                let into = self.new_signal();
                self.gates.push(Gate::Judge(into, position));
                into
            }
        };
        self.signals.push(signal);
    }

    fn all(&mut self, flags: &[Flag], turned: impl Fn(Signal) -> Signal) -> Signal {
        let into = self.new_signal();
        let signals: Vec<Signal> = flags.iter().map(|it| turned(self.signal(*it))).collect();
        let gate = match signals[..] {
            [left, right] => Gate::Both(into, left, right),
            _ => self.list(into, &signals),
        };
        self.gates.push(gate);
        into
    }

    fn list(&mut self, into: Signal, signals: &[Signal]) -> Gate {
        let first = self.wires.len();
        self.wires.extend_from_slice(signals);
        Gate::All(into, place(first), place(signals.len()))
    }

    fn new_signal(&mut self) -> Signal {
        self.planes += 2;
        Signal(place(self.planes - 2))
    }
}

fn place(position: usize) -> u32 {
    u32::try_from(position).expect("a program has fewer conditions than that")
}
