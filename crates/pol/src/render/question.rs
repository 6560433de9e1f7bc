//! One question of an interview for people: what is asked, how to answer it, and on demand why it is asked and what hangs on it.
//! A policy and a question in; lines out.

use super::sheet::Sheet;
use super::{RenderOptions, words};
use crate::policy::Policy;
use pol_interpreter::{AnswerChoice, AnswerForm, Question, Reason, ReasonSource};

/// Renders a question with its number, and how to answer it.
pub fn question(question: &Question, number: usize, options: &RenderOptions) -> String {
    let mut sheet = Sheet::new(options);
    let words = question.question.as_deref().unwrap_or(&question.fact);
    let mark = format!("{number}.");
    let indent = mark.chars().count() + 1;
    sheet.item(0, &mark, words);
    sheet.aside(indent, &form(&question.answer));
    let choices = choices(&question.answer);
    for (position, choice) in choices.iter().enumerate() {
        let width = choices.len().to_string().len();
        let mark = format!("{:>width$}", position + 1);
        sheet.item(indent, &mark, &labelled(choice));
    }
    sheet.finish()
}

/// How an answer is given, in words: `a whole number of visits, 0 to 400`.
fn form(answer: &AnswerForm) -> String {
    let coded = |systems: &[String]| match systems {
        [] => String::new(),
        [..] => format!(", or a code of {}", systems.join(" or ")),
    };
    match answer {
        AnswerForm::YesNo => "yes or no".to_owned(),
        AnswerForm::Number {
            unit,
            decimals,
            low,
            high,
            ..
        } => {
            let kind = match decimals {
                0 => "a whole number".to_owned(),
                1 => "a number with at most 1 decimal".to_owned(),
                more => format!("a number with at most {more} decimals"),
            };
            format!("{kind} of {unit}, {low} to {high}")
        }
        AnswerForm::Date { .. } => "a date, year first: 2026-03-01".to_owned(),
        AnswerForm::OneOf { systems, .. } => {
            format!("one of these, by name or number{}", coded(systems))
        }
        AnswerForm::AnyOf { systems, .. } => format!(
            "all that apply, by name or number{}, with commas between them; or none",
            coded(systems)
        ),
        AnswerForm::Code { title, .. } => format!("a code of {title}"),
        AnswerForm::Codes { title, .. } => {
            format!("codes of {title} with commas between them, or none")
        }
        AnswerForm::Text => "a text".to_owned(),
    }
}

fn choices(answer: &AnswerForm) -> &[AnswerChoice] {
    match answer {
        AnswerForm::OneOf { choices, .. } | AnswerForm::AnyOf { choices, .. } => choices,
        AnswerForm::YesNo | AnswerForm::Number { .. } | AnswerForm::Date { .. } => &[],
        AnswerForm::Code { .. } | AnswerForm::Codes { .. } | AnswerForm::Text => &[],
    }
}

fn labelled(choice: &AnswerChoice) -> String {
    format!("{} ({})", choice.label, choice.name)
}

/// Renders why a question is asked and what hangs on it.
pub fn why_asked(policy: &Policy, question: &Question, options: &RenderOptions) -> String {
    let mut sheet = Sheet::new(options);
    sheet.aside(
        2,
        &words::citation(question.cite.as_deref(), &question.clauses, &question.fact),
    );
    if !question.decides.is_empty() {
        sheet.paragraph(2, "It is asked because these hang on it:");
        for reason in &question.decides {
            decided(&mut sheet, reason);
        }
    }
    for lead in &question.leads {
        let findings = lead.leads_to.iter();
        let findings: Vec<&str> = findings
            .map(|name| words::finding(policy.program(), name))
            .collect();
        let still = if findings.len() == 1 {
            "settles it"
        } else {
            "leaves open"
        };
        let text = format!("{} {still}: {}", lead.text, findings.join("; "));
        sheet.item(2, "→", &text);
    }
    sheet.finish()
}

fn decided(sheet: &mut Sheet<'_>, reason: &Reason) {
    let source = words::reason_source(&reason.source);
    // Of what governs, the text says why it does not.
    let governs = matches!(
        reason.source,
        ReasonSource::InForce(_) | ReasonSource::Governs(_)
    );
    let text = reason.text.as_deref().filter(|_| !governs);
    sheet.item(2, "-", text.unwrap_or(&source));
    sheet.aside(
        4,
        &words::citation(
            reason.cite.as_deref(),
            &reason.clauses,
            text.map_or("", |_| &source),
        ),
    );
}
