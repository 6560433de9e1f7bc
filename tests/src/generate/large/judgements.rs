//! What a large policy decides by: criteria and rules section by section, an amount, exceptions, advisories.
//! A draft with its words in; their declarations added to it.

use super::condition::{about, item, list};
use super::draft::Draft;
use super::names;

/// Declares them all.
pub(super) fn declare(draft: &mut Draft) {
    let sections = draft.size.sections();
    let shared = draft.size.rules - 2;
    for section in 0..sections {
        draft.declare(vec![format!("section \"Section {}\"", section + 1)]);
        let rules = shared * (section + 1) / sections - shared * section / sections;
        for number in 1..=rules.div_ceil(2) {
            declare_criterion(draft, section, number);
        }
        for number in 1..=rules {
            declare_rule(draft, section, number);
        }
        for number in 1..=rules.div_ceil(16) {
            declare_advisory(draft, section, number);
        }
    }
    draft.declare(vec!["section \"Authorization\"".to_owned()]);
    declare_licence(draft);
    declare_amount(draft);
    declare_release(draft);
    declare_exceptions(draft);
}

/// Declares a criterion over facts of its section and criteria before it.
fn declare_criterion(draft: &mut Draft, section: usize, number: usize) {
    let name = format!("{}_criterion_{number}", names::section(section));
    let mut lines = vec![
        format!("criterion {name}"),
        format!("\"Criterion {number} of section {} is met.\"", section + 1),
    ];
    let condition = if draft.rng.chance(25) {
        let fact = draft.deal(section);
        about(draft, &fact)
    } else {
        let items = 2 + draft.rng.below(3);
        list(draft, items, section, None)
    };
    let holds = condition.holds;
    lines.extend(condition.after("met when"));
    lines.push(format!("cite \"item {number}\""));
    draft.declare(lines);
    draft.add_criterion(name, section, holds);
}

fn declare_rule(draft: &mut Draft, section: usize, number: usize) {
    let name = format!("{}_rule_{number}", names::section(section));
    let finding = *draft
        .rng
        .pick(&["not_covered", "not_met", "not_met", "refer"]);
    let mut lines = vec![
        format!("rule {name}"),
        format!(
            "finds {finding} because \"Rule {number} of section {} applies.\"",
            section + 1
        ),
    ];
    lines.extend(rule_condition(draft, section));
    lines.push(format!("cite \"paragraph {number}\""));
    draft.declare(lines);
    if finding != "refer" {
        draft.adverse.push(name);
    }
}

/// Most rules are a list; some say that a criterion is lacking where another thing holds. The typical request meets none.
fn rule_condition(draft: &mut Draft, section: usize) -> Vec<String> {
    match draft.criterion(section) {
        Some((criterion, holds)) if draft.rng.chance(25) => {
            let wanted = (!holds).then_some(false);
            let item = item(draft, section, wanted).lines.concat();
            vec![format!("when {item} and not {criterion}")]
        }
        Some(_) | None => {
            let items = 2 + draft.rng.below(3);
            list(draft, items, section, Some(false)).after("when")
        }
    }
}

fn declare_advisory(draft: &mut Draft, section: usize, number: usize) {
    let name = format!("{}_advisory_{number}", names::section(section));
    let mut lines = vec![
        format!("advisory {name}"),
        format!("\"Advice {number} of section {}.\"", section + 1),
        item(draft, section, None).after("when").concat(),
    ];
    if draft.rng.chance(50) {
        lines.extend(item(draft, section, None).after("unless"));
    }
    draft.declare(lines);
}

fn declare_licence(draft: &mut Draft) {
    draft.declare(
        [
            "rule unlicensed_provider",
            "finds not_met, settles because \"The provider is not licensed.\"",
            "when not request.provider_licensed",
        ]
        .map(str::to_owned)
        .into(),
    );
}

fn any_criterion(draft: &mut Draft) -> (String, bool) {
    let section = draft.rng.below(draft.size.sections());
    draft.criterion(section).expect("each section has criteria")
}

/// Gives a criterion, plain or negated, which the typical request meets or not as wanted.
fn criterion_that(draft: &mut Draft, wanted: bool) -> String {
    let (criterion, holds) = any_criterion(draft);
    let not = if holds == wanted { "" } else { "not " };
    format!("{not}{criterion}")
}

/// Declares what is released: as much as is requested, under caps.
fn declare_amount(draft: &mut Draft) {
    let fact = draft.facts[1].clone();
    let used = draft.partner(&fact, "visits");
    let used = used.map_or_else(|| "2 visits".to_owned(), |(path, ..)| path);
    let (first, second) = (any_criterion(draft).0, criterion_that(draft, false));
    draft.declare(vec![
        "amount released in visits".to_owned(),
        "\"Visits that can be released.\"".to_owned(),
        "request.visits".to_owned(),
        "at most 48 visits".to_owned(),
        "  because \"More at once are too many.\"".to_owned(),
        format!("at most (3 times limit_1) less {used}"),
        "  because \"A year does not exceed three times {limit_1}.\"".to_owned(),
        format!("at most limit_1 when {first}"),
        "  because \"The first course has {limit_1}.\"".to_owned(),
        format!("at most 1 visit when {second}"),
        "  because \"As it is, one visit can go ahead.\"".to_owned(),
    ]);
}

fn declare_release(draft: &mut Draft) {
    let (first, second) = (criterion_that(draft, true), criterion_that(draft, true));
    let third = any_criterion(draft).0;
    let mut lines = vec![
        "rule meets".to_owned(),
        "finds met, releasing released of request.visits".to_owned(),
        "  because \"The request meets the policy.\"".to_owned(),
        "when all of".to_owned(),
        format!("  - {first} or not {third}"),
        format!("  - {second}"),
        "  - released is at least 1 visit".to_owned(),
    ];
    lines.push("cite \"item 1\"".to_owned());
    draft.declare(lines);
}

/// Declares one that turns all findings against the request, and now and then one that turns some.
fn declare_exceptions(draft: &mut Draft) {
    let spared = draft.rng.pick(&draft.adverse.clone()).clone();
    draft.declare(vec![
        "exception individual_consideration".to_owned(),
        "\"A letter, literature and the member's circumstances support the request.\"".to_owned(),
        "turns not_covered, not_met, a partial release into refer".to_owned(),
        format!("except {spared}"),
        "when all of".to_owned(),
        "  - request.letter".to_owned(),
        "  - request.literature".to_owned(),
        "  - request.circumstances".to_owned(),
    ]);
    if draft.rng.chance(60) {
        let criterion = criterion_that(draft, true);
        draft.declare(vec![
            "exception explained".to_owned(),
            "\"The requester explains it in writing.\"".to_owned(),
            "turns not_met into refer".to_owned(),
            format!("when request.letter and {criterion}"),
        ]);
    }
}
