//! Lays out what stands at the top of a policy: its header, the revision log, the table of clauses and the findings.

use super::Layout;
use crate::ast::{
    Clause, Clauses, Finding, FindingKind, Findings, Governs, InForce, MonthEnd, Policy, Revision,
    RevisionKind,
};
use crate::print;

impl Layout {
    pub(super) fn policy(&mut self, policy: &Policy) {
        self.head(format!(
            "policy {} {}",
            policy.name.text,
            print::text(&policy.title)
        ));
        for (word, text) in [("publisher", &policy.publisher), ("source", &policy.source)] {
            if let Some(text) = text {
                self.line(2, text.span.start, format!("{word} {}", print::text(text)));
            }
        }
        for in_force in &policy.in_force {
            self.in_force(in_force);
        }
        if let Some(date) = &policy.review_by {
            self.line(2, date.span.start, format!("review by {}", date.date));
        }
        if let Some(clause) = &policy.superseded {
            let text = format!("superseded by {} from {}", clause.by.text, clause.from.date);
            self.line(2, clause.span.start, text);
        }
        if let Some((month_end, span)) = &policy.month_end {
            let word = match month_end {
                MonthEnd::Clamps => "clamps",
                MonthEnd::Overflows => "overflows",
            };
            self.line(2, span.start, format!("month end {word}"));
        }
        if let Some(selected) = &policy.selected {
            self.condition("selected when", selected.span.start, &selected.condition);
        }
        for governs in &policy.governs {
            self.governs(governs);
        }
        self.notes(2, &policy.notes);
    }

    pub(super) fn in_force(&mut self, in_force: &InForce) {
        let until = in_force
            .until
            .map_or(String::new(), |until| format!(" until {}", until.date));
        let text = format!(
            "in force from {}{until} by {}",
            in_force.from.date, in_force.by.text
        );
        self.line(2, in_force.span.start, text);
        self.because(4, in_force.because.as_ref());
        self.cite(4, in_force.cite.as_ref());
    }

    pub(super) fn governs(&mut self, governs: &Governs) {
        self.condition("governs when", governs.span.start, &governs.condition);
        self.because(4, governs.because.as_ref());
        self.cite(4, governs.cite.as_ref());
    }

    pub(super) fn revision(&mut self, revision: &Revision) {
        let kind = match revision.kind {
            RevisionKind::Rewords => "rewords",
            RevisionKind::Tightens => "tightens",
            RevisionKind::Loosens => "loosens",
            RevisionKind::Changes => "changes",
        };
        self.head(format!(
            "revision {} {kind} {}",
            revision.date.date,
            print::text(&revision.text)
        ));
        self.attachments(&revision.attachments);
    }

    pub(super) fn clauses(&mut self, clauses: &Clauses) {
        self.head(format!("clauses {}", print::text(&clauses.section)));
        for Clause { id, decides, text } in &clauses.rows {
            let kind = if *decides { "decides" } else { "informs" };
            self.line(
                2,
                id.span.start,
                format!("{} {kind} {}", id.text, print::text(text)),
            );
        }
    }

    pub(super) fn findings(&mut self, findings: &Findings) {
        self.head(String::from("findings, strongest first"));
        for Finding { name, kind, label } in &findings.rows {
            let kind = match kind {
                FindingKind::Adverse => "adverse",
                FindingKind::Review => "review",
                FindingKind::Release => "release",
            };
            self.line(
                2,
                name.span.start,
                format!("{} {kind} {}", name.text, print::text(label)),
            );
        }
        if let Some(otherwise) = &findings.otherwise {
            self.line(
                2,
                otherwise.span.start,
                format!("otherwise {}", otherwise.text),
            );
        }
    }
}
