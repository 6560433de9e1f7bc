//! Diagnostics for people: a report in, its text out. miette draws the lines of a policy; a request's are never drawn.

use super::harmless;
use super::snippet::Snippets;
use super::wrap::fill;
use super::{RenderOptions, severity};
use crate::report::Report;
use anstyle::{AnsiColor, Style};
use miette::{GraphicalReportHandler, GraphicalTheme, LabeledSpan};
use pol_parser::{Diagnostic, Label, Severity};
use std::fmt;

/// Renders the first diagnostics and counts the rest.
pub(crate) fn report(report: &Report, options: &RenderOptions) -> String {
    let snippets: Vec<_> = report.sources().map(Snippets::new).collect();
    let shown = report.diagnostics().iter().enumerate().take(options.most);
    let blocks = shown.map(
        |(position, diagnostic)| match diagnostic.labels.is_empty() {
            true => plain(report, position, diagnostic, options),
            false => in_file(report, &snippets, diagnostic, options),
        },
    );
    let mut text = blocks.collect::<Vec<_>>().join("\n");
    let rest = report.diagnostics().len().saturating_sub(options.most);
    if rest > 0 {
        text += &format!("\nand {rest} more, not shown\n");
    }
    text
}

/// A diagnostic with the lines of its own file, and in words what it points at in another.
fn in_file(
    report: &Report,
    snippets: &[Snippets<'_>],
    diagnostic: &Diagnostic,
    options: &RenderOptions,
) -> String {
    let mut own = diagnostic.clone();
    let file = diagnostic.span().map_or(0, |span| report.text_of(span).0);
    let (here, elsewhere) = own
        .labels
        .drain(..)
        .partition(|it| report.text_of(it.span).0 == file);
    own.labels = here;
    for label in &mut own.labels {
        label.span = report.text_of(label.span).1;
    }
    drawn(
        &snippets[file],
        &own,
        &also(report, &elsewhere, options),
        options,
    )
}

/// What a diagnostic points at in another file than its own.
fn also(report: &Report, labels: &[Label], options: &RenderOptions) -> String {
    let line = |label: &Label| {
        let (source, span) = report.locate(label.span);
        let place = source.place(span.start);
        let text = harmless::words(&label.text);
        let words = format!("{}:{}:{}: {text}", source.name(), place.line, place.column);
        fill(&words, "  and ", "      ", options.width)
    };
    labels.iter().map(line).collect()
}

/// A diagnostic with the lines that it speaks of.
fn drawn(
    snippets: &Snippets<'_>,
    diagnostic: &Diagnostic,
    also: &str,
    options: &RenderOptions,
) -> String {
    let handler = GraphicalReportHandler::new_themed(theme(diagnostic, options))
        .with_width(options.width)
        .with_links(false)
        .without_syntax_highlighting();
    let mut text = String::new();
    let drawing = handler.render_report(
        &mut text,
        &Drawn {
            diagnostic,
            snippets,
        },
    );
    if drawing.is_err() {
        return format!(
            "{}: {}\n{also}{}",
            head(diagnostic),
            harmless::words(&diagnostic.message),
            more(diagnostic, options)
        );
    }
    let text = text.strip_prefix("  ").unwrap_or(&text);
    format!("{text}{also}{}", more(diagnostic, options))
}

/// A diagnostic without lines: its place is a JSON pointer, or the whole file.
fn plain(
    report: &Report,
    position: usize,
    diagnostic: &Diagnostic,
    options: &RenderOptions,
) -> String {
    let head = options.paint(style(diagnostic.severity()).bold(), &head(diagnostic));
    let message = harmless::words(&diagnostic.message);
    let mut text = fill(&format!("{head}: {message}"), "", "  ", options.width);
    let name = report.source().name();
    let place = match diagnostic
        .pointer
        .as_deref()
        .map(harmless::words)
        .as_deref()
    {
        Some("") => format!("at the top of {name}"),
        Some(pointer) => format!("at {pointer} of {name}"),
        None => format!("in {name}"),
    };
    text += &fill(&place, "  ", "    ", options.width);
    if let Some(value) = report.value(position) {
        text += &fill(
            &harmless::words(value),
            "  value: ",
            "         ",
            options.width,
        );
    }
    if let Some(help) = &diagnostic.help {
        text += &fill(
            &harmless::words(help),
            &options.paint(HELP, "  help: "),
            "        ",
            options.width,
        );
    }
    text + &more(diagnostic, options)
}

const HELP: Style = AnsiColor::Cyan.on_default();

fn head(diagnostic: &Diagnostic) -> String {
    format!(
        "{}[{}]",
        severity(diagnostic.severity()),
        diagnostic.page.code
    )
}

fn more(diagnostic: &Diagnostic, options: &RenderOptions) -> String {
    format!(
        "{}pol help {}\n",
        options.paint(Style::new().dimmed(), "  more: "),
        diagnostic.page.code
    )
}

fn style(severity: Severity) -> Style {
    match severity {
        Severity::Error => AnsiColor::Red.on_default(),
        Severity::Warning => AnsiColor::Yellow.on_default(),
        Severity::Note => AnsiColor::Cyan.on_default(),
    }
}

/// miette's theme, with the code in the place of its icon.
fn theme(diagnostic: &Diagnostic, options: &RenderOptions) -> GraphicalTheme {
    let mut theme = if options.colour {
        GraphicalTheme::unicode()
    } else {
        GraphicalTheme::unicode_nocolor()
    };
    let head = format!("{}:", head(diagnostic));
    theme.characters.error.clone_from(&head);
    theme.characters.warning.clone_from(&head);
    theme.characters.advice = head;
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
        formatter.write_str(&harmless::words(&self.diagnostic.message))
    }
}

impl std::error::Error for Drawn<'_> {}

impl miette::Diagnostic for Drawn<'_> {
    fn severity(&self) -> Option<miette::Severity> {
        Some(match self.diagnostic.severity() {
            Severity::Error => miette::Severity::Error,
            Severity::Warning => miette::Severity::Warning,
            Severity::Note => miette::Severity::Advice,
        })
    }

    fn help<'b>(&'b self) -> Option<Box<dyn fmt::Display + 'b>> {
        self.diagnostic
            .help
            .as_deref()
            .map(|help| Box::new(harmless::words(help)) as Box<dyn fmt::Display>)
    }

    fn source_code(&self) -> Option<&dyn miette::SourceCode> {
        Some(self.snippets)
    }

    fn labels(&self) -> Option<Box<dyn Iterator<Item = LabeledSpan> + '_>> {
        Some(Box::new(self.diagnostic.labels.iter().enumerate().map(
            |(position, label)| {
                let span = self.snippets.fit(label.span);
                let text = (!label.text.is_empty()).then(|| harmless::words(&label.text));
                let range = span.start..span.end;
                if position == 0 {
                    LabeledSpan::new_primary_with_span(text, range)
                } else {
                    LabeledSpan::new_with_span(text, range)
                }
            },
        )))
    }
}

#[cfg(test)]
mod tests {
    use crate::report::Report;
    use crate::source::Source;
    use crate::{Case, Diagnostic, Page, RenderOptions, Severity, Span};
    use std::sync::Arc;

    static PAGE: Page = Page {
        code: "E0201",
        title: "unknown name",
        severity: Severity::Error,
        text: "",
        raises: Case::Policy(""),
        misses: Case::Policy(""),
    };

    fn rendered(text: &str, diagnostics: Vec<Diagnostic>) -> String {
        Report::new(Arc::new(Source::new("a.pol", text)), diagnostics)
            .render(&RenderOptions::default())
    }

    fn unknown(text: &str, name: &str) -> Diagnostic {
        let start = text.find(name).unwrap_or_default();
        let span = Span::new(start, start + name.len());
        Diagnostic::new(&PAGE, format!("nothing is called `{name}`"))
            .label(span, "no fact has this name")
    }

    #[test]
    fn a_diagnostic_shows_its_place_its_line_and_its_mend() {
        let text = "criterion grown_up\n  met when member.adlt\n\n";
        let shown = rendered(
            text,
            vec![unknown(text, "member.adlt").help("did you mean `member.adult`?")],
        );
        let expected = "\
error[E0201]: nothing is called `member.adlt`
   ╭─[a.pol:2:12]
 1 │ criterion grown_up
 2 │   met when member.adlt
   ·            ─────┬─────
   ·                 ╰── no fact has this name
 3 │ 
   ╰────
  help: did you mean `member.adult`?
  more: pol help E0201
";
        assert_eq!(shown, expected);
    }

    #[test]
    fn columns_count_characters() {
        let text = "note \"é é\" adlt";
        assert!(rendered(text, vec![unknown(text, "adlt")]).contains("[a.pol:1:12]"));
    }

    #[test]
    fn a_long_line_is_cut_to_what_is_spoken_of() {
        let text = format!("{}adlt{}", "é".repeat(500_000), "x".repeat(500_000));
        let shown = rendered(&text, vec![unknown(&text, "adlt")]);
        assert!(shown.contains("[a.pol:1:500001]"), "{shown}");
        assert!(shown.len() < 1_000, "{} bytes", shown.len());
    }

    #[test]
    fn labels_far_apart_in_a_long_line_are_both_shown() {
        let text = format!("first{}second", " ".repeat(100_000));
        let second = unknown(&text, "second").labels;
        let mut diagnostic = unknown(&text, "first");
        diagnostic.labels.extend(second);
        let shown = rendered(&text, vec![diagnostic]);
        assert!(
            shown.contains("first") && shown.contains("second"),
            "{shown}"
        );
        assert!(shown.len() < 2_000, "{} bytes", shown.len());
    }

    #[test]
    fn spans_that_do_not_fit_the_text_do_no_harm() {
        for span in [
            Span::new(0, 900),
            Span::new(900, 901),
            Span::new(3, 1),
            Span::new(1, 2),
            Span::new(5, 5),
        ] {
            for text in ["", "é\n", "é\r\nab\rc", "\n\n\n\n\n\n"] {
                rendered(
                    text,
                    vec![
                        Diagnostic::new(&PAGE, "wrong")
                            .label(span, "here")
                            .label(Span::new(0, 3), ""),
                    ],
                );
            }
        }
    }

    #[test]
    fn a_diagnostic_of_a_request_shows_its_pointer() {
        let diagnostic = Diagnostic::new(&PAGE, "`visits_used` is above its range")
            .at("/course/visits_used")
            .help("say 0 to 400");
        let report = Report::of_request(vec![diagnostic]).named("case.json");
        let expected = "\
error[E0201]: `visits_used` is above its range
  at /course/visits_used of case.json
  help: say 0 to 400
  more: pol help E0201
";
        assert_eq!(report.render(&RenderOptions::default()), expected);
    }

    #[test]
    fn values_are_shown_only_where_they_are_asked_for() {
        let diagnostic = Diagnostic::new(&PAGE, "above its range").at("/visits");
        let report = Report::of_request(vec![diagnostic]);
        assert!(!report.render(&RenderOptions::default()).contains("4711"));
        let shown = report.with_values(r#"{"visits": 4711}"#);
        assert!(
            shown
                .render(&RenderOptions::default())
                .contains("  value: 4711\n")
        );
    }

    #[test]
    fn past_the_most_diagnostics_the_rest_are_counted() {
        let diagnostics = (0..250).map(|_| Diagnostic::new(&PAGE, "wrong")).collect();
        let shown = rendered("", diagnostics);
        assert_eq!(shown.matches("error[E0201]").count(), 100);
        assert!(shown.ends_with("\nand 150 more, not shown\n"));
    }

    #[test]
    fn colour_adds_only_colour() {
        let text = "met when adlt\n";
        let report = Report::new(
            Arc::new(Source::new("a.pol", text)),
            vec![unknown(text, "adlt").help("mend it")],
        );
        let coloured = report.render(&RenderOptions {
            colour: true,
            ..RenderOptions::default()
        });
        assert!(coloured.contains('\u{1b}'));
        let mut plain = String::new();
        for (position, piece) in coloured.split('\u{1b}').enumerate() {
            plain += if position == 0 {
                piece
            } else {
                piece.split_once('m').map_or("", |(_, rest)| rest)
            };
        }
        assert_eq!(plain, report.render(&RenderOptions::default()));
    }
}
