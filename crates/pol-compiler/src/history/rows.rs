//! What is taken of rows, and what is computed from it, on a day: answers that do not count are left out of their conditions too.
//! Expressions, limits and derivations in, the same as that day has them out.

use super::as_of::Cutting;
use pol_parser::ast::{self, DerivedKind, Expression, ExpressionKind, Name, OverRows};

impl Cutting<'_> {
    /// Gives what is taken of rows.
    pub(super) fn over_rows(&self, tree: &OverRows) -> OverRows {
        let record = Some(tree.record.text.as_str());
        let condition = tree.condition.as_ref();
        let condition = condition.map(|it| Box::new(self.condition_of(record, it)));
        OverRows {
            condition,
            ..tree.clone()
        }
    }

    /// Gives a limit.
    pub(super) fn limit(&self, tree: &ast::Limit) -> ast::Limit {
        ast::Limit {
            rows: self.over_rows(&tree.rows),
            ..tree.clone()
        }
    }

    /// Gives what a fact is derived from; a choice that does not count is given as what it counts as.
    pub(super) fn derived(&self, path: &str, kind: &DerivedKind) -> DerivedKind {
        match kind {
            DerivedKind::Condition(tree) => DerivedKind::Condition(Box::new(self.condition(tree))),
            DerivedKind::Expression(tree) => DerivedKind::Expression(self.expression(tree)),
            DerivedKind::Choices { cases, otherwise } => {
                let cases = cases.iter();
                let cases =
                    cases.map(|(name, when)| (self.counted(path, name), self.condition(when)));
                DerivedKind::Choices {
                    cases: cases.collect(),
                    otherwise: self.counted(path, otherwise),
                }
            }
        }
    }

    fn counted(&self, path: &str, name: &Name) -> Name {
        let counted = self.choices.counted(path, std::slice::from_ref(name));
        counted.into_iter().next().unwrap_or_else(|| name.clone())
    }

    /// Gives an expression.
    pub(super) fn expression(&self, tree: &Expression) -> Expression {
        let inner = |tree: &Expression| self.expression(tree);
        let all = |items: &[Expression]| items.iter().map(inner).collect();
        let kind = match &tree.kind {
            ExpressionKind::Sum(items) => ExpressionKind::Sum(all(items)),
            ExpressionKind::Less(items) => ExpressionKind::Less(all(items)),
            ExpressionKind::Times { factor, of } => ExpressionKind::Times {
                factor: *factor,
                of: Box::new(inner(of)),
            },
            ExpressionKind::Shift {
                by,
                direction,
                from,
            } => ExpressionKind::Shift {
                by: by.clone(),
                direction: *direction,
                from: Box::new(inner(from)),
            },
            ExpressionKind::OverRows(rows) => {
                ExpressionKind::OverRows(Box::new(self.over_rows(rows)))
            }
            same @ (ExpressionKind::Quantity(_)
            | ExpressionKind::Date(_)
            | ExpressionKind::Name(_)
            | ExpressionKind::Code(_)
            | ExpressionKind::OfLimit(..)
            | ExpressionKind::Error) => same.clone(),
        };
        Expression {
            kind,
            span: tree.span,
        }
    }
}
