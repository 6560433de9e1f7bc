//! A policy whose vocabulary is moved into a file says the same of every request as the policy in one file.

#![expect(clippy::unwrap_used, reason = "tests")]

use pol::{Policy, Texts, UsedText};
use pol_parser::ast::{Declaration, DeclarationKind};
use pol_tests::generate::{self, Rng};
use pol_tests::naive::Book;

const POLICIES: u64 = 60;
const REQUESTS: u64 = 40;

/// The names by which a declaration is taken.
fn names(declaration: &Declaration, judgements: bool) -> Vec<String> {
    match &declaration.kind {
        DeclarationKind::Unit(it) => vec![it.plural.text.clone()],
        DeclarationKind::CodeSystem(it) => vec![it.name.text.clone()],
        DeclarationKind::CodeSet(it) => vec![it.name.text.clone()],
        DeclarationKind::Choices(it) => vec![it.name.text.clone()],
        DeclarationKind::Value(it) => vec![it.name.text.clone()],
        DeclarationKind::Facts(it) if judgements => vec![it.group.text.clone()],
        DeclarationKind::Criterion(it) if judgements => vec![it.name.text.clone()],
        DeclarationKind::Facts(_)
        | DeclarationKind::Criterion(_)
        | DeclarationKind::Policy(_)
        | DeclarationKind::Vocabulary(_)
        | DeclarationKind::Use(_)
        | DeclarationKind::Revision(_)
        | DeclarationKind::Section(_)
        | DeclarationKind::Clauses(_)
        | DeclarationKind::Findings(_)
        | DeclarationKind::Records(_)
        | DeclarationKind::Limit(_)
        | DeclarationKind::Amount(_)
        | DeclarationKind::Rule(_)
        | DeclarationKind::Exception(_)
        | DeclarationKind::Advisory(_)
        | DeclarationKind::Example(_)
        | DeclarationKind::Broken(_) => Vec::new(),
    }
}

/// Moves the vocabulary of a policy into a file; the facts and criteria with it, where they are wanted.
fn moved(text: &str, judgements: bool) -> Texts {
    let mut shared = String::from("vocabulary shared \"Shared\"\n");
    let mut own = text.to_owned();
    let mut taken: Vec<String> = Vec::new();
    for declaration in pol_parser::parse(text).file.declarations.iter().rev() {
        let names = names(declaration, judgements);
        if names.is_empty() {
            continue;
        }
        shared += &format!("\n{}\n", declaration.span.of(text));
        own.replace_range(declaration.span.start..declaration.span.end, "");
        taken.extend(names);
    }
    taken.sort();
    taken.dedup();
    own += &format!("\nuse \"common/shared.pol\" for {}\n", taken.join(", "));
    Texts {
        used: vec![UsedText {
            path: "common/shared.pol".to_owned(),
            name: "common/shared.pol".to_owned(),
            text: shared,
        }],
        ..Texts::new("moved.pol", own)
    }
}

/// Takes the clauses and what cites them out of a policy: a vocabulary cites none.
fn without_clauses(text: &str) -> String {
    let laid_out = pol::format("generated", text).unwrap();
    let mut own = laid_out.clone();
    for declaration in pol_parser::parse(&laid_out).file.declarations.iter().rev() {
        if matches!(declaration.kind, DeclarationKind::Clauses(_)) {
            own.replace_range(declaration.span.start..declaration.span.end, "");
        }
    }
    let uncited = |line: &str| match line.find(" cite ") {
        Some(at) => line[..at].to_owned(),
        None => line.to_owned(),
    };
    let lines = own
        .lines()
        .filter(|line| !line.trim_start().starts_with("expect clauses "));
    let lines: Vec<String> = lines.map(uncited).collect();
    lines.join("\n")
}

/// Compares decisions; gives whether the judgements could be moved.
fn same(seed: u64, text: &str) -> bool {
    let text = &without_clauses(text);
    let whole = Policy::load("whole.pol", text);
    let whole = whole.unwrap_or_else(|it| unreachable!("seed {seed}: {}\n{text}", errors(&it)));
    let all = Policy::load_with(&moved(text, true));
    let is_all = all.is_ok();
    let split = all.or_else(|_| Policy::load_with(&moved(text, false)));
    let split = split.unwrap_or_else(|it| unreachable!("seed {seed}: {}\n{text}", errors(&it)));
    let tree = pol_parser::parse(text).file;
    let book = Book::open(&tree).unwrap();
    for number in 0..REQUESTS {
        let mut rng = Rng::new(seed << 16 | number);
        let request = match number % 2 {
            0 => generate::complete_request(&mut rng, &book),
            _ => generate::partial_request(&mut rng, &book, 400),
        };
        let json = request.to_json();
        let Ok(request) = whole.request(&json) else {
            continue;
        };
        let decision = whole.decide(&request);
        let again = split.decide(&split.request(&json).unwrap());
        assert_eq!(decision, again, "seed {seed}\n{json}\n{text}");
    }
    is_all
}

fn errors(report: &pol::Report) -> String {
    let errors = report.entries().into_iter();
    let errors = errors.filter(|it| it.severity == "error");
    errors
        .map(|it| format!("{} {}; ", it.code, it.message))
        .collect()
}

#[test]
fn generated_policies_say_the_same_with_a_shared_file() {
    let all = (0..POLICIES).filter(|&seed| same(seed, &generate::policy(seed)));
    let all = all.count();
    assert!(all > 10, "facts and criteria were moved in {all} policies");
}

#[test]
fn dated_policies_say_the_same_with_a_shared_file() {
    for seed in 0..POLICIES {
        same(seed, &generate::dated_policy(seed));
    }
}
