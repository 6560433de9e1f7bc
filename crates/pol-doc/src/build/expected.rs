//! What an example expects, in words: the finding and amount, what is missing or told, and what it stands on.
//! An example in; words out, a line an expectation.

use super::Context;
use crate::document::{Inline, Words, link, listed, name_link, text};
use crate::ids;
use pol::program::{Example, ExpectationKind, FactId, FindingId};
use pol_interpreter::quantity;
use rust_decimal::Decimal;

pub(super) fn expected(ctx: &Context<'_>, example: &Example) -> Words {
    let line = |it: &pol::program::Expectation| {
        let mut words = words(ctx, &it.kind);
        words.push(Inline::Line(ctx.line(it.span)));
        words
    };
    let lines: Vec<Words> = example.expect.iter().map(line).collect();
    lines.join(&Inline::Break)
}

fn words(ctx: &Context<'_>, expectation: &ExpectationKind) -> Words {
    match expectation {
        ExpectationKind::Finding { finding, releasing } => {
            let mut words = vec![ctx.finding(*finding)];
            words.extend(releasing.map(|number| released(ctx, *finding, number)));
            words
        }
        ExpectationKind::NotGoverned => strong("Not governed by this policy"),
        ExpectationKind::InformationNeeded => strong("Information is needed"),
        ExpectationKind::Missing(facts) => labelled("Asked for: ", of_facts(ctx, facts)),
        ExpectationKind::Presumed(facts) => labelled("Rests on presuming: ", of_facts(ctx, facts)),
        ExpectationKind::Advisories(ids) => labelled("Also told: ", {
            let name = |it: &pol::program::AdvisoryId| &ctx.program.advisories[it.index()].name;
            let ids = ids.iter().map(name);
            ids.map(|name| name_link(ids::advisory(name), name))
                .collect()
        }),
        ExpectationKind::Reasons(rules) => labelled("Because of: ", {
            let name = |it: &pol::program::RuleId| &ctx.program.rules[it.index()].name;
            let rules = rules.iter().map(name);
            rules.map(|name| name_link(ids::rule(name), name)).collect()
        }),
        ExpectationKind::Clauses(clauses) => labelled("Clauses: ", {
            let id = |it: &pol::program::ClauseId| ctx.program.clauses[it.index()].id.as_str();
            let clauses = clauses.iter().map(id);
            clauses.map(|id| link(ids::clause(id), id)).collect()
        }),
    }
}

fn released(ctx: &Context<'_>, finding: FindingId, number: Decimal) -> Inline {
    let rules = ctx.program.rules.iter().filter(|it| it.finding == finding);
    let releasing = rules.filter_map(|it| it.releasing).next();
    let words = match releasing {
        Some(it) => {
            let unit = ctx.program.amounts[it.amount.index()].unit;
            quantity(ctx.program, unit, number)
        }
        None => number.normalize().to_string(),
    };
    text(format!(", releasing {words}"))
}

fn of_facts(ctx: &Context<'_>, facts: &[FactId]) -> Words {
    facts.iter().map(|it| ctx.phrases.fact(*it)).collect()
}

fn strong(words: &str) -> Words {
    vec![Inline::Strong(words.to_owned())]
}

fn labelled(label: &str, words: Vec<Inline>) -> Words {
    let none = words.is_empty();
    let mut said = vec![text(label)];
    said.extend(listed(words));
    if none {
        said.push(text("none"));
    }
    said
}
