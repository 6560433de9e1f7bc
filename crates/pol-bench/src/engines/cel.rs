//! The guideline as CEL, run by the crate `cel`. Names are written out, since CEL has none.
//! One expression gives the line, another the visits, and only where visits are released.

use super::{Engine, Kind, answer};
use crate::model::{Certainty, Count, Plain, Test, Tree};
use crate::outcome::{Line, Outcome};
use cel::{Context, Program, Value};

/// The guideline, compiled.
pub(super) struct Cel {
    line: Program,
    released: Program,
    written: usize,
    functions: &'static Context<'static, 'static>,
    requests: Vec<Context<'static, 'static>>,
}

impl Cel {
    pub(super) fn new(plain: &Plain) -> Result<Self, String> {
        let compile =
            |expression: String| Program::compile(&expression).map_err(|error| error.to_string());
        let printer = Printer(plain);
        let mut functions = Context::default();
        let added = functions.add_function("min", cel::functions::min);
        added.map_err(|error| error.to_string())?;
        let (line, released) = (printer.tree(&plain.tree), printer.count(&plain.released));
        Ok(Self {
            written: line.len() + released.len(),
            line: compile(line)?,
            released: compile(released)?,
            functions: Box::leak(Box::new(functions)),
            requests: Vec::new(),
        })
    }

    fn read(&self, text: &str) -> Option<Context<'static, 'static>> {
        let groups: serde_json::Map<String, serde_json::Value> = serde_json::from_str(text).ok()?;
        let mut context = self.functions.new_inner_scope();
        for (name, facts) in groups {
            context.add_variable(name, facts).ok()?;
        }
        Some(context)
    }

    fn judge(&self, context: &Context<'_, '_>) -> Option<Outcome> {
        let Value::String(line) = self.line.execute(context).ok()? else {
            return None;
        };
        let line = Line::named(&line)?;
        if !line.releases() {
            return Some(Outcome::new(line, 0));
        }
        let Value::Int(released) = self.released.execute(context).ok()? else {
            return None;
        };
        Some(Outcome::new(line, released))
    }
}

impl Engine for Cel {
    fn name(&self) -> &'static str {
        "CEL"
    }

    fn kind(&self) -> Kind {
        Kind::Peer
    }

    fn written(&self) -> Option<usize> {
        Some(self.written)
    }

    fn package(&self) -> Option<&'static str> {
        Some("cel")
    }

    fn prepare(&mut self, requests: &[String]) {
        let requests = requests.iter().map(|text| self.read(text));
        self.requests = requests.map(|read| read.expect("JSON")).collect();
    }

    fn decide(&mut self, request: usize) -> Option<Outcome> {
        self.judge(self.requests.get(request)?)
    }

    fn judge_json(&mut self, request: &str) -> Option<String> {
        answer(self.judge(&self.read(request)?)?)
    }
}

/// Prints tests as CEL.
struct Printer<'a>(&'a Plain);

impl Printer<'_> {
    fn tree(&self, tree: &Tree) -> String {
        match tree {
            Tree::Line(line) => format!("'{}'", line.name()),
            Tree::If(test, held, failed) => {
                let (test, held, failed) = (self.test(test), self.tree(held), self.tree(failed));
                format!("({test} ? {held} : {failed})")
            }
        }
    }

    fn test(&self, test: &Test) -> String {
        match test {
            Test::Is(path, true, sure) => guarded(path, path, *sure),
            Test::Is(path, false, sure) => guarded(path, &format!("!{path}"), *sure),
            Test::Among(path, words, among, sure) => {
                let among = negated(format!("{path} in [{}]", quoted(words)), *among);
                guarded(path, &among, *sure)
            }
            Test::Includes(path, words, any, sure) => {
                let words = words.iter().map(|word| format!("'{word}' in {path}"));
                let words: Vec<String> = words.collect();
                let includes = format!("({})", words.join(" || "));
                guarded(path, &negated(includes, *any), *sure)
            }
            Test::Empty(path, empty, sure) => {
                let operator = if *empty { "==" } else { "!=" };
                guarded(path, &format!("size({path}) {operator} 0"), *sure)
            }
            Test::Before(path, date, before, sure) => {
                let operator = if *before { "<" } else { ">=" };
                guarded(path, &format!("{path} {operator} '{date}'"), *sure)
            }
            Test::Over(path, than, over, sure) => {
                let operator = if *over { ">" } else { "<=" };
                guarded(path, &format!("double({path}) {operator} {than}.0"), *sure)
            }
            Test::AtLeast(count, least) => {
                format!("({} >= {})", self.count(count), self.count(least))
            }
            Test::Not(test) => format!("!{}", self.test(test)),
            Test::All(tests) => self.joined(tests, " && "),
            Test::Any(tests) => self.joined(tests, " || "),
            Test::Named(name) => self.test(self.0.test(name).expect("declared")),
        }
    }

    fn joined(&self, tests: &[Test], by: &str) -> String {
        let tests: Vec<String> = tests.iter().map(|test| self.test(test)).collect();
        format!("({})", tests.join(by))
    }

    fn count(&self, count: &Count) -> String {
        match count {
            Count::Whole(number) => number.to_string(),
            Count::Fact(path, None) => format!("int({path})"),
            Count::Fact(path, Some(lacking)) => {
                format!("(has({path}) ? int({path}) : {})", self.count(lacking))
            }
            Count::Sum(one, other) => format!("({} + {})", self.count(one), self.count(other)),
            Count::Less(from, taken) => {
                let (from, taken) = (self.count(from), self.count(taken));
                format!("({from} > {taken} ? {from} - {taken} : 0)")
            }
            Count::If(test, then, otherwise) => {
                let (then, otherwise) = (self.count(then), self.count(otherwise));
                format!("({} ? {then} : {otherwise})", self.test(test))
            }
            Count::Least(counts) => {
                let counts: Vec<String> = counts.iter().map(|count| self.count(count)).collect();
                format!("min({})", counts.join(", "))
            }
            Count::Named(name) => self.count(self.0.count(name).expect("declared")),
        }
    }
}

fn quoted(words: &[&str]) -> String {
    let words: Vec<String> = words.iter().map(|word| format!("'{word}'")).collect();
    words.join(", ")
}

fn negated(test: String, holds: bool) -> String {
    if holds { test } else { format!("!({test})") }
}

fn guarded(path: &str, test: &str, sure: Certainty) -> String {
    match sure {
        Certainty::Stated => format!("({test})"),
        Certainty::MayLack => format!("(has({path}) && {test})"),
        Certainty::OrLacking => format!("(!has({path}) || {test})"),
    }
}
