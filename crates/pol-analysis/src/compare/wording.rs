//! What is worded differently and decides nothing: texts that readers see, questions, citations, notes.
//! Compared are declarations of the same name in both revisions.

use pol_compiler::program::{Citation, FactId, Program, Text, TextPart};
use std::collections::BTreeMap;

/// What kind of words.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Wording {
    /// A text that readers of a determination see: a reason, a criterion's text, a label.
    Text,
    /// The question that asks for a fact.
    Question,
    /// Where something comes from in the source.
    Citation,
    /// A note for the next author.
    Note,
}

/// Words that changed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WordingChange {
    /// What kind of words.
    pub wording: Wording,
    /// Of what: `rule meets_guideline`, `fact course.visits_used`.
    pub of: String,
    /// Before; `None` where there were none.
    pub before: Option<String>,
    /// Now; `None` where there are none.
    pub after: Option<String>,
}

/// The words of a program, by what they are of and of which kind; several of a kind are numbered by position.
type Words = BTreeMap<(Wording, usize, String, usize), String>;

/// Gives what is worded differently: texts, questions, citations, notes, each in declared order.
pub(crate) fn changes(old: &Program, new: &Program) -> Vec<WordingChange> {
    let (before, after) = (words(old), words(new));
    let names = (names(&before), names(&after));
    let both = |name: &str| names.0.contains(name) && names.1.contains(name);
    let before = by_name(before);
    let mut changes = Vec::new();
    for ((wording, _, name, position), text) in &after {
        let was = before.get(&(*wording, name.clone(), *position));
        if both(name) && was != Some(text) {
            changes.push(change(*wording, name, was.cloned(), Some(text.clone())));
        }
    }
    let after = by_name(after);
    for ((wording, name, position), text) in &before {
        if both(name) && !after.contains_key(&(*wording, name.clone(), *position)) {
            changes.push(change(*wording, name, Some(text.clone()), None));
        }
    }
    changes.sort_by_key(|change| change.wording);
    changes
}

fn change(
    wording: Wording,
    of: &str,
    before: Option<String>,
    after: Option<String>,
) -> WordingChange {
    WordingChange {
        wording,
        of: of.to_owned(),
        before,
        after,
    }
}

fn names(words: &Words) -> std::collections::BTreeSet<String> {
    words.keys().map(|(_, _, name, _)| name.clone()).collect()
}

fn by_name(words: Words) -> BTreeMap<(Wording, String, usize), String> {
    let entries = words.into_iter();
    entries
        .map(|((wording, _, name, position), text)| ((wording, name, position), text))
        .collect()
}

/// Gathers the words of a program.
struct Gathering<'a> {
    program: &'a Program,
    words: Words,
    declared: usize,
}

fn words(program: &Program) -> Words {
    let mut gathering = Gathering {
        program,
        words: Words::new(),
        declared: 0,
    };
    gathering.policy();
    gathering.vocabulary();
    gathering.judgements();
    gathering.words
}

impl Gathering<'_> {
    fn add(&mut self, wording: Wording, of: &str, texts: impl IntoIterator<Item = String>) {
        for (position, text) in texts.into_iter().enumerate() {
            let key = (wording, self.declared, of.to_owned(), position);
            self.words.insert(key, text);
        }
    }

    /// Adds all words of a declaration; one without any has an empty text, so that its name is known.
    fn declaration(
        &mut self,
        of: &str,
        text: Option<&Text>,
        citation: &Citation,
        notes: &[String],
    ) {
        self.declared += 1;
        let text = text.map(|text| self.text(text));
        let cited = self.citation(citation);
        self.add(Wording::Text, of, [text.unwrap_or_default()]);
        self.add(Wording::Citation, of, [cited]);
        self.add(Wording::Note, of, notes.iter().cloned());
    }

    fn policy(&mut self) {
        let policy = &self.program.policy;
        self.declared += 1;
        self.add(Wording::Text, "the title", [policy.title.clone()]);
        self.add(Wording::Text, "the publisher", policy.publisher.clone());
        self.add(Wording::Text, "the source", policy.source.clone());
        let review = policy.review_by.map(|date| date.to_string());
        self.add(Wording::Text, "the review date", review);
        self.add(Wording::Note, "the policy", policy.notes.iter().cloned());
        let force = &policy.in_force;
        self.declaration("in force", force.because.as_ref(), &force.citation, &[]);
        for (position, governs) in policy.governs.iter().enumerate() {
            let of = format!("governs {}", position + 1);
            self.declaration(&of, governs.because.as_ref(), &governs.citation, &[]);
        }
        for clause in &self.program.clauses {
            let text = format!("{}: {}", clause.section, clause.text);
            self.add(Wording::Text, &format!("clause {}", clause.id), [text]);
        }
    }

    fn vocabulary(&mut self) {
        let program = self.program;
        for finding in &program.findings {
            let of = format!("finding {}", finding.name);
            self.add(Wording::Text, &of, [finding.label.clone()]);
        }
        for choices in &program.choices {
            for row in &choices.rows {
                let of = format!("choice {} of {}", row.name, choices.name);
                self.add(Wording::Text, &of, [row.label.clone()]);
            }
        }
        for fact in &program.facts {
            let of = format!("fact {}", fact.path);
            self.declaration(&of, None, &fact.citation, &fact.notes);
            self.add(Wording::Question, &of, fact.question.clone());
        }
        for value in &program.values {
            let of = format!("value {}", value.name);
            self.declaration(&of, None, &value.citation, &value.notes);
            self.add(Wording::Text, &of, value.text.clone());
        }
    }

    fn judgements(&mut self) {
        let program = self.program;
        for it in &program.criteria {
            let of = format!("criterion {}{}", it.name, it.dates);
            self.declaration(&of, it.text.as_ref(), &it.citation, &it.notes);
        }
        for it in &program.amounts {
            let of = format!("amount {}", it.name);
            self.declaration(&of, it.text.as_ref(), &it.citation, &it.notes);
            for (position, cap) in it.caps.iter().enumerate() {
                let of = format!("cap {} of {}", position + 1, it.name);
                self.declaration(&of, cap.because.as_ref(), &cap.citation, &[]);
            }
        }
        for it in &program.rules {
            let of = format!("rule {}{}", it.name, it.dates);
            self.declaration(&of, it.because.as_ref(), &it.citation, &it.notes);
        }
        for it in &program.exceptions {
            let of = format!("exception {}{}", it.name, it.dates);
            self.declaration(&of, it.text.as_ref(), &it.citation, &it.notes);
        }
        for it in &program.advisories {
            let of = format!("advisory {}{}", it.name, it.dates);
            self.declaration(&of, it.text.as_ref(), &it.citation, &it.notes);
        }
    }

    /// A text as its author wrote it, with the names in braces.
    fn text(&self, Text(parts): &Text) -> String {
        let fact = |id: &FactId| &self.program.facts[id.index()].path;
        let part = |part: &TextPart| match part {
            TextPart::Words(words) => words.clone(),
            TextPart::Fact(id) => format!("{{{}}}", fact(id)),
            TextPart::Value(id) => format!("{{{}}}", self.program.values[id.index()].name),
            TextPart::Amount(id) => format!("{{{}}}", self.program.amounts[id.index()].name),
        };
        parts.iter().map(part).collect()
    }

    fn citation(&self, citation: &Citation) -> String {
        let clauses = citation.clauses.iter();
        let mut parts: Vec<String> = clauses
            .map(|id| self.program.clauses[id.index()].id.clone())
            .collect();
        if !citation.text.is_empty() {
            parts.push(citation.text.clone());
        }
        parts.join(", ")
    }
}
