//! What became of the codes of a policy's sets and choices, or of a file of codes: members added, gone, moved, or counted on other days;
//! and which declarations read them. Two policies, or two files, in; changes out.

use crate::policy::Policy;
use crate::report::Report;
use crate::source::Source;
use crate::texts;
use pol_compiler::{CodeList, CodeSetFile, Member};
use serde::Serialize;
use std::collections::BTreeMap;
use std::sync::Arc;

/// What became of codes; keys in this order, absent rather than null.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct CodesDiff {
    /// Which lists changed, in declared order.
    pub sets: Vec<CodeSetChange>,
}

/// What became of the codes of one list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct CodeSetChange {
    /// `code set massage_codes`, `choice condition.anxiety`, or a file.
    pub set: String,
    /// What changed.
    pub changes: Vec<CodeChange>,
    /// The declarations that read the list, or read what reads it.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub touches: Vec<String>,
}

/// What became of one code.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct CodeChange {
    /// The code with its system: `icd10cm F41`.
    pub code: String,
    /// What became of it.
    #[serde(flatten)]
    pub change: CodeChangeKind,
}

/// What may become of a code.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(tag = "change", rename_all = "snake_case")]
pub enum CodeChangeKind {
    /// It is new.
    Added {
        /// The list that it was in before, and is in no longer.
        #[serde(skip_serializing_if = "Option::is_none")]
        moved_from: Option<String>,
    },
    /// It is gone.
    Removed {
        /// The list that it is in now, and was not before.
        #[serde(skip_serializing_if = "Option::is_none")]
        moved_to: Option<String>,
    },
    /// It counts on other days.
    Days {
        /// The days before; empty where it counted always.
        before: String,
        /// The days now.
        after: String,
    },
}

impl CodesDiff {
    /// Tells whether nothing changed.
    pub const fn is_empty(&self) -> bool {
        self.sets.is_empty()
    }
}

/// Tells what became of the codes of a policy.
pub fn codes_diff(old: &Policy, new: &Policy) -> CodesDiff {
    diff(&lists(old), &lists(new))
}

/// Tells what became of the members of a file of codes; each file with its name in messages and its text.
///
/// # Errors
/// Gives what is wrong with a file that cannot be read.
pub fn code_files_diff(old: (&str, &str), new: (&str, &str)) -> Result<CodesDiff, Report> {
    Ok(diff(&[file(new.0, old)?], &[file(new.0, new)?]))
}

fn lists(policy: &Policy) -> Vec<CodeList> {
    let texts = policy.texts();
    let read = texts::Read::of(&texts);
    let parsed = read.together.parse().file;
    let (tree, _) = pol_compiler::link(&parsed, &read.together.files);
    pol_compiler::code_lists(&tree)
}

fn file(called: &str, (name, text): (&str, &str)) -> Result<CodeList, Report> {
    let read = CodeSetFile::read(text, 0);
    let read = read.map_err(|found| Report::new(Arc::new(Source::new(name, text)), found))?;
    let day = |word: &str, day: Option<_>| day.map(|day| format!("{word} {day}"));
    let days = |member: &Member| {
        let from = day("from", member.from.map(|(day, _)| day));
        let until = day("until", member.until.map(|(day, _)| day));
        from.into_iter().chain(until).collect::<Vec<_>>().join(" ")
    };
    let system = &read.system.text;
    let members = read.members.iter();
    let codes = members.map(|it| (format!("{system} {}", it.code.text), days(it)));
    Ok(CodeList {
        name: called.to_owned(),
        codes: codes.collect(),
        readers: Vec::new(),
    })
}

/// The days of each code of a list; a code of several rows has those of all.
type Codes = BTreeMap<String, Vec<String>>;

fn codes(list: Option<&CodeList>) -> Codes {
    let mut codes = Codes::new();
    for (code, days) in list.iter().flat_map(|it| &it.codes) {
        codes.entry(code.clone()).or_default().push(days.clone());
    }
    codes
}

fn diff(old: &[CodeList], new: &[CodeList]) -> CodesDiff {
    let find = |lists: &'_ [CodeList], name: &str| lists.iter().position(|it| it.name == name);
    let gone = old.iter().filter(|it| find(new, &it.name).is_none());
    let all: Vec<&CodeList> = new.iter().chain(gone).collect();
    let sides = |list: &CodeList| {
        let before = find(old, &list.name).map(|position| &old[position]);
        let after = find(new, &list.name).map(|position| &new[position]);
        (codes(before), codes(after))
    };
    let sides: Vec<(Codes, Codes)> = all.iter().map(|list| sides(list)).collect();
    // Where a code is new, or gone, in another list.
    let lists = all.iter().zip(&sides);
    let elsewhere = |code: &str, is_new: bool| {
        let mut lists = lists.clone();
        let found = lists.find(|(_, (before, after))| {
            let (has, had) = (after.contains_key(code), before.contains_key(code));
            has != had && has == is_new
        });
        found.map(|(list, _)| list.name.clone())
    };
    let sets = all.iter().zip(&sides).map(|(list, (before, after))| {
        let mut changes = Vec::new();
        for (code, days) in before {
            let change = match after.get(code) {
                Some(now) if now == days => continue,
                Some(now) => CodeChangeKind::Days {
                    before: days.join(", "),
                    after: now.join(", "),
                },
                None => CodeChangeKind::Removed {
                    moved_to: elsewhere(code, true),
                },
            };
            let code = code.clone();
            changes.push(CodeChange { code, change });
        }
        for code in after.keys().filter(|code| !before.contains_key(*code)) {
            let moved_from = elsewhere(code, false);
            changes.push(CodeChange {
                code: code.clone(),
                change: CodeChangeKind::Added { moved_from },
            });
        }
        CodeSetChange {
            set: list.name.clone(),
            changes,
            touches: list.readers.clone(),
        }
    });
    CodesDiff {
        sets: sets.filter(|set| !set.changes.is_empty()).collect(),
    }
}
