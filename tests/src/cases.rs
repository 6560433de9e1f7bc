//! The guideline's cases: requests with the results that the committee adopted.
//! `cases/mng084.jsonl` in; one case a line out.

use crate::files;
use serde_json::Value as Json;
use std::collections::BTreeSet;
use std::io;

/// A case.
#[derive(Clone, Debug)]
pub struct Case {
    /// Its id, such as `M001`.
    pub id: String,
    /// The request, as a host would send it.
    pub request: Json,
    /// What must come out.
    pub expect: Json,
}

impl Case {
    /// Gives a word of what must come out: `disposition`, `finding`.
    pub fn expected(&self, key: &str) -> Option<&str> {
        self.expect.get(key)?.as_str()
    }

    /// Gives the number of visits that must be released.
    pub fn released(&self) -> Option<i64> {
        self.expect.get("released")?.as_i64()
    }

    /// Gives a list of what must come out: `reasons`, `advisories`, `missing`.
    pub fn listed(&self, key: &str) -> BTreeSet<String> {
        let list = self.expect.get(key).and_then(Json::as_array);
        list.into_iter()
            .flatten()
            .filter_map(Json::as_str)
            .map(str::to_owned)
            .collect()
    }
}

/// Reads the cases of MNG 084.
///
/// # Errors
/// Gives what the file system says, or that a line is no case.
pub fn mng084() -> io::Result<Vec<Case>> {
    files::read("tests/cases/mng084.jsonl")?
        .lines()
        .map(case)
        .collect()
}

fn case(line: &str) -> io::Result<Case> {
    let json: Json = serde_json::from_str(line)?;
    let id = json["id"].as_str().unwrap_or_default().to_owned();
    Ok(Case {
        id,
        request: json["request"].clone(),
        expect: json["expect"].clone(),
    })
}

/// Gives all clauses of some lists, each once: those of reasons, or of advisories.
pub fn clauses<'a>(lists: impl Iterator<Item = &'a Vec<String>>) -> BTreeSet<&'a str> {
    lists.flatten().map(String::as_str).collect()
}
