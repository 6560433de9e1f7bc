//! What is taken of rows: `count of visits by date within … where …`, and its kin; and the limits that rest on it.
//! Each becomes a fact of its own, the same for the same words; the condition of its rows stays a body by itself.

use super::Checker;
use super::numbers::{Term, TermType};
use crate::bodies::{Dating, LimitBody};
use crate::declarations::FactRow;
use crate::diagnostics;
use crate::fragment::{Body, Fragment};
use crate::names::Lookup;
use crate::program::{FactId, Node, NodeId, RecordId, Taken, TakenKind, Type, Window};
use crate::vocabulary::TakenRows;
use pol_parser::ast::{self, Comparison, ConditionKind, ExpressionKind, LimitPart, OverRowsKind};
use pol_parser::{Span, print};
use rust_decimal::Decimal;

/// In what a condition or an expression stands.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Scope {
    /// What decides: criteria, rules, amounts.
    #[default]
    Rules,
    /// What is said of the rows of a record.
    Rows,
    /// What a fact is derived from.
    Derivation,
}

impl Scope {
    fn words(self) -> &'static str {
        match self {
            Self::Rules => "a rule",
            Self::Rows => "`where`",
            Self::Derivation => "what a fact is derived from",
        }
    }
}

impl Checker<'_> {
    /// Checks what is taken of rows, and gives the fact that holds it.
    pub(crate) fn over_rows(&mut self, tree: &ast::OverRows) -> Option<(FactId, Type)> {
        let words = print::over_rows(tree);
        if self.scope == Scope::Rows {
            return self.refuse(diagnostics::not_read_there(
                &words,
                "what is taken of rows",
                Scope::Rows.words(),
                tree.span,
            ));
        }
        if self.vocabulary.taken.get(&words).is_none() {
            let rows = self.taken_rows(tree)?;
            self.vocabulary.taken.insert(words.clone(), rows);
        }
        let (position, _, rows) = self.vocabulary.taken.get_full(&words)?;
        Some((
            FactId::at(self.signatures.facts.len() + position),
            rows.ty.clone(),
        ))
    }

    /// Checks `any visits where …`.
    pub(crate) fn any_row(
        &mut self,
        tree: &ast::Condition,
        rows: &ast::OverRows,
    ) -> Option<NodeId> {
        let (fact, _) = self.over_rows(rows)?;
        Some(self.push_condition(Node::YesNo(fact), tree))
    }

    /// Checks what is taken of rows where a number or a date is wanted.
    pub(crate) fn over_rows_term(
        &mut self,
        tree: &ast::Expression,
        rows: &ast::OverRows,
    ) -> Option<Term> {
        let (fact, ty) = self.over_rows(rows)?;
        let (node, term) = match ty {
            Type::Number { unit, .. } => (Node::NumberFact(fact), TermType::Number(unit)),
            Type::Date { .. } => (Node::DateFact(fact), TermType::Date),
            Type::YesNo
            | Type::OneOf(_)
            | Type::AnyOf(_)
            | Type::Code(_)
            | Type::Codes(_)
            | Type::Text => {
                let (words, what) = (print::over_rows(rows), self.describe(&ty));
                return self.refuse(diagnostics::not_a_number(&words, &what, tree.span));
            }
        };
        Some(self.push_term(node, term, tree))
    }

    /// Tells whether what is taken of rows is a date.
    pub(super) fn takes_date(&self, rows: &ast::OverRows) -> bool {
        let taken = self.vocabulary.taken.get(&print::over_rows(rows));
        taken.is_some_and(|rows| matches!(rows.ty, Type::Date { .. }))
    }

    /// Gives the words by which authors know a fact.
    pub(crate) fn words_of(&self, fact: FactId) -> String {
        match fact.index().checked_sub(self.signatures.facts.len()) {
            None => self.signatures.path(fact).to_owned(),
            Some(position) => self
                .vocabulary
                .taken
                .get_index(position)
                .map_or_else(String::new, |(words, _)| words.clone()),
        }
    }

    fn taken_rows(&mut self, tree: &ast::OverRows) -> Option<TakenRows> {
        let record = self.record(&tree.record)?;
        let (kind, ty) = self.taken_kind(tree, record)?;
        let window = match &tree.window {
            Some(window) => Some(self.window(window)?),
            None => None,
        };
        let bounded = window.is_some_and(|window| window != Window::Lifetime);
        let ordered = matches!(kind, TakenKind::Latest(_) | TakenKind::Earliest(_));
        let by = match &tree.by {
            Some(by) => Some(self.date_column(by, record)?),
            None if bounded || ordered => Some(self.only_date(tree, record)?),
            None => None,
        };
        let body = match &tree.condition {
            Some(condition) => Some(self.row_condition(condition, record)?),
            None => None,
        };
        let nodes = body.as_ref().map_or(&[][..], |body| &body.fragment.nodes);
        let taken = Taken {
            fact: FactId(0),
            record,
            kind,
            by,
            window,
            condition: None,
            nodes: 0..0,
            reads: self.read_beside(nodes, window),
            reads_once: self.reads_once(nodes, by.filter(|_| bounded)),
        };
        Some(TakenRows {
            ty,
            taken,
            body,
            span: tree.span,
        })
    }

    /// Resolves a record, and reports a name that is none.
    pub(crate) fn record(&mut self, name: &ast::Name) -> Option<RecordId> {
        self.names()
            .records
            .resolve(name, self.sink, diagnostics::unknown_record)
    }

    /// Gives what is taken, and the type of what it comes to.
    fn taken_kind(&mut self, tree: &ast::OverRows, record: RecordId) -> Option<(TakenKind, Type)> {
        let most = self.signatures.declarations.records[record.index()]
            .tree
            .most
            .0;
        match &tree.kind {
            OverRowsKind::Any => Some((TakenKind::Any, Type::YesNo)),
            OverRowsKind::Count => {
                let unit = self.unit_of_rows(&tree.record)?;
                let ty = Type::Number {
                    unit,
                    decimals: 0,
                    low: Decimal::ZERO,
                    high: most.into(),
                };
                Some((TakenKind::Count, ty))
            }
            OverRowsKind::Sum(name) => {
                let (column, ty) = self.column(name, record)?;
                match ty {
                    Type::Number {
                        unit,
                        decimals,
                        high,
                        ..
                    } => {
                        let high = high.checked_mul(most.into()).unwrap_or(Decimal::MAX);
                        let ty = Type::Number {
                            unit,
                            decimals,
                            low: Decimal::ZERO,
                            high,
                        };
                        Some((TakenKind::Sum(column), ty))
                    }
                    Type::YesNo
                    | Type::Date { .. }
                    | Type::OneOf(_)
                    | Type::AnyOf(_)
                    | Type::Code(_)
                    | Type::Codes(_)
                    | Type::Text => self.unfit_column(name, &ty, "added up"),
                }
            }
            OverRowsKind::Latest(name) => {
                let (column, ty) = self.ordered_column(name, record)?;
                Some((TakenKind::Latest(column), ty))
            }
            OverRowsKind::Earliest(name) => {
                let (column, ty) = self.ordered_column(name, record)?;
                Some((TakenKind::Earliest(column), ty))
            }
        }
    }

    /// Gives the unit in which rows are counted: the one that bears the record's name.
    fn unit_of_rows(&mut self, record: &ast::Name) -> Option<crate::program::UnitId> {
        match self.names().units.find(&record.text) {
            Lookup::Found(unit) => Some(unit),
            Lookup::Broken => None,
            Lookup::Unknown => {
                self.refuse(diagnostics::rows_without_unit(&record.text, record.span))
            }
        }
    }

    fn column(&mut self, name: &ast::Name, record: RecordId) -> Option<(FactId, Type)> {
        let row = self.signatures.declarations.records[record.index()].tree;
        let path = format!("{}.{}", row.name.text, name.text);
        match self.names().columns.find(&path) {
            Lookup::Found(column) => Some((column, self.signatures.fact(column)?.clone())),
            Lookup::Broken => None,
            Lookup::Unknown => {
                let names = row.columns.iter().map(|column| column.name.text.as_str());
                let near = pol_parser::nearest(&name.text, names);
                self.refuse(diagnostics::unknown_column(
                    &name.text,
                    &row.name.text,
                    near,
                    name.span,
                ))
            }
        }
    }

    fn ordered_column(&mut self, name: &ast::Name, record: RecordId) -> Option<(FactId, Type)> {
        let (column, ty) = self.column(name, record)?;
        match ty {
            Type::Number { .. } | Type::Date { .. } | Type::OneOf(_) => Some((column, ty)),
            Type::YesNo | Type::AnyOf(_) | Type::Code(_) | Type::Codes(_) | Type::Text => {
                self.unfit_column(name, &ty, "taken from one row")
            }
        }
    }

    fn unfit_column<T>(&mut self, name: &ast::Name, ty: &Type, verb: &str) -> Option<T> {
        let what = self.describe(ty);
        self.refuse(diagnostics::column_unfit(
            &name.text, &what, verb, name.span,
        ))
    }

    fn date_column(&mut self, name: &ast::Name, record: RecordId) -> Option<FactId> {
        let (column, ty) = self.column(name, record)?;
        match ty {
            Type::Date { .. } => Some(column),
            Type::YesNo
            | Type::Number { .. }
            | Type::OneOf(_)
            | Type::AnyOf(_)
            | Type::Code(_)
            | Type::Codes(_)
            | Type::Text => self.unfit_column(name, &ty, "what rows are dated by"),
        }
    }

    /// Gives the one column of dates that a record has.
    fn only_date(&mut self, tree: &ast::OverRows, record: RecordId) -> Option<FactId> {
        let row = self.signatures.declarations.records[record.index()].tree;
        let dates = row.columns.iter();
        let dates = dates.filter(|column| matches!(column.ty, Some(ast::Type::Date)));
        let dates: Vec<&ast::Name> = dates.map(|column| &column.name).collect();
        match dates[..] {
            [date] => self.date_column(date, record),
            _ => {
                let names = dates.iter().map(|name| name.text.as_str()).collect();
                self.refuse(diagnostics::by_which_date(
                    &print::over_rows(tree),
                    names,
                    tree.span,
                ))
            }
        }
    }

    /// Checks the condition of rows as a body by itself.
    fn row_condition(&mut self, tree: &ast::Condition, record: RecordId) -> Option<Body> {
        let (outer, scope) = (std::mem::take(&mut self.fragment), self.scope);
        self.scope = Scope::Rows;
        self.names().rows_of.set(Some(record));
        let root = self.condition(tree);
        self.names().rows_of.set(None);
        self.scope = scope;
        let fragment = std::mem::replace(&mut self.fragment, outer);
        let fits = self.check_scope(&fragment, Scope::Rows);
        let root = root.filter(|_| fits)?;
        Some(Body {
            fragment,
            root: Some(root),
        })
    }

    /// Reports what the conditions of rows and derivations may not read; tells whether there is nothing of the kind.
    pub(crate) fn check_scope(&mut self, fragment: &Fragment, scope: Scope) -> bool {
        let mut fits = true;
        for (node, origin) in fragment.nodes.iter().zip(&fragment.origins) {
            let what = shared(node).or_else(|| self.unfit_fact(node));
            if let Some(what) = what {
                let (words, place) = (&origin.phrase, scope.words());
                self.report(diagnostics::not_read_there(words, what, place, origin.span));
                fits = false;
            }
        }
        fits
    }

    /// Tells what is wrong with the fact that a node reads there: it must be one that is stated or unknown.
    fn unfit_fact(&self, node: &Node) -> Option<&'static str> {
        let row = self
            .signatures
            .declarations
            .facts
            .get(self.read_by(node)?.index())?;
        unfit_row(row.tree)
    }

    /// Gives the fact that a node reads; of a value, the one by which requests are judged.
    fn read_by(&self, node: &Node) -> Option<FactId> {
        if let Node::Value(_) = node {
            return self.judging_fact();
        }
        node.own_fact()
    }

    /// Gives the fact by which requests are judged.
    fn judging_fact(&self) -> Option<FactId> {
        let policy = self.signatures.declarations.policies.first()?;
        let by = &policy.tree.in_force.first()?.by;
        self.names().facts.find(&by.text).found()
    }

    /// Gives the facts beside columns on which rows and their window depend.
    fn read_beside(&self, nodes: &[Node], window: Option<Window>) -> Vec<FactId> {
        let stated = self.signatures.declarations.stated;
        let of_node = |node: &Node| self.read_by(node).filter(|fact| fact.index() < stated);
        let window = window.map_or_else(Vec::new, |window| window.facts());
        let mut reads: Vec<FactId> = nodes.iter().filter_map(of_node).chain(window).collect();
        reads.sort_unstable();
        reads.dedup();
        reads
    }

    /// Tells whether each column is read once, and nothing is asked of it that may go only one way.
    fn reads_once(&self, nodes: &[Node], dated_by: Option<FactId>) -> bool {
        let stated = self.signatures.declarations.stated;
        let columns = nodes.iter().filter_map(Node::own_fact);
        let mut columns: Vec<FactId> = columns
            .filter(|fact| fact.index() >= stated)
            .chain(dated_by)
            .collect();
        let all = columns.len();
        columns.sort_unstable();
        columns.dedup();
        let closed = nodes.iter().any(|node| {
            let Node::CodeIn { set, .. } = node else {
                return false;
            };
            let system = self.vocabulary.code_sets[set.index()].system;
            self.vocabulary.system(system).only.is_some()
        });
        columns.len() == all && !closed
    }

    /// Checks a window of time.
    fn window(&mut self, tree: &ast::Window) -> Option<Window> {
        let window = match &tree.kind {
            ast::WindowKind::Rolling { length, ending } => {
                let (distance, ending) = (self.distance(length), self.day(ending));
                let (count, unit) = distance?;
                if count == 0 {
                    return self.refuse(diagnostics::window_without_days(tree.span));
                }
                Window::Rolling {
                    count,
                    unit,
                    ending: ending?,
                }
            }
            ast::WindowKind::Before { length, day } => self.days_before(length, day)?,
            ast::WindowKind::CalendarYear { of } => Window::CalendarYear { of: self.day(of)? },
            ast::WindowKind::PlanYear { of, starting } => {
                self.check_anniversaries(tree);
                let (of, starting) = (self.day(of), self.day(starting));
                Window::PlanYear {
                    of: of?,
                    starting: starting?,
                }
            }
            ast::WindowKind::Episode { from, to } => {
                let (from, to) = (self.day(from), self.day(to));
                Window::Episode {
                    from: from?,
                    to: to?,
                }
            }
            ast::WindowKind::Lifetime => Window::Lifetime,
        };
        Some(window)
    }

    /// Checks `90 days before D` as a window.
    pub(crate) fn days_before(
        &mut self,
        length: &ast::Quantity,
        day: &ast::Path,
    ) -> Option<Window> {
        let (distance, day) = (self.distance(length), self.day(day));
        let (count, unit) = distance?;
        Some(Window::Before {
            count,
            unit,
            day: day?,
        })
    }

    /// Resolves a fact by which a window is told: a date that is stated or unknown.
    pub(crate) fn day(&mut self, path: &ast::Path) -> Option<FactId> {
        let (fact, ty) = self.typed_fact(path)?;
        let row = self.signatures.declarations.facts.get(fact.index())?.tree;
        let what = match ty {
            Type::Date { .. } => unfit_row(row).map(str::to_owned),
            Type::YesNo
            | Type::Number { .. }
            | Type::OneOf(_)
            | Type::AnyOf(_)
            | Type::Code(_)
            | Type::Codes(_)
            | Type::Text => Some(self.describe(&ty)),
        };
        match what {
            None => Some(fact),
            Some(what) => self.refuse(diagnostics::window_by_no_date(&path.text, &what, path.span)),
        }
    }

    fn check_anniversaries(&mut self, tree: &ast::Window) {
        if self.signatures.month_end == crate::signatures::MonthEnds::Unsaid {
            self.report(diagnostics::month_end_unsaid("plan year", tree.span));
        }
    }

    fn limit(&mut self, name: &ast::Name) -> Option<ast::Limit> {
        let position = self
            .names()
            .limits
            .resolve(name, self.sink, diagnostics::unknown_limit)?;
        let limit = self.signatures.declarations.limits[position].tree;
        if name.span != limit.name.span {
            self.vocabulary.used_limits.insert(name.text.clone());
        }
        Some(limit.clone())
    }

    /// Checks `left of L` and `used of L`.
    pub(crate) fn limit_part(
        &mut self,
        tree: &ast::Expression,
        part: LimitPart,
        name: &ast::Name,
    ) -> Option<Term> {
        let limit = self.limit(name)?;
        let used = used(&limit);
        let kind = match part {
            LimitPart::Used => used.kind,
            LimitPart::Left => ExpressionKind::Less(vec![limit.most.clone(), used]),
        };
        let start = self.fragment.nodes.len();
        let term = self.term(&ast::Expression {
            kind,
            span: tree.span,
        })?;
        self.fragment.imply_from(start);
        self.fragment.rename(term.node, print::expression(tree));
        Some(term)
    }

    /// Checks `within L`: what is used, with what this request adds, is at most the limit.
    pub(crate) fn within_limit(
        &mut self,
        tree: &ast::Condition,
        name: &ast::Name,
    ) -> Option<NodeId> {
        let limit = self.limit(name)?;
        let used = used(&limit);
        let left = match &limit.including {
            None => used,
            Some(fact) => {
                let added = expression(ExpressionKind::Name(fact.clone()), fact.span);
                expression(ExpressionKind::Sum(vec![used, added]), fact.span)
            }
        };
        let start = self.fragment.nodes.len();
        let kind = ConditionKind::Compare {
            left,
            operator: Comparison::AtMost,
            right: limit.most.clone(),
        };
        let node = self.condition(&ast::Condition {
            kind,
            span: tree.span,
        })?;
        self.fragment.imply_from(start);
        self.fragment.rename(node, print::condition(tree));
        Some(node)
    }

    /// Checks a limit where it is declared.
    pub(crate) fn checked_limit(&mut self, tree: &ast::Limit) -> Option<LimitBody> {
        let kind = ConditionKind::WithinLimit(tree.name.clone());
        let within = ast::Condition {
            kind,
            span: tree.name.span,
        };
        let kept = self.body(|checker| checker.condition(&within));
        kept.root?;
        let kind = ExpressionKind::OfLimit(LimitPart::Left, tree.name.clone());
        let left = expression(kind, tree.name.span);
        let left = self.body(|checker| checker.term(&left).map(|term| term.node));
        left.root?;
        let (used, _) = self.over_rows(&tree.rows)?;
        let including = match &tree.including {
            Some(path) => Some(self.fact(path)?),
            None => None,
        };
        Some(LimitBody {
            used,
            kept,
            left,
            including,
        })
    }

    /// Checks how recent a fact must be, and between which days a date must lie.
    pub(crate) fn dating(&mut self, row: &FactRow<'_>, ty: Option<&Type>) -> Option<Dating> {
        let tree = row.tree;
        let mut dating = Dating::default();
        if let Some(recent) = &tree.recent {
            if tree.presumed.is_some() || tree.derived.is_some() {
                return self.refuse(diagnostics::recent_and_more(&row.path, recent.span));
            }
            dating.recent = Some(self.days_before(&recent.length, &recent.day)?);
        }
        for (path, slot) in [
            (&tree.not_before, &mut dating.not_before),
            (&tree.not_after, &mut dating.not_after),
        ] {
            let Some(path) = path else { continue };
            if !matches!(ty, None | Some(Type::Date { .. })) {
                return self.refuse(diagnostics::range_of_no_number(&row.path, path.span));
            }
            *slot = Some(self.day(path)?);
        }
        Some(dating)
    }
}

/// Tells what a node is that is worked out later.
fn shared(node: &Node) -> Option<&'static str> {
    if let Node::Criterion(_) = node {
        return Some("a criterion");
    }
    matches!(node, Node::AmountOf(_)).then_some("an amount")
}

/// Tells what is wrong with reading a fact where only stated or unknown ones may be read.
fn unfit_row(row: &ast::Fact) -> Option<&'static str> {
    if row.presumed.is_some() {
        return Some("a fact that may be presumed");
    }
    if row.derived.is_some() {
        return Some("a fact that is derived itself");
    }
    row.recent.is_some().then_some("a fact that may be too old")
}

fn used(limit: &ast::Limit) -> ast::Expression {
    let rows = Box::new(limit.rows.clone());
    expression(ExpressionKind::OverRows(rows), limit.rows.span)
}

fn expression(kind: ExpressionKind, span: Span) -> ast::Expression {
    ast::Expression { kind, span }
}
