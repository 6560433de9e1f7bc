//! The document before it has a form: sections of paragraphs, lists, tables and cards, made of words that link and know their line.
//! `build` makes it; `html` and `markdown` write it.

use crate::ladder::Ladder;
use pol::program::FindingKind;

/// A whole document.
pub(crate) struct Document {
    /// The policy's id.
    pub(crate) name: String,
    /// The digest of its text.
    pub(crate) digest: String,
    /// What the policy is called.
    pub(crate) title: String,
    /// What it encodes, by whom.
    pub(crate) subtitle: String,
    /// Identity and force, each with its label.
    pub(crate) identity: Vec<Field>,
    /// The sections.
    pub(crate) sections: Vec<Section>,
}

/// A section with its heading.
pub(crate) struct Section {
    /// Its id in the document.
    pub(crate) id: String,
    /// Its heading.
    pub(crate) title: String,
    /// What stands in it.
    pub(crate) blocks: Vec<Block>,
    /// The sections below it.
    pub(crate) sections: Vec<Section>,
}

/// What stands in a section.
pub(crate) enum Block {
    /// A paragraph.
    Paragraph(Words),
    /// A list.
    List(Vec<Item>),
    /// A table.
    Table(Table),
    /// A declaration of the policy.
    Card(Card),
    /// The drawing of how findings follow from rules.
    Ladder(Ladder),
    /// Lines to sign on: how many.
    Signatures(usize),
    /// A text of the policy with its lines.
    Listing(Listing),
}

/// A declaration of the policy.
pub(crate) struct Card {
    /// Its id in the document.
    pub(crate) id: String,
    /// `rule`, `criterion`, …
    pub(crate) kind: &'static str,
    /// Its name in the policy.
    pub(crate) name: String,
    /// The kind of what it finds.
    pub(crate) tone: Option<FindingKind>,
    /// Its text.
    pub(crate) title: Words,
    /// Where it stands.
    pub(crate) line: Line,
    /// What it says.
    pub(crate) fields: Vec<Field>,
}

/// Something with its label.
pub(crate) struct Field {
    /// The label.
    pub(crate) label: &'static str,
    /// What is said: words, or a list.
    pub(crate) items: Vec<Item>,
}

/// An item of a list.
#[derive(Clone)]
pub(crate) struct Item {
    /// What it says.
    pub(crate) words: Words,
    /// What stands below it.
    pub(crate) below: Vec<Item>,
}

/// A table.
pub(crate) struct Table {
    /// What it shows.
    pub(crate) caption: String,
    /// The heads of the columns.
    pub(crate) heads: Vec<&'static str>,
    /// The rows.
    pub(crate) rows: Vec<Row>,
}

/// A row of a table.
pub(crate) enum Row {
    /// The title of the rows after it.
    Group {
        /// Its id in the document.
        id: Option<String>,
        /// The title.
        title: Words,
    },
    /// As many cells as there are heads.
    Cells {
        /// Its id in the document.
        id: Option<String>,
        /// The cells.
        cells: Vec<Words>,
    },
}

/// A text with its lines.
pub(crate) struct Listing {
    /// The name of its file.
    pub(crate) name: String,
    /// The file, from 0.
    pub(crate) file: usize,
    /// The lines.
    pub(crate) lines: Vec<String>,
}

/// Words in a row.
pub(crate) type Words = Vec<Inline>;

/// A piece of words.
#[derive(Clone)]
pub(crate) enum Inline {
    /// Plain words.
    Text(String),
    /// Words with weight.
    Strong(String),
    /// What stands back.
    Aside(String),
    /// A name as it stands in the policy.
    Name(String),
    /// Words that lead somewhere in the document.
    Link(Link),
    /// A finding, by its label.
    Finding {
        /// What it does.
        kind: FindingKind,
        /// What people read.
        label: String,
        /// Its id in the document.
        to: String,
    },
    /// A place in the policy.
    Line(Line),
    /// A new line.
    Break,
}

/// Words that lead somewhere in the document.
#[derive(Clone)]
pub(crate) struct Link {
    /// The id that they lead to.
    pub(crate) to: String,
    /// The words.
    pub(crate) text: String,
    /// What is told of the place before one goes there.
    pub(crate) hint: Option<String>,
    /// Whether it is a name as it stands in the policy.
    pub(crate) name: bool,
}

/// A line of a text of the policy.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Line {
    /// The file: 0 is the policy, then come the files of examples beside it.
    pub(crate) file: usize,
    /// The number, from 1.
    pub(crate) number: usize,
}

impl Line {
    /// Gives its id in the document.
    pub(crate) fn id(self) -> String {
        match self.file {
            0 => format!("L{}", self.number),
            file => format!("E{file}-L{}", self.number),
        }
    }
}

impl Item {
    /// Makes an item with nothing below.
    pub(crate) const fn of(words: Words) -> Self {
        Self {
            words,
            below: Vec::new(),
        }
    }
}

impl Field {
    /// Labels words.
    pub(crate) fn of(label: &'static str, words: Words) -> Self {
        Self {
            label,
            items: vec![Item::of(words)],
        }
    }
}

/// Makes plain words.
pub(crate) fn text(words: impl Into<String>) -> Inline {
    Inline::Text(words.into())
}

/// Makes words that lead somewhere.
pub(crate) fn link(to: String, text: impl Into<String>) -> Inline {
    Inline::Link(Link {
        to,
        text: text.into(),
        hint: None,
        name: false,
    })
}

/// Makes a name that leads somewhere.
pub(crate) fn name_link(to: String, name: impl Into<String>) -> Inline {
    Inline::Link(Link {
        to,
        text: name.into(),
        hint: None,
        name: true,
    })
}

/// Puts words with a comma between, and what leads to none otherwise.
pub(crate) fn listed(words: Vec<Inline>) -> Words {
    let mut listed = Words::new();
    for (position, word) in words.into_iter().enumerate() {
        if position > 0 {
            listed.push(text(", "));
        }
        listed.push(word);
    }
    listed
}

/// Gives words without their form, for drawings and names.
pub(crate) fn plain(words: &[Inline]) -> String {
    let piece = |word: &Inline| match word {
        Inline::Text(text) | Inline::Strong(text) | Inline::Aside(text) | Inline::Name(text) => {
            text.clone()
        }
        Inline::Link(link) => link.text.clone(),
        Inline::Finding { label, .. } => label.clone(),
        Inline::Line(_) => String::new(),
        Inline::Break => " ".to_owned(),
    };
    words.iter().map(piece).collect()
}
