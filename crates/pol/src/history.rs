//! A policy in time: its text as it stood on a day, and what stood when.
//! Takes a loaded policy; the texts are made by the compiler's history and laid out by the formatter.

use crate::policy::Policy;
use jiff::civil::Date;
use pol_compiler::history::{self, NotInForce, Timeline};

impl Policy {
    /// Gives the text of the policy as it stood on a day: what did not stand is left out, what stood is told without its days, and
    /// it is in force on the days around on which the same stood. It is a policy itself, and judges requests of those days
    /// as this one does. Examples of those days stay.
    ///
    /// # Errors
    /// If the policy is not in force on that day.
    pub fn as_of(&self, day: Date) -> Result<String, NotInForce> {
        let text = self.source().text();
        let file = history::as_of(&pol_parser::parse(text).file, day)?;
        let policy = pol_parser::lay_out(text, &file);
        let id = self.id();
        let from = self.digest();
        Ok(format!(
            "# {id} as it stood on {day}, taken from the policy text {from}.\n\n{policy}"
        ))
    }

    /// Gives what of the policy stood when.
    pub fn timeline(&self) -> Timeline {
        let file = pol_parser::parse(self.source().text()).file;
        history::timeline(&file).expect("a policy that was loaded has a header")
    }
}
