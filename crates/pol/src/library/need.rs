//! What a policy needs of single facts, apart from its program: by the path of the fact and what it must be.
//! Asked of what a request states, before any policy reads it; unknown wherever only the policy can tell.

use pol_compiler::program::{Among, CodeRange, Dates, Need, Program, Text, TextPart};
use pol_interpreter::{Member, Stated};
use serde::{Deserialize, Serialize};

/// What a policy needs of one fact.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(super) struct PathNeed {
    /// The path of the fact.
    pub(super) path: String,
    /// What it must be.
    pub(super) test: Test,
    /// Whether `selected when` says so.
    pub(super) selects: bool,
    /// What a reader is told where it is not so; no value of a request.
    pub(super) text: String,
}

/// What a fact must be; a list must hold at least one such member.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(super) enum Test {
    /// This answer.
    YesNo(bool),
    /// One of these choices, by name.
    Choices(Vec<String>),
    /// A code that these cover.
    Codes {
        /// The name of their system.
        system: String,
        /// Whether a code covers those that begin with it.
        hierarchical: bool,
        /// The codes.
        members: Vec<CodeRange>,
    },
    /// One of these days.
    Days(Dates),
}

impl PathNeed {
    /// Gives the needs of a policy.
    pub(super) fn all_of(program: &Program) -> Vec<Self> {
        let policy = &program.policy;
        let force = program.needs();
        let force = force.first().into_iter();
        let in_force =
            force.filter_map(|it| Self::of(program, it, policy.in_force.because.as_ref()));
        let governs = policy.governs.iter().flat_map(|governs| {
            let needs = program.needs_of(governs.condition);
            needs
                .into_iter()
                .filter_map(|it| Self::of(program, &it, governs.because.as_ref()))
        });
        let selected = policy.selected.iter().filter_map(|it| {
            let need = Self::of(program, it, None)?;
            Some(Self {
                selects: true,
                ..need
            })
        });
        in_force.chain(governs).chain(selected).collect()
    }

    fn of(program: &Program, need: &Need, because: Option<&Text>) -> Option<Self> {
        let fact = program.facts.get(need.fact.index())?;
        let said = because.and_then(words);
        Some(Self {
            path: fact.path.clone(),
            test: Test::of(program, need)?,
            selects: false,
            text: said.unwrap_or_else(|| program.need_in_words(need)),
        })
    }

    /// Gives the texts by which a table finds the policy: the only ones that can meet the need. `None` where they cannot be listed.
    pub(super) fn keys(&self) -> Option<Vec<&str>> {
        match &self.test {
            Test::Choices(names) => Some(names.iter().map(String::as_str).collect()),
            Test::Codes { members, .. } => {
                let single = |it: &CodeRange| it.first == it.last;
                let codes = members.iter().map(|it| it.first.as_str());
                members.iter().all(single).then(|| codes.collect())
            }
            Test::YesNo(_) | Test::Days(_) => None,
        }
    }

    /// Tells whether what is stated meets the need; `None` where it may.
    pub(super) fn is_met(&self, stated: Option<&Stated>) -> Option<bool> {
        match (stated?, &self.test) {
            (Stated::YesNo(given), Test::YesNo(answer)) => Some(given == answer),
            (Stated::One(member), test) => test.holds(member),
            (Stated::Many { members, open }, test) => test.any_holds(members, *open),
            (Stated::YesNo(_) | Stated::Other, _) => None,
        }
    }
}

impl Test {
    fn of(program: &Program, need: &Need) -> Option<Self> {
        Some(match &need.among {
            Among::YesNo(answer) => Self::YesNo(*answer),
            Among::Choices(set) => {
                let names = program.choice_names(need.fact, *set);
                Self::Choices(names.map(str::to_owned).collect())
            }
            Among::Codes(set) => {
                let set = program.code_sets.get(set.index())?;
                let system = program.systems.get(set.system.index())?;
                Self::Codes {
                    system: system.name.clone(),
                    hierarchical: system.hierarchical,
                    members: set.members.clone(),
                }
            }
            Among::Days(days) => Self::Days(*days),
        })
    }

    /// Tells whether one text is so.
    fn holds(&self, member: &Member) -> Option<bool> {
        match (self, &member.system) {
            (Self::Choices(names), None) => Some(names.contains(&member.text)),
            (Self::Codes { system, .. }, Some(given)) if given != system => Some(false),
            (
                Self::Codes {
                    hierarchical,
                    members,
                    ..
                },
                _,
            ) => {
                let mut members = members.iter();
                Some(members.any(|it| it.covers(&member.text, *hierarchical)))
            }
            (Self::Days(days), None) => member.text.parse().ok().map(|day| days.hold(day)),
            (Self::Choices(_) | Self::Days(_), Some(_)) | (Self::YesNo(_), _) => None,
        }
    }

    fn any_holds(&self, members: &[Member], open: bool) -> Option<bool> {
        let held: Vec<_> = members.iter().map(|member| self.holds(member)).collect();
        if held.contains(&Some(true)) {
            Some(true)
        } else if open || held.contains(&None) {
            None
        } else {
            Some(false)
        }
    }
}

/// Gives a text that shows no value.
fn words(text: &Text) -> Option<String> {
    let parts = text.0.iter().map(|part| match part {
        TextPart::Words(words) => Some(words.as_str()),
        TextPart::Fact(_) | TextPart::Value(_) | TextPart::Amount(_) => None,
    });
    parts.collect()
}
