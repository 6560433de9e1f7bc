//! What must hold of the policies of a library together: ids are unique, successors are there, and no policy follows itself.
//! Policies in; diagnostics out, each with the position of the policy whose text it speaks of.

use crate::diagnostics;
use crate::policy::Policy;
use pol_compiler::program::Superseded;
use pol_parser::Diagnostic;
use std::collections::{HashMap, HashSet};

/// Finds what is wrong.
pub(super) fn check(policies: &[Policy]) -> Vec<(usize, Diagnostic)> {
    let mut found = Vec::new();
    let ids = ids(policies, &mut found);
    for (position, policy) in policies.iter().enumerate() {
        if let Some(clause) = superseded(policy)
            && !ids.contains_key(clause.by.as_str())
        {
            let own = policy.program().policy.name.as_str();
            let others = ids.keys().copied().filter(|id| *id != own);
            let near = pol_parser::nearest(&clause.by, others);
            let unknown = diagnostics::unknown_successor(&clause.by, near, clause.span);
            found.push((position, unknown));
        }
    }
    circles(policies, &ids, &mut found);
    found
}

/// Gives the position of each id, and reports those that are there twice.
fn ids<'a>(
    policies: &'a [Policy],
    found: &mut Vec<(usize, Diagnostic)>,
) -> HashMap<&'a str, usize> {
    let mut ids = HashMap::new();
    for (position, policy) in policies.iter().enumerate() {
        if let Some(&first) = ids.get(policy.id()) {
            let other = policies
                .get(first)
                .map_or("", |it: &Policy| it.source().name());
            let span = policy.program().policy.span;
            found.push((
                position,
                diagnostics::policy_twice(policy.id(), other, span),
            ));
        } else {
            ids.insert(policy.id(), position);
        }
    }
    ids
}

fn superseded(policy: &Policy) -> Option<&Superseded> {
    policy.program().policy.superseded.as_ref()
}

/// Reports each circle of successors once, at its first policy.
fn circles(policies: &[Policy], ids: &HashMap<&str, usize>, found: &mut Vec<(usize, Diagnostic)>) {
    let next = |at: usize| ids.get(superseded(policies.get(at)?)?.by.as_str()).copied();
    let mut walked = HashSet::new();
    for start in 0..policies.len() {
        let mut path = Vec::new();
        let mut at = Some(start);
        while let Some(here) = at.filter(|here| walked.insert(*here)) {
            path.push(here);
            at = next(here);
        }
        let Some(circle) = at.and_then(|end| path.iter().position(|&here| here == end)) else {
            continue;
        };
        let circle = path.split_off(circle);
        let names: Vec<&str> = circle
            .iter()
            .filter_map(|&it| policies.get(it))
            .map(Policy::id)
            .collect();
        let first = circle
            .first()
            .and_then(|&first| Some((first, superseded(policies.get(first)?)?)));
        if let Some((first, clause)) = first {
            let circle = diagnostics::successors_in_a_circle(&names, clause.span);
            found.push((first, circle));
        }
    }
}
