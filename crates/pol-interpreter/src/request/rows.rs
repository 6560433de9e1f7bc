//! The rows of a record: `[{"date": "2022-01-03", "code": "97124"}]`, or `{"open": […]}` where more rows may exist.
//! A column that is absent or `null` is not known in its row.

use super::group::{Reader, last_part};
use super::near::nearest;
use super::open_json::{self, Kind};
use super::pointer;
use crate::diagnostics;
use pol_compiler::program::{FactValue, Record, RecordId, Rows};
use serde_json::value::RawValue;

impl<'a> Reader<'a> {
    /// Finds a record by name.
    pub(super) fn record(&self, name: &str) -> Option<(RecordId, &'a Record)> {
        let mut records = (0..).map(RecordId).zip(&self.program.records);
        records.find(|(_, record)| record.name == name)
    }

    /// Reads the rows of a record.
    pub(super) fn read_rows(
        &mut self,
        (id, record): (RecordId, &'a Record),
        value: &RawValue,
        pointer: &str,
    ) {
        let (list, pointer, open) = match Kind::of(value) {
            Kind::Null => return,
            Kind::List => (value, pointer.to_owned(), false),
            Kind::Object => match self.read_keys(value, ["open"], pointer) {
                Some([list]) => (list, pointer::key(pointer, "open"), true),
                None => return,
            },
            Kind::Bool(_) | Kind::Number | Kind::Text => (value, pointer.to_owned(), false),
        };
        if Kind::of(list) != Kind::List {
            let problem = diagnostics::rows_no_list(&record.name, Kind::of(list).words());
            return self.problems.push(problem, &pointer);
        }
        let mut rows = Rows::new(record.columns.len(), open);
        open_json::each_member(list, |position, row| {
            if !self.problems.are_too_many() {
                let pointer = pointer::position(&pointer, position);
                let cells = self.read_row(record, row, &pointer);
                rows.push(cells);
            }
        });
        self.check_rows(record, &rows, &pointer);
        self.facts.give(id, rows);
    }

    fn read_row(
        &mut self,
        record: &'a Record,
        row: &RawValue,
        pointer: &str,
    ) -> Vec<Option<FactValue>> {
        let mut cells = vec![None; record.columns.len()];
        if Kind::of(row) != Kind::Object {
            let problem = diagnostics::row_no_object(&record.name, Kind::of(row).words());
            self.problems.push(problem, pointer);
            return cells;
        }
        let mut seen = vec![false; record.columns.len()];
        let read = open_json::each_entry(row, |key, value| {
            let pointer = pointer::key(pointer, &key);
            let columns = record.columns.iter();
            let mut keys = columns.map(|&column| last_part(self.declared(column)));
            match keys.position(|column| column == key) {
                Some(at) if seen[at] => {
                    self.problems
                        .push(diagnostics::duplicate_key(&key), &pointer);
                }
                Some(at) => {
                    seen[at] = true;
                    cells[at] = self.read_value(record.columns[at], value, &pointer);
                }
                None if self.passes_over(&pointer) => {}
                None => {
                    let problem = self.unknown_column(record, &key);
                    self.problems.push(problem, &pointer);
                }
            }
        });
        self.check_keys(read, pointer);
        cells
    }

    fn unknown_column(&self, record: &'a Record, key: &str) -> pol_parser::Diagnostic {
        let columns = record.columns.iter();
        let keys = columns.map(|&column| last_part(self.declared(column)));
        let near = nearest(key, keys.clone()).map(|near| format!("{}.{near}", record.name));
        diagnostics::unknown_fact(&format!("{}.{key}", record.name), near.as_deref(), keys)
    }

    /// Checks how many rows there are, and that no two are alike where none may be.
    fn check_rows(&mut self, record: &Record, rows: &Rows, pointer: &str) {
        if rows.len() > record.most as usize {
            let problem = diagnostics::too_many_rows(&record.name, record.most);
            self.problems.push(problem, pointer);
        }
        if !record.unlike {
            return;
        }
        let mut seen: std::collections::HashMap<String, usize> = std::collections::HashMap::new();
        for (position, row) in rows.iter().enumerate() {
            // Rows of which something is not known may differ in it.
            if row.contains(&None) {
                continue;
            }
            match seen.entry(format!("{row:?}")) {
                std::collections::hash_map::Entry::Vacant(new) => drop(new.insert(position)),
                std::collections::hash_map::Entry::Occupied(first) => {
                    let problem = diagnostics::rows_alike(&record.name, first.get() + 1);
                    let pointer = pointer::position(pointer, position);
                    self.problems.push(problem, &pointer);
                }
            }
        }
    }
}
