//! Builds records, limits, what is taken of rows, windows, derivations, and the rows of examples.

use super::chain::Phrase;
use super::condition::error;
use super::literal::name;
use super::{Attached, Builder, Once, read_nodes};
use crate::ast::{
    Condition, ConditionKind, Derived, DerivedKind, Expression, ExpressionKind, Fact, GivenKind,
    GivenRows, GivenValue, Limit, LimitPart, Name, OverRows, OverRowsKind, Path, Recency, Records,
    Row, Rows, Text, Window, WindowKind,
};
use crate::diagnostics;
use crate::grammar::{Node, Rule};
use crate::recover::Piece;

/// The clauses of a limit, while they are collected.
#[derive(Default)]
struct Clauses {
    text: Once<Text>,
    per: Once<(Expression, Window)>,
    rows: Once<OverRows>,
    including: Once<Path>,
    attached: Attached,
}

impl<'a> Builder<'a> {
    pub(super) fn records(&mut self, head: &Node<'a>, pieces: &[Piece<'a>]) -> Option<Records> {
        let name = self.declared_name(head)?;
        if pieces.is_empty() {
            self.report(diagnostics::no_rows(
                &name.text,
                "date date \"…\"",
                name.span,
            ));
        }
        let most = head
            .child(Rule::count)
            .map(|count| (self.count(&count), count.span()))?;
        let columns: Vec<Fact> = pieces.iter().filter_map(|piece| self.fact(piece)).collect();
        columns.iter().for_each(|column| self.check_column(column));
        Some(Records {
            name,
            most,
            unlike: head.has(Rule::unlike),
            question: self.title(head),
            columns,
        })
    }

    /// Reports what only a fact may have.
    fn check_column(&mut self, column: &Fact) {
        let clauses = [
            ("presumed", column.presumed.as_ref().map(|it| it.value.span)),
            ("derived", column.derived.as_ref().map(|it| it.span)),
            ("within", column.recent.as_ref().map(|it| it.span)),
            ("was", column.was.as_ref().map(|it| it.span)),
        ];
        for (clause, span) in clauses {
            if let Some(span) = span {
                self.out_of_place(clause, "columns with a type and a range", span);
            }
        }
    }

    pub(super) fn limit(&mut self, head: &Node<'a>, pieces: &[Piece<'a>]) -> Option<Limit> {
        let name = self.declared_name(head)?;
        let mut clauses = Clauses::default();
        for node in read_nodes(pieces) {
            self.limit_clause(&mut clauses, &node);
        }
        let Clauses {
            text,
            per,
            rows,
            including,
            attached,
        } = clauses;
        if per.value.is_none() {
            self.missing(Some(&name), "number of units per window", pieces);
        }
        if rows.value.is_none() {
            self.missing(Some(&name), "counting", pieces);
        }
        let ((most, window), mut rows) = (per.value?, rows.value?);
        rows.window = Some(window);
        Some(Limit {
            name,
            text: text.value,
            most,
            rows,
            including: including.value,
            attachments: attached.finish(),
        })
    }

    fn limit_clause(&mut self, clauses: &mut Clauses, node: &Node<'a>) {
        let span = node.span();
        match node.rule() {
            Rule::text => self.put_own_text(&mut clauses.text, node),
            Rule::limit_per => {
                let most = node.child(Rule::chain).map(|chain| self.expression(&chain));
                if let Some(per) = most.zip(self.window(node)) {
                    clauses.per.put(self, "per", span, per);
                }
            }
            Rule::counting => {
                if let Some(rows) = self.counting(node) {
                    clauses.rows.put(self, "counting", span, rows);
                }
            }
            Rule::including => {
                if let Some(path) = node.child(Rule::path) {
                    let path = self.path(&path);
                    clauses.including.put(self, "including", span, path);
                }
            }
            _ => drop(self.attach(&mut clauses.attached, node)),
        }
    }

    fn counting(&mut self, node: &Node<'a>) -> Option<OverRows> {
        let mut names = self.names(node, Rule::name).into_iter();
        let (kind, record) = match node.has(Rule::kw_adding) {
            true => (OverRowsKind::Sum(names.next()?), names.next()?),
            false => (OverRowsKind::Count, names.next()?),
        };
        Some(self.taken(node, kind, record))
    }

    /// Builds `count of visits …` and its kin.
    pub(super) fn over_rows(&mut self, node: &Node<'a>) -> Phrase {
        let Some(rows) = node.first().and_then(|node| self.rows_taken(&node)) else {
            return Phrase::Condition(error(node.span()));
        };
        let span = rows.span;
        if matches!(rows.kind, OverRowsKind::Any) {
            let kind = ConditionKind::AnyRow(Box::new(rows));
            return Phrase::Condition(Condition { kind, span });
        }
        let kind = ExpressionKind::OverRows(Box::new(rows));
        Phrase::Expression(Expression { kind, span })
    }

    fn rows_taken(&mut self, node: &Node<'a>) -> Option<OverRows> {
        let mut names = self.names(node, Rule::name).into_iter();
        let first = names.next()?;
        let (kind, record) = match node.rule() {
            Rule::count_of => (OverRowsKind::Count, first),
            Rule::sum_of => (OverRowsKind::Sum(first), names.next()?),
            Rule::latest_of => (OverRowsKind::Latest(first), names.next()?),
            Rule::earliest_of => (OverRowsKind::Earliest(first), names.next()?),
            _ => (OverRowsKind::Any, first),
        };
        Some(self.taken(node, kind, record))
    }

    fn taken(&mut self, node: &Node<'a>, kind: OverRowsKind, record: Name) -> OverRows {
        let by = node.child(Rule::by_column);
        let by = by.and_then(|by| by.child(Rule::name)).map(|by| name(&by));
        let window = node.child(Rule::within_window);
        let window = window.and_then(|within| self.window(&within));
        let condition = node.child(Rule::row_condition);
        let condition = condition.and_then(|of| of.child(Rule::chain));
        let condition = condition.map(|chain| Box::new(self.chain_condition(&chain)));
        OverRows {
            kind,
            record,
            by,
            window,
            condition,
            span: node.span(),
        }
    }

    /// Builds the window that is part of a node.
    fn window(&mut self, node: &Node<'a>) -> Option<Window> {
        let node = node.child(Rule::window)?.first()?;
        let mut paths: Vec<Path> = Vec::new();
        for path in node.all(Rule::path) {
            paths.push(self.path(&path));
        }
        let mut paths = paths.into_iter();
        let length = node.child(Rule::quantity);
        let length = length.and_then(|length| self.quantity(&length));
        let kind = match node.rule() {
            Rule::rolling => WindowKind::Rolling {
                length: length?,
                ending: paths.next()?,
            },
            Rule::calendar_year => WindowKind::CalendarYear { of: paths.next()? },
            Rule::plan_year => WindowKind::PlanYear {
                of: paths.next()?,
                starting: paths.next()?,
            },
            Rule::episode => WindowKind::Episode {
                from: paths.next()?,
                to: paths.next()?,
            },
            Rule::lifetime => WindowKind::Lifetime,
            _ => WindowKind::Before {
                length: length?,
                day: paths.next()?,
            },
        };
        Some(Window {
            kind,
            span: node.span(),
        })
    }

    /// Builds `left of L` and `used of L`.
    pub(super) fn limit_part(&mut self, node: &Node<'a>) -> Phrase {
        let span = node.span();
        let part = match node.has(Rule::kw_left) {
            true => LimitPart::Left,
            false => LimitPart::Used,
        };
        let kind = node
            .child(Rule::name)
            .map_or(ExpressionKind::Error, |limit| {
                ExpressionKind::OfLimit(part, name(&limit))
            });
        Phrase::Expression(Expression { kind, span })
    }

    /// Builds `within L`.
    pub(super) fn within_limit(&mut self, node: &Node<'a>) -> Phrase {
        let span = node.span();
        let limit = node.child(Rule::name);
        let kind = limit.map_or(ConditionKind::Error, |limit| {
            ConditionKind::WithinLimit(name(&limit))
        });
        Phrase::Condition(Condition { kind, span })
    }

    pub(super) fn recency(&mut self, node: &Node<'a>) -> Option<Recency> {
        let length = self.quantity(&node.child(Rule::quantity)?)?;
        let day = self.path(&node.child(Rule::path)?);
        let span = node.span();
        Some(Recency { length, day, span })
    }

    pub(super) fn derived(&mut self, node: &Node<'a>) -> Option<Derived> {
        let span = node.span();
        let kind = match node.child(Rule::chain) {
            Some(chain) => match self.phrase(&chain) {
                Phrase::Condition(condition) => DerivedKind::Condition(Box::new(condition)),
                Phrase::Expression(expression) => DerivedKind::Expression(expression),
            },
            None => self.derived_choices(node)?,
        };
        Some(Derived { kind, span })
    }

    fn derived_choices(&mut self, node: &Node<'a>) -> Option<DerivedKind> {
        let mut cases = Vec::new();
        for case in node.all(Rule::derived_case) {
            let choice = name(&case.child(Rule::name)?);
            let when = self.chain_condition(&case.child(Rule::chain)?);
            cases.push((choice, when));
        }
        let otherwise = name(&node.child(Rule::name)?);
        Some(DerivedKind::Choices { cases, otherwise })
    }

    pub(super) fn given_rows(&mut self, node: &Node<'a>) -> Option<GivenRows> {
        let record = name(&node.child(Rule::record_name)?);
        let mut rows = Vec::new();
        for row in node.all(Rule::record_row) {
            rows.push(self.row(&row));
        }
        let given = Rows {
            open: node.has(Rule::open_rows),
            rows,
        };
        Some(GivenRows {
            record,
            rows: (!node.has(Rule::not_stated)).then_some(given),
            span: node.span(),
        })
    }

    fn row(&mut self, node: &Node<'a>) -> Row {
        let mut cells = Vec::new();
        for cell in node.all(Rule::cell) {
            let column = cell.child(Rule::name).map(|column| name(&column));
            let value = cell.child(Rule::cell_value);
            let value = value.and_then(|value| self.cell_value(&value));
            cells.extend(column.zip(value));
        }
        Row {
            cells,
            span: node.span(),
        }
    }

    fn cell_value(&mut self, node: &Node<'a>) -> Option<GivenValue> {
        let value = node.first()?;
        let kind = match value.rule() {
            Rule::kw_yes => GivenKind::Yes,
            Rule::kw_no => GivenKind::No,
            Rule::date => GivenKind::Date(self.date(&value).date),
            Rule::measure | Rule::quantity => GivenKind::Quantity(self.quantity(&value)?),
            _ => GivenKind::Members(vec![self.member(&value)]),
        };
        Some(GivenValue {
            kind,
            span: node.span(),
        })
    }
}
