//! Revisions of guideline 084 as pull requests: twenty mistakes, each stopped, and revisions that nothing stands against.
//! What a committee reads of some is kept whole as snapshots; of each mistake, what it is stopped by and in which words.

#![expect(clippy::unwrap_used, reason = "tests")]

use pol::{GateKind, GateState, Review, ReviewOptions, Texts, review};
use pol_tests::edits::edited;
use pol_tests::files;
use pol_tests::mistakes::MISTAKES;
use std::fmt::Write as _;
use std::thread;

fn text() -> String {
    files::read("policies/mng084.pol").unwrap()
}

fn texts(text: String) -> Texts {
    Texts::new("policies/mng084.pol", text)
}

fn reviewed(after: String) -> Review {
    let (before, after) = (texts(text()), texts(after));
    review(Some(&before), &after, &ReviewOptions::default())
}

/// Adds an entry to the revision log, after the others.
fn with_entry(text: &str, kind: &str, words: &str) -> String {
    let entry = format!("revision 2022-06-01 {kind} \"{words}\"\n");
    let last = text.rfind("\nrevision ").unwrap() + 1;
    let end = last + text[last..].find('\n').unwrap() + 1;
    format!("{}{entry}{}", &text[..end], &text[end..])
}

/// Reviews several texts at once, in their order.
fn all(texts: Vec<String>) -> Vec<Review> {
    thread::scope(|scope| {
        let reviews: Vec<_> = texts
            .into_iter()
            .map(|text| scope.spawn(|| reviewed(text)))
            .collect();
        reviews.into_iter().map(|it| it.join().unwrap()).collect()
    })
}

/// What stops a revision, each with the first thing that is said of it.
fn stopped(review: &Review) -> String {
    let mut told = String::new();
    for gate in review
        .gates
        .iter()
        .filter(|it| it.state == GateState::Stops)
    {
        let first = gate.details.first().map_or("", String::as_str);
        let _ = writeln!(told, "  {}: {}\n    {first}", gate.gate.name(), gate.says);
    }
    told
}

#[test]
fn each_mistake_is_stopped() {
    let text = text();
    let reviews = all(MISTAKES.iter().map(|it| it.of(&text)).collect());
    let mut told = String::new();
    for (mistake, review) in MISTAKES.iter().zip(&reviews) {
        assert!(review.stops(), "{}", mistake.title);
        let _ = writeln!(
            told,
            "{}\n  {}\n{}",
            mistake.title,
            mistake.sentence,
            stopped(review)
        );
    }
    insta::assert_snapshot!("stopped", told);
    for title in ["weeks off by one", "masked duplicate", "inverted advisory"] {
        let position = MISTAKES.iter().position(|it| it.title == title).unwrap();
        let summary = pol::render::review(&reviews[position]);
        insta::assert_snapshot!(title.replace(' ', "_"), summary);
    }
}

/// That it only words something differently is what the author of a mistake would believe of it.
#[test]
fn a_mistake_that_is_said_to_reword_is_stopped_by_the_log() {
    let text = text();
    let said = |text: String| with_entry(&text, "rewords", "Worded more clearly.");
    let reviews = all(MISTAKES.iter().map(|it| said(it.of(&text))).collect());
    let passed = MISTAKES.iter().zip(&reviews).filter(|(_, review)| {
        let log = review.gates.iter().find(|it| it.gate == GateKind::Log);
        log.unwrap().state != GateState::Stops
    });
    let passed: Vec<&str> = passed.map(|(mistake, _)| mistake.title).collect();
    assert_eq!(
        passed,
        ["masked duplicate"],
        "it changes nothing, and the analysis stops it"
    );
}

#[test]
fn what_only_rewords_and_says_so_passes() {
    let reworded = edited(
        "reworded",
        &text(),
        &[(
            "\"The request meets the guideline.\"",
            "\"Everything that the guideline asks for is there.\"",
        )],
    );
    let silent = reviewed(reworded.clone());
    assert!(!silent.stops());
    let log = silent
        .gates
        .iter()
        .find(|it| it.gate == GateKind::Log)
        .unwrap();
    assert_eq!(log.state, GateState::Remark);
    let review = reviewed(with_entry(
        &reworded,
        "rewords",
        "The reason for a release.",
    ));
    assert!(!review.stops() && review.is_whole(), "{}", stopped(&review));
    insta::assert_snapshot!("reworded", pol::render::review(&review));
}

#[test]
fn an_example_less_is_missed_where_it_alone_shows_something() {
    let text = text();
    let start = text.find("\nexample fracture").unwrap();
    let end = start + 1 + text[start + 1..].find("\nexample ").unwrap();
    let review = reviewed(format!("{}{}", &text[..start], &text[end..]));
    assert!(review.stops());
    insta::assert_snapshot!("an_example_less", pol::render::review(&review));
}
