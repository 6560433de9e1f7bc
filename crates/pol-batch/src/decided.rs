//! What a verdict says, in the words of a decision: disposition, finding and released amount. Borrows the names of the program.

use crate::judge::Verdicts;
use crate::numbers::uncounted;
use crate::plan::{Plan, Release};
use pol_compiler::program::{FactId, FactValue, Program};
use pol_interpreter::{Decision, Disposition, Number, Released};
use rust_decimal::Decimal;
use serde::Serialize;

/// What a request comes to, as [`Verdicts`] write it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Verdict {
    /// The position of its finding among the findings of the program, or one of the two codes of [`Verdicts`].
    pub finding: u8,
    /// How much is released, in the smallest part that the plan counts; [`Verdicts::WHOLE`] where all is, or nothing.
    pub released: i32,
}

impl Verdict {
    /// Not decided.
    pub(crate) const UNDECIDED: Self = Self {
        finding: Verdicts::UNDECIDED,
        released: Verdicts::WHOLE,
    };
    /// The policy has nothing to say of the request.
    pub(crate) const NOT_GOVERNED: Self = Self {
        finding: Verdicts::NOT_GOVERNED,
        released: Verdicts::WHOLE,
    };
}

/// What becomes of a request: a [`Decision`] that borrows its names, and is written as JSON alike.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Decided<'p> {
    /// What becomes of it.
    pub disposition: Disposition,
    /// The name of the standing finding.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub finding: Option<&'p str>,
    /// How much is released, where the rule measures it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub released: Option<Amount<'p>>,
}

/// An amount released.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Amount<'p> {
    /// How much.
    pub amount: Number,
    /// Of what, in the plural: `visits`.
    pub unit: &'p str,
    /// How much was requested, if that is known.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub requested: Option<Number>,
}

impl From<Decided<'_>> for Decision {
    fn from(decided: Decided<'_>) -> Self {
        Self {
            disposition: decided.disposition,
            finding: decided.finding.map(str::to_owned),
            released: decided.released.map(|released| Released {
                amount: released.amount,
                unit: released.unit.to_owned(),
                requested: released.requested,
            }),
        }
    }
}

/// Puts a verdict into words; `stated` gives the number that a fact states. `None` where it is undecided.
pub(crate) fn decided<'p>(
    program: &'p Program,
    plan: &Plan,
    verdict: Verdict,
    stated: impl FnOnce(FactId) -> Option<Decimal>,
) -> Option<Decided<'p>> {
    if verdict == Verdict::NOT_GOVERNED {
        return Some(Decided {
            disposition: Disposition::NotGoverned,
            finding: None,
            released: None,
        });
    }
    let standing = plan.findings.get(usize::from(verdict.finding))?;
    let amount = amount(program, plan, &standing.release, verdict.released, stated);
    let partial = |amount: &Amount<'_>| amount.requested.is_some_and(|all| amount.amount < all);
    let disposition = match (&standing.release, amount) {
        (Release::Nothing | Release::Mixed, _) => Disposition::ClinicianReview,
        (Release::Measured { .. }, Some(amount)) if partial(&amount) => Disposition::ReleasePart,
        (Release::Measured { .. }, _) => Disposition::Release,
    };
    Some(Decided {
        disposition,
        finding: Some(&program.findings[standing.finding.index()].name),
        released: amount,
    })
}

/// Gives what is released, and how much was requested, or is presumed to be.
fn amount<'p>(
    program: &'p Program,
    plan: &Plan,
    release: &Release,
    counted: i32,
    stated: impl FnOnce(FactId) -> Option<Decimal>,
) -> Option<Amount<'p>> {
    let Release::Measured {
        amount: Some((_, of, _)),
        unit,
        ..
    } = release
    else {
        return None;
    };
    let presumed = || match program.facts[of.index()].presumed.as_ref()?.value {
        FactValue::Number(number) => Some(number),
        FactValue::YesNo(_)
        | FactValue::Date(_)
        | FactValue::Choice(_)
        | FactValue::Choices { .. }
        | FactValue::Code(_)
        | FactValue::Codes { .. }
        | FactValue::Text(_) => None,
    };
    (counted != Verdicts::WHOLE).then(|| Amount {
        amount: Number(uncounted(counted, plan.decimals)),
        unit: &program.units[unit.index()].plural,
        requested: stated(*of).or_else(presumed).map(Number),
    })
}
