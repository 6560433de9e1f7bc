//! What was observed, as claims; and requests of the analysis as the naive evaluator takes them.
//! Everything that an observation says goes into its claim, so that a wrong word is a wrong claim.

use crate::{Loaded, values};
use pol_analysis::{Analysis, Observation};
use pol_compiler::program::{FactId, Program};
use pol_interpreter::Facts;
use pol_tests::naive::{Claim, Request, Stated};
use std::collections::BTreeSet;

/// Gives everything that was observed; no claim twice.
pub(crate) fn claims(loaded: &Loaded, analysis: &Analysis) -> BTreeSet<Claim> {
    let mut claims = BTreeSet::new();
    for observation in &analysis.observations {
        let claim = claim(loaded, observation);
        assert!(claims.insert(claim.clone()), "observed twice: {claim:?}");
    }
    claims
}

/// Gives what was observed.
pub(crate) fn claim(loaded: &Loaded, observation: &Observation) -> Claim {
    let diagnostic = &observation.diagnostic;
    let subject = observation.subject.clone();
    let of = subject.clone();
    let other = || observation.others[0].clone();
    let span = |label: usize| diagnostic.labels[label].span;
    match diagnostic.page.code {
        "W0901" => Claim::NeverGoverns,
        "W0902" => Claim::NeverApplies(subject),
        "W0903" if diagnostic.message.ends_with("is always met") => Claim::AlwaysMet(subject),
        "W0903" => Claim::NeverMet(subject),
        "W0904" => Claim::NeverMatters(subject),
        "W0905" => Claim::FactNeverMatters(subject),
        "W0906" => Claim::CasesConflict {
            amount: subject,
            guards: [span(1), span(0)],
        },
        "W0907" => Claim::ExceptionsConflict([subject, other()]),
        "W0908" => Claim::ReleasesZero(subject),
        "N0911" => Claim::Gap,
        "N0912" => Claim::Masked {
            rule: subject,
            by: observation.others.iter().cloned().collect(),
        },
        "N0913" => Claim::CarriedByPresumption(subject),
        "N0914" => Claim::OnlyFurtherReason(subject),
        "N0915" => Claim::ItemNeverMatters {
            of,
            item: span(0),
            bound: bound(span(0).of(&loaded.text), &other()),
        },
        "N0916" => Claim::ChoiceNeverMatters {
            of,
            membership: span(0),
            choice: other(),
        },
        "N0917" => Claim::CapNeverBinds { of, cap: span(0) },
        code => unreachable!("{code} is not known here"),
    }
}

/// Tells which bound of a written `is between` an item is: its place is that of both, its words are its own.
fn bound(written: &str, item: &str) -> Option<&'static str> {
    let between = |words: &str| words.contains(" is between ");
    let of_between = between(written) && !between(item);
    let low = item.contains(" is at least ") || item.contains(" is on or after ");
    of_between.then_some(if low { "low" } else { "high" })
}

/// Gives a request as the naive evaluator takes it.
pub(crate) fn request(program: &Program, facts: &Facts) -> Request {
    let stated = program.facts.iter().enumerate();
    let stated = stated.filter_map(|(position, fact)| {
        let value = facts.get(FactId::at(position))?.clone();
        let value = values::value(program, fact, value);
        Some((fact.path.clone(), Stated::Whole(value)))
    });
    Request {
        stated: stated.collect(),
        ..Request::default()
    }
}
