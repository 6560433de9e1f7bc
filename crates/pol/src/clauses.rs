//! The clauses of the source, each with what stands on it: the declarations that cite it and the examples that show it.
//! Takes a policy; gives one row a clause, in the source's order.

use crate::policy::Policy;
use pol_compiler::program::{Citer, Program};
use pol_interpreter::Facts;
use serde::Serialize;
use std::collections::{HashMap, HashSet};

/// A clause of the source.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ClauseRow {
    /// Its id.
    pub id: String,
    /// Its section.
    pub section: String,
    /// Whether it decides, or only informs.
    pub decides: bool,
    /// What it is about.
    pub text: String,
    /// The declarations that cite it: `rule frequency`, `fact member.pregnant`.
    pub declarations: Vec<String>,
    /// The examples whose reasons or advisories cite it.
    pub examples: Vec<String>,
}

impl Policy {
    /// Lists the clauses of the source with what stands on each.
    pub fn clauses(&self) -> Vec<ClauseRow> {
        let program = self.program();
        let examples = examples_by_clause(self);
        let row = |clause: &pol_compiler::program::Clause| ClauseRow {
            id: clause.id.clone(),
            section: clause.section.clone(),
            decides: clause.decides,
            text: clause.text.clone(),
            declarations: clause
                .cited_by
                .iter()
                .map(|citer| citer_name(program, *citer))
                .collect(),
            examples: examples
                .get(clause.id.as_str())
                .cloned()
                .unwrap_or_default(),
        };
        program.clauses.iter().map(row).collect()
    }
}

fn examples_by_clause(policy: &Policy) -> HashMap<String, Vec<String>> {
    let mut standing: HashMap<String, Vec<String>> = HashMap::new();
    for example in &policy.program().examples {
        let facts = Facts::of_example(policy.program(), example);
        let determination = pol_interpreter::explain(policy.program(), &facts, policy.digest());
        let reasons = determination
            .reasons
            .into_iter()
            .flat_map(|reason| reason.clauses);
        let advisories = determination
            .advisories
            .into_iter()
            .flat_map(|advisory| advisory.clauses);
        for clause in reasons.chain(advisories).collect::<HashSet<_>>() {
            standing
                .entry(clause)
                .or_default()
                .push(example.name.clone());
        }
    }
    standing
}

fn citer_name(program: &Program, citer: Citer) -> String {
    match citer {
        Citer::InForce => "in force".to_owned(),
        Citer::Governs(position) => format!("governs {}", position + 1),
        Citer::Fact(id) => format!("fact {}", program.facts[id.index()].path),
        Citer::Value(id) => format!("value {}", program.values[id.index()].name),
        Citer::Criterion(id) => {
            let it = &program.criteria[id.index()];
            format!("criterion {}{}", it.name, it.dates)
        }
        Citer::Amount(id) => format!("amount {}", program.amounts[id.index()].name),
        Citer::Cap(id, position) => format!(
            "cap {} of {}",
            position + 1,
            program.amounts[id.index()].name
        ),
        Citer::Rule(id) => {
            let it = &program.rules[id.index()];
            format!("rule {}{}", it.name, it.dates)
        }
        Citer::Exception(id) => {
            let it = &program.exceptions[id.index()];
            format!("exception {}{}", it.name, it.dates)
        }
        Citer::Limit(id) => format!("limit {}", program.limits[id.index()].name),
        Citer::Advisory(id) => {
            let it = &program.advisories[id.index()];
            format!("advisory {}{}", it.name, it.dates)
        }
    }
}
