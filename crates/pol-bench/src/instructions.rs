//! Counts of instructions a request: those recorded in `instructions.toml`, those just counted, and what to say of the difference.
//! A rise beyond the tolerance fails unless the file is changed with it; a fall beyond it is told, so that it gets recorded.

use crate::machine;
use std::collections::BTreeMap;

/// How far a count may move without a word, in a hundred.
const TOLERANCE: u64 = 5;

/// Counts, by name.
#[derive(Clone, Debug, PartialEq, Eq, serde::Deserialize)]
pub struct Recorded {
    compiler: String,
    instructions: BTreeMap<String, u64>,
}

/// What a count came to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// Within the tolerance.
    Same,
    /// More, beyond it; or not recorded.
    Risen,
    /// Less, beyond it.
    Fallen,
}

impl Recorded {
    /// Takes counts that were just made.
    pub fn new(counts: Vec<(String, u64)>) -> Self {
        Self {
            compiler: machine::COMPILER.to_owned(),
            instructions: counts.into_iter().collect(),
        }
    }

    /// Reads the file.
    ///
    /// # Errors
    /// Tells what is wrong with it.
    pub fn from_toml(text: &str) -> Result<Self, String> {
        toml::from_str(text).map_err(|error| error.to_string())
    }

    /// Writes the file.
    pub fn to_toml(&self) -> String {
        let counts = self.instructions.iter();
        let counts: Vec<String> = counts
            .map(|(name, count)| format!("{name} = {count}\n"))
            .collect();
        format!(
            "# Instructions a request on guideline 084, by valgrind; 300 requests. Remade by `cargo run --release --no-default-features --bin instructions -- --record`.\n\
             compiler = \"{}\"\n\n[instructions]\n{}",
            self.compiler,
            counts.concat()
        )
    }

    /// Compares with counts that were just made; a line to read of each.
    pub fn compare(&self, counted: &Self) -> Vec<(String, Verdict)> {
        let each = |(name, count): (&String, &u64)| match self.instructions.get(name) {
            Some(recorded) => compared(name, *recorded, *count),
            None => (
                format!("{name}: {count}, and none is recorded"),
                Verdict::Risen,
            ),
        };
        counted.instructions.iter().map(each).collect()
    }

    /// Tells if the recorded counts are of another compiler.
    pub fn other_compiler(&self, counted: &Self) -> Option<String> {
        let (then, now) = (&self.compiler, &counted.compiler);
        (then != now).then(|| format!("recorded with {then}, counted with {now}"))
    }
}

fn compared(name: &str, recorded: u64, count: u64) -> (String, Verdict) {
    let percent = 100.0 * (count as f64 / recorded as f64 - 1.0);
    let line =
        format!("{name}: {count} instructions a request, recorded {recorded}, {percent:+.1} %");
    let hint = "; if it is meant, record it: see crates/pol-bench/README.md";
    if count * 100 > recorded * (100 + TOLERANCE) {
        (
            format!("{line}: more than {TOLERANCE} % more{hint}"),
            Verdict::Risen,
        )
    } else if count * 100 < recorded * (100 - TOLERANCE) {
        (
            format!("{line}: more than {TOLERANCE} % less{hint}"),
            Verdict::Fallen,
        )
    } else {
        (line, Verdict::Same)
    }
}

/// Finds the count in what valgrind writes: `==12== Collected : 3456`.
pub fn collected(log: &str) -> Option<u64> {
    let line = log.lines().find(|line| line.contains("Collected :"))?;
    line.rsplit(' ').next()?.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::{Recorded, Verdict, collected, compared};

    #[test]
    fn a_rise_of_five_percent_passes_and_of_more_does_not() {
        assert_eq!(compared("decide", 1_000, 1_050).1, Verdict::Same);
        assert_eq!(compared("decide", 1_000, 1_051).1, Verdict::Risen);
        assert_eq!(compared("decide", 1_000, 950).1, Verdict::Same);
        assert_eq!(compared("decide", 1_000, 949).1, Verdict::Fallen);
    }

    #[test]
    fn what_is_not_recorded_fails() {
        let recorded = Recorded::new(vec![("decide".to_owned(), 10)]);
        let counted = Recorded::new(vec![("decide".to_owned(), 10), ("explain".to_owned(), 1)]);
        let verdicts = recorded.compare(&counted);
        assert_eq!(
            verdicts.iter().map(|it| it.1).collect::<Vec<_>>(),
            [Verdict::Same, Verdict::Risen]
        );
    }

    #[test]
    fn what_is_written_is_read() {
        let recorded = Recorded::new(vec![("decide".to_owned(), 10)]);
        assert_eq!(Recorded::from_toml(&recorded.to_toml()), Ok(recorded));
    }

    #[test]
    fn valgrinds_count_is_found() {
        assert_eq!(
            collected("==7== Events    : Ir\n==7== Collected : 3456\n==7==\n"),
            Some(3_456)
        );
        assert_eq!(collected("==7== nothing\n"), None);
    }
}
