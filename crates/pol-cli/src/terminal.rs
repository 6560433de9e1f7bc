//! The two streams: data on standard output, talk on standard error, each with its colours and the width.
//! Colours only on a terminal, unless `--color`, `NO_COLOR` or `CLICOLOR_FORCE` say otherwise.

use crate::arguments::When;
use crate::outcome::Failure;
use anstream::{AutoStream, ColorChoice};
use anstyle::{AnsiColor, Style};
use pol::RenderOptions;
use std::io::{self, BufWriter, Stderr, Stdout, Write};

/// The width of texts where there is no terminal to ask.
const WIDTH: usize = 100;

/// Where a call writes.
pub(crate) struct Terminal {
    out: BufWriter<AutoStream<Stdout>>,
    err: AutoStream<Stderr>,
    /// How texts for standard output are rendered.
    pub(crate) out_options: RenderOptions,
    /// How texts for standard error are rendered.
    pub(crate) err_options: RenderOptions,
}

impl Terminal {
    /// Looks at the two streams.
    pub(crate) fn new(when: When) -> Self {
        when.choice().write_global();
        let width = terminal_size::terminal_size().map_or(WIDTH, |(width, _)| usize::from(width.0));
        let options = |colour| RenderOptions {
            colour,
            width,
            ..RenderOptions::default()
        };
        let (out, err) = (
            AutoStream::auto(io::stdout()),
            AutoStream::auto(io::stderr()),
        );
        Self {
            out_options: options(out.current_choice() != ColorChoice::Never),
            err_options: options(err.current_choice() != ColorChoice::Never),
            out: BufWriter::new(out),
            err,
        }
    }

    /// Writes data.
    pub(crate) fn say(&mut self, text: &str) -> Result<(), Failure> {
        Ok(self.out.write_all(text.as_bytes())?)
    }

    /// Writes talk. Where nobody can listen, nothing is lost.
    pub(crate) fn tell(&mut self, text: &str) {
        let _ = self.err.write_all(text.as_bytes());
    }

    /// Writes text that is talk where data is written too, and data where it is all there is.
    pub(crate) fn put(&mut self, text: &str, beside_data: bool) -> Result<(), Failure> {
        if beside_data {
            self.tell(text);
            return Ok(());
        }
        self.say(text)
    }

    /// Gives how such text is rendered.
    pub(crate) const fn options(&self, beside_data: bool) -> &RenderOptions {
        if beside_data {
            &self.err_options
        } else {
            &self.out_options
        }
    }

    /// Tells why something is unusable.
    pub(crate) fn tell_failure(&mut self, failure: &Failure) {
        let head = paint(
            &self.err_options,
            AnsiColor::Red.on_default().bold(),
            "error",
        );
        self.tell(&format!("{head}: {failure}\n"));
    }

    /// Writes what is still held back.
    pub(crate) fn flush(&mut self) -> io::Result<()> {
        self.out.flush()
    }
}

/// Colours a text where colours are wanted.
pub(crate) fn paint(options: &RenderOptions, style: Style, text: &str) -> String {
    if options.colour {
        format!("{style}{text}{style:#}")
    } else {
        text.to_owned()
    }
}
