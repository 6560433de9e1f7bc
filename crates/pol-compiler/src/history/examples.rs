//! The examples of a policy on a day: those that are judged on the days around it, each whole by itself.

use super::as_of::Cutting;
use super::conditions::path;
use crate::declarations::Declarations;
use pol_parser::ast::{
    DeclarationKind, Example, Expectation, ExpectationKind, Given, GivenKind, GivenRows, Name,
};
use std::collections::{HashMap, HashSet};

/// Gives the examples that are judged on the days around the day, by name.
pub(super) fn kept<'a>(
    cutting: &Cutting<'_>,
    declarations: &'a Declarations<'a>,
) -> HashMap<&'a str, DeclarationKind> {
    let examples = declarations.examples.iter().map(|it| it.tree);
    let by_name: HashMap<&str, &Example> = examples
        .clone()
        .map(|it| (it.name.text.as_str(), it))
        .collect();
    let given = |example: &Example| {
        let mut all = nearest(example, &by_name, |it| &it.given, |one| &one.fact.text);
        all.retain(|one| !matches!(one.value.kind, GivenKind::NotStated));
        all
    };
    let rows = |example: &Example| {
        let mut all = nearest(example, &by_name, |it| &it.rows, |one| &one.record.text);
        all.retain(|one| one.rows.is_some());
        all
    };
    let is_kept = |example: &Example| cutting.judges(&given(example));
    let kept = examples.filter(|example| is_kept(example));
    kept.map(|example| {
        let like = example.like.as_ref();
        let like = like.filter(|like| {
            let other = by_name.get(like.text.as_str());
            other.is_some_and(|other| is_kept(other))
        });
        let (stated, rows) = match like {
            Some(_) => (example.given.clone(), example.rows.clone()),
            None => (given(example), rows(example)),
        };
        let stated = stated.into_iter().map(|one| Given {
            value: cutting.choices.given(&one.fact.text, &one.value),
            ..one
        });
        let whole = Example {
            like: like.cloned(),
            given: stated.collect(),
            rows: rows
                .into_iter()
                .map(|one| cutting.given_rows(one))
                .collect(),
            expectations: cutting.expected(&example.expectations),
            ..example.clone()
        };
        (example.name.text.as_str(), DeclarationKind::Example(whole))
    })
    .collect()
}

/// Gives all of a kind that an example states, with what it is like: the nearest statement of each fact or record.
fn nearest<'e, T: Clone + 'e>(
    example: &'e Example,
    by_name: &HashMap<&str, &'e Example>,
    of: impl Fn(&'e Example) -> &'e [T],
    name: impl Fn(&T) -> &String,
) -> Vec<T> {
    let mut chain = vec![example];
    while let Some(like) = chain.last().and_then(|last| last.like.as_ref()) {
        let Some(&next) = by_name.get(like.text.as_str()) else {
            break;
        };
        if chain.len() > by_name.len() {
            break;
        }
        chain.push(next);
    }
    let mut all: Vec<T> = Vec::new();
    for given in chain.into_iter().rev().flat_map(of) {
        match all.iter_mut().find(|one| name(one) == name(given)) {
            Some(before) => *before = given.clone(),
            None => all.push(given.clone()),
        }
    }
    all
}

impl Cutting<'_> {
    /// Gives rows with each answer as what it counts as.
    fn given_rows(&self, mut given: GivenRows) -> GivenRows {
        let rows = given.rows.iter_mut().flat_map(|rows| &mut rows.rows);
        for (column, value) in rows.flat_map(|row| &mut row.cells) {
            let path = path(Some(&given.record.text), &column.text);
            *value = self.choices.given(&path, value);
        }
        given
    }

    /// Leaves out the rules and advisories that do not stand: no determination of these days names them.
    fn expected(&self, expectations: &[Expectation]) -> Vec<Expectation> {
        let standing = |names: &[Name], standing: &HashSet<&str>| -> Vec<Name> {
            let names = names.iter();
            let standing = names.filter(|name| standing.contains(name.text.as_str()));
            standing.cloned().collect()
        };
        let left = |expectation: &Expectation| {
            let kind = match &expectation.kind {
                ExpectationKind::Reasons(rules) => {
                    let rules = standing(rules, &self.standing.rules);
                    (!rules.is_empty()).then_some(ExpectationKind::Reasons(rules))?
                }
                ExpectationKind::Advisories(advisories) => {
                    ExpectationKind::Advisories(standing(advisories, &self.standing.advisories))
                }
                same @ (ExpectationKind::Finding { .. }
                | ExpectationKind::NotGoverned
                | ExpectationKind::InformationNeeded
                | ExpectationKind::Missing(_)
                | ExpectationKind::Clauses(_)
                | ExpectationKind::Presumed(_)) => same.clone(),
            };
            let span = expectation.span;
            Some(Expectation { kind, span })
        };
        expectations.iter().filter_map(left).collect()
    }

    /// Tells whether what an example states is judged on the days around the day.
    fn judges(&self, given: &[Given]) -> bool {
        let mut dates = given.iter().filter(|one| one.fact.text == self.by.text);
        dates.any(|one| match &one.value.kind {
            GivenKind::Date(day) => self.period.hold(*day),
            GivenKind::Yes
            | GivenKind::No
            | GivenKind::None
            | GivenKind::NotStated
            | GivenKind::Quantity(_)
            | GivenKind::Members(_)
            | GivenKind::Open(_)
            | GivenKind::Text(_) => false,
        })
    }
}
