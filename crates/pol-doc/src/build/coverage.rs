//! What the examples show of the policy: each condition met, not met, and mattering alone, by section.
//! A coverage report in; a table out, and what is left to show.

use super::{Context, counted, paragraph, table, titled};
use crate::document::{Block, Inline, Item, Line, Row, Section, Words, text};
use pol::{Budget, CoverageReport, CoveredCondition, Figures, Share};

const ALONE: &str = "A condition matters alone where an example would come out otherwise if that condition alone did: while it is met, \
                     and while it is not.";

pub(super) fn section(ctx: &Context<'_>, budget: Budget) -> Option<Section> {
    let report = ctx.policy.coverage(budget);
    let mut blocks = vec![Block::Paragraph(vec![
        Inline::Strong(whole(report.figures.whole())),
        text(format!(" of what any request could show. {ALONE}")),
    ])];
    blocks.push(figures(&report)?);
    blocks.extend(asides(&report.figures).into_iter().map(paragraph));
    blocks.extend(open(ctx, &report));
    Some(titled("coverage", "What the examples show", blocks))
}

fn whole(share: Share) -> String {
    format!("The examples show {} % ({})", share.percent(), of(share))
}

fn of(share: Share) -> String {
    format!("{} of {}", share.shown, share.of)
}

fn figures(report: &CoverageReport) -> Option<Block> {
    let mut rows: Vec<Row> = Vec::new();
    for section in &report.sections {
        let title = match section.section.as_str() {
            "" => "Before the first section",
            title => title,
        };
        rows.push(row(text(title), &section.figures));
    }
    rows.push(row(Inline::Strong("All".to_owned()), &report.figures));
    let heads = [
        "Section",
        "Conditions",
        "Met",
        "Not met",
        "Mattering alone",
        "Unknown",
    ];
    table("Shown by the examples", &heads, rows)
}

fn row(title: Inline, figures: &Figures) -> Row {
    Row::Cells {
        id: None,
        cells: vec![
            vec![title],
            vec![text(figures.conditions.to_string())],
            vec![text(of(figures.met))],
            vec![text(of(figures.not_met))],
            vec![text(of(figures.alone))],
            vec![text(figures.unknown.to_string())],
        ],
    }
}

fn asides(figures: &Figures) -> Vec<String> {
    let unreachable = (figures.unreachable > 0).then(|| {
        format!(
            "No request can show {}, by proof; they are not counted.",
            counted(figures.unreachable, "further thing")
        )
    });
    let open = (figures.not_analysed > 0).then(|| {
        format!(
            "Of {} not shown it was not found out within the budget whether a request could show them.",
            figures.not_analysed
        )
    });
    unreachable.into_iter().chain(open).collect()
}

/// A condition: its declaration, and its phrase where it is not the whole.
fn named(condition: &CoveredCondition) -> Words {
    if condition.phrase.is_empty() {
        return vec![text(condition.of.clone())];
    }
    let phrase = Inline::Name(condition.phrase.clone());
    vec![phrase, text(format!(" in {}", condition.of))]
}

fn open(ctx: &Context<'_>, report: &CoverageReport) -> Vec<Block> {
    let item = |it: &CoveredCondition| {
        let open = it.open();
        let name = it.place.file.as_deref();
        let file = name.and_then(|name| ctx.policy.sources().position(|it| it.name() == name));
        let line = Line {
            file: file.unwrap_or_default(),
            number: it.place.place.line,
        };
        let mut words = named(it);
        words.push(text(format!(": {}", open.join(", or "))));
        words.push(Inline::Line(line));
        (!open.is_empty()).then(|| Item::of(words))
    };
    let items: Vec<Item> = report.conditions().filter_map(item).collect();
    if items.is_empty() {
        return Vec::new();
    }
    vec![paragraph("No example shows:"), Block::List(items)]
}
