//! What can be wrong with a text, one file a diagnostic: its page, its two cases and its words.

use crate::diagnostic::Page;

mod bad_clause_id;
mod bad_code;
mod bad_count;
mod bad_date;
mod bad_hole;
mod bad_name;
mod bad_number;
mod before_first_declaration;
mod bullet_inside_line;
mod bullet_too_deep;
mod bullet_without_list;
mod clause_out_of_place;
mod clause_twice;
mod compared_twice;
mod control_character;
mod declaration_too_long;
mod empty_list;
mod file_too_large;
mod foreign_bullet;
mod foreign_mark;
mod foreign_word;
mod foreign_yes_no;
mod future_declaration;
mod indented_declaration;
mod invisible_character;
mod list_inside_line;
mod lone_brace;
mod look_alike;
mod misplaced_arithmetic;
mod missing_clause;
mod missing_name;
mod missing_text;
mod mixed_logic;
mod mixed_sum;
mod negative_number;
mod nesting_too_deep;
mod no_rows;
mod not_a_condition;
mod not_a_number;
mod number_too_long;
mod out_of_order;
mod reserved_name;
mod smart_quote;
mod symbol_arithmetic;
mod symbol_comparison;
mod symbol_logic;
mod unclosed_text;
mod unfinished;
mod unknown_declaration;
mod unknown_escape;
mod unknown_kind;
mod unknown_type;
mod words_after_end;

pub(crate) use bad_clause_id::bad_clause_id;
pub(crate) use bad_code::bad_code;
pub(crate) use bad_count::bad_count;
pub(crate) use bad_date::bad_date;
pub(crate) use bad_hole::bad_hole;
pub(crate) use bad_name::bad_name;
pub(crate) use bad_number::bad_number;
pub(crate) use before_first_declaration::before_first_declaration;
pub(crate) use bullet_inside_line::bullet_inside_line;
pub(crate) use bullet_too_deep::bullet_too_deep;
pub(crate) use bullet_without_list::bullet_without_list;
pub(crate) use clause_out_of_place::clause_out_of_place;
pub(crate) use clause_twice::clause_twice;
pub(crate) use compared_twice::compared_twice;
pub(crate) use control_character::control_character;
pub(crate) use declaration_too_long::declaration_too_long;
pub(crate) use empty_list::empty_list;
pub(crate) use file_too_large::file_too_large;
pub(crate) use foreign_bullet::foreign_bullet;
pub(crate) use foreign_mark::foreign_mark;
pub(crate) use foreign_word::foreign_word;
pub(crate) use foreign_yes_no::foreign_yes_no;
pub(crate) use future_declaration::future_declaration;
pub(crate) use indented_declaration::indented_declaration;
pub(crate) use invisible_character::invisible_character;
pub(crate) use list_inside_line::list_inside_line;
pub(crate) use lone_brace::lone_brace;
pub(crate) use look_alike::look_alike;
pub(crate) use misplaced_arithmetic::misplaced_arithmetic;
pub(crate) use missing_clause::missing_clause;
pub(crate) use missing_name::missing_name;
pub(crate) use missing_text::missing_text;
pub(crate) use mixed_logic::mixed_logic;
pub(crate) use mixed_sum::mixed_sum;
pub(crate) use negative_number::negative_number;
pub(crate) use nesting_too_deep::nesting_too_deep;
pub(crate) use no_rows::no_rows;
pub(crate) use not_a_condition::not_a_condition;
pub(crate) use not_a_number::not_a_number;
pub(crate) use number_too_long::number_too_long;
pub(crate) use out_of_order::out_of_order;
pub(crate) use reserved_name::reserved_name;
pub(crate) use smart_quote::smart_quote;
pub(crate) use symbol_arithmetic::symbol_arithmetic;
pub(crate) use symbol_comparison::symbol_comparison;
pub(crate) use symbol_logic::symbol_logic;
pub(crate) use unclosed_text::unclosed_text;
pub(crate) use unfinished::unfinished;
pub(crate) use unknown_declaration::unknown_declaration;
pub(crate) use unknown_escape::unknown_escape;
pub(crate) use unknown_kind::unknown_kind;
pub(crate) use unknown_type::unknown_type;
pub(crate) use words_after_end::words_after_end;

/// Every page of this crate, in order of code.
pub static PAGES: &[&Page] = &[
    &file_too_large::PAGE,
    &declaration_too_long::PAGE,
    &nesting_too_deep::PAGE,
    &control_character::PAGE,
    &invisible_character::PAGE,
    &before_first_declaration::PAGE,
    &unknown_declaration::PAGE,
    &indented_declaration::PAGE,
    &future_declaration::PAGE,
    &unclosed_text::PAGE,
    &unknown_escape::PAGE,
    &lone_brace::PAGE,
    &bad_hole::PAGE,
    &smart_quote::PAGE,
    &reserved_name::PAGE,
    &bad_name::PAGE,
    &look_alike::PAGE,
    &bad_date::PAGE,
    &bad_number::PAGE,
    &negative_number::PAGE,
    &number_too_long::PAGE,
    &symbol_comparison::PAGE,
    &symbol_logic::PAGE,
    &symbol_arithmetic::PAGE,
    &foreign_yes_no::PAGE,
    &foreign_word::PAGE,
    &foreign_mark::PAGE,
    &mixed_logic::PAGE,
    &mixed_sum::PAGE,
    &bullet_too_deep::PAGE,
    &bullet_without_list::PAGE,
    &empty_list::PAGE,
    &bad_count::PAGE,
    &foreign_bullet::PAGE,
    &bullet_inside_line::PAGE,
    &not_a_condition::PAGE,
    &not_a_number::PAGE,
    &compared_twice::PAGE,
    &list_inside_line::PAGE,
    &missing_clause::PAGE,
    &clause_twice::PAGE,
    &clause_out_of_place::PAGE,
    &missing_text::PAGE,
    &words_after_end::PAGE,
    &unfinished::PAGE,
    &out_of_order::PAGE,
    &missing_name::PAGE,
    &no_rows::PAGE,
    &misplaced_arithmetic::PAGE,
    &unknown_type::PAGE,
    &bad_code::PAGE,
    &bad_clause_id::PAGE,
    &unknown_kind::PAGE,
];

/// The most of an author's words that a message repeats.
const MOST_SHOWN: usize = 48;

/// Puts an author's words in backticks, in one line and not too long.
fn quoted(words: &str) -> String {
    let plain = |character: char| {
        if crate::scan::is_blank(character) {
            ' '
        } else {
            character
        }
    };
    let shown: String = words.trim().chars().take(MOST_SHOWN).map(plain).collect();
    if words.trim().chars().nth(MOST_SHOWN).is_some() {
        format!("`{shown}…`")
    } else {
        format!("`{shown}`")
    }
}
