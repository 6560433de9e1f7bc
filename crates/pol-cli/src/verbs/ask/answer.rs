//! An answer in the words of who gave it, as the JSON that a request has: `12 visits` is `12`, `y` is `true`, `2` is the second choice.
//! The form of the answer and words in; JSON out, or how to answer. The library tells what is wrong with a value.

use pol::{AnswerChoice, AnswerForm};
use serde_json::{Value, json};

/// Writes an answer as JSON.
///
/// # Errors
/// Says how to answer, where the words are none of the form.
pub(super) fn json(form: &AnswerForm, words: &str) -> Result<String, String> {
    match form {
        AnswerForm::YesNo => yes_no(words),
        AnswerForm::Number {
            unit,
            one,
            low,
            high,
            ..
        } => number(words, [unit, one]).ok_or_else(|| {
            format!("answer with a number of {unit}, {low} to {high}, such as {low}")
        }),
        AnswerForm::Date { .. } => Ok(text(words)),
        AnswerForm::OneOf { choices, systems } => {
            member(choices, systems, words).map(|choice| choice.to_string())
        }
        AnswerForm::AnyOf { choices, systems } => {
            list(words, |word| member(choices, systems, word))
        }
        AnswerForm::Code { .. } => Ok(text(&words.to_uppercase())),
        AnswerForm::Codes { .. } => list(words, |word| Ok(word.to_uppercase().into())),
        AnswerForm::Text => Ok(text(words)),
    }
}

fn text(words: &str) -> String {
    Value::from(words).to_string()
}

fn yes_no(words: &str) -> Result<String, String> {
    match words.to_lowercase().as_str() {
        "yes" | "y" | "true" => Ok("true".to_owned()),
        "no" | "n" | "false" => Ok("false".to_owned()),
        _ => Err("answer `yes` or `no`".to_owned()),
    }
}

/// A number that is alone or has its unit behind it; kept as it was written, so that it stays exact.
fn number(words: &str, units: [&str; 2]) -> Option<String> {
    let end = words.find(char::is_alphabetic).unwrap_or(words.len());
    let (digits, unit) = words.split_at(end);
    let (digits, unit) = (digits.trim(), unit.trim());
    let is_unit = unit.is_empty() || units.iter().any(|known| known.eq_ignore_ascii_case(unit));
    let is_number = digits.parse::<serde_json::Number>().is_ok();
    (is_unit && is_number).then(|| digits.to_owned())
}

fn list(words: &str, member: impl Fn(&str) -> Result<Value, String>) -> Result<String, String> {
    if words.eq_ignore_ascii_case("none") {
        return Ok("[]".to_owned());
    }
    let words = words.split(',').map(str::trim);
    let members: Result<Vec<Value>, String> =
        words.filter(|word| !word.is_empty()).map(member).collect();
    members.map(|members| Value::from(members).to_string())
}

/// A choice by its name, its label or its number, or a code that means it.
fn member(choices: &[AnswerChoice], systems: &[String], word: &str) -> Result<Value, String> {
    let named = choices.iter().find(|choice| {
        choice.name.eq_ignore_ascii_case(word) || choice.label.to_lowercase() == word.to_lowercase()
    });
    let numbered = || choices.get(word.parse::<usize>().ok()?.checked_sub(1)?);
    if let Some(choice) = named.or_else(numbered) {
        return Ok(choice.name.clone().into());
    }
    coded(systems, word).ok_or_else(|| {
        format!(
            "answer with the names or the numbers of choices, 1 to {}",
            choices.len()
        )
    })
}

/// A code, with its system before it where there are several.
fn coded(systems: &[String], word: &str) -> Option<Value> {
    let (system, code) = match (systems, word.split_once(char::is_whitespace)) {
        (_, Some((system, code))) => (systems.iter().find(|known| *known == system)?, code.trim()),
        ([system], None) => (system, word),
        (_, None) => return None,
    };
    let is_code = code.contains(|letter: char| letter.is_ascii_digit());
    is_code.then(|| json!({"system": system, "code": code.to_uppercase()}))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn visits() -> AnswerForm {
        serde_json::from_value(json!({"type": "number", "unit": "visits", "one": "visit", "decimals": 0, "low": 0, "high": 40}))
            .expect("a form")
    }

    fn colours(kind: &str) -> AnswerForm {
        let colour = |name: &str, label: &str| json!({"name": name, "label": label});
        let choices = [
            colour("red", "Fiery red"),
            colour("green", "Green"),
            colour("blue", "Blue"),
        ];
        serde_json::from_value(json!({"type": kind, "choices": choices, "systems": ["icd10cm"]}))
            .expect("a form")
    }

    fn ok(form: &AnswerForm, words: &str) -> String {
        json(form, words).unwrap_or_else(|mend| mend)
    }

    #[test]
    fn yes_and_no_in_short_and_in_full() {
        for (words, json) in [
            ("yes", "true"),
            ("Y", "true"),
            ("No", "false"),
            ("n", "false"),
        ] {
            assert_eq!(ok(&AnswerForm::YesNo, words), json);
        }
        assert!(json(&AnswerForm::YesNo, "perhaps").is_err());
    }

    #[test]
    fn a_number_with_or_without_its_unit() {
        for words in ["12", "12 visits", "12visits", "12 Visit"] {
            assert_eq!(ok(&visits(), words), "12");
        }
        assert_eq!(
            ok(&visits(), "1.50"),
            "1.50",
            "the library says that it is not whole"
        );
        for words in ["twelve", "12 weeks", "012", "1 2", "visits", "12, \"b\": 1"] {
            assert!(json(&visits(), words).is_err(), "{words}");
        }
    }

    #[test]
    fn a_choice_by_name_label_number_or_code() {
        for words in ["red", "RED", "fiery red", "1"] {
            assert_eq!(ok(&colours("one_of"), words), "\"red\"");
        }
        let code = "{\"code\":\"F41.1\",\"system\":\"icd10cm\"}";
        assert_eq!(ok(&colours("one_of"), "f41.1"), code);
        assert_eq!(ok(&colours("one_of"), "icd10cm F41.1"), code);
        for words in ["purple", "0", "purple F41.1"] {
            assert!(
                json(&colours("one_of"), words).is_err() || words == "0",
                "{words}"
            );
        }
    }

    #[test]
    fn several_choices_or_none() {
        assert_eq!(ok(&colours("any_of"), "1, Blue"), "[\"red\",\"blue\"]");
        assert_eq!(ok(&colours("any_of"), "none"), "[]");
        assert!(json(&colours("any_of"), "red and blue").is_err());
    }

    #[test]
    fn codes_are_written_in_capitals() {
        let form = serde_json::from_value(
            json!({"type": "codes", "system": "icd10cm", "title": "ICD-10-CM"}),
        );
        assert_eq!(
            ok(&form.expect("a form"), "f41.1, g43"),
            "[\"F41.1\",\"G43\"]"
        );
    }
}
