//! The columns of a table of determinations. What became of rows in; an Arrow record batch out.

use crate::cell::Cells;
use crate::error::TableError;
use crate::judge::{Judged, Row, Worker};
use crate::plan::{Header, Plan};
use arrow_array::builder::{
    BooleanBuilder, Decimal128Builder, Int64Builder, ListBuilder, StringBuilder,
};
use arrow_array::{ArrayRef, RecordBatch, StringArray};
use arrow_schema::{DataType, Field, Schema, SchemaRef};
use pol::{Disposition, Policy};
use pol_compiler::program::Program;
use rust_decimal::Decimal;
use std::sync::Arc;

/// Which columns a table of determinations has.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, serde::Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Columns {
    /// The decision, what it stands on and what is missing.
    #[default]
    All,
    /// The decision alone, which is judged a column at a time.
    Decision,
}

/// The names of all columns beside those that are carried through.
pub(crate) const NAMES: [&str; 15] = [
    "row",
    "disposition",
    "finding",
    "released",
    "unit",
    "requested",
    "reasons",
    "clauses",
    "missing",
    "inconclusive",
    "decided_by",
    "policy",
    "revision",
    "digest",
    "error",
];

/// Digits of an amount.
const DIGITS: u8 = 38;

/// The form of a table of determinations.
#[derive(Clone, Debug)]
pub(crate) struct Form {
    /// The columns with their types.
    pub(crate) schema: SchemaRef,
    columns: Columns,
    decimals: u32,
    identity: [Option<String>; 3],
}

impl Form {
    /// Makes the form: what is carried through, or else the numbers of the rows; and then what becomes of them.
    pub(crate) fn new(
        policy: &Policy,
        plan: &Plan,
        header: &Header<'_>,
        columns: Columns,
    ) -> Result<Self, TableError> {
        let decimals = pol_batch::Batch::new(policy.program()).decimals();
        let scale = i8::try_from(decimals).ok().filter(|&scale| scale <= 28);
        let Some(scale) = scale else {
            let what = "the amounts of the policy have too many decimals for a column";
            return Err(TableError::Defect(what.to_owned()));
        };
        let mut fields: Vec<Field> = Vec::new();
        for &id in &plan.ids {
            let name = &plan.columns[id];
            let ty = match header {
                Header::Arrow(schema) => schema.field_with_name(name).ok(),
                Header::Texts(_) | Header::Open => None,
            };
            let ty = ty.map_or(DataType::Utf8, |field| field.data_type().clone());
            fields.push(Field::new(name, ty, true));
        }
        if plan.ids.is_empty() {
            fields.push(Field::new("row", DataType::Int64, false));
        }
        let amount = DataType::Decimal128(DIGITS, scale);
        let names = || DataType::List(Arc::new(Field::new("item", DataType::Utf8, true)));
        fields.extend([
            Field::new("disposition", DataType::Utf8, true),
            Field::new("finding", DataType::Utf8, true),
            Field::new("released", amount.clone(), true),
            Field::new("unit", DataType::Utf8, true),
            Field::new("requested", amount, true),
        ]);
        if columns == Columns::All {
            fields.extend([
                Field::new("reasons", names(), true),
                Field::new("clauses", names(), true),
                Field::new("missing", names(), true),
                Field::new("inconclusive", DataType::Boolean, true),
            ]);
        }
        let last = ["decided_by", "policy", "revision", "digest", "error"];
        fields.extend(last.map(|name| Field::new(name, DataType::Utf8, true)));
        let identity = policy.identity();
        Ok(Self {
            schema: Arc::new(Schema::new(fields)),
            columns,
            decimals,
            identity: [Some(identity.id), identity.revision, Some(identity.digest)],
        })
    }

    /// Writes what became of rows; `first` is the number of the first one, from 1.
    pub(crate) fn write(
        &self,
        plan: &Plan,
        cells: &dyn Cells,
        rows: &[Row],
        first: u64,
        worker: &mut Worker<'_>,
        program: &Program,
    ) -> Result<RecordBatch, TableError> {
        let mut arrays = self.carried(plan, cells, rows.len(), first);
        let judged = || rows.iter().map(|row| row.as_ref().ok());
        let decision = || judged().map(|row| row.map(|it| &it.decision));
        let released = || decision().map(|it| it.and_then(|it| it.released.as_ref()));
        arrays.push(texts(
            decision().map(|it| it.map(|it| it.disposition.name())),
        ));
        arrays.push(texts(decision().map(|it| it?.finding.as_deref())));
        arrays.push(self.amounts(released().map(|it| it.map(|it| it.amount.0)))?);
        arrays.push(texts(released().map(|it| it.map(|it| it.unit.as_str()))));
        arrays.push(self.amounts(released().map(|it| it?.requested.map(|it| it.0)))?);
        if self.columns == Columns::All {
            arrays.extend(whys(judged(), worker, program));
        }
        arrays.push(texts(judged().map(|it| it.map(|it| it.by.name()))));
        for constant in &self.identity {
            arrays.push(texts(judged().map(|it| it.and(constant.as_deref()))));
        }
        let errors = rows.iter().map(|row| row.as_ref().err());
        let errors: Vec<Option<String>> = errors.map(|it| it.map(|it| it.to_string())).collect();
        arrays.push(texts(errors.iter().map(Option::as_deref)));
        RecordBatch::try_new(Arc::clone(&self.schema), arrays)
            .map_err(|error| TableError::Defect(error.to_string()))
    }

    fn carried(&self, plan: &Plan, cells: &dyn Cells, rows: usize, first: u64) -> Vec<ArrayRef> {
        if plan.ids.is_empty() {
            let mut numbers = Int64Builder::with_capacity(rows);
            for row in (first..).take(rows) {
                numbers.append_value(i64::try_from(row).unwrap_or(i64::MAX));
            }
            return vec![Arc::new(numbers.finish())];
        }
        let carried = plan.ids.iter().map(|&column| {
            cells.array(column).unwrap_or_else(|| {
                let texts = (0..rows).map(|row| cells.cell(row, column).to_text());
                let texts: StringArray = texts.collect();
                Arc::new(texts)
            })
        });
        carried.collect()
    }

    fn amounts(
        &self,
        amounts: impl Iterator<Item = Option<Decimal>>,
    ) -> Result<ArrayRef, TableError> {
        let scale = i8::try_from(self.decimals).unwrap_or(i8::MAX);
        let builder = Decimal128Builder::new().with_precision_and_scale(DIGITS, scale);
        let mut builder = builder.map_err(|error| TableError::Defect(error.to_string()))?;
        for amount in amounts {
            match amount {
                None => builder.append_null(),
                Some(amount) => builder.append_value(self.counted(amount)?),
            }
        }
        Ok(Arc::new(builder.finish()))
    }

    /// Counts an amount in its smallest part.
    fn counted(&self, amount: Decimal) -> Result<i128, TableError> {
        let amount = amount.normalize();
        let more = self.decimals.checked_sub(amount.scale());
        let factor = more.and_then(|more| 10_i128.checked_pow(more));
        let counted = factor.and_then(|factor| amount.mantissa().checked_mul(factor));
        counted.ok_or_else(|| {
            let what = "an amount is finer than the finest number of the policy";
            TableError::Defect(what.to_owned())
        })
    }
}

fn texts<'a>(texts: impl Iterator<Item = Option<&'a str>>) -> ArrayRef {
    let texts: StringArray = texts.collect();
    Arc::new(texts)
}

/// Writes reasons, clauses, missing facts, and whether there may be too many of them.
fn whys<'a>(
    judged: impl Iterator<Item = Option<&'a Judged>>,
    worker: &mut Worker<'_>,
    program: &Program,
) -> [ArrayRef; 4] {
    let list = || ListBuilder::new(StringBuilder::new());
    let (mut reasons, mut clauses, mut missing) = (list(), list(), list());
    let mut inconclusive = BooleanBuilder::new();
    for judged in judged {
        let why = judged.and_then(|it| it.why.as_ref());
        if let Some(why) = why {
            let mut cited: Vec<String> = Vec::new();
            for &reason in why.reasons.iter() {
                let named = worker.name(reason);
                reasons.values().append_value(&named.name);
                for clause in &named.clauses {
                    if !cited.contains(clause) {
                        cited.push(clause.clone());
                    }
                }
            }
            cited
                .iter()
                .for_each(|it| clauses.values().append_value(it));
            let names = missing_names(program, &why.missing);
            names
                .iter()
                .for_each(|it| missing.values().append_value(it));
        }
        reasons.append(why.is_some());
        clauses.append(why.is_some());
        missing.append(why.is_some());
        inconclusive.append_option(why.map(|why| why.inconclusive));
    }
    [
        Arc::new(reasons.finish()),
        Arc::new(clauses.finish()),
        Arc::new(missing.finish()),
        Arc::new(inconclusive.finish()),
    ]
}

/// Names missing facts as people are asked for them; a record once, whatever is taken of its rows.
pub(crate) fn missing_names<'p>(
    program: &'p Program,
    missing: &[pol_compiler::program::FactId],
) -> Vec<&'p str> {
    let mut names: Vec<&str> = Vec::new();
    for &fact in missing {
        let name = program.asked_as(fact);
        if !names.contains(&name) {
            names.push(name);
        }
    }
    names
}

/// Tells whether something is released.
pub(crate) fn releases(disposition: Disposition) -> bool {
    match disposition {
        Disposition::Release | Disposition::ReleasePart => true,
        Disposition::ClinicianReview
        | Disposition::InformationNeeded
        | Disposition::NotGoverned => false,
    }
}
