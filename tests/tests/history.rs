//! A policy in time: one file for five periods against the five files as they stood, and generated policies against their own text
//! of each day. The dates are those on every edge: the day before, the first, the last, the day after.

#![expect(clippy::unwrap_used, reason = "tests")]

use jiff::civil::{Date, date};
use pol::{Determination, Disposition, Policy, RenderOptions};
use pol_interpreter::{Reason, ReasonSource};
use pol_tests::files;
use pol_tests::generate::{self, Rng};
use pol_tests::naive::{Book, Request, Stated, Value};
use std::collections::BTreeSet;

/// The requests for each day.
const REQUESTS: u64 = 100;
/// The most completions of a request.
const MOST: usize = 1 << 40;

/// The first days of the five periods, and the files of each.
const PERIODS: [(&str, Date); 5] = [
    ("2021-01", date(2021, 1, 1)),
    ("2021-07", date(2021, 7, 1)),
    ("2023-01", date(2023, 1, 1)),
    ("2023-10", date(2023, 10, 1)),
    ("2025-01", date(2025, 1, 1)),
];
const LAST: Date = date(2025, 12, 31);

fn load(name: &str, text: &str) -> Policy {
    Policy::load(name, text).unwrap_or_else(|report| {
        unreachable!("{name}: {}\n{text}", report.render(&Default::default()))
    })
}

fn whole() -> Policy {
    let text = files::read("tests/history/physical_therapy.pol").unwrap();
    load("physical_therapy.pol", &text)
}

/// Gives the first and last day of a period, one in between, and so both sides of every edge.
fn days_of(position: usize) -> Vec<Date> {
    let first = PERIODS[position].1;
    let next = PERIODS
        .get(position + 1)
        .map(|(_, day)| day.yesterday().unwrap());
    let last = next.unwrap_or(LAST);
    vec![
        first,
        first.tomorrow().unwrap(),
        last.yesterday().unwrap(),
        last,
    ]
}

/// Everything that a determination says, but for the policy's own text, the traces of what is not there in both, and the value of
/// a presumption, which may be an answer that only counts as the one that is told. A condition of the policy's own reach is known
/// by its place, for an answer that does not count is left out of its words.
fn said(determination: &Determination) -> String {
    let missing: Vec<_> = determination
        .missing
        .iter()
        .map(|it| (&it.fact, &it.clauses))
        .collect();
    let reasons: Vec<Reason> = determination
        .reasons
        .iter()
        .cloned()
        .map(without_words)
        .collect();
    let presumed: Vec<_> = determination.presumed.iter().map(|it| &it.fact).collect();
    // Where there are more than are listed, which ones are is left to the search.
    let unlocks = (!determination.more_unlocks).then_some(&determination.unlocks);
    format!(
        "{:?}",
        (
            (
                &determination.judged_on,
                determination.disposition,
                &determination.finding
            ),
            (&determination.text, &determination.released, reasons),
            (
                &determination.caps,
                &determination.turned,
                &determination.advisories
            ),
            (presumed, &determination.possible, missing),
            (unlocks, determination.more_unlocks),
        )
    )
}

fn without_words(mut reason: Reason) -> Reason {
    if let ReasonSource::Governs(words) = &mut reason.source {
        words.clear();
    }
    reason
}

/// Judges a request by several policies, and compares.
fn same(policies: &[&Policy], request: &Request, context: &str) -> Determination {
    let json = request.to_json();
    let judged = policies.iter().map(|policy| {
        let read = policy.request(&json);
        let read = read.unwrap_or_else(|report| unreachable!("{context}: {:?}", report.entries()));
        policy.explain(&read)
    });
    let judged: Vec<Determination> = judged.collect();
    for other in &judged[1..] {
        assert_eq!(said(&judged[0]), said(other), "{context}\n{json}");
    }
    judged.into_iter().next().unwrap()
}

fn on_day(mut request: Request, day: Date) -> Request {
    let stated = Stated::Whole(Value::Date(day));
    request
        .stated
        .insert("request.service_date".to_owned(), stated);
    request
}

#[test]
fn each_period_is_judged_as_by_the_file_of_its_time() {
    let whole = whole();
    let mut outcomes = BTreeSet::new();
    for (position, (name, _)) in PERIODS.iter().enumerate() {
        let text = files::read(&format!("tests/history/as_it_stood/{name}.pol")).unwrap();
        let by_hand = load(name, &text);
        let tree = pol_parser::parse(&text).file;
        let book = Book::open(&tree).unwrap();
        for day in days_of(position) {
            let shown = load("shown", &whole.as_of(day).unwrap());
            for seed in 0..REQUESTS {
                let mut rng = Rng::new(
                    seed << 32 | u64::from(day.day_of_year().unsigned_abs()) << 8 | position as u64,
                );
                let request = match seed % 2 {
                    0 => generate::complete_request(&mut rng, &book),
                    _ => generate::partial_request(&mut rng, &book, MOST),
                };
                let request = likely(&mut rng, request);
                let context = format!("{name}, {day}, seed {seed}");
                let policies = [&whole, &by_hand, &shown];
                let determination = same(&policies, &on_day(request, day), &context);
                outcomes.insert((position, determination.disposition.name()));
            }
        }
    }
    let every = [
        Disposition::Release,
        Disposition::ReleasePart,
        Disposition::ClinicianReview,
        Disposition::InformationNeeded,
    ];
    let missed: Vec<_> = (0..PERIODS.len())
        .flat_map(|position| every.map(|disposition| (position, disposition.name())))
        .filter(|outcome| !outcomes.contains(outcome))
        .collect();
    assert_eq!(
        missed,
        [],
        "the requests must come to everything in every period"
    );
}

/// Makes a code and an indication likely that the policy lists: chance alone seldom passes the first two rules.
fn likely(rng: &mut Rng, mut request: Request) -> Request {
    if rng.chance(70) && request.stated.contains_key("request.code") {
        let code = *rng.pick(&["97110", "97124", "20560"]);
        let stated = Stated::Whole(Value::Word(code.to_owned()));
        request.stated.insert("request.code".to_owned(), stated);
    }
    if rng.chance(50) && request.stated.contains_key("member.indications") {
        let listed = BTreeSet::from(["fracture".to_owned()]);
        let stated = Stated::Whole(Value::Words(listed));
        request
            .stated
            .insert("member.indications".to_owned(), stated);
    }
    if rng.chance(60) && request.stated.contains_key("chart.days_treated") {
        let days = *rng.pick(&[0, 30, 31]);
        let stated = Stated::Whole(Value::Number(days.into()));
        request
            .stated
            .insert("chart.days_treated".to_owned(), stated);
    }
    request
}

#[test]
fn outside_all_periods_the_policy_does_not_govern() {
    let whole = whole();
    for day in [date(2020, 12, 31), date(2026, 1, 1)] {
        let json = format!(r#"{{"request": {{"service_date": "{day}"}}}}"#);
        let determination = whole.explain(&whole.request(&json).unwrap());
        assert_eq!(determination.disposition, Disposition::NotGoverned);
        let told = determination.reasons[0].text.as_deref();
        let because = "The service date lies outside the days on which this guideline is in force.";
        assert_eq!(told, Some(because));
        assert!(whole.as_of(day).is_err());
    }
}

#[test]
fn the_shown_policies_pass_the_examples_of_their_days() {
    let whole = whole();
    let mut shown_examples = 0;
    for (_, first) in PERIODS {
        let shown = load("shown", &whole.as_of(first).unwrap());
        for result in shown.test() {
            assert!(result.differences.is_empty(), "{first}: {}", result.name);
            shown_examples += 1;
        }
    }
    assert_eq!(shown_examples, whole.examples().len());
}

#[test]
fn a_policy_as_it_stood_is_laid_out_and_stands_as_it_is() {
    let whole = whole();
    for (position, (name, first)) in PERIODS.iter().enumerate() {
        let shown = whole.as_of(*first).unwrap();
        insta::assert_snapshot!(format!("shown_{name}"), shown.split_once('\n').unwrap().1);
        assert_eq!(pol::format("shown", &shown).unwrap(), shown);
        for day in days_of(position) {
            let again = load("shown", &shown).as_of(day).unwrap();
            let without_first_line = |text: &str| text.split_once("\n\n").unwrap().1.to_owned();
            let policy = |text: &str| text.split_once("\npolicy ").unwrap().1.to_owned();
            assert_eq!(
                policy(&again),
                policy(&shown),
                "{}",
                without_first_line(&again)
            );
        }
    }
}

#[test]
fn the_timeline_of_five_periods() {
    let timeline = whole().timeline();
    let narrow = RenderOptions {
        width: 80,
        ..RenderOptions::default()
    };
    insta::assert_snapshot!(
        "timeline",
        pol::render::timeline(&timeline, &RenderOptions::default())
    );
    insta::assert_snapshot!("timeline_narrow", pol::render::timeline(&timeline, &narrow));
    insta::assert_snapshot!("timeline_svg", pol::render::timeline_svg(&timeline));
}

#[test]
fn a_policy_without_days_has_a_timeline_of_one_period() {
    let text = files::read("policies/mng084.pol").unwrap();
    let timeline = load("mng084.pol", &text).timeline();
    assert_eq!((timeline.periods.len(), timeline.tracks.len()), (1, 0));
    insta::assert_snapshot!(
        "timeline_mng084",
        pol::render::timeline(&timeline, &RenderOptions::default())
    );
}

#[test]
fn judged_as_of_a_day_is_judged_as_if_the_request_stated_it() {
    let whole = whole();
    let text = files::read("tests/history/physical_therapy.pol").unwrap();
    let tree = pol_parser::parse(&text).file;
    let book = Book::open(&tree).unwrap();
    for seed in 0..REQUESTS {
        let mut rng = Rng::new(seed);
        let request = generate::partial_request(&mut rng, &book, MOST);
        for (_, day) in PERIODS {
            let stated = on_day(request.clone(), day);
            let stated = whole.explain(&whole.request(&stated.to_json()).unwrap());
            let set = whole.request_as_of(&request.to_json(), day).unwrap();
            let mut set = whole.explain(&set);
            let as_of = set.as_of.take().unwrap();
            assert_eq!(set, stated);
            assert_eq!(as_of.fact, "request.service_date");
            let before = match request.stated.get("request.service_date") {
                Some(Stated::Whole(Value::Date(day))) => Some(day.to_string()),
                _ => None,
            };
            assert_eq!(as_of.stated, before);
        }
    }
}

/// How many generated policies are shown on each of their days.
const GENERATED: u64 = 300;

#[test]
fn generated_policies_are_judged_as_by_their_text_of_the_day() {
    let mut compared = 0;
    for seed in 0..GENERATED {
        let text = generate::dated_policy(seed);
        let whole = load(&format!("seed {seed}"), &text);
        let first = date(2022, 1, 1);
        let days = whole.timeline().periods;
        let edges = days
            .iter()
            .flat_map(|period| [period.from, period.until])
            .flatten();
        for day in edges.filter(|day| *day >= first).collect::<BTreeSet<_>>() {
            let shown = whole.as_of(day).unwrap();
            let policy = load(&format!("seed {seed} on {day}"), &shown);
            let tree = pol_parser::parse(&shown).file;
            let book = Book::open(&tree).unwrap();
            if !is_possible(&book, day) {
                continue;
            }
            for number in 0..4 {
                let mut rng = Rng::new(seed << 8 | number);
                let request = match number {
                    0 => generate::complete_request(&mut rng, &book),
                    _ => generate::partial_request(&mut rng, &book, MOST),
                };
                let context = format!("seed {seed}, {day}\n{text}\n{shown}");
                same(&[&whole, &policy], &on_day(request, day), &context);
                compared += 1;
            }
        }
    }
    assert!(compared > 1_000, "{compared}");
}

/// Tells whether a request may state a day.
fn is_possible(book: &Book, day: Date) -> bool {
    let domain = pol_tests::naive::domain(book, "request.service_date").unwrap();
    domain.contains(&Value::Date(day))
}
