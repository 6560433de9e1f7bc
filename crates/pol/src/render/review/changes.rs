//! What a revision changes for requests: each kind of change with where, a smallest request, and what both revisions say of it.

use crate::comparison::{
    AdvisoryEntry, AskEntry, ChangeEntry, ComparisonReport, StatedFact, WitnessEntry, WordingEntry,
};
use crate::policy::Policy;
use crate::render::comparison::change::{Where, becomes, direction, title};
use crate::render::comparison::side_by_side::Side;
use crate::render::comparison::verdict;
use crate::render::markdown::{code, table, text};
use crate::review::Review;

/// The most facts, words or questions that are listed.
const MOST: usize = 20;

/// Tells what changes for requests, what is asked, advised and worded otherwise.
pub(super) fn changes(review: &Review) -> String {
    let (Some(comparison), Some((Some(old), new))) = (&review.comparison, &review.policies) else {
        return String::new();
    };
    let mut told = format!(
        "### What changes for members\n\n{}\n",
        text(verdict(comparison).0)
    );
    for entry in &comparison.changes {
        told += &change(old, new, entry);
    }
    for entry in &comparison.advisories {
        told += &advisory(old, new, entry);
    }
    told += &asks(&comparison.asks);
    told + &words(comparison)
}

fn change(old: &Policy, new: &Policy, change: &ChangeEntry) -> String {
    let (old, new) = (old.program(), new.program());
    let title = text(&title(new, change));
    let region = Where {
        what: becomes(old, new, change),
        regions: &change.regions,
        whole: change.whole,
    };
    format!(
        "\n#### {title} ({})\n\n{}\n{}",
        direction(change.direction),
        where_it_is(&region),
        shown(old, new, &change.witness)
    )
}

fn where_it_is(region: &Where<'_>) -> String {
    let alternatives = region.told().iter().map(|conditions| {
        let conditions: Vec<String> = conditions.iter().map(|it| code(it)).collect();
        format!("- {}\n", conditions.join(" and "))
    });
    let alternatives: String = alternatives.filter(|it| it != "- \n").collect();
    let gap = if alternatives.is_empty() { "" } else { "\n" };
    format!("{}\n{gap}{alternatives}", text(&region.words()))
}

fn shown(
    old: &pol_compiler::program::Program,
    new: &pol_compiler::program::Program,
    witness: &WitnessEntry,
) -> String {
    let before = Side::of(old, "Before", &witness.before, &witness.after).lines;
    let after = Side::of(new, "Now", &witness.after, &witness.before).lines;
    let side = |lines: &[String]| {
        let lines: Vec<String> = lines.iter().skip(1).map(|it| text(it)).collect();
        lines.join("<br>")
    };
    let row = vec![facts(&witness.stated), side(&before), side(&after)];
    format!(
        "\n{}",
        table(
            &["A smallest request that shows it", "Before", "Now"],
            &[row]
        )
    )
}

fn facts(stated: &[StatedFact]) -> String {
    if stated.is_empty() {
        return "with nothing stated".to_owned();
    }
    let facts = stated
        .iter()
        .map(|it| format!("{} {}", code(&it.fact), text(&it.text)));
    facts.collect::<Vec<_>>().join("<br>")
}

fn advisory(old: &Policy, new: &Policy, advisory: &AdvisoryEntry) -> String {
    let word = if advisory.newly {
        "newly given"
    } else {
        "no longer given"
    };
    let region = Where {
        what: format!("advisory `{}` is {word}", advisory.advisory),
        regions: &advisory.regions,
        whole: advisory.whole,
    };
    let shown = shown(old.program(), new.program(), &advisory.witness);
    format!(
        "\n#### Advisory {} is {word}\n\n{}{shown}",
        code(&advisory.advisory),
        where_it_is(&region)
    )
}

fn asks(asks: &[AskEntry]) -> String {
    if asks.is_empty() {
        return String::new();
    }
    let row = |ask: &AskEntry| {
        let word = match (ask.newly, ask.first) {
            (true, true) => "newly asked",
            (true, false) => "asked of further requests",
            (false, true) => "no longer asked",
            (false, false) => "no longer asked of some requests",
        };
        vec![
            code(&ask.fact),
            text(ask.question.as_deref().unwrap_or_default()),
            word.to_owned(),
        ]
    };
    let rows: Vec<_> = asks.iter().take(MOST).map(row).collect();
    let rest = rest(asks.len());
    format!(
        "\n#### What is asked\n\n{}{rest}",
        table(&["Fact", "Question", ""], &rows)
    )
}

fn words(comparison: &ComparisonReport) -> String {
    let worded: Vec<&WordingEntry> = comparison
        .wording
        .iter()
        .chain(&comparison.questions)
        .collect();
    if worded.is_empty() {
        return String::new();
    }
    let words = |words: &Option<String>| text(words.as_deref().unwrap_or_default());
    let row =
        |entry: &&WordingEntry| vec![text(&entry.of), words(&entry.before), words(&entry.after)];
    let rows: Vec<_> = worded.iter().take(MOST).map(row).collect();
    let rest = rest(worded.len());
    format!(
        "\n#### Worded differently\n\n{}{rest}",
        table(&["", "Before", "Now"], &rows)
    )
}

fn rest(all: usize) -> String {
    match all.saturating_sub(MOST) {
        0 => String::new(),
        rest => format!("\nand {rest} more.\n"),
    }
}
