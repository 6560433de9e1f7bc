//! One program in; what its author should know of it out, each with a smallest request that shows it.
//! One file a question; what runs out of its budget is named as not answered, never taken for fine.

mod applies;
mod conflicts;
mod established;
mod gaps;
mod masked;
mod matters;
mod presumptions;
mod releases;
mod session;
mod standing;
mod unread;

use crate::rows;
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
    /// What was shown to hold of all requests, a sentence each; nothing of which a question ran out of its budget.
    pub established: Vec<String>,
    /// Questions that ran out of their budget, in words: `whether rule a can ever apply`.
    pub unanswered: Vec<String>,
    /// What no question reaches, in words: what facts are derived from, and that several things hang on the same rows.
    pub left_out: Vec<String>,
    /// How many questions were answered.
    pub answered: usize,
    /// What the solver found and the interpreter did not confirm, in words: defects of ours, of which nothing is claimed.
    pub defects: Vec<String>,
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

/// Asks everything. The budget is that of one family of questions, and of each question about a changed
/// program or fact; `answered` is told how many were answered, after each.
pub fn analyze(program: &Program, budget: Budget, answered: &mut dyn FnMut(usize)) -> Analysis {
    let mut session = Session::new(Universe::of(program), budget, usize::MAX, answered);
    if quick_questions(&mut session) {
        session.family(established::MASKED, masked::ask);
        session.family(established::GAPS, gaps::ask);
        session.family(established::PRESUMPTIONS, presumptions::ask);
        session.family(established::MATTERS, matters::ask);
        session.family(established::UNREAD, unread::ask);
    }
    let mut analysis = session.finish();
    analysis.left_out = rows::left_out(program);
    analysis.established.push(established::ALWAYS.to_owned());
    analysis
}

/// The most questions of which it can be said that they are quick.
const MOST_QUICK: usize = 1_000;

/// Asks what is quick and would be a mistake: what can never apply, conflicts, a release of zero.
pub fn analyze_quickly(program: &Program, budget: Budget) -> Analysis {
    let mut answered = |_| {};
    let universe = Universe::of(program);
    let mut session = Session::new(universe, budget, MOST_QUICK, &mut answered);
    quick_questions(&mut session);
    session.finish()
}

/// Tells whether there is a request to ask more about.
fn quick_questions(session: &mut Session<'_>) -> bool {
    let governs = applies::ask_governs(session);
    if governs {
        session.family(established::APPLIES, applies::ask);
        session.family(established::CONFLICTS, conflicts::ask);
        session.family(established::RELEASES, releases::ask);
    }
    governs
}
