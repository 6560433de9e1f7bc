//! The numbers that the condition below a text holds, those of the values, amounts and criteria that it names among them;
//! and whether a number of the text is one of them.

use crate::condition::{compared, parts, within};
use crate::stated::{Stated, stated};
use crate::subject::Subject;
use pol_parser::Span;
use pol_parser::ast::{
    Amount, Condition, ConditionKind, Expression, ExpressionKind, Name, OverRows, Path, Quantifier,
    Quantity, Text, TextPart, Value, WindowKind,
};
use rust_decimal::Decimal;
use std::collections::{HashMap, HashSet};

/// A number of a condition.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Held {
    pub(crate) number: Decimal,
    /// The plural of its unit; none where it stands in a name or counts items.
    pub(crate) unit: Option<String>,
}

/// A text with the numbers that it states and those that the condition below it holds.
pub(crate) struct Pair {
    pub(crate) owner: String,
    /// The text with its quotes.
    pub(crate) span: Span,
    pub(crate) stated: Vec<Stated>,
    pub(crate) held: Vec<Held>,
    /// The values that the condition names itself: name, number, unit.
    pub(crate) values: Vec<(String, Decimal, String)>,
    /// What the text shows in its holes.
    shown: Vec<String>,
}

/// How a number of a text agrees with its condition.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Agreement {
    /// The condition holds it.
    Holds,
    /// The condition holds other numbers of its unit, which the text does not state.
    Differs(Vec<Decimal>),
    /// The condition holds it in another unit.
    OtherUnit(String),
    /// The condition holds nothing like it.
    Absent,
}

impl Pair {
    /// Gives the place of a number in the policy.
    pub(crate) fn place(&self, stated: &Stated) -> Span {
        let start = self.span.start + 1;
        Span::new(start + stated.start, start + stated.end)
    }

    /// Tells how a number of the text agrees with the condition.
    pub(crate) fn agreement(&self, stated: &Stated) -> Agreement {
        if self.held.iter().any(|held| is_same(stated, held)) {
            return Agreement::Holds;
        }
        let Some(unit) = &stated.unit else {
            return Agreement::Absent;
        };
        let of_unit = self.held.iter().filter(|it| it.unit.as_ref() == Some(unit));
        let unstated = of_unit.clone().filter(|held| !self.states(held));
        let mut numbers: Vec<Decimal> = unstated.map(|held| held.number).collect();
        numbers.sort_unstable();
        numbers.dedup();
        let other = self.held.iter().find(|it| it.number == stated.number);
        match (numbers.is_empty(), other.and_then(|it| it.unit.clone())) {
            (false, _) => Agreement::Differs(numbers),
            (true, Some(other)) if of_unit.count() == 0 => Agreement::OtherUnit(other),
            (true, Some(_) | None) => Agreement::Absent,
        }
    }
}

impl Pair {
    /// Tells whether the text states a number of the condition, or shows the value that holds it.
    fn states(&self, held: &Held) -> bool {
        let is_shown = |(name, number, _): &(String, Decimal, String)| {
            self.shown.contains(name) && *number == held.number
        };
        self.stated.iter().any(|it| is_same(it, held)) || self.values.iter().any(is_shown)
    }
}

/// Tells whether a text means the number that a condition holds: `more than 12` is `at least 13` too, and 2 weeks are 14 days.
fn is_same(stated: &Stated, held: &Held) -> bool {
    let (number, unit) = common(stated.number, stated.unit.as_deref());
    let (other, other_unit) = common(held.number, held.unit.as_deref());
    let same_unit = unit.is_none() || other_unit.is_none() || unit == other_unit;
    let near = stated.is_above && held.number == stated.number + Decimal::ONE
        || stated.is_below && held.number + Decimal::ONE == stated.number;
    let same = if unit == other_unit {
        number == other
    } else {
        stated.number == held.number
    };
    same_unit && (same || near)
}

/// Puts weeks into days and years into months.
fn common(number: Decimal, unit: Option<&str>) -> (Decimal, Option<&str>) {
    let (factor, unit) = match unit {
        Some("weeks") => (7, Some("days")),
        Some("years") => (12, Some("months")),
        other => (1, other),
    };
    (
        number.checked_mul(Decimal::from(factor)).unwrap_or(number),
        unit,
    )
}

/// Gives every text that stands above a condition or a bound, with the numbers of both.
pub(crate) fn pairs(subject: &Subject<'_>) -> Vec<Pair> {
    let index = Index::of(subject);
    let mut found = Vec::new();
    for it in subject.policies() {
        for governs in &it.governs {
            found.extend(index.pair(&it.name, &governs.because, |held| {
                held.condition(&governs.condition)
            }));
        }
    }
    for it in subject.criteria() {
        found.extend(index.pair(&it.name, &it.text, |held| held.condition(&it.condition)));
    }
    for it in subject.exceptions() {
        let condition = it.condition.as_ref();
        found.extend(index.pair(&it.name, &it.text, |held| {
            condition.into_iter().for_each(|it| held.condition(it))
        }));
    }
    for it in subject.advisories() {
        let conditions = it.condition.iter().chain(&it.unless);
        found.extend(index.pair(&it.name, &it.text, |held| {
            conditions.for_each(|it| held.condition(it))
        }));
    }
    for it in subject.rules() {
        found.extend(index.pair(&it.name, &it.because, |held| {
            it.condition.iter().for_each(|it| held.condition(it));
            it.releasing.iter().for_each(|it| held.name(&it.amount));
        }));
    }
    for it in subject.limits() {
        found.extend(index.pair(&it.name, &it.text, |held| held.limit(&it.name)));
    }
    for it in subject.amounts() {
        for cap in &it.caps {
            found.extend(index.pair(&it.name, &cap.because, |held| {
                held.expression(&cap.bound);
                cap.when.iter().for_each(|it| held.condition(it));
            }));
        }
    }
    found
}

/// What names stand for.
struct Index<'s, 'a> {
    subject: &'s Subject<'a>,
    conditions: HashMap<&'a str, (&'a Condition, &'a Option<Text>)>,
    amounts: HashMap<&'a str, &'a Amount>,
    values: HashMap<&'a str, &'a Value>,
    questions: HashMap<String, &'a Option<Text>>,
    labels: HashMap<&'a str, Vec<&'a Text>>,
}

impl<'s, 'a> Index<'s, 'a> {
    fn of(subject: &'s Subject<'a>) -> Self {
        let mut labels: HashMap<&str, Vec<&Text>> = HashMap::new();
        for row in subject.choices().flat_map(|it| &it.rows) {
            labels.entry(&row.name.text).or_default().push(&row.label);
        }
        let criteria = subject.criteria();
        Self {
            subject,
            conditions: criteria
                .map(|it| (it.name.text.as_str(), (&it.condition, &it.text)))
                .collect(),
            amounts: subject
                .amounts()
                .map(|it| (it.name.text.as_str(), it))
                .collect(),
            values: subject
                .values()
                .map(|it| (it.name.text.as_str(), it))
                .collect(),
            questions: subject
                .facts()
                .map(|(path, fact)| (path, &fact.question))
                .collect(),
            labels,
        }
    }

    fn pair(
        &self,
        owner: &Name,
        text: &Option<Text>,
        hold: impl FnOnce(&mut Holding<'_, 's, 'a>),
    ) -> Option<Pair> {
        let text = text.as_ref()?;
        let inside = Span::new(text.span.start + 1, text.span.end.saturating_sub(1));
        let stated = stated(inside.of(self.subject.source), &self.subject.program.units);
        if stated.is_empty() {
            return None;
        }
        let mut holding = Holding {
            index: self,
            held: Vec::new(),
            values: Vec::new(),
            seen: HashSet::new(),
            depth: 0,
        };
        hold(&mut holding);
        Some(Pair {
            owner: owner.text.clone(),
            span: text.span,
            stated,
            held: holding.held,
            values: holding.values,
            shown: shown(text),
        })
    }
}

/// The names in the holes of a text.
fn shown(text: &Text) -> Vec<String> {
    let holes = text.parts.iter().filter_map(|part| match part {
        TextPart::Hole(path) => Some(path.text.clone()),
        TextPart::Words(_) => None,
    });
    holes.collect()
}

/// So many criteria and amounts that name one another are followed; a text speaks of what is near.
const DEEPEST: usize = 16;

/// Collects what is held.
struct Holding<'i, 's, 'a> {
    index: &'i Index<'s, 'a>,
    held: Vec<Held>,
    values: Vec<(String, Decimal, String)>,
    seen: HashSet<String>,
    depth: usize,
}

impl Holding<'_, '_, '_> {
    fn condition(&mut self, condition: &Condition) {
        for part in within(condition) {
            for expression in compared(part) {
                self.expression(expression);
            }
            match &part.kind {
                ConditionKind::Name(path) => self.name(path),
                ConditionKind::List { quantifier, items } => self.count(*quantifier, items.len()),
                ConditionKind::OneOf {
                    subject, members, ..
                }
                | ConditionKind::Includes {
                    subject, members, ..
                } => {
                    self.name(subject);
                    members.iter().for_each(|member| self.member(&member.text));
                }
                ConditionKind::Empty { subject, .. } => self.name(subject),
                ConditionKind::AnyRow(rows) => self.rows(rows),
                ConditionKind::WithinLimit(limit) => self.limit(limit),
                ConditionKind::Not(_)
                | ConditionKind::And(_)
                | ConditionKind::Or(_)
                | ConditionKind::Compare { .. }
                | ConditionKind::Between { .. }
                | ConditionKind::Error => {}
            }
        }
    }

    fn expression(&mut self, expression: &Expression) {
        for part in parts(expression) {
            match &part.kind {
                ExpressionKind::Quantity(quantity) => self.quantity(quantity),
                ExpressionKind::Name(path) => self.name(path),
                ExpressionKind::Times { factor, .. } => self.bare(*factor),
                ExpressionKind::Shift { by, .. } => self.quantity(by),
                ExpressionKind::OverRows(rows) => self.rows(rows),
                ExpressionKind::OfLimit(_, limit) => self.limit(limit),
                ExpressionKind::Date(_)
                | ExpressionKind::Code(_)
                | ExpressionKind::Sum(_)
                | ExpressionKind::Less(_)
                | ExpressionKind::Error => {}
            }
        }
    }

    /// Collects what the rows of a record are taken by: how long the window is, and the record's question.
    fn rows(&mut self, rows: &OverRows) {
        if let Some(WindowKind::Rolling { length, .. } | WindowKind::Before { length, .. }) =
            rows.window.as_ref().map(|window| &window.kind)
        {
            self.quantity(length);
        }
        rows.condition.iter().for_each(|it| self.condition(it));
    }

    fn limit(&mut self, name: &Name) {
        let mut limits = self.index.subject.limits();
        if let Some(limit) = limits.find(|it| it.name.text == name.text) {
            self.expression(&limit.most);
            self.rows(&limit.rows);
        }
    }

    fn quantity(&mut self, quantity: &Quantity) {
        let units = &self.index.subject.program.units;
        let plural = |name: &Name| {
            let found = units
                .iter()
                .find(|it| it.plural == name.text || it.singular == name.text);
            found.map(|unit| unit.plural.clone())
        };
        self.held.push(Held {
            number: quantity.number.normalize(),
            unit: quantity.unit.as_ref().and_then(plural),
        });
    }

    fn bare(&mut self, number: Decimal) {
        self.held.push(Held { number, unit: None });
    }

    /// How many items there are, and how many of them are wanted.
    fn count(&mut self, quantifier: Quantifier, items: usize) {
        if let Quantifier::AtLeast(count) = quantifier {
            self.bare(Decimal::from(count));
        }
        self.bare(Decimal::from(items));
    }

    /// Takes what a name stands for, once.
    fn name(&mut self, path: &Path) {
        if self.depth > DEEPEST || !self.seen.insert(path.text.clone()) {
            return;
        }
        self.digits(&path.text);
        let name = path.text.as_str();
        if let Some(value) = self.index.values.get(name).copied() {
            self.value(value);
        }
        self.depth += 1;
        if let Some((condition, text)) = self.index.conditions.get(name).copied() {
            self.text(text);
            self.condition(condition);
        }
        if let Some(amount) = self.index.amounts.get(name).copied() {
            self.amount(amount);
        }
        if let Some(question) = self.index.questions.get(name).copied() {
            self.text(question);
        }
        self.depth -= 1;
        self.member(name);
    }

    fn value(&mut self, value: &Value) {
        for entry in &value.entries {
            self.quantity(&entry.quantity);
        }
        if let ([entry], 0) = (value.entries.as_slice(), self.depth) {
            let (number, unit) = (entry.quantity.number.normalize(), value.unit.text.clone());
            self.values.push((value.name.text.clone(), number, unit));
        }
    }

    fn amount(&mut self, amount: &Amount) {
        for case in &amount.cases {
            self.expression(&case.value);
            self.condition(&case.when);
        }
        amount.otherwise.iter().for_each(|it| self.expression(it));
        for cap in &amount.caps {
            self.expression(&cap.bound);
            cap.when.iter().for_each(|it| self.condition(it));
        }
    }

    /// A choice may have a number in its label or its name.
    fn member(&mut self, name: &str) {
        self.digits(name);
        for label in self.index.labels.get(name).into_iter().flatten() {
            self.words(label);
        }
    }

    fn text(&mut self, text: &Option<Text>) {
        text.iter().for_each(|text| self.words(text));
    }

    /// What a text states, the condition that names its owner holds.
    fn words(&mut self, text: &Text) {
        let subject = self.index.subject;
        let found = stated(text.span.of(subject.source), &subject.program.units);
        self.held.extend(found.into_iter().map(|it| Held {
            number: it.number,
            unit: it.unit,
        }));
    }

    fn digits(&mut self, name: &str) {
        let numbers = name.split(|letter: char| !letter.is_ascii_digit());
        let numbers = numbers.filter_map(|digits| digits.parse().ok());
        self.held
            .extend(numbers.map(|number| Held { number, unit: None }));
    }
}
