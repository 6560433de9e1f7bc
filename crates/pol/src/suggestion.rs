//! The examples that a policy lacks, smallest first, ready to paste and for their author to confirm.
//! What coverage and slips left open in; one text an example out, with what it would notice as comments.

use crate::coverage::CoverageReport;
use crate::mutation::MutationReport;
use crate::policy::Policy;
use pol_analysis::{Suggestion, example_text, suggest};
use serde::Serialize;

/// An example that is missing.
#[derive(Clone, Debug, Serialize)]
pub struct SuggestedExample {
    /// Its name.
    pub name: String,
    /// The slips that it notices and no example before it, in words that follow "if".
    pub notices: Vec<String>,
    /// What it shows and no example before it.
    pub shows: Vec<String>,
    /// It in the language; what it expects is what comes out today.
    pub example: String,
}

impl SuggestedExample {
    /// Gives it with what it is for as comments, ready to paste.
    pub fn text(&self) -> String {
        let notices = self
            .notices
            .iter()
            .map(|slip| format!("# Would notice if {slip}.\n"));
        let shows = self.shows.iter().map(|name| format!("# Shows {name}.\n"));
        let comments: String = notices.chain(shows).collect();
        comments + &self.example
    }
}

/// Suggests the examples that are missing.
pub(crate) fn missing(
    policy: &Policy,
    coverage: &CoverageReport,
    mutation: &MutationReport,
) -> Vec<SuggestedExample> {
    let survivors = mutation.survivors.iter();
    let survivors: Vec<_> = survivors
        .map(|(mutant, request)| (mutant, request.facts()))
        .collect();
    let suggestions = suggest(policy.program(), &survivors, &coverage.rows);
    let mut names = free_names(policy);
    suggestions
        .into_iter()
        .zip(&mut names)
        .map(|(suggestion, name)| suggested(policy, suggestion, name))
        .collect()
}

/// Names that no example has yet.
fn free_names(policy: &Policy) -> impl Iterator<Item = String> {
    let examples = &policy.program().examples;
    (1..)
        .map(|number: u32| format!("suggested_{number}"))
        .filter(|name| !examples.iter().any(|it| it.name == *name))
}

fn suggested(policy: &Policy, suggestion: Suggestion, name: String) -> SuggestedExample {
    let title = "Suggested, to be confirmed";
    SuggestedExample {
        example: example_text(policy.program(), &name, title, &suggestion.request),
        name,
        notices: suggestion.notices,
        shows: suggestion.shows,
    }
}
