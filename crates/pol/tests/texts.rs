//! Policies that use files: what is taken, what comes along, what is told of which file, and what a determination names.

#![expect(clippy::unwrap_used, reason = "tests")]

use pol::{Budget, Disposition, Policy, SMALL_POLICY, Texts, UsedText};

const PLANS: &str = r#"vocabulary plans "Plans"

unit lessons, one lesson

unit unneeded, one unneeded_one

choices plan
  ours "Ours"
  theirs "Theirs"

facts member "The member"
  plan one of plan "Which plan does the member have?"
  other yes/no "Is there another?"

value lesson_limit in lessons
  6 lessons

criterion of_ours
  "The member's plan is ours, with up to {lesson_limit}."
  met when member.plan is ours
"#;

const CODES: &str = r#"system = "cpt"
edition = "2022"
source = "A list"
licence = "Free"

[members]
97110 = ""
97124 = "ours, not the publisher's"
97140 = { words = "", from = 2024-01-01 }
"#;

fn texts(declarations: &str, files: &[(&str, &str)]) -> Texts {
    let used = files.iter().map(|(path, text)| UsedText {
        path: (*path).to_owned(),
        name: format!("policies/{path}"),
        text: (*text).to_owned(),
    });
    Texts {
        used: used.collect(),
        ..Texts::new(
            "policies/small.pol",
            format!("{SMALL_POLICY}\n{declarations}"),
        )
    }
}

fn load(declarations: &str, files: &[(&str, &str)]) -> Policy {
    let texts = texts(declarations, files);
    Policy::load_with(&texts).unwrap_or_else(|report| unreachable!("{:?}", report.entries()))
}

/// Each finding as its code, its file and its line.
fn found(declarations: &str, files: &[(&str, &str)]) -> Vec<String> {
    let entries = pol::check_texts(&texts(declarations, files)).entries();
    let own = SMALL_POLICY.lines().count() + 1;
    let told = entries
        .into_iter()
        .filter(|it| it.code.starts_with("E") || it.code == "W0830");
    let told = told.map(|it| {
        let line = it.line.unwrap();
        let line = if it.file.ends_with("small.pol") {
            line - own
        } else {
            line
        };
        format!("{} {} {line}", it.code, it.file.rsplit('/').next().unwrap())
    });
    told.collect()
}

const RULE: &str = r#"use "common/plans.pol" for of_ours

rule elsewhere
  finds not_met because "The member has another plan."
  when not of_ours
"#;

#[test]
fn a_taken_criterion_judges_with_what_it_needs() {
    let policy = load(RULE, &[("common/plans.pol", PLANS)]);
    let facts: Vec<&str> = policy
        .program()
        .facts
        .iter()
        .map(|it| it.path.as_str())
        .collect();
    assert!(
        facts.contains(&"member.plan") && facts.contains(&"member.adult"),
        "{facts:?}"
    );
    assert!(!facts.contains(&"member.other"), "{facts:?}");
    let units: Vec<&str> = policy
        .program()
        .units
        .iter()
        .map(|it| it.plural.as_str())
        .collect();
    assert!(
        units.contains(&"lessons") && !units.contains(&"unneeded"),
        "{units:?}"
    );
    let request = r#"{"request": {"service_date": "2022-06-01"}, "member": {"plan": "theirs"}}"#;
    let request = policy.request(request).unwrap();
    let determination = policy.explain(&request);
    assert_eq!(determination.finding.as_deref(), Some("not_met"));
    let criterion = determination
        .criteria
        .iter()
        .find(|it| it.name.as_deref() == Some("of_ours"))
        .unwrap();
    assert_eq!(
        criterion.text.as_deref(),
        Some("The member's plan is ours, with up to 6 lessons.")
    );
}

#[test]
fn it_says_the_same_as_one_file() {
    let together = r#"choices plan
  ours "Ours"
  theirs "Theirs"

facts coverage "The member"
  plan one of plan "Which plan does the member have?"

criterion of_ours
  met when coverage.plan is ours

rule elsewhere
  finds not_met because "The member has another plan."
  when not of_ours
"#;
    let shared = r#"vocabulary plans "Plans"

choices plan
  ours "Ours"
  theirs "Theirs"

facts coverage "The member"
  plan one of plan "Which plan does the member have?"

criterion of_ours
  met when coverage.plan is ours
"#;
    let one = load(together, &[]);
    let two = load(RULE, &[("common/plans.pol", shared)]);
    let comparison = pol::compare(&one, &two, Budget::default());
    assert_eq!(comparison.verdict, pol::Verdict::Equal, "{comparison:?}");
}

#[test]
fn what_is_wrong_in_a_used_file_is_told_there() {
    let broken = PLANS.replace(
        "met when member.plan is ours",
        "met when member.plan is owrs",
    );
    assert_eq!(
        found(RULE, &[("common/plans.pol", &broken)]),
        ["E0208 plans.pol 20"]
    );
    let unread = PLANS.replace("choices plan", "choises plan");
    assert_eq!(
        found(RULE, &[("common/plans.pol", &unread)]),
        ["E0107 plans.pol 7"]
    );
}

#[test]
fn what_is_not_taken_is_not_looked_at() {
    let odd = format!("{PLANS}\ncriterion odd\n  met when member.nothing\n");
    assert_eq!(
        found(RULE, &[("common/plans.pol", &odd)]),
        <[&str; 0]>::default()
    );
    let alone = Texts::new("plans.pol", odd);
    assert_eq!(pol::check_texts(&alone).entries()[0].code, "E0201");
    assert!(pol::check_texts(&Texts::new("plans.pol", PLANS)).is_empty());
}

#[test]
fn names_that_are_not_taken_are_told() {
    let files = [("common/plans.pol", PLANS)];
    let used = |names: &str, more: &str| {
        found(
            &format!("use \"common/plans.pol\" for {names}\n\n{more}"),
            &files,
        )
    };
    let judge = "criterion ok\n  met when of_ours\n";
    assert_eq!(used("of_ours", judge), <[&str; 0]>::default());
    assert_eq!(
        used(
            "of_ours",
            "criterion ok\n  met when of_ours and member.plan is ours\n"
        ),
        ["E0250 small.pol 4"]
    );
    assert_eq!(used("of_ours, of_ours", judge), ["E0432 small.pol 1"]);
    assert_eq!(
        used("of_hours", judge),
        ["E0244 small.pol 1", "E0201 small.pol 4"]
    );
    assert_eq!(used("of_ours, member.other", judge), ["W0830 small.pol 1"]);
    assert_eq!(
        used("of_ours", "criterion of_ours\n  met when member.adult\n"),
        ["E0247 small.pol 1"]
    );
    assert_eq!(
        used(
            "of_ours",
            "criterion ok\n  met when of_ours\n\nunit lessons, one lesson\n"
        ),
        ["E0247 small.pol 6"]
    );
}

#[test]
fn a_vocabulary_names_only_what_it_declares_or_takes() {
    let loose = "vocabulary loose \"Loose\"\n\ncriterion grown\n  met when member.adult\n";
    let policy = "use \"loose.pol\" for grown\n\ncriterion ok\n  met when grown\n";
    assert_eq!(
        found(policy, &[("loose.pol", loose)]),
        ["E0250 loose.pol 4"]
    );
}

#[test]
fn a_vocabulary_uses_another_seen_from_itself() {
    let outer = "vocabulary outer \"Outer\"\n\nuse \"inner/plans.pol\" for of_ours\n\ncriterion outer_ours\n  met when of_ours\n";
    let files = [
        ("common/outer.pol", outer),
        ("common/inner/plans.pol", PLANS),
    ];
    let uses = "use \"common/outer.pol\" for outer_ours\n\ncriterion ok\n  met when outer_ours\n";
    assert_eq!(found(uses, &files), <[&str; 0]>::default());
    let not_its_own = "use \"common/outer.pol\" for of_ours\n\ncriterion ok\n  met when of_ours\n";
    assert_eq!(
        found(not_its_own, &files),
        ["E0244 small.pol 1", "E0201 small.pol 4"]
    );
    let lacking = texts(uses, &files[..1]).lacking();
    assert_eq!(lacking, ["common/inner/plans.pol"]);
}

#[test]
fn members_of_a_file_are_those_of_the_set() {
    let declarations = "code set some \"Some\" of cpt from \"common/some.codes.toml\"\n\ncriterion some_code\n  met when request.code is one of some\n";
    let file = |text: &str| found(declarations, &[("common/some.codes.toml", text)]);
    assert_eq!(file(CODES), <[&str; 0]>::default());
    let cases = [
        ("[members]", "[membres]", "E0252 some.codes.toml 6"),
        (
            "system = \"cpt\"",
            "system = \"hcpcs\"",
            "E0253 some.codes.toml 1",
        ),
        ("97110 = \"\"", "97110 = 1", "E0252 some.codes.toml 7"),
        ("97110 = \"\"", "x1 = \"\"", "E0252 some.codes.toml 7"),
        ("97110 = \"\"", "97110.1 = \"\"", "E0252 some.codes.toml 7"),
        ("97110 = \"\"", "97124 = \"\"", "E0252 some.codes.toml 8"),
        (
            "from = 2024-01-01",
            "since = 2024-01-01",
            "E0252 some.codes.toml 9",
        ),
        (
            "from = 2024-01-01",
            "from = \"2024\"",
            "E0252 some.codes.toml 9",
        ),
        (
            "from = 2024-01-01",
            "from = 2024-01-01T00:00:00",
            "E0252 some.codes.toml 9",
        ),
        (
            "source = \"A list\"",
            "source = \"\"",
            "E0252 some.codes.toml 3",
        ),
        (
            "source = \"A list\"",
            "sauce = \"A list\"",
            "E0252 some.codes.toml 1",
        ),
    ];
    for (old, new, expected) in cases {
        let found = file(&CODES.replace(old, new));
        assert!(found.iter().any(|it| it == expected), "{new}: {found:?}");
    }
    assert_eq!(file("system = ").len(), 1);
    assert_eq!(found(declarations, &[]), ["E0240 small.pol 1"]);
}

#[test]
fn members_with_days_count_on_these() {
    let declarations = r#"code set some "Some" of cpt from "some.codes.toml"

rule of_code
  finds not_met because "The code is one of some."
  when request.code is one of some
"#;
    let policy = load(declarations, &[("some.codes.toml", CODES)]);
    let finding = |day: &str, code: &str| {
        let request = format!(r#"{{"request": {{"service_date": "{day}", "code": "{code}"}}}}"#);
        let request = policy.request(&request).unwrap();
        policy.explain(&request).finding
    };
    assert_eq!(finding("2023-12-31", "97124").as_deref(), Some("not_met"));
    assert_ne!(finding("2023-12-31", "97140").as_deref(), Some("not_met"));
    assert_eq!(finding("2024-01-01", "97140").as_deref(), Some("not_met"));
}

#[test]
fn the_digest_is_of_all_that_is_judged_by() {
    let files = [("common/plans.pol", PLANS)];
    let digest = load(RULE, &files).digest().to_owned();
    let more = [("common/plans.pol", PLANS), ("common/other.pol", PLANS)];
    assert_eq!(
        load(RULE, &more).digest(),
        digest,
        "a file that is not used counts for nothing"
    );
    let changed = PLANS.replace("6 lessons", "7 lessons");
    assert_ne!(
        load(RULE, &[("common/plans.pol", &changed)]).digest(),
        digest
    );
}

#[test]
fn the_policy_of_a_day_stands_alone() {
    let dated = PLANS.replace(
        "criterion of_ours\n",
        "criterion of_ours until 2023-12-31\n  met when member.plan is theirs\n\ncriterion of_ours from 2024-01-01\n",
    );
    let policy = load(RULE, &[("common/plans.pol", &dated)]);
    for (day, stands) in [("2023-06-01", "is theirs"), ("2024-06-01", "is ours")] {
        let text = policy.as_of(day.parse().unwrap()).unwrap();
        assert!(text.contains(stands) && !text.contains("\nuse "), "{text}");
        let then = Policy::load("then.pol", &text);
        let then = then.unwrap_or_else(|report| unreachable!("{:?}\n{text}", report.entries()));
        for plan in ["ours", "theirs"] {
            let request = format!(
                r#"{{"request": {{"service_date": "{day}"}}, "member": {{"plan": "{plan}"}}}}"#
            );
            let of = |policy: &Policy| policy.decide(&policy.request(&request).unwrap());
            assert_eq!(of(&policy), of(&then));
        }
    }
    assert!(
        policy
            .timeline()
            .tracks
            .iter()
            .any(|it| it.name.contains("of_ours"))
    );
}

#[test]
fn slips_and_coverage_name_the_file() {
    let policy = load(RULE, &[("common/plans.pol", PLANS)]);
    let coverage = policy.coverage(Budget::default());
    let shared = coverage
        .conditions()
        .find(|it| it.of == "criterion of_ours")
        .unwrap();
    assert_eq!(
        shared.place.to_string(),
        "line 18 of policies/common/plans.pol"
    );
    let mutation = policy.mutate(&[], Budget::default());
    let shared = mutation.slips.iter().filter(|it| it.place.file.is_some());
    assert!(shared.count() > 0);
    assert!(!pol::lcov(&policy, &coverage).contains("plans.pol"));
}

#[test]
fn fixes_are_made_in_the_policy_alone() {
    let slip = PLANS.replace("member.plan is ours", "member.plan == ours");
    let texts = texts(
        &RULE.replace("when not of_ours", "when !of_ours"),
        &[("common/plans.pol", &slip)],
    );
    let fixed = pol::fix_texts(&texts, None);
    assert!(fixed.text.contains("when not of_ours"));
    let left = fixed.report.entries();
    let errors: Vec<_> = left.iter().filter(|it| it.severity == "error").collect();
    assert!(
        errors.len() == 1 && errors[0].file.ends_with("plans.pol"),
        "{errors:?}"
    );
}

#[test]
fn findings_are_taken_as_a_whole() {
    let findings = "vocabulary f \"F\"\n\nfindings, strongest first\n  refer review \"A clinician decides\"\n  met release \"Met\"\n  otherwise refer\n";
    let policy = r#"policy short "A short policy"
  in force from 2022-01-01 by request.service_date

use "f.pol" for findings

facts request
  service_date date "When would the service begin?"
  adult yes/no "Is the member an adult?"

rule adults
  finds met because "The member is an adult."
  when request.adult
"#;
    let texts = |file: &str| Texts {
        used: vec![UsedText {
            path: "f.pol".to_owned(),
            name: "f.pol".to_owned(),
            text: file.to_owned(),
        }],
        ..Texts::new("short.pol", policy)
    };
    let loaded = Policy::load_with(&texts(findings)).unwrap();
    assert!(loaded.warnings().is_empty());
    let request = loaded
        .request(r#"{"request": {"service_date": "2022-06-01", "adult": true}}"#)
        .unwrap();
    assert_eq!(loaded.decide(&request).disposition, Disposition::Release);
    let unknown = findings.replace("met release", "meets release");
    assert!(Policy::load_with(&texts(&unknown)).is_err());
}

#[test]
fn hostile_files_are_errors_and_no_more() {
    let odd = [
        "",
        "\u{feff}vocabulary plans \"P\"",
        "vocabulary",
        "  indented",
        "\"open",
        "use \"plans.pol\" for a",
        "policy plans \"P\"",
        "vocabulary a \"A\"\nvocabulary b \"B\"\n",
        "#",
        "\0",
        "unit lessons, one lesson",
    ];
    for text in odd {
        let found = found(RULE, &[("common/plans.pol", text)]);
        assert!(!found.is_empty(), "{text:?}");
        drop(pol::check_texts(&Texts::new("alone.pol", text)));
    }
    let texts: Vec<(String, String)> = (0..400)
        .map(|at| (format!("f{at}.pol"), format!("vocabulary v{at} \"V\"\nuse \"f{}.pol\" for x{}\ncriterion x{at}\n  met when x{}\n", at + 1, at + 1, at + 1)))
        .collect();
    let files: Vec<_> = texts
        .iter()
        .map(|(path, text)| (path.as_str(), text.as_str()))
        .collect();
    let found = found(
        "use \"f0.pol\" for x0\n\ncriterion ok\n  met when x0\n",
        &files,
    );
    assert!(found.contains(&"E0240 f255.pol 2".to_owned()), "{found:?}");
}
