//! Whether the examples of a policy would notice a slip in it, for people: a table by kind, and each survivor as a sentence.
//! A report in; a page out.

use super::analysis::{facts, outcome};
use super::determination::identity;
use super::sheet::Sheet;
use super::table::{row, table};
use super::{RenderOptions, counted};
use crate::mutation::{MutationReport, Slip, SlipCounts, SlipFate, SlipShown};
use crate::policy::Policy;
use pol_compiler::program::Program;

/// Renders what becomes of slips; with those that are proven to change nothing, where they are wanted.
pub fn mutation(
    policy: &Policy,
    mutation: &MutationReport,
    equivalent: bool,
    options: &RenderOptions,
) -> String {
    let mut sheet = Sheet::new(options);
    sheet.title(policy.title());
    let name = identity(policy.program(), &mutation.policy);
    sheet.pair(2, "Policy", &name);
    sheet.pair(2, "Examples", &mutation.examples.to_string());
    let share = mutation.counts.share();
    let noticed = format!(
        "{} % of the slips that change anything: {} of {}",
        share.percent(),
        share.shown,
        share.of
    );
    sheet.pair(2, "Noticed", &noticed);
    sheet.gap();
    sheet.verbatim(0, &by_kind(mutation));
    survivors(&mut sheet, policy.program(), mutation);
    if equivalent {
        listed(
            &mut sheet,
            mutation,
            SlipFate::Equivalent,
            "Proven to change nothing",
        );
    }
    listed(
        &mut sheet,
        mutation,
        SlipFate::NotJudged,
        "Not judged, since the budget ran out",
    );
    sheet.finish()
}

/// Renders a survivor as a sentence: `no example would notice if yearly_limit were 37 visits`.
pub fn slip(slip: &Slip) -> String {
    format!("no example would notice if {}", slip.slip)
}

fn by_kind(mutation: &MutationReport) -> String {
    let mut rows = vec![row([
        "Kind of slip",
        "slips",
        "noticed",
        "equivalent",
        "survived",
        "not judged",
    ])];
    let kinds = mutation.kinds.iter();
    rows.extend(kinds.map(|it| counts(&it.kind.replace('-', " "), &it.counts)));
    rows.push(counts("all", &mutation.counts));
    table(&rows)
}

fn counts(kind: &str, counts: &SlipCounts) -> Vec<String> {
    let numbers = [
        counts.all(),
        counts.noticed,
        counts.equivalent,
        counts.survived,
        counts.not_judged,
    ];
    let numbers = numbers.iter().map(ToString::to_string);
    std::iter::once(kind.to_owned()).chain(numbers).collect()
}

fn survivors(sheet: &mut Sheet<'_>, program: &Program, mutation: &MutationReport) {
    let survivors: Vec<&Slip> = mutation.of_fate(SlipFate::Survived).collect();
    if survivors.is_empty() {
        return;
    }
    sheet.heading(&counted(survivors.len(), "survivor"));
    for (position, survivor) in survivors.iter().enumerate() {
        let words = format!("{}: {}", survivor.place, slip(survivor));
        sheet.item(0, &format!("{:>3}.", position + 1), &words);
        if let Some(shown) = &survivor.shown {
            self::shown(sheet, program, shown);
        }
    }
}

fn shown(sheet: &mut Sheet<'_>, program: &Program, shown: &SlipShown) {
    sheet.pair(5, "Request", &facts(program, &shown.request));
    sheet.pair(5, "As is", &outcome(program, &shown.as_it_is));
    let other = if shown.as_it_is == shown.as_it_would_be {
        "the same, with other advice".to_owned()
    } else {
        outcome(program, &shown.as_it_would_be)
    };
    sheet.pair(5, "With it", &other);
    sheet.gap();
    sheet.verbatim(5, &shown.example);
    sheet.gap();
}

fn listed(sheet: &mut Sheet<'_>, mutation: &MutationReport, fate: SlipFate, heading: &str) {
    let mut slips = mutation.of_fate(fate).peekable();
    if slips.peek().is_none() {
        return;
    }
    sheet.heading(heading);
    for slip in slips {
        let words = format!("{}: if {}", slip.place, slip.slip);
        sheet.item(2, "-", &words);
    }
}
