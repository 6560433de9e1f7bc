//! Whether a finding stands by a rule, as the interpreter sees a request: for witnesses, which show who brought a finding about.
//! A look at a request in; yes only where it is certain.

use pol_compiler::program::{ExceptionId, Program, RuleId};
use pol_interpreter::Inspection;

/// Tells whether a rule's own finding stands by it: it applies, nothing turns it, and no rule that settles stands before it.
pub(super) fn by_itself(program: &Program, seen: &Inspection<'_>, id: RuleId) -> bool {
    let rule = &program.rules[id.index()];
    let mut exceptions = (0..program.exceptions.len()).map(ExceptionId::at);
    seen.condition(rule.condition) == Some(true)
        && seen.finding() == Some(rule.finding)
        && (rule.settles || none_settles(program, seen))
        && exceptions.all(|exception| seen.turns(exception, id) == Some(false))
}

/// Tells whether no rule that settles applies.
pub(super) fn none_settles(program: &Program, seen: &Inspection<'_>) -> bool {
    let mut settling = program.rules.iter().filter(|rule| rule.settles);
    settling.all(|rule| seen.condition(rule.condition) == Some(false))
}
