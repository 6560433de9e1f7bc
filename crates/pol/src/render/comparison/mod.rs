//! What a revision changes, as a policy committee reads it: in short, then what was touched, then each kind of change with a request.
//! Two policies and their comparison in; a text out.

pub(super) mod change;
mod lists;
mod replay;
pub(super) mod side_by_side;
mod touched;

pub use replay::replay;

use super::sheet::Sheet;
use super::{RenderOptions, determination};
use crate::comparison::ComparisonReport;
use crate::policy::Policy;
use anstyle::{AnsiColor, Style};
use pol_analysis::Verdict;
use pol_compiler::program::Program;

/// Renders a comparison for people.
pub fn comparison(
    old: &Policy,
    new: &Policy,
    report: &ComparisonReport,
    options: &RenderOptions,
) -> String {
    let mut page = Page {
        sheet: Sheet::new(options),
        old: old.program(),
        new: new.program(),
        report,
    };
    page.head();
    page.touched();
    page.changes();
    page.asks();
    page.advisories();
    page.words();
    page.not_analysed();
    page.left_out();
    page.sheet.finish()
}

/// What a revision changes, in one sentence and its colour.
pub(super) const fn verdict(report: &ComparisonReport) -> (&'static str, AnsiColor) {
    let something =
        !(report.changes.is_empty() && report.advisories.is_empty() && report.asks.is_empty());
    match report.verdict {
        Verdict::Equal if something => (
            "Equal: every request with all facts stated comes to the same; what readers are told or asked changes.",
            AnsiColor::Green,
        ),
        Verdict::Equal => ("Equal: every request comes to the same.", AnsiColor::Green),
        Verdict::Tighter => (
            "Tighter: some requests come to less, none to more.",
            AnsiColor::Yellow,
        ),
        Verdict::Looser => (
            "Looser: some requests come to more, none to less.",
            AnsiColor::Yellow,
        ),
        Verdict::Both => (
            "Both: some requests come to less, some to more.",
            AnsiColor::Yellow,
        ),
        Verdict::Different => (
            "Different: some requests come to something else, which is neither less nor more.",
            AnsiColor::Yellow,
        ),
        Verdict::Inconclusive => (
            "Inconclusive: it was not found out what changes; what could not be compared, or ran out of its budget, is named below.",
            AnsiColor::Red,
        ),
    }
}

/// A comparison in the making.
struct Page<'a> {
    sheet: Sheet<'a>,
    old: &'a Program,
    new: &'a Program,
    report: &'a ComparisonReport,
}

impl Page<'_> {
    /// In one sentence, which revisions, and what the log says of it.
    fn head(&mut self) {
        let (words, colour) = verdict(self.report);
        self.sheet.strong(words, colour.on_default().bold());
        let policies = &self.report.policies;
        let before = determination::identity(self.old, &policies.before);
        let after = determination::identity(self.new, &policies.after);
        if before == after {
            self.sheet.pair(2, "Policy", &after);
        } else {
            self.sheet.pair(2, "Before", &before);
            self.sheet.pair(2, "Now", &after);
        }
        if let Some((words, style)) = self.claim() {
            self.sheet.strong_pair("The log", &words, style);
        }
    }

    fn claim(&self) -> Option<(String, Style)> {
        let claim = self.report.claim.as_ref()?;
        let says = format!("says `{}`", claim.says);
        Some(match claim.holds {
            Some(true) => (
                format!("{says}; that is so."),
                AnsiColor::Green.on_default(),
            ),
            Some(false) => (
                format!("{says}; that is not so: {}.", claim.so),
                AnsiColor::Red.on_default().bold(),
            ),
            None => (
                format!("{says}; whether that is so was not found out within the budget."),
                AnsiColor::Red.on_default(),
            ),
        })
    }

    fn not_analysed(&mut self) {
        if self.report.not_analysed.is_empty() {
            return;
        }
        self.sheet
            .heading("Not found out within the budget (--budget gives more)");
        for what in &self.report.not_analysed {
            self.sheet.item(2, "-", what);
        }
    }

    fn left_out(&mut self) {
        if self.report.left_out.is_empty() {
            return;
        }
        self.sheet
            .heading("Not compared, since it hangs on rows of records");
        for what in &self.report.left_out {
            self.sheet.item(2, "-", what);
        }
    }
}
