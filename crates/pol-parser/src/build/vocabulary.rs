//! Builds the vocabulary of a policy: units, code systems, code sets and choices.

use super::header::no_text;
use super::literal::name;
use super::{Attached, Builder, Once, read_nodes, unread_name};
use crate::ast::{
    Choice, ChoiceCodes, Choices, CodeRange, CodeRow, CodeSet, CodeSystem, Dates, Unit,
};
use crate::diagnostics;
use crate::grammar::{Node, Rule};
use crate::recover::Piece;

impl<'a> Builder<'a> {
    pub(super) fn unit(&mut self, head: &Node<'a>) -> Option<Unit> {
        let plural = self.declared_name(head)?;
        let singular = self.names(head, Rule::name).into_iter().nth(1);
        Some(Unit { plural, singular })
    }

    pub(super) fn code_system(
        &mut self,
        head: &Node<'a>,
        pieces: &[Piece<'a>],
    ) -> Option<CodeSystem> {
        let name = self.declared_name(head);
        let title = self.title(head);
        let (mut edition, mut hierarchical, mut only) =
            (Once::default(), Once::default(), Once::default());
        let mut attached = Attached::default();
        for node in read_nodes(pieces) {
            match node.rule() {
                Rule::edition => self.put_text(&mut edition, "edition", &node),
                Rule::hierarchy => hierarchical.put(self, "hierarchy", node.span(), true),
                Rule::only => {
                    let codes = self.listed(&node);
                    only.put(self, "only", node.span(), codes);
                }
                _ => drop(self.attach(&mut attached, &node)),
            }
        }
        let (edition, hierarchical, only) =
            (edition.value, hierarchical.value.is_some(), only.value);
        Some(CodeSystem {
            name: name?,
            title: title?,
            edition,
            hierarchical,
            only,
            attachments: attached.finish(),
        })
    }

    fn listed(&mut self, node: &Node<'a>) -> Vec<CodeRange> {
        node.child(Rule::code_list)
            .map(|list| self.codes(&list))
            .unwrap_or_default()
    }

    pub(super) fn code_set(&mut self, head: &Node<'a>, pieces: &[Piece<'a>]) -> Option<CodeSet> {
        let name = self.declared_name(head);
        let system = self.names(head, Rule::name).into_iter().nth(1);
        let title = self.title(head);
        let file = head.child(Rule::members_from);
        let file = file.and_then(|from| self.inner_text(&from));
        let mut rows = Vec::new();
        let mut always = Once::default();
        let mut attached = Attached::default();
        for node in read_nodes(pieces) {
            if node.rule() == Rule::code_row {
                let (codes, dates) = (self.listed(&node), self.dates(&node));
                if dates.is_always() {
                    always.put(self, "codes", node.span(), ());
                }
                rows.push(CodeRow { codes, dates });
            } else {
                self.attach(&mut attached, &node);
            }
        }
        let is_whole = pieces.iter().all(|piece| piece.node.is_ok());
        if rows.is_empty() && file.is_none() && is_whole {
            self.report(diagnostics::no_rows("code set", "97124, 97112", self.head));
        }
        Some(CodeSet {
            name: name?,
            title: title?,
            system: system?,
            file,
            rows,
            attachments: attached.finish(),
        })
    }

    pub(super) fn choices(&mut self, head: &Node<'a>, pieces: &[Piece<'a>]) -> Option<Choices> {
        let name = self.declared_name(head)?;
        let rows = pieces
            .iter()
            .filter_map(|piece| self.choice(piece))
            .collect();
        Some(Choices { name, rows })
    }

    fn choice(&mut self, piece: &Piece<'a>) -> Option<Choice> {
        match &piece.node {
            Ok(node) => {
                let (name, label) = (self.declared_name(node), self.inner_text(node));
                let codes = node
                    .child(Rule::choice_codes)
                    .and_then(|codes| self.choice_codes(&codes));
                Some(Choice {
                    name: name?,
                    label: label?,
                    codes,
                    dates: self.dates(node),
                })
            }
            Err(unread) => unread_name(unread).map(|name| {
                let label = no_text(name.span);
                Choice {
                    name,
                    label,
                    codes: None,
                    dates: Dates::default(),
                }
            }),
        }
    }

    fn choice_codes(&mut self, node: &Node<'a>) -> Option<ChoiceCodes> {
        let system = name(&node.child(Rule::name)?);
        let codes = node.child(Rule::code_list).map(|list| self.codes(&list));
        Some(ChoiceCodes { system, codes })
    }
}
