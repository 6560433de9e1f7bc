//! What a host gets: the decision alone, or the determination with everything that a reader may ask.
//! JSON keys stand in the order of the fields; what is absent has no key, and there is no null.

use crate::number::Number;
use crate::recent::Age;
use serde::{Deserialize, Serialize};

/// What becomes of a request; closed, and the same for every policy.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Disposition {
    /// The criteria are met: all that was requested is released.
    Release,
    /// A part is released; the remainder is for a clinician.
    ReleasePart,
    /// A clinician decides.
    ClinicianReview,
    /// Facts are missing that would change the outcome.
    InformationNeeded,
    /// The policy has nothing to say of the request.
    NotGoverned,
}

impl Disposition {
    /// Gives its name in JSON.
    pub fn name(self) -> &'static str {
        match self {
            Self::Release => "release",
            Self::ReleasePart => "release_part",
            Self::ClinicianReview => "clinician_review",
            Self::InformationNeeded => "information_needed",
            Self::NotGoverned => "not_governed",
        }
    }
}

/// The outcome alone.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Decision {
    /// What becomes of the request.
    pub disposition: Disposition,
    /// The name of the standing finding.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub finding: Option<String>,
    /// How much is released, where the rule measures it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub released: Option<Released>,
}

/// An amount released.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Released {
    /// How much.
    pub amount: Number,
    /// Of what, in the plural: `visits`.
    pub unit: String,
    /// How much was requested, if that is known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub requested: Option<Number>,
}

/// A day of judgement that was set by the caller.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AsOf {
    /// The fact by which requests are judged.
    pub fact: String,
    /// What the request stated of it, if it did: `2022-06-01`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub stated: Option<String>,
}

/// The policy that stands in the place of another from a day on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Superseded {
    /// Its id.
    pub by: String,
    /// The first day: `2024-01-01`.
    pub from: String,
}

/// The outcome with its reasons and its trace.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Determination {
    /// By which policy.
    pub policy: PolicyIdentity,
    /// The day by which it was judged: `2022-06-01`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub judged_on: Option<String>,
    /// Where that day was set in the place of what the request states.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub as_of: Option<AsOf>,
    /// Where another policy stands in the place of this one on that day, wherever it governs.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub superseded: Option<Superseded>,
    /// What becomes of the request.
    pub disposition: Disposition,
    /// The name of the standing finding.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub finding: Option<String>,
    /// The label of the standing finding.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub text: Option<String>,
    /// How much is released, where the rule measures it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub released: Option<Released>,
    /// Why.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub reasons: Vec<Reason>,
    /// Every criterion, in declared order.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub criteria: Vec<Judged>,
    /// The conditions without which the policy has nothing to say.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub governs: Vec<Judged>,
    /// Every rule, in declared order.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub rules: Vec<Judged>,
    /// Every exception, in declared order.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub exceptions: Vec<Judged>,
    /// Every amount, in declared order.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub amounts: Vec<AmountTrace>,
    /// Every limit, in declared order.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub limits: Vec<LimitTrace>,
    /// What was taken of the rows of records that were given.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub rows: Vec<RowsTrace>,
    /// The caps that hold the release, or the release that was turned, below the request.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub caps: Vec<CapOutcome>,
    /// The rules that exceptions turned.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub turned: Vec<Turned>,
    /// What else a reader is told.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub advisories: Vec<Advice>,
    /// The presumptions that the outcome rests on.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub presumed: Vec<Presumed>,
    /// The findings still possible, strongest first, after `not_governed` where that is possible too.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub possible: Vec<String>,
    /// The facts that are missing.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub missing: Vec<Missing>,
    /// The smallest sets of missing facts that could settle the request: the smallest first, then in declared order.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub unlocks: Vec<Unlock>,
    /// Whether there are more such sets: at most twelve are listed for each finding.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub more_unlocks: bool,
    /// Whether a question ran out of its budget: then the findings possible,
    /// the missing facts and the presumptions may be too many, never too few; and the sets that unlock may be too few.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub inconclusive: bool,
}

/// A policy, its latest revision and its text.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PolicyIdentity {
    /// Its id.
    pub id: String,
    /// The day of its latest revision: `2022-05-30`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub revision: Option<String>,
    /// The digest of its text.
    pub digest: String,
    /// The digest of the bundle that it was loaded from, if it was.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub bundle: Option<String>,
}

/// A reason: what it stands on, its text and its place in the source.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reason {
    /// What it stands on; its key in JSON is the kind.
    #[serde(flatten)]
    pub source: ReasonSource,
    /// What people read.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub text: Option<String>,
    /// Clauses of the source.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub clauses: Vec<String>,
    /// Section and item of the source.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub cite: Option<String>,
    /// What a rule finds, or what an exception turns into.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub finding: Option<String>,
}

/// What a reason stands on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ReasonSource {
    /// A rule, by name.
    Rule(String),
    /// An exception, by name.
    Exception(String),
    /// A criterion, by name.
    Criterion(String),
    /// An amount, by name.
    Amount(String),
    /// A cap, by the name of its amount.
    Cap(String),
    /// A fact, by path.
    Fact(String),
    /// A value, by name.
    Value(String),
    /// An advisory, by name.
    Advisory(String),
    /// A limit, by name.
    Limit(String),
    /// The days in force, in the policy's words.
    InForce(String),
    /// A `governs`, in the policy's words.
    Governs(String),
}

/// Whether a condition holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Status {
    /// It holds.
    Met,
    /// It does not hold.
    NotMet,
    /// It depends on facts that are not known.
    Unknown,
}

/// A declaration with a condition, and how the condition came out.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Judged {
    /// Its name; a `governs` has none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// Whether its condition holds.
    pub status: Status,
    /// What a rule finds, or what an exception turns into.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub finding: Option<String>,
    /// What people read.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub text: Option<String>,
    /// Clauses of the source.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub clauses: Vec<String>,
    /// Section and item of the source.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub cite: Option<String>,
    /// Its condition.
    pub parts: Vec<Part>,
}

/// A part of a condition. A criterion that it names is not repeated here: look it up by its name.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Part {
    /// Its words in the policy; of a bulleted list only the header.
    pub phrase: String,
    /// Whether it holds.
    pub status: Status,
    /// The criterion that it names.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub criterion: Option<String>,
    /// The facts that it reads.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub facts: Vec<FactTrace>,
    /// The values and amounts that it reads.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub numbers: Vec<NumberTrace>,
    /// Its own parts.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub parts: Vec<Part>,
}

/// A fact as a condition read it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct FactTrace {
    /// Its path.
    pub fact: String,
    /// Its value; absent where it is not known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub value: Option<FactJson>,
    /// Its value as people read it: `12 visits`, `not stated`.
    pub text: String,
    /// Whether it is presumed.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub presumed: bool,
}

/// The value of a fact, in the form that a request has.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(untagged)]
pub enum FactJson {
    /// Yes or no.
    YesNo(bool),
    /// A number.
    Number(Number),
    /// A date, a choice, a code or a text.
    Text(String),
    /// A set that is complete.
    List(Vec<String>),
    /// A set that may have more members.
    Open {
        /// Those that are there.
        open: Vec<String>,
    },
}

/// A number that has a name: a value or an amount.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct NumberTrace {
    /// Its name.
    pub name: String,
    /// What it came to.
    #[serde(flatten)]
    pub outcome: NumberOutcome,
}

/// What a number came to: one value, or its bounds.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct NumberOutcome {
    /// Its value, if unknown facts cannot change it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub value: Option<Number>,
    /// Its least value, where they can.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub low: Option<Number>,
    /// Its greatest value, where they can.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub high: Option<Number>,
    /// Its unit, in the plural.
    pub unit: String,
}

/// An amount, its cases and its caps.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct AmountTrace {
    /// Its name.
    pub name: String,
    /// What it came to.
    #[serde(flatten)]
    pub outcome: NumberOutcome,
    /// What people read.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub text: Option<String>,
    /// Clauses of the source.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub clauses: Vec<String>,
    /// Section and item of the source.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub cite: Option<String>,
    /// Its cases; the last one has no condition.
    pub cases: Vec<CaseTrace>,
    /// Its caps.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub caps: Vec<CapTrace>,
}

/// A case of an amount.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct CaseTrace {
    /// Its words in the policy.
    pub phrase: String,
    /// What it would come to.
    #[serde(flatten)]
    pub outcome: NumberOutcome,
    /// Whether it holds; of the last one, whether no other does.
    pub status: Status,
    /// The facts that its value reads.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub facts: Vec<FactTrace>,
    /// The values and amounts that its value reads.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub numbers: Vec<NumberTrace>,
    /// Its condition.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub parts: Vec<Part>,
}

/// A cap of an amount.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct CapTrace {
    /// Its words in the policy.
    pub phrase: String,
    /// The bound.
    #[serde(flatten)]
    pub outcome: NumberOutcome,
    /// Whether it holds.
    pub status: Status,
    /// Whether it holds and lies below the amount's value before caps.
    pub cuts: bool,
    /// What people read where it cuts.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub text: Option<String>,
    /// Clauses of the source.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub clauses: Vec<String>,
    /// Section and item of the source.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub cite: Option<String>,
    /// The facts that the bound reads.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub facts: Vec<FactTrace>,
    /// The values and amounts that the bound reads.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub numbers: Vec<NumberTrace>,
    /// Its condition.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub parts: Vec<Part>,
}

/// A cap that holds a release below the request.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CapOutcome {
    /// The amount that it caps.
    pub amount: String,
    /// The bound.
    pub bound: Number,
    /// What people read.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub text: Option<String>,
}

/// A rule that an exception turned.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Turned {
    /// The rule.
    pub rule: String,
    /// What it finds.
    pub from: String,
    /// What that became.
    pub into: String,
    /// The exception.
    pub by: String,
}

/// An advisory that is given.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Advice {
    /// Its name.
    pub name: String,
    /// What the reader is told.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub text: Option<String>,
    /// Clauses of the source.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub clauses: Vec<String>,
    /// Section and item of the source.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub cite: Option<String>,
}

/// A presumption on which the outcome rests.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Presumed {
    /// The fact.
    pub fact: String,
    /// What it is presumed to be.
    pub value: FactJson,
    /// The same as people read it.
    pub text: String,
}

/// A fact that is missing.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Missing {
    /// The fact.
    pub fact: String,
    /// The question that asks for it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub question: Option<String>,
    /// Why what was given does not do; absent where nothing was given.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub because: Option<Lacking>,
    /// Clauses of the source.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub clauses: Vec<String>,
    /// Section and item of the source.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub cite: Option<String>,
    /// What reads it and is undecided: criteria, amounts, rules and exceptions by name.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub decides: Vec<String>,
}

/// A set of missing facts that could settle the request, whatever the others are.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Unlock {
    /// The facts, in declared order.
    pub facts: Vec<String>,
    /// The findings to which some values of them lead, and to which no smaller set does: strongest first,
    /// after `not_governed`.
    pub leads_to: Vec<String>,
}

/// Why what was given of a fact or a record does not do.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Lacking {
    /// Its evidence is too old, too new, or of a day that is not known.
    Age(Age),
    /// More rows of this record may exist than are given.
    MoreRows(String),
    /// Something is not known in rows of a record.
    Rows {
        /// The record.
        record: String,
        /// The rows, counted from one.
        rows: Vec<usize>,
    },
}

/// A limit, and what was used of it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct LimitTrace {
    /// Its name.
    pub name: String,
    /// Whether it is kept, with what this request adds.
    pub kept: Status,
    /// What people read.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub text: Option<String>,
    /// Clauses of the source.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub clauses: Vec<String>,
    /// Section and item of the source.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub cite: Option<String>,
    /// How much may be used, in the policy's words.
    pub most: String,
    /// What was used, as `rows` names it.
    pub used: String,
    /// What is left before this request.
    pub left: NumberOutcome,
}

/// What was taken of the rows of a record.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct RowsTrace {
    /// Its words in the policy.
    pub phrase: String,
    /// The record.
    pub record: String,
    /// What it came to, as people read it.
    pub text: String,
    /// The first day of the window.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub from: Option<String>,
    /// The last day of the window.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub to: Option<String>,
    /// How many rows were given.
    pub given: usize,
    /// Whether more rows may exist.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub open: bool,
    /// The rows that count, from one.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub counted: Vec<usize>,
    /// The rows of which that is not known.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub unsure: Vec<usize>,
    /// The rows that lie before the window.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub before_window: Vec<usize>,
    /// The rows that lie after it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub after_window: Vec<usize>,
    /// The rows of which the condition after `where` does not hold.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub other_rows: Vec<usize>,
}
