//! Random requests for a policy: complete ones, and ones that leave facts out or sets open.
//! A policy's syntax tree in; what a request states out.

use super::Rng;
use crate::naive::{Book, Request, Stated, Value, domain, supersets};
use std::collections::BTreeSet;

/// States every fact, and leaves no set open.
pub fn complete_request(rng: &mut Rng, book: &Book) -> Request {
    let stated = book
        .facts
        .keys()
        .filter_map(|path| Some((path.clone(), Stated::Whole(any_value(rng, book, path)?))));
    Request {
        stated: stated.collect(),
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

/// Gives a value that a fact may have; none where its values cannot be listed.
fn any_value(rng: &mut Rng, book: &Book, path: &str) -> Option<Value> {
    let values = domain(book, path)?;
    (!values.is_empty()).then(|| rng.pick(&values).clone())
}

/// Gives the paths that a request states, in order.
pub fn statements(request: &Request) -> Vec<String> {
    request.stated.keys().cloned().collect()
}
