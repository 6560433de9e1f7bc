//! Engines side by side: each takes its turn in every round, so that what disturbs the machine disturbs all of them alike.
//! Prepared requests in; the median rate of the rounds out, in judgements a second on one thread.

use crate::engines::Engine;
use std::time::{Duration, Instant};

/// How long to measure.
#[derive(Clone, Copy, Debug)]
pub struct Effort {
    /// How many rounds.
    pub rounds: usize,
    /// How long a turn takes at the least; it is whole passes over all requests.
    pub turn: Duration,
}

/// How quick an engine is.
#[derive(Clone, Copy, Debug)]
pub struct Speed {
    /// Judgements of prepared requests a second.
    pub prepared: f64,
    /// Judgements from JSON text to JSON text a second.
    pub json: f64,
    /// How far apart the rounds are: the fastest of them over the slowest, of the two ways the worse.
    pub spread: f64,
}

/// Measures engines that all have these requests prepared.
pub fn measure(engines: &mut [Box<dyn Engine>], requests: &[String], effort: Effort) -> Vec<Speed> {
    let mut rates = vec![(Vec::new(), Vec::new()); engines.len()];
    for _ in 0..effort.rounds {
        for (engine, (prepared, json)) in engines.iter_mut().zip(&mut rates) {
            let count = requests.len();
            prepared.push(rate(count, effort.turn, || engine.run(0..count)));
            json.push(rate(count, effort.turn, || engine.run_json(requests)));
        }
    }
    let rates = rates.into_iter();
    rates
        .map(|(prepared, json)| speed(prepared, json))
        .collect()
}

/// Gives how many things a second are done by something that does so many at once, over one turn.
pub fn rate(count: usize, turn: Duration, mut pass: impl FnMut()) -> f64 {
    let start = Instant::now();
    let mut passes = 0;
    while passes == 0 || start.elapsed() < turn {
        pass();
        passes += 1;
    }
    (passes * count) as f64 / start.elapsed().as_secs_f64()
}

fn speed(mut prepared: Vec<f64>, mut json: Vec<f64>) -> Speed {
    Speed {
        spread: spread(&prepared).max(spread(&json)),
        prepared: median(&mut prepared),
        json: median(&mut json),
    }
}

/// Gives the median; the higher of the two in the middle, where there are two.
pub fn median(rates: &mut [f64]) -> f64 {
    rates.sort_unstable_by(f64::total_cmp);
    rates.get(rates.len() / 2).copied().unwrap_or_default()
}

fn spread(rates: &[f64]) -> f64 {
    let most = rates.iter().copied().fold(f64::MIN, f64::max);
    let least = rates.iter().copied().fold(f64::MAX, f64::min);
    most / least
}
