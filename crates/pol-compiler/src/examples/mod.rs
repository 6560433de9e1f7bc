//! Examples in; the same out with what they are `like` taken in, their facts and expectations resolved.

pub(crate) mod beside;
mod expectations;
mod likes;
mod rows;

use crate::check::Checker;
use crate::citations::Citations;
use crate::declarations::Declarations;
use crate::diagnostics;
use crate::names::Names;
use crate::program::{self, FactId, FactValue};
use crate::signatures::Signatures;
use crate::texts::{notes, plain};
use jiff::civil::Date;
use pol_parser::{Diagnostic, ast};
use rows::RowStatements;
use std::collections::BTreeMap;

/// What an example states.
#[derive(Clone, Default)]
pub(crate) struct Statements {
    /// Of facts: the value and the day of which it is, or that it is not stated.
    pub(crate) facts: BTreeMap<FactId, Option<(FactValue, Option<Date>)>>,
    /// Of records.
    pub(crate) rows: RowStatements,
}

impl Statements {
    /// Takes in what another states itself.
    fn extend(&mut self, own: Self) {
        self.facts.extend(own.facts);
        self.rows.extend(own.rows);
    }
}

/// Checks what each example states, with all that it is like; `None` where something is wrong.
pub(crate) fn statements(
    signatures: &Signatures<'_>,
    checker: &mut Checker<'_>,
) -> Vec<Option<Statements>> {
    let declarations = signatures.declarations;
    let own = declarations.examples.iter();
    let own: Vec<_> = own
        .map(|example| own_statements(example.tree, signatures, checker))
        .collect();
    likes::merge(declarations, signatures.names, &own, checker.sink())
}

fn own_statements(
    example: &ast::Example,
    signatures: &Signatures<'_>,
    checker: &mut Checker<'_>,
) -> Option<Statements> {
    let mut statements = Statements::default();
    let mut complete = true;
    for given in &example.given {
        let Some(fact) = checker.fact(&given.fact) else {
            complete = false;
            continue;
        };
        let value = own_statement(given, fact, signatures, checker);
        complete &= value.is_some();
        let value = value
            .flatten()
            .map(|value| (value, given.on.map(|on| on.date)));
        if statements.facts.insert(fact, value).is_some() {
            checker.report(diagnostics::given_twice(&given.fact.text, given.fact.span));
        }
    }
    let rows = rows::own(example, signatures, checker);
    complete &= rows.is_some();
    statements.rows = rows.unwrap_or_default();
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
    let row = &signatures.declarations.facts[fact.index()];
    if let (Some(on), None) = (given.on, &row.tree.recent) {
        checker.report(diagnostics::dated_in_vain(&row.path, on.span));
        return None;
    }
    checker.given(&given.fact.text, ty, &given.value).map(Some)
}

/// What reading an example needs.
pub(crate) struct Reader<'r, 'a> {
    /// The signatures.
    pub(crate) signatures: &'r Signatures<'a>,
    /// What each example states.
    pub(crate) merged: Vec<Option<Statements>>,
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
        let given = self.merged[position].take();
        let expect = self.expectations(declared, given.as_ref());
        self.citations.cite(
            declared.tree.attachments.cite.as_ref(),
            None,
            None,
            self.sink,
        );
        let title = plain(&declared.tree.title, self.sink);
        let given = given?;
        let stated = || {
            let facts = given.facts.iter();
            facts.filter_map(|(fact, value)| value.as_ref().map(|value| (*fact, value)))
        };
        Some(program::Example {
            name: declared.tree.name.text.clone(),
            title,
            given: stated()
                .map(|(fact, (value, _))| (fact, value.clone()))
                .collect(),
            dates: stated()
                .filter_map(|(fact, (_, on))| Some((fact, (*on)?)))
                .collect(),
            rows: given
                .rows
                .iter()
                .filter_map(|(record, rows)| Some((*record, rows.clone()?)))
                .collect(),
            expect: expect?,
            notes: notes(&declared.tree.attachments.notes),
            span: declared.span,
        })
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
}
