//! The criteria, amounts, rules, exceptions and advisories, section by section in the order of the guideline.
//! The order is that of its clauses; what has no clauses follows in the order of the text.

use super::{Context, counted};
use crate::document::{Block, Card, Inline, Item, Section, Words, link, listed, text};
use crate::ids;
use pol::program::Clause;
use pol_parser::Span;

/// A declaration with where it stands and the section that it belongs to.
struct Placed<'a> {
    section: &'a str,
    span: Span,
    card: Card,
}

pub(super) fn section(ctx: &Context<'_>) -> Option<Section> {
    let mut placed = placed(ctx);
    placed.sort_by_key(|it| it.span);
    let titles = titles(ctx, &placed);
    let mut sections: Vec<Section> = Vec::new();
    for title in titles {
        let (here, others): (Vec<_>, Vec<_>) =
            placed.into_iter().partition(|it| it.section == title);
        placed = others;
        sections.push(part(ctx, sections.len(), title, here));
    }
    (!sections.is_empty()).then(|| Section {
        id: "guideline".to_owned(),
        title: "The guideline, section by section".to_owned(),
        blocks: vec![intro()],
        sections,
    })
}

fn intro() -> Block {
    super::paragraph(
        "Each criterion is met, not met, or not yet known. Each rule says what it finds and when it applies. A number \
         in small print is the line of the policy that says so.",
    )
}

fn placed<'a>(ctx: &Context<'a>) -> Vec<Placed<'a>> {
    let program = ctx.program;
    let criteria = program.criteria.iter();
    let criteria = criteria.map(|it| (&it.citation, it.span, ctx.criterion_card(it)));
    let amounts = program.amounts.iter();
    let amounts = amounts.map(|it| (&it.citation, it.span, ctx.amount_card(it)));
    let rules = program.rules.iter();
    let rules = rules.map(|it| (&it.citation, it.span, ctx.rule_card(it)));
    let exceptions = program.exceptions.iter();
    let exceptions = exceptions.map(|it| (&it.citation, it.span, ctx.exception_card(it)));
    let advisories = program.advisories.iter();
    let advisories = advisories.map(|it| (&it.citation, it.span, ctx.advisory_card(it)));
    let all = criteria.chain(amounts).chain(rules);
    let all = all.chain(exceptions).chain(advisories);
    all.map(|(citation, span, card)| Placed {
        section: &citation.section,
        span,
        card,
    })
    .collect()
}

/// The titles of the sections, each once.
fn titles<'a>(ctx: &Context<'a>, placed: &[Placed<'a>]) -> Vec<&'a str> {
    let of_clauses = ctx.program.clauses.iter().map(|it| it.section.as_str());
    let before = placed
        .iter()
        .map(|it| it.section)
        .filter(|it| it.is_empty());
    let of_text = placed.iter().map(|it| it.section);
    let mut titles = Vec::new();
    for title in before.chain(of_clauses).chain(of_text) {
        if !titles.contains(&title) {
            titles.push(title);
        }
    }
    titles
}

fn part(ctx: &Context<'_>, position: usize, title: &str, placed: Vec<Placed<'_>>) -> Section {
    let clauses = ctx.program.clauses.iter();
    let clauses: Vec<&Clause> = clauses.filter(|it| it.section == title).collect();
    let mut blocks = Vec::new();
    if placed.is_empty() {
        blocks.push(Block::List(
            clauses.iter().map(|it| informing(ctx, it)).collect(),
        ));
    } else if !clauses.is_empty() {
        blocks.push(Block::Paragraph(of_clauses(&clauses)));
    }
    blocks.extend(placed.into_iter().map(|it| Block::Card(it.card)));
    Section {
        id: ids::section(position),
        title: if title.is_empty() {
            "Before the first section"
        } else {
            title
        }
        .to_owned(),
        blocks,
        sections: Vec::new(),
    }
}

fn of_clauses(clauses: &[&Clause]) -> Words {
    let links = clauses
        .iter()
        .map(|it| link(ids::clause(&it.id), it.id.as_str()));
    let mut words = vec![text(format!("{}: ", counted(clauses.len(), "clause")))];
    words.extend(listed(links.collect()));
    words
}

/// A clause of a section that nothing encodes in its place.
fn informing(ctx: &Context<'_>, clause: &Clause) -> Item {
    let id = ids::clause(&clause.id);
    let mut words = vec![
        link(id.clone(), clause.id.as_str()),
        text(format!(" {} ", clause.text)),
        Inline::Aside(
            if clause.decides {
                "decides elsewhere"
            } else {
                "informs"
            }
            .to_owned(),
        ),
    ];
    words.extend(ctx.line_of(&id));
    Item::of(words)
}
