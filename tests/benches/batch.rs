//! How many requests a second columns judge, and the interpreter one by one, on each policy of `policies/`: both in one run, on one thread.
//! `cargo bench --package pol-tests --bench batch`; prints a table.

#![expect(clippy::unwrap_used, reason = "a benchmark")]

use pol::{Policy, Texts};
use pol_batch::{Columns, Plan, Single, Slots, Verdicts, decide};
use pol_interpreter::Facts;
use pol_tests::files;
use pol_tests::generate::{self, Rng};
use pol_tests::naive::Book;
use std::hint::black_box;
use std::time::{Duration, Instant};

/// How many different requests there are.
const DIFFERENT: u64 = 4_096;
/// How often each stands in the columns.
const TIMES: usize = 64;
/// How often each way is timed; the median counts.
const ROUNDS: usize = 9;

fn main() {
    println!(
        "policy     requests   columns/s      slots/s   interpreter/s   columns, slots to one   left to the interpreter"
    );
    for (name, texts) in files::policies().unwrap() {
        measure(&name, &texts);
    }
}

fn measure(name: &str, texts: &Texts) {
    let policy = Policy::load_with(texts).unwrap();
    let requests = requests(&policy, &Book::open(&files::tree(texts)).unwrap());
    let program = policy.program();
    let plan = Plan::of(program);
    let mut columns = Columns::new(program, &plan);
    for _ in 0..TIMES {
        requests.iter().for_each(|facts| columns.push(facts));
    }
    let mut single = Single::new(program).unwrap();
    let slots: Vec<Slots> = requests
        .iter()
        .map(|facts| slots(&mut single, facts))
        .collect();
    let (mut by_column, mut by_slots, mut one_by_one) = (Vec::new(), Vec::new(), Vec::new());
    let mut left = 0;
    for _ in 0..ROUNDS {
        let (time, verdicts) = timed(|| decide(program, &plan, &columns));
        left = verdicts
            .findings
            .iter()
            .filter(|&&code| code == Verdicts::UNDECIDED)
            .count();
        by_column.push(rate(columns.len(), time));
        let (time, ()) = timed(|| {
            for _ in 0..TIMES / 8 {
                let verdicts = slots.iter().map(|slots| single.decide(slots));
                verdicts.for_each(|verdict| {
                    black_box(verdict);
                });
            }
        });
        by_slots.push(rate(slots.len() * (TIMES / 8), time));
        let sample = &requests[..requests.len() / 8];
        let (time, _) = timed(|| {
            let decided = sample
                .iter()
                .map(|facts| pol_interpreter::decide(program, facts));
            decided.for_each(|decision| drop(black_box(decision)));
        });
        one_by_one.push(rate(sample.len(), time));
    }
    let (columns_rate, slots_rate) = (median(by_column), median(by_slots));
    let rate = median(one_by_one);
    println!(
        "{name:<10} {:>8}   {columns_rate:>9.0}   {slots_rate:>10.0}   {rate:>13.0}   {:>14.0}, {:>5.0}   {:.1} %",
        columns.len(),
        columns_rate / rate,
        slots_rate / rate,
        100.0 * left as f64 / columns.len() as f64
    );
}

fn slots(single: &mut Single<'_>, facts: &Facts) -> Slots {
    let mut slots = single.slots();
    single.fill(&mut slots, facts);
    slots
}

fn requests(policy: &Policy, book: &Book) -> Vec<Facts> {
    let made = (0..DIFFERENT).map(|number| {
        let mut rng = Rng::new(number);
        match number % 2 {
            0 => generate::complete_request(&mut rng, book),
            _ => generate::partial_request(&mut rng, book, 400),
        }
    });
    let read = made.filter_map(|request| policy.request(&request.to_json()).ok());
    read.map(|request| request.facts().clone()).collect()
}

fn timed<T>(work: impl FnOnce() -> T) -> (Duration, T) {
    let start = Instant::now();
    let done = black_box(work());
    (start.elapsed(), done)
}

fn rate(requests: usize, time: Duration) -> f64 {
    requests as f64 / time.as_secs_f64()
}

fn median(mut rates: Vec<f64>) -> f64 {
    rates.sort_by(f64::total_cmp);
    rates[rates.len() / 2]
}
