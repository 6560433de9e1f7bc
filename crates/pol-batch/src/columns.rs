//! The facts of many requests, a column for each fact: planes for what is yes or among choices, whole numbers for numbers and dates.
//! Requests go in one by one; what a column cannot hold marks its request as one for the interpreter.

use crate::numbers::{counted, day};
use crate::plan::Plan;
use crate::plane::{Plane, ROWS, WORDS};
use crate::slots::fits_slots;
use pol_compiler::program::{FactId, FactValue, Program, Type};
use pol_interpreter::Facts;
use std::collections::HashMap;

/// The facts of many requests.
#[derive(Debug)]
pub struct Columns<'p> {
    program: &'p Program,
    decimals: u32,
    rows: usize,
    facts: Vec<Column>,
    /// The requests that only the interpreter can judge.
    beyond: Vec<u64>,
}

/// A fact of many requests.
#[derive(Debug)]
pub(crate) struct Column {
    stated: Vec<u64>,
    values: Values,
}

/// What is stated of it.
#[derive(Debug)]
enum Values {
    /// Yes or no.
    YesNo(Vec<u64>),
    /// Numbers, or dates as days.
    Numbers(Vec<i32>),
    /// Which of the choices that are asked for; of a set of codes, whether there is one.
    Choices {
        /// A plane for each of them, by its position.
        members: Vec<(usize, Vec<u64>)>,
        /// It has a member.
        some: Vec<u64>,
        /// It may have more.
        open: Vec<u64>,
    },
    /// Codes, by their position in a dictionary.
    Codes {
        /// Of each request.
        ids: Vec<u32>,
        /// The codes.
        dictionary: Vec<String>,
        /// Where a code stands in it.
        positions: HashMap<String, u32>,
    },
    /// Nothing that a step reads.
    Unread,
}

impl<'p> Columns<'p> {
    /// Makes columns of no request.
    pub fn new(program: &'p Program, plan: &Plan) -> Self {
        let facts = program.facts.iter().zip(&plan.asked);
        Self {
            program,
            decimals: plan.decimals,
            rows: 0,
            facts: facts
                .map(|(fact, asked)| Column::new(&fact.ty, *asked))
                .collect(),
            beyond: Vec::new(),
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
        if self.rows.is_multiple_of(ROWS) {
            self.beyond.extend([0; WORDS]);
            self.facts.iter_mut().for_each(Column::grow);
        }
        let row = self.rows;
        let mut fits = fits_slots(self.program, facts);
        for (position, column) in self.facts.iter_mut().enumerate() {
            if let Some(value) = facts.get(FactId::at(position)) {
                fits &= column.put(row, value, self.decimals);
            }
        }
        if !fits {
            set(&mut self.beyond, row);
        }
        self.rows += 1;
    }

    /// Gives the number of blocks.
    pub(crate) fn blocks(&self) -> usize {
        self.rows.div_ceil(ROWS)
    }

    /// Gives the requests of a block that only the interpreter can judge.
    pub(crate) fn beyond(&self, block: usize) -> Plane {
        words(&self.beyond, block)
    }

    /// Gives a fact.
    pub(crate) fn column(&self, fact: FactId) -> &Column {
        &self.facts[fact.index()]
    }
}

impl Column {
    fn new(ty: &Type, asked: u128) -> Self {
        let values = match ty {
            Type::YesNo => Values::YesNo(Vec::new()),
            Type::Number { .. } | Type::Date { .. } => Values::Numbers(Vec::new()),
            Type::OneOf(_) | Type::AnyOf(_) | Type::Codes(_) => Values::Choices {
                members: (0..128)
                    .filter(|position| asked >> position & 1 == 1)
                    .map(|position| (position, Vec::new()))
                    .collect(),
                some: Vec::new(),
                open: Vec::new(),
            },
            Type::Code(_) => Values::Codes {
                ids: Vec::new(),
                dictionary: Vec::new(),
                positions: HashMap::new(),
            },
            Type::Text => Values::Unread,
        };
        Self {
            stated: Vec::new(),
            values,
        }
    }

    /// Makes room for another block.
    fn grow(&mut self) {
        let more = [0; WORDS];
        self.stated.extend(more);
        match &mut self.values {
            Values::YesNo(yes) => yes.extend(more),
            Values::Numbers(numbers) => numbers.extend([0; ROWS]),
            Values::Choices {
                members,
                some,
                open,
            } => {
                members.iter_mut().for_each(|(_, plane)| plane.extend(more));
                some.extend(more);
                open.extend(more);
            }
            Values::Codes { ids, .. } => ids.extend([0; ROWS]),
            Values::Unread => {}
        }
    }

    /// Puts a value in; tells whether it fits.
    fn put(&mut self, row: usize, value: &FactValue, decimals: u32) -> bool {
        set(&mut self.stated, row);
        match (&mut self.values, value) {
            (Values::YesNo(yes), FactValue::YesNo(true)) => set(yes, row),
            (Values::Numbers(numbers), FactValue::Number(number)) => {
                let Some(counted) = counted(*number, decimals) else {
                    return false;
                };
                numbers[row] = counted;
            }
            (Values::Numbers(numbers), FactValue::Date(date)) => numbers[row] = day(*date),
            (Values::Choices { members, some, .. }, FactValue::Choice(chosen)) => {
                set(some, row);
                let chosen = members.iter_mut().filter(|(member, _)| member == chosen);
                chosen.for_each(|(_, plane)| set(plane, row));
            }
            (
                Values::Choices {
                    members,
                    some,
                    open,
                },
                FactValue::Choices {
                    set: there,
                    open: more,
                },
            ) => {
                let there_is = members
                    .iter_mut()
                    .filter(|(member, _)| there.holds(*member));
                there_is.for_each(|(_, plane)| set(plane, row));
                if !there.is_empty() {
                    set(some, row);
                }
                if *more {
                    set(open, row);
                }
            }
            (Values::Choices { some, open, .. }, FactValue::Codes { codes, open: more }) => {
                if !codes.is_empty() {
                    set(some, row);
                }
                if *more {
                    set(open, row);
                }
            }
            (
                Values::Codes {
                    ids,
                    dictionary,
                    positions,
                },
                FactValue::Code(code),
            ) => ids[row] = position(dictionary, positions, code),
            _ => {}
        }
        true
    }

    /// Gives the requests of a block that state it.
    pub(crate) fn stated(&self, block: usize) -> Plane {
        words(&self.stated, block)
    }

    /// Gives the requests of a block that say yes.
    pub(crate) fn yes(&self, block: usize) -> Plane {
        let Values::YesNo(yes) = &self.values else {
            return [0; WORDS];
        };
        words(yes, block)
    }

    /// Gives the numbers of a block.
    pub(crate) fn numbers(&self, block: usize) -> &[i32; ROWS] {
        let Values::Numbers(numbers) = &self.values else {
            return &[0; ROWS];
        };
        numbers[block * ROWS..].first_chunk().unwrap_or(&[0; ROWS])
    }

    /// Gives the planes of a block: of some choices, of having a member, and of being open.
    pub(crate) fn choices(
        &self,
        block: usize,
        asked: u128,
    ) -> Option<(impl Iterator<Item = Plane> + '_, Plane, Plane)> {
        let Values::Choices {
            members,
            some,
            open,
        } = &self.values
        else {
            return None;
        };
        let asked = members
            .iter()
            .filter(move |(position, _)| asked >> position & 1 == 1);
        let planes = asked.map(move |(_, plane)| words(plane, block));
        Some((planes, words(some, block), words(open, block)))
    }

    /// Gives the codes that requests state.
    pub(crate) fn dictionary(&self) -> &[String] {
        let Values::Codes { dictionary, .. } = &self.values else {
            return &[];
        };
        dictionary
    }

    /// Gives the codes of a block by their positions in the dictionary.
    pub(crate) fn codes(&self, block: usize) -> Option<&[u32]> {
        let Values::Codes { ids, .. } = &self.values else {
            return None;
        };
        ids.get(block * ROWS..(block + 1) * ROWS)
    }
}

fn position(dictionary: &mut Vec<String>, positions: &mut HashMap<String, u32>, code: &str) -> u32 {
    if let Some(&position) = positions.get(code) {
        return position;
    }
    let position = u32::try_from(dictionary.len()).unwrap_or(u32::MAX);
    dictionary.push(code.to_owned());
    positions.insert(code.to_owned(), position);
    position
}

fn set(plane: &mut [u64], row: usize) {
    plane[row / 64] |= 1 << (row % 64);
}

fn words(plane: &[u64], block: usize) -> Plane {
    std::array::from_fn(|word| plane[block * WORDS + word])
}
