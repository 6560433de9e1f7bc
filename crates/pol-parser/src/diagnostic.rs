//! What is wrong with a policy or a request: one type for the parser, the compiler, the analysis and requests.
//! Takes a code's page and the author's words; gives a value that a renderer shows. Knows no terminal and no JSON.

use crate::fix::Fix;
use crate::span::Span;

/// How much a diagnostic weighs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// The policy or the request cannot be used.
    Error,
    /// It can be used, but probably does not say what was meant.
    Warning,
    /// It is so, and only its author can say whether it is meant.
    Note,
}

/// The page of one code: what `pol help CODE` prints, with a case that raises it and one that just misses it.
#[derive(Debug)]
pub struct Page {
    /// The code, such as `E0201`.
    pub code: &'static str,
    /// The title in a few words, lower case.
    pub title: &'static str,
    /// How much it weighs.
    pub severity: Severity,
    /// What is wrong, why it matters and what to write instead: a few sentences of Markdown.
    pub text: &'static str,
    /// The smallest input that raises it.
    pub raises: Case,
    /// The nearest input that does not.
    pub misses: Case,
}

/// An input that raises or misses a diagnostic.
#[derive(Debug)]
pub enum Case {
    /// The text of a policy that is complete but for what it shows.
    Policy(&'static str),
    /// Declarations, given after the small complete policy in [`SMALL_POLICY`].
    Declarations(&'static str),
    /// The text of a file of examples, beside the small complete policy in [`SMALL_POLICY`].
    Beside(&'static str),
    /// A request in JSON, read against the declarations that follow [`SMALL_POLICY`].
    Request {
        /// Declarations after [`SMALL_POLICY`]; may be empty.
        declarations: &'static str,
        /// The request's text.
        request: &'static str,
    },
    /// Declarations of two revisions of one policy, each given after the small complete policy in [`SMALL_POLICY`].
    Revision {
        /// Those of the old one.
        before: &'static str,
        /// Those of the new one.
        after: &'static str,
    },
    /// Declarations, given after the small complete policy in [`SMALL_POLICY`], with the files that they use.
    Using {
        /// The declarations.
        declarations: &'static str,
        /// The path and the text of each file.
        files: &'static [(&'static str, &'static str)],
    },
    /// The texts of the policies of a library.
    Library(&'static [&'static str]),
    /// A text that is made by a function, because it is long.
    Made(fn() -> String),
}

/// A complete policy of a few lines, which the cases of pages build on.
/// It declares facts `request.service_date`, `request.visits`, `member.adult`, `member.conditions`, `member.side` and `request.code`.
pub const SMALL_POLICY: &str = include_str!("small.pol");

/// A span with the words that stand under it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Label {
    /// Where.
    pub span: Span,
    /// What is there, in a few words of the author.
    pub text: String,
}

/// One thing that is wrong, its place and its mend.
#[derive(Clone, Debug)]
pub struct Diagnostic {
    /// The page of its code.
    pub page: &'static Page,
    /// One idea in one line: lower case, no full stop, the author's words in backticks.
    pub message: String,
    /// Where it is in the policy; the first label is the primary one. Empty for requests.
    pub labels: Vec<Label>,
    /// The edit that mends it.
    pub help: Option<String>,
    /// The one edit that is right, where there is one and a program can make it.
    pub fix: Option<Box<Fix>>,
    /// Where it is in a request: a JSON pointer (RFC 6901). Absent for policies.
    pub pointer: Option<String>,
    /// How much it weighs where that was configured; as its page says, without.
    pub weight: Option<Severity>,
}

impl Diagnostic {
    /// Starts a diagnostic of a page's code.
    pub fn new(page: &'static Page, message: impl Into<String>) -> Self {
        Self {
            page,
            message: message.into(),
            labels: Vec::new(),
            help: None,
            fix: None,
            pointer: None,
            weight: None,
        }
    }

    /// Adds a label; the first one added is the primary one.
    #[must_use]
    pub fn label(mut self, span: Span, text: impl Into<String>) -> Self {
        self.labels.push(Label {
            span,
            text: text.into(),
        });
        self
    }

    /// Says how to mend it.
    #[must_use]
    pub fn help(mut self, help: impl Into<String>) -> Self {
        self.help = Some(help.into());
        self
    }

    /// Gives the one edit that is right.
    #[must_use]
    pub fn fix(mut self, span: Span, replacement: impl Into<String>) -> Self {
        self.fix = Some(Box::new(Fix {
            span,
            replacement: replacement.into(),
        }));
        self
    }

    /// Weighs it otherwise than its page does.
    #[must_use]
    pub fn weighing(mut self, severity: Severity) -> Self {
        self.weight = Some(severity);
        self
    }

    /// Places it in a request.
    #[must_use]
    pub fn at(mut self, pointer: impl Into<String>) -> Self {
        self.pointer = Some(pointer.into());
        self
    }

    /// Gives how much it weighs: as was configured, or as its page says.
    pub fn severity(&self) -> Severity {
        self.weight.unwrap_or(self.page.severity)
    }

    /// Gives the primary span, if it lies in a policy.
    pub fn span(&self) -> Option<Span> {
        self.labels.first().map(|label| label.span)
    }
}
