//! The guideline's cases give the results that the committee adopted.
//! Disposition, finding, amount, advisories, missing facts and presumptions exactly; of the reasons at least the clauses that are named.

#![expect(clippy::unwrap_used, reason = "tests")]

use pol::{Determination, Policy};
use pol_tests::cases::{self, Case, clauses};
use pol_tests::files;
use std::collections::BTreeSet;

fn explained() -> Vec<(Case, Determination)> {
    let policy = Policy::load("mng084.pol", &files::read("policies/mng084.pol").unwrap()).unwrap();
    let explain = |case: Case| {
        let request = policy.request(&case.request.to_string()).unwrap();
        (case, policy.explain(&request))
    };
    cases::mng084().unwrap().into_iter().map(explain).collect()
}

#[test]
fn all_cases_are_there() {
    assert_eq!(cases::mng084().unwrap().len(), 40);
}

#[test]
fn dispositions_and_findings() {
    for (case, determination) in explained() {
        assert_eq!(
            Some(determination.disposition.name()),
            case.expected("disposition"),
            "{}",
            case.id
        );
        assert_eq!(
            determination.finding.as_deref(),
            case.expected("finding"),
            "{}",
            case.id
        );
    }
}

#[test]
fn released_amounts() {
    for (case, determination) in explained() {
        let released = determination
            .released
            .map(|released| released.amount.to_string());
        assert_eq!(
            released,
            case.released().map(|it| it.to_string()),
            "{}",
            case.id
        );
    }
}

#[test]
fn reasons_cite_the_clauses() {
    for (case, determination) in explained() {
        let cited = clauses(determination.reasons.iter().map(|reason| &reason.clauses));
        let mut lacking = case.listed("reasons");
        lacking.retain(|clause| !cited.contains(clause.as_str()));
        assert!(
            lacking.is_empty(),
            "{} lacks {lacking:?} among {cited:?}",
            case.id
        );
    }
}

#[test]
fn advisories() {
    for (case, determination) in explained() {
        let given = clauses(
            determination
                .advisories
                .iter()
                .map(|advisory| &advisory.clauses),
        );
        let wanted = case.listed("advisories");
        let wanted: BTreeSet<&str> = wanted.iter().map(String::as_str).collect();
        assert_eq!(given, wanted, "{}", case.id);
    }
}

#[test]
fn missing_facts_exactly() {
    for (case, determination) in explained() {
        let missing = determination.missing.iter().map(|it| it.fact.clone());
        assert_eq!(
            missing.collect::<BTreeSet<_>>(),
            case.listed("missing"),
            "{}",
            case.id
        );
    }
}

#[test]
fn presumptions_that_mattered_exactly() {
    for (case, determination) in explained() {
        let presumed = determination.presumed.iter().map(|it| it.fact.clone());
        assert_eq!(
            presumed.collect::<BTreeSet<_>>(),
            case.listed("presumed"),
            "{}",
            case.id
        );
        assert!(!determination.inconclusive, "{}", case.id);
    }
}

#[test]
fn every_missing_fact_has_its_question() {
    for (case, determination) in explained() {
        for missing in &determination.missing {
            assert!(missing.question.is_some(), "{}: {}", case.id, missing.fact);
        }
    }
}
