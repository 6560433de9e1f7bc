//! Builds texts: undoes escapes, finds the holes, and reports what is wrong inside the quotation marks.

use super::Builder;
use crate::ast::{Path, Text, TextPart};
use crate::diagnostics;
use crate::grammar::{Node, Rule};

impl<'a> Builder<'a> {
    /// Builds a text.
    pub(super) fn text(&mut self, node: &Node<'a>) -> Text {
        let mut parts = Vec::new();
        for child in node.children() {
            self.text_part(&mut parts, node, &child);
        }
        Text {
            parts,
            span: node.span(),
        }
    }

    fn text_part(&mut self, parts: &mut Vec<TextPart>, whole: &Node<'a>, node: &Node<'a>) {
        let (written, span) = (node.text(), node.span());
        match node.rule() {
            Rule::words | Rule::smart_words => add(parts, written),
            Rule::escape => add(parts, written.get(1..).unwrap_or("")),
            Rule::brace => add(parts, written.get(1..).unwrap_or("")),
            Rule::hole => parts.extend(
                node.child(Rule::path)
                    .map(|path| TextPart::Hole(hole(&path))),
            ),
            Rule::bad_hole => self.report(diagnostics::bad_hole(written, span)),
            Rule::lone_brace => self.report(diagnostics::lone_brace(written, span)),
            Rule::bad_escape => self.report(diagnostics::unknown_escape(written, span)),
            Rule::unclosed => self.unclosed(whole),
            Rule::smart_quote if span.start == whole.span().start => {
                self.report(diagnostics::smart_quote(
                    written,
                    whole.text(),
                    whole.span(),
                ));
            }
            _ => {}
        }
    }

    /// A text that was begun straight and closed with a curved mark is not closed; the curved mark is the mistake.
    fn unclosed(&mut self, node: &Node<'a>) {
        let curved = |mark: &char| {
            crate::scan::SMART_QUOTES.contains(mark) && !matches!(mark, '\'' | '’' | '`')
        };
        match node.text().chars().find(curved) {
            Some(mark) if node.text().starts_with('"') => {
                self.report(diagnostics::smart_quote(
                    mark.encode_utf8(&mut [0; 4]),
                    node.text(),
                    node.span(),
                ));
            }
            _ => self.report(diagnostics::unclosed_text(node.span())),
        }
    }
}

fn hole(node: &Node<'_>) -> Path {
    Path {
        text: node.text().to_owned(),
        span: node.span(),
    }
}

fn add(parts: &mut Vec<TextPart>, words: &str) {
    match parts.last_mut() {
        Some(TextPart::Words(before)) => before.push_str(words),
        _ if words.is_empty() => {}
        _ => parts.push(TextPart::Words(words.to_owned())),
    }
}
