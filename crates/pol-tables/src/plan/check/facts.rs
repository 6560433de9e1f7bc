//! Facts of a mapping: each is declared, its column can be it, and what is said of its cells makes sense.

use super::{Checker, SEPARATOR, paths};
use crate::mapping::{MappedFact, Origin, Placed};
use crate::plan::fit::{self, Wanted};
use crate::reader::FactReader;
use pol_compiler::program::{FactId, Role, Type};

impl Checker<'_> {
    /// Finds a fact that a host states.
    fn fact(&mut self, path: &Placed<String>) -> Option<FactId> {
        let program = self.program;
        let found = program.facts.iter().position(|it| it.path == path.value);
        match found.map(|at| (FactId::at(at), program.facts[at].role)) {
            Some((fact, Role::Stated)) => return Some(fact),
            Some((_, Role::Column(record) | Role::Taken(record))) => {
                let record = &program.records[record.index()].name;
                let message = format!("`{}` stands in the rows of `{record}`", path.value);
                let error = path.error(&self.mapping.text, message);
                let help = format!("map the whole of them: `{record} = \"…\"` below [records]");
                self.errors.push(error.help(help));
            }
            None => {
                let message = format!("the policy has no fact `{}`", path.value);
                let error = path.error(&self.mapping.text, message);
                let was = program
                    .facts
                    .iter()
                    .find(|it| it.was.as_deref() == Some(&path.value));
                self.errors.push(match was {
                    Some(now) => error.help(format!("it is called `{}` now", now.path)),
                    None => error.nearest(&path.value, paths(program)),
                });
            }
        }
        None
    }

    /// Takes a fact into the plan.
    pub(super) fn add_fact(&mut self, mapped: &MappedFact) {
        let fact = self.fact(&mapped.path);
        match &mapped.from {
            Origin::Constant(json) => {
                if let Some(fact) = fact {
                    self.add_constant(fact, json, mapped);
                }
            }
            Origin::Column(name) => {
                let column = self.column(name);
                let dated = mapped.dated.as_ref().map(|(column, format)| {
                    let format = format.as_ref().map(|it| it.value.clone());
                    (self.column(column), format)
                });
                if let (Some(fact), Some(column)) = (fact, column) {
                    self.check_fit(fact, mapped, name);
                    let dated = dated.and_then(|(column, format)| Some((column?, format)));
                    let reader = self.reader(fact, column, mapped, name, dated);
                    self.plan.facts.push(reader);
                }
            }
        }
    }

    fn reader(
        &self,
        fact: FactId,
        column: usize,
        mapped: &MappedFact,
        name: &Placed<String>,
        dated: Option<(usize, Option<String>)>,
    ) -> FactReader {
        let values = mapped.values.iter();
        FactReader {
            fact,
            path: mapped.path.value.clone(),
            column,
            name: name.value.clone(),
            values: values
                .map(|(text, json)| (text.clone(), json.value.clone()))
                .collect(),
            not_stated: mapped.not_stated.iter().cloned().collect(),
            format: mapped.format.as_ref().map(|it| it.value.clone()),
            separator: mapped
                .separator
                .as_ref()
                .map_or(SEPARATOR, |it| it.value.as_str())
                .to_owned(),
            open: mapped.open.is_some(),
            dated,
        }
    }

    fn add_constant(&mut self, fact: FactId, json: &Placed<String>, mapped: &MappedFact) {
        let of_cells = !mapped.values.is_empty()
            || !mapped.not_stated.is_empty()
            || mapped.format.is_some()
            || mapped.separator.is_some()
            || mapped.open.is_some()
            || mapped.dated.is_some();
        if of_cells {
            self.error(json, "a constant is no cell; take the other keys away");
        }
        match pol_interpreter::read_fact(self.program, fact, &json.value) {
            Ok(Some((value, _))) => self.plan.constants.state(fact, value),
            Ok(None) => {}
            Err(found) => self.refused(json, found),
        }
    }

    /// Says that the policy does not take a value of the mapping file.
    fn refused(&mut self, json: &Placed<String>, found: Vec<pol_parser::Diagnostic>) {
        for found in found {
            let message = format!("{}: {}", found.page.code, found.message);
            let error = json.error(&self.mapping.text, message);
            self.errors.push(match found.help {
                Some(help) => error.help(help),
                None => error,
            });
        }
    }

    fn check_fit(&mut self, fact: FactId, mapped: &MappedFact, name: &Placed<String>) {
        let declared = &self.program.facts[fact.index()];
        let wanted = Wanted::new(&declared.ty, mapped);
        if let Some(holds) = self.header.holds(&name.value)
            && let Some(mend) = wanted.misfit(holds)
        {
            let message = format!(
                "the column `{}` holds {}, and `{}` is {}",
                name.value,
                fit::words(holds),
                declared.path,
                fit::fact(&declared.ty)
            );
            let error = name.error(&self.mapping.text, message);
            self.errors.push(error.help(mend));
        }
        let is_set = matches!(declared.ty, Type::AnyOf(_) | Type::Codes(_));
        self.check_keys(mapped, is_set, matches!(declared.ty, Type::Date { .. }));
        if let Some((column, _)) = &mapped.dated
            && declared.recent.is_none()
        {
            let message = format!(
                "of `{}` it does not matter of which day it is",
                declared.path
            );
            self.error(column, message);
        }
        for (_, json) in &mapped.values {
            let whole = pol_interpreter::read_fact(self.program, fact, &json.value);
            let member = || {
                let list = format!("[{}]", json.value);
                pol_interpreter::read_fact(self.program, fact, &list)
            };
            if let Err(found) = whole
                && !(is_set && member().is_ok())
            {
                self.refused(json, found);
            }
        }
    }

    fn check_keys(&mut self, mapped: &MappedFact, is_set: bool, is_date: bool) {
        if let Some(separator) = &mapped.separator {
            if !is_set {
                self.error(separator, "only a set has members to separate");
            }
            if separator.value.is_empty() {
                self.error(separator, "the separator is empty");
            }
        }
        if let Some(at) = &mapped.open
            && !is_set
        {
            let placed = Placed {
                value: (),
                at: at.clone(),
            };
            self.error(&placed, "only a set can have more members");
        }
        if let Some(format) = &mapped.format
            && !is_date
        {
            self.error(format, "only a date has a format");
        }
        let dated = mapped
            .dated
            .as_ref()
            .and_then(|(_, format)| format.as_ref());
        for format in mapped.format.as_ref().into_iter().chain(dated) {
            if let Some(wrong) = fit::wrong_format(&format.value) {
                self.error(format, wrong);
            }
        }
    }
}
