//! The policy's own phrases as a provider reads them: `course.visits_used is less than first_course_limit` becomes
//! "visits used is less than 12 visits", each name with the place that it stands for.

use crate::document::{Inline, Link, Words, link, plain, text};
use crate::ids;
use pol::program::{
    ChoicesId, FactId, Node, Program, Role, SystemId, Text, TextPart, Type, ValueId,
};
use pol_interpreter::quantity;
use std::collections::HashMap;

/// What names of a policy stand for, in words.
pub(crate) struct Phrases<'a> {
    program: &'a Program,
    named: HashMap<&'a str, Named>,
    /// The last parts of paths that several facts share.
    shared: HashMap<&'a str, usize>,
}

/// What a name stands for.
#[derive(Clone, Copy)]
enum Named {
    Fact(FactId),
    Value(ValueId),
    Criterion(usize),
    Amount(usize),
    CodeSet(usize),
}

/// Among what the words after a fact are looked up.
#[derive(Clone, Copy)]
enum Subject {
    Nothing,
    Choices(ChoicesId),
    Codes(SystemId),
}

impl<'a> Phrases<'a> {
    /// Learns the names of a policy.
    pub(crate) fn of(program: &'a Program) -> Self {
        let mut shared = HashMap::new();
        for fact in &program.facts {
            if !matches!(fact.role, Role::Taken(_)) {
                *shared.entry(last_part(&fact.path)).or_default() += 1;
            }
        }
        Self {
            program,
            named: named(program),
            shared,
        }
    }

    /// Gives a phrase of the policy in words.
    pub(crate) fn phrase(&self, phrase: &str) -> Words {
        let mut words = Words::new();
        let mut subject = Subject::Nothing;
        for token in tokens(phrase) {
            push(&mut words, self.token(token, &mut subject));
        }
        words
    }

    /// Gives a text of the policy, its holes named.
    pub(crate) fn text(&self, text: &Text) -> Words {
        let mut words = Words::new();
        for part in &text.0 {
            push(&mut words, self.part(part));
        }
        words
    }

    /// Gives a fact in words, or by its path where words are shared.
    pub(crate) fn fact(&self, id: FactId) -> Inline {
        let fact = &self.program.facts[id.index()];
        Inline::Link(Link {
            to: ids::fact(&fact.path),
            text: self.fact_words(&fact.path),
            hint: fact.question.clone(),
            name: false,
        })
    }

    /// Gives a value: its number where it has only one, its words otherwise.
    pub(crate) fn value(&self, id: ValueId) -> Inline {
        let value = &self.program.values[id.index()];
        let words = match value.entries.as_slice() {
            [entry] => quantity(self.program, value.unit, entry.number),
            [..] => spaced(&value.name),
        };
        Inline::Link(Link {
            to: ids::value(&value.name),
            text: words,
            hint: value.text.clone(),
            name: false,
        })
    }

    /// Gives a criterion by its text, or its name in words.
    pub(crate) fn criterion(&self, position: usize) -> Inline {
        let criterion = &self.program.criteria[position];
        let words = criterion.text.as_ref();
        let words = words.map_or_else(|| spaced(&criterion.name), |it| plain(&self.text(it)));
        link(ids::criterion(&criterion.name, criterion.dates), words)
    }

    fn part(&self, part: &TextPart) -> Inline {
        match part {
            TextPart::Words(words) => text(words.clone()),
            TextPart::Fact(id) => hole(self.fact(*id)),
            TextPart::Value(id) => self.value(*id),
            TextPart::Amount(id) => hole(self.amount(id.index())),
        }
    }

    fn token(&self, token: &str, subject: &mut Subject) -> Inline {
        if let Some(choice) = self.member(token, *subject) {
            return choice;
        }
        match self.named.get(token) {
            Some(Named::Fact(id)) => {
                *subject = self.subject(*id);
                self.fact(*id)
            }
            Some(Named::Value(id)) => self.value(*id),
            Some(Named::Criterion(position)) => self.short_criterion(*position),
            Some(Named::Amount(position)) => self.amount(*position),
            Some(Named::CodeSet(position)) => self.code_set(*position),
            None => {
                if matches!(token, "and" | "or") {
                    *subject = Subject::Nothing;
                }
                text(token)
            }
        }
    }

    fn subject(&self, fact: FactId) -> Subject {
        match self.program.facts[fact.index()].ty {
            Type::OneOf(list) | Type::AnyOf(list) => Subject::Choices(list),
            Type::Code(system) | Type::Codes(system) => Subject::Codes(system),
            Type::YesNo | Type::Number { .. } | Type::Date { .. } | Type::Text => Subject::Nothing,
        }
    }

    /// A choice or a set of codes, where the words before have named a fact of such a type.
    fn member(&self, token: &str, subject: Subject) -> Option<Inline> {
        match subject {
            Subject::Nothing => None,
            Subject::Choices(list) => {
                let list = &self.program.choices[list.index()];
                let choice = list.rows.iter().find(|row| row.name == token)?;
                let to = ids::choice(&list.name, &choice.name);
                Some(link(to, choice.label.as_str()))
            }
            Subject::Codes(system) => {
                let of = |set: &&pol::program::CodeSet| {
                    set.system == system && set.name.as_deref() == Some(token)
                };
                self.program.code_sets.iter().find(of)?;
                Some(link(ids::code_set(token), spaced(token)))
            }
        }
    }

    fn short_criterion(&self, position: usize) -> Inline {
        let criterion = &self.program.criteria[position];
        let hint = criterion.text.as_ref();
        Inline::Link(Link {
            to: ids::criterion(&criterion.name, criterion.dates),
            text: spaced(&criterion.name),
            hint: hint.map(|it| plain(&self.text(it))),
            name: false,
        })
    }

    /// Gives an amount by its name in words.
    pub(crate) fn amount(&self, position: usize) -> Inline {
        let amount = &self.program.amounts[position];
        link(ids::amount(&amount.name), spaced(&amount.name))
    }

    fn code_set(&self, position: usize) -> Inline {
        let name = self.program.code_sets[position].name.as_deref();
        let name = name.unwrap_or_default();
        link(ids::code_set(name), spaced(name))
    }

    /// Gives a fact's name in words, with its group where another fact has the same name.
    pub(crate) fn fact_words(&self, path: &str) -> String {
        let last = last_part(path);
        if self.shared.get(last).copied().unwrap_or_default() < 2 {
            return spaced(last);
        }
        let group = path.split('.').next().unwrap_or_default();
        format!("{} ({})", spaced(last), spaced(group))
    }

    /// Tells whether a list is one condition of the author's, such as `is between`, and not several.
    pub(crate) fn is_one(&self, items: &[pol::program::NodeId], whole: pol_parser::Span) -> bool {
        items.iter().all(|item| {
            let same = self.program.origins[item.index()].span == whole;
            same && !matches!(self.program.nodes[item.index()], Node::List { .. })
        })
    }
}

/// Puts underscores away: `visits_used` becomes "visits used".
pub(crate) fn spaced(name: &str) -> String {
    name.replace('_', " ")
}

fn last_part(path: &str) -> &str {
    path.rsplit('.').next().unwrap_or(path)
}

fn hole(word: Inline) -> Inline {
    match word {
        Inline::Link(link) => Inline::Link(Link {
            text: format!("[{}]", link.text),
            ..link
        }),
        Inline::Text(_)
        | Inline::Strong(_)
        | Inline::Aside(_)
        | Inline::Name(_)
        | Inline::Finding { .. }
        | Inline::Line(_)
        | Inline::Break => word,
    }
}

/// Adds a word; plain words become one piece.
fn push(words: &mut Words, word: Inline) {
    if let (Some(Inline::Text(last)), Inline::Text(more)) = (words.last_mut(), &word) {
        last.push_str(more);
    } else {
        words.push(word);
    }
}

/// Cuts a phrase into names and what stands between them.
fn tokens(phrase: &str) -> impl Iterator<Item = &str> {
    let of_name = |it: char| it.is_alphanumeric() || matches!(it, '_' | '.' | '-');
    let mut rest = phrase;
    std::iter::from_fn(move || {
        let first = rest.chars().next()?;
        let inside = of_name(first);
        let end = rest.find(|it| of_name(it) != inside);
        let (token, after) = rest.split_at(end.unwrap_or(rest.len()));
        rest = after;
        Some(token)
    })
}

fn named(program: &Program) -> HashMap<&str, Named> {
    let facts = program.facts.iter().enumerate();
    let facts = facts.map(|(at, it)| (it.path.as_str(), Named::Fact(FactId::at(at))));
    let values = program.values.iter().enumerate();
    let values = values.map(|(at, it)| (it.name.as_str(), Named::Value(ValueId::at(at))));
    let criteria = program.criteria.iter().enumerate();
    let criteria = criteria.map(|(at, it)| (it.name.as_str(), Named::Criterion(at)));
    let amounts = program.amounts.iter().enumerate();
    let amounts = amounts.map(|(at, it)| (it.name.as_str(), Named::Amount(at)));
    let sets = program.code_sets.iter().enumerate();
    let sets = sets.filter_map(|(at, it)| Some((it.name.as_deref()?, Named::CodeSet(at))));
    let named = facts.chain(values).chain(criteria);
    named.chain(amounts).chain(sets).collect()
}
