//! A name in a condition or an expression in; what it stands for out, or the report that nothing declares it.

use super::Checker;
use crate::diagnostics;
use crate::names::{Lookup, Names, Outcome, Symbol};
use crate::program::{FactId, Type};
use pol_parser::{Diagnostic, ast};

impl Checker<'_> {
    /// Resolves a name, and reports it where nothing declares it.
    pub(crate) fn resolve(&mut self, path: &ast::Path) -> Option<Symbol> {
        let found = self.names().symbol(&path.text);
        if matches!(found, Lookup::Unknown) {
            self.report_unknown(path);
        }
        found.found()
    }

    /// Resolves the name of a fact, and reports anything else.
    pub(crate) fn fact(&mut self, path: &ast::Path) -> Option<FactId> {
        fact(path, self.names(), self.sink)
    }

    /// Resolves the name of a fact whose type is known.
    pub(crate) fn typed_fact(&mut self, path: &ast::Path) -> Option<(FactId, Type)> {
        let fact = self.fact(path)?;
        let ty = self.signatures.fact(fact)?.clone();
        Some((fact, ty))
    }

    /// Reports a name that nothing declares, with the best idea of what was meant.
    pub(crate) fn report_unknown(&mut self, path: &ast::Path) {
        let diagnostic = unknown(path, self.names(), &self.vocabulary.choices);
        self.report(diagnostic);
    }

    /// Says in the author's words what a name stands for.
    pub(crate) fn describe_symbol(&self, symbol: Symbol) -> String {
        match symbol {
            Symbol::Fact(fact) => self
                .signatures
                .fact(fact)
                .map_or("a fact".to_owned(), |ty| self.describe(ty)),
            Symbol::Criterion(_) => "a criterion".to_owned(),
            Symbol::Amount(_) => "an amount".to_owned(),
            Symbol::Value(_) => "a value".to_owned(),
            Symbol::CodeSet(_) => "a code set".to_owned(),
        }
    }

    /// Says in the author's words what a fact of a type is.
    pub(crate) fn describe(&self, ty: &Type) -> String {
        match ty {
            Type::YesNo => "yes/no".to_owned(),
            Type::Number { unit, .. } => format!("a number of {}", self.signatures.unit(*unit)),
            Type::Date { .. } => "a date".to_owned(),
            Type::OneOf(list) => format!(
                "one of the choices of {}",
                self.vocabulary.choices[list.index()].name
            ),
            Type::AnyOf(list) => format!(
                "a set of choices of {}",
                self.vocabulary.choices[list.index()].name
            ),
            Type::Code(system) => format!("a code of {}", self.vocabulary.system(*system).name),
            Type::Codes(system) => {
                format!("a set of codes of {}", self.vocabulary.system(*system).name)
            }
            Type::Text => "a text".to_owned(),
        }
    }
}

/// Resolves the name of a fact, and reports anything else.
pub(crate) fn fact(path: &ast::Path, names: &Names, sink: &mut Vec<Diagnostic>) -> Option<FactId> {
    match names.symbol(&path.text) {
        Lookup::Found(Symbol::Fact(fact)) => Some(fact),
        Lookup::Found(Symbol::Criterion(_)) => not_a_fact(path, "a criterion", sink),
        Lookup::Found(Symbol::Amount(_)) => not_a_fact(path, "an amount", sink),
        Lookup::Found(Symbol::Value(_)) => not_a_fact(path, "a value", sink),
        Lookup::Found(Symbol::CodeSet(_)) => not_a_fact(path, "a code set", sink),
        Lookup::Broken => None,
        Lookup::Unknown => {
            sink.push(unknown(path, names, &[]));
            None
        }
    }
}

fn not_a_fact(path: &ast::Path, what: &str, sink: &mut Vec<Diagnostic>) -> Option<FactId> {
    sink.push(diagnostics::not_a_fact(&path.text, what, path.span));
    None
}

fn unknown(path: &ast::Path, names: &Names, lists: &[crate::program::Choices]) -> Diagnostic {
    let name = path.text.as_str();
    if let Some((group, _)) = name.split_once('.') {
        if names.columns.find(name).found().is_some() {
            return diagnostics::column_outside_rows(name, group, path.span);
        }
        if matches!(names.groups.find(group), Lookup::Unknown) {
            return diagnostics::unknown_group(group, path.span, names.groups.near(group));
        }
        return diagnostics::unknown_name(name, path.span, names.near_symbol(name).as_deref());
    }
    if let Some(full) = names.fact_named(name) {
        return diagnostics::needs_its_group(name, full, path.span);
    }
    match other_kind(name, names, lists) {
        Some(what) => diagnostics::not_for_conditions(name, &what, path.span),
        None => diagnostics::unknown_name(name, path.span, names.near_symbol(name).as_deref()),
    }
}

/// Tells what a name is that conditions cannot read.
fn other_kind(name: &str, names: &Names, lists: &[crate::program::Choices]) -> Option<String> {
    if let Some(outcome) = names.outcomes.find(name).found() {
        let what = match outcome {
            Outcome::Rule(_) => "a rule",
            Outcome::Exception(_) => "an exception",
            Outcome::Advisory(_) => "an advisory",
        };
        return Some(what.to_owned());
    }
    if names.findings.find(name).found().is_some() {
        return Some("a finding".to_owned());
    }
    let list = lists
        .iter()
        .find(|list| list.rows.iter().any(|row| row.name == name))?;
    Some(format!("a choice of `{}`", list.name))
}
