//! The days on which declarations stand: in order, within the policy's own, and for versions of one name without gap or overlap.
//! What a declaration reads must stand wherever the declaration does, so that nothing is ever judged by what does not stand.

use crate::declarations::{Declarations, Declared, FactRow};
use crate::diagnostics;
use crate::signatures::Signatures;
use jiff::civil::Date;
use pol_parser::Diagnostic;
use pol_parser::ast::{self, ConditionKind};
use std::collections::BTreeMap;

/// Days from one to another, both included.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Days {
    first: Date,
    last: Date,
}

impl Days {
    const ALL: Self = Self {
        first: Date::MIN,
        last: Date::MAX,
    };

    fn of(dates: &ast::Dates) -> Self {
        Self {
            first: dates.from.map_or(Date::MIN, |from| from.date),
            last: dates.until.map_or(Date::MAX, |until| until.date),
        }
    }

    /// The days of both; none where it ends before it starts.
    fn and(self, other: Self) -> Option<Self> {
        let both = Self {
            first: self.first.max(other.first),
            last: self.last.min(other.last),
        };
        (both.first <= both.last).then_some(both)
    }

    /// Gives the first of these days that none of the others has; those stand in order.
    fn first_outside(self, others: &[Self]) -> Option<Date> {
        let mut day = self.first;
        for other in others {
            if other.first > day {
                break;
            }
            if other.last >= day {
                day = match other.last.tomorrow() {
                    Ok(next) => next,
                    Err(_) => return None,
                };
            }
        }
        (day <= self.last).then_some(day)
    }
}

/// A dated declaration: its kind, its name and its days.
#[derive(Clone, Copy)]
struct Dated<'a> {
    kind: &'static str,
    name: &'a ast::Name,
    dates: &'a ast::Dates,
}

/// Checks the days of all declarations.
pub(super) fn check(signatures: &Signatures<'_>, sink: &mut Vec<Diagnostic>) {
    let declarations = signatures.declarations;
    let force = force(declarations);
    let dated = dated(declarations);
    for one in &dated {
        check_days(one.name, one.dates, force, sink);
    }
    check_versions(&dated, force, sink);
    check_parts(declarations, force, sink);
    check_reads(declarations, force, sink);
}

/// Gives the days on which the policy is in force; all, where its header could not be read.
fn force(declarations: &Declarations<'_>) -> Days {
    let policy = declarations.policies.first();
    let clause = policy.and_then(|policy| policy.tree.in_force.first());
    clause.map_or(Days::ALL, |clause| Days {
        first: clause.from.date,
        last: clause.until.map_or(Date::MAX, |until| until.date),
    })
}

fn dated<'a>(declarations: &Declarations<'a>) -> Vec<Dated<'a>> {
    let of = |kind, name, dates| Dated { kind, name, dates };
    let criteria = declarations.criteria.iter();
    let criteria = criteria.map(|it| of("criterion", &it.tree.name, &it.tree.dates));
    let rules = declarations.rules.iter();
    let rules = rules.map(|it| of("rule", &it.tree.name, &it.tree.dates));
    let exceptions = declarations.exceptions.iter();
    let exceptions = exceptions.map(|it| of("exception", &it.tree.name, &it.tree.dates));
    let advisories = declarations.advisories.iter();
    let advisories = advisories.map(|it| of("advisory", &it.tree.name, &it.tree.dates));
    let all = criteria.chain(rules).chain(exceptions).chain(advisories);
    all.collect()
}

/// Reports an end before its start, and days of which the policy has none.
fn check_days(name: &ast::Name, dates: &ast::Dates, force: Days, sink: &mut Vec<Diagnostic>) {
    let Some(span) = dates.span() else { return };
    if is_unread(dates) {
        return;
    }
    if !is_backwards(name, dates, sink) && Days::of(dates).and(force).is_none() {
        sink.push(diagnostics::never_in_force(&name.text, span));
    }
}

/// Tells whether a day could not be read: it is the first of the calendar, and was reported.
pub(super) fn is_unread(dates: &ast::Dates) -> bool {
    let mut days = dates.from.iter().chain(&dates.until);
    days.any(|day| day.date == Date::MIN)
}

/// Reports days of which the last lies before the first, and tells whether that is so.
pub(super) fn is_backwards(
    name: &ast::Name,
    dates: &ast::Dates,
    sink: &mut Vec<Diagnostic>,
) -> bool {
    let (Some(from), Some(until)) = (dates.from, dates.until) else {
        return false;
    };
    let backwards = until.date < from.date;
    if backwards {
        let found = diagnostics::ends_before_start(&name.text, &from.date, &until.date, until.span);
        sink.push(found);
    }
    backwards
}

/// Checks the versions of each name against each other.
fn check_versions(dated: &[Dated<'_>], force: Days, sink: &mut Vec<Diagnostic>) {
    let mut versions: BTreeMap<(&str, &str), Vec<&Dated<'_>>> = BTreeMap::new();
    for one in dated {
        let name = (one.kind, one.name.text.as_str());
        versions.entry(name).or_default().push(one);
    }
    for versions in versions.values_mut() {
        versions.sort_by_key(|one| Days::of(one.dates));
        for pair in versions.windows(2) {
            check_pair(pair[0], pair[1], force, sink);
        }
    }
}

fn check_pair(one: &Dated<'_>, next: &Dated<'_>, force: Days, sink: &mut Vec<Diagnostic>) {
    if one.dates.is_always() && next.dates.is_always() {
        return;
    }
    let (before, after) = (Days::of(one.dates), Days::of(next.dates));
    let name = &one.name.text;
    if let Some(both) = before.and(after) {
        let (later, first) = (next.name.span, one.name.span);
        let day = both.and(force).unwrap_or(both).first;
        sink.push(diagnostics::versions_overlap(name, &day, later, first));
        return;
    }
    let between = match (before.last.tomorrow(), after.first.yesterday()) {
        (Ok(first), Ok(last)) => Days { first, last }.and(Days::ALL),
        (Ok(_) | Err(_), _) => None,
    };
    if let Some(gap) = between.and_then(|gap| gap.and(force)) {
        sink.push(diagnostics::versions_gap(name, &gap.first, next.name.span));
    }
}

/// Checks the days of caps, cases, codes and choices.
fn check_parts(declarations: &Declarations<'_>, force: Days, sink: &mut Vec<Diagnostic>) {
    for amount in &declarations.amounts {
        let cases = amount.tree.cases.iter().map(|case| &case.dates);
        let caps = amount.tree.caps.iter().map(|cap| &cap.dates);
        for dates in cases.chain(caps) {
            check_days(&amount.tree.name, dates, force, sink);
        }
    }
    for set in &declarations.code_sets {
        check_code_set(set.tree, force, sink);
    }
    for choices in &declarations.choices {
        for row in &choices.tree.rows {
            check_days(&row.name, &row.dates, force, sink);
            check_fallback(row, choices.tree, declarations, sink);
        }
        let days = choices.tree.rows.iter().map(|row| &row.dates);
        check_empty((&choices.tree.name, "answer"), days, force, sink);
    }
}

/// A dated choice counts as the one that takes all other codes; a question with one answer needs such a choice.
fn check_fallback(
    row: &ast::Choice,
    list: &ast::Choices,
    declarations: &Declarations<'_>,
    sink: &mut Vec<Diagnostic>,
) {
    let Some(span) = row.dates.span() else { return };
    let system = row.codes.as_ref();
    if system.is_some_and(|codes| codes.codes.is_none()) {
        sink.push(diagnostics::fallback_dated(&row.name.text, span));
        return;
    }
    let takes_others = |other: &ast::Choice| {
        let (one, other) = (system, other.codes.as_ref());
        one.zip(other).is_some_and(|(one, other)| {
            other.codes.is_none() && one.system.text == other.system.text
        })
    };
    if list.rows.iter().any(takes_others) {
        return;
    }
    let asks = |fact: &&FactRow<'_>| match &fact.tree.ty {
        Some(ast::Type::OneOf(name)) => name.text == list.name.text,
        Some(
            ast::Type::YesNo
            | ast::Type::Number { .. }
            | ast::Type::Date
            | ast::Type::AnyOf(_)
            | ast::Type::Code(_)
            | ast::Type::Codes(_)
            | ast::Type::Text,
        )
        | None => false,
    };
    if let Some(fact) = declarations.facts.iter().find(asks) {
        let (name, fact) = (&row.name.text, &fact.path);
        sink.push(diagnostics::choice_without_fallback(name, fact, span));
    }
}

/// A code set has a code on every day in force.
fn check_code_set(set: &ast::CodeSet, force: Days, sink: &mut Vec<Diagnostic>) {
    for row in &set.rows {
        check_days(&set.name, &row.dates, force, sink);
    }
    let days = set.rows.iter().map(|row| &row.dates);
    check_empty((&set.name, "code"), days, force, sink);
}

/// Reports the first day in force on which a list has no row.
fn check_empty<'a>(
    (name, what): (&ast::Name, &str),
    rows: impl Iterator<Item = &'a ast::Dates>,
    force: Days,
    sink: &mut Vec<Diagnostic>,
) {
    let mut days: Vec<Days> = rows.map(Days::of).collect();
    days.sort();
    let first = force.first_outside(&days);
    if let Some(day) = first.filter(|_| !days.is_empty()) {
        sink.push(diagnostics::empty_on_days(
            &name.text, what, &day, name.span,
        ));
    }
}

/// The days of each criterion of a name, in order.
type Standing<'a> = BTreeMap<&'a str, Vec<Days>>;

/// Reports a criterion that is read on days on which it does not stand.
fn check_reads(declarations: &Declarations<'_>, force: Days, sink: &mut Vec<Diagnostic>) {
    let mut standing = Standing::new();
    for criterion in &declarations.criteria {
        let days = Days::of(&criterion.tree.dates);
        let name = criterion.tree.name.text.as_str();
        standing.entry(name).or_default().push(days);
    }
    standing.values_mut().for_each(|days| days.sort());
    standing.retain(|_, days| force.first_outside(days).is_some());
    if standing.is_empty() {
        return;
    }
    let mut reads = Reads {
        standing,
        force,
        sink,
    };
    reads.of_policy(declarations);
    reads.of_judgements(declarations);
    reads.of_amounts(declarations);
}

struct Reads<'a, 's> {
    /// The criteria that do not stand on all days in force.
    standing: Standing<'a>,
    force: Days,
    sink: &'s mut Vec<Diagnostic>,
}

impl Reads<'_, '_> {
    fn of_policy(&mut self, declarations: &Declarations<'_>) {
        let always = ast::Dates::default();
        for policy in &declarations.policies {
            if let Some(selected) = &policy.tree.selected {
                self.check(&always, &selected.condition);
            }
            for governs in &policy.tree.governs {
                self.check(&always, &governs.condition);
            }
        }
        for fact in &declarations.facts {
            if let Some(when) = fact.tree.presumed.as_ref().and_then(|it| it.when.as_ref()) {
                self.check(&always, when);
            }
        }
    }

    fn of_judgements(&mut self, declarations: &Declarations<'_>) {
        for Declared { tree, .. } in &declarations.criteria {
            self.check(&tree.dates, &tree.condition);
        }
        for Declared { tree, .. } in &declarations.rules {
            self.check_all(&tree.dates, tree.condition.as_ref());
        }
        for Declared { tree, .. } in &declarations.exceptions {
            self.check_all(&tree.dates, tree.condition.as_ref());
        }
        for Declared { tree, .. } in &declarations.advisories {
            let conditions = tree.condition.iter().chain(&tree.unless);
            self.check_all(&tree.dates, conditions);
        }
    }

    fn of_amounts(&mut self, declarations: &Declarations<'_>) {
        for Declared { tree, .. } in &declarations.amounts {
            for case in &tree.cases {
                self.check(&case.dates, &case.when);
            }
            for cap in &tree.caps {
                self.check_all(&cap.dates, cap.when.as_ref());
            }
        }
    }

    fn check_all<'c>(
        &mut self,
        dates: &ast::Dates,
        conditions: impl IntoIterator<Item = &'c ast::Condition>,
    ) {
        for condition in conditions {
            self.check(dates, condition);
        }
    }

    fn check(&mut self, dates: &ast::Dates, condition: &ast::Condition) {
        let Some(days) = Days::of(dates).and(self.force) else {
            return;
        };
        condition.each(&mut |inner| {
            if let ConditionKind::Name(path) = &inner.kind {
                self.check_name(days, path);
            }
        });
    }

    fn check_name(&mut self, days: Days, path: &ast::Path) {
        let standing = self.standing.get(path.text.as_str());
        let outside = standing.and_then(|standing| days.first_outside(standing));
        if let Some(day) = outside {
            let found = diagnostics::read_outside_dates(&path.text, &day, path.span);
            self.sink.push(found);
        }
    }
}
