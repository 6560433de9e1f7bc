//! The clauses of the source, each with what encodes it and the examples that show it.
//! Clauses in; a table out, section by section.

use super::{Context, paragraph, table, titled};
use crate::document::{Inline, Row, Section, Words, link, listed, name_link, text};
use crate::ids;
use pol::ClauseRow;
use pol::program::{Citer, Clause, Program};

/// The examples of a clause that are named; the others are counted.
const NAMED: usize = 3;

pub(super) fn section(ctx: &Context<'_>) -> Option<Section> {
    let shown = ctx.policy.clauses();
    let deciding = shown.iter().filter(|it| it.decides).count();
    let intro = format!(
        "{} clauses, of which {deciding} decide something.",
        shown.len()
    );
    let mut rows: Vec<Row> = Vec::new();
    let mut section = None;
    for (clause, row) in ctx.program.clauses.iter().zip(&shown) {
        if section != Some(&clause.section) {
            section = Some(&clause.section);
            rows.push(Row::Group {
                id: None,
                title: vec![text(clause.section.clone())],
            });
        }
        rows.push(cells(ctx, clause, row));
    }
    let heads = ["Clause", "Says", "Encoded in", "Shown by"];
    let table = table("Clauses of the source", &heads, rows)?;
    Some(titled(
        "clauses",
        "Clauses of the source",
        vec![paragraph(intro), table],
    ))
}

fn cells(ctx: &Context<'_>, clause: &Clause, row: &ClauseRow) -> Row {
    let id = ids::clause(&clause.id);
    let mut says = vec![text(clause.text.clone())];
    if !clause.decides {
        says.push(Inline::Aside(" informs".to_owned()));
    }
    says.extend(ctx.line_of(&id));
    let citers = clause.cited_by.iter();
    let citers = citers.map(|it| citer(ctx.program, *it)).collect();
    Row::Cells {
        id: Some(id),
        cells: vec![
            vec![Inline::Strong(clause.id.clone())],
            says,
            listed(citers),
            examples(&row.examples),
        ],
    }
}

fn examples(names: &[String]) -> Words {
    let named = names.iter().take(NAMED);
    let named = named.map(|name| name_link(ids::example(name), name.as_str()));
    let mut words = listed(named.collect());
    if names.len() > NAMED {
        words.push(text(format!(" and {} more", names.len() - NAMED)));
    }
    words
}

/// A declaration that cites a clause, by its name.
fn citer(program: &Program, citer: Citer) -> Inline {
    match citer {
        Citer::InForce => link("in-force".to_owned(), "in force"),
        Citer::Governs(at) => link(ids::governs(at), "governs"),
        Citer::Fact(id) => named(ids::fact, &program.facts[id.index()].path),
        Citer::Value(id) => named(ids::value, &program.values[id.index()].name),
        Citer::Criterion(id) => {
            let it = &program.criteria[id.index()];
            name_link(ids::criterion(&it.name, it.dates), it.name.as_str())
        }
        Citer::Amount(id) => named(ids::amount, &program.amounts[id.index()].name),
        Citer::Cap(id, at) => {
            let name = &program.amounts[id.index()].name;
            link(ids::cap(name, at), format!("limit {} on {name}", at + 1))
        }
        Citer::Rule(id) => {
            let it = &program.rules[id.index()];
            name_link(ids::rule(&it.name, it.dates), it.name.as_str())
        }
        Citer::Exception(id) => {
            let it = &program.exceptions[id.index()];
            name_link(ids::exception(&it.name, it.dates), it.name.as_str())
        }
        Citer::Limit(id) => {
            let name = &program.limits[id.index()].name;
            name_link(ids::limit(name), name.as_str())
        }
        Citer::Advisory(id) => {
            let it = &program.advisories[id.index()];
            name_link(ids::advisory(&it.name, it.dates), it.name.as_str())
        }
    }
}

fn named(id: fn(&str) -> String, name: &str) -> Inline {
    name_link(id(name), name)
}
