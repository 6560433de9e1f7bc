//! What each step costs as policies grow: a policy of 20, of 200 and of 2,000 rules, and how steeply the cost rises.
//! The slope is that of a line through the logarithms: 1 where ten times the rules take ten times as long.

use crate::measure::{Effort, median, rate};
use crate::policies::{RULES, generated, typical_request};
use crate::table::{Table, seconds};
use pol::{Policy, Request};
use std::hint::black_box;

/// A policy, and all that the steps need of it.
struct Subject {
    text: String,
    tree: pol_parser::ast::File,
    policy: Policy,
    json: String,
    request: Request,
}

impl Subject {
    fn new(rules: usize) -> Self {
        let text = generated(rules);
        let policy = Policy::load("generated.pol", &text).expect("generated policies are sound");
        let json = typical_request(rules);
        let request = policy.request(&json).expect("made for the policy");
        let tree = pol_parser::parse(&text).file;
        Self {
            text,
            tree,
            policy,
            json,
            request,
        }
    }
}

type Step = (&'static str, fn(&Subject));

const STEPS: [Step; 6] = [
    ("parse", |it| {
        drop(black_box(pol_parser::parse(black_box(&it.text))))
    }),
    ("compile", |it| {
        drop(black_box(pol_compiler::compile(black_box(&it.tree))))
    }),
    ("load: both, and the digest", |it| {
        drop(black_box(Policy::load(
            "generated.pol",
            black_box(&it.text),
        )));
    }),
    ("decide", |it| {
        drop(black_box(it.policy.decide(black_box(&it.request))))
    }),
    ("JSON to decision as JSON", |it| {
        let request = it
            .policy
            .request(black_box(&it.json))
            .expect("made for the policy");
        drop(black_box(serde_json::to_string(
            &it.policy.decide(&request),
        )));
    }),
    ("explain", |it| {
        drop(black_box(it.policy.explain(black_box(&it.request))))
    }),
];

/// Measures all steps on all sizes.
pub fn table(effort: Effort) -> Table {
    let subjects = RULES.map(Subject::new);
    let mut table = Table::new([
        "step",
        "20 rules",
        "200 rules",
        "2,000 rules",
        "a rule, of 2,000",
        "slope",
    ]);
    for (name, step) in STEPS {
        let times = times(&subjects, step, effort);
        let last = times.last().copied().unwrap_or_default() / 2_000.0;
        let mut cells = vec![name.to_owned()];
        cells.extend(times.iter().copied().map(seconds));
        cells.extend([seconds(last), format!("{:.2}", slope(&times))]);
        table.row(cells);
    }
    table
}

fn times(subjects: &[Subject; 3], step: fn(&Subject), effort: Effort) -> Vec<f64> {
    let mut rates = vec![Vec::new(); subjects.len()];
    for _ in 0..effort.rounds {
        for (subject, rates) in subjects.iter().zip(&mut rates) {
            rates.push(rate(1, effort.turn, || step(subject)));
        }
    }
    rates.iter_mut().map(|rates| 1.0 / median(rates)).collect()
}

/// Gives the slope of the line of least squares through the logarithms of rules and times.
fn slope(times: &[f64]) -> f64 {
    let points: Vec<(f64, f64)> = RULES
        .iter()
        .zip(times)
        .map(|(rules, time)| ((*rules as f64).ln(), time.ln()))
        .collect();
    let mean =
        |of: fn(&(f64, f64)) -> f64| points.iter().map(of).sum::<f64>() / points.len() as f64;
    let (middle, height) = (mean(|point| point.0), mean(|point| point.1));
    let rise: f64 = points
        .iter()
        .map(|(x, y)| (x - middle) * (y - height))
        .sum();
    let run: f64 = points.iter().map(|(x, _)| (x - middle).powi(2)).sum();
    rise / run
}

#[cfg(test)]
mod tests {
    use super::slope;

    #[test]
    fn ten_times_as_long_for_ten_times_the_rules_is_a_slope_of_one() {
        assert!((slope(&[1.0, 10.0, 100.0]) - 1.0).abs() < 1e-9);
        assert!((slope(&[1.0, 100.0, 10_000.0]) - 2.0).abs() < 1e-9);
    }
}
