//! Examples in; the same out with what they are `like` taken in, their facts and expectations resolved.

use crate::check::{Checker, resolve};
use crate::citations::Citations;
use crate::declarations::{Declarations, Declared};
use crate::diagnostics;
use crate::names::{Lookup, Names, Outcome};
use crate::program::{
    self, AdvisoryId, Expectation, ExpectationKind, FactId, FactValue, FindingKind, RuleId,
};
use crate::signatures::Signatures;
use crate::texts::{notes, plain};
use pol_parser::{Diagnostic, Span, ast};
use std::collections::BTreeMap;

/// What one example says itself: a fact's value, or that it is not stated; `Err` where the value is wrong.
type Statements = BTreeMap<FactId, Option<FactValue>>;

/// Checks what each example states; `None` where something is wrong.
pub(crate) fn statements(
    signatures: &Signatures<'_>,
    checker: &mut Checker<'_>,
) -> Vec<Option<Statements>> {
    signatures
        .declarations
        .examples
        .iter()
        .map(|example| own_statements(example.tree, signatures, checker))
        .collect()
}

fn own_statements(
    example: &ast::Example,
    signatures: &Signatures<'_>,
    checker: &mut Checker<'_>,
) -> Option<Statements> {
    let mut statements = Statements::new();
    let mut complete = true;
    for given in &example.given {
        let Some(fact) = checker.fact(&given.fact) else {
            complete = false;
            continue;
        };
        let value = own_statement(given, fact, signatures, checker);
        complete &= value.is_some();
        if statements.insert(fact, value.flatten()).is_some() {
            checker.report(diagnostics::given_twice(&given.fact.text, given.fact.span));
        }
    }
    complete.then_some(statements)
}

fn own_statement(
    given: &ast::Given,
    fact: FactId,
    signatures: &Signatures<'_>,
    checker: &mut Checker<'_>,
) -> Option<Option<FactValue>> {
    if matches!(given.value.kind, ast::GivenKind::NotStated) {
        return Some(None);
    }
    let ty = signatures.fact(fact)?;
    checker.given(&given.fact.text, ty, &given.value).map(Some)
}

/// What reading an example needs.
pub(crate) struct Reader<'r, 'a> {
    /// The signatures.
    pub(crate) signatures: &'r Signatures<'a>,
    /// What each example states itself.
    pub(crate) statements: &'r [Option<Statements>],
    /// The clauses.
    pub(crate) citations: &'r mut Citations<'a>,
    /// Where to report.
    pub(crate) sink: &'r mut Vec<Diagnostic>,
}

impl Reader<'_, '_> {
    /// Reads all examples.
    pub(crate) fn read(&mut self) -> Vec<Option<program::Example>> {
        let declarations = self.signatures.declarations;
        self.report_silent(declarations);
        (0..declarations.examples.len())
            .map(|position| self.example(position))
            .collect()
    }

    fn names(&self) -> &Names {
        self.signatures.names
    }

    fn example(&mut self, position: usize) -> Option<program::Example> {
        let declared = self.signatures.declarations.examples[position];
        let given = self.given(position);
        let expect = self.expectations(declared, given.as_ref());
        self.citations.cite(
            declared.tree.attachments.cite.as_ref(),
            None,
            None,
            self.sink,
        );
        let title = plain(&declared.tree.title, self.sink);
        Some(program::Example {
            name: declared.tree.name.text.clone(),
            title,
            given: given?
                .into_iter()
                .filter_map(|(fact, value)| value.map(|value| (fact, value)))
                .collect(),
            expect: expect?,
            notes: notes(&declared.tree.attachments.notes),
            span: declared.span,
        })
    }

    /// Gives what an example states with all that it is like.
    fn given(&mut self, position: usize) -> Option<Statements> {
        let chain = self.chain(position)?;
        let mut merged = Statements::new();
        for &ancestor in chain.iter().rev() {
            merged.extend(self.statements[ancestor].clone()?);
        }
        Some(merged)
    }

    /// Lists an example and those that it is like, nearest first; reports a cycle once.
    fn chain(&mut self, start: usize) -> Option<Vec<usize>> {
        let examples = &self.signatures.declarations.examples;
        let mut chain = vec![start];
        let mut current = start;
        while let Some(like) = &examples[current].tree.like {
            current = match self.names().examples.find(&like.text) {
                Lookup::Found(next) => next,
                Lookup::Broken => return None,
                Lookup::Unknown => {
                    if current == start {
                        let near = self.names().examples.near(&like.text).map(str::to_owned);
                        self.sink.push(diagnostics::unknown_example(
                            &like.text,
                            like.span,
                            near.as_deref(),
                        ));
                    }
                    return None;
                }
            };
            if let Some(back) = chain.iter().position(|earlier| *earlier == current) {
                self.report_cycle(&chain[back..], start);
                return None;
            }
            chain.push(current);
        }
        Some(chain)
    }

    fn report_cycle(&mut self, cycle: &[usize], start: usize) {
        if cycle.iter().min() != Some(&start) {
            return;
        }
        let examples = &self.signatures.declarations.examples;
        let names: Vec<(&str, Span)> = cycle
            .iter()
            .map(|at| {
                (
                    examples[*at].tree.name.text.as_str(),
                    examples[*at].tree.name.span,
                )
            })
            .collect();
        self.sink.push(diagnostics::like_cycle(&names));
    }

    /// Reports examples that expect nothing and that no other is like.
    fn report_silent(&mut self, declarations: &Declarations<'_>) {
        let likes = declarations
            .examples
            .iter()
            .filter_map(|it| it.tree.like.as_ref());
        let likes: Vec<&str> = likes.map(|name| name.text.as_str()).collect();
        for example in &declarations.examples {
            let name = &example.tree.name;
            if example.tree.expectations.is_empty() && !likes.contains(&name.text.as_str()) {
                self.sink
                    .push(diagnostics::nothing_expected(&name.text, name.span));
            }
        }
    }

    fn expectations(
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
                let facts = self.facts(paths)?;
                self.check_unstated(paths, &facts, given, "missing");
                Some(ExpectationKind::Missing(facts))
            }
            ast::ExpectationKind::Advisories(names) => {
                let found: Vec<_> = names.iter().map(|name| self.advisory(name)).collect();
                found
                    .into_iter()
                    .collect::<Option<_>>()
                    .map(ExpectationKind::Advisories)
            }
            ast::ExpectationKind::Reasons(names) => {
                let found: Vec<_> = names.iter().map(|name| self.rule(name)).collect();
                found
                    .into_iter()
                    .collect::<Option<_>>()
                    .map(ExpectationKind::Reasons)
            }
            ast::ExpectationKind::Clauses(ids) => {
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
                let facts = self.facts(paths)?;
                self.check_unstated(paths, &facts, given, "presumed");
                self.check_presumed(paths, &facts);
                Some(ExpectationKind::Presumed(facts))
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

    fn unit_of(&self, symbol: crate::names::Symbol) -> Option<program::UnitId> {
        match symbol {
            crate::names::Symbol::Amount(amount) => self.signatures.amount(amount),
            crate::names::Symbol::Fact(_)
            | crate::names::Symbol::Criterion(_)
            | crate::names::Symbol::Value(_)
            | crate::names::Symbol::CodeSet(_) => None,
        }
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
            if matches!(given.get(fact), Some(Some(value)) if !is_open(value)) {
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

    fn rule(&mut self, name: &ast::Name) -> Option<RuleId> {
        match self.names().outcomes.find(&name.text) {
            Lookup::Found(Outcome::Rule(id)) => Some(id),
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

    fn advisory(&mut self, name: &ast::Name) -> Option<AdvisoryId> {
        match self.names().outcomes.find(&name.text) {
            Lookup::Found(Outcome::Advisory(id)) => Some(id),
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
