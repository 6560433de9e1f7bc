//! The five revisions of guideline 084, forward and back: verdicts, kinds of change, and requests that show them.

use crate::{asks, kinds, load, mng084, verdict, without_examples};
use pol::{Budget, ComparisonReport, Disposition, OutcomeEntry, Policy};
use pol_tests::revisions::{
    ADDED_DIAGNOSIS, CLOSED_CODE_LIST, FEWER_VISITS, PREGNANCY_CONSULT, Revision, TWO_WEEKS_RELAXED,
};
use std::collections::BTreeSet;

fn both(revision: &Revision) -> (Policy, Policy) {
    let text = mng084();
    (load(without_examples(&text)), load(&revision.of(&text)))
}

/// Compares forward and back; what is told one way must be told the other way round.
fn expect(revision: &Revision, wanted: &str, wanted_kinds: &[&str]) -> ComparisonReport {
    let (old, new) = both(revision);
    let forward = pol::compare(&old, &new, Budget::default());
    let back = pol::compare(&new, &old, Budget::default());
    assert_eq!(verdict(&forward), wanted, "{}", revision.title);
    let wanted_kinds: BTreeSet<String> = wanted_kinds.iter().map(|it| (*it).to_owned()).collect();
    assert_eq!(kinds(&forward), wanted_kinds, "{}", revision.title);
    assert_eq!(verdict(&back), mirrored(wanted), "{} back", revision.title);
    let turned: BTreeSet<String> = kinds(&back).iter().map(|kind| turned(kind)).collect();
    assert_eq!(turned, wanted_kinds, "{} back", revision.title);
    assert_eq!(
        asks(&forward, true),
        asks(&back, false),
        "{}",
        revision.title
    );
    assert_eq!(
        asks(&forward, false),
        asks(&back, true),
        "{}",
        revision.title
    );
    for report in [&forward, &back] {
        assert!(report.is_whole(), "{:?}", report.not_analysed);
    }
    replays(&old, &new, &forward);
    replays(&new, &old, &back);
    forward
}

fn mirrored(verdict: &str) -> &str {
    match verdict {
        "tighter" => "looser",
        "looser" => "tighter",
        other => other,
    }
}

fn turned(kind: &str) -> String {
    let (kind, released) = match kind.split_once(": ") {
        Some((kind, "less")) => (kind, ": more"),
        Some((kind, _)) => (kind, ": less"),
        None => (kind, ""),
    };
    let (from, to) = kind.split_once(" → ").unwrap();
    format!("{to} → {from}{released}")
}

/// Every request that is shown comes to what is said of it, and to the kind that it shows.
fn replays(old: &Policy, new: &Policy, report: &ComparisonReport) {
    let came = |policy: &Policy, request: &serde_json::Value, outcome: &OutcomeEntry| {
        let decision = policy.decide(&policy.request(&request.to_string()).unwrap());
        assert_eq!(decision.disposition, outcome.disposition, "{request}");
        assert_eq!(decision.finding, outcome.finding, "{request}");
        assert_eq!(decision.released, outcome.released, "{request}");
    };
    let changes = report.changes.iter().map(|it| &it.witness);
    let advisories = report.advisories.iter().map(|it| &it.witness);
    let asks = report.asks.iter().map(|it| &it.witness);
    for witness in changes.chain(advisories).chain(asks) {
        let before = witness.request_before.as_ref();
        came(old, before.unwrap_or(&witness.request), &witness.before);
        came(new, &witness.request, &witness.after);
    }
    for change in &report.changes {
        assert_eq!(class(&change.witness.before), change.kind.from);
        assert_eq!(class(&change.witness.after), change.kind.to);
    }
    for ask in &report.asks {
        let (asking, other) = if ask.newly {
            (&ask.witness.after, &ask.witness.before)
        } else {
            (&ask.witness.before, &ask.witness.after)
        };
        assert!(
            asking.missing.iter().any(|it| it.fact == ask.fact),
            "{}",
            ask.fact
        );
        assert_ne!(
            other.disposition,
            Disposition::InformationNeeded,
            "{}",
            ask.fact
        );
    }
}

fn class(outcome: &OutcomeEntry) -> String {
    let finding = outcome.finding.clone().unwrap_or_default();
    match outcome.disposition {
        Disposition::Release | Disposition::ClinicianReview => finding,
        Disposition::ReleasePart => format!("{finding} in part"),
        Disposition::InformationNeeded => "information_needed".to_owned(),
        Disposition::NotGoverned => "not_governed".to_owned(),
    }
}

#[test]
fn an_added_diagnosis() {
    let report = expect(
        &ADDED_DIAGNOSIS,
        "looser",
        &[
            "not_covered → met",
            "not_covered → met in part",
            "not_covered → not_met",
            "not_covered → refer",
            "refer → met",
            "refer → met in part",
        ],
    );
    for change in &report.changes {
        let conditions = change
            .witness
            .stated
            .iter()
            .find(|it| it.fact == "member.conditions");
        assert!(conditions.unwrap().text.contains("Fibromyalgia"));
    }
}

/// Tighter where the first course ends sooner. Where less is released, one visit may be left, which no longer goes on for weeks:
/// then the clinician who was to look at the frequency is not asked, and the pocket is looser.
#[test]
fn fewer_visits() {
    expect(
        &FEWER_VISITS,
        "both",
        &[
            "met → met in part",
            "met → not_covered",
            "met → refer",
            "met in part → met in part: less",
            "met in part → not_covered",
            "not_met → not_covered",
            "refer → met in part",
            "refer → not_covered",
        ],
    );
}

#[test]
fn the_two_week_rule_relaxed() {
    let report = expect(
        &TWO_WEEKS_RELAXED,
        "looser",
        &[
            "not_met → met",
            "not_met → met in part",
            "not_met → refer",
            "refer → met",
        ],
    );
    assert_eq!(report.declarations.len(), 1);
    assert_eq!(report.declarations[0].before.as_deref(), Some("2 weeks"));
    assert_eq!(report.declarations[0].after.as_deref(), Some("4 weeks"));
}

#[test]
fn a_consultation_in_pregnancy() {
    let report = expect(
        &PREGNANCY_CONSULT,
        "tighter",
        &[
            "met → not_met",
            "met → refer",
            "met in part → not_met",
            "refer → not_met",
        ],
    );
    let first: Vec<&str> = report
        .asks
        .iter()
        .filter(|ask| ask.newly && ask.first)
        .map(|ask| ask.fact.as_str())
        .collect();
    assert_eq!(first, ["plan.pcp_or_ob_consulted"]);
    let gone = &report.advisories[0];
    assert_eq!(
        (gone.advisory.as_str(), gone.newly),
        ("consult_pcp_or_ob", false)
    );
}

#[test]
fn a_closed_list_of_codes() {
    let report = expect(&CLOSED_CODE_LIST, "tighter", &["refer → not_met"]);
    assert_eq!(
        report.changes[0].regions,
        [[
            "not hope_variation_complete",
            "not consideration_complete",
            "request.code is not one of massage_codes"
        ]]
    );
}
