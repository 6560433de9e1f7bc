//! Programs in; what can be known of them before any request arrives out, each with a smallest request that shows it.
//! Exact within a budget of work; what it does not establish it says, and never reports as fine.

mod universe;

mod cover;
mod implicant;
mod parallel;
mod parts;
mod rows;
mod rows_found;
mod witness;
mod words;

mod analyze;
mod compare;
mod coverage;
mod diagnostics;
mod example_text;
mod mutate;
mod suggest;
mod why;

pub use analyze::{Analysis, Observation, Witness, analyze, analyze_quickly};
pub use compare::{
    AdvisoryChange, AskChange, Change, ChangeKind, Claim, ClaimEntry, Class, Comparison,
    DeclarationChange, Direction, FactChange, PresumptionChange, Region, Replayed, Replayer, Shown,
    Verdict, Wording, WordingChange, compare, kind_name,
};
pub use coverage::{CoverageKind, CoverageRow, Gap, Sight, coverage};
pub use diagnostics::{PAGES, REVISION_PAGES, unnoticed};
pub use example_text::example_text;
pub use mutate::{Fate, Mutant, MutantKind, MutantReport, judge, judge_each, mutants};
pub use pol_solver::Budget;
pub use suggest::{Suggestion, suggest};
pub use why::{Why, why, why_names};
