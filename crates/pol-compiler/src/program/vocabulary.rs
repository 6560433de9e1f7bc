//! What facts are told in: code systems and sets of codes, closed lists of choices, sets of choices.
//! A code set tells which codes it covers; a set of choices is a bit each.

use super::{CodeSetId, Dates, SystemId};
use pol_parser::Span;
use serde::{Deserialize, Serialize};

/// A code system.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct CodeSystem {
    /// Its name.
    pub name: String,
    /// What people read.
    pub title: String,
    /// Its edition.
    pub edition: Option<String>,
    /// Whether a code covers the longer codes that begin with it.
    pub hierarchical: bool,
    /// The codes there are; `None` where the system is open.
    pub only: Option<CodeSetId>,
}

/// A set of codes of one system.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct CodeSet {
    /// Its name, if it was declared.
    pub name: Option<String>,
    /// Its system.
    pub system: SystemId,
    /// Its members, as written; see [`CodeSet::covers`].
    pub members: Vec<CodeRange>,
    /// Where it stands: its name, the choice whose codes it is, or what is compared with it.
    pub span: Span,
}

/// A code, or all codes from one to another.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct CodeRange {
    /// The code, or the first.
    pub first: String,
    /// The last; equal to `first` for a single code.
    pub last: String,
}

impl CodeRange {
    /// Tells whether a code is this one or lies between its ends; in a hierarchical system, also whether it lies below them.
    pub fn covers(&self, code: &str, hierarchical: bool) -> bool {
        if !hierarchical {
            return self.first.as_str() <= code
                && code <= self.last.as_str()
                && code.len() == self.first.len();
        }
        let above_first = code >= self.first.as_str();
        let up_to_last = code <= self.last.as_str() || code.starts_with(self.last.as_str());
        above_first && up_to_last
    }
}

impl std::fmt::Display for CodeRange {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self.first == self.last {
            true => out.write_str(&self.first),
            false => write!(out, "{} to {}", self.first, self.last),
        }
    }
}

impl CodeSet {
    /// Tells whether a member is, or in a hierarchical system covers, a code.
    pub fn covers(&self, code: &str, hierarchical: bool) -> bool {
        self.members
            .iter()
            .any(|range| range.covers(code, hierarchical))
    }
}

/// A closed list of choices.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Choices {
    /// Its name.
    pub name: String,
    /// The choices; at most [`ChoiceSet::MOST`].
    pub rows: Vec<Choice>,
}

/// One choice.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Choice {
    /// Its name.
    pub name: String,
    /// What people read.
    pub label: String,
    /// The codes that mean it.
    pub codes: Option<ChoiceCodes>,
    /// The days on which it is one of the answers; conditions that name it demand them.
    pub dates: Dates,
}

/// The codes that mean a choice.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub enum ChoiceCodes {
    /// Those of a set.
    These(CodeSetId),
    /// Every code of the system that no other choice of the list has.
    Otherwise(SystemId),
}

/// A set of choices of one list, a bit each.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct ChoiceSet(pub u128);

impl ChoiceSet {
    /// The most choices that a list may have.
    pub const MOST: usize = 128;

    /// Makes the set of one choice, by its position in the list.
    pub const fn one(position: usize) -> Self {
        Self(1 << position)
    }

    /// Adds the choices of the other.
    #[must_use]
    pub const fn with(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// Tells whether a choice is in it.
    pub const fn holds(self, position: usize) -> bool {
        self.0 >> position & 1 == 1
    }

    /// Tells whether the two share a choice.
    pub const fn meets(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }

    /// Tells whether it holds every choice of the other.
    pub const fn covers(self, other: Self) -> bool {
        self.0 & other.0 == other.0
    }

    /// Tells whether it holds nothing.
    pub const fn is_empty(self) -> bool {
        self.0 == 0
    }

    /// Gives the positions of its choices in order.
    pub fn positions(self) -> impl Iterator<Item = usize> {
        (0..Self::MOST).filter(move |&position| self.holds(position))
    }
}
