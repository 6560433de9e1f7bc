//! The title, whom the policy governs, its revisions, and the lines to sign on.
//! What a policy says of itself in; sections out.

use super::{Context, table, titled};
use crate::document::{Block, Field, Inline, Row, Section, Words, text};
use crate::ids;
use pol::program::{Governs, MonthEnd, RevisionKind};

pub(super) fn subtitle(ctx: &Context<'_>) -> String {
    let policy = &ctx.program.policy;
    let parts = [&policy.source, &policy.publisher];
    let parts: Vec<&str> = parts.into_iter().flatten().map(String::as_str).collect();
    parts.join(" · ")
}

/// Identity and force, each with the line that says so.
pub(super) fn identity(ctx: &Context<'_>) -> Vec<Field> {
    let policy = &ctx.program.policy;
    let mut fields = vec![Field::of(
        "Policy",
        placed(ctx, "policy", &policy.name, true),
    )];
    if let Some(source) = &policy.source {
        fields.push(Field::of("Encodes", placed(ctx, "source", source, false)));
    }
    if let Some(publisher) = &policy.publisher {
        fields.push(Field::of(
            "Publisher",
            placed(ctx, "publisher", publisher, false),
        ));
    }
    fields.push(Field::of(
        "In force",
        placed(ctx, "in-force", &days(ctx), false),
    ));
    if let Some(date) = policy.review_by {
        fields.push(Field::of(
            "Review by",
            placed(ctx, "review-by", &date.to_string(), false),
        ));
    }
    if let Some(it) = &policy.superseded {
        let words = format!("by {} from {}", it.by, it.from);
        fields.push(Field::of(
            "Superseded",
            placed(ctx, "superseded", &words, false),
        ));
    }
    fields.extend(selected(ctx));
    fields.extend(latest(ctx));
    fields.push(Field::of(
        "Digest",
        vec![Inline::Name(ctx.policy.digest().to_owned())],
    ));
    fields
}

fn placed(ctx: &Context<'_>, id: &str, words: &str, name: bool) -> Words {
    let words = words.to_owned();
    let said = if name {
        Inline::Name(words)
    } else {
        text(words)
    };
    std::iter::once(said).chain(ctx.line_of(id)).collect()
}

/// For which requests a library looks at the policy.
fn selected(ctx: &Context<'_>) -> Option<Field> {
    let needs = ctx.program.policy.selected.iter();
    let needs: Vec<String> = needs.map(|it| ctx.program.need_in_words(it)).collect();
    let words = placed(ctx, "selected", &needs.join(" and "), false);
    (!needs.is_empty()).then(|| Field::of("Selected when", words))
}

fn latest(ctx: &Context<'_>) -> Option<Field> {
    let revisions = ctx.program.revisions.iter();
    let latest = revisions.max_by_key(|it| it.date)?;
    let words = vec![
        text(latest.date.to_string()),
        Inline::Line(ctx.line(latest.span)),
    ];
    Some(Field::of("Revision", words))
}

fn days(ctx: &Context<'_>) -> String {
    let force = &ctx.program.policy.in_force;
    match force.until {
        Some(until) => format!("from {} until {until}", force.from),
        None => format!("from {}", force.from),
    }
}

/// Whom and what the policy governs.
pub(super) fn scope(ctx: &Context<'_>) -> Section {
    let policy = &ctx.program.policy;
    let mut rows = vec![in_force(ctx)];
    let governs = policy.governs.iter().enumerate();
    rows.extend(governs.map(|(position, it)| governed(ctx, position, it)));
    let heads = ["Governs where", "Otherwise the reader is told", "Stands on"];
    let mut blocks: Vec<Block> = table("Conditions of being governed", &heads, rows)
        .into_iter()
        .collect();
    blocks.extend(month_end(ctx));
    for note in &policy.notes {
        blocks.push(Block::Paragraph(vec![
            Inline::Strong("Note: ".to_owned()),
            text(note.clone()),
        ]));
    }
    titled("scope", "Whom and what it governs", blocks)
}

fn in_force(ctx: &Context<'_>) -> Row {
    let force = &ctx.program.policy.in_force;
    let mut words = vec![
        ctx.phrases.fact(force.by),
        text(format!(" is {}", days(ctx))),
    ];
    words.extend(ctx.line_of("in-force"));
    let because = force.because.as_ref();
    Row::Cells {
        id: Some("in-force".to_owned()),
        cells: vec![
            words,
            because.map(|it| ctx.phrases.text(it)).unwrap_or_default(),
            ctx.cited(&force.citation),
        ],
    }
}

fn governed(ctx: &Context<'_>, position: usize, governs: &Governs) -> Row {
    let because = governs.because.as_ref();
    Row::Cells {
        id: Some(ids::governs(position)),
        cells: vec![
            ctx.flat(governs.condition),
            because.map(|it| ctx.phrases.text(it)).unwrap_or_default(),
            ctx.cited(&governs.citation),
        ],
    }
}

fn month_end(ctx: &Context<'_>) -> Option<Block> {
    let words = match ctx.program.policy.month_end? {
        MonthEnd::Clamps => "A date some months on is the last day of a month that is too short.",
        MonthEnd::Overflows => {
            "A date some months on is the first day of the month after one that is too short."
        }
    };
    let words = placed(ctx, "month-end", words, false);
    Some(Block::Paragraph(words))
}

/// The log of revisions.
pub(super) fn revisions(ctx: &Context<'_>) -> Option<Section> {
    let row = |(position, it): (usize, &pol::program::Revision)| Row::Cells {
        id: Some(ids::revision(position)),
        cells: vec![
            vec![text(it.date.to_string())],
            vec![text(kind(it.kind))],
            vec![text(it.text.clone()), Inline::Line(ctx.line(it.span))],
        ],
    };
    let rows = ctx.program.revisions.iter().enumerate().map(row).collect();
    let table = table("Revision log", &["Date", "Kind", "What changed"], rows)?;
    Some(titled("revisions", "Revisions", vec![table]))
}

fn kind(kind: RevisionKind) -> &'static str {
    match kind {
        RevisionKind::Rewords => "rewords only",
        RevisionKind::Tightens => "only releases less",
        RevisionKind::Loosens => "only releases more",
        RevisionKind::Changes => "changes both ways",
    }
}

/// The lines to sign on, and what is signed.
pub(super) fn signatures(ctx: &Context<'_>) -> Section {
    let words = vec![
        text("We have read this document and adopt the policy "),
        Inline::Name(ctx.policy.id().to_owned()),
        text(" whose text has the digest "),
        Inline::Name(ctx.policy.digest().to_owned()),
        text(
            ". It says how a request stands to the guideline; who treats and who decides remain responsible.",
        ),
    ];
    let blocks = vec![Block::Paragraph(words), Block::Signatures(4)];
    titled("signatures", "Signatures", blocks)
}
