//! Judges the same requests by Pol, by other rule engines and by hand-written Rust, and prints one table of ratios.
//! Agreement is checked on every request before anything is timed; a disagreement ends it.

use clap::Parser;
use pol::Policy;
use pol_bench::agreement::Agreement;
use pol_bench::engines::{self, Engine};
use pol_bench::measure::{Effort, measure};
use pol_bench::report::{Workload, expresses, machine};
use pol_bench::requests::Requests;
use pol_bench::{policies, scaling};
use std::process::ExitCode;
use std::time::Duration;

/// Pol beside other rule engines, on guideline 084.
#[derive(Parser)]
struct Arguments {
    /// Writes the tables as Markdown
    #[arg(long)]
    markdown: bool,
    /// How many requests the engines must agree on
    #[arg(long, default_value_t = 20_000)]
    requests: usize,
    /// How many of them are timed
    #[arg(long, default_value_t = 2_000)]
    timed: usize,
    /// How many rounds, of which the median counts
    #[arg(long, default_value_t = 7)]
    rounds: usize,
    /// Milliseconds of each engine's turn in a round
    #[arg(long, default_value_t = 200)]
    turn: u64,
    /// Measures how cost grows with rules as well
    #[arg(long)]
    scaling: bool,
}

/// The workloads: what they are called, and of a hundred facts without a presumption, how many are withheld.
const WORKLOADS: [(&str, u64); 2] = [
    ("Every fact stated that has no presumption", 0),
    (
        "Of the facts without a presumption, one in twenty missing",
        5,
    ),
];

fn main() -> ExitCode {
    match run(&Arguments::parse()) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{error}");
            ExitCode::FAILURE
        }
    }
}

fn run(arguments: &Arguments) -> Result<(), String> {
    let policy = Policy::load("mng084.pol", &policies::mng084());
    let policy = policy.map_err(|_| "the policy has errors; see `pol check`")?;
    println!("{}", machine());
    for (title, withheld) in WORKLOADS {
        let text = workload(&policy, title, withheld, arguments)?;
        println!("\n{text}");
    }
    println!("\n{}", expresses().text(arguments.markdown));
    if arguments.scaling {
        println!(
            "\n{}",
            scaling::table(effort(arguments)).text(arguments.markdown)
        );
    }
    Ok(())
}

fn effort(arguments: &Arguments) -> Effort {
    Effort {
        rounds: arguments.rounds.max(1),
        turn: Duration::from_millis(arguments.turn),
    }
}

fn workload(
    policy: &Policy,
    title: &'static str,
    withheld: u64,
    arguments: &Arguments,
) -> Result<String, String> {
    let count = arguments.requests.max(1);
    let requests = Requests {
        count,
        seed: 84,
        withheld,
    }
    .make(policy.program());
    let agreement = Agreement::new(policy, &requests);
    let mut engines = engines::by_hand();
    engines.extend(engines::of_pol(policy));
    engines.extend(engines::peers(withheld == 0)?);
    let timed = requests.get(..arguments.timed).unwrap_or(&requests);
    let beyond_logic = agree(&agreement, &mut engines, &requests, timed)?;
    let speeds = measure(&mut engines, timed, effort(arguments));
    let workload = Workload {
        title,
        lines: agreement.lines(),
        beyond_logic,
        timed: timed.len(),
    };
    Ok(workload.text(&engines, &speeds, arguments.markdown))
}

/// Has every engine judge every request, then prepares those that are timed; gives how many the exact step decides.
fn agree(
    agreement: &Agreement,
    engines: &mut [Box<dyn Engine>],
    all: &[String],
    timed: &[String],
) -> Result<usize, String> {
    let mut beyond_logic = 0;
    for engine in engines {
        engine.prepare(all);
        beyond_logic = beyond_logic.max(agreement.check(&mut **engine, all)?);
        engine.prepare(timed);
    }
    Ok(beyond_logic)
}
