//! A policy in time: how it stood on a day, and what stood when. Takes the syntax tree of a policy without errors.
//! A policy holds what differs between its revisions as the days of its declarations; here they are taken apart again.

mod as_of;
mod choices;
mod conditions;
mod examples;
mod rows;
mod timeline;

pub(crate) use as_of::cites;
pub use as_of::{NotInForce, as_of};
pub use timeline::{Bar, RevisionMark, Timeline, Track, timeline};

use crate::declarations::Declarations;
use crate::periods;
use crate::program::Dates;
use pol_parser::ast;

/// Gives the days of everything that has days.
fn all_dates(declarations: &Declarations<'_>) -> Vec<Dates> {
    let criteria = declarations.criteria.iter().map(|it| &it.tree.dates);
    let rules = declarations.rules.iter().map(|it| &it.tree.dates);
    let exceptions = declarations.exceptions.iter().map(|it| &it.tree.dates);
    let advisories = declarations.advisories.iter().map(|it| &it.tree.dates);
    let amounts = declarations.amounts.iter();
    let cases = amounts.clone().flat_map(|it| &it.tree.cases);
    let caps = amounts.flat_map(|it| &it.tree.caps);
    let entries = declarations.values.iter().flat_map(|it| &it.tree.entries);
    let codes = declarations.code_sets.iter().flat_map(|it| &it.tree.rows);
    let choices = declarations.choices.iter().flat_map(|it| &it.tree.rows);
    let judgements = criteria.chain(rules).chain(exceptions).chain(advisories);
    let parts = cases.map(|it| &it.dates).chain(caps.map(|it| &it.dates));
    let words = entries.map(|it| &it.dates).chain(codes.map(|it| &it.dates));
    let all = judgements.chain(parts).chain(words);
    let all = all.chain(choices.map(|it| &it.dates));
    all.map(Dates::from).collect()
}

/// Cuts the days on which a policy is in force where anything begins or ends, in order.
fn periods(declarations: &Declarations<'_>, force: Dates) -> Vec<Dates> {
    let mut all = all_dates(declarations);
    all.push(force);
    let periods = periods::periods(all);
    let within = |period: &Dates| periods::hold_on(&force, period);
    periods.into_iter().filter(within).collect()
}

/// Gives the days on which a policy is in force, and the fact by which requests are judged.
fn force<'a>(declarations: &Declarations<'a>) -> Option<(Dates, &'a ast::Path)> {
    let policy = declarations.policies.first()?;
    let clause = policy.tree.in_force.first()?;
    let dates = Dates {
        from: Some(clause.from.date),
        until: clause.until.map(|until| until.date),
    };
    Some((dates, &clause.by))
}
