//! What a revision changes besides outcomes: what is asked, which advisories are given, and words.

use super::Page;
use super::change::Where;
use crate::comparison::{AdvisoryEntry, AskEntry, WordingEntry};

impl Page<'_> {
    /// Which facts are asked for of other requests than before: in lists, not one by one.
    pub(super) fn asks(&mut self) {
        if self.report.asks.is_empty() {
            return;
        }
        self.sheet.heading("What is asked");
        let lists = [
            (true, true, "Newly asked for; it never was before:"),
            (
                true,
                false,
                "Asked for of further requests, which were decided without it:",
            ),
            (false, true, "No longer asked for at all:"),
            (
                false,
                false,
                "No longer asked for of some requests, which are decided without it:",
            ),
        ];
        for (newly, first, heading) in lists {
            let asks = self.report.asks.iter();
            let asks: Vec<&AskEntry> = asks
                .filter(|ask| (ask.newly, ask.first) == (newly, first))
                .collect();
            match (asks.as_slice(), first) {
                ([], _) => {}
                (asks, true) => self.questions(heading, asks),
                (asks, false) => self.paths(heading, asks),
            }
        }
    }

    fn questions(&mut self, heading: &str, asks: &[&AskEntry]) {
        self.sheet.paragraph(2, heading);
        for ask in asks {
            let question = ask.question.as_deref().unwrap_or_default();
            self.sheet
                .item(4, "-", &format!("{}  {question}", ask.fact));
        }
    }

    fn paths(&mut self, heading: &str, asks: &[&AskEntry]) {
        self.sheet.paragraph(2, heading);
        let paths: Vec<&str> = asks.iter().map(|ask| ask.fact.as_str()).collect();
        self.sheet.paragraph(4, &paths.join(", "));
    }

    /// Which advisories are given to other requests than before.
    pub(super) fn advisories(&mut self) {
        if self.report.advisories.is_empty() {
            return;
        }
        self.sheet.heading("What readers are advised");
        for advisory in &self.report.advisories {
            self.advisory(advisory);
        }
    }

    fn advisory(&mut self, advisory: &AdvisoryEntry) {
        let (word, outcome) = if advisory.newly {
            ("newly given", &advisory.witness.after)
        } else {
            ("no longer given", &advisory.witness.before)
        };
        let name = &advisory.advisory;
        self.region(&Where {
            what: format!("advisory {name} is {word}"),
            regions: &advisory.regions,
            whole: advisory.whole,
        });
        let given = outcome.advisories.iter().find(|it| it.name == *name);
        if let Some(text) = given.and_then(|it| it.text.as_deref()) {
            self.sheet.aside(4, text);
        }
        self.stated("A smallest request that shows it:", &advisory.witness);
    }

    /// What is only worded differently, and what only the next author reads.
    pub(super) fn words(&mut self) {
        let report = self.report;
        let lists = [
            ("Only worded differently", &report.wording),
            ("Questions", &report.questions),
            ("Citations", &report.citations),
            ("Notes for authors", &report.notes),
        ];
        for (heading, entries) in lists {
            if !entries.is_empty() {
                self.sheet.heading(heading);
            }
            for entry in entries {
                self.worded(entry);
            }
        }
    }

    fn worded(&mut self, entry: &WordingEntry) {
        self.sheet.item(2, "-", &entry.of);
        let words = |text: &Option<String>| match text.as_deref() {
            None | Some("") => "none".to_owned(),
            Some(text) => text.to_owned(),
        };
        self.sheet.pair(4, "before", &words(&entry.before));
        self.sheet.pair(4, "now", &words(&entry.after));
    }
}
