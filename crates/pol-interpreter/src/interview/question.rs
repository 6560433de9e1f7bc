//! One question: what is asked, in which form the answer is given, why it is asked, and what hangs on it.
//! A program, facts and a missing fact in; everything that a host needs to draw an input out.

use crate::cited;
use crate::determination::{FactJson, Reason};
use crate::evaluate::Run;
use crate::exact::Exact;
use crate::facts::Facts;
use crate::finding;
use crate::missing;
use crate::number::Number;
use crate::request::systems_of_choices;
use crate::text;
use crate::trace;
use crate::undecided;
use crate::unlocks;
use pol_compiler::program::{ChoicesId, Citer, FactId, FactValue, Program, SystemId, Type};
use serde::{Deserialize, Serialize};

/// A question to answer.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Question {
    /// The fact that it asks for.
    pub fact: String,
    /// The question in words, where the policy has words for it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub question: Option<String>,
    /// In which form the answer is given.
    pub answer: AnswerForm,
    /// Clauses of the source.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub clauses: Vec<String>,
    /// Section and item of the source.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub cite: Option<String>,
    /// What reads it and is undecided: the days in force and what governs, criteria, amounts, rules and exceptions.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub decides: Vec<Reason>,
    /// What each answer could lead to; only for yes/no and for one choice of a list.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub leads: Vec<Lead>,
}

/// In which form an answer is given.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(tag = "type", rename_all = "snake_case")]
pub enum AnswerForm {
    /// `true` or `false`.
    YesNo,
    /// A number.
    Number {
        /// Its unit in the plural.
        unit: String,
        /// Its unit in the singular.
        one: String,
        /// How many digits may stand after the point.
        decimals: u32,
        /// The least.
        low: Number,
        /// The greatest.
        high: Number,
    },
    /// A date, `"2026-03-01"`.
    Date {
        /// The earliest.
        low: String,
        /// The latest.
        high: String,
    },
    /// The name of one choice, or a code that means it.
    OneOf {
        /// The choices.
        choices: Vec<AnswerChoice>,
        /// The systems whose codes mean choices.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        systems: Vec<String>,
    },
    /// A list of such choices, or of none.
    AnyOf {
        /// The choices.
        choices: Vec<AnswerChoice>,
        /// The systems whose codes mean choices.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        systems: Vec<String>,
    },
    /// A code.
    Code {
        /// Its system by name.
        system: String,
        /// Its system as people call it.
        title: String,
    },
    /// A list of codes, or of none.
    Codes {
        /// Their system by name.
        system: String,
        /// Their system as people call it.
        title: String,
    },
    /// A text.
    Text,
}

/// A choice of an answer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AnswerChoice {
    /// Its name, as a request has it.
    pub name: String,
    /// What people read.
    pub label: String,
}

/// What an answer could lead to.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Lead {
    /// The answer, as a request has it.
    pub answer: FactJson,
    /// The same as people read it.
    pub text: String,
    /// The findings that are then possible, strongest first, after `not_governed`; one, where the answer leaves no other.
    pub leads_to: Vec<String>,
}

/// Makes the question that asks for a missing fact.
pub(super) fn question(program: &Program, facts: &Facts, id: FactId) -> Question {
    let run = Run::new(program, facts);
    let exact = Exact::of(&run, finding::verdict(&run));
    let undecided = undecided::undecided(&run, &exact.verdict);
    let fact = &program.facts[id.index()];
    let deciding = missing::deciding(program, &undecided, id).into_iter();
    Question {
        fact: fact.path.clone(),
        question: fact.question.clone(),
        answer: form(program, &fact.ty),
        clauses: cited::clauses(&run, &fact.citation),
        cite: cited::cite(&fact.citation),
        decides: deciding
            .map(|citer: Citer| cited::reason(&run, citer))
            .collect(),
        leads: leads(program, facts, id),
    }
}

fn form(program: &Program, ty: &Type) -> AnswerForm {
    match ty {
        Type::YesNo => AnswerForm::YesNo,
        Type::Number {
            unit,
            decimals,
            low,
            high,
        } => AnswerForm::Number {
            unit: program.units[unit.index()].plural.clone(),
            one: program.units[unit.index()].singular.clone(),
            decimals: *decimals,
            low: Number(*low),
            high: Number(*high),
        },
        Type::Date { low, high } => AnswerForm::Date {
            low: low.to_string(),
            high: high.to_string(),
        },
        Type::OneOf(list) => AnswerForm::OneOf {
            choices: choices(program, *list),
            systems: systems(program, *list),
        },
        Type::AnyOf(list) => AnswerForm::AnyOf {
            choices: choices(program, *list),
            systems: systems(program, *list),
        },
        Type::Code(system) => {
            let (system, title) = names(program, *system);
            AnswerForm::Code { system, title }
        }
        Type::Codes(system) => {
            let (system, title) = names(program, *system);
            AnswerForm::Codes { system, title }
        }
        Type::Text => AnswerForm::Text,
    }
}

fn choices(program: &Program, list: ChoicesId) -> Vec<AnswerChoice> {
    let rows = program.choices[list.index()].rows.iter();
    rows.map(|choice| AnswerChoice {
        name: choice.name.clone(),
        label: choice.label.clone(),
    })
    .collect()
}

fn systems(program: &Program, list: ChoicesId) -> Vec<String> {
    let systems = systems_of_choices(program, &program.choices[list.index()]);
    systems
        .into_iter()
        .map(|system| names(program, system).0)
        .collect()
}

fn names(program: &Program, system: SystemId) -> (String, String) {
    let system = &program.systems[system.index()];
    (system.name.clone(), system.title.clone())
}

fn leads(program: &Program, facts: &Facts, fact: FactId) -> Vec<Lead> {
    let answers: Vec<FactValue> = match program.facts[fact.index()].ty {
        Type::YesNo => [true, false].map(FactValue::YesNo).to_vec(),
        Type::OneOf(list) => {
            let rows = program.choices[list.index()].rows.len();
            (0..rows).map(FactValue::Choice).collect()
        }
        Type::Number { .. } | Type::Date { .. } | Type::AnyOf(_) => Vec::new(),
        Type::Code(_) | Type::Codes(_) | Type::Text => Vec::new(),
    };
    let lead = |value: FactValue| Lead {
        answer: trace::fact_json(program, fact, &value),
        text: text::value_text(program, fact, &value),
        leads_to: leads_to(program, facts, fact, value),
    };
    answers.into_iter().map(lead).collect()
}

/// The findings that are possible after an answer.
fn leads_to(program: &Program, facts: &Facts, fact: FactId, value: FactValue) -> Vec<String> {
    let mut answered = facts.clone();
    answered.state(fact, value);
    let run = Run::new(program, &answered);
    let classes = Exact::of(&run, finding::verdict(&run))
        .classes()
        .into_iter();
    classes.map(|class| unlocks::name(program, class)).collect()
}
