//! Arrow record batches judged one after the other: for a host that has its rows in memory, or reads them in its own way.

use crate::error::TableError;
use crate::judge::Worker;
use crate::mapping::Mapping;
use crate::output::{Columns, Form};
use crate::plan::{Header, Plan};
use crate::summary::Summary;
use arrow_array::RecordBatch;
use arrow_schema::SchemaRef;
use jiff::civil::Date;
use pol::Policy;
use std::sync::Arc;

/// Judges batches of one schema, on one thread; remembers what cells mean, so that one for many batches is faster than one for each.
pub struct BatchJudge<'p> {
    policy: &'p Policy,
    schema: SchemaRef,
    places: Vec<usize>,
    plan: Arc<Plan>,
    form: Form,
    worker: Worker<'p>,
    summary: Summary,
}

impl<'p> BatchJudge<'p> {
    /// Prepares to judge batches; with a day, as of it.
    ///
    /// # Errors
    /// Gives everything in the mapping that does not fit the policy or the schema.
    pub fn new(
        policy: &'p Policy,
        mapping: &Mapping,
        schema: &SchemaRef,
        columns: Columns,
        as_of: Option<Date>,
    ) -> Result<Self, TableError> {
        let header = Header::Arrow(schema);
        let plan = Arc::new(Plan::new(policy.program(), mapping, &header, as_of)?);
        let places = plan.columns.iter();
        let places = places.filter_map(|name| schema.index_of(name).ok());
        Ok(Self {
            policy,
            schema: Arc::clone(schema),
            places: places.collect(),
            form: Form::new(policy, &plan, &header, columns)?,
            worker: Worker::new(policy, Arc::clone(&plan), columns),
            plan,
            summary: Summary::default(),
        })
    }

    /// Gives the schema of the determinations.
    pub fn schema(&self) -> &SchemaRef {
        &self.form.schema
    }

    /// Judges a batch: for each row, in their order, one of determinations. Rows are numbered on from batch to batch.
    ///
    /// # Errors
    /// If the batch is of another schema.
    pub fn judge(&mut self, batch: &RecordBatch) -> Result<RecordBatch, TableError> {
        if batch.schema_ref().fields() != self.schema.fields() {
            return Err(TableError::OtherSchema);
        }
        let cells = batch.project(&self.places);
        let cells = cells.map_err(|error| TableError::Defect(error.to_string()))?;
        let rows = self.worker.judge(&cells);
        let (first, program) = (self.summary.rows + 1, self.policy.program());
        self.summary.count(&rows, first, &mut self.worker, program);
        let (plan, worker) = (&self.plan, &mut self.worker);
        self.form.write(plan, &cells, &rows, first, worker, program)
    }

    /// Gives what all batches so far come to.
    pub fn summary(&self) -> &Summary {
        &self.summary
    }
}
