//! Counts the instructions that Pol takes for a fixed set of requests, and compares them with those that are recorded.
//! `instructions` compares, `instructions --record` records. It runs itself under valgrind; the difference of two runs is what some passes take.

use pol::Policy;
use pol_bench::engines::{Columns, Decide, Engine, Logic, Slots};
use pol_bench::instructions::{self, Recorded, Verdict};
use pol_bench::{policies, requests::Requests};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode};

/// How many requests the set has.
const REQUESTS: usize = 300;

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let done = match arguments[..] {
        ["pass", name, passes] => run(name, passes),
        ["--record"] => record(),
        [] => compare(),
        _ => Err("usage: instructions [--record]".to_owned()),
    };
    done.unwrap_or_else(|error| {
        eprintln!("{error}");
        ExitCode::from(2)
    })
}

/// What is counted: requests that state every fact without a presumption, and requests that lack some, which go on to the exact step.
const COUNTED: [&str; 8] = [
    "columns",
    "slots",
    "json_to_json_slots",
    "decide",
    "json_to_json",
    "logic_facts_missing",
    "decide_facts_missing",
    "json_to_json_facts_missing",
];

/// Does one of them so many times; this is what valgrind watches.
fn run(name: &str, passes: &str) -> Result<ExitCode, String> {
    let passes: usize = passes.parse().map_err(|_| "passes are a number")?;
    let policy =
        Policy::load("mng084.pol", &policies::mng084()).map_err(|_| "the policy has errors")?;
    let withheld = if name.ends_with("facts_missing") {
        5
    } else {
        0
    };
    let requests = Requests {
        count: REQUESTS,
        seed: 84,
        withheld,
    }
    .make(policy.program());
    let mut engine: Box<dyn Engine> = match name {
        "columns" => Box::new(Columns::new(policy)),
        "slots" | "json_to_json_slots" => Box::new(Slots::new(policy)),
        "logic_facts_missing" => Box::new(Logic::new(policy)),
        _ => Box::new(Decide::new(policy)),
    };
    engine.prepare(&requests);
    for _ in 0..passes {
        match name.starts_with("json") {
            true => engine.run_json(&requests),
            false => engine.run(0..requests.len()),
        }
    }
    Ok(ExitCode::SUCCESS)
}

fn file() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("instructions.toml")
}

fn record() -> Result<ExitCode, String> {
    let counted = count()?;
    fs::write(file(), counted.to_toml()).map_err(|error| error.to_string())?;
    println!("recorded in {}", file().display());
    Ok(ExitCode::SUCCESS)
}

fn compare() -> Result<ExitCode, String> {
    let text = fs::read_to_string(file()).map_err(|error| error.to_string())?;
    let recorded = Recorded::from_toml(&text)?;
    let counted = count()?;
    let verdicts = recorded.compare(&counted);
    for (line, _) in &verdicts {
        println!("{line}");
    }
    if let Some(other) = recorded.other_compiler(&counted) {
        println!("{other}");
    }
    let risen = verdicts
        .iter()
        .any(|(_, verdict)| *verdict == Verdict::Risen);
    Ok(if risen {
        ExitCode::FAILURE
    } else {
        ExitCode::SUCCESS
    })
}

fn count() -> Result<Recorded, String> {
    let counts = COUNTED.map(|name| {
        let more = more_passes(name);
        let (one, all) = (valgrind(name, 1)?, valgrind(name, 1 + more)?);
        let passes = all
            .checked_sub(one)
            .ok_or("more passes took less than none")?;
        Ok::<_, String>((name.to_owned(), passes / (more * REQUESTS) as u64))
    });
    let counts: Result<Vec<_>, _> = counts.into_iter().collect();
    Ok(Recorded::new(counts?))
}

/// Gives how many passes are counted: of what is quick more, so that what differs from run to run before them does not show.
fn more_passes(name: &str) -> usize {
    match name {
        "columns" | "slots" => 100,
        _ => 1,
    }
}

/// Gives the instructions of a whole run.
fn valgrind(name: &str, passes: usize) -> Result<u64, String> {
    let program = std::env::current_exe().map_err(|error| error.to_string())?;
    let output = Command::new("valgrind")
        .args(["--tool=callgrind", "--callgrind-out-file=/dev/null"])
        .arg(program)
        .args(["pass", name, &passes.to_string()])
        .output()
        .map_err(|error| format!("valgrind does not start: {error}"))?;
    let log = String::from_utf8_lossy(&output.stderr);
    instructions::collected(&log).ok_or_else(|| format!("valgrind tells no count:\n{log}"))
}
