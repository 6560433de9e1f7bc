//! Reads a `pol.toml`, key by key; every key is known or is told with its place.

use super::{LintOptions, OptionsError};
use crate::lint::{Level, Lint};
use crate::lints::LINTS;
use std::ops::Range;
use toml::Spanned;
use toml::de::{DeTable, DeValue};

/// The tables of a `pol.toml`.
const TABLES: [&str; 6] = [
    "lints",
    "settings",
    "retired_codes",
    "glossary",
    "except",
    "judged",
];

type Result<T> = std::result::Result<T, OptionsError>;

/// Reads the whole text.
pub(super) fn read(text: &str) -> Result<LintOptions> {
    let parsed = DeTable::parse(text).map_err(|error| {
        let place = error.span().unwrap_or_default();
        let message = error.message().lines().next().unwrap_or("cannot be read");
        OptionsError::new(text, &place, format!("this is no TOML: {message}"))
    })?;
    let reader = Reader { text };
    let mut options = LintOptions::default();
    for (key, value) in parsed.get_ref() {
        let table = || reader.table(value);
        match key.get_ref().as_ref() {
            "lints" => reader.levels(table()?, &mut options)?,
            "settings" => reader.settings(table()?, &mut options)?,
            "retired_codes" => reader.retired(table()?, &mut options)?,
            "glossary" => reader.glossary(table()?, &mut options)?,
            "except" => reader.excepted(table()?, &mut options)?,
            "judged" => reader.judged(table()?, &mut options)?,
            other => return Err(reader.unknown("table", other, key.span(), TABLES)),
        }
    }
    Ok(options)
}

struct Reader<'a> {
    text: &'a str,
}

impl Reader<'_> {
    fn error(&self, at: Range<usize>, message: impl Into<String>) -> OptionsError {
        OptionsError::new(self.text, &at, message.into())
    }

    fn unknown<'n>(
        &self,
        what: &str,
        name: &str,
        at: Range<usize>,
        known: impl IntoIterator<Item = &'n str>,
    ) -> OptionsError {
        self.error(at, format!("there is no {what} `{name}`"))
            .nearest(name, known)
    }

    fn lint(&self, key: &Spanned<impl AsRef<str>>) -> Result<&'static Lint> {
        let name = key.get_ref().as_ref();
        let found = LINTS.iter().copied().find(|lint| lint.name == name);
        let names = LINTS.iter().map(|lint| lint.name);
        found.ok_or_else(|| self.unknown("lint", name, key.span(), names))
    }

    fn levels(&self, table: &DeTable<'_>, options: &mut LintOptions) -> Result<()> {
        for (key, value) in table {
            let lint = self.lint(key)?;
            let word = self.word(value)?;
            let level = Level::of(word).ok_or_else(|| {
                let message = format!("`{word}` is no level; write {}", Level::WORDS.join(", "));
                self.error(value.span(), message)
            })?;
            options.levels.insert(lint.name, level);
        }
        Ok(())
    }

    fn excepted(&self, table: &DeTable<'_>, options: &mut LintOptions) -> Result<()> {
        for (key, value) in table {
            let lint = self.lint(key)?;
            options.excepted.insert(lint.name, self.words(value)?);
        }
        Ok(())
    }

    fn judged(&self, table: &DeTable<'_>, options: &mut LintOptions) -> Result<()> {
        for (key, value) in table {
            let code = key.get_ref().as_ref();
            let digits = code.strip_prefix(['W', 'N']).unwrap_or_default();
            if digits.len() != 4 || !digits.bytes().all(|it| it.is_ascii_digit()) {
                let message = format!("`{code}` is no code of the analysis, such as N0912");
                return Err(self.error(key.span(), message));
            }
            options.judged.insert(code.to_owned(), self.words(value)?);
        }
        Ok(())
    }

    fn settings(&self, table: &DeTable<'_>, options: &mut LintOptions) -> Result<()> {
        let settings = &mut options.settings;
        for (key, value) in table {
            let name = key.get_ref().as_ref();
            if name == "vague_words" {
                settings.vague_words = self.words(value)?;
                continue;
            }
            let mut numbers = [
                ("grade_level", &mut settings.grade_level),
                ("words_in_sentence", &mut settings.words_in_sentence),
                ("items_in_list", &mut settings.items_in_list),
                ("letters_in_name", &mut settings.letters_in_name),
                ("days_before_review", &mut settings.days_before_review),
                ("repeats_of_number", &mut settings.repeats_of_number),
            ];
            let Some((_, place)) = numbers.iter_mut().find(|(known, _)| *known == name) else {
                let known = numbers
                    .iter()
                    .map(|(known, _)| *known)
                    .chain(["vague_words"]);
                return Err(self.unknown("setting", name, key.span(), known));
            };
            **place = self.number(value)?;
        }
        Ok(())
    }

    fn retired(&self, table: &DeTable<'_>, options: &mut LintOptions) -> Result<()> {
        for (system, codes) in table {
            for (code, reason) in self.table(codes)? {
                let place = (system.get_ref().to_string(), code.get_ref().to_string());
                let reason = self.word(reason)?.to_owned();
                options.retired_codes.insert(place, reason);
            }
        }
        Ok(())
    }

    fn glossary(&self, table: &DeTable<'_>, options: &mut LintOptions) -> Result<()> {
        for (short, long) in table {
            let long = self.word(long)?.to_owned();
            options.glossary.insert(short.get_ref().to_string(), long);
        }
        Ok(())
    }

    fn table<'v, 'i>(&self, value: &'v Spanned<DeValue<'i>>) -> Result<&'v DeTable<'i>> {
        let table = value.get_ref().as_table();
        table.ok_or_else(|| self.error(value.span(), "a table stands here, such as `[lints]`"))
    }

    fn word<'v>(&self, value: &'v Spanned<DeValue<'_>>) -> Result<&'v str> {
        let word = value.get_ref().as_str();
        word.ok_or_else(|| self.error(value.span(), "a text in quotation marks stands here"))
    }

    fn words(&self, value: &Spanned<DeValue<'_>>) -> Result<Vec<String>> {
        let list = value.get_ref().as_array();
        let list = list.ok_or_else(|| {
            self.error(
                value.span(),
                "a list of texts stands here, such as `[\"a\", \"b\"]`",
            )
        })?;
        list.iter()
            .map(|it| self.word(it).map(str::to_owned))
            .collect()
    }

    fn number(&self, value: &Spanned<DeValue<'_>>) -> Result<i64> {
        let digits = value.get_ref().as_integer();
        let number = digits.and_then(|it| i64::from_str_radix(it.as_str(), it.radix()).ok());
        let number = number.filter(|it| (1..=10_000).contains(it));
        number
            .ok_or_else(|| self.error(value.span(), "a whole number from 1 to 10,000 stands here"))
    }
}
