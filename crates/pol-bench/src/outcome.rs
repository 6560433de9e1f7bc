//! What all engines are asked for: the line of the guideline's strength order that decides, and the visits released.
//! A decision of Pol in; the outcome that the other engines must give out.

use pol::{Decision, Disposition};
use serde::{Deserialize, Serialize};

/// The line that decides a request.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Line {
    /// The guideline has nothing to say.
    NotGoverned,
    /// Adverse: not covered.
    NotCovered,
    /// Adverse: not medically necessary.
    NotMet,
    /// A clinician decides.
    Refer,
    /// A part of what was requested is released.
    ReleasePart,
    /// All that was requested is released.
    Release,
    /// Facts are missing that may change the outcome.
    Undetermined,
}

impl Line {
    /// All of them.
    pub const ALL: [Self; 7] = [
        Self::NotGoverned,
        Self::NotCovered,
        Self::NotMet,
        Self::Refer,
        Self::ReleasePart,
        Self::Release,
        Self::Undetermined,
    ];

    /// Gives its name, as engines write it.
    pub fn name(self) -> &'static str {
        match self {
            Self::NotGoverned => "not_governed",
            Self::NotCovered => "not_covered",
            Self::NotMet => "not_met",
            Self::Refer => "refer",
            Self::ReleasePart => "release_part",
            Self::Release => "release",
            Self::Undetermined => "undetermined",
        }
    }

    /// Gives the line of a name.
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|line| line.name() == name)
    }

    /// Tells whether visits are released.
    pub fn releases(self) -> bool {
        match self {
            Self::Release | Self::ReleasePart => true,
            Self::NotGoverned | Self::NotCovered | Self::NotMet => false,
            Self::Refer | Self::Undetermined => false,
        }
    }
}

/// What comes of a request.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Outcome {
    /// The line that decides.
    pub outcome: Line,
    /// The visits released, if any are.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub released: Option<i64>,
}

impl Outcome {
    /// Makes the outcome of a line; visits are kept only where the line releases some.
    pub fn new(line: Line, released: i64) -> Self {
        Self {
            outcome: line,
            released: line.releases().then_some(released),
        }
    }

    /// Makes the outcome of names: of the line, and of a number of visits.
    pub fn named(line: &str, released: Option<i64>) -> Option<Self> {
        Line::named(line).map(|line| Self::new(line, released.unwrap_or_default()))
    }

    /// Gives the same without the visits, for engines that give none.
    #[must_use]
    pub fn line_only(self) -> Self {
        Self {
            released: None,
            ..self
        }
    }

    /// Gives what a decision of Pol on guideline 084 comes to; without a decision, facts are missing.
    pub fn of(decision: Option<&Decision>) -> Option<Self> {
        let Some(decision) = decision else {
            return Some(Self::new(Line::Undetermined, 0));
        };
        let line = match decision.disposition {
            Disposition::Release => Line::Release,
            Disposition::ReleasePart => Line::ReleasePart,
            Disposition::ClinicianReview => Line::named(decision.finding.as_deref()?)?,
            Disposition::InformationNeeded => Line::Undetermined,
            Disposition::NotGoverned => Line::NotGoverned,
        };
        let amount = decision.released.as_ref();
        let amount = amount.map(|released| released.amount.to_string().parse());
        Some(Self::new(
            line,
            amount.transpose().ok()?.unwrap_or_default(),
        ))
    }
}
