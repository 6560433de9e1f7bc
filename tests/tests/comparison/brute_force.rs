//! Comparisons of small generated policies with edited copies, against trying every complete request with the naive evaluator:
//! the verdict, the kinds of change, and what is newly asked for and no longer. `POL_DIFF_RUNS` sets how many pairs; 400 without it.

use crate::{asks, kinds, load, verdict};
use pol::{Budget, Policy, program::FindingKind};
use pol_tests::generate::{self, Rng};
use pol_tests::mutate::mutated;
use pol_tests::naive::{Book, Outcome, Request, Stated, Value, domain, outcomes};
use std::collections::{BTreeMap, BTreeSet};

/// The most complete requests that are tried.
const MOST: usize = 600;
/// The most requests but for one fact that are tried for what is asked.
const MOST_ASKED: usize = 2_000;
/// The parts in which the runs are shared out.
const PARTS: u64 = 4;

fn runs() -> u64 {
    let runs = std::env::var("POL_DIFF_RUNS").ok();
    runs.and_then(|runs| runs.parse().ok()).unwrap_or(400)
}

#[test]
fn first_part() {
    part(0);
}

#[test]
fn second_part() {
    part(1);
}

#[test]
fn third_part() {
    part(2);
}

#[test]
fn fourth_part() {
    part(3);
}

fn part(part: u64) {
    let (mut pairs, mut asked) = (0, 0);
    let wanted = runs() / PARTS;
    for seed in (0..).filter(|seed| seed % PARTS == part) {
        if pairs >= wanted {
            break;
        }
        let old = generate::mixed_policy(seed);
        if !is_small(&old) {
            continue;
        }
        let mut rng = Rng::new(seed ^ 0xd1ff);
        let Some(new) = edited(&mut rng, &old) else {
            continue;
        };
        if let Some(with_asks) = compare(seed, &old, &new) {
            pairs += 1;
            asked += u64::from(with_asks);
        }
    }
    assert!(
        asked * 4 > pairs,
        "what is asked was compared for {asked} of {pairs}"
    );
}

/// Whether there are few enough complete requests; the edited copy reads no more facts.
fn is_small(text: &str) -> bool {
    let file = pol_parser::parse(text).file;
    let Some(book) = Book::open(&file) else {
        return false;
    };
    let mut size = Some(1_usize);
    for path in book.read_facts() {
        let values = domain(&book, &path);
        size = size
            .zip(values)
            .and_then(|(size, values)| size.checked_mul(values.len()));
    }
    size.is_some_and(|size| size <= MOST)
}

/// Edits until the copy compiles.
fn edited(rng: &mut Rng, old: &str) -> Option<String> {
    (0..20).find_map(|_| {
        let new = mutated(rng, old).filter(|new| new != old)?;
        Policy::load("edited.pol", &new).ok().map(|_| new)
    })
}

/// What can be stated of each fact: every value, and nothing where both revisions presume one.
type Domains = BTreeMap<String, Vec<Option<Value>>>;

/// Compares one pair; tells whether what is asked was compared too, `None` where there is too much to try.
fn compare(seed: u64, old: &str, new: &str) -> Option<bool> {
    let (before, after) = (load(old), load(new));
    let (old_file, new_file) = (pol_parser::parse(old).file, pol_parser::parse(new).file);
    let books = (Book::open(&old_file)?, Book::open(&new_file)?);
    let domains = domains(&books, &before, &after)?;
    let size = domains
        .values()
        .try_fold(1_usize, |size, it| size.checked_mul(it.len()))?;
    if size > MOST {
        return None;
    }
    let report = pol::compare(&before, &after, Budget::default());
    let told = format!("seed {seed}\n{old}\n======\n{new}");
    let is_of_asks = |it: &String| it.ends_with("asked for");
    assert!(
        report.not_analysed.iter().all(is_of_asks),
        "{:?} {told}",
        report.not_analysed
    );
    let mut found = BTreeSet::new();
    let mut directions = BTreeSet::new();
    for request in requests(&domains) {
        let (was, is) = (single(&books.0, &request)?, single(&books.1, &request)?);
        if let Some(kind) = kind(&was, &is) {
            found.insert(kind);
            directions.insert(direction(&after, &was, &is));
        }
    }
    assert_eq!(kinds(&report), found, "{told}");
    assert_eq!(verdict(&report), in_short(&directions), "{told}");
    Some(asked(&report, &books, &domains, size, &told))
}

fn domains(books: &(Book<'_>, Book<'_>), old: &Policy, new: &Policy) -> Option<Domains> {
    let read: BTreeSet<String> = &books.0.read_facts() | &books.1.read_facts();
    let always = |policy: &Policy, path: &str| {
        let mut facts = policy.program().facts.iter();
        let fact = facts.find(|fact| fact.path == path);
        fact.is_some_and(|it| it.presumed.as_ref().is_some_and(|it| it.when.is_none()))
    };
    let values = |path: String| {
        let both = [domain(&books.0, &path)?, domain(&books.1, &path)?].concat();
        let values: BTreeSet<Value> = both.into_iter().collect();
        let mut values: Vec<Option<Value>> = values.into_iter().map(Some).collect();
        if always(old, &path) && always(new, &path) {
            values.push(None);
        }
        Some((path, values))
    };
    read.into_iter().map(values).collect()
}

/// Every request over the domains.
fn requests(domains: &Domains) -> impl Iterator<Item = Request> + use<'_> {
    let size: usize = domains.values().map(Vec::len).product();
    (0..size).map(move |number| {
        let mut number = number;
        let mut request = Request::default();
        for (path, values) in domains {
            if let Some(value) = &values[number % values.len()] {
                let stated = Stated::Whole(value.clone());
                request.stated.insert(path.clone(), stated);
            }
            number /= values.len();
        }
        request
    })
}

fn single(book: &Book<'_>, request: &Request) -> Option<Outcome> {
    outcomes(book, request, 1)?.into_iter().next()
}

fn class(outcome: &Outcome) -> String {
    let finding = outcome.finding.clone();
    match (outcome.disposition, finding) {
        ("release_part", Some(finding)) => format!("{finding} in part"),
        (_, Some(finding)) => finding,
        (disposition, None) => disposition.to_owned(),
    }
}

/// The kind of change; `None` where there is none.
fn kind(was: &Outcome, is: &Outcome) -> Option<String> {
    let (from, to) = (class(was), class(is));
    if from != to {
        return Some(format!("{from} → {to}"));
    }
    let word = if is.released < was.released {
        "less"
    } else {
        "more"
    };
    let differs = was.disposition == "release_part" && was.released != is.released;
    differs.then(|| format!("{from} → {to}: {word}"))
}

/// -1 where it goes to less, 1 where it goes to more, 0 where it is neither.
fn direction(new: &Policy, was: &Outcome, is: &Outcome) -> i8 {
    let (Some(one), Some(other)) = (rank(new, was), rank(new, is)) else {
        return 0;
    };
    let part = was.disposition == "release_part" && is.disposition == "release_part";
    let order = if part && was.finding == is.finding {
        is.released.cmp(&was.released)
    } else {
        other.cmp(&one)
    };
    order as i8
}

fn rank(policy: &Policy, outcome: &Outcome) -> Option<(u8, usize)> {
    let findings = &policy.program().findings;
    let name = outcome.finding.as_ref()?;
    let position = findings.iter().position(|it| it.name == *name)?;
    Some(match (outcome.disposition, findings[position].kind) {
        ("release", _) => (3, 0),
        ("release_part", _) => (2, 0),
        (_, FindingKind::Review) => (1, position),
        (_, FindingKind::Adverse | FindingKind::Release) => (0, position),
    })
}

fn in_short(directions: &BTreeSet<i8>) -> &'static str {
    let directions: Vec<i8> = directions.iter().copied().collect();
    match directions.as_slice() {
        [] => "equal",
        [-1] => "tighter",
        [1] => "looser",
        [-1, 1] => "both",
        _ => "different",
    }
}

/// Compares what is asked newly and no longer; tells whether that could be tried.
fn asked(
    report: &pol::ComparisonReport,
    books: &(Book<'_>, Book<'_>),
    domains: &Domains,
    size: usize,
    told: &str,
) -> bool {
    let of_all: usize = domains.values().map(|values| size / values.len()).sum();
    if of_all > MOST_ASKED {
        return false;
    }
    let (mut newly, mut no_longer) = (BTreeSet::new(), BTreeSet::new());
    for path in domains.keys() {
        let mut others = domains.clone();
        others.remove(path);
        for request in requests(&others) {
            let count = |book| outcomes(book, &request, MOST).map_or(0, |it| it.len());
            match (count(&books.0), count(&books.1)) {
                (1, 2..) => newly.insert(path.clone()),
                (2.., 1) => no_longer.insert(path.clone()),
                _ => false,
            };
        }
    }
    for (word, newly, found) in [("newly", true, newly), ("no longer", false, no_longer)] {
        let said = asks(report, newly);
        let open = |path: &&String| {
            let words = format!("whether {path} is {word} asked for");
            !report.not_analysed.contains(&words)
        };
        assert!(
            said.is_subset(&found),
            "{word} asked for: {said:?}, {found:?} {told}"
        );
        let left_out: Vec<&String> = found.difference(&said).filter(open).collect();
        assert!(left_out.is_empty(), "{word} asked for: {left_out:?} {told}");
    }
    report.is_whole()
}
