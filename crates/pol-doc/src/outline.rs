//! Where in its text each thing of a policy stands that its program does not place: rows of tables, what examples give, the header.
//! A policy in, with the files of examples beside it; lines by the ids of the document out.

use crate::document::Line;
use crate::ids;
use pol::{Policy as Loaded, Source, Span};
use pol_parser::ast::{
    Choices, Clauses, CodeSet, DeclarationKind, Example, File, Findings, Policy, Text, TextPart,
    Value,
};
use pol_parser::print;
use std::collections::HashMap;

/// Where things stand.
#[derive(Default)]
pub(crate) struct Outline {
    lines: HashMap<String, Line>,
    like: HashMap<String, String>,
    titles: HashMap<String, String>,
    dated_codes: HashMap<String, String>,
}

/// A text that is read.
struct Reader<'a> {
    outline: &'a mut Outline,
    source: &'a Source,
    file: usize,
}

impl Outline {
    /// Reads the texts of a policy.
    pub(crate) fn of(policy: &Loaded) -> Self {
        let mut outline = Self::default();
        let texts = policy.sources().enumerate();
        for (file, source) in texts.filter(|(_, source)| !source.name().ends_with(".toml")) {
            let mut reader = Reader {
                outline: &mut outline,
                source,
                file,
            };
            reader.file(&pol_parser::parse(source.text()).file);
        }
        outline
    }

    /// Gives where something stands, by its id.
    pub(crate) fn line(&self, id: &str) -> Option<Line> {
        self.lines.get(id).copied()
    }

    /// Gives the example that another is like.
    pub(crate) fn like(&self, example: &str) -> Option<&str> {
        self.like.get(example).map(String::as_str)
    }

    /// Gives the codes of a set of which some come or go, with their days.
    pub(crate) fn dated_codes(&self, code_set: &str) -> Option<&str> {
        self.dated_codes.get(code_set).map(String::as_str)
    }

    /// Gives what people read of a set of codes, which the program leaves out.
    pub(crate) fn title(&self, code_set: &str) -> Option<&str> {
        self.titles.get(code_set).map(String::as_str)
    }
}

impl Reader<'_> {
    fn file(&mut self, file: &File) {
        for declaration in &file.declarations {
            let span = declaration.span;
            match &declaration.kind {
                DeclarationKind::Policy(policy) => self.policy(policy, span),
                DeclarationKind::Clauses(clauses) => self.clauses(clauses),
                DeclarationKind::Findings(findings) => self.findings(findings),
                DeclarationKind::CodeSystem(system) => {
                    self.put(ids::system(&system.name.text), span);
                }
                DeclarationKind::CodeSet(set) => self.code_set(set),
                DeclarationKind::Choices(choices) => self.choices(choices, span),
                DeclarationKind::Facts(facts) => self.put(ids::group(&facts.group.text), span),
                DeclarationKind::Records(records) => {
                    self.put(ids::group(&records.name.text), span);
                }
                DeclarationKind::Value(value) => self.value(value),
                DeclarationKind::Example(example) => self.example(example),
                // These the program places.
                DeclarationKind::Vocabulary(_)
                | DeclarationKind::Use(_)
                | DeclarationKind::Revision(_)
                | DeclarationKind::Unit(_)
                | DeclarationKind::Section(_)
                | DeclarationKind::Criterion(_)
                | DeclarationKind::Amount(_)
                | DeclarationKind::Limit(_)
                | DeclarationKind::Rule(_)
                | DeclarationKind::Exception(_)
                | DeclarationKind::Advisory(_)
                | DeclarationKind::Broken(_) => {}
            }
        }
    }

    fn put(&mut self, id: String, span: Span) {
        let line = Line {
            file: self.file,
            number: self.source.place(span.start).line,
        };
        // A file that the policy uses may declare more than the policy takes of it.
        self.outline.lines.entry(id).or_insert(line);
    }

    fn policy(&mut self, policy: &Policy, span: Span) {
        self.put("policy".to_owned(), span);
        let texts = [("publisher", &policy.publisher), ("source", &policy.source)];
        for (id, text) in texts {
            if let Some(text) = text {
                self.put(id.to_owned(), text.span);
            }
        }
        if let Some(clause) = policy.in_force.first() {
            self.put("in-force".to_owned(), clause.span);
        }
        if let Some(date) = &policy.review_by {
            self.put("review-by".to_owned(), date.span);
        }
        if let Some(clause) = &policy.superseded {
            self.put("superseded".to_owned(), clause.span);
        }
        if let Some(clause) = &policy.selected {
            self.put("selected".to_owned(), clause.span);
        }
        if let Some((_, span)) = policy.month_end {
            self.put("month-end".to_owned(), span);
        }
    }

    fn clauses(&mut self, clauses: &Clauses) {
        for row in &clauses.rows {
            self.put(ids::clause(&row.id.text), row.id.span);
        }
    }

    fn findings(&mut self, findings: &Findings) {
        for row in &findings.rows {
            self.put(ids::finding(&row.name.text), row.name.span);
        }
    }

    fn code_set(&mut self, set: &CodeSet) {
        let title = plain(&set.title);
        self.outline.titles.insert(set.name.text.clone(), title);
        if set.rows.iter().any(|row| !row.dates.is_always()) {
            let rows = set.rows.iter();
            let rows = rows.map(|row| print::codes(&row.codes) + &print::dates(&row.dates));
            let rows: Vec<String> = rows.collect();
            let name = set.name.text.clone();
            self.outline.dated_codes.insert(name, rows.join("; "));
        }
    }

    fn choices(&mut self, choices: &Choices, span: Span) {
        self.put(ids::choices(&choices.name.text), span);
        for row in &choices.rows {
            self.put(
                ids::choice(&choices.name.text, &row.name.text),
                row.name.span,
            );
        }
    }

    fn value(&mut self, value: &Value) {
        for (position, entry) in value.entries.iter().enumerate() {
            self.put(
                ids::value_entry(&value.name.text, position),
                entry.quantity.span,
            );
        }
    }

    fn example(&mut self, example: &Example) {
        let name = &example.name.text;
        for given in &example.given {
            self.put(ids::given(name, &given.fact.text), given.fact.span);
        }
        for given in &example.rows {
            self.put(ids::given(name, &given.record.text), given.span);
        }
        if let Some(like) = &example.like {
            let like = like.text.clone();
            self.outline.like.insert(name.clone(), like);
        }
    }
}

/// The words of a text.
fn plain(text: &Text) -> String {
    let part = |part: &TextPart| match part {
        TextPart::Words(words) => words.clone(),
        TextPart::Hole(path) => path.text.clone(),
    };
    text.parts.iter().map(part).collect()
}
