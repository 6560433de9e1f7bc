//! What stands in the document: a policy in, sections of paragraphs, tables and cards out, in the order of the guideline.
//! One file a section; here is their order, and what they all need.

mod card;
mod clauses;
mod condition;
mod coverage;
mod decides;
mod examples;
mod expected;
mod facts;
mod guideline;
mod head;
mod limits;
mod source;
mod vocabulary;

pub(crate) use decides::meaning;

use crate::document::{
    Block, Document, Inline, Item, Line, Row, Section, Table, Words, link, listed,
};
use crate::ids;
use crate::options::Options;
use crate::outline::Outline;
use crate::phrase::Phrases;
use pol::Policy;
use pol::program::{Citation, FindingId, Program};
use pol_parser::Span;

/// What the sections are made from.
pub(crate) struct Context<'a> {
    pub(crate) policy: &'a Policy,
    pub(crate) program: &'a Program,
    pub(crate) phrases: Phrases<'a>,
    outline: Outline,
}

/// Makes the document of a policy.
pub(crate) fn document(policy: &Policy, options: &Options) -> Document {
    let ctx = Context {
        policy,
        program: policy.program(),
        phrases: Phrases::of(policy.program()),
        outline: Outline::of(policy),
    };
    let sections = [
        Some(decides::section(&ctx)),
        Some(head::scope(&ctx)),
        guideline::section(&ctx),
        limits::section(&ctx),
        vocabulary::section(&ctx),
        facts::section(&ctx),
        examples::section(&ctx),
        coverage::section(&ctx, options.budget),
        clauses::section(&ctx),
        head::revisions(&ctx),
        Some(head::signatures(&ctx)),
        Some(source::section(&ctx)),
    ];
    Document {
        name: policy.id().to_owned(),
        digest: policy.digest().to_owned(),
        title: policy.title().to_owned(),
        subtitle: head::subtitle(&ctx),
        identity: head::identity(&ctx),
        sections: sections.into_iter().flatten().collect(),
    }
}

impl Context<'_> {
    /// Gives the line of something that the program places.
    pub(crate) fn line(&self, span: Span) -> Line {
        let (file, place) = self.policy.place(span);
        Line {
            file,
            number: place.line,
        }
    }

    /// Gives the line of something by its id, as a word; nothing where the text does not tell it.
    pub(crate) fn line_of(&self, id: &str) -> Option<Inline> {
        Some(Inline::Line(self.outline.line(id)?))
    }

    /// Gives a finding as a word.
    pub(crate) fn finding(&self, id: FindingId) -> Inline {
        let finding = &self.program.findings[id.index()];
        Inline::Finding {
            kind: finding.kind,
            label: finding.label.clone(),
            to: ids::finding(&finding.name),
        }
    }

    /// Gives a condition in the words of one cell, an item a line.
    pub(crate) fn flat(&self, condition: pol::program::NodeId) -> Words {
        flattened(&self.condition(condition), 0)
    }

    /// Gives notes in the words of a cell, each on its line.
    pub(crate) fn notes(&self, notes: &[String]) -> Words {
        let note = |it: &String| [Inline::Break, Inline::Aside(format!("Note: {it}"))];
        notes.iter().flat_map(note).collect()
    }

    /// Gives what is cited: the clauses by their ids, and the words beside them.
    pub(crate) fn cited(&self, citation: &Citation) -> Words {
        let clauses = citation.clauses.iter().map(|id| {
            let clause = &self.program.clauses[id.index()];
            link(ids::clause(&clause.id), clause.id.as_str())
        });
        listed(clauses.collect())
    }
}

/// Puts an item and those below it in a row, each on its line.
fn flattened(item: &Item, depth: usize) -> Words {
    let mut words = item.words.clone();
    for below in &item.below {
        words.push(Inline::Break);
        words.push(Inline::Text("\u{2003}".repeat(depth) + "• "));
        words.extend(flattened(below, depth + 1));
    }
    words
}

fn titled(id: &str, title: &str, blocks: Vec<Block>) -> Section {
    Section {
        id: id.to_owned(),
        title: title.to_owned(),
        blocks,
        sections: Vec::new(),
    }
}

/// A table, where there is a row to show.
fn table(caption: &str, heads: &[&'static str], rows: Vec<Row>) -> Option<Block> {
    let any = rows.iter().any(|row| matches!(row, Row::Cells { .. }));
    any.then(|| {
        Block::Table(Table {
            caption: caption.to_owned(),
            heads: heads.to_vec(),
            rows,
        })
    })
}

fn paragraph(words: impl Into<String>) -> Block {
    Block::Paragraph(vec![Inline::Text(words.into())])
}

/// Counts things: `1 rule`, `2 rules`.
fn counted(count: usize, word: &str) -> String {
    format!("{count} {word}{}", if count == 1 { "" } else { "s" })
}
