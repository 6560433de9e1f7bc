//! What a careful reader would remark of a policy: its tree, its program, the options of its owner and today's date in;
//! diagnostics out. Reads no file and no clock, and changes no determination.

mod lint;
mod options;
mod subject;

// What the lints look at.
mod citing;
mod codes;
mod condition;
mod held;
mod icd10cm;
mod reading;
mod stated;
mod vague;
mod wording;

mod lints;

pub use lint::{Level, Lint};
pub use lints::LINTS;
pub use options::{LintOptions, OptionsError};

use jiff::civil::Date;
use pol_compiler::program::Program;
use pol_parser::{Diagnostic, ast};
use subject::{Subject, Told};

/// Gives what the lints remark of a policy that compiled, in the order of the lints.
/// `source` is the text that the tree was made of; `today` is the day by which reviews are due.
pub fn lint(
    source: &str,
    file: &ast::File,
    program: &Program,
    options: &LintOptions,
    today: Date,
) -> Vec<Diagnostic> {
    let subject = Subject::new(source, file, program, options, today);
    let mut found = Vec::new();
    for lint in LINTS {
        if let Some(severity) = options.level(lint).severity() {
            let mut told = Told::new(lint, options, severity);
            lint.run(&subject, &mut told);
            found.extend(told.found());
        }
    }
    found
}
