//! Why a request is judged as it is: every criterion, amount, rule and exception with its facts.
//! A policy and a determination by it in; a tree of ✓, ✗ and ? out.

use super::determination::{advisories, head, missing, presumed, turned};
use super::rows::rows;
use super::sheet::Sheet;
use super::unlocks::unlocks;
use super::{RenderOptions, words};
use crate::policy::Policy;
use pol_compiler::program::Program;
use pol_interpreter::{
    AmountTrace, CapTrace, CaseTrace, Cause, Determination, FactTrace, Judged, NumberOutcome,
    NumberTrace, Part, Status,
};

/// Renders the whole trace of a determination for people.
pub fn explanation(
    policy: &Policy,
    determination: &Determination,
    options: &RenderOptions,
) -> String {
    let program = policy.program();
    let mut tree = Tree {
        sheet: Sheet::new(options),
        program,
    };
    head(&mut tree.sheet, policy, determination);
    tree.sheet
        .pair(2, "Marks", "✓ holds, ✗ does not hold, ? is not known");
    tree.group("The policy governs when", &determination.governs);
    tree.group("Criteria", &determination.criteria);
    tree.amounts(&determination.amounts);
    rows(&mut tree.sheet, program, determination);
    tree.group("Rules", &determination.rules);
    tree.group("Exceptions", &determination.exceptions);
    turned(&mut tree.sheet, program, determination);
    missing(&mut tree.sheet, determination);
    unlocks(&mut tree.sheet, program, determination);
    presumed(&mut tree.sheet, program, determination);
    advisories(&mut tree.sheet, determination);
    tree.sheet.finish()
}

/// Renders why something else came out than was expected.
pub(super) fn causes(sheet: &mut Sheet<'_>, program: &Program, causes: &[Cause]) {
    sheet.heading("    Why");
    for cause in causes {
        sheet.paragraph(6, &cause.says);
        parts(sheet, program, 8, &cause.parts);
        let facts: Vec<_> = cause.facts.iter().map(fact_words).collect();
        if !facts.is_empty() {
            sheet.item(8, "reads", &facts.join("; "));
        }
    }
}

struct Tree<'a> {
    sheet: Sheet<'a>,
    program: &'a Program,
}

/// Conditions with what they read, each under the one that it is a part of.
fn parts(sheet: &mut Sheet<'_>, program: &Program, indent: usize, all: &[Part]) {
    for part in all {
        let words = with_facts(program, &part.phrase, &part.facts, &part.numbers);
        sheet.judged(indent, part.status, &words);
        parts(sheet, program, indent + 2, &part.parts);
    }
}

/// A phrase of the policy and, behind it, what its facts, values and amounts were.
fn with_facts(
    program: &Program,
    phrase: &str,
    facts: &[FactTrace],
    numbers: &[NumberTrace],
) -> String {
    match (facts, numbers) {
        ([fact], []) if fact.fact == phrase => fact_words(fact),
        _ => phrase.to_owned() + &behind(program, facts, numbers),
    }
}

fn behind(program: &Program, facts: &[FactTrace], numbers: &[NumberTrace]) -> String {
    let facts = facts.iter().map(fact_words);
    let numbers = numbers.iter().map(|it| number(program, it));
    let known: Vec<_> = facts.chain(numbers).collect();
    if known.is_empty() {
        String::new()
    } else {
        format!("  [{}]", known.join("; "))
    }
}

fn number(program: &Program, number: &NumberTrace) -> String {
    let outcome = words::outcome(program, &number.outcome);
    format!("{}: {outcome}", number.name)
}

impl Tree<'_> {
    fn group(&mut self, heading: &str, group: &[Judged]) {
        if group.is_empty() {
            return;
        }
        self.sheet.heading(heading);
        for judged in group {
            self.judged(judged);
        }
    }

    fn judged(&mut self, judged: &Judged) {
        let finding = judged
            .finding
            .as_deref()
            .map(|name| words::finding(self.program, name));
        let name = match (&judged.name, finding) {
            (Some(name), Some(finding)) => Some(format!("{name} ({finding})")),
            (Some(name), None) => Some(name.clone()),
            (None, _) => None,
        };
        let words = match (name, &judged.text) {
            (Some(name), Some(text)) => format!("{name}: {text}"),
            (Some(name), None) => name,
            (None, Some(text)) if judged.status == Status::NotMet => text.clone(),
            (None, _) => return self.nameless(judged),
        };
        self.sheet.judged(2, judged.status, &words);
        self.sheet.aside(
            4,
            &words::citation(judged.cite.as_deref(), &judged.clauses, ""),
        );
        self.parts(4, &judged.parts);
    }

    /// A condition that has no name, such as a `governs`: its own words are its line.
    fn nameless(&mut self, judged: &Judged) {
        self.parts(2, &judged.parts);
        self.sheet.aside(
            4,
            &words::citation(judged.cite.as_deref(), &judged.clauses, ""),
        );
    }

    fn parts(&mut self, indent: usize, all: &[Part]) {
        parts(&mut self.sheet, self.program, indent, all);
    }

    /// A phrase of the policy, what it came to and, behind it, out of what.
    fn computed(
        &self,
        phrase: &str,
        outcome: &str,
        facts: &[FactTrace],
        numbers: &[NumberTrace],
    ) -> String {
        let itself = facts.iter().any(|fact| fact.fact == phrase)
            || numbers.iter().any(|number| number.name == phrase);
        let behind = if itself {
            String::new()
        } else {
            behind(self.program, facts, numbers)
        };
        format!("{phrase}{outcome}{behind}")
    }

    /// What a phrase came to, unless it says so itself.
    fn equals(&self, phrase: &str, outcome: &NumberOutcome) -> String {
        let outcome = words::outcome(self.program, outcome);
        if phrase == outcome {
            String::new()
        } else {
            format!(" = {outcome}")
        }
    }

    fn amounts(&mut self, amounts: &[AmountTrace]) {
        if amounts.is_empty() {
            return;
        }
        self.sheet.heading("Amounts");
        for amount in amounts {
            self.amount(amount);
        }
    }

    fn amount(&mut self, amount: &AmountTrace) {
        let text = amount
            .text
            .as_deref()
            .map_or(String::new(), |text| format!("  {text}"));
        let outcome = words::outcome(self.program, &amount.outcome);
        self.sheet
            .item(2, "=", &format!("{}: {outcome}{text}", amount.name));
        self.sheet.aside(
            4,
            &words::citation(amount.cite.as_deref(), &amount.clauses, ""),
        );
        for case in &amount.cases {
            self.case(case);
        }
        for cap in &amount.caps {
            self.cap(cap);
        }
    }

    fn case(&mut self, case: &CaseTrace) {
        let outcome = self.equals(&case.phrase, &case.outcome);
        let words = self.computed(&case.phrase, &outcome, &case.facts, &case.numbers);
        self.sheet.judged(4, case.status, &words);
        self.parts(6, &case.parts);
    }

    fn cap(&mut self, cap: &CapTrace) {
        let cuts = if cap.cuts { ", which cuts" } else { "" };
        let outcome = self.equals(&cap.phrase, &cap.outcome) + cuts;
        let words = self.computed(&cap.phrase, &outcome, &cap.facts, &cap.numbers);
        self.sheet
            .judged(4, cap.status, &format!("at most {words}"));
        if let (true, Some(text)) = (cap.cuts, &cap.text) {
            self.sheet.paragraph(6, text);
        }
        self.sheet
            .aside(6, &words::citation(cap.cite.as_deref(), &cap.clauses, ""));
        self.parts(6, &cap.parts);
    }
}

fn fact_words(fact: &FactTrace) -> String {
    let presumed = if fact.presumed { ", presumed" } else { "" };
    format!("{}: {}{presumed}", fact.fact, fact.text)
}
