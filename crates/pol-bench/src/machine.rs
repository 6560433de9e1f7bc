//! On what a figure was measured: processor, compiler, versions of the engines.
//! Reads `/proc/cpuinfo` where there is one, and the lock file that the crate was built with.

use std::fs;
use std::thread::available_parallelism;

/// The compiler that built this crate.
pub const COMPILER: &str = env!("RUSTC_VERSION");

/// Gives the model of the processor and how many cores there are.
pub fn processor() -> String {
    let cpuinfo = fs::read_to_string("/proc/cpuinfo").unwrap_or_default();
    let field = |name: &str| {
        let line = cpuinfo.lines().find(|line| line.starts_with(name))?;
        Some(line.split_once(':')?.1.trim().to_owned())
    };
    let model = field("model name").unwrap_or_else(|| "processor unknown".to_owned());
    let number = field("model\t").map(|number| format!(", model {number}"));
    let cores = available_parallelism().map_or(0, usize::from);
    format!("{model}{}, {cores} cores", number.unwrap_or_default())
}

/// Gives the version of a crate.
pub fn version(package: &str) -> Option<&'static str> {
    let lock = include_str!("../Cargo.lock");
    let (_, rest) = lock.split_once(&format!("name = \"{package}\"\nversion = \""))?;
    rest.split('"').next()
}
