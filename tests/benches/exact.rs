//! What the exact step costs on MNG 084: complete requests of which up to fifteen facts are withheld, each timed by itself.
//! `cargo bench -p pol-tests --bench exact` prints a table; `POL_BENCH_RUNS` sets how many requests are timed, 3,000 without it.

use pol_compiler::program::Program;
use pol_interpreter::{
    Facts, Inspection, Interview, decide, explain, missing_facts, unlocking_facts,
};
use pol_tests::generate::Rng;
use pol_tests::{by_hand, cases, files};
use serde_json::Value as Json;
use std::hint::black_box;
use std::sync::Arc;
use std::time::{Duration, Instant};

/// The most facts that are withheld.
const WITHHELD: usize = 15;
/// How many interviews are begun.
const QUESTIONS: usize = 300;
/// How often each request is timed; the quickest counts.
const REPEATS: usize = 3;

fn main() {
    let text = files::read("policies/mng084.pol").expect("the policy is there");
    let compiled = pol_compiler::compile(&pol_parser::parse(&text).file);
    let program = compiled.program.expect("the policy compiles");
    let requests = requests(&program);
    let (decided, open): (Vec<&Facts>, Vec<&Facts>) = requests
        .iter()
        .partition(|facts| Inspection::new(&program, facts).decision().is_some());
    println!(
        "{} requests to MNG 084 with 1 to {WITHHELD} facts withheld; logic leaves {} undecided ({:.1} %), of which the exact step decides {}",
        requests.len(),
        open.len(),
        100.0 * ratio(open.len(), requests.len()),
        open.iter()
            .filter(|facts| missing_facts(&program, facts).is_empty())
            .count(),
    );
    table(
        "all requests",
        &program,
        &requests.iter().collect::<Vec<_>>(),
    );
    table("decided by logic", &program, &decided);
    table("left undecided by logic", &program, &open);
    questions(program, &open);
}

/// How long the next question of an interview takes, at the first of the requests that are left undecided.
fn questions(program: Program, requests: &[&Facts]) {
    let program = Arc::new(program);
    let first = &requests[..requests.len().min(QUESTIONS)];
    let times = times(first, |facts| {
        let interview = Interview::new(Arc::clone(&program), facts.clone());
        drop(black_box(interview.next_question()));
    });
    let (median, hundredth, most) = (at(&times, 50), at(&times, 99), at(&times, 100));
    println!(
        "\nthe next question of an interview, {} times: median {median:.1?}, 99 % {hundredth:.1?}, most {most:.1?}",
        first.len()
    );
}

fn table(title: &str, program: &Program, requests: &[&Facts]) {
    println!("\n{title}: {}", requests.len());
    println!(
        "{:<28} {:>12} {:>12} {:>12} {:>10}",
        "", "median", "99 %", "most", "to logic"
    );
    let logic = times(requests, |facts| {
        drop(black_box(Inspection::new(program, facts).decision()))
    });
    let rows: [(&str, Vec<Duration>); 5] = [
        ("logic alone", logic.clone()),
        (
            "decide",
            times(requests, |facts| drop(black_box(decide(program, facts)))),
        ),
        (
            "decide, missing",
            times(requests, |facts| {
                drop(black_box(missing_facts(program, facts)))
            }),
        ),
        (
            "decide, missing, unlocks",
            times(requests, |facts| {
                drop(black_box(unlocking_facts(program, facts)));
            }),
        ),
        (
            "explain (and presumptions)",
            times(requests, |facts| {
                drop(black_box(explain(program, facts, "")))
            }),
        ),
    ];
    let base = total(&logic).as_secs_f64();
    for (name, times) in rows {
        println!(
            "{name:<28} {:>12.1?} {:>12.1?} {:>12.1?} {:>9.1}x",
            at(&times, 50),
            at(&times, 99),
            at(&times, 100),
            total(&times).as_secs_f64() / base
        );
    }
}

/// The times in rising order.
fn times(requests: &[&Facts], act: impl Fn(&Facts)) -> Vec<Duration> {
    let quickest = |facts: &&Facts| (0..REPEATS).map(|_| time(|| act(facts))).min();
    let mut times: Vec<Duration> = requests.iter().filter_map(quickest).collect();
    times.sort_unstable();
    times
}

fn time(act: impl FnOnce()) -> Duration {
    let start = Instant::now();
    act();
    start.elapsed()
}

fn at(times: &[Duration], percent: usize) -> Duration {
    let last = times.len().saturating_sub(1);
    times.get(last * percent / 100).copied().unwrap_or_default()
}

fn total(times: &[Duration]) -> Duration {
    times.iter().sum()
}

fn ratio(part: usize, whole: usize) -> f64 {
    part as f64 / whole.max(1) as f64
}

/// Cases and random complete requests in turn, each with some of its facts withheld.
fn requests(program: &Program) -> Vec<Facts> {
    let runs: u64 = std::env::var("POL_BENCH_RUNS")
        .ok()
        .and_then(|runs| runs.parse().ok())
        .unwrap_or(3_000);
    let cases = cases::mng084().expect("the cases are there");
    let request = |seed: u64| {
        let mut rng = Rng::new(seed);
        let json = match seed % 4 {
            0 => rng.pick(&cases).request.clone(),
            _ => by_hand::random_request(&mut rng).to_json(),
        };
        withheld(program, &json, &mut rng)
    };
    (0..runs).map(request).collect()
}

fn withheld(program: &Program, json: &Json, rng: &mut Rng) -> Facts {
    let mut facts =
        pol_interpreter::read_request(program, &json.to_string()).expect("a sound request");
    let stated = (0..program.facts.len()).map(pol_compiler::program::FactId::at);
    let stated: Vec<_> = stated.filter(|&fact| facts.get(fact).is_some()).collect();
    for fact in rng.some(&stated, WITHHELD) {
        facts.withhold(fact);
    }
    facts
}
