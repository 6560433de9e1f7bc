//! The ids of what stands in a document, by kind and name.
//! Names of a policy hold no hyphen, so that no two kinds share an id; clause ids hold no small letter.

use pol::program::Dates;

/// A finding.
pub(crate) fn finding(name: &str) -> String {
    format!("finding-{name}")
}

/// A clause of the source.
pub(crate) fn clause(id: &str) -> String {
    format!("clause-{id}")
}

/// A list of choices.
pub(crate) fn choices(name: &str) -> String {
    format!("choices-{name}")
}

/// A choice of a list.
pub(crate) fn choice(list: &str, name: &str) -> String {
    format!("choice-{list}-{name}")
}

/// A code system.
pub(crate) fn system(name: &str) -> String {
    format!("codes-{name}")
}

/// A set of codes.
pub(crate) fn code_set(name: &str) -> String {
    format!("set-{name}")
}

/// A group of facts.
pub(crate) fn group(name: &str) -> String {
    format!("facts-{name}")
}

/// A fact.
pub(crate) fn fact(path: &str) -> String {
    format!("fact-{path}")
}

/// A limit.
pub(crate) fn limit(name: &str) -> String {
    format!("limit-{name}")
}

/// A value.
pub(crate) fn value(name: &str) -> String {
    format!("value-{name}")
}

/// An entry of a value, by its position.
pub(crate) fn value_entry(name: &str, position: usize) -> String {
    format!("value-{name}-{position}")
}

/// A criterion; of several versions, one that begins on a day.
pub(crate) fn criterion(name: &str, dates: Dates) -> String {
    version("criterion", name, dates)
}

/// An amount.
pub(crate) fn amount(name: &str) -> String {
    format!("amount-{name}")
}

/// A cap of an amount, by its position.
pub(crate) fn cap(amount: &str, position: usize) -> String {
    format!("cap-{amount}-{position}")
}

/// A rule; of several versions, one that begins on a day.
pub(crate) fn rule(name: &str, dates: Dates) -> String {
    version("rule", name, dates)
}

/// An exception; of several versions, one that begins on a day.
pub(crate) fn exception(name: &str, dates: Dates) -> String {
    version("exception", name, dates)
}

/// An advisory; of several versions, one that begins on a day.
pub(crate) fn advisory(name: &str, dates: Dates) -> String {
    version("advisory", name, dates)
}

/// An example.
pub(crate) fn example(name: &str) -> String {
    format!("example-{name}")
}

/// What an example gives of a fact.
pub(crate) fn given(example: &str, path: &str) -> String {
    format!("given-{example}-{path}")
}

/// An entry of the revision log, by its position.
pub(crate) fn revision(position: usize) -> String {
    format!("revision-{position}")
}

/// A condition on what the policy governs, by its position.
pub(crate) fn governs(position: usize) -> String {
    format!("governs-{position}")
}

/// A section of the guideline, by its position.
pub(crate) fn section(position: usize) -> String {
    format!("section-{position}")
}

fn version(kind: &str, name: &str, dates: Dates) -> String {
    match dates.from {
        Some(from) => format!("{kind}-{name}-{from}"),
        None => format!("{kind}-{name}"),
    }
}
