//! A request in 48 bytes: a bit for each yes/no fact and for each choice, whole numbers by their bounds. Presumptions are in it.
//! Made of a typed request; read by `judge`.

use super::truth::{Bounds, Truth};
use super::typed::{Change, Condition, Finding, Product, Typed};

/// Yes/no facts, by their bit.
#[derive(Clone, Copy, Debug)]
pub(super) enum Bit {
    MoreExpansive,
    Licensed,
    Symptomatic,
    BleedingDisorder,
    LowPlatelets,
    Anticoagulant,
    Hope,
    Vigorous,
    Causes,
    Goals,
    Baseline,
    Counselling,
    Therapy,
    PainClinic,
    Benefit,
    Repeated,
    Satisfied,
    Explained,
    Complementary,
    Letter,
    Literature,
    Circumstances,
    GovernedProduct,
    InForce,
    ListedCode,
}

/// A request, packed.
#[derive(Clone, Copy, Debug)]
pub struct Packed {
    /// Bits that are known to be yes.
    yes: u32,
    /// Bits that are known to be no.
    no: u32,
    /// Sessions a week, in hundredths.
    pub(super) sessions: i16,
    pub(super) weeks_at_rate: i16,
    pub(super) requested: Bounds,
    pub(super) used: Bounds,
    pub(super) weeks: Bounds,
    pub(super) months: Bounds,
    conditions: Option<u16>,
    area: u8,
    /// The changes of function that may be, a bit each.
    changes: u8,
}

const LISTED: u16 = 0b1_1111;
const BACK_PAIN: u16 = 1 << Condition::BackPain as u16;
const HEADACHE: u16 = 1 << Condition::Headache as u16;
const TUMOR: u8 = 1 << Finding::Tumor as u8;

impl Packed {
    /// Packs a request.
    pub fn new(typed: &Typed<'_>) -> Self {
        let (request, course) = (&typed.request, &typed.course);
        let mut packed = Self {
            yes: 0,
            no: 0,
            sessions: request.sessions_per_week.map_or(100, hundredths),
            weeks_at_rate: request.weeks_at_that_rate.unwrap_or(0),
            requested: Bounds::of(request.visits_requested, 1, 400),
            used: Bounds::of(course.visits_used, 0, 400),
            weeks: match (course.weeks_treated, course.visits_used) {
                (None, Some(0)) => Bounds::exactly(0),
                (weeks, _) => Bounds::of(weeks, 0, 520),
            },
            months: Bounds::of(typed.hope.months_since_review, 0, 120),
            conditions: typed.member.conditions.as_ref().map(|conditions| {
                let bits = conditions.iter().map(|it| 1 << *it as u16);
                bits.fold(0, |set, bit: u16| set | bit)
            }),
            area: typed.member.area_findings.as_ref().map_or(0, |findings| {
                let bits = findings.iter().map(|it| 1 << *it as u8);
                bits.fold(0, |set, bit: u8| set | bit)
            }),
            changes: course.function_change.map_or(0b111, |it| 1 << it as u8),
        };
        packed.set_all(typed);
        packed
    }

    fn set_all(&mut self, typed: &Typed<'_>) {
        let (request, member, chart) = (&typed.request, &typed.member, &typed.chart);
        let (course, hope, package) = (&typed.course, &typed.hope, &typed.consideration);
        let product = request.product;
        let governed = product.map(|it| matches!(it, Product::Sco | Product::OneCare));
        let listed = ["97124", "97112", "97122", "97140", "97110"];
        let no = |stated: Option<bool>| Some(stated.unwrap_or(false));
        self.set(Bit::MoreExpansive, no(request.more_expansive_criteria));
        self.set(Bit::Licensed, request.provider_licensed);
        self.set(Bit::Symptomatic, Some(member.symptomatic.unwrap_or(true)));
        self.set(Bit::BleedingDisorder, no(member.bleeding_disorder));
        self.set(Bit::LowPlatelets, no(member.low_platelets));
        self.set(Bit::Anticoagulant, no(member.anticoagulant));
        self.set(Bit::Hope, no(member.hope_member));
        self.set(Bit::Vigorous, no(typed.plan.vigorous));
        self.set(Bit::Causes, chart.causes_documented);
        self.set(Bit::Goals, chart.goals_documented);
        self.set(Bit::Baseline, chart.baseline_measure);
        self.set(Bit::Counselling, chart.behavioral_counselling);
        self.set(Bit::Therapy, chart.physical_therapy);
        self.set(Bit::PainClinic, chart.pain_clinic_evaluation);
        self.set(Bit::Benefit, course.clinical_benefit_documented);
        self.set(Bit::Repeated, course.repeat_measure);
        self.set(Bit::Satisfied, course.member_satisfied);
        self.set(Bit::Explained, no(hope.hope_explanation));
        self.set(Bit::Complementary, hope.complementary_therapy);
        self.set(Bit::Letter, no(package.letter_of_medical_necessity));
        self.set(Bit::Literature, no(package.supporting_literature));
        self.set(Bit::Circumstances, no(package.unique_circumstances));
        self.set(Bit::GovernedProduct, governed);
        self.set(
            Bit::InForce,
            request.service_date.map(|it| it >= "2022-02-06"),
        );
        self.set(Bit::ListedCode, request.code.map(|it| listed.contains(&it)));
    }

    fn set(&mut self, bit: Bit, value: Option<bool>) {
        self.yes |= u32::from(value == Some(true)) << bit as u32;
        self.no |= u32::from(value == Some(false)) << bit as u32;
    }

    pub(super) fn is(&self, bit: Bit) -> Truth {
        Truth {
            holds: self.yes >> bit as u32 & 1 == 1,
            fails: self.no >> bit as u32 & 1 == 1,
        }
    }

    /// All of some yes/no facts.
    pub(super) fn all<const N: usize>(&self, bits: [Bit; N]) -> Truth {
        let mask = mask(bits);
        Truth {
            holds: self.yes & mask == mask,
            fails: self.no & mask != 0,
        }
    }

    /// Any of some yes/no facts.
    pub(super) fn any<const N: usize>(&self, bits: [Bit; N]) -> Truth {
        let mask = mask(bits);
        Truth {
            holds: self.yes & mask != 0,
            fails: self.no & mask == mask,
        }
    }

    /// Function changed in one of some ways.
    pub(super) fn changed<const N: usize>(&self, ways: [Change; N]) -> Truth {
        let ways = ways.iter().fold(0, |set, way| set | 1 << *way as u8);
        Truth {
            holds: self.changes & !ways == 0,
            fails: self.changes & ways == 0,
        }
    }

    pub(super) fn no_condition(&self) -> Truth {
        self.conditions_that(|set| set == 0)
    }

    pub(super) fn listed(&self) -> Truth {
        self.conditions_that(|set| set & LISTED != 0)
    }

    pub(super) fn back_pain_or_headache(&self) -> Truth {
        self.conditions_that(|set| set & (BACK_PAIN | HEADACHE) != 0)
    }

    fn conditions_that(&self, test: impl Fn(u16) -> bool) -> Truth {
        let holds = self.conditions.map(test);
        Truth {
            holds: holds == Some(true),
            fails: holds == Some(false),
        }
    }

    pub(super) fn area_at_risk(&self) -> Truth {
        Truth::known(self.area & !TUMOR != 0)
    }
}

fn mask<const N: usize>(bits: [Bit; N]) -> u32 {
    bits.iter().fold(0, |mask, bit| mask | 1 << *bit as u32)
}

#[expect(
    clippy::cast_possible_truncation,
    reason = "from 0 to 14 by the request's form"
)]
fn hundredths(sessions: f32) -> i16 {
    (sessions * 100.0).round() as i16
}
