//! The lints as a whole: their names and levels, what a `pol.toml` changes, what they say of the policies here, and what
//! the fixes make of a text. Each lint's own cases are run with those of all other diagnostics.

#![expect(clippy::unwrap_used, reason = "tests")]

use jiff::civil::date;
use pol::{LINTS, Level, LintOptions, Lints, Report, SMALL_POLICY, Severity};
use pol_tests::files;
use std::collections::BTreeSet;

/// The lints by the text of a `pol.toml`, on a day of 2026.
fn lints(options: &str) -> Lints {
    Lints {
        options: LintOptions::parse(options).unwrap(),
        today: date(2026, 6, 1),
    }
}

fn told(report: &Report) -> Vec<String> {
    let show =
        |it: &pol::Diagnostic| format!("{:?} {}: {}", it.severity(), it.page.code, it.message);
    report.diagnostics().iter().map(show).collect()
}

fn refused(options: &str) -> String {
    LintOptions::parse(options).unwrap_err().to_string()
}

/// A small policy with a criterion whose text lacks its full stop.
fn without_stop() -> String {
    format!(
        "{SMALL_POLICY}\ncriterion minor\n  \"The member is a minor\"\n  met when not member.adult\n"
    )
}

/// What is told of that criterion.
fn told_of_minor(options: &str) -> Vec<Severity> {
    let report = pol::check_with("small.pol", &without_stop(), &[], &lints(options));
    let of_code = report
        .diagnostics()
        .iter()
        .filter(|it| it.page.code == "L1018");
    of_code.map(|it| it.severity()).collect()
}

#[test]
fn there_are_at_least_twenty_five() {
    assert!(LINTS.len() >= 25, "{}", LINTS.len());
}

#[test]
fn names_are_unique_and_known_to_a_pol_toml() {
    let names: BTreeSet<&str> = LINTS.iter().map(|lint| lint.name).collect();
    assert_eq!(names.len(), LINTS.len());
    for lint in LINTS {
        let options = LintOptions::parse(&format!("[lints]\n{} = \"error\"", lint.name)).unwrap();
        assert_eq!(options.level(lint), Level::Error);
    }
}

#[test]
fn a_pol_toml_sets_how_much_a_lint_weighs() {
    assert_eq!(told_of_minor(""), [Severity::Warning]);
    assert_eq!(
        told_of_minor("[lints]\nno_full_stop = \"note\""),
        [Severity::Note]
    );
    assert_eq!(
        told_of_minor("[lints]\nno_full_stop = \"error\""),
        [Severity::Error]
    );
    assert_eq!(told_of_minor("[lints]\nno_full_stop = \"off\""), []);
}

#[test]
fn a_pol_toml_takes_a_declaration_out() {
    assert_eq!(told_of_minor("[except]\nno_full_stop = [\"minor\"]"), []);
    assert_eq!(
        told_of_minor("[except]\nno_full_stop = [\"is_adult\"]"),
        [Severity::Warning]
    );
    assert_eq!(
        told_of_minor("[except]\nand_or = [\"minor\"]"),
        [Severity::Warning]
    );
}

#[test]
fn an_error_of_a_lint_makes_a_check_fail() {
    let lints = lints("[lints]\nno_full_stop = \"error\"");
    assert!(pol::check_with("small.pol", &without_stop(), &[], &lints).has_errors());
}

#[test]
fn what_is_wrong_with_a_pol_toml_has_its_place() {
    insta::assert_snapshot!(refused("[lints]\nno_ful_stop = \"off\""), @"line 2, column 1: there is no lint `no_ful_stop`; did you mean `no_full_stop`?");
    insta::assert_snapshot!(refused("[lints]\nand_or = \"of\""), @"line 2, column 10: `of` is no level; write off, note, warning, error");
    insta::assert_snapshot!(refused("[lints]\nand_or = 1"), @"line 2, column 10: a text in quotation marks stands here");
    insta::assert_snapshot!(refused("[lint]\n"), @"line 1, column 2: there is no table `lint`; did you mean `lints`?");
    insta::assert_snapshot!(refused("lints = 3"), @"line 1, column 9: a table stands here, such as `[lints]`");
    insta::assert_snapshot!(refused("[settings]\ngrade_levle = 3"), @"line 2, column 1: there is no setting `grade_levle`; did you mean `grade_level`?");
    insta::assert_snapshot!(refused("[settings]\ngrade_level = 0"), @"line 2, column 15: a whole number from 1 to 10,000 stands here");
    insta::assert_snapshot!(refused("[settings]\nvague_words = \"soonish\""), @r#"line 2, column 15: a list of texts stands here, such as `["a", "b"]`"#);
    insta::assert_snapshot!(refused("[except]\nand_or = [1]"), @"line 2, column 11: a text in quotation marks stands here");
    insta::assert_snapshot!(refused("[retired_codes]\ncpt = \"97122\""), @"line 2, column 7: a table stands here, such as `[lints]`");
}

#[test]
fn what_is_no_toml_is_told() {
    assert!(
        refused("[lints\n").starts_with("line 1, column 7: this is no TOML"),
        "{}",
        refused("[lints\n")
    );
    assert!(refused("[lints]\na = 1\na = 2").starts_with("line 3, column 1"));
}

/// The policies here: no error and no warning, and notes that a committee wants to see.
#[test]
fn what_is_told_of_the_massage_guideline() {
    let text = files::read("policies/mng084.pol").unwrap();
    let options = files::read("policies/pol.toml").unwrap();
    let report = pol::check_with("mng084.pol", &text, &[], &lints(&options));
    insta::assert_snapshot!(told(&report).join("\n"), @r"
    Note L1038: the review of `mng084` was due on 2023-05-30
    Note L1033: `97122` is no longer current
    ");
}

/// What a slip of a number would look like: the guideline says twelve, and the value twenty-one.
#[test]
fn a_slip_in_the_massage_guideline_is_told() {
    let text = files::read("policies/mng084.pol").unwrap();
    let slip = text.replace(
        "reaches past week four of the treatment",
        "reaches past five weeks of the treatment",
    );
    assert_ne!(slip, text);
    let report = pol::check_with("mng084.pol", &slip, &[], &lints(""));
    assert!(
        told(&report).contains(
            &"Warning L1005: the text says 5 weeks, and its condition 4 weeks".to_owned()
        ),
        "{:?}",
        told(&report)
    );
}

/// Checks that the fixes of a text make it another, that nothing of theirs is left, and that fixing again changes nothing.
fn fixed(declarations: &str) -> String {
    let text = format!("{SMALL_POLICY}\n{declarations}");
    let lints = lints("");
    let fixed = pol::fix("small.pol", &text, &[], Some(&lints));
    let again = pol::fix("small.pol", &fixed.text, &[], Some(&lints));
    assert_eq!(again.text, fixed.text);
    assert!(again.fixed.is_empty(), "{:?}", again.fixed);
    assert!(
        !fixed.report.has_errors(),
        "{}",
        fixed.report.render(&pol::RenderOptions::default())
    );
    fixed.text[SMALL_POLICY.len() + 1..].to_owned()
}

#[test]
fn fixes_texts() {
    insta::assert_snapshot!(fixed(
        r#"facts visit
  urgent yes/no "is the  visit  urgent "
  booked yes/no "Was the visit booked."

rule urgent_visit
  finds refer because "the the visit is urgent , and must must be looked at"
  when visit.urgent and not visit.booked
"#
    ));
}

#[test]
fn fixes_conditions() {
    insta::assert_snapshot!(fixed(
        r#"criterion left_side
  "The left side is affected."
  met when not (member.side is not left)

criterion asthma_or_eczema
  "The member has asthma or eczema."
  met when not (member.conditions includes none of asthma, eczema)

rule one_item
  finds refer because "The member is an adult with a left side."
  when all of
    - left_side

rule two_negations
  finds refer because "The member has asthma or eczema."
  when not not asthma_or_eczema
"#
    ));
}

#[test]
fn fixes_numbers_that_a_value_holds() {
    insta::assert_snapshot!(fixed(
        r#"value visit_limit in visits
  "Visits in a year"
  12 visits

rule too_many
  finds refer because "More than 12 visits are requested."
  when request.visits is more than visit_limit
"#
    ));
}

#[test]
fn fixes_what_is_no_language() {
    insta::assert_snapshot!(fixed(
        "criterion grown_up
  “The member is an adult.”
  met when member.adult && request.visits>=2 visits && request.service_date >= 2022-02-01

criterion early
  \"The service begins early.\"
  met when request.service_date is less than 2022-03-01 || request.visits == 3 visits
"
    ));
}

/// A list is not taken away with a comment in it.
#[test]
fn keeps_comments() {
    let with_comment = "criterion grown_up\n  \"The member is an adult.\"\n  met when all of\n    # who else?\n    - member.adult\n";
    assert_eq!(fixed(with_comment), with_comment);
}

/// Every fix of a page's case leaves a text in which the code is not raised any more.
#[test]
fn each_fix_mends_what_it_was_made_for() {
    for lint in LINTS {
        let (pol::Case::Declarations(declarations), options) = (&lint.page.raises, lint.shown_with)
        else {
            continue;
        };
        let text = format!("{SMALL_POLICY}\n{declarations}");
        let lints = lints(options);
        let of_code = |report: &Report| {
            let found = report
                .diagnostics()
                .iter()
                .filter(|it| it.page.code == lint.page.code);
            found.filter(|it| it.fix.is_some()).count()
        };
        if of_code(&pol::check_with("small.pol", &text, &[], &lints)) > 0 {
            let fixed = pol::fix("small.pol", &text, &[], Some(&lints));
            assert_eq!(of_code(&fixed.report), 0, "{}", lint.name);
            assert!(
                fixed.fixed.iter().any(|it| it.code == lint.page.code),
                "{}",
                lint.name
            );
        }
    }
}

/// The policies of all pages, as a host would give them: the lints and the fixes take each, fixing twice changes nothing, and no
/// fix makes an error where there was none.
#[test]
fn fixes_are_sound_on_every_page() {
    let lints = lints("");
    for page in pol::pages()
        .into_iter()
        .filter(|page| !page.code.starts_with("E07"))
    {
        for case in [&page.raises, &page.misses] {
            let text = match case {
                pol::Case::Policy(text) => (*text).to_owned(),
                pol::Case::Declarations(declarations) => format!("{SMALL_POLICY}\n{declarations}"),
                pol::Case::Request { .. }
                | pol::Case::Using { .. }
                | pol::Case::Revision { .. }
                | pol::Case::Library(_)
                | pol::Case::Beside(_)
                | pol::Case::Made(_) => {
                    continue;
                }
            };
            let had_errors = pol::check("case.pol", &text).has_errors();
            let fixed = pol::fix("case.pol", &text, &[], Some(&lints));
            assert!(had_errors || !fixed.report.has_errors(), "{}", page.code);
            assert_eq!(
                pol::fix("case.pol", &fixed.text, &[], Some(&lints)).text,
                fixed.text,
                "{}",
                page.code
            );
        }
    }
}

/// Texts of other scripts, of marks only and of nothing are looked at like any other.
#[test]
fn takes_any_text() {
    for words in [
        "",
        " ",
        "…",
        "é",
        "ß ß",
        "12",
        "{request.visits}",
        "«»",
        "不知道 12 visits",
        "a\u{301} a\u{301}",
        "1,é00",
        "-",
        "'",
        "½ visit 12 é",
    ] {
        let text = format!(
            "{SMALL_POLICY}\nfacts odd\n  fact yes/no \"{}\"\n\nrule odd\n  finds refer because \"{words}\"\n  when odd.fact and request.visits is at most 12 visits\n",
            words.replace("{request.visits}", "?")
        );
        let report = pol::check_with("odd.pol", &text, &[], &lints("[glossary]\nA = \"a\""));
        assert!(
            !report.has_errors(),
            "{words}: {}",
            report.render(&pol::RenderOptions::default())
        );
        pol::fix("odd.pol", &text, &[], Some(&lints("")));
    }
}

/// A chain of criteria as long as a file may hold is no harm to the lints.
#[test]
fn takes_long_chains() {
    let mut text = SMALL_POLICY.to_owned();
    for number in 1..3_000 {
        let before = if number == 1 {
            "is_adult".to_owned()
        } else {
            format!("link_{}", number - 1)
        };
        text += &format!(
            "\ncriterion link_{number}\n  \"After {number} visits.\"\n  met when {before}\n"
        );
    }
    pol::check_with("chain.pol", &text, &[], &lints(""));
}
