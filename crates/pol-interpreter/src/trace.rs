//! The trace: how every criterion, rule, exception and amount came out, with the facts that it reads.
//! Made from filled slots on demand. A criterion or amount is named where it is read and shown once, so the trace stays linear.

use crate::cited;
use crate::determination::{
    AmountTrace, CapTrace, CaseTrace, FactJson, FactTrace, Judged, NumberOutcome, NumberTrace,
    Part, Status,
};
use crate::evaluate::Run;
use crate::number::Number;
use crate::reads::{self, Reads};
use crate::slots::{Bounds, Truth};
use crate::supports::{self, Computation};
use crate::text;
use pol_compiler::program::{
    Amount, AmountId, Citer, CriterionId, ExceptionId, FactId, FactValue, Node, NodeId, Program,
    RuleId, UnitId,
};
use rust_decimal::Decimal;

impl From<Truth> for Status {
    fn from(truth: Truth) -> Self {
        match truth {
            Truth::True => Self::Met,
            Truth::False => Self::NotMet,
            Truth::Unknown => Self::Unknown,
        }
    }
}

/// Shows the conditions without which the policy has nothing to say.
pub(crate) fn governs(run: &Run<'_>) -> Vec<Judged> {
    let policy = &run.program.policy;
    let in_force = governing(run, Citer::InForce, policy.in_force.condition);
    let governs = policy.governs.iter().enumerate();
    let governs = governs
        .map(|(position, governs)| governing(run, Citer::Governs(position), governs.condition));
    std::iter::once(in_force).chain(governs).collect()
}

/// The text of such a condition tells why the policy does not govern, so it is shown only where that is so.
fn governing(run: &Run<'_>, citer: Citer, condition: NodeId) -> Judged {
    let mut judged = judged(run, citer, None, condition);
    judged.text = judged.text.filter(|_| judged.status == Status::NotMet);
    judged
}

/// Shows every criterion that may stand.
pub(crate) fn criteria(run: &Run<'_>) -> Vec<Judged> {
    let criteria = (0u32..).map(CriterionId).zip(&run.program.criteria);
    criteria
        .filter(|(_, criterion)| run.may_stand(criterion.dates))
        .map(|(id, criterion)| {
            judged(
                run,
                Citer::Criterion(id),
                Some(&criterion.name),
                criterion.condition,
            )
        })
        .collect()
}

/// Shows every rule that may stand.
pub(crate) fn rules(run: &Run<'_>) -> Vec<Judged> {
    let rules = (0u32..).map(RuleId).zip(&run.program.rules);
    rules
        .filter(|(_, rule)| run.may_stand(rule.dates))
        .map(|(id, rule)| judged(run, Citer::Rule(id), Some(&rule.name), rule.condition))
        .collect()
}

/// Shows every exception that may stand.
pub(crate) fn exceptions(run: &Run<'_>) -> Vec<Judged> {
    let exceptions = (0u32..).map(ExceptionId).zip(&run.program.exceptions);
    exceptions
        .filter(|(_, exception)| run.may_stand(exception.dates))
        .map(|(id, exception)| {
            judged(
                run,
                Citer::Exception(id),
                Some(&exception.name),
                exception.condition,
            )
        })
        .collect()
}

fn judged(run: &Run<'_>, citer: Citer, name: Option<&String>, condition: NodeId) -> Judged {
    let cited = cited::of(run, citer);
    Judged {
        name: name.cloned(),
        status: run.truth(condition).into(),
        finding: cited.finding,
        text: cited.text,
        clauses: cited.clauses,
        cite: cited.cite,
        parts: vec![part(run, condition)],
    }
}

/// Of a criterion that is read by the name of several versions, the one that stands on a known day; else the condition itself.
fn standing(run: &Run<'_>, condition: NodeId) -> NodeId {
    let Node::List { items, .. } = &run.program.nodes[condition.index()] else {
        return condition;
    };
    let version = |item: &NodeId| {
        let named = reads::of_condition(run.program, *item).criterion?;
        Some(&run.program.criteria[named.index()])
    };
    let stands = |item: &&NodeId| version(item).is_some_and(|it| run.may_stand(it.dates));
    let same = items.iter().all(|item| {
        version(item).is_some_and(|it| it.name == run.program.origins[condition.index()].phrase)
    });
    let mut standing = items.iter().filter(stands);
    match (same, standing.next(), standing.next()) {
        (true, Some(only), None) => *only,
        (true | false, _, _) => condition,
    }
}

/// Shows a condition; its depth is that of one declaration, which the parser bounds.
fn part(run: &Run<'_>, condition: NodeId) -> Part {
    let condition = standing(run, condition);
    let reads = reads::of_condition(run.program, condition);
    Part {
        phrase: phrase(run, condition),
        status: run.truth(condition).into(),
        criterion: reads
            .criterion
            .map(|criterion| run.program.criteria[criterion.index()].name.clone()),
        facts: facts(run, &reads),
        numbers: numbers(run, &reads),
        parts: reads
            .parts
            .iter()
            .map(|&condition| part(run, condition))
            .collect(),
    }
}

fn phrase(run: &Run<'_>, node: NodeId) -> String {
    run.program.origins[node.index()].phrase.clone()
}

fn facts(run: &Run<'_>, reads: &Reads) -> Vec<FactTrace> {
    reads
        .facts
        .iter()
        .map(|&fact| fact_trace(run, fact))
        .collect()
}

fn fact_trace(run: &Run<'_>, fact: FactId) -> FactTrace {
    FactTrace {
        fact: run.program.facts[fact.index()].path.clone(),
        value: run
            .known
            .get(fact)
            .map(|value| fact_json(run.program, fact, value)),
        text: text::fact_text(run, fact),
        presumed: run.known.is_presumed(fact),
    }
}

/// Gives a fact's value in the form that a request has; choices by their names.
pub(crate) fn fact_json(program: &Program, fact: FactId, value: &FactValue) -> FactJson {
    let ty = &program.facts[fact.index()].ty;
    let name = |position| {
        text::choice(program, ty, position)
            .map(|choice| choice.name.clone())
            .unwrap_or_default()
    };
    match value {
        FactValue::YesNo(holds) => FactJson::YesNo(*holds),
        FactValue::Number(number) => FactJson::Number(Number(*number)),
        FactValue::Date(date) => FactJson::Text(date.to_string()),
        FactValue::Choice(position) => FactJson::Text(name(*position)),
        FactValue::Choices { set, open } => set_json(set.positions().map(name).collect(), *open),
        FactValue::Code(code) => FactJson::Text(code.clone()),
        FactValue::Codes { codes, open } => set_json(codes.clone(), *open),
        FactValue::Text(text) => FactJson::Text(text.clone()),
    }
}

fn set_json(members: Vec<String>, open: bool) -> FactJson {
    if open {
        FactJson::Open { open: members }
    } else {
        FactJson::List(members)
    }
}

fn numbers(run: &Run<'_>, reads: &Reads) -> Vec<NumberTrace> {
    let program = run.program;
    let values = reads.values.iter().map(|&value| {
        let declared = &program.values[value.index()];
        NumberTrace {
            name: declared.name.clone(),
            outcome: outcome(program, declared.unit, run.value(value)),
        }
    });
    let amounts = reads.amounts.iter().map(|&amount| {
        let declared = &program.amounts[amount.index()];
        NumberTrace {
            name: declared.name.clone(),
            outcome: outcome(program, declared.unit, run.amount(amount)),
        }
    });
    values.chain(amounts).collect()
}

/// Gives what a number came to.
pub(crate) fn outcome(program: &Program, unit: UnitId, bounds: Bounds<Decimal>) -> NumberOutcome {
    let open = !bounds.is_known();
    NumberOutcome {
        value: bounds.known().map(Number),
        low: open.then_some(Number(bounds.low)),
        high: open.then_some(Number(bounds.high)),
        unit: program.units[unit.index()].plural.clone(),
    }
}

/// Shows every amount.
pub(crate) fn amounts(run: &Run<'_>) -> Vec<AmountTrace> {
    (0u32..)
        .map(AmountId)
        .zip(&run.program.amounts)
        .map(|(id, amount)| amount_trace(run, id, amount))
        .collect()
}

fn amount_trace(run: &Run<'_>, id: AmountId, amount: &Amount) -> AmountTrace {
    let cited = cited::of(run, Citer::Amount(id));
    let computation = Computation::of(run, id);
    let caps = computation.caps.iter().enumerate();
    AmountTrace {
        name: amount.name.clone(),
        outcome: outcome(run.program, amount.unit, run.amount(id)),
        text: cited.text,
        clauses: cited.clauses,
        cite: cited.cite,
        cases: cases(run, amount.unit, computation),
        caps: caps
            .filter(|(position, _)| run.may_stand(amount.caps[*position].dates))
            .map(|(position, &(guard, bound))| cap_trace(run, (id, position), guard, bound))
            .collect(),
    }
}

fn cases(run: &Run<'_>, unit: UnitId, computation: Computation<'_>) -> Vec<CaseTrace> {
    let guarded = computation
        .cases
        .iter()
        .map(|&(guard, value)| case(run, unit, Some(guard), value, run.truth(guard)));
    let one_holds = computation
        .cases
        .iter()
        .fold(Truth::False, |truth, (guard, _)| {
            truth.or(run.truth(*guard))
        });
    let otherwise = case(run, unit, None, computation.otherwise, one_holds.opposite());
    guarded.chain(std::iter::once(otherwise)).collect()
}

fn case(
    run: &Run<'_>,
    unit: UnitId,
    guard: Option<NodeId>,
    value: NodeId,
    truth: Truth,
) -> CaseTrace {
    let reads = reads::of_number(run.program, value);
    CaseTrace {
        phrase: phrase(run, value),
        outcome: outcome(run.program, unit, run.number(value)),
        status: truth.into(),
        facts: facts(run, &reads),
        numbers: numbers(run, &reads),
        parts: guard.map(|guard| part(run, guard)).into_iter().collect(),
    }
}

fn cap_trace(
    run: &Run<'_>,
    (amount, position): (AmountId, usize),
    guard: Option<NodeId>,
    bound: NodeId,
) -> CapTrace {
    let cited = cited::of(run, Citer::Cap(amount, position));
    let reads = reads::of_number(run.program, bound);
    CapTrace {
        phrase: phrase(run, bound),
        outcome: outcome(
            run.program,
            run.program.amounts[amount.index()].unit,
            run.number(bound),
        ),
        status: guard.map_or(Truth::True, |guard| run.truth(guard)).into(),
        cuts: supports::cuts(run, amount, position),
        text: cited.text,
        clauses: cited.clauses,
        cite: cited.cite,
        facts: facts(run, &reads),
        numbers: numbers(run, &reads),
        parts: guard.map(|guard| part(run, guard)).into_iter().collect(),
    }
}
