//! Something that can be said of a policy.
//! Declarations by name, parts of them by their place.

use pol_parser::Span;
use std::collections::BTreeSet;

/// Something that can be said of a policy.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Claim {
    /// It governs no request.
    NeverGoverns,
    /// A rule, an exception or an advisory applies to no request that it governs.
    NeverApplies(String),
    /// Every request meets a criterion.
    AlwaysMet(String),
    /// No request meets a criterion.
    NeverMet(String),
    /// A rule applies while a stronger finding stands by one of these, each of them for some request.
    Masked {
        /// The rule.
        rule: String,
        /// The rules by which stronger findings stand.
        by: BTreeSet<String>,
    },
    /// No rule applies to some request that it governs.
    Gap,
    /// A finding that is a release stands by a rule, and nothing is released.
    ReleasesZero(String),
    /// Two cases of an amount hold for a request that it governs, and their values differ.
    CasesConflict {
        /// The amount.
        amount: String,
        /// The two conditions.
        guards: [Span; 2],
    },
    /// Two exceptions turn one rule into different findings.
    ExceptionsConflict([String; 2]),
    /// A release stands while a fact is presumed, and not where it is stated otherwise.
    CarriedByPresumption(String),
    /// A fact is read, and its value changes nothing.
    FactNeverMatters(String),
    /// Without a rule or an exception everything is the same, and no finding ever stands by it.
    NeverMatters(String),
    /// Without a rule everything is the same, and a finding stands by it now and then.
    OnlyFurtherReason(String),
    /// Without an item of a list everything is the same.
    ItemNeverMatters {
        /// The declaration.
        of: String,
        /// The item.
        item: Span,
        /// Which bound it is, `low` or `high`, where it is one of the two of `is between`.
        bound: Option<&'static str>,
    },
    /// Without a choice in a membership everything is the same.
    ChoiceNeverMatters {
        /// The declaration.
        of: String,
        /// The membership.
        membership: Span,
        /// The choice.
        choice: String,
    },
    /// Without a cap everything is the same.
    CapNeverBinds {
        /// The amount.
        of: String,
        /// The cap.
        cap: Span,
    },
}
