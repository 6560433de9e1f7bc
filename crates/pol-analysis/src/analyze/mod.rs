//! One program in; what its author should know of it out, each with a smallest request that shows it.
//! One file a question; what runs out of its budget is named as not answered, never taken for fine.

mod applies;
mod conflicts;
mod gaps;
mod masked;
mod matters;
mod presumptions;
mod releases;
mod session;
mod standing;
mod unread;

use crate::universe::Universe;
use pol_compiler::program::Program;
use pol_interpreter::Facts;
use pol_parser::Diagnostic;
use pol_solver::Budget;
use session::Session;

/// What came of the questions to one program.
#[derive(Debug, Default)]
pub struct Analysis {
    /// What the author should know: warnings before notes, each in the order of the questions.
    pub observations: Vec<Observation>,
    /// Questions that ran out of their budget, in words: `whether rule a can ever apply`.
    pub unanswered: Vec<String>,
    /// How many questions were answered.
    pub answered: usize,
}

/// One thing that the author should know.
#[derive(Debug)]
pub struct Observation {
    /// What, and where in the policy.
    pub diagnostic: Diagnostic,
    /// A smallest request that shows it; absent where there is none to show, as of what can never be.
    pub witness: Option<Witness>,
    /// What it was about, by name: the rule, the criterion, the fact.
    pub subject: String,
    /// The others that it was about: the rules that mask this one, the conditions that exclude each other.
    pub others: Vec<String>,
}

/// A request that shows something, small, and what it shows.
#[derive(Clone, Debug)]
pub struct Witness {
    /// The request.
    pub request: Facts,
    /// What comes of it, in a sentence.
    pub shows: String,
}

/// Asks everything. The budget is that of one family of questions, and of each question about a changed program or fact.
pub fn analyze(program: &Program, budget: Budget) -> Analysis {
    let mut session = Session::new(Universe::of(program), budget);
    if quick_questions(&mut session) {
        masked::ask(&mut session);
        gaps::ask(&mut session);
        presumptions::ask(&mut session);
        matters::ask(&mut session);
        unread::ask(&mut session);
    }
    session.finish()
}

/// Asks what is quick and would be a mistake: what can never apply, conflicts, a release of zero.
pub fn analyze_quickly(program: &Program, budget: Budget) -> Analysis {
    let mut session = Session::new(Universe::of(program), budget);
    quick_questions(&mut session);
    session.finish()
}

/// Tells whether anything else is worth asking: of a policy that governs no request nothing is.
fn quick_questions(session: &mut Session<'_>) -> bool {
    let governs = applies::ask_governs(session);
    if governs {
        applies::ask(session);
        conflicts::ask(session);
        releases::ask(session);
    }
    governs
}
