//! Where an outcome tells its reasons, as steps: places in the order in which the interpreter tells them, each with the condition on
//! which it does. What is told twice is told where it stands first.

mod amounts;
mod conditions;
mod inexact;

use crate::lower::{Lowering, Over};
use crate::plan::{Compute, Flag, Judge, Occurrence, Operand, Release, Standing};
use crate::verdict::{Bringing, Rules, all, amount, any, first, requested, turn};
use pol_compiler::program::{
    AmountId, Citer, Comparison, ExceptionId, FindingId, FindingKind, Releasing,
};
use std::collections::HashMap;

/// A policy that tells reasons at more places is for the interpreter.
const MOST: usize = 1 << 14;

/// The places so far.
struct Places<'l, 'p> {
    lowering: &'l mut Lowering<'p>,
    found: Vec<Occurrence>,
    /// The amounts before their caps.
    uncapped: HashMap<AmountId, Operand>,
}

/// Lowers the places where reasons are told; none, where there are too many.
pub(crate) fn lower<'p>(
    lowering: &mut Lowering<'p>,
    governed: Flag,
    rules: &Rules<'p>,
    findings: &[Standing],
) -> Option<Vec<Occurrence>> {
    let mut places = Places {
        lowering,
        found: Vec::new(),
        uncapped: HashMap::new(),
    };
    places.not_governed(governed);
    for standing in findings {
        match &standing.release {
            Release::Nothing => places.reviewed(rules, standing),
            Release::Measured { whole, amount, .. } => {
                let largest = amount.map(|(largest, ..)| Operand::Made(largest));
                places.released(rules, standing, *whole, largest);
            }
            // Undecided by columns.
            Release::Mixed => {}
        }
    }
    inexact::mark(&places.lowering.steps, &mut places.found);
    (places.found.len() <= MOST).then_some(places.found)
}

impl<'p> Places<'_, 'p> {
    fn tell(&mut self, citer: Citer, when: Flag) {
        self.found.push(Occurrence {
            citer,
            when,
            inexact: false,
        });
    }

    fn all(&mut self, flags: impl IntoIterator<Item = Flag>) -> Flag {
        all(self.lowering, flags)
    }

    fn not(&mut self, flag: Flag) -> Flag {
        self.lowering.judge(Judge::Not(flag))
    }

    fn compare(&mut self, left: Operand, operator: Comparison, right: Operand) -> Flag {
        let compare = Judge::Compare(left, operator, right);
        self.lowering.judge(compare)
    }

    fn not_governed(&mut self, governed: Flag) {
        let policy = &self.lowering.program.policy;
        let in_force = (Citer::InForce, policy.in_force.condition);
        let governs = policy.governs.iter().enumerate();
        let governs = governs.map(|(at, governs)| (Citer::Governs(at), governs.condition));
        let outside = self.not(governed);
        for (citer, condition) in std::iter::once(in_force).chain(governs) {
            let holds = self.lowering.condition(condition, Over::Presumed);
            let fails = self.not(holds);
            let told = self.all([outside, fails]);
            self.tell(citer, told);
        }
    }

    /// The rules that bring the finding about; and the weaker adverse ones that apply beside them.
    fn reviewed(&mut self, rules: &Rules<'p>, standing: &Standing) {
        let settled = self.all([standing.stands, rules.settled]);
        for it in rules
            .settling
            .iter()
            .filter(|it| it.finding == standing.finding)
        {
            let told = self.all([settled, it.when]);
            self.tell(Citer::Rule(it.id), told);
        }
        let unsettled = self.all([standing.stands, rules.unsettled]);
        let findings = &self.lowering.program.findings;
        let weaker = (standing.finding.index() + 1..findings.len()).map(FindingId::at);
        let weaker = weaker.filter(|it| findings[it.index()].kind == FindingKind::Adverse);
        for finding in std::iter::once(standing.finding).chain(weaker) {
            for it in rules.ordinary.iter().filter(|it| it.finding == finding) {
                let here = self.all([unsettled, it.when]);
                self.reviewed_by(it, here);
            }
        }
    }

    /// A rule whose partial release was turned gives the caps in its place; its own text would mislead.
    fn reviewed_by(&mut self, it: &Bringing<'p>, here: Flag) {
        let turns = self.turns(it);
        match it.rule.releasing.filter(|_| !turns.is_empty()) {
            None => self.tell(Citer::Rule(it.id), here),
            Some(releasing) => {
                let turned = any(self.lowering, turns.iter().map(|(_, turn)| *turn));
                let partial = self.partial(it, releasing);
                let misleads = self.all([turned, partial]);
                let tells = self.not(misleads);
                let by_itself = self.all([here, tells]);
                self.tell(Citer::Rule(it.id), by_itself);
                let short = self.all([here, misleads]);
                self.shortfall(releasing.amount, short);
            }
        }
        self.exceptions(&turns, here);
    }

    fn exceptions(&mut self, turns: &[(ExceptionId, Flag)], here: Flag) {
        for (exception, turn) in turns {
            let told = self.all([here, *turn]);
            self.tell(Citer::Exception(*exception), told);
        }
    }

    /// Gives the exceptions that may turn a rule into this finding.
    fn turns(&mut self, it: &Bringing<'p>) -> Vec<(ExceptionId, Flag)> {
        if it.rule.settles {
            return Vec::new();
        }
        let exceptions = &self.lowering.program.exceptions;
        let into = (0..).map(ExceptionId).zip(exceptions);
        let into = into.filter(|(_, exception)| exception.into == it.finding);
        into.filter_map(|(id, exception)| {
            Some((id, turn(self.lowering, exception, it.id, it.rule)?))
        })
        .collect()
    }

    fn partial(&mut self, it: &Bringing<'p>, releasing: Releasing) -> Flag {
        let finding = &self.lowering.program.findings[it.rule.finding.index()];
        if finding.kind != FindingKind::Release {
            return self.lowering.judge(Judge::Constant(Some(false)));
        }
        let amount = amount(self.lowering, releasing);
        let requested = requested(self.lowering, releasing);
        self.compare(amount, Comparison::Less, requested)
    }

    /// The rules that release and what they stand on; then what holds the release below the request.
    fn released(
        &mut self,
        rules: &Rules<'p>,
        standing: &Standing,
        whole: Flag,
        largest: Option<Operand>,
    ) {
        let releasing: Vec<_> = rules.of(standing.finding).collect();
        let here: Vec<Flag> = releasing
            .iter()
            .map(|(way, it)| self.all([standing.stands, *way, it.when]))
            .collect();
        let measured = self.measured(&releasing, &here, whole, largest);
        for ((_, it), here) in releasing.iter().zip(&here) {
            self.tell(Citer::Rule(it.id), *here);
            let turns = self.turns(it);
            self.exceptions(&turns, *here);
            self.stand_on(it.rule.condition, *here);
            if let Some(measured) = measured.iter().find(|measured| measured.by == it.id) {
                self.count_on(measured.releasing.amount, measured.wins);
            }
        }
        for measured in &measured {
            let short = self.all([measured.wins, measured.partial]);
            self.shortfall(measured.releasing.amount, short);
        }
    }
}

/// A rule that may be the one by which a measured release stands.
struct Measured {
    by: pol_compiler::program::RuleId,
    releasing: Releasing,
    /// It is that one.
    wins: Flag,
    /// The release is less than was requested.
    partial: Flag,
}

impl<'p> Places<'_, 'p> {
    /// Of the rules whose amount is the largest the first that releases all that was requested, or the first.
    fn measured(
        &mut self,
        rules: &[(Flag, &Bringing<'p>)],
        here: &[Flag],
        whole: Flag,
        largest: Option<Operand>,
    ) -> Vec<Measured> {
        let Some(largest) = largest else {
            return Vec::new();
        };
        let not_whole = self.not(whole);
        let mut reaching = Vec::new();
        for ((_, it), here) in rules.iter().zip(here) {
            if let Some(releasing) = it.rule.releasing {
                let reaches = self.reaches(releasing, largest);
                let reaches = self.all([*here, not_whole, reaches]);
                let partial = self.partial(it, releasing);
                let full = self.not(partial);
                let full = self.all([reaches, full]);
                reaching.push((it.id, releasing, reaches, full));
            }
        }
        let full = any(self.lowering, reaching.iter().map(|it| it.3));
        let partial = self.not(full);
        let mut measured: Vec<Measured> = Vec::new();
        for (at, (by, releasing, reaches, fills)) in reaching.iter().enumerate() {
            let earlier = reaching[..at].iter();
            let fills = first(self.lowering, *fills, earlier.clone().map(|it| it.3));
            let leads = first(self.lowering, *reaches, earlier.map(|it| it.2));
            let leads = self.all([partial, leads]);
            measured.push(Measured {
                by: *by,
                releasing: *releasing,
                wins: any(self.lowering, [fills, leads]),
                partial,
            });
        }
        measured
    }

    fn reaches(&mut self, releasing: Releasing, largest: Operand) -> Flag {
        let amount = amount(self.lowering, releasing);
        let requested = requested(self.lowering, releasing);
        let released = self.lowering.compute(Compute::Least(amount, requested));
        self.compare(Operand::Made(released), Comparison::Equal, largest)
    }
}
