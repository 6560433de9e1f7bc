//! Requests as a table: a column for each fact that one of them states, with the type that a host's warehouse would give it.
//! Requests in JSON and the program in; an Arrow record batch out.

use arrow_array::builder::{BooleanBuilder, Date32Builder, Decimal128Builder, StringBuilder};
use arrow_array::{Array, ArrayRef, Int64Array, ListArray, RecordBatch, StructArray};
use arrow_buffer::OffsetBuffer;
use arrow_schema::{Field, Fields, Schema};
use jiff::civil::{Date, date};
use pol_compiler::program::{FactId, Program, Record, Role, Type};
use serde_json::Value as Json;
use std::sync::Arc;

/// Digits of a decimal column.
const DIGITS: u8 = 30;

/// Gives requests as a record batch whose columns are named like facts and records.
///
/// Requests must be valid, state no code with its system, no list of rows that is open, and no day of which a fact is.
pub(crate) fn table(program: &Program, requests: &[Json]) -> RecordBatch {
    let mut columns: Vec<(Field, ArrayRef)> = Vec::new();
    for fact in program.stated_facts() {
        let declared = &program.facts[fact.index()];
        let (group, name) = declared.path.split_once('.').unwrap();
        let cells: Vec<Option<&Json>> = requests
            .iter()
            .map(|request| request.get(group)?.get(name))
            .collect();
        columns.push(column(&declared.path, &declared.ty, &cells));
    }
    for record in &program.records {
        let cells = requests.iter().map(|request| request.get(&record.name));
        let cells: Vec<Option<&Json>> = cells.collect();
        columns.push(rows(program, record, &cells));
    }
    let (fields, arrays): (Vec<Field>, Vec<ArrayRef>) = columns.into_iter().unzip();
    RecordBatch::try_new(Arc::new(Schema::new(fields)), arrays).unwrap()
}

fn column(name: &str, ty: &Type, cells: &[Option<&Json>]) -> (Field, ArrayRef) {
    let is_open = |cell: &Option<&Json>| cell.is_some_and(Json::is_object);
    let array = match ty {
        Type::AnyOf(_) | Type::Codes(_) if cells.iter().any(is_open) => {
            let texts = cells.iter().map(|cell| cell.map(Json::to_string));
            let mut builder = StringBuilder::new();
            texts.for_each(|text| builder.append_option(text));
            Arc::new(builder.finish()) as ArrayRef
        }
        Type::AnyOf(_) | Type::Codes(_) => list(cells, |members| scalar(&Type::Text, members)),
        Type::YesNo
        | Type::Number { .. }
        | Type::Date { .. }
        | Type::OneOf(_)
        | Type::Code(_)
        | Type::Text => scalar(ty, cells),
    };
    (Field::new(name, array.data_type().clone(), true), array)
}

fn scalar(ty: &Type, cells: &[Option<&Json>]) -> ArrayRef {
    let cells = cells.iter().map(|cell| cell.filter(|cell| !cell.is_null()));
    match ty {
        Type::YesNo => {
            let mut builder = BooleanBuilder::new();
            cells.for_each(|cell| builder.append_option(cell.map(|it| it.as_bool().unwrap())));
            Arc::new(builder.finish())
        }
        Type::Number { decimals: 0, .. } => {
            let whole = cells.map(|cell| cell.map(|it| it.as_i64().unwrap()));
            Arc::new(whole.collect::<Int64Array>())
        }
        Type::Number { decimals, .. } => {
            let scale = i8::try_from(*decimals).unwrap();
            let mut builder = Decimal128Builder::new()
                .with_precision_and_scale(DIGITS, scale)
                .unwrap();
            let counted = |cell: &Json| {
                let mut number: rust_decimal::Decimal = cell.to_string().parse().unwrap();
                number.rescale(*decimals);
                number.mantissa()
            };
            cells.for_each(|cell| builder.append_option(cell.map(counted)));
            Arc::new(builder.finish())
        }
        Type::Date { .. } => {
            const EPOCH: Date = date(1970, 1, 1);
            let days = |cell: &Json| {
                let day: Date = cell.as_str().unwrap().parse().unwrap();
                (day - EPOCH).get_days()
            };
            let mut builder = Date32Builder::new();
            cells.for_each(|cell| builder.append_option(cell.map(days)));
            Arc::new(builder.finish())
        }
        Type::OneOf(_) | Type::Code(_) | Type::Text | Type::AnyOf(_) | Type::Codes(_) => {
            let mut builder = StringBuilder::new();
            cells.for_each(|cell| builder.append_option(cell.map(|it| it.as_str().unwrap())));
            Arc::new(builder.finish())
        }
    }
}

/// Makes lists; `inner` makes the array of all members.
fn list(cells: &[Option<&Json>], inner: impl Fn(&[Option<&Json>]) -> ArrayRef) -> ArrayRef {
    let cells = cells.iter().map(|cell| cell.filter(|cell| !cell.is_null()));
    let lists = cells.map(|cell| cell.map(|it| it.as_array().unwrap()));
    let lists: Vec<Option<&Vec<Json>>> = lists.collect();
    let members: Vec<Option<&Json>> = lists
        .iter()
        .flatten()
        .copied()
        .flatten()
        .map(Some)
        .collect();
    let lengths = lists.iter().map(|list| list.map_or(0, Vec::len));
    let values = inner(&members);
    let field = Arc::new(Field::new("item", values.data_type().clone(), true));
    let nulls = lists.iter().map(Option::is_some).collect::<Vec<bool>>();
    let array = ListArray::new(
        field,
        OffsetBuffer::from_lengths(lengths),
        values,
        Some(nulls.into()),
    );
    Arc::new(array)
}

/// Makes the rows of a record: lists of structs.
fn rows(program: &Program, record: &Record, cells: &[Option<&Json>]) -> (Field, ArrayRef) {
    let structs = |members: &[Option<&Json>]| {
        let columns = record.columns.iter().map(|column: &FactId| {
            let declared = &program.facts[column.index()];
            assert!(matches!(declared.role, Role::Column(_)));
            let name = declared.path.split_once('.').map_or("", |(_, name)| name);
            let cells = members.iter().map(|row| row.and_then(|row| row.get(name)));
            let cells: Vec<Option<&Json>> = cells.collect();
            self::column(name, &declared.ty, &cells)
        });
        let (fields, arrays): (Vec<Field>, Vec<ArrayRef>) = columns.unzip();
        Arc::new(StructArray::new(Fields::from(fields), arrays, None)) as ArrayRef
    };
    let array = list(cells, structs);
    (
        Field::new(&record.name, array.data_type().clone(), true),
        array,
    )
}
