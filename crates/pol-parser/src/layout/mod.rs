//! The layout of a file: its declarations as lines, each of which knows where in the source it came from.
//! The formatter puts the comments between them.

mod header;
mod judgement;
mod records;
mod used;
mod vocabulary;

use crate::ast::{Attachments, Cite, Condition, ConditionKind, Declaration, DeclarationKind, Text};
use crate::print;

/// A line of the layout.
#[derive(Clone, Debug)]
pub(crate) struct Line {
    /// Spaces before it.
    pub(crate) indent: usize,
    /// The line.
    pub(crate) text: String,
    /// Where in the source it came from.
    pub(crate) start: usize,
}

/// Lays a declaration out; a broken one gives nothing, since the formatter refuses files with errors.
pub(crate) fn declaration(declaration: &Declaration) -> Vec<Line> {
    let mut layout = Layout {
        lines: Vec::new(),
        start: declaration.span.start,
    };
    match &declaration.kind {
        DeclarationKind::Policy(policy) => layout.policy(policy),
        DeclarationKind::Vocabulary(vocabulary) => layout.vocabulary(vocabulary),
        DeclarationKind::Use(used) => layout.used_file(used),
        DeclarationKind::Revision(revision) => layout.revision(revision),
        DeclarationKind::Section(title) => layout.head(format!("section {}", print::text(title))),
        DeclarationKind::Clauses(clauses) => layout.clauses(clauses),
        DeclarationKind::Findings(findings) => layout.findings(findings),
        DeclarationKind::Unit(unit) => layout.unit(unit),
        DeclarationKind::CodeSystem(system) => layout.code_system(system),
        DeclarationKind::CodeSet(set) => layout.code_set(set),
        DeclarationKind::Choices(choices) => layout.choices(choices),
        DeclarationKind::Facts(facts) => layout.facts(facts),
        DeclarationKind::Records(records) => layout.records(records),
        DeclarationKind::Limit(limit) => layout.limit(limit),
        DeclarationKind::Value(value) => layout.value(value),
        DeclarationKind::Criterion(criterion) => layout.criterion(criterion),
        DeclarationKind::Amount(amount) => layout.amount(amount),
        DeclarationKind::Rule(rule) => layout.rule(rule),
        DeclarationKind::Exception(exception) => layout.exception(exception),
        DeclarationKind::Advisory(advisory) => layout.advisory(advisory),
        DeclarationKind::Example(example) => layout.example(example),
        DeclarationKind::Broken(_) => {}
    }
    layout.lines
}

struct Layout {
    lines: Vec<Line>,
    start: usize,
}

impl Layout {
    fn head(&mut self, text: String) {
        self.line(0, self.start, text);
    }

    fn line(&mut self, indent: usize, start: usize, text: String) {
        self.lines.push(Line {
            indent,
            text,
            start,
        });
    }

    fn text_line(&mut self, text: Option<&Text>) {
        if let Some(text) = text {
            self.line(2, text.span.start, print::text(text));
        }
    }

    fn because(&mut self, indent: usize, because: Option<&Text>) {
        if let Some(text) = because {
            self.line(
                indent,
                text.span.start,
                format!("because {}", print::text(text)),
            );
        }
    }

    fn cite(&mut self, indent: usize, cite: Option<&Cite>) {
        if let Some(cite) = cite {
            let start = cite.clauses.first().map(|clause| clause.span.start);
            let start = start
                .or(cite.text.as_ref().map(|text| text.span.start))
                .unwrap_or(self.start);
            self.line(indent, start, print::cite(cite));
        }
    }

    fn notes(&mut self, indent: usize, notes: &[Text]) {
        for note in notes {
            self.line(
                indent,
                note.span.start,
                format!("note {}", print::text(note)),
            );
        }
    }

    fn attachments(&mut self, attachments: &Attachments) {
        self.cite(2, attachments.cite.as_ref());
        self.notes(2, &attachments.notes);
    }

    /// A clause that ends in a condition; the items of a list follow on lines of their own.
    fn condition(&mut self, words: &str, start: usize, condition: &Condition) {
        self.line(2, start, format!("{words} {}", print::condition(condition)));
        self.items(4, "-", condition);
    }

    fn items(&mut self, indent: usize, bullet: &str, condition: &Condition) {
        if let ConditionKind::List { items, .. } = &condition.kind {
            for item in items {
                self.line(
                    indent,
                    item.span.start,
                    format!("{bullet} {}", print::condition(item)),
                );
                self.items(indent + 2, &format!("{bullet}-"), item);
            }
        }
    }
}
