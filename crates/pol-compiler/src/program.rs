//! The program: one policy, resolved, typed and lowered to flat tables. The compiler makes it; the interpreter runs it.
//! It holds no request, cannot hold an unresolved name, and is shared between threads.

mod calendar;
mod dates;
mod needs;
mod node;
mod records;
mod vocabulary;

pub use calendar::shifted;
pub use dates::Dates;
pub(crate) use needs::Needs;
pub use needs::{Among, Need};
pub use node::{CalendarUnit, Comparison, Node, Origin};
pub use records::{Derivation, DerivedFrom, Limit, Record, Role, Rows, Taken, TakenKind, Window};
pub use vocabulary::{Choice, ChoiceCodes, ChoiceSet, Choices, CodeRange, CodeSet, CodeSystem};

use jiff::civil::Date;
use pol_parser::Span;
pub use pol_parser::ast::{Direction, FindingKind, MonthEnd, Quantifier, RevisionKind};
use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

/// Declares an index into one of the program's tables.
macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident,)*) => {$(
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
        pub struct $name(pub u32);

        impl $name {
            /// Makes the id of a position; a table never has more rows than a file of bounded size has bytes.
            #[expect(clippy::cast_possible_truncation, reason = "the parser bounds a file to 4 MiB")]
            pub const fn at(position: usize) -> Self {
                Self(position as u32)
            }

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
    /// A record: `Program::records`.
    RecordId,
    /// A limit: `Program::limits`.
    LimitId,
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
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Program {
    /// Who made it and when it applies.
    pub policy: Policy,
    /// The log of revisions, in declared order.
    pub revisions: Vec<Revision>,
    /// The findings, strongest first.
    pub findings: Vec<Finding>,
    /// The finding when no rule applies; never a release.
    pub otherwise: FindingId,
    /// Where that is said.
    pub otherwise_span: Span,
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
    /// The facts: those that hosts state, in declared order, each group together; then the columns of records; then what is
    /// taken of rows.
    pub facts: Vec<Fact>,
    /// The records.
    pub records: Vec<Record>,
    /// What is taken of rows. The conditions of rows are the first nodes.
    pub taken: Vec<Taken>,
    /// The limits.
    pub limits: Vec<Limit>,
    /// How many of the first nodes suffice for the conditions of rows.
    pub row_nodes: usize,
    /// How many of the first nodes suffice for what facts are derived from.
    pub derivation_nodes: usize,
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

impl Program {
    /// Gives what is taken of rows into a fact.
    pub fn taken_into(&self, fact: FactId) -> Option<&Taken> {
        self.taken.iter().find(|taken| taken.fact == fact)
    }

    /// Gives the nodes beside those of rows and derivations: what determinations stand on where every fact is stated.
    pub fn deciding_nodes(&self) -> &[Node] {
        self.nodes.get(self.derivation_nodes..).unwrap_or(&[])
    }

    /// Gives the facts that hosts state.
    pub fn stated_facts(&self) -> impl Iterator<Item = FactId> + '_ {
        let ids = (0..self.facts.len()).map(FactId::at);
        ids.filter(|id| self.facts[id.index()].role == Role::Stated)
    }

    /// Gives the path by which people ask for a fact: of a column, and of what is taken of rows, the record.
    pub fn asked_as(&self, fact: FactId) -> &str {
        match self.facts[fact.index()].role {
            Role::Stated => &self.facts[fact.index()].path,
            Role::Column(record) | Role::Taken(record) => &self.records[record.index()].name,
        }
    }
}

/// Identity and force of a policy.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Policy {
    /// Its id.
    pub name: String,
    /// Where that stands.
    pub span: Span,
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
    /// The policy that stands in its place, and from which day.
    pub superseded: Option<Superseded>,
    /// For which requests a library looks at it: all must hold. None, where it does not say.
    pub selected: Vec<Need>,
    /// To whom and what it applies: all must hold.
    pub governs: Vec<Governs>,
    /// How dates some months on are made where the month is too short; absent where nothing needs it.
    pub month_end: Option<MonthEnd>,
    /// Notes.
    pub notes: Vec<String>,
}

/// The days on which a policy is in force, by one fact; both ends included.
#[derive(Clone, Debug, Serialize, Deserialize)]
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

/// The policy that stands in the place of another.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Superseded {
    /// Its id.
    pub by: String,
    /// The first day.
    pub from: Date,
    /// Where that is said.
    pub span: Span,
}

/// A condition without which the policy has nothing to say.
#[derive(Clone, Debug, Serialize, Deserialize)]
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
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Text(pub Vec<TextPart>);

/// A part of a text.
#[derive(Clone, Debug, Serialize, Deserialize)]
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
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct Citation {
    /// Clauses, as cited.
    pub clauses: Vec<ClauseId>,
    /// The section, and the free text after a comma: `Determination of need, item 4`. Empty where there is neither.
    pub text: String,
    /// The section alone; empty before the first.
    pub section: String,
}

/// An entry of the revision log.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Revision {
    /// Its day.
    pub date: Date,
    /// What it says it does.
    pub kind: RevisionKind,
    /// What changed.
    pub text: String,
    /// Where it stands.
    pub span: Span,
}

/// A finding.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Finding {
    /// Its name.
    pub name: String,
    /// Its kind.
    pub kind: FindingKind,
    /// What people read.
    pub label: String,
}

/// A unit.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Unit {
    /// `visits`
    pub plural: String,
    /// `visit`
    pub singular: String,
}

/// A group of facts.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Group {
    /// Its name, the first part of its facts' paths.
    pub name: String,
    /// What people read.
    pub label: Option<String>,
    /// Its facts.
    pub facts: Vec<FactId>,
}

/// A fact that a host may state.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Fact {
    /// `course.visits_used`
    pub path: String,
    /// What it may be.
    pub ty: Type,
    /// The question that asks for it.
    pub question: Option<String>,
    /// Who states it.
    pub role: Role,
    /// How recent evidence must be: days on which its own date must lie.
    pub recent: Option<Window>,
    /// A date that is earlier than the one of this fact is a mistake of the request.
    pub not_before: Option<FactId>,
    /// A date that is later than the one of this fact is a mistake of the request.
    pub not_after: Option<FactId>,
    /// What it comes to where it is not stated and records are given.
    pub derived: Option<Derivation>,
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
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
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
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Presumption {
    /// The value.
    pub value: FactValue,
    /// When it applies, by stated facts alone: a node below `presumption_nodes`. Always, without one.
    pub when: Option<NodeId>,
}

/// The value of a fact.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
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
#[derive(Clone, Debug, Serialize, Deserialize)]
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
    /// Where it stands.
    pub span: Span,
}

/// A value between two days, both included; an open end is without limit.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct ValueEntry {
    /// The number, in the value's unit.
    pub number: Decimal,
    /// The first day.
    pub from: Option<Date>,
    /// The last day.
    pub until: Option<Date>,
}

/// A criterion, or one version of it: others of its name stand on other days.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Criterion {
    /// Its name.
    pub name: String,
    /// The days on which it stands; its condition demands them too.
    pub dates: Dates,
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
#[derive(Clone, Debug, Serialize, Deserialize)]
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
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Cap {
    /// The days on which it is there; its guard demands them too.
    pub dates: Dates,
    /// The reason.
    pub because: Option<Text>,
    /// Its citation.
    pub citation: Citation,
    /// Where it stands.
    pub span: Span,
}

/// A rule, or one version of it.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Rule {
    /// Its name.
    pub name: String,
    /// The days on which it stands; its condition demands them too.
    pub dates: Dates,
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
#[derive(Clone, Copy, Debug, Serialize, Deserialize)]
pub struct Releasing {
    /// The amount that can be released.
    pub amount: AmountId,
    /// The fact that tells how much was requested.
    pub of: FactId,
}

/// An exception, or one version of it.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Exception {
    /// Its name.
    pub name: String,
    /// The days on which it stands; its condition demands them too.
    pub dates: Dates,
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

/// An advisory, or one version of it.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Advisory {
    /// Its name.
    pub name: String,
    /// The days on which it stands; its condition demands them too.
    pub dates: Dates,
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
#[derive(Clone, Debug, Serialize, Deserialize)]
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
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
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
    /// A rule, or one version of it.
    Rule(RuleId),
    /// An exception.
    Exception(ExceptionId),
    /// An advisory.
    Advisory(AdvisoryId),
    /// A limit.
    Limit(LimitId),
}

/// An example, with what it is like already taken in.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Example {
    /// Its name.
    pub name: String,
    /// What it shows.
    pub title: String,
    /// The stated facts, in the order of `Program::facts`.
    pub given: Vec<(FactId, FactValue)>,
    /// The days of which stated facts are.
    pub dates: Vec<(FactId, Date)>,
    /// The rows of records that are given.
    pub rows: Vec<(RecordId, Rows)>,
    /// What must come out.
    pub expect: Vec<Expectation>,
    /// Notes.
    pub notes: Vec<String>,
    /// Where it stands.
    pub span: Span,
}

/// One expectation, and where it stands.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Expectation {
    /// What.
    pub kind: ExpectationKind,
    /// Where.
    pub span: Span,
}

/// The kinds of expectations.
#[derive(Clone, Debug, Serialize, Deserialize)]
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
    /// Exactly these are missing; a record by its first column.
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
