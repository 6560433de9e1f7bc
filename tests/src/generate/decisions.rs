//! What a generated policy decides by: findings, criteria, amounts, rules, exceptions and advisories.
//! A draft with its words in; their declarations added to it.

use super::condition;
use super::dates::{days, versions, versions_or_days};
use super::draft::Draft;
use super::expression::visits;
use super::words::{attach, attach_notes, cite, text};

/// Declares them all.
pub(super) fn declare(draft: &mut Draft) {
    declare_findings(draft);
    let many = if draft.small { 2 } else { 3 };
    for number in 0..draft.rng.below(many) {
        declare_criterion(draft, number);
    }
    for number in 0..1 + draft.rng.below(many) {
        declare_amount(draft, number);
    }
    for number in 3..3 + draft.rng.below(many) {
        declare_criterion(draft, number);
    }
    declare_rules(draft);
    for number in 0..draft.rng.below(3) {
        declare_exception(draft, number);
    }
    for number in 0..draft.rng.below(3) {
        declare_advisory(draft, number);
    }
}

const FINDINGS: &[(&str, &str)] = &[
    ("not_covered", "adverse"),
    ("not_met", "adverse"),
    ("refer", "review"),
    ("second_look", "review"),
    ("met", "release"),
    ("met_for_trial", "release"),
];

fn declare_findings(draft: &mut Draft) {
    let mut rows: Vec<(&str, &str)> = FINDINGS.to_vec();
    if draft.rng.chance(40) {
        draft.rng.shuffle(&mut rows);
    }
    let spare = draft
        .rng
        .pick(&["not_covered", "second_look", "met_for_trial", "none_spared"]);
    rows.retain(|row| row.0 != *spare);
    let otherwise = *draft.rng.pick(&["refer", "refer", "not_met"]);
    let mut lines = vec!["findings, strongest first".to_owned()];
    lines.extend(
        rows.iter()
            .map(|(name, kind)| format!("{name} {kind} \"Finding {name}\"")),
    );
    lines.push(format!("otherwise {otherwise}"));
    draft.declare(lines);
    draft.findings = rows
        .into_iter()
        .map(|(name, kind)| {
            (
                name.to_owned(),
                if kind == "release" {
                    "release"
                } else {
                    "other"
                },
            )
        })
        .collect();
}

fn findings(draft: &Draft, kind: &str) -> Vec<String> {
    draft
        .findings
        .iter()
        .filter(|finding| finding.1 == kind)
        .map(|finding| finding.0.clone())
        .collect()
}

fn declare_criterion(draft: &mut Draft, number: usize) {
    let name = format!("criterion_{number}");
    for days in versions(draft) {
        let mut lines = vec![format!("criterion {name}{days}")];
        if draft.rng.chance(70) {
            lines.push(text(draft));
        }
        lines.extend(condition::lines(draft, "met when"));
        attach(draft, &mut lines);
        draft.declare(lines);
    }
    draft.criteria.push(name);
}

fn declare_amount(draft: &mut Draft, number: usize) {
    let name = format!("amount_{number}");
    let mut lines = vec![format!("amount {name} in visits")];
    if draft.rng.chance(50) {
        lines.push(text(draft));
    }
    lines.extend(amount_value(draft));
    if draft.rng.chance(30) {
        lines.push(cite(draft));
    }
    for _ in 0..draft.rng.below(4) {
        lines.extend(cap(draft));
    }
    attach_notes(draft, &mut lines);
    draft.declare(lines);
    draft.numbers.push(name.clone());
    draft.amounts.push(name);
}

fn amount_value(draft: &mut Draft) -> Vec<String> {
    let mut lines = Vec::new();
    if draft.rng.chance(40) {
        for _ in 0..1 + draft.rng.below(2) {
            let header = format!("{}{} when", visits(draft, 1), days(draft));
            lines.extend(condition::lines(draft, &header));
        }
        lines.push(format!("otherwise {}", visits(draft, 2)));
        return lines;
    }
    vec![visits(draft, 2)]
}

fn cap(draft: &mut Draft) -> Vec<String> {
    let bound = format!("at most {}{}", visits(draft, 2), days(draft));
    let mut lines = if draft.rng.chance(60) {
        condition::lines(draft, &format!("{bound} when"))
    } else {
        vec![bound]
    };
    if draft.rng.chance(70) {
        lines.push(format!("because {}", text(draft)));
    }
    if draft.rng.chance(30) {
        lines.push(cite(draft));
    }
    lines
}

fn declare_rules(draft: &mut Draft) {
    declare_rule(draft, 0, "release");
    let many = if draft.small { 4 } else { 5 };
    for number in 1..2 + draft.rng.below(many) {
        let kind = if draft.rng.chance(40) {
            "release"
        } else {
            "other"
        };
        declare_rule(draft, number, kind);
    }
    if draft.rng.chance(if draft.small { 15 } else { 30 }) {
        declare_settling(draft);
    }
}

fn declare_rule(draft: &mut Draft, number: usize, kind: &str) {
    let name = format!("rule_{number}");
    let finding = draft.rng.pick(&findings(draft, kind)).clone();
    let releases = kind == "release" && draft.rng.chance(80);
    for days in versions_or_days(draft) {
        let mut lines = vec![format!("rule {name}{days}"), format!("finds {finding}")];
        if releases {
            lines[1].push_str(&format!(
                ", releasing {} of request.visits",
                draft.rng.pick(&draft.amounts.clone())
            ));
        }
        finish_rule(draft, lines);
    }
    draft.rules.push((name, finding, releases));
}

fn finish_rule(draft: &mut Draft, mut lines: Vec<String>) {
    if draft.rng.chance(85) {
        lines.push(format!("because {}", text(draft)));
    }
    lines.extend(condition::lines(draft, "when"));
    attach(draft, &mut lines);
    draft.declare(lines);
}

/// Declares one or two settling rules of one finding.
fn declare_settling(draft: &mut Draft) {
    let finding = draft.rng.pick(&findings(draft, "other")).clone();
    for number in 0..1 + draft.rng.below(2) {
        let lines = vec![
            format!("rule settled_{number}{}", days(draft)),
            format!("finds {finding}, settles"),
        ];
        finish_rule(draft, lines);
    }
}

fn declare_exception(draft: &mut Draft, number: usize) {
    let others = findings(draft, "other");
    let into = draft.rng.pick(&others).clone();
    let mut reachable: Vec<String> = others
        .into_iter()
        .filter(|finding| *finding != into)
        .collect();
    if draft.rng.chance(15) {
        reachable.extend(findings(draft, "release"));
    }
    let turned = draft.rng.some(&reachable, 2);
    let partial = draft.rules.iter().any(|rule| rule.2) && draft.rng.chance(50);
    let mut turns = turned.clone();
    if partial {
        turns.push("a partial release".to_owned());
    }
    let mut lines = vec![format!("exception exception_{number}{}", days(draft))];
    if draft.rng.chance(70) {
        lines.push(text(draft));
    }
    lines.push(format!("turns {} into {into}", turns.join(", ")));
    lines.extend(spared(draft, &turned, partial));
    lines.extend(condition::lines(draft, "when"));
    attach(draft, &mut lines);
    draft.declare(lines);
}

/// Gives an `except` that spares a rule which would be reached, now and then.
fn spared(draft: &mut Draft, turned: &[String], partial: bool) -> Option<String> {
    let reached = |rule: &&(String, String, bool)| turned.contains(&rule.1) || partial && rule.2;
    let rules: Vec<String> = draft
        .rules
        .iter()
        .filter(reached)
        .map(|rule| rule.0.clone())
        .collect();
    if rules.is_empty() || draft.rng.chance(60) {
        return None;
    }
    Some(format!("except {}", draft.rng.some(&rules, 2).join(", ")))
}

fn declare_advisory(draft: &mut Draft, number: usize) {
    let header = format!("advisory advisory_{number}{}", days(draft));
    let mut lines = vec![header, text(draft)];
    lines.extend(condition::lines(draft, "when"));
    if draft.rng.chance(40) {
        lines.extend(condition::lines(draft, "unless"));
    }
    attach(draft, &mut lines);
    draft.declare(lines);
    draft.advisories.push(format!("advisory_{number}"));
}
