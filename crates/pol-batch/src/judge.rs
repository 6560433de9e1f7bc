//! Columns in; one verdict for each request out, and which requests only the interpreter can judge.
//! `Batch` puts the two together: every request gets the decision that the interpreter gives it.

use crate::columns::Columns;
use crate::numbers::uncounted;
use crate::plan::{Plan, Release, Standing};
use crate::plane::{EVERY, Plane, ROWS, and, each, without};
use crate::run::Registers;
use pol_compiler::program::Program;
use pol_interpreter::{Decision, Disposition, Facts, Number, Released};

/// The verdicts on many requests, in their order.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Verdicts {
    /// For each request the position of its finding among the findings of the program, or one of the two codes below.
    pub findings: Vec<u8>,
    /// How much is released, in the smallest part that the plan counts; `WHOLE` where the finding releases all, or nothing.
    pub released: Vec<i32>,
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
pub fn decide(program: &Program, plan: &Plan, columns: &Columns<'_>) -> Verdicts {
    let rows = columns.blocks() * ROWS;
    let mut verdicts = Verdicts {
        findings: vec![Verdicts::UNDECIDED; rows],
        released: vec![Verdicts::WHOLE; rows],
    };
    if plan.findings.len() >= usize::from(Verdicts::NOT_GOVERNED) {
        return verdicts;
    }
    let mut registers = Registers::new(program, plan, columns);
    for block in 0..columns.blocks() {
        registers.fill(block);
        write(plan, columns, &registers, block, &mut verdicts);
    }
    verdicts.findings.truncate(columns.len());
    verdicts.released.truncate(columns.len());
    verdicts
}

fn write(
    plan: &Plan,
    columns: &Columns<'_>,
    registers: &Registers<'_>,
    block: usize,
    verdicts: &mut Verdicts,
) {
    let inside = without(&EVERY, &columns.beyond(block));
    let start = block * ROWS;
    let findings = &mut verdicts.findings[start..start + ROWS];
    let mut put = |here: &Plane, code: u8| {
        each(here, |row| findings[row] = code);
    };
    let not_governed = registers.flag(plan.governed).no;
    put(&and(&not_governed, &inside), Verdicts::NOT_GOVERNED);
    for (code, standing) in (0..).zip(&plan.findings) {
        let stands = and(&registers.flag(standing.stands).yes, &inside);
        match &standing.release {
            Release::Nothing => put(&stands, code),
            Release::Mixed => {}
            Release::Measured { whole, amount, .. } => {
                let whole = registers.flag(*whole);
                let released = and(&stands, &whole.yes);
                put(&released, code);
                if let Some((amount, _, _)) = amount {
                    let amount = registers.measure(*amount);
                    let measured = and(&stands, &and(&whole.no, &amount.known));
                    put(&measured, code);
                    let slots = &mut verdicts.released[start..start + ROWS];
                    each(&measured, |row| slots[row] = amount.values[row]);
                }
            }
        }
    }
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

    /// Decides requests as the interpreter does, and tells how many went through it.
    pub fn decide<'f>(
        &self,
        requests: impl Iterator<Item = &'f Facts> + Clone,
    ) -> (Vec<Decision>, usize) {
        let mut columns = Columns::new(self.program, &self.plan);
        requests.clone().for_each(|facts| columns.push(facts));
        let verdicts = decide(self.program, &self.plan, &columns);
        let mut passed_on = 0;
        let decisions = requests.enumerate().map(|(row, facts)| {
            let decided = self.decision(&verdicts, row, facts);
            decided.unwrap_or_else(|| {
                passed_on += 1;
                pol_interpreter::decide(self.program, facts)
            })
        });
        (decisions.collect(), passed_on)
    }

    fn decision(&self, verdicts: &Verdicts, row: usize, facts: &Facts) -> Option<Decision> {
        let code = verdicts.findings[row];
        if code == Verdicts::NOT_GOVERNED {
            return Some(Decision {
                disposition: Disposition::NotGoverned,
                finding: None,
                released: None,
            });
        }
        let standing = self.plan.findings.get(usize::from(code))?;
        let (disposition, released) = self.released(standing, verdicts.released[row], facts);
        let finding = &self.program.findings[standing.finding.index()];
        Some(Decision {
            disposition,
            finding: Some(finding.name.clone()),
            released,
        })
    }

    fn released(
        &self,
        standing: &Standing,
        counted: i32,
        facts: &Facts,
    ) -> (Disposition, Option<Released>) {
        let (amount, unit) = match &standing.release {
            Release::Nothing | Release::Mixed => return (Disposition::ClinicianReview, None),
            Release::Measured { amount, unit, .. } => (amount, unit),
        };
        let Some((_, of, _)) = amount.filter(|_| counted != Verdicts::WHOLE) else {
            return (Disposition::Release, None);
        };
        let amount = uncounted(counted, self.plan.decimals);
        let requested = self.requested(of, facts);
        let partial = requested.is_some_and(|requested| amount < requested);
        let disposition = if partial {
            Disposition::ReleasePart
        } else {
            Disposition::Release
        };
        let released = Released {
            amount: Number(amount),
            unit: unit.clone(),
            requested: requested.map(Number),
        };
        (disposition, Some(released))
    }

    /// Gives how much was requested, or is presumed to be: the amount is measured only where that is known.
    fn requested(
        &self,
        of: pol_compiler::program::FactId,
        facts: &Facts,
    ) -> Option<rust_decimal::Decimal> {
        use pol_compiler::program::FactValue;
        let presumed = self.program.facts[of.index()].presumed.as_ref();
        match facts.get(of).or(presumed.map(|it| &it.value)) {
            Some(FactValue::Number(number)) => Some(*number),
            _ => None,
        }
    }
}
