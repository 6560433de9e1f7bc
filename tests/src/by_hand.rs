//! Guideline 084 written a second time, by hand, as plain Rust from the adopted readings, and random requests to compare with.
//! Takes a request in which every fact is stated; gives its result, the clauses of its reasons and of its advisories.

use crate::generate::Rng;
use serde_json::{Value, json};
use std::collections::BTreeSet;

/// A request in which every fact of the guideline is stated.
#[derive(Clone, Debug)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "the guideline asks many yes/no questions"
)]
#[expect(
    missing_docs,
    reason = "the fields bear the names of the request's facts"
)]
pub struct Request {
    pub product: &'static str,
    pub service_date: &'static str,
    pub code: &'static str,
    pub provider_licensed: bool,
    pub visits_requested: i64,
    /// In hundredths.
    pub sessions_per_week: i64,
    pub weeks_at_that_rate: i64,
    pub more_expansive_criteria: bool,
    pub conditions: Vec<&'static str>,
    pub symptomatic: bool,
    pub pregnant: bool,
    pub bleeding_disorder: bool,
    pub low_platelets: bool,
    pub anticoagulant: bool,
    pub hope_member: bool,
    pub area_findings: Vec<&'static str>,
    pub vigorous: bool,
    pub deep_pressure: bool,
    pub oncologist_consulted: bool,
    pub pcp_or_ob_consulted: bool,
    pub causes_documented: bool,
    pub goals_documented: bool,
    pub baseline_measure: bool,
    pub behavioral_counselling: bool,
    pub physical_therapy: bool,
    pub pain_clinic_evaluation: bool,
    pub visits_used: i64,
    pub weeks_treated: i64,
    pub clinical_benefit_documented: bool,
    pub repeat_measure: bool,
    pub function_change: &'static str,
    pub member_satisfied: bool,
    pub hope_explanation: bool,
    pub months_since_review: i64,
    pub complementary_therapy: bool,
    pub letter_of_medical_necessity: bool,
    pub supporting_literature: bool,
    pub unique_circumstances: bool,
}

/// What comes of a request.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Outcome {
    /// The engine's disposition.
    pub disposition: &'static str,
    /// The finding, if the guideline governs.
    pub finding: Option<&'static str>,
    /// The visits released, if any are.
    pub released: Option<i64>,
    /// The clauses of the reasons.
    pub reasons: BTreeSet<&'static str>,
    /// The clauses of the advisories.
    pub advisories: BTreeSet<&'static str>,
}

/// The clauses that hold, by the line of the strength order that they speak for.
#[derive(Default)]
struct Holding {
    not_covered: BTreeSet<&'static str>,
    not_met: BTreeSet<&'static str>,
    refer: BTreeSet<&'static str>,
    support: BTreeSet<&'static str>,
    shortfall: BTreeSet<&'static str>,
    released: i64,
}

/// Judges a request by the strength order of the adopted readings.
pub fn judge(request: &Request) -> Outcome {
    let not_governed = not_governed(request);
    if !not_governed.is_empty() {
        return outcome("not_governed", None, None, not_governed, BTreeSet::new());
    }
    let advisories = advisories(request);
    if !request.provider_licensed {
        return outcome(
            "clinician_review",
            Some("not_met"),
            None,
            BTreeSet::from(["AUTH-3"]),
            advisories,
        );
    }
    let holding = holding(request);
    let override_clauses = overrides(request);
    let adverse: BTreeSet<_> = holding
        .not_covered
        .union(&holding.not_met)
        .copied()
        .collect();
    let short = holding.released < request.visits_requested;
    if !adverse.is_empty() && !override_clauses.is_empty() {
        let reasons = adverse.union(&override_clauses).copied().collect();
        return outcome("clinician_review", Some("refer"), None, reasons, advisories);
    }
    if !holding.not_covered.is_empty() {
        return outcome(
            "clinician_review",
            Some("not_covered"),
            None,
            adverse,
            advisories,
        );
    }
    if !adverse.is_empty() {
        return outcome(
            "clinician_review",
            Some("not_met"),
            None,
            adverse,
            advisories,
        );
    }
    let turned: BTreeSet<_> = match short && !override_clauses.is_empty() {
        true => holding
            .shortfall
            .union(&override_clauses)
            .copied()
            .collect(),
        false => BTreeSet::new(),
    };
    if !holding.refer.is_empty() || !turned.is_empty() {
        let reasons = holding.refer.union(&turned).copied().collect();
        return outcome("clinician_review", Some("refer"), None, reasons, advisories);
    }
    match short {
        true => {
            let reasons = holding.support.union(&holding.shortfall).copied().collect();
            outcome(
                "release_part",
                Some("met"),
                Some(holding.released),
                reasons,
                advisories,
            )
        }
        false => outcome(
            "release",
            Some("met"),
            Some(holding.released),
            holding.support,
            advisories,
        ),
    }
}

/// Tells whether an override had a part in an outcome.
pub fn overridden(outcome: &Outcome) -> bool {
    outcome.finding == Some("refer")
        && (outcome.reasons.contains("HOPE-2") || outcome.reasons.contains("EXC-1"))
}

fn outcome(
    disposition: &'static str,
    finding: Option<&'static str>,
    released: Option<i64>,
    reasons: BTreeSet<&'static str>,
    advisories: BTreeSet<&'static str>,
) -> Outcome {
    Outcome {
        disposition,
        finding,
        released,
        reasons,
        advisories,
    }
}

fn add(set: &mut BTreeSet<&'static str>, when: bool, clauses: &[&'static str]) {
    if when {
        set.extend(clauses);
    }
}

fn not_governed(request: &Request) -> BTreeSet<&'static str> {
    let mut clauses = BTreeSet::new();
    add(
        &mut clauses,
        !["sco", "one_care"].contains(&request.product),
        &["APP-2"],
    );
    add(
        &mut clauses,
        request.service_date < "2022-02-06",
        &["DATE-2"],
    );
    add(
        &mut clauses,
        request.more_expansive_criteria,
        &["APP-4", "REG-3"],
    );
    clauses
}

fn bleeding_risk(request: &Request) -> bool {
    request.bleeding_disorder || request.low_platelets || request.anticoagulant
}

/// R11: what the visits beyond the twelfth ask for.
fn improvement_shown(request: &Request) -> bool {
    request.visits_used > 0
        && request.repeat_measure
        && request.function_change == "improved"
        && request.member_satisfied
}

fn advisories(request: &Request) -> BTreeSet<&'static str> {
    let mut clauses = BTreeSet::new();
    let has = |condition| request.conditions.contains(&condition);
    let crosses = request.visits_used < 36 && request.visits_used + request.visits_requested > 36;
    add(
        &mut clauses,
        request.service_date > "2023-05-30",
        &["DATE-4"],
    );
    add(&mut clauses, request.code == "97122", &["AUTH-2"]);
    add(
        &mut clauses,
        bleeding_risk(request) && !request.vigorous,
        &["CAU-2"],
    );
    add(
        &mut clauses,
        has("cancer") && request.deep_pressure && !request.oncologist_consulted,
        &["CAU-4"],
    );
    add(
        &mut clauses,
        request.area_findings.contains(&"tumor"),
        &["CAU-5"],
    );
    add(
        &mut clauses,
        request.pregnant && !request.pcp_or_ob_consulted,
        &["CAU-6"],
    );
    add(
        &mut clauses,
        has("osteoarthritis") && !request.physical_therapy,
        &["KEY-3"],
    );
    add(
        &mut clauses,
        improvement_shown(request) && crosses,
        &["AUTH-7"],
    );
    clauses
}

/// R16 and R17: the clauses of the overrides that are complete.
fn overrides(request: &Request) -> BTreeSet<&'static str> {
    let mut clauses = BTreeSet::new();
    let review = request.months_since_review <= 3
        && request.behavioral_counselling
        && request.complementary_therapy
        && request.repeat_measure
        && request.function_change == "improved"
        && request.member_satisfied;
    let hope = request.hope_member
        && request.hope_explanation
        && request.baseline_measure
        && (request.visits_used < 2 || review);
    let package = request.letter_of_medical_necessity
        && request.supporting_literature
        && request.unique_circumstances;
    add(&mut clauses, hope, &["HOPE-2", "HOPE-4"]);
    add(&mut clauses, package, &["EXC-1", "EXC-3", "EXC-4"]);
    clauses
}

fn holding(request: &Request) -> Holding {
    let mut holding = Holding::default();
    indication(request, &mut holding);
    cautions(request, &mut holding);
    course(request, &mut holding);
    quantity(request, &mut holding);
    frequency(request, &mut holding);
    holding
}

/// R6 and R4.
fn indication(request: &Request, holding: &mut Holding) {
    const LISTED: [&str; 5] = [
        "anxiety",
        "depression",
        "chronic_pain",
        "osteoarthritis",
        "cancer",
    ];
    let listed = request
        .conditions
        .iter()
        .any(|condition| LISTED.contains(condition));
    let back_pain = request.conditions.contains(&"back_pain");
    let headache = request.conditions.contains(&"headache");
    let empty = request.conditions.is_empty();
    add(&mut holding.not_covered, empty, &["LIM-5"]);
    add(
        &mut holding.not_covered,
        !empty && !listed && !back_pain && !headache,
        &["LIM-1", "ELIG-2"],
    );
    add(&mut holding.not_covered, !request.symptomatic, &["LIM-4"]);
    add(
        &mut holding.refer,
        !listed && back_pain,
        &["KEY-1", "LIM-1"],
    );
    add(&mut holding.refer, !listed && headache, &["KEY-2", "LIM-1"]);
    let listed_code = ["97124", "97112", "97122", "97140", "97110"].contains(&request.code);
    add(&mut holding.refer, !listed_code, &["AUTH-1", "AUTH-8"]);
    add(&mut holding.support, listed, &["ELIG-1"]);
}

/// R14.
fn cautions(request: &Request, holding: &mut Holding) {
    let area = request
        .area_findings
        .iter()
        .any(|finding| *finding != "tumor");
    add(&mut holding.refer, area, &["CAU-3"]);
    add(
        &mut holding.refer,
        request.vigorous && bleeding_risk(request),
        &["CAU-2"],
    );
}

/// R7, R8, R10 and R11: what is adverse, or a clinician's, in the course so far.
fn course(request: &Request, holding: &mut Holding) {
    let used = request.visits_used;
    let changed = request.function_change;
    add(
        &mut holding.not_met,
        request.weeks_treated >= 2 && !request.clinical_benefit_documented,
        &["LIM-2"],
    );
    if used >= 1 {
        add(
            &mut holding.not_met,
            !(request.causes_documented && request.goals_documented),
            &["NEED-2"],
        );
        add(&mut holding.not_met, !request.baseline_measure, &["NEED-3"]);
        add(
            &mut holding.not_met,
            hope_engagement_lacking(request),
            &["NEED-4"],
        );
    }
    let kept = request.repeat_measure && changed != "declined" && request.member_satisfied;
    if (2..12).contains(&used) {
        add(&mut holding.not_met, !kept, &["NEED-5"]);
        add(
            &mut holding.refer,
            kept && changed == "maintained" && request.weeks_treated >= 4,
            &["NEED-5", "ELIG-3", "LIM-3"],
        );
    }
    if used >= 12 {
        add(
            &mut holding.not_covered,
            request.repeat_measure && changed != "improved",
            &["LIM-3", "AUTH-6"],
        );
        add(
            &mut holding.not_met,
            !request.repeat_measure,
            &["AUTH-6", "NEED-5"],
        );
        add(&mut holding.not_met, !request.member_satisfied, &["NEED-5"]);
    }
    let unsupported = !request.repeat_measure || changed == "declined";
    let adverse = !holding.not_met.is_empty() || !holding.not_covered.is_empty();
    add(
        &mut holding.not_met,
        used >= 2 && request.member_satisfied && unsupported && adverse,
        &["NEED-6"],
    );
    add(&mut holding.refer, used >= 36, &["AUTH-7"]);
}

fn hope_engagement_lacking(request: &Request) -> bool {
    request.hope_member
        && !(request.behavioral_counselling
            && request.physical_therapy
            && request.pain_clinic_evaluation)
}

/// R12: what can be released, on which clauses, and what falls short.
fn quantity(request: &Request, holding: &mut Holding) {
    match request.visits_used {
        0 => first_request(request, holding),
        _ => later_request(request, holding),
    }
}

fn first_request(request: &Request, holding: &mut Holding) {
    let requested = request.visits_requested;
    let goals_lacking = !(request.causes_documented && request.goals_documented);
    let engagement_lacking = hope_engagement_lacking(request);
    let lacking = goals_lacking || !request.baseline_measure || engagement_lacking;
    add(&mut holding.support, true, &["AUTH-4"]);
    if requested == 1 || lacking {
        holding.released = 1;
        add(&mut holding.support, true, &["NEED-1"]);
        add(&mut holding.shortfall, goals_lacking, &["NEED-2"]);
        add(
            &mut holding.shortfall,
            !request.baseline_measure,
            &["NEED-3"],
        );
        add(&mut holding.shortfall, engagement_lacking, &["NEED-4"]);
    } else {
        holding.released = requested.min(12);
        chart_support(request, holding);
        add(
            &mut holding.shortfall,
            requested > 12,
            &["AUTH-4", "AUTH-6"],
        );
    }
}

fn chart_support(request: &Request, holding: &mut Holding) {
    add(&mut holding.support, true, &["NEED-2", "NEED-3"]);
    add(&mut holding.support, request.hope_member, &["NEED-4"]);
    add(&mut holding.support, request.visits_used >= 2, &["NEED-5"]);
}

fn later_request(request: &Request, holding: &mut Holding) {
    let first_part = request
        .visits_requested
        .min((12 - request.visits_used).max(0));
    let beyond = request.visits_requested - first_part;
    let shown = improvement_shown(request);
    let additional = if shown { beyond.min(12) } else { 0 };
    holding.released = (first_part + additional).min((36 - request.visits_used).max(0));
    chart_support(request, holding);
    add(&mut holding.support, first_part > 0, &["AUTH-4"]);
    add(&mut holding.support, additional > 0, &["AUTH-5", "AUTH-6"]);
    if beyond > 0 {
        let unimproved = request.repeat_measure && request.function_change != "improved";
        add(&mut holding.shortfall, unimproved, &["LIM-3", "AUTH-6"]);
        add(
            &mut holding.shortfall,
            !request.repeat_measure,
            &["AUTH-6", "NEED-5"],
        );
        add(
            &mut holding.shortfall,
            !request.member_satisfied,
            &["NEED-5"],
        );
        add(
            &mut holding.shortfall,
            beyond > 12 && request.visits_used < 36,
            &["AUTH-5"],
        );
    }
    let crosses = request.visits_used + request.visits_requested > 36;
    add(&mut holding.shortfall, shown && crosses, &["AUTH-7"]);
}

/// R13: looked at when more than one visit would be released.
fn frequency(request: &Request, holding: &mut Holding) {
    let twice = request.sessions_per_week > 200;
    let past_week_four =
        request.sessions_per_week > 100 && request.weeks_treated + request.weeks_at_that_rate > 4;
    add(
        &mut holding.refer,
        holding.released > 1 && (twice || past_week_four),
        &["FREQ-3"],
    );
}

impl Request {
    /// Writes the request as a host would send it.
    pub fn to_json(&self) -> Value {
        #[expect(clippy::cast_precision_loss, reason = "hundredths up to 1400")]
        let sessions = self.sessions_per_week as f64 / 100.0;
        json!({
            "request": {
                "product": self.product, "service_date": self.service_date, "code": self.code,
                "provider_licensed": self.provider_licensed, "visits_requested": self.visits_requested,
                "sessions_per_week": sessions, "weeks_at_that_rate": self.weeks_at_that_rate,
                "more_expansive_criteria": self.more_expansive_criteria,
            },
            "member": {
                "conditions": self.conditions, "symptomatic": self.symptomatic, "pregnant": self.pregnant,
                "bleeding_disorder": self.bleeding_disorder, "low_platelets": self.low_platelets,
                "anticoagulant": self.anticoagulant, "hope_member": self.hope_member,
                "area_findings": self.area_findings,
            },
            "plan": {
                "vigorous": self.vigorous, "deep_pressure": self.deep_pressure,
                "oncologist_consulted": self.oncologist_consulted,
                "pcp_or_ob_consulted": self.pcp_or_ob_consulted,
            },
            "chart": {
                "causes_documented": self.causes_documented, "goals_documented": self.goals_documented,
                "baseline_measure": self.baseline_measure,
                "behavioral_counselling": self.behavioral_counselling,
                "physical_therapy": self.physical_therapy,
                "pain_clinic_evaluation": self.pain_clinic_evaluation,
            },
            "course": {
                "visits_used": self.visits_used, "weeks_treated": self.weeks_treated,
                "clinical_benefit_documented": self.clinical_benefit_documented,
                "repeat_measure": self.repeat_measure, "function_change": self.function_change,
                "member_satisfied": self.member_satisfied,
            },
            "hope": {
                "hope_explanation": self.hope_explanation, "months_since_review": self.months_since_review,
                "complementary_therapy": self.complementary_therapy,
            },
            "consideration": {
                "letter_of_medical_necessity": self.letter_of_medical_necessity,
                "supporting_literature": self.supporting_literature,
                "unique_circumstances": self.unique_circumstances,
            },
        })
    }
}

/// Throws a request in which every fact is stated; ordinary answers are likelier, so that each line of the order decides now and then.
pub fn random_request(rng: &mut Rng) -> Request {
    Request {
        product: if rng.chance(95) {
            one(rng, &["sco", "one_care"])
        } else {
            one(rng, &["ma_medicare_value", "ri_medicare_maximum"])
        },
        service_date: random_date(rng),
        code: if rng.chance(85) {
            one(rng, &["97124", "97112", "97122", "97140", "97110"])
        } else {
            one(rng, &["97810", "97125", "9712"])
        },
        provider_licensed: rng.chance(95),
        visits_requested: one(rng, &[1, 1, 2, 5, 8, 11, 12, 13, 20, 24, 25, 40]),
        sessions_per_week: one(rng, &[50, 100, 100, 100, 101, 200, 201, 300]),
        weeks_at_that_rate: one(rng, &[0, 1, 2, 3, 4, 5, 12]),
        more_expansive_criteria: rng.chance(3),
        conditions: random_conditions(rng),
        symptomatic: rng.chance(93),
        pregnant: rng.chance(20),
        bleeding_disorder: rng.chance(8),
        low_platelets: rng.chance(8),
        anticoagulant: rng.chance(10),
        hope_member: rng.chance(35),
        area_findings: random_area(rng),
        vigorous: rng.chance(25),
        deep_pressure: rng.chance(40),
        oncologist_consulted: rng.chance(50),
        pcp_or_ob_consulted: rng.chance(50),
        causes_documented: rng.chance(92),
        goals_documented: rng.chance(92),
        baseline_measure: rng.chance(88),
        behavioral_counselling: rng.chance(85),
        physical_therapy: rng.chance(85),
        pain_clinic_evaluation: rng.chance(85),
        visits_used: one(
            rng,
            &[0, 0, 0, 1, 2, 3, 8, 11, 12, 13, 24, 25, 30, 35, 36, 40],
        ),
        weeks_treated: one(rng, &[0, 1, 2, 3, 4, 5, 12]),
        clinical_benefit_documented: rng.chance(88),
        repeat_measure: rng.chance(85),
        function_change: one(
            rng,
            &[
                "improved",
                "improved",
                "improved",
                "maintained",
                "maintained",
                "declined",
            ],
        ),
        member_satisfied: rng.chance(88),
        hope_explanation: rng.chance(50),
        months_since_review: one(rng, &[0, 2, 3, 4, 12]),
        complementary_therapy: rng.chance(80),
        letter_of_medical_necessity: rng.chance(40),
        supporting_literature: rng.chance(60),
        unique_circumstances: rng.chance(60),
    }
}

fn random_date(rng: &mut Rng) -> &'static str {
    match rng.below(20) {
        0 => "2022-02-05",
        1 => "2022-02-06",
        2..=4 => "2023-05-30",
        5..=7 => "2023-05-31",
        _ => "2022-06-15",
    }
}

fn random_conditions(rng: &mut Rng) -> Vec<&'static str> {
    match rng.below(10) {
        0 => Vec::new(),
        1 => each(rng, &["fibromyalgia", "other"], 60),
        2 => each(rng, &["back_pain", "headache", "fibromyalgia"], 50),
        _ => {
            let mut conditions = vec![one(
                rng,
                &[
                    "anxiety",
                    "depression",
                    "chronic_pain",
                    "osteoarthritis",
                    "cancer",
                ],
            )];
            conditions.extend(each(rng, &["back_pain", "headache", "other"], 15));
            conditions
        }
    }
}

fn random_area(rng: &mut Rng) -> Vec<&'static str> {
    if rng.chance(80) {
        return Vec::new();
    }
    each(
        rng,
        &[
            "blood_clot",
            "fracture",
            "open_or_healing_wound",
            "skin_infection",
            "weakened_bone",
            "recent_surgery",
            "tumor",
            "tumor",
            "tumor",
        ],
        15,
    )
}

/// Takes one of some things.
fn one<T: Copy>(rng: &mut Rng, of: &[T]) -> T {
    *rng.pick(of)
}

/// Takes each of some things so many times in a hundred.
fn each<T: Copy>(rng: &mut Rng, of: &[T], percent: u64) -> Vec<T> {
    of.iter().copied().filter(|_| rng.chance(percent)).collect()
}
