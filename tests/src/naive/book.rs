//! The declarations of a policy by name, and every condition and expression in it.
//! A syntax tree in; look-ups out.

use super::{Request, rows};
use jiff::civil::Date;
use pol_parser::ast::{
    Advisory, Amount, Choices, CodeRange, CodeSet, CodeSystem, Condition, ConditionKind, Criterion,
    DeclarationKind, DerivedKind, Exception, Expression, ExpressionKind, Fact, File, Findings,
    Limit, OverRows, OverRowsKind, Policy, Records, Rule, Type, Value,
};
use pol_parser::print;
use rust_decimal::Decimal;
use std::collections::{BTreeMap, BTreeSet};

/// A policy without errors, opened for looking things up.
#[derive(Debug)]
pub struct Book<'a> {
    /// Its header.
    pub policy: &'a Policy,
    /// Its findings.
    pub findings: &'a Findings,
    /// Its facts by path, and their paths in declared order.
    pub facts: BTreeMap<String, &'a Fact>,
    /// The columns of its records by path.
    pub columns: BTreeMap<String, &'a Fact>,
    /// Its records by name.
    pub records: BTreeMap<&'a str, &'a Records>,
    /// Its limits by name.
    pub limits: BTreeMap<&'a str, &'a Limit>,
    /// Its choices by name.
    pub choices: BTreeMap<&'a str, &'a Choices>,
    /// Its code systems by name.
    pub systems: BTreeMap<&'a str, &'a CodeSystem>,
    /// Its code sets by name.
    pub code_sets: BTreeMap<&'a str, &'a CodeSet>,
    /// Its values by name.
    pub values: BTreeMap<&'a str, &'a Value>,
    /// Its criteria by name, each with all its versions.
    pub criteria: BTreeMap<&'a str, Vec<&'a Criterion>>,
    /// Its amounts by name.
    pub amounts: BTreeMap<&'a str, &'a Amount>,
    /// Its rules.
    pub rules: Vec<&'a Rule>,
    /// Its exceptions.
    pub exceptions: Vec<&'a Exception>,
    /// Its advisories.
    pub advisories: Vec<&'a Advisory>,
}

impl<'a> Book<'a> {
    /// Opens a policy; `None` where it has no header or no findings.
    pub fn open(file: &'a File) -> Option<Self> {
        let policy = file
            .declarations
            .iter()
            .find_map(|it| match_policy(&it.kind))?;
        let findings = file
            .declarations
            .iter()
            .find_map(|it| match_findings(&it.kind))?;
        let mut book = Self::empty(policy, findings);
        for declaration in &file.declarations {
            book.enter(&declaration.kind);
        }
        Some(book)
    }

    fn empty(policy: &'a Policy, findings: &'a Findings) -> Self {
        Self {
            policy,
            findings,
            facts: BTreeMap::new(),
            columns: BTreeMap::new(),
            records: BTreeMap::new(),
            limits: BTreeMap::new(),
            choices: BTreeMap::new(),
            systems: BTreeMap::new(),
            code_sets: BTreeMap::new(),
            values: BTreeMap::new(),
            criteria: BTreeMap::new(),
            amounts: BTreeMap::new(),
            rules: Vec::new(),
            exceptions: Vec::new(),
            advisories: Vec::new(),
        }
    }

    fn enter(&mut self, kind: &'a DeclarationKind) {
        match kind {
            DeclarationKind::Facts(group) => {
                for fact in &group.rows {
                    self.facts
                        .insert(format!("{}.{}", group.group.text, fact.name.text), fact);
                }
            }
            DeclarationKind::Records(it) => {
                for column in &it.columns {
                    self.columns
                        .insert(format!("{}.{}", it.name.text, column.name.text), column);
                }
                self.records.insert(&it.name.text, it);
            }
            DeclarationKind::Limit(it) => drop(self.limits.insert(&it.name.text, it)),
            DeclarationKind::Choices(it) => drop(self.choices.insert(&it.name.text, it)),
            DeclarationKind::CodeSystem(it) => drop(self.systems.insert(&it.name.text, it)),
            DeclarationKind::CodeSet(it) => drop(self.code_sets.insert(&it.name.text, it)),
            DeclarationKind::Value(it) => drop(self.values.insert(&it.name.text, it)),
            DeclarationKind::Criterion(it) => {
                self.criteria.entry(&it.name.text).or_default().push(it);
            }
            DeclarationKind::Amount(it) => drop(self.amounts.insert(&it.name.text, it)),
            DeclarationKind::Rule(it) => self.rules.push(it),
            DeclarationKind::Exception(it) => self.exceptions.push(it),
            DeclarationKind::Advisory(it) => self.advisories.push(it),
            DeclarationKind::Policy(_)
            | DeclarationKind::Vocabulary(_)
            | DeclarationKind::Use(_)
            | DeclarationKind::Revision(_)
            | DeclarationKind::Section(_)
            | DeclarationKind::Clauses(_)
            | DeclarationKind::Findings(_)
            | DeclarationKind::Unit(_)
            | DeclarationKind::Example(_)
            | DeclarationKind::Broken(_) => {}
        }
    }

    /// Gives the type of a fact.
    pub fn type_of(&self, path: &str) -> Option<&'a Type> {
        let fact = self.facts.get(path).or_else(|| self.columns.get(path))?;
        fact.ty.as_ref()
    }

    /// Gives the only column of dates of a record.
    pub fn date_column(&self, record: &str) -> Option<String> {
        let mut columns = self.records.get(record)?.columns.iter();
        let date = columns.find(|column| matches!(column.ty, Some(Type::Date)))?;
        Some(date.name.text.clone())
    }

    /// Gives everything that the policy takes of rows.
    pub fn over_rows(&self) -> Vec<&'a OverRows> {
        let mut found: Vec<&OverRows> = Vec::new();
        let mut expressions: Vec<&Expression> = Vec::new();
        self.each_condition(&mut |condition| {
            expressions.extend(own_expressions(condition));
            if let ConditionKind::AnyRow(rows) = &condition.kind {
                found.push(rows);
            }
        });
        self.each_expression(&mut |expression| expressions.push(expression));
        let derived = self.facts.values().filter_map(|fact| fact.derived.as_ref());
        found.extend(derived.flat_map(rows::in_derived));
        found.extend(self.limits.values().map(|limit| &limit.rows));
        found.extend(expressions.into_iter().flat_map(rows::in_expression));
        found
    }

    /// Gives the column of which the free value stands where no row counts, by the words of what is taken.
    pub fn free_column(&self, words: &str) -> Option<String> {
        let mut rows = self.over_rows().into_iter();
        let rows = rows.find(|rows| print::over_rows(rows) == words)?;
        match &rows.kind {
            OverRowsKind::Latest(column) | OverRowsKind::Earliest(column) => {
                Some(format!("{}.{}", rows.record.text, column.text))
            }
            OverRowsKind::Count | OverRowsKind::Sum(_) | OverRowsKind::Any => None,
        }
    }

    /// Gives what people ask for: of what is taken of rows, the record.
    pub fn asked_as(&self, name: String) -> String {
        let column = self.free_column(&name);
        let record = column.and_then(|column| Some(column.split_once('.')?.0.to_owned()));
        record.unwrap_or(name)
    }

    /// Tells whether a fact is worked out from the rows that a request gives.
    pub fn is_derived(&self, request: &Request, path: &str) -> bool {
        let derived = self.facts.get(path).and_then(|fact| fact.derived.as_ref());
        let stated = request.stated.contains_key(path);
        derived.filter(|_| !stated).is_some_and(|derived| {
            let mut rows = rows::in_derived(derived).into_iter();
            rows.all(|rows| request.rows.contains_key(&rows.record.text))
        })
    }

    /// Gives what a derived fact reads: records, facts and free values.
    pub fn derived_names(&self, path: &str) -> BTreeSet<String> {
        let derived = self.facts.get(path).and_then(|fact| fact.derived.as_ref());
        let mut names = BTreeSet::new();
        match derived.map(|derived| &derived.kind) {
            Some(DerivedKind::Condition(condition)) => self.condition_names(condition, &mut names),
            Some(DerivedKind::Expression(expression)) => {
                names.extend(self.expression_names(expression));
            }
            Some(DerivedKind::Choices { cases, .. }) => {
                for (_, when) in cases {
                    self.condition_names(when, &mut names);
                }
            }
            None => {}
        }
        self.settle_names(names)
    }

    /// Puts values into the facts behind them, and keeps what a world has a value of.
    fn settle_names(&self, names: BTreeSet<String>) -> BTreeSet<String> {
        let mut settled = BTreeSet::new();
        for name in names {
            if self.values.contains_key(name.as_str()) {
                settled.extend(self.policy.in_force.iter().map(|it| it.by.text.clone()));
            }
            settled.insert(name);
        }
        settled.retain(|name| self.is_axis(name));
        settled
    }

    fn is_axis(&self, name: &str) -> bool {
        self.facts.contains_key(name)
            || self.records.contains_key(name)
            || self.free_column(name).is_some()
    }

    /// Gives the codes of the code set of a name on a day.
    pub fn member_codes(&self, member: &str, day: Date) -> Vec<(&'a str, Option<&'a str>)> {
        let Some(set) = self.code_sets.get(member) else {
            return Vec::new();
        };
        let rows = set.rows.iter().filter(|row| row.dates.hold(day));
        rows.flat_map(|row| ranges(&row.codes)).collect()
    }

    /// Gives the days on which what has days begins or ends, but for the entries of values.
    pub fn dates(&self) -> BTreeSet<Date> {
        let criteria = self.criteria.values().flatten().map(|it| &it.dates);
        let rules = self.rules.iter().map(|it| &it.dates);
        let exceptions = self.exceptions.iter().map(|it| &it.dates);
        let advisories = self.advisories.iter().map(|it| &it.dates);
        let cases = self.amounts.values().flat_map(|it| &it.cases);
        let caps = self.amounts.values().flat_map(|it| &it.caps);
        let codes = self.code_sets.values().flat_map(|it| &it.rows);
        let choices = self.choices.values().flat_map(|it| &it.rows);
        let judged = criteria.chain(rules).chain(exceptions).chain(advisories);
        let computed = cases.map(|it| &it.dates);
        let listed = codes.map(|it| &it.dates).chain(choices.map(|it| &it.dates));
        let all = judged
            .chain(computed)
            .chain(caps.map(|it| &it.dates))
            .chain(listed);
        all.flat_map(|dates| [dates.from, dates.until])
            .flatten()
            .map(|it| it.date)
            .collect()
    }

    /// Gives the place of a finding: 0 is the strongest.
    pub fn strength(&self, finding: &str) -> usize {
        self.findings
            .rows
            .iter()
            .position(|row| row.name.text == finding)
            .expect("the policy was checked")
    }

    /// Gives the facts that a finding, an amount or the policy's force may depend on, each by path.
    pub fn read_facts(&self) -> BTreeSet<String> {
        let mut reads = BTreeSet::new();
        self.each_condition(&mut |condition| self.condition_names(condition, &mut reads));
        self.each_expression(&mut |expression| reads.extend(self.expression_names(expression)));
        reads.extend(self.policy.in_force.iter().map(|it| it.by.text.clone()));
        reads.extend(
            self.rules
                .iter()
                .filter_map(|rule| Some(rule.releasing.as_ref()?.of.text.clone())),
        );
        let days = reads.iter().filter_map(|name| self.facts.get(name));
        let days = days.filter_map(|fact| fact.recent.as_ref());
        let days: Vec<String> = days.map(|recent| recent.day.text.clone()).collect();
        reads.extend(days);
        self.settle_names(reads)
    }

    /// Gives the facts that a condition reads, through criteria, amounts and values.
    pub fn facts_of(&self, condition: &Condition) -> BTreeSet<String> {
        let mut names = BTreeSet::new();
        self.condition_names(condition, &mut names);
        let mut facts = BTreeSet::new();
        if !self.dates().is_empty() {
            facts.extend(self.policy.in_force.iter().map(|it| it.by.text.clone()));
        }
        let mut open: Vec<String> = names.into_iter().collect();
        while let Some(name) = open.pop() {
            if self.is_axis(&name) {
                facts.insert(name);
            } else {
                open.extend(self.names_behind(&name));
            }
        }
        facts
    }

    fn names_behind(&self, name: &str) -> BTreeSet<String> {
        let mut names = BTreeSet::new();
        for criterion in self.criteria.get(name).into_iter().flatten() {
            self.condition_names(&criterion.condition, &mut names);
        }
        if let Some(amount) = self.amounts.get(name) {
            amount_conditions(amount)
                .for_each(|condition| self.condition_names(condition, &mut names));
            amount_expressions(amount)
                .for_each(|expression| names.extend(self.expression_names(expression)));
        }
        if self.values.contains_key(name) {
            names.extend(self.policy.in_force.iter().map(|it| it.by.text.clone()));
        }
        names
    }

    /// Visits every condition on which a result may depend; those inside others too.
    pub fn each_condition(&self, visit: &mut dyn FnMut(&'a Condition)) {
        let presumed = self
            .facts
            .values()
            .filter_map(|fact| fact.presumed.as_ref()?.when.as_ref());
        let governs = self.policy.governs.iter().map(|it| &it.condition);
        let criteria = self.criteria.values().flatten().map(|it| &it.condition);
        let rules = self.rules.iter().filter_map(|it| it.condition.as_ref());
        let exceptions = self
            .exceptions
            .iter()
            .filter_map(|it| it.condition.as_ref());
        let amounts = self.amounts.values().flat_map(|it| amount_conditions(it));
        for condition in presumed
            .chain(governs)
            .chain(criteria)
            .chain(rules)
            .chain(exceptions)
            .chain(amounts)
        {
            each_within(condition, visit);
        }
    }

    /// Visits every condition on which an advisory depends; those inside others too.
    pub fn each_condition_of_advisories(&self, visit: &mut dyn FnMut(&'a Condition)) {
        let advisories = self.advisories.iter();
        let conditions = advisories.flat_map(|it| it.condition.iter().chain(&it.unless));
        conditions.for_each(|condition| each_within(condition, visit));
    }

    /// Gives the numbers and the days that conditions, amounts, values and the days in force name.
    pub fn literals(&self) -> (BTreeSet<Decimal>, BTreeSet<Date>) {
        let (mut numbers, mut days) = (BTreeSet::new(), BTreeSet::new());
        for value in self.values.values() {
            numbers.extend(value.entries.iter().map(|entry| entry.quantity.number));
            let dates = value.entries.iter().map(|entry| &entry.dates);
            days.extend(
                dates
                    .flat_map(|it| [it.from, it.until])
                    .flatten()
                    .map(|it| it.date),
            );
        }
        days.extend(self.dates());
        days.extend(
            self.policy
                .in_force
                .iter()
                .flat_map(|it| [Some(it.from), it.until])
                .flatten()
                .map(|it| it.date),
        );
        let mut expressions: Vec<&Expression> = Vec::new();
        self.each_condition(&mut |condition| expressions.extend(own_expressions(condition)));
        self.each_expression(&mut |expression| expressions.push(expression));
        expressions
            .into_iter()
            .for_each(|expression| expression_literals(expression, &mut numbers, &mut days));
        (numbers, days)
    }

    fn each_expression(&self, visit: &mut dyn FnMut(&'a Expression)) {
        self.amounts
            .values()
            .flat_map(|it| amount_expressions(it))
            .for_each(visit);
    }
}

/// Cuts code ranges into first and last.
pub(super) fn ranges<'c>(
    codes: impl IntoIterator<Item = &'c CodeRange>,
) -> Vec<(&'c str, Option<&'c str>)> {
    codes
        .into_iter()
        .map(|range| {
            (
                range.first.text.as_str(),
                range.last.as_ref().map(|last| last.text.as_str()),
            )
        })
        .collect()
}

fn match_policy(kind: &DeclarationKind) -> Option<&Policy> {
    if let DeclarationKind::Policy(policy) = kind {
        Some(policy)
    } else {
        None
    }
}

fn match_findings(kind: &DeclarationKind) -> Option<&Findings> {
    if let DeclarationKind::Findings(findings) = kind {
        Some(findings)
    } else {
        None
    }
}

fn amount_conditions(amount: &Amount) -> impl Iterator<Item = &Condition> {
    amount
        .cases
        .iter()
        .map(|case| &case.when)
        .chain(amount.caps.iter().filter_map(|cap| cap.when.as_ref()))
}

fn amount_expressions(amount: &Amount) -> impl Iterator<Item = &Expression> {
    let cases = amount.cases.iter().map(|case| &case.value);
    cases
        .chain(&amount.otherwise)
        .chain(amount.caps.iter().map(|cap| &cap.bound))
}

/// Visits a condition and all conditions inside it.
pub(super) fn each_within<'a>(condition: &'a Condition, visit: &mut dyn FnMut(&'a Condition)) {
    visit(condition);
    match &condition.kind {
        ConditionKind::Not(inner) => each_within(inner, visit),
        ConditionKind::And(items)
        | ConditionKind::Or(items)
        | ConditionKind::List { items, .. } => {
            items.iter().for_each(|item| each_within(item, visit));
        }
        ConditionKind::Name(_)
        | ConditionKind::Compare { .. }
        | ConditionKind::Between { .. }
        | ConditionKind::OneOf { .. }
        | ConditionKind::Includes { .. }
        | ConditionKind::Empty { .. }
        | ConditionKind::AnyRow(_)
        | ConditionKind::WithinLimit(_)
        | ConditionKind::Error => {}
    }
}

impl Book<'_> {
    /// Collects every name in a condition, whatever it names.
    fn condition_names(&self, condition: &Condition, names: &mut BTreeSet<String>) {
        each_within(condition, &mut |inner| names.extend(self.own_names(inner)));
    }

    /// Gives the names that stand in a condition itself, not in those inside it.
    fn own_names(&self, condition: &Condition) -> Vec<String> {
        match &condition.kind {
            ConditionKind::Name(path)
            | ConditionKind::OneOf { subject: path, .. }
            | ConditionKind::Includes { subject: path, .. }
            | ConditionKind::Empty { subject: path, .. } => vec![path.text.clone()],
            ConditionKind::Compare { .. } | ConditionKind::Between { .. } => {
                let expressions = own_expressions(condition).into_iter();
                expressions
                    .flat_map(|expression| self.expression_names(expression))
                    .collect()
            }
            ConditionKind::AnyRow(rows) => self.rows_names(rows),
            ConditionKind::WithinLimit(limit) => self.limit_names(&limit.text),
            ConditionKind::Not(_) | ConditionKind::And(_) | ConditionKind::Or(_) => Vec::new(),
            ConditionKind::List { .. } | ConditionKind::Error => Vec::new(),
        }
    }

    /// Gives the record, the window's facts, what the condition of rows reads beside columns, and the words of what is taken.
    fn rows_names(&self, rows: &OverRows) -> Vec<String> {
        let mut names = BTreeSet::from([rows.record.text.clone(), print::over_rows(rows)]);
        names.extend(rows.window.iter().flat_map(rows::window_names));
        if let Some(condition) = &rows.condition {
            self.condition_names(condition, &mut names);
        }
        names.retain(|name| !self.columns.contains_key(name));
        names.into_iter().collect()
    }

    fn limit_names(&self, name: &str) -> Vec<String> {
        let limit = self.limits[name];
        let mut names = self.rows_names(&limit.rows);
        names.extend(self.expression_names(&limit.most));
        names.extend(limit.including.iter().map(|path| path.text.clone()));
        names
    }

    /// Gives every name in an expression, whatever it names.
    fn expression_names(&self, expression: &Expression) -> Vec<String> {
        match &expression.kind {
            ExpressionKind::Name(path) => vec![path.text.clone()],
            ExpressionKind::Sum(items) | ExpressionKind::Less(items) => items
                .iter()
                .flat_map(|item| self.expression_names(item))
                .collect(),
            ExpressionKind::Times { of: inner, .. } | ExpressionKind::Shift { from: inner, .. } => {
                self.expression_names(inner)
            }
            ExpressionKind::OverRows(rows) => self.rows_names(rows),
            ExpressionKind::OfLimit(_, limit) => self.limit_names(&limit.text),
            ExpressionKind::Quantity(_) | ExpressionKind::Date(_) => Vec::new(),
            ExpressionKind::Code(_) | ExpressionKind::Error => Vec::new(),
        }
    }
}

/// Gives the expressions that a condition itself compares.
fn own_expressions(condition: &Condition) -> Vec<&Expression> {
    match &condition.kind {
        ConditionKind::Compare { left, right, .. } => vec![left, right],
        ConditionKind::Between { subject, low, high } => vec![subject, low, high],
        ConditionKind::Name(_)
        | ConditionKind::Not(_)
        | ConditionKind::And(_)
        | ConditionKind::Or(_) => Vec::new(),
        ConditionKind::List { .. }
        | ConditionKind::OneOf { .. }
        | ConditionKind::Includes { .. } => Vec::new(),
        ConditionKind::AnyRow(_) | ConditionKind::WithinLimit(_) => Vec::new(),
        ConditionKind::Empty { .. } | ConditionKind::Error => Vec::new(),
    }
}

fn expression_literals(
    expression: &Expression,
    numbers: &mut BTreeSet<Decimal>,
    days: &mut BTreeSet<Date>,
) {
    match &expression.kind {
        ExpressionKind::Quantity(quantity) => {
            numbers.insert(quantity.number);
        }
        ExpressionKind::Date(date) => {
            days.insert(*date);
        }
        ExpressionKind::Sum(items) | ExpressionKind::Less(items) => {
            items
                .iter()
                .for_each(|item| expression_literals(item, numbers, days));
        }
        ExpressionKind::Times { of: inner, .. } | ExpressionKind::Shift { from: inner, .. } => {
            expression_literals(inner, numbers, days);
        }
        ExpressionKind::OverRows(_) | ExpressionKind::OfLimit(..) => {}
        ExpressionKind::Name(_) | ExpressionKind::Code(_) | ExpressionKind::Error => {}
    }
}
