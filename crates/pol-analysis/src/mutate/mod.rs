//! Clinical slips: a program and its examples in; out for each small change of it whether an example would notice,
//! whether the change is none in truth, or a request that tells the two apart and that no example holds.

mod conditions;
mod declarations;
mod judge;
mod patch;
mod presumption;
mod vocabulary;

pub use judge::{Fate, MutantReport, judge, judge_each};

use patch::Patch;
use pol_compiler::program::Program;
use pol_parser::Span;

/// What kind of slip.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum MutantKind {
    /// A number one step off.
    Threshold,
    /// `at least` for `more than`, `is` for `is not`.
    Comparison,
    /// `any of` for `all of`.
    Quantifier,
    /// A condition turned into its opposite.
    Negation,
    /// An item left out.
    Item,
    /// A rule, exception or advisory left out.
    Declaration,
    /// Another finding.
    Finding,
    /// An exception that reaches more, or less.
    Reach,
    /// A choice or code left out.
    Member,
    /// A cap or a case of an amount left out.
    Cap,
    /// A part of a sum or a difference left out.
    Computation,
    /// A presumption dropped or flipped.
    Presumption,
    /// An unstated fact read as no.
    UnknownAsNo,
    /// A date a day off.
    Date,
}

impl MutantKind {
    /// Every kind, in order.
    pub const ALL: [Self; 14] = [
        Self::Threshold,
        Self::Comparison,
        Self::Quantifier,
        Self::Negation,
        Self::Item,
        Self::Declaration,
        Self::Finding,
        Self::Reach,
        Self::Member,
        Self::Cap,
        Self::Computation,
        Self::Presumption,
        Self::UnknownAsNo,
        Self::Date,
    ];

    /// Gives its name in reports and options: `unknown-as-no`.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Threshold => "threshold",
            Self::Comparison => "comparison",
            Self::Quantifier => "quantifier",
            Self::Negation => "negation",
            Self::Item => "item",
            Self::Declaration => "declaration",
            Self::Finding => "finding",
            Self::Reach => "reach",
            Self::Member => "member",
            Self::Cap => "cap",
            Self::Computation => "computation",
            Self::Presumption => "presumption",
            Self::UnknownAsNo => "unknown-as-no",
            Self::Date => "date",
        }
    }
}

/// A program with one slip.
#[derive(Clone, Debug)]
pub struct Mutant {
    /// What kind of slip.
    pub kind: MutantKind,
    /// The slip in words that follow "if": `the yearly limit were 37 visits`.
    pub slip: String,
    /// What it is in: `rule frequency`.
    pub within: String,
    /// Where.
    pub span: Span,
    patch: Patch,
}

impl Mutant {
    /// Gives the program with the slip.
    pub fn program(&self, program: &Program) -> Program {
        self.patch.applied(program)
    }
}

/// Gives every slip, in the order of kinds and declarations: the same for the same program.
pub fn mutants(program: &Program) -> Vec<Mutant> {
    let mut mutants = Vec::new();
    conditions::mutants(program, &mut mutants);
    declarations::mutants(program, &mut mutants);
    vocabulary::mutants(program, &mut mutants);
    mutants.sort_by_key(|mutant| mutant.kind);
    mutants
}
