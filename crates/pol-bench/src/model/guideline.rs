//! Guideline 084 without its words: rules with their findings and strength, exceptions and released visits, as `policies/mng084.pol` has them.
//! Left out: advisories, reasons with their clauses, what is missing, which presumptions mattered, and codes of ICD-10-CM.

use super::terms::{
    Guideline, Logic, Number, Presumed, all, any, at_least, capped, fact, less, named, not,
    reaches, sum,
};

const LISTED: &[&str] = &[
    "anxiety",
    "depression",
    "chronic_pain",
    "osteoarthritis",
    "cancer",
];
const AT_RISK: &[&str] = &[
    "blood_clot",
    "fracture",
    "open_or_healing_wound",
    "skin_infection",
    "weakened_bone",
    "recent_surgery",
];
const CODES: &[&str] = &["97124", "97112", "97122", "97140", "97110"];
const USED: &str = "course.visits_used";
const REQUESTED: &str = "request.visits_requested";
const CHANGE: &str = "course.function_change";
const REPEATED: &str = "course.repeat_measure";
const SATISFIED: &str = "course.member_satisfied";
const CONDITIONS: &str = "member.conditions";

/// Gives it.
pub fn guideline() -> Guideline {
    let mut conditions = criteria();
    conditions.extend(exceptions());
    conditions.extend(decisions());
    Guideline {
        facts: facts(),
        conditions,
        numbers: amounts(),
    }
}

fn facts() -> Vec<(&'static str, Presumed)> {
    let presumed_no = [
        "request.more_expansive_criteria",
        "member.bleeding_disorder",
        "member.low_platelets",
        "member.anticoagulant",
        "member.hope_member",
        "member.area_findings",
        "plan.vigorous",
        "hope.hope_explanation",
        "consideration.letter_of_medical_necessity",
        "consideration.supporting_literature",
        "consideration.unique_circumstances",
    ];
    let mut facts: Vec<_> = presumed_no.map(|path| (path, Presumed::Yes(false))).into();
    facts.extend([
        ("member.symptomatic", Presumed::Yes(true)),
        ("request.sessions_per_week", Presumed::Number(1)),
        ("request.weeks_at_that_rate", Presumed::Number(0)),
        ("course.weeks_treated", Presumed::ZeroWithZero(USED)),
        (REQUESTED, Presumed::Between(1, 400)),
        (USED, Presumed::Between(0, 400)),
        ("hope.months_since_review", Presumed::Between(0, 120)),
    ]);
    facts
}

fn improved() -> Logic {
    Logic::OneOf(CHANGE, &["improved"])
}

fn criteria() -> Vec<(&'static str, Logic)> {
    vec![
        ("listed", Logic::Includes(CONDITIONS, LISTED)),
        ("back_pain", Logic::Includes(CONDITIONS, &["back_pain"])),
        ("headache", Logic::Includes(CONDITIONS, &["headache"])),
        ("secondary", any([named("back_pain"), named("headache")])),
        ("first_request", not(reaches(USED, 1))),
        ("extension", reaches(USED, 2)),
        ("past_first_course", reaches(USED, 12)),
        ("yearly_limit_reached", reaches(USED, 36)),
        (
            "causes_and_goals",
            all([
                fact("chart.causes_documented"),
                fact("chart.goals_documented"),
            ]),
        ),
        (
            "hope_engagement",
            all([
                fact("member.hope_member"),
                fact("chart.behavioral_counselling"),
                fact("chart.physical_therapy"),
                fact("chart.pain_clinic_evaluation"),
            ]),
        ),
        (
            "engagement_not_lacking",
            any([not(fact("member.hope_member")), named("hope_engagement")]),
        ),
        (
            "chart_complete",
            all([
                named("causes_and_goals"),
                fact("chart.baseline_measure"),
                named("engagement_not_lacking"),
            ]),
        ),
        (
            "initial_session",
            all([
                named("first_request"),
                any([not(reaches(REQUESTED, 2)), not(named("chart_complete"))]),
            ]),
        ),
        (
            "documented_need",
            all([not(named("initial_session")), named("chart_complete")]),
        ),
        (
            "extension_supported",
            all([
                named("extension"),
                fact(REPEATED),
                Logic::OneOf(CHANGE, &["improved", "maintained"]),
                fact(SATISFIED),
            ]),
        ),
        (
            "improvement_shown",
            all([
                not(named("first_request")),
                fact(REPEATED),
                improved(),
                fact(SATISFIED),
            ]),
        ),
        (
            "bleeding_risk",
            any([
                fact("member.bleeding_disorder"),
                fact("member.low_platelets"),
                fact("member.anticoagulant"),
            ]),
        ),
        (
            "beyond_trial_weeks",
            all([
                Logic::Over("request.sessions_per_week", 1),
                at_least(
                    sum(
                        Number::Fact("course.weeks_treated"),
                        Number::Fact("request.weeks_at_that_rate"),
                    ),
                    Number::Whole(5),
                ),
            ]),
        ),
    ]
}

fn exceptions() -> Vec<(&'static str, Logic)> {
    vec![
        (
            "hope_course_reviewed",
            all([
                not(reaches("hope.months_since_review", 4)),
                fact("chart.behavioral_counselling"),
                fact("hope.complementary_therapy"),
                fact(REPEATED),
                improved(),
                fact(SATISFIED),
            ]),
        ),
        (
            "hope_variation",
            all([
                fact("member.hope_member"),
                fact("hope.hope_explanation"),
                fact("chart.baseline_measure"),
                any([not(named("extension")), named("hope_course_reviewed")]),
            ]),
        ),
        (
            "consideration",
            all([
                fact("consideration.letter_of_medical_necessity"),
                fact("consideration.supporting_literature"),
                fact("consideration.unique_circumstances"),
            ]),
        ),
        (
            "excepted",
            any([named("hope_variation"), named("consideration")]),
        ),
    ]
}

/// The rules, gathered by their findings, and what the exceptions make of them.
fn decisions() -> Vec<(&'static str, Logic)> {
    vec![
        (
            "governed",
            all([
                not(Logic::Before("request.service_date", "2022-02-06")),
                Logic::OneOf("request.product", &["sco", "one_care"]),
                not(fact("request.more_expansive_criteria")),
            ]),
        ),
        ("settled", not(fact("request.provider_licensed"))),
        (
            "finds_not_covered",
            any([
                Logic::Empty(CONDITIONS),
                all([
                    not(Logic::Empty(CONDITIONS)),
                    not(named("listed")),
                    not(named("secondary")),
                ]),
                not(fact("member.symptomatic")),
                all([named("past_first_course"), fact(REPEATED), not(improved())]),
            ]),
        ),
        ("finds_not_met", finds_not_met()),
        ("finds_refer", finds_refer()),
        (
            "finds_met",
            all([
                any([named("listed"), named("secondary")]),
                any([named("initial_session"), named("documented_need")]),
                any([not(named("extension")), named("extension_supported")]),
                at_least(Number::Named("released"), Number::Whole(1)),
            ]),
        ),
        (
            "partial",
            not(at_least(Number::Named("released"), Number::Fact(REQUESTED))),
        ),
        (
            "not_covered",
            all([named("finds_not_covered"), not(named("excepted"))]),
        ),
        (
            "not_met",
            all([named("finds_not_met"), not(named("excepted"))]),
        ),
        (
            "met",
            all([
                named("finds_met"),
                not(all([named("partial"), named("excepted")])),
            ]),
        ),
        (
            "refer",
            any([
                named("finds_refer"),
                all([
                    named("excepted"),
                    any([
                        named("finds_not_covered"),
                        named("finds_not_met"),
                        all([named("finds_met"), named("partial")]),
                    ]),
                ]),
            ]),
        ),
    ]
}

fn finds_not_met() -> Logic {
    let later = not(named("first_request"));
    any([
        all([later.clone(), not(named("causes_and_goals"))]),
        all([later.clone(), not(fact("chart.baseline_measure"))]),
        all([later, not(named("engagement_not_lacking"))]),
        all([
            named("extension"),
            not(named("past_first_course")),
            not(named("extension_supported")),
        ]),
        all([
            named("extension"),
            fact(SATISFIED),
            any([not(fact(REPEATED)), Logic::OneOf(CHANGE, &["declined"])]),
        ]),
        all([
            reaches("course.weeks_treated", 2),
            not(fact("course.clinical_benefit_documented")),
        ]),
        all([named("past_first_course"), not(fact(REPEATED))]),
        all([named("past_first_course"), not(fact(SATISFIED))]),
    ])
}

fn finds_refer() -> Logic {
    any([
        all([
            not(named("past_first_course")),
            reaches("course.weeks_treated", 4),
            Logic::OneOf(CHANGE, &["maintained"]),
            named("extension_supported"),
        ]),
        Logic::Includes("member.area_findings", AT_RISK),
        all([fact("plan.vigorous"), named("bleeding_risk")]),
        all([named("back_pain"), not(named("listed"))]),
        all([named("headache"), not(named("listed"))]),
        all([
            at_least(Number::Named("released"), Number::Whole(2)),
            any([
                Logic::Over("request.sessions_per_week", 2),
                named("beyond_trial_weeks"),
            ]),
        ]),
        not(Logic::OneOf("request.code", CODES)),
        named("yearly_limit_reached"),
        all([named("yearly_limit_reached"), named("hope_variation")]),
        all([named("yearly_limit_reached"), named("consideration")]),
    ])
}

fn amounts() -> Vec<(&'static str, Number)> {
    let one_when_first = |lacking| {
        (
            Number::Whole(1),
            Some(all([named("first_request"), not(lacking)])),
        )
    };
    let none_when = |lacking| (Number::Whole(0), Some(lacking));
    let rest = || less(Number::Whole(12), Number::Fact(USED));
    vec![
        (
            "first_course",
            capped(
                rest(),
                [
                    one_when_first(named("causes_and_goals")),
                    one_when_first(fact("chart.baseline_measure")),
                    one_when_first(named("engagement_not_lacking")),
                ],
            ),
        ),
        (
            "additional",
            capped(
                Number::When(
                    Box::new(named("first_request")),
                    Box::new(Number::Whole(0)),
                    Box::new(less(Number::Fact(REQUESTED), rest())),
                ),
                [
                    none_when(not(fact(REPEATED))),
                    none_when(all([fact(REPEATED), not(improved())])),
                    none_when(not(fact(SATISFIED))),
                    (Number::Whole(12), None),
                ],
            ),
        ),
        (
            "released",
            capped(
                Number::Fact(REQUESTED),
                [
                    (
                        sum(Number::Named("first_course"), Number::Named("additional")),
                        None,
                    ),
                    (
                        Number::Whole(12),
                        Some(all([named("first_request"), named("chart_complete")])),
                    ),
                    (
                        less(Number::Whole(36), Number::Fact(USED)),
                        Some(named("improvement_shown")),
                    ),
                ],
            ),
        ),
    ]
}
