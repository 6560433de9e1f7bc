//! What the lints look at: a policy as it was written and as it was compiled; and what they tell of it.

use crate::lint::Lint;
use crate::options::LintOptions;
use crate::wording::{self, Wording};
use jiff::civil::Date;
use pol_compiler::program::Program;
use pol_parser::ast::{self, DeclarationKind};
use pol_parser::{Diagnostic, Severity, Span};

/// A policy that compiled, and by what it is judged.
pub(crate) struct Subject<'a> {
    pub(crate) source: &'a str,
    pub(crate) file: &'a ast::File,
    pub(crate) program: &'a Program,
    pub(crate) options: &'a LintOptions,
    pub(crate) today: Date,
    /// Every text of the policy, in order.
    pub(crate) texts: Vec<Wording<'a>>,
}

/// Gives the declarations of one kind.
macro_rules! declarations {
    ($($(#[$doc:meta])* $name:ident $kind:ident)*) => {$(
        $(#[$doc])*
        pub(crate) fn $name(&self) -> impl Iterator<Item = &'a ast::$kind> + use<'a> {
            self.file.declarations.iter().filter_map(|each| {
                if let DeclarationKind::$kind(it) = &each.kind {
                    Some(it)
                } else {
                    None
                }
            })
        }
    )*};
}

impl<'a> Subject<'a> {
    declarations! {
        /// Gives the policy, which stands once.
        policies Policy
        /// Gives the log of revisions.
        revisions Revision
        /// Gives the code systems.
        systems CodeSystem
        /// Gives the code sets.
        code_sets CodeSet
        /// Gives the lists of choices.
        choices Choices
        /// Gives the groups of facts.
        groups Facts
        /// Gives the limits.
        limits Limit
        /// Gives the values.
        values Value
        /// Gives the criteria.
        criteria Criterion
        /// Gives the amounts.
        amounts Amount
        /// Gives the rules.
        rules Rule
        /// Gives the exceptions.
        exceptions Exception
        /// Gives the advisories.
        advisories Advisory
        /// Gives the examples.
        examples Example
        /// Gives the findings, which stand once.
        findings Findings
    }
}

impl<'a> Subject<'a> {
    /// Collects what the lints share.
    pub(crate) fn new(
        source: &'a str,
        file: &'a ast::File,
        program: &'a Program,
        options: &'a LintOptions,
        today: Date,
    ) -> Self {
        Self {
            source,
            file,
            program,
            options,
            today,
            texts: wording::of(file, source),
        }
    }

    /// Gives the facts with their paths.
    pub(crate) fn facts(&self) -> impl Iterator<Item = (String, &'a ast::Fact)> + use<'a> {
        self.groups().flat_map(|group| {
            let path = |fact: &ast::Fact| format!("{}.{}", group.group.text, fact.name.text);
            group.rows.iter().map(move |fact| (path(fact), fact))
        })
    }

    /// Tells whether the policy has a table of its source's clauses.
    pub(crate) fn has_clauses(&self) -> bool {
        !self.program.clauses.is_empty()
    }

    /// Gives the line on which the policy is named.
    pub(crate) fn policy_name(&self) -> (&'a str, Span) {
        let policy = self.policies().next();
        policy.map_or(("", Span::default()), |policy| {
            (policy.name.text.as_str(), policy.name.span)
        })
    }
}

/// What one lint tells.
pub(crate) struct Told<'a> {
    lint: &'static Lint,
    options: &'a LintOptions,
    severity: Severity,
    found: Vec<Diagnostic>,
}

impl<'a> Told<'a> {
    pub(crate) fn new(lint: &'static Lint, options: &'a LintOptions, severity: Severity) -> Self {
        Self {
            lint,
            options,
            severity,
            found: Vec::new(),
        }
    }

    /// Tells something about a declaration, unless its owner took it out.
    pub(crate) fn tell(&mut self, about: &str, diagnostic: Diagnostic) {
        if !self.options.excepts(self.lint, about) {
            self.found.push(diagnostic.weighing(self.severity));
        }
    }

    /// Starts a diagnostic of this lint.
    pub(crate) fn diagnostic(&self, message: impl Into<String>) -> Diagnostic {
        Diagnostic::new(&self.lint.page, message)
    }

    /// Gives what was told.
    pub(crate) fn found(self) -> Vec<Diagnostic> {
        self.found
    }
}
