//! The nodes of a program: conditions, numbers and dates, flat, each after all that it reads.
//! A node knows the fact that it reads by itself and the nodes that it is made of.

use super::{
    AmountId, ChoiceSet, CodeSetId, CriterionId, Direction, FactId, NodeId, Program, Quantifier,
    ValueId,
};
use jiff::civil::Date;
use pol_parser::Span;
use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

/// A condition, a number or a date.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub enum Node {
    // Conditions.
    /// True or false, whatever the request.
    Constant(bool),
    /// A yes/no fact.
    YesNo(FactId),
    /// A criterion, by its own condition.
    Criterion(CriterionId),
    /// The opposite.
    Not(NodeId),
    /// So many of the items.
    List {
        /// How many.
        quantifier: Quantifier,
        /// The items.
        items: Box<[NodeId]>,
        /// Written with bullets, not with `and`, `or`.
        bulleted: bool,
    },
    /// Two numbers, or two dates.
    Compare {
        /// The left side.
        left: NodeId,
        /// The comparison.
        operator: Comparison,
        /// The right side.
        right: NodeId,
    },
    /// A `one of` fact is among these.
    ChoiceIn {
        /// The fact.
        fact: FactId,
        /// The choices.
        set: ChoiceSet,
    },
    /// An `any of` fact includes all, any or none of these.
    ChoicesInclude {
        /// The fact.
        fact: FactId,
        /// Which: `All`, `Any` or `None`.
        quantifier: Quantifier,
        /// The choices; not empty.
        set: ChoiceSet,
    },
    /// A set fact, of choices or codes, has no member.
    IsEmpty(FactId),
    /// A code is covered by a set.
    CodeIn {
        /// The fact.
        fact: FactId,
        /// The set.
        set: CodeSetId,
    },
    /// A set of codes includes a code covered by the set (`Any`), none (`None`), or for each of its members one (`All`).
    CodesInclude {
        /// The fact.
        fact: FactId,
        /// Which: `All`, `Any` or `None`.
        quantifier: Quantifier,
        /// The set; not empty.
        set: CodeSetId,
    },
    // Numbers.
    /// A number.
    Number(Decimal),
    /// A numeric fact.
    NumberFact(FactId),
    /// A named value.
    Value(ValueId),
    /// An amount, by its own computation.
    AmountOf(AmountId),
    /// All added.
    Sum(Box<[NodeId]>),
    /// The first less each of the others in turn, never below zero at any step.
    Less(Box<[NodeId]>),
    /// A number times another, the first not negative.
    Times {
        /// The number.
        factor: Decimal,
        /// What is multiplied.
        of: NodeId,
    },
    /// The computation of an amount: the least value of the cases that hold, `otherwise` where none does,
    /// and then at most the bound of every cap that holds.
    Capped {
        /// Guard and value.
        cases: Box<[(NodeId, NodeId)]>,
        /// The value where no case holds.
        otherwise: NodeId,
        /// The caps.
        caps: Box<[(Option<NodeId>, NodeId)]>,
    },
    // Dates.
    /// A date.
    Date(Date),
    /// A date fact.
    DateFact(FactId),
    /// A date so long before or after another.
    Shift {
        /// From where.
        from: NodeId,
        /// How many; not negative, at most 12,000.
        count: u32,
        /// Of what.
        unit: CalendarUnit,
        /// Which way.
        direction: Direction,
    },
}

impl Node {
    /// Gives the fact that it reads by itself; of a value, the one by which requests are judged.
    pub fn fact(&self, program: &Program) -> Option<FactId> {
        if let Self::Value(_) = self {
            return Some(program.policy.in_force.by);
        }
        self.own_fact()
    }

    /// Gives the fact that it names.
    pub fn own_fact(&self) -> Option<FactId> {
        match self {
            Self::YesNo(fact)
            | Self::ChoiceIn { fact, .. }
            | Self::ChoicesInclude { fact, .. }
            | Self::IsEmpty(fact)
            | Self::CodeIn { fact, .. }
            | Self::CodesInclude { fact, .. }
            | Self::NumberFact(fact)
            | Self::DateFact(fact) => Some(*fact),
            Self::Constant(_)
            | Self::Criterion(_)
            | Self::Not(_)
            | Self::List { .. }
            | Self::Compare { .. }
            | Self::Number(_)
            | Self::Value(_)
            | Self::AmountOf(_)
            | Self::Sum(_)
            | Self::Less(_)
            | Self::Times { .. }
            | Self::Capped { .. }
            | Self::Date(_)
            | Self::Shift { .. } => None,
        }
    }

    /// Gives the nodes that it is made of, those of a criterion or an amount that it names included.
    pub fn below(&self, program: &Program) -> Vec<NodeId> {
        match self {
            Self::Criterion(criterion) => vec![program.criteria[criterion.index()].condition],
            Self::AmountOf(amount) => vec![program.amounts[amount.index()].node],
            Self::Not(item) | Self::Times { of: item, .. } | Self::Shift { from: item, .. } => {
                vec![*item]
            }
            Self::List { items, .. } | Self::Sum(items) | Self::Less(items) => items.to_vec(),
            Self::Compare { left, right, .. } => vec![*left, *right],
            Self::Capped {
                cases,
                otherwise,
                caps,
            } => {
                let cases = cases.iter().flat_map(|&(guard, value)| [guard, value]);
                let caps = caps
                    .iter()
                    .flat_map(|&(guard, bound)| guard.into_iter().chain([bound]));
                cases.chain([*otherwise]).chain(caps).collect()
            }
            Self::Constant(_)
            | Self::YesNo(_)
            | Self::ChoiceIn { .. }
            | Self::ChoicesInclude { .. }
            | Self::IsEmpty(_)
            | Self::CodeIn { .. }
            | Self::CodesInclude { .. }
            | Self::Number(_)
            | Self::NumberFact(_)
            | Self::Value(_)
            | Self::Date(_)
            | Self::DateFact(_) => Vec::new(),
        }
    }
}

/// How two numbers or two dates compare.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Comparison {
    /// Equal.
    Equal,
    /// Not equal.
    NotEqual,
    /// At least; of dates, on or after.
    AtLeast,
    /// At most; of dates, on or before.
    AtMost,
    /// More; of dates, after.
    More,
    /// Less; of dates, before.
    Less,
}

/// What dates are shifted by.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum CalendarUnit {
    /// Days.
    Days,
    /// Weeks of seven days.
    Weeks,
    /// Calendar months.
    Months,
    /// Calendar years.
    Years,
}

/// Where a node comes from.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Origin {
    /// Its place in the policy.
    pub span: Span,
    /// Its words as the formatter puts them: `course.visits_used is at least 2 visits`. For a bulleted list only its header.
    pub phrase: String,
    /// It comes of the days on which something stands, not of a condition that the author wrote: nothing that one could leave out.
    pub of_days: bool,
}
