//! The days on which a part of a policy stands.
//! The compiler writes them into conditions; here they are for those who look at the policy itself.

use jiff::civil::Date;
use pol_parser::ast;
use serde::{Deserialize, Serialize};

/// The days on which something stands, both included; an open end is without limit.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize,
)]
pub struct Dates {
    /// The first day.
    pub from: Option<Date>,
    /// The last day.
    pub until: Option<Date>,
}

impl Dates {
    /// Tells whether they are all days.
    pub const fn is_always(&self) -> bool {
        self.from.is_none() && self.until.is_none()
    }

    /// Tells whether a day is one of them.
    pub fn hold(&self, day: Date) -> bool {
        self.from.is_none_or(|from| from <= day) && self.until.is_none_or(|until| day <= until)
    }
}

/// As an author writes them, a space before each; nothing, where they are all days.
impl std::fmt::Display for Dates {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        if let Some(from) = self.from {
            write!(out, " from {from}")?;
        }
        match self.until {
            Some(until) => write!(out, " until {until}"),
            None => Ok(()),
        }
    }
}

impl From<&ast::Dates> for Dates {
    fn from(tree: &ast::Dates) -> Self {
        Self {
            from: tree.from.map(|from| from.date),
            until: tree.until.map(|until| until.date),
        }
    }
}
