//! What rows cost: a window limit over 10, 100, 1,000 and 10,000 visits, with the growth from each size to the next.
//! `cargo bench -p pol-tests --bench rows` prints a table.

use pol_compiler::program::Program;
use pol_interpreter::{Facts, decide, explain, read_request};
use pol_tests::visits;
use stats_alloc::{INSTRUMENTED_SYSTEM, Region, StatsAlloc};
use std::alloc::System;
use std::hint::black_box;
use std::time::{Duration, Instant};

#[global_allocator]
static ALLOCATOR: &StatsAlloc<System> = &INSTRUMENTED_SYSTEM;

/// How often each is timed; the quickest counts.
const REPEATS: usize = 25;

fn main() {
    let compiled = pol_compiler::compile(&pol_parser::parse(visits::POLICY).file);
    let program = compiled.program.expect("the policy compiles");
    println!("| rows | read | decide | growth | allocations of decide | explain |");
    println!("|---|---|---|---|---|---|");
    let mut before: Option<Duration> = None;
    for rows in [10, 100, 1_000, 10_000] {
        before = Some(row(&program, rows, before));
    }
}

/// Prints one row of the table; gives how long a decision takes.
fn row(program: &Program, rows: usize, before: Option<Duration>) -> Duration {
    let json = visits::request(rows);
    let read = || read_request(program, &json).expect("a sound request");
    let facts: Facts = read();
    let reading = quickest(|| drop(black_box(read())));
    let deciding = quickest(|| drop(black_box(decide(program, &facts))));
    let explaining = quickest(|| drop(black_box(explain(program, &facts, ""))));
    let region = Region::new(ALLOCATOR);
    drop(black_box(decide(program, &facts)));
    let allocations = region.change().allocations;
    let growth = before.map_or(String::new(), |before| {
        format!("{:.1}", deciding.as_secs_f64() / before.as_secs_f64())
    });
    println!(
        "| {rows} | {reading:.1?} | {deciding:.1?} | {growth} | {allocations} | {explaining:.1?} |"
    );
    deciding
}

fn quickest(work: impl Fn()) -> Duration {
    let times = (0..REPEATS).map(|_| {
        let start = Instant::now();
        work();
        start.elapsed()
    });
    times.min().unwrap_or_default()
}
