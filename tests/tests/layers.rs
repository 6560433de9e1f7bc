//! The map in `crates/README.md` says what cargo knows: which crates there are, and which uses which.
//! Crates stand lowest first, so a crate uses only those above it in the table.

#![expect(clippy::unwrap_used, reason = "tests")]

use pol_tests::files;
use serde_json::Value as Json;
use std::collections::{BTreeMap, BTreeSet};
use std::process::Command;

/// The crates of the table with what each one uses, in the order of the table.
fn mapped() -> Vec<(String, BTreeSet<String>)> {
    let readme = files::read("crates/README.md").unwrap();
    let rows: Vec<Vec<&str>> = readme
        .lines()
        .filter(|line| line.starts_with('|'))
        .map(cells)
        .collect();
    let uses = rows[0]
        .iter()
        .position(|cell| *cell == "depends on")
        .unwrap();
    rows[2..]
        .iter()
        .map(|row| {
            (
                in_backticks(row[0]).remove(0),
                in_backticks(row[uses]).into_iter().collect(),
            )
        })
        .collect()
}

fn cells(line: &str) -> Vec<&str> {
    line.trim_matches('|').split('|').map(str::trim).collect()
}

fn in_backticks(cell: &str) -> Vec<String> {
    cell.split('`')
        .skip(1)
        .step_by(2)
        .map(str::to_owned)
        .collect()
}

/// The crates below `crates/` with those of this workspace that each one uses, as cargo knows them.
fn built() -> BTreeMap<String, BTreeSet<String>> {
    let cargo = std::env::var("CARGO").unwrap_or_else(|_| "cargo".to_owned());
    let output = Command::new(cargo)
        .args([
            "metadata",
            "--format-version",
            "1",
            "--no-deps",
            "--offline",
        ])
        .current_dir(files::place(""))
        .output()
        .unwrap();
    let metadata: Json = serde_json::from_slice(&output.stdout).unwrap();
    let packages = metadata["packages"].as_array().unwrap();
    let in_crates = |package: &&Json| {
        package["manifest_path"]
            .as_str()
            .unwrap()
            .replace('\\', "/")
            .contains("/crates/")
    };
    packages
        .iter()
        .filter(in_crates)
        .map(|package| (name(package), uses(package)))
        .collect()
}

fn name(package: &Json) -> String {
    package["name"].as_str().unwrap().to_owned()
}

fn uses(package: &Json) -> BTreeSet<String> {
    let dependencies = package["dependencies"].as_array().unwrap();
    dependencies
        .iter()
        .filter(|it| it["path"].is_string() && it["kind"].is_null())
        .map(name)
        .collect()
}

#[test]
fn the_table_agrees_with_cargo() {
    assert_eq!(mapped().into_iter().collect::<BTreeMap<_, _>>(), built());
}

#[test]
fn arrows_point_downwards() {
    let mut lower = BTreeSet::new();
    for (name, uses) in mapped() {
        assert!(
            uses.is_subset(&lower),
            "`{name}` uses {uses:?}, of which not all stand before it: {lower:?}"
        );
        lower.insert(name);
    }
}

#[test]
fn nothing_uses_the_tests() {
    assert!(built().values().all(|uses| !uses.contains("pol-tests")));
}
