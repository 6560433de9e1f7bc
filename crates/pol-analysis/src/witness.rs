//! A request that shows something, made small: no fact can be left out of it, and no value be put lower, without the effect being lost.
//! Takes a complete request and the effect; every step is replayed by the interpreter, so what is left shows the effect there too.

use crate::rows_found;
use crate::universe::fact_ids;
use jiff::civil::Date;
use pol_compiler::program::{ChoiceSet, FactId, FactValue, Program, Type};
use pol_interpreter::Facts;
use rust_decimal::Decimal;

/// Makes a request small while it has an effect; `None` where it does not have it to begin with, which is a defect of ours.
pub(crate) fn smallest(
    program: &Program,
    request: Facts,
    has_effect: impl Fn(&Facts) -> bool,
) -> Option<Facts> {
    if !has_effect(&request) {
        return None;
    }
    let mut shrinking = Shrinking {
        program,
        facts: request,
        has_effect,
    };
    while shrinking.leave_out() {}
    for fact in fact_ids(program) {
        shrinking.lower(fact);
    }
    let Shrinking {
        facts, has_effect, ..
    } = shrinking;
    Some(rows_found::with_rows(program, facts, has_effect))
}

struct Shrinking<'a, E> {
    program: &'a Program,
    facts: Facts,
    has_effect: E,
}

impl<E: Fn(&Facts) -> bool> Shrinking<'_, E> {
    /// Leaves out every fact that the effect does not need, the last declared first; tells whether there was one.
    fn leave_out(&mut self) -> bool {
        let mut some = false;
        for fact in fact_ids(self.program).rev() {
            if self.facts.get(fact).is_some() {
                some |= self.try_with(|facts| facts.withhold(fact));
            }
        }
        some
    }

    fn try_with(&mut self, change: impl FnOnce(&mut Facts)) -> bool {
        let mut changed = self.facts.clone();
        change(&mut changed);
        changed.date_recently(self.program);
        let holds = (self.has_effect)(&changed);
        if holds {
            self.facts = changed;
        }
        holds
    }

    fn try_value(&mut self, fact: FactId, value: FactValue) -> bool {
        self.try_with(|facts| facts.state(fact, value))
    }

    /// Puts the value of a fact lower: a number or a date towards its least, a choice towards the first, a set towards none.
    fn lower(&mut self, fact: FactId) {
        let ty = &self.program.facts[fact.index()].ty;
        match (self.facts.get(fact).cloned(), ty) {
            (Some(FactValue::Number(number)), Type::Number { low, decimals, .. }) => {
                self.lower_number(fact, *low, number, *decimals);
            }
            (Some(FactValue::Date(date)), Type::Date { low, .. }) => {
                self.lower_date(fact, *low, date);
            }
            (Some(FactValue::Choice(position)), _) => {
                let _ = (0..position).any(|lower| self.try_value(fact, FactValue::Choice(lower)));
            }
            (Some(FactValue::Choices { set, .. }), _) => self.fewer_choices(fact, set),
            (Some(FactValue::Codes { codes, .. }), _) => self.fewer_codes(fact, codes),
            (
                Some(
                    FactValue::YesNo(_)
                    | FactValue::Code(_)
                    | FactValue::Text(_)
                    | FactValue::Number(_)
                    | FactValue::Date(_),
                )
                | None,
                _,
            ) => {}
        }
    }

    /// Halves the way to the least value; between two values of which the lower loses the effect, the border is found.
    fn lower_number(&mut self, fact: FactId, low: Decimal, number: Decimal, decimals: u32) {
        let (mut low, mut high) = (low, number);
        if self.try_value(fact, FactValue::Number(low)) {
            return;
        }
        let step = Decimal::new(1, decimals);
        while high - low > step {
            let middle = (low + (high - low) / Decimal::TWO).trunc_with_scale(decimals);
            let middle = middle.max(low + step).normalize();
            if self.try_value(fact, FactValue::Number(middle)) {
                high = middle;
            } else {
                low = middle;
            }
        }
    }

    fn lower_date(&mut self, fact: FactId, low: Date, date: Date) {
        let in_force = self.program.policy.in_force.from.clamp(low, date);
        for earliest in [in_force, low] {
            if self.try_value(fact, FactValue::Date(earliest)) {
                return;
            }
        }
        let (mut low, mut high) = (
            pol_symbolic::days(in_force.max(low)),
            pol_symbolic::days(date),
        );
        while high - low > 1 {
            let middle = low + (high - low) / 2;
            if self.try_value(fact, FactValue::Date(pol_symbolic::date(middle))) {
                high = middle;
            } else {
                low = middle;
            }
        }
    }

    fn fewer_choices(&mut self, fact: FactId, set: ChoiceSet) {
        let mut set = set;
        for position in set.positions().collect::<Vec<_>>().into_iter().rev() {
            let fewer = ChoiceSet(set.0 & !ChoiceSet::one(position).0);
            if self.try_value(
                fact,
                FactValue::Choices {
                    set: fewer,
                    open: false,
                },
            ) {
                set = fewer;
            }
        }
    }

    fn fewer_codes(&mut self, fact: FactId, codes: Vec<String>) {
        let mut codes = codes;
        for position in (0..codes.len()).rev() {
            let mut fewer = codes.clone();
            fewer.remove(position);
            if self.try_value(
                fact,
                FactValue::Codes {
                    codes: fewer.clone(),
                    open: false,
                },
            ) {
                codes = fewer;
            }
        }
    }
}
