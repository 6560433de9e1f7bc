//! What can be wrong with a request: one file a diagnostic, with its page and its two cases.
//! Each is placed by a JSON pointer. A text made by a function is a request for the small policy.

mod bad_date;
mod bad_text;
mod choices_without_codes;
mod code_of_no_choice;
mod contradicts_rows;
mod date_order;
mod duplicate_key;
mod ends_early;
mod group_not_object;
mod lacking_key;
mod more_problems;
mod not_a_code;
mod not_json;
mod not_whole;
mod number_too_long;
mod other_system;
mod out_of_range;
mod renamed_fact;
mod request_not_object;
mod row_no_object;
mod rows_alike;
mod rows_no_list;
mod too_deep;
mod too_large;
mod too_many_decimals;
mod too_many_rows;
mod trailing_text;
mod unknown_choice;
mod unknown_code;
mod unknown_fact;
mod unknown_group;
mod unknown_key;
mod unknown_system;
mod wrong_type;

#[cfg(test)]
mod tests;

pub(crate) use bad_date::bad_date;
pub(crate) use bad_text::bad_text;
pub(crate) use choices_without_codes::choices_without_codes;
pub(crate) use code_of_no_choice::code_of_no_choice;
pub(crate) use contradicts_rows::contradicts_rows;
pub(crate) use date_order::date_order;
pub(crate) use duplicate_key::duplicate_key;
pub(crate) use ends_early::ends_early;
pub(crate) use group_not_object::group_not_object;
pub(crate) use lacking_key::lacking_key;
pub(crate) use more_problems::more_problems;
pub(crate) use not_a_code::not_a_code;
pub(crate) use not_json::not_json;
pub(crate) use not_whole::not_whole;
pub(crate) use number_too_long::number_too_long;
pub(crate) use other_system::other_system;
pub(crate) use out_of_range::out_of_range;
pub(crate) use renamed_fact::renamed_fact;
pub(crate) use request_not_object::request_not_object;
pub(crate) use row_no_object::row_no_object;
pub(crate) use rows_alike::rows_alike;
pub(crate) use rows_no_list::rows_no_list;
pub(crate) use too_deep::too_deep;
pub(crate) use too_large::too_large;
pub(crate) use too_many_decimals::too_many_decimals;
pub(crate) use too_many_rows::too_many_rows;
pub(crate) use trailing_text::trailing_text;
pub(crate) use unknown_choice::unknown_choice;
pub(crate) use unknown_code::unknown_code;
pub(crate) use unknown_fact::unknown_fact;
pub(crate) use unknown_group::unknown_group;
pub(crate) use unknown_key::unknown_key;
pub(crate) use unknown_system::unknown_system;
pub(crate) use wrong_type::wrong_type;

use pol_parser::Page;

/// The pages of all diagnostics of requests, in order of code.
pub static PAGES: &[&Page] = &[
    &not_json::PAGE,
    &ends_early::PAGE,
    &trailing_text::PAGE,
    &too_large::PAGE,
    &too_deep::PAGE,
    &request_not_object::PAGE,
    &group_not_object::PAGE,
    &duplicate_key::PAGE,
    &unknown_group::PAGE,
    &unknown_fact::PAGE,
    &renamed_fact::PAGE,
    &wrong_type::PAGE,
    &not_whole::PAGE,
    &too_many_decimals::PAGE,
    &out_of_range::PAGE,
    &number_too_long::PAGE,
    &bad_date::PAGE,
    &unknown_choice::PAGE,
    &not_a_code::PAGE,
    &unknown_code::PAGE,
    &unknown_system::PAGE,
    &other_system::PAGE,
    &code_of_no_choice::PAGE,
    &choices_without_codes::PAGE,
    &unknown_key::PAGE,
    &lacking_key::PAGE,
    &bad_text::PAGE,
    &more_problems::PAGE,
    &rows_no_list::PAGE,
    &row_no_object::PAGE,
    &too_many_rows::PAGE,
    &rows_alike::PAGE,
    &date_order::PAGE,
    &contradicts_rows::PAGE,
];

/// Longest stretch of a key that a message shows.
const SHOWN: usize = 60;

/// Puts a key of the request in backticks, without control characters and no longer than a line.
fn quoted(key: &str) -> String {
    let shown: String = key
        .chars()
        .take(SHOWN)
        .map(|letter| {
            if letter.is_control() {
                '\u{fffd}'
            } else {
                letter
            }
        })
        .collect();
    let cut = if key.chars().nth(SHOWN).is_some() {
        "…"
    } else {
        ""
    };
    format!("`{shown}{cut}`")
}
