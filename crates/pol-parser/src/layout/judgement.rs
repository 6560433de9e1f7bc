//! Lays out what judges a request, the numbers that it stands on, and examples.

use super::Layout;
use crate::ast::{
    Advisory, Amount, Cap, Condition, Criterion, Dates, Example, Exception, Expectation,
    ExpectationKind, Expression, Given, Name, Rule, Value, ValueEntry,
};
use crate::print;

impl Layout {
    pub(super) fn value(&mut self, value: &Value) {
        self.head(format!("value {} in {}", value.name.text, value.unit.text));
        self.text_line(value.text.as_ref());
        for ValueEntry { quantity, dates } in &value.entries {
            let (quantity, start) = (print::quantity(quantity), quantity.span.start);
            self.line(2, start, format!("{quantity}{}", print::dates(dates)));
        }
        self.attachments(&value.attachments);
    }

    pub(super) fn criterion(&mut self, criterion: &Criterion) {
        self.dated_head("criterion", &criterion.name, &criterion.dates);
        self.text_line(criterion.text.as_ref());
        self.condition(
            "met when",
            criterion.condition.span.start,
            &criterion.condition,
        );
        self.attachments(&criterion.attachments);
    }

    pub(super) fn amount(&mut self, amount: &Amount) {
        self.head(format!(
            "amount {} in {}",
            amount.name.text, amount.unit.text
        ));
        self.text_line(amount.text.as_ref());
        for case in &amount.cases {
            let (value, dates) = (print::expression(&case.value), print::dates(&case.dates));
            let words = format!("{value}{dates} when");
            self.condition(&words, case.value.span.start, &case.when);
        }
        if let Some(otherwise) = &amount.otherwise {
            self.otherwise(otherwise, amount.cases.is_empty());
        }
        self.cite(2, amount.attachments.cite.as_ref());
        for cap in &amount.caps {
            self.cap(cap);
        }
        self.notes(2, &amount.attachments.notes);
    }

    pub(super) fn otherwise(&mut self, value: &Expression, only: bool) {
        let word = if only { "" } else { "otherwise " };
        self.line(
            2,
            value.span.start,
            format!("{word}{}", print::expression(value)),
        );
    }

    pub(super) fn cap(&mut self, cap: &Cap) {
        let (bound, dates) = (print::expression(&cap.bound), print::dates(&cap.dates));
        let words = format!("at most {bound}{dates}");
        match &cap.when {
            Some(when) => self.condition(&format!("{words} when"), cap.span.start, when),
            None => self.line(2, cap.span.start, words),
        }
        self.because(4, cap.because.as_ref());
        self.cite(4, cap.cite.as_ref());
    }

    fn dated_head(&mut self, keyword: &str, name: &Name, dates: &Dates) {
        self.head(format!("{keyword} {}{}", name.text, print::dates(dates)));
    }

    /// The reason follows the finding on its line, but for a release, whose line is long enough.
    pub(super) fn rule(&mut self, rule: &Rule) {
        self.dated_head("rule", &rule.name, &rule.dates);
        let mut finds = format!("finds {}", rule.finds.text);
        if let Some(releasing) = &rule.releasing {
            finds.push_str(&format!(
                ", releasing {} of {}",
                releasing.amount.text, releasing.of.text
            ));
        }
        if rule.settles.is_some() {
            finds.push_str(", settles");
        }
        match (&rule.because, &rule.releasing) {
            (Some(because), None) => {
                self.line(
                    2,
                    rule.finds.span.start,
                    format!("{finds} because {}", print::text(because)),
                );
            }
            (because, _) => {
                self.line(2, rule.finds.span.start, finds);
                self.because(4, because.as_ref());
            }
        }
        self.when("when", rule.condition.as_ref());
        self.attachments(&rule.attachments);
    }

    pub(super) fn when(&mut self, word: &str, condition: Option<&Condition>) {
        if let Some(condition) = condition {
            self.condition(word, condition.span.start, condition);
        }
    }

    pub(super) fn exception(&mut self, exception: &Exception) {
        self.dated_head("exception", &exception.name, &exception.dates);
        self.text_line(exception.text.as_ref());
        let mut turned: Vec<&str> = exception
            .turns
            .iter()
            .map(|name| name.text.as_str())
            .collect();
        if exception.turns_partial_release {
            turned.push("a partial release");
        }
        let start = exception
            .turns
            .first()
            .map_or(exception.into.span.start, |name| name.span.start);
        self.line(
            2,
            start,
            format!("turns {} into {}", turned.join(", "), exception.into.text),
        );
        if let Some(first) = exception.except.first() {
            self.line(
                2,
                first.span.start,
                format!("except {}", print::names(&exception.except)),
            );
        }
        self.when("when", exception.condition.as_ref());
        self.attachments(&exception.attachments);
    }

    pub(super) fn advisory(&mut self, advisory: &Advisory) {
        self.dated_head("advisory", &advisory.name, &advisory.dates);
        self.text_line(advisory.text.as_ref());
        self.when("when", advisory.condition.as_ref());
        self.when("unless", advisory.unless.as_ref());
        self.attachments(&advisory.attachments);
    }

    pub(super) fn example(&mut self, example: &Example) {
        self.head(format!(
            "example {} {}",
            example.name.text,
            print::text(&example.title)
        ));
        if let Some(like) = &example.like {
            self.line(2, like.span.start, format!("like {}", like.text));
        }
        let fact = example.given.first().map(|given| given.fact.span.start);
        let rows = example.rows.first().map(|given| given.span.start);
        if let Some(first) = fact.into_iter().chain(rows).min() {
            self.line(2, first.saturating_sub(1), String::from("given"));
        }
        for Given { fact, value, on } in &example.given {
            let on = on.map_or(String::new(), |on| format!(" on {}", on.date));
            self.line(
                4,
                fact.span.start,
                format!("{} {}{on}", fact.text, print::given(value)),
            );
        }
        example.rows.iter().for_each(|given| self.given_rows(given));
        for Expectation { kind, span } in &example.expectations {
            self.line(2, span.start, format!("expect {}", expectation(kind)));
        }
        self.attachments(&example.attachments);
    }
}

fn expectation(kind: &ExpectationKind) -> String {
    let list = |word: &str, names: String| match names.as_str() {
        "" => format!("{word} none"),
        _ => format!("{word} {names}"),
    };
    match kind {
        ExpectationKind::Finding {
            finding,
            releasing: None,
        } => finding.text.clone(),
        ExpectationKind::Finding {
            finding,
            releasing: Some(quantity),
        } => {
            format!("{}, releasing {}", finding.text, print::quantity(quantity))
        }
        ExpectationKind::NotGoverned => String::from("not governed"),
        ExpectationKind::InformationNeeded => String::from("information needed"),
        ExpectationKind::Missing(paths) => list("missing", print::paths(paths)),
        ExpectationKind::Advisories(names) => list("advisories", print::names(names)),
        ExpectationKind::Reasons(names) => list("reasons", print::names(names)),
        ExpectationKind::Clauses(names) => list("clauses", print::names(names)),
        ExpectationKind::Presumed(paths) => list("presumed", print::paths(paths)),
    }
}
