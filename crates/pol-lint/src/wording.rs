//! The texts of a policy, each with what it is for and whose it is.
//! A tree in; its texts out, as they stand in the source between their quotes.

use pol_parser::Span;
use pol_parser::ast::{self, Attachments, DeclarationKind, Text};

/// What a text is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Role {
    /// A title, a label or a clause.
    Title,
    /// The text of a criterion.
    Criterion,
    /// The text of an exception.
    Exception,
    /// The reason of a rule, a cap, a `governs` or the days in force.
    Reason,
    /// What an advisory says.
    Advice,
    /// The text of a value or an amount.
    Number,
    /// The question of a fact.
    Question,
    /// A note, or an entry of the revision log.
    Note,
}

impl Role {
    /// Tells whether a reader of a determination meets it as a sentence.
    pub(crate) fn is_sentence(self) -> bool {
        match self {
            Self::Criterion | Self::Exception | Self::Reason | Self::Advice => true,
            Self::Title | Self::Number | Self::Question | Self::Note => false,
        }
    }

    /// Tells whether a reader of a determination, or who is asked for facts, meets it.
    pub(crate) fn is_read(self) -> bool {
        match self {
            Self::Criterion
            | Self::Exception
            | Self::Reason
            | Self::Advice
            | Self::Number
            | Self::Question => true,
            Self::Title | Self::Note => false,
        }
    }
}

/// A text of the policy.
#[derive(Clone, Debug)]
pub(crate) struct Wording<'a> {
    pub(crate) role: Role,
    /// The name of the declaration, or the path of the fact.
    pub(crate) owner: String,
    /// What stands between the quotes.
    pub(crate) raw: &'a str,
    /// With its quotes.
    pub(crate) span: Span,
}

impl<'a> Wording<'a> {
    fn new(role: Role, owner: &str, text: &Text, source: &'a str) -> Self {
        let inside = Span::new(text.span.start + 1, text.span.end.saturating_sub(1));
        Self {
            role,
            owner: owner.to_owned(),
            raw: inside.of(source),
            span: text.span,
        }
    }

    /// Gives the place of a stretch of `raw`.
    pub(crate) fn place(&self, start: usize, end: usize) -> Span {
        Span::new(self.span.start + 1 + start, self.span.start + 1 + end)
    }

    /// Gives the words, without what is around them, and where each begins.
    pub(crate) fn words(&self) -> Vec<(usize, &'a str)> {
        words(self.raw)
    }
}

/// Cuts a text into words: letters, digits, apostrophes and hyphens within; holes are words too.
pub(crate) fn words(text: &str) -> Vec<(usize, &str)> {
    let is_inside = |letter: char| letter.is_alphanumeric() || "'’-_{}./".contains(letter);
    let mut words = Vec::new();
    let mut start = None;
    for (at, letter) in text.char_indices().chain([(text.len(), ' ')]) {
        match (start, is_inside(letter)) {
            (None, true) => start = Some(at),
            (Some(from), false) => {
                let word = text[from..at].trim_end_matches(['.', '-', '/', '\'', '’']);
                let bare = word.trim_start_matches(['.', '-', '/', '\'', '’']);
                if !bare.is_empty() {
                    words.push((from + word.len() - bare.len(), bare));
                }
                start = None;
            }
            (None, false) | (Some(_), true) => {}
        }
    }
    words
}

/// Collects the texts of a tree.
pub(crate) fn of<'a>(file: &ast::File, source: &'a str) -> Vec<Wording<'a>> {
    let mut collector = Collector {
        source,
        texts: Vec::new(),
    };
    for declaration in &file.declarations {
        collector.declaration(&declaration.kind);
    }
    collector.texts
}

struct Collector<'a> {
    source: &'a str,
    texts: Vec<Wording<'a>>,
}

impl Collector<'_> {
    fn add<'t>(&mut self, role: Role, owner: &str, texts: impl IntoIterator<Item = &'t Text>) {
        let source = self.source;
        self.texts.extend(
            texts
                .into_iter()
                .map(|text| Wording::new(role, owner, text, source)),
        );
    }

    fn notes(&mut self, owner: &str, attachments: &Attachments) {
        self.add(Role::Note, owner, &attachments.notes);
    }

    fn declaration(&mut self, kind: &DeclarationKind) {
        match kind {
            DeclarationKind::Policy(it) => self.policy(it),
            DeclarationKind::Vocabulary(it) => self.add(Role::Title, &it.name.text, [&it.title]),
            DeclarationKind::Revision(it) => self.add(Role::Note, "revision", [&it.text]),
            DeclarationKind::Section(title) => self.add(Role::Title, "section", [title]),
            DeclarationKind::Clauses(it) => {
                self.add(Role::Title, "clauses", [&it.section]);
                for row in &it.rows {
                    self.add(Role::Title, &row.id.text, [&row.text]);
                }
            }
            DeclarationKind::Findings(it) => {
                for row in &it.rows {
                    self.add(Role::Title, &row.name.text, [&row.label]);
                }
            }
            DeclarationKind::Unit(_) | DeclarationKind::Use(_) | DeclarationKind::Broken(_) => {}
            DeclarationKind::CodeSystem(it) => self.add(Role::Title, &it.name.text, [&it.title]),
            DeclarationKind::CodeSet(it) => self.add(Role::Title, &it.name.text, [&it.title]),
            DeclarationKind::Choices(it) => {
                for row in &it.rows {
                    self.add(Role::Title, &row.name.text, [&row.label]);
                }
            }
            DeclarationKind::Facts(it) => self.facts(it),
            DeclarationKind::Records(it) => self.records(it),
            DeclarationKind::Limit(it) => {
                self.add(Role::Criterion, &it.name.text, &it.text);
                self.notes(&it.name.text, &it.attachments);
            }
            DeclarationKind::Value(it) => {
                self.add(Role::Number, &it.name.text, &it.text);
                self.notes(&it.name.text, &it.attachments);
            }
            DeclarationKind::Criterion(it) => {
                self.add(Role::Criterion, &it.name.text, &it.text);
                self.notes(&it.name.text, &it.attachments);
            }
            DeclarationKind::Amount(it) => {
                self.add(Role::Number, &it.name.text, &it.text);
                for cap in &it.caps {
                    self.add(Role::Reason, &it.name.text, &cap.because);
                }
                self.notes(&it.name.text, &it.attachments);
            }
            DeclarationKind::Rule(it) => {
                self.add(Role::Reason, &it.name.text, &it.because);
                self.notes(&it.name.text, &it.attachments);
            }
            DeclarationKind::Exception(it) => {
                self.add(Role::Exception, &it.name.text, &it.text);
                self.notes(&it.name.text, &it.attachments);
            }
            DeclarationKind::Advisory(it) => {
                self.add(Role::Advice, &it.name.text, &it.text);
                self.notes(&it.name.text, &it.attachments);
            }
            DeclarationKind::Example(it) => {
                self.add(Role::Title, &it.name.text, [&it.title]);
                self.notes(&it.name.text, &it.attachments);
            }
        }
    }

    fn policy(&mut self, policy: &ast::Policy) {
        let name = &policy.name.text;
        self.add(Role::Title, name, [&policy.title]);
        self.add(Role::Title, name, &policy.publisher);
        self.add(Role::Title, name, &policy.source);
        for in_force in &policy.in_force {
            self.add(Role::Reason, name, &in_force.because);
        }
        for governs in &policy.governs {
            self.add(Role::Reason, name, &governs.because);
        }
        self.add(Role::Note, name, &policy.notes);
    }

    fn facts(&mut self, facts: &ast::Facts) {
        self.add(Role::Title, &facts.group.text, &facts.label);
        self.rows(&facts.group.text, &facts.rows);
    }

    fn records(&mut self, records: &ast::Records) {
        self.add(Role::Question, &records.name.text, &records.question);
        self.rows(&records.name.text, &records.columns);
    }

    fn rows(&mut self, group: &str, rows: &[ast::Fact]) {
        for fact in rows {
            let path = format!("{group}.{}", fact.name.text);
            self.add(Role::Question, &path, &fact.question);
            self.notes(&path, &fact.attachments);
        }
    }
}
