//! One rule at a time: whether it applies, and in which finding it results once exceptions have turned it.
//! Reads filled slots; an exception or a partial release that is unknown leaves several results possible.

use crate::evaluate::{Run, compare, number_fact};
use crate::slots::{Bounds, Truth};
use pol_compiler::program::{
    Comparison, Exception, ExceptionId, FindingId, FindingKind, Releasing, Rule, RuleId,
};
use rust_decimal::Decimal;

/// Tells whether a rule's condition holds.
pub(crate) fn applies(run: &Run<'_>, rule: RuleId) -> Truth {
    run.truth(run.rule(rule).condition)
}

/// Tells whether a rule that applies results in a finding.
pub(crate) fn results_in(run: &Run<'_>, rule: RuleId, finding: FindingId) -> Truth {
    let base = base(run, rule);
    let mut others = open_turns(run, rule).map(|(_, exception)| exception.into);
    if finding == base {
        let agreed = others.all(|other| other == base);
        if agreed { Truth::True } else { Truth::Unknown }
    } else if others.any(|other| other == finding) {
        Truth::Unknown
    } else {
        Truth::False
    }
}

/// Gives the strongest finding in which a rule that applies may result.
pub(crate) fn strongest(run: &Run<'_>, rule: RuleId) -> FindingId {
    open_turns(run, rule)
        .map(|(_, exception)| exception.into)
        .fold(base(run, rule), FindingId::min)
}

/// Gives the weakest finding in which a rule that applies may result.
pub(crate) fn weakest(run: &Run<'_>, rule: RuleId) -> FindingId {
    open_turns(run, rule)
        .map(|(_, exception)| exception.into)
        .fold(base(run, rule), FindingId::max)
}

/// Gives the finding of a rule that applies, as far as exceptions known to turn it go.
pub(crate) fn base(run: &Run<'_>, rule: RuleId) -> FindingId {
    sure_turn(run, rule).unwrap_or(run.rule(rule).finding)
}

/// Gives the exceptions known to turn a rule into its result, in declared order.
pub(crate) fn turned_by<'a>(
    run: &Run<'a>,
    rule: RuleId,
) -> impl Iterator<Item = (ExceptionId, &'a Exception)> {
    let into = sure_turn(run, rule);
    turns(run, rule, Truth::True).filter(move |(_, exception)| Some(exception.into) == into)
}

/// Gives the exceptions that may yet turn a rule; one that is no stronger than a sure one cannot.
pub(crate) fn open_turns<'a>(
    run: &Run<'a>,
    rule: RuleId,
) -> impl Iterator<Item = (ExceptionId, &'a Exception)> {
    let sure = sure_turn(run, rule);
    turns(run, rule, Truth::Unknown)
        .filter(move |(_, exception)| sure.is_none_or(|sure| exception.into < sure))
}

/// Two exceptions into different findings: the stronger one turns.
fn sure_turn(run: &Run<'_>, rule: RuleId) -> Option<FindingId> {
    turns(run, rule, Truth::True)
        .map(|(_, exception)| exception.into)
        .min()
}

fn turns<'a>(
    run: &Run<'a>,
    rule: RuleId,
    wanted: Truth,
) -> impl Iterator<Item = (ExceptionId, &'a Exception)> {
    let exceptions = (0..).map(ExceptionId).zip(&run.program.exceptions);
    exceptions.filter(move |(_, exception)| turn(run, exception, rule) == wanted)
}

/// Tells whether an exception holds and reaches a rule.
pub(crate) fn turn(run: &Run<'_>, exception: &Exception, id: RuleId) -> Truth {
    let rule = run.rule(id);
    if rule.settles || exception.except.contains(&id) {
        return Truth::False;
    }
    let finding_turned = Truth::from(exception.turns.contains(&rule.finding));
    let release_turned = Truth::from(exception.turns_partial_release).and(partial(run, rule));
    run.truth(exception.condition)
        .and(finding_turned.or(release_turned))
}

/// Tells whether a rule releases less than was requested.
pub(crate) fn partial(run: &Run<'_>, rule: &Rule) -> Truth {
    match rule.releasing {
        Some(releasing) if run.kind(rule.finding) == FindingKind::Release => compare(
            run.amount(releasing.amount),
            Comparison::Less,
            number_fact(run, releasing.of),
        ),
        Some(_) | None => Truth::False,
    }
}

/// Gives what is released: the amount, and never more than was requested.
pub(crate) fn released(run: &Run<'_>, releasing: Releasing) -> Bounds<Decimal> {
    run.amount(releasing.amount)
        .least(number_fact(run, releasing.of))
}

impl<'a> Run<'a> {
    /// Gives a rule by its id.
    pub(crate) fn rule(&self, rule: RuleId) -> &'a Rule {
        &self.program.rules[rule.index()]
    }

    /// Gives the kind of a finding.
    pub(crate) fn kind(&self, finding: FindingId) -> FindingKind {
        self.program.findings[finding.index()].kind
    }

    /// Gives the ids of all rules in declared order.
    pub(crate) fn rules(&self) -> impl Iterator<Item = RuleId> + use<> {
        (0u32..).map(RuleId).take(self.program.rules.len())
    }
}
