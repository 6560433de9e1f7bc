//! How the policy decides: the drawing of its findings, strongest first, and what each of them means.
//! Findings and rules in; a section out.

use super::{Context, counted, paragraph, table, titled};
use crate::document::{Block, Inline, Row, Section, text};
use crate::ids;
use crate::ladder::Ladder;
use pol::program::{Finding, FindingKind};

const INTRO: &str = "A request that the policy governs is held against every rule. The strongest finding with a rule that applies \
                     stands; an exception turns the findings that it reaches into another. Nothing is ever denied here: what speaks \
                     against a request goes to a clinician, who decides.";

pub(super) fn section(ctx: &Context<'_>) -> Section {
    let mut blocks = vec![paragraph(INTRO), Block::Ladder(Ladder::of(ctx))];
    blocks.extend(findings(ctx));
    titled("decides", "How it decides", blocks)
}

fn findings(ctx: &Context<'_>) -> Option<Block> {
    let rows = ctx.program.findings.iter().enumerate();
    let rows = rows.map(|(position, it)| row(ctx, position, it)).collect();
    let heads = ["Strength", "Finding", "What it means", "Rules"];
    table("Findings, strongest first", &heads, rows)
}

fn row(ctx: &Context<'_>, position: usize, finding: &Finding) -> Row {
    let id = ids::finding(&finding.name);
    let mut label = vec![
        Inline::Strong(finding.label.clone()),
        text(" "),
        Inline::Name(finding.name.clone()),
    ];
    label.extend(ctx.line_of(&id));
    let rules = ctx.program.rules.iter();
    let rules = rules.filter(|it| it.finding.index() == position).count();
    let mut meaning = meaning(finding.kind).to_owned();
    if ctx.program.otherwise.index() == position {
        meaning += "; stands where no rule applies";
    }
    Row::Cells {
        id: Some(id),
        cells: vec![
            vec![text((position + 1).to_string())],
            label,
            vec![text(meaning)],
            vec![text(counted(rules, "rule"))],
        ],
    }
}

/// What becomes of a request with a finding of a kind.
pub(crate) const fn meaning(kind: FindingKind) -> &'static str {
    match kind {
        FindingKind::Adverse => "speaks against the request; a clinician decides",
        FindingKind::Review => "speaks neither for nor against it; a clinician decides",
        FindingKind::Release => "the request is released, in full or in part",
    }
}
