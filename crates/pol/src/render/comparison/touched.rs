//! What a revision touched: values, conditions and facts, before and now.

use super::Page;
use crate::comparison::{DeclarationEntry, FactEntry, PresumptionEntry};

impl Page<'_> {
    /// Declarations, facts and presumptions that the revision touched.
    pub(super) fn touched(&mut self) {
        let report = self.report;
        let untouched = report.declarations.is_empty()
            && report.facts.is_empty()
            && report.presumptions.is_empty();
        if untouched {
            return;
        }
        self.sheet.heading("What the revision touched");
        for declaration in &report.declarations {
            self.declaration(declaration);
        }
        for fact in &report.facts {
            self.fact(fact);
        }
        for presumption in &report.presumptions {
            self.presumption(presumption);
        }
    }

    fn declaration(&mut self, declaration: &DeclarationEntry) {
        let name = format!("{} {}", declaration.kind, declaration.name);
        let name = name.trim_end();
        match (&declaration.before, &declaration.after) {
            (Some(before), Some(after)) => {
                self.sheet.item(2, "-", name);
                self.sheet.pair(4, "before", before);
                self.sheet.pair(4, "now", after);
            }
            _ => {
                let words = if declaration.change == "added" {
                    "is new"
                } else {
                    "is gone"
                };
                self.sheet.item(2, "-", &format!("{name} {words}"));
            }
        }
    }

    fn fact(&mut self, fact: &FactEntry) {
        let path = &fact.fact;
        let before = fact.before.as_deref().unwrap_or_default();
        let words = match fact.change {
            "renamed" => format!("fact {path} was called {before}"),
            "widened" => format!(
                "fact {path} accepts other values; only requests that both revisions accept are compared"
            ),
            "retyped" => format!(
                "fact {path} is of another kind; compared are only requests whose outcome does not hang on it"
            ),
            "added" => format!("fact {path} is new"),
            _ => format!("fact {path} is gone"),
        };
        self.sheet.item(2, "-", &words);
        if matches!(fact.change, "widened" | "retyped") {
            self.sheet.pair(4, "before", before);
            self.sheet
                .pair(4, "now", fact.after.as_deref().unwrap_or_default());
        }
    }

    fn presumption(&mut self, presumption: &PresumptionEntry) {
        let fact = &presumption.fact;
        let words = match (&presumption.before, &presumption.after) {
            (Some(before), Some(after)) => {
                format!("{fact} is presumed {after}; it was presumed {before}")
            }
            (Some(before), None) => {
                format!(
                    "{fact} is no longer presumed {before}: where it is not stated, it is not known"
                )
            }
            (None, Some(after)) => format!("{fact} is presumed {after} where it is not stated"),
            (None, None) => return,
        };
        self.sheet.item(2, "-", &words);
    }
}
