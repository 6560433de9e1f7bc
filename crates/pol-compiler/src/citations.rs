//! `cite` of the tree in; citations of the program out, and for each clause what cites it.
//! Reports unknown clauses, deciding clauses that nothing cites, and informing ones that are cited as reasons.

use crate::declarations::Declarations;
use crate::diagnostics;
use crate::names::{Lookup, Names};
use crate::program::{Citation, Citer, Clause, ClauseId};
use crate::texts::plain;
use pol_parser::{Diagnostic, Span, ast};

/// Resolves citations and remembers them.
pub(crate) struct Citations<'a> {
    names: &'a Names,
    clauses: Vec<Clause>,
    rows: Vec<&'a ast::Clause>,
    cited: Vec<Vec<(Span, Citer)>>,
    has_table: bool,
    missing_table_reported: bool,
}

impl<'a> Citations<'a> {
    /// Starts with the tables of clauses.
    pub(crate) fn new(
        declarations: &Declarations<'a>,
        names: &'a Names,
        sink: &mut Vec<Diagnostic>,
    ) -> Self {
        let mut citations = Self {
            names,
            clauses: Vec::new(),
            rows: Vec::new(),
            cited: Vec::new(),
            has_table: !declarations.clauses.is_empty() || declarations.has_broken("clauses"),
            missing_table_reported: false,
        };
        for table in &declarations.clauses {
            let section = plain(&table.tree.section, sink);
            for row in &table.tree.rows {
                citations.add_clause(row, &section, sink);
            }
        }
        citations
    }

    /// Resolves a citation; only what decides is remembered as a citer.
    pub(crate) fn cite(
        &mut self,
        cite: Option<&ast::Cite>,
        section: Option<&ast::Text>,
        citer: Option<Citer>,
        sink: &mut Vec<Diagnostic>,
    ) -> Citation {
        let section = section.map(|section| plain(section, &mut Vec::new()));
        let title = section.clone().unwrap_or_default();
        let free = cite
            .and_then(|cite| cite.text.as_ref())
            .map(|text| plain(text, sink));
        let ids = cite.map_or(&[][..], |cite| &cite.clauses);
        let clauses = self.clauses_of(ids, citer, sink);
        Citation {
            clauses,
            text: section
                .into_iter()
                .chain(free)
                .collect::<Vec<_>>()
                .join(", "),
            section: title,
        }
    }

    /// Finds clauses by id.
    pub(crate) fn find(&mut self, id: &ast::Name, sink: &mut Vec<Diagnostic>) -> Option<ClauseId> {
        match self.names.clauses.find(&id.text) {
            Lookup::Found(clause) => Some(clause),
            Lookup::Broken => None,
            Lookup::Unknown if self.has_table => {
                sink.push(diagnostics::unknown_clause(
                    &id.text,
                    id.span,
                    self.names.clauses.near(&id.text),
                ));
                None
            }
            Lookup::Unknown => {
                if !self.missing_table_reported {
                    sink.push(diagnostics::no_clauses_table(&id.text, id.span));
                }
                self.missing_table_reported = true;
                None
            }
        }
    }

    /// Gives the clauses with all that cites them; reports deciding ones that nothing cites, unless some declaration was not read.
    pub(crate) fn finish(mut self, all_read: bool, sink: &mut Vec<Diagnostic>) -> Vec<Clause> {
        for (clause, mut cited) in self.clauses.iter_mut().zip(self.cited) {
            cited.sort_by_key(|(span, _)| *span);
            clause.cited_by = cited.into_iter().map(|(_, citer)| citer).collect();
        }
        for (clause, row) in self.clauses.iter().zip(&self.rows) {
            if clause.decides && clause.cited_by.is_empty() && all_read {
                sink.push(diagnostics::uncited_clause(&clause.id, row.id.span));
            }
        }
        self.clauses
    }

    fn add_clause(&mut self, row: &'a ast::Clause, section: &str, sink: &mut Vec<Diagnostic>) {
        self.rows.push(row);
        self.cited.push(Vec::new());
        self.clauses.push(Clause {
            id: row.id.text.clone(),
            section: section.to_owned(),
            decides: row.decides,
            text: plain(&row.text, sink),
            cited_by: Vec::new(),
        });
    }

    fn clauses_of(
        &mut self,
        ids: &[ast::Name],
        citer: Option<Citer>,
        sink: &mut Vec<Diagnostic>,
    ) -> Vec<ClauseId> {
        let mut clauses = Vec::new();
        for id in ids {
            let Some(clause) = self.find(id, sink) else {
                continue;
            };
            if clauses.contains(&clause) {
                sink.push(diagnostics::listed_twice(&id.text, id.span));
                continue;
            }
            clauses.push(clause);
            self.remember(clause, id, citer, sink);
        }
        clauses
    }

    fn remember(
        &mut self,
        id: ClauseId,
        name: &ast::Name,
        citer: Option<Citer>,
        sink: &mut Vec<Diagnostic>,
    ) {
        let Some(citer) = citer else { return };
        self.cited[id.index()].push((name.span, citer));
        if !self.clauses[id.index()].decides && is_reason(citer) {
            sink.push(diagnostics::informing_clause_cited(&name.text, name.span));
        }
    }
}

/// Tells whether what cites can be a reason of a determination.
fn is_reason(citer: Citer) -> bool {
    match citer {
        Citer::InForce
        | Citer::Governs(_)
        | Citer::Criterion(_)
        | Citer::Amount(_)
        | Citer::Cap(..)
        | Citer::Rule(_)
        | Citer::Exception(_) => true,
        Citer::Fact(_) | Citer::Value(_) | Citer::Advisory(_) | Citer::Limit(_) => false,
    }
}
