//! The nodes of a program in; steps over columns out. Each node is lowered once for stated facts and once for facts with presumptions.
//! What columns cannot tell is lowered to what is not known, so that the interpreter judges where it matters.

mod numbers;
mod scale;

use crate::plan::{Asked, Compute, Flag, Judge, Measure, Step};
use numbers::Ranged;
use pol_compiler::program::{FactId, FactValue, Node, NodeId, Program, Quantifier, Type};
use std::collections::HashMap;

/// Which facts a node is read over.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) enum Over {
    /// Those that are stated.
    Stated,
    /// Those and the presumed ones.
    Presumed,
}

/// What a step comes to before it is added.
enum Simple {
    /// A register that is there.
    Same(Flag),
    /// A step.
    Step(Judge),
}

/// A plan in the making.
pub(crate) struct Lowering<'p> {
    /// The program.
    pub(crate) program: &'p Program,
    /// The steps so far.
    pub(crate) steps: Vec<Step>,
    /// The registers of truths so far.
    pub(crate) flags: usize,
    /// The registers of numbers so far.
    pub(crate) measures: usize,
    /// How many decimals numbers are counted with.
    pub(crate) decimals: u32,
    /// The choices of each fact that are asked for.
    pub(crate) asked: Vec<u128>,
    conditions: HashMap<(NodeId, Over), Flag>,
    judged: HashMap<Judge, Flag>,
    opposites: HashMap<Flag, Flag>,
    constants: HashMap<Flag, bool>,
    made: HashMap<Compute, Measure>,
    numbers: HashMap<(NodeId, Over), Ranged>,
    facts: HashMap<(FactId, Over), Ranged>,
}

impl<'p> Lowering<'p> {
    /// Begins with no step.
    pub(crate) fn new(program: &'p Program) -> Self {
        Self {
            program,
            steps: Vec::new(),
            flags: 0,
            measures: 0,
            decimals: scale::decimals(program),
            asked: vec![0; program.facts.len()],
            conditions: HashMap::new(),
            judged: HashMap::new(),
            opposites: HashMap::new(),
            constants: HashMap::new(),
            made: HashMap::new(),
            numbers: HashMap::new(),
            facts: HashMap::new(),
        }
    }

    /// Adds a step that fills a register of truths; where the same is judged already, or needs no step, gives that register.
    pub(crate) fn judge(&mut self, judge: Judge) -> Flag {
        match self.simplified(judge) {
            Simple::Same(flag) => flag,
            Simple::Step(judge) => match self.judged.get(&judge) {
                Some(&flag) => flag,
                None => self.new_judge(judge),
            },
        }
    }

    fn new_judge(&mut self, judge: Judge) -> Flag {
        let flag = Flag(self.flags);
        self.flags += 1;
        if let Judge::Not(of) = judge {
            self.opposites.insert(flag, of);
        }
        if let Judge::Constant(Some(holds)) = judge {
            self.constants.insert(flag, holds);
        }
        self.judged.insert(judge.clone(), flag);
        self.steps.push(Step::Judge(flag, judge));
        flag
    }

    /// Leaves out of lists what cannot change them, and takes apart lists in lists of their kind, opposites of opposites and lists of one.
    fn simplified(&self, judge: Judge) -> Simple {
        match judge {
            Judge::Not(of) => match (self.constants.get(&of), self.opposites.get(&of)) {
                (Some(holds), _) => Simple::Step(Judge::Constant(Some(!holds))),
                (None, Some(&inner)) => Simple::Same(inner),
                (None, None) => Simple::Step(Judge::Not(of)),
            },
            Judge::All(flags) => self.joined(&flags, true, Judge::All),
            Judge::Any(flags) => self.joined(&flags, false, Judge::Any),
            Judge::Constant(_)
            | Judge::Stated(..)
            | Judge::Presumed { .. }
            | Judge::AtLeast(..)
            | Judge::Compare(..) => Simple::Step(judge),
        }
    }

    fn joined(&self, flags: &[Flag], neutral: bool, list: fn(Box<[Flag]>) -> Judge) -> Simple {
        let mut kept: Vec<Flag> = Vec::new();
        for flag in flags {
            match self.constants.get(flag) {
                Some(holds) if *holds == neutral => {}
                Some(holds) => return Simple::Step(Judge::Constant(Some(*holds))),
                None if kept.contains(flag) => {}
                None => kept.push(*flag),
            }
        }
        match kept[..] {
            [] => Simple::Step(Judge::Constant(Some(neutral))),
            [only] => Simple::Same(only),
            _ => Simple::Step(list(kept.into())),
        }
    }

    /// Adds a step that fills a register of numbers; where the same is computed already, gives that register.
    pub(crate) fn compute(&mut self, compute: Compute) -> Measure {
        if let Some(&measure) = self.made.get(&compute) {
            return measure;
        }
        let measure = Measure(self.measures);
        self.measures += 1;
        self.made.insert(compute.clone(), measure);
        self.steps.push(Step::Compute(measure, compute));
        measure
    }

    /// Lowers a condition.
    pub(crate) fn condition(&mut self, node: NodeId, over: Over) -> Flag {
        if let Some(&flag) = self.conditions.get(&(node, over)) {
            return flag;
        }
        let flag = self.lowered(node, over);
        self.conditions.insert((node, over), flag);
        flag
    }

    fn lowered(&mut self, node: NodeId, over: Over) -> Flag {
        let program = self.program;
        match &program.nodes[node.index()] {
            Node::Constant(holds) => self.judge(Judge::Constant(Some(*holds))),
            Node::YesNo(fact) => self.asked(*fact, Asked::Yes, over),
            Node::Criterion(criterion) => {
                self.condition(program.criteria[criterion.index()].condition, over)
            }
            Node::Not(inner) => {
                let inner = self.condition(*inner, over);
                self.judge(Judge::Not(inner))
            }
            Node::List {
                quantifier, items, ..
            } => self.list(*quantifier, items, over),
            Node::Compare {
                left,
                operator,
                right,
            } => {
                let left = self.number(*left, over).operand;
                let right = self.number(*right, over).operand;
                self.judge(Judge::Compare(left, *operator, right))
            }
            Node::ChoiceIn { fact, set }
                if set.0 & self.every_choice(*fact) == self.every_choice(*fact) =>
            {
                self.judge(Judge::Constant(Some(true)))
            }
            Node::ChoiceIn { set, .. } if set.is_empty() => {
                self.judge(Judge::Constant(Some(false)))
            }
            Node::ChoiceIn { fact, set } => self.asked(*fact, Asked::OneOf(set.0), over),
            Node::ChoicesInclude {
                fact,
                quantifier,
                set,
            } => self.include(*fact, *quantifier, set.0, over),
            Node::IsEmpty(fact) => self.asked(*fact, Asked::Empty, over),
            Node::CodeIn { fact, set } => self.asked(*fact, Asked::CodeIn(*set), over),
            Node::CodesInclude { fact, .. } => self.asked(*fact, Asked::Beyond, over),
            Node::Number(_)
            | Node::NumberFact(_)
            | Node::Value(_)
            | Node::AmountOf(_)
            | Node::Sum(_)
            | Node::Less(_)
            | Node::Times { .. }
            | Node::Capped { .. }
            | Node::Date(_)
            | Node::DateFact(_)
            | Node::Shift { .. } => {
                unreachable!("the compiler puts conditions where conditions belong")
            }
        }
    }

    fn list(&mut self, quantifier: Quantifier, items: &[NodeId], over: Over) -> Flag {
        let items: Box<[Flag]> = items
            .iter()
            .map(|&item| self.condition(item, over))
            .collect();
        match quantifier {
            Quantifier::All => self.judge(Judge::All(items)),
            Quantifier::Any => self.judge(Judge::Any(items)),
            Quantifier::None => {
                let any = self.judge(Judge::Any(items));
                self.judge(Judge::Not(any))
            }
            Quantifier::AtLeast(wanted) => self.judge(Judge::AtLeast(wanted, items)),
        }
    }

    fn include(&mut self, fact: FactId, quantifier: Quantifier, set: u128, over: Over) -> Flag {
        let wanted = match quantifier {
            Quantifier::All => set.count_ones(),
            Quantifier::Any | Quantifier::None => 1,
            Quantifier::AtLeast(wanted) => wanted,
        };
        let found = self.asked(fact, Asked::AtLeast(wanted, set), over);
        match quantifier {
            Quantifier::None => self.judge(Judge::Not(found)),
            Quantifier::All | Quantifier::Any | Quantifier::AtLeast(_) => found,
        }
    }

    /// Asks a fact, and what is presumed of it.
    fn asked(&mut self, fact: FactId, asked: Asked, over: Over) -> Flag {
        let program = self.program;
        if let Asked::OneOf(choices) | Asked::AtLeast(_, choices) = asked {
            self.asked[fact.index()] |= choices;
        }
        let of = self.judge(Judge::Stated(fact, asked));
        let presumed = program.facts[fact.index()].presumed.as_ref();
        match presumed.filter(|_| over == Over::Presumed) {
            None => of,
            Some(presumed) => {
                let when = presumed.when.map(|when| self.condition(when, Over::Stated));
                let holds = answer(program, &presumed.value, asked);
                self.judge(Judge::Presumed {
                    of,
                    fact,
                    when,
                    holds,
                })
            }
        }
    }

    fn every_choice(&self, fact: FactId) -> u128 {
        match &self.program.facts[fact.index()].ty {
            Type::OneOf(choices) | Type::AnyOf(choices) => {
                let rows = self.program.choices[choices.index()].rows.len();
                (0..rows).fold(0, |every, row| every | 1 << row)
            }
            Type::YesNo
            | Type::Number { .. }
            | Type::Date { .. }
            | Type::Code(_)
            | Type::Codes(_)
            | Type::Text => u128::MAX,
        }
    }
}

/// Answers what a fact is asked by a value of it.
fn answer(program: &Program, value: &FactValue, asked: Asked) -> Option<bool> {
    match (asked, value) {
        (Asked::Yes, FactValue::YesNo(yes)) => Some(*yes),
        (Asked::OneOf(choices), FactValue::Choice(choice)) => Some(choices >> choice & 1 == 1),
        (Asked::AtLeast(wanted, choices), FactValue::Choices { set, open }) => {
            let found = (set.0 & choices).count_ones() >= wanted;
            (found || !open).then_some(found)
        }
        (Asked::Empty, FactValue::Choices { set, open }) => {
            (!set.is_empty() || !open).then_some(set.is_empty())
        }
        (Asked::Empty, FactValue::Codes { codes, open }) => {
            (!codes.is_empty() || !open).then_some(codes.is_empty())
        }
        (Asked::CodeIn(set), FactValue::Code(code)) => {
            let codes = &program.code_sets[set.index()];
            let hierarchical = program.systems[codes.system.index()].hierarchical;
            Some(codes.covers(code, hierarchical))
        }
        _ => None,
    }
}
