//! Declarations in; a table of names for each kind out. Reports a name that is declared twice.
//! A lookup tells an unknown name from one that only a broken declaration declares, which is never reported.

use crate::declarations::Declarations;
use crate::diagnostics;
use crate::program::{
    AdvisoryId, AmountId, ChoicesId, ClauseId, CodeSetId, CriterionId, ExceptionId, FactId,
    FindingId, RecordId, RuleId, SystemId, UnitId, ValueId,
};
use crate::units;
use indexmap::IndexMap;
use pol_parser::{Diagnostic, Span, ast, nearest};
use std::cell::Cell;
use std::collections::HashMap;

/// What a name stands for in conditions and expressions.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Symbol {
    /// A fact, by its path.
    Fact(FactId),
    /// A criterion.
    Criterion(CriterionId),
    /// An amount.
    Amount(AmountId),
    /// A value.
    Value(ValueId),
    /// A code set.
    CodeSet(CodeSetId),
}

/// What determines a determination: these names are not read by conditions.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Outcome {
    /// A rule.
    Rule(RuleId),
    /// An exception.
    Exception(ExceptionId),
    /// An advisory.
    Advisory(AdvisoryId),
}

/// What a table knows of a name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Lookup<T> {
    /// It is declared.
    Found(T),
    /// A declaration that could not be read may declare it.
    Broken,
    /// Nothing declares it.
    Unknown,
}

impl<T> Lookup<T> {
    /// Gives what was found.
    pub(crate) fn found(self) -> Option<T> {
        match self {
            Self::Found(found) => Some(found),
            Self::Broken | Self::Unknown => None,
        }
    }
}

/// The names of one kind.
pub(crate) struct Table<T> {
    entries: IndexMap<String, (T, Option<Span>)>,
    broken: Vec<String>,
    unreadable: bool,
}

impl<T> Default for Table<T> {
    fn default() -> Self {
        Self {
            entries: IndexMap::new(),
            broken: Vec::new(),
            unreadable: false,
        }
    }
}

impl<T: Copy> Table<T> {
    /// Looks a name up.
    pub(crate) fn find(&self, name: &str) -> Lookup<T> {
        match self.entries.get(name) {
            Some((found, _)) => Lookup::Found(*found),
            None if self.unreadable || self.broken.iter().any(|broken| broken == name) => {
                Lookup::Broken
            }
            None => Lookup::Unknown,
        }
    }

    /// Gives the declared name nearest to one that is not declared.
    pub(crate) fn near(&self, name: &str) -> Option<&str> {
        nearest(name, self.names())
    }

    /// Gives all names in declared order.
    pub(crate) fn names(&self) -> impl Iterator<Item = &str> {
        self.entries.keys().map(String::as_str)
    }

    /// Looks a name up, and reports it where nothing declares it.
    pub(crate) fn resolve(
        &self,
        name: &ast::Name,
        sink: &mut Vec<Diagnostic>,
        unknown: fn(&str, Span, Option<&str>) -> Diagnostic,
    ) -> Option<T> {
        let found = self.find(&name.text);
        if matches!(found, Lookup::Unknown) {
            sink.push(unknown(&name.text, name.span, self.near(&name.text)));
        }
        found.found()
    }

    fn declare(&mut self, name: &str, span: Span, id: T, sink: &mut Vec<Diagnostic>) {
        match self.entries.get(name) {
            Some((_, first)) => sink.push(diagnostics::declared_twice(name, span, *first)),
            None => drop(self.entries.insert(name.to_owned(), (id, Some(span)))),
        }
    }

    fn add_broken(&mut self, name: Option<&ast::Name>) {
        match name {
            Some(name) => self.broken.push(name.text.clone()),
            None => self.unreadable = true,
        }
    }
}

/// All names of a policy.
#[derive(Default)]
pub(crate) struct Names {
    /// What conditions and expressions can name, but for facts.
    pub(crate) words: Table<Symbol>,
    /// Facts by path.
    pub(crate) facts: Table<FactId>,
    /// Columns by path; they mean something only in what is said of the rows of their record.
    pub(crate) columns: Table<FactId>,
    /// The record of whose rows something is being said.
    pub(crate) rows_of: Cell<Option<RecordId>>,
    /// Records.
    pub(crate) records: Table<RecordId>,
    /// Limits, by position.
    pub(crate) limits: Table<usize>,
    /// Groups of facts.
    pub(crate) groups: Table<usize>,
    /// Units, by plural and by singular.
    pub(crate) units: Table<UnitId>,
    /// Code systems.
    pub(crate) systems: Table<SystemId>,
    /// Lists of choices.
    pub(crate) choices: Table<ChoicesId>,
    /// Findings.
    pub(crate) findings: Table<FindingId>,
    /// Rules, exceptions and advisories.
    pub(crate) outcomes: Table<Outcome>,
    /// Examples.
    pub(crate) examples: Table<usize>,
    /// Clauses of the source.
    pub(crate) clauses: Table<ClauseId>,
    criteria: Versions<CriterionId>,
    rules: Versions<RuleId>,
    advisories: Versions<AdvisoryId>,
}

/// What stands under each name, on some days each.
type Versions<T> = HashMap<String, Vec<T>>;

impl Names {
    /// Takes in all names of a policy.
    pub(crate) fn of(declarations: &Declarations<'_>, sink: &mut Vec<Diagnostic>) -> Self {
        let mut names = Self::default();
        names.declare_words(declarations, sink);
        names.declare_facts(declarations, sink);
        names.declare_units(declarations, sink);
        names.declare_vocabulary(declarations, sink);
        names.declare_outcomes(declarations, sink);
        names.declare_clauses(declarations, sink);
        for broken in &declarations.broken {
            names.declare_broken(broken);
        }
        names
    }

    /// Gives all versions of the criterion of a name, in declared order.
    pub(crate) fn criteria(&self, name: &str) -> &[CriterionId] {
        self.criteria.get(name).map_or(&[], Vec::as_slice)
    }

    /// Gives all versions of the rule of a name, in declared order.
    pub(crate) fn rules(&self, name: &str) -> &[RuleId] {
        self.rules.get(name).map_or(&[], Vec::as_slice)
    }

    /// Gives all versions of the advisory of a name, in declared order.
    pub(crate) fn advisories(&self, name: &str) -> &[AdvisoryId] {
        self.advisories.get(name).map_or(&[], Vec::as_slice)
    }

    /// Looks up what a condition or an expression names.
    pub(crate) fn symbol(&self, path: &str) -> Lookup<Symbol> {
        let Some((group, _)) = path.split_once('.') else {
            return self.words.find(path);
        };
        if let (Some(open), Lookup::Found(record)) = (self.rows_of.get(), self.records.find(group))
            && open == record
            && let Lookup::Found(column) = self.columns.find(path)
        {
            return Lookup::Found(Symbol::Fact(column));
        }
        match self.facts.find(path) {
            Lookup::Found(fact) => Lookup::Found(Symbol::Fact(fact)),
            Lookup::Broken => Lookup::Broken,
            Lookup::Unknown
                if matches!(self.groups.find(group), Lookup::Broken)
                    || matches!(self.records.find(group), Lookup::Broken) =>
            {
                Lookup::Broken
            }
            Lookup::Unknown => Lookup::Unknown,
        }
    }

    /// Gives the declared name that an unknown one was probably meant to be, the fact of that name in some group first.
    pub(crate) fn near_symbol(&self, path: &str) -> Option<String> {
        let in_group = self.fact_named(path);
        let near = || nearest(path, self.facts.names().chain(self.words.names()));
        in_group.or_else(near).map(str::to_owned)
    }

    /// Gives the path of the first fact that has a plain name.
    pub(crate) fn fact_named(&self, name: &str) -> Option<&str> {
        self.facts
            .names()
            .find(|path| path.split_once('.').is_some_and(|(_, last)| last == name))
    }

    fn declare_words(&mut self, declarations: &Declarations<'_>, sink: &mut Vec<Diagnostic>) {
        let criteria = declarations.criteria.iter().enumerate();
        let criteria: Vec<_> = criteria
            .map(|(at, it)| (&it.tree.name, &it.tree.dates, CriterionId::at(at)))
            .collect();
        self.criteria = versions(&criteria);
        let criteria = first_versions(&criteria);
        let criteria = criteria.map(|(name, id)| (name, Symbol::Criterion(id)));
        let amounts = declarations.amounts.iter().zip(0..);
        let amounts = amounts.map(|(it, id)| (&it.tree.name, Symbol::Amount(AmountId(id))));
        let values = declarations.values.iter().zip(0..);
        let values = values.map(|(it, id)| (&it.tree.name, Symbol::Value(ValueId(id))));
        let sets = declarations.code_sets.iter().zip(0..);
        let sets = sets.map(|(it, id)| (&it.tree.name, Symbol::CodeSet(CodeSetId(id))));
        declare_all(
            &mut self.words,
            criteria.chain(amounts).chain(values).chain(sets),
            sink,
        );
    }

    fn declare_facts(&mut self, declarations: &Declarations<'_>, sink: &mut Vec<Diagnostic>) {
        for (group, id) in declarations.groups.iter().zip(0..) {
            self.groups
                .declare(&group.tree.group.text, group.tree.group.span, id, sink);
        }
        for (record, id) in declarations.records.iter().zip(0..) {
            let name = &record.tree.name;
            self.records
                .declare(&name.text, name.span, RecordId(id), sink);
            if let Some((_, first)) = self.groups.entries.get(&name.text) {
                sink.push(diagnostics::declared_twice(&name.text, name.span, *first));
            }
        }
        for (fact, id) in declarations.facts.iter().zip(0..) {
            let table = match (id as usize) < declarations.stated {
                true => &mut self.facts,
                false => &mut self.columns,
            };
            table.declare(&fact.path, fact.tree.name.span, FactId(id), sink);
        }
        let limits = declarations.limits.iter().enumerate();
        declare_all(
            &mut self.limits,
            limits.map(|(position, it)| (&it.tree.name, position)),
            sink,
        );
    }

    fn declare_units(&mut self, declarations: &Declarations<'_>, sink: &mut Vec<Diagnostic>) {
        for ((plural, singular), id) in units::BUILT_IN.iter().zip(0..) {
            for name in [plural, singular] {
                self.units
                    .entries
                    .insert((*name).to_owned(), (UnitId(id), None));
            }
        }
        for (unit, id) in declarations.units.iter().zip(units::first_declared()..) {
            for name in std::iter::once(&unit.tree.plural).chain(&unit.tree.singular) {
                self.units.declare(&name.text, name.span, UnitId(id), sink);
            }
        }
    }

    fn declare_vocabulary(&mut self, declarations: &Declarations<'_>, sink: &mut Vec<Diagnostic>) {
        let systems = declarations
            .systems
            .iter()
            .zip(0..)
            .map(|(it, id)| (&it.tree.name, SystemId(id)));
        declare_all(&mut self.systems, systems, sink);
        let choices = declarations
            .choices
            .iter()
            .zip(0..)
            .map(|(it, id)| (&it.tree.name, ChoicesId(id)));
        declare_all(&mut self.choices, choices, sink);
        let rows = declarations
            .findings
            .iter()
            .take(1)
            .flat_map(|it| &it.tree.rows);
        declare_all(
            &mut self.findings,
            rows.zip(0..).map(|(row, id)| (&row.name, FindingId(id))),
            sink,
        );
        if declarations
            .findings
            .first()
            .is_some_and(|table| table.tree.rows.is_empty())
        {
            self.findings.add_broken(None);
        }
        let examples = declarations
            .examples
            .iter()
            .enumerate()
            .map(|(id, it)| (&it.tree.name, id));
        declare_all(&mut self.examples, examples, sink);
    }

    fn declare_outcomes(&mut self, declarations: &Declarations<'_>, sink: &mut Vec<Diagnostic>) {
        let rules = declarations.rules.iter().enumerate();
        let rules: Vec<_> = rules
            .map(|(at, it)| (&it.tree.name, &it.tree.dates, RuleId::at(at)))
            .collect();
        self.rules = versions(&rules);
        let exceptions = declarations.exceptions.iter().enumerate();
        let exceptions: Vec<_> = exceptions
            .map(|(at, it)| (&it.tree.name, &it.tree.dates, ExceptionId::at(at)))
            .collect();
        let advisories = declarations.advisories.iter().enumerate();
        let advisories: Vec<_> = advisories
            .map(|(at, it)| (&it.tree.name, &it.tree.dates, AdvisoryId::at(at)))
            .collect();
        self.advisories = versions(&advisories);
        let rules = first_versions(&rules).map(|(name, id)| (name, Outcome::Rule(id)));
        let exceptions = first_versions(&exceptions);
        let exceptions = exceptions.map(|(name, id)| (name, Outcome::Exception(id)));
        let advisories = first_versions(&advisories);
        let advisories = advisories.map(|(name, id)| (name, Outcome::Advisory(id)));
        declare_all(
            &mut self.outcomes,
            rules.chain(exceptions).chain(advisories),
            sink,
        );
    }

    fn declare_clauses(&mut self, declarations: &Declarations<'_>, sink: &mut Vec<Diagnostic>) {
        let rows = declarations
            .clauses
            .iter()
            .flat_map(|table| &table.tree.rows);
        for (row, id) in rows.zip(0..) {
            match self.clauses.entries.get(&row.id.text) {
                Some((_, first)) => {
                    sink.push(diagnostics::clause_twice(&row.id.text, row.id.span, *first))
                }
                None => drop(
                    self.clauses
                        .entries
                        .insert(row.id.text.clone(), (ClauseId(id), Some(row.id.span))),
                ),
            }
        }
    }

    fn declare_broken(&mut self, broken: &ast::Broken) {
        let name = broken.name.as_ref();
        match broken.keyword.as_deref() {
            Some("criterion" | "amount" | "value" | "code set") => self.words.add_broken(name),
            Some("rule" | "exception" | "advisory") => self.outcomes.add_broken(name),
            Some("facts") => self.groups.add_broken(name),
            Some("records") => self.records.add_broken(name),
            Some("limit") => self.limits.add_broken(name),
            Some("unit") => self.units.add_broken(None),
            Some("codes") => self.systems.add_broken(name),
            Some("choices") => self.choices.add_broken(name),
            Some("findings") => self.findings.add_broken(None),
            Some("example") => self.examples.add_broken(name),
            Some("clauses") => self.clauses.add_broken(None),
            Some(_) => {}
            None => self.declare_anything(name),
        }
    }

    fn declare_anything(&mut self, name: Option<&ast::Name>) {
        if name.is_none() {
            return;
        }
        self.words.add_broken(name);
        self.outcomes.add_broken(name);
        self.groups.add_broken(name);
        self.records.add_broken(name);
        self.limits.add_broken(name);
        self.units.add_broken(name);
        self.systems.add_broken(name);
        self.choices.add_broken(name);
        self.findings.add_broken(name);
        self.examples.add_broken(name);
    }
}

/// A declaration that may be one version of several: its name, its days and its id.
type Version<'a, T> = (&'a ast::Name, &'a ast::Dates, T);

fn versions<T: Copy>(all: &[Version<'_, T>]) -> Versions<T> {
    let mut versions = Versions::new();
    for (name, _, id) in all {
        let of_name: &mut Vec<T> = versions.entry(name.text.clone()).or_default();
        of_name.push(*id);
    }
    versions
}

/// Gives those that declare their name: not what is another version of one before it. Two without days are no versions.
fn first_versions<'a, T: Copy>(all: &[Version<'a, T>]) -> impl Iterator<Item = (&'a ast::Name, T)> {
    let mut first: HashMap<&str, &ast::Dates> = HashMap::new();
    let declares = |(name, dates, id): &Version<'a, T>| match first.get(name.text.as_str()) {
        Some(before) if !(before.is_always() && dates.is_always()) => None,
        Some(_) | None => {
            first.insert(&name.text, dates);
            Some((*name, *id))
        }
    };
    let declaring: Vec<_> = all.iter().filter_map(declares).collect();
    declaring.into_iter()
}

fn declare_all<'a, T: Copy>(
    table: &mut Table<T>,
    names: impl Iterator<Item = (&'a ast::Name, T)>,
    sink: &mut Vec<Diagnostic>,
) {
    for (name, id) in names {
        table.declare(&name.text, name.span, id, sink);
    }
}
