//! Many policies together: the texts of a plan's policies, or a bundle of them, in; what they say of a request out.
//! Policies are found by codes and choices, so that those that have nothing to say of a request cost nothing.

mod bundle;
mod checks;
mod index;
mod judge;
mod judgement;
mod need;
mod parallel;

pub use bundle::{
    BUNDLE_MAGIC, Bundle, BundleError, BundleSummary, BundledText, NoKey, PublicKey, SecretKey,
    Verification, bundle, bundle_summary,
};
pub use judge::LibraryError;
pub use judgement::{Applied, Applies, Judgement, Near, Successor, Unread};

use crate::policy::Policy;
use crate::report::Report;
use crate::texts::{Texts, UsedText};
use bundle::Stored;
use index::Index;
use need::PathNeed;
use pol_parser::Diagnostic;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::sync::OnceLock;

/// The text of a policy, and what messages call it by, such as the name of its file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PolicyText {
    /// The name.
    pub name: String,
    /// The text.
    pub text: String,
    /// The files that it uses, and those that they use.
    pub used: Vec<UsedText>,
}

impl PolicyText {
    /// Takes a policy that uses no file.
    pub fn new(name: impl Into<String>, text: impl Into<String>) -> Self {
        Self {
            name: name.into(),
            text: text.into(),
            used: Vec::new(),
        }
    }
}

/// Policies, ready to judge requests together. May be used from many threads at once.
#[derive(Debug)]
pub struct Library {
    members: Vec<Member>,
    by_id: BTreeMap<String, usize>,
    index: Index,
    bundle: Option<String>,
}

/// What a library knows of a policy without reading it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PolicyHead {
    /// Its id.
    pub id: String,
    /// Its title.
    pub title: String,
    /// The name of its text.
    pub file: String,
    /// The digest of its text, and of those of the files that it uses.
    pub digest: String,
    /// The fact by whose day it judges.
    pub judged_by: String,
}

/// A policy of a library; one from a bundle is read when it is first asked for.
#[derive(Debug)]
struct Member {
    head: PolicyHead,
    policy: OnceLock<Policy>,
    stored: Option<Stored>,
}

/// Policies that cannot be used, or not together: a report for each.
#[derive(Clone, Debug, thiserror::Error)]
#[error("{}", .0.iter().map(Report::summary).collect::<Vec<_>>().join("; "))]
pub struct UnusablePolicies(pub Vec<Report>);

impl Library {
    /// Loads policies from their texts, on all processors.
    ///
    /// # Errors
    /// Gives what is wrong with each text, and with all together: two of one id, a successor that is not there, successors in
    /// a circle.
    pub fn load(texts: &[PolicyText]) -> Result<Self, UnusablePolicies> {
        let policies = Self::read(texts)?;
        let needs = parallel::map(&policies, |policy| PathNeed::all_of(policy.program()));
        Ok(Self::of(policies, Index::of(needs)))
    }

    /// Reads policies, and sees that they fit together.
    fn read(texts: &[PolicyText]) -> Result<Vec<Policy>, UnusablePolicies> {
        let loaded = parallel::map(texts, load);
        let mut policies = Vec::new();
        let mut reports = Vec::new();
        for each in loaded {
            match each {
                Ok(policy) => policies.push(policy),
                Err(report) => reports.push(report),
            }
        }
        reports.extend(together(&policies));
        if reports.is_empty() {
            Ok(policies)
        } else {
            Err(UnusablePolicies(reports))
        }
    }

    fn of(policies: Vec<Policy>, index: Index) -> Self {
        let members = policies.into_iter().map(Member::read);
        Self::new(members.collect(), index, None)
    }

    fn new(members: Vec<Member>, index: Index, bundle: Option<String>) -> Self {
        let ids = members.iter().map(|member| member.head.id.clone());
        Self {
            by_id: ids.zip(0..).collect(),
            members,
            index,
            bundle,
        }
    }

    /// Gives what is known of each policy, in the order of the texts.
    pub fn heads(&self) -> impl Iterator<Item = &PolicyHead> {
        self.members.iter().map(|member| &member.head)
    }

    /// Counts the policies.
    pub fn len(&self) -> usize {
        self.members.len()
    }

    /// Tells whether there is no policy.
    pub fn is_empty(&self) -> bool {
        self.members.is_empty()
    }

    /// Gives the digest of the bundle that the library was loaded from, if it was.
    pub fn bundle(&self) -> Option<&str> {
        self.bundle.as_deref()
    }

    /// Finds a policy by its id.
    ///
    /// # Errors
    /// If the policy was bundled by another version of the compiler, and this one finds errors in its text.
    pub fn policy(&self, id: &str) -> Result<Option<&Policy>, UnusablePolicies> {
        let position = self.by_id.get(id);
        let member = position.and_then(|&position| self.members.get(position));
        member.map(Member::policy).transpose()
    }

    /// Reads every policy that was not read yet, on all processors.
    ///
    /// # Errors
    /// As [`Library::policy`].
    pub fn read_all(&self) -> Result<(), UnusablePolicies> {
        let read = parallel::map(&self.members, |member| member.policy().map(|_| ()));
        read.into_iter().collect()
    }
}

impl Member {
    fn read(policy: Policy) -> Self {
        Self {
            head: PolicyHead::of(&policy),
            policy: OnceLock::from(policy),
            stored: None,
        }
    }

    /// Gives the policy, reading it where it was not read yet.
    fn policy(&self) -> Result<&Policy, UnusablePolicies> {
        if let (None, Some(stored)) = (self.policy.get(), &self.stored) {
            let policy = stored.policy(&self.head)?;
            return Ok(self.policy.get_or_init(|| policy));
        }
        Ok(self.policy.get().expect("what is not stored was read"))
    }
}

impl PolicyHead {
    fn of(policy: &Policy) -> Self {
        let program = policy.program();
        let by = program.facts.get(program.policy.in_force.by.index());
        Self {
            id: policy.id().to_owned(),
            title: policy.title().to_owned(),
            file: policy.source().name().to_owned(),
            digest: policy.digest().to_owned(),
            judged_by: by.map_or_else(String::new, |fact| fact.path.clone()),
        }
    }
}

/// Loads one policy.
fn load(text: &PolicyText) -> Result<Policy, Report> {
    Policy::load_with(&Texts {
        used: text.used.clone(),
        ..Texts::new(&*text.name, &*text.text)
    })
}

/// Reports what is wrong with policies together, by the policy whose text it is in.
fn together(policies: &[Policy]) -> Vec<Report> {
    let mut by_policy: BTreeMap<usize, Vec<Diagnostic>> = BTreeMap::new();
    for (position, diagnostic) in checks::check(policies) {
        by_policy.entry(position).or_default().push(diagnostic);
    }
    let reports = by_policy.into_iter().filter_map(|(position, found)| {
        let policy = policies.get(position)?;
        Some(policy.warnings().alike(found))
    });
    reports.collect()
}
