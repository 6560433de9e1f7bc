//! What rules, exceptions and findings come to, as steps: a settling rule before all strength, then the strongest finding that holds.
//! It is decided where one finding is known to stand; where several may, nothing is.

use crate::circuit::Circuit;
use crate::lower::{Lowering, Over};
use crate::plan::{Compute, Flag, Judge, Operand, Plan, Release, Standing};
use crate::reasons;
use pol_compiler::program::{
    Comparison, Exception, Finding, FindingId, FindingKind, Program, Releasing, Rule, RuleId,
    UnitId,
};

/// Makes the plan of a program; with the places where reasons are told, if they are wanted.
pub(crate) fn plan(program: &Program, reasoned: bool) -> Plan {
    let mut lowering = Lowering::new(program);
    let governed = governed(&mut lowering);
    let (bringing, findings) = findings(&mut lowering, governed);
    let deciding = lowering.steps.len();
    let reasons = reasoned
        .then(|| reasons::lower(&mut lowering, governed, &bringing, &findings))
        .flatten();
    if reasons.is_none() {
        lowering.steps.truncate(deciding);
    }
    Plan {
        deciding,
        reasons,
        circuit: Circuit::of(&lowering.steps),
        steps: lowering.steps,
        flags: lowering.flags,
        measures: lowering.measures,
        governed,
        findings,
        decimals: lowering.decimals,
        asked: lowering.asked,
    }
}

/// A rule that may bring a finding about, and when it does.
pub(crate) struct Bringing<'p> {
    /// Its id.
    pub(crate) id: RuleId,
    /// The rule.
    pub(crate) rule: &'p Rule,
    /// The finding.
    pub(crate) finding: FindingId,
    /// When it does.
    pub(crate) when: Flag,
}

/// All rules that may bring findings about.
pub(crate) struct Rules<'p> {
    /// Those that settle.
    pub(crate) settling: Vec<Bringing<'p>>,
    /// One of those applies.
    pub(crate) settled: Flag,
    /// The others, once for each finding in which they may result.
    pub(crate) ordinary: Vec<Bringing<'p>>,
    /// No rule that settles applies.
    pub(crate) unsettled: Flag,
}

impl<'p> Rules<'p> {
    /// Gives the rules of a finding: those that settle and those that do not, each with what must hold for them to count.
    pub(crate) fn of(&self, finding: FindingId) -> impl Iterator<Item = (Flag, &Bringing<'p>)> {
        let settling = self.settling.iter().map(|it| (self.settled, it));
        let ordinary = self.ordinary.iter().map(|it| (self.unsettled, it));
        let all = settling.chain(ordinary);
        all.filter(move |(_, it)| it.finding == finding)
    }
}

fn governed(lowering: &mut Lowering<'_>) -> Flag {
    let policy = &lowering.program.policy;
    let governs = policy.governs.iter().map(|governs| governs.condition);
    let all: Box<[Flag]> = std::iter::once(policy.in_force.condition)
        .chain(governs)
        .map(|condition| lowering.condition(condition, Over::Presumed))
        .collect();
    lowering.judge(Judge::All(all))
}

fn findings<'p>(lowering: &mut Lowering<'p>, governed: Flag) -> (Rules<'p>, Vec<Standing>) {
    let program = lowering.program;
    let (mut settling, mut ordinary) = (Vec::new(), Vec::new());
    let mut applying = Vec::new();
    for (position, rule) in program.rules.iter().enumerate() {
        let id = RuleId::at(position);
        let applies = lowering.condition(rule.condition, Over::Presumed);
        if rule.settles {
            settling.push(Bringing {
                id,
                rule,
                finding: rule.finding,
                when: applies,
            });
        } else {
            applying.push(applies);
            ordinary.extend(results(lowering, id, rule, applies));
        }
    }
    let settled = any(lowering, settling.iter().map(|it| it.when));
    let unsettled = lowering.judge(Judge::Not(settled));
    let rules = Rules {
        settling,
        settled,
        ordinary,
        unsettled,
    };
    let applied = any(lowering, applying);
    let idle = lowering.judge(Judge::Not(applied));
    let mut stronger: Vec<(Flag, Flag)> = Vec::new();
    let mut standing = Vec::new();
    for (position, finding) in program.findings.iter().enumerate() {
        let id = FindingId::at(position);
        let by_settling = of(lowering, &rules.settling, id);
        let by_strength = of(lowering, &rules.ordinary, id);
        let settles = first(lowering, by_settling, stronger.iter().map(|it| it.0));
        let mut strongest = first(lowering, by_strength, stronger.iter().map(|it| it.1));
        if id == program.otherwise {
            strongest = any(lowering, [strongest, idle]);
        }
        let unsettled_strongest = all(lowering, [unsettled, strongest]);
        let either = any(lowering, [settles, unsettled_strongest]);
        let stands = all(lowering, [governed, either]);
        standing.push(Standing {
            finding: id,
            stands,
            release: release(lowering, finding, id, stands, &rules),
        });
        stronger.push((by_settling, by_strength));
    }
    (rules, standing)
}

/// Gives each finding in which a rule may result: those that exceptions turn it into, strongest first, and its own.
fn results<'p>(
    lowering: &mut Lowering<'p>,
    id: RuleId,
    rule: &'p Rule,
    applies: Flag,
) -> Vec<Bringing<'p>> {
    let mut turns: Vec<(FindingId, Vec<Flag>)> = Vec::new();
    for exception in &lowering.program.exceptions {
        if let Some(turn) = turn(lowering, exception, id, rule) {
            match turns.iter_mut().find(|(into, _)| *into == exception.into) {
                Some((_, all)) => all.push(turn),
                None => turns.push((exception.into, vec![turn])),
            }
        }
    }
    turns.sort_unstable_by_key(|(into, _)| *into);
    let mut stronger = Vec::new();
    let mut results = Vec::new();
    for (into, turned) in turns {
        let turned = any(lowering, turned);
        let first = first(lowering, turned, stronger.iter().copied());
        results.push((into, first));
        stronger.push(turned);
    }
    let turned = any(lowering, stronger);
    let itself = lowering.judge(Judge::Not(turned));
    results.push((rule.finding, itself));
    results
        .into_iter()
        .map(|(finding, result)| Bringing {
            id,
            rule,
            finding,
            when: all(lowering, [applies, result]),
        })
        .collect()
}

/// Tells when an exception turns a rule; `None` where it never does.
pub(crate) fn turn(
    lowering: &mut Lowering<'_>,
    exception: &Exception,
    id: RuleId,
    rule: &Rule,
) -> Option<Flag> {
    if exception.except.contains(&id) {
        return None;
    }
    let holds = lowering.condition(exception.condition, Over::Presumed);
    if exception.turns.contains(&rule.finding) {
        return Some(holds);
    }
    let kind = lowering.program.findings[rule.finding.index()].kind;
    let releasing = rule
        .releasing
        .filter(|_| exception.turns_partial_release && kind == FindingKind::Release)?;
    let amount = amount(lowering, releasing);
    let requested = requested(lowering, releasing);
    let partial = lowering.judge(Judge::Compare(amount, Comparison::Less, requested));
    Some(all(lowering, [holds, partial]))
}

pub(crate) fn amount(lowering: &mut Lowering<'_>, releasing: Releasing) -> Operand {
    let node = lowering.program.amounts[releasing.amount.index()].node;
    lowering.number(node, Over::Presumed).operand
}

pub(crate) fn requested(lowering: &mut Lowering<'_>, releasing: Releasing) -> Operand {
    match lowering.fact(releasing.of, Over::Presumed) {
        Some(ranged) => ranged.operand,
        None => Operand::Made(lowering.compute(Compute::Largest(Box::new([])))),
    }
}

/// Lowers what a finding releases: the largest amount of the rules that bring it about.
fn release(
    lowering: &mut Lowering<'_>,
    finding: &Finding,
    id: FindingId,
    stands: Flag,
    rules: &Rules<'_>,
) -> Release {
    match finding.kind {
        FindingKind::Adverse | FindingKind::Review => return Release::Nothing,
        FindingKind::Release => {}
    }
    let (mut whole, mut measured) = (Vec::new(), Vec::new());
    for (way, it) in rules.of(id) {
        let counts = all(lowering, [stands, way, it.when]);
        match it.rule.releasing {
            None => whole.push(counts),
            Some(releasing) => measured.push((counts, releasing)),
        }
    }
    let whole = any(lowering, whole);
    let Some((_, first)) = measured.first().copied() else {
        return Release::Measured {
            whole,
            amount: None,
            unit: UnitId(0),
        };
    };
    let unit = |releasing: &Releasing| lowering.program.amounts[releasing.amount.index()].unit;
    let alike =
        |(_, other): &(Flag, Releasing)| other.of == first.of && unit(other) == unit(&first);
    if !measured.iter().all(alike) {
        return Release::Mixed;
    }
    let unit = unit(&first);
    let requested = requested(lowering, first);
    let guarded = measured.iter().map(|(counts, releasing)| {
        let amount = amount(lowering, *releasing);
        let released = lowering.compute(Compute::Least(amount, requested));
        (*counts, Operand::Made(released))
    });
    let guarded = guarded.collect();
    let largest = lowering.compute(Compute::Largest(guarded));
    Release::Measured {
        whole,
        amount: Some((largest, first.of, requested)),
        unit,
    }
}

fn of(lowering: &mut Lowering<'_>, bringing: &[Bringing<'_>], finding: FindingId) -> Flag {
    let rules = bringing.iter().filter(|it| it.finding == finding);
    any(lowering, rules.map(|it| it.when))
}

/// Holds where a condition does and none of the stronger ones.
pub(crate) fn first(
    lowering: &mut Lowering<'_>,
    holds: Flag,
    stronger: impl Iterator<Item = Flag>,
) -> Flag {
    let stronger = any(lowering, stronger);
    let none = lowering.judge(Judge::Not(stronger));
    all(lowering, [holds, none])
}

pub(crate) fn any(lowering: &mut Lowering<'_>, flags: impl IntoIterator<Item = Flag>) -> Flag {
    lowering.judge(Judge::Any(flags.into_iter().collect()))
}

pub(crate) fn all(lowering: &mut Lowering<'_>, flags: impl IntoIterator<Item = Flag>) -> Flag {
    lowering.judge(Judge::All(flags.into_iter().collect()))
}
