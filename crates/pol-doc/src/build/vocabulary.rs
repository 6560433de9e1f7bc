//! What facts are told in: lists of choices with the codes that mean them, sets of codes, code systems, units of the policy.
//! Vocabulary in; tables out.

use super::{Context, table, titled};
use crate::document::{Block, Inline, Row, Section, Words, link, text};
use crate::ids;
use crate::phrase::spaced;
use pol::program::{ChoiceCodes, Choices, CodeSet, CodeSystem, SystemId};

pub(super) fn section(ctx: &Context<'_>) -> Option<Section> {
    let tables = [choices(ctx), sets(ctx), systems(ctx)];
    let blocks: Vec<Block> = tables.into_iter().flatten().collect();
    (!blocks.is_empty()).then(|| titled("vocabulary", "Codes and choices", blocks))
}

fn choices(ctx: &Context<'_>) -> Option<Block> {
    let rows = ctx.program.choices.iter();
    let rows = rows.flat_map(|it| list(ctx, it)).collect();
    table("Choices", &["Choice", "Name", "Codes that mean it"], rows)
}

fn list(ctx: &Context<'_>, choices: &Choices) -> Vec<Row> {
    let id = ids::choices(&choices.name);
    let mut title = vec![
        text(capital(&spaced(&choices.name)) + " "),
        Inline::Name(choices.name.clone()),
    ];
    title.extend(ctx.line_of(&id));
    let mut rows = vec![Row::Group {
        id: Some(id),
        title,
    }];
    for choice in &choices.rows {
        let id = ids::choice(&choices.name, &choice.name);
        let mut label = vec![text(choice.label.clone())];
        label.extend(ctx.line_of(&id));
        let codes = choice.codes.as_ref();
        rows.push(Row::Cells {
            id: Some(id),
            cells: vec![
                label,
                vec![Inline::Name(choice.name.clone())],
                codes.map(|it| codes_of(ctx, it)).unwrap_or_default(),
            ],
        });
    }
    rows
}

fn codes_of(ctx: &Context<'_>, codes: &ChoiceCodes) -> Words {
    match codes {
        ChoiceCodes::These(set) => {
            let set = &ctx.program.code_sets[set.index()];
            vec![system(ctx, set.system), text(format!(" {}", members(set)))]
        }
        ChoiceCodes::Otherwise(id) => {
            vec![text("every other code of "), system(ctx, *id)]
        }
    }
}

fn system(ctx: &Context<'_>, id: SystemId) -> Inline {
    let system = &ctx.program.systems[id.index()];
    link(ids::system(&system.name), system.title.as_str())
}

/// The codes of a set: `F32, F33, M15 to M19`.
fn members(set: &CodeSet) -> String {
    let code = |range: &pol::program::CodeRange| {
        if range.first == range.last {
            range.first.clone()
        } else {
            format!("{} to {}", range.first, range.last)
        }
    };
    set.members.iter().map(code).collect::<Vec<_>>().join(", ")
}

fn sets(ctx: &Context<'_>) -> Option<Block> {
    let row = |set: &CodeSet| {
        let name = set.name.as_deref()?;
        let title = ctx.outline.title(name).unwrap_or_default();
        let words = vec![
            text(format!("{title} ")),
            Inline::Name(name.to_owned()),
            Inline::Line(ctx.line(set.span)),
        ];
        Some(Row::Cells {
            id: Some(ids::code_set(name)),
            cells: vec![
                words,
                vec![system(ctx, set.system)],
                vec![text(members(set))],
            ],
        })
    };
    let rows = ctx.program.code_sets.iter().filter_map(row).collect();
    table("Sets of codes", &["Set", "System", "Codes"], rows)
}

fn systems(ctx: &Context<'_>) -> Option<Block> {
    let row = |system: &CodeSystem| {
        let id = ids::system(&system.name);
        let mut title = vec![
            text(format!("{} ", system.title)),
            Inline::Name(system.name.clone()),
        ];
        title.extend(ctx.line_of(&id));
        Row::Cells {
            id: Some(id),
            cells: vec![
                title,
                vec![text(system.edition.clone().unwrap_or_default())],
                vec![text(covers(ctx, system))],
            ],
        }
    };
    let rows = ctx.program.systems.iter().map(row).collect();
    table("Code systems", &["System", "Edition", "Codes"], rows)
}

fn covers(ctx: &Context<'_>, system: &CodeSystem) -> String {
    let below = if system.hierarchical {
        "a code covers the longer codes that begin with it"
    } else {
        "a code stands for itself alone"
    };
    match system.only {
        Some(set) => {
            let codes = members(&ctx.program.code_sets[set.index()]);
            format!("{below}; only {codes}")
        }
        None => below.to_owned(),
    }
}

/// Begins with a capital letter.
pub(super) fn capital(words: &str) -> String {
    let mut letters = words.chars();
    match letters.next() {
        Some(first) => first.to_uppercase().collect::<String>() + letters.as_str(),
        None => String::new(),
    }
}
