//! What examples show of a policy, held against the interpreter: what is seen is so in its example, what is impossible never comes.
//! MNG 084 and generated policies; `POL_COVERAGE_RUNS` sets how many of these.

#![expect(clippy::unwrap_used, reason = "tests")]

use pol::{Budget, CoveredCondition, Decision, Determination, Facts, Policy, Shows, Status};
use pol_parser::ast::Condition;
use pol_tests::files;
use pol_tests::generate::{self, Rng};
use pol_tests::naive::Book;

/// The random complete requests that each impossible sight is held against.
const REQUESTS: u64 = 60;

fn runs() -> u64 {
    let runs = std::env::var("POL_COVERAGE_RUNS").ok();
    runs.and_then(|runs| runs.parse().ok()).unwrap_or(40)
}

fn load(text: &str) -> Policy {
    Policy::load("case.pol", text)
        .unwrap_or_else(|report| unreachable!("{}\n{text}", report.render(&Default::default())))
}

/// MNG 084 and generated policies, each with a seed.
fn policies() -> impl Iterator<Item = (u64, String)> {
    let mng084 = files::read("policies/mng084.pol").unwrap();
    std::iter::once((0, mng084)).chain((1..=runs()).map(|seed| (seed, generate::policy(seed))))
}

/// A policy, its examples and random requests, all explained.
struct Case {
    policy: Policy,
    examples: Vec<(String, Determination)>,
    requests: Vec<Determination>,
}

impl Case {
    fn new(text: &str) -> Self {
        let policy = load(text);
        let file = pol_parser::parse(text).file;
        let book = Book::open(&file).unwrap();
        let examples = policy.program().examples.iter().map(|example| {
            let request = policy.request(&json_of(&policy, example)).unwrap();
            (example.name.clone(), policy.explain(&request))
        });
        let requests = (0..REQUESTS).map(|seed| {
            let request = generate::complete_request(&mut Rng::new(seed), &book);
            policy.explain(&policy.request(&request.to_json()).unwrap())
        });
        Self {
            examples: examples.collect(),
            requests: requests.collect(),
            policy,
        }
    }

    fn example(&self, name: &str) -> &Determination {
        let mut examples = self.examples.iter();
        &examples.find(|(other, _)| other == name).unwrap().1
    }
}

/// What an example states, as a host would.
fn json_of(policy: &Policy, example: &pol::program::Example) -> String {
    let mut facts = Facts::none(policy.program());
    for (fact, value) in &example.given {
        facts.state(*fact, value.clone());
    }
    pol_interpreter::write_request(policy.program(), &facts).to_string()
}

/// What a rule, an exception or a criterion came to; nothing where it is none of these.
fn status(seen: &Determination, of: &str) -> Option<Status> {
    let (kind, name) = of.split_once(' ')?;
    let judged = match kind {
        "rule" => &seen.rules,
        "exception" => &seen.exceptions,
        "criterion" => &seen.criteria,
        _ => return None,
    };
    let found = judged.iter().find(|it| it.name.as_deref() == Some(name));
    found.map(|it| it.status)
}

fn is_whole(condition: &&CoveredCondition) -> bool {
    condition.phrase.is_empty() && !condition.of.starts_with("advisory")
}

#[test]
fn what_is_seen_is_so_in_its_example() {
    for (seed, text) in policies() {
        let case = Case::new(&text);
        let coverage = case.policy.coverage(Budget::default());
        for condition in coverage.conditions().filter(is_whole) {
            for (shows, wanted) in [
                (&condition.met, Status::Met),
                (&condition.not_met, Status::NotMet),
            ] {
                if let Shows::Example(name) = shows {
                    let came = status(case.example(name), &condition.of);
                    assert_eq!(came, Some(wanted), "seed {seed}: {condition:?}\n{text}");
                }
            }
            if let Some(name) = &condition.unknown {
                let came = status(case.example(name), &condition.of);
                assert_eq!(
                    came,
                    Some(Status::Unknown),
                    "seed {seed}: {condition:?}\n{text}"
                );
            }
        }
    }
}

#[test]
fn what_cannot_be_shown_comes_in_no_request() {
    let mut impossible = 0;
    for (seed, text) in policies() {
        let case = Case::new(&text);
        let coverage = case.policy.coverage(Budget::default());
        for condition in coverage.conditions().filter(is_whole) {
            for (shows, never) in [
                (&condition.met, Status::Met),
                (&condition.not_met, Status::NotMet),
            ] {
                if *shows != Shows::Unreachable {
                    continue;
                }
                impossible += 1;
                let governed = case
                    .requests
                    .iter()
                    .filter(|it| it.disposition != pol::Disposition::NotGoverned);
                for seen in governed {
                    let came = status(seen, &condition.of);
                    assert_ne!(came, Some(never), "seed {seed}: {condition:?}\n{text}");
                }
            }
        }
    }
    assert!(impossible > 0, "nothing was found impossible");
}

/// The condition of a rule or an exception in a policy's text.
fn condition_of<'a>(book: &'a Book<'_>, of: &str) -> Option<&'a Condition> {
    let (kind, name) = of.split_once(' ')?;
    match kind {
        "rule" => book
            .rules
            .iter()
            .find(|it| it.name.text == name)?
            .condition
            .as_ref(),
        "exception" => book
            .exceptions
            .iter()
            .find(|it| it.name.text == name)?
            .condition
            .as_ref(),
        _ => None,
    }
}

/// With the condition of a rule replaced in the text, the example that shows it to matter alone comes out otherwise; where none can,
/// no random request does.
#[test]
fn what_matters_alone_does_so_in_the_text() {
    let (mut seen, mut never) = (0, 0);
    for (seed, text) in policies() {
        let policy = load(&text);
        let file = pol_parser::parse(&text).file;
        let book = Book::open(&file).unwrap();
        let Some(fact) = yes_no(&book) else { continue };
        let coverage = policy.coverage(Budget::default());
        for row in coverage.conditions().filter(is_whole) {
            let Some(condition) = condition_of(&book, &row.of) else {
                continue;
            };
            let sights = [
                (Some(&row.alone_met), "and", Status::Met),
                (row.alone_not_met.as_ref(), "or", Status::NotMet),
            ];
            for (shows, word, status_now) in sights {
                let constant = format!("({fact} {word} not {fact})");
                let Some(changed) = with(&text, condition.span, &constant) else {
                    continue;
                };
                let told = format!("seed {seed}: {row:?}\n{text}");
                match shows {
                    Some(Shows::Example(name)) => {
                        seen += 1;
                        let examples = &policy.program().examples;
                        let example = examples.iter().find(|it| it.name == *name).unwrap();
                        let request = json_of(&policy, example);
                        assert!(
                            result(&policy, &request) != result(&changed, &request),
                            "{told}"
                        );
                    }
                    Some(Shows::Unreachable) => {
                        never += 1;
                        for request in random(&book) {
                            let before = policy.explain(&policy.request(&request).unwrap());
                            let same = result(&policy, &request) == result(&changed, &request);
                            let other = status(&before, &row.of) != Some(status_now);
                            assert!(other || same, "{request}\n{told}");
                        }
                    }
                    Some(Shows::Unseen | Shows::NotAnalysed) | None => {}
                }
            }
        }
    }
    assert!(seen > 0 && never > 0, "{seen} seen, {never} never");
}

fn with(text: &str, span: pol::Span, words: &str) -> Option<Policy> {
    let changed = [&text[..span.start], words, &text[span.end..]].concat();
    Policy::load("changed.pol", &changed).ok()
}

/// The decision of a request and the advisories that come with it.
fn result(policy: &Policy, request: &str) -> (Decision, Vec<String>) {
    let request = policy.request(request).unwrap();
    let seen = policy.explain(&request);
    let advisories = seen.advisories.into_iter().map(|it| it.name);
    (policy.decide(&request), advisories.collect())
}

fn random(book: &Book) -> Vec<String> {
    let requests = 0..REQUESTS / 4;
    requests
        .map(|seed| generate::complete_request(&mut Rng::new(seed), book).to_json())
        .collect()
}

/// A fact that is yes or no.
fn yes_no(book: &Book) -> Option<String> {
    let mut facts = book.facts.keys();
    let is = |path: &&String| matches!(book.type_of(path), Some(pol_parser::ast::Type::YesNo));
    facts.find(is).cloned()
}

#[test]
fn coverage_as_an_author_reads_it() {
    let policy = load(&pol_tests::files::skeleton_with_gaps().unwrap());
    let coverage = policy.coverage(Budget::default());
    insta::assert_snapshot!(pol::render::coverage(
        &policy,
        &coverage,
        &Default::default()
    ));
    insta::assert_snapshot!(pol::render::listing(
        &policy,
        &coverage,
        &Default::default()
    ));
}
