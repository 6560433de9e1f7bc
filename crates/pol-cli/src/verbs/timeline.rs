//! `pol timeline`: what of a policy stood when.
//! A policy in; a picture in the terminal or as SVG out.

use super::load;
use crate::outcome::{Failure, Outcome};
use crate::terminal::Terminal;
use clap::ValueEnum;
use std::path::PathBuf;

/// Show what of a policy stood when: rules, values, codes and all else that has days, and the revisions
#[derive(Debug, clap::Args)]
pub(crate) struct Timeline {
    /// The policy; - for standard input
    file: PathBuf,
    /// What to draw
    #[arg(long, value_enum, default_value_t = Picture::Human)]
    format: Picture,
}

/// What is drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum Picture {
    /// A picture in the terminal, with the words of what changed
    Human,
    /// An SVG
    Svg,
}

pub(crate) fn run(arguments: &Timeline, terminal: &mut Terminal) -> Result<Outcome, Failure> {
    let Some(policy) = load(&arguments.file, terminal)? else {
        return Ok(Outcome::Unusable);
    };
    let timeline = policy.timeline();
    terminal.say(&match arguments.format {
        Picture::Human => pol::render::timeline(&timeline, &terminal.out_options),
        Picture::Svg => pol::render::timeline_svg(&timeline),
    })?;
    Ok(Outcome::Fine)
}
