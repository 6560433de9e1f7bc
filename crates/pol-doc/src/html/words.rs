//! Words of the document as HTML: plain, strong, names, links, findings, and lines of the policy.
//! Words in; markup out.

use super::Writer;
use crate::document::{Inline, Item, Line, Link};
use crate::ladder::tone;
use maud::{Markup, html};

/// Words of at most so many bytes, such as a date or the id of a clause, stay on one line.
const SHORT: usize = 12;

/// A word of more letters than these may be broken.
const LONG: usize = 24;

impl Writer<'_> {
    pub(super) fn words(self, words: &[Inline]) -> Markup {
        html! { @for word in words { (self.word(word)) } }
    }

    fn word(self, word: &Inline) -> Markup {
        match word {
            Inline::Text(text) => breakable(text),
            Inline::Strong(text) if text.len() <= SHORT => html! { strong.whole { (text) } },
            Inline::Strong(text) => html! { strong { (breakable(text)) } },
            Inline::Aside(text) => html! { span.aside { (breakable(text)) } },
            Inline::Name(name) => html! { code { (name) } },
            Inline::Link(link) => self.link(link),
            Inline::Finding { kind, label, to } => html! {
                a class=(format!("finding {}", tone(*kind))) href=(format!("#{to}")) { (breakable(label)) }
            },
            Inline::Line(line) => self.line(*line),
            Inline::Break => html! { br; },
        }
    }

    fn link(self, link: &Link) -> Markup {
        let to = format!("#{}", link.to);
        let whole = link.text.len() <= SHORT;
        html! {
            a class=[whole.then_some("whole")] href=(to) title=[link.hint.as_deref()] {
                @if link.name { code { (link.text) } } @else { (breakable(&link.text)) }
            }
        }
    }

    /// A line of the policy: small, at the end of what it says.
    pub(super) fn line(self, line: Line) -> Markup {
        let to = self.address(line);
        let text = if line.file == 0 {
            "the policy"
        } else {
            "its examples"
        };
        let words = format!("line {} of {text}", line.number);
        html! { "\u{202f}" a.line href=(to) title=(words) aria-label=(words) { (line.number) } }
    }

    fn address(self, line: Line) -> String {
        match &self.options.source_url {
            Some(url) if line.file == 0 => url.of(line.number),
            Some(_) | None => format!("#{}", line.id()),
        }
    }

    /// One item as words, several as a list.
    pub(super) fn items(self, items: &[Item]) -> Markup {
        match items {
            [one] => self.item(one),
            [..] => self.list(items),
        }
    }

    pub(super) fn list(self, items: &[Item]) -> Markup {
        html! { ul { @for item in items { li { (self.item(item)) } } } }
    }

    fn item(self, item: &Item) -> Markup {
        html! {
            (self.words(&item.words))
            @if !item.below.is_empty() {
                @if item.words.iter().any(leads_on) { (self.list(&item.below)) }
                @else { " " (self.items(&item.below)) }
            }
        }
    }
}

/// Words in which a very long one may be broken, so that no column grows with it.
fn breakable(words: &str) -> Markup {
    html! {
        @for (position, word) in words.split(' ').enumerate() {
            @if position > 0 { " " }
            @for (position, letter) in word.chars().enumerate() {
                @if position > 0 && position % LONG == 0 { wbr; }
                (letter)
            }
        }
    }
}

/// Tells whether words head a list, and are not only a joint such as "when".
fn leads_on(word: &Inline) -> bool {
    !matches!(word, Inline::Text(text) if text == "when")
}
