//! Pest's nodes in, the syntax tree out: names, texts, numbers, dates and citations here, the rest in the modules below.
//! What the grammar reads only to answer it in words becomes a diagnostic and an error in the tree.

mod conditions;
mod declarations;

pub(crate) use declarations::declaration;

use crate::ast::{Cite, CodeRange, DateLiteral, GivenKind, GivenValue, Name, Path, Quantity, Text, TextPart};
use crate::diagnostic::Diagnostic;
use crate::grammar::{Node, Rule};
use rust_decimal::Decimal;

/// Makes the tree, and collects what is wrong.
#[derive(Debug, Default)]
pub(crate) struct Builder {
    pub(crate) diagnostics: Vec<Diagnostic>,
}

pub(crate) fn name(node: &Node<'_>) -> Name {
    Name { text: node.text().trim().to_owned(), span: node.span() }
}

pub(crate) fn path(node: &Node<'_>) -> Path {
    Path { text: node.text().trim().to_owned(), span: node.span() }
}

pub(crate) fn names(node: &Node<'_>, rule: Rule) -> Vec<Name> {
    node.all(rule).map(|child| name(&child)).collect()
}

pub(crate) fn paths(node: &Node<'_>) -> Vec<Path> {
    node.all(Rule::path).map(|child| path(&child)).collect()
}

impl Builder {
    pub(crate) fn text(&mut self, node: &Node<'_>) -> Text {
        let mut parts: Vec<TextPart> = Vec::new();
        for child in node.children() {
            let words = match child.rule() {
                Rule::words | Rule::smart_words => child.text().to_owned(),
                Rule::escape => child.text()[1..].to_owned(),
                Rule::brace => child.text()[1..].to_owned(),
                Rule::hole => {
                    if let Some(inner) = child.first() {
                        parts.push(TextPart::Hole(path(&inner)));
                    }
                    continue;
                }
                _ => continue,
            };
            match parts.last_mut() {
                Some(TextPart::Words(before)) => before.push_str(&words),
                Some(TextPart::Hole(_)) | None => parts.push(TextPart::Words(words)),
            }
        }
        Text { parts, span: node.span() }
    }

    pub(crate) fn text_in(&mut self, node: &Node<'_>) -> Option<Text> {
        node.child(Rule::text).map(|text| self.text(&text))
    }

    pub(crate) fn cite(&mut self, node: &Node<'_>) -> Cite {
        Cite { clauses: names(node, Rule::clause_id), text: self.text_in(node) }
    }

    pub(crate) fn date(&mut self, node: &Node<'_>) -> DateLiteral {
        let date = node.text().trim().parse().unwrap_or(jiff::civil::date(1900, 1, 1));
        DateLiteral { date, span: node.span() }
    }

    pub(crate) fn quantity(&mut self, node: &Node<'_>) -> Quantity {
        let number = node.child(Rule::number);
        let digits = number.map(|number| number.text().trim().to_owned()).unwrap_or_default();
        let unit = node.child(Rule::unit_name).map(|unit| name(&unit));
        let number = Decimal::from_str_exact(&digits).unwrap_or_default();
        Quantity { number, digits, unit, span: node.span() }
    }

    pub(crate) fn given(&mut self, node: &Node<'_>) -> GivenValue {
        let kind = match node.first() {
            None => GivenKind::None,
            Some(child) => match child.rule() {
                Rule::kw_yes => GivenKind::Yes,
                Rule::kw_no => GivenKind::No,
                Rule::not_stated => GivenKind::NotStated,
                Rule::date => GivenKind::Date(self.date(&child).date),
                Rule::measure | Rule::quantity => GivenKind::Quantity(self.quantity(&child)),
                Rule::open_list => GivenKind::Open(members(&child)),
                Rule::members => GivenKind::Members(names(&child, Rule::member)),
                Rule::text => GivenKind::Text(self.text(&child)),
                _ => GivenKind::None,
            },
        };
        GivenValue { kind, span: node.span() }
    }

    pub(crate) fn codes(&mut self, node: &Node<'_>) -> Vec<CodeRange> {
        let range = |range: Node<'_>| {
            let mut ends = names(&range, Rule::listed_code).into_iter();
            ends.next().map(|first| CodeRange { first, last: ends.next() })
        };
        node.all(Rule::code_range).filter_map(range).collect()
    }
}

/// The members below a node, if it has any.
pub(crate) fn members(node: &Node<'_>) -> Vec<Name> {
    node.child(Rule::members).map(|list| names(&list, Rule::member)).unwrap_or_default()
}
