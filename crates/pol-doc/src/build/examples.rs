//! The examples: what each is like, in what it differs, and what comes of it, in words.
//! Examples in; a table out, with what does not come out as expected.

use super::expected::expected;
use super::{Context, counted, table, titled};
use crate::document::{Block, Inline, Row, Section, Words, link, text};
use crate::ids;
use pol::ExampleResult;
use pol::program::{Example, FactId, FactValue};
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
        let value = Inline::Strong(value_text(ctx.program, *fact, value));
        lines.push(fact_line(ctx, example, *fact, value));
    }
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

fn fact_line(ctx: &Context<'_>, example: &Example, fact: FactId, value: Inline) -> Words {
    let path = &ctx.program.facts[fact.index()].path;
    let words = vec![ctx.phrases.fact(fact), text(": "), value];
    let line = ctx.line_of(&ids::given(&example.name, path));
    words.into_iter().chain(line).collect()
}
