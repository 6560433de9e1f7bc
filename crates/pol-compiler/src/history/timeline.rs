//! What stood when: everything of a policy that has days, in declared order, with the log of revisions.
//! A syntax tree without errors in; tracks of bars out, for people to look at.

use super::{force, periods};
use crate::declarations::{self, Declarations};
use crate::program::Dates;
use jiff::civil::Date;
use pol_parser::ast::{self, File, Text, TextPart};
use pol_parser::print;

/// A policy in time.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Timeline {
    /// The policy's title.
    pub title: String,
    /// When it is in force.
    pub force: Dates,
    /// The days in force, cut where anything begins or ends.
    pub periods: Vec<Dates>,
    /// What has days, in declared order; versions of one name together.
    pub tracks: Vec<Track>,
    /// The log of revisions.
    pub revisions: Vec<RevisionMark>,
}

/// Something that has days.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Track {
    /// `rule`, `value`, `cap` …
    pub kind: &'static str,
    /// Its name.
    pub name: String,
    /// When it stands, in order of date.
    pub bars: Vec<Bar>,
}

/// Days on which something stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Bar {
    /// The days.
    pub dates: Dates,
    /// What stands then, in a few words: a number, or a text of the policy. Empty, where the name says it all.
    pub words: String,
}

/// An entry of the revision log.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RevisionMark {
    /// Its day.
    pub date: Date,
    /// What changed.
    pub text: String,
}

/// Gives a policy in time; `None` where it has no header.
pub fn timeline(file: &File) -> Option<Timeline> {
    let declarations = declarations::collect(file);
    let (force, _) = force(&declarations)?;
    let policy = declarations.policies.first()?;
    let mut tracks = Tracks::default();
    tracks.add_words(&declarations);
    tracks.add_judgements(&declarations);
    let mut tracks = tracks.tracks;
    for track in &mut tracks {
        track.bars.sort_by_key(|bar| bar.dates);
    }
    let revisions = declarations.revisions.iter().map(|revision| RevisionMark {
        date: revision.tree.date.date,
        text: words(&revision.tree.text),
    });
    Some(Timeline {
        title: words(&policy.tree.title),
        force,
        periods: periods(&declarations, force),
        tracks,
        revisions: revisions.collect(),
    })
}

#[derive(Default)]
struct Tracks {
    tracks: Vec<Track>,
}

impl Tracks {
    /// Values, amounts, code sets and choices.
    fn add_words(&mut self, declarations: &Declarations<'_>) {
        for list in &declarations.choices {
            for row in list.tree.rows.iter().filter(|row| !row.dates.is_always()) {
                let name = format!("{} of {}", row.name.text, list.tree.name.text);
                self.add("choice", name, &row.dates, words(&row.label));
            }
        }
        for set in &declarations.code_sets {
            for row in set.tree.rows.iter().filter(|row| !row.dates.is_always()) {
                let name = format!("{} of {}", print::codes(&row.codes), set.tree.name.text);
                self.add("codes", name, &row.dates, String::new());
            }
        }
        for value in &declarations.values {
            let entries = value.tree.entries.iter();
            if entries.clone().all(|entry| entry.dates.is_always()) {
                continue;
            }
            for entry in entries {
                let number = print::quantity(&entry.quantity);
                self.add("value", value.tree.name.text.clone(), &entry.dates, number);
            }
        }
    }

    fn add_judgements(&mut self, declarations: &Declarations<'_>) {
        for it in declarations.criteria.iter().map(|it| it.tree) {
            self.add_version("criterion", &it.name, &it.dates, it.text.as_ref());
        }
        for it in declarations.amounts.iter().map(|it| it.tree) {
            self.add_amount(it);
        }
        for it in declarations.rules.iter().map(|it| it.tree) {
            self.add_version("rule", &it.name, &it.dates, it.because.as_ref());
        }
        for it in declarations.exceptions.iter().map(|it| it.tree) {
            self.add_version("exception", &it.name, &it.dates, it.text.as_ref());
        }
        for it in declarations.advisories.iter().map(|it| it.tree) {
            self.add_version("advisory", &it.name, &it.dates, it.text.as_ref());
        }
    }

    fn add_amount(&mut self, amount: &ast::Amount) {
        let name = &amount.name.text;
        for case in amount.cases.iter().filter(|case| !case.dates.is_always()) {
            let value = print::expression(&case.value);
            let when = print::condition(&case.when);
            let track = format!("{value} of {name}");
            self.add("case", track, &case.dates, format!("{value} when {when}"));
        }
        for cap in amount.caps.iter().filter(|cap| !cap.dates.is_always()) {
            let bound = print::expression(&cap.bound);
            let reason = cap.because.as_ref().map(words).unwrap_or_default();
            self.add("cap", format!("{bound} of {name}"), &cap.dates, reason);
        }
    }

    fn add_version(
        &mut self,
        kind: &'static str,
        name: &ast::Name,
        dates: &ast::Dates,
        text: Option<&Text>,
    ) {
        if !dates.is_always() {
            let text = text.map(words).unwrap_or_default();
            self.add(kind, name.text.clone(), dates, text);
        }
    }

    fn add(&mut self, kind: &'static str, name: String, dates: &ast::Dates, words: String) {
        let bar = Bar {
            dates: dates.into(),
            words,
        };
        let same = |track: &&mut Track| track.kind == kind && track.name == name;
        match self.tracks.iter_mut().find(same) {
            Some(track) => track.bars.push(bar),
            None => self.tracks.push(Track {
                kind,
                name,
                bars: vec![bar],
            }),
        }
    }
}

/// Gives a text with its holes by name.
fn words(text: &Text) -> String {
    let part = |part: &TextPart| match part {
        TextPart::Words(words) => words.clone(),
        TextPart::Hole(path) => format!("{{{}}}", path.text),
    };
    text.parts.iter().map(part).collect()
}
