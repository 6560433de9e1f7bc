//! The guideline as Cedar: a policy a path to a line, of which exactly one is satisfied. Names are written out, since Cedar has none.
//! Cedar answers with the policies that hold, so it gives the line and no visits.

use super::{Engine, Kind, answer};
use crate::model::{Certainty, Count, Plain, Test, flat_tree};
use crate::outcome::{Line, Outcome};
use cedar_policy::{
    Authorizer, Context, Entities, EntityUid, Policy, PolicyId, PolicySet, Request,
};
use serde_json::{Value, json};
use std::collections::HashMap;
use std::str::FromStr;

/// The guideline as policies.
pub(super) struct Cedar {
    policies: PolicySet,
    written: usize,
    lines: HashMap<PolicyId, Line>,
    authorizer: Authorizer,
    entities: Entities,
    parties: [EntityUid; 3],
    requests: Vec<Request>,
}

impl Cedar {
    pub(super) fn new(plain: &Plain) -> Result<Self, String> {
        let mut policies = PolicySet::new();
        let mut lines = HashMap::new();
        let mut written = 0;
        for (number, (path, line)) in flat_tree(plain, &plain.tree)
            .paths()
            .into_iter()
            .enumerate()
        {
            let id = PolicyId::new(format!("{}_{number}", line.name()));
            let condition = test(&Test::All(path));
            let text = format!("permit(principal, action, resource) when {{ {condition} }};");
            written += text.len();
            let policy =
                Policy::parse(Some(id.clone()), text).map_err(|error| error.to_string())?;
            policies.add(policy).map_err(|error| error.to_string())?;
            lines.insert(id, line);
        }
        let party = |text: &str| EntityUid::from_str(text).map_err(|error| error.to_string());
        Ok(Self {
            policies,
            written,
            lines,
            authorizer: Authorizer::new(),
            entities: Entities::empty(),
            parties: [
                party("Provider::\"any\"")?,
                party("Action::\"authorize\"")?,
                party("Service::\"massage\"")?,
            ],
            requests: Vec::new(),
        })
    }

    fn read(&self, text: &str) -> Option<Request> {
        let mut facts: Value = serde_json::from_str(text).ok()?;
        let request = facts.get_mut("request")?;
        extend(request, "service_date", "datetime");
        extend(request, "sessions_per_week", "decimal");
        let context = Context::from_json_value(facts, None).ok()?;
        let [principal, action, resource] = self.parties.clone();
        Request::new(principal, action, resource, context, None).ok()
    }

    /// Gives the line of the one policy that is satisfied.
    fn judge(&self, request: &Request) -> Option<Outcome> {
        let response = self
            .authorizer
            .is_authorized(request, &self.policies, &self.entities);
        let diagnostics = response.diagnostics();
        let mut reasons = diagnostics.reason();
        let line = self.lines.get(reasons.next()?)?;
        let sound = reasons.next().is_none() && diagnostics.errors().next().is_none();
        sound.then(|| Outcome::new(*line, 0).line_only())
    }
}

/// Writes a fact in the form that Cedar has for dates and decimals.
fn extend(facts: &mut Value, name: &str, function: &str) {
    if let Some(value) = facts.get_mut(name) {
        let text = match (&*value, function) {
            (Value::String(text), _) => text.clone(),
            (Value::Number(number), "decimal") if number.is_u64() => format!("{number}.0"),
            (other, _) => other.to_string(),
        };
        *value = json!({"__extn": {"fn": function, "arg": text}});
    }
}

impl Engine for Cedar {
    fn name(&self) -> &'static str {
        "Cedar"
    }

    fn kind(&self) -> Kind {
        Kind::Peer
    }

    fn written(&self) -> Option<usize> {
        Some(self.written)
    }

    fn package(&self) -> Option<&'static str> {
        Some("cedar-policy")
    }

    fn measures(&self) -> bool {
        false
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

fn test(test_: &Test) -> String {
    match test_ {
        Test::Is(path, true, sure) => guarded(path, &at(path), *sure),
        Test::Is(path, false, sure) => guarded(path, &format!("!{}", at(path)), *sure),
        Test::Among(path, words, among, sure) => {
            let among = negated(
                format!("[{}].contains({})", quoted(words), at(path)),
                *among,
            );
            guarded(path, &among, *sure)
        }
        Test::Includes(path, words, any, sure) => {
            let any = negated(
                format!("{}.containsAny([{}])", at(path), quoted(words)),
                *any,
            );
            guarded(path, &any, *sure)
        }
        Test::Empty(path, empty, sure) => {
            let empty = negated(format!("{}.isEmpty()", at(path)), *empty);
            guarded(path, &empty, *sure)
        }
        Test::Before(path, date, before, sure) => {
            let before = negated(format!("{} < datetime(\"{date}\")", at(path)), *before);
            guarded(path, &before, *sure)
        }
        Test::Over(path, than, over, sure) => {
            let more = format!("{}.greaterThan(decimal(\"{than}.0\"))", at(path));
            guarded(path, &negated(more, *over), *sure)
        }
        Test::AtLeast(one, least) => format!("({} >= {})", count(one), count(least)),
        Test::Not(inner) => format!("!({})", test(inner)),
        Test::All(tests) => joined(tests, " && ", "true"),
        Test::Any(tests) => joined(tests, " || ", "false"),
        Test::Named(name) => name.clone(),
    }
}

fn joined(tests: &[Test], by: &str, none: &str) -> String {
    let texts: Vec<String> = tests.iter().map(test).collect();
    match texts.is_empty() {
        true => none.to_owned(),
        false => format!("({})", texts.join(by)),
    }
}

/// Prints a count of those that are left after flattening.
fn count(count_: &Count) -> String {
    match count_ {
        Count::Whole(number) => number.to_string(),
        Count::Fact(path, None) => at(path),
        Count::Fact(path, Some(lacking)) => {
            format!(
                "(if {} then {} else {})",
                has(path),
                at(path),
                count(lacking)
            )
        }
        Count::Sum(one, other) => format!("({} + {})", count(one), count(other)),
        Count::If(first, then, otherwise) => {
            format!(
                "(if {} then {} else {})",
                test(first),
                count(then),
                count(otherwise)
            )
        }
        Count::Less(..) | Count::Least(_) | Count::Named(_) => unreachable!("flattened before"),
    }
}

fn at(path: &str) -> String {
    format!("context.{path}")
}

fn has(path: &str) -> String {
    match path.rsplit_once('.') {
        Some((group, name)) => format!("context.{group} has {name}"),
        None => format!("context has {path}"),
    }
}

fn quoted(words: &[&str]) -> String {
    let words: Vec<String> = words.iter().map(|word| format!("\"{word}\"")).collect();
    words.join(", ")
}

fn negated(test: String, holds: bool) -> String {
    if holds { test } else { format!("!({test})") }
}

fn guarded(path: &str, test: &str, sure: Certainty) -> String {
    match sure {
        Certainty::Stated => format!("({test})"),
        Certainty::MayLack => format!("({} && {test})", has(path)),
        Certainty::OrLacking => format!("(!({}) || {test})", has(path)),
    }
}
