//! Builds what stands at the top of a policy: its header, the revision log, the table of clauses and the findings.

use super::literal::name;
use super::{Builder, Once, read_nodes, unread_name};
use crate::ast::{
    Cite, Clause, Clauses, Finding, FindingKind, Findings, Governs, InForce, MonthEnd, Name,
    Policy, Revision, RevisionKind, Selected, Superseded, Text,
};
use crate::diagnostics;
use crate::grammar::{Node, Rule};
use crate::recover::Piece;
use crate::span::Span;

/// The clauses of a policy, while they are collected.
#[derive(Default)]
struct Header {
    publisher: Once<Text>,
    source: Once<Text>,
    review_by: Once<crate::ast::DateLiteral>,
    superseded: Once<Superseded>,
    month_end: Once<(MonthEnd, Span)>,
    selected: Once<Selected>,
    in_force: Vec<InForce>,
    governs: Vec<Governs>,
    notes: Vec<Text>,
    /// Which clause a `because` or `cite` belongs to.
    last: Last,
}

/// The clause that a `because` or `cite` follows.
#[derive(Clone, Copy, Default)]
enum Last {
    #[default]
    Other,
    InForce,
    Governs,
    /// One that could not be read.
    Unread,
}

impl<'a> Builder<'a> {
    pub(super) fn policy(&mut self, head: &Node<'a>, pieces: &[Piece<'a>]) -> Option<Policy> {
        let name = self.declared_name(head);
        let title = self.title(head);
        let mut header = Header::default();
        for piece in pieces {
            match &piece.node {
                Ok(node) => self.policy_clause(&mut header, node, piece),
                Err(_) => header.last = Last::Unread,
            }
        }
        let Header {
            publisher,
            source,
            review_by,
            superseded,
            month_end,
            selected,
            in_force,
            governs,
            notes,
            last: _,
        } = header;
        let (publisher, source) = (publisher.value, source.value);
        let (review_by, month_end) = (review_by.value, month_end.value);
        let (superseded, selected) = (superseded.value, selected.value);
        Some(Policy {
            name: name?,
            title: title?,
            publisher,
            source,
            in_force,
            review_by,
            superseded,
            month_end,
            selected,
            governs,
            notes,
        })
    }

    fn policy_clause(&mut self, header: &mut Header, node: &Node<'a>, piece: &Piece<'a>) {
        let span = node.span();
        match node.rule() {
            Rule::because | Rule::cite => return self.policy_reason(header, node),
            Rule::publisher => self.put_text(&mut header.publisher, "publisher", node),
            Rule::source => self.put_text(&mut header.source, "source", node),
            Rule::review_by => {
                if let Some(date) = self.inner_date(node) {
                    header.review_by.put(self, "review by", span, date);
                }
            }
            Rule::superseded => {
                if let Some(clause) = self.superseded(node) {
                    header.superseded.put(self, "superseded by", span, clause);
                }
            }
            Rule::selected => {
                if let Some(condition) = self.inner_condition(node, &piece.bullets) {
                    let clause = Selected { span, condition };
                    header.selected.put(self, "selected when", span, clause);
                }
            }
            Rule::month_end => {
                let kind = if node.has(Rule::kw_clamps) {
                    MonthEnd::Clamps
                } else {
                    MonthEnd::Overflows
                };
                header.month_end.put(self, "month end", span, (kind, span));
            }
            Rule::in_force => {
                header.in_force.extend(self.in_force(node));
                header.last = Last::InForce;
                return;
            }
            Rule::governs => {
                let condition = self.inner_condition(node, &piece.bullets);
                header.governs.extend(condition.map(|condition| Governs {
                    span,
                    condition,
                    because: None,
                    cite: None,
                }));
                header.last = Last::Governs;
                return;
            }
            _ => header.notes.extend(self.inner_text(node)),
        }
        header.last = Last::Other;
    }

    pub(super) fn put_text(&mut self, slot: &mut Once<Text>, clause: &str, node: &Node<'a>) {
        if let Some(text) = self.inner_text(node) {
            slot.put(self, clause, node.span(), text);
        }
    }

    fn in_force(&mut self, node: &Node<'a>) -> Option<InForce> {
        let dates: Vec<_> = node.all(Rule::date).map(|date| self.date(&date)).collect();
        let by = self.path(&node.child(Rule::path)?);
        let from = dates.first().copied()?;
        Some(InForce {
            span: node.span(),
            from,
            until: dates.get(1).copied(),
            by,
            because: None,
            cite: None,
        })
    }

    fn superseded(&mut self, node: &Node<'a>) -> Option<Superseded> {
        Some(Superseded {
            span: node.span(),
            by: name(&node.child(Rule::name)?),
            from: self.inner_date(node)?,
        })
    }

    /// Gives a `because` or a `cite` to the clause that it follows.
    fn policy_reason(&mut self, header: &mut Header, node: &Node<'a>) {
        let (because, cite) = match node.rule() {
            Rule::because => (self.inner_text(node), None),
            _ => (None, Some(self.cite(node))),
        };
        let slots = match header.last {
            Last::InForce => header
                .in_force
                .last_mut()
                .map(|clause| (&mut clause.because, &mut clause.cite, &mut clause.span)),
            Last::Governs => header
                .governs
                .last_mut()
                .map(|clause| (&mut clause.because, &mut clause.cite, &mut clause.span)),
            Last::Unread => return,
            Last::Other => None,
        };
        match slots {
            Some(slots) => self.put_reason(slots, because, cite, node.span()),
            None => {
                let clause = if because.is_some() { "because" } else { "cite" };
                self.out_of_place(clause, "it after `in force` or `governs`", node.span());
            }
        }
    }

    /// Puts a reason and a citation where they belong, once.
    pub(super) fn put_reason(
        &mut self,
        (because, cite, clause): (&mut Option<Text>, &mut Option<Cite>, &mut Span),
        new_because: Option<Text>,
        new_cite: Option<Cite>,
        span: Span,
    ) {
        let word = if new_because.is_some() {
            "because"
        } else {
            "cite"
        };
        if new_because.is_some() && because.is_some() || new_cite.is_some() && cite.is_some() {
            self.report(diagnostics::clause_twice(word, span, *clause));
            return;
        }
        *because = new_because.or_else(|| because.take());
        *cite = new_cite.or_else(|| cite.take());
        *clause = clause.to(span);
    }

    pub(super) fn revision(&mut self, head: &Node<'a>, pieces: &[Piece<'a>]) -> Option<Revision> {
        let date = self.inner_date(head);
        let text = self.title(head);
        let attachments = self.attachments(read_nodes(pieces));
        let kind = head
            .child(Rule::revision_kind)?
            .first()
            .map(|word| match word.rule() {
                Rule::kw_rewords => RevisionKind::Rewords,
                Rule::kw_tightens => RevisionKind::Tightens,
                Rule::kw_loosens => RevisionKind::Loosens,
                _ => RevisionKind::Changes,
            });
        Some(Revision {
            date: date?,
            kind: kind?,
            text: text?,
            attachments,
        })
    }

    pub(super) fn clauses(&mut self, head: &Node<'a>, pieces: &[Piece<'a>]) -> Option<Clauses> {
        let section = self.title(head)?;
        if pieces.is_empty() {
            self.report(diagnostics::no_rows(
                "clauses",
                "LIM-1 decides \"…\"",
                self.head,
            ));
        }
        let rows = pieces
            .iter()
            .filter_map(|piece| self.clause(piece))
            .collect();
        Some(Clauses { section, rows })
    }

    fn clause(&mut self, piece: &Piece<'a>) -> Option<Clause> {
        match &piece.node {
            Ok(node) => {
                let id = name(&node.child(Rule::clause_id)?);
                let decides = node.child(Rule::clause_kind)?.has(Rule::kw_decides);
                Some(Clause {
                    id,
                    decides,
                    text: self.inner_text(node)?,
                })
            }
            Err(unread) => {
                let id = Name {
                    text: unread.word.to_ascii_uppercase(),
                    span: unread.first,
                };
                Some(Clause {
                    id,
                    decides: false,
                    text: no_text(unread.first),
                })
            }
        }
    }

    pub(super) fn findings(&mut self, pieces: &[Piece<'a>]) -> Findings {
        let mut otherwise = Once::default();
        let mut rows = Vec::new();
        for piece in pieces {
            match &piece.node {
                Ok(node) if node.rule() == Rule::fallback => {
                    if let Some(finding) = node.child(Rule::name) {
                        otherwise.put(self, "otherwise", node.span(), name(&finding));
                    }
                }
                Ok(node) => rows.extend(self.finding(node)),
                Err(unread) => rows.extend(unread_name(unread).map(|name| {
                    let label = no_text(name.span);
                    Finding {
                        name,
                        kind: FindingKind::Review,
                        label,
                    }
                })),
            }
        }
        Findings {
            rows,
            otherwise: otherwise.value,
        }
    }

    fn finding(&mut self, node: &Node<'a>) -> Option<Finding> {
        let name = self.declared_name(node);
        let label = self.inner_text(node);
        let kind = node
            .child(Rule::finding_kind)?
            .first()
            .map(|word| match word.rule() {
                Rule::kw_adverse => FindingKind::Adverse,
                Rule::kw_review => FindingKind::Review,
                _ => FindingKind::Release,
            });
        Some(Finding {
            name: name?,
            kind: kind?,
            label: label?,
        })
    }
}

/// The text of a row that could not be read.
pub(super) const fn no_text(span: Span) -> Text {
    Text {
        parts: Vec::new(),
        span,
    }
}
