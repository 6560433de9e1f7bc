//! Which answers could settle a request, in the human form of a determination: the questions by their numbers.
//! A determination in; a section after its questions out.

use super::sheet::Sheet;
use super::words;
use pol_compiler::program::Program;
use pol_interpreter::{Determination, Unlock};

/// Which of the questions could settle the request, the fewest first; nothing where there is one question alone.
pub(super) fn unlocks(sheet: &mut Sheet<'_>, program: &Program, determination: &Determination) {
    if determination.unlocks.is_empty() || determination.missing.len() < 2 {
        return;
    }
    sheet.heading("Could be settled by");
    for unlock in &determination.unlocks {
        let answers = answers(determination, unlock);
        let leads_to = leads_to(program, unlock);
        sheet.item(2, "-", &format!("{answers}, as {leads_to}"));
    }
    if determination.more_unlocks {
        sheet.item(2, "-", "other answers too; these are the first of many");
    }
}

/// `the answer to question 2`, or `the answers to questions 1, 3 and 4`.
fn answers(determination: &Determination, unlock: &Unlock) -> String {
    let numbers = unlock.facts.iter().map(|fact| number(determination, fact));
    let numbers: Vec<String> = numbers.collect();
    match numbers.as_slice() {
        [one] => format!("the answer to question {one}"),
        all if all.len() == determination.missing.len() => {
            "the answers to all questions".to_owned()
        }
        [first @ .., last] => format!("the answers to questions {} and {last}", first.join(", ")),
        [] => String::new(),
    }
}

/// The number that a missing fact has among the questions.
fn number(determination: &Determination, fact: &str) -> String {
    let mut missing = determination.missing.iter();
    let position = missing.position(|missing| missing.fact == fact);
    position.map_or_else(|| fact.to_owned(), |position| (position + 1).to_string())
}

fn leads_to(program: &Program, unlock: &Unlock) -> String {
    let labels = unlock.leads_to.iter();
    let labels: Vec<String> = labels
        .map(|name| format!("\"{}\"", words::finding(program, name)))
        .collect();
    labels.join(" or ")
}
