//! The values of the policy by their dates, and every cap on an amount, each as a table.
//! Limits in; rows out.

use super::{Context, table, titled};
use crate::document::{Block, Inline, Row, Section, link, text};
use crate::ids;
use crate::phrase::spaced;
use pol::program::{Amount, Limit, Value, ValueEntry};
use pol_interpreter::quantity;

pub(super) fn section(ctx: &Context<'_>) -> Option<Section> {
    let tables = [values(ctx), windows(ctx), caps(ctx)];
    let blocks: Vec<Block> = tables.into_iter().flatten().collect();
    (!blocks.is_empty()).then(|| titled("limits", "Limits and values", blocks))
}

fn values(ctx: &Context<'_>) -> Option<Block> {
    let rows = ctx.program.values.iter();
    let rows = rows.flat_map(|it| value_rows(ctx, it)).collect();
    table("Values", &["Value", "Comes to", "Days", "Stands on"], rows)
}

fn value_rows(ctx: &Context<'_>, value: &Value) -> Vec<Row> {
    let entries = value.entries.iter().enumerate();
    let row = |(position, entry)| value_row(ctx, value, position, entry);
    entries.map(row).collect()
}

fn value_row(ctx: &Context<'_>, value: &Value, position: usize, entry: &ValueEntry) -> Row {
    let words = value.text.clone();
    let mut title = vec![
        text(words.unwrap_or_else(|| spaced(&value.name)) + " "),
        Inline::Name(value.name.clone()),
        Inline::Line(ctx.line(value.span)),
    ];
    title.extend(ctx.notes(&value.notes));
    let mut number = vec![Inline::Strong(quantity(
        ctx.program,
        value.unit,
        entry.number,
    ))];
    number.extend(ctx.line_of(&ids::value_entry(&value.name, position)));
    let first = position == 0;
    Row::Cells {
        id: first.then(|| ids::value(&value.name)),
        cells: vec![
            title,
            number,
            vec![text(days(entry))],
            ctx.cited(&value.citation),
        ],
    }
}

fn days(entry: &ValueEntry) -> String {
    match (entry.from, entry.until) {
        (None, None) => "always".to_owned(),
        (Some(from), None) => format!("from {from}"),
        (None, Some(until)) => format!("until {until}"),
        (Some(from), Some(until)) => format!("from {from} until {until}"),
    }
}

/// The limits on what a window allows.
fn windows(ctx: &Context<'_>) -> Option<Block> {
    let rows = ctx.program.limits.iter().map(|it| limit_row(ctx, it));
    let heads = [
        "Limit",
        "At most",
        "Counted",
        "This request adds",
        "Stands on",
    ];
    table("Limits in a window of time", &heads, rows.collect())
}

fn limit_row(ctx: &Context<'_>, limit: &Limit) -> Row {
    let words = limit.text.as_ref();
    let mut title = words.map(|it| ctx.phrases.text(it)).unwrap_or_default();
    title.extend([
        text(" "),
        Inline::Name(limit.name.clone()),
        Inline::Line(ctx.line(limit.span)),
    ]);
    title.extend(ctx.notes(&limit.notes));
    let used = &ctx.program.facts[limit.used.index()].path;
    let including = limit.including.map(|fact| ctx.phrases.fact(fact));
    Row::Cells {
        id: Some(ids::limit(&limit.name)),
        cells: vec![
            title,
            ctx.phrases.phrase(&limit.most),
            ctx.phrases.phrase(used),
            including.into_iter().collect(),
            ctx.cited(&limit.citation),
        ],
    }
}

fn caps(ctx: &Context<'_>) -> Option<Block> {
    let rows = ctx.program.amounts.iter();
    let rows = rows.flat_map(|it| amount_rows(ctx, it)).collect();
    let heads = ["Amount", "At most", "When", "Because", "Stands on"];
    table("Limits on amounts", &heads, rows)
}

fn amount_rows(ctx: &Context<'_>, amount: &Amount) -> Vec<Row> {
    (0..amount.caps.len())
        .filter_map(|at| cap_row(ctx, amount, at))
        .collect()
}

fn cap_row(ctx: &Context<'_>, amount: &Amount, at: usize) -> Option<Row> {
    let cap = amount.caps.get(at)?;
    let (guard, bound) = ctx.cap_nodes(amount, at)?;
    let name = link(ids::amount(&amount.name), spaced(&amount.name));
    let mut bound = ctx.expression(bound);
    bound.push(Inline::Line(ctx.line(cap.span)));
    let because = cap.because.as_ref();
    Some(Row::Cells {
        id: Some(ids::cap(&amount.name, at)),
        cells: vec![
            vec![name],
            bound,
            guard.map_or_else(|| vec![text("always")], |it| ctx.flat(it)),
            because.map(|it| ctx.phrases.text(it)).unwrap_or_default(),
            ctx.cited(&cap.citation),
        ],
    })
}
