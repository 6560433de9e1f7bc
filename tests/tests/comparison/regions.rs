//! The regions of the five revisions, tried on random requests: each condition is read back as Pol.
//! Where a region is whole, a request changes in its kind exactly where one of the alternatives holds; else wherever one does.

use crate::{load, mng084, without_examples};
use pol::{Budget, ChangeEntry, Decision, Disposition, Policy, Status};
use pol_tests::by_hand;
use pol_tests::cases;
use pol_tests::generate::Rng;
use pol_tests::revisions::{
    ADDED_DIAGNOSIS, CLOSED_CODE_LIST, FEWER_VISITS, PREGNANCY_CONSULT, Revision, TWO_WEEKS_RELAXED,
};

/// How many random requests are tried on each revision.
const REQUESTS: usize = 1_000;

/// The new revision with a criterion for each alternative of each change.
fn with_criteria(new: &str, changes: &[ChangeEntry]) -> Policy {
    let mut text = new.to_owned();
    for (change, entry) in changes.iter().enumerate() {
        for (alternative, conditions) in entry.regions.iter().enumerate() {
            let all: String = conditions
                .iter()
                .map(|it| format!("    - {it}\n"))
                .collect();
            text += &format!(
                "\ncriterion alternative_{change}_{alternative}\n  \"Told.\"\n  met when all of\n{all}"
            );
        }
    }
    load(&text)
}

fn class(decision: &Decision) -> String {
    let finding = decision.finding.clone().unwrap_or_default();
    match decision.disposition {
        Disposition::Release | Disposition::ClinicianReview => finding,
        Disposition::ReleasePart => format!("{finding} in part"),
        Disposition::InformationNeeded => "information_needed".to_owned(),
        Disposition::NotGoverned => "not_governed".to_owned(),
    }
}

/// Whether a request changes in a kind; `None` where it is not of those among which the region tells.
fn changes(entry: &ChangeEntry, before: &Decision, after: &Decision) -> Option<bool> {
    let (from, to) = (class(before), class(after));
    if from != entry.kind.from {
        return None;
    }
    let Some(word) = entry.kind.released else {
        let told = to == entry.kind.to || to == from;
        return told.then_some(to == entry.kind.to);
    };
    let amount = |decision: &Decision| decision.released.as_ref().map(|it| it.amount.0);
    let (before, after) = (amount(before), amount(after));
    (to == from).then_some(match word {
        "less" => after < before,
        _ => after > before,
    })
}

fn requests() -> Vec<String> {
    let mut rng = Rng::new(84);
    let random = (0..REQUESTS).map(|_| by_hand::random_request(&mut rng).to_json().to_string());
    let cases = cases::mng084().unwrap().into_iter();
    random
        .chain(cases.map(|it| it.request.to_string()))
        .collect()
}

fn tried(revision: &Revision) {
    let text = mng084();
    let (old, new) = (without_examples(&text), revision.of(&text));
    let report = pol::compare(&load(old), &load(&new), Budget::default());
    let old = load(old);
    let told = with_criteria(&new, &report.changes);
    let (mut tried, mut changed) = (0, 0);
    for request in requests() {
        let before = old.decide(&old.request(&request).unwrap());
        let after = told.explain(&told.request(&request).unwrap());
        let decision = Decision {
            disposition: after.disposition,
            finding: after.finding.clone(),
            released: after.released.clone(),
        };
        let status = |change: usize, alternative: usize| {
            let name = format!("alternative_{change}_{alternative}");
            let mut criteria = after.criteria.iter();
            criteria
                .find(|it| it.name.as_ref() == Some(&name))
                .unwrap()
                .status
        };
        for (position, entry) in report.changes.iter().enumerate() {
            let Some(changes) = changes(entry, &before, &decision) else {
                continue;
            };
            let statuses: Vec<Status> = (0..entry.regions.len())
                .map(|alternative| status(position, alternative))
                .collect();
            let holds = statuses.contains(&Status::Met);
            if !holds && statuses.contains(&Status::Unknown) {
                continue;
            }
            let kind = &entry.kind;
            assert!(
                !holds || changes,
                "{}: {kind:?} is told of\n{request}",
                revision.title
            );
            assert!(
                holds || !changes || !entry.whole,
                "{}: {kind:?} is not told of\n{request}",
                revision.title
            );
            tried += 1;
            changed += usize::from(changes);
        }
    }
    assert!(
        tried > 100 && changed > 0,
        "{}: {changed} of {tried}",
        revision.title
    );
}

#[test]
fn an_added_diagnosis() {
    tried(&ADDED_DIAGNOSIS);
}

#[test]
fn fewer_visits() {
    tried(&FEWER_VISITS);
}

#[test]
fn the_two_week_rule_relaxed() {
    tried(&TWO_WEEKS_RELAXED);
}

#[test]
fn a_consultation_in_pregnancy() {
    tried(&PREGNANCY_CONSULT);
}

#[test]
fn a_closed_list_of_codes() {
    tried(&CLOSED_CODE_LIST);
}
