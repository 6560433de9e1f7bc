//! What examples show of a policy in the form of LCOV, for tools that draw it beside a text.
//! Branches of a line are what can be shown of its conditions: met, not met, mattering alone while met and while not met.

use crate::coverage::{CoverageReport, CoveredCondition, Shows};
use crate::policy::Policy;
use std::collections::BTreeMap;
use std::fmt::Write as _;

/// Writes coverage as LCOV; what no request can show is left out, and what other files say.
pub fn lcov(policy: &Policy, coverage: &CoverageReport) -> String {
    let mut lines: BTreeMap<usize, Vec<&CoveredCondition>> = BTreeMap::new();
    let own = coverage.conditions().filter(|it| it.place.file.is_none());
    for condition in own {
        lines
            .entry(condition.place.place.line)
            .or_default()
            .push(condition);
    }
    let mut text = format!("TN:examples\nSF:{}\n", policy.source().name());
    let (mut found, mut hit) = (0, 0);
    for (line, conditions) in &lines {
        for (block, condition) in conditions.iter().enumerate() {
            for (branch, taken) in branches(condition) {
                let _ = writeln!(text, "BRDA:{line},{block},{branch},{}", u8::from(taken));
                found += 1;
                hit += usize::from(taken);
            }
        }
    }
    let _ = writeln!(text, "BRF:{found}\nBRH:{hit}");
    let touched = |conditions: &[&CoveredCondition]| conditions.iter().all(|it| is_touched(it));
    for (line, conditions) in &lines {
        let _ = writeln!(text, "DA:{line},{}", u8::from(touched(conditions)));
    }
    let hit = lines.values().filter(|it| touched(it)).count();
    let _ = writeln!(text, "LF:{}\nLH:{hit}\nend_of_record", lines.len());
    text
}

/// What can be shown of a condition, by number, and whether it is.
fn branches(condition: &CoveredCondition) -> impl Iterator<Item = (usize, bool)> + '_ {
    let sights = condition.sights().map(|(shows, _)| shows).enumerate();
    let sights = sights.filter(|(_, shows)| **shows != Shows::Unreachable);
    sights.map(|(branch, shows)| (branch, matches!(shows, Shows::Example(_))))
}

fn is_touched(condition: &CoveredCondition) -> bool {
    let seen = |shows: &Shows| matches!(shows, Shows::Example(_));
    seen(&condition.met) || seen(&condition.not_met)
}
