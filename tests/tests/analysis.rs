//! What the analysis claims, held against the interpreter on requests: each witness, each thing that never matters, each answer to why.
//! MNG 084 and generated policies; `POL_ANALYSIS_RUNS` sets how many of these.

#![expect(clippy::unwrap_used, reason = "tests")]

use pol::{
    AnalysisReport, Budget, Decision, Determination, Observed, Policy, RenderOptions, Shown, Status,
};
use pol_parser::ast::{File, Type};
use pol_tests::by_hand;
use pol_tests::files;
use pol_tests::generate::{self, Rng};
use pol_tests::json::laid_out;
use pol_tests::naive::{Book, Request, Stated, Value, domain};
use std::fmt::Write as _;

/// The random requests that each claim about all requests is held against.
const REQUESTS: u64 = 60;
/// The random requests that each answer to why of MNG 084 is held against.
const WHY_REQUESTS: u64 = 3_000;

fn runs() -> u64 {
    let runs = std::env::var("POL_ANALYSIS_RUNS").ok();
    runs.and_then(|runs| runs.parse().ok()).unwrap_or(40)
}

fn mng084() -> String {
    files::read("policies/mng084.pol").unwrap()
}

fn load(name: &str, text: &str) -> Policy {
    Policy::load(name, text)
        .unwrap_or_else(|report| unreachable!("{name}: {}\n{text}", report.render(&options())))
}

fn options() -> RenderOptions {
    RenderOptions::default()
}

/// MNG 084 and generated policies, each with a seed.
fn policies() -> impl Iterator<Item = (u64, String)> {
    std::iter::once((0, mng084())).chain((1..=runs()).map(|seed| (seed, generate::policy(seed))))
}

// Witnesses.

#[test]
fn each_witness_shows_what_is_claimed() {
    let mut codes = std::collections::BTreeSet::new();
    for (seed, text) in policies() {
        let case = Case::new(&text);
        let analysis = case.policy.analyze(Budget::default());
        assert!(
            analysis.defects.is_empty(),
            "seed {seed}: {:?}\n{text}",
            analysis.defects
        );
        for observed in &analysis.observations {
            if let Some(shown) = &observed.witness {
                case.replay(observed, shown).unwrap_or_else(|why| {
                    unreachable!("seed {seed}: {why}\n{observed:#?}\n{text}")
                });
                codes.insert(observed.entry.code);
            }
        }
    }
    let expected = [
        "N0911", "N0912", "N0913", "N0914", "W0904", "W0906", "W0907", "W0908",
    ];
    assert!(codes.len() + 2 >= expected.len(), "seen: {codes:?}");
}

/// A policy as text, as loaded, and as a tree.
struct Case<'a> {
    text: &'a str,
    policy: Policy,
    file: File,
}

/// What a claim lacks.
type Lack = &'static str;

impl<'a> Case<'a> {
    fn new(text: &'a str) -> Self {
        Self {
            text,
            policy: load("case.pol", text),
            file: pol_parser::parse(text).file,
        }
    }

    fn book(&self) -> Book<'_> {
        Book::open(&self.file).unwrap()
    }

    /// Holds a witness, read anew from its JSON, against what is claimed of it.
    fn replay(&self, observed: &Observed, shown: &Shown) -> Result<(), Lack> {
        let json = shown.request.to_json().to_string();
        let request = self.policy.request(&json).map_err(|_| "not a request")?;
        let decision = self.policy.decide(&request);
        ensure(decision == shown.determination, "another determination")?;
        let seen = self.policy.explain(&request);
        let subject = observed.subject.as_deref().ok_or("no subject")?;
        match observed.entry.code {
            "N0911" => self.gap(&seen),
            "N0912" => self.gives_way(subject, &observed.others, &seen),
            "N0913" => self.carried(subject, &json, &seen),
            "N0914" | "W0904" => self.idle(subject, &json, &seen),
            "W0906" => two_cases(subject, &seen),
            "W0907" => two_exceptions(subject, &observed.others, &seen),
            "W0908" => ensure(
                seen.released.is_some_and(|it| it.amount.0.is_zero()),
                "more than zero is released",
            ),
            _ => Err("a witness of another code"),
        }
    }

    fn gap(&self, seen: &Determination) -> Result<(), Lack> {
        let otherwise = &self.book().findings.otherwise.as_ref().unwrap().text;
        ensure(
            seen.rules.iter().all(|it| it.status == Status::NotMet),
            "a rule applies",
        )?;
        ensure(seen.finding.as_ref() == Some(otherwise), "another finding")
    }

    fn gives_way(&self, rule: &str, others: &[String], seen: &Determination) -> Result<(), Lack> {
        let finds = |name: &str| {
            self.book()
                .rules
                .iter()
                .find(|it| it.name.text == name)
                .map(|it| it.finds.text.clone())
        };
        ensure(applies(seen, rule), "it does not apply")?;
        ensure(seen.finding != finds(rule), "its finding stands")?;
        let stands = |other: &String| applies(seen, other) && seen.finding == finds(other);
        ensure(others.iter().any(stands), "none of the others stands")
    }

    fn carried(&self, path: &str, json: &str, seen: &Determination) -> Result<(), Lack> {
        let book = self.book();
        let mut request = Request::from_json(&book, &serde_json::from_str(json).unwrap());
        ensure(!request.stated.contains_key(path), "it is stated")?;
        ensure(
            seen.disposition.name().starts_with("release"),
            "nothing is released",
        )?;
        let others = values(&book, path);
        let released = others.into_iter().map(|value| {
            request.stated.insert(path.to_owned(), Stated::Whole(value));
            self.decide(&request)
                .disposition
                .name()
                .starts_with("release")
        });
        ensure(
            released.into_iter().any(|it| !it),
            "released whatever it is",
        )
    }

    fn idle(&self, name: &str, json: &str, seen: &Determination) -> Result<(), Lack> {
        ensure(applies(seen, name), "it does not apply")?;
        let Some(without) = self.without(name) else {
            return Ok(());
        };
        let request = without
            .request(json)
            .map_err(|_| "not a request without it")?;
        ensure(
            without.decide(&request) == decided(seen),
            "the determination differs without it",
        )
    }

    fn decide(&self, request: &Request) -> Decision {
        decide(&self.policy, &request.to_json())
    }

    /// The policy with a rule or an exception that never applies; `None` where no fact can say so.
    fn without(&self, name: &str) -> Option<Policy> {
        let book = self.book();
        let (never, _) = never_and_always(&book)?;
        let rules = book.rules.iter().map(|it| (&it.name.text, &it.condition));
        let exceptions = book
            .exceptions
            .iter()
            .map(|it| (&it.name.text, &it.condition));
        let mut all = rules.chain(exceptions);
        let span = all.find(|(other, _)| *other == name)?.1.as_ref()?.span;
        Some(self.with(span, &never))
    }

    fn with(&self, span: pol::Span, words: &str) -> Policy {
        load("changed.pol", &replaced(self.text, span, words))
    }
}

fn ensure(holds: bool, otherwise: Lack) -> Result<(), Lack> {
    if holds { Ok(()) } else { Err(otherwise) }
}

fn replaced(text: &str, span: pol::Span, words: &str) -> String {
    format!("{}{words}{}", &text[..span.start], &text[span.end..])
}

fn decide(policy: &Policy, json: &str) -> Decision {
    policy.decide(&policy.request(json).unwrap())
}

fn decided(seen: &Determination) -> Decision {
    Decision {
        disposition: seen.disposition,
        finding: seen.finding.clone(),
        released: seen.released.clone(),
    }
}

/// Tells whether a rule, an exception, a criterion or an advisory applies.
fn applies(seen: &Determination, name: &str) -> bool {
    let judged = [&seen.rules, &seen.exceptions, &seen.criteria];
    let mut judged = judged.into_iter().flatten();
    judged.any(|it| it.name.as_deref() == Some(name) && it.status == Status::Met)
}

fn two_cases(amount: &str, seen: &Determination) -> Result<(), Lack> {
    let amount = seen
        .amounts
        .iter()
        .find(|it| it.name == amount)
        .ok_or("no such amount")?;
    let held = amount.cases.iter().filter(|it| it.status == Status::Met);
    let values: std::collections::BTreeSet<_> = held.map(|it| it.outcome.value).collect();
    ensure(values.len() > 1, "no two cases differ")
}

fn two_exceptions(name: &str, others: &[String], seen: &Determination) -> Result<(), Lack> {
    let turns = |name: &str| {
        let found = seen
            .exceptions
            .iter()
            .find(|it| it.name.as_deref() == Some(name));
        found
            .filter(|it| it.status == Status::Met)
            .map(|it| it.finding.clone())
    };
    let [other] = others else {
        return Err("no other exception");
    };
    let (left, right) = (turns(name), turns(other));
    ensure(
        left.is_some() && right.is_some() && left != right,
        "they do not differ",
    )
}

/// Conditions that hold never and always, made of a fact that is yes or no.
fn never_and_always(book: &Book) -> Option<(String, String)> {
    let mut facts = book.facts.iter();
    let (path, _) = facts.find(|(_, fact)| matches!(fact.ty, Some(Type::YesNo)))?;
    Some((
        format!("({path} and not {path})"),
        format!("({path} or not {path})"),
    ))
}

/// Values of a fact to try: all of them, or some where they are too many to list.
fn values(book: &Book, path: &str) -> Vec<Value> {
    let some = || {
        let mut rng = Rng::new(84);
        let requests = (0..200).map(|_| generate::complete_request(&mut rng, book));
        let whole = requests.filter_map(|mut request| match request.stated.remove(path)? {
            Stated::Whole(value) => Some(value),
            Stated::Open(_) => None,
        });
        whole.collect()
    };
    domain(book, path).unwrap_or_else(some)
}

// What holds of all requests.

#[test]
fn what_never_matters_makes_no_difference_to_random_requests() {
    let mut tried = 0;
    for (seed, text) in policies() {
        let case = Case::new(&text);
        let book = case.book();
        let analysis = case.policy.analyze(Budget::default());
        let mut rng = Rng::new(seed);
        let requests: Vec<Request> = (0..REQUESTS)
            .map(|_| generate::complete_request(&mut rng, &book))
            .collect();
        for diagnostic in analysis.report().diagnostics() {
            let Some(span) = diagnostic.span() else {
                continue;
            };
            if text[span.start..span.end].contains("between") {
                continue; // one of its two bounds, which has no text of its own to change
            }
            let changed = match (diagnostic.page.code, never_and_always(&book)) {
                ("N0915", Some((never, always))) => vec![never, always],
                ("N0917", _) => vec![String::new()],
                _ => continue,
            };
            let changed = changed.iter().filter_map(|words| {
                Policy::load("changed.pol", &replaced(&text, span, words)).ok()
            });
            let changed: Vec<Policy> = changed.collect();
            let same = |other: &Policy| {
                let mut requests = requests.iter().map(Request::to_json);
                requests.all(|json| decide(&case.policy, &json) == decide(other, &json))
            };
            tried += usize::from(!changed.is_empty());
            assert!(
                changed.is_empty() || changed.iter().any(same),
                "seed {seed}: {}\n{text}",
                diagnostic.message
            );
        }
        for observed in &analysis.observations {
            never(&case, observed, &requests)
                .unwrap_or_else(|why| unreachable!("seed {seed}: {why}\n{observed:#?}\n{text}"));
        }
    }
    assert!(tried > 20, "{tried}");
}

/// Holds what can never be against random requests.
fn never(case: &Case<'_>, observed: &Observed, requests: &[Request]) -> Result<(), Lack> {
    let Some(subject) = observed.subject.as_deref() else {
        return Ok(());
    };
    let without = matches!(observed.entry.code, "W0904" | "N0914")
        .then(|| case.without(subject))
        .flatten();
    for request in requests {
        let json = request.to_json();
        let read = case.policy.request(&json).map_err(|_| "not a request")?;
        match observed.entry.code {
            "W0901" => ensure(
                case.policy.decide(&read).disposition.name() == "not_governed",
                "it governs one",
            )?,
            "W0902" => {
                let seen = case.policy.explain(&read);
                let governs = seen.disposition.name() != "not_governed";
                ensure(!(governs && applies(&seen, subject)), "it applies")?;
            }
            "W0905" => {
                let mut other = request.clone();
                for value in values(&case.book(), subject).into_iter().take(20) {
                    other
                        .stated
                        .insert(subject.to_owned(), Stated::Whole(value));
                    ensure(
                        case.decide(&other) == case.policy.decide(&read),
                        "it matters",
                    )?;
                }
            }
            "W0904" | "N0914" => {
                let same = without
                    .as_ref()
                    .is_none_or(|it| decide(it, &json) == case.policy.decide(&read));
                ensure(same, "the determination differs without it")?;
            }
            _ => {}
        }
    }
    Ok(())
}

#[test]
fn what_is_established_holds_of_random_requests() {
    for (seed, text) in policies() {
        let case = Case::new(&text);
        let book = case.book();
        let established = case.policy.analyze(Budget::default()).established;
        let mut rng = Rng::new(seed);
        for _ in 0..REQUESTS {
            let json = generate::complete_request(&mut rng, &book).to_json();
            let seen = case.policy.explain(&case.policy.request(&json).unwrap());
            let against = established.iter().find(|it| !holds(it, &book, &seen));
            assert_eq!(against, None, "seed {seed}: {json}\n{text}");
        }
    }
}

/// Tells whether a determination agrees with a sentence about all requests; sentences about some request agree with any.
fn holds(sentence: &str, book: &Book, seen: &Determination) -> bool {
    let governs = seen.disposition.name() != "not_governed";
    let applying: Vec<_> = book
        .rules
        .iter()
        .filter(|rule| applies(seen, &rule.name.text))
        .collect();
    match sentence {
        "Whatever is released and measured is more than zero." => {
            let mut released = seen.released.iter();
            released.all(|it| !it.amount.0.is_zero())
        }
        "To every request that the policy governs, a rule applies." => {
            !governs || !applying.is_empty()
        }
        "Where a rule applies, no rule of a stronger finding stands before it." => {
            let mut findings = applying.iter().map(|rule| &rule.finds.text);
            !governs
                || !seen.turned.is_empty()
                || findings.all(|it| Some(it) == seen.finding.as_ref())
        }
        _ => true,
    }
}

// The same bytes, and no claim beyond the budget.

#[test]
fn two_runs_give_the_same_bytes() {
    for (_, text) in policies().take(8) {
        let told = || {
            let analysis = load("case.pol", &text).analyze(Budget::default());
            serde_json::to_string(&analysis).unwrap()
        };
        assert_eq!(told(), told());
    }
}

#[test]
fn without_a_budget_nothing_is_claimed_that_wants_one() {
    let analysis = load("mng084.pol", &mng084()).analyze(Budget { conflicts: 0 });
    assert!(!analysis.not_analysed.is_empty() && !analysis.is_whole());
    assert_eq!(analysis.established.len(), 1, "{:?}", analysis.established);
    assert!(analysis.established[0].starts_with("No release becomes possible"));
}

#[test]
fn a_small_budget_claims_no_more_than_a_large_one() {
    let policy = load("mng084.pol", &mng084());
    let whole = policy.analyze(Budget::default());
    for conflicts in [1, 10, 100, 1_000] {
        let small = policy.analyze(Budget { conflicts });
        let beyond = small
            .established
            .iter()
            .find(|it| !whole.established.contains(it));
        assert_eq!(beyond, None, "{conflicts}");
        assert!(small.questions <= whole.questions);
    }
}

// How it reads.

#[test]
fn how_the_analysis_of_mng084_reads() {
    let policy = load("mng084.pol", &mng084());
    let analysis: AnalysisReport = policy.analyze(Budget::default());
    let read = pol::render::analysis(&policy, &analysis, false, &options());
    let json = laid_out(&serde_json::to_string(&analysis).unwrap());
    insta::with_settings!({snapshot_path => "snapshots/analysis", prepend_module_to_snapshot => false, omit_expression => true}, {
        insta::assert_snapshot!("mng084", read);
        insta::assert_snapshot!("mng084.json", json);
    });
}

// When a rule applies.

#[test]
fn why_agrees_with_mng084_on_random_requests() {
    let text = mng084();
    let policy = load("mng084.pol", &text);
    let answered = with_answers(&policy, &text);
    let mut rng = Rng::new(84);
    for _ in 0..WHY_REQUESTS {
        let json = by_hand::random_request(&mut rng).to_json().to_string();
        agree(&answered, &policy, &json).unwrap_or_else(|name| unreachable!("{name}: {json}"));
    }
}

#[test]
fn why_agrees_with_generated_policies_on_random_requests() {
    for (seed, text) in policies().skip(1) {
        let case = Case::new(&text);
        let answered = with_answers(&case.policy, &text);
        let mut rng = Rng::new(seed);
        for _ in 0..REQUESTS {
            let json = generate::complete_request(&mut rng, &case.book()).to_json();
            agree(&answered, &case.policy, &json)
                .unwrap_or_else(|name| unreachable!("seed {seed}: {name}: {json}\n{text}"));
        }
    }
}

/// The policy with a criterion `why_NAME` for every name, which is met when the alternatives say.
fn with_answers(policy: &Policy, text: &str) -> Policy {
    let mut text = text.to_owned();
    for name in policy.why_names() {
        let why = policy.why(name, Budget::default()).unwrap();
        if !why.is_whole {
            continue;
        }
        let condition = match why.alternatives.as_slice() {
            [] => continue,
            several if several.iter().any(Vec::is_empty) => continue,
            several => several.iter().fold(String::from("any of"), |text, one| {
                text + "\n    - all of\n      -- " + &one.join("\n      -- ")
            }),
        };
        let _ = write!(
            text,
            "\ncriterion why_{name}\n  \"Why.\"\n  met when {condition}\n"
        );
    }
    load("answered.pol", &text)
}

/// Tells for which name the answer and the policy differ on a request that is governed.
fn agree(answered: &Policy, policy: &Policy, json: &str) -> Result<(), String> {
    let seen = answered.explain(&answered.request(json).unwrap());
    if seen.disposition.name() == "not_governed" {
        return Ok(());
    }
    let known: Vec<&str> = seen
        .criteria
        .iter()
        .filter_map(|it| it.name.as_deref())
        .collect();
    for name in policy.why_names() {
        let why = format!("why_{name}");
        let advised = seen.advisories.iter().any(|it| it.name == name);
        let is_advisory = policy.program().advisories.iter().any(|it| it.name == name);
        let differs = applies(&seen, &why) != (applies(&seen, name) || advised);
        let unless = is_advisory
            && policy
                .program()
                .advisories
                .iter()
                .any(|it| it.name == name && it.unless.is_some());
        if known.contains(&why.as_str()) && differs && !unless {
            return Err(name.to_owned());
        }
    }
    Ok(())
}
