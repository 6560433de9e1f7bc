//! What a revision changes for requests: each kind of change with where, a smallest request, and what both revisions say of it.

use crate::comparison::{
    AdvisoryEntry, AskEntry, ChangeEntry, ComparisonReport, OutcomeEntry, StatedFact, WitnessEntry,
    WordingEntry,
};
use crate::policy::Policy;
use crate::render::comparison::change::{Where, becomes, direction, title};
use crate::render::comparison::side_by_side::Side;
use crate::render::comparison::verdict;
use crate::render::markdown::{code, table, text};
use crate::review::Review;

/// The head of a request that shows something.
const HEAD: [&str; 3] = ["A smallest request that shows it", "Before", "Now"];

/// The most words that are listed.
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
        told += &advisory(entry);
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
    format!("\n{}", table(&HEAD, &[row]))
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

fn advisory(advisory: &AdvisoryEntry) -> String {
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
    let witness = &advisory.witness;
    let given = |outcome: &OutcomeEntry| {
        let given = outcome
            .advisories
            .iter()
            .find(|it| it.name == advisory.advisory);
        given.map_or_else(
            || "not given".to_owned(),
            |it| format!("given: “{}”", text(it.text.as_deref().unwrap_or_default())),
        )
    };
    let row = vec![
        facts(&witness.stated),
        given(&witness.before),
        given(&witness.after),
    ];
    format!(
        "\n#### Advisory {} is {word}\n\n{}\n{}",
        code(&advisory.advisory),
        where_it_is(&region),
        table(&HEAD, &[row])
    )
}

fn asks(asks: &[AskEntry]) -> String {
    if asks.is_empty() {
        return String::new();
    }
    let lists = [
        (true, true, "Newly asked"),
        (false, true, "No longer asked"),
        (
            true,
            false,
            "Asked of further requests, which were decided without it",
        ),
        (
            false,
            false,
            "No longer asked of some requests, which are decided without it",
        ),
    ];
    let lists = lists.map(|(newly, first, heading)| {
        let asks = asks
            .iter()
            .filter(|it| (it.newly, it.first) == (newly, first));
        let asks: Vec<String> = asks.map(|it| asked(it, first)).collect();
        match asks.is_empty() {
            true => String::new(),
            false => format!("- {heading}: {}\n", asks.join(", ")),
        }
    });
    format!("\n#### What is asked\n\n{}", lists.concat())
}

/// A fact, with its question where that is new to readers.
fn asked(ask: &AskEntry, first: bool) -> String {
    let question = ask.question.as_deref().filter(|_| first);
    let question = question.map(|it| format!(" “{}”", text(it)));
    code(&ask.fact) + &question.unwrap_or_default()
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
