//! The guideline as Rego, compiled for the virtual machine of regorus.
//! A rule a name, and a rule of its own for each choice within a test; a fact that is not stated is undefined there.

use super::{Engine, Kind, answer};
use crate::model::{Certainty, Count, Declared, Plain, Test};
use crate::outcome::Outcome;
use regorus::Value;
use regorus::languages::rego::compiler::Compiler;
use regorus::rvm::RegoVM;

const ENTRY: &str = "data.mng084.decision";

/// The guideline, compiled.
pub(super) struct Rego {
    machine: RegoVM,
    written: usize,
    line: Value,
    released: Value,
    requests: Vec<Value>,
}

impl Rego {
    pub(super) fn new(plain: &Plain) -> Result<Self, String> {
        let said = |error: &dyn std::fmt::Display| error.to_string();
        let mut engine = regorus::Engine::new();
        let policy = policy(plain);
        let written = policy.len();
        let added = engine.add_policy("mng084.rego".to_owned(), policy);
        added.map_err(|error| said(&error))?;
        let compiled = engine.compile_with_entrypoint(&ENTRY.into());
        let compiled = compiled.map_err(|error| said(&error))?;
        let program = Compiler::compile_from_policy(&compiled, &[ENTRY]);
        let mut machine = RegoVM::new_with_policy(compiled);
        machine.load_program(program.map_err(|error| said(&error))?);
        Ok(Self {
            machine,
            written,
            line: Value::from("outcome"),
            released: Value::from("released"),
            requests: Vec::new(),
        })
    }

    fn judge(&mut self, request: Value) -> Option<Outcome> {
        self.machine.set_input(request);
        let decision = self.machine.execute_entry_point_by_index(0).ok()?;
        let decision = decision.as_object().ok()?;
        let released = decision.get(&self.released)?.as_i64().ok()?;
        let line = decision.get(&self.line)?.as_string().ok()?;
        Outcome::named(line, Some(released))
    }
}

impl Engine for Rego {
    fn name(&self) -> &'static str {
        "Rego"
    }

    fn kind(&self) -> Kind {
        Kind::Peer
    }

    fn written(&self) -> Option<usize> {
        Some(self.written)
    }

    fn package(&self) -> Option<&'static str> {
        Some("regorus")
    }

    fn prepare(&mut self, requests: &[String]) {
        let requests = requests.iter();
        self.requests = requests
            .map(|text| Value::from_json_str(text).expect("JSON"))
            .collect();
    }

    fn decide(&mut self, request: usize) -> Option<Outcome> {
        let request = self.requests.get(request)?.clone();
        self.judge(request)
    }

    fn judge_json(&mut self, request: &str) -> Option<String> {
        let request = Value::from_json_str(request).ok()?;
        answer(self.judge(request)?)
    }
}

/// Prints the guideline as a module.
fn policy(plain: &Plain) -> String {
    let mut printer = Printer::default();
    for (name, declared) in &plain.declared {
        match declared {
            Declared::Test(test) => printer.rule(name, test),
            Declared::Count(count) => printer.number(name, count),
        }
    }
    for (path, line) in plain.tree.paths() {
        let body = printer.body(&Test::All(path));
        printer.print(&format!("outcome := \"{}\"", line.name()), &body);
    }
    let released = printer.count(&plain.released);
    let decision = format!("decision := {{\"outcome\": outcome, \"released\": {released}}}");
    format!(
        "package mng084\n\nimport rego.v1\n\n{}{decision}\n",
        printer.text
    )
}

/// The rules so far, and how many have no name of their own.
#[derive(Default)]
struct Printer {
    text: String,
    helpers: usize,
}

impl Printer {
    fn rule(&mut self, name: &str, test: &Test) {
        let ways = if let Test::Any(tests) = test {
            tests
        } else {
            std::slice::from_ref(test)
        };
        for way in ways {
            let body = self.body(way);
            self.print(name, &body);
        }
    }

    fn number(&mut self, name: &str, count: &Count) {
        let (head, rest) = match count {
            Count::If(test, then, otherwise) => {
                let (then, otherwise) = (self.count(then), self.count(otherwise));
                let body = self.body(test).join("; ");
                (
                    format!("{then} if {{ {body} }}"),
                    format!(" else := {otherwise}"),
                )
            }
            Count::Fact(path, Some(lacking)) => {
                let lacking = self.count(lacking);
                (
                    format!("input.{path} if {{ input.{path} >= 0 }}"),
                    format!(" else := {lacking}"),
                )
            }
            Count::Whole(_) | Count::Fact(_, None) | Count::Sum(..) => {
                (self.count(count), String::new())
            }
            Count::Less(..) | Count::Least(_) | Count::Named(_) => {
                (self.count(count), String::new())
            }
        };
        self.text += &format!("{name} := {head}{rest}\n\n");
    }

    fn print(&mut self, head: &str, body: &[String]) {
        self.text += &format!("{head} if {{ {} }}\n\n", body.join("; "));
    }

    fn helper(&mut self) -> String {
        self.helpers += 1;
        format!("helper_{}", self.helpers)
    }

    /// Gives the name of a rule that says a test.
    fn named(&mut self, test: &Test) -> String {
        if let Test::Named(name) = test {
            return name.clone();
        }
        let name = self.helper();
        self.rule(&name, test);
        name
    }

    /// Gives the expressions of a body that holds where a test does.
    fn body(&mut self, test: &Test) -> Vec<String> {
        match test {
            Test::Is(path, value, sure) => fact(
                &format!("input.{path} == {value}"),
                &format!("input.{path} == {}", !value),
                *sure,
            ),
            Test::Among(path, words, among, _) => {
                let among_them = format!("input.{path} in {{{}}}", quoted(words));
                match among {
                    true => vec![among_them],
                    false => vec![format!("input.{path}"), format!("not {among_them}")],
                }
            }
            Test::Includes(path, words, any, sure) => self.includes(path, words, *any, *sure),
            Test::Empty(path, empty, sure) => {
                let (is, is_not) = ("== 0", "!= 0");
                let (test, other) = if *empty { (is, is_not) } else { (is_not, is) };
                let count = format!("count(input.{path})");
                fact(
                    &format!("{count} {test}"),
                    &format!("{count} {other}"),
                    *sure,
                )
            }
            Test::Before(path, date, before, _) => {
                let operator = if *before { "<" } else { ">=" };
                vec![format!("input.{path} {operator} \"{date}\"")]
            }
            Test::Over(path, than, over, sure) => {
                let (test, other) = if *over { (">", "<=") } else { ("<=", ">") };
                let (test, other) = (format!("{test} {than}"), format!("{other} {than}"));
                fact(
                    &format!("input.{path} {test}"),
                    &format!("input.{path} {other}"),
                    *sure,
                )
            }
            Test::AtLeast(one, least) => {
                vec![format!("{} >= {}", self.count(one), self.count(least))]
            }
            Test::Not(inner) => vec![format!("not {}", self.named(inner))],
            Test::All(tests) => tests.iter().flat_map(|test| self.body(test)).collect(),
            Test::Any(_) => vec![self.named(test)],
            Test::Named(name) => vec![name.clone()],
        }
    }

    fn includes(&mut self, path: &str, words: &[&str], any: bool, sure: Certainty) -> Vec<String> {
        let name = self.helper();
        for word in words {
            self.print(&name, &[format!("\"{word}\" in input.{path}")]);
        }
        match (any, sure) {
            (true, _) => vec![name],
            (false, Certainty::OrLacking) => vec![format!("not {name}")],
            (false, Certainty::Stated | Certainty::MayLack) => {
                vec![format!("input.{path}"), format!("not {name}")]
            }
        }
    }

    fn count(&mut self, count: &Count) -> String {
        match count {
            Count::Whole(number) => number.to_string(),
            Count::Fact(path, None) => format!("input.{path}"),
            Count::Fact(_, Some(_)) | Count::If(..) => {
                let name = self.helper();
                self.number(&name, count);
                name
            }
            Count::Sum(one, other) => format!("({} + {})", self.count(one), self.count(other)),
            Count::Less(from, taken) => {
                format!("max([0, {} - {}])", self.count(from), self.count(taken))
            }
            Count::Least(counts) => {
                let counts: Vec<String> = counts.iter().map(|count| self.count(count)).collect();
                format!("min([{}])", counts.join(", "))
            }
            Count::Named(name) => name.clone(),
        }
    }
}

/// What is undefined fails by itself; where it holds without the fact, its opposite must fail.
fn fact(test: &str, opposite: &str, sure: Certainty) -> Vec<String> {
    match sure {
        Certainty::Stated | Certainty::MayLack => vec![test.to_owned()],
        Certainty::OrLacking => vec![format!("not {opposite}")],
    }
}

fn quoted(words: &[&str]) -> String {
    let words: Vec<String> = words.iter().map(|word| format!("\"{word}\"")).collect();
    words.join(", ")
}
