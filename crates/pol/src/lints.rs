//! What is wrong with a policy's text, with what its owner has the lints remark; and the text with the fixes made.
//! Takes the options of a `pol.toml` and today's date, for nothing here reads a file or a clock.

use crate::policy::{self, Policy};
use crate::report::{Entry, Report};
use crate::texts::Texts;
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

/// The same as [`crate::check_with_examples`], with what the lints remark of a policy that has no error.
pub fn check_with(name: &str, text: &str, examples: &[(String, String)], lints: &Lints) -> Report {
    check_texts_with(&texts_of(name, text, examples), lints)
}

/// The same as [`crate::check_texts`], with what the lints remark of a policy that has no error.
pub fn check_texts_with(texts: &Texts, lints: &Lints) -> Report {
    let read = policy::read(texts);
    let report = read.checked();
    match &read.program {
        Some(program) if !report.has_errors() => {
            let (options, today) = (&lints.options, lints.today);
            report.and(pol_lint::lint(
                &read.text, &read.tree, program, options, today,
            ))
        }
        Some(_) | None => report,
    }
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
/// tell, no error that was not there, every comment, and every example comes out as before. The files of examples beside the policy
/// are left as they are.
pub fn fix(name: &str, text: &str, examples: &[(String, String)], lints: Option<&Lints>) -> Fixed {
    fix_texts(&texts_of(name, text, examples), lints)
}

/// Does the same for a policy with all that is read together with it; the files that it uses are left as they are, too.
pub fn fix_texts(files: &Texts, lints: Option<&Lints>) -> Fixed {
    let check = |text: &str| {
        let texts = with_text(files, text);
        match lints {
            Some(lints) => check_texts_with(&texts, lints),
            None => policy::check_texts(&texts),
        }
    };
    let mut done = Fixed {
        text: files.text.clone(),
        fixed: Vec::new(),
        report: check(&files.text),
    };
    for _ in 0..ROUNDS {
        let fixable: Vec<usize> = fixable(&done);
        let all = step(files, &done, &fixable, &check);
        let next = all.or_else(|| {
            fixable
                .iter()
                .find_map(|&one| step(files, &done, &[one], &check))
        });
        match next {
            Some(next) => done = next,
            None => break,
        }
    }
    done
}

fn texts_of(name: &str, text: &str, examples: &[(String, String)]) -> Texts {
    Texts {
        examples: examples.to_vec(),
        ..Texts::new(name, text)
    }
}

/// The same files with another text of the policy.
fn with_text(files: &Texts, text: &str) -> Texts {
    Texts {
        text: text.to_owned(),
        ..files.clone()
    }
}

/// The positions of the diagnostics that have a fix in the policy's own text.
fn fixable(done: &Fixed) -> Vec<usize> {
    let diagnostics = done.report.diagnostics().iter().enumerate();
    let is_own = |fix: &Fix| fix.span.end <= done.text.len();
    diagnostics
        .filter(|(_, it)| it.fix.as_deref().is_some_and(is_own))
        .map(|(position, _)| position)
        .collect()
}

/// Makes some fixes at once; nothing where the text would not be sound, or is as it was.
fn step(
    files: &Texts,
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
    if !is_sound(files, before, &text, &report) {
        return None;
    }
    let mut fixed = before.fixed.clone();
    let made = made.iter().map(|&it| &diagnostics[positions[it]]);
    fixed.extend(made.map(|it| before.report.entry(it)));
    Some(Fixed {
        text,
        fixed,
        report,
    })
}

/// Tells whether a text with fixes made can take the place of the one before.
fn is_sound(files: &Texts, before: &Fixed, text: &str, report: &Report) -> bool {
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
        && examples_agree(files, &before.text, text)
}

/// Tells whether every example of a policy that could be used comes out as before.
fn examples_agree(files: &Texts, before: &str, after: &str) -> bool {
    let outcomes = |text: &str| {
        let results = Policy::load_with(&with_text(files, text)).ok()?.test();
        let outcomes = results.iter().map(|it| (it.name.clone(), it.holds()));
        Some(outcomes.collect::<Vec<_>>())
    };
    match outcomes(before) {
        Some(before) => outcomes(after) == Some(before),
        None => true,
    }
}
