//! Tests of what this crate alone can tell of its pages; the cases with declarations of their own are tested with the compiler.

use super::PAGES;
use crate::read_request;
use crate::testing::Build;
use pol_parser::Case;

/// Gives the request of a case, if it needs no declarations but the small policy's.
fn request(case: &Case) -> Option<String> {
    match case {
        Case::Request {
            declarations: "",
            request,
        } => Some((*request).to_owned()),
        Case::Made(make) => Some(make()),
        Case::Request { .. }
        | Case::Policy(_)
        | Case::Declarations(_)
        | Case::Beside(_)
        | Case::Using { .. }
        | Case::Library(_)
        | Case::Revision { .. } => None,
    }
}

fn codes(request: &str) -> Vec<&'static str> {
    let problems = read_request(&Build::small().program, request)
        .err()
        .unwrap_or_default();
    problems.iter().map(|problem| problem.page.code).collect()
}

#[test]
fn codes_are_in_order_and_without_gaps() {
    let expected: Vec<_> = (1..=PAGES.len())
        .map(|number| format!("E07{number:02}"))
        .collect();
    assert_eq!(
        PAGES.iter().map(|page| page.code).collect::<Vec<_>>(),
        expected
    );
}

#[test]
fn each_page_is_raised_by_its_case_and_just_missed_by_the_other() {
    let mut checked = 0;
    for page in PAGES {
        if let (Some(raises), Some(misses)) = (request(&page.raises), request(&page.misses)) {
            assert!(
                codes(&raises).contains(&page.code),
                "{} is not raised",
                page.code
            );
            assert_eq!(codes(&misses), [""; 0], "{} is not missed", page.code);
            checked += 1;
        }
    }
    assert!(checked >= 24, "only {checked} pages could be checked");
}

#[test]
fn each_page_reads_as_a_page() {
    for page in PAGES {
        let sentences = page.text.matches(". ").count() + 1;
        assert!(
            (2..=6).contains(&sentences),
            "{} has {sentences} sentences",
            page.code
        );
        assert!(
            !page.title.ends_with('.') && page.text.ends_with('.'),
            "{}",
            page.code
        );
    }
}
