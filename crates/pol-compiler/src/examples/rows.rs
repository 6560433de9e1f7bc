//! The rows of records that an example gives; with those of what it is like, out.

use crate::check::Checker;
use crate::diagnostics;
use crate::names::Lookup;
use crate::program::{FactId, FactValue, RecordId, Rows};
use crate::signatures::Signatures;
use pol_parser::ast;
use std::collections::BTreeMap;

/// What an example says of records: the rows, or that they are not stated.
pub(crate) type RowStatements = BTreeMap<RecordId, Option<Rows>>;

/// Reads the rows that an example gives itself; `None` where something is wrong.
pub(super) fn own(
    example: &ast::Example,
    signatures: &Signatures<'_>,
    checker: &mut Checker<'_>,
) -> Option<RowStatements> {
    let mut statements = RowStatements::new();
    let mut complete = true;
    for given in &example.rows {
        let Some(record) = checker.record(&given.record) else {
            complete = false;
            continue;
        };
        let rows = match &given.rows {
            None => Some(None),
            Some(rows) => read(rows, record, signatures, checker).map(Some),
        };
        complete &= rows.is_some();
        if statements.insert(record, rows.flatten()).is_some() {
            let name = &given.record;
            checker.report(diagnostics::given_twice(&name.text, name.span));
        }
    }
    complete.then_some(statements)
}

fn read(
    tree: &ast::Rows,
    record: RecordId,
    signatures: &Signatures<'_>,
    checker: &mut Checker<'_>,
) -> Option<Rows> {
    let declared = signatures.declarations.records[record.index()].tree;
    if tree.rows.len() > declared.most.0 as usize {
        let name = &declared.name.text;
        let span = tree.rows.first().map_or(declared.name.span, |row| row.span);
        checker.report(diagnostics::example_rows(name, declared.most.0, span));
        return None;
    }
    let mut rows = Rows::new(declared.columns.len(), tree.open);
    let mut complete = true;
    for row in &tree.rows {
        match read_row(row, declared, signatures, checker) {
            Some(cells) => rows.push(cells),
            None => complete = false,
        }
    }
    complete.then_some(rows)
}

fn read_row(
    tree: &ast::Row,
    record: &ast::Records,
    signatures: &Signatures<'_>,
    checker: &mut Checker<'_>,
) -> Option<Vec<Option<FactValue>>> {
    let mut cells = vec![None; record.columns.len()];
    let mut complete = true;
    for (name, value) in &tree.cells {
        let Some((position, column)) = column(name, record, signatures, checker) else {
            complete = false;
            continue;
        };
        let path = signatures.path(column).to_owned();
        let ty = signatures.fact(column);
        let value = ty.and_then(|ty| checker.given(&path, ty, value));
        complete &= value.is_some();
        if cells[position].is_some() {
            checker.report(diagnostics::given_twice(&path, name.span));
        }
        cells[position] = value;
    }
    complete.then_some(cells)
}

/// Finds a column by name: its position, and the fact that it is.
fn column(
    name: &ast::Name,
    record: &ast::Records,
    signatures: &Signatures<'_>,
    checker: &mut Checker<'_>,
) -> Option<(usize, FactId)> {
    let path = format!("{}.{}", record.name.text, name.text);
    let names = || {
        record
            .columns
            .iter()
            .map(|column| column.name.text.as_str())
    };
    let position = names().position(|column| column == name.text);
    match (position, signatures.names.columns.find(&path)) {
        (Some(position), Lookup::Found(column)) => Some((position, column)),
        _ => {
            let near = pol_parser::nearest(&name.text, names());
            let record = &record.name.text;
            checker.report(diagnostics::unknown_column(
                &name.text, record, near, name.span,
            ));
            None
        }
    }
}
