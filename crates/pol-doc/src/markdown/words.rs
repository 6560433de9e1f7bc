//! Words of the document as Markdown.
//! Words in; a line out.

use super::escape::escaped;
use crate::document::{Inline, Item, Line};
use crate::options::Options;

/// What the text is written with.
#[derive(Clone, Copy)]
pub(super) struct Writer<'a> {
    pub(super) options: &'a Options,
}

impl Writer<'_> {
    pub(super) fn words(self, words: &[Inline]) -> String {
        let words: String = words.iter().map(|it| self.word(it)).collect();
        words.trim().to_owned()
    }

    /// Items in a row.
    pub(super) fn items(self, items: &[Item]) -> String {
        let items: Vec<String> = items.iter().map(|it| self.words(&it.words)).collect();
        items.join("; ")
    }

    fn word(self, word: &Inline) -> String {
        match word {
            Inline::Text(text) => escaped(text),
            Inline::Strong(text) => spaced("**", text),
            Inline::Aside(text) => spaced("*", text),
            Inline::Name(name) => code(name),
            Inline::Link(link) if link.name => format!("[{}](#{})", code(&link.text), link.to),
            Inline::Link(link) => format!("[{}](#{})", escaped(&link.text), link.to),
            Inline::Finding { label, to, .. } => format!("[**{}**](#{to})", escaped(label)),
            Inline::Line(line) => self.line(*line),
            Inline::Break => "<br>".to_owned(),
        }
    }

    /// A line of the policy.
    pub(super) fn line(self, line: Line) -> String {
        let to = match &self.options.source_url {
            Some(url) if line.file == 0 => url.of(line.number),
            Some(_) | None => format!("#{}", line.id()),
        };
        let to = to.replace('<', "%3C").replace('>', "%3E");
        format!(" <sub>[{}](<{to}>)</sub>", line.number)
    }
}

/// Puts marks about words, with white space outside of them, where Markdown wants it.
fn spaced(mark: &str, words: &str) -> String {
    let inner = words.trim();
    let before = if words.starts_with(' ') { " " } else { "" };
    let after = if words.ends_with(' ') { " " } else { "" };
    format!("{before}{mark}{}{mark}{after}", escaped(inner))
}

/// A name as it stands in the policy.
pub(super) fn code(name: &str) -> String {
    let plain = |it: char| it.is_ascii_alphanumeric() || matches!(it, '_' | '.' | ':' | '-');
    if !name.is_empty() && name.chars().all(plain) {
        return format!("`{name}`");
    }
    format!("<code>{}</code>", escaped(name))
}
