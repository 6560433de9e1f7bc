//! Every page of every crate, end to end: the case that raises its code does, and the one that just misses it has no error.
//! Codes are in order and each has one page.

#![expect(clippy::panic, reason = "tests")]

use jiff::civil::date;
use pol::{
    Budget, Case, LINTS, LintOptions, Lints, Page, Policy, Report, SMALL_POLICY, Severity, Texts,
    UsedText,
};

fn with_small(declarations: &str) -> String {
    format!("{SMALL_POLICY}\n{declarations}")
}

/// Runs a case; nothing where it has nothing wrong.
fn report(page: &Page, case: &Case) -> Option<Report> {
    match case {
        Case::Policy(text) => Some(policy_report(page, text)),
        Case::Declarations(declarations) => Some(policy_report(page, &with_small(declarations))),
        Case::Beside(text) => Some(pol::check_with_examples(
            "case.pol",
            SMALL_POLICY,
            &[("case.examples.pol".to_owned(), (*text).to_owned())],
        )),
        Case::Using {
            declarations,
            files,
        } => Some(pol::check_texts(&using(declarations, files))),
        Case::Request {
            declarations,
            request,
        } => request_report(page, declarations, request),
        Case::Library(texts) => Some(library_report(texts)),
        Case::Revision { before, after } => Some(revision_report(before, after)),
        Case::Made(make) if page.code.starts_with("E07") => request_report(page, "", &make()),
        Case::Made(make) => Some(pol::check("case.pol", &make())),
    }
}

/// The small policy with declarations, and the files that they use.
fn using(declarations: &str, files: &[(&str, &str)]) -> Texts {
    let used = files.iter().map(|(path, text)| UsedText {
        path: (*path).to_owned(),
        name: (*path).to_owned(),
        text: (*text).to_owned(),
    });
    Texts {
        used: used.collect(),
        ..Texts::new("case.pol", with_small(declarations))
    }
}

/// What is found in policies together; in the first of them where nothing is.
fn library_report(texts: &[&str]) -> Report {
    let named = texts.iter().zip(1..).map(|(text, number)| {
        pol::PolicyText::new(format!("case-{number}.pol"), (*text).to_owned())
    });
    let loaded = pol::Library::load(&named.collect::<Vec<_>>());
    let report = loaded.err().and_then(|it| it.0.into_iter().next());
    report.unwrap_or_else(|| pol::check("case-1.pol", texts[0]))
}

/// What is told of a policy; where the code is one of the analysis or of a lint, by that.
fn policy_report(page: &Page, text: &str) -> Report {
    if let Some(lint) = LINTS.iter().find(|lint| lint.page.code == page.code) {
        let options = LintOptions::parse(lint.shown_with).unwrap_or_default();
        let today = date(2026, 6, 1);
        return pol::check_with("case.pol", text, &[], &Lints { options, today });
    }
    match Policy::load("case.pol", text) {
        Ok(policy) if page.code == "N0918" => {
            policy.mutate(&[], Budget::default()).report().clone()
        }
        Ok(policy) if page.code[1..].starts_with("09") => {
            policy.analyze(Budget::default()).report().clone()
        }
        Ok(_) | Err(_) => pol::check("case.pol", text),
    }
}

fn revision_report(before: &str, after: &str) -> Report {
    let load = |declarations: &str| match Policy::load("case.pol", &with_small(declarations)) {
        Ok(policy) => policy,
        Err(report) => panic!("{}", report.render(&pol::RenderOptions::default())),
    };
    let comparison = pol::compare(&load(before), &load(after), pol::Budget::default());
    comparison.report().clone()
}

fn request_report(page: &Page, declarations: &str, request: &str) -> Option<Report> {
    match Policy::load("case.pol", &with_small(declarations)) {
        Ok(policy) => policy.request(request).err(),
        Err(report) => panic!(
            "{}: the policy of the case has {}",
            page.code,
            report.render(&pol::RenderOptions::default())
        ),
    }
}

fn has_code(report: Option<&Report>, code: &str) -> bool {
    report.is_some_and(|report| {
        report
            .diagnostics()
            .iter()
            .any(|each| each.page.code == code)
    })
}

fn shown(report: Option<&Report>) -> String {
    report.map_or_else(
        || "nothing\n".to_owned(),
        |report| report.render(&pol::RenderOptions::default()),
    )
}

#[test]
fn every_raising_case_raises_its_code() {
    let mut failures = String::new();
    for page in pol::pages() {
        let report = report(page, &page.raises);
        if !has_code(report.as_ref(), page.code) {
            failures += &format!(
                "=== {} is not raised, but:\n{}",
                page.code,
                shown(report.as_ref())
            );
        }
    }
    assert!(failures.is_empty(), "{failures}");
}

#[test]
fn every_missing_case_has_no_error_and_not_its_code() {
    let mut failures = String::new();
    for page in pol::pages() {
        let report = report(page, &page.misses);
        let errors = report.as_ref().is_some_and(Report::has_errors);
        if errors || has_code(report.as_ref(), page.code) {
            failures += &format!(
                "=== {} is not just missed:\n{}",
                page.code,
                shown(report.as_ref())
            );
        }
    }
    assert!(failures.is_empty(), "{failures}");
}

#[test]
fn every_code_has_one_page() {
    let codes: Vec<_> = pol::pages().iter().map(|page| page.code).collect();
    assert!(codes.is_sorted_by(|one, other| one < other), "{codes:?}");
    assert!(codes.len() > 60, "{} codes", codes.len());
}

#[test]
fn a_code_tells_its_severity() {
    for page in pol::pages() {
        let letter = match page.severity {
            Severity::Error => 'E',
            Severity::Warning => 'W',
            Severity::Note => 'N',
        };
        let is_lint = page.code.starts_with('L') && page.severity != Severity::Error;
        assert!(page.code.starts_with(letter) || is_lint, "{}", page.code);
    }
}

#[test]
fn pages_are_found_by_code_in_capitals_or_not() {
    for page in pol::pages() {
        assert_eq!(
            pol::page(&page.code.to_lowercase()).map(|found| found.code),
            Some(page.code)
        );
    }
    assert!(pol::page("E9999").is_none());
}

#[test]
fn every_page_has_a_title_and_a_text() {
    for page in pol::pages() {
        let capital = page.title.starts_with(char::is_uppercase) && page.title != "not JSON";
        assert!(
            !page.title.is_empty() && !page.title.ends_with('.'),
            "{}",
            page.code
        );
        assert!(!capital, "{}: {}", page.code, page.title);
        assert!(
            page.text.contains(' ') && page.text.ends_with('.'),
            "{}: {}",
            page.code,
            page.text
        );
    }
}
