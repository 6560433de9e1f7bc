//! The lines of a policy as miette shows them: true lines and columns, long lines cut to what is spoken of,
//! and nothing that could steer a terminal. Byte offsets stay those of the text.

use super::harmless;
use crate::source::Source;
use miette::{MietteError, MietteSpanContents, SourceCode, SourceSpan, SpanContents};
use pol_parser::Span;

/// The most bytes of a line that stand before or after what is spoken of, before the line is cut.
const LONG: usize = 300;
/// How many bytes are kept on a side that is cut.
const KEPT: usize = 60;
/// The longest span that is shown whole, in bytes and in lines.
const LONGEST: usize = 600;
const MOST_LINES: usize = 3;

/// A source that miette reads snippets from.
#[derive(Debug)]
pub(super) struct Snippets<'a> {
    source: &'a Source,
    shown: String,
}

impl<'a> Snippets<'a> {
    /// Prepares a source; characters that deceive or steer a terminal are replaced by harmless ones of the same length.
    pub(super) fn new(source: &'a Source) -> Self {
        Self {
            source,
            shown: harmless::lines(source.text()),
        }
    }

    /// Cuts a span to what a reader can take in, and into the text.
    pub(super) fn fit(&self, span: Span) -> Span {
        let start = self.source.boundary(span.start);
        let end = self
            .source
            .boundary(span.end.min(start + LONGEST))
            .max(start);
        let first = self.source.line(start);
        if self.source.line(end) - first < MOST_LINES {
            return Span::new(start, end);
        }
        let line_end = self.line_end(first);
        Span::new(start, end.min(line_end))
    }

    /// The end of a line without its line break.
    fn line_end(&self, line: usize) -> usize {
        let next = self.source.start(line + 1);
        let text = Span::new(self.source.start(line), next).of(&self.shown);
        next - (text.len() - text.trim_end_matches(['\n', '\r']).len())
    }

    fn first_shown(&self, start: usize, context: usize) -> usize {
        if context == 0 {
            return start;
        }
        let line = self.source.line(start);
        let own = self.source.start(line);
        let above = self.source.start(line.saturating_sub(context));
        if start - own > LONG {
            self.source.boundary(start - KEPT)
        } else if own - above > LONG {
            own
        } else {
            above
        }
    }

    fn last_shown(&self, end: usize, context: usize) -> usize {
        if context == 0 {
            return end;
        }
        let line = self.source.line(end);
        let own = self.line_end(line);
        let below = self.source.start(line + 1 + context);
        if own - end.min(own) > LONG {
            self.source.boundary(end + KEPT)
        } else if below - own > LONG {
            own
        } else {
            below
        }
    }
}

impl SourceCode for Snippets<'_> {
    fn read_span<'b>(
        &'b self,
        span: &SourceSpan,
        before: usize,
        after: usize,
    ) -> Result<Box<dyn SpanContents<'b> + 'b>, MietteError> {
        let (start, end) = (span.offset(), span.offset() + span.len());
        if end > self.shown.len() || span.len() > 4 * LONGEST {
            return Err(MietteError::OutOfBounds);
        }
        let (first, last) = (self.first_shown(start, before), self.last_shown(end, after));
        let data = Span::new(first, last).of(&self.shown);
        let place = self.source.place(first);
        Ok(Box::new(MietteSpanContents::new_named(
            self.source.name().to_owned(),
            data.as_bytes(),
            (first, data.len()).into(),
            place.line - 1,
            place.column - 1,
            data.matches('\n').count(),
        )))
    }
}
