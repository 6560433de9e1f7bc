//! Builds what files share: the head of a vocabulary, and the use of another file.

use super::{Builder, Once, read_nodes};
use crate::ast::{Text, Use, Vocabulary};
use crate::grammar::{Node, Rule};
use crate::recover::Piece;

impl<'a> Builder<'a> {
    pub(super) fn vocabulary(
        &mut self,
        head: &Node<'a>,
        pieces: &[Piece<'a>],
    ) -> Option<Vocabulary> {
        let name = self.declared_name(head);
        let title = self.title(head);
        let mut publisher = Once::<Text>::default();
        let mut source = Once::<Text>::default();
        let mut notes = Vec::new();
        for node in read_nodes(pieces) {
            match node.rule() {
                Rule::publisher => self.put_text(&mut publisher, "publisher", &node),
                Rule::source => self.put_text(&mut source, "source", &node),
                _ => notes.extend(self.inner_text(&node)),
            }
        }
        Some(Vocabulary {
            name: name?,
            title: title?,
            publisher: publisher.value,
            source: source.value,
            notes,
        })
    }

    pub(super) fn used_file(&mut self, head: &Node<'a>) -> Option<Use> {
        let file = self.title(head)?;
        let names = head.all(Rule::used_name);
        let names = names.filter_map(|name| name.child(Rule::path));
        Some(Use {
            file,
            names: names.map(|name| self.path(&name)).collect(),
        })
    }
}
