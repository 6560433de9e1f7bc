//! Whether the examples of a policy would notice a slip in it: each slip in words, and what becomes of it.
//! A policy in, and verdicts from before; a verdict on each slip out, with a request that shows those that nothing notices.

use crate::formats::Finding;
use crate::policy::Policy;
use crate::report::Report;
use crate::request::Request;
use crate::source::TextPlace;
use pol_analysis::{
    Budget, Fate, Mutant, MutantKind, example_text, judge_each, mutants, unnoticed,
};
use pol_interpreter::{Decision, PolicyIdentity, decide, read_request, write_request};
use serde::{Deserialize, Serialize, Serializer};
use std::collections::BTreeMap;
use std::sync::atomic::{AtomicUsize, Ordering};

/// How many slips are judged before the verdicts are shown to who keeps them.
const AT_ONCE: usize = 64;

/// The slips of one policy and what becomes of them; keys in this order, absent rather than null.
#[derive(Clone, Debug, Serialize)]
pub struct MutationReport {
    /// Which policy.
    pub policy: PolicyIdentity,
    /// How many examples it has.
    pub examples: usize,
    /// The counts of all.
    pub counts: SlipCounts,
    /// The counts of each kind that has slips.
    pub kinds: Vec<KindCounts>,
    /// Each slip, by kind and then as declared.
    pub slips: Vec<Slip>,
    #[serde(skip)]
    pub(crate) survivors: Vec<(Mutant, Request)>,
    #[serde(skip)]
    report: Report,
}

/// How many slips have which fate.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct SlipCounts {
    /// An example notices.
    pub noticed: usize,
    /// Proven to change nothing.
    pub equivalent: usize,
    /// A request shows it, and no example does.
    pub survived: usize,
    /// No example notices, and the budget ran out.
    pub not_judged: usize,
}

/// The counts of one kind of slip.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct KindCounts {
    /// The kind, such as `threshold`.
    pub kind: &'static str,
    /// Its counts.
    #[serde(flatten)]
    pub counts: SlipCounts,
}

/// A slip and what becomes of it.
#[derive(Clone, Debug, Serialize)]
pub struct Slip {
    /// Its kind, such as `threshold`.
    pub kind: &'static str,
    /// It in words that follow "if": `yearly_limit were 37 visits`.
    pub slip: String,
    /// Where it is.
    #[serde(flatten)]
    pub place: TextPlace,
    /// What becomes of it.
    pub fate: SlipFate,
    /// The first example that notices.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub noticed_by: Option<String>,
    /// What would show it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub shown: Option<SlipShown>,
}

/// What becomes of a slip.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum SlipFate {
    /// An example notices.
    Noticed,
    /// It is proven to change nothing.
    Equivalent,
    /// A request shows it, and no example does.
    Survived,
    /// No example notices, and the budget ran out.
    NotJudged,
}

/// A request that shows a slip.
#[derive(Clone, Debug, Serialize)]
pub struct SlipShown {
    /// The request, made by the analysis; no facts of a person.
    #[serde(serialize_with = "as_json")]
    pub request: Request,
    /// What becomes of it.
    pub as_it_is: Decision,
    /// What would become of it with the slip; the same where only advice differs.
    pub as_it_would_be: Decision,
    /// It as an example, for the author to confirm.
    pub example: String,
}

/// Verdicts on the slips of one policy text, to be kept and taken up again.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Verdicts {
    /// The digest of the text, and of those of the examples beside it.
    policy: String,
    /// By slip: its number and words.
    verdicts: BTreeMap<String, Verdict>,
}

/// What became of one slip.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
enum Verdict {
    /// An example notices, by name.
    Noticed(String),
    Equivalent,
    /// This request would show it.
    Survived(String),
}

impl Verdicts {
    /// None yet.
    pub fn none(policy: &Policy) -> Self {
        Self {
            policy: digest(policy),
            verdicts: BTreeMap::new(),
        }
    }

    /// Reads verdicts that were kept; none of those on another text are taken up.
    ///
    /// # Errors
    /// Tells where the text is not what was written.
    pub fn read(policy: &Policy, json: &str) -> Result<Self, serde_json::Error> {
        let kept: Self = serde_json::from_str(json)?;
        if kept.policy == digest(policy) {
            Ok(kept)
        } else {
            Ok(Self::none(policy))
        }
    }

    /// Writes them.
    pub fn to_json(&self) -> String {
        serde_json::to_string_pretty(self).expect("names and verdicts are text") + "\n"
    }

    /// Tells how many there are.
    pub fn count(&self) -> usize {
        self.verdicts.len()
    }
}

/// The digest of all texts of a policy: a verdict hangs on its examples too.
fn digest(policy: &Policy) -> String {
    let mut hasher = blake3::Hasher::new();
    for source in policy.warnings().sources() {
        hasher.update(&(source.text().len() as u64).to_le_bytes());
        hasher.update(source.text().as_bytes());
    }
    format!("blake3:{}", hasher.finalize().to_hex())
}

/// Who is told how far the work has come.
pub struct Watch<'a> {
    /// Told after each slip, from any thread: how many are judged, of how many.
    pub judged: &'a (dyn Fn(usize, usize) + Sync),
    /// Given the verdicts now and then, and in the end.
    pub keep: &'a mut dyn FnMut(&Verdicts),
}

/// Judges the slips of the wanted kinds, those without a verdict yet.
pub(crate) fn mutate(
    policy: &Policy,
    kinds: &[MutantKind],
    budget: Budget,
    mut verdicts: Verdicts,
    watch: &mut Watch<'_>,
) -> MutationReport {
    let program = policy.program();
    let wanted = |mutant: &Mutant| kinds.is_empty() || kinds.contains(&mutant.kind);
    let all: Vec<(String, Mutant)> = mutants(program)
        .into_iter()
        .enumerate()
        .map(|(at, mutant)| (format!("{at:05} {}", mutant.slip), mutant))
        .filter(|(_, mutant)| wanted(mutant))
        .collect();
    let open = all
        .iter()
        .filter(|(key, _)| !verdicts.verdicts.contains_key(key));
    let open: Vec<&(String, Mutant)> = open.collect();
    let done = AtomicUsize::new(all.len() - open.len());
    let tell = || (watch.judged)(done.fetch_add(1, Ordering::Relaxed) + 1, all.len());
    for some in open.chunks(AT_ONCE) {
        let these = some.iter().map(|(_, mutant)| mutant.clone()).collect();
        let judged = judge_each(program, these, budget, &tell);
        for ((key, _), report) in some.iter().zip(judged) {
            if let Some(verdict) = verdict(policy, report.fate) {
                verdicts.verdicts.insert(key.clone(), verdict);
            }
        }
        (watch.keep)(&verdicts);
    }
    MutationReport::new(policy, all, &verdicts)
}

/// What is to be kept: nothing, where the budget ran out.
fn verdict(policy: &Policy, fate: Fate) -> Option<Verdict> {
    let program = policy.program();
    match fate {
        Fate::Noticed { example } => Some(Verdict::Noticed(program.examples[example].name.clone())),
        Fate::Equivalent => Some(Verdict::Equivalent),
        Fate::Survived { shown } => {
            let request = write_request(program, &shown.old).to_string();
            Some(Verdict::Survived(request))
        }
        Fate::Unknown => None,
    }
}

impl MutationReport {
    fn new(policy: &Policy, all: Vec<(String, Mutant)>, verdicts: &Verdicts) -> Self {
        let mut report = Self {
            policy: policy.identity(),
            examples: policy.program().examples.len(),
            counts: SlipCounts::default(),
            kinds: Vec::new(),
            slips: Vec::new(),
            survivors: Vec::new(),
            report: policy.warnings().alike(Vec::new()),
        };
        for (key, mutant) in all {
            report.add(policy, mutant, verdicts.verdicts.get(&key));
        }
        let survivors = report.survivors.iter();
        let unnoticed = survivors.map(|(mutant, _)| unnoticed(&mutant.slip, mutant.span));
        report.report = policy.warnings().alike(unnoticed.collect());
        report
    }

    fn add(&mut self, policy: &Policy, mutant: Mutant, verdict: Option<&Verdict>) {
        let kind = mutant.kind.name();
        let mut slip = Slip {
            kind,
            slip: mutant.slip.clone(),
            place: policy.text_place(mutant.span),
            fate: SlipFate::NotJudged,
            noticed_by: None,
            shown: None,
        };
        match verdict {
            None => {}
            Some(Verdict::Noticed(example)) => {
                slip.fate = SlipFate::Noticed;
                slip.noticed_by = Some(example.clone());
            }
            Some(Verdict::Equivalent) => slip.fate = SlipFate::Equivalent,
            Some(Verdict::Survived(request)) => {
                if let Ok(facts) = read_request(policy.program(), request) {
                    slip.fate = SlipFate::Survived;
                    let request = policy.request_of(facts);
                    slip.shown = Some(shown(policy, &mutant, request.clone()));
                    self.survivors.push((mutant, request));
                }
            }
        }
        self.counts.add(slip.fate);
        if self.kinds.last().is_none_or(|last| last.kind != kind) {
            self.kinds.push(KindCounts {
                kind,
                counts: SlipCounts::default(),
            });
        }
        if let Some(last) = self.kinds.last_mut() {
            last.counts.add(slip.fate);
        }
        self.slips.push(slip);
    }

    /// Gives the slips that nothing notices as diagnostics, with the text that they speak of.
    pub fn report(&self) -> &Report {
        &self.report
    }

    /// Gives them as the other formats take them, each with an example that would notice.
    pub fn findings(&self) -> Vec<Finding> {
        let slips = self.of_fate(SlipFate::Survived);
        let findings = self.survivors.iter().zip(slips).map(|((mutant, _), slip)| {
            let finding = Finding::new(&self.report, &unnoticed(&mutant.slip, mutant.span));
            match &slip.shown {
                Some(shown) => finding.with(format!("an example that would:\n{}", shown.example)),
                None => finding,
            }
        });
        findings.collect()
    }

    /// Gives the slips of a fate.
    pub fn of_fate(&self, fate: SlipFate) -> impl Iterator<Item = &Slip> {
        self.slips.iter().filter(move |slip| slip.fate == fate)
    }
}

impl SlipCounts {
    fn add(&mut self, fate: SlipFate) {
        let count = match fate {
            SlipFate::Noticed => &mut self.noticed,
            SlipFate::Equivalent => &mut self.equivalent,
            SlipFate::Survived => &mut self.survived,
            SlipFate::NotJudged => &mut self.not_judged,
        };
        *count += 1;
    }

    /// Gives the number of slips.
    pub const fn all(&self) -> usize {
        self.noticed + self.equivalent + self.survived + self.not_judged
    }

    /// Gives how many are noticed of those that are not proven to change nothing.
    pub const fn share(&self) -> crate::coverage::Share {
        crate::coverage::Share {
            shown: self.noticed,
            of: self.all() - self.equivalent,
        }
    }
}

fn shown(policy: &Policy, mutant: &Mutant, request: Request) -> SlipShown {
    let changed = mutant.program(policy.program());
    SlipShown {
        as_it_is: policy.decide(&request),
        as_it_would_be: decide(&changed, request.facts()),
        example: example_text(
            policy.program(),
            "suggested",
            "Suggested, to be confirmed",
            request.facts(),
        ),
        request,
    }
}

fn as_json<S: Serializer>(request: &Request, serializer: S) -> Result<S::Ok, S::Error> {
    request.to_json().serialize(serializer)
}
