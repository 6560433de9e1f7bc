//! Small edits of a generated policy: a number, an item of a list, a rule, a finding.
//! A policy's text in; the text with one edit, which may not compile, out. The facts stay as they are.

use crate::generate::Rng;
use pol_parser::ast::{Declaration, DeclarationKind, File};

/// Makes one edit; `None` where the kind of edit that was thrown does not fit.
pub fn mutated(rng: &mut Rng, text: &str) -> Option<String> {
    let file = pol_parser::parse(text).file;
    match rng.below(4) {
        0 => number(rng, text, &file),
        1 => item(rng, text, &file),
        2 => rule(rng, text, &file),
        _ => finding(rng, text, &file),
    }
}

fn decides(declaration: &&Declaration) -> bool {
    matches!(
        declaration.kind,
        DeclarationKind::Value(_)
            | DeclarationKind::Criterion(_)
            | DeclarationKind::Amount(_)
            | DeclarationKind::Rule(_)
            | DeclarationKind::Exception(_)
    )
}

/// Gives one of the declarations that decide, as where it begins and its text.
fn one<'a>(
    rng: &mut Rng,
    text: &'a str,
    file: &File,
    of: impl Fn(&&Declaration) -> bool,
) -> Option<(usize, &'a str)> {
    let declarations: Vec<&Declaration> = file.declarations.iter().filter(of).collect();
    if declarations.is_empty() {
        return None;
    }
    let declaration = rng.pick(&declarations);
    Some((declaration.span.start, declaration.span.of(text)))
}

fn put(text: &str, start: usize, length: usize, with: &str) -> String {
    format!("{}{with}{}", &text[..start], &text[start + length..])
}

/// One number more or less.
fn number(rng: &mut Rng, text: &str, file: &File) -> Option<String> {
    let (start, own) = one(rng, text, file, decides)?;
    let words = own.split(' ').scan(0, |at, word| {
        let place = *at;
        *at += word.len() + 1;
        Some((place, word))
    });
    let numbers: Vec<(usize, &str)> = words
        .filter(|(_, word)| word.parse::<u32>().is_ok())
        .collect();
    if numbers.is_empty() {
        return None;
    }
    let (at, word) = *rng.pick(&numbers);
    let number: u32 = word.parse().ok()?;
    let other = if rng.chance(50) {
        number + 1
    } else {
        number.saturating_sub(1)
    };
    Some(put(text, start + at, word.len(), &other.to_string()))
}

/// A line of a list is dropped.
fn item(rng: &mut Rng, text: &str, file: &File) -> Option<String> {
    let (start, own) = one(rng, text, file, decides)?;
    let lines: Vec<&str> = own.split_inclusive('\n').collect();
    let items: Vec<usize> = (0..lines.len())
        .filter(|&line| lines[line].trim_start().starts_with("- "))
        .collect();
    if items.is_empty() {
        return None;
    }
    let line = *rng.pick(&items);
    let at: usize = lines[..line].iter().map(|line| line.len()).sum();
    Some(put(text, start + at, lines[line].len(), ""))
}

/// A rule is dropped.
fn rule(rng: &mut Rng, text: &str, file: &File) -> Option<String> {
    let is_rule = |it: &&Declaration| matches!(it.kind, DeclarationKind::Rule(_));
    let (start, own) = one(rng, text, file, is_rule)?;
    Some(put(text, start, own.len(), ""))
}

/// A rule finds something else.
fn finding(rng: &mut Rng, text: &str, file: &File) -> Option<String> {
    let is_rule = |it: &&Declaration| matches!(it.kind, DeclarationKind::Rule(_));
    let (start, own) = one(rng, text, file, is_rule)?;
    let mut declared = file.declarations.iter();
    let names = declared.find_map(|it| {
        let DeclarationKind::Findings(findings) = &it.kind else {
            return None;
        };
        Some(&findings.rows)
    })?;
    let at = own.find("finds ")? + "finds ".len();
    let length = own[at..].find(|letter: char| !letter.is_alphanumeric() && letter != '_')?;
    let other = rng.pick(names).name.text.clone();
    Some(put(text, start + at, length, &other))
}
