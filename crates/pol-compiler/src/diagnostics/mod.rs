//! What the compiler reports: one file a diagnostic, with its page, its two cases and its words.
//! Names are E02xx, types and units E03xx, the form of declarations E04xx, clauses E05xx, examples E06xx, warnings W08xx.

mod advisory_without_condition;
mod advisory_without_text;
mod amount_without_otherwise;
mod bad_path;
mod between_backwards;
mod by_which_date;
mod cap_without_reason;
mod choice_without_fallback;
mod clause_in_vocabulary;
mod clause_twice;
mod code_in_two_choices;
mod code_of_no_choice;
mod code_range_backwards;
mod code_range_shape;
mod code_set_compared;
mod code_set_of_other_system;
mod codes_beside_file;
mod codes_otherwise_twice;
mod column_outside_rows;
mod column_type;
mod column_unfit;
mod cycle;
mod date_arithmetic;
mod date_beyond_calendar;
mod date_with_number;
mod dated_in_vain;
mod decided_by_range;
mod declared_twice;
mod derived_from_no_record;
mod derived_misfits;
mod derived_outside_range;
mod empty_findings;
mod empty_on_days;
mod empty_on_no_set;
mod ends_before_start;
mod every_choice;
mod example_rows;
mod exception_without_condition;
mod expectations_contradict;
mod expects_no_presumption;
mod expects_no_release;
mod expects_stated_fact;
mod fallback_dated;
mod former_name_taken;
mod given_twice;
mod hole_in_fixed_text;
mod impossible_count;
mod includes_on_no_set;
mod informing_clause_cited;
mod judged_by_no_date;
mod like_cycle;
mod listed_twice;
mod month_end_unneeded;
mod month_end_unsaid;
mod more_decimals_than_fact;
mod needs_its_group;
mod never_in_force;
mod no_choices;
mod no_clauses_table;
mod no_example;
mod no_findings;
mod no_in_force;
mod no_otherwise;
mod no_partial_release;
mod no_policy;
mod no_question;
mod no_such_file;
mod not_a_choice;
mod not_a_code;
mod not_a_condition;
mod not_a_fact;
mod not_a_number;
mod not_a_vocabulary;
mod not_for_conditions;
mod not_for_vocabularies;
mod not_imported;
mod not_in_vocabulary;
mod not_read_there;
mod not_shown_in_text;
mod nothing_expected;
mod odd_code_set_file;
mod of_other_system;
mod one_of_on_other;
mod one_of_on_set;
mod other_unit_than_declared;
mod otherwise_releases;
mod presumption_reads_itself;
mod range_backwards;
mod range_missing;
mod range_of_flat_codes;
mod range_of_no_number;
mod range_of_other_kind;
mod read_outside_dates;
mod recent_and_more;
mod released_unit_differs;
mod releases_without_release;
mod requested_is_no_number;
mod review_before_force;
mod revision_twice;
mod revisions_out_of_order;
mod rows_bound;
mod rows_without_unit;
mod rule_without_condition;
mod rule_without_reason;
mod selected_by_more;
mod set_compared;
mod settles_release;
mod settling_rules_conflict;
mod shadowed;
mod shift_by_no_time;
mod shift_count;
mod shift_of_no_date;
mod spared_anyway;
mod superseded_by_itself;
mod superseded_too_early;
mod text_compared;
mod too_fine;
mod too_large;
mod too_many_choices;
mod too_many_decimals;
mod turns_into_itself;
mod turns_into_release;
mod two_facts_compared;
mod two_findings_tables;
mod two_in_force;
mod two_policies;
mod uncited_clause;
mod unit_missing;
mod unknown_advisory;
mod unknown_amount;
mod unknown_choice;
mod unknown_choices;
mod unknown_clause;
mod unknown_code;
mod unknown_code_set;
mod unknown_column;
mod unknown_example;
mod unknown_finding;
mod unknown_group;
mod unknown_in_text;
mod unknown_limit;
mod unknown_name;
mod unknown_record;
mod unknown_rule;
mod unknown_system;
mod unknown_unit;
mod unlike_units;
mod unordered;
mod unreached_finding;
mod unread_fact;
mod unused_amount;
mod unused_choices;
mod unused_code_set;
mod unused_criterion;
mod unused_import;
mod unused_limit;
mod unused_record;
mod unused_system;
mod unused_unit;
mod unused_value;
mod used_twice;
mod uses_in_a_circle;
mod value_entries_gap;
mod value_entries_overlap;
mod value_misfits;
mod value_outside_range;
mod value_without_entry;
mod versions_gap;
mod versions_overlap;
mod window_by_no_date;
mod window_without_days;
mod wrong_words;
mod yes_no_compared;

pub(crate) use advisory_without_condition::advisory_without_condition;
pub(crate) use advisory_without_text::advisory_without_text;
pub(crate) use amount_without_otherwise::amount_without_otherwise;
pub(crate) use bad_path::bad_path;
pub(crate) use between_backwards::between_backwards;
pub(crate) use by_which_date::by_which_date;
pub(crate) use cap_without_reason::cap_without_reason;
pub(crate) use choice_without_fallback::choice_without_fallback;
pub(crate) use clause_in_vocabulary::clause_in_vocabulary;
pub(crate) use clause_twice::clause_twice;
pub(crate) use code_in_two_choices::code_in_two_choices;
pub(crate) use code_of_no_choice::code_of_no_choice;
pub(crate) use code_range_backwards::code_range_backwards;
pub(crate) use code_range_shape::code_range_shape;
pub(crate) use code_set_compared::code_set_compared;
pub(crate) use code_set_of_other_system::code_set_of_other_system;
pub(crate) use codes_beside_file::codes_beside_file;
pub(crate) use codes_otherwise_twice::codes_otherwise_twice;
pub(crate) use column_outside_rows::column_outside_rows;
pub(crate) use column_type::column_type;
pub(crate) use column_unfit::column_unfit;
pub(crate) use cycle::cycle;
pub(crate) use date_arithmetic::date_arithmetic;
pub(crate) use date_beyond_calendar::date_beyond_calendar;
pub(crate) use date_with_number::date_with_number;
pub(crate) use dated_in_vain::dated_in_vain;
pub(crate) use decided_by_range::decided_by_range;
pub(crate) use declared_twice::declared_twice;
pub(crate) use derived_from_no_record::derived_from_no_record;
pub(crate) use derived_misfits::derived_misfits;
pub(crate) use derived_outside_range::derived_outside_range;
pub(crate) use empty_findings::empty_findings;
pub(crate) use empty_on_days::empty_on_days;
pub(crate) use empty_on_no_set::empty_on_no_set;
pub(crate) use ends_before_start::ends_before_start;
pub(crate) use every_choice::every_choice;
pub(crate) use example_rows::example_rows;
pub(crate) use exception_without_condition::exception_without_condition;
pub(crate) use expectations_contradict::expectations_contradict;
pub(crate) use expects_no_presumption::expects_no_presumption;
pub(crate) use expects_no_release::expects_no_release;
pub(crate) use expects_stated_fact::expects_stated_fact;
pub(crate) use fallback_dated::fallback_dated;
pub(crate) use former_name_taken::former_name_taken;
pub(crate) use given_twice::given_twice;
pub(crate) use hole_in_fixed_text::hole_in_fixed_text;
pub(crate) use impossible_count::impossible_count;
pub(crate) use includes_on_no_set::includes_on_no_set;
pub(crate) use informing_clause_cited::informing_clause_cited;
pub(crate) use judged_by_no_date::judged_by_no_date;
pub(crate) use like_cycle::like_cycle;
pub(crate) use listed_twice::listed_twice;
pub(crate) use month_end_unneeded::month_end_unneeded;
pub(crate) use month_end_unsaid::month_end_unsaid;
pub(crate) use more_decimals_than_fact::more_decimals_than_fact;
pub(crate) use needs_its_group::needs_its_group;
pub(crate) use never_in_force::never_in_force;
pub(crate) use no_choices::no_choices;
pub(crate) use no_clauses_table::no_clauses_table;
pub(crate) use no_example::no_example;
pub(crate) use no_findings::no_findings;
pub(crate) use no_in_force::no_in_force;
pub(crate) use no_otherwise::no_otherwise;
pub(crate) use no_partial_release::no_partial_release;
pub(crate) use no_policy::{no_policy, vocabulary_alone};
pub(crate) use no_question::no_question;
pub(crate) use no_such_file::no_such_file;
pub(crate) use not_a_choice::not_a_choice;
pub(crate) use not_a_code::not_a_code;
pub(crate) use not_a_condition::not_a_condition;
pub(crate) use not_a_fact::not_a_fact;
pub(crate) use not_a_number::not_a_number;
pub(crate) use not_a_vocabulary::not_a_vocabulary;
pub(crate) use not_for_conditions::not_for_conditions;
pub(crate) use not_for_vocabularies::not_for_vocabularies;
pub(crate) use not_imported::{not_imported, not_of_vocabulary};
pub(crate) use not_in_vocabulary::not_in_vocabulary;
pub(crate) use not_read_there::not_read_there;
pub(crate) use not_shown_in_text::not_shown_in_text;
pub(crate) use nothing_expected::nothing_expected;
pub(crate) use odd_code_set_file::odd_code_set_file;
pub(crate) use of_other_system::{of_other_edition, of_other_system};
pub(crate) use one_of_on_other::one_of_on_other;
pub(crate) use one_of_on_set::one_of_on_set;
pub(crate) use other_unit_than_declared::other_unit_than_declared;
pub(crate) use otherwise_releases::otherwise_releases;
pub(crate) use presumption_reads_itself::presumption_reads_itself;
pub(crate) use range_backwards::range_backwards;
pub(crate) use range_missing::range_missing;
pub(crate) use range_of_flat_codes::range_of_flat_codes;
pub(crate) use range_of_no_number::range_of_no_number;
pub(crate) use range_of_other_kind::range_of_other_kind;
pub(crate) use read_outside_dates::read_outside_dates;
pub(crate) use recent_and_more::recent_and_more;
pub(crate) use released_unit_differs::released_unit_differs;
pub(crate) use releases_without_release::releases_without_release;
pub(crate) use requested_is_no_number::requested_is_no_number;
pub(crate) use review_before_force::review_before_force;
pub(crate) use revision_twice::revision_twice;
pub(crate) use revisions_out_of_order::revisions_out_of_order;
pub(crate) use rows_bound::rows_bound;
pub(crate) use rows_without_unit::rows_without_unit;
pub(crate) use rule_without_condition::rule_without_condition;
pub(crate) use rule_without_reason::rule_without_reason;
pub(crate) use selected_by_more::{selected_by_days, selected_by_more};
pub(crate) use set_compared::set_compared;
pub(crate) use settles_release::settles_release;
pub(crate) use settling_rules_conflict::settling_rules_conflict;
pub(crate) use shadowed::{comes_along_twice, shadowed};
pub(crate) use shift_by_no_time::shift_by_no_time;
pub(crate) use shift_count::shift_count;
pub(crate) use shift_of_no_date::shift_of_no_date;
pub(crate) use spared_anyway::spared_anyway;
pub(crate) use superseded_by_itself::superseded_by_itself;
pub(crate) use superseded_too_early::superseded_too_early;
pub(crate) use text_compared::text_compared;
pub(crate) use too_fine::too_fine;
pub(crate) use too_large::too_large;
pub(crate) use too_many_choices::too_many_choices;
pub(crate) use too_many_decimals::too_many_decimals;
pub(crate) use turns_into_itself::turns_into_itself;
pub(crate) use turns_into_release::turns_into_release;
pub(crate) use two_facts_compared::two_facts_compared;
pub(crate) use two_findings_tables::two_findings_tables;
pub(crate) use two_in_force::two_in_force;
pub(crate) use two_policies::two_policies;
pub(crate) use uncited_clause::uncited_clause;
pub(crate) use unit_missing::unit_missing;
pub(crate) use unknown_advisory::unknown_advisory;
pub(crate) use unknown_amount::unknown_amount;
pub(crate) use unknown_choice::unknown_choice;
pub(crate) use unknown_choices::unknown_choices;
pub(crate) use unknown_clause::unknown_clause;
pub(crate) use unknown_code::unknown_code;
pub(crate) use unknown_code_set::unknown_code_set;
pub(crate) use unknown_column::unknown_column;
pub(crate) use unknown_example::unknown_example;
pub(crate) use unknown_finding::unknown_finding;
pub(crate) use unknown_group::unknown_group;
pub(crate) use unknown_in_text::unknown_in_text;
pub(crate) use unknown_limit::unknown_limit;
pub(crate) use unknown_name::unknown_name;
pub(crate) use unknown_record::unknown_record;
pub(crate) use unknown_rule::unknown_rule;
pub(crate) use unknown_system::unknown_system;
pub(crate) use unknown_unit::unknown_unit;
pub(crate) use unlike_units::unlike_units;
pub(crate) use unordered::unordered;
pub(crate) use unreached_finding::unreached_finding;
pub(crate) use unread_fact::unread_fact;
pub(crate) use unused_amount::unused_amount;
pub(crate) use unused_choices::unused_choices;
pub(crate) use unused_code_set::unused_code_set;
pub(crate) use unused_criterion::unused_criterion;
pub(crate) use unused_import::unused_import;
pub(crate) use unused_limit::unused_limit;
pub(crate) use unused_record::unused_record;
pub(crate) use unused_system::unused_system;
pub(crate) use unused_unit::unused_unit;
pub(crate) use unused_value::unused_value;
pub(crate) use used_twice::used_twice;
pub(crate) use uses_in_a_circle::uses_in_a_circle;
pub(crate) use value_entries_gap::value_entries_gap;
pub(crate) use value_entries_overlap::value_entries_overlap;
pub(crate) use value_misfits::value_misfits;
pub(crate) use value_outside_range::value_outside_range;
pub(crate) use value_without_entry::value_without_entry;
pub(crate) use versions_gap::versions_gap;
pub(crate) use versions_overlap::versions_overlap;
pub(crate) use window_by_no_date::window_by_no_date;
pub(crate) use window_without_days::window_without_days;
pub(crate) use wrong_words::wrong_words;
pub(crate) use yes_no_compared::yes_no_compared;

use pol_parser::Page;

/// The pages of the compiler, in order of code.
pub static PAGES: &[&Page] = &[
    &unknown_name::PAGE,
    &declared_twice::PAGE,
    &unknown_group::PAGE,
    &needs_its_group::PAGE,
    &not_for_conditions::PAGE,
    &unknown_unit::PAGE,
    &unknown_choices::PAGE,
    &unknown_choice::PAGE,
    &unknown_system::PAGE,
    &unknown_code_set::PAGE,
    &unknown_finding::PAGE,
    &unknown_rule::PAGE,
    &unknown_amount::PAGE,
    &unknown_example::PAGE,
    &unknown_advisory::PAGE,
    &unknown_in_text::PAGE,
    &not_shown_in_text::PAGE,
    &hole_in_fixed_text::PAGE,
    &not_a_fact::PAGE,
    &former_name_taken::PAGE,
    &unknown_code::PAGE,
    &code_set_of_other_system::PAGE,
    &unknown_record::PAGE,
    &unknown_column::PAGE,
    &column_outside_rows::PAGE,
    &unknown_limit::PAGE,
    &no_such_file::PAGE,
    &bad_path::PAGE,
    &used_twice::PAGE,
    &uses_in_a_circle::PAGE,
    &not_in_vocabulary::PAGE,
    &not_a_vocabulary::PAGE,
    &not_for_vocabularies::PAGE,
    &shadowed::PAGE,
    &not_imported::PAGE,
    &clause_in_vocabulary::PAGE,
    &odd_code_set_file::PAGE,
    &of_other_system::PAGE,
    &codes_beside_file::PAGE,
    &not_a_condition::PAGE,
    &not_a_number::PAGE,
    &unlike_units::PAGE,
    &unit_missing::PAGE,
    &other_unit_than_declared::PAGE,
    &wrong_words::PAGE,
    &date_with_number::PAGE,
    &yes_no_compared::PAGE,
    &text_compared::PAGE,
    &two_facts_compared::PAGE,
    &unordered::PAGE,
    &set_compared::PAGE,
    &not_a_choice::PAGE,
    &not_a_code::PAGE,
    &code_set_compared::PAGE,
    &includes_on_no_set::PAGE,
    &one_of_on_set::PAGE,
    &one_of_on_other::PAGE,
    &empty_on_no_set::PAGE,
    &more_decimals_than_fact::PAGE,
    &too_many_decimals::PAGE,
    &date_arithmetic::PAGE,
    &shift_of_no_date::PAGE,
    &shift_by_no_time::PAGE,
    &shift_count::PAGE,
    &month_end_unsaid::PAGE,
    &value_misfits::PAGE,
    &value_outside_range::PAGE,
    &released_unit_differs::PAGE,
    &requested_is_no_number::PAGE,
    &between_backwards::PAGE,
    &impossible_count::PAGE,
    &too_large::PAGE,
    &too_fine::PAGE,
    &date_beyond_calendar::PAGE,
    &code_of_no_choice::PAGE,
    &judged_by_no_date::PAGE,
    &range_of_other_kind::PAGE,
    &range_of_no_number::PAGE,
    &rows_without_unit::PAGE,
    &by_which_date::PAGE,
    &column_unfit::PAGE,
    &not_read_there::PAGE,
    &window_by_no_date::PAGE,
    &window_without_days::PAGE,
    &derived_misfits::PAGE,
    &derived_outside_range::PAGE,
    &derived_from_no_record::PAGE,
    &no_policy::PAGE,
    &two_policies::PAGE,
    &no_in_force::PAGE,
    &two_in_force::PAGE,
    &ends_before_start::PAGE,
    &no_findings::PAGE,
    &two_findings_tables::PAGE,
    &empty_findings::PAGE,
    &no_otherwise::PAGE,
    &otherwise_releases::PAGE,
    &rule_without_condition::PAGE,
    &exception_without_condition::PAGE,
    &advisory_without_condition::PAGE,
    &advisory_without_text::PAGE,
    &releases_without_release::PAGE,
    &settles_release::PAGE,
    &settling_rules_conflict::PAGE,
    &turns_into_release::PAGE,
    &turns_into_itself::PAGE,
    &no_partial_release::PAGE,
    &cycle::PAGE,
    &presumption_reads_itself::PAGE,
    &no_choices::PAGE,
    &too_many_choices::PAGE,
    &code_in_two_choices::PAGE,
    &code_range_shape::PAGE,
    &code_range_backwards::PAGE,
    &range_of_flat_codes::PAGE,
    &codes_otherwise_twice::PAGE,
    &range_missing::PAGE,
    &range_backwards::PAGE,
    &listed_twice::PAGE,
    &value_without_entry::PAGE,
    &value_entries_overlap::PAGE,
    &value_entries_gap::PAGE,
    &amount_without_otherwise::PAGE,
    &revisions_out_of_order::PAGE,
    &revision_twice::PAGE,
    &versions_overlap::PAGE,
    &versions_gap::PAGE,
    &never_in_force::PAGE,
    &read_outside_dates::PAGE,
    &empty_on_days::PAGE,
    &choice_without_fallback::PAGE,
    &fallback_dated::PAGE,
    &rows_bound::PAGE,
    &column_type::PAGE,
    &recent_and_more::PAGE,
    &superseded_by_itself::PAGE,
    &superseded_too_early::PAGE,
    &selected_by_more::PAGE,
    &uncited_clause::PAGE,
    &unknown_clause::PAGE,
    &clause_twice::PAGE,
    &no_clauses_table::PAGE,
    &like_cycle::PAGE,
    &given_twice::PAGE,
    &expectations_contradict::PAGE,
    &expects_no_release::PAGE,
    &expects_stated_fact::PAGE,
    &expects_no_presumption::PAGE,
    &no_example::PAGE,
    &example_rows::PAGE,
    &dated_in_vain::PAGE,
    &unread_fact::PAGE,
    &unused_criterion::PAGE,
    &unused_amount::PAGE,
    &unused_value::PAGE,
    &unused_unit::PAGE,
    &unused_code_set::PAGE,
    &nothing_expected::PAGE,
    &no_question::PAGE,
    &rule_without_reason::PAGE,
    &informing_clause_cited::PAGE,
    &decided_by_range::PAGE,
    &month_end_unneeded::PAGE,
    &spared_anyway::PAGE,
    &unused_choices::PAGE,
    &unused_system::PAGE,
    &unreached_finding::PAGE,
    &review_before_force::PAGE,
    &every_choice::PAGE,
    &cap_without_reason::PAGE,
    &unused_record::PAGE,
    &unused_limit::PAGE,
    &unused_import::PAGE,
];
