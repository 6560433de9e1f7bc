//! Paragraphs, tables, cards, the drawing, signatures and listings as HTML.
//! A block in; markup out.

use super::{Writer, heading};
use crate::document::{Block, Card, Field, Line, Listing, Row, Table, Words};
use crate::ladder::{Ladder, Page, drawing, tone};
use maud::{Markup, html};

impl Writer<'_> {
    pub(super) fn block(self, block: &Block, level: u8) -> Markup {
        match block {
            Block::Paragraph(words) => html! { p { (self.words(words)) } },
            Block::List(items) => self.list(items),
            Block::Table(table) => self.table(table),
            Block::Card(card) => self.card(card, level),
            Block::Ladder(ladder) => figure(ladder),
            Block::Signatures(count) => signatures(*count),
            Block::Listing(listing) => self.listing(listing),
        }
    }

    fn card(self, card: &Card, level: u8) -> Markup {
        let tone = card.tone.map(tone).unwrap_or_default();
        html! {
            article id=(card.id) class=(format!("card {} {tone}", card.kind).trim_end()) {
                p.kicker { span.kind { (card.kind) } " " code { (card.name) } (self.line(card.line)) }
                (heading(level, &self.words(&card.title)))
                dl { @for field in &card.fields { (self.field(field)) } }
            }
        }
    }

    fn field(self, field: &Field) -> Markup {
        html! { dt { (field.label) } dd { (self.items(&field.items)) } }
    }

    /// A table; on a phone each row becomes a block, so every cell carries its head, and the roles stay told.
    fn table(self, table: &Table) -> Markup {
        html! {
            table role="table" {
                caption { (table.caption) }
                thead role="rowgroup" { tr role="row" {
                    @for head in &table.heads { th scope="col" role="columnheader" { (head) } }
                } }
                @for rows in grouped(&table.rows) {
                    tbody role="rowgroup" { @for row in rows { (self.row(row, &table.heads)) } }
                }
            }
        }
    }

    fn row(self, row: &Row, heads: &[&str]) -> Markup {
        match row {
            Row::Group { id, title } => html! {
                tr.group role="row" id=[id.as_deref()] {
                    th scope="rowgroup" role="rowheader" colspan=(heads.len()) { (self.words(title)) }
                }
            },
            Row::Cells { id, cells } => html! {
                tr role="row" id=[id.as_deref()] {
                    @for (position, (cell, head)) in cells.iter().zip(heads).enumerate() {
                        (self.cell(cell, head, position == 0))
                    }
                }
            },
        }
    }

    fn cell(self, cell: &Words, head: &str, first: bool) -> Markup {
        html! {
            @if first { th scope="row" role="rowheader" data-head=(head) { div { (self.words(cell)) } } }
            @else { td role="cell" data-head=(head) { div { (self.words(cell)) } } }
        }
    }

    fn listing(self, listing: &Listing) -> Markup {
        html! {
            p.file { code { (listing.name) } }
            div.listing {
                @for (position, line) in listing.lines.iter().enumerate() {
                    @let at = Line { file: listing.file, number: position + 1 };
                    div id=(at.id()) {
                        a.number href=(format!("#{}", at.id())) aria-label=(format!("line {}", at.number)) { (at.number) }
                        code { (line) }
                    }
                }
            }
        }
    }
}

/// Puts the rows after each title together.
fn grouped(rows: &[Row]) -> impl Iterator<Item = &[Row]> {
    rows.chunk_by(|_, next| !matches!(next, Row::Group { .. }))
}

/// How the drawing is read.
const CAPTION: &str = "Each rule leads to its words below. A dot is where an exception takes a finding up; its arrow leads to what the finding becomes.";

/// The drawing, once for a wide page and once for a phone; one of the two is shown.
fn figure(ladder: &Ladder) -> Markup {
    html! {
        figure {
            (drawing(ladder, Page::Wide))
            (drawing(ladder, Page::Narrow))
            figcaption { (CAPTION) }
        }
    }
}

fn signatures(count: usize) -> Markup {
    let heads = ["Name", "Role", "Signature", "Date"];
    html! {
        table.signatures role="table" {
            caption { "Signatures" }
            thead role="rowgroup" { tr role="row" {
                @for head in heads { th scope="col" role="columnheader" { (head) } }
            } }
            tbody role="rowgroup" {
                @for _ in 0..count { tr role="row" {
                    @for head in heads { td role="cell" data-head=(head) { div {} } }
                } }
            }
        }
    }
}
