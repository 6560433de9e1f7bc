//! Every example of the language's reference does what the reference says.
//! A block `pol` has no error; a block `pol error E0123` has that one. One without a `policy` follows a small policy.
//! A block `pol in PATH` or `toml in PATH` is a file that the others may use; a vocabulary among them has no error.

#![expect(clippy::unwrap_used, reason = "tests")]

use pol::{RenderOptions, Report, SMALL_POLICY, Texts, UsedText};
use pol_tests::files;

/// A fenced block: the line on which it begins, what stands after the fence, and its text.
struct Block {
    line: usize,
    info: String,
    text: String,
}

fn blocks() -> Vec<Block> {
    let mut blocks = Vec::new();
    let mut open: Option<Block> = None;
    for (number, line) in files::read("grammar/README.md")
        .unwrap()
        .lines()
        .enumerate()
    {
        match (line.strip_prefix("```"), open.as_mut()) {
            (Some(_), Some(_)) => blocks.extend(open.take()),
            (Some(info), None) => {
                open = Some(Block {
                    line: number + 1,
                    info: info.to_owned(),
                    text: String::new(),
                })
            }
            (None, Some(block)) => block.text.push_str(&format!("{line}\n")),
            (None, None) => {}
        }
    }
    assert!(open.is_none(), "a block is not closed");
    blocks
}

fn check(block: &Block) -> Report {
    let begins_file = |line: &str| line.starts_with("policy ") || line.starts_with("vocabulary ");
    let whole = block.text.lines().any(begins_file);
    let text = if whole {
        block.text.clone()
    } else {
        format!("{SMALL_POLICY}\n{}", block.text)
    };
    let name = format!("grammar/README.md, line {}", block.line);
    pol::check_texts(&Texts {
        used: used(),
        ..Texts::new(name, text)
    })
}

/// The path of a block that is a file to be used.
fn path(block: &Block) -> Option<&str> {
    let info = block.info.strip_prefix("pol in ");
    info.or_else(|| block.info.strip_prefix("toml in "))
}

/// The files that examples use.
fn used() -> Vec<UsedText> {
    let files = blocks().into_iter().filter_map(|block| {
        let path = path(&block)?.to_owned();
        Some(UsedText {
            name: path.clone(),
            path,
            text: block.text,
        })
    });
    files.collect()
}

#[test]
fn examples_have_no_errors() {
    let blocks: Vec<Block> = blocks()
        .into_iter()
        .filter(|block| block.info == "pol" || block.info.starts_with("pol in "))
        .collect();
    assert!(blocks.len() >= 20, "{} examples", blocks.len());
    let broken: Vec<String> = blocks
        .iter()
        .map(check)
        .filter(Report::has_errors)
        .map(|it| it.render(&RenderOptions::default()))
        .collect();
    assert!(broken.is_empty(), "{}", broken.join("\n"));
}

#[test]
fn examples_of_errors_have_them() {
    let mut silent = Vec::new();
    for block in blocks()
        .iter()
        .filter(|block| block.info.starts_with("pol ") && path(block).is_none())
    {
        let code = block.info.strip_prefix("pol error ").unwrap_or("a code");
        let report = check(block);
        if !report.diagnostics().iter().any(|it| it.page.code == code) {
            silent.push(format!(
                "line {}, {code}: {}",
                block.line,
                report.render(&RenderOptions::default())
            ));
        }
    }
    assert!(silent.is_empty(), "{}", silent.join("\n"));
}

/// Without this, a misspelt fence would hide an example from the tests.
#[test]
fn every_block_has_a_known_kind() {
    for block in blocks() {
        let known = ["pol", "json", "console", "text", ""].contains(&block.info.as_str())
            || block.info.starts_with("pol error ")
            || path(&block).is_some();
        assert!(known, "line {}: ```{}", block.line, block.info);
    }
}
