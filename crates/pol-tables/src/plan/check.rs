//! Looks up what a mapping names, in the policy and in the table; with each that is not there goes the name that was probably meant.

mod facts;

use super::fit;
use super::{Header, Plan};
use crate::mapping::{MappedFact, Mapping, MappingError, MappingErrors, NOWHERE, Origin, Placed};
use jiff::civil::Date;
use pol_compiler::program::{FactId, Program, RecordId};
use pol_interpreter::Facts;

/// What stands between the members of a set where nothing is said.
const SEPARATOR: &str = ";";

/// The most columns that mean nothing of which each is told.
const LISTED: usize = 8;

/// Checks everything, and makes the plan.
pub(super) fn check(
    program: &Program,
    mapping: &Mapping,
    header: &Header<'_>,
    as_of: Option<Date>,
) -> Result<Plan, MappingErrors> {
    let mut checker = Checker {
        program,
        mapping,
        header,
        errors: Vec::new(),
        plan: Plan {
            columns: Vec::new(),
            ids: Vec::new(),
            facts: Vec::new(),
            records: Vec::new(),
            constants: Facts::none(program),
            documents: mapping.is_by_name() && matches!(header, Header::Open),
            as_of,
        },
    };
    checker.check_day(as_of);
    checker.check_names();
    checker.add_ids();
    for fact in &mapping.facts {
        checker.add_fact(fact);
    }
    for (record, column) in &mapping.records {
        checker.add_record(record, column);
    }
    if mapping.is_by_name() {
        checker.add_by_name();
    }
    checker.check_unmapped();
    if checker.errors.is_empty() {
        Ok(checker.plan)
    } else {
        Err(MappingErrors(checker.errors))
    }
}

struct Checker<'a> {
    program: &'a Program,
    mapping: &'a Mapping,
    header: &'a Header<'a>,
    errors: Vec<MappingError>,
    plan: Plan,
}

impl Checker<'_> {
    fn error<T>(&mut self, placed: &Placed<T>, message: impl Into<String>) {
        self.errors.push(placed.error(&self.mapping.text, message));
    }

    /// Checks that the policy can judge as of a day.
    fn check_day(&mut self, as_of: Option<Date>) {
        let Some(day) = as_of else { return };
        if let Err(found) = Facts::none(self.program).judge_as_of(self.program, day) {
            self.errors.push(MappingError::of_table(found.message));
        }
    }

    fn check_names(&mut self) {
        let names = self.header.names().unwrap_or_default();
        for (position, name) in names.iter().enumerate() {
            if names[..position].contains(name) {
                let message = format!("the table has two columns `{name}`");
                self.errors.push(MappingError::of_table(message));
            }
        }
    }

    /// Gives the position of a column in the plan; says so where the table does not have it.
    fn column(&mut self, name: &Placed<String>) -> Option<usize> {
        if let Some(names) = self.header.names()
            && !names.contains(&name.value.as_str())
        {
            let message = format!("the table has no column `{}`", name.value);
            let error = name.error(&self.mapping.text, message);
            self.errors.push(error.nearest(&name.value, names));
            return None;
        }
        let columns = &mut self.plan.columns;
        let known = columns.iter().position(|known| *known == name.value);
        Some(known.unwrap_or_else(|| {
            columns.push(name.value.clone());
            columns.len() - 1
        }))
    }

    fn add_ids(&mut self) {
        for id in &self.mapping.ids {
            if crate::output::NAMES.contains(&id.value.as_str()) {
                let message = format!(
                    "the column `{}` cannot be carried through: determinations have one of this name",
                    id.value
                );
                self.error(id, message);
            }
            if let Some(holds) = self.header.holds(&id.value)
                && !fit::can_be_carried(holds)
            {
                let message = format!(
                    "the column `{}` holds {}, which is not carried through",
                    id.value,
                    fit::words(holds)
                );
                self.error(id, message);
            }
            if let Some(column) = self.column(id) {
                if self.plan.ids.contains(&column) {
                    self.error(id, format!("`{}` is carried through twice", id.value));
                }
                self.plan.ids.push(column);
            }
        }
    }

    fn add_record(&mut self, record: &Placed<String>, name: &Placed<String>) {
        let records = &self.program.records;
        let found = records.iter().position(|it| it.name == record.value);
        let column = self.column(name);
        let Some(found) = found else {
            let message = format!("the policy has no record `{}`", record.value);
            let names = records.iter().map(|it| it.name.as_str());
            let error = record.error(&self.mapping.text, message);
            self.errors.push(error.nearest(&record.value, names));
            return;
        };
        if let Some(holds) = self.header.holds(&name.value)
            && !fit::can_be_rows(holds)
        {
            let message = format!(
                "the column `{}` holds {}, and the rows of `{}` are a list of structs",
                name.value,
                fit::words(holds),
                record.value
            );
            let error = name.error(&self.mapping.text, message);
            let help = "NDJSON and Parquet can hold rows within a row";
            self.errors.push(error.help(help));
        }
        if let Some(column) = column {
            self.plan.records.push((RecordId::at(found), column));
        }
    }

    /// Takes every column whose name is that of a fact or of a record.
    fn add_by_name(&mut self) {
        let names = self.header.names().unwrap_or_default();
        let names: Vec<String> = names.into_iter().map(str::to_owned).collect();
        for name in names {
            let placed = || Placed {
                value: name.clone(),
                at: NOWHERE,
            };
            let stated = |id: &FactId| self.program.facts[id.index()].path == name;
            if self.program.stated_facts().any(|id| stated(&id)) {
                self.add_fact(&MappedFact::plain(placed(), placed()));
            } else if self.program.records.iter().any(|it| it.name == name) {
                self.add_record(&placed(), &placed());
            }
        }
    }

    /// Says which columns mean nothing, where that is an error.
    fn check_unmapped(&mut self) {
        if !self.mapping.refuses_unmapped() {
            return;
        }
        let Some(names) = self.header.names() else {
            if let Some(said) = &self.mapping.unmapped
                && !self.plan.documents
            {
                let message = "before its lines are read, NDJSON has no columns to refuse";
                self.errors.push(said.error(&self.mapping.text, message));
            }
            return;
        };
        let is_read = |name: &str| self.plan.columns.iter().any(|it| it == name);
        // Of a column that is named and not read, what is wrong was said.
        let unread = names
            .iter()
            .filter(|name| !is_read(name) && !self.is_named(name));
        let unread: Vec<String> = unread.map(|name| (*name).to_owned()).collect();
        let help = "carry it through with --id, or say `unmapped = \"ignore\"` below [table]";
        for name in unread.iter().take(LISTED) {
            let message = format!("the column `{name}` is no fact of the policy");
            let error = MappingError::of_table(message).help(help);
            self.errors.push(error.nearest(name, paths(self.program)));
        }
        if unread.len() > LISTED {
            let message = format!("{} more columns are no facts", unread.len() - LISTED);
            self.errors.push(MappingError::of_table(message));
        }
        if self.plan.facts.is_empty() && self.errors.is_empty() {
            let message = "no column is a fact of the policy";
            self.errors.push(MappingError::of_table(message));
        }
    }

    fn is_named(&self, name: &str) -> bool {
        let facts = self.mapping.facts.iter().map(|fact| &fact.from);
        let records = self.mapping.records.iter().map(|(_, column)| column);
        records.into_iter().any(|column| column.value == name)
            || facts.into_iter().any(|from| match from {
                Origin::Column(column) => column.value == name,
                Origin::Constant(_) => false,
            })
    }
}

/// Gives the paths of the facts that a host states.
fn paths(program: &Program) -> impl Iterator<Item = &str> {
    let facts = program.stated_facts();
    facts.map(|id| program.facts[id.index()].path.as_str())
}
