//! What marks, foreign words and rules of the grammar are called when a message names them.

use crate::grammar::Rule;

/// Words of the language that begin no clause and are easily misspelt.
pub(crate) const OTHER_WORDS: [&str; 18] = [
    "and",
    "or",
    "is",
    "least",
    "most",
    "than",
    "between",
    "includes",
    "empty",
    "strongest",
    "first",
    "prefix",
    "releasing",
    "settles",
    "into",
    "until",
    "from",
    "governed",
];

/// Gives the words for a symbol of comparison.
pub(crate) fn comparison_words(symbol: &str) -> Option<&'static str> {
    Some(match symbol {
        ">=" | "=>" | "≥" => "is at least",
        "<=" | "=<" | "≤" => "is at most",
        ">" => "is more than",
        "<" => "is less than",
        "=" | "==" | "===" => "is",
        "!=" | "!==" | "<>" | "≠" => "is not",
        _ => return None,
    })
}

/// Gives the words that begin a clause, all of them, by the first.
pub(crate) fn clause_words(first: &str) -> &str {
    match first {
        "met" => "met when",
        "in" => "in force",
        "review" => "review by",
        "month" => "month end",
        "at" => "at most",
        alone => alone,
    }
}

/// Gives the help for a word of another language.
pub(crate) fn foreign_word(word: &str) -> Option<&'static str> {
    Some(match word {
        "if" => "write `when`",
        "then" => "leave it away: what follows from a condition stands in the clause before `when`",
        "else" => "write `otherwise` in an amount, or a rule of its own",
        "unless" => "write `not` before the condition; only an advisory has `unless`",
        "equals" | "equal" | "eq" => "write `is`",
        "greater" | "larger" | "higher" | "over" | "exceeds" => {
            "write `is more than`, or `is at least`"
        }
        "smaller" | "lower" | "fewer" | "under" | "below" => {
            "write `is less than`, or `is at most`"
        }
        "contains" | "contain" | "has" | "include" => "write `includes`",
        "in" => "write `is one of`, or of days `from` and `until` alone",
        "are" => "write `is`",
        "xor" | "but" => "write `and`, `or` and `not`",
        "minus" => "write `less`",
        "plus" => "write `+`",
        "exists" | "known" | "missing" => {
            "a missing fact needs no condition: what cannot be decided without it is asked for"
        }
        "deny" | "approve" | "return" => "write a rule that `finds` one of the findings",
        _ => return None,
    })
}

/// Joins words with commas and `or`.
pub(crate) fn list(words: &[String]) -> String {
    match words {
        [] => String::new(),
        [one] => one.clone(),
        [first @ .., last] => format!("{} or {last}", first.join(", ")),
    }
}

/// Puts a rule of the grammar in words; nothing for the end of a declaration, which always may come.
pub(crate) fn wording(rule: Rule) -> Option<String> {
    let name = format!("{rule:?}");
    let special = SPECIAL.iter().find(|(special, _)| *special == name);
    match (special, name.strip_prefix("kw_")) {
        (Some((_, "")), _) => None,
        (Some((_, words)), _) => Some((*words).to_owned()),
        (None, Some(word)) => Some(format!("`{word}`")),
        (None, None) => Some(format!("`{}`", name.replace('_', " "))),
    }
}

/// What the rules are called that are not simply words of the language; nothing for those that need no mention.
const SPECIAL: [(&str, &str); 86] = [
    ("EOI", ""),
    ("negation", ""),
    ("foreign_logic", ""),
    ("foreign_comparison", ""),
    ("foreign_comparison_words", ""),
    ("foreign_symbol", ""),
    ("foreign_not", ""),
    ("bad_hole", ""),
    ("lone_brace", ""),
    ("bad_escape", ""),
    ("unclosed", ""),
    ("quote", ""),
    ("exponent", ""),
    ("or_equal", ""),
    ("name", "a name"),
    ("path", "a name"),
    ("full_path", "a fact such as `request.visits`"),
    ("given_row", "a fact such as `request.visits`"),
    ("given_value", "a value"),
    ("text", "a text in quotation marks"),
    ("condition", "a condition"),
    ("chain", "a condition or a number"),
    ("operand", "a name, a number or a date"),
    ("parenthesis", "`(`"),
    ("infix", "`is`, `and` or `or`"),
    ("is_one_of", ""),
    ("is_empty", ""),
    ("includes", "`includes`"),
    ("bullet", "an item"),
    ("bullet_item", "an item"),
    ("bullet_alone", "an item"),
    ("list_header", "a list"),
    ("comma", "`,`"),
    ("open", "`(`"),
    ("close", "`)`"),
    ("plus", "`+`"),
    ("date", "a date"),
    ("quantity", "a number with its unit"),
    ("measure", "a number with its unit"),
    ("number", "a number"),
    ("count", "a number"),
    ("unit_name", "a unit"),
    ("member", "a choice or a code"),
    ("members", "a choice or a code"),
    ("code", "a code"),
    ("code_list", "a code"),
    ("code_row", "a code"),
    ("dates", "`from` or `until` with a date"),
    ("code_range", "a code"),
    ("listed_code", "a code"),
    ("clause_id", "the id of a clause"),
    ("clause_row", "the id of a clause"),
    ("clause_kind", "`decides` or `informs`"),
    ("finding_row", "a finding"),
    ("finding_kind", "`adverse`, `review` or `release`"),
    ("fallback", "`otherwise`"),
    ("choice_row", "a choice"),
    ("fact_row", "a fact"),
    ("fact_type", "a type"),
    ("amount_case", "a number or an amount"),
    ("amount_else", "`otherwise`"),
    ("value_entry", "a number with its unit"),
    ("expectation", "what is expected"),
    ("turned", "a finding"),
    ("over_rows", ""),
    ("count_of", "`count of`"),
    ("sum_of", "`sum of`"),
    ("latest_of", "`latest`"),
    ("earliest_of", "`earliest`"),
    ("any_row", ""),
    ("any_before_name", ""),
    ("by_column", "`by`"),
    ("within_window", "`within`"),
    ("row_condition", "`where`"),
    ("window", "a window such as `rolling 12 months ending …`"),
    ("days_before", "a number of days before a date"),
    ("limit_part", ""),
    ("within_limit", ""),
    ("limit_per", "a number per window"),
    ("recency", "`within`"),
    ("derived_case", "a choice"),
    ("given_rows", "a record"),
    ("record_name", "a record"),
    ("record_row", "a row"),
    ("cell", "a column"),
    ("cell_value", "a value"),
];
