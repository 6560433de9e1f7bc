//! Plain words for what a determination says by name: dispositions, findings, amounts, citations.
//! Takes names and numbers; gives phrases. The policy's own labels come from its program.

use pol_compiler::program::Program;
use pol_interpreter::{
    AsOf, Disposition, NumberOutcome, PolicyIdentity, ReasonSource, Released, Superseded,
};

/// The outcome as one would say it.
pub(super) fn disposition(disposition: Disposition) -> &'static str {
    match disposition {
        Disposition::Release => "Released in full",
        Disposition::ReleasePart => "Released in part",
        Disposition::ClinicianReview => "Sent to a clinician, who decides",
        Disposition::InformationNeeded => "Information is needed before anything can be found",
        Disposition::NotGoverned => "Not governed by this policy",
    }
}

/// That the day of judgement was set, and in the place of what.
pub(super) fn as_of(as_of: &AsOf) -> String {
    let stated = match &as_of.stated {
        Some(stated) => format!("the request states {stated}"),
        None => "the request does not state it".to_owned(),
    };
    format!("set in the place of {}; {stated}", as_of.fact)
}

/// By which text a request was judged, and from which bundle that came.
pub(super) fn judged_by(policy: &PolicyIdentity) -> String {
    let bundle = policy.bundle.as_ref();
    let bundle = bundle.map(|digest| format!(" of the bundle {digest}"));
    format!(
        "Judged by the policy text {}{}",
        policy.digest,
        bundle.unwrap_or_default()
    )
}

/// Which policy stands in the place of this one, and from which day.
pub(super) fn superseded(superseded: &Superseded) -> String {
    let Superseded { by, from } = superseded;
    format!("from {from} by {by}, which stands wherever it governs")
}

/// The label of a finding; its name where the policy has no such finding.
pub(super) fn finding<'a>(program: &'a Program, name: &'a str) -> &'a str {
    if name == "not_governed" {
        return "Not governed by this policy";
    }
    let found = program.findings.iter().find(|finding| finding.name == name);
    found.map_or(name, |finding| finding.label.as_str())
}

/// A number with its unit: `1 visit`, `12 visits`.
pub(super) fn quantity(program: &Program, number: &str, unit: &str) -> String {
    let singular = program
        .units
        .iter()
        .find(|each| each.plural == unit)
        .map(|each| each.singular.as_str());
    match singular {
        Some(singular) if number == "1" => format!("1 {singular}"),
        Some(_) | None => format!("{number} {unit}"),
    }
}

/// What is released, of what was requested.
pub(super) fn released(program: &Program, released: &Released, part: bool) -> String {
    let amount = released.amount.to_string();
    let Some(requested) = &released.requested else {
        return quantity(program, &amount, &released.unit);
    };
    let of = format!(
        "{amount} of {}",
        quantity(program, &requested.to_string(), &released.unit)
    );
    if part {
        format!("{of}; a clinician decides on the rest")
    } else {
        of
    }
}

/// What a number came to, or between what it lies.
pub(super) fn outcome(program: &Program, outcome: &NumberOutcome) -> String {
    match (&outcome.value, &outcome.low, &outcome.high) {
        (Some(value), _, _) => quantity(program, &value.to_string(), &outcome.unit),
        (None, Some(low), Some(high)) => format!(
            "{low} to {}",
            quantity(program, &high.to_string(), &outcome.unit)
        ),
        (None, _, _) => "not yet known".to_owned(),
    }
}

/// Section, item and clauses of the source, and what else is put beside them.
pub(super) fn citation(cite: Option<&str>, clauses: &[String], beside: &str) -> String {
    let clauses = clauses.join(", ");
    let parts = [cite.unwrap_or_default(), clauses.as_str(), beside];
    parts
        .into_iter()
        .filter(|part| !part.is_empty())
        .collect::<Vec<_>>()
        .join(" · ")
}

/// What a reason stands on.
pub(super) fn reason_source(source: &ReasonSource) -> String {
    match source {
        ReasonSource::Rule(name) => format!("rule {name}"),
        ReasonSource::Exception(name) => format!("exception {name}"),
        ReasonSource::Criterion(name) => format!("criterion {name}"),
        ReasonSource::Amount(name) => format!("amount {name}"),
        ReasonSource::Cap(name) => format!("cap of {name}"),
        ReasonSource::Fact(path) => path.clone(),
        ReasonSource::Value(name) => format!("value {name}"),
        ReasonSource::Advisory(name) => format!("advisory {name}"),
        ReasonSource::Limit(name) => format!("limit {name}"),
        ReasonSource::InForce(phrase) => format!("in force: {phrase}"),
        ReasonSource::Governs(phrase) => format!("governs when {phrase}"),
    }
}
