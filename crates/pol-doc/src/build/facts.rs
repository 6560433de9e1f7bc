//! The questions that a request answers: each fact with its text, its type, what it is taken for when it is not stated.
//! Facts in; a table out, group by group.

use super::vocabulary::capital;
use super::{Context, paragraph, table, titled};
use crate::document::{Inline, Row, Section, Words, link, text};
use crate::ids;
use crate::phrase::spaced;
use pol::program::{Fact, FactId, Group, Program, Type};
use pol_interpreter::{quantity, value_text};

const INTRO: &str = "What is not stated is asked for, and never taken for a no. Only where the last column says so is a fact \
                     taken for something without being stated; every result lists the presumptions that it rests on.";

pub(super) fn section(ctx: &Context<'_>) -> Option<Section> {
    let rows = ctx.program.groups.iter();
    let rows = rows.flat_map(|it| group(ctx, it)).collect();
    let heads = ["Question", "Answer", "Stands on", "If not stated"];
    let table = table("Facts of a request", &heads, rows)?;
    let blocks = vec![paragraph(INTRO), table];
    Some(titled("questions", "Questions asked", blocks))
}

fn group(ctx: &Context<'_>, group: &Group) -> Vec<Row> {
    let id = ids::group(&group.name);
    let label = group.label.clone();
    let mut title = vec![text(label.unwrap_or_else(|| capital(&spaced(&group.name))))];
    title.extend(ctx.line_of(&id));
    let mut rows = vec![Row::Group {
        id: Some(id),
        title,
    }];
    rows.extend(group.facts.iter().map(|it| row(ctx, *it)));
    rows
}

fn row(ctx: &Context<'_>, id: FactId) -> Row {
    let fact = &ctx.program.facts[id.index()];
    let mut question = Words::new();
    if let Some(words) = &fact.question {
        question.push(text(words.clone() + " "));
    }
    question.push(Inline::Name(fact.path.clone()));
    question.push(Inline::Line(ctx.line(fact.span)));
    if let Some(was) = &fact.was {
        question.push(Inline::Aside(format!(" was {was}")));
    }
    question.extend(ctx.notes(&fact.notes));
    Row::Cells {
        id: Some(ids::fact(&fact.path)),
        cells: vec![
            question,
            answer(ctx.program, &fact.ty),
            ctx.cited(&fact.citation),
            unstated(ctx, id, fact),
        ],
    }
}

/// How a fact is answered.
fn answer(program: &Program, ty: &Type) -> Words {
    let list = |id: &pol::program::ChoicesId| {
        let name = &program.choices[id.index()].name;
        link(ids::choices(name), spaced(name))
    };
    let system = |id: &pol::program::SystemId| {
        let system = &program.systems[id.index()];
        link(ids::system(&system.name), system.title.as_str())
    };
    match ty {
        Type::YesNo => vec![text("yes or no")],
        Type::Number {
            unit,
            decimals,
            low,
            high,
        } => {
            let high = quantity(program, *unit, *high);
            let kind = if *decimals == 0 { "whole number, " } else { "" };
            vec![text(format!("{kind}{} to {high}", low.normalize()))]
        }
        Type::Date { low, high } => vec![text(format!("date, {low} to {high}"))],
        Type::OneOf(id) => vec![text("one "), list(id)],
        Type::AnyOf(id) => vec![text("any "), list(id)],
        Type::Code(id) => vec![text("a code of "), system(id)],
        Type::Codes(id) => vec![text("codes of "), system(id)],
        Type::Text => vec![text("text")],
    }
}

fn unstated(ctx: &Context<'_>, id: FactId, fact: &Fact) -> Words {
    let Some(presumed) = &fact.presumed else {
        return vec![text("asked for")];
    };
    let value = value_text(ctx.program, id, &presumed.value);
    let mut words = vec![text("presumed "), Inline::Strong(value)];
    if let Some(when) = presumed.when {
        words.push(text(" when "));
        words.extend(ctx.flat(when));
        words.push(text("; asked for otherwise"));
    }
    words
}
