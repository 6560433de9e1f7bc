//! Twenty mistakes in copies of guideline 084, and what finds each of them.
//! The table is kept as a snapshot: a column for each way of finding, and a mistake that nothing finds stands there as such.

#![expect(clippy::unwrap_used, reason = "tests")]

use pol::{Budget, Policy, Verdict};
use pol_tests::files;
use pol_tests::mistakes::{MISTAKES, Mistake};
use std::collections::{BTreeMap, BTreeSet};

/// A way of finding a mistake: its name, and what it says of the policy before and after; nothing where it finds nothing.
type Finder = (&'static str, fn(&Policy, &Policy) -> String);

/// The columns of the table.
const FINDERS: [Finder; 4] = [
    ("warnings", warnings),
    ("examples", examples),
    ("analyze", analyze),
    ("diff", diff),
];

fn warnings(before: &Policy, after: &Policy) -> String {
    let told = |policy: &Policy| -> BTreeSet<String> {
        let entries = policy.warnings().entries().into_iter();
        entries.map(|entry| entry.code.to_owned()).collect()
    };
    let new: Vec<String> = told(after).difference(&told(before)).cloned().collect();
    new.join(" ")
}

fn examples(_: &Policy, after: &Policy) -> String {
    match failing(after) {
        0 => String::new(),
        count => count.to_string(),
    }
}

/// The codes that the analysis newly tells, each with how many more.
fn analyze(before: &Policy, after: &Policy) -> String {
    let told = |policy: &Policy| -> BTreeMap<&'static str, usize> {
        let analysis = pol_analysis::analyze(policy.program(), Budget::default(), &mut |_| {});
        let mut told = BTreeMap::new();
        for observation in analysis.observations {
            *told.entry(observation.diagnostic.page.code).or_default() += 1;
        }
        told
    };
    let was = told(before);
    let more = told(after).into_iter().filter_map(|(code, count)| {
        let more = count.saturating_sub(was.get(code).copied().unwrap_or_default());
        (more > 0).then(|| format!("{code}×{more}"))
    });
    more.collect::<Vec<_>>().join(" ")
}

/// The verdict and the kinds of change.
fn diff(before: &Policy, after: &Policy) -> String {
    let report = pol::compare(before, after, Budget::default());
    let kinds = report.changes.iter().map(|change| {
        let kind = &change.kind;
        let released = kind.released.map(|word| format!(" ({word})"));
        format!(
            "{} → {}{}",
            kind.from,
            kind.to,
            released.unwrap_or_default()
        )
    });
    let kinds: Vec<String> = kinds.collect();
    let verdict = match report.verdict {
        Verdict::Equal if report.has_changes() => "equal, asks or advises otherwise",
        Verdict::Equal => return String::new(),
        Verdict::Tighter => "tighter",
        Verdict::Looser => "looser",
        Verdict::Both => "both",
        Verdict::Different => "different",
        Verdict::Inconclusive => "inconclusive",
    };
    match kinds.as_slice() {
        [] => verdict.to_owned(),
        kinds => format!("{verdict}: {}", kinds.join(", ")),
    }
}

fn failing(policy: &Policy) -> usize {
    let results = policy.test();
    results.iter().filter(|result| !result.holds()).count()
}

/// Gives what each way of finding says, in the order of the columns.
fn told(before: &Policy, after: &Policy) -> Vec<String> {
    let finders = FINDERS.iter();
    finders.map(|finder| finder.1(before, after)).collect()
}

fn text() -> String {
    files::read("policies/mng084.pol").unwrap()
}

fn load(name: &str, text: &str) -> Policy {
    Policy::load(name, text)
        .unwrap_or_else(|report| unreachable!("{name}: {}", report.render(&Default::default())))
}

fn copy(mistake: &Mistake) -> Policy {
    load(mistake.title, &mistake.of(&text()))
}

#[test]
fn each_compiles_and_is_another_policy() {
    let before = load("mng084.pol", &text());
    assert_eq!(
        told(&before, &before),
        [""; FINDERS.len()],
        "without a mistake nothing is found"
    );
    for mistake in &MISTAKES {
        assert_ne!(copy(mistake).digest(), before.digest(), "{}", mistake.title);
    }
}

#[test]
fn titles_and_sentences_are_told_apart() {
    let titles: BTreeSet<&str> = MISTAKES.iter().map(|mistake| mistake.title).collect();
    let sentences: BTreeSet<&str> = MISTAKES.iter().map(|mistake| mistake.sentence).collect();
    assert_eq!((titles.len(), sentences.len()), (20, 20));
}

#[test]
fn what_finds_them() {
    let before = load("mng084.pol", &text());
    let mut names = vec!["mistake"];
    names.extend(FINDERS.map(|finder| finder.0));
    let mut rows = vec![row(&names), row(&vec!["---"; names.len()])];
    let mut found = 0;
    for mistake in &MISTAKES {
        let told = told(&before, &copy(mistake));
        found += usize::from(told.iter().any(|words| !words.is_empty()));
        let mut cells = vec![mistake.title];
        cells.extend(told.iter().map(String::as_str));
        rows.push(row(&cells));
    }
    assert_eq!(found, MISTAKES.len(), "each is found by something");
    rows.push(format!("\nfound: {found} of {}", MISTAKES.len()));
    insta::with_settings!({prepend_module_to_snapshot => false, omit_expression => true}, {
        insta::assert_snapshot!("mistakes", rows.join("\n"));
    });
}

fn row(cells: &[&str]) -> String {
    format!("| {} |", cells.join(" | "))
}
