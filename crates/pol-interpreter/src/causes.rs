//! Why a determination is not the one that was expected: the smallest part of its trace that shows it.
//! A determination and what was wanted in; rules with the conditions that decided them out.

use crate::compared::Compared;
use crate::determination::{
    AmountTrace, Determination, Disposition, FactTrace, Judged, NumberTrace, Part, Status,
};
use crate::number::Number;
use pol_compiler::program::Program;
use serde::Serialize;
use std::collections::BTreeSet;

/// One reason why something else came out, with the conditions that show it.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Cause {
    /// What is so: "rule `knee_pain` finds `met`, and does not apply".
    pub says: String,
    /// The conditions, without those that made no difference.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub parts: Vec<Part>,
    /// The facts that were read.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub facts: Vec<FactTrace>,
}

/// The most rules that are shown of those that could have given a finding.
const MOST_RULES: usize = 3;

impl Cause {
    fn new(says: String, parts: Vec<Part>) -> Self {
        Self {
            says,
            parts,
            facts: Vec::new(),
        }
    }

    /// Takes the conditions and facts away: how a condition came out can tell a value.
    #[must_use]
    pub fn without_values(self) -> Self {
        Self::new(self.says, Vec::new())
    }
}

/// The outcome that was wanted.
#[derive(Clone, Debug, Default)]
pub(crate) struct Wanted {
    pub(crate) disposition: Option<Disposition>,
    pub(crate) finding: Option<String>,
    pub(crate) amount: Option<Number>,
}

/// Tells why what came out differs from what was wanted and from what was compared.
pub(crate) fn causes(
    program: &Program,
    actual: &Determination,
    wanted: &Wanted,
    compared: &[Compared],
) -> Vec<Cause> {
    let mut trace = Trace::new(actual);
    let mut causes = Vec::new();
    let other_finding = wanted.finding.is_some() && wanted.finding != actual.finding;
    let other_disposition = wanted
        .disposition
        .is_some_and(|it| it != actual.disposition);
    if other_finding || (wanted.finding.is_none() && other_disposition) {
        causes.extend(trace.governing(wanted));
        causes.extend(trace.not_found(wanted.finding.as_deref()));
        causes.extend(trace.found(actual.finding.as_deref()));
    } else if wanted.amount.is_some() || other_disposition {
        causes.extend(trace.amounts(program, wanted.amount));
    }
    causes.extend(compared.iter().flat_map(|it| trace.asked(it)));
    causes
}

/// A trace that is told in parts, each criterion once.
struct Trace<'a> {
    actual: &'a Determination,
    told: BTreeSet<String>,
}

impl<'a> Trace<'a> {
    fn new(actual: &'a Determination) -> Self {
        Self {
            actual,
            told: BTreeSet::new(),
        }
    }

    /// Why the policy governs the request or does not, where that is the difference.
    fn governing(&mut self, wanted: &Wanted) -> Option<Cause> {
        let governed = self.actual.disposition != Disposition::NotGoverned;
        let (says, status) = match (governed, wanted.disposition) {
            (false, _) => ("the policy does not govern the request", Status::NotMet),
            (true, Some(Disposition::NotGoverned)) => {
                ("the policy governs the request", Status::Met)
            }
            (true, _) => return None,
        };
        let actual = self.actual;
        let deciding = actual.governs.iter().filter(|it| it.status == status);
        let parts = deciding.flat_map(|it| self.kept(it.status, &it.parts));
        Some(Cause::new(says.to_owned(), parts.collect()))
    }

    /// Why the rules for a finding do not give it.
    fn not_found(&mut self, finding: Option<&str>) -> Vec<Cause> {
        let (Some(finding), false) = (finding, self.actual.disposition == Disposition::NotGoverned)
        else {
            return Vec::new();
        };
        let actual = self.actual;
        let rules = actual.rules.iter();
        let rules: Vec<_> = rules
            .filter(|rule| rule.finding.as_deref() == Some(finding))
            .collect();
        if rules.is_empty() {
            let says = format!("no rule finds `{finding}`: it stands only where no rule applies");
            return vec![Cause::new(says, Vec::new())];
        }
        self.nearest(rules, finding)
    }

    /// Tells of the rules that lack least, and how many more there are.
    fn nearest(&mut self, mut rules: Vec<&Judged>, finding: &str) -> Vec<Cause> {
        rules.sort_by_cached_key(|rule| {
            let mut apart = Trace::new(self.actual);
            leaves(&apart.kept(rule.status, &rule.parts))
        });
        let near = rules.iter().take(MOST_RULES);
        let mut causes: Vec<_> = near.map(|rule| self.rule_without(rule, finding)).collect();
        match rules.len().saturating_sub(MOST_RULES) {
            0 => {}
            1 => causes.push(Cause::new(
                format!("1 more rule finds `{finding}`"),
                Vec::new(),
            )),
            more => causes.push(Cause::new(
                format!("{more} more rules find `{finding}`; they lack as much or more"),
                Vec::new(),
            )),
        }
        causes
    }

    fn rule_without(&mut self, rule: &Judged, finding: &str) -> Cause {
        let name = rule.name.as_deref().unwrap_or_default();
        let begin = format!("rule `{name}` finds `{finding}`");
        let turned = self.actual.turned.iter().find(|it| it.rule == name);
        match (rule.status, turned) {
            (Status::NotMet, _) => Cause::new(
                format!("{begin}, and does not apply"),
                self.kept(Status::NotMet, &rule.parts),
            ),
            (Status::Unknown, _) => Cause::new(
                format!("{begin}, and it is not known whether it applies"),
                self.kept(Status::Unknown, &rule.parts),
            ),
            (Status::Met, Some(turned)) => Cause::new(
                format!(
                    "{begin} and applies; exception `{}` turns it into `{}`",
                    turned.by, turned.into
                ),
                self.exception(&turned.by),
            ),
            (Status::Met, None) => Cause::new(
                format!("{begin} and applies; a stronger finding may stand before it"),
                Vec::new(),
            ),
        }
    }

    fn exception(&mut self, name: &str) -> Vec<Part> {
        let actual = self.actual;
        let mut exceptions = actual.exceptions.iter();
        let exception = exceptions.find(|it| it.name.as_deref() == Some(name));
        exception.map_or_else(Vec::new, |it| self.kept(it.status, &it.parts))
    }

    /// Why a finding came out: the rules that apply and find it, or were turned into it.
    fn found(&mut self, finding: Option<&str>) -> Vec<Cause> {
        let Some(finding) = finding else {
            return Vec::new();
        };
        let actual = self.actual;
        let applying = actual.rules.iter().filter(|rule| {
            let name = rule.name.as_deref().unwrap_or_default();
            let turned = actual.turned.iter().any(|it| it.rule == name);
            rule.status == Status::Met && rule.finding.as_deref() == Some(finding) && !turned
        });
        let mut causes: Vec<Cause> = applying
            .map(|rule| {
                let name = rule.name.as_deref().unwrap_or_default();
                let mut facts = Vec::new();
                read(&self.kept(Status::Met, &rule.parts), &mut facts);
                Cause {
                    facts,
                    ..Cause::new(
                        format!("rule `{name}` applies and finds `{finding}`"),
                        Vec::new(),
                    )
                }
            })
            .collect();
        let turned = actual.turned.iter().filter(|it| it.into == finding);
        causes.extend(turned.map(|it| {
            let says = format!(
                "exception `{}` turns rule `{}` into `{finding}`",
                it.by, it.rule
            );
            Cause::new(says, self.exception(&it.by))
        }));
        if causes.is_empty() {
            let says = format!("no rule applies, so `{finding}` stands");
            causes.push(Cause::new(says, Vec::new()));
        }
        causes
    }

    /// Why another amount is released: the amount's case that holds and the caps that cut.
    fn amounts(&mut self, program: &Program, wanted: Option<Number>) -> Vec<Cause> {
        let released = self.actual.released.as_ref().map(|it| it.amount);
        if released == wanted {
            return Vec::new();
        }
        let actual = self.actual;
        let applying = actual
            .rules
            .iter()
            .zip(&program.rules)
            .filter(|(judged, _)| judged.status == Status::Met && judged.finding == actual.finding);
        let releasing = applying.filter_map(|(_, rule)| rule.releasing);
        let names: BTreeSet<&str> = releasing
            .map(|it| program.amounts[it.amount.index()].name.as_str())
            .collect();
        names
            .into_iter()
            .flat_map(|name| self.amount(name))
            .collect()
    }

    /// Tells of an amount and of those that it is computed from.
    fn amount(&mut self, name: &str) -> Vec<Cause> {
        let actual = self.actual;
        let Some(amount) = actual.amounts.iter().find(|it| it.name == name) else {
            return Vec::new();
        };
        if !self.told.insert(format!("amount {name}")) {
            return Vec::new();
        }
        let parts = self.computed(amount);
        let numbers = parts.iter().flat_map(|part| &part.numbers);
        let further: Vec<String> = numbers.map(|it| it.name.clone()).collect();
        let mut causes = vec![Cause::new(format!("amount `{name}`"), parts)];
        causes.extend(further.iter().flat_map(|name| self.amount(name)));
        causes
    }

    fn computed(&mut self, amount: &AmountTrace) -> Vec<Part> {
        let outcome = |phrase: &str, outcome| NumberTrace {
            name: phrase.to_owned(),
            outcome,
        };
        let mut parts = Vec::new();
        for case in amount.cases.iter().filter(|it| it.status != Status::NotMet) {
            let mut numbers = case.numbers.clone();
            if numbers.is_empty() {
                numbers.push(outcome("comes to", case.outcome.clone()));
            }
            parts.push(Part {
                phrase: case.phrase.clone(),
                status: case.status,
                criterion: None,
                facts: case.facts.clone(),
                numbers,
                parts: self.kept(case.status, &case.parts),
            });
        }
        for cap in amount.caps.iter().filter(|it| it.cuts) {
            parts.push(Part {
                phrase: format!("at most {}", cap.phrase),
                status: cap.status,
                criterion: None,
                facts: cap.facts.clone(),
                numbers: cap.numbers.clone(),
                parts: self.kept(cap.status, &cap.parts),
            });
        }
        parts
    }

    /// What the facts decide that are asked for and were not expected to be.
    fn asked(&self, compared: &Compared) -> Vec<Cause> {
        if compared.aspect != "missing" {
            return Vec::new();
        }
        let missing = self.actual.missing.iter();
        let besides = missing.filter(|it| compared.besides.contains(&it.fact));
        let asked = besides.map(|it| {
            let decides: Vec<_> = it.decides.iter().map(|name| format!("`{name}`")).collect();
            let says = match decides.as_slice() {
                [] => format!("`{}` is asked for", it.fact),
                names => format!(
                    "`{}` is asked for, since it decides {}",
                    it.fact,
                    names.join(", ")
                ),
            };
            Cause::new(says, Vec::new())
        });
        asked.collect()
    }

    /// Keeps the parts that made a condition come out as it did; criteria are opened, each once.
    fn kept(&mut self, status: Status, parts: &[Part]) -> Vec<Part> {
        let alike = parts.iter().any(|part| part.status == status);
        let kept = parts.iter().filter(|part| !alike || part.status == status);
        kept.map(|part| self.opened(part)).collect()
    }

    fn opened(&mut self, part: &Part) -> Part {
        let actual = self.actual;
        let mut own = part.parts.as_slice();
        if let Some(name) = &part.criterion
            && self.told.insert(name.clone())
        {
            let mut criteria = actual.criteria.iter();
            let criterion = criteria.find(|it| it.name.as_ref() == Some(name));
            own = criterion.map_or(own, |it| it.parts.as_slice());
        }
        Part {
            parts: self.kept(part.status, own),
            ..part.clone()
        }
    }
}

/// Counts the conditions that have no parts.
fn leaves(parts: &[Part]) -> usize {
    let count = |part: &Part| leaves(&part.parts).max(1);
    parts.iter().map(count).sum()
}

/// Gathers the facts that conditions read, each once.
fn read(parts: &[Part], facts: &mut Vec<FactTrace>) {
    for part in parts {
        for fact in &part.facts {
            if facts.iter().all(|it| it.fact != fact.fact) {
                facts.push(fact.clone());
            }
        }
        read(&part.parts, facts);
    }
}
