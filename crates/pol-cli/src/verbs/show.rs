//! `pol show`: a policy as it stood on a day.
//! A policy and a day in; the text of the policy of that day out.

use super::load;
use crate::outcome::{Failure, Outcome};
use crate::terminal::Terminal;
use jiff::civil::Date;
use pol::NotInForce;
use std::path::PathBuf;

/// Show a policy as it stood on a day: what did not stand is left out, what stood is told without its days
#[derive(Debug, clap::Args)]
pub(crate) struct Show {
    /// The policy; - for standard input
    file: PathBuf,
    /// The day, such as 2023-03-01
    #[arg(long, value_name = "DATE")]
    as_of: Date,
}

pub(crate) fn run(arguments: &Show, terminal: &mut Terminal) -> Result<Outcome, Failure> {
    let Some(policy) = load(&arguments.file, terminal)? else {
        return Ok(Outcome::Unusable);
    };
    match policy.as_of(arguments.as_of) {
        Ok(text) => {
            terminal.say(&text)?;
            Ok(Outcome::Fine)
        }
        Err(NotInForce { from, until }) => {
            let until = until.map(|until| format!(" until {until}"));
            let day = arguments.as_of;
            terminal.tell(&format!(
                "the policy is not in force on {day}, only from {from}{}\n",
                until.unwrap_or_default()
            ));
            Ok(Outcome::Findings)
        }
    }
}
