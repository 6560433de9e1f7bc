//! One way in which all facts may stand, and all ways that agree with a request.
//! A request in; its completions out, each by its number.

use super::domain::words;
use super::{Book, Request, Row, Stated, Value, domain, rows, supersets};
use jiff::civil::Date;
use std::collections::{BTreeMap, BTreeSet};

/// A value for every fact that is read.
pub(super) type World = BTreeMap<String, Value>;

/// All completions of a request, numbered from 0. A number is read as one digit a fact, in a base of as many as the fact has values.
pub(super) struct Completions {
    /// The facts with the values that each may have.
    axes: Vec<(String, Vec<Value>)>,
    many: usize,
    /// The facts that are worked out from rows.
    derived: Vec<String>,
    /// The facts that are of a day, with what is stated of them: they count where they are recent.
    dated: Vec<(String, Date, Value)>,
}

impl Completions {
    /// Lists the completions over some facts; `None` where there are more than `most`.
    pub(super) fn new(
        book: &Book,
        request: &Request,
        facts: &BTreeSet<String>,
        most: usize,
    ) -> Option<Self> {
        let mut axes: BTreeSet<String> = BTreeSet::new();
        let mut derived = Vec::new();
        for path in facts {
            match book.is_derived(request, path) {
                true => {
                    axes.extend(book.derived_names(path));
                    derived.push(path.clone());
                }
                false => drop(axes.insert(path.clone())),
            }
        }
        let axes = axes
            .into_iter()
            .map(|path| Some((path.clone(), values(book, request, &path)?)));
        let completions = Self::of(axes.collect::<Option<_>>()?, most)?;
        let dated = request.dates.iter().filter_map(|(path, date)| {
            let Stated::Whole(value) = request.stated.get(path)? else {
                return None;
            };
            Some((path.clone(), *date, value.clone()))
        });
        Some(Self {
            derived,
            dated: dated.collect(),
            ..completions
        })
    }

    fn of(axes: Vec<(String, Vec<Value>)>, most: usize) -> Option<Self> {
        let many = axes
            .iter()
            .try_fold(1_usize, |product, axis| product.checked_mul(axis.1.len()))?;
        (many <= most).then_some(Self {
            axes,
            many,
            derived: Vec::new(),
            dated: Vec::new(),
        })
    }

    /// Frees some facts that now have one value each: they may have any, and that value comes first.
    pub(super) fn freed(&self, book: &Book, facts: &BTreeSet<String>, most: usize) -> Option<Self> {
        let free = |(path, values): &(String, Vec<Value>)| {
            let mut all = values.clone();
            if facts.contains(path) {
                all.extend(
                    domain(book, path)?
                        .into_iter()
                        .filter(|value| !values.contains(value)),
                );
            }
            Some((path.clone(), all))
        };
        let freed = Self::of(self.axes.iter().map(free).collect::<Option<_>>()?, most)?;
        Some(Self {
            derived: self.derived.clone(),
            dated: self.dated.clone(),
            ..freed
        })
    }

    /// Gives every completion in order of its number.
    pub(super) fn worlds(&self, book: &Book) -> impl Iterator<Item = World> {
        (0..self.many).map(|number| self.whole_world(book, number))
    }

    /// Gives a completion, with what is recent and what is worked out from rows.
    fn whole_world(&self, book: &Book, number: usize) -> World {
        let mut world = self.world(number);
        for (path, date, value) in &self.dated {
            let Some(recent) = book.facts[path].recent.as_ref() else {
                continue;
            };
            let Some(Value::Date(last)) = world.get(&recent.day.text) else {
                continue;
            };
            let first = rows::back(book, *last, &recent.length);
            if first <= *date && date <= last {
                world.insert(path.clone(), value.clone());
            }
        }
        for path in &self.derived {
            let derived = book.facts[path].derived.as_ref();
            let value = derived.map(|derived| rows::derived(book, &world, derived));
            world.extend(value.map(|value| (path.clone(), value)));
        }
        world
    }

    fn world(&self, mut number: usize) -> World {
        let mut world = World::new();
        for (path, values) in &self.axes {
            world.insert(path.clone(), values[number % values.len()].clone());
            number /= values.len();
        }
        world
    }

    /// Gives each fact with its stride: numbers whose difference is a multiple of it, below the next stride, differ in that fact alone.
    pub(super) fn strides(&self) -> Vec<(&str, usize, usize)> {
        let mut stride = 1;
        let mut strides = Vec::new();
        for (path, values) in &self.axes {
            strides.push((path.as_str(), stride, values.len()));
            stride *= values.len();
        }
        strides
    }
}

/// Gives the values that a fact may have under a request.
fn values(book: &Book, request: &Request, path: &str) -> Option<Vec<Value>> {
    if book.records.contains_key(path) {
        return lists(book, request, path);
    }
    if book
        .facts
        .get(path)
        .is_some_and(|fact| fact.recent.is_some())
    {
        // Whether what is stated counts hangs on its age, which each completion knows.
        return domain(book, path);
    }
    match request.stated.get(path) {
        Some(Stated::Whole(value)) => Some(vec![value.clone()]),
        Some(Stated::Open(least)) => supersets(&words(book, path)?, least),
        None => domain(book, path),
    }
}

/// Gives all lists of rows that a record may have under a request: unknown columns at any value, and rows that may be added.
fn lists(book: &Book, request: &Request, record: &str) -> Option<Vec<Value>> {
    let given = request.rows.get(record).cloned();
    let open = given.as_ref().is_none_or(|given| given.open);
    let mut lists: Vec<Vec<Row>> = vec![Vec::new()];
    for row in given.iter().flat_map(|given| &given.rows) {
        let kinds = kinds(book, record, row)?;
        lists = lists
            .iter()
            .flat_map(|list| kinds.iter().map(|kind| with(list, kind)))
            .collect();
    }
    if open {
        let kinds = kinds(book, record, &Row::new())?;
        let most = book.records[record].most.0 as usize;
        let mut longer: Vec<(Vec<Row>, usize)> = lists.iter().map(|it| (it.clone(), 0)).collect();
        while let Some((list, from)) = longer.pop().filter(|_| lists.len() < 5_000) {
            if list.len() == most {
                continue;
            }
            for (at, kind) in kinds.iter().enumerate().skip(from) {
                let list = with(&list, kind);
                lists.push(list.clone());
                longer.push((list, at));
            }
        }
    }
    Some(lists.into_iter().map(Value::Rows).collect())
}

fn with(list: &[Row], row: &Row) -> Vec<Row> {
    list.iter().chain([row]).cloned().collect()
}

/// Gives a row with its unknown columns at every value.
fn kinds(book: &Book, record: &str, row: &Row) -> Option<Vec<Row>> {
    let mut kinds = vec![row.clone()];
    for column in &book.records[record].columns {
        let name = &column.name.text;
        if row.contains_key(name) {
            continue;
        }
        let values = domain(book, &format!("{record}.{name}"))?;
        kinds = kinds
            .iter()
            .flat_map(|kind| {
                values.iter().map(|value| {
                    let mut kind = kind.clone();
                    kind.insert(name.clone(), value.clone());
                    kind
                })
            })
            .collect();
    }
    Some(kinds)
}
