//! A file's declarations in; the same by kind, each with the section it stands in, out. First pass; checks nothing.
//! A declaration's position in its list is its id in the program.

use pol_parser::{Span, ast, ast::DeclarationKind};

/// A declaration with its place.
pub(crate) struct Declared<'a, T> {
    /// What the parser read.
    pub(crate) tree: &'a T,
    /// The whole of it.
    pub(crate) span: Span,
    /// The section that it stands in.
    pub(crate) section: Option<&'a ast::Text>,
}

impl<T> Clone for Declared<'_, T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for Declared<'_, T> {}

/// A fact with its group.
#[derive(Clone)]
pub(crate) struct FactRow<'a> {
    /// The position of its group.
    pub(crate) group: usize,
    /// `course.visits_used`
    pub(crate) path: String,
    /// What the parser read.
    pub(crate) tree: &'a ast::Fact,
    /// The section that it stands in.
    pub(crate) section: Option<&'a ast::Text>,
}

/// All declarations of a file by kind, in declared order.
#[derive(Default)]
pub(crate) struct Declarations<'a> {
    pub(crate) policies: Vec<Declared<'a, ast::Policy>>,
    pub(crate) vocabularies: Vec<&'a ast::Vocabulary>,
    pub(crate) revisions: Vec<Declared<'a, ast::Revision>>,
    pub(crate) clauses: Vec<Declared<'a, ast::Clauses>>,
    pub(crate) findings: Vec<Declared<'a, ast::Findings>>,
    pub(crate) units: Vec<Declared<'a, ast::Unit>>,
    pub(crate) systems: Vec<Declared<'a, ast::CodeSystem>>,
    pub(crate) code_sets: Vec<Declared<'a, ast::CodeSet>>,
    pub(crate) choices: Vec<Declared<'a, ast::Choices>>,
    pub(crate) groups: Vec<Declared<'a, ast::Facts>>,
    /// The facts, and after them the columns of records.
    pub(crate) facts: Vec<FactRow<'a>>,
    /// How many of `facts` are no columns.
    pub(crate) stated: usize,
    pub(crate) records: Vec<Declared<'a, ast::Records>>,
    pub(crate) limits: Vec<Declared<'a, ast::Limit>>,
    pub(crate) values: Vec<Declared<'a, ast::Value>>,
    pub(crate) criteria: Vec<Declared<'a, ast::Criterion>>,
    pub(crate) amounts: Vec<Declared<'a, ast::Amount>>,
    pub(crate) rules: Vec<Declared<'a, ast::Rule>>,
    pub(crate) exceptions: Vec<Declared<'a, ast::Exception>>,
    pub(crate) advisories: Vec<Declared<'a, ast::Advisory>>,
    pub(crate) examples: Vec<Declared<'a, ast::Example>>,
    pub(crate) broken: Vec<&'a ast::Broken>,
    /// Where the last declaration ends.
    pub(crate) end: usize,
}

/// Sorts a file's declarations by kind.
pub(crate) fn collect(file: &ast::File) -> Declarations<'_> {
    let mut all = Declarations::default();
    let mut section = None;
    for declaration in &file.declarations {
        all.end = all.end.max(declaration.span.end);
        all.add(declaration, &mut section);
    }
    all.add_columns();
    all
}

impl<'a> Declarations<'a> {
    fn add(&mut self, declaration: &'a ast::Declaration, section: &mut Option<&'a ast::Text>) {
        let place = Place {
            span: declaration.span,
            section: *section,
        };
        match &declaration.kind {
            DeclarationKind::Policy(tree) => self.policies.push(place.of(tree)),
            DeclarationKind::Vocabulary(tree) => self.vocabularies.push(tree),
            DeclarationKind::Use(_) => {}
            DeclarationKind::Revision(tree) => self.revisions.push(place.of(tree)),
            DeclarationKind::Section(title) => *section = Some(title),
            DeclarationKind::Clauses(tree) => self.clauses.push(place.of(tree)),
            DeclarationKind::Findings(tree) => self.findings.push(place.of(tree)),
            DeclarationKind::Unit(tree) => self.units.push(place.of(tree)),
            DeclarationKind::CodeSystem(tree) => self.systems.push(place.of(tree)),
            DeclarationKind::CodeSet(tree) => self.code_sets.push(place.of(tree)),
            DeclarationKind::Choices(tree) => self.choices.push(place.of(tree)),
            DeclarationKind::Facts(tree) => self.add_facts(place.of(tree)),
            DeclarationKind::Records(tree) => self.records.push(place.of(tree)),
            DeclarationKind::Limit(tree) => self.limits.push(place.of(tree)),
            DeclarationKind::Value(tree) => self.values.push(place.of(tree)),
            DeclarationKind::Criterion(tree) => self.criteria.push(place.of(tree)),
            DeclarationKind::Amount(tree) => self.amounts.push(place.of(tree)),
            DeclarationKind::Rule(tree) => self.rules.push(place.of(tree)),
            DeclarationKind::Exception(tree) => self.exceptions.push(place.of(tree)),
            DeclarationKind::Advisory(tree) => self.advisories.push(place.of(tree)),
            DeclarationKind::Example(tree) => self.examples.push(place.of(tree)),
            DeclarationKind::Broken(tree) => self.broken.push(tree),
        }
    }

    fn add_facts(&mut self, group: Declared<'a, ast::Facts>) {
        let position = self.groups.len();
        self.groups.push(group);
        self.facts
            .extend(group.tree.rows.iter().map(|tree| FactRow {
                group: position,
                path: format!("{}.{}", group.tree.group.text, tree.name.text),
                tree,
                section: group.section,
            }));
    }

    /// Adds the columns of all records after the facts; their groups are those past the last group of facts.
    fn add_columns(&mut self) {
        self.stated = self.facts.len();
        let groups = self.groups.len();
        for (position, record) in self.records.iter().enumerate() {
            let columns = record.tree.columns.iter().map(|tree| FactRow {
                group: groups + position,
                path: format!("{}.{}", record.tree.name.text, tree.name.text),
                tree,
                section: record.section,
            });
            self.facts.extend(columns);
        }
    }

    /// Gives the record of a column, by position.
    pub(crate) fn record_of(&self, row: &FactRow<'_>) -> Option<usize> {
        row.group.checked_sub(self.groups.len())
    }

    /// Tells whether a declaration that could not be read may be one of a keyword; a misspelt keyword may be any.
    pub(crate) fn has_broken(&self, keyword: &str) -> bool {
        let mut keywords = self.broken.iter().map(|broken| broken.keyword.as_deref());
        keywords.any(|found| found.is_none_or(|found| found == keyword))
    }
}

/// Where a declaration stands.
struct Place<'a> {
    span: Span,
    section: Option<&'a ast::Text>,
}

impl<'a> Place<'a> {
    fn of<T>(self, tree: &'a T) -> Declared<'a, T> {
        Declared {
            tree,
            span: self.span,
            section: self.section,
        }
    }
}
