//! Policies on which the analysis and trying everything once differed, and what is so of them.
//! Each is compared whole; the claim that was wrong or overlooked is named.

use crate::{Loaded, assert_same, every_witness_shows, observed};
use pol_analysis::{Budget, Observation, analyze};
use pol_tests::naive::{Claim, Everything};

const HEAD: &str = r#"policy found "What was found"
  in force from 2022-01-02 by request.service_date

findings, strongest first
  not_covered adverse "Not covered"
  not_met adverse "Not met"
  refer review "A clinician decides"
  met release "Met"
  otherwise refer

choices side
  left "Left"
  right "Right"
  both "Both"

facts request
  service_date date, 2022-01-01 to 2022-01-02 "On which date?"
  visits whole number of visits, 0 to 3 "How many visits?"

facts member
  adult yes/no "Is the member an adult?"
  urgent yes/no "Is it urgent?"
  side one of side "Which side?"

"#;

/// Compares a policy with trying everything; gives what was observed.
fn compared(name: &str, declarations: &str) -> Vec<(Claim, Observation)> {
    let text = if declarations.starts_with("policy") {
        declarations.to_owned()
    } else {
        format!("{HEAD}{declarations}")
    };
    let loaded = Loaded::new(name, text);
    let everything = Everything::of(&loaded.file, 1_000).unwrap();
    let analysis = analyze(loaded.policy.program(), Budget::default(), &mut |_| {});
    let told = everything.told(&everything.claims());
    assert_same(0, &loaded, &observed::claims(&loaded, &analysis), &told);
    every_witness_shows(0, &loaded, &everything, &analysis);
    let observations = analysis.observations.into_iter();
    observations
        .map(|it| (observed::claim(&loaded, &it), it))
        .collect()
}

fn claims(name: &str, declarations: &str) -> Vec<Claim> {
    let compared = compared(name, declarations).into_iter();
    compared.map(|(claim, _)| claim).collect()
}

#[test]
fn of_a_policy_that_governs_nothing_nothing_else_is_said() {
    let head = HEAD.replace(
        "\n\nfindings",
        "\n  governs when member.adult and not member.adult\n    because \"Nobody.\"\n\nfindings",
    );
    let rule = "rule adults\n  finds met because \"An adult.\"\n  when member.adult\n";
    assert_eq!(
        claims("governs nothing", &format!("{head}{rule}")),
        [Claim::NeverGoverns]
    );
}

#[test]
fn a_choice_that_is_not_written_is_not_named() {
    let claims = claims(
        "a choice",
        r#"rule some_side
  finds not_met because "A side."
  when member.side is not left and member.adult

rule adults_on_the_right
  finds not_met because "The right."
  when member.side is right and member.adult
"#,
    );
    let of_choice = |claim: &Claim| matches!(claim, Claim::ChoiceNeverMatters { .. });
    assert!(!claims.iter().any(of_choice), "{claims:#?}");
}

#[test]
fn a_choice_that_is_excluded_may_never_matter() {
    let claims = claims(
        "an excluded choice",
        r#"rule left
  finds not_met because "The left."
  when member.side is left

rule neither
  finds not_met because "Neither."
  when member.side is not one of left, right
"#,
    );
    let left = |claim: &Claim| matches!(claim, Claim::ChoiceNeverMatters { choice, .. } if choice == "left");
    assert!(claims.iter().any(left), "{claims:#?}");
}

const RELEASES: &str = r#"amount can in visits
  request.visits
  at most 2 visits because "Two visits."

rule measured
  finds met, releasing can of request.visits because "As many as can be."
  when can is at least 1 visit

"#;

#[test]
fn exceptions_conflict_over_a_partial_release() {
    let exceptions = r#"exception urgent
  "It is urgent."
  turns a partial release into refer
  when member.urgent

exception adult
  "The member is an adult."
  turns a partial release into not_met
  when member.adult
"#;
    let claims = claims("partial", &format!("{RELEASES}{exceptions}"));
    let pair = ["urgent", "adult"].map(str::to_owned);
    assert!(claims.contains(&Claim::ExceptionsConflict(pair)));
}

#[test]
fn exceptions_do_not_conflict_over_a_rule_that_settles() {
    let claims = claims(
        "settles",
        r#"rule first_of_all
  finds not_met, settles because "First of all."
  when member.side is left

exception urgent
  "It is urgent."
  turns not_met into refer
  when member.urgent

exception adult
  "The member is an adult."
  turns not_met into not_covered
  when member.adult
"#,
    );
    let conflict = |claim: &Claim| matches!(claim, Claim::ExceptionsConflict(_));
    assert!(!claims.iter().any(conflict), "{claims:#?}");
}

#[test]
fn the_rule_that_releases_nothing_is_named() {
    let second = r#"amount rest in visits
  2 visits less request.visits

rule rest_of_it
  finds met, releasing rest of request.visits because "The rest."
  when member.adult
"#;
    let claims = claims("zero", &format!("{RELEASES}{second}"));
    let zero = |claim: &&Claim| matches!(claim, Claim::ReleasesZero(_));
    let zero: Vec<&Claim> = claims.iter().filter(zero).collect();
    assert_eq!(zero, [&Claim::ReleasesZero("rest_of_it".to_owned())]);
}

#[test]
fn of_a_cap_that_never_binds_no_part_is_told() {
    let claims = claims(
        "an idle cap",
        r#"amount can in visits
  request.visits
  at most 2 visits because "Two visits."
  at most 3 visits when member.adult and member.urgent
    because "Three visits."

rule measured
  finds met, releasing can of request.visits because "As many as can be."
  when can is at least 1 visit and member.adult

rule urgent
  finds not_met because "It is urgent."
  when member.urgent
"#,
    );
    let cap = |claim: &Claim| matches!(claim, Claim::CapNeverBinds { .. });
    let item = |claim: &Claim| matches!(claim, Claim::ItemNeverMatters { .. });
    assert!(
        claims.iter().any(cap) && !claims.iter().any(item),
        "{claims:#?}"
    );
}

#[test]
fn a_fact_shown_outside_the_days_in_force_is_of_use() {
    let head = HEAD.replace(
        "\n\nfindings",
        " because \"Not yet, on side {member.side}.\"\n\nfindings",
    );
    let rules = r#"rule left
  finds not_met because "The left."
  when member.adult and member.side is left

rule others
  finds not_met because "The others."
  when member.adult and member.side is not left
"#;
    let side = Claim::FactNeverMatters("member.side".to_owned());
    assert!(!claims("shown", &format!("{head}{rules}")).contains(&side));
    assert!(claims("not shown", rules).contains(&side));
}

#[test]
fn a_fact_on_which_a_presumption_depends_is_of_use() {
    let head = HEAD.replace(
        "  urgent yes/no",
        "  urgent yes/no, presumed no when on_the_left",
    );
    let rules = r#"criterion on_the_left
  "It is the left side."
  met when member.side is left

rule urgent
  finds not_met because "It is urgent."
  when member.urgent
"#;
    let side = Claim::FactNeverMatters("member.side".to_owned());
    assert!(!claims("presumes", &format!("{head}{rules}")).contains(&side));
}

/// A model found before a fact was made free a second time has no value for it there.
#[test]
fn a_fact_of_choices_must_have_one() {
    let claims = claims(
        "any side",
        r#"rule any_side
  finds not_met because "Any side."
  when any of
    - member.side is left and member.adult
    - member.side is right and member.adult
    - member.side is both and member.adult
"#,
    );
    assert!(claims.contains(&Claim::FactNeverMatters("member.side".to_owned())));
}

#[test]
fn beside_a_rule_that_settles_no_other_is_a_reason() {
    let claims = claims(
        "not a reason",
        r#"rule first_of_all
  finds not_met, settles because "First of all."
  when member.adult

rule adults_on_the_left
  finds not_met because "The left."
  when member.adult and member.side is left
"#,
    );
    assert!(claims.contains(&Claim::NeverMatters("adults_on_the_left".to_owned())));
}

#[test]
fn the_opposite_of_a_chain_is_said_of_all_of_it() {
    let compared = compared(
        "a chain",
        r#"rule both
  finds not_met because "Both."
  when member.side is both and not (member.side is left or member.side is right)
"#,
    );
    let words = compared.iter().flat_map(|(_, it)| &it.others);
    let words: Vec<&String> = words.filter(|it| it.contains("is left or")).collect();
    assert_eq!(words, ["not (member.side is left or member.side is right)"]);
}

#[test]
fn what_conflicts_is_shown_by_a_request_that_is_governed() {
    let head = HEAD.replace(
        "\n\nfindings",
        "\n  governs when request.visits is at least 2 visits\n    because \"Two.\"\n\nfindings",
    );
    let cases = r#"amount can in visits
  1 visit when member.adult
  2 visits when member.side is left
  otherwise 3 visits

rule measured
  finds met, releasing can of request.visits because "As many as can be."
  when member.urgent
"#;
    let conflict = |claim: &Claim| matches!(claim, Claim::CasesConflict { .. });
    let claims = claims("two cases", &format!("{head}{cases}"));
    assert!(claims.iter().any(conflict), "{claims:#?}");
}
