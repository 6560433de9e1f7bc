//! How well the examples protect a policy, before a revision and now, with examples that would protect what is not.

use crate::coverage::{Figures, Share};
use crate::mutation::SlipCounts;
use crate::render::markdown::{block, table};
use crate::review::{Protection, Review};

/// Tells how well the policy is protected.
pub(super) fn protection(review: &Review) -> String {
    let Some(protection) = &review.protection else {
        return String::new();
    };
    format!(
        "### How well the examples protect the policy\n\n{}{}",
        figures(protection),
        suggested(protection)
    )
}

fn figures(protection: &Protection) -> String {
    let (was, is) = (protection.coverage_before.as_ref(), &protection.coverage);
    let share = |share: fn(&Figures) -> Share| {
        let shown = |figures: &Figures| {
            let share = share(figures);
            format!("{} of {}", share.shown, share.of)
        };
        (was.map(shown), shown(is))
    };
    let slips = |count: fn(&SlipCounts) -> usize| {
        let was = protection.slips_before.as_ref();
        (
            was.map(|it| count(it).to_string()),
            count(&protection.slips).to_string(),
        )
    };
    let rows = [
        ("Conditions shown met", share(|it| it.met)),
        ("Conditions shown not met", share(|it| it.not_met)),
        ("Conditions shown to matter alone", share(|it| it.alone)),
        ("Slips that an example notices", slips(|it| it.noticed)),
        ("Slips that none notices", slips(|it| it.survived)),
        ("Slips proven to change nothing", slips(|it| it.equivalent)),
    ];
    let rows = rows.map(|(what, (before, now))| {
        vec![
            what.to_owned(),
            before.unwrap_or_else(|| "–".to_owned()),
            now,
        ]
    });
    table(&["", "Before", "Now"], &rows)
}

fn suggested(protection: &Protection) -> String {
    if protection.suggested.is_empty() {
        return String::new();
    }
    format!(
        "\n<details><summary>Examples that would protect what is not, for the author to confirm</summary>\n\n{}\n</details>\n",
        block("text", &protection.suggested.join("\n"))
    )
}
