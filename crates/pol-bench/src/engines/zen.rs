//! The guideline as a decision graph of ZEN: one node of named expressions, run by zen-engine.
//! A fact that is not stated is null there.

use super::{Engine, Kind, answer};
use crate::model::{Certainty, Count, Declared, Plain, Test, Tree};
use crate::outcome::Outcome;
use serde_json::{Value, json};
use std::sync::Arc;
use zen_engine::model::DecisionContent;
use zen_engine::{Decision, DecisionEngine, Variable};

/// The guideline, compiled.
pub(super) struct Zen {
    decision: Decision,
    written: usize,
    requests: Vec<Variable>,
}

impl Zen {
    pub(super) fn new(plain: &Plain) -> Result<Self, String> {
        let graph = graph(plain);
        let written = graph.to_string().len();
        let content: DecisionContent =
            serde_json::from_value(graph).map_err(|error| error.to_string())?;
        let decision = DecisionEngine::default().create_decision(Arc::new(content));
        let mut decision = decision.map_err(|error| format!("{error:?}"))?;
        decision.compile();
        Ok(Self {
            decision,
            written,
            requests: Vec::new(),
        })
    }

    fn judge(&self, request: Variable) -> Option<Outcome> {
        let response = pollster::block_on(self.decision.evaluate(request)).ok()?;
        let line = response.result.dot("outcome")?;
        let released = response.result.dot("released")?.as_number()?;
        Outcome::named(line.as_str()?, i64::try_from(released).ok())
    }
}

impl Engine for Zen {
    fn name(&self) -> &'static str {
        "ZEN"
    }

    fn kind(&self) -> Kind {
        Kind::Peer
    }

    fn written(&self) -> Option<usize> {
        Some(self.written)
    }

    fn package(&self) -> Option<&'static str> {
        Some("zen-engine")
    }

    fn prepare(&mut self, requests: &[String]) {
        let requests = requests.iter().map(|text| read(text).expect("JSON"));
        self.requests = requests.collect();
    }

    fn decide(&mut self, request: usize) -> Option<Outcome> {
        self.judge(self.requests.get(request)?.clone())
    }

    fn judge_json(&mut self, request: &str) -> Option<String> {
        answer(self.judge(read(request)?)?)
    }
}

fn read(text: &str) -> Option<Variable> {
    serde_json::from_str(text).ok()
}

fn graph(plain: &Plain) -> Value {
    let mut expressions: Vec<(String, String)> = Vec::new();
    for (name, declared) in &plain.declared {
        let text = match declared {
            Declared::Test(each) => test(each),
            Declared::Count(each) => count(each),
        };
        expressions.push((name.clone(), text));
    }
    expressions.push(("outcome".to_owned(), tree(&plain.tree)));
    expressions.push(("released".to_owned(), count(&plain.released)));
    let row = |(key, value): (String, String)| json!({"id": key, "key": key, "value": value});
    let rows: Vec<Value> = expressions.into_iter().map(row).collect();
    json!({
        "nodes": [
            {"id": "in", "name": "in", "type": "inputNode", "content": {}},
            {"id": "rules", "name": "rules", "type": "expressionNode",
             "content": {"passThrough": false, "expressions": rows}},
            {"id": "out", "name": "out", "type": "outputNode", "content": {}},
        ],
        "edges": [
            {"id": "first", "sourceId": "in", "targetId": "rules"},
            {"id": "second", "sourceId": "rules", "targetId": "out"},
        ],
    })
}

fn tree(tree_: &Tree) -> String {
    match tree_ {
        Tree::Line(line) => format!("'{}'", line.name()),
        Tree::If(first, held, failed) => {
            format!("({} ? {} : {})", test(first), tree(held), tree(failed))
        }
    }
}

fn test(test_: &Test) -> String {
    match test_ {
        Test::Is(path, value, sure) => guarded(path, &format!("{path} == {value}"), *sure),
        Test::Among(path, words, among, sure) => {
            let operator = if *among { "in" } else { "not in" };
            guarded(
                path,
                &format!("{path} {operator} [{}]", quoted(words)),
                *sure,
            )
        }
        Test::Includes(path, words, any, sure) => {
            let quantifier = if *any { "some" } else { "none" };
            guarded(
                path,
                &format!("{quantifier}({path}, # in [{}])", quoted(words)),
                *sure,
            )
        }
        Test::Empty(path, empty, sure) => {
            let operator = if *empty { "==" } else { "!=" };
            guarded(path, &format!("len({path}) {operator} 0"), *sure)
        }
        Test::Before(path, date, before, sure) => {
            let operator = if *before { "<" } else { ">=" };
            guarded(
                path,
                &format!("date({path}) {operator} date('{date}')"),
                *sure,
            )
        }
        Test::Over(path, than, over, sure) => {
            let operator = if *over { ">" } else { "<=" };
            guarded(path, &format!("{path} {operator} {than}"), *sure)
        }
        Test::AtLeast(one, least) => format!("({} >= {})", count(one), count(least)),
        Test::Not(inner) => format!("not ({})", test(inner)),
        Test::All(tests) => joined(tests, " and "),
        Test::Any(tests) => joined(tests, " or "),
        Test::Named(name) => format!("$.{name}"),
    }
}

fn joined(tests: &[Test], by: &str) -> String {
    let tests: Vec<String> = tests.iter().map(test).collect();
    format!("({})", tests.join(by))
}

fn count(count_: &Count) -> String {
    match count_ {
        Count::Whole(number) => number.to_string(),
        Count::Fact(path, None) => (*path).to_owned(),
        Count::Fact(path, Some(lacking)) => {
            format!("({path} != null ? {path} : {})", count(lacking))
        }
        Count::Sum(one, other) => format!("({} + {})", count(one), count(other)),
        Count::Less(from, taken) => format!("max([0, {} - {}])", count(from), count(taken)),
        Count::If(first, then, otherwise) => {
            format!("({} ? {} : {})", test(first), count(then), count(otherwise))
        }
        Count::Least(counts) => {
            let counts: Vec<String> = counts.iter().map(count).collect();
            format!("min([{}])", counts.join(", "))
        }
        Count::Named(name) => format!("$.{name}"),
    }
}

fn quoted(words: &[&str]) -> String {
    let words: Vec<String> = words.iter().map(|word| format!("'{word}'")).collect();
    words.join(", ")
}

fn guarded(path: &str, test: &str, sure: Certainty) -> String {
    match sure {
        Certainty::Stated => format!("({test})"),
        Certainty::MayLack => format!("({path} != null and {test})"),
        Certainty::OrLacking => format!("({path} == null or {test})"),
    }
}
