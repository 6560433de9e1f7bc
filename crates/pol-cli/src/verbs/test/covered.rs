//! What the examples show of a policy, and what they lack: `--coverage`, `--min` and `--suggest`.
//! A policy in; a table, a listing, LCOV, JSON or the examples that are missing out.

use crate::outcome::{Failure, Outcome};
use crate::progress::Progress;
use crate::terminal::Terminal;
use crate::verbs::pretty;
use clap::ValueEnum;
use pol::{Budget, CoverageReport, Policy, SuggestedExample, Verdicts, Watch};

/// What a call asks of the examples.
#[derive(Debug, clap::Args)]
pub(super) struct Covered {
    /// Tell what the examples show of the policy: each condition met, not met, unknown, and mattering alone
    #[arg(long, value_name = "FORM", value_enum, num_args = 0..=1, require_equals = true, default_missing_value = "table",
          conflicts_with_all = ["filter", "file", "watch", "accept", "format", "suggest"])]
    coverage: Option<Form>,
    /// Fail where fewer per cent are shown of what can be
    #[arg(long, value_name = "PERCENT", requires = "coverage", value_parser = clap::value_parser!(u8).range(0..=100))]
    min: Option<u8>,
    /// Write the examples that are missing, smallest first, for you to confirm
    #[arg(long, conflicts_with_all = ["filter", "file", "watch", "accept", "format"])]
    suggest: bool,
    /// How much work each question of coverage may take, in conflicts of the solver
    #[arg(long, value_name = "CONFLICTS", default_value_t = Budget::default().conflicts)]
    budget: u64,
}

/// How coverage is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Form {
    /// By section, with what no example shows
    Table,
    /// The policy's text, with marks in the margin
    Listing,
    /// For tools that draw coverage
    Lcov,
    /// JSON
    Json,
}

impl Covered {
    /// Tells whether coverage or suggestions are the data of the call, and the tests are talk beside it.
    pub(super) const fn is_wanted(&self) -> bool {
        self.coverage.is_some() || self.suggest
    }

    /// Writes what is asked for.
    pub(super) fn say(&self, policy: &Policy, terminal: &mut Terminal) -> Result<Outcome, Failure> {
        match self.coverage {
            Some(form) => self.cover(form, policy, terminal),
            None if self.suggest => self.suggestions(policy, terminal),
            None => Ok(Outcome::Fine),
        }
    }

    fn cover(
        &self,
        form: Form,
        policy: &Policy,
        terminal: &mut Terminal,
    ) -> Result<Outcome, Failure> {
        let coverage = policy.coverage(self.budget());
        terminal.say(&match form {
            Form::Table => pol::render::coverage(policy, &coverage, &terminal.out_options),
            Form::Listing => pol::render::listing(policy, &coverage, &terminal.out_options),
            Form::Lcov => pol::lcov(policy, &coverage),
            Form::Json => pretty(&coverage),
        })?;
        Ok(self.judged(&coverage))
    }

    fn suggestions(&self, policy: &Policy, terminal: &mut Terminal) -> Result<Outcome, Failure> {
        let coverage = policy.coverage(self.budget());
        let progress = Progress::bar("slips");
        let mut watch = Watch {
            judged: &|done, of| progress.done(done, of),
            keep: &mut |_| {},
        };
        let none = Verdicts::none(policy);
        let mutation = policy.mutate_watched(&[], self.budget(), none, &mut watch);
        drop(progress);
        let suggestions = policy.suggest(&coverage, &mutation);
        let texts: Vec<String> = suggestions.iter().map(SuggestedExample::text).collect();
        terminal.say(&texts.join("\n"))?;
        if suggestions.is_empty() {
            terminal.tell("no example is missing\n");
        }
        let open = coverage.figures.not_analysed + mutation.counts.not_judged;
        Ok(if open > 0 {
            Outcome::Inconclusive
        } else {
            Outcome::Fine
        })
    }

    fn budget(&self) -> Budget {
        Budget {
            conflicts: self.budget,
        }
    }

    fn judged(&self, coverage: &CoverageReport) -> Outcome {
        let whole = coverage.figures.whole();
        if self.min.is_some_and(|min| !whole.reaches(min)) {
            Outcome::Findings
        } else if coverage.figures.not_analysed > 0 {
            Outcome::Inconclusive
        } else {
            Outcome::Fine
        }
    }
}
