//! What is presumed of facts that a request does not state.
//! A request in; the same request with what it lets us presume out.

use super::condition::holds;
use super::world::Completions;
use super::{Book, Request, Stated, Value};
use pol_parser::ast::{Condition, Fact, GivenKind, Name, Type};

/// The most ways to try for the condition of a presumption.
const MOST: usize = 100_000;

/// Adds every presumption that applies; `None` where a condition has too many ways to try.
pub(super) fn with_presumptions(book: &Book, request: &Request) -> Option<Request> {
    let mut all = request.clone();
    for (path, fact) in &book.facts {
        if !request.stated.contains_key(path)
            && let Some(value) = presumed(book, request, fact)?
        {
            all.stated.insert(path.clone(), Stated::Whole(value));
        }
    }
    Some(all)
}

/// Gives what is presumed of one fact, if anything; outside, `None` where that would take too long.
fn presumed(book: &Book, request: &Request, fact: &Fact) -> Option<Option<Value>> {
    let Some(presumed) = &fact.presumed else {
        return Some(None);
    };
    let applies = match &presumed.when {
        None => true,
        Some(condition) => certain(book, request, condition)?,
    };
    Some(applies.then(|| value(fact, &presumed.value.kind)).flatten())
}

/// Tells whether stated facts alone make a condition true, whatever the others are.
fn certain(book: &Book, request: &Request, condition: &Condition) -> Option<bool> {
    let completions = Completions::new(book, request, &book.facts_of(condition), MOST)?;
    Some(
        completions
            .worlds(book)
            .all(|world| holds(book, &world, condition)),
    )
}

/// Gives the value that an author wrote for a fact; `None` for one that takes a statement back or leaves a set open.
pub(super) fn value(fact: &Fact, kind: &GivenKind) -> Option<Value> {
    match kind {
        GivenKind::Yes => Some(Value::YesNo(true)),
        GivenKind::No => Some(Value::YesNo(false)),
        GivenKind::None => Some(Value::Words([].into())),
        GivenKind::Quantity(quantity) if is_code(fact) => {
            Some(members(fact, vec![quantity.digits.clone()]))
        }
        GivenKind::Quantity(quantity) => Some(Value::Number(quantity.number)),
        GivenKind::Date(date) => Some(Value::Date(*date)),
        GivenKind::Members(names) => Some(members(fact, names.iter().map(text).collect())),
        GivenKind::NotStated | GivenKind::Open(_) | GivenKind::Text(_) => None,
    }
}

fn is_code(fact: &Fact) -> bool {
    matches!(fact.ty, Some(Type::Code(_) | Type::Codes(_)))
}

fn members(fact: &Fact, names: Vec<String>) -> Value {
    if matches!(fact.ty, Some(Type::AnyOf(_) | Type::Codes(_))) {
        return Value::Words(names.into_iter().collect());
    }
    Value::Word(names.concat())
}

fn text(name: &Name) -> String {
    name.text.clone()
}
