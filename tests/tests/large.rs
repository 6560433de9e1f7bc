//! Large generated policies and revisions of them compile, are as large as they should be, and come out the same for the same seed.

#![expect(clippy::unwrap_used, reason = "tests")]

use pol::Policy;
use pol_compiler::program::Type;
use pol_tests::generate::large::{self, Size};
use std::collections::BTreeSet;

fn load(name: &str, text: &str) -> Policy {
    Policy::load(name, text).unwrap_or_else(|report| {
        let lines = report.render(&Default::default());
        let first: Vec<&str> = lines.lines().take(60).collect();
        unreachable!("{name}: {}", first.join("\n"))
    })
}

fn each(test: impl Fn(u64, Size, &str)) {
    for rules in [20, 40, 80, 160, 320] {
        for structured in [true, false] {
            let size = Size { rules, structured };
            for seed in 0..(960 / rules as u64).min(12) {
                test(seed, size, &large::policy(seed, size));
            }
        }
    }
}

#[test]
fn they_compile_and_are_as_large_as_they_should_be() {
    each(|seed, size, text| {
        let policy = load(&format!("{size:?}, seed {seed}"), text);
        let program = policy.program();
        assert_eq!(program.rules.len(), size.rules);
        assert_eq!(program.facts.len(), size.facts());
        let wholes = program
            .facts
            .iter()
            .filter(|fact| is_whole(&fact.ty))
            .count();
        assert_eq!(wholes, size.facts() / 5);
        let found = program.rules.iter().map(|rule| rule.finding);
        assert_eq!(found.collect::<BTreeSet<_>>().len(), 4, "each is found");
    });
}

const fn is_whole(ty: &Type) -> bool {
    matches!(ty, Type::Number { decimals: 0, .. })
}

#[test]
fn a_typical_request_is_released() {
    each(|seed, size, text| {
        let name = format!("{size:?}, seed {seed}");
        let policy = load(&name, text);
        let request = policy.request(&large::typical_request(seed, size)).unwrap();
        let decision = policy.decide(&request);
        assert_eq!(decision.finding.as_deref(), Some("met"), "{name}");
    });
}

#[test]
fn the_same_seed_makes_the_same_text() {
    each(|seed, size, text| assert_eq!(large::policy(seed, size), text));
}

#[test]
fn revisions_compile_and_differ_where_they_say() {
    let mut names = BTreeSet::new();
    each(|seed, size, text| {
        let revised = large::revised(text, seed);
        load(&format!("{size:?}, seed {seed}, revised"), &revised.text);
        assert_eq!(revised.text == text, revised.edits.is_empty());
        for edit in &revised.edits {
            assert!(text.contains(&edit.before), "{edit:?}");
            assert!(revised.text.contains(&edit.after), "{edit:?}");
        }
        assert_eq!(large::revised(text, seed), revised);
    });
    let size = Size {
        rules: 40,
        structured: true,
    };
    let text = large::policy(1, size);
    for seed in 0..80 {
        let revised = large::revised(&text, seed);
        load(&format!("revised by {seed}"), &revised.text);
        names.extend(revised.edits.into_iter().map(|edit| edit.name));
    }
    assert_eq!(names.len(), 5, "{names:?}");
}
