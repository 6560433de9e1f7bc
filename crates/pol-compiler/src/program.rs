//! The program: one policy, resolved, typed and lowered to flat tables. The compiler makes it; the interpreter runs it.
//! It holds no request, cannot hold an unresolved name, and is shared between threads.

use jiff::civil::Date;
use pol_parser::Span;
pub use pol_parser::ast::{Direction, FindingKind, MonthEnd, Quantifier, RevisionKind};
use rust_decimal::Decimal;

/// Declares an index into one of the program's tables.
macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident,)*) => {$(
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub struct $name(pub u32);

        impl $name {
            /// Gives the position in its table.
            pub const fn index(self) -> usize {
                self.0 as usize
            }
        }
    )*};
}

ids! {
    /// A fact: `Program::facts`.
    FactId,
    /// A node: `Program::nodes`.
    NodeId,
    /// A named value: `Program::values`.
    ValueId,
    /// A criterion: `Program::criteria`.
    CriterionId,
    /// An amount: `Program::amounts`.
    AmountId,
    /// A finding: `Program::findings`, strongest first.
    FindingId,
    /// A rule: `Program::rules`.
    RuleId,
    /// An exception: `Program::exceptions`.
    ExceptionId,
    /// An advisory: `Program::advisories`.
    AdvisoryId,
    /// A clause of the source: `Program::clauses`.
    ClauseId,
    /// A list of choices: `Program::choices`.
    ChoicesId,
    /// A code system: `Program::systems`.
    SystemId,
    /// A unit: `Program::units`.
    UnitId,
    /// A set of codes: `Program::code_sets`, named ones first.
    CodeSetId,
}

/// One policy, ready to run.
#[derive(Clone, Debug)]
pub struct Program {
    /// Who made it and when it applies.
    pub policy: Policy,
    /// The log of revisions, in declared order.
    pub revisions: Vec<Revision>,
    /// The findings, strongest first.
    pub findings: Vec<Finding>,
    /// The finding when no rule applies; never a release.
    pub otherwise: FindingId,
    /// The units, built in ones included.
    pub units: Vec<Unit>,
    /// The code systems.
    pub systems: Vec<CodeSystem>,
    /// Sets of codes: those declared, then those written in conditions.
    pub code_sets: Vec<CodeSet>,
    /// The lists of choices.
    pub choices: Vec<Choices>,
    /// The groups of facts, in declared order.
    pub groups: Vec<Group>,
    /// The facts, in declared order, each group together.
    pub facts: Vec<Fact>,
    /// The values.
    pub values: Vec<Value>,
    /// Conditions, numbers and dates, each after all that it reads. One pass in order fills every slot.
    pub nodes: Vec<Node>,
    /// Where each node stands and how its author put it; as long as `nodes`.
    pub origins: Vec<Origin>,
    /// How many of the first nodes suffice for the conditions of presumptions; they read stated facts only.
    pub presumption_nodes: usize,
    /// The criteria.
    pub criteria: Vec<Criterion>,
    /// The amounts.
    pub amounts: Vec<Amount>,
    /// The rules.
    pub rules: Vec<Rule>,
    /// The exceptions.
    pub exceptions: Vec<Exception>,
    /// The advisories.
    pub advisories: Vec<Advisory>,
    /// The clauses of the source, in its order.
    pub clauses: Vec<Clause>,
    /// The examples.
    pub examples: Vec<Example>,
}

/// Identity and force of a policy.
#[derive(Clone, Debug)]
pub struct Policy {
    /// Its id.
    pub name: String,
    /// Its title.
    pub title: String,
    /// Who publishes it.
    pub publisher: Option<String>,
    /// What it encodes.
    pub source: Option<String>,
    /// When its next review is due.
    pub review_by: Option<Date>,
    /// When it is in force.
    pub in_force: InForce,
    /// To whom and what it applies: all must hold.
    pub governs: Vec<Governs>,
    /// How dates some months on are made where the month is too short; absent where nothing needs it.
    pub month_end: Option<MonthEnd>,
    /// Notes.
    pub notes: Vec<String>,
}

/// The days on which a policy is in force, by one fact; both ends included.
#[derive(Clone, Debug)]
pub struct InForce {
    /// The date fact that tells.
    pub by: FactId,
    /// The first day.
    pub from: Date,
    /// The last day.
    pub until: Option<Date>,
    /// True on these days: a condition node.
    pub condition: NodeId,
    /// What a reader is told outside them.
    pub because: Option<Text>,
    /// Its citation.
    pub citation: Citation,
}

/// A condition without which the policy has nothing to say.
#[derive(Clone, Debug)]
pub struct Governs {
    /// The condition.
    pub condition: NodeId,
    /// What a reader is told where it is false.
    pub because: Option<Text>,
    /// Its citation.
    pub citation: Citation,
    /// Where it stands.
    pub span: Span,
}

/// A text for the reader of a determination.
#[derive(Clone, Debug)]
pub struct Text(pub Vec<TextPart>);

/// A part of a text.
#[derive(Clone, Debug)]
pub enum TextPart {
    /// Words.
    Words(String),
    /// The value of a fact, with its unit or label.
    Fact(FactId),
    /// The value in force.
    Value(ValueId),
    /// The amount as it came out.
    Amount(AmountId),
}

/// Where something comes from: clauses of the source, and its section and item in words.
#[derive(Clone, Debug, Default)]
pub struct Citation {
    /// Clauses, as cited.
    pub clauses: Vec<ClauseId>,
    /// The section, and the free text after a comma: `Determination of need, item 4`. Empty where there is neither.
    pub text: String,
}

/// An entry of the revision log.
#[derive(Clone, Debug)]
pub struct Revision {
    /// Its day.
    pub date: Date,
    /// What it says it does.
    pub kind: RevisionKind,
    /// What changed.
    pub text: String,
}

/// A finding.
#[derive(Clone, Debug)]
pub struct Finding {
    /// Its name.
    pub name: String,
    /// Its kind.
    pub kind: FindingKind,
    /// What people read.
    pub label: String,
}

/// A unit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unit {
    /// `visits`
    pub plural: String,
    /// `visit`
    pub singular: String,
}

/// A code system.
#[derive(Clone, Debug)]
pub struct CodeSystem {
    /// Its name.
    pub name: String,
    /// What people read.
    pub title: String,
    /// Its edition.
    pub edition: Option<String>,
    /// Whether a code covers the longer codes that begin with it.
    pub hierarchical: bool,
    /// The codes there are; `None` where the system is open.
    pub only: Option<CodeSetId>,
}

/// A set of codes of one system.
#[derive(Clone, Debug)]
pub struct CodeSet {
    /// Its name, if it was declared.
    pub name: Option<String>,
    /// Its system.
    pub system: SystemId,
    /// Its members, as written; see [`CodeSet::covers`].
    pub members: Vec<CodeRange>,
}

/// A code, or all codes from one to another.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct CodeRange {
    /// The code, or the first.
    pub first: String,
    /// The last; equal to `first` for a single code.
    pub last: String,
}

impl CodeRange {
    /// Tells whether a code is this one or lies between its ends; in a hierarchical system, also whether it lies below them.
    pub fn covers(&self, code: &str, hierarchical: bool) -> bool {
        if !hierarchical {
            return self.first.as_str() <= code
                && code <= self.last.as_str()
                && code.len() == self.first.len();
        }
        let above_first = code >= self.first.as_str();
        let up_to_last = code <= self.last.as_str() || code.starts_with(self.last.as_str());
        above_first && up_to_last
    }
}

impl CodeSet {
    /// Tells whether a member is, or in a hierarchical system covers, a code.
    pub fn covers(&self, code: &str, hierarchical: bool) -> bool {
        self.members
            .iter()
            .any(|range| range.covers(code, hierarchical))
    }
}

/// A closed list of choices.
#[derive(Clone, Debug)]
pub struct Choices {
    /// Its name.
    pub name: String,
    /// The choices; at most [`ChoiceSet::MOST`].
    pub rows: Vec<Choice>,
}

/// One choice.
#[derive(Clone, Debug)]
pub struct Choice {
    /// Its name.
    pub name: String,
    /// What people read.
    pub label: String,
    /// The codes that mean it.
    pub codes: Option<ChoiceCodes>,
}

/// The codes that mean a choice.
#[derive(Clone, Debug)]
pub enum ChoiceCodes {
    /// Those of a set.
    These(CodeSetId),
    /// Every code of the system that no other choice of the list has.
    Otherwise(SystemId),
}

/// A set of choices of one list, a bit each.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct ChoiceSet(pub u128);

impl ChoiceSet {
    /// The most choices that a list may have.
    pub const MOST: usize = 128;

    /// Makes the set of one choice, by its position in the list.
    pub const fn one(position: usize) -> Self {
        Self(1 << position)
    }

    /// Adds the choices of the other.
    #[must_use]
    pub const fn with(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// Tells whether a choice is in it.
    pub const fn holds(self, position: usize) -> bool {
        self.0 >> position & 1 == 1
    }

    /// Tells whether the two share a choice.
    pub const fn meets(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }

    /// Tells whether it holds every choice of the other.
    pub const fn covers(self, other: Self) -> bool {
        self.0 & other.0 == other.0
    }

    /// Tells whether it holds nothing.
    pub const fn is_empty(self) -> bool {
        self.0 == 0
    }

    /// Gives the positions of its choices in order.
    pub fn positions(self) -> impl Iterator<Item = usize> {
        (0..Self::MOST).filter(move |&position| self.holds(position))
    }
}

/// A group of facts.
#[derive(Clone, Debug)]
pub struct Group {
    /// Its name, the first part of its facts' paths.
    pub name: String,
    /// What people read.
    pub label: Option<String>,
    /// Its facts.
    pub facts: Vec<FactId>,
}

/// A fact that a host may state.
#[derive(Clone, Debug)]
pub struct Fact {
    /// `course.visits_used`
    pub path: String,
    /// What it may be.
    pub ty: Type,
    /// The question that asks for it.
    pub question: Option<String>,
    /// What it is taken for when it is not stated; the first presumption whose condition is true applies.
    pub presumed: Option<Presumption>,
    /// The path it had before.
    pub was: Option<String>,
    /// Its citation.
    pub citation: Citation,
    /// Notes.
    pub notes: Vec<String>,
    /// Where it stands.
    pub span: Span,
}

/// What a fact may be.
#[derive(Clone, Debug, PartialEq)]
pub enum Type {
    /// Yes or no.
    YesNo,
    /// A number with at most so many digits after the point, within a range that includes its ends.
    Number {
        /// Its unit.
        unit: UnitId,
        /// Digits after the point.
        decimals: u32,
        /// The smallest.
        low: Decimal,
        /// The largest.
        high: Decimal,
    },
    /// A civil date within a range that includes its ends.
    Date {
        /// The earliest.
        low: Date,
        /// The latest.
        high: Date,
    },
    /// One choice.
    OneOf(ChoicesId),
    /// A set of choices.
    AnyOf(ChoicesId),
    /// One code.
    Code(SystemId),
    /// A set of codes.
    Codes(SystemId),
    /// Text, shown and never compared.
    Text,
}

/// A presumption.
#[derive(Clone, Debug)]
pub struct Presumption {
    /// The value.
    pub value: FactValue,
    /// When it applies, by stated facts alone: a node below `presumption_nodes`. Always, without one.
    pub when: Option<NodeId>,
}

/// The value of a fact.
#[derive(Clone, Debug, PartialEq)]
pub enum FactValue {
    /// Yes or no.
    YesNo(bool),
    /// A number in the fact's unit.
    Number(Decimal),
    /// A date.
    Date(Date),
    /// The position of a choice in its list.
    Choice(usize),
    /// Choices; `open` if there may be more.
    Choices {
        /// Those that are there.
        set: ChoiceSet,
        /// Whether more may be.
        open: bool,
    },
    /// A code.
    Code(String),
    /// Codes, sorted and each once; `open` if there may be more.
    Codes {
        /// Those that are there.
        codes: Vec<String>,
        /// Whether more may be.
        open: bool,
    },
    /// A text.
    Text(String),
}

/// A named value.
#[derive(Clone, Debug)]
pub struct Value {
    /// Its name.
    pub name: String,
    /// Its unit.
    pub unit: UnitId,
    /// What people read.
    pub text: Option<String>,
    /// Its entries in order of date: no two overlap, and together they cover the days on which the policy is in force.
    pub entries: Vec<ValueEntry>,
    /// Its citation.
    pub citation: Citation,
    /// Notes.
    pub notes: Vec<String>,
}

/// A value between two days, both included; an open end is without limit.
#[derive(Clone, Debug)]
pub struct ValueEntry {
    /// The number, in the value's unit.
    pub number: Decimal,
    /// The first day.
    pub from: Option<Date>,
    /// The last day.
    pub until: Option<Date>,
}

/// A condition, a number or a date.
#[derive(Clone, Debug)]
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
        match self {
            Self::YesNo(fact)
            | Self::ChoiceIn { fact, .. }
            | Self::ChoicesInclude { fact, .. }
            | Self::IsEmpty(fact)
            | Self::CodeIn { fact, .. }
            | Self::CodesInclude { fact, .. }
            | Self::NumberFact(fact)
            | Self::DateFact(fact) => Some(*fact),
            Self::Value(_) => Some(program.policy.in_force.by),
            Self::Constant(_)
            | Self::Criterion(_)
            | Self::Not(_)
            | Self::List { .. }
            | Self::Compare { .. }
            | Self::Number(_)
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
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
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
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
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
#[derive(Clone, Debug)]
pub struct Origin {
    /// Its place in the policy.
    pub span: Span,
    /// Its words as the formatter puts them: `course.visits_used is at least 2 visits`. For a bulleted list only its header.
    pub phrase: String,
}

/// A criterion.
#[derive(Clone, Debug)]
pub struct Criterion {
    /// Its name.
    pub name: String,
    /// What people read.
    pub text: Option<Text>,
    /// Its condition.
    pub condition: NodeId,
    /// Its citation.
    pub citation: Citation,
    /// Notes.
    pub notes: Vec<String>,
    /// Where it stands.
    pub span: Span,
}

/// An amount.
#[derive(Clone, Debug)]
pub struct Amount {
    /// Its name.
    pub name: String,
    /// Its unit.
    pub unit: UnitId,
    /// What people read.
    pub text: Option<Text>,
    /// Its computation: a [`Node::Capped`].
    pub node: NodeId,
    /// As many as the caps of its node.
    pub caps: Vec<Cap>,
    /// Its citation.
    pub citation: Citation,
    /// Notes.
    pub notes: Vec<String>,
    /// Where it stands.
    pub span: Span,
}

/// What people read of a cap.
#[derive(Clone, Debug)]
pub struct Cap {
    /// The reason.
    pub because: Option<Text>,
    /// Its citation.
    pub citation: Citation,
    /// Where it stands.
    pub span: Span,
}

/// A rule.
#[derive(Clone, Debug)]
pub struct Rule {
    /// Its name.
    pub name: String,
    /// What it finds.
    pub finding: FindingId,
    /// Stands before all strength.
    pub settles: bool,
    /// What it releases.
    pub releasing: Option<Releasing>,
    /// The reason.
    pub because: Option<Text>,
    /// When it applies.
    pub condition: NodeId,
    /// Its citation.
    pub citation: Citation,
    /// Notes.
    pub notes: Vec<String>,
    /// Where it stands.
    pub span: Span,
}

/// What a rule releases.
#[derive(Clone, Copy, Debug)]
pub struct Releasing {
    /// The amount that can be released.
    pub amount: AmountId,
    /// The fact that tells how much was requested.
    pub of: FactId,
}

/// An exception.
#[derive(Clone, Debug)]
pub struct Exception {
    /// Its name.
    pub name: String,
    /// What people read.
    pub text: Option<Text>,
    /// The findings that it turns.
    pub turns: Vec<FindingId>,
    /// Whether it turns a release of less than was requested.
    pub turns_partial_release: bool,
    /// What it turns them into.
    pub into: FindingId,
    /// The rules that it does not reach.
    pub except: Vec<RuleId>,
    /// When it applies.
    pub condition: NodeId,
    /// Its citation.
    pub citation: Citation,
    /// Notes.
    pub notes: Vec<String>,
    /// Where it stands.
    pub span: Span,
}

/// An advisory.
#[derive(Clone, Debug)]
pub struct Advisory {
    /// Its name.
    pub name: String,
    /// What the reader is told.
    pub text: Option<Text>,
    /// It is given where this is known to hold …
    pub condition: NodeId,
    /// … and this is not known to hold.
    pub unless: Option<NodeId>,
    /// Its citation.
    pub citation: Citation,
    /// Notes.
    pub notes: Vec<String>,
    /// Where it stands.
    pub span: Span,
}

/// A clause of the source.
#[derive(Clone, Debug)]
pub struct Clause {
    /// Its id.
    pub id: String,
    /// Its section.
    pub section: String,
    /// Whether it decides, or only informs.
    pub decides: bool,
    /// What it is about.
    pub text: String,
    /// What cites it, in declared order.
    pub cited_by: Vec<Citer>,
}

/// A declaration that cites a clause.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Citer {
    /// The policy's days in force.
    InForce,
    /// A `governs`, by position.
    Governs(usize),
    /// A fact.
    Fact(FactId),
    /// A value.
    Value(ValueId),
    /// A criterion.
    Criterion(CriterionId),
    /// An amount.
    Amount(AmountId),
    /// A cap of an amount, by position.
    Cap(AmountId, usize),
    /// A rule.
    Rule(RuleId),
    /// An exception.
    Exception(ExceptionId),
    /// An advisory.
    Advisory(AdvisoryId),
}

/// An example, with what it is like already taken in.
#[derive(Clone, Debug)]
pub struct Example {
    /// Its name.
    pub name: String,
    /// What it shows.
    pub title: String,
    /// The stated facts, in the order of `Program::facts`.
    pub given: Vec<(FactId, FactValue)>,
    /// What must come out.
    pub expect: Vec<Expectation>,
    /// Notes.
    pub notes: Vec<String>,
    /// Where it stands.
    pub span: Span,
}

/// One expectation, and where it stands.
#[derive(Clone, Debug)]
pub struct Expectation {
    /// What.
    pub kind: ExpectationKind,
    /// Where.
    pub span: Span,
}

/// The kinds of expectations.
#[derive(Clone, Debug)]
pub enum ExpectationKind {
    /// This finding, decided; and this amount, if one is named.
    Finding {
        /// The finding.
        finding: FindingId,
        /// The amount released.
        releasing: Option<Decimal>,
    },
    /// The policy does not govern the request.
    NotGoverned,
    /// Facts are missing.
    InformationNeeded,
    /// Exactly these are missing.
    Missing(Vec<FactId>),
    /// Exactly these advisories are given.
    Advisories(Vec<AdvisoryId>),
    /// These rules are among the reasons.
    Reasons(Vec<RuleId>),
    /// These clauses are among those of the reasons.
    Clauses(Vec<ClauseId>),
    /// Exactly these presumptions are listed.
    Presumed(Vec<FactId>),
}
