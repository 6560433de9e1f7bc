//! Requests as columns: of each fact, bit planes for what is stated and what it says, and whole numbers for numbers and dates.
//! Requests go in one by one; what a column cannot hold marks its request as one for the interpreter.
//! All columns of a block lie together, so that a block is read from one place.

use crate::numbers::{counted, day};
use crate::plan::{Asked, Judge, Plan, Step};
use crate::plane::{NONE, Plane, ROWS, Values, set};
use crate::slots::fits_slots;
use pol_compiler::program::{CodeSetId, FactId, FactValue, Program, Type};
use pol_interpreter::Facts;
use std::collections::HashMap;

/// The facts of many requests.
#[derive(Debug)]
pub struct Columns<'p> {
    program: &'p Program,
    decimals: u32,
    rows: usize,
    facts: Vec<Column>,
    /// How many planes and how many columns of numbers a block has.
    widths: Widths,
    planes: Vec<Plane>,
    numbers: Vec<Values>,
}

/// The plane of the requests that only the interpreter can judge.
const BEYOND: usize = 0;

/// How much of each kind a block has.
#[derive(Clone, Copy, Debug)]
struct Widths {
    planes: usize,
    numbers: usize,
}

impl Widths {
    fn plane(&mut self) -> usize {
        self.planes += 1;
        self.planes - 1
    }

    fn numbers(&mut self) -> usize {
        self.numbers += 1;
        self.numbers - 1
    }
}

/// Where the planes and the numbers of a fact are among those of a block.
#[derive(Debug)]
struct Column {
    stated: usize,
    said: Said,
}

/// What is stated of it.
#[derive(Debug)]
enum Said {
    /// Yes or no.
    YesNo(usize),
    /// Numbers, or dates as days.
    Numbers(usize),
    /// Which of the choices that are asked for; of a set of codes, whether there is one.
    Choices {
        /// A plane for each of them, by its position.
        members: Vec<(usize, usize)>,
        /// It has a member.
        some: usize,
        /// It may have more.
        open: usize,
    },
    /// A code.
    Code {
        /// A plane for each set of codes that is asked for.
        sets: Vec<(CodeSetId, usize)>,
        /// The planes of the sets that cover it, of each code that came along.
        covering: HashMap<String, Box<[usize]>>,
    },
    /// Nothing that a step reads.
    Unread,
}

/// The facts of the requests of a block.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Block<'a> {
    facts: &'a [Column],
    planes: &'a [Plane],
    numbers: &'a [Values],
}

impl<'p> Columns<'p> {
    /// Makes columns of no request.
    pub fn new(program: &'p Program, plan: &Plan) -> Self {
        let mut widths = Widths {
            planes: BEYOND + 1,
            numbers: 0,
        };
        let facts = program.facts.iter().enumerate();
        let facts = facts.map(|(fact, declared)| {
            let fact = FactId::at(fact);
            Column::new(&declared.ty, plan, fact, &mut widths)
        });
        Self {
            program,
            decimals: plan.decimals,
            rows: 0,
            facts: facts.collect(),
            widths,
            planes: Vec::new(),
            numbers: Vec::new(),
        }
    }

    /// Gives the number of requests.
    pub fn len(&self) -> usize {
        self.rows
    }

    /// Tells whether there is no request.
    pub fn is_empty(&self) -> bool {
        self.rows == 0
    }

    /// Adds a request.
    pub fn push(&mut self, facts: &Facts) {
        let (block, row) = (self.rows / ROWS, self.rows % ROWS);
        let (planes, numbers) = (block * self.widths.planes, block * self.widths.numbers);
        if row == 0 {
            self.planes.resize(planes + self.widths.planes, NONE);
            self.numbers
                .resize(numbers + self.widths.numbers, [0; ROWS]);
        }
        let mut place = Place {
            program: self.program,
            decimals: self.decimals,
            row,
            planes: &mut self.planes[planes..],
            numbers: &mut self.numbers[numbers..],
        };
        let mut fits = fits_slots(self.program, facts);
        for (position, column) in self.facts.iter_mut().enumerate() {
            if let Some(value) = facts.get(FactId::at(position)) {
                fits &= place.put(column, value);
            }
        }
        if !fits {
            place.set(BEYOND);
        }
        self.rows += 1;
    }

    /// Gives the number of blocks.
    pub(crate) fn blocks(&self) -> usize {
        self.rows.div_ceil(ROWS)
    }

    /// Gives a block.
    #[inline(always)]
    pub(crate) fn block(&self, block: usize) -> Block<'_> {
        let Widths { planes, numbers } = self.widths;
        Block {
            facts: &self.facts,
            planes: &self.planes[block * planes..][..planes],
            numbers: &self.numbers[block * numbers..][..numbers],
        }
    }
}

impl Column {
    fn new(ty: &Type, plan: &Plan, fact: FactId, widths: &mut Widths) -> Self {
        let asked = plan.asked[fact.index()];
        let stated = widths.plane();
        let said = match ty {
            Type::YesNo => Said::YesNo(widths.plane()),
            Type::Number { .. } | Type::Date { .. } => Said::Numbers(widths.numbers()),
            Type::OneOf(_) | Type::AnyOf(_) | Type::Codes(_) => Said::Choices {
                members: (0..128)
                    .filter(|position| asked >> position & 1 == 1)
                    .map(|position| (position, widths.plane()))
                    .collect(),
                some: widths.plane(),
                open: widths.plane(),
            },
            Type::Code(_) => Said::Code {
                sets: sets(plan, fact).map(|set| (set, widths.plane())).collect(),
                covering: HashMap::new(),
            },
            Type::Text => Said::Unread,
        };
        Self { stated, said }
    }
}

/// Gives the sets of codes that a fact is asked for.
fn sets(plan: &Plan, fact: FactId) -> impl Iterator<Item = CodeSetId> {
    plan.steps.iter().filter_map(move |step| match step {
        Step::Judge(_, Judge::Stated(of, Asked::CodeIn(set))) if *of == fact => Some(*set),
        Step::Judge(..) | Step::Compute(..) => None,
    })
}

/// Where a request goes in.
struct Place<'a> {
    program: &'a Program,
    decimals: u32,
    row: usize,
    planes: &'a mut [Plane],
    numbers: &'a mut [Values],
}

impl Place<'_> {
    fn set(&mut self, plane: usize) {
        set(&mut self.planes[plane], self.row);
    }

    fn set_if(&mut self, holds: bool, plane: usize) {
        if holds {
            self.set(plane);
        }
    }

    /// Puts a value in; tells whether it fits.
    fn put(&mut self, column: &mut Column, value: &FactValue) -> bool {
        self.set(column.stated);
        match (&mut column.said, value) {
            (Said::YesNo(yes), FactValue::YesNo(true)) => self.set(*yes),
            (Said::Numbers(numbers), FactValue::Number(number)) => {
                let Some(counted) = counted(*number, self.decimals) else {
                    return false;
                };
                self.numbers[*numbers][self.row] = counted;
            }
            (Said::Numbers(numbers), FactValue::Date(date)) => {
                self.numbers[*numbers][self.row] = day(*date);
            }
            (Said::Choices { members, some, .. }, FactValue::Choice(chosen)) => {
                self.set(*some);
                self.put_members(members, |member| member == *chosen);
            }
            (
                Said::Choices {
                    members,
                    some,
                    open,
                },
                FactValue::Choices { set, open: more },
            ) => {
                self.put_members(members, |member| set.holds(member));
                self.set_if(!set.is_empty(), *some);
                self.set_if(*more, *open);
            }
            (Said::Choices { some, open, .. }, FactValue::Codes { codes, open: more }) => {
                self.set_if(!codes.is_empty(), *some);
                self.set_if(*more, *open);
            }
            (Said::Code { sets, covering }, FactValue::Code(code)) => {
                self.put_code(sets, covering, code);
            }
            _ => {}
        }
        true
    }

    fn put_members(&mut self, members: &[(usize, usize)], there: impl Fn(usize) -> bool) {
        for (member, plane) in members {
            self.set_if(there(*member), *plane);
        }
    }

    fn put_code(
        &mut self,
        sets: &[(CodeSetId, usize)],
        covering: &mut HashMap<String, Box<[usize]>>,
        code: &str,
    ) {
        if !covering.contains_key(code) {
            covering.insert(code.to_owned(), self.covering(sets, code));
        }
        for plane in &covering[code] {
            self.set(*plane);
        }
    }

    fn covering(&self, sets: &[(CodeSetId, usize)], code: &str) -> Box<[usize]> {
        let covering = sets.iter().filter(|(set, _)| {
            let codes = &self.program.code_sets[set.index()];
            codes.covers(
                code,
                self.program.systems[codes.system.index()].hierarchical,
            )
        });
        covering.map(|(_, plane)| *plane).collect()
    }
}

impl<'a> Block<'a> {
    /// Gives the requests that only the interpreter can judge.
    #[inline(always)]
    pub(crate) fn beyond(&self) -> &'a Plane {
        &self.planes[BEYOND]
    }

    /// Gives the requests that state a fact.
    #[inline(always)]
    pub(crate) fn stated(&self, fact: FactId) -> &'a Plane {
        &self.planes[self.facts[fact.index()].stated]
    }

    /// Gives the requests that say yes.
    #[inline(always)]
    pub(crate) fn yes(&self, fact: FactId) -> &'a Plane {
        match &self.facts[fact.index()].said {
            Said::YesNo(yes) => &self.planes[*yes],
            Said::Numbers(_) | Said::Choices { .. } | Said::Code { .. } | Said::Unread => &NONE,
        }
    }

    /// Gives the numbers of a fact.
    #[inline(always)]
    pub(crate) fn numbers(&self, fact: FactId) -> &'a Values {
        match &self.facts[fact.index()].said {
            Said::Numbers(numbers) => &self.numbers[*numbers],
            Said::YesNo(_) | Said::Choices { .. } | Said::Code { .. } | Said::Unread => &[0; ROWS],
        }
    }

    /// Gives the planes of some choices, of having a member, and of being open.
    #[inline(always)]
    pub(crate) fn choices(
        &self,
        fact: FactId,
        asked: u128,
    ) -> Option<(
        impl Iterator<Item = &'a Plane> + Clone,
        &'a Plane,
        &'a Plane,
    )> {
        let Said::Choices {
            members,
            some,
            open,
        } = &self.facts[fact.index()].said
        else {
            return None;
        };
        let planes = self.planes;
        let asked = members
            .iter()
            .filter(move |(position, _)| asked >> position & 1 == 1);
        let asked = asked.map(move |(_, plane)| &planes[*plane]);
        Some((asked, &planes[*some], &planes[*open]))
    }

    /// Gives the requests whose code a set covers.
    #[inline(always)]
    pub(crate) fn covered(&self, fact: FactId, set: CodeSetId) -> &'a Plane {
        let Said::Code { sets, .. } = &self.facts[fact.index()].said else {
            return &NONE;
        };
        let mut sets = sets.iter();
        let plane = sets.find(|(of, _)| *of == set);
        plane.map_or(&NONE, |(_, plane)| &self.planes[*plane])
    }
}
