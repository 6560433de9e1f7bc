//! The typical request of a large policy: no rule applies to it but the one that releases.
//! A draft in; the request out, every fact stated.

use super::draft::{Draft, Kind};
use crate::naive::{Request, Stated, Value};
use rust_decimal::Decimal;

/// Gives it as JSON.
pub(super) fn request(draft: &Draft) -> String {
    let facts = draft.facts.iter();
    let stated = facts.map(|fact| (fact.path.clone(), Stated::Whole(value(&fact.kind))));
    let stated = stated.collect();
    let request = Request {
        stated,
        ..Request::default()
    };
    request.to_json()
}

fn value(kind: &Kind) -> Value {
    match kind {
        Kind::YesNo(yes) => Value::YesNo(*yes),
        Kind::Whole { typical, .. } => Value::Number(Decimal::from(*typical)),
        Kind::Decimal { typical, .. } => Value::Number(Decimal::new(*typical, 2)),
        Kind::Date(date) => Value::Date(*date),
        Kind::OneOf(rows) => Value::Word(rows[0].clone()),
        Kind::AnyOf(_) | Kind::Codes => Value::Words([].into()),
        Kind::Code => Value::Word("99999".to_owned()),
    }
}
