//! What was measured, to read: the machine, one table of ratios a workload, and what each engine cannot say.
//! Speeds in; text for a terminal or Markdown out.

use crate::engines::{Engine, Kind};
use crate::machine;
use crate::measure::Speed;
use crate::outcome::Line;
use crate::table::{Table, rate, ratio};

/// Requests of one kind, on which all engines agree.
#[derive(Clone, Debug)]
pub struct Workload {
    /// What it is called.
    pub title: &'static str,
    /// How many requests come to each line.
    pub lines: Vec<(Line, usize)>,
    /// How many the exact step decides that logic leaves open.
    pub beyond_logic: usize,
    /// How many were timed.
    pub timed: usize,
}

/// Says on what it was measured.
pub fn machine() -> String {
    format!(
        "{}; {}; one thread; medians of rounds in which the engines take turns",
        machine::processor(),
        machine::COMPILER
    )
}

impl Workload {
    /// Writes its table. Ratios are to the fastest of the other rule engines.
    pub fn text(&self, engines: &[Box<dyn Engine>], speeds: &[Speed], markdown: bool) -> String {
        let fastest = |of: fn(&Speed) -> f64| {
            let peers = engines
                .iter()
                .zip(speeds)
                .filter(|(engine, _)| engine.kind() == Kind::Peer);
            peers.map(|(_, speed)| of(speed)).fold(0.0, f64::max)
        };
        let (prepared, json) = (fastest(|it| it.prepared), fastest(|it| it.json));
        let mut table = Table::new([
            "engine",
            "decisions/s, pre-parsed",
            "to the fastest peer",
            "JSON in → JSON out /s",
            "to the fastest peer",
            "rounds apart",
        ]);
        for (engine, speed) in engines.iter().zip(speeds) {
            table.row(vec![
                called(&**engine),
                rate(speed.prepared),
                ratio(speed.prepared / prepared),
                rate(speed.json),
                ratio(speed.json / json),
                ratio(speed.spread),
            ]);
        }
        format!("{}\n\n{}", self.head(engines), table.text(markdown))
    }

    fn head(&self, engines: &[Box<dyn Engine>]) -> String {
        let total: usize = self.lines.iter().map(|(_, count)| count).sum();
        let lines = self.lines.iter().filter(|(_, count)| *count > 0);
        let lines: Vec<String> = lines
            .map(|(line, count)| format!("{count} {}", line.name()))
            .collect();
        let written = engines.iter().filter_map(|engine| {
            let written = engine.written()?;
            Some(format!("{} {}", engine.name(), written))
        });
        let written: Vec<String> = written.collect();
        format!(
            "{}. All agree on {total} requests ({}); {} are timed. Pol's exact step decides {} of those that logic leaves open.\nCharacters of the guideline in each language: {}.",
            self.title,
            lines.join(", "),
            self.timed,
            self.beyond_logic,
            written.join(", ")
        )
    }
}

fn called(engine: &dyn Engine) -> String {
    let package = engine.package();
    let version = package.and_then(|package| Some((package, machine::version(package)?)));
    match version {
        Some((package, version)) => format!("{} ({package} {version})", engine.name()),
        None => engine.name().to_owned(),
    }
}

/// What the guideline asks for, and who says it: Pol, JSONLogic, Rego, ZEN, CEL, Cedar.
const EXPRESSES: [(&str, [&str; 6]); 9] = [
    (
        "the line of the strength order",
        ["yes", "yes", "yes", "yes", "yes", "yes"],
    ),
    (
        "visits released",
        [
            "yes",
            "yes",
            "yes",
            "yes",
            "yes",
            "no: it answers with policies",
        ],
    ),
    (
        "a fact that is not stated is unknown",
        [
            "yes",
            "by a second test each",
            "by a second rule each",
            "by a second expression each",
            "by a second test each",
            "by a second test each",
        ],
    ),
    (
        "names for criteria",
        [
            "yes",
            "no: written out",
            "yes",
            "yes",
            "no: written out",
            "no: written out",
        ],
    ),
    (
        "open cases decided exactly",
        ["yes", "no", "no", "no", "no", "no"],
    ),
    (
        "the facts that are missing",
        ["yes", "no", "no", "no", "no", "no"],
    ),
    (
        "which presumptions mattered",
        ["yes", "no", "no", "no", "no", "no"],
    ),
    (
        "reasons with text and clauses; advisories",
        [
            "yes", "left out", "left out", "left out", "left out", "left out",
        ],
    ),
    (
        "misspelt facts, types and ranges refused",
        ["yes", "no", "no", "no", "no", "with a schema: left out"],
    ),
];

/// Tells what each engine can say of the guideline.
pub fn expresses() -> Table {
    let mut table = Table::new(["", "Pol", "JSONLogic", "Rego", "ZEN", "CEL", "Cedar"]);
    for (what, cells) in EXPRESSES {
        let first = std::iter::once(what.to_owned());
        table.row(first.chain(cells.map(str::to_owned)).collect());
    }
    table
}
