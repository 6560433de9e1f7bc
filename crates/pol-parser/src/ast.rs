//! The syntax tree of one file: what the author wrote, with spans; no name is resolved here.
//! The parser makes it, the formatter prints it and the compiler gives it a meaning.

mod condition;
mod records;

pub use condition::{
    Comparison, Condition, ConditionKind, Direction, Expression, ExpressionKind, Quantifier,
};
pub use records::{
    Derived, DerivedKind, GivenRows, Limit, LimitPart, OverRows, OverRowsKind, Recency, Records,
    Row, Rows, Window, WindowKind,
};

use crate::span::Span;
use jiff::civil::Date;
use rust_decimal::Decimal;

/// A file: its declarations and its comments, both in the order of the text.
#[derive(Clone, Debug, Default)]
pub struct File {
    /// The declarations, broken ones included.
    pub declarations: Vec<Declaration>,
    /// Every comment, in order.
    pub comments: Vec<Comment>,
}

/// A comment, from `#` to the end of its line.
#[derive(Clone, Debug)]
pub struct Comment {
    /// From the `#` to the last character that is not white space.
    pub span: Span,
    /// Its text without the `#` and without white space at both ends.
    pub text: String,
}

/// A name as it was written: `first_request`, `visits`, `LIM-2`.
#[derive(Clone, Debug)]
pub struct Name {
    /// The name.
    pub text: String,
    /// Where it stands.
    pub span: Span,
}

/// A name with its group: `course.visits_used`, or a plain name such as `first_request`.
#[derive(Clone, Debug)]
pub struct Path {
    /// The whole path, its parts joined by `.`; one part or two.
    pub text: String,
    /// Where it stands.
    pub span: Span,
}

/// A text in quotes, cut into its words and its holes.
#[derive(Clone, Debug)]
pub struct Text {
    /// The parts in order; adjacent words are one part.
    pub parts: Vec<TextPart>,
    /// With its quotes.
    pub span: Span,
}

/// A part of a text.
#[derive(Clone, Debug)]
pub enum TextPart {
    /// Words, with escapes undone (`\"`, `\\`, `{{`, `}}`).
    Words(String),
    /// `{name}`: a fact, value or amount to show.
    Hole(Path),
}

/// `cite LIM-2, ELIG-3 "item 4"`: clauses by id, then free text.
#[derive(Clone, Debug, Default)]
pub struct Cite {
    /// Clause ids.
    pub clauses: Vec<Name>,
    /// The free text.
    pub text: Option<Text>,
}

/// What any declaration may carry at its end, once each but for notes.
#[derive(Clone, Debug, Default)]
pub struct Attachments {
    /// Its citation, if it has one.
    pub cite: Option<Cite>,
    /// Notes for the next author.
    pub notes: Vec<Text>,
}

/// A declaration.
#[derive(Clone, Debug)]
pub struct Declaration {
    /// From the keyword to the last character of the declaration, comments after it excluded.
    pub span: Span,
    /// What it declares.
    pub kind: DeclarationKind,
}

/// The kinds of declarations.
#[derive(Clone, Debug)]
#[expect(
    clippy::large_enum_variant,
    reason = "a file holds some hundred; boxes would only be in the way"
)]
pub enum DeclarationKind {
    /// `policy`
    Policy(Policy),
    /// `vocabulary`
    Vocabulary(Vocabulary),
    /// `use`
    Use(Use),
    /// `revision`
    Revision(Revision),
    /// `section`
    Section(Text),
    /// `clauses`
    Clauses(Clauses),
    /// `findings`
    Findings(Findings),
    /// `unit`
    Unit(Unit),
    /// `codes`
    CodeSystem(CodeSystem),
    /// `code set`
    CodeSet(CodeSet),
    /// `choices`
    Choices(Choices),
    /// `facts`
    Facts(Facts),
    /// `records`
    Records(Records),
    /// `limit`
    Limit(Limit),
    /// `value`
    Value(Value),
    /// `criterion`
    Criterion(Criterion),
    /// `amount`
    Amount(Amount),
    /// `rule`
    Rule(Rule),
    /// `exception`
    Exception(Exception),
    /// `advisory`
    Advisory(Advisory),
    /// `example`
    Example(Example),
    /// One that could not be read; its diagnostics tell why. It still declares its name.
    Broken(Broken),
}

/// A declaration that could not be read.
#[derive(Clone, Debug)]
pub struct Broken {
    /// Its keyword, if it has a known one: `rule`, `code set`.
    pub keyword: Option<String>,
    /// Its name, if one follows the keyword.
    pub name: Option<Name>,
}

/// `policy ID "Title"` and its header.
#[derive(Clone, Debug)]
pub struct Policy {
    /// The id.
    pub name: Name,
    /// The title.
    pub title: Text,
    /// `publisher "…"`
    pub publisher: Option<Text>,
    /// `source "…"`
    pub source: Option<Text>,
    /// `in force from … by …`; each one that was written.
    pub in_force: Vec<InForce>,
    /// `review by DATE`
    pub review_by: Option<DateLiteral>,
    /// `superseded by POLICY from DATE`
    pub superseded: Option<Superseded>,
    /// `month end clamps` or `month end overflows`
    pub month_end: Option<(MonthEnd, Span)>,
    /// `selected when …`
    pub selected: Option<Selected>,
    /// `governs when …`, all of which must hold.
    pub governs: Vec<Governs>,
    /// Notes.
    pub notes: Vec<Text>,
}

/// `superseded by POLICY from DATE`: from that day on another policy stands in the place of this one, where it governs.
#[derive(Clone, Debug)]
pub struct Superseded {
    /// The whole clause.
    pub span: Span,
    /// The id of the other policy.
    pub by: Name,
    /// The first day.
    pub from: DateLiteral,
}

/// `selected when CONDITION`: for which requests a library of policies looks at this one.
#[derive(Clone, Debug)]
pub struct Selected {
    /// The whole clause.
    pub span: Span,
    /// The condition.
    pub condition: Condition,
}

/// What a date some months on is when that month has no such day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize)]
pub enum MonthEnd {
    /// The month's last day.
    Clamps,
    /// The first day of the month after.
    Overflows,
}

/// `in force from DATE [until DATE] by FACT [because "…"] [cite …]`; both days are included.
#[derive(Clone, Debug)]
pub struct InForce {
    /// The whole clause.
    pub span: Span,
    /// The first day.
    pub from: DateLiteral,
    /// The last day.
    pub until: Option<DateLiteral>,
    /// The fact by which a request is judged.
    pub by: Path,
    /// What a reader is told of a date outside.
    pub because: Option<Text>,
    /// Its citation.
    pub cite: Option<Cite>,
}

/// `governs when CONDITION [because "…"] [cite …]`
#[derive(Clone, Debug)]
pub struct Governs {
    /// The whole clause.
    pub span: Span,
    /// The condition.
    pub condition: Condition,
    /// What a reader is told when it is false.
    pub because: Option<Text>,
    /// Its citation.
    pub cite: Option<Cite>,
}

/// A date, and where it stands.
#[derive(Clone, Copy, Debug)]
pub struct DateLiteral {
    /// The civil date.
    pub date: Date,
    /// Where it stands.
    pub span: Span,
}

/// `from DATE`, `until DATE`: the days on which something stands, both included; an open end is without limit.
#[derive(Clone, Copy, Debug, Default)]
pub struct Dates {
    /// The first day.
    pub from: Option<DateLiteral>,
    /// The last day.
    pub until: Option<DateLiteral>,
}

impl Dates {
    /// Tells whether nothing was written: it stands on all days.
    pub const fn is_always(&self) -> bool {
        self.from.is_none() && self.until.is_none()
    }

    /// Tells whether a day is one of them.
    pub fn hold(&self, day: Date) -> bool {
        self.from.is_none_or(|from| from.date <= day)
            && self.until.is_none_or(|until| day <= until.date)
    }

    /// Gives where they stand, if they were written.
    pub fn span(&self) -> Option<Span> {
        match (self.from, self.until) {
            (Some(from), Some(until)) => Some(from.span.to(until.span)),
            (Some(only), None) | (None, Some(only)) => Some(only.span),
            (None, None) => None,
        }
    }
}

/// `vocabulary NAME "Title"`: a file of declarations that policies share.
#[derive(Clone, Debug)]
pub struct Vocabulary {
    /// Its name.
    pub name: Name,
    /// Its title.
    pub title: Text,
    /// `publisher "…"`
    pub publisher: Option<Text>,
    /// `source "…"`
    pub source: Option<Text>,
    /// Notes.
    pub notes: Vec<Text>,
}

/// `use "FILE" for NAME, NAME`
#[derive(Clone, Debug)]
pub struct Use {
    /// The file, seen from the one that says so.
    pub file: Text,
    /// The names that are taken from it.
    pub names: Vec<Path>,
}

/// `revision DATE KIND "…"`
#[derive(Clone, Debug)]
pub struct Revision {
    /// Its day.
    pub date: DateLiteral,
    /// What it says it does.
    pub kind: RevisionKind,
    /// What changed.
    pub text: Text,
    /// Citation and notes.
    pub attachments: Attachments,
}

/// What a revision says it does to determinations.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub enum RevisionKind {
    /// Changes words only.
    Rewords,
    /// Only ever releases less.
    Tightens,
    /// Only ever releases more.
    Loosens,
    /// Changes both ways.
    Changes,
}

/// `clauses "Section"` and its table.
#[derive(Clone, Debug)]
pub struct Clauses {
    /// The section of the source.
    pub section: Text,
    /// The rows.
    pub rows: Vec<Clause>,
}

/// `ID decides|informs "…"`
#[derive(Clone, Debug)]
pub struct Clause {
    /// Its id, such as `LIM-2`.
    pub id: Name,
    /// Whether it decides, or only informs.
    pub decides: bool,
    /// What it is about.
    pub text: Text,
}

/// `findings, strongest first`
#[derive(Clone, Debug)]
pub struct Findings {
    /// Strongest first.
    pub rows: Vec<Finding>,
    /// `otherwise NAME`
    pub otherwise: Option<Name>,
}

/// `NAME adverse|review|release "Label"`
#[derive(Clone, Debug)]
pub struct Finding {
    /// Its name.
    pub name: Name,
    /// Its kind.
    pub kind: FindingKind,
    /// What people read.
    pub label: Text,
}

/// What a finding does.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize)]
pub enum FindingKind {
    /// Against the request; a clinician makes it a decision.
    Adverse,
    /// For a clinician to decide.
    Review,
    /// For the request.
    Release,
}

/// `unit NAME[, one NAME]`
#[derive(Clone, Debug)]
pub struct Unit {
    /// The plural, by which the unit is known.
    pub plural: Name,
    /// The singular.
    pub singular: Option<Name>,
}

/// `codes SYSTEM "Title"`: a code system.
#[derive(Clone, Debug)]
pub struct CodeSystem {
    /// Its name.
    pub name: Name,
    /// What people read.
    pub title: Text,
    /// `edition "…"`
    pub edition: Option<Text>,
    /// `hierarchy by prefix`: `F41` covers `F41.1`.
    pub hierarchical: bool,
    /// `only A, B to C`: the codes there are; without it the system is open.
    pub only: Option<Vec<CodeRange>>,
    /// Citation and notes.
    pub attachments: Attachments,
}

/// `code set NAME "Title" of SYSTEM [from "FILE"]` and its codes.
#[derive(Clone, Debug)]
pub struct CodeSet {
    /// Its name.
    pub name: Name,
    /// What people read.
    pub title: Text,
    /// Its system.
    pub system: Name,
    /// The file that holds its codes.
    pub file: Option<Text>,
    /// Its codes, row by row.
    pub rows: Vec<CodeRow>,
    /// Citation and notes.
    pub attachments: Attachments,
}

impl CodeSet {
    /// Gives the codes of all rows.
    pub fn codes(&self) -> impl Iterator<Item = &CodeRange> {
        self.rows.iter().flat_map(|row| &row.codes)
    }
}

/// `A, B, C [from DATE] [until DATE]`: codes of a set, and the days on which they are in it.
#[derive(Clone, Debug)]
pub struct CodeRow {
    /// The codes.
    pub codes: Vec<CodeRange>,
    /// Their days.
    pub dates: Dates,
}

/// A code, or `A to B` in a hierarchical system.
#[derive(Clone, Debug)]
pub struct CodeRange {
    /// The code, or the first.
    pub first: Name,
    /// The last.
    pub last: Option<Name>,
}

/// `choices NAME` and its choices.
#[derive(Clone, Debug)]
pub struct Choices {
    /// Its name.
    pub name: Name,
    /// The choices.
    pub rows: Vec<Choice>,
}

/// `NAME "Label" [codes SYSTEM A, B, C] [from DATE] [until DATE]`
#[derive(Clone, Debug)]
pub struct Choice {
    /// Its name.
    pub name: Name,
    /// What people read.
    pub label: Text,
    /// The codes that mean it.
    pub codes: Option<ChoiceCodes>,
    /// The days on which it is one of the answers.
    pub dates: Dates,
}

/// `codes SYSTEM A, B, C` or `codes SYSTEM otherwise`
#[derive(Clone, Debug)]
pub struct ChoiceCodes {
    /// The system.
    pub system: Name,
    /// Its codes; `None` is `otherwise`: every code of the system that no other choice has.
    pub codes: Option<Vec<CodeRange>>,
}

/// `facts GROUP ["Label"]` and its facts.
#[derive(Clone, Debug)]
pub struct Facts {
    /// The group.
    pub group: Name,
    /// What people read.
    pub label: Option<Text>,
    /// The facts.
    pub rows: Vec<Fact>,
}

/// `NAME TYPE[, RANGE][, within …][, not before D][, presumed VALUE [when CONDITION]] ["Question"] [was NAME] [derived …] [cite …] [note …]`
#[derive(Clone, Debug)]
pub struct Fact {
    /// Its name within the group.
    pub name: Name,
    /// Its type; `None` where it could not be read (which has its diagnostic).
    pub ty: Option<Type>,
    /// `0 to 14`
    pub range: Option<Range>,
    /// `within 90 days before D`: how recent evidence must be.
    pub recent: Option<Recency>,
    /// `not before D`: a date that is earlier is a mistake of the request.
    pub not_before: Option<Path>,
    /// `not after D`
    pub not_after: Option<Path>,
    /// `presumed …`
    pub presumed: Option<Presumed>,
    /// `derived …`
    pub derived: Option<Derived>,
    /// The question that asks for it.
    pub question: Option<Text>,
    /// The name it had before.
    pub was: Option<Path>,
    /// Citation and notes.
    pub attachments: Attachments,
    /// The whole row.
    pub span: Span,
}

/// The type of a fact.
#[derive(Clone, Debug)]
pub enum Type {
    /// `yes/no`
    YesNo,
    /// `whole number of UNIT`, `number of UNIT[, N decimals]`; a whole number has 0 decimals.
    Number {
        /// The unit.
        unit: Name,
        /// Digits after the point; `None` where a `number` does not say.
        decimals: Option<(u32, Span)>,
        /// Written `whole number`.
        whole: bool,
    },
    /// `date`
    Date,
    /// `one of CHOICES`
    OneOf(Name),
    /// `any of CHOICES`
    AnyOf(Name),
    /// `code of SYSTEM`
    Code(Name),
    /// `codes of SYSTEM`
    Codes(Name),
    /// `text`
    Text,
}

/// The range of a number or a date, both ends included.
#[derive(Clone, Debug)]
pub struct Range {
    /// The smallest value.
    pub low: Expression,
    /// The largest value.
    pub high: Expression,
    /// From one to the other.
    pub span: Span,
}

/// `presumed VALUE [when CONDITION]`
#[derive(Clone, Debug)]
pub struct Presumed {
    /// The value.
    pub value: GivenValue,
    /// When it is presumed; always, without one.
    pub when: Option<Condition>,
}

/// `value NAME in UNIT` and its dated entries.
#[derive(Clone, Debug)]
pub struct Value {
    /// Its name.
    pub name: Name,
    /// Its unit.
    pub unit: Name,
    /// What people read.
    pub text: Option<Text>,
    /// `36 visits [from DATE] [until DATE]`
    pub entries: Vec<ValueEntry>,
    /// Citation and notes.
    pub attachments: Attachments,
}

/// One entry of a value.
#[derive(Clone, Debug)]
pub struct ValueEntry {
    /// The quantity.
    pub quantity: Quantity,
    /// Its days.
    pub dates: Dates,
}

/// A number with its unit, as written: `12 visits`, `0.5 sessions`.
#[derive(Clone, Debug)]
pub struct Quantity {
    /// The number.
    pub number: Decimal,
    /// Its digits as written, which a code such as `0042` needs.
    pub digits: String,
    /// Its unit, if one was written.
    pub unit: Option<Name>,
    /// The whole.
    pub span: Span,
}

/// `criterion NAME [from DATE] [until DATE]`
#[derive(Clone, Debug)]
pub struct Criterion {
    /// Its name.
    pub name: Name,
    /// The days on which it stands.
    pub dates: Dates,
    /// What people read.
    pub text: Option<Text>,
    /// `met when …`
    pub condition: Condition,
    /// Citation and notes.
    pub attachments: Attachments,
}

/// `amount NAME in UNIT`
#[derive(Clone, Debug)]
pub struct Amount {
    /// Its name.
    pub name: Name,
    /// Its unit.
    pub unit: Name,
    /// What people read.
    pub text: Option<Text>,
    /// `EXPRESSION when CONDITION`; empty where the amount has one unguarded expression.
    pub cases: Vec<AmountCase>,
    /// The unguarded expression, or the one after `otherwise`.
    pub otherwise: Option<Expression>,
    /// `at most …`
    pub caps: Vec<Cap>,
    /// Citation and notes.
    pub attachments: Attachments,
}

/// One guarded case of an amount.
#[derive(Clone, Debug)]
pub struct AmountCase {
    /// The value.
    pub value: Expression,
    /// The days on which the case is there.
    pub dates: Dates,
    /// When it holds.
    pub when: Condition,
}

/// `at most EXPRESSION [from DATE] [until DATE] [when CONDITION] [because "…"] [cite …]`
#[derive(Clone, Debug)]
pub struct Cap {
    /// The whole clause.
    pub span: Span,
    /// The bound.
    pub bound: Expression,
    /// The days on which the cap is there.
    pub dates: Dates,
    /// When it holds; always, without one.
    pub when: Option<Condition>,
    /// What a reader is told when it cuts.
    pub because: Option<Text>,
    /// Its citation.
    pub cite: Option<Cite>,
}

/// `rule NAME [from DATE] [until DATE]`
#[derive(Clone, Debug)]
pub struct Rule {
    /// Its name.
    pub name: Name,
    /// The days on which it stands.
    pub dates: Dates,
    /// The finding.
    pub finds: Name,
    /// `settles`: stands before all strength.
    pub settles: Option<Span>,
    /// `releasing AMOUNT of FACT`
    pub releasing: Option<Releasing>,
    /// The reason.
    pub because: Option<Text>,
    /// `when …`; `None` where it is lacking.
    pub condition: Option<Condition>,
    /// Citation and notes.
    pub attachments: Attachments,
}

/// `releasing AMOUNT of FACT`
#[derive(Clone, Debug)]
pub struct Releasing {
    /// The amount.
    pub amount: Path,
    /// The fact that tells how much was requested.
    pub of: Path,
}

/// `exception NAME [from DATE] [until DATE]`
#[derive(Clone, Debug)]
pub struct Exception {
    /// Its name.
    pub name: Name,
    /// The days on which it stands.
    pub dates: Dates,
    /// What people read.
    pub text: Option<Text>,
    /// The findings that it turns.
    pub turns: Vec<Name>,
    /// `a partial release` among them.
    pub turns_partial_release: bool,
    /// What it turns them into.
    pub into: Name,
    /// The rules that it does not reach.
    pub except: Vec<Name>,
    /// `when …`; `None` where it is lacking.
    pub condition: Option<Condition>,
    /// Citation and notes.
    pub attachments: Attachments,
}

/// `advisory NAME [from DATE] [until DATE]`
#[derive(Clone, Debug)]
pub struct Advisory {
    /// Its name.
    pub name: Name,
    /// The days on which it stands.
    pub dates: Dates,
    /// What the reader is told.
    pub text: Option<Text>,
    /// `when …`; `None` where it is lacking.
    pub condition: Option<Condition>,
    /// `unless …`: withheld only where this is known to hold.
    pub unless: Option<Condition>,
    /// Citation and notes.
    pub attachments: Attachments,
}

/// `example NAME "Title"`
#[derive(Clone, Debug)]
pub struct Example {
    /// Its name.
    pub name: Name,
    /// What it shows.
    pub title: Text,
    /// `like NAME`: starts from what that example gives.
    pub like: Option<Name>,
    /// `given FACT VALUE`
    pub given: Vec<Given>,
    /// The rows of records that are given.
    pub rows: Vec<GivenRows>,
    /// `expect …`
    pub expectations: Vec<Expectation>,
    /// Citation and notes.
    pub attachments: Attachments,
}

/// One fact of an example.
#[derive(Clone, Debug)]
pub struct Given {
    /// The fact.
    pub fact: Path,
    /// Its value.
    pub value: GivenValue,
    /// The day of which it is.
    pub on: Option<DateLiteral>,
}

/// A value as an example or a presumption writes it.
#[derive(Clone, Debug)]
pub struct GivenValue {
    /// What.
    pub kind: GivenKind,
    /// Where.
    pub span: Span,
}

/// The kinds of values in examples and presumptions.
#[derive(Clone, Debug)]
pub enum GivenKind {
    /// `yes`
    Yes,
    /// `no`
    No,
    /// `none`: the empty set.
    None,
    /// `not stated`: takes away what `like` gave.
    NotStated,
    /// `12 visits`
    Quantity(Quantity),
    /// `2022-06-15`
    Date(Date),
    /// One or more choices or codes: `anxiety, F41.1`, `97124`.
    Members(Vec<Name>),
    /// `at least anxiety`: these, and perhaps more. `at least none` has no members.
    Open(Vec<Name>),
    /// `"…"`, for a text.
    Text(Text),
}

/// `expect …`
#[derive(Clone, Debug)]
pub struct Expectation {
    /// What.
    pub kind: ExpectationKind,
    /// The whole clause.
    pub span: Span,
}

/// The kinds of expectations.
#[derive(Clone, Debug)]
pub enum ExpectationKind {
    /// `expect met[, releasing 12 visits]`
    Finding {
        /// The finding.
        finding: Name,
        /// The amount.
        releasing: Option<Quantity>,
    },
    /// `expect not governed`
    NotGoverned,
    /// `expect information needed`
    InformationNeeded,
    /// `expect missing a, b`: exactly these.
    Missing(Vec<Path>),
    /// `expect advisories a, b` or `none`: exactly these.
    Advisories(Vec<Name>),
    /// `expect reasons a, b`: these rules are among the reasons.
    Reasons(Vec<Name>),
    /// `expect clauses A-1, B-2`: these clauses are among those of the reasons.
    Clauses(Vec<Name>),
    /// `expect presumed a, b` or `none`: exactly these.
    Presumed(Vec<Path>),
}
