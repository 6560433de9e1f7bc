//! A request and what comes of it as an example in the language, ready to paste: for its author to confirm.

use crate::universe::fact_ids;
use crate::words;
use pol_compiler::program::{FactId, FactValue, Program, RecordId, Role, UnitId};
use pol_interpreter::{
    Determination, Disposition, Facts, Reason, ReasonSource, Released, explain, quantity,
};

/// What is said of an example that nobody has looked at.
const UNCONFIRMED: &str = "Suggested, not yet confirmed: what is expected is what comes out today.";

/// Puts an example; its expectations are what comes out now.
pub fn example_text(program: &Program, name: &str, title: &str, facts: &Facts) -> String {
    let mut lines = vec![format!("example {name} {}", quoted(title))];
    let given: Vec<String> = fact_ids(program)
        .filter(|fact| program.facts[fact.index()].role == Role::Stated)
        .filter_map(|fact| Some((fact, facts.get(fact)?)))
        .map(|(fact, value)| {
            let path = &program.facts[fact.index()].path;
            let on = facts.dated(fact).map(|date| format!(" on {date}"));
            let on = on.unwrap_or_default();
            format!("    {path} {}{on}", given(program, fact, value))
        })
        .chain(rows(program, facts))
        .collect();
    if !given.is_empty() {
        lines.push(String::from("  given"));
        lines.extend(given);
    }
    lines.extend(expectations(program, &explain(program, facts, "")));
    lines.push(format!("  note {}", quoted(UNCONFIRMED)));
    lines.join("\n") + "\n"
}

/// Puts the rows that are given, a line each below their record.
fn rows(program: &Program, facts: &Facts) -> Vec<String> {
    let mut lines = Vec::new();
    for (id, record) in (0..).map(RecordId).zip(&program.records) {
        let Some(rows) = facts.rows(id) else { continue };
        let open = if rows.open { " at least" } else { "" };
        let none = if rows.is_empty() { " none" } else { "" };
        lines.push(format!("    {}{open}{none}", record.name));
        for row in rows.iter() {
            let cells = record.columns.iter().zip(row);
            let cells = cells.filter_map(|(&column, cell)| {
                let path = &program.facts[column.index()].path;
                let name = path.split_once('.').map_or(path.as_str(), |(_, name)| name);
                Some(format!("{name} {}", given(program, column, cell.as_ref()?)))
            });
            let cells: Vec<String> = cells.collect();
            lines.push(format!("      - {}", cells.join(", ")));
        }
    }
    lines
}

fn quoted(text: &str) -> String {
    let escaped = text.replace('\\', "\\\\").replace('"', "\\\"");
    format!("\"{escaped}\"")
}

/// Puts a value as an example gives it: choices by name, all else as people read it.
fn given(program: &Program, fact: FactId, value: &FactValue) -> String {
    let choice = |position: usize| words::choice(program, fact, position).to_owned();
    match value {
        FactValue::Choice(position) => choice(*position),
        FactValue::Choices { set, open } => members(set.positions().map(choice).collect(), *open),
        FactValue::Codes { codes, open } => members(codes.clone(), *open),
        FactValue::Text(text) => quoted(text),
        FactValue::YesNo(_) | FactValue::Number(_) | FactValue::Date(_) | FactValue::Code(_) => {
            words::value(program, fact, value)
        }
    }
}

fn members(members: Vec<String>, open: bool) -> String {
    let known = if members.is_empty() {
        String::from("none")
    } else {
        members.join(", ")
    };
    if open {
        format!("at least {known}")
    } else {
        known
    }
}

/// The rule that a reason stands on.
fn rule_of(reason: &Reason) -> Option<&str> {
    match &reason.source {
        ReasonSource::Rule(name) => Some(name),
        ReasonSource::Exception(_)
        | ReasonSource::Criterion(_)
        | ReasonSource::Amount(_)
        | ReasonSource::Cap(_)
        | ReasonSource::Fact(_)
        | ReasonSource::Value(_)
        | ReasonSource::Advisory(_)
        | ReasonSource::Limit(_)
        | ReasonSource::InForce(_)
        | ReasonSource::Governs(_) => None,
    }
}

/// An amount with its unit: `1 visit`.
fn amount(program: &Program, released: &Released) -> String {
    let unit = program
        .units
        .iter()
        .position(|unit| unit.plural == released.unit);
    let number = released.amount.0;
    unit.map_or_else(
        || format!("{} {}", number.normalize(), released.unit),
        |unit| quantity(program, UnitId::at(unit), number),
    )
}

/// What comes out, as expectations.
fn expectations(program: &Program, determination: &Determination) -> Vec<String> {
    let finding = determination.finding.as_deref().unwrap_or_default();
    let mut lines = Vec::new();
    lines.push(match (determination.disposition, &determination.released) {
        (Disposition::InformationNeeded, _) => String::from("  expect information needed"),
        (Disposition::NotGoverned, _) => String::from("  expect not governed"),
        (_, Some(released)) => {
            let amount = amount(program, released);
            format!("  expect {finding}, releasing {amount}")
        }
        (_, None) => format!("  expect {finding}"),
    });
    if determination.disposition == Disposition::InformationNeeded {
        let missing = determination.missing.iter().map(|it| it.fact.as_str());
        lines.push(format!(
            "  expect missing {}",
            missing.collect::<Vec<_>>().join(", ")
        ));
    }
    if determination.disposition == Disposition::Release && determination.released.is_none() {
        // No expectation says that a release has no limit: the rules that give it do.
        let rules = determination.reasons.iter();
        let rules: Vec<&str> = rules.filter_map(rule_of).collect();
        if !rules.is_empty() {
            lines.push(format!("  expect reasons {}", rules.join(", ")));
        }
    }
    let given = determination.advisories.iter().map(|it| it.name.as_str());
    let given: Vec<&str> = given.collect();
    if !given.is_empty() {
        lines.push(format!("  expect advisories {}", given.join(", ")));
    } else if !program.advisories.is_empty() {
        lines.push(String::from("  expect advisories none"));
    }
    lines
}
