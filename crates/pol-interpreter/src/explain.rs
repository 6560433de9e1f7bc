//! The two calls: the decision alone, and the determination with everything.
//! `decide` fills slots and finds the outcome; only `explain` makes texts and a trace.

use crate::cited;
use crate::determination::{
    Advice, AsOf, CapOutcome, Decision, Determination, Disposition, PolicyIdentity, Presumed,
    Released, Superseded, Turned,
};
use crate::evaluate::Run;
use crate::exact::Exact;
use crate::facts::Facts;
use crate::finding::{self, Outcome, Verdict};
use crate::missing::{self, missing};
use crate::number::Number;
use crate::presumed::presumed;
use crate::reasons;
use crate::release::{Measured, Release};
use crate::slots::Truth;
use crate::supports::Computation;
use crate::text;
use crate::trace;
use crate::trace_rows;
use crate::undecided;
use crate::unlocks::unlocks;
use pol_compiler::program::{
    AdvisoryId, AmountId, Citer, ExceptionId, FactId, FindingId, Program, RuleId,
};

/// Decides a request: disposition, finding and amount, without a trace.
pub fn decide(program: &Program, facts: &Facts) -> Decision {
    let run = Run::new(program, facts);
    decision(&run, &Exact::of(&run, finding::verdict(&run)).verdict)
}

/// Decides a request and explains it; the digest is that of the policy's text.
pub fn explain(program: &Program, facts: &Facts, digest: &str) -> Determination {
    let extras = Extras {
        unlocks: true,
        presumptions: true,
    };
    explained(program, facts, digest, extras)
}

/// What of an explanation is most of the work, and found out only where it is wanted.
#[derive(Clone, Copy)]
pub(crate) struct Extras {
    pub(crate) unlocks: bool,
    pub(crate) presumptions: bool,
}

/// The same, with the extras that are wanted.
pub(crate) fn explained(
    program: &Program,
    facts: &Facts,
    digest: &str,
    extras: Extras,
) -> Determination {
    let mut run = Run::new(program, facts);
    let rows = trace_rows::rows(&mut run);
    let mut exact = Exact::of(&run, finding::verdict(&run));
    let undecided = undecided::undecided(&run, &exact.verdict);
    let missing_facts = missing(&run, &undecided, &mut exact);
    let (unlocks, more_unlocks) = if extras.unlocks {
        unlocks(program, &missing_facts, &mut exact)
    } else {
        (Vec::new(), false)
    };
    let (presumed_facts, presumed_exactly) = if extras.presumptions {
        presumed(&run, facts)
    } else {
        (Vec::new(), true)
    };
    let Exact {
        verdict,
        conclusive,
        ..
    } = exact;
    let Decision {
        disposition,
        finding,
        released,
    } = decision(&run, &verdict);
    Determination {
        policy: identity(program, digest),
        judged_on: run.judged_on().known().map(|date| date.to_string()),
        as_of: facts.as_of().map(|stated| AsOf {
            fact: program.facts[program.policy.in_force.by.index()]
                .path
                .clone(),
            stated: stated.map(|date| date.to_string()),
        }),
        superseded: superseded(&run),
        disposition,
        finding,
        text: verdict
            .outcome
            .as_ref()
            .and_then(Outcome::finding)
            .map(|finding| label(program, finding)),
        released,
        reasons: reasons(&run, &verdict, &missing_facts),
        criteria: trace::criteria(&run),
        governs: trace::governs(&run),
        rules: trace::rules(&run),
        exceptions: trace::exceptions(&run),
        amounts: trace::amounts(&run),
        limits: trace_rows::limits(&run),
        rows,
        caps: caps(&run, &verdict),
        turned: turned(&run, &verdict),
        advisories: advisories(&run, disposition),
        presumed: presumptions(&run, presumed_facts),
        possible: possible(program, &verdict),
        missing: missing::questions(&run, &undecided, missing_facts),
        unlocks,
        more_unlocks,
        inconclusive: !(conclusive && presumed_exactly),
    }
}

/// Gives the policy that stands in the place of this one on the day by which is judged.
fn superseded(run: &Run<'_>) -> Option<Superseded> {
    let superseded = run.program.policy.superseded.as_ref()?;
    let day = run.judged_on().known()?;
    (superseded.from <= day).then(|| Superseded {
        by: superseded.by.clone(),
        from: superseded.from.to_string(),
    })
}

pub(crate) fn decision(run: &Run<'_>, verdict: &Verdict) -> Decision {
    let finding = verdict.outcome.as_ref().and_then(Outcome::finding);
    let (disposition, released) = match &verdict.outcome {
        None => (Disposition::InformationNeeded, None),
        Some(Outcome::NotGoverned) => (Disposition::NotGoverned, None),
        Some(Outcome::Review(_)) => (Disposition::ClinicianReview, None),
        Some(Outcome::Release(_, Release::Whole)) => (Disposition::Release, None),
        Some(Outcome::Release(_, Release::Measured(measured))) => measured_release(run, measured),
    };
    Decision {
        disposition,
        finding: finding.map(|finding| name(run.program, finding)),
        released,
    }
}

fn measured_release(run: &Run<'_>, measured: &Measured) -> (Disposition, Option<Released>) {
    let unit = run.program.amounts[measured.releasing.amount.index()].unit;
    let released = Released {
        amount: Number(measured.amount),
        unit: run.program.units[unit.index()].plural.clone(),
        requested: measured.requested.map(Number),
    };
    let disposition = if measured.partial {
        Disposition::ReleasePart
    } else {
        Disposition::Release
    };
    (disposition, Some(released))
}

fn name(program: &Program, finding: FindingId) -> String {
    program.findings[finding.index()].name.clone()
}

fn label(program: &Program, finding: FindingId) -> String {
    program.findings[finding.index()].label.clone()
}

/// Names a policy, its latest revision and its text.
pub fn identity(program: &Program, digest: &str) -> PolicyIdentity {
    let latest = program.revisions.iter().map(|revision| revision.date).max();
    PolicyIdentity {
        id: program.policy.name.clone(),
        revision: latest.map(|date| date.to_string()),
        digest: digest.to_owned(),
        bundle: None,
    }
}

fn reasons(
    run: &Run<'_>,
    verdict: &Verdict,
    missing: &[FactId],
) -> Vec<crate::determination::Reason> {
    let reasons = reasons::reasons(run, verdict, missing);
    reasons
        .into_iter()
        .map(|citer| cited::reason(run, citer))
        .collect()
}

fn caps(run: &Run<'_>, verdict: &Verdict) -> Vec<CapOutcome> {
    let outcome = |(amount, position): (AmountId, usize)| CapOutcome {
        amount: run.program.amounts[amount.index()].name.clone(),
        bound: Number(
            run.number(Computation::of(run, amount).caps[position].1)
                .high,
        ),
        text: cited::of(run, Citer::Cap(amount, position)).text,
    };
    reasons::caps(run, verdict)
        .into_iter()
        .map(outcome)
        .collect()
}

fn turned(run: &Run<'_>, verdict: &Verdict) -> Vec<Turned> {
    let turned = |(rule, exception): (RuleId, ExceptionId)| {
        let exception = &run.program.exceptions[exception.index()];
        Turned {
            rule: run.rule(rule).name.clone(),
            from: name(run.program, run.rule(rule).finding),
            into: name(run.program, exception.into),
            by: exception.name.clone(),
        }
    };
    reasons::turned(run, verdict)
        .into_iter()
        .map(turned)
        .collect()
}

fn advisories(run: &Run<'_>, disposition: Disposition) -> Vec<Advice> {
    if disposition == Disposition::NotGoverned {
        return Vec::new();
    }
    let advisories = (0u32..).map(AdvisoryId).zip(&run.program.advisories);
    let given = advisories.filter(|(_, advisory)| {
        let withheld = advisory
            .unless
            .is_some_and(|unless| run.truth(unless) == Truth::True);
        run.truth(advisory.condition) == Truth::True && !withheld
    });
    let advice = given.map(|(id, advisory)| {
        let cited = cited::of(run, Citer::Advisory(id));
        Advice {
            name: advisory.name.clone(),
            text: cited.text,
            clauses: cited.clauses,
            cite: cited.cite,
        }
    });
    advice.collect()
}

fn presumptions(run: &Run<'_>, facts: Vec<FactId>) -> Vec<Presumed> {
    let presumption = |fact: FactId| {
        let value = run.known.get(fact)?;
        Some(Presumed {
            fact: run.program.facts[fact.index()].path.clone(),
            value: trace::fact_json(run.program, fact, value),
            text: text::value_text(run.program, fact, value),
        })
    };
    facts.into_iter().filter_map(presumption).collect()
}

fn possible(program: &Program, verdict: &Verdict) -> Vec<String> {
    if verdict.outcome.is_some() {
        return Vec::new();
    }
    let not_governed =
        (verdict.governed == Truth::Unknown).then(|| Disposition::NotGoverned.name().to_owned());
    let findings = verdict
        .possible
        .iter()
        .map(|&finding| name(program, finding));
    not_governed.into_iter().chain(findings).collect()
}
