//! What holds of all requests where a family of questions was answered wholly: a sentence each, and the codes that speak against it.

use super::Analysis;

/// A sentence that is true where none of some codes was observed.
pub(super) struct Claim {
    pub(super) sentence: &'static str,
    against: &'static [&'static str],
}

impl Claim {
    /// Tells whether nothing that was observed speaks against it.
    pub(super) fn holds(&self, analysis: &Analysis) -> bool {
        let mut codes = analysis
            .observations
            .iter()
            .map(|it| it.diagnostic.page.code);
        codes.all(|code| !self.against.contains(&code))
    }
}

pub(super) const APPLIES: &[Claim] = &[
    Claim {
        sentence: "Every rule, exception and advisory applies to some request that the policy governs.",
        against: &["W0902"],
    },
    Claim {
        sentence: "Every criterion is met for some request and not met for another.",
        against: &["W0903"],
    },
];

pub(super) const CONFLICTS: &[Claim] = &[
    Claim {
        sentence: "No two cases of an amount hold together with different values.",
        against: &["W0906"],
    },
    Claim {
        sentence: "No two exceptions turn one rule into different findings.",
        against: &["W0907"],
    },
];

pub(super) const RELEASES: &[Claim] = &[Claim {
    sentence: "Whatever is released and measured is more than zero.",
    against: &["W0908"],
}];

pub(super) const MASKED: &[Claim] = &[Claim {
    sentence: "Where a rule applies, no rule of a stronger finding stands before it.",
    against: &["N0912"],
}];

pub(super) const GAPS: &[Claim] = &[Claim {
    sentence: "To every request that the policy governs, a rule applies.",
    against: &["N0911"],
}];

pub(super) const PRESUMPTIONS: &[Claim] = &[Claim {
    sentence: "No release rests on a presumption alone.",
    against: &["N0913"],
}];

pub(super) const MATTERS: &[Claim] = &[
    Claim {
        sentence: "Every rule and every exception changes the determination of some request.",
        against: &["W0902", "W0904", "N0914"],
    },
    Claim {
        sentence: "Every cap of an amount changes the determination of some request.",
        against: &["N0917"],
    },
    Claim {
        sentence: "Every item of a list, and every choice among several, changes the determination of some request; so far as criteria, \
            amounts, rules, exceptions and advisories have lists.",
        against: &["W0902", "W0903", "W0904", "N0914", "N0915", "N0916"],
    },
];

pub(super) const UNREAD: &[Claim] = &[Claim {
    sentence: "Every fact that only conditions and amounts read changes the determination of some request.",
    against: &["W0905"],
}];

/// What the semantics of the language grant every policy.
pub(super) const ALWAYS: &str = "No release becomes possible because a fact without a presumption was withheld: a determination stands only where every \
     completion of the missing facts agrees.";
