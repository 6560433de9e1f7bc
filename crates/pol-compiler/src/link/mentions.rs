//! A declaration in; the names out that it mentions of what a vocabulary can declare.
//! A word that may as well be a choice is mentioned too: who asks knows what there is.

use ast::{
    Condition, ConditionKind, DerivedKind, ExpectationKind, Expression, ExpressionKind, GivenKind,
    OverRowsKind, TextPart, Type, WindowKind,
};
use pol_parser::{Span, ast, ast::DeclarationKind};

/// What kind of thing a name stands for: names of one kind are declared once each.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(super) enum Space {
    /// A criterion, an amount, a value or a code set.
    Word,
    /// A fact, by its path.
    Fact,
    /// A record.
    Record,
    /// A unit.
    Unit,
    /// A code system.
    System,
    /// A list of choices.
    Choices,
    /// A limit.
    Limit,
    /// The table of findings.
    Findings,
}

/// A name that is mentioned.
#[derive(Clone, Debug)]
pub(super) struct Mention<'a> {
    /// Of what.
    pub(super) space: Space,
    /// The name; of a fact, its path.
    pub(super) name: &'a str,
    /// Where.
    pub(super) span: Span,
}

/// Collects mentions.
#[derive(Default)]
pub(super) struct Mentions<'a> {
    /// They, in the order of the tree.
    pub(super) all: Vec<Mention<'a>>,
}

impl<'a> Mentions<'a> {
    fn add(&mut self, space: Space, name: &'a str, span: Span) {
        self.all.push(Mention { space, name, span });
    }

    fn name(&mut self, space: Space, name: &'a ast::Name) {
        self.add(space, &name.text, name.span);
    }

    /// A fact, a column of a record, or what conditions name.
    fn path(&mut self, path: &'a ast::Path) {
        match path.text.split_once('.') {
            Some((group, _)) => {
                self.add(Space::Fact, &path.text, path.span);
                self.add(Space::Record, group, path.span);
            }
            None => self.add(Space::Word, &path.text, path.span),
        }
    }

    fn quantity(&mut self, quantity: &'a ast::Quantity) {
        quantity
            .unit
            .iter()
            .for_each(|it| self.name(Space::Unit, it));
    }

    fn text(&mut self, text: &'a ast::Text) {
        for part in &text.parts {
            if let TextPart::Hole(path) = part {
                self.path(path);
            }
        }
    }

    fn texts(&mut self, texts: impl IntoIterator<Item = &'a ast::Text>) {
        texts.into_iter().for_each(|text| self.text(text));
    }

    fn members(&mut self, members: &'a [ast::Name]) {
        members.iter().for_each(|it| self.name(Space::Word, it));
    }

    /// Reads a declaration.
    pub(super) fn declaration(&mut self, declaration: &'a ast::Declaration) {
        match &declaration.kind {
            DeclarationKind::Policy(tree) => self.policy(tree),
            DeclarationKind::CodeSet(tree) => self.name(Space::System, &tree.system),
            DeclarationKind::Choices(tree) => {
                let codes = tree.rows.iter().filter_map(|row| row.codes.as_ref());
                codes.for_each(|codes| self.name(Space::System, &codes.system));
            }
            DeclarationKind::Facts(tree) => tree.rows.iter().for_each(|row| self.fact(row)),
            DeclarationKind::Records(tree) => {
                self.texts(&tree.question);
                tree.columns.iter().for_each(|row| self.fact(row));
            }
            DeclarationKind::Limit(tree) => self.limit(tree),
            DeclarationKind::Value(tree) => {
                self.name(Space::Unit, &tree.unit);
                self.texts(&tree.text);
                tree.entries
                    .iter()
                    .for_each(|it| self.quantity(&it.quantity));
            }
            DeclarationKind::Criterion(tree) => {
                self.texts(&tree.text);
                self.condition(&tree.condition);
            }
            DeclarationKind::Amount(tree) => self.amount(tree),
            DeclarationKind::Rule(tree) => self.rule(tree),
            DeclarationKind::Exception(tree) => {
                self.add(Space::Findings, super::FINDINGS, tree.into.span);
                self.texts(&tree.text);
                tree.condition.iter().for_each(|it| self.condition(it));
            }
            DeclarationKind::Advisory(tree) => {
                self.texts(&tree.text);
                let conditions = tree.condition.iter().chain(&tree.unless);
                conditions.for_each(|it| self.condition(it));
            }
            DeclarationKind::Example(tree) => self.example(tree),
            DeclarationKind::Vocabulary(_)
            | DeclarationKind::Use(_)
            | DeclarationKind::Revision(_)
            | DeclarationKind::Section(_)
            | DeclarationKind::Clauses(_)
            | DeclarationKind::Findings(_)
            | DeclarationKind::Unit(_)
            | DeclarationKind::CodeSystem(_)
            | DeclarationKind::Broken(_) => {}
        }
    }

    fn policy(&mut self, tree: &'a ast::Policy) {
        for clause in &tree.in_force {
            self.path(&clause.by);
            self.texts(&clause.because);
        }
        let selected = tree.selected.iter().map(|it| &it.condition);
        selected.for_each(|it| self.condition(it));
        for clause in &tree.governs {
            self.condition(&clause.condition);
            self.texts(&clause.because);
        }
    }

    /// Reads a fact or a column.
    pub(super) fn fact(&mut self, tree: &'a ast::Fact) {
        match &tree.ty {
            Some(Type::Number { unit, .. }) => self.name(Space::Unit, unit),
            Some(Type::OneOf(name) | Type::AnyOf(name)) => self.name(Space::Choices, name),
            Some(Type::Code(name) | Type::Codes(name)) => self.name(Space::System, name),
            Some(Type::YesNo | Type::Date | Type::Text) | None => {}
        }
        if let Some(range) = &tree.range {
            self.expression(&range.low);
            self.expression(&range.high);
        }
        if let Some(recent) = &tree.recent {
            self.quantity(&recent.length);
            self.path(&recent.day);
        }
        let bounds = tree.not_before.iter().chain(&tree.not_after);
        bounds.for_each(|it| self.path(it));
        if let Some(presumed) = &tree.presumed {
            self.given(&presumed.value);
            presumed.when.iter().for_each(|it| self.condition(it));
        }
        if let Some(derived) = &tree.derived {
            self.derived(&derived.kind);
        }
        self.texts(&tree.question);
    }

    fn derived(&mut self, kind: &'a DerivedKind) {
        match kind {
            DerivedKind::Condition(condition) => self.condition(condition),
            DerivedKind::Expression(expression) => self.expression(expression),
            DerivedKind::Choices { cases, .. } => {
                cases.iter().for_each(|(_, when)| self.condition(when));
            }
        }
    }

    fn given(&mut self, value: &'a ast::GivenValue) {
        match &value.kind {
            GivenKind::Quantity(quantity) => self.quantity(quantity),
            GivenKind::Yes
            | GivenKind::No
            | GivenKind::None
            | GivenKind::NotStated
            | GivenKind::Date(_)
            | GivenKind::Members(_)
            | GivenKind::Open(_)
            | GivenKind::Text(_) => {}
        }
    }

    fn limit(&mut self, tree: &'a ast::Limit) {
        self.texts(&tree.text);
        self.expression(&tree.most);
        self.over_rows(&tree.rows);
        tree.including.iter().for_each(|it| self.path(it));
    }

    fn amount(&mut self, tree: &'a ast::Amount) {
        self.name(Space::Unit, &tree.unit);
        self.texts(&tree.text);
        for case in &tree.cases {
            self.expression(&case.value);
            self.condition(&case.when);
        }
        tree.otherwise.iter().for_each(|it| self.expression(it));
        for cap in &tree.caps {
            self.expression(&cap.bound);
            cap.when.iter().for_each(|it| self.condition(it));
            self.texts(&cap.because);
        }
    }

    fn rule(&mut self, tree: &'a ast::Rule) {
        self.add(Space::Findings, super::FINDINGS, tree.finds.span);
        if let Some(releasing) = &tree.releasing {
            self.path(&releasing.amount);
            self.path(&releasing.of);
        }
        self.texts(&tree.because);
        tree.condition.iter().for_each(|it| self.condition(it));
    }

    fn example(&mut self, tree: &'a ast::Example) {
        for given in &tree.given {
            self.path(&given.fact);
            self.given(&given.value);
        }
        for given in &tree.rows {
            self.name(Space::Record, &given.record);
            let rows = given.rows.iter().flat_map(|rows| &rows.rows);
            let cells = rows.flat_map(|row| &row.cells);
            cells.for_each(|(_, value)| self.given(value));
        }
        for expectation in &tree.expectations {
            match &expectation.kind {
                ExpectationKind::Finding { releasing, .. } => {
                    releasing.iter().for_each(|it| self.quantity(it));
                }
                ExpectationKind::Missing(paths) | ExpectationKind::Presumed(paths) => {
                    paths.iter().for_each(|it| self.path(it));
                }
                ExpectationKind::NotGoverned
                | ExpectationKind::InformationNeeded
                | ExpectationKind::Advisories(_)
                | ExpectationKind::Reasons(_)
                | ExpectationKind::Clauses(_) => {}
            }
        }
    }

    fn condition(&mut self, tree: &'a Condition) {
        match &tree.kind {
            ConditionKind::Name(path) => self.path(path),
            ConditionKind::Not(inner) => self.condition(inner),
            ConditionKind::And(items)
            | ConditionKind::Or(items)
            | ConditionKind::List { items, .. } => items.iter().for_each(|it| self.condition(it)),
            ConditionKind::Compare { left, right, .. } => {
                self.expression(left);
                self.expression(right);
            }
            ConditionKind::Between { subject, low, high } => {
                [subject, low, high]
                    .into_iter()
                    .for_each(|it| self.expression(it));
            }
            ConditionKind::OneOf {
                subject, members, ..
            }
            | ConditionKind::Includes {
                subject, members, ..
            } => {
                self.path(subject);
                self.members(members);
            }
            ConditionKind::Empty { subject, .. } => self.path(subject),
            ConditionKind::AnyRow(rows) => self.over_rows(rows),
            ConditionKind::WithinLimit(limit) => self.name(Space::Limit, limit),
            ConditionKind::Error => {}
        }
    }

    fn expression(&mut self, tree: &'a Expression) {
        match &tree.kind {
            ExpressionKind::Quantity(quantity) => self.quantity(quantity),
            ExpressionKind::Name(path) => self.path(path),
            ExpressionKind::Sum(items) | ExpressionKind::Less(items) => {
                items.iter().for_each(|it| self.expression(it));
            }
            ExpressionKind::Times { of, .. } => self.expression(of),
            ExpressionKind::Shift { by, from, .. } => {
                self.quantity(by);
                self.expression(from);
            }
            ExpressionKind::OverRows(rows) => self.over_rows(rows),
            ExpressionKind::OfLimit(_, limit) => self.name(Space::Limit, limit),
            ExpressionKind::Date(_) | ExpressionKind::Code(_) | ExpressionKind::Error => {}
        }
    }

    fn over_rows(&mut self, tree: &'a ast::OverRows) {
        self.name(Space::Record, &tree.record);
        match &tree.kind {
            OverRowsKind::Count
            | OverRowsKind::Any
            | OverRowsKind::Sum(_)
            | OverRowsKind::Latest(_)
            | OverRowsKind::Earliest(_) => {}
        }
        tree.window.iter().for_each(|it| self.window(&it.kind));
        tree.condition.iter().for_each(|it| self.condition(it));
    }

    fn window(&mut self, kind: &'a WindowKind) {
        match kind {
            WindowKind::Rolling { length, ending } => {
                self.quantity(length);
                self.path(ending);
            }
            WindowKind::CalendarYear { of } => self.path(of),
            WindowKind::PlanYear { of, starting } => {
                self.path(of);
                self.path(starting);
            }
            WindowKind::Episode { from, to } => {
                self.path(from);
                self.path(to);
            }
            WindowKind::Before { length, day } => {
                self.quantity(length);
                self.path(day);
            }
            WindowKind::Lifetime => {}
        }
    }
}
