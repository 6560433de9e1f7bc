//! `pol doc`: a policy as a document that a committee can sign and a provider can read.
//! A policy in; an HTML page or Markdown out.

use super::load_with_examples;
use crate::files;
use crate::outcome::{Failure, Outcome};
use crate::terminal::Terminal;
use clap::ValueEnum;
use pol::Budget;
use pol_doc::{Options, SourceUrl};
use std::path::PathBuf;

/// Write a policy as a document to sign and to read
#[derive(Debug, clap::Args)]
pub(crate) struct Doc {
    /// The policy; - for standard input
    policy: PathBuf,
    /// In which form
    #[arg(long, value_enum, default_value_t = Form::Html)]
    format: Form,
    /// The file to write, over one that is there; without it, standard output
    #[arg(short, long, value_name = "FILE")]
    output: Option<PathBuf>,
    /// Where the lines of the policy are to be found, with {line} for the number of a line:
    /// https://example.org/mng084.pol#L{line}; without it, at the end of the document
    #[arg(long, value_name = "TEMPLATE")]
    source_url: Option<SourceUrl>,
    /// How much work each question of coverage may take, in conflicts of the solver
    #[arg(long, value_name = "CONFLICTS", default_value_t = Budget::default().conflicts)]
    budget: u64,
}

/// How the document is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Form {
    /// One page that needs nothing from outside, to read, to print and to sign
    Html,
    /// Markdown, with the same content
    Markdown,
}

pub(crate) fn run(arguments: &Doc, terminal: &mut Terminal) -> Result<Outcome, Failure> {
    let Some(policy) = load_with_examples(&arguments.policy, terminal)? else {
        return Ok(Outcome::Unusable);
    };
    let options = Options {
        source_url: arguments.source_url.clone(),
        budget: Budget {
            conflicts: arguments.budget,
        },
    };
    let document = match arguments.format {
        Form::Html => pol_doc::html(&policy, &options),
        Form::Markdown => pol_doc::markdown(&policy, &options),
    };
    match &arguments.output {
        Some(path) => files::put(path, &document)?,
        None => terminal.say(&document)?,
    }
    Ok(Outcome::Fine)
}
