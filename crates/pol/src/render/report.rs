//! Diagnostics for people: a report in, its text out. miette draws the lines of a policy; a request's are never drawn.

use super::snippet::Snippets;
use super::wrap::fill;
use super::{RenderOptions, severity};
use crate::report::Report;
use anstyle::{AnsiColor, Style};
use miette::{GraphicalReportHandler, GraphicalTheme, LabeledSpan};
use pol_parser::{Diagnostic, Severity};
use std::fmt;

/// Renders the first diagnostics and counts the rest.
pub(crate) fn report(report: &Report, options: &RenderOptions) -> String {
    let snippets = Snippets::new(report.source());
    let shown = report.diagnostics().iter().enumerate().take(options.most);
    let blocks = shown.map(|(position, diagnostic)| match diagnostic.labels.is_empty() {
        true => plain(report, position, diagnostic, options),
        false => drawn(&snippets, diagnostic, options),
    });
    let mut text = blocks.collect::<Vec<_>>().join("\n");
    let rest = report.diagnostics().len().saturating_sub(options.most);
    if rest > 0 {
        text += &format!("\nand {rest} more, not shown\n");
    }
    text
}

/// A diagnostic with the lines that it speaks of.
fn drawn(snippets: &Snippets, diagnostic: &Diagnostic, options: &RenderOptions) -> String {
    let handler = GraphicalReportHandler::new_themed(theme(diagnostic, options))
        .with_width(options.width)
        .with_links(false)
        .without_syntax_highlighting();
    let mut text = String::new();
    let drawing = handler.render_report(&mut text, &Drawn { diagnostic, snippets });
    if drawing.is_err() {
        return format!("{}: {}\n{}", head(diagnostic), diagnostic.message, more(diagnostic, options));
    }
    let text = text.strip_prefix("  ").unwrap_or(&text);
    format!("{text}{}", more(diagnostic, options))
}

/// A diagnostic without lines: its place is a JSON pointer, or the whole file.
fn plain(report: &Report, position: usize, diagnostic: &Diagnostic, options: &RenderOptions) -> String {
    let head = options.paint(style(diagnostic.severity()).bold(), &head(diagnostic));
    let mut text = fill(&format!("{head}: {}", diagnostic.message), "", "  ", options.width);
    let name = report.source().name();
    let place = match diagnostic.pointer.as_deref() {
        Some("") => format!("at the top of {name}"),
        Some(pointer) => format!("at {pointer} of {name}"),
        None => format!("in {name}"),
    };
    text += &fill(&place, "  ", "    ", options.width);
    if let Some(value) = report.value(position) {
        text += &fill(value, "  value: ", "         ", options.width);
    }
    if let Some(help) = &diagnostic.help {
        text += &fill(help, &options.paint(HELP, "  help: "), "        ", options.width);
    }
    text + &more(diagnostic, options)
}

const HELP: Style = AnsiColor::Cyan.on_default();

fn head(diagnostic: &Diagnostic) -> String {
    format!("{}[{}]", severity(diagnostic.severity()), diagnostic.page.code)
}

fn more(diagnostic: &Diagnostic, options: &RenderOptions) -> String {
    format!("{}pol help {}\n", options.paint(Style::new().dimmed(), "  more: "), diagnostic.page.code)
}

fn style(severity: Severity) -> Style {
    match severity {
        Severity::Error => AnsiColor::Red.on_default(),
        Severity::Warning => AnsiColor::Yellow.on_default(),
    }
}

/// miette's theme, with the code in the place of its icon.
fn theme(diagnostic: &Diagnostic, options: &RenderOptions) -> GraphicalTheme {
    let mut theme = if options.colour { GraphicalTheme::unicode() } else { GraphicalTheme::unicode_nocolor() };
    let head = format!("{}:", head(diagnostic));
    theme.characters.error.clone_from(&head);
    theme.characters.warning = head;
    theme
}

/// A diagnostic as miette wants it.
#[derive(Debug)]
struct Drawn<'a> {
    diagnostic: &'a Diagnostic,
    snippets: &'a Snippets<'a>,
}

impl fmt::Display for Drawn<'_> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.diagnostic.message)
    }
}

impl std::error::Error for Drawn<'_> {}

impl miette::Diagnostic for Drawn<'_> {
    fn severity(&self) -> Option<miette::Severity> {
        Some(match self.diagnostic.severity() {
            Severity::Error => miette::Severity::Error,
            Severity::Warning => miette::Severity::Warning,
        })
    }

    fn help<'b>(&'b self) -> Option<Box<dyn fmt::Display + 'b>> {
        Some(Box::new(self.diagnostic.help.as_ref()?))
    }

    fn source_code(&self) -> Option<&dyn miette::SourceCode> {
        Some(self.snippets)
    }

    fn labels(&self) -> Option<Box<dyn Iterator<Item = LabeledSpan> + '_>> {
        Some(Box::new(self.diagnostic.labels.iter().enumerate().map(|(position, label)| {
            let span = self.snippets.fit(label.span);
            let text = (!label.text.is_empty()).then(|| label.text.clone());
            let range = span.start..span.end;
            if position == 0 { LabeledSpan::new_primary_with_span(text, range) } else { LabeledSpan::new_with_span(text, range) }
        })))
    }
}
