//! What never matters: a rule, an exception, a cap or an item of a list without which every determination is the same.
//! Each is taken out of the program in turn; where no request tells the difference, it is observed.

use super::session::Session;
use crate::diagnostics;
use crate::parts::{self, Part};
use crate::universe::{Universe, rule_ids};
use crate::words;
use pol_compiler::program::{AmountId, ChoiceSet, Citer, FactId, Node, NodeId, Quantifier, RuleId};
use pol_parser::Span;
use pol_solver::{Bit, Solver};

/// Asks of rules and exceptions, then of caps, then of items in what is left.
pub(super) fn ask(session: &mut Session<'_>) {
    let program = session.universe.program;
    let mut solver = session.solver();
    let declarations = parts::declarations(program);
    for part in &declarations {
        if matches!(part.citer, Citer::Rule(_) | Citer::Exception(_)) {
            ask_declaration(session, &mut solver, part);
        }
    }
    for part in &declarations {
        if let Citer::Amount(amount) = part.citer {
            ask_caps(session, amount, part);
        }
        if !session.is_settled(part.citer) {
            ask_items(session, part);
        }
    }
}

/// Tells whether a change of the program changes no determination; `false` too where that was not found out.
fn changes_nothing(
    session: &mut Session<'_>,
    part: &Part<'_>,
    replaced: (NodeId, Node),
    question: impl FnOnce() -> String,
) -> bool {
    let through = [replaced.0, part.root];
    let changed = |universe: &mut Universe<'_>| universe.changed_by(&[replaced], &through);
    session.find_apart(changed, question) == Some(false)
}

fn ask_declaration(session: &mut Session<'_>, solver: &mut Solver, part: &Part<'_>) {
    if session.is_settled(part.citer) {
        return;
    }
    let never = (part.root, Node::Constant(false));
    let question = || format!("whether {} {} matters", part.kind, part.name);
    if !changes_nothing(session, part, never, question) {
        return;
    }
    let shadowing = if let Citer::Rule(rule) = part.citer {
        shadowing(session, rule)
    } else {
        Vec::new()
    };
    session.settled.insert(part.citer);
    let diagnostic = if is_reason(session, solver, part) {
        diagnostics::only_further_reason(part.name, &shadowing, part.span)
    } else {
        diagnostics::never_matters(part.kind, part.name, &shadowing, part.span)
    };
    let witness = standing(session, solver, part).or_else(|| applying(session, solver, part));
    session.observe(diagnostic, part.name, shadowing, witness);
}

/// Tells whether a rule is ever among those that bring the standing finding about. Where a rule that settles applies, only such
/// rules do.
fn is_reason(session: &mut Session<'_>, solver: &mut Solver, part: &Part<'_>) -> bool {
    let Citer::Rule(rule) = part.citer else {
        return false;
    };
    let universe = &mut session.universe;
    let program = universe.program;
    if program.rules[rule.index()].settles {
        return true;
    }
    let settling = rule_ids(program).filter(|rule| program.rules[rule.index()].settles);
    let open: Vec<Bit> = settling.map(|rule| !universe.applies(rule)).collect();
    let mut stands = Vec::new();
    for (finding, arrivals) in universe.outcome.arrivals.iter().enumerate() {
        let arrivals = arrivals.iter().filter(|arrival| arrival.rule == rule);
        for arrival in arrivals {
            let bits = [universe.outcome.stands[finding], arrival.arrives];
            let bits = bits.into_iter().chain(open.iter().copied());
            stands.push(universe.encoder.circuit.and(bits));
        }
    }
    let stands = universe.encoder.circuit.or(stands);
    let question = || format!("whether rule {} is ever a reason", part.name);
    !matches!(session.find(solver, &[stands], question), Some(None))
}

/// A request to which a rule that never matters applies, and for which its finding stands without a rule that settles.
fn standing(
    session: &mut Session<'_>,
    solver: &mut Solver,
    part: &Part<'_>,
) -> Option<super::Witness> {
    let Citer::Rule(id) = part.citer else {
        return None;
    };
    let program = session.universe.program;
    let finding = program.rules[id.index()].finding;
    let settling: Vec<NodeId> = (program.rules.iter())
        .filter(|rule| rule.settles && rule.condition != part.root)
        .map(|rule| rule.condition)
        .collect();
    let universe = &session.universe;
    let mut bits = vec![universe.truth(part.root), universe.stands(finding)];
    bits.extend(settling.iter().map(|&it| -> Bit { !universe.truth(it) }));
    let question = || format!("whether the finding of rule {} ever stands", part.name);
    let model = session.find(solver, &bits, question)??;
    let shows = format!(
        "rule {} applies and {} stands; finding and amount are the same without the rule",
        part.name,
        program.findings[finding.index()].name
    );
    let root = part.root;
    session.witness(&model, shows, |seen| {
        seen.condition(root) == Some(true)
            && settling.iter().all(|&it| seen.condition(it) == Some(false))
            && seen.finding() == Some(finding)
    })
}

/// A request to which what never matters applies.
fn applying(
    session: &mut Session<'_>,
    solver: &mut Solver,
    part: &Part<'_>,
) -> Option<super::Witness> {
    let bits = [
        session.universe.outcome.governed,
        session.universe.truth(part.root),
    ];
    let question = || format!("whether {} {} can ever apply", part.kind, part.name);
    let model = session.find(solver, &bits, question)??;
    let shows = format!(
        "{} {} applies; finding and amount are the same without it",
        part.kind, part.name
    );
    let root = part.root;
    session.witness(&model, shows, |seen| {
        seen.condition(root) == Some(true) && seen.finding().is_some()
    })
}

/// The rules of which one or another applies wherever this one does, as few as the solver finds.
fn shadowing(session: &mut Session<'_>, rule: RuleId) -> Vec<String> {
    let program = session.universe.program;
    let finding = program.rules[rule.index()].finding;
    let others: Vec<RuleId> = rule_ids(program)
        .filter(|other| *other != rule)
        .filter(|other| {
            let other = &program.rules[other.index()];
            other.finding <= finding || other.settles
        })
        .collect();
    let mut bits = vec![
        session.universe.outcome.governed,
        session.universe.applies(rule),
    ];
    bits.extend(others.iter().map(|&other| !session.universe.applies(other)));
    let Some(core) = session.core(&bits) else {
        return Vec::new();
    };
    let named = core.into_iter().filter(|&position| position >= 2);
    named
        .map(|position| session.rule_name(others[position - 2]).to_owned())
        .collect()
}

fn ask_caps(session: &mut Session<'_>, id: AmountId, part: &Part<'_>) {
    let program = session.universe.program;
    let Node::Capped {
        cases,
        otherwise,
        caps,
    } = &program.nodes[part.root.index()]
    else {
        return;
    };
    for position in 0..caps.len() {
        let mut fewer = caps.to_vec();
        fewer.remove(position);
        let without = Node::Capped {
            cases: cases.clone(),
            otherwise: *otherwise,
            caps: fewer.into(),
        };
        let ordinal = position + 1;
        let question = || format!("whether cap {ordinal} of amount {} matters", part.name);
        if changes_nothing(session, part, (part.root, without), question) {
            let bound = words::phrase(program, caps[position].1).to_owned();
            session.settled.insert(Citer::Cap(id, position));
            let span = program.amounts[id.index()].caps[position].span;
            let diagnostic = diagnostics::cap_never_binds(part.name, &bound, span);
            session.observe(diagnostic, part.name, vec![bound], None);
        }
    }
}

fn ask_items(session: &mut Session<'_>, part: &Part<'_>) {
    let program = session.universe.program;
    let mut idle = within_idle_caps(session, part);
    for id in parts::within(program, part.root) {
        if idle.contains(&id) {
            idle.extend(parts::within(program, id));
            continue;
        }
        match &program.nodes[id.index()] {
            Node::List {
                quantifier, items, ..
            } => {
                for &item in items {
                    if ask_item(session, part, *quantifier, item) {
                        idle.extend(parts::within(program, item));
                    }
                }
            }
            Node::ChoiceIn { fact, set } => {
                ask_choices(session, part, id, Membership::OneOf(*fact), *set);
            }
            Node::ChoicesInclude {
                fact,
                quantifier,
                set,
            } => {
                let membership = Membership::Includes(*fact, *quantifier);
                ask_choices(session, part, id, membership, *set);
            }
            Node::Constant(_)
            | Node::YesNo(_)
            | Node::Criterion(_)
            | Node::Not(_)
            | Node::Compare { .. }
            | Node::IsEmpty(_)
            | Node::CodeIn { .. }
            | Node::CodesInclude { .. }
            | Node::Number(_)
            | Node::NumberFact(_)
            | Node::Value(_)
            | Node::AmountOf(_)
            | Node::Sum(_)
            | Node::Less(_)
            | Node::Times { .. }
            | Node::Capped { .. }
            | Node::Date(_)
            | Node::DateFact(_)
            | Node::Shift { .. } => {}
        }
    }
}

/// The nodes that the guards of caps which never bind are made of.
fn within_idle_caps(session: &Session<'_>, part: &Part<'_>) -> Vec<NodeId> {
    let program = session.universe.program;
    let (Citer::Amount(amount), Node::Capped { caps, .. }) =
        (part.citer, &program.nodes[part.root.index()])
    else {
        return Vec::new();
    };
    let idle = caps
        .iter()
        .enumerate()
        .filter(|(position, _)| session.is_settled(Citer::Cap(amount, *position)));
    idle.filter_map(|(_, (guard, _))| *guard)
        .flat_map(|guard| parts::within(program, guard))
        .collect()
}

/// Takes an item out of its list; tells whether that changes nothing.
fn ask_item(
    session: &mut Session<'_>,
    part: &Part<'_>,
    quantifier: Quantifier,
    item: NodeId,
) -> bool {
    let program = session.universe.program;
    if program.origins[item.index()].of_days || is_of_settled_criterion(session, item) {
        return false;
    }
    let without = match quantifier {
        Quantifier::All => (item, Node::Constant(true)),
        Quantifier::Any | Quantifier::None | Quantifier::AtLeast(_) => {
            (item, Node::Constant(false))
        }
    };
    let phrase = words::condition(program, item, true);
    let question = || format!("whether `{phrase}` matters in {} {}", part.kind, part.name);
    if !changes_nothing(session, part, without, question) {
        return false;
    }
    let span = program.origins[item.index()].span;
    let diagnostic = diagnostics::item_never_matters(part.kind, part.name, &phrase, span);
    session.observe(diagnostic, part.name, vec![phrase], None);
    true
}

fn is_of_settled_criterion(session: &Session<'_>, item: NodeId) -> bool {
    let node = &session.universe.program.nodes[item.index()];
    matches!(node, Node::Criterion(id) if session.is_settled(Citer::Criterion(*id)))
}

/// How a fact is asked for some choices.
#[derive(Clone, Copy)]
enum Membership {
    OneOf(FactId),
    Includes(FactId, Quantifier),
}

impl Membership {
    fn fact(self) -> FactId {
        match self {
            Self::OneOf(fact) | Self::Includes(fact, _) => fact,
        }
    }

    /// Gives the membership in some choices.
    fn of(self, set: ChoiceSet) -> Node {
        match self {
            Self::OneOf(fact) => Node::ChoiceIn { fact, set },
            Self::Includes(fact, quantifier) => Node::ChoicesInclude {
                fact,
                quantifier,
                set,
            },
        }
    }
}

/// Takes each choice out of a membership that names several; of `is not one of` too, those that it names.
fn ask_choices(
    session: &mut Session<'_>,
    part: &Part<'_>,
    id: NodeId,
    membership: Membership,
    set: ChoiceSet,
) {
    let program = session.universe.program;
    let named = words::named_choices(program, id, set);
    if named.positions().nth(1).is_none() {
        return;
    }
    for position in named.positions() {
        let without = ChoiceSet(set.0 ^ ChoiceSet::one(position).0);
        let choice = words::choice(program, membership.fact(), position).to_owned();
        let question = || {
            format!(
                "whether choice {choice} matters in {} {}",
                part.kind, part.name
            )
        };
        if changes_nothing(session, part, (id, membership.of(without)), question) {
            let span: Span = program.origins[id.index()].span;
            let diagnostic = diagnostics::choice_never_matters(part.kind, part.name, &choice, span);
            session.observe(diagnostic, part.name, vec![choice], None);
        }
    }
}
