//! Random requests for a policy: complete ones, and ones that leave facts out or sets open.
//! A policy's syntax tree in; what a request states out.

use super::Rng;
use crate::naive::{Book, Request, Stated, Value, domain, outcomes, supersets};
use pol_parser::ast::Type;
use rust_decimal::Decimal;
use std::collections::BTreeSet;

/// States every fact, and leaves no set open.
pub fn complete_request(rng: &mut Rng, book: &Book) -> Request {
    let stated = book
        .facts
        .keys()
        .filter_map(|path| Some((path.clone(), Stated::Whole(any_value(rng, book, path)?))));
    Request {
        stated: stated.collect(),
        ..Request::default()
    }
}

/// States some facts and leaves some sets open, such that at most `most` completions remain of the facts that count.
pub fn partial_request(rng: &mut Rng, book: &Book, most: usize) -> Request {
    let complete = complete_request(rng, book);
    let mut hidden: Vec<String> = complete.stated.keys().cloned().collect();
    rng.shuffle(&mut hidden);
    let keep = rng.below(hidden.len() + 1);
    hidden.truncate(keep);
    let mut request = complete;
    let mut left = most;
    for path in hidden {
        hide(rng, book, &mut request, &path, &mut left);
    }
    request
}

/// Takes a statement back, or opens a set, if so many completions may still be added.
fn hide(rng: &mut Rng, book: &Book, request: &mut Request, path: &str, left: &mut usize) {
    let counts = book.read_facts().contains(path);
    let open = opened(rng, request.stated.get(path));
    let many = match &open {
        _ if !counts => 1,
        Some(least) => all_words(book, path)
            .and_then(|all| supersets(&all, least))
            .map_or(usize::MAX, |sets| sets.len()),
        None => domain(book, path).map_or(usize::MAX, |values| values.len()),
    };
    if many > *left {
        return;
    }
    *left /= many.max(1);
    match open {
        Some(least) => drop(request.stated.insert(path.to_owned(), Stated::Open(least))),
        None => drop(request.stated.remove(path)),
    }
}

/// Gives the members that an opened set keeps, now and then.
fn opened(rng: &mut Rng, stated: Option<&Stated>) -> Option<BTreeSet<String>> {
    match stated {
        Some(Stated::Whole(Value::Words(words))) if rng.chance(50) => Some(words.clone()),
        Some(_) | None => None,
    }
}

fn all_words(book: &Book, path: &str) -> Option<Vec<String>> {
    let sets = domain(book, path)?;
    let longest = sets.into_iter().filter_map(|set| {
        if let Value::Words(words) = set {
            Some(words)
        } else {
            None
        }
    });
    Some(longest.max_by_key(BTreeSet::len)?.into_iter().collect())
}

/// Gives a value that a fact may have: most often one near a number or a day that the policy names.
fn any_value(rng: &mut Rng, book: &Book, path: &str) -> Option<Value> {
    let near = near_values(book, path);
    let values = if !near.is_empty() && rng.chance(75) {
        near
    } else {
        domain(book, path).unwrap_or(near)
    };
    (!values.is_empty()).then(|| rng.pick(&values).clone())
}

/// Lists the values of a number or a date that the policy names, and those one step beside them.
fn near_values(book: &Book, path: &str) -> Vec<Value> {
    let (numbers, days) = book.literals();
    match book.type_of(path) {
        Some(Type::Number { .. }) => {
            let near = numbers
                .into_iter()
                .flat_map(|it| [it - Decimal::ONE, it, it + Decimal::ONE]);
            let values: BTreeSet<Value> =
                domain(book, path).unwrap_or_default().into_iter().collect();
            near.map(Value::Number)
                .filter(|value| values.contains(value))
                .collect()
        }
        Some(Type::Date) if domain(book, path).is_none() => {
            let near = days
                .into_iter()
                .flat_map(|day| [day.yesterday(), Ok(day), day.tomorrow()]);
            near.flatten().map(Value::Date).collect()
        }
        Some(Type::Date | Type::YesNo | Type::OneOf(_) | Type::AnyOf(_)) => Vec::new(),
        Some(Type::Code(_) | Type::Codes(_) | Type::Text) | None => Vec::new(),
    }
}

/// Changes up to `changes` statements of a request, and then takes some back, such that at most `most` completions remain.
pub fn variation(
    rng: &mut Rng,
    book: &Book,
    request: &Request,
    changes: usize,
    most: usize,
) -> Request {
    let mut varied = request.clone();
    let paths: Vec<String> = book.facts.keys().cloned().collect();
    for _ in 0..rng.below(changes + 1) {
        let path = rng.pick(&paths).clone();
        if let Some(value) = any_value(rng, book, &path) {
            varied.stated.insert(path, Stated::Whole(value));
        }
    }
    let stated: Vec<String> = varied.stated.keys().cloned().collect();
    for path in rng.some(&stated, 4) {
        varied.stated.remove(&path);
    }
    settle(rng, book, &mut varied, most);
    varied
}

/// States facts that are not stated until at most `most` completions remain: first those that nothing presumes,
/// then those that may be presumed under a condition.
pub fn settle(rng: &mut Rng, book: &Book, request: &mut Request, most: usize) {
    let conditional = |path: &str| {
        book.facts[path]
            .presumed
            .as_ref()
            .map(|it| it.when.is_some())
    };
    for wanted in [None, Some(true)] {
        let mut open: Vec<&String> = book.facts.keys().collect();
        open.retain(|path| conditional(path) == wanted && !request.stated.contains_key(*path));
        rng.shuffle(&mut open);
        for path in open {
            if outcomes(book, request, most).is_some() {
                return;
            }
            if let Some(value) = any_value(rng, book, path) {
                request.stated.insert(path.clone(), Stated::Whole(value));
            }
        }
    }
}
