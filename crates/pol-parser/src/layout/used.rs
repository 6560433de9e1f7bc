//! Lays out what files share: the head of a vocabulary, and the use of another file.

use super::Layout;
use crate::ast::{Use, Vocabulary};
use crate::print;

impl Layout {
    pub(super) fn vocabulary(&mut self, vocabulary: &Vocabulary) {
        let (name, title) = (&vocabulary.name.text, print::text(&vocabulary.title));
        self.head(format!("vocabulary {name} {title}"));
        for (word, text) in [
            ("publisher", &vocabulary.publisher),
            ("source", &vocabulary.source),
        ] {
            if let Some(text) = text {
                self.line(2, text.span.start, format!("{word} {}", print::text(text)));
            }
        }
        self.notes(2, &vocabulary.notes);
    }

    pub(super) fn used_file(&mut self, used: &Use) {
        let names = used.names.iter().map(|name| name.text.as_str());
        let names: Vec<_> = names.collect();
        let file = print::text(&used.file);
        self.head(format!("use {file} for {}", names.join(", ")));
    }
}
