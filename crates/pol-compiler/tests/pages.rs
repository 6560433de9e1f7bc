//! Every page of the compiler: its first case raises its code and no other error, its second none at all.

use pol_compiler::{PAGES, Together, check_vocabulary, compile_with, is_vocabulary};
use pol_parser::{Case, Diagnostic, SMALL_POLICY, Severity};
use std::collections::BTreeSet;

fn text_of(case: &Case) -> String {
    match case {
        Case::Policy(text) => (*text).to_owned(),
        Case::Beside(text) | Case::Declarations(text) => format!("{SMALL_POLICY}\n{text}"),
        Case::Using { declarations, .. } => format!("{SMALL_POLICY}\n{declarations}"),
        Case::Request { .. } => unreachable!("the compiler reads no request"),
        Case::Library(_) => unreachable!("the compiler reads one policy"),
        Case::Revision { .. } => unreachable!("the compiler compares no revisions"),
        Case::Made(make) => make(),
    }
}

/// What the parser and the compiler find.
fn found(case: &Case) -> Vec<Diagnostic> {
    let together = match case {
        Case::Beside(text) => Together::join(SMALL_POLICY, &[text], &[]),
        Case::Using { files, .. } => Together::join(&text_of(case), &[], files),
        Case::Policy(_)
        | Case::Declarations(_)
        | Case::Request { .. }
        | Case::Revision { .. }
        | Case::Library(_)
        | Case::Made(_) => Together::join(&text_of(case), &[], &[]),
    };
    let parsed = together.parse();
    let found = if is_vocabulary(&parsed.file) {
        check_vocabulary(&parsed.file, &together.files)
    } else {
        compile_with(&parsed.file, &together.files).diagnostics
    };
    parsed.diagnostics.into_iter().chain(found).collect()
}

fn errors(diagnostics: &[Diagnostic]) -> BTreeSet<&'static str> {
    let errors = diagnostics
        .iter()
        .filter(|it| it.severity() == Severity::Error);
    errors.map(|it| it.page.code).collect()
}

#[test]
fn each_first_case_raises_its_code() {
    for page in PAGES {
        let found = found(&page.raises);
        assert!(
            found.iter().any(|it| it.page.code == page.code),
            "{}: {found:#?}",
            page.code
        );
    }
}

#[test]
fn each_first_case_raises_no_other_error() {
    for page in PAGES {
        let mut others = errors(&found(&page.raises));
        others.remove(page.code);
        assert!(others.is_empty(), "{}: {others:?}", page.code);
    }
}

#[test]
fn each_first_case_raises_its_code_once() {
    for page in PAGES {
        let found = found(&page.raises);
        let times = found.iter().filter(|it| it.page.code == page.code).count();
        assert_eq!(times, 1, "{}: {found:#?}", page.code);
    }
}

#[test]
fn each_second_case_has_no_error() {
    for page in PAGES {
        let found = found(&page.misses);
        assert!(errors(&found).is_empty(), "{}: {found:#?}", page.code);
        assert!(
            found.iter().all(|it| it.page.code != page.code),
            "{}: {found:#?}",
            page.code
        );
    }
}

#[test]
fn codes_are_in_order_and_warnings_are_w() {
    assert!(PAGES.windows(2).all(|pair| pair[0].code < pair[1].code));
    for page in PAGES {
        assert_eq!(
            page.code.starts_with("W08"),
            page.severity == Severity::Warning,
            "{}",
            page.code
        );
    }
}

/// Lower case, no full stop, the author's words in backticks, and always a mend.
#[test]
fn messages_keep_the_house_style() {
    for page in PAGES {
        for diagnostic in found(&page.raises)
            .iter()
            .filter(|it| it.page.code == page.code)
        {
            let message = &diagnostic.message;
            assert!(!message.ends_with('.'), "{message}");
            assert!(
                message
                    .chars()
                    .next()
                    .is_some_and(|first| !first.is_uppercase()),
                "{message}"
            );
            assert!(diagnostic.help.is_some(), "{message}");
            assert!(!diagnostic.labels.is_empty(), "{message}");
        }
    }
}
