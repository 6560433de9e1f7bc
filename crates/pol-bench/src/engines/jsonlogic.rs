//! The guideline as JSONLogic, run by datalogic-rs. Names are written out, since JSONLogic has none.
//! One expression gives the line, another the visits, and only where visits are released.

use super::{Engine, Kind, answer};
use crate::model::{Certainty, Count, Plain, Test, Tree};
use crate::outcome::{Line, Outcome};
use datalogic_rs::{Logic, ParsedData, Session};
use serde_json::{Value, json};

/// The guideline, compiled.
pub(super) struct JsonLogic {
    line: Logic,
    released: Logic,
    written: usize,
    session: Session<'static>,
    requests: Vec<ParsedData>,
}

impl JsonLogic {
    pub(super) fn new(plain: &Plain) -> Result<Self, String> {
        let engine: &'static datalogic_rs::Engine = Box::leak(Box::default());
        let compile = |expression: Value| {
            let compiled = engine.compile(&expression);
            compiled.map_err(|error| error.to_string())
        };
        let printer = Printer(plain);
        let (line, released) = (printer.tree(&plain.tree), printer.count(&plain.released));
        Ok(Self {
            written: line.to_string().len() + released.to_string().len(),
            line: compile(line)?,
            released: compile(released)?,
            session: engine.session(),
            requests: Vec::new(),
        })
    }

    fn judge(&mut self, data: &ParsedData) -> Option<Outcome> {
        self.session.reset();
        let line = self.session.eval_borrowed(&self.line, data).ok()?;
        let line = Line::named(line.as_str()?)?;
        let released = match line.releases() {
            true => {
                let released = self.session.eval_borrowed(&self.released, data);
                released.ok()?.as_i64()?
            }
            false => 0,
        };
        Some(Outcome::new(line, released))
    }
}

impl Engine for JsonLogic {
    fn name(&self) -> &'static str {
        "JSONLogic"
    }

    fn kind(&self) -> Kind {
        Kind::Peer
    }

    fn written(&self) -> Option<usize> {
        Some(self.written)
    }

    fn package(&self) -> Option<&'static str> {
        Some("datalogic-rs")
    }

    fn prepare(&mut self, requests: &[String]) {
        let requests = requests.iter();
        let parsed = requests.map(|text| ParsedData::from_json(text).expect("JSON"));
        self.requests = parsed.collect();
    }

    fn decide(&mut self, request: usize) -> Option<Outcome> {
        let requests = std::mem::take(&mut self.requests);
        let outcome = requests.get(request).and_then(|data| self.judge(data));
        self.requests = requests;
        outcome
    }

    fn judge_json(&mut self, request: &str) -> Option<String> {
        let data = ParsedData::from_json(request).ok()?;
        answer(self.judge(&data)?)
    }
}

/// Prints tests as JSONLogic.
struct Printer<'a>(&'a Plain);

impl Printer<'_> {
    fn tree(&self, tree: &Tree) -> Value {
        match tree {
            Tree::Line(line) => json!(line.name()),
            Tree::If(test, held, failed) => {
                json!({"if": [self.test(test), self.tree(held), self.tree(failed)]})
            }
        }
    }

    fn test(&self, test: &Test) -> Value {
        match test {
            Test::Is(path, value, sure) => guarded(path, json!({"===": [var(path), value]}), *sure),
            Test::Among(path, words, among, sure) => {
                let among = negated(json!({"in": [var(path), words]}), *among);
                guarded(path, among, *sure)
            }
            Test::Includes(path, words, any, sure) => {
                let words = words.iter().map(|word| json!({"in": [word, var(path)]}));
                let includes = json!({"or": words.collect::<Vec<_>>()});
                guarded(path, negated(includes, *any), *sure)
            }
            Test::Empty(path, empty, sure) => {
                let filled = json!({"!!": [var(path)]});
                guarded(path, negated(filled, !empty), *sure)
            }
            Test::Before(path, date, before, sure) => {
                let operator = if *before { "<" } else { ">=" };
                guarded(path, json!({operator: [var(path), date]}), *sure)
            }
            Test::Over(path, than, over, sure) => {
                let operator = if *over { ">" } else { "<=" };
                guarded(path, json!({operator: [var(path), than]}), *sure)
            }
            Test::AtLeast(count, least) => json!({">=": [self.count(count), self.count(least)]}),
            Test::Not(test) => json!({"!": [self.test(test)]}),
            Test::All(tests) => json!({"and": self.tests(tests)}),
            Test::Any(tests) => json!({"or": self.tests(tests)}),
            Test::Named(name) => self.test(self.0.test(name).expect("declared")),
        }
    }

    fn tests(&self, tests: &[Test]) -> Vec<Value> {
        tests.iter().map(|test| self.test(test)).collect()
    }

    fn count(&self, count: &Count) -> Value {
        match count {
            Count::Whole(number) => json!(number),
            Count::Fact(path, None) => var(path),
            Count::Fact(path, Some(lacking)) if matches!(**lacking, Count::Whole(_)) => {
                json!({"var": [path, self.count(lacking)]})
            }
            Count::Fact(path, Some(lacking)) => {
                json!({"if": [stated(path), var(path), self.count(lacking)]})
            }
            Count::Sum(one, other) => json!({"+": [self.count(one), self.count(other)]}),
            Count::Less(from, taken) => {
                json!({"max": [0, {"-": [self.count(from), self.count(taken)]}]})
            }
            Count::If(test, then, otherwise) => {
                json!({"if": [self.test(test), self.count(then), self.count(otherwise)]})
            }
            Count::Least(counts) => {
                let counts = counts.iter().map(|count| self.count(count));
                json!({"min": counts.collect::<Vec<_>>()})
            }
            Count::Named(name) => self.count(self.0.count(name).expect("declared")),
        }
    }
}

fn var(path: &str) -> Value {
    json!({"var": path})
}

fn stated(path: &str) -> Value {
    json!({"!==": [var(path), null]})
}

fn negated(test: Value, holds: bool) -> Value {
    if holds { test } else { json!({"!": [test]}) }
}

fn guarded(path: &str, test: Value, sure: Certainty) -> Value {
    match sure {
        Certainty::Stated => test,
        Certainty::MayLack => json!({"and": [stated(path), test]}),
        Certainty::OrLacking => json!({"or": [{"!": [stated(path)]}, test]}),
    }
}
