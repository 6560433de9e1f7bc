//! SARIF 2.1.0, which code scanning reads (OASIS, Static Analysis Results Interchange Format Version 2.1.0).
//! Findings in; one log with one run out: the rules are the pages of the codes found, columns count characters.

use super::finding::{Finding, Related};
use crate::report::{Entry, EntryFix};
use pol_parser::{Page, Severity};
use serde::Serialize;
use std::collections::BTreeMap;

const SCHEMA: &str =
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";

/// Writes findings as a SARIF log.
///
/// # Panics
/// Never: a log holds texts and numbers only.
pub fn sarif(findings: &[Finding]) -> String {
    let rules = rules(findings);
    let mut seen = BTreeMap::new();
    let results = findings.iter().map(|it| result(it, &rules, &mut seen));
    let log = Log {
        schema: SCHEMA,
        version: "2.1.0",
        runs: [Run {
            results: results.collect(),
            tool: Tool::new(&rules),
            column_kind: "unicodeCodePoints",
        }],
    };
    serde_json::to_string_pretty(&log).expect("a log has text keys") + "\n"
}

/// The pages of the codes found, in the order of the codes.
fn rules(findings: &[Finding]) -> Vec<&'static Page> {
    let pages: BTreeMap<_, _> = findings.iter().map(|it| (it.page.code, it.page)).collect();
    pages.into_values().collect()
}

fn result<'a>(
    finding: &'a Finding,
    rules: &[&'static Page],
    seen: &mut BTreeMap<String, usize>,
) -> SarifResult<'a> {
    let index = rules.partition_point(|page| page.code < finding.page.code);
    SarifResult {
        rule_id: finding.page.code,
        rule_index: index,
        level: level(finding.page.severity),
        message: Message {
            text: finding.words(),
        },
        locations: [location(finding)],
        related_locations: finding.related.iter().map(related).collect(),
        fixes: finding
            .entry
            .fix
            .iter()
            .map(|it| fix(&finding.entry, it))
            .collect(),
        partial_fingerprints: Fingerprints {
            finding: fingerprint(finding, seen),
        },
    }
}

/// The edit that needs no judgement.
fn fix(entry: &Entry, fix: &EntryFix) -> Fix {
    Fix {
        description: Message {
            text: entry
                .help
                .clone()
                .unwrap_or_else(|| "make the edit".to_owned()),
        },
        artifact_changes: [ArtifactChange {
            artifact_location: ArtifactLocation {
                uri: uri(&entry.file),
            },
            replacements: [Replacement {
                deleted_region: Region {
                    start_line: fix.line,
                    start_column: fix.column,
                    end_line: fix.end_line,
                    end_column: fix.end_column,
                },
                inserted_content: Message {
                    text: fix.replacement.clone(),
                },
            }],
        }],
    }
}

/// What a finding is known again by: its code, its words and its line, and which of several alike it is.
fn fingerprint(finding: &Finding, seen: &mut BTreeMap<String, usize>) -> String {
    let entry = &finding.entry;
    let parts = [
        entry.code,
        entry.message.as_str(),
        finding.line_text.as_str(),
    ];
    let hash = blake3::hash(parts.join("\0").as_bytes()).to_hex();
    let hash: String = hash.chars().take(32).collect();
    let alike = seen.entry(format!("{}\0{hash}", entry.file)).or_default();
    *alike += 1;
    format!("{hash}:{alike}")
}

fn location(finding: &Finding) -> Location<'_> {
    let entry = &finding.entry;
    let region = match (entry.line, entry.column, entry.end_line, entry.end_column) {
        (Some(start_line), Some(start_column), Some(end_line), Some(end_column)) => Some(Region {
            start_line,
            start_column,
            end_line,
            end_column,
        }),
        (_, _, _, _) => None,
    };
    Location {
        physical_location: PhysicalLocation {
            artifact_location: ArtifactLocation {
                uri: uri(&entry.file),
            },
            region,
        },
        logical_locations: entry.pointer.iter().map(|at| pointer(at)).collect(),
        message: None,
    }
}

fn pointer(at: &str) -> LogicalLocation<'_> {
    LogicalLocation {
        fully_qualified_name: at,
        kind: "value",
    }
}

fn related(related: &Related) -> Location<'_> {
    let region = Region {
        start_line: related.line,
        start_column: related.column,
        end_line: related.end_line,
        end_column: related.end_column,
    };
    Location {
        physical_location: PhysicalLocation {
            artifact_location: ArtifactLocation {
                uri: uri(&related.file),
            },
            region: Some(region),
        },
        logical_locations: Vec::new(),
        message: Some(Message {
            text: related.text.clone(),
        }),
    }
}

/// A file's name as a relative reference (RFC 3986): what cannot stand in one is escaped.
fn uri(name: &str) -> String {
    let mut uri = String::new();
    for byte in name.bytes() {
        match byte {
            b'\\' => uri.push('/'),
            b'/' | b'.' | b'-' | b'_' | b'~' => uri.push(char::from(byte)),
            byte if byte.is_ascii_alphanumeric() => uri.push(char::from(byte)),
            byte => uri += &format!("%{byte:02X}"),
        }
    }
    uri
}

fn level(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Note => "note",
    }
}

#[derive(Serialize)]
struct Log<'a> {
    #[serde(rename = "$schema")]
    schema: &'static str,
    version: &'static str,
    runs: [Run<'a>; 1],
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Run<'a> {
    tool: Tool,
    column_kind: &'static str,
    results: Vec<SarifResult<'a>>,
}

#[derive(Serialize)]
struct Tool {
    driver: Driver,
}

impl Tool {
    fn new(rules: &[&'static Page]) -> Self {
        Self {
            driver: Driver {
                name: "pol",
                semantic_version: env!("CARGO_PKG_VERSION"),
                rules: rules.iter().map(|page| Rule::of(page)).collect(),
            },
        }
    }
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Driver {
    name: &'static str,
    semantic_version: &'static str,
    rules: Vec<Rule>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Rule {
    id: &'static str,
    short_description: Message,
    help: Help,
    default_configuration: Configuration,
}

impl Rule {
    fn of(page: &'static Page) -> Self {
        Self {
            id: page.code,
            short_description: Message {
                text: page.title.to_owned(),
            },
            help: Help {
                text: page.text,
                markdown: page.text,
            },
            default_configuration: Configuration {
                level: level(page.severity),
            },
        }
    }
}

#[derive(Serialize)]
struct Help {
    text: &'static str,
    markdown: &'static str,
}

#[derive(Serialize)]
struct Configuration {
    level: &'static str,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct SarifResult<'a> {
    rule_id: &'static str,
    rule_index: usize,
    level: &'static str,
    message: Message,
    locations: [Location<'a>; 1],
    #[serde(skip_serializing_if = "Vec::is_empty")]
    related_locations: Vec<Location<'a>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    fixes: Vec<Fix>,
    partial_fingerprints: Fingerprints,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Fix {
    description: Message,
    artifact_changes: [ArtifactChange; 1],
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct ArtifactChange {
    artifact_location: ArtifactLocation,
    replacements: [Replacement; 1],
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Replacement {
    deleted_region: Region,
    inserted_content: Message,
}

#[derive(Serialize)]
struct Fingerprints {
    #[serde(rename = "polFinding/v1")]
    finding: String,
}

#[derive(Serialize)]
struct Message {
    text: String,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Location<'a> {
    physical_location: PhysicalLocation,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    logical_locations: Vec<LogicalLocation<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    message: Option<Message>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct PhysicalLocation {
    artifact_location: ArtifactLocation,
    #[serde(skip_serializing_if = "Option::is_none")]
    region: Option<Region>,
}

#[derive(Serialize)]
struct ArtifactLocation {
    uri: String,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Region {
    start_line: usize,
    start_column: usize,
    end_line: usize,
    end_column: usize,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct LogicalLocation<'a> {
    fully_qualified_name: &'a str,
    kind: &'static str,
}

#[cfg(test)]
mod tests {
    use super::uri;

    #[test]
    fn a_file_name_becomes_a_reference() {
        assert_eq!(uri("policies/a b.pol"), "policies/a%20b.pol");
        assert_eq!(uri("policies\\é.pol"), "policies/%C3%A9.pol");
    }
}
