//! A request as serde reads it into structs made for it. Words borrow from the text.
//! Facts that change no decision are not in it.

use serde::Deserialize;

/// A request.
#[derive(Clone, Debug, Deserialize)]
pub struct Typed<'a> {
    #[serde(borrow)]
    pub(super) request: Request<'a>,
    pub(super) member: Member,
    pub(super) plan: Plan,
    pub(super) chart: Chart,
    pub(super) course: Course,
    pub(super) hope: Hope,
    pub(super) consideration: Consideration,
}

#[derive(Clone, Debug, Deserialize)]
pub(super) struct Request<'a> {
    pub(super) product: Option<Product>,
    pub(super) service_date: Option<&'a str>,
    pub(super) code: Option<&'a str>,
    pub(super) provider_licensed: Option<bool>,
    pub(super) visits_requested: Option<i16>,
    pub(super) sessions_per_week: Option<f32>,
    pub(super) weeks_at_that_rate: Option<i16>,
    pub(super) more_expansive_criteria: Option<bool>,
}

#[derive(Clone, Copy, Debug, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum Product {
    Sco,
    OneCare,
    MaMedicarePremier,
    MaMedicareValue,
    RiMedicarePreferred,
    RiMedicareValue,
    RiMedicareMaximum,
}

#[derive(Clone, Debug, Deserialize)]
pub(super) struct Member {
    pub(super) conditions: Option<Vec<Condition>>,
    pub(super) symptomatic: Option<bool>,
    pub(super) bleeding_disorder: Option<bool>,
    pub(super) low_platelets: Option<bool>,
    pub(super) anticoagulant: Option<bool>,
    pub(super) hope_member: Option<bool>,
    pub(super) area_findings: Option<Vec<Finding>>,
}

/// The listed ones come first.
#[derive(Clone, Copy, Debug, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum Condition {
    Anxiety,
    Depression,
    ChronicPain,
    Osteoarthritis,
    Cancer,
    BackPain,
    Headache,
    Fibromyalgia,
    Other,
}

#[derive(Clone, Copy, Debug, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum Finding {
    BloodClot,
    Fracture,
    OpenOrHealingWound,
    SkinInfection,
    WeakenedBone,
    RecentSurgery,
    Tumor,
}

#[derive(Clone, Debug, Deserialize)]
pub(super) struct Plan {
    pub(super) vigorous: Option<bool>,
}

#[derive(Clone, Debug, Deserialize)]
pub(super) struct Chart {
    pub(super) causes_documented: Option<bool>,
    pub(super) goals_documented: Option<bool>,
    pub(super) baseline_measure: Option<bool>,
    pub(super) behavioral_counselling: Option<bool>,
    pub(super) physical_therapy: Option<bool>,
    pub(super) pain_clinic_evaluation: Option<bool>,
}

#[derive(Clone, Debug, Deserialize)]
pub(super) struct Course {
    pub(super) visits_used: Option<i16>,
    pub(super) weeks_treated: Option<i16>,
    pub(super) clinical_benefit_documented: Option<bool>,
    pub(super) repeat_measure: Option<bool>,
    pub(super) function_change: Option<Change>,
    pub(super) member_satisfied: Option<bool>,
}

#[derive(Clone, Copy, Debug, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum Change {
    Improved,
    Maintained,
    Declined,
}

#[derive(Clone, Debug, Deserialize)]
pub(super) struct Hope {
    pub(super) hope_explanation: Option<bool>,
    pub(super) months_since_review: Option<i16>,
    pub(super) complementary_therapy: Option<bool>,
}

#[derive(Clone, Debug, Deserialize)]
pub(super) struct Consideration {
    pub(super) letter_of_medical_necessity: Option<bool>,
    pub(super) supporting_literature: Option<bool>,
    pub(super) unique_circumstances: Option<bool>,
}
