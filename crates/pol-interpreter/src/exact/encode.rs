//! A program as a circuit: its facts become constants or free variables, its nodes bits and integers over them.
//! Written a second time with one fact free again, equal parts are shared; so two completions can be compared.

use super::codes::Classes;
use super::term::{FactTerm, Number, Term, days};
use crate::evaluate::dates;
use pol_compiler::program::{CalendarUnit, CodeRange, Direction, MonthEnd};
use pol_compiler::program::{
    ChoiceSet, CodeSetId, Comparison, Fact, FactId, FactValue, Node, NodeId, Program, Quantifier,
    SystemId, Type, ValueId,
};
use pol_solver::{Bit, Circuit, Integer};
use rust_decimal::Decimal;

/// Writes programs into a circuit.
#[derive(Debug)]
pub(crate) struct Encoder<'a> {
    pub(crate) program: &'a Program,
    pub(crate) circuit: Circuit,
    /// The classes of codes of each system.
    classes: Vec<Classes>,
    /// Nodes that are no exact part of the circuit; none, if the answers are to be relied on.
    pub(crate) not_analysed: Vec<NodeId>,
}

impl<'a> Encoder<'a> {
    /// Starts an empty circuit for a program, and for the codes that a request names.
    pub(crate) fn new(program: &'a Program, known: &[Option<FactValue>]) -> Self {
        let classes = (0..program.systems.len())
            .map(|system| {
                let named = program
                    .facts
                    .iter()
                    .zip(known)
                    .filter(|(fact, _)| system_of(fact) == Some(system));
                Classes::new(
                    program,
                    SystemId::at(system),
                    named.flat_map(|(_, value)| codes_of(value.as_ref())),
                )
            })
            .collect();
        Self {
            program,
            circuit: Circuit::new(),
            classes,
            not_analysed: Vec::new(),
        }
    }

    /// Makes a fact that is known.
    pub(crate) fn known(&mut self, fact: FactId, value: &FactValue) -> FactTerm {
        match value {
            FactValue::YesNo(value) => FactTerm::YesNo(Bit::constant(*value)),
            FactValue::Number(number) => FactTerm::Number(Number::constant(*number)),
            FactValue::Date(date) => FactTerm::Date(Integer::constant(days(*date))),
            FactValue::Choice(position) => {
                FactTerm::Choices(self.choices(fact, ChoiceSet::one(*position), false))
            }
            FactValue::Choices { set, open } => FactTerm::Choices(self.choices(fact, *set, *open)),
            FactValue::Code(code) => {
                FactTerm::Codes(self.codes(fact, std::slice::from_ref(code), false))
            }
            FactValue::Codes { codes, open } => FactTerm::Codes(self.codes(fact, codes, *open)),
            FactValue::Text(_) => FactTerm::Text,
        }
    }

    /// Makes a fact that may be anything of its type and range.
    pub(crate) fn free(&mut self, fact: FactId) -> FactTerm {
        match &self.program.facts[fact.index()].ty {
            Type::YesNo => FactTerm::YesNo(self.circuit.input()),
            Type::Number {
                decimals,
                low,
                high,
                ..
            } => FactTerm::Number(self.free_number(*decimals, *low, *high)),
            Type::Date { low, high } => {
                FactTerm::Date(Integer::input(&mut self.circuit, days(*low), days(*high)))
            }
            Type::OneOf(list) => FactTerm::Choices(
                self.circuit
                    .choice(self.program.choices[list.index()].rows.len()),
            ),
            Type::AnyOf(_) => FactTerm::Choices(self.choices(fact, ChoiceSet::default(), true)),
            Type::Code(system) => {
                FactTerm::Codes(self.circuit.choice(self.classes[system.index()].len()))
            }
            Type::Codes(_) => FactTerm::Codes(self.codes(fact, &[], true)),
            Type::Text => FactTerm::Text,
        }
    }

    /// Tells whether two terms of one fact have different values. Codes differ where their classes do.
    pub(crate) fn unequal(&mut self, left: &FactTerm, right: &FactTerm) -> Bit {
        match (left, right) {
            (FactTerm::YesNo(left), FactTerm::YesNo(right)) => self.circuit.xor(*left, *right),
            (FactTerm::Number(left), FactTerm::Number(right)) => {
                let (left, right, _) = left.aligned(&mut self.circuit, right);
                !left.equals(&mut self.circuit, &right)
            }
            (FactTerm::Date(left), FactTerm::Date(right)) => !left.equals(&mut self.circuit, right),
            (FactTerm::Choices(left), FactTerm::Choices(right))
            | (FactTerm::Codes(left), FactTerm::Codes(right)) => {
                let bits: Vec<Bit> = left
                    .iter()
                    .zip(right)
                    .map(|(&left, &right)| self.circuit.xor(left, right))
                    .collect();
                self.circuit.or(bits)
            }
            _ => Bit::FALSE,
        }
    }

    /// The one value where the condition holds, the other where it does not; both of one fact.
    pub(crate) fn select(&mut self, condition: Bit, then: &FactTerm, other: &FactTerm) -> FactTerm {
        match (then, other) {
            (FactTerm::YesNo(then), FactTerm::YesNo(other)) => {
                FactTerm::YesNo(self.circuit.select(condition, *then, *other))
            }
            (FactTerm::Number(then), FactTerm::Number(other)) => {
                FactTerm::Number(select(&mut self.circuit, condition, then, other))
            }
            (FactTerm::Date(then), FactTerm::Date(other)) => {
                FactTerm::Date(Integer::select(&mut self.circuit, condition, then, other))
            }
            (FactTerm::Choices(then), FactTerm::Choices(other)) => {
                let bits = then.iter().zip(other);
                FactTerm::Choices(
                    bits.map(|(&then, &other)| self.circuit.select(condition, then, other))
                        .collect(),
                )
            }
            (FactTerm::Codes(then), FactTerm::Codes(other)) => {
                let bits = then.iter().zip(other);
                FactTerm::Codes(
                    bits.map(|(&then, &other)| self.circuit.select(condition, then, other))
                        .collect(),
                )
            }
            _ => then.clone(),
        }
    }

    /// Makes a fact free again where it was, and leaves as it is what is known of it.
    pub(crate) fn free_beside(&mut self, fact: FactId, term: &FactTerm) -> FactTerm {
        match term {
            FactTerm::Choices(bits) if self.is_set(fact) => FactTerm::Choices(self.free_bits(bits)),
            FactTerm::Codes(bits) if self.is_set(fact) => FactTerm::Codes(self.free_bits(bits)),
            FactTerm::YesNo(_)
            | FactTerm::Number(_)
            | FactTerm::Date(_)
            | FactTerm::Choices(_)
            | FactTerm::Codes(_)
            | FactTerm::Text => self.free(fact),
        }
    }

    fn is_set(&self, fact: FactId) -> bool {
        matches!(
            self.program.facts[fact.index()].ty,
            Type::AnyOf(_) | Type::Codes(_)
        )
    }

    fn free_bits(&mut self, bits: &[Bit]) -> Vec<Bit> {
        let mut free = |bit: &Bit| {
            if bit.as_constant().is_some() {
                *bit
            } else {
                self.circuit.input()
            }
        };
        bits.iter().map(&mut free).collect()
    }

    fn free_number(&mut self, decimals: u32, low: Decimal, high: Decimal) -> Number {
        let digits = |number: Decimal| {
            let number = number.normalize();
            number.mantissa() * 10_i128.pow(decimals.saturating_sub(number.scale()))
        };
        Number {
            digits: Integer::input(&mut self.circuit, digits(low), digits(high)),
            scale: decimals,
        }
    }

    /// A bit for each choice of the fact's list: true where it is there, free where it may be.
    fn choices(&mut self, fact: FactId, there: ChoiceSet, open: bool) -> Vec<Bit> {
        let (Type::OneOf(list) | Type::AnyOf(list)) = self.program.facts[fact.index()].ty else {
            return Vec::new();
        };
        let bit = |position| match (there.holds(position), open) {
            (true, _) => Bit::TRUE,
            (false, true) => self.circuit.input(),
            (false, false) => Bit::FALSE,
        };
        (0..self.program.choices[list.index()].rows.len())
            .map(bit)
            .collect()
    }

    /// A bit for each class of the fact's system: true where a code of it is there, free where one may be.
    fn codes(&mut self, fact: FactId, there: &[String], open: bool) -> Vec<Bit> {
        let Some(system) = system_of(&self.program.facts[fact.index()]) else {
            return Vec::new();
        };
        let classes = &self.classes[system];
        let holds = |position| there.iter().any(|code| classes.holds(position, code));
        let bit = |position| match (holds(position), open) {
            (true, _) => Bit::TRUE,
            (false, true) => self.circuit.input(),
            (false, false) => Bit::FALSE,
        };
        (0..classes.len()).map(bit).collect()
    }

    /// Writes every node over the given facts.
    pub(crate) fn nodes(&mut self, facts: &[FactTerm]) -> Vec<Term> {
        let mut terms = Vec::with_capacity(self.program.nodes.len());
        for (position, node) in self.program.nodes.iter().enumerate() {
            let term = Copy {
                encoder: self,
                facts,
                terms: &terms,
            }
            .node(NodeId::at(position), node);
            terms.push(term);
        }
        terms
    }

    /// Writes the nodes over facts of which only the named ones differ from those of an earlier writing.
    pub(crate) fn nodes_again(
        &mut self,
        facts: &[FactTerm],
        before: &[Term],
        changed: &[FactId],
    ) -> Vec<Term> {
        let mut terms: Vec<Term> = Vec::with_capacity(before.len());
        let mut differ: Vec<bool> = Vec::with_capacity(before.len());
        for (position, node) in self.program.nodes.iter().enumerate() {
            let reads_changed = node
                .fact(self.program)
                .is_some_and(|fact| changed.contains(&fact));
            let differs = reads_changed
                || node
                    .below(self.program)
                    .iter()
                    .any(|below| differ[below.index()]);
            terms.push(match differs {
                true => Copy {
                    encoder: self,
                    facts,
                    terms: &terms,
                }
                .node(NodeId::at(position), node),
                false => before[position].clone(),
            });
            differ.push(differs);
        }
        terms
    }
}

/// One writing of the nodes: those before the present one are done.
struct Copy<'e, 'a, 't> {
    encoder: &'e mut Encoder<'a>,
    facts: &'t [FactTerm],
    terms: &'t [Term],
}

impl Copy<'_, '_, '_> {
    fn node(&mut self, id: NodeId, node: &Node) -> Term {
        match node {
            Node::Constant(value) => Term::Truth(Bit::constant(*value)),
            Node::YesNo(fact) => Term::Truth(self.facts[fact.index()].yes_no()),
            Node::Criterion(criterion) => {
                Term::Truth(self.truth(self.encoder.program.criteria[criterion.index()].condition))
            }
            Node::Not(item) => Term::Truth(!self.truth(*item)),
            Node::List {
                quantifier, items, ..
            } => Term::Truth(self.list(*quantifier, items)),
            Node::Compare {
                left,
                operator,
                right,
            } => Term::Truth(self.compare(*left, *operator, *right)),
            Node::ChoiceIn { fact, set } => {
                Term::Truth(self.choice_in(*fact, Quantifier::Any, *set))
            }
            Node::ChoicesInclude {
                fact,
                quantifier,
                set,
            } => Term::Truth(self.choice_in(*fact, *quantifier, *set)),
            Node::IsEmpty(fact) => Term::Truth(self.is_empty(*fact)),
            Node::CodeIn { fact, set } => {
                Term::Truth(self.codes_include(*fact, Quantifier::Any, *set))
            }
            Node::CodesInclude {
                fact,
                quantifier,
                set,
            } => Term::Truth(self.codes_include(*fact, *quantifier, *set)),
            Node::Number(number) => Term::Number(Number::constant(*number)),
            Node::NumberFact(fact) => Term::Number(self.facts[fact.index()].number().clone()),
            Node::Value(value) => Term::Number(self.value(*value)),
            Node::AmountOf(amount) => Term::Number(
                self.number(self.encoder.program.amounts[amount.index()].node)
                    .clone(),
            ),
            Node::Sum(items) => Term::Number(self.fold(items, Integer::plus)),
            Node::Less(items) => Term::Number(self.fold(items, Integer::less)),
            Node::Times { factor, of } => Term::Number(self.times(*factor, *of)),
            Node::Capped {
                cases,
                otherwise,
                caps,
            } => Term::Number(self.capped(cases, *otherwise, caps)),
            Node::Date(date) => Term::Date(Integer::constant(days(*date))),
            Node::DateFact(fact) => Term::Date(self.facts[fact.index()].date().clone()),
            Node::Shift {
                from,
                count,
                unit,
                direction,
            } => Term::Date(self.shift(id, *from, *count, *unit, *direction)),
        }
    }

    fn truth(&self, id: NodeId) -> Bit {
        self.terms[id.index()].truth()
    }

    fn number(&self, id: NodeId) -> &Number {
        self.terms[id.index()].number()
    }

    fn list(&mut self, quantifier: Quantifier, items: &[NodeId]) -> Bit {
        let bits: Vec<Bit> = items.iter().map(|&item| self.truth(item)).collect();
        let circuit = &mut self.encoder.circuit;
        match quantifier {
            Quantifier::All => circuit.and(bits),
            Quantifier::Any => circuit.or(bits),
            Quantifier::None => !circuit.or(bits),
            Quantifier::AtLeast(count) => circuit.at_least(count as usize, &bits),
        }
    }

    fn compare(&mut self, left: NodeId, operator: Comparison, right: NodeId) -> Bit {
        let (left, right) = match (&self.terms[left.index()], &self.terms[right.index()]) {
            (Term::Number(left), Term::Number(right)) => {
                let (left, right, _) = left
                    .clone()
                    .aligned(&mut self.encoder.circuit, &right.clone());
                (left, right)
            }
            (Term::Date(left), Term::Date(right)) => (left.clone(), right.clone()),
            _ => unreachable!("typed by the compiler"),
        };
        let circuit = &mut self.encoder.circuit;
        match operator {
            Comparison::Equal => left.equals(circuit, &right),
            Comparison::NotEqual => !left.equals(circuit, &right),
            Comparison::AtLeast => right.at_most(circuit, &left),
            Comparison::AtMost => left.at_most(circuit, &right),
            Comparison::More => !left.at_most(circuit, &right),
            Comparison::Less => !right.at_most(circuit, &left),
        }
    }

    fn choice_in(&mut self, fact: FactId, quantifier: Quantifier, set: ChoiceSet) -> Bit {
        let FactTerm::Choices(bits) = &self.facts[fact.index()] else {
            unreachable!("typed by the compiler")
        };
        let wanted = set
            .positions()
            .filter_map(|position| bits.get(position).copied());
        match quantifier {
            Quantifier::All => self.encoder.circuit.and(wanted),
            Quantifier::Any | Quantifier::AtLeast(_) => self.encoder.circuit.or(wanted),
            Quantifier::None => !self.encoder.circuit.or(wanted),
        }
    }

    fn is_empty(&mut self, fact: FactId) -> Bit {
        match &self.facts[fact.index()] {
            FactTerm::Choices(bits) | FactTerm::Codes(bits) => {
                !self.encoder.circuit.or(bits.iter().copied())
            }
            FactTerm::YesNo(_) | FactTerm::Number(_) | FactTerm::Date(_) | FactTerm::Text => {
                unreachable!("typed by the compiler")
            }
        }
    }

    fn codes_include(&mut self, fact: FactId, quantifier: Quantifier, set: CodeSetId) -> Bit {
        let members = &self.encoder.program.code_sets[set.index()].members;
        let found: Vec<Bit> = members
            .iter()
            .map(|range| self.code_in(fact, set, range))
            .collect();
        match quantifier {
            Quantifier::All => self.encoder.circuit.and(found),
            Quantifier::Any | Quantifier::AtLeast(_) => self.encoder.circuit.or(found),
            Quantifier::None => !self.encoder.circuit.or(found),
        }
    }

    /// Tells whether a code of the fact lies in a range.
    fn code_in(&mut self, fact: FactId, set: CodeSetId, range: &CodeRange) -> Bit {
        let FactTerm::Codes(bits) = &self.facts[fact.index()] else {
            unreachable!("typed by the compiler")
        };
        let classes =
            &self.encoder.classes[self.encoder.program.code_sets[set.index()].system.index()];
        let covered = bits
            .iter()
            .enumerate()
            .filter(|(class, _)| classes.lies_in(*class, range));
        self.encoder.circuit.or(covered.map(|(_, bit)| *bit))
    }

    /// The entry for the judged date; no entry covers a date on which the policy is not in force, where nothing depends on it.
    fn value(&mut self, value: ValueId) -> Number {
        let program = self.encoder.program;
        let date = self.facts[program.policy.in_force.by.index()]
            .date()
            .clone();
        let mut number: Option<Number> = None;
        for entry in &program.values[value.index()].entries {
            let this = Number::constant(entry.number);
            let from = Integer::constant(entry.from.map_or(i128::from(i32::MIN), days));
            let until = Integer::constant(entry.until.map_or(i128::from(i32::MAX), days));
            let circuit = &mut self.encoder.circuit;
            let began = from.at_most(circuit, &date);
            let lasts = date.at_most(circuit, &until);
            let covers = circuit.and([began, lasts]);
            number = Some(match number {
                None => this,
                Some(before) => select(circuit, covers, &this, &before),
            });
        }
        number.expect("the compiler refuses a value without an entry")
    }

    fn fold(
        &mut self,
        items: &[NodeId],
        combine: fn(&Integer, &mut Circuit, &Integer) -> Integer,
    ) -> Number {
        let mut numbers = items
            .iter()
            .map(|&item| self.number(item).clone())
            .collect::<Vec<_>>()
            .into_iter();
        let first = numbers.next().expect("the compiler makes no empty sum");
        numbers.fold(first, |left, right| {
            let (left, right, scale) = left.aligned(&mut self.encoder.circuit, &right);
            Number {
                digits: combine(&left, &mut self.encoder.circuit, &right),
                scale,
            }
        })
    }

    fn times(&mut self, factor: Decimal, of: NodeId) -> Number {
        let factor = factor.normalize();
        let number = self.number(of).clone();
        let whole = u64::try_from(factor.mantissa()).expect("the compiler bounds factors");
        let digits = number.digits.times(&mut self.encoder.circuit, whole);
        Number {
            digits,
            scale: number.scale + factor.scale(),
        }
    }

    fn capped(
        &mut self,
        cases: &[(NodeId, NodeId)],
        otherwise: NodeId,
        caps: &[(Option<NodeId>, NodeId)],
    ) -> Number {
        let mut number = self.least_case(cases, otherwise);
        for (guard, bound) in caps {
            let holds = guard.map_or(Bit::TRUE, |guard| self.truth(guard));
            let bound = self.number(*bound).clone();
            let circuit = &mut self.encoder.circuit;
            let least = min(circuit, &number, &bound);
            number = select(circuit, holds, &least, &number);
        }
        number
    }

    /// The least value of the cases that hold; `otherwise` where none does.
    fn least_case(&mut self, cases: &[(NodeId, NodeId)], otherwise: NodeId) -> Number {
        let mut number = self.number(otherwise).clone();
        let mut some = Bit::FALSE;
        for (guard, value) in cases {
            let (holds, value) = (self.truth(*guard), self.number(*value).clone());
            let circuit = &mut self.encoder.circuit;
            let least = min(circuit, &number, &value);
            let taken = select(circuit, some, &least, &value);
            number = select(circuit, holds, &taken, &number);
            some = circuit.or([some, holds]);
        }
        number
    }

    fn shift(
        &mut self,
        id: NodeId,
        from: NodeId,
        count: u32,
        unit: CalendarUnit,
        direction: Direction,
    ) -> Integer {
        let (date, days) = (
            self.terms[from.index()].date().clone(),
            match unit {
                CalendarUnit::Days => i128::from(count),
                CalendarUnit::Weeks => 7 * i128::from(count),
                CalendarUnit::Months | CalendarUnit::Years => {
                    return self.shift_by_months(id, from, count, unit, direction);
                }
            },
        );
        let signed = match direction {
            Direction::Before => -days,
            Direction::After => days,
        };
        date.plus(&mut self.encoder.circuit, &Integer::constant(signed))
    }

    /// Months differ in length: exact for a known date; an unknown one is left free and named as not analysed.
    fn shift_by_months(
        &mut self,
        id: NodeId,
        from: NodeId,
        count: u32,
        unit: CalendarUnit,
        direction: Direction,
    ) -> Integer {
        let from = self.terms[from.index()].date();
        let month_end = self
            .encoder
            .program
            .policy
            .month_end
            .unwrap_or(MonthEnd::Clamps);
        let shifted = |day: i128| {
            days(dates::shifted(
                super::term::date(day),
                count,
                unit,
                direction,
                month_end,
            ))
        };
        let (low, high) = (shifted(from.low()), shifted(from.high()));
        if low == high {
            return Integer::constant(low);
        }
        self.encoder.not_analysed.push(id);
        Integer::input(&mut self.encoder.circuit, low, high)
    }
}

/// Gives the position of the system of a fact that is a code or a set of codes.
fn system_of(fact: &Fact) -> Option<usize> {
    match fact.ty {
        Type::Code(system) | Type::Codes(system) => Some(system.index()),
        Type::YesNo
        | Type::Number { .. }
        | Type::Date { .. }
        | Type::OneOf(_)
        | Type::AnyOf(_)
        | Type::Text => None,
    }
}

fn codes_of(value: Option<&FactValue>) -> impl Iterator<Item = &str> {
    let codes = match value {
        Some(FactValue::Code(code)) => std::slice::from_ref(code),
        Some(FactValue::Codes { codes, .. }) => codes.as_slice(),
        _ => &[],
    };
    codes.iter().map(String::as_str)
}

/// The smaller of two numbers.
pub(crate) fn min(circuit: &mut Circuit, left: &Number, right: &Number) -> Number {
    let (left, right, scale) = left.aligned(circuit, right);
    Number {
        digits: left.min(circuit, &right),
        scale,
    }
}

/// The one number where the condition holds, the other where it does not.
pub(crate) fn select(
    circuit: &mut Circuit,
    condition: Bit,
    then: &Number,
    other: &Number,
) -> Number {
    let (then, other, scale) = then.aligned(circuit, other);
    Number {
        digits: Integer::select(circuit, condition, &then, &other),
        scale,
    }
}
