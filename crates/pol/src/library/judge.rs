//! A request judged by all policies of a library: found by the index, read by each, and the superseded ones put apart.
//! Nothing of a request is passed over: a key that none of the policies declares is an error.

use super::judgement::{Applied, Applies, Judgement, Near, Successor, Unread};
use super::{Library, Member, UnusablePolicies};
use crate::policy::Policy;
use crate::report::Report;
use crate::request::Request;
use jiff::civil::Date;
use pol_compiler::program::Program;
use pol_interpreter::{Determination, Disposition, Facts, Outline, Reading};
use pol_parser::Diagnostic;
use std::collections::BTreeSet;

/// Why a library says nothing of a request.
#[derive(Clone, Debug, thiserror::Error)]
pub enum LibraryError {
    /// The request is invalid.
    #[error("{0}")]
    Request(Report),
    /// A policy cannot be read.
    #[error("{0}")]
    Policies(#[from] UnusablePolicies),
}

/// A policy that may govern a request, and what it reads of it.
struct Candidate<'a> {
    policy: &'a Policy,
    reading: Reading,
}

/// How a policy stands to a request.
enum Standing {
    /// It applies, or may.
    Applies(Box<Applied>),
    /// It does not, and why.
    Not(Vec<Near>),
    /// It cannot read it.
    Unread(Unread),
}

impl Library {
    /// Gives the ids of the policies that may govern a request, by what it states of codes, choices, answers and days. Those
    /// that certainly do not are found without being looked at.
    ///
    /// # Errors
    /// If the request is no JSON object.
    pub fn candidates(&self, json: &str) -> Result<Vec<&str>, LibraryError> {
        let found = self.index.candidates(&self.outline(json, None)?);
        let members = found.into_iter().filter_map(|at| self.members.get(at));
        Ok(members.map(|member| member.head.id.as_str()).collect())
    }

    /// Gives the policies that govern a request, or may, each with the request as it reads it. None gives way to another here.
    ///
    /// # Errors
    /// If the request is invalid: for one of these policies, or because it states what none of them declares.
    pub fn governing(&self, json: &str) -> Result<Vec<(&Policy, Request)>, LibraryError> {
        let candidates = self.read_by_candidates(&self.outline(json, None)?, json)?;
        check_declared(&candidates, json)?;
        let mut governing = Vec::new();
        for candidate in candidates {
            let policy = candidate.policy;
            let facts = candidate.reading.facts.map_err(Report::of_request);
            let request = policy.request_of(facts.map_err(LibraryError::Request)?);
            let is_selected = selected(policy.program(), request.facts()) != Applies::No;
            if is_selected && policy.decide(&request).disposition != Disposition::NotGoverned {
                governing.push((policy, request));
            }
        }
        Ok(governing)
    }

    /// Judges a request by all policies that govern it, or may; as of a day in the place of what it states, if one is given.
    ///
    /// # Errors
    /// If the request is no JSON object, or states what none of these policies declares.
    pub fn judge(&self, json: &str, as_of: Option<Date>) -> Result<Judgement, LibraryError> {
        let outline = self.outline(json, as_of)?;
        let candidates = self.read_by_candidates(&outline, json)?;
        check_declared(&candidates, json)?;
        let mut applies = Vec::new();
        let mut near = Vec::new();
        let mut invalid = Vec::new();
        for candidate in candidates {
            match standing(candidate, as_of) {
                Standing::Applies(applied) => applies.push(*applied),
                Standing::Not(why) => near.extend(why),
                Standing::Unread(unread) => invalid.push(unread),
            }
        }
        let superseded = self.give_way(&mut applies, &invalid);
        let says_nothing = applies.is_empty() && superseded.is_empty() && invalid.is_empty();
        Ok(Judgement {
            bundle: self.bundle.clone(),
            applies,
            superseded,
            invalid,
            nearest: if says_nothing {
                self.nearest(near, &outline)
            } else {
                Vec::new()
            },
        })
    }

    /// Reads what the index needs of a request.
    fn outline(&self, json: &str, as_of: Option<Date>) -> Result<Outline, LibraryError> {
        let Some(mut outline) = Outline::read(json, |path| self.index.reads(path)) else {
            return Err(self.unreadable(json));
        };
        if let Some(day) = as_of {
            for head in self.heads() {
                outline.set_day(&head.judged_by, day);
            }
        }
        Ok(outline)
    }

    /// Tells why a request cannot be read at all, as any of the policies tells it.
    fn unreadable(&self, json: &str) -> LibraryError {
        let first = self.members.first().map(Member::policy).transpose();
        match first {
            Ok(policy) => {
                let report = policy.and_then(|policy| policy.request(json).err());
                LibraryError::Request(report.unwrap_or_else(|| Report::of_request(Vec::new())))
            }
            Err(unusable) => unusable.into(),
        }
    }

    fn read_by_candidates(
        &self,
        outline: &Outline,
        json: &str,
    ) -> Result<Vec<Candidate<'_>>, LibraryError> {
        let members = self.index.candidates(outline).into_iter();
        let members = members.filter_map(|at| self.members.get(at));
        let read = members.map(|member| {
            let policy = member.policy()?;
            let reading = pol_interpreter::read_request_among(policy.program(), json);
            Ok(Candidate { policy, reading })
        });
        read.collect()
    }

    /// Takes out those that give way to another that applies too, and tells of the others how that stands.
    fn give_way(&self, applies: &mut Vec<Applied>, invalid: &[Unread]) -> Vec<Applied> {
        let how = |id: &str| {
            let known = applies.iter().find(|it| it.policy == id);
            let unread = invalid.iter().any(|it| it.policy == id);
            known.map_or(
                if unread {
                    Applies::Perhaps
                } else {
                    Applies::No
                },
                |it| it.applies,
            )
        };
        let successors: Vec<Option<Successor>> = applies
            .iter()
            .map(|it| {
                let superseded = it.determination.superseded.as_ref()?;
                Some(Successor {
                    policy: superseded.by.clone(),
                    from: superseded.from.clone(),
                    applies: how(&superseded.by),
                })
            })
            .collect();
        let all = std::mem::take(applies).into_iter().zip(successors);
        let (away, stay): (Vec<_>, Vec<_>) = all
            .map(|(applied, successor)| Applied {
                successor,
                ..applied
            })
            .partition(|it| {
                let successor = it.successor.as_ref();
                successor.is_some_and(|it| it.applies == Applies::Yes)
            });
        *applies = stay;
        away
    }

    /// Tells what keeps the nearest policies from applying: those of the service asked for before all others.
    fn nearest(&self, read: Vec<Near>, outline: &Outline) -> Vec<Near> {
        if !read.is_empty() {
            return read;
        }
        let failing = (0..self.index.len()).map(|at| {
            let failing: Vec<_> = self.index.failing(at, outline).collect();
            let unselected = failing.iter().any(|need| need.selects);
            (unselected, failing.len(), at, failing)
        });
        let failing: Vec<_> = failing.collect();
        let Some(&(unselected, count, ..)) = failing.iter().min_by_key(|it| (it.0, it.1)) else {
            return Vec::new();
        };
        let near = failing
            .into_iter()
            .filter(|it| (it.0, it.1) == (unselected, count))
            .take(MOST_NEAR);
        let told = near.flat_map(|(_, _, at, failing)| {
            let head = self.members.get(at).map(|member| &member.head);
            failing.into_iter().filter_map(move |need| {
                Some(Near {
                    policy: head?.id.clone(),
                    title: head?.title.clone(),
                    fact: Some(need.path.clone()),
                    text: need.text.clone(),
                })
            })
        });
        told.collect()
    }
}

/// Of how many policies it is told what keeps them from applying.
const MOST_NEAR: usize = 5;

/// Tells how a policy stands to a request that it has read.
fn standing(candidate: Candidate<'_>, as_of: Option<Date>) -> Standing {
    let Candidate { policy, reading } = candidate;
    let program = policy.program();
    let facts = reading.facts.and_then(|mut facts| {
        let set = as_of.map_or(Ok(()), |day| facts.judge_as_of(program, day));
        set.map(|()| facts).map_err(|found| vec![found])
    });
    let request = match facts {
        Ok(facts) => policy.request_of(facts),
        Err(found) => return Standing::Unread(Unread::of(policy, found)),
    };
    let selected = selected(program, request.facts());
    if selected == Applies::No {
        return Standing::Not(vec![Near::unselected(policy)]);
    }
    let determination = policy.explain(&request);
    if determination.disposition == Disposition::NotGoverned {
        return Standing::Not(Near::of(policy, &determination));
    }
    let perhaps_not = determination.possible.iter().any(|it| it == "not_governed");
    Standing::Applies(Box::new(Applied {
        policy: policy.id().to_owned(),
        title: policy.title().to_owned(),
        applies: if perhaps_not {
            Applies::Perhaps
        } else {
            selected
        },
        unstated: unstated(program, request.facts()),
        successor: None,
        determination,
    }))
}

/// Tells whether a library is to look at the policy for a request.
fn selected(program: &Program, facts: &Facts) -> Applies {
    let needs = program.policy.selected.iter();
    let held: Vec<_> = needs
        .map(|need| program.holds(need, facts.get(need.fact)))
        .collect();
    if held.contains(&Some(false)) {
        Applies::No
    } else if held.contains(&None) {
        Applies::Perhaps
    } else {
        Applies::Yes
    }
}

/// Gives the facts by which the policy is selected and of which that is not known.
fn unstated(program: &Program, facts: &Facts) -> Vec<String> {
    let needs = program.policy.selected.iter();
    let open = needs.filter(|need| program.holds(need, facts.get(need.fact)).is_none());
    let paths: BTreeSet<_> = open
        .filter_map(|need| program.facts.get(need.fact.index()))
        .map(|fact| fact.path.clone())
        .collect();
    paths.into_iter().collect()
}

impl Unread {
    fn of(policy: &Policy, found: Vec<Diagnostic>) -> Self {
        let report = Report::of_request(found);
        Self {
            policy: policy.id().to_owned(),
            errors: report.entries(),
            report,
        }
    }
}

impl Near {
    fn unselected(policy: &Policy) -> Self {
        let program = policy.program();
        let needs = program.policy.selected.iter();
        let words: Vec<_> = needs.map(|need| program.need_in_words(need)).collect();
        Self::told(policy, words.join(" and "))
    }

    fn of(policy: &Policy, determination: &Determination) -> Vec<Self> {
        let reasons = determination.reasons.iter();
        let texts = reasons.filter_map(|reason| reason.text.clone());
        texts.map(|text| Self::told(policy, text)).collect()
    }

    fn told(policy: &Policy, text: String) -> Self {
        Self {
            policy: policy.id().to_owned(),
            title: policy.title().to_owned(),
            fact: None,
            text,
        }
    }
}

/// Sees that each key of a request is declared by one of the policies that read it.
fn check_declared(candidates: &[Candidate<'_>], json: &str) -> Result<(), LibraryError> {
    let mut found: Vec<Diagnostic> = Vec::new();
    let mut seen = BTreeSet::new();
    for candidate in candidates {
        for pointer in &candidate.reading.undeclared {
            let nowhere = candidates.iter().all(|it| it.passes_over(pointer));
            if nowhere && seen.insert(pointer) {
                found.extend(candidate.complaint(pointer, json));
            }
        }
    }
    if found.is_empty() {
        return Ok(());
    }
    Err(LibraryError::Request(Report::of_request(found)))
}

impl Candidate<'_> {
    /// Tells whether it does not declare a key, or nothing around it.
    fn passes_over(&self, pointer: &str) -> bool {
        self.reading.undeclared.iter().any(|other| {
            let below = pointer.strip_prefix(other.as_str());
            below.is_some_and(|below| below.is_empty() || below.starts_with('/'))
        })
    }

    /// Gives what the policy says of a key that it does not declare.
    fn complaint(&self, pointer: &str, json: &str) -> Option<Diagnostic> {
        let mut found = pol_interpreter::read_request(self.policy.program(), json).err()?;
        let at = |it: &Diagnostic| it.pointer.as_deref() == Some(pointer);
        // Past the most that are told, the last one says that there are more.
        let position = found.iter().position(at).or(found.len().checked_sub(1))?;
        Some(found.swap_remove(position))
    }
}
