//! What Kleene leaves open and the exact step decides, one line a behaviour.

use crate::{Determination, Reason, ReasonSource, Unlock, explain, read_request};

const HEAD: &str = "policy small \"Small\"\n  in force from 2022-01-01 by case.day\n
findings, strongest first\n  not_met adverse \"Not met\"\n  refer review \"Refer\"\n  met release \"Met\"\n  otherwise refer\n
facts case\n  day date, 2022-01-01 to 2022-12-31\n  p yes/no\n  q yes/no\n  used whole number of visits, 0 to 40\n  wanted whole number of visits, 1 to 40\n\n";

/// Explains a request to the small policy with these rules; the day is 2022-06-01.
fn of(rules: &str, facts: &str) -> Determination {
    let text = format!("{HEAD}{rules}");
    let compiled = pol_compiler::compile(&pol_parser::parse(&text).file);
    let program = compiled.program.expect("the rules compile");
    let comma = if facts.is_empty() { "" } else { ", " };
    let request = format!("{{\"case\": {{\"day\": \"2022-06-01\"{comma}{facts}}}}}");
    explain(
        &program,
        &read_request(&program, &request).expect("a sound request"),
        "",
    )
}

fn missing(determination: &Determination) -> Vec<&str> {
    determination
        .missing
        .iter()
        .map(|missing| missing.fact.as_str())
        .collect()
}

fn reasons(determination: &Determination) -> Vec<&str> {
    determination.reasons.iter().filter_map(rule).collect()
}

fn rule(reason: &Reason) -> Option<&str> {
    if let ReasonSource::Rule(name) = &reason.source {
        Some(name)
    } else {
        None
    }
}

const EITHER: &str = "rule a\n  finds not_met because \"A.\"\n  when case.p\n\nrule b\n  finds not_met because \"B.\"\n  when not case.p\n";

#[test]
fn p_or_not_p_is_decided_and_both_are_named() {
    let determination = of(EITHER, "");
    assert_eq!(determination.finding.as_deref(), Some("not_met"));
    assert_eq!(reasons(&determination), ["a", "b"]);
    assert!(missing(&determination).is_empty());
}

#[test]
fn what_can_never_apply_is_no_reason() {
    let never = "\nrule c\n  finds not_met because \"C.\"\n  when case.p and not case.p\n";
    assert_eq!(reasons(&of(&format!("{EITHER}{never}"), "")), ["a", "b"]);
}

const BOTH: &str = "rule a\n  finds met because \"A.\"\n  when case.p and case.q\n";

#[test]
fn facts_that_matter_only_together_are_both_missing() {
    assert_eq!(missing(&of(BOTH, "")), ["case.p", "case.q"]);
    assert_eq!(missing(&of(BOTH, "\"p\": true")), ["case.q"]);
    assert!(missing(&of(BOTH, "\"p\": false")).is_empty());
}

#[test]
fn a_fact_that_is_read_and_cannot_matter_is_not_missing() {
    let rule = "rule a\n  finds met because \"A.\"\n  when case.p and (case.q or not case.q)\n";
    assert_eq!(missing(&of(rule, "")), ["case.p"]);
}

const SUM: &str = "rule a\n  finds not_met because \"A.\"\n  when case.used + case.wanted is more than 36 visits\n";

#[test]
fn a_sum_with_one_unknown_number() {
    assert_eq!(missing(&of(SUM, "\"wanted\": 20")), ["case.used"]);
    assert!(
        missing(&of(SUM, "\"used\": 36")).is_empty(),
        "one visit more is always asked for"
    );
}

const LEAST: &str = "amount can in visits\n  case.wanted\n  at most 12 visits less case.used\n
rule a\n  finds met, releasing can of case.wanted\n    because \"A.\"\n  when can is at least 1 visit\n";

#[test]
fn a_minimum_with_one_unknown_number() {
    let determination = of(LEAST, "\"wanted\": 12");
    assert_eq!(determination.possible, ["refer", "met"]);
    assert_eq!(missing(&determination), ["case.used"]);
    assert_eq!(missing(&of(LEAST, "\"used\": 11")), ["case.wanted"]);
    assert!(missing(&of(LEAST, "\"used\": 12")).is_empty());
}

/// Two numbers that differ by the same unknown: bounds alone cannot tell, and the circuit can.
#[test]
fn the_same_unknown_on_both_sides_is_one_number() {
    let rule =
        "rule a\n  finds met because \"A.\"\n  when case.used + 1 visit is more than case.used\n";
    assert_eq!(of(rule, "").finding.as_deref(), Some("met"));
}

#[test]
fn a_date_at_the_edge_of_force() {
    let text = HEAD.replace("from 2022-01-01", "from 2022-06-01 until 2022-06-30");
    let compiled = pol_compiler::compile(&pol_parser::parse(&format!("{text}{BOTH}")).file);
    let program = compiled.program.expect("the rules compile");
    let determination = explain(&program, &read_request(&program, "{}").expect("empty"), "");
    assert_eq!(determination.possible, ["not_governed", "refer", "met"]);
    assert_eq!(missing(&determination), ["case.day", "case.p", "case.q"]);
}

/// Each set as `facts → findings`.
fn unlocks(determination: &Determination) -> Vec<String> {
    let set = |unlock: &Unlock| {
        let facts = unlock.facts.join(" ").replace("case.", "");
        format!("{facts} → {}", unlock.leads_to.join(" "))
    };
    determination.unlocks.iter().map(set).collect()
}

#[test]
fn one_fact_unlocks_no_and_both_unlock_yes() {
    assert_eq!(
        unlocks(&of(BOTH, "")),
        ["p → refer", "q → refer", "p q → met"]
    );
    assert_eq!(unlocks(&of(BOTH, "\"p\": true")), ["q → refer met"]);
}

#[test]
fn nothing_unlocks_what_is_decided() {
    assert!(of(BOTH, "\"p\": false").unlocks.is_empty());
    assert!(of(EITHER, "").unlocks.is_empty());
}

#[test]
fn a_number_unlocks_by_some_of_its_values() {
    assert_eq!(
        unlocks(&of(SUM, "")),
        ["used → not_met", "wanted → not_met", "used wanted → refer"]
    );
}

#[test]
fn a_release_unlocks_only_where_its_amount_is_sure() {
    assert_eq!(
        unlocks(&of(LEAST, "")),
        ["used → refer", "used wanted → met"]
    );
}

#[test]
fn not_governed_unlocks_first() {
    let text = HEAD.replace("from 2022-01-01", "from 2022-06-01 until 2022-06-30");
    let compiled = pol_compiler::compile(&pol_parser::parse(&format!("{text}{BOTH}")).file);
    let program = compiled.program.expect("the rules compile");
    let determination = explain(&program, &read_request(&program, "{}").expect("empty"), "");
    assert_eq!(
        unlocks(&determination),
        [
            "day → not_governed",
            "day p → refer",
            "day q → refer",
            "day p q → met"
        ]
    );
}

#[test]
fn of_many_sets_twelve_are_listed_and_it_is_said() {
    let facts: Vec<String> = (0..14).map(|number| format!("f{number:02}")).collect();
    let declared: String = facts
        .iter()
        .map(|fact| format!("  {fact} yes/no\n"))
        .collect();
    let items: String = facts
        .iter()
        .map(|fact| format!("    - case.{fact}\n"))
        .collect();
    let text = format!(
        "{}{declared}\nrule a\n  finds met because \"A.\"\n  when any of\n{items}",
        HEAD.trim_end_matches('\n').to_owned() + "\n"
    );
    let compiled = pol_compiler::compile(&pol_parser::parse(&text).file);
    let program = compiled.program.expect("the rules compile");
    let facts = read_request(&program, "{\"case\": {\"day\": \"2022-06-01\"}}").expect("sound");
    let determination = explain(&program, &facts, "");
    assert!(determination.more_unlocks);
    assert_eq!(
        determination.unlocks.len(),
        13,
        "twelve to met, and all facts to refer"
    );
    assert_eq!(determination.unlocks[12].facts.len(), 14);
}

/// Eleven visits for ten days: true by counting, and more than the budget to show.
#[test]
fn an_exhausted_budget_is_told_and_leaves_too_much_rather_than_too_little() {
    let mut facts = String::new();
    let mut rule = String::from("rule a\n  finds met because \"A.\"\n  when any of\n");
    for visit in 0..11 {
        let days: Vec<String> = (0..10).map(|day| format!("not v{visit}d{day}")).collect();
        let days: Vec<String> = days
            .iter()
            .map(|fact| fact.replace("not v", "not case.v"))
            .collect();
        rule.push_str(&format!("    - {}\n", days.join(" and ")));
        for day in 0..10 {
            facts.push_str(&format!("  v{visit}d{day} yes/no\n"));
            for other in 0..visit {
                rule.push_str(&format!(
                    "    - case.v{visit}d{day} and case.v{other}d{day}\n"
                ));
            }
        }
    }
    let text = format!(
        "{}{facts}\n{rule}",
        HEAD.trim_end_matches('\n').to_owned() + "\n"
    );
    let compiled = pol_compiler::compile(&pol_parser::parse(&text).file);
    let program = compiled.program.expect("the rules compile");
    let facts =
        read_request(&program, "{\"case\": {\"day\": \"2022-06-01\"}}").expect("a sound request");
    let determination = explain(&program, &facts, "");
    assert!(determination.inconclusive);
    assert_eq!(determination.possible, ["refer", "met"]);
    assert_eq!(missing(&determination).len(), 110);
}
