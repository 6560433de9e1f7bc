//! A small change of a program, applied to a copy of it.

use jiff::civil::Date;
use pol_compiler::program::{
    AdvisoryId, CodeSetId, ExceptionId, FactId, FactValue, FindingId, Node, NodeId, Presumption,
    Program, RuleId, ValueId,
};
use rust_decimal::Decimal;

/// A small change.
#[derive(Clone, Debug)]
pub(super) enum Patch {
    /// Another node in the place of one.
    Node(NodeId, Node),
    /// A rule finds something else, which is no release.
    Finding(RuleId, FindingId),
    /// Something else stands where no rule applies.
    Otherwise(FindingId),
    /// An exception turns one finding fewer.
    TurnsNot(ExceptionId, FindingId),
    /// An exception turns no partial release.
    TurnsNoPart(ExceptionId),
    /// An exception turns into something else.
    Into(ExceptionId, FindingId),
    /// An exception reaches a rule that it spared.
    Reaches(ExceptionId, RuleId),
    /// An advisory is given without its `unless`.
    NoUnless(AdvisoryId),
    /// A value's entry has another number.
    Value(ValueId, usize, Decimal),
    /// A value changes on another day: the entry ends then, and the next begins the day after.
    Change(ValueId, usize, Date),
    /// A set of codes has one member fewer.
    NoMember(CodeSetId, usize),
    /// A fact is presumed otherwise, or not at all.
    Presumed(FactId, Option<FactValue>),
    /// The policy is in force from another day.
    From(Date),
    /// The policy is in force until another day.
    Until(Date),
    /// The policy governs whether this holds or not.
    GovernsAnyway(usize),
}

impl Patch {
    /// Gives the program with the change.
    pub(super) fn applied(&self, program: &Program) -> Program {
        let mut program = program.clone();
        match self {
            Self::Node(id, node) => program.nodes[id.index()] = node.clone(),
            Self::Finding(rule, finding) => {
                let rule = &mut program.rules[rule.index()];
                rule.finding = *finding;
                rule.releasing = None;
            }
            Self::Otherwise(finding) => program.otherwise = *finding,
            Self::TurnsNot(exception, finding) => {
                let turns = &mut program.exceptions[exception.index()].turns;
                turns.retain(|turned| turned != finding);
            }
            Self::TurnsNoPart(exception) => {
                program.exceptions[exception.index()].turns_partial_release = false;
            }
            Self::Into(exception, finding) => {
                program.exceptions[exception.index()].into = *finding;
            }
            Self::Reaches(exception, rule) => {
                let except = &mut program.exceptions[exception.index()].except;
                except.retain(|spared| spared != rule);
            }
            Self::NoUnless(advisory) => program.advisories[advisory.index()].unless = None,
            Self::Value(value, entry, number) => {
                program.values[value.index()].entries[*entry].number = *number;
            }
            Self::Change(value, entry, last) => {
                let entries = &mut program.values[value.index()].entries;
                entries[*entry].until = Some(*last);
                if let Some(next) = entries.get_mut(*entry + 1) {
                    next.from = last.tomorrow().ok();
                }
            }
            Self::NoMember(set, member) => {
                program.code_sets[set.index()].members.remove(*member);
            }
            Self::Presumed(fact, value) => {
                let fact = &mut program.facts[fact.index()];
                let when = fact.presumed.as_ref().and_then(|it| it.when);
                fact.presumed = value.clone().map(|value| Presumption { value, when });
            }
            Self::From(date) => in_force(&mut program, *date, true),
            Self::Until(date) => in_force(&mut program, *date, false),
            Self::GovernsAnyway(position) => {
                let condition = program.policy.governs[*position].condition;
                program.nodes[condition.index()] = Node::Constant(true);
            }
        }
        program
    }
}

/// Moves an end of the days in force; the condition compares with the old day.
fn in_force(program: &mut Program, date: Date, first: bool) {
    let force = &mut program.policy.in_force;
    let before = if first { Some(force.from) } else { force.until };
    if first {
        force.from = date;
    } else {
        force.until = Some(date);
    }
    for id in crate::parts::within(program, program.policy.in_force.condition) {
        if let Node::Date(day) = &mut program.nodes[id.index()]
            && Some(*day) == before
        {
            *day = date;
        }
    }
}
