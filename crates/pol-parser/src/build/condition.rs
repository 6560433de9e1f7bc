//! Builds conditions: lists from their header and flat bullets, and what stands in one line from its chain.

use super::Builder;
use super::literal::cover;
use crate::ast::{Condition, ConditionKind, Quantifier};
use crate::diagnostics;
use crate::grammar::{Node, Rule};
use crate::span::Span;

/// A bullet that was read, or the place of one that was not.
type Bullet<'a> = Result<Node<'a>, Span>;

/// An item of the outer list, with the bullets below it.
struct Item<'a> {
    bullet: Bullet<'a>,
    below: Vec<Bullet<'a>>,
}

impl<'a> Builder<'a> {
    /// Builds the condition that is part of a node; `bullets` are those that were read apart from it.
    pub(super) fn inner_condition(
        &mut self,
        node: &Node<'a>,
        bullets: &[Bullet<'a>],
    ) -> Option<Condition> {
        node.child(Rule::condition)
            .map(|condition| self.condition(&condition, bullets))
    }

    /// Builds a condition.
    pub(super) fn condition(&mut self, node: &Node<'a>, bullets: &[Bullet<'a>]) -> Condition {
        let bullets: Vec<_> = node
            .all(Rule::bullet_item)
            .map(Ok)
            .chain(bullets.iter().cloned())
            .collect();
        let Some(first) = node.first() else {
            return error(node.span());
        };
        if first.rule() == Rule::list_header {
            let items = self.items(bullets);
            return self.list(&first, items);
        }
        let inside = bullets
            .iter()
            .flatten()
            .filter(|bullet| !self.stray(bullet))
            .count();
        if inside > 0 {
            return error(node.span());
        }
        self.chain_condition(&first)
    }

    /// Groups flat bullets: those of two hyphens below those of one.
    fn items(&mut self, bullets: Vec<Bullet<'a>>) -> Vec<Item<'a>> {
        let mut items: Vec<Item<'a>> = Vec::new();
        for bullet in bullets {
            let deep = bullet.as_ref().map_or(0, |node| self.depth(node));
            match items.last_mut() {
                Some(item) if deep > 1 || deep == 0 && !item.below.is_empty() => {
                    item.below.push(bullet)
                }
                _ => items.push(Item {
                    bullet,
                    below: Vec::new(),
                }),
            }
        }
        items
    }

    /// Tells how deep a bullet stands, and reports a mark that is no bullet.
    fn depth(&mut self, item: &Node<'a>) -> usize {
        let Some(bullet) = item.child(Rule::bullet) else {
            return 1;
        };
        let (mark, span) = (bullet.text(), bullet.span());
        if !self.source.starts_line(span.start) {
            self.inside_line(mark, span);
        } else if !mark.starts_with('-') {
            self.report(diagnostics::foreign_bullet(mark, span));
        } else if mark.len() > 2 {
            self.report(diagnostics::bullet_too_deep(mark, span));
        }
        if mark.starts_with('-') { mark.len() } else { 1 }
    }

    fn list(&mut self, header: &Node<'a>, items: Vec<Item<'a>>) -> Condition {
        let conditions: Vec<_> = items.into_iter().map(|item| self.item(item)).collect();
        self.finish_list(header, conditions)
    }

    fn item(&mut self, item: Item<'a>) -> Condition {
        let node = match item.bullet {
            Ok(node) => node,
            Err(span) => return error(span),
        };
        if let Some(header) = node.child(Rule::list_header) {
            let below: Vec<_> = item
                .below
                .into_iter()
                .map(|bullet| self.inner_item(bullet))
                .collect();
            return self.finish_list(&header, below);
        }
        for bullet in item.below.iter().flatten() {
            self.stray(bullet);
        }
        node.child(Rule::chain)
            .map_or_else(|| error(node.span()), |chain| self.chain_condition(&chain))
    }

    /// Builds an item of an inner list, which holds no list.
    fn inner_item(&mut self, bullet: Bullet<'a>) -> Condition {
        let node = match bullet {
            Ok(node) => node,
            Err(span) => return error(span),
        };
        if let Some(header) = node.child(Rule::list_header) {
            self.report(diagnostics::bullet_too_deep(
                header.text().trim_end(),
                header.span(),
            ));
            return error(node.span());
        }
        node.child(Rule::chain)
            .map_or_else(|| error(node.span()), |chain| self.chain_condition(&chain))
    }

    /// Reports a bullet that stands below no list; tells whether it begins its line.
    fn stray(&mut self, node: &Node<'a>) -> bool {
        let Some(bullet) = node.child(Rule::bullet) else {
            return true;
        };
        let (mark, span) = (bullet.text(), bullet.span());
        let begins_line = self.source.starts_line(span.start);
        if begins_line {
            self.report(diagnostics::bullet_without_list(mark, span));
        } else {
            self.inside_line(mark, span);
        }
        begins_line
    }

    /// Reports a mark inside a line that would begin an item at the start of one.
    fn inside_line(&mut self, mark: &str, span: Span) {
        let diagnostic = match mark {
            "*" => diagnostics::symbol_arithmetic(mark, span),
            _ => diagnostics::bullet_inside_line(mark, span),
        };
        self.report(diagnostic);
    }

    fn finish_list(&mut self, header: &Node<'a>, items: Vec<Condition>) -> Condition {
        let span = cover(
            [header.span()]
                .into_iter()
                .chain(items.iter().map(|item| item.span)),
        );
        if items.is_empty() {
            self.report(diagnostics::empty_list(
                header.span().of(self.source.text),
                header.span(),
            ));
            return error(span);
        }
        match self.quantifier(header, items.len()) {
            Some(quantifier) => Condition {
                kind: ConditionKind::List { quantifier, items },
                span,
            },
            None => error(span),
        }
    }

    fn quantifier(&mut self, header: &Node<'a>, items: usize) -> Option<Quantifier> {
        let words = header.first()?;
        match words.rule() {
            Rule::all_of => Some(Quantifier::All),
            Rule::any_of => Some(Quantifier::Any),
            Rule::none_of => Some(Quantifier::None),
            _ => self.at_least(&words, items),
        }
    }

    fn at_least(&mut self, words: &Node<'a>, items: usize) -> Option<Quantifier> {
        let Some(count) = words.child(Rule::count) else {
            self.report(diagnostics::bad_count(None, items, words.span()));
            return None;
        };
        let fits = count
            .text()
            .parse()
            .ok()
            .filter(|&number: &u32| number >= 1);
        if fits.is_none() {
            let written = Some(count.text());
            self.report(diagnostics::bad_count(written, items, count.span()));
        }
        fits.map(Quantifier::AtLeast)
    }
}

/// A condition that could not be read.
pub(super) const fn error(span: Span) -> Condition {
    Condition {
        kind: ConditionKind::Error,
        span,
    }
}
