//! A plan and a block of requests in; every register out, in one pass over the steps.
//! Allocates nothing for a block.

use crate::columns::Columns;
use crate::numbers::shift;
use crate::plan::{Asked, Compute, Flag, Judge, Measure, Operand, Plan, Step};
use crate::plane::{EVERY, NONE, Plane, ROWS, Truths, and, each, or, plane, without};
use pol_compiler::program::{CodeSetId, Comparison, FactId, Program};

/// Numbers of a block, and of which requests they are known.
#[derive(Clone, Debug)]
pub(crate) struct Numbers {
    /// One for each request.
    pub(crate) values: [i32; ROWS],
    /// Which are known.
    pub(crate) known: Plane,
}

/// The registers of a plan over one block.
#[derive(Debug)]
pub(crate) struct Registers<'a> {
    plan: &'a Plan,
    columns: &'a Columns<'a>,
    block: usize,
    flags: Vec<Truths>,
    measures: Vec<Numbers>,
    /// For each fact and set of codes: which codes of the dictionary the set covers.
    covered: Vec<(FactId, CodeSetId, Vec<bool>)>,
}

impl<'a> Registers<'a> {
    /// Makes room for a plan.
    pub(crate) fn new(program: &'a Program, plan: &'a Plan, columns: &'a Columns<'a>) -> Self {
        let empty = Numbers {
            values: [0; ROWS],
            known: NONE,
        };
        Self {
            plan,
            columns,
            block: 0,
            flags: vec![Truths::UNKNOWN; plan.flags],
            measures: vec![empty; plan.measures],
            covered: covered(program, plan, columns),
        }
    }

    /// Fills all registers for a block.
    pub(crate) fn fill(&mut self, block: usize) {
        self.block = block;
        for step in &self.plan.steps {
            match step {
                Step::Judge(flag, judge) => self.flags[flag.0] = self.judged(judge),
                Step::Compute(measure, compute) => self.compute(*measure, compute),
            }
        }
    }

    /// Gives a register of truths.
    pub(crate) fn flag(&self, flag: Flag) -> &Truths {
        &self.flags[flag.0]
    }

    /// Gives a register of numbers.
    pub(crate) fn measure(&self, measure: Measure) -> &Numbers {
        &self.measures[measure.0]
    }

    fn judged(&self, judge: &Judge) -> Truths {
        match judge {
            Judge::Constant(holds) => Truths::constant(*holds),
            Judge::Stated(fact, asked) => self.stated(*fact, asked),
            Judge::Presumed {
                of,
                fact,
                when,
                holds,
            } => self.presumed(*of, *fact, *when, *holds),
            Judge::Not(flag) => self.flag(*flag).opposite(),
            Judge::All(flags) => flags
                .iter()
                .fold(Truths::constant(Some(true)), |all, flag| {
                    all.and(self.flag(*flag))
                }),
            Judge::Any(flags) => flags
                .iter()
                .fold(Truths::constant(Some(false)), |any, flag| {
                    any.or(self.flag(*flag))
                }),
            Judge::AtLeast(wanted, flags) => self.at_least(*wanted, flags),
            Judge::Compare(left, operator, right) => self.compared(*left, *operator, *right),
        }
    }

    fn stated(&self, fact: FactId, asked: &Asked) -> Truths {
        let column = self.columns.column(fact);
        let stated = column.stated(self.block);
        match asked {
            Asked::Yes => Truths::among(&stated, &column.yes(self.block)),
            Asked::OneOf(choices) => match column.choices(self.block, *choices) {
                Some((planes, ..)) => {
                    Truths::among(&stated, &planes.fold(NONE, |any, plane| or(&any, &plane)))
                }
                None => Truths::UNKNOWN,
            },
            Asked::AtLeast(wanted, choices) => self.included(fact, *wanted, *choices),
            Asked::Empty => match column.choices(self.block, 0) {
                Some((_, some, open)) => Truths {
                    yes: without(&without(&stated, &some), &open),
                    no: some,
                },
                None => Truths::UNKNOWN,
            },
            Asked::CodeIn(set) => Truths::among(&stated, &self.coded(fact, *set)),
            Asked::Beyond => Truths::UNKNOWN,
        }
    }

    fn included(&self, fact: FactId, wanted: u32, choices: u128) -> Truths {
        let column = self.columns.column(fact);
        let stated = column.stated(self.block);
        let Some((planes, _, open)) = column.choices(self.block, choices) else {
            return Truths::UNKNOWN;
        };
        let yes = at_least(wanted, planes);
        let may_grow = choices.count_ones() >= wanted;
        let closed = if may_grow {
            without(&stated, &open)
        } else {
            stated
        };
        Truths {
            yes: and(&yes, &stated),
            no: without(&closed, &yes),
        }
    }

    fn coded(&self, fact: FactId, set: CodeSetId) -> Plane {
        let mut tables = self.covered.iter();
        let table = tables.find(|(of, by, _)| (*of, *by) == (fact, set));
        let (Some(ids), Some((_, _, table))) = (self.columns.column(fact).codes(self.block), table)
        else {
            return NONE;
        };
        plane(|row| table.get(ids[row] as usize).is_some_and(|covered| *covered))
    }

    fn presumed(&self, of: Flag, fact: FactId, when: Option<Flag>, holds: Option<bool>) -> Truths {
        let applies = when.map_or(EVERY, |when| self.flag(when).yes);
        let here = without(&applies, &self.columns.column(fact).stated(self.block));
        let constant = Truths::constant(holds);
        let of = self.flag(of);
        let put =
            |stated: &Plane, presumed: &Plane| or(&without(stated, &here), &and(&here, presumed));
        Truths {
            yes: put(&of.yes, &constant.yes),
            no: put(&of.no, &constant.no),
        }
    }

    fn at_least(&self, wanted: u32, flags: &[Flag]) -> Truths {
        let flags = flags.iter().map(|flag| self.flag(*flag));
        let may = flags.clone().map(|truths| without(&EVERY, &truths.no));
        Truths {
            yes: at_least(wanted, flags.map(|truths| truths.yes)),
            no: without(&EVERY, &at_least(wanted, may)),
        }
    }

    fn compared(&self, left: Operand, operator: Comparison, right: Operand) -> Truths {
        let known = and(&self.known(left), &self.known(right));
        let yes = match (self.slice(left), self.slice(right)) {
            (Side::Each(left), Side::Each(right)) => {
                compare(operator, |row| (left[row], right[row]))
            }
            (Side::Each(left), Side::Same(right)) => compare(operator, |row| (left[row], right)),
            (Side::Same(left), Side::Each(right)) => compare(operator, |row| (left, right[row])),
            (Side::Same(left), Side::Same(right)) => compare(operator, |_| (left, right)),
        };
        Truths::among(&known, &yes)
    }

    /// Gives the requests of which a number is known.
    pub(crate) fn known(&self, operand: Operand) -> Plane {
        match operand {
            Operand::Constant(_) => EVERY,
            Operand::Stated(fact) => self.columns.column(fact).stated(self.block),
            Operand::Made(measure) => self.measure(measure).known,
        }
    }

    fn slice(&self, operand: Operand) -> Side<'_> {
        match operand {
            Operand::Constant(number) => Side::Same(number),
            Operand::Stated(fact) => Side::Each(self.columns.column(fact).numbers(self.block)),
            Operand::Made(measure) => Side::Each(&self.measure(measure).values),
        }
    }

    fn compute(&mut self, into: Measure, compute: &Compute) {
        let mut made = std::mem::replace(
            &mut self.measures[into.0],
            Numbers {
                values: [0; ROWS],
                known: NONE,
            },
        );
        self.computed(compute, &mut made);
        self.measures[into.0] = made;
    }

    fn computed(&self, compute: &Compute, made: &mut Numbers) {
        match compute {
            Compute::Presumed { fact, when, value } => self.presume(*fact, *when, *value, made),
            Compute::OnDay(day, entries) => self.on_day(*day, entries, made),
            Compute::Sum(terms) => self.fold(terms, made, |sum, term| sum + term),
            Compute::Less(terms) => self.fold(terms, made, |rest, term| (rest - term).max(0)),
            Compute::Times(factor, of) => {
                let whole = 10_i64.pow(self.plan.decimals);
                self.each(*of, made, |number| {
                    i32::try_from(i64::from(number) * factor / whole).unwrap_or(i32::MAX)
                });
            }
            Compute::Capped {
                cases,
                otherwise,
                caps,
            } => self.capped(cases, *otherwise, caps, made),
            Compute::Largest(guarded) => self.largest(guarded, made),
            Compute::Least(left, right) => self.fold(&[*left, *right], made, i32::min),
            Compute::Shift {
                from,
                count,
                unit,
                direction,
                month_end,
            } => self.each(*from, made, |number| {
                shift(number, *count, *unit, *direction, *month_end)
            }),
        }
    }

    fn each(&self, of: Operand, made: &mut Numbers, change: impl Fn(i32) -> i32) {
        made.known = self.known(of);
        let (known, side) = (made.known, self.slice(of));
        each(&known, |row| made.values[row] = change(side.at(row)));
    }

    fn fold(&self, terms: &[Operand], made: &mut Numbers, join: impl Fn(i32, i32) -> i32) {
        let Some((first, rest)) = terms.split_first() else {
            return;
        };
        self.copy(*first, made);
        for term in rest {
            made.known = and(&made.known, &self.known(*term));
            match self.slice(*term) {
                Side::Each(numbers) => {
                    let pairs = made.values.iter_mut().zip(numbers);
                    pairs.for_each(|(value, number)| *value = join(*value, *number));
                }
                Side::Same(number) => {
                    let values = made.values.iter_mut();
                    values.for_each(|value| *value = join(*value, number));
                }
            }
        }
    }

    fn copy(&self, from: Operand, made: &mut Numbers) {
        made.known = self.known(from);
        match self.slice(from) {
            Side::Each(numbers) => made.values.copy_from_slice(numbers),
            Side::Same(number) => made.values = [number; ROWS],
        }
    }

    fn presume(&self, fact: FactId, when: Option<Flag>, value: i32, made: &mut Numbers) {
        let column = self.columns.column(fact);
        let stated = column.stated(self.block);
        let applies = when.map_or(EVERY, |when| self.flag(when).yes);
        made.known = or(&stated, &applies);
        let numbers = column.numbers(self.block);
        made.values.copy_from_slice(numbers);
        each(&without(&EVERY, &stated), |row| made.values[row] = value);
    }

    fn on_day(&self, day: Operand, entries: &[(i32, i32, i32)], made: &mut Numbers) {
        let (known, side) = (self.known(day), self.slice(day));
        made.known = NONE;
        for &(first, last, number) in entries {
            let here = plane(|row| {
                let day = side.at(row);
                first <= day && day <= last
            });
            let here = and(&here, &known);
            put(made, &here, number);
        }
    }

    fn capped(
        &self,
        cases: &[(Flag, Operand)],
        otherwise: Operand,
        caps: &[(Option<Flag>, Operand)],
        made: &mut Numbers,
    ) {
        self.copy(otherwise, made);
        let (mut cased, mut open_cases) = (NONE, NONE);
        for (guard, number) in cases {
            let guard = self.flag(*guard);
            self.lower(made, &guard.yes, *number, &cased);
            cased = or(&cased, &guard.yes);
            open_cases = or(&open_cases, &open(guard));
        }
        made.known = without(&made.known, &open_cases);
        for (guard, bound) in caps {
            let guard = guard.map_or(Truths::constant(Some(true)), |guard| *self.flag(guard));
            self.lower(made, &guard.yes, *bound, &EVERY);
            made.known = without(&made.known, &open(&guard));
        }
    }

    /// Takes a number where a guard holds: the lesser of the two where there is one already, which stays unknown where it is.
    fn lower(&self, made: &mut Numbers, guard: &Plane, number: Operand, already: &Plane) {
        let known = self.known(number);
        let both = and(&made.known, &known);
        let first = without(guard, already);
        let again = and(guard, already);
        made.known = or(
            &without(&made.known, guard),
            &or(&and(&first, &known), &and(&again, &both)),
        );
        let side = self.slice(number);
        each(&first, |row| made.values[row] = side.at(row));
        each(&again, |row| {
            made.values[row] = made.values[row].min(side.at(row))
        });
    }

    fn largest(&self, guarded: &[(Flag, Operand)], made: &mut Numbers) {
        made.values = [i32::MIN; ROWS];
        let mut some = NONE;
        let mut lost = NONE;
        for (guard, number) in guarded {
            let guard = self.flag(*guard);
            lost = or(
                &lost,
                &or(&open(guard), &without(&guard.yes, &self.known(*number))),
            );
            some = or(&some, &guard.yes);
            let side = self.slice(*number);
            each(&guard.yes, |row| {
                made.values[row] = made.values[row].max(side.at(row))
            });
        }
        made.known = without(&some, &lost);
    }
}

/// One number for each request, or the same for all.
enum Side<'a> {
    Each(&'a [i32; ROWS]),
    Same(i32),
}

impl Side<'_> {
    fn at(&self, row: usize) -> i32 {
        match self {
            Self::Each(numbers) => numbers[row],
            Self::Same(number) => *number,
        }
    }
}

/// Gives the requests of which a condition is not known.
fn open(truths: &Truths) -> Plane {
    without(&EVERY, &or(&truths.yes, &truths.no))
}

fn put(made: &mut Numbers, here: &Plane, number: i32) {
    made.known = or(&made.known, here);
    each(here, |row| made.values[row] = number);
}

fn compare(operator: Comparison, sides: impl Fn(usize) -> (i32, i32)) -> Plane {
    match operator {
        Comparison::Equal => plane(|row| {
            let (left, right) = sides(row);
            left == right
        }),
        Comparison::NotEqual => plane(|row| {
            let (left, right) = sides(row);
            left != right
        }),
        Comparison::AtLeast => plane(|row| {
            let (left, right) = sides(row);
            left >= right
        }),
        Comparison::AtMost => plane(|row| {
            let (left, right) = sides(row);
            left <= right
        }),
        Comparison::More => plane(|row| {
            let (left, right) = sides(row);
            left > right
        }),
        Comparison::Less => plane(|row| {
            let (left, right) = sides(row);
            left < right
        }),
    }
}

/// Gives the requests that are in at least so many planes, by counters a bit plane for each binary digit.
fn at_least(wanted: u32, planes: impl Iterator<Item = Plane>) -> Plane {
    const DIGITS: usize = 8;
    let mut digits = [NONE; DIGITS];
    for plane in planes {
        let mut carry = plane;
        for digit in &mut digits {
            let next = and(digit, &carry);
            *digit = std::array::from_fn(|word| digit[word] ^ carry[word]);
            carry = next;
        }
    }
    let (mut more, mut equal) = (NONE, EVERY);
    for (place, digit) in digits.iter().enumerate().rev() {
        if wanted >> place & 1 == 1 {
            equal = and(&equal, digit);
        } else {
            more = or(&more, &and(&equal, digit));
            equal = without(&equal, digit);
        }
    }
    or(&more, &equal)
}

fn covered(
    program: &Program,
    plan: &Plan,
    columns: &Columns<'_>,
) -> Vec<(FactId, CodeSetId, Vec<bool>)> {
    let asked = plan.steps.iter().filter_map(|step| match step {
        Step::Judge(_, Judge::Stated(fact, Asked::CodeIn(set))) => Some((*fact, *set)),
        Step::Judge(..) | Step::Compute(..) => None,
    });
    let table = |(fact, set): (FactId, CodeSetId)| {
        let codes = &program.code_sets[set.index()];
        let hierarchical = program.systems[codes.system.index()].hierarchical;
        let dictionary = columns.column(fact).dictionary();
        let covers = dictionary
            .iter()
            .map(|code| codes.covers(code, hierarchical));
        (fact, set, covers.collect())
    };
    asked.map(table).collect()
}
