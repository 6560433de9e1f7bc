//! What the compiler reports, a behaviour a line: declarations after the small policy, and the codes that they raise.

use pol_compiler::compile;
use pol_parser::ast::{Broken, Declaration, DeclarationKind, Name};
use pol_parser::{SMALL_POLICY, Severity, Span, parse};

/// Gives the codes of the compiler's errors, in the order of the text.
fn errors(declarations: &str) -> Vec<&'static str> {
    codes(declarations, Severity::Error)
}

/// Gives the codes of the compiler's warnings, but for what nothing uses: the declarations stand alone.
fn warnings(declarations: &str) -> Vec<&'static str> {
    let unused = ["W0801", "W0802", "W0803", "W0804", "W0806", "W0816"];
    codes(declarations, Severity::Warning)
        .into_iter()
        .filter(|code| !unused.contains(code))
        .collect()
}

fn codes(declarations: &str, severity: Severity) -> Vec<&'static str> {
    let parsed = parse(&format!("{SMALL_POLICY}\n{declarations}"));
    let found = compile(&parsed.file).diagnostics;
    found
        .into_iter()
        .filter(|it| it.severity() == severity)
        .map(|it| it.page.code)
        .collect()
}

/// Gives the first message of the compiler with its help.
fn first(declarations: &str) -> (String, String) {
    let parsed = parse(&format!("{SMALL_POLICY}\n{declarations}"));
    let found = compile(&parsed.file).diagnostics;
    let first = found
        .into_iter()
        .find(|it| it.severity() == Severity::Error);
    first
        .map(|it| (it.message, it.help.unwrap_or_default()))
        .unwrap_or_default()
}

#[test]
fn a_policy_is_not_selected_by_codes_that_have_days() {
    let help = |condition: &str, codes: &str| {
        let text = format!(
            r#"policy short "A short policy"
  in force from 2022-01-01 by request.service_date
  selected when {condition}

findings, strongest first
  refer review "A clinician decides"
  met release "Met"
  otherwise refer

codes cpt "CPT"

code set known "Known codes" of cpt
  {codes}

facts request
  service_date date "When would the service begin?"
  adult yes/no "Is the member an adult?"
  code code of cpt "Which code is requested?"

rule adults
  finds met because "The member is an adult."
  when request.adult
"#
        );
        let found = compile(&parse(&text).file).diagnostics;
        let found = found.into_iter().find(|it| it.page.code == "E0465");
        found.map(|it| it.help.unwrap_or_default())
    };
    let known = "request.code is one of known";
    assert_eq!(help(known, "97110, 97140"), None);
    let dated = help(known, "97110\n  97140 from 2024-07-01").unwrap_or_default();
    assert!(
        dated.contains("a library selects without the day"),
        "{dated}"
    );
    assert!(dated.contains("list those of all days here"), "{dated}");
    let more = help("request.adult or request.code is one of 97110", "97140").unwrap_or_default();
    assert!(more.contains("codes or choices here"), "{more}");
    assert!(!more.contains("day"), "{more}");
}

/// Writes a criterion with a condition.
fn when(condition: &str) -> String {
    format!("criterion tested\n  met when {condition}\n")
}

#[test]
fn a_mistake_is_reported_once_and_hides_no_other() {
    let text = "criterion a_first\n  met when member.adlt and request.vists is at least 1 visit\n\
        criterion a_second\n  met when a_first\n";
    assert_eq!(errors(text), ["E0201", "E0201"]);
    assert_eq!(
        errors(&when(
            "member.adlt is left and request.visits is at least 2 weeks"
        )),
        ["E0201", "E0303"]
    );
}

#[test]
fn a_wrong_type_silences_what_reads_it() {
    let text = "facts chart\n  eye one of eyes \"Which eye?\"\n\n";
    assert_eq!(
        errors(&format!("{text}{}", when("chart.eye is blue"))),
        ["E0207"]
    );
    assert_eq!(errors("value yearly in fortnights\n  3 fortnights\n\ncriterion tested\n  met when request.visits is at most yearly\n").len(), 1);
}

#[test]
fn a_broken_declaration_silences_what_names_it() {
    let tested = |condition: &str| format!("criterion tested\n  met when {condition}\n");
    assert_eq!(with_broken("criterion", "grown", &tested("grown")), [""; 0]);
    assert_eq!(
        with_broken("facts", "chart", &tested("chart.eye is blue")),
        [""; 0]
    );
    assert_eq!(
        with_broken("amount", "few", &tested("few is at least 2 weeks")),
        [""; 0]
    );
    assert_eq!(
        with_broken("unit", "sessions", &tested("request.visits is 1 session")),
        [""; 0]
    );
    let eye = "facts chart\n  eye one of eyes \"Which eye?\"\n\n";
    let text = format!("{eye}{}", tested("chart.eye is blue"));
    assert_eq!(with_broken("choices", "eyes", &text), [""; 0]);
    let text = "rule shown\n  finds refer because \"So {yearly}.\"\n  when is_adult\n";
    assert_eq!(with_broken("value", "yearly", text), [""; 0]);
}

#[test]
fn a_broken_declaration_hides_no_other_error() {
    let text = "criterion tested\n  met when grown_up and member.side is lift\n";
    assert_eq!(with_broken("criterion", "grown", text), ["E0201", "E0208"]);
    assert_eq!(with_broken("rule", "grown_up", text), ["E0201", "E0208"]);
}

#[test]
fn a_broken_header_is_not_called_missing() {
    let small = SMALL_POLICY
        .split_once("findings")
        .map_or("", |(_, rest)| rest);
    let parsed = parse(&format!("findings{small}"));
    let mut file = parsed.file;
    file.declarations.push(broken("policy", "small"));
    assert!(
        compile(&file)
            .diagnostics
            .iter()
            .all(|it| it.severity() == Severity::Warning)
    );
}

/// Gives the codes of the errors where one more declaration could not be read.
fn with_broken(keyword: &str, name: &str, declarations: &str) -> Vec<&'static str> {
    let parsed = parse(&format!("{SMALL_POLICY}\n{declarations}"));
    assert!(parsed.diagnostics.is_empty(), "{:#?}", parsed.diagnostics);
    let mut file = parsed.file;
    file.declarations.push(broken(keyword, name));
    let compiled = compile(&file);
    assert!(compiled.program.is_none());
    let errors = compiled.diagnostics.into_iter();
    errors
        .filter(|it| it.severity() == Severity::Error)
        .map(|it| it.page.code)
        .collect()
}

fn broken(keyword: &str, name: &str) -> Declaration {
    let name = Some(Name {
        text: name.to_owned(),
        span: Span::default(),
    });
    let kind = DeclarationKind::Broken(Broken {
        keyword: Some(keyword.to_owned()),
        name,
    });
    Declaration {
        span: Span::default(),
        kind,
    }
}

#[test]
fn unlike_units_are_named_with_both_sides() {
    let (message, _) = first(&when("request.visits is at least 2 weeks"));
    assert_eq!(
        message,
        "`request.visits` is counted in visits, `2 weeks` in weeks"
    );
}

#[test]
fn the_singular_is_the_same_unit() {
    assert_eq!(
        errors(&when(
            "request.visits is at least 1 visits or request.visits is 2 visit"
        )),
        [""; 0]
    );
    assert_eq!(
        errors("unit sessions, one session\n\nvalue yearly in session\n  3 sessions\n"),
        [""; 0]
    );
}

#[test]
fn no_unit_is_converted() {
    let text = "facts chart\n  days whole number of days, 0 to 99 \"How many days?\"\n\n";
    assert_eq!(
        errors(&format!("{text}{}", when("chart.days is at least 2 weeks"))),
        ["E0303"]
    );
    assert_eq!(
        errors(&format!(
            "{text}{}",
            when("chart.days + request.visits is at least 2 days")
        )),
        ["E0303"]
    );
}

#[test]
fn a_bare_number_is_told_its_unit() {
    let (message, help) = first(&when("request.visits is at least 0"));
    assert_eq!(message, "`0` does not say what it counts");
    assert_eq!(help, "write the unit: `0 visits`");
    assert_eq!(
        errors(&when("request.visits + 3 is at least 4 visits")),
        ["E0304"]
    );
}

#[test]
fn dates_and_numbers_compare_in_their_own_words() {
    assert_eq!(
        errors(&when("request.service_date is after 2022-06-01")),
        [""; 0]
    );
    assert_eq!(
        first(&when("request.service_date is more than 2022-06-01")).1,
        "write `is after`"
    );
    assert_eq!(
        first(&when("request.visits is before 3 visits")).1,
        "write `is less than`"
    );
}

#[test]
fn dates_are_between_dates() {
    assert_eq!(
        errors(&when(
            "request.service_date is between 2022-06-01 and 2022-07-01"
        )),
        [""; 0]
    );
    assert_eq!(
        errors(&when(
            "request.service_date is between 2022-07-01 and 2022-06-01"
        )),
        ["E0331"]
    );
    let fact = "facts chart\n  seen date \"When was the member seen?\"\n\n";
    assert_eq!(
        errors(&format!(
            "{fact}{}",
            when("chart.seen is between request.service_date and 2022-07-01")
        )),
        [""; 0]
    );
}

#[test]
fn choices_are_found_by_the_other_side() {
    let list = "choices eye\n  left \"Left\"\n  blind \"Blind\"\n\nfacts chart\n  eye one of eye \"Which eye?\"\n\n";
    assert_eq!(
        errors(&format!(
            "{list}{}",
            when("chart.eye is left and member.side is left")
        )),
        [""; 0]
    );
    assert_eq!(
        errors(&format!("{list}{}", when("left is chart.eye"))),
        [""; 0]
    );
    assert_eq!(
        errors(&format!("{list}{}", when("member.side is blind"))),
        ["E0208"]
    );
}

#[test]
fn a_choice_may_have_the_name_of_a_criterion() {
    assert_eq!(
        errors("criterion left\n  met when member.side is left\n"),
        [""; 0]
    );
}

#[test]
fn a_plain_name_is_told_its_group() {
    assert_eq!(
        first(&when("visits is at least 1 visit")).1,
        "write `request.visits`"
    );
    assert_eq!(
        first(&when("member.adlt")).1,
        "did you mean `member.adult`?"
    );
}

#[test]
fn names_of_conditions_are_shared_by_all_kinds() {
    assert_eq!(errors("value is_adult in visits\n  3 visits\n"), ["E0202"]);
    assert_eq!(
        errors("advisory adults \"Adults.\"\n  when is_adult\n"),
        ["E0202"]
    );
    assert_eq!(
        errors("rule is_adult\n  finds refer because \"Adults.\"\n  when is_adult\n"),
        [""; 0]
    );
    assert_eq!(errors("unit weeks\n"), ["E0202"]);
}

#[test]
fn a_text_shows_facts_values_and_amounts() {
    let text = "value yearly in visits\n  3 visits\n\namount few in visits\n  yearly\n\n";
    let rule = |hole: &str| {
        format!("{text}rule shown\n  finds refer because \"So {{{hole}}}.\"\n  when is_adult\n")
    };
    assert_eq!(errors(&rule("yearly")), [""; 0]);
    assert_eq!(errors(&rule("few")), [""; 0]);
    assert_eq!(errors(&rule("request.visits")), [""; 0]);
    assert_eq!(errors(&rule("yerly")), ["E0216"]);
    assert_eq!(errors(&rule("is_adult")), ["E0217"]);
}

#[test]
fn a_hole_is_reported_at_its_own_place() {
    let declarations = "rule shown\n  finds refer because \"So {yerly}.\"\n  when is_adult\n";
    let text = format!("{SMALL_POLICY}\n{declarations}");
    let found = compile(&parse(&text).file).diagnostics;
    let spans: Vec<&str> = found
        .iter()
        .filter(|it| it.page.code == "E0216")
        .filter_map(|it| it.span())
        .map(|it| it.of(&text))
        .collect();
    assert_eq!(spans, ["yerly"]);
}

#[test]
fn a_circle_shows_its_path() {
    let text = "criterion mild\n  met when not severe\n\ncriterion severe\n  met when grave\n\ncriterion grave\n  met when mild\n";
    assert_eq!(
        first(text).0,
        "these go round in a circle: `mild` reads `severe` reads `grave` reads `mild`"
    );
    assert_eq!(errors("criterion mild\n  met when mild\n"), ["E0421"]);
    assert_eq!(
        errors(
            "amount few in visits\n  3 visits when many\n  otherwise 2 visits\n\ncriterion many\n  met when few is at least 2 visits\n"
        ),
        ["E0421"]
    );
}

#[test]
fn a_presumption_reads_other_facts() {
    let fact = |condition: &str| {
        format!(
            "facts chart\n  seen yes/no, presumed no when {condition} \"Was the member seen?\"\n\n"
        )
    };
    assert_eq!(errors(&fact("member.adult")), [""; 0]);
    assert_eq!(errors(&fact("chart.seen")), ["E0422"]);
    assert_eq!(
        errors(&format!(
            "{}criterion tested\n  met when not chart.seen\n",
            fact("tested")
        )),
        ["E0422"]
    );
}

#[test]
fn a_presumption_fits_its_fact() {
    let fact = |presumed: &str| {
        format!(
            "facts chart\n  weeks whole number of weeks, 1 to 9, presumed {presumed} \"For how many weeks?\"\n"
        )
    };
    assert_eq!(errors(&fact("3 weeks")), [""; 0]);
    assert_eq!(errors(&fact("0 weeks")), ["E0328"]);
    assert_eq!(errors(&fact("3 visits")), ["E0305"]);
    assert_eq!(errors(&fact("1.5 weeks")), ["E0320"]);
    assert_eq!(errors(&fact("yes")), ["E0327"]);
}

#[test]
fn entries_of_a_value_cover_the_days_in_force() {
    let value = |entries: &str| errors(&format!("value yearly in visits\n  {entries}\n"));
    assert_eq!(value("12 visits"), [""; 0]);
    assert_eq!(
        value("12 visits until 2022-12-31\n  24 visits from 2023-01-01"),
        [""; 0]
    );
    assert_eq!(
        value("24 visits from 2023-01-01\n  12 visits until 2022-12-31"),
        [""; 0]
    );
    assert_eq!(
        value("12 visits until 2022-12-31\n  24 visits from 2023-01-02"),
        ["E0435"]
    );
    assert_eq!(
        value("12 visits until 2022-12-31\n  24 visits from 2022-12-31"),
        ["E0434"]
    );
    assert_eq!(value("12 visits until 2022-12-31"), ["E0435"]);
    assert_eq!(value("12 visits from 2022-01-02"), ["E0435"]);
}

#[test]
fn an_entry_whose_date_could_not_be_read_is_no_gap_and_no_overlap() {
    let value = |entries: &str| errors(&format!("value yearly in visits\n  {entries}\n"));
    for entries in [
        "12 visits until 2024-12-31\n  30 visits from 01/01/2025",
        "24 visits until 2024-11-31\n  30 visits from 2024-12-01",
        "24 visits until 2024-11-31",
        "24 visits from 2024-11-31",
    ] {
        assert_eq!(value(entries), [""; 0], "{entries}");
    }
}

#[test]
fn settling_rules_exclude_each_other() {
    let rules = |one: &str, other: &str| {
        errors(&format!(
            "rule first_rule\n  finds not_met, settles because \"One.\"\n  when {one}\n\n\
             rule second_rule\n  finds refer, settles because \"Two.\"\n  when {other}\n"
        ))
    };
    assert_eq!(rules("member.adult", "is_adult"), ["E0417"]);
    assert_eq!(rules("member.adult", "not is_adult"), [""; 0]);
    assert_eq!(
        rules("member.side is left", "member.side is right"),
        [""; 0]
    );
    assert_eq!(
        rules(
            "request.visits is at least 5 visits",
            "request.visits is less than 5 visits"
        ),
        [""; 0]
    );
    assert_eq!(
        rules(
            "request.visits is at least 5 visits",
            "request.visits is at most 5 visits"
        ),
        ["E0417"]
    );
    assert_eq!(
        rules(
            "5 visits is less than request.visits",
            "request.visits is 5 visits"
        ),
        [""; 0]
    );
    assert_eq!(
        rules(
            "member.conditions is empty",
            "member.conditions includes asthma"
        ),
        [""; 0]
    );
    assert_eq!(
        rules(
            "member.conditions includes any of asthma, eczema",
            "not member.conditions includes any of asthma, eczema"
        ),
        [""; 0]
    );
    assert_eq!(
        rules(
            "member.conditions includes asthma",
            "member.conditions includes eczema"
        ),
        ["E0417"]
    );
    assert_eq!(
        rules(
            "all of\n    - member.adult\n    - member.side is left",
            "none of\n    - member.adult\n    - member.side is left"
        ),
        [""; 0]
    );
    assert_eq!(
        rules("member.adult or member.side is left", "not member.adult"),
        ["E0417"]
    );
    assert_eq!(
        rules(
            "request.service_date is before 2022-06-01",
            "request.service_date is on or after 2022-06-01"
        ),
        [""; 0]
    );
}

#[test]
fn settling_rules_of_one_finding_need_not_exclude_each_other() {
    let text = "rule first_rule\n  finds refer, settles because \"One.\"\n  when is_adult\n\nrule second_rule\n  finds refer, settles because \"Two.\"\n  when is_adult\n";
    assert_eq!(errors(text), [""; 0]);
}

#[test]
fn a_comparison_outside_the_range_is_pointed_out() {
    assert_eq!(
        warnings(&when("request.visits is at least 1 visit")),
        ["W0811"]
    );
    assert_eq!(warnings(&when("request.visits is 101 visits")), ["W0811"]);
    assert_eq!(
        warnings(&when("request.visits is between 1 visit and 12 visits")),
        [""; 0]
    );
    assert_eq!(
        warnings(&when("request.visits less 3 visits is at most 97 visits")),
        ["W0811"]
    );
    assert_eq!(
        warnings(&when("2 times request.visits is at most 199 visits")),
        [""; 0]
    );
}

#[test]
fn codes_keep_to_their_system() {
    let text = "codes drg \"DRG\"\n  hierarchy by prefix\n  only 100 to 199\n\nfacts stay\n  group code of drg \"Which group?\"\n\n";
    assert_eq!(
        errors(&format!("{text}{}", when("stay.group is one of 101, 1023"))),
        [""; 0]
    );
    assert_eq!(
        errors(&format!("{text}{}", when("stay.group is one of 101, 201"))),
        ["E0221"]
    );
    assert_eq!(
        errors(&when("request.code is 97124 or request.code is F41.1")),
        [""; 0]
    );
    assert_eq!(errors(&when("request.code is 3 visits")), ["E0314"]);
}

#[test]
fn examples_take_in_what_they_are_like() {
    let text =
        "example base \"Base\"\n  given\n    member.adult yes\n    request.visits 3 visits\n\n";
    assert_eq!(
        errors(&format!(
            "{text}example next_one \"Next\"\n  like base\n  given\n    request.visits not stated\n  expect missing request.visits\n"
        )),
        [""; 0]
    );
    assert_eq!(
        errors(&format!(
            "{text}example next_one \"Next\"\n  like base\n  expect missing request.visits\n"
        )),
        ["E0605"]
    );
    assert_eq!(
        errors("example lonely \"Lonely\"\n  like lonely\n  expect refer\n"),
        ["E0601"]
    );
}

#[test]
fn a_set_that_may_hold_more_can_be_missing() {
    let text = "example some \"Some\"\n  given\n    member.conditions at least asthma\n  expect missing member.conditions\n";
    assert_eq!(errors(text), [""; 0]);
}

#[test]
fn months_need_their_end() {
    let shifted = |by: &str| {
        errors(&when(&format!(
            "{by} before request.service_date is after 2022-06-01"
        )))
    };
    assert_eq!(shifted("3 months"), ["E0326"]);
    assert_eq!(shifted("1 year"), ["E0326"]);
    assert_eq!(shifted("12 weeks"), [""; 0]);
}

#[test]
fn both_ends_of_between_are_checked() {
    assert_eq!(
        errors(&when("request.visits is between 2 weeks and 3 days")),
        ["E0303", "E0303"]
    );
    assert_eq!(
        errors(&when("request.vists is between 2 visits and 3 visits")),
        ["E0201"]
    );
    assert_eq!(
        errors(&when("member.side is between left and right")),
        ["E0311"]
    );
}

#[test]
fn of_two_unknown_names_the_first_is_reported() {
    assert_eq!(errors(&when("member.sid is lift")), ["E0201"]);
    assert_eq!(errors(&when("request.visits is at most yerly")), ["E0201"]);
}

#[test]
fn each_place_at_which_circles_close_is_reported_once() {
    let text = "criterion mild\n  met when mild or severe or grave\n\n\
        criterion severe\n  met when mild\n\n\
        criterion grave\n  met when mild\n";
    assert_eq!(errors(text), ["E0421"]);
}

#[test]
fn a_long_circle_is_shown_in_part() {
    let step = |number| {
        format!(
            "criterion step_{number}\n  met when step_{}\n",
            (number + 1) % 40
        )
    };
    let text: String = (0..40).map(step).collect();
    assert_eq!(errors(&text), ["E0421"]);
    assert!(first(&text).0.contains("28 more"), "{}", first(&text).0);
}

#[test]
fn codes_of_two_choices_are_found_through_ranges() {
    let choices = |one: &str, other: &str| {
        errors(&format!(
            "choices lung\n  mild \"Mild\" codes icd10cm {one}\n  grave \"Grave\" codes icd10cm {other}\n"
        ))
    };
    assert_eq!(choices("J40 to J45", "J45.2"), ["E0425"]);
    assert_eq!(choices("J45.2", "J40 to J45"), ["E0425"]);
    assert_eq!(choices("J40, J42, J45.1", "J41, J43, J45.2"), [""; 0]);
    assert_eq!(choices("J45, J45.1", "J46"), [""; 0]);
}

#[test]
fn an_expectation_lists_nothing_twice() {
    let text = "example grown_up \"An adult\"\n  given\n    member.adult yes\n  expect reasons adults, adults\n";
    assert_eq!(errors(text), ["E0432"]);
}

#[test]
fn an_empty_file_lacks_its_policy_and_no_more() {
    let found = compile(&parse("").file).diagnostics;
    let codes: Vec<&str> = found.iter().map(|it| it.page.code).collect();
    assert_eq!(codes, ["E0401"]);
}

#[test]
fn a_misspelt_keyword_may_be_any() {
    let mut file = parse("").file;
    let kind = DeclarationKind::Broken(Broken {
        keyword: None,
        name: None,
    });
    file.declarations.push(Declaration {
        span: Span::default(),
        kind,
    });
    assert!(compile(&file).diagnostics.is_empty());
}
