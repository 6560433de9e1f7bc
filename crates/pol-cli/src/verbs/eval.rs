//! `pol eval`: requests judged by a policy, or by all of a folder or a bundle that apply.
//! Files of one request each, or of one a line; determinations out in the order of the requests. Or a whole table, into a file.

mod by;
mod table;

use super::{each_file, pretty};
use crate::files::{self, Lines};
use crate::outcome::{Failure, Outcome};
use crate::terminal::Terminal;
use by::{By, Said};
use clap::ValueEnum;
use jiff::civil::Date;
use pol::Report;
use pol_tables::Kind;
use std::path::{Path, PathBuf};

/// Judge requests by a policy, or by all policies of a folder or a bundle that apply
///
/// An invalid request is reported on standard error with its file and line, and does not stop the others.
///
/// With --out, the one REQUEST is a table, a row for each request: Parquet, CSV or NDJSON, by the end of its name. The
/// determinations are written into a table of any of these kinds, and standard output tells what they come to. The file appears
/// when it is whole; its parts stand in a folder beside it until then. Without --map, columns are named like facts, such as
/// `member.age`, and a line of NDJSON is a whole request.
#[derive(Debug, clap::Args)]
pub(crate) struct Eval {
    /// The policy; or a folder of policies, or a bundle: then all that apply judge, and it is told which give way to others
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
    /// Refuse a bundle unless it is signed by the key whose public half is in this file; without, it is compiled anew
    #[arg(long, value_name = "FILE")]
    verify: Option<PathBuf>,
    /// For whom to write; with --out, what kind of table
    #[arg(long, value_enum)]
    format: Option<EvalFormat>,
    /// Show the offending value with an error of a request; it is health data
    #[arg(long)]
    show_values: bool,
    #[command(flatten)]
    table: table::Table,
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
    /// With --out: Apache Parquet
    Parquet,
    /// With --out: comma-separated values
    Csv,
}

pub(crate) fn run(arguments: &Eval, terminal: &mut Terminal) -> Result<Outcome, Failure> {
    if let Some(output) = &arguments.table.out {
        return table::run(arguments, output, terminal);
    }
    let Some(by) = By::load(arguments, terminal)? else {
        return Ok(Outcome::Unusable);
    };
    let format = match arguments.format {
        None => EvalFormat::Human,
        Some(EvalFormat::Parquet | EvalFormat::Csv) => return Err(Failure::NoTable),
        Some(format) => format,
    };
    let mut batch = Batch {
        arguments,
        format,
        by: &by,
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
    format: EvalFormat,
    by: &'a By,
    written: usize,
}

impl Batch<'_> {
    fn file(&mut self, path: &Path, terminal: &mut Terminal) -> Result<Outcome, Failure> {
        if self.holds_lines(path) {
            return self.lines(path, terminal);
        }
        if let Ok(Kind::Parquet | Kind::Csv) = Kind::of(path) {
            return Err(Failure::TableAsRequest(files::name(path)));
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
        let (said, outcome) = self.by.judge(self.arguments, name, text, terminal);
        if let Some(said) = said {
            self.write(name, &said, terminal)?;
        }
        Ok(outcome)
    }

    fn write(&mut self, name: &str, said: &Said, terminal: &mut Terminal) -> Result<(), Failure> {
        let text = match self.format {
            EvalFormat::Human => self.human(name, said, terminal),
            EvalFormat::Json if self.is_plural() => self.array_item(said),
            EvalFormat::Json => pretty(said),
            EvalFormat::Ndjson | EvalFormat::Parquet | EvalFormat::Csv => line(said) + "\n",
        };
        self.written += 1;
        terminal.say(&text)
    }

    fn human(&self, name: &str, said: &Said, terminal: &Terminal) -> String {
        let text = self.by.render(said, terminal);
        let before = if self.written == 0 { "" } else { "\n" };
        if self.is_plural() {
            format!("{before}{name}\n{text}")
        } else {
            text
        }
    }

    fn array_item(&self, said: &Said) -> String {
        let before = if self.written == 0 { "[\n" } else { ",\n" };
        format!("{before}{}", line(said))
    }

    fn finish(&self, terminal: &mut Terminal) -> Result<(), Failure> {
        if self.format != EvalFormat::Json || !self.is_plural() {
            return Ok(());
        }
        terminal.say(if self.written == 0 { "[]\n" } else { "\n]\n" })
    }
}

fn line(said: &Said) -> String {
    serde_json::to_string(said).expect("determinations and judgements have text keys")
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
