//! The lints, one file each: its page, its two cases, and what looks for it.
//! Warnings are probably mistakes; notes are for the author to judge. Both can be set otherwise in a `pol.toml`.

mod and_or;
mod code_covered_twice;
mod code_shape;
mod double_negation;
mod double_question;
mod doubled_word;
mod duplicate_criterion;
mod example_without_reason;
mod finding_without_example;
mod hard_to_read;
mod list_of_one;
mod long_list;
mod long_name;
mod long_sentence;
mod negative_name;
mod negative_question;
mod no_edition;
mod no_examples;
mod no_full_stop;
mod no_longer_in_force;
mod no_question_mark;
mod no_review_date;
mod no_revision;
mod no_source;
mod number_differs;
mod number_not_in_condition;
mod number_of_a_value;
mod presumed_yes;
mod presumption_without_ground;
mod repeated_number;
mod retired_code;
mod review_near;
mod review_passed;
mod revision_ahead;
mod rule_without_example;
mod same_question;
mod same_reason;
mod same_title;
mod small_first_letter;
mod speaks_of_denial;
mod stray_space;
mod uncited_cap;
mod uncited_rule;
mod unfinished_text;
mod unit_differs;
mod unknown_abbreviation;
mod unknown_icd10cm_code;
mod vague_question;
mod vague_text;

use crate::lint::Lint;

/// The case of a page that needs a whole policy: lines of its header, and declarations after its one rule.
macro_rules! minimal {
    ($header:literal, $more:literal) => {
        pol_parser::Case::Policy(concat!(
            "policy short \"A short policy\"\n",
            "  in force from 2022-01-01 by request.service_date\n",
            $header,
            "\nfindings, strongest first\n",
            "  not_met adverse \"Not met\"\n",
            "  refer review \"A clinician decides\"\n",
            "  met release \"Met\"\n",
            "  otherwise refer\n",
            "\nfacts request\n",
            "  service_date date \"When would the service begin?\"\n",
            "  adult yes/no \"Is the member an adult?\"\n",
            "\nrule adults\n",
            "  finds met because \"The member is an adult.\"\n",
            "  when request.adult\n",
            "\nrule minors\n",
            "  finds not_met because \"The member is a minor.\"\n",
            "  when not request.adult\n",
            $more
        ))
    };
}
use minimal;

/// Every lint, in order of code.
pub static LINTS: &[&Lint] = &[
    &uncited_rule::LINT,
    &uncited_cap::LINT,
    &presumed_yes::LINT,
    &presumption_without_ground::LINT,
    &number_differs::LINT,
    &number_not_in_condition::LINT,
    &unit_differs::LINT,
    &number_of_a_value::LINT,
    &repeated_number::LINT,
    &hard_to_read::LINT,
    &long_sentence::LINT,
    &vague_text::LINT,
    &speaks_of_denial::LINT,
    &and_or::LINT,
    &unfinished_text::LINT,
    &doubled_word::LINT,
    &stray_space::LINT,
    &no_full_stop::LINT,
    &small_first_letter::LINT,
    &unknown_abbreviation::LINT,
    &same_reason::LINT,
    &no_question_mark::LINT,
    &negative_question::LINT,
    &double_question::LINT,
    &vague_question::LINT,
    &same_question::LINT,
    &duplicate_criterion::LINT,
    &double_negation::LINT,
    &negative_name::LINT,
    &long_name::LINT,
    &long_list::LINT,
    &list_of_one::LINT,
    &retired_code::LINT,
    &unknown_icd10cm_code::LINT,
    &code_shape::LINT,
    &no_edition::LINT,
    &code_covered_twice::LINT,
    &review_passed::LINT,
    &review_near::LINT,
    &no_review_date::LINT,
    &no_longer_in_force::LINT,
    &no_revision::LINT,
    &revision_ahead::LINT,
    &no_source::LINT,
    &no_examples::LINT,
    &rule_without_example::LINT,
    &finding_without_example::LINT,
    &example_without_reason::LINT,
    &same_title::LINT,
];
