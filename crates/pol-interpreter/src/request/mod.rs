//! The text of a request in; its facts out, or everything that is wrong with it.
//! Reads strictly: no key is skipped, no value is bent to its type, and no message shows a value, for it is health data.

mod agreement;
mod choices;
mod codes;
pub(crate) mod dates;
mod group;
mod near;
mod numbers;
mod open_json;
mod outline;
mod parts;
mod pointer;
mod problems;
mod rows;
mod values;
mod wanted;
mod write;

#[cfg(test)]
mod tests;

pub use choices::{meant as choices_meant, systems as systems_of_choices};
pub use codes::is_code;
pub(crate) use open_json::Place;
pub use outline::{Member, Outline, Stated};
pub use parts::{read_fact, read_record, read_together};
pub(crate) use problems::MOST;
pub(crate) use wanted::{listed, names};
pub use write::write_request;

use crate::diagnostics;
use crate::facts::Facts;
use group::Reader;
use open_json::{Fault, Kind};
use pol_compiler::program::Program;
use pol_parser::Diagnostic;
use serde_json::value::RawValue;

/// The longest text of a request, in bytes.
pub(crate) const LONGEST: usize = 16 * 1024 * 1024;

/// The deepest nesting of a request; the deepest that a fact can need is six.
pub(crate) const DEEPEST: usize = 16;

/// Reads a request: its facts, or all its errors, each with its JSON pointer.
///
/// A fact that is absent or `null` is not stated, and so is every fact of a group that is, and a record. A member that a set
/// holds twice is taken once.
///
/// # Errors
/// One diagnostic for each thing that is wrong, in the order of the text.
pub fn read_request(program: &Program, json: &str) -> Result<Facts, Vec<Diagnostic>> {
    let root = open(program, json).map_err(|problem| vec![problem])?;
    let mut reader = Reader::new(program);
    reader.read_groups(root);
    reader.finish()
}

/// What one policy of several reads of a request.
#[derive(Debug)]
pub struct Reading {
    /// Its facts, or what is wrong with them.
    pub facts: Result<Facts, Vec<Diagnostic>>,
    /// The JSON pointers of the keys that it does not declare, in the order of the text. All below them is not declared either.
    pub undeclared: Vec<String>,
}

/// Reads a request as one policy of several, each of which reads what it declares. A key that it does not declare is no error
/// here; who reads by all must see that some policy declares each.
pub fn read_request_among(program: &Program, json: &str) -> Reading {
    let mut reader = Reader::new(program);
    reader.undeclared = Some(Vec::new());
    match open(program, json) {
        Ok(root) => reader.read_groups(root),
        Err(problem) => reader.problems.push(problem, ""),
    }
    let undeclared = reader.undeclared.take().unwrap_or_default();
    Reading {
        facts: reader.finish(),
        undeclared,
    }
}

/// Checks what concerns the text as a whole, and gives its one value.
fn open<'a>(program: &Program, json: &'a str) -> Result<&'a RawValue, Diagnostic> {
    if json.len() > LONGEST {
        return Err(diagnostics::too_large());
    }
    if let Some(place) = open_json::too_deep(json, DEEPEST) {
        return Err(diagnostics::too_deep(place));
    }
    let root = open_json::only_value(json).map_err(|fault| match fault {
        Fault::Syntax(place) => diagnostics::not_json(place),
        Fault::Early => diagnostics::ends_early(),
        Fault::Trailing(place) => diagnostics::trailing_text(place),
    })?;
    match Kind::of(root) {
        Kind::Object => Ok(root),
        kind @ (Kind::Null | Kind::Bool(_) | Kind::Number | Kind::Text | Kind::List) => {
            Err(diagnostics::request_not_object(kind.words(), program))
        }
    }
}
