//! A kind of change: from what to what, where, and a smallest request with the two determinations.

use super::Page;
use super::side_by_side::Side;
use crate::comparison::{ChangeEntry, StatedFact, WitnessEntry};
use crate::render::{counted, words};
use pol_analysis::Direction;
use pol_compiler::program::Program;
use pol_interpreter::Released;

/// The most alternatives that are told of a region that they do not make up.
const MOST_EXAMPLES: usize = 2;

impl Page<'_> {
    /// Every kind of change, tighter ones first.
    pub(super) fn changes(&mut self) {
        let changes = &self.report.changes;
        if changes.is_empty() {
            return;
        }
        let kinds = counted(changes.len(), "kind");
        self.sheet
            .heading(&format!("What requests come to: {kinds} of change"));
        for change in changes {
            self.change(change);
        }
    }

    fn change(&mut self, change: &ChangeEntry) {
        let (title, direction) = (title(self.new, change), direction(change.direction));
        self.sheet.subheading(&format!("{title}   ({direction})"));
        self.sheet.gap();
        self.region(&Where {
            what: becomes(self.old, self.new, change),
            regions: &change.regions,
            whole: change.whole,
        });
        self.sheet.gap();
        self.stated("A smallest request that shows it:", &change.witness);
        self.sheet.gap();
        let witness = &change.witness;
        let before = Side::of(self.old, "Before", &witness.before, &witness.after);
        let after = Side::of(self.new, "Now", &witness.after, &witness.before);
        self.sheet.side_by_side(4, &before.lines, &after.lines);
    }

    /// The requests to which something applies, as alternatives of conditions.
    pub(super) fn region(&mut self, region: &Where<'_>) {
        self.sheet.paragraph(2, &region.words());
        self.alternatives(region.told());
    }

    fn alternatives(&mut self, alternatives: &[Vec<String>]) {
        for (position, conditions) in alternatives.iter().enumerate() {
            if position > 0 {
                self.sheet.paragraph(4, "or");
            }
            for (position, condition) in conditions.iter().enumerate() {
                let (mark, words) = match position {
                    0 => ("-", condition.clone()),
                    _ => (" ", format!("and {condition}")),
                };
                self.sheet.item(4, mark, &words);
            }
        }
    }

    /// The facts of a request, in the policy's words.
    pub(super) fn stated(&mut self, heading: &str, witness: &WitnessEntry) {
        self.sheet.paragraph(2, heading);
        self.facts(&witness.stated);
        if !witness.stated_before.is_empty() {
            self.sheet.paragraph(2, "which the old revision reads as");
            self.facts(&witness.stated_before);
        }
    }

    fn facts(&mut self, facts: &[StatedFact]) {
        if facts.is_empty() {
            self.sheet.paragraph(4, "with nothing stated");
        }
        let width = facts.iter().map(|it| it.fact.len()).max().unwrap_or(0);
        for stated in facts {
            let first = format!("{:<width$}  ", stated.fact);
            self.sheet.hanging(4, &first, &stated.text);
        }
    }
}

/// For which requests something is so.
pub(in crate::render) struct Where<'a> {
    /// What is so.
    pub(in crate::render) what: String,
    pub(in crate::render) regions: &'a [Vec<String>],
    pub(in crate::render) whole: bool,
}

impl Where<'_> {
    /// In words that the alternatives follow.
    pub(in crate::render) fn words(&self) -> String {
        let what = capital(&self.what);
        match self.regions {
            [] => format!("{what}; of which requests was not found out."),
            [all] if all.is_empty() => format!("{what}, whatever else is stated."),
            [_] if self.whole => format!("{what}, where"),
            [_] => format!("{what}, in these cases among others:"),
            _ if self.whole => format!("{what}, where one of these holds:"),
            _ => format!("{what}, in more cases than can be told here; two of them:"),
        }
    }

    /// The alternatives that are told.
    pub(in crate::render) fn told(&self) -> &[Vec<String>] {
        if self.whole {
            self.regions
        } else {
            &self.regions[..self.regions.len().min(MOST_EXAMPLES)]
        }
    }
}

/// In a word, which way a change goes.
pub(in crate::render) const fn direction(direction: Direction) -> &'static str {
    match direction {
        Direction::Tighter => "tighter",
        Direction::Looser => "looser",
        Direction::Sideways => "neither tighter nor looser",
    }
}

/// `met → not_met`, `met, all → met, in part`, `release 12 → 8 visits`.
pub(in crate::render) fn title(new: &Program, change: &ChangeEntry) -> String {
    let kind = &change.kind;
    if kind.released.is_some() {
        let witness = &change.witness;
        let released = |released: &Option<Released>| {
            let released = released.as_ref();
            released.map(|it| (it.amount.to_string(), it.unit.clone()))
        };
        let both = released(&witness.before.released).zip(released(&witness.after.released));
        return both.map_or_else(String::new, |((before, _), (after, unit))| {
            let after = words::quantity(new, &after, &unit);
            format!("release {before} → {after}")
        });
    }
    let part = |name: &str| name.strip_suffix(" in part").map(str::to_owned);
    match (part(&kind.from), part(&kind.to)) {
        (Some(finding), _) if finding == kind.to => {
            format!("{finding}, in part → {finding}, all")
        }
        (_, Some(finding)) if finding == kind.from => {
            format!("{finding}, all → {finding}, in part")
        }
        _ => format!("{} → {}", kind.from, kind.to),
    }
}

/// What becomes of a request that came to something before.
pub(in crate::render) fn becomes(old: &Program, new: &Program, change: &ChangeEntry) -> String {
    let kind = &change.kind;
    if let Some(word) = kind.released {
        return format!("of requests that were and are released in part, {word} is released");
    }
    let (from, to) = (outcome(old, &kind.from), outcome(new, &kind.to));
    format!("unless something else decides it, a request that came to {from} now comes to {to}")
}

fn capital(words: &str) -> String {
    let mut letters = words.chars();
    let first = letters.next().map(|it| it.to_uppercase().to_string());
    first.unwrap_or_default() + letters.as_str()
}

/// What was found, as a reader of a determination sees it.
fn outcome(program: &Program, name: &str) -> String {
    match name.strip_suffix(" in part") {
        Some(_) => "a release in part".to_owned(),
        None if name == "not_governed" => "\"Not governed by this policy\"".to_owned(),
        None => format!("\"{}\"", words::finding(program, name)),
    }
}
