//! Builds groups of facts, and the values that are presumed or given.

use super::literal::name;
use super::{Attached, Builder, Once, unread_name};
use crate::ast::{
    Attachments, Derived, Expression, ExpressionKind, Fact, Facts, GivenKind, GivenValue, Name,
    Path, Presumed, Range, Recency, Text, Type,
};
use crate::diagnostics;
use crate::grammar::{Node, Rule};
use crate::recover::{Piece, Unread};
use crate::span::Span;

/// The parts of a fact, while they are collected.
#[derive(Default)]
struct Parts {
    decimals: Once<(u32, Span)>,
    range: Once<Range>,
    recent: Once<Recency>,
    not_before: Once<Path>,
    not_after: Once<Path>,
    presumed: Once<Presumed>,
    derived: Once<Derived>,
    question: Once<Text>,
    was: Once<Path>,
    attached: Attached,
}

impl<'a> Builder<'a> {
    pub(super) fn facts(&mut self, head: &Node<'a>, pieces: &[Piece<'a>]) -> Option<Facts> {
        let group = self.declared_name(head)?;
        let label = self.title(head);
        if pieces.is_empty() {
            self.report(diagnostics::no_rows(
                &group.text,
                "visits whole number of visits, 1 to 100 \"…\"",
                group.span,
            ));
        }
        let rows = pieces.iter().filter_map(|piece| self.fact(piece)).collect();
        Some(Facts { group, label, rows })
    }

    pub(super) fn fact(&mut self, piece: &Piece<'a>) -> Option<Fact> {
        let node = match &piece.node {
            Ok(node) => node,
            Err(unread) => return unread_fact(unread),
        };
        let name = self.declared_name(node)?;
        let mut parts = Parts::default();
        for part in node.children() {
            self.fact_part(&mut parts, &part);
        }
        let ty = node
            .child(Rule::fact_type)
            .and_then(|ty| self.fact_type(&ty, parts.decimals));
        Some(Fact {
            name,
            ty,
            range: parts.range.value,
            recent: parts.recent.value,
            not_before: parts.not_before.value,
            not_after: parts.not_after.value,
            presumed: parts.presumed.value,
            derived: parts.derived.value,
            question: parts.question.value,
            was: parts.was.value,
            attachments: parts.attached.finish(),
            span: node.span(),
        })
    }

    fn fact_part(&mut self, parts: &mut Parts, node: &Node<'a>) {
        let span = node.span();
        match node.rule() {
            Rule::decimals => {
                if let Some(count) = node.child(Rule::count) {
                    let count = self.count(&count);
                    parts.decimals.put(self, "decimals", span, (count, span));
                }
            }
            Rule::fact_range => {
                if let Some(range) = self.range(node) {
                    parts.range.put(self, "to", span, range);
                }
            }
            Rule::presumed => {
                if let Some(presumed) = self.presumed(node) {
                    parts.presumed.put(self, "presumed", span, presumed);
                }
            }
            Rule::recency => {
                if let Some(recent) = self.recency(node) {
                    parts.recent.put(self, "within", span, recent);
                }
            }
            Rule::not_before => self.put_path(&mut parts.not_before, "not before", node),
            Rule::not_after => self.put_path(&mut parts.not_after, "not after", node),
            Rule::derived => {
                if let Some(derived) = self.derived(node) {
                    parts.derived.put(self, "derived", span, derived);
                }
            }
            Rule::text => {
                let question = self.text(node);
                parts.question.put(self, "the question", span, question);
            }
            Rule::was => self.put_path(&mut parts.was, "was", node),
            _ => drop(self.attach(&mut parts.attached, node)),
        }
    }

    fn put_path(&mut self, slot: &mut Once<Path>, clause: &str, node: &Node<'a>) {
        if let Some(path) = node.child(Rule::path) {
            let path = self.path(&path);
            slot.put(self, clause, node.span(), path);
        }
    }

    fn fact_type(&mut self, node: &Node<'a>, decimals: Once<(u32, Span)>) -> Option<Type> {
        let ty = node.first()?;
        let of = ty.child(Rule::name).map(|of| name(&of));
        let whole = ty.rule() == Rule::whole_number;
        if let (Some(span), true) = (decimals.span, ty.rule() != Rule::number_of) {
            self.out_of_place("decimals", "them in a fact of `number of` a unit", span);
        }
        let decimals = if whole {
            Some((0, ty.span()))
        } else {
            decimals.value
        };
        match ty.rule() {
            Rule::yes_no => Some(Type::YesNo),
            Rule::whole_number | Rule::number_of => Some(Type::Number {
                unit: of?,
                decimals,
                whole,
            }),
            Rule::type_one_of => of.map(Type::OneOf),
            Rule::type_any_of => of.map(Type::AnyOf),
            Rule::type_codes => of.map(Type::Codes),
            Rule::type_code => of.map(Type::Code),
            Rule::type_date => Some(Type::Date),
            _ => Some(Type::Text),
        }
    }

    fn range(&mut self, node: &Node<'a>) -> Option<Range> {
        let mut bounds = node
            .children()
            .filter(|child| matches!(child.rule(), Rule::date | Rule::quantity));
        let low = self.bound(&bounds.next()?)?;
        let high = self.bound(&bounds.next()?)?;
        Some(Range {
            low,
            high,
            span: node.span(),
        })
    }

    fn bound(&mut self, node: &Node<'a>) -> Option<Expression> {
        let kind = match node.rule() {
            Rule::date => ExpressionKind::Date(self.date(node).date),
            _ => ExpressionKind::Quantity(self.quantity(node)?),
        };
        Some(Expression {
            kind,
            span: node.span(),
        })
    }

    fn presumed(&mut self, node: &Node<'a>) -> Option<Presumed> {
        let value = self.given_value(&node.child(Rule::given_value)?)?;
        let when = self.inner_condition(node, &[]);
        Some(Presumed { value, when })
    }

    /// Builds a value as an example or a presumption writes it.
    pub(super) fn given_value(&mut self, node: &Node<'a>) -> Option<GivenValue> {
        let value = node.first()?;
        let kind = match value.rule() {
            Rule::kw_yes => GivenKind::Yes,
            Rule::kw_no => GivenKind::No,
            Rule::kw_none => GivenKind::None,
            Rule::not_stated => GivenKind::NotStated,
            Rule::date => GivenKind::Date(self.date(&value).date),
            Rule::measure | Rule::quantity => GivenKind::Quantity(self.quantity(&value)?),
            Rule::open_list => GivenKind::Open(self.members(&value)),
            Rule::members => given_members(self.members(node)),
            _ => GivenKind::Text(self.text(&value)),
        };
        Some(GivenValue {
            kind,
            span: node.span(),
        })
    }
}

/// Takes `true`, `false` and `null`, which were reported, for what they are meant for.
fn given_members(members: Vec<Name>) -> GivenKind {
    match members.as_slice() {
        [one] if one.text == "true" => GivenKind::Yes,
        [one] if one.text == "false" => GivenKind::No,
        [one] if one.text == "null" => GivenKind::NotStated,
        _ => GivenKind::Members(members),
    }
}

/// A fact whose row could not be read is still declared.
fn unread_fact(unread: &Unread<'_>) -> Option<Fact> {
    let name: Name = unread_name(unread)?;
    Some(Fact {
        name,
        ty: None,
        range: None,
        recent: None,
        not_before: None,
        not_after: None,
        presumed: None,
        derived: None,
        question: None,
        was: None,
        attachments: Attachments::default(),
        span: unread.span,
    })
}
