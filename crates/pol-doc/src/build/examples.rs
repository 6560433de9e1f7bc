//! The examples: what each is like, in what it differs, and what comes of it, in words.
//! Examples in; a table out, with what does not come out as expected.

use super::expected::expected;
use super::{Context, counted, table, titled};
use crate::document::{Block, Inline, Row, Section, Words, link, text};
use crate::ids;
use crate::phrase::spaced;
use pol::ExampleResult;
use pol::program::{Example, FactId, FactValue, Record};
use pol_interpreter::value_text;

pub(super) fn section(ctx: &Context<'_>) -> Option<Section> {
    let results = ctx.policy.test();
    let examples = ctx.program.examples.iter().zip(&results);
    let rows = examples.map(|(it, result)| row(ctx, it, result)).collect();
    let table = table("Examples", &["Case", "Given", "Comes to"], rows)?;
    let blocks = vec![Block::Paragraph(summary(&results)), table];
    Some(titled("examples", "Examples", blocks))
}

fn summary(results: &[ExampleResult]) -> Words {
    let failing = results.iter().filter(|it| !it.holds()).count();
    let count = counted(results.len(), "example");
    let outcome = if failing == 0 {
        text(format!(
            "{count}, run when this document was made: all come out as they say."
        ))
    } else {
        Inline::Strong(format!(
            "{count}, of which {failing} do not come out as they say."
        ))
    };
    let like = " An example that is like another says only in what it differs from it.";
    vec![outcome, text(like)]
}

fn row(ctx: &Context<'_>, example: &Example, result: &ExampleResult) -> Row {
    let case = vec![
        text(format!("{} ", example.title)),
        Inline::Name(example.name.clone()),
        Inline::Line(ctx.line(example.span)),
    ];
    let mut comes_to = expected(ctx, example);
    for difference in &result.differences {
        comes_to.push(Inline::Break);
        comes_to.push(Inline::Strong(format!(
            "comes out otherwise: {}",
            difference.actual
        )));
    }
    let case = [case, ctx.notes(&example.notes)].concat();
    Row::Cells {
        id: Some(ids::example(&example.name)),
        cells: vec![case, given(ctx, example), comes_to],
    }
}

fn given(ctx: &Context<'_>, example: &Example) -> Words {
    let base = ctx.outline.like(&example.name);
    let base = base.and_then(|name| ctx.program.examples.iter().find(|it| it.name == name));
    let mut lines: Vec<Words> = Vec::new();
    if let Some(base) = base {
        let base = link(ids::example(&base.name), base.title.as_str());
        lines.push(vec![text("Like: "), base]);
    }
    let before = base.map(|it| it.given.as_slice()).unwrap_or_default();
    let stated = |it: &&(FactId, FactValue)| !before.contains(it);
    for (fact, value) in example.given.iter().filter(stated) {
        let on = example.dates.iter().find(|(dated, _)| dated == fact);
        let on = on.map_or(String::new(), |(_, date)| format!(" on {date}"));
        let value = Inline::Strong(value_text(ctx.program, *fact, value) + &on);
        lines.push(fact_line(ctx, example, *fact, value));
    }
    lines.extend(rows_given(ctx, example, base));
    let taken = before
        .iter()
        .filter(|(fact, _)| !example.given.iter().any(|(it, _)| it == fact));
    for (fact, _) in taken {
        let value = Inline::Strong("not stated".to_owned());
        lines.push(fact_line(ctx, example, *fact, value));
    }
    if lines.is_empty() {
        return vec![text("Nothing is stated.")];
    }
    lines.join(&Inline::Break)
}

/// The records of which an example gives other rows than the one that it is like.
fn rows_given(ctx: &Context<'_>, example: &Example, base: Option<&Example>) -> Vec<Words> {
    let before = base.map(|it| it.rows.as_slice()).unwrap_or_default();
    let given = example.rows.iter().filter(|rows| !before.contains(rows));
    given
        .map(|(id, rows)| {
            let record = &ctx.program.records[id.index()];
            let to = ids::group(&record.name);
            let mut words = vec![link(to, spaced(&record.name)), text(": ")];
            let row = |cells: &[Option<FactValue>]| row_words(ctx, record, cells);
            let all: Vec<String> = rows.iter().map(row).collect();
            let open = if rows.open { "at least " } else { "" };
            let all = match all.is_empty() {
                true => "none".to_owned(),
                false => all.join("; "),
            };
            words.push(Inline::Strong(format!("{open}{all}")));
            words.extend(ctx.line_of(&ids::given(&example.name, &record.name)));
            words
        })
        .collect()
}

/// The known values of a row.
fn row_words(ctx: &Context<'_>, record: &Record, cells: &[Option<FactValue>]) -> String {
    let columns = record.columns.iter().zip(cells);
    let known =
        columns.filter_map(|(&column, cell)| Some(value_text(ctx.program, column, cell.as_ref()?)));
    let known: Vec<String> = known.collect();
    match known.is_empty() {
        true => "a row of which nothing is known".to_owned(),
        false => known.join(", "),
    }
}

fn fact_line(ctx: &Context<'_>, example: &Example, fact: FactId, value: Inline) -> Words {
    let path = &ctx.program.facts[fact.index()].path;
    let words = vec![ctx.phrases.fact(fact), text(": "), value];
    let line = ctx.line_of(&ids::given(&example.name, path));
    words.into_iter().chain(line).collect()
}
