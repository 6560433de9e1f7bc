//! L1009: a quantity that several declarations write.

use crate::condition::{all, compared, parts, within};
use crate::lint::Lint;
use crate::subject::{Subject, Told};
use pol_parser::Span;
use pol_parser::ast::{ExpressionKind, Quantity};
use pol_parser::{Case, Page, Severity};
use rust_decimal::Decimal;
use std::collections::BTreeMap;

pub(super) static LINT: Lint = Lint {
    name: "repeated_number",
    page: Page {
        code: "L1009",
        title: "a quantity that several declarations write",
        severity: Severity::Note,
        text: "The same quantity is written in several declarations (`repeats_of_number` in `[settings]` of a \
            `pol.toml`, 3 unless it says otherwise). When it changes, one of them will be forgotten. Prefer a `value` \
            with a name, named where the quantity is written now.",
        raises: Case::Declarations(
            r#"rule many
  finds refer because "Many visits are requested."
  when request.visits is more than 12 visits

rule many_of_one_code
  finds refer because "Many visits of one code are requested."
  when request.visits is more than 12 visits and request.code is 97124

rule many_for_a_minor
  finds refer because "Many visits for a minor are requested."
  when request.visits is more than 12 visits and not is_adult
"#,
        ),
        misses: Case::Declarations(
            r#"value limit in visits
  "Visits at a time"
  12 visits

rule many
  finds refer because "Many visits are requested."
  when request.visits is more than limit

rule many_of_one_code
  finds refer because "Many visits of one code are requested."
  when request.visits is more than limit and request.code is 97124

rule many_for_a_minor
  finds refer because "Many visits for a minor are requested."
  when request.visits is more than 12 visits and not is_adult
"#,
        ),
    },
    is_on: true,
    shown_with: "",
    check,
};

/// By unit and number: where it is written, once a declaration.
type Written = BTreeMap<(String, Decimal), Vec<(String, Span)>>;

/// So many of the places are shown.
const MOST_SHOWN: usize = 8;

fn check(subject: &Subject<'_>, told: &mut Told<'_>) {
    let most = usize::try_from(subject.options.settings.repeats_of_number).unwrap_or(usize::MAX);
    for ((unit, number), places) in written(subject) {
        if places.len() < most {
            continue;
        }
        let mut diagnostic = told
            .diagnostic(format!(
                "{} declarations write {number} {unit}",
                places.len()
            ))
            .help("declare it once as a `value`, and name that");
        for (owner, span) in places.iter().take(MOST_SHOWN) {
            diagnostic = diagnostic.label(*span, format!("in `{owner}`"));
        }
        let first = places.first().map_or("", |(owner, _)| owner);
        told.tell(first, diagnostic);
    }
}

fn written(subject: &Subject<'_>) -> Written {
    let mut written = Written::new();
    let mut add = |owner: &str, quantity: &Quantity| {
        let Some(unit) = quantity
            .unit
            .as_ref()
            .filter(|_| quantity.number > Decimal::ONE)
        else {
            return;
        };
        let places = written
            .entry((unit.text.clone(), quantity.number.normalize()))
            .or_default();
        if places.iter().all(|(other, _)| other != owner) {
            places.push((owner.to_owned(), quantity.span));
        }
    };
    for (owner, condition) in all(subject) {
        for expression in within(condition)
            .into_iter()
            .flat_map(compared)
            .flat_map(parts)
        {
            if let ExpressionKind::Quantity(quantity) = &expression.kind {
                add(&owner, quantity);
            }
        }
    }
    for amount in subject.amounts() {
        for expression in amount.caps.iter().flat_map(|cap| parts(&cap.bound)) {
            if let ExpressionKind::Quantity(quantity) = &expression.kind {
                add(&amount.name.text, quantity);
            }
        }
    }
    written
}
