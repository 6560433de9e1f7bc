//! What the parser says of mistakes, a behaviour a line: the text, and each diagnostic with its line.

use pol_parser::{Diagnostic, parse};

/// Gives each diagnostic as `line CODE words`, the words being those it points to.
fn found(text: &str) -> Vec<String> {
    let line = |at: usize| text.get(..at).unwrap_or("").matches('\n').count() + 1;
    let show = |diagnostic: &Diagnostic| {
        let span = diagnostic.span().unwrap_or_default();
        format!(
            "{} {} {}",
            line(span.start),
            diagnostic.page.code,
            span.of(text)
        )
    };
    parse(text).diagnostics.iter().map(show).collect()
}

/// Gives the messages and the help of all diagnostics, a line each.
fn said(text: &str) -> String {
    let show = |diagnostic: &Diagnostic| {
        format!(
            "{}; {}\n",
            diagnostic.message,
            diagnostic.help.as_deref().unwrap_or("")
        )
    };
    parse(text).diagnostics.iter().map(show).collect()
}

macro_rules! finds {
    ($($name:ident: $text:expr => [$($found:expr),*];)*) => {$(
        #[test]
        fn $name() {
            assert_eq!(found($text), <[&str; _]>::from([$($found),*]));
        }
    )*};
}

/// Finds one mistake in a criterion's condition.
macro_rules! finds_in_condition {
    ($($name:ident: $condition:expr => [$($found:expr),*];)*) => {$(
        #[test]
        fn $name() {
            assert_eq!(found(concat!("criterion x\n  met when ", $condition, "\n")), <[&str; _]>::from([$($found),*]));
        }
    )*};
}

finds_in_condition! {
    symbols_of_comparison: "a >= 1 and b <= 1 and c == 1 and d != 1 and e > 1 and f < 1 and g = 1 and h ≥ 1 and i ≠ j"
        => ["2 E0122 >=", "2 E0122 <=", "2 E0122 ==", "2 E0122 !=", "2 E0122 >", "2 E0122 <", "2 E0122 =", "2 E0122 ≥", "2 E0122 ≠"];
    symbols_of_logic: "a && b && !c" => ["2 E0123 &&", "2 E0123 &&", "2 E0123 !"];
    symbols_of_logic_mixed: "a && b || c" => ["2 E0123 &&", "2 E0123 ||", "2 E0128 ||"];
    is_before_a_symbol: "a is >= 1" => ["2 E0122 is >="];
    words_of_other_languages: "a is greater than or equal to 1 and b equals c and d is smaller than e"
        => ["2 E0126 is greater than or equal to", "2 E0126 equals", "2 E0126 is smaller than"];
    a_word_of_another_language: "a contains b" => ["2 E0126 contains"];
    yes_and_no_by_other_names: "a is true and false" => ["2 E0125 true", "2 E0125 false"];
    division: "a / 2 is b" => ["2 E0124 /"];
    multiplication: "2 * a is b" => ["2 E0124 *"];
    subtraction: "a - b is 2" => ["2 E0135 -"];
    subtraction_without_blanks: "a -2 is b" => ["2 E0135 -"];
    and_with_or: "a and b or c" => ["2 E0128 or"];
    and_with_or_in_parentheses: "(a and b) or c" => [];
    sum_with_less: "a + b less c is d" => ["2 E0129 less"];
    sum_with_less_in_parentheses: "(a + b) less c is d" => [];
    between_beside_or: "a or b is between 2 visits and 3 visits or c" => [];
    between_beside_and: "a and b is between 2 and 3 and c" => [];
    between_without_its_end: "a is between 2" => ["2 E0145 2"];
    two_comparisons: "1 is less than a is less than 3" => ["2 E0138 is less than"];
    not_before_a_comparison: "not a is 3" => [];
    not_before_a_number: "a is at least not b" => ["2 E0137 not b"];
    a_number_alone: "3 visits" => ["2 E0136 3 visits"];
    a_condition_as_number: "(a and b) + 1 is c" => ["2 E0137 (a and b)"];
    times_the_wrong_way: "a times 3 is b" => ["2 E0149 times"];
    shift_without_unit: "3 before a is b" => ["2 E0149 before"];
    shifts_in_a_row: "a is 1 day before 2 days before b" => ["2 E0149 before"];
    shift_in_parentheses: "a is 1 day before (2 days before b)" => [];
    negative: "a is at least -3 visits" => ["2 E0120 -3"];
    separated_thousands: "a is at least 1,000 visits" => ["2 E0119 1,000"];
    power_of_ten: "a is 1e5" => ["2 E0119 1e5"];
    unit_run_into_number: "a is 12visits" => ["2 E0119 12visits"];
    too_many_digits: "a is 12345678901234567890123456789012" => ["2 E0121 12345678901234567890123456789012"];
    a_day_that_does_not_exist: "a is 2022-02-30" => ["2 E0118 2022-02-30"];
    a_date_in_another_order: "a is 30/01/2022" => ["2 E0118 30/01/2022"];
    a_short_date: "a is 2022-1-3" => ["2 E0118 2022-1-3"];
    a_leap_day: "a is 2024-02-29" => [];
    a_list_inside_a_line: "a and any of b, c" => ["2 E0139 any"];
    an_empty_list: "all of" => ["2 E0132 all of"];
    at_least_without_a_number: "at least of\n - a" => ["2 E0133 at least of"];
    at_least_none: "at least 0 of\n - a" => ["2 E0133 0"];
    at_least_a_number_too_long: "at least 99999999999 of\n - a" => ["2 E0133 99999999999"];
    bullets_without_a_list: "a\n - b\n - c" => ["3 E0131 -", "4 E0131 -"];
    bullets_too_deep: "all of\n - a\n - any of\n -- b\n --- c" => ["6 E0130 ---"];
    a_list_below_two_bullets: "all of\n - any of\n -- all of\n --- c" => ["4 E0130 all of", "5 E0130 ---"];
    an_empty_inner_list: "all of\n - any of\n - a" => ["3 E0132 any of"];
    inner_bullets_below_no_list: "all of\n - a\n -- b" => ["4 E0131 --"];
    dashes_and_dots: "all of\n • a\n – b\n — c\n * d" => ["3 E0134 •", "4 E0134 –", "5 E0134 —", "6 E0134 *"];
    mistakes_in_several_bullets: "all of\n - a >= 1\n - b c\n - d and\n - e" => ["3 E0122 >=", "4 E0144 c", "5 E0145 and"];
    nothing_after_when: "" => ["2 E0145 when"];
    a_missing_operand: "a and or b" => ["2 E0146 or"];
    an_open_parenthesis: "(a and b" => ["2 E0145 b"];
    a_closing_parenthesis: "a and b)" => ["2 E0146 )"];
    a_semicolon: "a;" => ["2 E0127 ;"];
    braces_around: "{a}" => ["2 E0127 {"];
    capitals: "Member.adult" => ["2 E0116 Member.adult"];
    three_parts: "a.b.c" => ["2 E0116 a.b.c"];
    a_cyrillic_letter: "аdult" => ["2 E0117 аdult"];
    is_not_one_of: "a is not one of b, C1, 97124" => [];
    includes_ends_at_and: "a includes any of b, c and d" => [];
    words_after_includes: "a includes b c" => ["2 E0144 c"];
}

finds! {
    nothing: "" => [];
    only_comments: "# a\n\n  # b" => [];
    an_unknown_declaration: "criterium a\n  met when b\n" => ["1 E0107 criterium"];
    an_unknown_declaration_ends_at_the_next: "wat\n x\n y\nsection \"a\"\nwut\n" => ["1 E0107 wat", "5 E0107 wut"];
    later_declarations: "table b\n" => ["1 E0109 table"];
    a_use_without_a_file: "use c\n" => ["1 E0143 c"];
    a_use_without_names: "use \"a.pol\"\n" => ["1 E0147 use"];
    a_use: "use \"a.pol\" for b, c.d, findings\n" => [];
    a_vocabulary: "vocabulary a \"A\"\n  publisher \"p\"\n  source \"s\"\n  note \"n\"\n" => [];
    a_vocabulary_in_force: "vocabulary a \"A\"\n  in force from 2022-01-01 by a.b\n" => ["2 E0142 in"];
    a_code_set_from_a_file: "code set a \"A\" of b from \"a.codes.toml\"\n" => [];
    a_limit_and_a_record_without_what_they_need: "limit a\nrecords d\n" => ["1 E0140 a", "1 E0140 a", "2 E0145 d"];
    text_before_all: "  hello there\nsection \"a\"\n" => ["1 E0106 hello there"];
    clauses_at_the_margin: "criterion a\nmet when b\ncite A-1\nnote \"n\"\n" => [];
    an_indented_declaration: "rule a\n  finds b\n  when c\n  rule d\n  finds e\n" => ["4 E0108 rule"];
    an_indented_declaration_with_mistakes: "section \"a\"\n  criterion b\n  met when c >= 1\n  value d in e\n  x\n"
        => ["2 E0108 criterion", "3 E0122 >=", "4 E0108 value", "5 E0146 x"];
    facts_may_be_called_as_declarations: "facts a\n  code code of b\n  value date\n  rule yes/no\n  section text\n" => [];
    a_reserved_name: "criterion when\n  met when a\n" => ["1 E0115 when"];
    a_foreign_reserved_name: "criterion true\n  met when a\n" => ["1 E0115 true"];
    a_reserved_choice: "choices a\n  none \"n\"\n  yes \"y\"\n  b \"b\"\n" => ["2 E0115 none", "3 E0115 yes"];
    a_reserved_fact: "facts a\n  not yes/no\n  b date\n" => ["2 E0115 not"];
    no_name: "rule\n  finds a\n  when b\n" => ["1 E0147 rule"];
    no_name_for_a_code_set: "code set \"A\" of b\n  C1\n" => ["1 E0147 code set"];
    no_title: "policy a\n  source \"s\"\n" => ["1 E0143 a"];
    a_title_without_quotes: "policy a Alpha\n" => ["1 E0143 Alpha"];
    no_finds: "rule a\n  when b\n" => ["1 E0140 a"];
    no_turns: "exception a\n  when b\n" => ["1 E0140 a"];
    no_met_when: "criterion a\n  \"t\"\n" => ["1 E0140 a"];
    no_number: "amount a in visits\n  \"t\"\n" => ["1 E0140 a"];
    a_misspelt_clause_is_not_missing_too: "criterion a\n  mt when b\n" => ["2 E0146 mt"];
    a_clause_twice: "rule a\n  finds b\n  finds c\n  when d\n  when e\n  cite A\n  cite B\n" => ["3 E0141 finds c", "5 E0141 when e", "7 E0141 cite B"];
    two_notes: "rule a\n  finds b\n  when d\n  note \"n\"\n  note \"o\"\n" => [];
    a_clause_of_another: "criterion a\n  finds b\n  met when c\n" => ["2 E0142 finds"];
    unless_in_a_rule: "rule a\n  finds b\n  when c\n  unless d\n" => ["4 E0142 unless"];
    because_of_nothing: "policy a \"A\"\n  because \"b\"\n" => ["2 E0142 because \"b\""];
    a_fact_without_given: "example a \"A\"\n  b.c yes\n  expect d\n" => ["2 E0142 b.c yes"];
    an_unclosed_text: "section \"a\nsection \"b\"\n" => ["1 E0110 \"a"];
    an_unclosed_text_before_a_comment: "section \"a # b\nsection \"c\"\n" => ["1 E0110 \"a # b"];
    escapes: "section \"a\\nb\\\"c\\\\d\\\"\"\n" => ["1 E0111 \\n"];
    braces: "section \"a } b { c {{d}} {e.f}\"\n" => ["1 E0112 }", "1 E0112 {"];
    holes: "section \"{a} {B} {c + 1} {}\"\n" => ["1 E0113 {B}", "1 E0113 {c + 1}", "1 E0113 {}"];
    curved_quotes: "section “a”\nsection \"b”\nsection 'c'\nsection „d‟ # e\n" => ["1 E0114 “a”", "2 E0114 \"b”", "3 E0114 'c'", "4 E0114 „d‟"];
    control_characters: "section \"a\u{0}\u{1}b\"\n" => ["1 E0104 \u{0}\u{1}"];
    a_lone_carriage_return: "section \"a\"\rsection \"b\"\n" => ["1 E0104 \r"];
    directions: "# a\u{202e}b\nsection \"c\u{2066}\"\n" => ["1 E0105 \u{202e}", "2 E0105 \u{2066}"];
    an_invisible_letter_in_a_name: "criterion a\u{200b}b\n  met when c >= 1\n" => ["1 E0105 \u{200b}", "2 E0122 >="];
    a_byte_order_mark: "\u{feff}section \"a\"\n" => [];
    types: "facts a\n  b boolean\n  c whole number\n  d one\n  e yes / no\n  f date\n" => ["2 E0150 boolean", "3 E0145 number", "4 E0145 one", "5 E0150 yes"];
    facts_without_rows: "facts a\n" => ["1 E0148 a"];
    small_codes: "code set a \"A\" of b\n  c1, D2, e3 to F4\n" => ["2 E0151 c1", "2 E0151 e3"];
    ids_of_clauses: "criterion a\n  met when b\n  cite lim_2\n" => ["3 E0152 lim_2"];
    kinds: "findings, strongest first\n  a deny \"A\"\n  b review \"B\"\n  otherwise b\nclauses \"c\"\n  D-1 decide \"d\"\nrevision 2022-01-01 fixes \"e\"\n"
        => ["2 E0153 deny", "6 E0153 decide", "7 E0153 fixes"];
    given_values: "example a \"A\"\n  given\n    b.c true\n    b.d 1,000 visits\n    b.e\n    b.f 2022-02-30\n    b.g x y\n  expect h\n"
        => ["3 E0125 true", "4 E0119 1,000", "5 E0145 b.e", "6 E0118 2022-02-30", "7 E0144 y"];
}

#[test]
fn eleven_mistakes_eleven_messages() {
    let text = "\
policy a \"A\"
  in force from 2022-02-30 by b.c
  publisher Us
findings, strongest first
  met released \"Met\"
  otherwise met
facts b
  c dat \"When?\"
  d yes/no, presumed false \"D?\"
criterion e
  met when all of
    - b.c >= 2022-01-01
    - b.d &&
    - b.d
rule f
  finds met because reason
  when e and b.d or e
  unless e
rul g
  finds met
";
    let expected = [
        "2 E0118 2022-02-30",
        "3 E0143 Us",
        "5 E0153 released",
        "8 E0150 dat",
        "9 E0125 false",
        "12 E0122 >=",
        "13 E0145 &&",
        "16 E0143 reason",
        "17 E0128 or",
        "18 E0142 unless",
        "19 E0107 rul",
    ];
    assert_eq!(found(text), expected);
}

#[test]
fn messages_name_the_words_to_write() {
    let text = "criterion a\n  met when b >= 1\nrule c\n  finds d because \"e\"\n  whn f\n";
    assert_eq!(
        said(text),
        "comparisons are written in words, not as `>=`; write `is at least`\n\
         `whn` does not fit here; did you mean `when`?\n"
    );
}

#[test]
fn a_reserved_word_of_the_grammar_is_never_shown_by_its_rule() {
    let words = [
        "x",
        "(",
        ",",
        "\"t\"",
        "3",
        "2022-01-01",
        "-",
        "A-1",
        "when",
        "of",
        "cite",
    ];
    let starts = [
        "policy",
        "policy a",
        "policy a \"A\"",
        "revision",
        "section",
        "clauses",
        "clauses \"a\"",
        "findings",
        "unit",
        "codes",
        "code set",
        "choices a",
        "facts a",
        "facts a\n b",
        "facts a\n b one of",
        "value a",
        "value a in b",
        "criterion a",
        "criterion a\n met",
        "amount a in b",
        "rule a",
        "rule a\n finds b",
        "exception a\n turns",
        "advisory a",
        "example a \"b\"",
        "example a \"b\"\n expect",
    ];
    for text in starts
        .iter()
        .flat_map(|start| words.map(|word| format!("{start} {word}\n")))
    {
        for diagnostic in parse(&text).diagnostics {
            let shown = format!(
                "{} {:?} {:?}",
                diagnostic.message, diagnostic.labels, diagnostic.help
            );
            let plain = ![
                "kw_", "_row", "_clauses", "_set", "_type", "_id", "type_", "foreign",
            ]
            .iter()
            .any(|part| shown.contains(part));
            assert!(plain && !shown.contains("EOI"), "{text}: {shown}");
        }
    }
}
