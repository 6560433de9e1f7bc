//! A mapping, a policy and the header of a table in; how its rows are read out, or everything that does not fit.
//! Nothing of a row is read before.

mod check;
mod fit;

use crate::arrow::Holds;
use crate::mapping::{Mapping, MappingErrors};
use crate::reader::FactReader;
use arrow_schema::Schema;
use jiff::civil::Date;
use pol_compiler::program::{Program, RecordId};
use pol_interpreter::Facts;

/// How the rows of a table are read.
#[derive(Debug)]
pub(crate) struct Plan {
    /// The columns that are read, by their names; a position among them is what readers and ids hold.
    pub(crate) columns: Vec<String>,
    /// The columns that are carried through.
    pub(crate) ids: Vec<usize>,
    /// The facts.
    pub(crate) facts: Vec<FactReader>,
    /// The records, by the positions of their columns.
    pub(crate) records: Vec<(RecordId, usize)>,
    /// What all rows state.
    pub(crate) constants: Facts,
    /// Whether each line is a whole request.
    pub(crate) documents: bool,
    /// The day by which all rows are judged, in the place of what they state.
    pub(crate) as_of: Option<Date>,
}

/// What is known of a table before its first row.
pub(crate) enum Header<'a> {
    /// The columns hold texts, as those of a CSV file.
    Texts(&'a [String]),
    /// The columns have types.
    Arrow(&'a Schema),
    /// Nothing: each line holds what it holds.
    Open,
}

impl Header<'_> {
    /// Gives the names of the columns, where they are known.
    pub(crate) fn names(&self) -> Option<Vec<&str>> {
        match self {
            Self::Texts(names) => Some(names.iter().map(String::as_str).collect()),
            Self::Arrow(schema) => {
                let fields = schema.fields().iter();
                Some(fields.map(|field| field.name().as_str()).collect())
            }
            Self::Open => None,
        }
    }

    /// Tells what a column holds, where that is known.
    pub(crate) fn holds(&self, name: &str) -> Option<Holds> {
        match self {
            Self::Texts(_) => Some(Holds::Texts),
            Self::Arrow(schema) => {
                let field = schema.field_with_name(name).ok();
                field.map(|field| Holds::of(field.data_type()))
            }
            Self::Open => None,
        }
    }
}

impl Plan {
    /// Makes the plan.
    ///
    /// # Errors
    /// Gives everything in the mapping that does not fit the policy or the table, and columns that mean nothing.
    pub(crate) fn new(
        program: &Program,
        mapping: &Mapping,
        header: &Header<'_>,
        as_of: Option<Date>,
    ) -> Result<Self, MappingErrors> {
        check::check(program, mapping, header, as_of)
    }
}
