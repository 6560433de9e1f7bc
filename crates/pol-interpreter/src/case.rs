//! A case of a file of cases: a request in JSON, with the determination that must come of it.
//! A line in; the case, or why it is none, out. No message holds a value.

use crate::causes::{Cause, Wanted, causes};
use crate::compared::Compared;
use crate::determination::{Determination, Disposition, ReasonSource};
use crate::example::finding_words;
use crate::number::Number;
use pol_compiler::program::{FindingId, Program};
use serde::Deserialize;
use serde::de::IgnoredAny;
use serde_json::value::RawValue;

/// One case.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Case {
    /// Its id.
    pub id: String,
    /// What it shows.
    #[serde(default)]
    pub title: String,
    request: Box<RawValue>,
    expect: Expected,
    #[serde(rename = "why")]
    _why: Option<IgnoredAny>,
}

/// What must come out; a list that is absent is one of nothing.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Expected {
    disposition: Disposition,
    finding: Option<String>,
    released: Option<Number>,
    #[serde(default)]
    missing: Vec<String>,
    #[serde(default)]
    presumed: Vec<String>,
    #[serde(default)]
    advisories: Vec<String>,
    #[serde(default)]
    reasons: Vec<String>,
}

impl Case {
    /// Reads a line.
    ///
    /// # Errors
    /// Says why the line is no case, without a value of it.
    pub fn read(line: &str) -> Result<Self, String> {
        serde_json::from_str(line).map_err(|error| why_not(&error))
    }

    /// Gives the request's text.
    pub fn request(&self) -> &str {
        self.request.get()
    }

    /// Compares a determination with what is expected.
    pub fn compare(&self, program: &Program, actual: &Determination) -> Vec<Compared> {
        let expected = &self.expect;
        let released = actual.released.as_ref().map(|it| it.amount);
        let same = actual.disposition == expected.disposition
            && actual.finding == expected.finding
            && released == expected.released;
        let outcome = Compared::outcome(
            outcome(
                program,
                expected.disposition,
                expected.finding.as_deref(),
                expected.released,
            ),
            outcome(
                program,
                actual.disposition,
                actual.finding.as_deref(),
                released,
            ),
            String::new(),
            !same,
        );
        vec![
            outcome,
            Compared::exactly(
                "missing",
                texts(&expected.missing),
                actual.missing.iter().map(|it| it.fact.as_str()),
            ),
            Compared::exactly(
                "presumed",
                texts(&expected.presumed),
                actual.presumed.iter().map(|it| it.fact.as_str()),
            ),
            Compared::exactly(
                "advisories",
                texts(&expected.advisories),
                self.advisories(actual),
            ),
            Compared::among("reasons", texts(&expected.reasons), self.reasons(actual)),
        ]
    }

    /// The advisories given: by name where one is expected by name, else by their clauses.
    fn advisories<'a>(&'a self, actual: &'a Determination) -> impl Iterator<Item = &'a str> {
        actual.advisories.iter().flat_map(|advice| {
            let by_name =
                advice.clauses.is_empty() || self.expect.advisories.contains(&advice.name);
            let clauses = advice.clauses.iter().filter(move |_| !by_name);
            let name = by_name.then_some(advice.name.as_str());
            name.into_iter().chain(clauses.map(String::as_str))
        })
    }

    /// The clauses of the reasons, and the names of those that are expected by name.
    fn reasons<'a>(&'a self, actual: &'a Determination) -> impl Iterator<Item = &'a str> {
        actual.reasons.iter().flat_map(|reason| {
            let name = name_of(&reason.source);
            let wanted = name.filter(|name| self.expect.reasons.iter().any(|it| it == name));
            wanted.into_iter().chain(texts(&reason.clauses))
        })
    }

    /// Tells why what came out differs.
    pub fn causes(
        &self,
        program: &Program,
        actual: &Determination,
        compared: &[Compared],
    ) -> Vec<Cause> {
        let wanted = Wanted {
            disposition: Some(self.expect.disposition),
            finding: self.expect.finding.clone(),
            amount: self.expect.released,
        };
        causes(program, actual, &wanted, compared)
    }
}

fn texts(texts: &[String]) -> impl Iterator<Item = &str> {
    texts.iter().map(String::as_str)
}

/// The name of what a reason stands on.
fn name_of(source: &ReasonSource) -> Option<&str> {
    match source {
        ReasonSource::Rule(name)
        | ReasonSource::Exception(name)
        | ReasonSource::Criterion(name)
        | ReasonSource::Amount(name)
        | ReasonSource::Value(name)
        | ReasonSource::Advisory(name)
        | ReasonSource::Limit(name) => Some(name.as_str()),
        ReasonSource::Cap(_)
        | ReasonSource::Fact(_)
        | ReasonSource::InForce(_)
        | ReasonSource::Governs(_) => None,
    }
}

fn outcome(
    program: &Program,
    disposition: Disposition,
    finding: Option<&str>,
    released: Option<Number>,
) -> String {
    let words = disposition.name().replace('_', " ");
    let mut ids = (0u32..).map(FindingId).zip(&program.findings);
    match finding {
        None => words,
        Some(name) => match ids.find(|(_, finding)| finding.name == name) {
            Some((id, _)) => {
                let released = released.map(|number| number.0);
                format!("{words}: {}", finding_words(program, id, released))
            }
            None => format!("{words}: {name}"),
        },
    }
}

/// Why a line is no case. The messages of the JSON library may hold values, so they are not passed on.
fn why_not(error: &serde_json::Error) -> String {
    if error.is_data() {
        return "is no case: it needs `id`, `request` and `expect`, may have `title` and `why`, and has nothing else; `expect` \
                needs `disposition`, and may have `finding`, `released`, `missing`, `presumed`, `advisories` and `reasons`"
            .to_owned();
    }
    format!("is not JSON, at column {}", error.column())
}
