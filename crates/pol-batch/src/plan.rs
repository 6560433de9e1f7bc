//! A program as steps over blocks of requests: each step fills one register, in order.
//! Made once for a program by `lower`; `run` follows it.

use crate::circuit::Circuit;
use pol_compiler::program::{
    CalendarUnit, Citer, CodeSetId, Comparison, Direction, FactId, FindingId, MonthEnd, Program,
    UnitId,
};

/// A register of truths.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) struct Flag(pub(crate) usize);

/// A register of numbers, or of dates as days since 1970-01-01.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) struct Measure(pub(crate) usize);

/// Where a number comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) enum Operand {
    /// The same for every request.
    Constant(i32),
    /// What requests state of a fact.
    Stated(FactId),
    /// What an earlier step made.
    Made(Measure),
}

/// What a fact that has members, or one value of several, is asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) enum Asked {
    /// It is yes.
    Yes,
    /// It is one of these choices.
    OneOf(u128),
    /// It includes so many of these choices.
    AtLeast(u32, u128),
    /// It has no member.
    Empty,
    /// It is covered by a set of codes.
    CodeIn(CodeSetId),
    /// Nothing that a column can tell.
    Beyond,
}

/// A step that fills a register of truths.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(crate) enum Judge {
    /// The same for every request.
    Constant(Option<bool>),
    /// What requests state.
    Stated(FactId, Asked),
    /// What an earlier step made; where the fact is not stated and a condition holds, what is presumed.
    Presumed {
        /// Of what is stated.
        of: Flag,
        /// The fact.
        fact: FactId,
        /// When it is presumed; always, where nothing is said.
        when: Option<Flag>,
        /// What the presumed value comes to.
        holds: Option<bool>,
    },
    /// The opposite.
    Not(Flag),
    /// All hold.
    All(Box<[Flag]>),
    /// One holds.
    Any(Box<[Flag]>),
    /// So many hold.
    AtLeast(u32, Box<[Flag]>),
    /// Two numbers or two dates.
    Compare(Operand, Comparison, Operand),
}

/// A step that fills a register of numbers.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(crate) enum Compute {
    /// What requests state; where a fact is not stated and a condition holds, what is presumed.
    Presumed {
        /// The fact.
        fact: FactId,
        /// When it is presumed; always, where nothing is said.
        when: Option<Flag>,
        /// As what.
        value: i32,
    },
    /// What is in force on a day: the first and the last day of each entry, and its number.
    OnDay(Operand, Box<[(i32, i32, i32)]>),
    /// All added.
    Sum(Box<[Operand]>),
    /// The first less each of the others, never below zero.
    Less(Box<[Operand]>),
    /// A number times a factor, divided by what a whole one is counted as.
    Times(i64, Operand),
    /// The least of the cases that hold, or another number; and then at most each cap that holds.
    Capped {
        /// Guard and number.
        cases: Box<[(Flag, Operand)]>,
        /// Where no case holds.
        otherwise: Operand,
        /// Guard and bound.
        caps: Box<[(Option<Flag>, Operand)]>,
    },
    /// The largest of those whose guard holds; not known where a guard is not, and where none holds.
    Largest(Box<[(Flag, Operand)]>),
    /// The lesser of two.
    Least(Operand, Operand),
    /// A date so long before or after another.
    Shift {
        /// From where.
        from: Operand,
        /// How many.
        count: u32,
        /// Of what.
        unit: CalendarUnit,
        /// Which way.
        direction: Direction,
        /// What becomes of the last days of months.
        month_end: MonthEnd,
    },
}

/// One step.
#[derive(Clone, Debug)]
pub(crate) enum Step {
    /// Fills the register of truths.
    Judge(Flag, Judge),
    /// Fills the register of numbers.
    Compute(Measure, Compute),
}

/// Where a finding's outcome is found.
#[derive(Clone, Debug)]
pub(crate) struct Standing {
    /// The finding.
    pub(crate) finding: FindingId,
    /// It stands.
    pub(crate) stands: Flag,
    /// What it releases.
    pub(crate) release: Release,
}

/// What a finding releases.
#[derive(Clone, Debug)]
pub(crate) enum Release {
    /// Nothing: a clinician decides.
    Nothing,
    /// What its rules measure.
    Measured {
        /// A rule that measures nothing releases all.
        whole: Flag,
        /// How much; and the fact that tells how much was requested.
        amount: Option<(Measure, FactId, Operand)>,
        /// Its unit; of nothing that is measured, any.
        unit: UnitId,
    },
    /// Rules measure by different facts or units: for the interpreter.
    Mixed,
}

/// One place where a reason may be told: an outcome tells its reasons in the order of these places, each once.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Occurrence {
    /// The reason.
    pub(crate) citer: Citer,
    /// When it is told.
    pub(crate) when: Flag,
    /// Where it is not known whether it is told, the interpreter may know.
    pub(crate) inexact: bool,
}

/// A program, ready to judge columns of requests.
#[derive(Clone, Debug)]
pub struct Plan {
    /// The steps in order.
    pub(crate) steps: Vec<Step>,
    /// How many of them decide; the others tell the reasons.
    pub(crate) deciding: usize,
    /// The steps as columns go through them.
    pub(crate) circuit: Circuit,
    /// How many registers of truths there are.
    pub(crate) flags: usize,
    /// How many registers of numbers there are.
    pub(crate) measures: usize,
    /// Whether the policy governs the request.
    pub(crate) governed: Flag,
    /// The findings, strongest first.
    pub(crate) findings: Vec<Standing>,
    /// How many decimals numbers are counted with.
    pub(crate) decimals: u32,
    /// The choices of each fact that a step asks for.
    pub(crate) asked: Vec<u128>,
    /// Where reasons are told; none, where nobody wants them or there are too many places.
    pub(crate) reasons: Option<Vec<Occurrence>>,
}

impl Plan {
    /// Makes the plan of a program.
    pub fn of(program: &Program) -> Self {
        crate::verdict::plan(program, false)
    }

    /// Makes the plan of a program that also tells the reasons of outcomes.
    pub fn with_reasons(program: &Program) -> Self {
        crate::verdict::plan(program, true)
    }
}
