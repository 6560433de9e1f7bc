//! Facts that a revision newly asks for: some request is decided before without the fact, and now hangs on it; or the other way round.
//! Where the outcomes of all complete requests are the same and so are facts and presumptions, nothing is asked otherwise.

use super::independent::{Side, at, fact_at, find_without, in_side};
use super::joint::Joint;
use super::pairing::Pair;
use super::shown::{self, Shown};
use crate::parallel;
use crate::parts;
use crate::universe::Universe;
use pol_compiler::program::{Fact, FactId, FactValue, Program, Type};
use pol_interpreter::{Decision, Disposition, Facts, Inspection, decide};
use pol_solver::{Answer, Bit, Budget, Solver};
use pol_symbolic::{FactTerm, differs};

/// A fact that is asked for by one revision of a request that the other decides without it.
#[derive(Debug)]
pub struct AskChange {
    /// The fact, by its path in the revision that asks.
    pub fact: String,
    /// Whether the new revision asks, and the old one did not.
    pub newly: bool,
    /// Whether the other revision asks for it of no request at all.
    pub first: bool,
    /// A smallest request that shows it: the one decides it, the other does not.
    pub shown: Shown,
}

/// Gives the facts that are newly asked for, then those that no longer are; what runs out of its budget is named.
pub(crate) fn changes(
    joint: &mut Joint<'_>,
    budget: Budget,
    not_analysed: &mut Vec<String>,
) -> Vec<AskChange> {
    if is_same(joint) {
        return Vec::new();
    }
    let mut questions = Vec::new();
    for asking in [Side::New, Side::Old] {
        for &pair in &joint.pairs {
            let path = path(joint, asking, &pair);
            questions.extend(path.map(|path| (asking, pair, path)));
        }
    }
    // Each question is asked of a copy, so that its answer does not hang on those before it.
    let joint = &*joint;
    let answers = parallel::map(&questions, |(asking, pair, _)| {
        change(&mut joint.clone(), *asking, pair, budget)
    });
    let mut changes = Vec::new();
    for ((asking, _, path), answer) in questions.into_iter().zip(answers) {
        let newly = asking == Side::New;
        match answer {
            Ok(Some((shown, first))) => changes.push(AskChange {
                fact: path,
                newly,
                first,
                shown,
            }),
            Ok(None) => {}
            Err(Unfound) => {
                let word = if newly { "newly" } else { "no longer" };
                not_analysed.push(format!("whether {path} is {word} asked for"));
            }
        }
    }
    changes
}

/// The budget ran out, or the interpreter did not confirm what was found.
struct Unfound;

fn is_same(joint: &mut Joint<'_>) -> bool {
    let same_facts = joint.pairs.iter().all(|pair| {
        let both = pair.old.zip(pair.new);
        both.is_some_and(|(old, new)| {
            let (old, new) = (fact(joint.old.program, old), fact(joint.new.program, new));
            pair.comparable && is_presumed(old) == is_presumed(new)
        })
    });
    let old = joint.old.outcome.clone();
    same_facts && differs(&mut joint.new.encoder, &joint.new.outcome, &old) == Bit::FALSE
}

fn fact(program: &Program, id: FactId) -> &Fact {
    &program.facts[id.index()]
}

fn is_presumed(fact: &Fact) -> bool {
    fact.presumed.is_some()
}

fn path(joint: &Joint<'_>, asking: Side, pair: &Pair) -> Option<String> {
    let fact = fact(program(joint, asking), fact_at(pair, asking)?);
    let always_presumed = fact.presumed.as_ref().is_some_and(|it| it.when.is_none());
    (!always_presumed && fact.ty != Type::Text).then(|| fact.path.clone())
}

/// Looks for a request that hangs on the fact for the asking side, and does not for the other.
fn change(
    joint: &mut Joint<'_>,
    asking: Side,
    pair: &Pair,
    budget: Budget,
) -> Result<Option<(Shown, bool)>, Unfound> {
    let other_side = asking.other();
    let other = fact_at(pair, other_side);
    let Some(asker) = fact_at(pair, asking) else {
        return Ok(None);
    };
    let (one, two) = values(joint, asking, pair, asker);
    let mut bits = vec![hangs(joint, asking, asker, (one.0.clone(), two.0.clone()))];
    bits.extend(not_presumed(joint, asking, asker));
    let mut solver = Solver::new(budget);
    let mut answer = Answer::Unsatisfiable;
    for (more, without) in undecided_there(joint, other_side, other, (&one, &two)) {
        let bits: Vec<Bit> = bits.iter().copied().chain(more).collect();
        answer = find_without(joint, &mut solver, &bits, &without, budget);
        if !matches!(answer, Answer::Unsatisfiable) {
            break;
        }
    }
    match answer {
        Answer::Unsatisfiable if hides_behind_presumptions(joint, asking, asker) => Err(Unfound),
        Answer::Unsatisfiable => Ok(None),
        Answer::Inconclusive => Err(Unfound),
        Answer::Satisfiable(model) => {
            let encoder = &at(joint, asking).encoder;
            let values = [&one.0, &two.0].map(|term| encoder.value(asker, term, &model));
            let (mut old, mut new) = joint.requests(&model);
            pair.old.into_iter().for_each(|fact| old.withhold(fact));
            pair.new.into_iter().for_each(|fact| new.withhold(fact));
            let shown = shown(joint, asking, asker, values, &old, new).ok_or(Unfound)?;
            let first = is_never_asked(joint, other_side, other, budget)?;
            Ok(Some((shown, first)))
        }
    }
}

/// What must hold, and on which facts an outcome must not hang.
type Way = (Vec<Bit>, Vec<(Side, FactId)>);

/// The ways in which the other side does not hang on the fact: it does not have it, or presumes it; or its outcome is the same
/// for both values, which must then be so for all. Each is what must hold, and on what the outcomes must not hang.
fn undecided_there(
    joint: &mut Joint<'_>,
    side: Side,
    other: Option<FactId>,
    (one, two): (&Value, &Value),
) -> Vec<Way> {
    let Some(other) = other.filter(|&other| !always_presumed(joint, side, other)) else {
        return vec![(Vec::new(), Vec::new())];
    };
    let not_presumed = not_presumed(joint, side, other);
    let presumed = not_presumed.map(|bit| (vec![!bit], Vec::new()));
    let mut same: Vec<Bit> = not_presumed.into_iter().collect();
    if let (Some(one), Some(two)) = (one.1.clone(), two.1.clone()) {
        same.push(!hangs(joint, side, other, (one, two)));
    }
    let same = (same, vec![(side, other)]);
    presumed.into_iter().chain([same]).collect()
}

/// Whether a fact is presumed on a condition that reads a fact which is itself presumed. Then it may be unknown where the
/// condition would hold if all were stated; such requests are not looked at, and nothing is claimed of them.
fn hides_behind_presumptions(joint: &Joint<'_>, side: Side, id: FactId) -> bool {
    let program = program(joint, side);
    let when = fact(program, id).presumed.as_ref().and_then(|it| it.when);
    when.is_some_and(|when| {
        let below = parts::all_below(program, when);
        below.into_iter().any(|node| {
            let read = program.nodes[node.index()].own_fact();
            read.is_some_and(|read| is_presumed(fact(program, read)))
        })
    })
}

/// Whether two decisions differ in what becomes of the request, and not alone in what was requested.
fn differ(one: &Decision, two: &Decision) -> bool {
    let amount = |decision: &Decision| decision.released.as_ref().map(|it| it.amount);
    (one.disposition, &one.finding, amount(one)) != (two.disposition, &two.finding, amount(two))
}

/// Tells whether a side asks for a fact of no request: it does not have it, always presumes it, or never hangs on it.
fn is_never_asked(
    joint: &mut Joint<'_>,
    side: Side,
    fact: Option<FactId>,
    budget: Budget,
) -> Result<bool, Unfound> {
    let Some(id) = fact else { return Ok(true) };
    if always_presumed(joint, side, id) {
        return Ok(true);
    }
    let free = |universe: &mut Universe<'_>| universe.encoder.free(id);
    let pair = [(); 2].map(|()| in_side(joint, side, free));
    let mut bits = vec![hangs(joint, side, id, pair.into())];
    bits.extend(not_presumed(joint, side, id));
    match joint.new.ask(&mut Solver::new(budget), &bits) {
        Answer::Satisfiable(_) => Ok(false),
        Answer::Unsatisfiable => Ok(true),
        Answer::Inconclusive => Err(Unfound),
    }
}

/// A value of the fact as the asking side reads it, and as the other side does where the two can be compared.
type Value = (FactTerm, Option<FactTerm>);

/// Two values of the fact: that of the request, and one beside it.
fn values(joint: &mut Joint<'_>, asking: Side, pair: &Pair, asker: FactId) -> (Value, Value) {
    let free = |joint: &mut Joint<'_>| in_side(joint, asking, |side| side.encoder.free(asker));
    let same_list = pair.comparable && is_of_one_form(joint, pair);
    let value = |term: FactTerm| {
        let other = same_list.then(|| term.clone());
        (term, other)
    };
    let is_yes_no = fact(program(joint, asking), asker).ty == Type::YesNo;
    if is_yes_no {
        let both = [true, false].map(|it| value(FactTerm::YesNo(Bit::constant(it))));
        return both.into();
    }
    (value(free(joint)), value(free(joint)))
}

/// Whether both sides write the fact in the same bits; else the value beside is left to refutation.
fn is_of_one_form(joint: &Joint<'_>, pair: &Pair) -> bool {
    let Some((old, new)) = pair.old.zip(pair.new) else {
        return false;
    };
    let (old, new) = (fact(joint.old.program, old), fact(joint.new.program, new));
    match (&old.ty, &new.ty) {
        (Type::OneOf(one), Type::OneOf(other)) | (Type::AnyOf(one), Type::AnyOf(other)) => {
            let names = |program: &Program, list: usize| -> Vec<String> {
                let rows = program.choices[list].rows.iter();
                rows.map(|row| row.name.clone()).collect()
            };
            names(joint.old.program, one.index()) == names(joint.new.program, other.index())
        }
        (
            Type::Number {
                low: a, high: b, ..
            },
            Type::Number {
                low: c, high: d, ..
            },
        ) => a == c && b == d,
        (one, other) => std::mem::discriminant(one) == std::mem::discriminant(other),
    }
}

fn hangs(
    joint: &mut Joint<'_>,
    side: Side,
    fact: FactId,
    (one, other): (FactTerm, FactTerm),
) -> Bit {
    in_side(joint, side, |side| side.hangs_on(fact, one, other))
}

fn always_presumed(joint: &Joint<'_>, side: Side, id: FactId) -> bool {
    let program = program(joint, side);
    let presumed = fact(program, id).presumed.as_ref();
    presumed.is_some_and(|it| it.when.is_none())
}

/// A presumption with a condition applies only where that holds: the bit that it does not.
fn not_presumed(joint: &Joint<'_>, side: Side, id: FactId) -> Option<Bit> {
    let when = fact(program(joint, side), id).presumed.as_ref()?.when?;
    Some(!at(joint, side).truth(when))
}

fn program<'a>(joint: &Joint<'a>, side: Side) -> &'a Program {
    at(joint, side).program
}

/// Makes the request small while the one side decides it, and two values of the fact decide it differently on the other.
fn shown(
    joint: &Joint<'_>,
    asking: Side,
    asker: FactId,
    values: [Option<FactValue>; 2],
    old: &Facts,
    new: Facts,
) -> Option<Shown> {
    let [Some(one), Some(two)] = values else {
        return None;
    };
    let asks = |facts: &Facts| {
        let decision = |value: &FactValue| {
            let mut facts = facts.clone();
            facts.state(asker, value.clone());
            Inspection::new(program(joint, asking), &facts).decision()
        };
        let unknown = !Inspection::new(program(joint, asking), facts).is_known(asker);
        unknown
            && matches!((decision(&one), decision(&two)), (Some(one), Some(two)) if differ(&one, &two))
    };
    let decides = |program: &Program, facts: &Facts| {
        Inspection::new(program, facts).decision().is_some()
            || decide(program, facts).disposition != Disposition::InformationNeeded
    };
    let shows = |old: &Facts, new: &Facts| {
        let (asked, other) = asking.first(old, new);
        asks(asked) && decides(program(joint, asking.other()), other)
    };
    let shown = shown::smallest_of(joint, old, new, shows)?;
    let (asked, _) = asking.first(&shown.old, &shown.new);
    let decision = decide(program(joint, asking), asked);
    let open = decision.disposition == Disposition::InformationNeeded;
    open.then_some(shown)
}
