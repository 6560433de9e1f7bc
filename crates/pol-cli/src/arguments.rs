//! What can be written after `pol`: the verbs, their arguments and the options of all.
//! Parsed by clap; the texts here are the help and the man pages.

use crate::verbs;
use anstream::ColorChoice;
use clap::{Parser, Subcommand, ValueEnum};

const EXIT_CODES: &str = "\
Exit codes:
  0  all is well
  1  something was found: errors in a policy that is checked or formatted, a failed example,
     a policy that is not formatted, an invalid request, warnings of an analysis,
     a revision that is not what it says,
     a slip that no example notices, less than --min asks for, a lock that is not as it would be written
  2  the call or a file is unusable: a missing file, no UTF-8, too large (a policy over 4 MiB,
     a request over 16 MiB), a policy with errors where it should judge requests,
     be analysed or be compared, a file that a policy uses and pol.lock does not have so,
     a name that the policy does not have
  3  nothing wrong was found, and not every question was answered within its budget

Data goes to standard output, talk to standard error. No message shows a value of a request
unless --show-values asks for it. `pol help CODE` explains a code such as E0201.";

/// Medical-necessity guidelines as text: check them, test them, and judge requests by them.
#[derive(Debug, Parser)]
#[command(name = "pol", version, after_help = EXIT_CODES, disable_help_subcommand = true, subcommand_required = true, arg_required_else_help = true)]
pub(crate) struct Command {
    /// When to use colours; NO_COLOR and CLICOLOR_FORCE are respected
    #[arg(long, global = true, value_enum, default_value_t = When::Auto, value_name = "WHEN")]
    pub(crate) color: When,
    #[command(subcommand)]
    pub(crate) verb: Verb,
}

/// The verbs.
#[derive(Debug, Subcommand)]
pub(crate) enum Verb {
    Check(verbs::check::Check),
    Eval(verbs::eval::Eval),
    Ask(verbs::ask::Ask),
    Explain(verbs::explain::Explain),
    Test(verbs::test::Test),
    Diff(verbs::diff::Diff),
    Mutate(verbs::mutate::Mutate),
    Ci(verbs::ci::Ci),
    Fmt(verbs::fmt::Fmt),
    Analyze(verbs::analyze::Analyze),
    Clauses(verbs::clauses::Clauses),
    Codes(verbs::codes::Codes),
    Lock(verbs::lock::LockVerb),
    Bundle(verbs::bundle::Bundle),
    Show(verbs::show::Show),
    Timeline(verbs::timeline::Timeline),
    Doc(verbs::doc::Doc),
    New(verbs::new::New),
    Help(verbs::help::Help),
    Completions(verbs::completions::Completions),
    Man(verbs::man::Man),
}

/// When colours are used.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum When {
    /// On a terminal
    Auto,
    /// Always
    Always,
    /// Never
    Never,
}

impl When {
    /// Says it as the streams understand it.
    pub(crate) fn choice(self) -> ColorChoice {
        match self {
            Self::Auto => ColorChoice::Auto,
            Self::Always => ColorChoice::Always,
            Self::Never => ColorChoice::Never,
        }
    }
}

/// For whom something is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum Format {
    /// Text to read
    Human,
    /// JSON
    Json,
}

/// For whom findings are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum ReportFormat {
    /// Text to read
    Human,
    /// JSON
    Json,
    /// SARIF 2.1.0, for code scanning
    Sarif,
    /// Annotations of a GitHub workflow
    Github,
}

/// For whom the results of tests are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum TestFormat {
    /// Text to read
    Human,
    /// JSON
    Json,
    /// JUnit's XML, for CI servers
    Junit,
    /// Annotations of a GitHub workflow
    Github,
}

/// For whom the slips of a policy are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum SlipFormat {
    /// Text to read
    Human,
    /// JSON
    Json,
    /// SARIF 2.1.0, for code scanning
    Sarif,
    /// JUnit's XML, for CI servers
    Junit,
    /// Annotations of a GitHub workflow
    Github,
}
