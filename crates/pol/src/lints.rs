//! What is wrong with a policy's text, with what its owner has the lints remark; and the text with the fixes made.
//! Takes the options of a `pol.toml` and today's date, for nothing here reads a file or a clock.

use crate::policy::{self, Policy};
use crate::report::{Entry, Report};
use jiff::civil::Date;
use pol_lint::LintOptions;
use pol_parser::{Diagnostic, Fix, Severity};

/// The lints, their options and the day by which reviews are due.
#[derive(Clone, Debug)]
pub struct Lints {
    /// What the owner of the policies says of them.
    pub options: LintOptions,
    /// The day.
    pub today: Date,
}

/// The same as [`crate::check`], with what the lints remark of a policy that has no error.
pub fn check_with(name: &str, text: &str, lints: &Lints) -> Report {
    let report = policy::check(name, text);
    if report.has_errors() {
        return report;
    }
    let parsed = pol_parser::parse(text);
    let Some(program) = pol_compiler::compile(&parsed.file).program else {
        return report;
    };
    let (options, today) = (&lints.options, lints.today);
    report.and(pol_lint::lint(text, &parsed.file, &program, options, today))
}

/// A text with the fixes made.
#[derive(Clone, Debug)]
pub struct Fixed {
    /// The text.
    pub text: String,
    /// What was fixed, in the order of the making; places are those of the text at that time.
    pub fixed: Vec<Entry>,
    /// What is left.
    pub report: Report,
}

/// How often fixes are made and the text is checked again; a fix may lay another one free.
const ROUNDS: usize = 12;

/// Makes every fix that a check has, and checks again, until none is left. Fixes are taken only where afterwards there is less to
/// tell, no error that was not there, every comment, and every example comes out as before.
pub fn fix(name: &str, text: &str, lints: Option<&Lints>) -> Fixed {
    let check = |text: &str| match lints {
        Some(lints) => check_with(name, text, lints),
        None => policy::check(name, text),
    };
    let mut done = Fixed {
        text: text.to_owned(),
        fixed: Vec::new(),
        report: check(text),
    };
    for _ in 0..ROUNDS {
        let fixable: Vec<usize> = fixable(&done.report);
        let all = step(name, &done, &fixable, &check);
        let next = all.or_else(|| {
            fixable
                .iter()
                .find_map(|&one| step(name, &done, &[one], &check))
        });
        match next {
            Some(next) => done = next,
            None => break,
        }
    }
    done
}

/// The positions of the diagnostics that have a fix.
fn fixable(report: &Report) -> Vec<usize> {
    let diagnostics = report.diagnostics().iter().enumerate();
    let has_fix = |it: &(usize, &Diagnostic)| it.1.fix.is_some();
    diagnostics
        .filter(has_fix)
        .map(|(position, _)| position)
        .collect()
}

/// Makes some fixes at once; nothing where the text would not be sound, or is as it was.
fn step(
    name: &str,
    before: &Fixed,
    positions: &[usize],
    check: &impl Fn(&str) -> Report,
) -> Option<Fixed> {
    let diagnostics = before.report.diagnostics();
    let fixes = positions
        .iter()
        .filter_map(|&it| diagnostics[it].fix.as_deref());
    let fixes: Vec<&Fix> = fixes.collect();
    let (text, made) = pol_parser::apply(&before.text, fixes.iter().copied());
    if made.is_empty() || text == before.text {
        return None;
    }
    let report = check(&text);
    if !is_sound(name, before, &text, &report) {
        return None;
    }
    let mut fixed = before.fixed.clone();
    fixed.extend(made.iter().map(|&it| {
        let position = positions[it];
        before.report.entry(position, &diagnostics[position])
    }));
    Some(Fixed {
        text,
        fixed,
        report,
    })
}

/// Tells whether a text with fixes made can take the place of the one before.
fn is_sound(name: &str, before: &Fixed, text: &str, report: &Report) -> bool {
    let fewer = |counted: fn(&Diagnostic) -> bool| {
        let count = |report: &Report| report.diagnostics().iter().filter(|it| counted(it)).count();
        count(report) < count(&before.report)
    };
    let is_better = if before.report.has_errors() {
        // What was mended in the syntax may let other errors be seen for the first time.
        fewer(|it| it.severity() == Severity::Error) || fewer(|it| it.page.code.starts_with("E01"))
    } else {
        !report.has_errors() && fewer(|_| true)
    };
    let comments = |text: &str| pol_parser::parse(text).file.comments.len();
    is_better
        && comments(text) == comments(&before.text)
        && examples_agree(name, &before.text, text)
}

/// Tells whether every example of a policy that could be used comes out as before.
fn examples_agree(name: &str, before: &str, after: &str) -> bool {
    let outcomes = |text: &str| {
        let results = Policy::load(name, text).ok()?.test();
        let outcomes = results.iter().map(|it| (it.name.clone(), it.holds()));
        Some(outcomes.collect::<Vec<_>>())
    };
    match outcomes(before) {
        Some(before) => outcomes(after) == Some(before),
        None => true,
    }
}
