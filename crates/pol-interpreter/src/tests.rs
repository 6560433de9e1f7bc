//! Tests of decisions, reasons and missing facts on programs built by hand.

#![expect(clippy::unwrap_used, reason = "tests")]

use crate::determination::{Determination, Disposition, ReasonSource};
use crate::testing::*;
use crate::{Facts, decide, explain};
use pol_compiler::program::*;

const DATE: FactId = FactId(0);
const VISITS: FactId = FactId(1);
const CONDITIONS: FactId = FactId(4);
const SIDE: FactId = FactId(5);
const YES: FactValue = FactValue::YesNo(true);
const NO: FactValue = FactValue::YesNo(false);

fn explained(build: &Build, facts: &Facts) -> Determination {
    explain(&build.program, facts, "digest")
}

fn missing(determination: &Determination) -> Vec<&str> {
    determination
        .missing
        .iter()
        .map(|missing| missing.fact.as_str())
        .collect()
}

fn reasons(determination: &Determination) -> Vec<String> {
    let name = |source: &ReasonSource| match source {
        ReasonSource::Rule(name) => format!("rule {name}"),
        ReasonSource::Exception(name) => format!("exception {name}"),
        ReasonSource::Criterion(name) => format!("criterion {name}"),
        ReasonSource::Amount(name) => format!("amount {name}"),
        ReasonSource::Cap(name) => format!("cap {name}"),
        ReasonSource::Fact(name) => format!("fact {name}"),
        ReasonSource::Value(name) => format!("value {name}"),
        ReasonSource::Advisory(name) => format!("advisory {name}"),
        ReasonSource::Limit(name) => format!("limit {name}"),
        ReasonSource::InForce(_) => "in force".to_owned(),
        ReasonSource::Governs(_) => "governs".to_owned(),
    };
    determination
        .reasons
        .iter()
        .map(|reason| name(&reason.source))
        .collect()
}

#[test]
fn a_missing_fact_is_never_a_no() {
    let mut build = Build::small();
    let (fact, condition) = build.yes_no("chart.goals");
    let lacking = build.not(condition);
    build.rule("lacking", NOT_MET, lacking);
    build.rule("complete", MET, condition);
    let open = explained(&build, &build.facts([]));
    assert_eq!(open.disposition, Disposition::InformationNeeded);
    assert_eq!(
        open.possible,
        ["not_met", "met"],
        "the chart is one or the other"
    );
    assert_eq!(missing(&open), ["chart.goals"]);
    assert_eq!(
        decide(&build.program, &build.facts([(fact, YES)])).disposition,
        Disposition::Release
    );
    let adverse = explained(&build, &build.facts([(fact, NO)]));
    assert_eq!(adverse.disposition, Disposition::ClinicianReview);
    assert_eq!(adverse.text.as_deref(), Some("not_met!"));
    assert_eq!(reasons(&adverse), ["rule lacking"]);
}

#[test]
fn the_strongest_finding_stands_and_a_decided_one_asks_for_nothing_weaker() {
    let mut build = Build::small();
    let (strong, strong_condition) = build.yes_no("chart.strong");
    let (weak, weak_condition) = build.yes_no("chart.weak");
    build.rule("strong", NOT_MET, strong_condition);
    build.rule("weak", REFER, weak_condition);
    let decided = explained(&build, &build.facts([(strong, YES)]));
    assert_eq!(decided.finding.as_deref(), Some("not_met"));
    assert!(decided.missing.is_empty());
    let open = explained(&build, &build.facts([(weak, YES)]));
    assert_eq!(open.possible, ["not_met", "refer"]);
    assert_eq!(missing(&open), ["chart.strong"]);
    let either = explained(&build, &build.facts([(strong, NO)]));
    assert_eq!(
        either.finding.as_deref(),
        Some("refer"),
        "otherwise and the open rule agree"
    );
}

#[test]
fn a_settling_rule_stands_before_all_strength_and_no_exception_reaches_it() {
    let mut build = Build::small();
    let (settling, condition) = build.yes_no("chart.settling");
    let (other, other_condition) = build.yes_no("chart.other");
    let (turn, turn_condition) = build.yes_no("chart.turn");
    let rule = build.rule("unlicensed", REFER, condition);
    build.program.rules[rule.index()].settles = true;
    build.rule("lacking", NOT_MET, other_condition);
    build.exception("consideration", turn_condition).turns = vec![REFER];
    let facts = build.facts([(settling, YES), (other, YES), (turn, YES)]);
    let settled = explained(&build, &facts);
    assert_eq!(settled.finding.as_deref(), Some("refer"));
    assert_eq!(reasons(&settled), ["rule unlicensed"]);
    assert!(settled.turned.is_empty());
    let open = explained(&build, &build.facts([(other, YES), (turn, NO)]));
    assert_eq!(missing(&open), ["chart.settling"]);
}

#[test]
fn an_exception_turns_an_adverse_finding_and_stands_beside_its_rule() {
    let mut build = Build::small();
    let (adverse, condition) = build.yes_no("chart.adverse");
    let (turn, turn_condition) = build.yes_no("chart.turn");
    build.rule("lacking", NOT_MET, condition);
    build.exception("consideration", turn_condition);
    let turned = explained(&build, &build.facts([(adverse, YES), (turn, YES)]));
    assert_eq!(turned.finding.as_deref(), Some("refer"));
    assert_eq!(
        reasons(&turned),
        ["rule lacking", "exception consideration"]
    );
    assert_eq!(turned.turned.len(), 1);
    let open = explained(&build, &build.facts([(adverse, YES)]));
    assert_eq!(
        open.possible,
        ["not_met", "refer"],
        "it cannot become a release"
    );
    assert_eq!(missing(&open), ["chart.turn"]);
    build.program.exceptions[0].except = vec![RuleId(0)];
    let reached = decide(&build.program, &build.facts([(adverse, YES), (turn, YES)]));
    assert_eq!(reached.finding.as_deref(), Some("not_met"));
}

/// Visits requested, at most a number, and never more than ten while the chart lacks something.
fn capped() -> (Build, FactId, FactId) {
    let mut build = Build::small();
    let (lacking, lacking_condition) = build.yes_no("chart.lacking");
    let (turn, turn_condition) = build.yes_no("chart.turn");
    let requested = build.node(Node::NumberFact(VISITS));
    let (ten, most) = (build.number(10), build.number(36));
    let amount = build.amount(
        "released",
        requested,
        &[(Some(lacking_condition), ten), (None, most)],
    );
    let eligible = build.node(Node::Constant(true));
    let eligible = build.criterion("eligible", eligible);
    let rule = build.rule("meets", MET, eligible);
    build.program.rules[rule.index()].releasing = Some(Releasing { amount, of: VISITS });
    build.exception("consideration", turn_condition);
    (build, lacking, turn)
}

#[test]
fn a_cap_that_cuts_makes_a_partial_release() {
    let (build, lacking, turn) = capped();
    let facts = build.facts([(VISITS, count(20)), (lacking, YES), (turn, NO)]);
    let partial = explained(&build, &facts);
    assert_eq!(partial.disposition, Disposition::ReleasePart);
    assert_eq!(
        reasons(&partial),
        ["rule meets", "criterion eligible", "cap released"]
    );
    assert_eq!(
        serde_json::to_string(&partial.released).unwrap(),
        r#"{"amount":10,"unit":"visits","requested":20}"#
    );
    assert_eq!(
        serde_json::to_string(&partial.caps).unwrap(),
        r#"[{"amount":"released","bound":10,"text":"a cap"}]"#
    );
    let whole = decide(
        &build.program,
        &build.facts([(VISITS, count(9)), (lacking, YES), (turn, NO)]),
    );
    assert_eq!(whole.disposition, Disposition::Release);
}

#[test]
fn a_partial_release_is_turned_with_its_caps_as_reasons() {
    let (build, lacking, turn) = capped();
    let turned = explained(
        &build,
        &build.facts([(VISITS, count(20)), (lacking, YES), (turn, YES)]),
    );
    assert_eq!(turned.finding.as_deref(), Some("refer"));
    assert_eq!(
        reasons(&turned),
        ["cap released", "exception consideration"]
    );
    let whole = explained(
        &build,
        &build.facts([(VISITS, count(9)), (lacking, YES), (turn, YES)]),
    );
    assert_eq!(
        whole.disposition,
        Disposition::Release,
        "nothing was cut, so nothing is turned"
    );
}

#[test]
fn only_what_can_change_the_amount_is_missing() {
    let (build, lacking, turn) = capped();
    let small = explained(&build, &build.facts([(VISITS, count(9))]));
    assert_eq!(
        small.disposition,
        Disposition::Release,
        "a cap above the request cuts nothing: {small:?}"
    );
    let large = explained(&build, &build.facts([(VISITS, count(20)), (turn, NO)]));
    assert_eq!(missing(&large), ["chart.lacking"]);
    assert_eq!(large.missing[0].decides, ["released"]);
    let unknown = explained(&build, &build.facts([(lacking, NO), (turn, NO)]));
    assert_eq!(missing(&unknown), ["request.visits"]);
    let past = explained(
        &build,
        &build.facts([(VISITS, count(100)), (lacking, YES), (turn, NO)]),
    );
    assert_eq!(past.caps.len(), 2, "both caps lie below the request");
}

#[test]
fn outside_its_days_a_policy_has_nothing_to_say() {
    let mut build = Build::small();
    let (_, condition) = build.yes_no("chart.any");
    build.rule("any", NOT_MET, condition);
    let mut facts = build.facts([]);
    facts.state(DATE, FactValue::Date(jiff::civil::date(2021, 12, 31)));
    let outside = explained(&build, &facts);
    assert_eq!(outside.disposition, Disposition::NotGoverned);
    assert_eq!(reasons(&outside), ["in force"]);
    assert_eq!(outside.judged_on.as_deref(), Some("2021-12-31"));
    facts.withhold(DATE);
    let open = explained(&build, &facts);
    assert_eq!(open.possible, ["not_governed", "not_met", "refer"]);
    assert_eq!(missing(&open), ["request.service_date", "chart.any"]);
    assert_eq!(open.judged_on, None);
}

#[test]
fn a_presumption_fills_what_is_not_stated_and_is_listed() {
    let mut build = Build::small();
    let (fact, condition) = build.yes_no("chart.pregnant");
    build.presume(fact, NO, None);
    build.rule("pregnant", REFER, condition);
    let fine = build.not(condition);
    build.rule("fine", MET, fine);
    let presumed = explained(&build, &build.facts([]));
    assert_eq!(presumed.disposition, Disposition::Release);
    assert_eq!(
        serde_json::to_string(&presumed.presumed).unwrap(),
        r#"[{"fact":"chart.pregnant","value":false,"text":"no"}]"#
    );
    let stated = explained(&build, &build.facts([(fact, NO)]));
    assert!(stated.presumed.is_empty());
}

#[test]
fn a_presumption_with_a_condition_wants_it_by_stated_facts_alone() {
    let mut build = Build {
        program: Build::small().program,
    };
    let weeks = build.fact("chart.weeks", visits(0, 50));
    let used = build.node(Node::NumberFact(VISITS));
    let one = build.number(1);
    let first = build.compare(used, Comparison::Equal, one);
    build.program.presumption_nodes = build.program.nodes.len();
    build.presume(weeks, count(0), Some(first));
    build.presume(VISITS, count(1), None);
    let (weeks_node, zero) = (build.node(Node::NumberFact(weeks)), build.number(0));
    let none = build.compare(weeks_node, Comparison::Equal, zero);
    let some = build.not(none);
    build.rule("some", NOT_MET, some);
    build.rule("none", MET, none);
    let stated = decide(&build.program, &build.facts([(VISITS, count(1))]));
    assert_eq!(stated.disposition, Disposition::Release);
    let only_presumed = explained(&build, &build.facts([]));
    assert_eq!(
        missing(&only_presumed),
        ["chart.weeks"],
        "the condition must not read a presumption"
    );
}

#[test]
fn an_open_set_is_missing_where_more_members_matter() {
    let mut build = Build::small();
    let asthma = Node::ChoicesInclude {
        fact: CONDITIONS,
        quantifier: Quantifier::Any,
        set: ChoiceSet::one(0),
    };
    let asthma = build.node(asthma);
    build.rule("asthma", MET, asthma);
    let open = |set| FactValue::Choices { set, open: true };
    let eczema = explained(
        &build,
        &build.facts([(CONDITIONS, open(ChoiceSet::one(1)))]),
    );
    assert_eq!(missing(&eczema), ["member.conditions"]);
    let asthma = decide(
        &build.program,
        &build.facts([(CONDITIONS, open(ChoiceSet::one(0)))]),
    );
    assert_eq!(asthma.disposition, Disposition::Release);
}

#[test]
fn every_choice_of_a_list_is_one_of_them_though_it_is_not_known_which() {
    let mut build = Build::small();
    let either = build.node(Node::ChoiceIn {
        fact: SIDE,
        set: ChoiceSet(0b11),
    });
    build.rule("either", MET, either);
    assert_eq!(
        decide(&build.program, &build.facts([])).disposition,
        Disposition::Release
    );
}

#[test]
fn an_advisory_is_given_unless_it_is_known_to_be_needless() {
    let mut build = Build::small();
    let (pregnant, condition) = build.yes_no("chart.pregnant");
    let (consulted, unless) = build.yes_no("chart.consulted");
    build.program.advisories.push(Advisory {
        name: "consult".to_owned(),
        dates: Dates::default(),
        text: Some(words("consult")),
        condition,
        unless: Some(unless),
        citation: Citation::default(),
        notes: Vec::new(),
        span: pol_parser::Span::default(),
    });
    let given = |facts| explained(&build, &facts).advisories.len();
    assert_eq!(given(build.facts([(pregnant, YES)])), 1);
    assert_eq!(given(build.facts([(pregnant, YES), (consulted, NO)])), 1);
    assert_eq!(given(build.facts([(pregnant, YES), (consulted, YES)])), 0);
    assert_eq!(given(build.facts([])), 0);
}

#[test]
fn the_largest_release_stands() {
    let mut build = Build::small();
    let (five, ten) = (build.number(5), build.number(10));
    let (small, large) = (
        build.amount("small", five, &[]),
        build.amount("large", ten, &[]),
    );
    let (fact, condition) = build.yes_no("chart.more");
    let always = build.node(Node::Constant(true));
    for (name, amount, condition) in [("less", small, always), ("more", large, condition)] {
        let rule = build.rule(name, MET, condition);
        build.program.rules[rule.index()].releasing = Some(Releasing { amount, of: VISITS });
    }
    let released = |facts| {
        decide(&build.program, &facts)
            .released
            .map(|released| released.amount.to_string())
    };
    assert_eq!(
        released(build.facts([(VISITS, count(20)), (fact, YES)])).as_deref(),
        Some("10")
    );
    assert_eq!(
        released(build.facts([(VISITS, count(20)), (fact, NO)])).as_deref(),
        Some("5")
    );
    assert_eq!(released(build.facts([(VISITS, count(20))])), None);
    assert_eq!(
        released(build.facts([(VISITS, count(5))])).as_deref(),
        Some("5"),
        "the request bounds both"
    );
}

#[test]
fn a_determination_reads_back_and_its_keys_stand_in_order() {
    let (build, lacking, _) = capped();
    let determination = explained(&build, &build.facts([(VISITS, count(20)), (lacking, YES)]));
    let json = serde_json::to_string(&determination).unwrap();
    assert!(json.starts_with(
        r#"{"policy":{"id":"small","digest":"digest"},"judged_on":"2022-06-15","disposition":"#
    ));
    assert!(!json.contains("null"));
    let back: Determination = serde_json::from_str(&json).unwrap();
    assert_eq!(back, determination);
}

#[test]
fn a_count_of_criteria_is_decided_with_the_rest_open() {
    let mut build = Build::small();
    let (first, first_condition) = build.yes_no("chart.first");
    let (second, second_condition) = build.yes_no("chart.second");
    let (_, third_condition) = build.yes_no("chart.third");
    let two = build.list(
        Quantifier::AtLeast(2),
        &[first_condition, second_condition, third_condition],
    );
    let enough = build.criterion("enough", two);
    build.rule("enough", MET, enough);
    let decided = explained(&build, &build.facts([(first, YES), (second, YES)]));
    assert_eq!(decided.disposition, Disposition::Release);
    let open = explained(&build, &build.facts([(first, YES), (second, NO)]));
    assert_eq!(missing(&open), ["chart.third"]);
    assert_eq!(open.missing[0].decides, ["enough"]);
    let never = explained(&build, &build.facts([(first, NO), (second, NO)]));
    assert_eq!(never.finding.as_deref(), Some("refer"));
}

#[test]
fn supports_stand_positively_and_each_once() {
    let mut build = Build::small();
    let (fact, condition) = build.yes_no("chart.any");
    let named = build.criterion("named", condition);
    let denied = build.not(condition);
    let denied = build.criterion("denied", denied);
    let not_denied = build.not(denied);
    let either = build.list(Quantifier::Any, &[named, denied]);
    let all = build.list(Quantifier::All, &[named, not_denied, either]);
    build.rule("meets", MET, all);
    let met = explained(&build, &build.facts([(fact, YES)]));
    assert_eq!(reasons(&met), ["rule meets", "criterion named"]);
}

#[test]
fn an_example_that_fails_says_what_came_out_instead() {
    let (build, lacking, turn) = capped();
    let expectation = |kind| Expectation {
        kind,
        span: pol_parser::Span::new(3, 9),
    };
    let releasing = |number: i64| ExpectationKind::Finding {
        finding: MET,
        releasing: Some(number.into()),
    };
    let date = FactValue::Date(jiff::civil::date(2022, 6, 15));
    let example = |kind| Example {
        name: "capped".to_owned(),
        title: "Capped".to_owned(),
        given: vec![
            (DATE, date.clone()),
            (VISITS, count(20)),
            (lacking, YES),
            (turn, NO),
        ],
        dates: Vec::new(),
        rows: Vec::new(),
        expect: vec![expectation(kind)],
        notes: Vec::new(),
        span: pol_parser::Span::default(),
    };
    let differs = |kind| {
        let mismatches = crate::check_example(&build.program, &example(kind));
        mismatches
            .into_iter()
            .map(|mismatch| (mismatch.expected, mismatch.actual))
            .next()
    };
    let said = |expected: &str, actual: &str| Some((expected.to_owned(), actual.to_owned()));
    assert_eq!(differs(releasing(10)), None);
    assert_eq!(
        differs(releasing(1)),
        said("met, releasing 1 visit", "met, releasing 10 visits")
    );
    assert_eq!(differs(ExpectationKind::Reasons(vec![RuleId(0)])), None);
    assert_eq!(
        differs(ExpectationKind::InformationNeeded),
        said("information needed", "met, releasing 10 visits")
    );
    assert_eq!(
        differs(ExpectationKind::Missing(vec![VISITS])),
        said("missing request.visits", "missing none")
    );
    assert_eq!(differs(ExpectationKind::Presumed(Vec::new())), None);
}
