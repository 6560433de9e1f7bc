//! A linked tree in; its lists of codes out, each with what reads it: code sets, and the codes of choices.

use super::mentions::{Mentions, Space};
use pol_parser::ast::{self, CodeRange, Dates, DeclarationKind, Type};
use std::collections::BTreeSet;

/// A list of codes of a policy.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CodeList {
    /// `code set massage_codes`, or `choice condition.anxiety`.
    pub name: String,
    /// Its codes, each with its system and its days, as written: `icd10cm M15 to M19`, `from 2024-01-01`.
    pub codes: Vec<(String, String)>,
    /// What reads it, or reads what reads it: `criterion listed_indication`, in declared order.
    pub readers: Vec<String>,
}

/// Gives the lists of codes of a linked tree.
pub fn code_lists(tree: &ast::File) -> Vec<CodeList> {
    let mut lists = Vec::new();
    for declaration in &tree.declarations {
        if let DeclarationKind::CodeSet(set) = &declaration.kind {
            lists.push(of_set(tree, set));
        } else if let DeclarationKind::Choices(list) = &declaration.kind {
            lists.extend(of_choices(tree, list));
        }
    }
    lists
}

/// The codes of a set.
fn of_set(tree: &ast::File, set: &ast::CodeSet) -> CodeList {
    let codes = set.rows.iter().flat_map(|row| {
        let codes = row.codes.iter();
        codes.map(|code| (written(&set.system, code), days(&row.dates)))
    });
    CodeList {
        name: format!("code set {}", set.name.text),
        codes: codes.collect(),
        readers: readers(tree, (Space::Word, set.name.text.clone())),
    }
}

/// The codes of the choices of a list.
fn of_choices(tree: &ast::File, list: &ast::Choices) -> Vec<CodeList> {
    let readers = readers(tree, (Space::Choices, list.name.text.clone()));
    let of_row = |row: &ast::Choice| {
        let codes = row.codes.as_ref()?;
        let listed = codes.codes.as_ref()?.iter();
        let listed = listed.map(|code| (written(&codes.system, code), days(&row.dates)));
        Some(CodeList {
            name: format!("choice {}.{}", list.name.text, row.name.text),
            codes: listed.collect(),
            readers: readers.clone(),
        })
    };
    list.rows.iter().filter_map(of_row).collect()
}

fn written(system: &ast::Name, code: &CodeRange) -> String {
    let (system, first) = (&system.text, &code.first.text);
    match &code.last {
        Some(last) => format!("{system} {first} to {}", last.text),
        None => format!("{system} {first}"),
    }
}

fn days(dates: &Dates) -> String {
    let day =
        |word: &str, day: Option<ast::DateLiteral>| day.map(|it| format!("{word} {}", it.date));
    let both = [day("from", dates.from), day("until", dates.until)];
    both.into_iter().flatten().collect::<Vec<_>>().join(" ")
}

/// Gives what mentions a name, or what mentions that.
fn readers(tree: &ast::File, of: (Space, String)) -> Vec<String> {
    let mut names: BTreeSet<(Space, String)> = BTreeSet::from([of]);
    let mut found: BTreeSet<usize> = BTreeSet::new();
    loop {
        let before = found.len();
        for (position, declaration) in tree.declarations.iter().enumerate() {
            if found.contains(&position) {
                continue;
            }
            if let DeclarationKind::Facts(facts) = &declaration.kind {
                names.extend(facts_of(facts, &names));
                continue;
            }
            let mut mentions = Mentions::default();
            mentions.declaration(declaration);
            let mut all = mentions.all.iter();
            if all.any(|it| names.contains(&(it.space, it.name.to_owned()))) {
                found.insert(position);
                names.extend(word(&declaration.kind));
            }
        }
        if found.len() == before {
            break;
        }
    }
    let described = found.into_iter();
    described
        .filter_map(|position| described_as(&tree.declarations[position].kind))
        .collect()
}

/// The facts of a group whose choices are among some names.
fn facts_of(facts: &ast::Facts, names: &BTreeSet<(Space, String)>) -> Vec<(Space, String)> {
    let is_of = |fact: &&ast::Fact| {
        let (Some(Type::OneOf(list)) | Some(Type::AnyOf(list))) = &fact.ty else {
            return false;
        };
        names.contains(&(Space::Choices, list.text.clone()))
    };
    let path = |fact: &ast::Fact| format!("{}.{}", facts.group.text, fact.name.text);
    let rows = facts.rows.iter().filter(is_of);
    rows.map(|fact| (Space::Fact, path(fact))).collect()
}

/// The name by which conditions and numbers read a declaration.
fn word(kind: &DeclarationKind) -> Option<(Space, String)> {
    if let DeclarationKind::Criterion(it) = kind {
        return Some((Space::Word, it.name.text.clone()));
    }
    if let DeclarationKind::Amount(it) = kind {
        return Some((Space::Word, it.name.text.clone()));
    }
    if let DeclarationKind::Limit(it) = kind {
        return Some((Space::Limit, it.name.text.clone()));
    }
    None
}

/// How a declaration that judges is called; nothing, where it does not judge.
fn described_as(kind: &DeclarationKind) -> Option<String> {
    match kind {
        DeclarationKind::Policy(_) => Some("the header".to_owned()),
        DeclarationKind::Criterion(it) => Some(format!("criterion {}", it.name.text)),
        DeclarationKind::Amount(it) => Some(format!("amount {}", it.name.text)),
        DeclarationKind::Limit(it) => Some(format!("limit {}", it.name.text)),
        DeclarationKind::Rule(it) => Some(format!("rule {}", it.name.text)),
        DeclarationKind::Exception(it) => Some(format!("exception {}", it.name.text)),
        DeclarationKind::Advisory(it) => Some(format!("advisory {}", it.name.text)),
        DeclarationKind::Vocabulary(_)
        | DeclarationKind::Use(_)
        | DeclarationKind::Revision(_)
        | DeclarationKind::Section(_)
        | DeclarationKind::Clauses(_)
        | DeclarationKind::Findings(_)
        | DeclarationKind::Unit(_)
        | DeclarationKind::CodeSystem(_)
        | DeclarationKind::CodeSet(_)
        | DeclarationKind::Choices(_)
        | DeclarationKind::Facts(_)
        | DeclarationKind::Records(_)
        | DeclarationKind::Value(_)
        | DeclarationKind::Example(_)
        | DeclarationKind::Broken(_) => None,
    }
}
