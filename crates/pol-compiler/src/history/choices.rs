//! Choices on a day: which of a fact's answers count, and as what the others count.
//! Declarations and a day in; members of conditions, presumptions and examples as that day has them out.

use crate::declarations::Declarations;
use jiff::civil::Date;
use pol_parser::ast::{self, GivenKind, GivenValue, Name, Type};
use std::collections::HashMap;

/// What became of the answers that do not count on a day.
pub(super) struct Choices<'a> {
    /// The list of each fact that is asked with choices, by path.
    lists: HashMap<&'a str, &'a str>,
    /// For each list, its answers that do not count, each with the one as which it counts.
    gone: HashMap<&'a str, HashMap<&'a str, Option<&'a Name>>>,
}

impl<'a> Choices<'a> {
    /// Finds the answers that do not count on a day.
    pub(super) fn on(declarations: &'a Declarations<'a>, day: Date) -> Self {
        let lists = declarations.facts.iter().filter_map(|fact| {
            let (Type::OneOf(list) | Type::AnyOf(list)) = fact.tree.ty.as_ref()? else {
                return None;
            };
            Some((fact.path.as_str(), list.text.as_str()))
        });
        let gone = declarations.choices.iter().map(|list| {
            let rows = &list.tree.rows;
            let gone = rows.iter().filter(|row| !row.dates.hold(day));
            let gone = gone.map(|row| (row.name.text.as_str(), fallback(row, rows)));
            (list.tree.name.text.as_str(), gone.collect())
        });
        Self {
            lists: lists.collect(),
            gone: gone.collect(),
        }
    }

    /// Tells whether an answer of a fact does not count; a code always does.
    pub(super) fn is_gone(&self, path: &str, member: &str) -> bool {
        self.gone_of(path)
            .is_some_and(|gone| gone.contains_key(member))
    }

    /// Gives the members that count.
    pub(super) fn counting(&self, path: &str, members: &[Name]) -> Vec<Name> {
        let members = members.iter();
        let counting = members.filter(|member| !self.is_gone(path, &member.text));
        counting.cloned().collect()
    }

    /// Gives a value with each answer as what it counts as.
    pub(super) fn given(&self, path: &str, value: &GivenValue) -> GivenValue {
        let kind = match &value.kind {
            GivenKind::Members(members) => match self.counted(path, members) {
                none if none.is_empty() => GivenKind::None,
                counted => GivenKind::Members(counted),
            },
            GivenKind::Open(members) => GivenKind::Open(self.counted(path, members)),
            same @ (GivenKind::Yes
            | GivenKind::No
            | GivenKind::None
            | GivenKind::NotStated
            | GivenKind::Quantity(_)
            | GivenKind::Date(_)
            | GivenKind::Text(_)) => same.clone(),
        };
        GivenValue {
            kind,
            span: value.span,
        }
    }

    /// Gives members as what they count as, each once.
    pub(super) fn counted(&self, path: &str, members: &[Name]) -> Vec<Name> {
        let mut counted: Vec<Name> = Vec::new();
        for member in members {
            let gone = self
                .gone_of(path)
                .and_then(|gone| gone.get(member.text.as_str()));
            let counts_as = match gone {
                None => Some(member),
                Some(fallback) => *fallback,
            };
            let is_new = |name: &&Name| !counted.iter().any(|other| other.text == name.text);
            if let Some(name) = counts_as.filter(is_new) {
                counted.push(name.clone());
            }
        }
        counted
    }

    fn gone_of(&self, path: &str) -> Option<&HashMap<&'a str, Option<&'a Name>>> {
        self.gone.get(self.lists.get(path)?)
    }
}

/// Gives the choice that takes all other codes of a choice's system.
fn fallback<'a>(row: &ast::Choice, rows: &'a [ast::Choice]) -> Option<&'a Name> {
    let system = &row.codes.as_ref()?.system.text;
    let takes_others = |other: &&ast::Choice| {
        let codes = other.codes.as_ref();
        codes.is_some_and(|codes| codes.codes.is_none() && codes.system.text == *system)
    };
    Some(&rows.iter().find(takes_others)?.name)
}
