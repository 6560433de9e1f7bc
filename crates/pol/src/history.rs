//! A policy in time: its text as it stood on a day, and what stood when.
//! Takes a loaded policy; the texts are made by the compiler's history and laid out by the formatter.

use crate::policy::Policy;
use crate::texts;
use jiff::civil::Date;
use pol_compiler::history::{self, NotInForce, Timeline};

impl Policy {
    /// Gives the text of the policy as it stood on a day: what did not stand is left out, what stood is told without its days, and
    /// it is in force on the days around on which the same stood. What it takes from files stands in it. It is a policy itself, and judges requests of those days
    /// as this one does. Examples of those days stay.
    ///
    /// # Errors
    /// If the policy is not in force on that day.
    pub fn as_of(&self, day: Date) -> Result<String, NotInForce> {
        let texts = self.texts();
        let read = texts::Read::of(&texts);
        let parsed = read.together.parse().file;
        let (file, _) = pol_compiler::link(&parsed, &read.together.files);
        let file = history::as_of(&file, day)?;
        let policy = pol_parser::lay_out(&read.together.text, &file);
        let id = self.id();
        let from = self.digest();
        Ok(format!(
            "# {id} as it stood on {day}, taken from the policy text {from}.\n\n{policy}"
        ))
    }

    /// Gives what of the policy stood when.
    pub fn timeline(&self) -> Timeline {
        let texts = self.texts();
        let read = texts::Read::of(&texts);
        let parsed = read.together.parse().file;
        let (file, _) = pol_compiler::link(&parsed, &read.together.files);
        history::timeline(&file).expect("a policy that was loaded has a header")
    }
}
