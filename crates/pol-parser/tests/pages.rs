//! The pages of the parser's diagnostics: each code has a case that raises it and one that just misses it.
#![expect(clippy::panic, reason = "a test fails by panicking")]

use pol_parser::{Case, PAGES, SMALL_POLICY, parse};

/// Gives the text of a case, which the parser alone can decide.
fn text(case: &Case) -> String {
    match case {
        Case::Policy(text) => (*text).to_owned(),
        Case::Declarations(declarations) => format!("{SMALL_POLICY}\n{declarations}"),
        Case::Made(make) => make(),
        Case::Beside(_) => panic!("a file of examples is no case of the parser's"),
        Case::Using { .. } => panic!("a use of files is no case of the parser's"),
        Case::Request { .. } => panic!("a request is no case of the parser's"),
        Case::Library(_) => panic!("a library is no case of the parser's"),
        Case::Revision { .. } => panic!("a revision is no case of the parser's"),
    }
}

fn codes(case: &Case) -> Vec<&'static str> {
    parse(&text(case))
        .diagnostics
        .iter()
        .map(|diagnostic| diagnostic.page.code)
        .collect()
}

#[test]
fn each_page_is_raised_by_its_case_alone() {
    for page in PAGES {
        assert_eq!(
            codes(&page.raises),
            [page.code],
            "{} is to be raised, and nothing else",
            page.code
        );
    }
}

#[test]
fn each_page_is_missed_by_the_case_beside_it() {
    for page in PAGES {
        assert_eq!(
            codes(&page.misses),
            <[&str; 0]>::default(),
            "the case that misses {}",
            page.code
        );
    }
}

#[test]
fn pages_stand_in_order_of_code_and_each_once() {
    assert!(PAGES.len() >= 50);
    assert!(PAGES.is_sorted_by(|one, other| one.code < other.code));
    assert!(
        PAGES
            .iter()
            .all(|page| page.code.starts_with("E01") && page.code.len() == 5)
    );
}

#[test]
fn pages_and_messages_keep_the_house_style() {
    for page in PAGES {
        let sentences = page.text.matches(". ").count() + 1;
        assert!(
            (2..=6).contains(&sentences) && page.text.ends_with('.'),
            "the text of {}",
            page.code
        );
        for diagnostic in parse(&text(&page.raises)).diagnostics {
            let first = diagnostic.message.chars().next().unwrap_or('.');
            assert!(
                !first.is_uppercase() && !diagnostic.message.ends_with('.'),
                "{}",
                diagnostic.message
            );
            assert!(!diagnostic.labels.is_empty(), "{} has a place", page.code);
            assert!(
                diagnostic.help.is_some(),
                "{} says how to mend it",
                page.code
            );
            for word in ["kw_", "_row", "_clauses", "foreign_", "unexpected", "token"] {
                let said = format!(
                    "{:?} {:?} {:?}",
                    diagnostic.message, diagnostic.labels, diagnostic.help
                );
                assert!(!said.contains(word), "{}: {said}", page.code);
            }
        }
    }
}
