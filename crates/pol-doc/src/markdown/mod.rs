//! The document as Markdown: headings, tables and nested lists, with anchors for what is linked to.
//! A document in; CommonMark with tables out. Every text of the policy is escaped.

mod escape;
mod ladder;
mod words;

use crate::document::{Block, Card, Document, Item, Line, Listing, Row, Section, Table};
use crate::options::Options;
use escape::{escaped, html_escaped};
use words::Writer;

/// Writes a document as Markdown.
pub(crate) fn text(document: &Document, options: &Options) -> String {
    let mut page = Page {
        writer: Writer { options },
        text: String::new(),
    };
    page.head(document);
    for section in &document.sections {
        page.section(section, 2);
    }
    page.text
}

/// A text that grows.
struct Page<'a> {
    writer: Writer<'a>,
    text: String,
}

impl Page<'_> {
    fn push(&mut self, line: &str) {
        self.text += line;
        self.text.push('\n');
    }

    /// A paragraph, with an empty line after it.
    fn paragraph(&mut self, line: &str) {
        self.push(line);
        self.push("");
    }

    fn heading(&mut self, level: usize, id: &str, words: &str) {
        self.paragraph(&format!("<a id=\"{}\"></a>", html_escaped(id)));
        self.paragraph(&format!("{} {words}", "#".repeat(level)));
    }

    fn head(&mut self, document: &Document) {
        self.paragraph(&format!("# {}", escaped(&document.title)));
        if !document.subtitle.is_empty() {
            self.paragraph(&escaped(&document.subtitle));
        }
        for field in &document.identity {
            let words = self.writer.items(&field.items);
            self.push(&format!("- {}: {words}", field.label));
        }
        self.push("");
        for section in &document.sections {
            self.push(&format!("- [{}](#{})", escaped(&section.title), section.id));
            for below in &section.sections {
                self.push(&format!("  - [{}](#{})", escaped(&below.title), below.id));
            }
        }
        self.push("");
    }

    fn section(&mut self, section: &Section, level: usize) {
        self.heading(level, &section.id, &escaped(&section.title));
        for block in &section.blocks {
            self.block(block, level + 1);
        }
        for below in &section.sections {
            self.section(below, level + 1);
        }
    }

    fn block(&mut self, block: &Block, level: usize) {
        match block {
            Block::Paragraph(words) => {
                let words = self.writer.words(words);
                self.paragraph(&words);
            }
            Block::List(items) => {
                self.list(items, 0);
                self.push("");
            }
            Block::Table(table) => self.table(table),
            Block::Card(card) => self.card(card, level),
            Block::Ladder(drawn) => {
                let list = ladder::list(drawn);
                self.paragraph(&list);
            }
            Block::Signatures(count) => self.signatures(*count),
            Block::Listing(listing) => self.listing(listing),
        }
    }

    fn list(&mut self, items: &[Item], depth: usize) {
        for item in items {
            let words = self.writer.words(&item.words);
            self.push(&format!("{}- {words}", "  ".repeat(depth)));
            self.list(&item.below, depth + 1);
        }
    }

    fn card(&mut self, card: &Card, level: usize) {
        let title = self.writer.words(&card.title);
        self.heading(level, &card.id, &title);
        let line = self.writer.line(card.line);
        let name = words::code(&card.name);
        self.paragraph(&format!("{} {name}{line}", card.kind));
        for field in &card.fields {
            match field.items.as_slice() {
                [item] if item.below.is_empty() => {
                    let words = self.writer.words(&item.words);
                    self.push(&format!("- {}: {words}", field.label));
                }
                items => {
                    self.push(&format!("- {}:", field.label));
                    self.list(items, 1);
                }
            }
        }
        self.push("");
    }

    fn table(&mut self, table: &Table) {
        self.paragraph(&format!("**{}**", escaped(&table.caption)));
        self.row(table.heads.iter().map(|it| (*it).to_owned()));
        self.row(table.heads.iter().map(|_| "---".to_owned()));
        for row in &table.rows {
            let (id, mut cells) = match row {
                Row::Group { id, title } => {
                    let mut cells = vec![format!("**{}**", self.writer.words(title))];
                    cells.resize(table.heads.len(), String::new());
                    (id, cells)
                }
                Row::Cells { id, cells } => {
                    let cells = cells.iter().map(|it| self.writer.words(it));
                    (id, cells.collect())
                }
            };
            if let (Some(id), Some(first)) = (id, cells.first_mut()) {
                first.insert_str(0, &format!("<a id=\"{}\"></a>", html_escaped(id)));
            }
            self.row(cells.into_iter());
        }
        self.push("");
    }

    fn row(&mut self, cells: impl Iterator<Item = String>) {
        let cells: Vec<String> = cells.collect();
        self.push(&format!("| {} |", cells.join(" | ")));
    }

    fn signatures(&mut self, count: usize) {
        let heads = ["Name", "Role", "Signature", "Date"];
        self.row(heads.iter().map(|it| (*it).to_owned()));
        self.row(heads.iter().map(|_| "---".to_owned()));
        for _ in 0..count {
            self.row(heads.iter().map(|_| "&nbsp;".to_owned()));
        }
        self.push("");
    }

    /// The lines as they stand: a block of HTML, since Markdown's own has no places to lead to.
    fn listing(&mut self, listing: &Listing) {
        self.paragraph(&words::code(&listing.name));
        self.text += "<pre>";
        let width = listing.lines.len().to_string().len();
        for (position, line) in listing.lines.iter().enumerate() {
            let at = Line {
                file: listing.file,
                number: position + 1,
            };
            let number = format!("{:>width$}", at.number);
            self.push(&format!(
                "<a id=\"{}\">{number}</a>  {}",
                at.id(),
                html_escaped(line)
            ));
        }
        self.paragraph("</pre>");
    }
}
