//! A lint: its name in a `pol.toml`, its page, and what looks for it.

use crate::subject::{Subject, Told};
use pol_parser::{Page, Severity};

/// Something that a careful reader would remark.
#[derive(Debug)]
pub struct Lint {
    /// Its name in a `pol.toml`.
    pub name: &'static str,
    /// Its page; its severity is that of what it finds, where no `pol.toml` says otherwise.
    pub page: Page,
    /// Whether it looks without being asked to.
    pub is_on: bool,
    /// The `pol.toml` by which the cases of its page are told; empty where it needs none.
    pub shown_with: &'static str,
    pub(crate) check: fn(&Subject<'_>, &mut Told<'_>),
}

impl Lint {
    /// Looks at a policy.
    pub(crate) fn run(&self, subject: &Subject<'_>, told: &mut Told<'_>) {
        (self.check)(subject, told);
    }

    /// Gives the level where no `pol.toml` says otherwise.
    pub fn default_level(&self) -> Level {
        match (self.is_on, self.page.severity) {
            (false, _) => Level::Off,
            (true, Severity::Note) => Level::Note,
            (true, Severity::Warning) => Level::Warning,
            (true, Severity::Error) => Level::Error,
        }
    }
}

/// How much a lint weighs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Level {
    /// It does not look.
    Off,
    /// What it finds is for the author to judge.
    Note,
    /// What it finds is probably a mistake.
    Warning,
    /// What it finds makes `pol check` fail.
    Error,
}

impl Level {
    /// The words of a `pol.toml`.
    pub(crate) const WORDS: [&'static str; 4] = ["off", "note", "warning", "error"];

    /// Reads the word of a `pol.toml`.
    pub(crate) fn of(word: &str) -> Option<Self> {
        match word {
            "off" => Some(Self::Off),
            "note" => Some(Self::Note),
            "warning" => Some(Self::Warning),
            "error" => Some(Self::Error),
            _ => None,
        }
    }

    /// Gives the severity of what is found; nothing where the lint does not look.
    pub fn severity(self) -> Option<Severity> {
        match self {
            Self::Off => None,
            Self::Note => Some(Severity::Note),
            Self::Warning => Some(Severity::Warning),
            Self::Error => Some(Severity::Error),
        }
    }
}
