//! Columns in; one verdict for each request out, and which requests only the interpreter can judge.
//! `Batch` puts the two together: every request gets the decision that the interpreter gives it.

use crate::columns::{Block, Columns};
use crate::decided::{Verdict, decided};
use crate::lanes::Lanes;
use crate::plan::{Plan, Release};
use crate::plane::{EVERY, NONE, Plane, ROWS};
use crate::run::Registers;
use crate::told::{Reasons, Telling};
use pol_compiler::program::{Citer, FactId, FactValue, Program};
use pol_interpreter::{Decision, Facts};
use pulp::{Arch, Simd, WithSimd};
use std::sync::Arc;

/// The verdicts on many requests, in their order.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Verdicts {
    /// For each request the position of its finding among the findings of the program, or one of the two codes below.
    pub findings: Vec<u8>,
    /// How much is released, in the smallest part that the plan counts; `WHOLE` where the finding releases all, or nothing.
    pub released: Vec<i32>,
    /// The reasons, where the plan tells them.
    pub reasons: Option<Reasons>,
}

impl Verdicts {
    /// The policy has nothing to say of the request.
    pub const NOT_GOVERNED: u8 = 254;
    /// Not decided by columns.
    pub const UNDECIDED: u8 = 255;
    /// Nothing is measured.
    pub const WHOLE: i32 = i32::MIN;
}

/// Judges all requests of columns; those that are left undecided are for the interpreter.
pub fn decide(_program: &Program, plan: &Plan, columns: &Columns<'_>) -> Verdicts {
    let mut verdicts = Verdicts::default();
    if plan.findings.len() >= usize::from(Verdicts::NOT_GOVERNED) {
        verdicts.findings.resize(columns.len(), Verdicts::UNDECIDED);
        verdicts.released.resize(columns.len(), Verdicts::WHOLE);
        return verdicts;
    }
    Arch::new().dispatch(Judging {
        plan,
        columns,
        verdicts: &mut verdicts,
    });
    verdicts.findings.truncate(columns.len());
    verdicts.released.truncate(columns.len());
    verdicts
}

/// The work on all blocks, which is compiled for several kinds of machine.
struct Judging<'a> {
    plan: &'a Plan,
    columns: &'a Columns<'a>,
    verdicts: &'a mut Verdicts,
}

impl WithSimd for Judging<'_> {
    type Output = ();

    #[inline(always)]
    fn with_simd<S: Simd>(self, simd: S) {
        let rows = self.columns.blocks() * ROWS;
        self.verdicts.findings.reserve_exact(rows);
        self.verdicts.released.reserve_exact(rows);
        let mut registers = Registers::new(Lanes(simd), self.plan);
        let mut telling = Telling::of(self.plan);
        for block in 0..self.columns.blocks() {
            let block = self.columns.block(block);
            registers.fill(block);
            let decided = write(Lanes(simd), self.plan, &registers, block, self.verdicts);
            if let Some(telling) = &mut telling {
                telling.add(Lanes(simd), &registers, &decided);
            }
        }
        self.verdicts.reasons = telling.map(|telling| telling.finish(self.columns.len()));
    }
}

/// Writes the verdicts of a block; gives the requests that are decided.
#[inline(always)]
fn write<S: Simd>(
    lanes: Lanes<S>,
    plan: &Plan,
    registers: &Registers<'_, S>,
    block: Block<'_>,
    verdicts: &mut Verdicts,
) -> Plane {
    let inside = lanes.without(&EVERY, block.beyond());
    let mut codes = [i32::from(Verdicts::UNDECIDED); ROWS];
    let start = verdicts.released.len();
    verdicts.released.resize(start + ROWS, Verdicts::WHOLE);
    let Some(amounts) = verdicts.released.last_chunk_mut() else {
        return NONE;
    };
    let not_governed = lanes.and(&registers.flag(plan.governed).no, &inside);
    let mut decided = NONE;
    let mut put = |here: &Plane, code: i32| {
        decided = lanes.or(&decided, here);
        lanes.mark(&mut codes, here, code);
    };
    put(&not_governed, Verdicts::NOT_GOVERNED.into());
    for (code, standing) in (0..).zip(&plan.findings) {
        let stands = lanes.and(&registers.flag(standing.stands).yes, &inside);
        match &standing.release {
            Release::Nothing => put(&stands, code),
            Release::Mixed => {}
            Release::Measured { whole, amount, .. } => {
                let whole = registers.flag(*whole);
                put(&lanes.and(&stands, &whole.yes), code);
                if let Some((amount, _, _)) = amount {
                    let amount = registers.measure(*amount);
                    let measured = lanes.and(&whole.no, &amount.known);
                    let measured = lanes.and(&stands, &measured);
                    put(&measured, code);
                    lanes.join(amounts, &measured, &amount.values, |_, amount| amount);
                }
            }
        }
    }
    let codes = codes.iter().map(|code| code.to_le_bytes()[0]);
    verdicts.findings.extend(codes);
    decided
}

/// What becomes of a request, and why.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Told {
    /// The decision.
    pub decision: Decision,
    /// Its reasons, as a determination tells them.
    pub reasons: Arc<[Citer]>,
}

/// A program with its plan.
#[derive(Clone, Debug)]
pub struct Batch<'p> {
    program: &'p Program,
    plan: Plan,
}

impl<'p> Batch<'p> {
    /// Makes the plan of a program.
    pub fn new(program: &'p Program) -> Self {
        Self {
            program,
            plan: Plan::of(program),
        }
    }

    /// Makes the plan of a program that also tells reasons.
    pub fn with_reasons(program: &'p Program) -> Self {
        Self {
            program,
            plan: Plan::with_reasons(program),
        }
    }

    /// Decides requests as the interpreter does, and tells how many went through it.
    pub fn decide<'f>(
        &self,
        requests: impl Iterator<Item = &'f Facts> + Clone,
    ) -> (Vec<Decision>, usize) {
        let mut passed_on = 0;
        let decisions = self.decided(requests.clone()).into_iter().zip(requests);
        let decisions = decisions.map(|(decided, facts)| {
            decided.unwrap_or_else(|| {
                passed_on += 1;
                pol_interpreter::decide(self.program, facts)
            })
        });
        (decisions.collect(), passed_on)
    }

    /// Gives the decisions on requests, as far as columns decide; none where only the interpreter can.
    pub fn decided<'f>(
        &self,
        requests: impl Iterator<Item = &'f Facts> + Clone,
    ) -> Vec<Option<Decision>> {
        let verdicts = self.verdicts(requests.clone());
        let decided = requests.enumerate();
        let decided = decided.map(|(row, facts)| self.decision(&verdicts, row, facts));
        decided.collect()
    }

    /// Gives the decisions on requests with their reasons, as far as columns know both; none where only the interpreter does.
    /// Nothing is missing of a request that is decided. Without a plan that tells reasons, gives nothing.
    pub fn told<'f>(&self, requests: impl Iterator<Item = &'f Facts> + Clone) -> Vec<Option<Told>> {
        let verdicts = self.verdicts(requests.clone());
        let told = requests.enumerate().map(|(row, facts)| {
            let reasons = verdicts.reasons.as_ref()?.list(row)?;
            Some(Told {
                decision: self.decision(&verdicts, row, facts)?,
                reasons: Arc::clone(reasons),
            })
        });
        told.collect()
    }

    fn verdicts<'f>(&self, requests: impl Iterator<Item = &'f Facts>) -> Verdicts {
        let mut columns = Columns::new(self.program, &self.plan);
        requests.for_each(|facts| columns.push(facts));
        decide(self.program, &self.plan, &columns)
    }

    /// Gives how many decimals the amounts may have.
    pub fn decimals(&self) -> u32 {
        self.plan.decimals
    }

    fn decision(&self, verdicts: &Verdicts, row: usize, facts: &Facts) -> Option<Decision> {
        let stated = |of: FactId| match facts.get(of) {
            Some(FactValue::Number(number)) => Some(*number),
            _ => None,
        };
        let verdict = Verdict {
            finding: verdicts.findings[row],
            released: verdicts.released[row],
        };
        decided(self.program, &self.plan, verdict, stated).map(Decision::from)
    }
}
