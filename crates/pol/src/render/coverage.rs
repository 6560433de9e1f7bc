//! What the examples of a policy show of it, for people: a table by section, and what no example shows in words.
//! A report in; a page out.

use super::determination::identity;
use super::sheet::Sheet;
use super::table::{row, table};
use super::{RenderOptions, counted};
use crate::coverage::{CoverageReport, CoveredCondition, Figures, Share};
use crate::policy::Policy;

/// Renders coverage as a table by section.
pub fn coverage(policy: &Policy, coverage: &CoverageReport, options: &RenderOptions) -> String {
    let mut sheet = Sheet::new(options);
    sheet.title(policy.title());
    let name = identity(policy.program(), &coverage.policy);
    sheet.pair(2, "Policy", &name);
    sheet.pair(2, "Examples", &coverage.examples.to_string());
    let whole = coverage.figures.whole();
    let shown = format!(
        "{} % of what can be shown: {}",
        whole.percent(),
        share(whole)
    );
    sheet.pair(2, "Shown", &shown);
    sheet.gap();
    sheet.verbatim(0, &by_section(coverage));
    not_counted(&mut sheet, &coverage.figures);
    not_shown(&mut sheet, coverage);
    sheet.finish()
}

fn by_section(coverage: &CoverageReport) -> String {
    let mut rows = vec![row([
        "Section",
        "conditions",
        "met",
        "not met",
        "alone",
        "unknown",
    ])];
    for section in &coverage.sections {
        let title = match section.section.as_str() {
            "" => "Before the first section",
            title => title,
        };
        rows.push(figures(title, &section.figures));
    }
    rows.push(figures("All", &coverage.figures));
    table(&rows)
}

fn figures(title: &str, figures: &Figures) -> Vec<String> {
    let numbers = [
        figures.conditions.to_string(),
        share(figures.met),
        share(figures.not_met),
        share(figures.alone),
        figures.unknown.to_string(),
    ];
    std::iter::once(title.to_owned()).chain(numbers).collect()
}

fn share(share: Share) -> String {
    format!("{} of {}", share.shown, share.of)
}

fn not_counted(sheet: &mut Sheet<'_>, figures: &Figures) {
    sheet.gap();
    sheet.aside(
        2,
        "A condition is shown to matter alone by an example that would come out otherwise if that condition alone did; it can while it is met, and while it is not.",
    );
    if figures.unreachable > 0 {
        let words = format!(
            "No request can show {}, by proof; these are not counted.",
            counted(figures.unreachable, "more")
        );
        sheet.aside(2, &words.replace(" mores", " more"));
    }
    if figures.not_analysed > 0 {
        let words = format!(
            "Of {} not shown it was not found out within the budget whether a request could show them.",
            figures.not_analysed
        );
        sheet.aside(2, &words);
    }
}

fn not_shown(sheet: &mut Sheet<'_>, coverage: &CoverageReport) {
    let open = |it: &&CoveredCondition| !it.open().is_empty();
    let mut conditions: Vec<_> = coverage.conditions().filter(open).collect();
    conditions.sort_by_key(|it| &it.place);
    if conditions.is_empty() {
        return;
    }
    sheet.heading("No example shows");
    for condition in conditions {
        let words = format!(
            "{}: {} {}",
            condition.place,
            condition.name(),
            condition.open().join(", or ")
        );
        sheet.item(2, "-", &words);
    }
}
