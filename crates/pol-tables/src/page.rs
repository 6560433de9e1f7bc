//! The summary of a run as one page of HTML that needs nothing from outside: for light and dark, for screens, readers and paper.
//! No row and no cell is on it; every text is escaped.

use crate::chart::{duration, grouped, percent, plural, rate, share};
use crate::run::Finished;
use crate::summary::{Summary, by_size};
use maud::{DOCTYPE, Markup, PreEscaped, html};
use pol::{Disposition, Policy};
use std::collections::BTreeMap;

const STYLE: &str = include_str!("page/style.css");

/// What the page may do: show its own styles.
const RULES: &str = "default-src 'none'; style-src 'unsafe-inline'; img-src data:";

/// The most bars of a chart.
const MOST: usize = 20;

/// What judged what: the names that a page shows.
#[derive(Clone, Copy, Debug)]
pub struct Heading<'a> {
    /// The policy.
    pub policy: &'a Policy,
    /// The name of the table.
    pub input: &'a str,
    /// The name of the table of determinations.
    pub output: &'a str,
}

/// Writes the page.
pub fn page(heading: &Heading<'_>, finished: &Finished) -> String {
    let title = format!("Determinations: {}", heading.policy.title());
    let page = html! {
        (DOCTYPE)
        html lang="en" {
            head {
                meta charset="utf-8";
                meta name="viewport" content="width=device-width, initial-scale=1";
                meta http-equiv="Content-Security-Policy" content=(RULES);
                meta name="color-scheme" content="light dark";
                meta name="generator" content="pol eval";
                title { (title) }
                link rel="icon" href="data:,";
                style { (PreEscaped(STYLE)) }
            }
            body {
                (header(heading, finished))
                main { (sections(heading.policy, &finished.summary)) }
            }
        }
    };
    page.into_string()
}

fn header(heading: &Heading<'_>, finished: &Finished) -> Markup {
    let identity = heading.policy.identity();
    let revision = identity.revision.as_deref().unwrap_or("no revision");
    html! {
        header {
            p.over { "Determinations by policy " (identity.id) ", " (revision) }
            h1 { (heading.policy.title()) }
            (figures(finished))
            dl.identity {
                div { dt { "Table" } dd { (heading.input) } }
                div { dt { "Determinations" } dd { (heading.output) } }
                div { dt { "Policy text" } dd { code { (identity.digest) } } }
            }
        }
    }
}

/// The few numbers that are looked at first.
fn figures(finished: &Finished) -> Markup {
    let summary = &finished.summary;
    let judged = summary.rows - summary.unreadable;
    let released: u64 = [Disposition::Release, Disposition::ReleasePart]
        .iter()
        .filter_map(|it| summary.dispositions.get(it.name()))
        .sum();
    let asked = summary
        .dispositions
        .get(Disposition::InformationNeeded.name());
    let asked = asked.copied().unwrap_or(0);
    html! {
        dl.figures {
            div { dt { (plural(summary.rows, "row", "rows")) " judged" } dd { (grouped(summary.rows)) } }
            div { dt { "released, in full or in part" } dd { (percent(share(released, judged))) } }
            div { dt { "lack information" } dd { (percent(share(asked, judged))) } }
            div { dt { "left to the exact step" } dd { (percent(summary.exact_share())) } }
            @if let Some(rate) = rate(finished) {
                div { dt { "rows a second, in " (duration(finished.took)) } dd { (grouped(rate)) } }
            }
            @if summary.unreadable > 0 {
                div.wrong { dt { "cannot be read" } dd { (grouped(summary.unreadable)) } }
            }
        }
    }
}

fn sections(policy: &Policy, summary: &Summary) -> Markup {
    let judged = summary.rows - summary.unreadable;
    let program = policy.program();
    let question = |path: &str| {
        let facts = program.facts.iter().find(|fact| fact.path == path);
        let records = program.records.iter().find(|record| record.name == path);
        let fact = facts.and_then(|fact| fact.question.clone());
        fact.or_else(|| records.and_then(|record| record.question.clone()))
    };
    let label = |name: &str| {
        let finding = program.findings.iter().find(|finding| finding.name == name);
        finding.map(|finding| finding.label.clone())
    };
    html! {
        (chart("outcomes", "Outcomes", &summary.dispositions, judged, disposition))
        (chart("findings", "Findings", &summary.findings, judged, label))
        (released(summary))
        (chart("missing", "Most often missing", &summary.missing, judged, question))
        (chart("reasons", "Most common reasons", &summary.reasons, judged, |_| None))
        (problems(summary))
    }
}

fn disposition(name: &str) -> Option<String> {
    let all = [
        (Disposition::Release, "All that was requested is released"),
        (
            Disposition::ReleasePart,
            "A part is released; a clinician decides on the rest",
        ),
        (Disposition::ClinicianReview, "A clinician decides"),
        (
            Disposition::InformationNeeded,
            "Facts are missing that would change the outcome",
        ),
        (
            Disposition::NotGoverned,
            "The policy has nothing to say of the request",
        ),
    ];
    let found = all.iter().find(|(each, _)| each.name() == name);
    found.map(|(_, words)| (*words).to_owned())
}

/// A table whose rows have bars; what a name means stands below it.
fn chart(
    id: &str,
    title: &str,
    counts: &BTreeMap<String, u64>,
    of: u64,
    meaning: impl Fn(&str) -> Option<String>,
) -> Markup {
    let counts = by_size(counts);
    let largest = counts.first().map_or(1, |it| it.1);
    html! {
        @if !counts.is_empty() {
            section class=(id) aria-labelledby=(id) {
                h2 id=(id) { (title) }
                table {
                    thead { tr {
                        th scope="col" { "Name" }
                        th.bar aria-hidden="true" {}
                        th.number scope="col" { "Rows" }
                        th.number scope="col" { "Share" }
                    } }
                    tbody {
                        @for (name, count) in counts.iter().take(MOST) {
                            tr {
                                th scope="row" {
                                    span.name { (name) }
                                    @if let Some(meaning) = meaning(name) { span.meaning { (meaning) } }
                                }
                                td.bar aria-hidden="true" { (bar(share(*count, largest))) }
                                td.number { (grouped(*count)) }
                                td.number { (percent(share(*count, of))) }
                            }
                        }
                    }
                }
                @if counts.len() > MOST { p.more { "and " (counts.len() - MOST) " more" } }
            }
        }
    }
}

fn bar(share: f64) -> Markup {
    let width = format!("{:.2}", (share * 100.0).max(0.5));
    html! {
        svg viewBox="0 0 100 10" preserveAspectRatio="none" {
            rect.way width="100" height="10" {}
            rect.fill width=(width) height="10" {}
        }
    }
}

fn released(summary: &Summary) -> Markup {
    html! {
        @if !summary.released.is_empty() {
            section aria-labelledby="released" {
                h2 id="released" { "Released" }
                table {
                    thead { tr {
                        th scope="col" { "Unit" }
                        th.number scope="col" { "Released" }
                        th.number scope="col" { "Requested, where it is known" }
                        th.number scope="col" { "Rows" }
                        th.number scope="col" { "A part alone" }
                    } }
                    tbody {
                        @for (unit, amounts) in &summary.released {
                            tr {
                                th scope="row" { (unit) }
                                td.number { (amounts.amount) }
                                td.number { (amounts.requested) }
                                td.number { (grouped(amounts.rows)) }
                                td.number { (grouped(amounts.in_part)) }
                            }
                        }
                    }
                }
            }
        }
    }
}

fn problems(summary: &Summary) -> Markup {
    html! {
        @if !summary.problems.is_empty() {
            section aria-labelledby="problems" {
                h2 id="problems" { "Rows that cannot be read" }
                table {
                    thead { tr {
                        th scope="col" { "What is wrong" }
                        th.number scope="col" { "Rows" }
                        th scope="col" { "The first of them" }
                    } }
                    tbody {
                        @for noted in summary.problems.iter().take(MOST) {
                            tr {
                                th scope="row" { (noted.problem) }
                                td.number { (grouped(noted.count)) }
                                td { (noted.first_rows.iter().map(u64::to_string).collect::<Vec<_>>().join(", ")) }
                            }
                        }
                    }
                }
                @if summary.problems.len() > MOST { p.more { "and " (summary.problems.len() - MOST) " more" } }
            }
        }
    }
}
