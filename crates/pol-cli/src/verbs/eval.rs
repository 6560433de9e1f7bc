//! `pol eval`: requests judged by a policy.
//! Files of one request each, or of one a line; determinations out in the order of the requests.

use super::{each_file, load, pretty};
use crate::files::{self, Lines};
use crate::outcome::{Failure, Outcome};
use crate::terminal::Terminal;
use clap::ValueEnum;
use jiff::civil::Date;
use pol::{Determination, Policy, Report};
use std::path::{Path, PathBuf};

/// Judge requests by a policy
///
/// An invalid request is reported on standard error with its file and line, and does not stop the others.
#[derive(Debug, clap::Args)]
pub(crate) struct Eval {
    /// The policy
    policy: PathBuf,
    /// The requests in JSON; - for standard input. Files named .ndjson or .jsonl hold one a line
    #[arg(required = true, value_name = "REQUEST")]
    requests: Vec<PathBuf>,
    /// Take every file, and standard input, as one request a line
    #[arg(long)]
    ndjson: bool,
    /// Judge as of this day, such as 2023-03-01, in the place of the date that a request states; the determination tells so
    #[arg(long, value_name = "DATE")]
    as_of: Option<Date>,
    /// For whom to write
    #[arg(long, value_enum, default_value_t = EvalFormat::Human)]
    format: EvalFormat,
    /// Show the offending value with an error of a request; it is health data
    #[arg(long)]
    show_values: bool,
}

/// For whom determinations are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum EvalFormat {
    /// Text to attach to a case
    Human,
    /// JSON; several requests make an array
    Json,
    /// JSON, one determination a line
    Ndjson,
}

pub(crate) fn run(arguments: &Eval, terminal: &mut Terminal) -> Result<Outcome, Failure> {
    let Some(policy) = load(&arguments.policy, terminal)? else {
        return Ok(Outcome::Unusable);
    };
    let mut batch = Batch {
        arguments,
        policy: &policy,
        written: 0,
    };
    let outcome = each_file(&arguments.requests, terminal, |path, terminal| {
        batch.file(path, terminal)
    })?;
    batch.finish(terminal)?;
    Ok(outcome)
}

/// The requests of a call, judged one after the other.
struct Batch<'a> {
    arguments: &'a Eval,
    policy: &'a Policy,
    written: usize,
}

impl Batch<'_> {
    fn file(&mut self, path: &Path, terminal: &mut Terminal) -> Result<Outcome, Failure> {
        if self.holds_lines(path) {
            return self.lines(path, terminal);
        }
        let text = files::read_request(path)?;
        self.request(&files::name(path), &text, terminal)
    }

    fn holds_lines(&self, path: &Path) -> bool {
        let by_name = path
            .extension()
            .is_some_and(|end| end == "ndjson" || end == "jsonl");
        self.arguments.ndjson || by_name
    }

    /// Whether the call can give more than one determination.
    fn is_plural(&self) -> bool {
        self.arguments.requests.len() > 1
            || self
                .arguments
                .requests
                .iter()
                .any(|path| self.holds_lines(path))
    }

    fn lines(&mut self, path: &Path, terminal: &mut Terminal) -> Result<Outcome, Failure> {
        let mut worst = Outcome::Fine;
        let mut lines = Lines::open(path)?;
        while let Some(line) = lines.next_line()? {
            let outcome = match line.text {
                Ok(text) => self.request(
                    &format!("{}:{}", files::name(path), line.number),
                    &text,
                    terminal,
                )?,
                Err(failure) => {
                    terminal.tell_failure(&failure);
                    Outcome::Findings
                }
            };
            if files::is_stdin(path) {
                terminal.flush()?;
            }
            worst = worst.max(outcome);
        }
        Ok(worst)
    }

    fn request(
        &mut self,
        name: &str,
        text: &str,
        terminal: &mut Terminal,
    ) -> Result<Outcome, Failure> {
        let request = match self.arguments.as_of {
            Some(day) => self.policy.request_as_of(text, day),
            None => self.policy.request(text),
        };
        match request {
            Ok(request) => {
                self.write(name, &self.policy.explain(&request), terminal)?;
                Ok(Outcome::Fine)
            }
            Err(report) => {
                tell_invalid(
                    report.named(name),
                    text,
                    self.arguments.show_values,
                    terminal,
                );
                Ok(Outcome::Findings)
            }
        }
    }

    fn write(
        &mut self,
        name: &str,
        determination: &Determination,
        terminal: &mut Terminal,
    ) -> Result<(), Failure> {
        let text = match self.arguments.format {
            EvalFormat::Human => self.human(name, determination, terminal),
            EvalFormat::Json if self.is_plural() => self.array_item(determination),
            EvalFormat::Json => pretty(determination),
            EvalFormat::Ndjson => line(determination) + "\n",
        };
        self.written += 1;
        terminal.say(&text)
    }

    fn human(&self, name: &str, determination: &Determination, terminal: &Terminal) -> String {
        let text = pol::render::determination(self.policy, determination, &terminal.out_options);
        let before = if self.written == 0 { "" } else { "\n" };
        if self.is_plural() {
            format!("{before}{name}\n{text}")
        } else {
            text
        }
    }

    fn array_item(&self, determination: &Determination) -> String {
        let before = if self.written == 0 { "[\n" } else { ",\n" };
        format!("{before}{}", line(determination))
    }

    fn finish(&self, terminal: &mut Terminal) -> Result<(), Failure> {
        if self.arguments.format != EvalFormat::Json || !self.is_plural() {
            return Ok(());
        }
        terminal.say(if self.written == 0 { "[]\n" } else { "\n]\n" })
    }
}

fn line(determination: &Determination) -> String {
    serde_json::to_string(determination).expect("a determination has text keys")
}

/// Tells what is wrong with a request; its values only where they are asked for.
pub(super) fn tell_invalid(report: Report, text: &str, show_values: bool, terminal: &mut Terminal) {
    let report = if show_values {
        report.with_values(text)
    } else {
        report
    };
    let rendered = report.render(&terminal.err_options);
    terminal.tell(&rendered);
}
