//! Numbers and dates as steps, each with the least and the greatest that it can be, so that none overflows its column.

use super::{Lowering, Over};
use crate::numbers::{counted, day};
use crate::plan::{Compute, Operand};
use pol_compiler::program::{FactId, FactValue, Node, NodeId, Type, ValueId};

/// A number with the least and the greatest that it can be, as it is counted.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Ranged {
    /// Where it comes from.
    pub(crate) operand: Operand,
    low: i64,
    high: i64,
}

/// Nothing that could come to more is counted.
const MOST: i64 = 1 << 30;

impl Lowering<'_> {
    /// Lowers a number or a date.
    pub(crate) fn number(&mut self, node: NodeId, over: Over) -> Ranged {
        if let Some(&number) = self.numbers.get(&(node, over)) {
            return number;
        }
        let lowered = self.computed(node, over);
        let number = match lowered.filter(Ranged::fits) {
            Some(number) => number,
            None => self.unknown(),
        };
        self.numbers.insert((node, over), number);
        number
    }

    /// Nothing that is known of any request.
    fn unknown(&mut self) -> Ranged {
        let never = self.compute(Compute::Largest(Box::new([])));
        Ranged {
            operand: Operand::Made(never),
            low: 0,
            high: 0,
        }
    }

    fn computed(&mut self, node: NodeId, over: Over) -> Option<Ranged> {
        let program = self.program;
        Some(match &program.nodes[node.index()] {
            Node::Number(number) => constant(counted(*number, self.decimals)?),
            Node::Date(date) => constant(day(*date)),
            Node::NumberFact(fact) | Node::DateFact(fact) => self.fact(*fact, over)?,
            Node::Value(value) => self.value(*value, over)?,
            Node::AmountOf(amount) => self.number(program.amounts[amount.index()].node, over),
            Node::Sum(terms) => {
                let terms = self.all(terms, over);
                let (low, high) = (sum(&terms, |term| term.low), sum(&terms, |term| term.high));
                self.made(Compute::Sum(operands(&terms)), low, high)
            }
            Node::Less(terms) => {
                let terms = self.all(terms, over);
                let high = terms.first()?.high.max(0);
                let low = terms.iter().map(|term| term.low).min()?.min(0);
                terms.iter().all(Ranged::fits).then_some(())?;
                self.made(Compute::Less(operands(&terms)), low, high)
            }
            Node::Times { factor, of } => {
                let of = self.number(*of, over);
                let factor = i64::from(counted(*factor, self.decimals)?);
                let whole = 10_i64.checked_pow(self.decimals)?;
                let times = |number: i64| number.checked_mul(factor).map(|it| it / whole);
                let (low, high) = (times(of.low)?, times(of.high)?);
                self.made(Compute::Times(factor, of.operand), low, high)
            }
            Node::Capped {
                cases,
                otherwise,
                caps,
            } => self.capped(cases, *otherwise, caps, over),
            Node::Shift {
                from,
                count,
                unit,
                direction,
            } => {
                let from = self.number(*from, over).operand;
                let month_end = program.policy.month_end;
                let shift = Compute::Shift {
                    from,
                    count: *count,
                    unit: *unit,
                    direction: *direction,
                    month_end: month_end.unwrap_or(pol_compiler::program::MonthEnd::Clamps),
                };
                self.made(shift, -MOST, MOST)
            }
            Node::Constant(_)
            | Node::YesNo(_)
            | Node::Criterion(_)
            | Node::Not(_)
            | Node::List { .. }
            | Node::Compare { .. }
            | Node::ChoiceIn { .. }
            | Node::ChoicesInclude { .. }
            | Node::IsEmpty(_)
            | Node::CodeIn { .. }
            | Node::CodesInclude { .. } => {
                unreachable!("the compiler puts numbers where numbers belong")
            }
        })
    }

    fn made(&mut self, compute: Compute, low: i64, high: i64) -> Ranged {
        let operand = Operand::Made(self.compute(compute));
        Ranged { operand, low, high }
    }

    fn all(&mut self, terms: &[NodeId], over: Over) -> Vec<Ranged> {
        terms.iter().map(|&term| self.number(term, over)).collect()
    }

    fn capped(
        &mut self,
        cases: &[(NodeId, NodeId)],
        otherwise: NodeId,
        caps: &[(Option<NodeId>, NodeId)],
        over: Over,
    ) -> Ranged {
        let mut ranges = vec![self.number(otherwise, over)];
        if cases.is_empty() && caps.is_empty() {
            return ranges[0];
        }
        let mut lowered_cases = Vec::new();
        for &(guard, value) in cases {
            let (guard, value) = (self.condition(guard, over), self.number(value, over));
            lowered_cases.push((guard, value.operand));
            ranges.push(value);
        }
        let mut lowered_caps = Vec::new();
        for &(guard, bound) in caps {
            let guard = guard.map(|guard| self.condition(guard, over));
            let bound = self.number(bound, over);
            lowered_caps.push((guard, bound.operand));
            ranges.push(bound);
        }
        let otherwise = ranges[0].operand;
        let low = ranges.iter().map(|it| it.low).min().unwrap_or(0);
        let high = ranges.iter().map(|it| it.high).max().unwrap_or(0);
        let capped = Compute::Capped {
            cases: lowered_cases.into(),
            otherwise,
            caps: lowered_caps.into(),
        };
        self.made(capped, low, high)
    }

    /// Lowers what is known of a fact that is a number or a date.
    pub(crate) fn fact(&mut self, fact: FactId, over: Over) -> Option<Ranged> {
        if let Some(&number) = self.facts.get(&(fact, over)) {
            return Some(number);
        }
        let program = self.program;
        let declared = &program.facts[fact.index()];
        let (low, high) = match &declared.ty {
            Type::Number { low, high, .. } => (
                counted(*low, self.decimals)?,
                counted(*high, self.decimals)?,
            ),
            Type::Date { low, high } => (day(*low), day(*high)),
            Type::YesNo
            | Type::OneOf(_)
            | Type::AnyOf(_)
            | Type::Code(_)
            | Type::Codes(_)
            | Type::Text => return None,
        };
        let presumed = declared.presumed.as_ref();
        let operand = match presumed.filter(|_| over == Over::Presumed) {
            None => Operand::Stated(fact),
            Some(presumed) => {
                let value = match &presumed.value {
                    FactValue::Number(number) => counted(*number, self.decimals)?,
                    FactValue::Date(date) => day(*date),
                    FactValue::YesNo(_)
                    | FactValue::Choice(_)
                    | FactValue::Choices { .. }
                    | FactValue::Code(_)
                    | FactValue::Codes { .. }
                    | FactValue::Text(_) => return None,
                };
                let when = presumed.when.map(|when| self.condition(when, Over::Stated));
                Operand::Made(self.compute(Compute::Presumed { fact, when, value }))
            }
        };
        let number = Ranged {
            operand,
            low: low.into(),
            high: high.into(),
        };
        self.facts.insert((fact, over), number);
        Some(number)
    }

    fn value(&mut self, value: ValueId, over: Over) -> Option<Ranged> {
        let entries = &self.program.values[value.index()].entries;
        let counted: Option<Vec<i32>> = entries
            .iter()
            .map(|entry| counted(entry.number, self.decimals))
            .collect();
        let counted = counted?;
        if let [only] = counted[..] {
            return Some(constant(only));
        }
        let by = self.fact(self.program.policy.in_force.by, over)?.operand;
        let days = entries.iter().map(|entry| {
            (
                entry.from.map_or(i32::MIN, day),
                entry.until.map_or(i32::MAX, day),
            )
        });
        let steps = days
            .zip(&counted)
            .map(|((from, until), number)| (from, until, *number));
        let (low, high) = (counted.iter().min()?, counted.iter().max()?);
        let (low, high) = (i64::from(*low), i64::from(*high));
        Some(self.made(Compute::OnDay(by, steps.collect()), low, high))
    }
}

impl Ranged {
    fn fits(&self) -> bool {
        self.low >= -MOST && self.high <= MOST
    }
}

fn constant(number: i32) -> Ranged {
    Ranged {
        operand: Operand::Constant(number),
        low: number.into(),
        high: number.into(),
    }
}

fn sum(terms: &[Ranged], end: impl Fn(&Ranged) -> i64) -> i64 {
    terms.iter().map(end).sum()
}

fn operands(terms: &[Ranged]) -> Box<[Operand]> {
    terms.iter().map(|term| term.operand).collect()
}
