//! One thing that a test expects, beside what came out, in the author's words.
//! Names in; what differs out.

use serde::Serialize;
use std::collections::BTreeSet;

/// One thing that a test expects, beside what came out.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Compared {
    /// What of the determination: `outcome`, `missing`, `presumed`, `advisories`, `reasons`, `clauses`.
    pub aspect: &'static str,
    /// What was expected: `met, releasing 12 visits`, or names.
    pub expected: String,
    /// What came out.
    pub actual: String,
    /// Whether the expectation is not met.
    pub differs: bool,
    /// The names that were expected and did not come out.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub lacking: Vec<String>,
    /// The names that came out and were not expected, where exactly the expected ones may.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub besides: Vec<String>,
    /// The expectation that would be met, as an example states it; empty where there is none to state.
    #[serde(skip)]
    pub accepted: String,
}

/// The aspect that is not a list of names.
const OUTCOME: &str = "outcome";

impl Compared {
    /// Compares outcomes.
    pub(crate) fn outcome(
        expected: String,
        actual: String,
        accepted: String,
        differs: bool,
    ) -> Self {
        Self {
            aspect: OUTCOME,
            expected,
            actual,
            differs,
            lacking: Vec::new(),
            besides: Vec::new(),
            accepted,
        }
    }

    /// Compares names that must be exactly those that are expected.
    pub(crate) fn exactly<'a>(
        aspect: &'static str,
        expected: impl Iterator<Item = &'a str>,
        actual: impl Iterator<Item = &'a str>,
    ) -> Self {
        let (expected, actual) = (expected.collect(), actual.collect());
        Self {
            besides: missing_from(&actual, &expected),
            ..Self::names(aspect, &expected, &actual, &actual)
        }
        .judged()
    }

    /// Compares names among which must be those that are expected.
    pub(crate) fn among<'a>(
        aspect: &'static str,
        expected: impl Iterator<Item = &'a str>,
        actual: impl Iterator<Item = &'a str>,
    ) -> Self {
        let (expected, actual): (BTreeSet<_>, BTreeSet<_>) = (expected.collect(), actual.collect());
        let common: BTreeSet<_> = expected.intersection(&actual).copied().collect();
        let accepted = if common.is_empty() { &actual } else { &common };
        Self::names(aspect, &expected, &actual, accepted).judged()
    }

    fn names(
        aspect: &'static str,
        expected: &BTreeSet<&str>,
        actual: &BTreeSet<&str>,
        accepted: &BTreeSet<&str>,
    ) -> Self {
        Self {
            aspect,
            expected: listed(expected),
            actual: listed(actual),
            differs: false,
            lacking: missing_from(expected, actual),
            besides: Vec::new(),
            accepted: stated(aspect, accepted),
        }
    }

    fn judged(mut self) -> Self {
        self.differs = !(self.lacking.is_empty() && self.besides.is_empty());
        self
    }

    /// Gives what was expected with its aspect: `missing member.adult`.
    pub fn expected_words(&self) -> String {
        self.words(&self.expected)
    }

    /// Gives what came out with its aspect.
    pub fn actual_words(&self) -> String {
        self.words(&self.actual)
    }

    fn words(&self, words: &str) -> String {
        if self.aspect == OUTCOME {
            words.to_owned()
        } else {
            format!("{} {words}", self.aspect)
        }
    }
}

fn missing_from(names: &BTreeSet<&str>, from: &BTreeSet<&str>) -> Vec<String> {
    let missing = names.difference(from);
    missing.map(|name| (*name).to_owned()).collect()
}

/// Lists names, or says that there are none.
pub(crate) fn listed(names: &BTreeSet<&str>) -> String {
    let names: Vec<_> = names.iter().copied().collect();
    if names.is_empty() {
        "none".to_owned()
    } else {
        names.join(", ")
    }
}

/// States names as an example expects them: that there are none can be said of advisories and presumptions only.
fn stated(aspect: &str, names: &BTreeSet<&str>) -> String {
    let says_none = matches!(aspect, "advisories" | "presumed");
    if names.is_empty() && !says_none {
        String::new()
    } else {
        format!("expect {aspect} {}", listed(names))
    }
}
