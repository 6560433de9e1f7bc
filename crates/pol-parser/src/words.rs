//! The words that begin declarations and clauses, for cutting a text before the grammar reads it.

use crate::grammar::Rule;

/// The kinds of declarations, by keyword.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Keyword {
    /// `policy`
    Policy,
    /// `vocabulary`
    Vocabulary,
    /// `use`
    Use,
    /// `revision`
    Revision,
    /// `section`
    Section,
    /// `clauses`
    Clauses,
    /// `findings`
    Findings,
    /// `unit`
    Unit,
    /// `codes`
    Codes,
    /// `code set`
    CodeSet,
    /// `choices`
    Choices,
    /// `facts`
    Facts,
    /// `records`
    Records,
    /// `limit`
    Limit,
    /// `value`
    Value,
    /// `criterion`
    Criterion,
    /// `amount`
    Amount,
    /// `rule`
    Rule,
    /// `exception`
    Exception,
    /// `advisory`
    Advisory,
    /// `example`
    Example,
}

impl Keyword {
    /// Every keyword.
    pub(crate) const ALL: [Self; 21] = [
        Self::Policy,
        Self::Vocabulary,
        Self::Use,
        Self::Revision,
        Self::Section,
        Self::Clauses,
        Self::Findings,
        Self::Unit,
        Self::Codes,
        Self::CodeSet,
        Self::Choices,
        Self::Facts,
        Self::Records,
        Self::Limit,
        Self::Value,
        Self::Criterion,
        Self::Amount,
        Self::Rule,
        Self::Exception,
        Self::Advisory,
        Self::Example,
    ];

    /// Gives the keyword of a word and the word after it.
    pub(crate) fn of(word: &str, next: &str) -> Option<Self> {
        Self::ALL
            .into_iter()
            .find(|keyword| match keyword.text().split_once(' ') {
                Some((first, second)) => word == first && next == second,
                None => word == keyword.text(),
            })
    }

    /// Tells whether its bullets, if it has any, are rows or parts of rows and not items of a list of conditions.
    pub(crate) const fn has_rows(self) -> bool {
        matches!(self, Self::Facts | Self::Records | Self::Example)
    }

    /// Gives it as it is written.
    pub(crate) const fn text(self) -> &'static str {
        match self {
            Self::Policy => "policy",
            Self::Vocabulary => "vocabulary",
            Self::Use => "use",
            Self::Revision => "revision",
            Self::Section => "section",
            Self::Clauses => "clauses",
            Self::Findings => "findings",
            Self::Unit => "unit",
            Self::Codes => "codes",
            Self::CodeSet => "code set",
            Self::Choices => "choices",
            Self::Facts => "facts",
            Self::Records => "records",
            Self::Limit => "limit",
            Self::Value => "value",
            Self::Criterion => "criterion",
            Self::Amount => "amount",
            Self::Rule => "rule",
            Self::Exception => "exception",
            Self::Advisory => "advisory",
            Self::Example => "example",
        }
    }

    /// Gives it with its article.
    pub(crate) const fn described(self) -> &'static str {
        match self {
            Self::Policy => "a policy",
            Self::Vocabulary => "a vocabulary",
            Self::Use => "a use of a file",
            Self::Revision => "a revision",
            Self::Section => "a section",
            Self::Clauses => "a table of clauses",
            Self::Findings => "the findings",
            Self::Unit => "a unit",
            Self::Codes => "a code system",
            Self::CodeSet => "a code set",
            Self::Choices => "a list of choices",
            Self::Facts => "a group of facts",
            Self::Records => "a record",
            Self::Limit => "a limit",
            Self::Value => "a value",
            Self::Criterion => "a criterion",
            Self::Amount => "an amount",
            Self::Rule => "a rule",
            Self::Exception => "an exception",
            Self::Advisory => "an advisory",
            Self::Example => "an example",
        }
    }

    /// Gives the grammar's rule of the whole declaration, and the one of any run of its clauses or rows.
    pub(crate) const fn rules(self) -> (Rule, Rule) {
        match self {
            Self::Policy => (Rule::policy, Rule::policy_clauses),
            Self::Vocabulary => (Rule::vocabulary, Rule::vocabulary_clauses),
            Self::Use => (Rule::used_file, Rule::nothing),
            Self::Revision => (Rule::revision, Rule::endings),
            Self::Section => (Rule::section, Rule::nothing),
            Self::Clauses => (Rule::clauses, Rule::clause_rows),
            Self::Findings => (Rule::findings, Rule::finding_rows),
            Self::Unit => (Rule::unit, Rule::nothing),
            Self::Codes => (Rule::codes, Rule::codes_clauses),
            Self::CodeSet => (Rule::code_set, Rule::code_set_clauses),
            Self::Choices => (Rule::choices, Rule::choice_rows),
            Self::Facts => (Rule::facts, Rule::fact_rows),
            Self::Records => (Rule::records, Rule::record_rows),
            Self::Limit => (Rule::limit, Rule::limit_clauses),
            Self::Value => (Rule::value, Rule::value_clauses),
            Self::Criterion => (Rule::criterion, Rule::criterion_clauses),
            Self::Amount => (Rule::amount, Rule::amount_clauses),
            Self::Rule => (Rule::finding_rule, Rule::rule_clauses),
            Self::Exception => (Rule::exception, Rule::exception_clauses),
            Self::Advisory => (Rule::advisory, Rule::advisory_clauses),
            Self::Example => (Rule::example, Rule::example_clauses),
        }
    }

    /// Gives the grammar's rules of its clauses or rows, for saying what could stand at the start of one.
    pub(crate) const fn pieces(self) -> &'static [Rule] {
        match self {
            Self::Policy => &[
                Rule::publisher,
                Rule::source,
                Rule::in_force,
                Rule::review_by,
                Rule::superseded,
                Rule::month_end,
                Rule::selected,
                Rule::governs,
                Rule::because,
                Rule::cite,
                Rule::note,
            ],
            Self::Vocabulary => &[Rule::publisher, Rule::source, Rule::note],
            Self::Revision => &[Rule::cite, Rule::note],
            Self::Section | Self::Unit | Self::Use => &[],
            Self::Clauses => &[Rule::clause_row],
            Self::Findings => &[Rule::finding_row, Rule::fallback],
            Self::Codes => &[
                Rule::edition,
                Rule::hierarchy,
                Rule::only,
                Rule::cite,
                Rule::note,
            ],
            Self::CodeSet => &[Rule::code_row, Rule::cite, Rule::note],
            Self::Choices => &[Rule::choice_row],
            Self::Facts | Self::Records => &[Rule::fact_row],
            Self::Limit => &[
                Rule::text,
                Rule::limit_per,
                Rule::counting,
                Rule::including,
                Rule::cite,
                Rule::note,
            ],
            Self::Value => &[Rule::text, Rule::value_entry, Rule::cite, Rule::note],
            Self::Criterion => &[Rule::text, Rule::met_when, Rule::cite, Rule::note],
            Self::Amount => &[
                Rule::text,
                Rule::amount_case,
                Rule::amount_else,
                Rule::at_most,
                Rule::because,
                Rule::cite,
                Rule::note,
            ],
            Self::Rule => &[
                Rule::finds,
                Rule::because,
                Rule::when,
                Rule::cite,
                Rule::note,
            ],
            Self::Exception => &[
                Rule::text,
                Rule::turns,
                Rule::except,
                Rule::when,
                Rule::cite,
                Rule::note,
            ],
            Self::Advisory => &[Rule::text, Rule::when, Rule::unless, Rule::cite, Rule::note],
            Self::Example => &[
                Rule::like,
                Rule::given,
                Rule::expect,
                Rule::cite,
                Rule::note,
            ],
        }
    }

    /// Gives the words that begin its clauses; empty where it is made of rows.
    pub(crate) const fn clauses(self) -> &'static [&'static str] {
        match self {
            Self::Policy => &[
                "publisher",
                "source",
                "in",
                "review",
                "superseded",
                "month",
                "selected",
                "governs",
                "because",
                "cite",
                "note",
            ],
            Self::Vocabulary => &["publisher", "source", "note"],
            Self::Revision => &["cite", "note"],
            Self::Section
            | Self::Unit
            | Self::Use
            | Self::Clauses
            | Self::Findings
            | Self::Choices
            | Self::Facts
            | Self::Records => &[],
            Self::Limit => &["counting", "adding", "including", "cite", "note"],
            Self::Codes => &["edition", "hierarchy", "only", "cite", "note"],
            Self::CodeSet | Self::Value => &["cite", "note"],
            Self::Criterion => &["met", "cite", "note"],
            Self::Amount => &["at", "otherwise", "because", "cite", "note"],
            Self::Rule => &["finds", "because", "when", "cite", "note"],
            Self::Exception => &["turns", "except", "when", "cite", "note"],
            Self::Advisory => &["when", "unless", "cite", "note"],
            Self::Example => &["like", "given", "expect", "cite", "note"],
        }
    }
}

/// Keywords that are kept for later.
pub(crate) const FUTURE: [&str; 1] = ["table"];

/// The words that begin a clause of some declaration, so never a declaration.
pub(crate) const CLAUSES: [&str; 33] = [
    "publisher",
    "source",
    "in",
    "review",
    "superseded",
    "month",
    "selected",
    "governs",
    "because",
    "cite",
    "note",
    "edition",
    "hierarchy",
    "only",
    "met",
    "at",
    "otherwise",
    "finds",
    "when",
    "turns",
    "except",
    "unless",
    "like",
    "given",
    "expect",
    "was",
    "presumed",
    "derived",
    "counting",
    "adding",
    "including",
    "from",
    "until",
];
