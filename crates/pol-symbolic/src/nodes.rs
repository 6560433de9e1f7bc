//! The nodes of a program in a circuit: conditions become bits, numbers and dates bounded integers.
//! Written a second time with some facts or nodes changed, equal parts are the same bits; so two writings can be compared.

use crate::encoder::Encoder;
use crate::months;
use crate::term::{FactTerm, Number, Term, days};
use pol_compiler::program::{
    self, CalendarUnit, ChoiceSet, CodeRange, CodeSetId, Comparison, Direction, FactId, MonthEnd,
    Node, NodeId, Quantifier, ValueId,
};
use pol_solver::{Bit, Circuit, Integer};
use rust_decimal::Decimal;

impl Encoder<'_> {
    /// Writes every node over the given facts.
    pub fn nodes(&mut self, facts: &[FactTerm]) -> Vec<Term> {
        let mut terms = Vec::with_capacity(self.program.nodes.len());
        for node in &self.program.nodes {
            let term = Copy {
                encoder: self,
                facts,
                terms: &terms,
            }
            .node(node);
            terms.push(term);
        }
        terms
    }

    /// Writes the nodes over facts of which only the named ones differ from those of an earlier writing.
    pub fn nodes_again(
        &mut self,
        facts: &[FactTerm],
        before: &[Term],
        changed: &[FactId],
    ) -> Vec<Term> {
        self.nodes_from(facts, before, changed, &[])
    }

    /// Writes the nodes over the facts of an earlier writing with some nodes put in the place of others; what a new node is
    /// made of stands before it.
    pub fn nodes_with(
        &mut self,
        facts: &[FactTerm],
        before: &[Term],
        replaced: &[(NodeId, Node)],
    ) -> Vec<Term> {
        self.nodes_from(facts, before, &[], replaced)
    }

    /// Writes again only what reads a changed fact or is made of a replaced node.
    fn nodes_from(
        &mut self,
        facts: &[FactTerm],
        before: &[Term],
        changed: &[FactId],
        replaced: &[(NodeId, Node)],
    ) -> Vec<Term> {
        let program = self.program;
        let mut terms: Vec<Term> = Vec::with_capacity(before.len());
        let mut differ: Vec<bool> = Vec::with_capacity(before.len());
        for (position, node) in program.nodes.iter().enumerate() {
            let replacement = replaced.iter().find(|(id, _)| id.index() == position);
            let node = replacement.map_or(node, |(_, node)| node);
            let reads_changed = node
                .fact(program)
                .is_some_and(|fact| changed.contains(&fact));
            let stands_on = || node.below(program).into_iter();
            let differs = replacement.is_some()
                || reads_changed
                || stands_on().any(|below| differ[below.index()]);
            terms.push(match differs {
                true => Copy {
                    encoder: self,
                    facts,
                    terms: &terms,
                }
                .node(node),
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
    fn node(&mut self, node: &Node) -> Term {
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
            } => Term::Date(self.shift(*from, *count, *unit, *direction)),
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
        let system = self.encoder.program.code_sets[set.index()].system;
        let classes = self.encoder.classes(system);
        let covered = bits
            .iter()
            .enumerate()
            .filter(|(class, _)| classes.lies_in(*class, range));
        let covered: Vec<Bit> = covered.map(|(_, bit)| *bit).collect();
        self.encoder.circuit.or(covered)
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
                Some(before) => Number::select(circuit, covers, &this, &before),
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
            let least = number.min(circuit, &bound);
            number = Number::select(circuit, holds, &least, &number);
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
            let least = number.min(circuit, &value);
            let taken = Number::select(circuit, some, &least, &value);
            number = Number::select(circuit, holds, &taken, &number);
            some = circuit.or([some, holds]);
        }
        number
    }

    fn shift(
        &mut self,
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
                    return self.shift_by_months(from, count, unit, direction);
                }
            },
        );
        let signed = match direction {
            Direction::Before => -days,
            Direction::After => days,
        };
        date.plus(&mut self.encoder.circuit, &Integer::constant(signed))
    }

    /// Months differ in length: what is added depends on the day.
    fn shift_by_months(
        &mut self,
        from: NodeId,
        count: u32,
        unit: CalendarUnit,
        direction: Direction,
    ) -> Integer {
        let from = self.terms[from.index()].date().clone();
        let month_end = self
            .encoder
            .program
            .policy
            .month_end
            .unwrap_or(MonthEnd::Clamps);
        let shifted = |date| program::shifted(date, count, unit, direction, month_end);
        let steps = months::steps(from.low(), from.high(), shifted);
        from.stepped(&mut self.encoder.circuit, &steps)
    }
}
