//! Facts across revisions: renamed, retyped, added, removed, presumed otherwise; never compared as if they were missing.

use crate::{asks, compared, kinds, small, verdict};
use pol::{ComparisonReport, SMALL_POLICY};

/// A rule that reads whether the member is in pain.
const PAIN: &str = r#"facts body "The body"
  pain yes/no "Is there pain?"

rule no_pain
  finds not_met because "There is no pain."
  when not body.pain
"#;

fn told(report: &ComparisonReport) -> Vec<(&str, &str)> {
    let facts = report.facts.iter();
    facts.map(|it| (it.fact.as_str(), it.change)).collect()
}

fn replaced(text: &str, from: &str, to: &str) -> String {
    assert!(text.contains(from), "{from}");
    text.replace(from, to)
}

#[test]
fn renamed_and_told_so_is_the_same_fact() {
    let new = replaced(
        PAIN,
        "pain yes/no \"Is there pain?\"",
        "ache yes/no \"Is there pain?\" was body.pain",
    );
    let new = replaced(&new, "not body.pain", "not body.ache");
    let report = compared(&small(PAIN), &small(&new));
    assert_eq!(told(&report), [("body.ache", "renamed")]);
    assert_eq!(report.facts[0].before.as_deref(), Some("body.pain"));
    assert_eq!(verdict(&report), "equal");
    assert!(!report.has_changes());
}

#[test]
fn renamed_and_not_told_is_another_fact() {
    let new = replaced(PAIN, "pain yes/no", "ache yes/no");
    let new = replaced(&new, "not body.pain", "not body.ache");
    let report = compared(&small(PAIN), &small(&new));
    assert_eq!(
        told(&report),
        [("body.ache", "added"), ("body.pain", "removed")]
    );
    assert!(report.has_changes());
    assert!(asks(&report, true).contains("body.ache"));
    assert!(asks(&report, false).contains("body.pain"));
    assert!(
        report
            .asks
            .iter()
            .filter(|it| it.fact.starts_with("body"))
            .all(|it| it.first)
    );
}

#[test]
fn a_wider_range_is_told_and_compared_where_both_accept_it() {
    let wider = replaced(SMALL_POLICY, "1 to 100", "0 to 400");
    let report = compared(SMALL_POLICY, &wider);
    assert_eq!(told(&report), [("request.visits", "widened")]);
    assert_eq!(verdict(&report), "equal");
}

#[test]
fn a_choice_more_is_told() {
    let more = replaced(
        SMALL_POLICY,
        "  right \"Right\"\n",
        "  right \"Right\"\n  both \"Both\"\n",
    );
    let report = compared(SMALL_POLICY, &more);
    assert_eq!(told(&report), [("member.side", "widened")]);
    assert!(report.changes.is_empty());
}

#[test]
fn of_another_kind_is_told_and_not_taken_for_missing() {
    let new = replaced(PAIN, "pain yes/no", "pain whole number of visits, 0 to 10");
    let new = replaced(&new, "not body.pain", "body.pain is less than 1 visit");
    let report = compared(&small(PAIN), &small(&new));
    assert_eq!(told(&report), [("body.pain", "retyped")]);
    assert!(report.changes.is_empty(), "{:?}", kinds(&report));
}

#[test]
fn added_and_removed() {
    let report = compared(SMALL_POLICY, &small(PAIN));
    assert_eq!(told(&report), [("body.pain", "added")]);
    assert_eq!(verdict(&report), "tighter");
    assert!(asks(&report, true).contains("body.pain"));
    let report = compared(&small(PAIN), SMALL_POLICY);
    assert_eq!(told(&report), [("body.pain", "removed")]);
    assert_eq!(verdict(&report), "looser");
}

#[test]
fn a_presumption_dropped_is_newly_asked_for() {
    let presumed = replaced(PAIN, "pain yes/no \"", "pain yes/no, presumed yes \"");
    let report = compared(&small(&presumed), &small(PAIN));
    assert_eq!(verdict(&report), "equal");
    let presumption = &report.presumptions[0];
    assert_eq!(presumption.fact, "body.pain");
    assert_eq!(presumption.before.as_deref(), Some("yes"));
    assert_eq!(presumption.after, None);
    assert!(asks(&report, true).contains("body.pain"));
    let back = compared(&small(PAIN), &small(&presumed));
    assert_eq!(back.presumptions[0].after.as_deref(), Some("yes"));
    assert!(asks(&back, false).contains("body.pain"));
}

#[test]
fn a_presumption_turned_changes_what_is_not_stated() {
    let yes = replaced(PAIN, "pain yes/no \"", "pain yes/no, presumed yes \"");
    let no = replaced(PAIN, "pain yes/no \"", "pain yes/no, presumed no \"");
    let report = compared(&small(&yes), &small(&no));
    assert_eq!(verdict(&report), "tighter");
    let presumption = &report.presumptions[0];
    assert_eq!(
        (presumption.before.as_deref(), presumption.after.as_deref()),
        (Some("yes"), Some("no"))
    );
    let stated = &report.changes[0].witness.stated;
    assert!(
        stated.iter().all(|it| it.fact != "body.pain"),
        "it is left unstated"
    );
}

/// The old revision presumes the fact of adults, and decides them without it.
#[test]
fn a_presumption_on_a_condition_dropped_is_newly_asked_for() {
    let presumed = replaced(
        PAIN,
        "pain yes/no \"",
        "pain yes/no, presumed yes when member.adult \"",
    );
    let report = compared(&small(&presumed), &small(PAIN));
    assert_eq!(verdict(&report), "equal");
    assert!(asks(&report, true).contains("body.pain"));
    assert!(report.is_whole(), "{:?}", report.not_analysed);
}

/// Where a presumption hangs on a fact that is presumed itself, what is not looked at is named.
#[test]
fn a_presumption_on_a_presumption_is_not_taken_for_none() {
    let pain = replaced(
        PAIN,
        "pain yes/no \"Is there pain?\"",
        "numb yes/no, presumed no \"Is it numb?\"\n  pain yes/no, presumed yes when not body.numb \"Is there pain?\"",
    );
    let other = replaced(
        &pain,
        "when not body.pain",
        "when not body.pain and body.numb",
    );
    let report = compared(&small(&pain), &small(&other));
    let words = "whether body.pain is no longer asked for";
    let told = asks(&report, false).contains("body.pain");
    assert!(told || report.not_analysed.iter().any(|it| it == words));
}

/// Two values of a fact that differ only in what was requested do not show that it is asked for.
#[test]
fn what_was_requested_alone_shows_nothing() {
    let rule = |most: u32| {
        small(&format!(
            "amount some in visits\n  request.visits\n  at most {most} visits\n\nrule some_visits\n  finds met, releasing some of request.visits\n  when not is_adult\n"
        ))
    };
    let report = compared(&rule(4), &rule(5));
    assert!(report.is_whole(), "{:?}", report.not_analysed);
}
