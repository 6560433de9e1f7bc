//! Any text at all: it is read quickly, says clearly what is wrong, and never panics or overflows a stack.

use pol_parser::{SMALL_POLICY, format, parse};
use proptest::prelude::{ProptestConfig, any, prop, proptest};
use proptest::strategy::Strategy as _;
use proptest::string::string_regex;
use std::time::{Duration, Instant};

/// Time that no text may need, even here without optimisation and on a busy machine.
const PATIENCE: Duration = Duration::from_secs(20);

/// Reads a text on a small stack, and gives the codes that it raises.
fn codes(text: String) -> Vec<&'static str> {
    let begun = Instant::now();
    let read = move || {
        parse(&text)
            .diagnostics
            .iter()
            .map(|diagnostic| diagnostic.page.code)
            .collect()
    };
    let thread = std::thread::Builder::new().stack_size(1 << 20).spawn(read);
    let codes: Vec<_> = thread
        .expect("a thread can be made")
        .join()
        .expect("reading does not panic");
    assert!(begun.elapsed() < PATIENCE, "took {:?}", begun.elapsed());
    codes
}

fn after_small(text: &str) -> String {
    format!("{SMALL_POLICY}\n{text}")
}

#[test]
fn a_mebibyte_of_parentheses() {
    assert_eq!(codes("(".repeat(1 << 20)), ["E0106"]);
    let condition =
        |parentheses: usize| format!("criterion a\n  met when {}\n", "(".repeat(parentheses));
    assert_eq!(codes(after_small(&condition(1 << 20))), ["E0102"]);
    assert_eq!(codes(after_small(&condition(200_000))), ["E0103"]);
    assert_eq!(codes(after_small(&condition(32))), ["E0145"]);
}

#[test]
fn a_line_of_a_hundred_megabytes() {
    assert_eq!(codes("a".repeat(100_000_000)), ["E0101"]);
    assert_eq!(codes("a".repeat(4 << 20)), ["E0107"]);
}

#[test]
fn ten_thousand_broken_declarations() {
    let found = codes("rule a\n  finds b because c\n  when d >= 1\n".repeat(10_000));
    assert_eq!(found.len(), 20_000);
    assert_eq!(codes("wat\n".repeat(10_000)).len(), 10_000);
    assert_eq!(codes("facts a\n  b c\n".repeat(10_000)).len(), 10_000);
}

#[test]
fn many_mistakes_in_one_declaration() {
    let rows = |row: &str, count: usize| format!("facts a\n{}", row.repeat(count));
    assert_eq!(codes(rows("  b boolean\n", 10_000)).len(), 10_000);
    let bullets = format!(
        "criterion a\n  met when all of\n{}",
        "    - a b\n".repeat(10_000)
    );
    assert_eq!(codes(bullets).len(), 10_000);
    let clauses = format!("rule a\n  finds b\n{}", "  cite a\n".repeat(10_000));
    assert_eq!(codes(clauses).len(), 10_000);
}

#[test]
fn long_chains() {
    let chain = |part: &str| {
        after_small(&format!(
            "criterion a\n  met when {}b\n",
            part.repeat(20_000)
        ))
    };
    assert_eq!(codes(chain("b and ")), <[&str; 0]>::default());
    assert_eq!(codes(chain("b is b or ")), <[&str; 0]>::default());
    assert_eq!(codes(chain("b + ")), ["E0136"]);
    assert_eq!(codes(chain("b is ")), ["E0138"]);
    assert_eq!(codes(chain("b and c or ")), ["E0128"]);
    assert_eq!(codes(chain("1 day before ")), ["E0149"]);
    assert_eq!(codes(chain("not ")), ["E0103"]);
    assert_eq!(codes(chain("b b ")), ["E0144"]);
}

#[test]
fn valid_parentheses_as_deep_as_they_may_be() {
    for (open, close) in [
        ("(", ")"),
        ("(b and (c or ", "))"),
        ("(not ", ")"),
        ("(b is ", ")"),
    ] {
        let depth = 32 / open.matches('(').count();
        let text = format!(
            "criterion a\n  met when {}d{}\n",
            open.repeat(depth),
            close.repeat(depth)
        );
        assert!(!codes(text.clone()).contains(&"E0103"), "{text}");
    }
}

#[test]
fn long_texts_names_and_comments() {
    let long = "a".repeat(200_000);
    assert_eq!(
        codes(format!("section \"{long}\"\n")),
        <[&str; 0]>::default()
    );
    assert_eq!(
        codes(format!("section \"{}\"\n", "{".repeat(50_001))),
        ["E0112"]
    );
    assert_eq!(codes(format!("{long}\n")), ["E0107"]);
    assert_eq!(codes(format!("rule a\n  {long}\n")), ["E0146"]);
    assert_eq!(
        codes(format!("# {}\n", "a".repeat(4_000_000))),
        <[&str; 0]>::default()
    );
    assert_eq!(codes("#\n".repeat(1 << 20)), <[&str; 0]>::default());
    assert_eq!(codes("\u{0}".repeat(1 << 20)), ["E0104"]);
    assert_eq!(codes("\u{0}a".repeat(1 << 16)).len(), (1 << 16) + 1);
}

#[test]
fn many_comments_are_formatted_quickly() {
    let begun = Instant::now();
    let text = format!("section \"a\"\n{}", "  # b\n# c\n".repeat(50_000));
    assert_eq!(
        format(&text)
            .map(|text| text.matches('#').count())
            .unwrap_or(0),
        100_000
    );
    assert!(begun.elapsed() < PATIENCE);
}

/// Texts that look like policies: words of the language in any order.
fn words() -> impl proptest::strategy::Strategy<Value = String> {
    let word = string_regex(
        "\n|\n  |\n    - |\n      -- |\"|\"a\"|\"\\{a\\}\"|#|,|\\(|\\)|\\+|policy|revision|section|clauses|findings, strongest first|unit|codes|code set|\
         choices|facts|value|criterion|amount|rule|exception|advisory|example|a|b\\.c|A-1|F41\\.1|12|2022-01-01|12 visits|when|met when|finds|turns|into|\
         cite|note|because|given|expect|like|all of|any of|at least 2 of|and|or|not|is|is at least|is between|is one of|includes|is empty|less|times|\
         before|of|in|to|from|by|yes/no|date|whole number of|one of|presumed|otherwise|at most|yes|none|>=|&&|\u{e9}|\u{202e}",
    );
    prop::collection::vec(word.expect("it is a pattern"), 0..80)
        .prop_map(|words| words.join(" ").replace("\n ", "\n"))
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 60000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_string(text in any::<String>()) {
        let _ = parse(&text);
    }

    #[test]
    fn any_bytes(bytes in prop::collection::vec(any::<u8>(), 0..2000)) {
        let _ = parse(&String::from_utf8_lossy(&bytes));
    }

    #[test]
    fn any_words_of_the_language(text in words()) {
        let parsed = parse(&text);
        for diagnostic in &parsed.diagnostics {
            let span = diagnostic.span().unwrap_or_default();
            assert!(text.get(span.start..span.end).is_some(), "{diagnostic:?}");
        }
        if parsed.diagnostics.is_empty() {
            let once = format(&text).map_err(|unformatted| format!("{unformatted:?}"));
            assert_eq!(once.clone().and_then(|text| format(&text).map_err(|_| String::new())), once);
        }
    }

    #[test]
    fn a_policy_with_a_piece_cut_out(at in 0usize..900, length in 0usize..40) {
        let text: String = SMALL_POLICY.chars().take(at).chain(SMALL_POLICY.chars().skip(at + length)).collect();
        let parsed = parse(&text);
        if parsed.diagnostics.is_empty() {
            assert!(format(&text).is_ok());
        }
    }
}
