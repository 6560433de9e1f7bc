//! A program and the facts of a request in; a determination out. Prints nothing and panics on no input.

mod diagnostics;
mod facts;
mod request;

mod derived;
mod evaluate;
mod known;
mod recent;
mod slots;

mod finding;
mod release;
mod turning;

mod exact;
mod lacking;
mod missing;
mod presumed;
mod undecided;
mod unlocks;

mod cited;
mod reads;
mod reasons;
mod supports;
mod text;
mod trace;
mod trace_rows;

mod determination;

mod case;
mod causes;
mod compared;
mod example;

mod brief;
mod explain;
mod inspect;
mod interview;
mod number;

#[cfg(test)]
mod completions;
#[cfg(test)]
mod testing;
#[cfg(test)]
mod tests;

pub use brief::{Brief, brief, decide_exactly, name_reason};
pub use case::Case;
pub use causes::Cause;
pub use compared::Compared;
pub use determination::{
    Advice, AmountTrace, AsOf, CapOutcome, CapTrace, CaseTrace, Decision, Determination,
    Disposition, FactJson, FactTrace, Judged, Lacking, LimitTrace, Missing, NumberOutcome,
    NumberTrace, Part, PolicyIdentity, Presumed, Reason, ReasonSource, Released, RowsTrace, Status,
    Superseded, Turned, Unlock,
};
pub use diagnostics::PAGES;
pub use example::{Mismatch, check_example, compare_example, example_causes};
pub use explain::{decide, explain, identity};
pub use facts::Facts;
pub use inspect::Inspection;
pub use interview::{AnswerChoice, AnswerForm, Interview, Lead, Question};
pub use missing::missing_facts;
pub use number::Number;
pub use recent::Age;
pub use request::{
    Member, Outline, Reading, Stated, choices_meant, is_code, read_fact, read_record, read_request,
    read_request_among, read_together, systems_of_choices, write_request,
};
pub use text::{quantity, value_text};
pub use unlocks::unlocking_facts;
