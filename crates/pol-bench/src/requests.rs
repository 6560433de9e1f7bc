//! Random requests made from the facts that a policy declares, and what of them is withheld.
//! A program and a seed in; requests as JSON text out, the same for the same seed on every machine.

use pol::program::{Choices, ChoicesId, Fact, Program, Type};
use pol_tests::generate::Rng;
use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;
use serde_json::{Map, Value, json};

/// Which requests are made.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Requests {
    /// How many.
    pub count: usize,
    /// The seed.
    pub seed: u64,
    /// Of a hundred facts without a presumption, how many are not stated.
    pub withheld: u64,
}

impl Requests {
    /// Makes them. Every group of facts is there, be it empty; rows of records are not, for what they come to is stated.
    pub fn make(self, program: &Program) -> Vec<String> {
        let mut rng = Rng::new(self.seed);
        let request = |_| request(program, &mut rng, self.withheld).to_string();
        (0..self.count).map(request).collect()
    }
}

/// How likely a fact is to have the values that an ordinary request has, in a hundred: so that each line of the order decides now and
/// then. A fact that is not listed takes each of its values as likely as any other.
const LIKELY: &[(&str, u64, &[&str])] = &[
    ("request.product", 96, &["sco", "one_care"]),
    (
        "request.code",
        90,
        &["97124", "97112", "97122", "97140", "97110"],
    ),
    ("request.provider_licensed", 95, &["true"]),
    (
        "request.visits_requested",
        90,
        &["1", "2", "8", "12", "13", "20", "24", "25", "40"],
    ),
    (
        "request.sessions_per_week",
        90,
        &["0.5", "1", "1", "1", "1.01", "2", "2.01"],
    ),
    ("request.weeks_at_that_rate", 90, &["0", "2", "3", "4"]),
    ("request.more_expansive_criteria", 97, &["false"]),
    (
        "member.conditions",
        75,
        &[
            "anxiety",
            "depression",
            "chronic_pain",
            "osteoarthritis",
            "cancer",
        ],
    ),
    ("member.symptomatic", 95, &["true"]),
    ("member.area_findings", 85, &[]),
    ("plan.vigorous", 80, &["false"]),
    ("chart.causes_documented", 93, &["true"]),
    ("chart.goals_documented", 93, &["true"]),
    ("chart.baseline_measure", 90, &["true"]),
    ("chart.behavioral_counselling", 85, &["true"]),
    ("chart.physical_therapy", 85, &["true"]),
    ("chart.pain_clinic_evaluation", 85, &["true"]),
    (
        "course.visits_used",
        92,
        &[
            "0", "0", "0", "1", "2", "8", "11", "12", "24", "30", "35", "36",
        ],
    ),
    ("course.weeks_treated", 92, &["0", "1", "2", "3", "4", "5"]),
    ("course.clinical_benefit_documented", 90, &["true"]),
    ("course.repeat_measure", 88, &["true"]),
    ("course.function_change", 60, &["improved"]),
    ("course.member_satisfied", 90, &["true"]),
    ("hope.months_since_review", 80, &["0", "2", "3", "4"]),
];

fn request(program: &Program, rng: &mut Rng, withheld: u64) -> Value {
    let mut groups: Map<String, Value> = Map::new();
    for fact in program.stated_facts().map(|id| &program.facts[id.index()]) {
        let Some((group, name)) = fact.path.split_once('.') else {
            continue;
        };
        let stated = groups.entry(group).or_insert_with(|| json!({}));
        let value = value(program, fact, rng);
        // A presumption under a condition may leave the fact unknown.
        let presumed = fact.presumed.as_ref().is_some_and(|it| it.when.is_none());
        let percent = if presumed { 50 } else { withheld };
        if let (false, Some(stated)) = (rng.chance(percent), stated.as_object_mut()) {
            stated.insert(name.to_owned(), value);
        }
    }
    Value::Object(groups)
}

fn value(program: &Program, fact: &Fact, rng: &mut Rng) -> Value {
    let likely = LIKELY.iter().find(|(path, ..)| *path == fact.path);
    match likely {
        Some((_, percent, values)) if rng.chance(*percent) => likely_value(fact, values, rng),
        Some(_) | None => any_value(program, &fact.ty, rng),
    }
}

fn likely_value(fact: &Fact, values: &[&str], rng: &mut Rng) -> Value {
    match &fact.ty {
        Type::AnyOf(_) | Type::Codes(_) if values.is_empty() => json!([]),
        Type::AnyOf(_) | Type::Codes(_) => json!([rng.pick(values)]),
        Type::YesNo | Type::Number { .. } => {
            serde_json::from_str(one(rng, values)).unwrap_or_default()
        }
        Type::Date { .. } | Type::OneOf(_) | Type::Code(_) | Type::Text => json!(rng.pick(values)),
    }
}

fn any_value(program: &Program, ty: &Type, rng: &mut Rng) -> Value {
    match ty {
        Type::YesNo => json!(rng.chance(50)),
        Type::Number {
            decimals,
            low,
            high,
            ..
        } => number(*decimals, *low, *high, rng),
        Type::Date { .. } => json!(date(rng)),
        Type::OneOf(choices) => json!(rng.pick(&names(program, *choices))),
        Type::AnyOf(choices) => some(&names(program, *choices), rng),
        Type::Code(_) => json!(code(rng)),
        Type::Codes(_) => json!([code(rng)]),
        Type::Text => json!("text"),
    }
}

fn number(decimals: u32, low: Decimal, high: Decimal, rng: &mut Rng) -> Value {
    let scale = 10_i64.pow(decimals);
    let whole = |bound: Decimal| bound.to_i64().unwrap_or_default().saturating_mul(scale);
    let steps = rng.between(whole(low), whole(high));
    let text = Decimal::new(steps, decimals).normalize().to_string();
    serde_json::from_str(&text).unwrap_or_default()
}

/// Gives a date about the days on which guideline 084 changes what it says.
fn date(rng: &mut Rng) -> &'static str {
    match rng.below(20) {
        0 => "2022-02-05",
        1 => "2022-02-06",
        2..=4 => "2023-05-30",
        5..=7 => "2023-05-31",
        _ => "2022-06-15",
    }
}

fn code(rng: &mut Rng) -> &'static str {
    one(rng, &["97810", "97125", "9712", "99999"])
}

fn names(program: &Program, choices: ChoicesId) -> Vec<&str> {
    let choices: Option<&Choices> = program.choices.get(choices.index());
    let rows = choices.into_iter().flat_map(|choices| &choices.rows);
    rows.map(|row| row.name.as_str()).collect()
}

/// Takes each of some names one time in four.
fn some(names: &[&str], rng: &mut Rng) -> Value {
    let taken = names.iter().filter(|_| rng.chance(25));
    taken.map(|name| json!(name)).collect()
}

fn one<'a>(rng: &mut Rng, of: &[&'a str]) -> &'a str {
    of[rng.below(of.len())]
}
