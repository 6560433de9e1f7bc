//! Examples of generated policies; what they expect is well formed, and may be wrong.
//! A draft in; their declarations added to it.

use super::draft::Draft;
use super::vocabulary::presumed;
use super::words::attach_notes;

/// Declares none, one or two.
pub(super) fn declare(draft: &mut Draft) {
    for number in 0..draft.rng.below(3) {
        let mut lines = vec![format!("example example_{number} \"Example {number}\"")];
        if number > 0 && draft.rng.chance(50) {
            lines.push("like example_0".to_owned());
        }
        lines.push("given".to_owned());
        let given = given(draft, number > 0 && lines.len() > 2);
        let expectations = expectations(draft, &given, lines.len() > 2);
        lines.extend(given);
        lines.extend(expectations);
        attach_notes(draft, &mut lines);
        draft.declare(lines);
    }
}

fn given(draft: &mut Draft, like: bool) -> Vec<String> {
    let mut lines = Vec::new();
    for fact in draft.facts.clone() {
        let value = presumed(draft, &fact.kind);
        if like && fact.path == "request.visits" {
            lines.push("request.visits not stated".to_owned());
        } else if let (true, Some(value)) = (draft.rng.chance(70), value) {
            lines.push(format!("{} {value}", fact.path));
        }
    }
    if lines.is_empty() {
        lines.push("request.visits 2 visits".to_owned());
    }
    lines
}

fn expectations(draft: &mut Draft, given: &[String], like: bool) -> Vec<String> {
    let mut lines = match draft.rng.below(4) {
        0 => information_needed(draft, given, like),
        1 => vec!["expect not governed".to_owned()],
        _ => finding(draft),
    };
    if draft.rng.chance(40) && lines[0] != "expect not governed" {
        let advisory = draft.advisories.first().map_or("none", String::as_str);
        lines.push(format!("expect advisories {advisory}"));
    }
    if draft.rng.chance(20) && !draft.clauses.is_empty() {
        lines.push(format!("expect clauses {}", draft.clauses[0]));
    }
    if draft.rng.chance(20) {
        lines.push("expect presumed none".to_owned());
    }
    lines
}

fn information_needed(draft: &mut Draft, given: &[String], like: bool) -> Vec<String> {
    let mut lines = vec!["expect information needed".to_owned()];
    let unstated = |path: &&str| {
        !given
            .iter()
            .any(|line| line.starts_with(*path) && !line.ends_with("not stated"))
    };
    let missing: Vec<&str> = ["request.visits", "request.service_date"]
        .into_iter()
        .filter(unstated)
        .collect();
    if !like && !missing.is_empty() && draft.rng.chance(50) {
        lines.push(format!("expect missing {}", missing.join(", ")));
    }
    lines
}

fn finding(draft: &mut Draft) -> Vec<String> {
    let rule = draft.rng.pick(&draft.rules.clone()).clone();
    let mut lines = vec![format!("expect {}", rule.1)];
    if rule.2 && draft.rng.chance(40) {
        lines[0].push_str(", releasing 1 visit");
    }
    if draft.rng.chance(30) {
        lines.push(format!("expect reasons {}", rule.0));
    }
    lines
}
