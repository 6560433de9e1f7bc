//! Lays out the vocabulary of a policy: units, codes, choices and facts.

use super::Layout;
use crate::ast::{
    ChoiceCodes, Choices, CodeRow, CodeSet, CodeSystem, Condition, ConditionKind, Fact, Facts,
    Name, Range, Type, Unit,
};
use crate::print;

impl Layout {
    pub(super) fn unit(&mut self, unit: &Unit) {
        let one = unit
            .singular
            .as_ref()
            .map_or(String::new(), |one| format!(", one {}", one.text));
        self.head(format!("unit {}{one}", unit.plural.text));
    }

    pub(super) fn code_system(&mut self, system: &CodeSystem) {
        self.head(format!(
            "codes {} {}",
            system.name.text,
            print::text(&system.title)
        ));
        if let Some(edition) = &system.edition {
            self.line(
                2,
                edition.span.start,
                format!("edition {}", print::text(edition)),
            );
        }
        if system.hierarchical {
            let after = system
                .edition
                .as_ref()
                .map_or(system.title.span.end, |edition| edition.span.end);
            self.line(2, after, String::from("hierarchy by prefix"));
        }
        if let Some(only) = &system.only {
            let start = only
                .first()
                .map_or(self.start, |range| range.first.span.start);
            self.line(2, start, format!("only {}", print::codes(only)));
        }
        self.attachments(&system.attachments);
    }

    pub(super) fn code_set(&mut self, set: &CodeSet) {
        let file = set.file.as_ref();
        let file = file.map_or_else(String::new, |file| format!(" from {}", print::text(file)));
        self.head(format!(
            "code set {} {} of {}{file}",
            set.name.text,
            print::text(&set.title),
            set.system.text
        ));
        for CodeRow { codes, dates } in &set.rows {
            let start = codes
                .first()
                .map_or(self.start, |range| range.first.span.start);
            let codes = print::codes(codes);
            self.line(2, start, format!("{codes}{}", print::dates(dates)));
        }
        self.attachments(&set.attachments);
    }

    pub(super) fn choices(&mut self, choices: &Choices) {
        self.head(format!("choices {}", choices.name.text));
        for row in &choices.rows {
            let codes = row.codes.as_ref().map_or(String::new(), choice_codes);
            let (name, label) = (&row.name.text, print::text(&row.label));
            let dates = print::dates(&row.dates);
            self.line(
                2,
                row.name.span.start,
                format!("{name} {label}{codes}{dates}"),
            );
        }
    }

    pub(super) fn facts(&mut self, facts: &Facts) {
        let label = facts
            .label
            .as_ref()
            .map_or(String::new(), |label| format!(" {}", print::text(label)));
        self.head(format!("facts {}{label}", facts.group.text));
        self.fact_rows(&facts.rows);
    }

    /// Puts the rows of a group of facts, or the columns of a record.
    pub(super) fn fact_rows(&mut self, rows: &[Fact]) {
        for row in rows {
            self.line(2, row.span.start, fact(row));
            if let Some(Condition {
                kind: ConditionKind::List { .. },
                ..
            }) = row
                .presumed
                .as_ref()
                .and_then(|presumed| presumed.when.as_ref())
            {
                self.fact_list(row);
            }
            if let Some(derived) = &row.derived {
                self.line(4, derived.span.start, print::derived(derived));
            }
            self.notes(4, &row.attachments.notes);
        }
    }

    /// A presumption by a list: what follows the list comes after its bullets.
    pub(super) fn fact_list(&mut self, row: &Fact) {
        if let Some(when) = row
            .presumed
            .as_ref()
            .and_then(|presumed| presumed.when.as_ref())
        {
            self.items(4, "-", when);
        }
        let tail = fact_tail(row);
        if !tail.is_empty() {
            let start = row
                .question
                .as_ref()
                .map_or(row.span.start, |question| question.span.start);
            self.line(4, start, tail);
        }
    }
}

fn choice_codes(codes: &ChoiceCodes) -> String {
    match &codes.codes {
        Some(these) => format!(" codes {} {}", codes.system.text, print::codes(these)),
        None => format!(" codes {} otherwise", codes.system.text),
    }
}

/// A fact's row; of one presumed by a list only up to the list's header.
fn fact(row: &Fact) -> String {
    let mut text = row.name.text.clone();
    if let Some(ty) = &row.ty {
        text.push_str(&format!(" {}", type_words(ty)));
    }
    if let Some(Range { low, high, .. }) = &row.range {
        text.push_str(&format!(
            ", {} to {}",
            print::expression(low),
            print::expression(high)
        ));
    }
    if let Some(recent) = &row.recent {
        text.push_str(&format!(", {}", print::recency(recent)));
    }
    if let Some(day) = &row.not_before {
        text.push_str(&format!(", not before {}", day.text));
    }
    if let Some(day) = &row.not_after {
        text.push_str(&format!(", not after {}", day.text));
    }
    let when = row
        .presumed
        .as_ref()
        .and_then(|presumed| presumed.when.as_ref());
    if let Some(presumed) = &row.presumed {
        text.push_str(&format!(", presumed {}", print::given(&presumed.value)));
    }
    if let Some(when) = when {
        text.push_str(&format!(" when {}", print::condition(when)));
    }
    let tail = match when {
        Some(Condition {
            kind: ConditionKind::List { .. },
            ..
        }) => String::new(),
        Some(_) | None => fact_tail(row),
    };
    [text, tail]
        .into_iter()
        .filter(|part| !part.is_empty())
        .collect::<Vec<_>>()
        .join(" ")
}

fn fact_tail(row: &Fact) -> String {
    let question = row.question.as_ref().map(print::text);
    let was = row.was.as_ref().map(|was| format!("was {}", was.text));
    let cite = row.attachments.cite.as_ref().map(print::cite);
    [question, was, cite]
        .into_iter()
        .flatten()
        .collect::<Vec<_>>()
        .join(" ")
}

fn type_words(ty: &Type) -> String {
    let of = |words: &str, name: &Name| format!("{words} of {}", name.text);
    match ty {
        Type::YesNo => String::from("yes/no"),
        Type::Number {
            unit, whole: true, ..
        } => of("whole number", unit),
        Type::Number {
            unit,
            decimals: Some((decimals, _)),
            whole: false,
        } => {
            let word = if *decimals == 1 {
                "decimal"
            } else {
                "decimals"
            };
            format!("number of {}, {decimals} {word}", unit.text)
        }
        Type::Number {
            unit,
            decimals: None,
            whole: false,
        } => of("number", unit),
        Type::Date => String::from("date"),
        Type::OneOf(list) => of("one", list),
        Type::AnyOf(list) => of("any", list),
        Type::Code(system) => of("code", system),
        Type::Codes(system) => of("codes", system),
        Type::Text => String::from("text"),
    }
}
