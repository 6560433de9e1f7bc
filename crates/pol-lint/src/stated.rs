//! The numbers that a text states, in digits or in words, with their units.
//! Words and units in; numbers out. Codes, dates, years, items of a list and numbers within names are passed over.

use crate::wording::words;
use pol_compiler::program::Unit;
use rust_decimal::Decimal;

/// A number in a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Stated {
    pub(crate) number: Decimal,
    /// The plural of its unit, if one follows.
    pub(crate) unit: Option<String>,
    /// Where it begins and ends in the text, its unit included.
    pub(crate) start: usize,
    pub(crate) end: usize,
    /// Whether it is written in digits, its unit right after it.
    pub(crate) is_plain: bool,
    /// `more than`, `over`: the number itself is not meant.
    pub(crate) is_above: bool,
    /// `less than`, `under`: the number itself is not meant.
    pub(crate) is_below: bool,
}

/// The numbers from two on that are written as words; one is a pronoun more often than a number.
const WORDS: [(&str, u32); 20] = [
    ("two", 2),
    ("three", 3),
    ("four", 4),
    ("five", 5),
    ("six", 6),
    ("seven", 7),
    ("eight", 8),
    ("nine", 9),
    ("ten", 10),
    ("eleven", 11),
    ("twelve", 12),
    ("fourteen", 14),
    ("fifteen", 15),
    ("sixteen", 16),
    ("eighteen", 18),
    ("twenty", 20),
    ("thirty", 30),
    ("forty", 40),
    ("sixty", 60),
    ("ninety", 90),
];

/// Words after which a number is the name of something: `type 2`.
const NAMING: [&str; 16] = [
    "type", "stage", "grade", "class", "item", "items", "section", "level", "phase", "part",
    "chapter", "number", "code", "table", "form", "step",
];

/// Words that never stand between a number and its unit.
const NEVER_BETWEEN: [&str; 14] = [
    "of", "in", "to", "and", "or", "a", "an", "the", "per", "times", "is", "are", "at", "on",
];

/// Gives the numbers of a text.
pub(crate) fn stated(text: &str, units: &[Unit]) -> Vec<Stated> {
    let words = words(text);
    let mut found = Vec::new();
    for position in 0..words.len() {
        found.extend(at(text, &words, position, units));
    }
    found
}

fn at(text: &str, words: &[(usize, &str)], position: usize, units: &[Unit]) -> Option<Stated> {
    let (start, word) = words[position];
    let before = |back: usize| Some(words[position.checked_sub(back)?].1.to_lowercase());
    let (digits, joined) = match word.split_once('-') {
        Some((digits, unit)) => (digits, Some(plural(unit, units)?)),
        None => (word, None),
    };
    let in_digits = number(text, start, digits);
    let in_words = WORDS
        .iter()
        .find(|(name, _)| digits.eq_ignore_ascii_case(name));
    let (number, length) = match (in_digits, in_words) {
        (Some((number, length)), _) => (number, length.max(word.len())),
        (None, Some((_, number))) => (Decimal::from(*number), word.len()),
        (None, None) => return None,
    };
    let number_end = start + length;
    let unit = joined
        .map(|unit| (unit, number_end))
        .or_else(|| unit_after(text, &words[position + 1..], number_end, units));
    if unit.is_none() && (in_digits.is_none() || is_name(number, &before(1))) {
        return None;
    }
    let end = unit.as_ref().map_or(number_end, |(_, end)| *end);
    let (last, last_two) = (before(1).unwrap_or_default(), before(2).unwrap_or_default());
    Some(Stated {
        number,
        start,
        end,
        is_plain: in_digits.is_some()
            && unit.is_some()
            && text[number_end..end].trim().split(' ').count() == 1
            && text[number_end..].starts_with(' '),
        unit: unit.map(|(unit, _)| unit),
        is_above: [
            "over",
            "exceed",
            "exceeds",
            "exceeding",
            "above",
            "beyond",
            "past",
            "after",
        ]
        .contains(&last.as_str())
            || last == "than"
                && ["more", "greater", "longer", "older"].contains(&last_two.as_str()),
        is_below: ["under", "below"].contains(&last.as_str())
            || last == "than"
                && ["less", "fewer", "shorter", "younger"].contains(&last_two.as_str()),
    })
}

/// A bare number that names something: a year, `type 2`, or a code of five digits.
fn is_name(number: Decimal, before: &Option<String>) -> bool {
    let is_year = number >= Decimal::from(1900) && number <= Decimal::from(2100);
    let is_long = number >= Decimal::from(10_000);
    let is_named = before
        .as_ref()
        .is_some_and(|word| NAMING.contains(&word.as_str()));
    is_year || is_long || is_named
}

/// Reads digits, with their thousands apart by commas, and says how long they are.
fn number(text: &str, start: usize, digits: &str) -> Option<(Decimal, usize)> {
    if !digits.starts_with(|it: char| it.is_ascii_digit())
        || text[start + digits.len()..].starts_with('%')
    {
        return None;
    }
    let before = &text[..start];
    let is_thousands = before.ends_with(',')
        && before
            .trim_end_matches(',')
            .ends_with(|it: char| it.is_ascii_digit());
    if is_thousands || before.ends_with(['$', '€', '#']) {
        return None;
    }
    let rest = text[start + digits.len()..].strip_prefix(',');
    let thousands = rest
        .and_then(|rest| rest.get(..3))
        .filter(|it| it.bytes().all(|byte| byte.is_ascii_digit()));
    match thousands {
        Some(thousands) => Some((
            format!("{digits}{thousands}").parse().ok()?,
            digits.len() + 4,
        )),
        None => Some((digits.parse().ok()?, digits.len())),
    }
}

/// Finds the unit that follows a number, one word of another kind between them at most.
fn unit_after(
    text: &str,
    words: &[(usize, &str)],
    end: usize,
    units: &[Unit],
) -> Option<(String, usize)> {
    let following: Vec<&(usize, &str)> = words
        .iter()
        .skip_while(|(start, _)| *start < end)
        .take(2)
        .collect();
    let is_apart = |at: usize| text[end..at].contains(['.', ',', ';', ':', '(', ')']);
    let found = |word: &(usize, &str)| {
        let unit = plural(word.1, units)?;
        (!is_apart(word.0)).then(|| (unit, word.0 + word.1.len()))
    };
    let first = following.first()?;
    found(first).or_else(|| {
        let is_adjective = !NEVER_BETWEEN.contains(&first.1)
            && !first
                .1
                .starts_with(|it: char| it.is_ascii_digit() || it == '{');
        following
            .get(1)
            .filter(|_| is_adjective)
            .and_then(|second| found(second))
    })
}

/// Gives the plural of a unit's name.
fn plural(word: &str, units: &[Unit]) -> Option<String> {
    let word = word.to_lowercase();
    let is_it = |unit: &&Unit| unit.plural == word || unit.singular == word;
    units.iter().find(is_it).map(|unit| unit.plural.clone())
}

#[cfg(test)]
mod tests {
    use super::stated;
    use pol_compiler::program::Unit;

    fn found(text: &str) -> Vec<String> {
        let unit = |plural: &str, singular: &str| Unit {
            plural: plural.into(),
            singular: singular.into(),
        };
        let units = [unit("visits", "visit"), unit("weeks", "week")];
        let show = |it: &super::Stated| match &it.unit {
            Some(unit) => format!("{} {unit}", it.number),
            None => it.number.to_string(),
        };
        stated(text, &units).iter().map(show).collect()
    }

    #[test]
    fn finds_digits_and_words() {
        assert_eq!(
            found("After 12 visits in four weeks."),
            ["12 visits", "4 weeks"]
        );
        assert_eq!(
            found("A 12-week course; 3 more visits."),
            ["12 weeks", "3 visits"]
        );
        assert_eq!(
            found("Aged 18 or over, 1,000 visits."),
            ["18", "1000 visits"]
        );
        assert_eq!(found("At 2.5 or more."), ["2.5"]);
    }

    #[test]
    fn passes_over_names() {
        let texts = [
            "PROMIS-29 and COVID-19.",
            "Type 2 diabetes.",
            "On 2022-05-30.",
            "Since 2021.",
            "Code 97122.",
            "Between the two of them.",
            "{limit} visits.",
            "20% of them.",
            "Items 1 to a.",
        ];
        for text in texts {
            assert_eq!(found(text), Vec::<String>::new(), "{text}");
        }
    }
}
