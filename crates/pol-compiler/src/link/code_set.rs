//! The file of a code set: its system, edition, source and licence, and its members with words of our own and their days.
//! TOML in; what it says out, each with its place, or all that is wrong with it.

use crate::diagnostics;
use jiff::civil::Date;
use pol_parser::{Diagnostic, Span, ast, nearest};
use std::borrow::Cow;
use std::ops::Range;
use toml::Spanned;
use toml::de::{DeTable, DeValue};

/// What a file of a code set says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CodeSetFile {
    /// The code system, by the name that policies give it.
    pub system: Stated,
    /// The edition of the system that the members are of.
    pub edition: Stated,
    /// Where the members come from.
    pub source: Stated,
    /// Under which terms the list may be used.
    pub licence: Stated,
    /// The members, in the order of their codes.
    pub members: Vec<Member>,
}

/// A text, and where it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stated {
    /// The text.
    pub text: String,
    /// Where.
    pub span: Span,
}

/// A member of a code set.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Member {
    /// Its code.
    pub code: Stated,
    /// What it is, in words of our own; empty where nothing is said.
    pub words: String,
    /// The first day on which it is a member.
    pub from: Option<(Date, Span)>,
    /// The last.
    pub until: Option<(Date, Span)>,
}

/// The keys that every file has.
const KEYS: [&str; 5] = ["system", "edition", "source", "licence", "members"];

impl CodeSetFile {
    /// Reads a file that begins at an offset of a joined text.
    ///
    /// # Errors
    /// Gives all that is wrong with it.
    pub fn read(text: &str, start: usize) -> Result<Self, Vec<Diagnostic>> {
        let mut reader = Reader {
            start,
            found: Vec::new(),
        };
        let file = reader.file(text);
        match file {
            Some(file) if reader.found.is_empty() => Ok(file),
            Some(_) | None => Err(reader.found),
        }
    }

    /// Gives the members as rows of a code set.
    pub(super) fn rows(&self) -> Vec<ast::CodeRow> {
        let date =
            |day: &Option<(Date, Span)>| day.map(|(date, span)| ast::DateLiteral { date, span });
        let row = |member: &Member| ast::CodeRow {
            codes: vec![ast::CodeRange {
                first: ast::Name {
                    text: member.code.text.clone(),
                    span: member.code.span,
                },
                last: None,
            }],
            dates: ast::Dates {
                from: date(&member.from),
                until: date(&member.until),
            },
        };
        self.members.iter().map(row).collect()
    }
}

struct Reader {
    start: usize,
    found: Vec<Diagnostic>,
}

impl Reader {
    fn span(&self, at: Range<usize>) -> Span {
        Span::new(self.start + at.start, self.start + at.end)
    }

    fn report(&mut self, at: Range<usize>, message: impl Into<String>, help: impl Into<String>) {
        let report = diagnostics::odd_code_set_file(message.into(), self.span(at), help.into());
        self.found.push(report);
    }

    fn file(&mut self, text: &str) -> Option<CodeSetFile> {
        let table = match DeTable::parse(text) {
            Ok(table) => table,
            Err(error) => {
                let message = error.message().lines().next().unwrap_or("cannot be read");
                let message = format!("this is no TOML: {message}");
                let help = "write a line `key = \"text\"` for each of system, edition, source and licence, and a table `[members]`";
                self.report(error.span().unwrap_or_default(), message, help);
                return None;
            }
        };
        let table = table.get_ref();
        for key in table.keys() {
            let name = key.get_ref().as_ref();
            if !KEYS.contains(&name) {
                let near = nearest(name, KEYS).map(|near| format!("did you mean `{near}`?"));
                let help = near.unwrap_or_else(|| format!("the keys are {}", KEYS.join(", ")));
                self.report(key.span(), format!("there is no key `{name}`"), help);
            }
        }
        let stated = KEYS.map(|key| match key {
            "members" => None,
            key => self.stated(table, key),
        });
        let members = self.members(table);
        let [system, edition, source, licence, _] = stated;
        Some(CodeSetFile {
            system: system?,
            edition: edition?,
            source: source?,
            licence: licence?,
            members: members?,
        })
    }

    /// Gives what a key says, or reports that it does not.
    fn value<'t, 'i>(
        &mut self,
        table: &'t DeTable<'i>,
        key: &str,
    ) -> Option<&'t Spanned<DeValue<'i>>> {
        let value = table.get(key);
        if value.is_none() {
            let help = match key {
                "members" => {
                    "write `[members]`, and below it a line `CODE = \"words\"` for each".to_owned()
                }
                key => format!("write `{key} = \"…\"` at the top"),
            };
            self.report(0..0, format!("the file states no `{key}`"), help);
        }
        value
    }

    fn stated(&mut self, table: &DeTable<'_>, key: &str) -> Option<Stated> {
        let value = self.value(table, key)?;
        let text = value.get_ref().as_str().map(str::trim).unwrap_or_default();
        if text.is_empty() {
            let help = format!("write `{key} = \"…\"`");
            self.report(value.span(), format!("`{key}` is a text in quotes"), help);
            return None;
        }
        Some(Stated {
            text: text.to_owned(),
            span: self.span(value.span()),
        })
    }

    fn members(&mut self, table: &DeTable<'_>) -> Option<Vec<Member>> {
        let value = self.value(table, "members")?;
        let DeValue::Table(rows) = value.get_ref() else {
            let help = "write `[members]`, and below it a line `CODE = \"words\"` for each";
            self.report(value.span(), "`members` is a table", help);
            return None;
        };
        if rows.is_empty() {
            let help = "list its codes, each on a line `CODE = \"words\"`";
            self.report(value.span(), "the code set has no members", help);
        }
        let members = rows
            .iter()
            .filter_map(|(key, value)| self.member(key, value));
        Some(members.collect())
    }

    fn member(
        &mut self,
        key: &Spanned<Cow<'_, str>>,
        value: &Spanned<DeValue<'_>>,
    ) -> Option<Member> {
        let code = key.get_ref().as_ref();
        if !is_code(code) {
            let help = "write it as its system does: capital letters, digits and single points, such as `F41.1`";
            self.report(key.span(), format!("`{code}` is no code"), help);
            return None;
        }
        let mut member = Member {
            code: Stated {
                text: code.to_owned(),
                span: self.span(key.span()),
            },
            words: String::new(),
            from: None,
            until: None,
        };
        match value.get_ref() {
            DeValue::String(words) => member.words = words.to_string(),
            DeValue::Table(parts)
                if parts
                    .keys()
                    .any(|it| PARTS.contains(&it.get_ref().as_ref())) =>
            {
                for (part, value) in parts {
                    self.part(&mut member, part, value);
                }
            }
            DeValue::Table(_) => {
                let help =
                    format!("write a code with a point in quotes: `\"{code}.…\" = \"words\"`");
                self.report(
                    key.span(),
                    format!("`{code}` is cut in two by its point"),
                    help,
                );
            }
            DeValue::Integer(_)
            | DeValue::Float(_)
            | DeValue::Boolean(_)
            | DeValue::Datetime(_)
            | DeValue::Array(_) => {
                let help = format!(
                    "write `{code} = \"words\"`, with nothing in the quotes where no words may be copied"
                );
                self.report(
                    value.span(),
                    format!("what `{code}` is, is said in words"),
                    help,
                );
            }
        }
        Some(member)
    }

    fn part(
        &mut self,
        member: &mut Member,
        part: &Spanned<Cow<'_, str>>,
        value: &Spanned<DeValue<'_>>,
    ) {
        let name = part.get_ref().as_ref();
        match (name, value.get_ref()) {
            ("words", DeValue::String(words)) => member.words = words.to_string(),
            ("from", DeValue::Datetime(day)) => {
                member.from = self.day(&day.to_string(), value.span())
            }
            ("until", DeValue::Datetime(day)) => {
                member.until = self.day(&day.to_string(), value.span())
            }
            ("from" | "until", _) => {
                let help = format!("write `{name} = 2024-01-01`, without quotes");
                self.report(value.span(), format!("`{name}` is a day"), help);
            }
            ("words", _) => {
                self.report(
                    value.span(),
                    "`words` is a text in quotes",
                    "write `words = \"…\"`",
                );
            }
            _ => {
                let help = "a member has `words`, `from` and `until`";
                self.report(part.span(), format!("there is no key `{name}`"), help);
            }
        }
    }

    fn day(&mut self, day: &str, at: Range<usize>) -> Option<(Date, Span)> {
        match day.parse() {
            Ok(date) if day.len() == "2024-01-01".len() => Some((date, self.span(at))),
            Ok(_) | Err(_) => {
                let help = "write year, month and day: `2024-01-01`";
                self.report(at, "this is no day", help);
                None
            }
        }
    }
}

/// What a member may say of itself.
const PARTS: [&str; 3] = ["words", "from", "until"];

/// Tells whether a text has the form of a code.
fn is_code(text: &str) -> bool {
    let fits = |letter: u8| letter.is_ascii_uppercase() || letter.is_ascii_digit();
    text.split('.')
        .all(|part| !part.is_empty() && part.bytes().all(fits))
}
