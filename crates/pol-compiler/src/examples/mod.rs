//! Examples in; the same out with what they are `like` taken in, their facts and expectations resolved.

pub(crate) mod beside;
mod expectations;
mod likes;

use crate::check::Checker;
use crate::citations::Citations;
use crate::declarations::Declarations;
use crate::diagnostics;
use crate::names::Names;
use crate::program::{self, FactId, FactValue};
use crate::signatures::Signatures;
use crate::texts::{notes, plain};
use pol_parser::{Diagnostic, ast};
use std::collections::BTreeMap;

/// What an example says of facts: the value, or that it is not stated.
pub(crate) type Statements = BTreeMap<FactId, Option<FactValue>>;

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
