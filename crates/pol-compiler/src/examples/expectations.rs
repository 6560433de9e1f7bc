//! What examples expect: findings, facts, rules, advisories and clauses by name, and nothing that cannot come true.

use super::{Reader, Statements};
use crate::check::resolve;
use crate::declarations::Declared;
use crate::diagnostics;
use crate::names::{Lookup, Outcome, Symbol};
use crate::program::{
    self, AdvisoryId, Expectation, ExpectationKind, FactId, FactValue, FindingKind, RuleId,
};
use jiff::civil::Date;
use pol_parser::{Span, ast};
use std::collections::HashSet;

impl Reader<'_, '_> {
    /// Resolves what an example expects.
    pub(super) fn expectations(
        &mut self,
        example: Declared<'_, ast::Example>,
        given: Option<&Statements>,
    ) -> Option<Vec<Expectation>> {
        self.check_contradiction(example.tree);
        let trees = &example.tree.expectations;
        let kinds: Vec<_> = trees
            .iter()
            .map(|tree| self.expectation(tree, given))
            .collect();
        let kinds = kinds.into_iter().collect::<Option<Vec<_>>>()?;
        Some(
            kinds
                .into_iter()
                .zip(trees)
                .map(|(kind, tree)| Expectation {
                    kind,
                    span: tree.span,
                })
                .collect(),
        )
    }

    /// Reports two expectations that cannot both come true.
    fn check_contradiction(&mut self, example: &ast::Example) {
        let mut first: Option<(u8, Span)> = None;
        for expectation in &example.expectations {
            let result = match &expectation.kind {
                ast::ExpectationKind::Finding { .. } => 0,
                ast::ExpectationKind::NotGoverned => 1,
                ast::ExpectationKind::InformationNeeded => 2,
                ast::ExpectationKind::Missing(paths) if !paths.is_empty() => 2,
                ast::ExpectationKind::Missing(_)
                | ast::ExpectationKind::Advisories(_)
                | ast::ExpectationKind::Reasons(_)
                | ast::ExpectationKind::Clauses(_)
                | ast::ExpectationKind::Presumed(_) => continue,
            };
            match first {
                None => first = Some((result, expectation.span)),
                Some((other, span)) if other != result || result == 0 => {
                    self.sink.push(diagnostics::expectations_contradict(
                        &example.name.text,
                        expectation.span,
                        span,
                    ));
                }
                Some(_) => {}
            }
        }
    }

    fn expectation(
        &mut self,
        tree: &ast::Expectation,
        given: Option<&Statements>,
    ) -> Option<ExpectationKind> {
        match &tree.kind {
            ast::ExpectationKind::Finding { finding, releasing } => {
                self.finding(finding, releasing.as_ref())
            }
            ast::ExpectationKind::NotGoverned => Some(ExpectationKind::NotGoverned),
            ast::ExpectationKind::InformationNeeded => Some(ExpectationKind::InformationNeeded),
            ast::ExpectationKind::Missing(paths) => {
                self.report_repeated(paths.iter().map(|path| (path.text.as_str(), path.span)));
                let facts: Vec<_> = paths.iter().map(|path| self.missing(path)).collect();
                let facts: Vec<FactId> = facts.into_iter().collect::<Option<_>>()?;
                self.check_unstated(paths, &facts, given, "missing");
                Some(ExpectationKind::Missing(facts))
            }
            ast::ExpectationKind::Advisories(names) => {
                self.report_repeated(names.iter().map(|name| (name.text.as_str(), name.span)));
                let found: Vec<_> = names
                    .iter()
                    .map(|name| self.advisory(name, given))
                    .collect();
                found
                    .into_iter()
                    .collect::<Option<_>>()
                    .map(ExpectationKind::Advisories)
            }
            ast::ExpectationKind::Reasons(names) => {
                self.report_repeated(names.iter().map(|name| (name.text.as_str(), name.span)));
                let found: Vec<_> = names.iter().map(|name| self.rule(name, given)).collect();
                found
                    .into_iter()
                    .collect::<Option<_>>()
                    .map(ExpectationKind::Reasons)
            }
            ast::ExpectationKind::Clauses(ids) => {
                self.report_repeated(ids.iter().map(|name| (name.text.as_str(), name.span)));
                let found: Vec<_> = ids
                    .iter()
                    .map(|id| self.citations.find(id, self.sink))
                    .collect();
                found
                    .into_iter()
                    .collect::<Option<_>>()
                    .map(ExpectationKind::Clauses)
            }
            ast::ExpectationKind::Presumed(paths) => {
                self.report_repeated(paths.iter().map(|path| (path.text.as_str(), path.span)));
                let facts = self.facts(paths)?;
                self.check_unstated(paths, &facts, given, "presumed");
                self.check_presumed(paths, &facts);
                Some(ExpectationKind::Presumed(facts))
            }
        }
    }

    fn report_repeated<'n>(&mut self, names: impl Iterator<Item = (&'n str, Span)>) {
        let mut seen = HashSet::new();
        for (name, span) in names {
            if !seen.insert(name) {
                self.sink.push(diagnostics::listed_twice(name, span));
            }
        }
    }

    fn finding(
        &mut self,
        name: &ast::Name,
        releasing: Option<&ast::Quantity>,
    ) -> Option<ExpectationKind> {
        let finding = self.signatures.names.findings.resolve(
            name,
            self.sink,
            diagnostics::unknown_finding,
        )?;
        let Some(quantity) = releasing else {
            return Some(ExpectationKind::Finding {
                finding,
                releasing: None,
            });
        };
        if self.signatures.finding(finding) != FindingKind::Release {
            self.sink
                .push(diagnostics::expects_no_release(&name.text, quantity.span));
            return None;
        }
        let number = self.released(name, quantity)?;
        Some(ExpectationKind::Finding {
            finding,
            releasing: Some(number),
        })
    }

    /// Checks an expected amount against the unit of the amounts that rules of a finding release.
    fn released(
        &mut self,
        finding: &ast::Name,
        quantity: &ast::Quantity,
    ) -> Option<rust_decimal::Decimal> {
        let rules = self
            .signatures
            .declarations
            .rules
            .iter()
            .filter(|rule| rule.tree.finds.text == finding.text);
        let amounts = rules
            .filter_map(|rule| rule.tree.releasing.as_ref())
            .map(|releasing| &releasing.amount.text);
        let symbols = amounts.filter_map(|amount| self.names().symbol(amount).found());
        let units: Vec<_> = symbols.filter_map(|symbol| self.unit_of(symbol)).collect();
        let wanted = units
            .first()
            .map(|unit| self.signatures.unit(*unit).to_owned());
        let Some(name) = &quantity.unit else {
            self.sink.push(diagnostics::unit_missing(
                &quantity.digits,
                wanted.as_deref(),
                quantity.span,
            ));
            return None;
        };
        let found =
            self.signatures
                .names
                .units
                .resolve(name, self.sink, diagnostics::unknown_unit)?;
        if !units.contains(&found)
            && let Some(wanted) = wanted
        {
            let written = format!("{} {}", quantity.digits, name.text);
            let found = self.signatures.unit(found);
            let owner = &finding.text;
            self.sink.push(diagnostics::other_unit_than_declared(
                owner,
                &wanted,
                &written,
                found,
                quantity.span,
            ));
            return None;
        }
        Some(quantity.number)
    }

    fn unit_of(&self, symbol: Symbol) -> Option<program::UnitId> {
        match symbol {
            Symbol::Amount(amount) => self.signatures.amount(amount),
            Symbol::Fact(_) | Symbol::Criterion(_) | Symbol::Value(_) | Symbol::CodeSet(_) => None,
        }
    }

    /// Resolves a fact or a record; a record by its first column.
    fn missing(&mut self, path: &ast::Path) -> Option<FactId> {
        let declarations = self.signatures.declarations;
        if let Lookup::Found(record) = self.names().records.find(&path.text) {
            let mut columns = declarations.facts.iter().zip(0..);
            return columns
                .find(|(row, _)| declarations.record_of(row) == Some(record.index()))
                .map(|(_, id)| FactId(id));
        }
        resolve::fact(path, self.signatures.names, self.sink)
    }

    fn facts(&mut self, paths: &[ast::Path]) -> Option<Vec<FactId>> {
        let facts: Vec<_> = paths
            .iter()
            .map(|path| resolve::fact(path, self.signatures.names, self.sink))
            .collect();
        facts.into_iter().collect()
    }

    fn check_unstated(
        &mut self,
        paths: &[ast::Path],
        facts: &[FactId],
        given: Option<&Statements>,
        what: &str,
    ) {
        let Some(given) = given else { return };
        for (path, fact) in paths.iter().zip(facts) {
            // What is stated of a fact that must be recent may be too old, and then it is asked for.
            let row = &self.signatures.declarations.facts[fact.index()];
            if row.tree.recent.is_none()
                && matches!(given.facts.get(fact), Some(Some((value, _))) if !is_open(value))
            {
                self.sink.push(diagnostics::expects_stated_fact(
                    &path.text, what, path.span,
                ));
            }
        }
    }

    fn check_presumed(&mut self, paths: &[ast::Path], facts: &[FactId]) {
        for (path, fact) in paths.iter().zip(facts) {
            if self.signatures.declarations.facts[fact.index()]
                .tree
                .presumed
                .is_none()
            {
                self.sink
                    .push(diagnostics::expects_no_presumption(&path.text, path.span));
            }
        }
    }

    /// Finds a rule; of several versions, the one that stands on the day that the example states.
    fn rule(&mut self, name: &ast::Name, given: Option<&Statements>) -> Option<RuleId> {
        match self.names().outcomes.find(&name.text) {
            Lookup::Found(Outcome::Rule(first)) => {
                let day = given.and_then(|given| self.stated_day(given));
                let rules = &self.signatures.declarations.rules;
                let dates = |id: RuleId| &rules[id.index()].tree.dates;
                let versions = self.names().rules(&name.text);
                Some(standing(versions, dates, day).unwrap_or(first))
            }
            Lookup::Broken => None,
            Lookup::Found(Outcome::Exception(_) | Outcome::Advisory(_)) | Lookup::Unknown => {
                let rules = self
                    .signatures
                    .declarations
                    .rules
                    .iter()
                    .map(|rule| rule.tree.name.text.as_str());
                let near = pol_parser::nearest(&name.text, rules);
                self.sink
                    .push(diagnostics::unknown_rule(&name.text, name.span, near));
                None
            }
        }
    }

    /// Gives the day by which an example is judged, if it states it.
    fn stated_day(&self, given: &Statements) -> Option<Date> {
        let policy = self.signatures.declarations.policies.first()?;
        let by = &policy.tree.in_force.first()?.by;
        let Symbol::Fact(fact) = self.names().symbol(&by.text).found()? else {
            return None;
        };
        match &given.facts.get(&fact)?.as_ref()?.0 {
            FactValue::Date(day) => Some(*day),
            FactValue::YesNo(_)
            | FactValue::Number(_)
            | FactValue::Choice(_)
            | FactValue::Choices { .. }
            | FactValue::Code(_)
            | FactValue::Codes { .. }
            | FactValue::Text(_) => None,
        }
    }

    fn advisory(&mut self, name: &ast::Name, given: Option<&Statements>) -> Option<AdvisoryId> {
        match self.names().outcomes.find(&name.text) {
            Lookup::Found(Outcome::Advisory(first)) => {
                let day = given.and_then(|given| self.stated_day(given));
                let advisories = &self.signatures.declarations.advisories;
                let dates = |id: AdvisoryId| &advisories[id.index()].tree.dates;
                let versions = self.names().advisories(&name.text);
                Some(standing(versions, dates, day).unwrap_or(first))
            }
            Lookup::Broken => None,
            Lookup::Found(Outcome::Exception(_) | Outcome::Rule(_)) | Lookup::Unknown => {
                let all = self
                    .signatures
                    .declarations
                    .advisories
                    .iter()
                    .map(|it| it.tree.name.text.as_str());
                let near = pol_parser::nearest(&name.text, all);
                self.sink
                    .push(diagnostics::unknown_advisory(&name.text, name.span, near));
                None
            }
        }
    }
}

/// A list that may hold more is stated in part, and can be asked for.
fn is_open(value: &FactValue) -> bool {
    match value {
        FactValue::Choices { open, .. } | FactValue::Codes { open, .. } => *open,
        FactValue::YesNo(_)
        | FactValue::Number(_)
        | FactValue::Date(_)
        | FactValue::Choice(_)
        | FactValue::Code(_)
        | FactValue::Text(_) => false,
    }
}

/// Gives the version that stands on a day.
fn standing<'a, T: Copy>(
    versions: &[T],
    dates: impl Fn(T) -> &'a ast::Dates,
    day: Option<Date>,
) -> Option<T> {
    let day = day?;
    let mut versions = versions.iter().copied();
    versions.find(|version| dates(*version).hold(day))
}
