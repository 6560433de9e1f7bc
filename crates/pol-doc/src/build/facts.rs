//! The questions that a request answers: each fact with its text, its type, what it is taken for when it is not stated.
//! Facts in; a table out, group by group.

use super::vocabulary::capital;
use super::{Context, counted, paragraph, table, titled};
use crate::document::{Inline, Row, Section, Words, link, text};
use crate::ids;
use crate::phrase::spaced;
use pol::program::{
    CalendarUnit, Derivation, DerivedFrom, Fact, FactId, Group, Program, Record, Role, Type, Window,
};
use pol_interpreter::{quantity, value_text};

const INTRO: &str = "What is not stated is asked for, and never taken for a no. Only where the last column says so is a fact \
                     taken for something without being stated; every result lists the presumptions that it rests on.";

pub(super) fn section(ctx: &Context<'_>) -> Option<Section> {
    let groups = ctx.program.groups.iter().flat_map(|it| group(ctx, it));
    let records = ctx.program.records.iter().flat_map(|it| record(ctx, it));
    let rows = groups.chain(records).collect();
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

/// A record: its question as the heading, its columns as rows.
fn record(ctx: &Context<'_>, record: &Record) -> Vec<Row> {
    let id = ids::group(&record.name);
    let question = record.question.clone();
    let mut title = vec![
        text(question.unwrap_or_else(|| capital(&spaced(&record.name))) + " "),
        Inline::Name(record.name.clone()),
    ];
    title.extend(ctx.line_of(&id));
    let unlike = if record.unlike { ", no two alike" } else { "" };
    let most = record.most;
    title.push(Inline::Aside(format!(
        " dated rows, at most {most}{unlike}"
    )));
    let mut rows = vec![Row::Group {
        id: Some(id),
        title,
    }];
    rows.extend(record.columns.iter().map(|it| row(ctx, *it)));
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
            dated(ctx, fact),
            ctx.cited(&fact.citation),
            unstated(ctx, id, fact),
        ],
    }
}

/// How a fact is answered, and what its day must be.
fn dated(ctx: &Context<'_>, fact: &Fact) -> Words {
    let mut words = answer(ctx.program, &fact.ty);
    if let Some(Window::Before { count, unit, day }) = fact.recent {
        let unit = match unit {
            CalendarUnit::Days => "day",
            CalendarUnit::Weeks => "week",
            CalendarUnit::Months => "month",
            CalendarUnit::Years => "year",
        };
        let length = counted(count as usize, unit);
        words.push(text(format!(", within {length} before ")));
        words.push(ctx.phrases.fact(day));
    }
    for (words_before, day) in [
        (", not before ", fact.not_before),
        (", not after ", fact.not_after),
    ] {
        if let Some(day) = day {
            words.extend([text(words_before), ctx.phrases.fact(day)]);
        }
    }
    words
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
    if let Role::Column(_) = fact.role {
        return vec![text("not known in that row")];
    }
    if let Some(derivation) = &fact.derived {
        let mut words = vec![text("where the rows are given, ")];
        words.extend(derived(ctx, id, derivation));
        words.push(text("; asked for otherwise"));
        return words;
    }
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

/// What a fact is derived from, in the policy's words.
fn derived(ctx: &Context<'_>, id: FactId, derivation: &Derivation) -> Words {
    let (cases, otherwise) = match &derivation.from {
        DerivedFrom::Node(node) => return ctx.expression(*node),
        DerivedFrom::Choices { cases, otherwise } => (cases, *otherwise),
    };
    let choice = |at: usize| {
        let value = pol::program::FactValue::Choice(at);
        Inline::Strong(value_text(ctx.program, id, &value))
    };
    let mut words = Words::new();
    for (when, at) in cases {
        words.extend([choice(*at), text(" when ")]);
        words.extend(ctx.expression(*when));
        words.push(text(", "));
    }
    words.extend([text("otherwise "), choice(otherwise)]);
    words
}
