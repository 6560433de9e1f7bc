//! What the owner of policies says of the lints in a `pol.toml`: levels, settings, retired codes, abbreviations, exceptions.
//! Text in; options out, or what is wrong with the text, with its place.

mod error;
mod read;

pub use error::OptionsError;

use crate::lint::{Level, Lint};
use std::collections::BTreeMap;

/// The options of the lints; by default, those of no `pol.toml`.
#[derive(Clone, Debug, Default)]
pub struct LintOptions {
    levels: BTreeMap<&'static str, Level>,
    excepted: BTreeMap<&'static str, Vec<String>>,
    /// By code of the analysis: the declarations of which its owner has judged it.
    judged: BTreeMap<String, Vec<String>>,
    pub(crate) settings: Settings,
    /// By system and code: why it is retired.
    pub(crate) retired_codes: BTreeMap<(String, String), String>,
    /// By abbreviation: what it stands for.
    pub(crate) glossary: BTreeMap<String, String>,
}

/// The numbers and words that lints go by.
#[derive(Clone, Debug)]
pub(crate) struct Settings {
    /// The school grade that a text may want, by Flesch and Kincaid.
    pub(crate) grade_level: i64,
    /// The most words in a sentence.
    pub(crate) words_in_sentence: i64,
    /// The most items in a list of a condition.
    pub(crate) items_in_list: i64,
    /// The most characters in a name.
    pub(crate) letters_in_name: i64,
    /// How long before a review is due it is spoken of.
    pub(crate) days_before_review: i64,
    /// How many declarations may write the same quantity.
    pub(crate) repeats_of_number: i64,
    /// Words that mean different things to different readers, beside those that the lints know.
    pub(crate) vague_words: Vec<String>,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            grade_level: 18,
            words_in_sentence: 35,
            items_in_list: 9,
            letters_in_name: 40,
            days_before_review: 90,
            repeats_of_number: 3,
            vague_words: Vec::new(),
        }
    }
}

impl LintOptions {
    /// Reads the text of a `pol.toml`; what it does not say stays as it is without one.
    ///
    /// # Errors
    /// Gives the first thing that is wrong with the text: no TOML, an unknown key or lint, a value that does not fit.
    pub fn parse(text: &str) -> Result<Self, OptionsError> {
        read::read(text)
    }

    /// Gives how much a lint weighs.
    pub fn level(&self, lint: &Lint) -> Level {
        let configured = self.levels.get(lint.name).copied();
        configured.unwrap_or_else(|| lint.default_level())
    }

    /// Tells whether the owner has judged what the analysis tells of a declaration, by its code and the declaration's name.
    pub fn judges(&self, code: &str, about: &str) -> bool {
        let names = self.judged.get(code);
        names.is_some_and(|names| names.iter().any(|name| name == about))
    }

    /// Tells whether a lint is to say nothing of a declaration.
    pub(crate) fn excepts(&self, lint: &Lint, about: &str) -> bool {
        let names = self.excepted.get(lint.name);
        names.is_some_and(|names| names.iter().any(|name| name == about))
    }
}
