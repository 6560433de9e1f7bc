//! Slips in conditions and computations: of rules, exceptions, advisories, criteria and amounts.

use super::patch::Patch;
use super::{Mutant, MutantKind};
use crate::parts::{self, Part};
use crate::words;
use pol_compiler::program::{
    ChoiceSet, Citer, Comparison, FactId, Node, NodeId, Program, Quantifier, Type,
};
use pol_parser::Span;
use rust_decimal::Decimal;

/// Adds the slips in every condition and computation.
pub(super) fn mutants(program: &Program, mutants: &mut Vec<Mutant>) {
    for part in parts::declarations(program) {
        let mut slips = Slips {
            program,
            within: format!("{} {}", part.kind, part.name),
            mutants,
        };
        for id in nodes(program, &part) {
            slips.of_node(id);
        }
    }
}

/// The nodes of a declaration, those of an advisory's `unless` included.
fn nodes(program: &Program, part: &Part<'_>) -> Vec<NodeId> {
    let mut nodes = parts::within(program, part.root);
    if let Citer::Advisory(id) = part.citer
        && let Some(unless) = program.advisories[id.index()].unless
    {
        nodes.extend(parts::within(program, unless));
    }
    nodes
}

struct Slips<'a> {
    program: &'a Program,
    within: String,
    mutants: &'a mut Vec<Mutant>,
}

impl Slips<'_> {
    fn add(&mut self, kind: MutantKind, id: NodeId, node: Node, slip: String) {
        self.mutants.push(Mutant {
            kind,
            slip: format!("in {} {slip}", self.within),
            within: self.within.clone(),
            span: self.span(id),
            patch: Patch::Node(id, node),
        });
    }

    fn span(&self, id: NodeId) -> Span {
        self.program.origins[id.index()].span
    }

    fn words(&self, id: NodeId) -> String {
        words::condition(self.program, id, true)
    }

    /// Of what comes of days only the days themselves can slip.
    fn of_node(&mut self, id: NodeId) {
        let program = self.program;
        let is_date = matches!(program.nodes[id.index()], Node::Date(_));
        if program.origins[id.index()].of_days && !is_date {
            return;
        }
        match &program.nodes[id.index()] {
            Node::List {
                quantifier,
                items,
                bulleted,
            } => self.of_list(id, *quantifier, items, *bulleted),
            Node::Not(item) => {
                let slip = format!("`{}` were `{}`", self.words(id), self.words(*item));
                let same = Node::List {
                    quantifier: Quantifier::All,
                    items: [*item].into(),
                    bulleted: false,
                };
                self.add(MutantKind::Negation, id, same, slip);
            }
            Node::Compare {
                left,
                operator,
                right,
            } => self.of_comparison(id, *left, *operator, *right),
            Node::ChoiceIn { fact, set } => {
                let with = |set| Node::ChoiceIn { fact: *fact, set };
                self.of_choices(id, *fact, *set, with);
            }
            Node::ChoicesInclude {
                fact,
                quantifier,
                set,
            } => {
                let with = |set| Node::ChoicesInclude {
                    fact: *fact,
                    quantifier: *quantifier,
                    set,
                };
                self.of_choices(id, *fact, *set, with);
                self.of_inclusion(id, *fact, *quantifier, *set);
            }
            Node::Capped {
                cases,
                otherwise,
                caps,
            } => self.of_amount(id, cases, *otherwise, caps),
            Node::Date(date) => {
                for (other, word) in [(date.yesterday(), "earlier"), (date.tomorrow(), "later")] {
                    if let Ok(other) = other {
                        let slip = format!("the date {date} were a day {word}");
                        self.add(MutantKind::Date, id, Node::Date(other), slip);
                    }
                }
            }
            Node::Constant(_)
            | Node::YesNo(_)
            | Node::Criterion(_)
            | Node::IsEmpty(_)
            | Node::CodeIn { .. }
            | Node::CodesInclude { .. }
            | Node::Number(_)
            | Node::NumberFact(_)
            | Node::Value(_)
            | Node::AmountOf(_)
            | Node::Times { .. }
            | Node::DateFact(_)
            | Node::Shift { .. } => {}
            Node::Sum(parts) => self.of_computation(id, parts, Node::Sum),
            Node::Less(parts) => self.of_computation(id, parts, Node::Less),
        }
    }

    /// A sum or a difference without one of its parts; what something is taken from stays.
    fn of_computation(&mut self, id: NodeId, parts: &[NodeId], with: fn(Box<[NodeId]>) -> Node) {
        let whole = words::phrase(self.program, id);
        let from = usize::from(matches!(self.program.nodes[id.index()], Node::Less(_)));
        for (position, part) in parts.iter().enumerate().skip(from) {
            let mut fewer = parts.to_vec();
            fewer.remove(position);
            let part = words::phrase(self.program, *part);
            let slip = format!("`{part}` were left out of `{whole}`");
            self.add(MutantKind::Computation, id, with(fewer.into()), slip);
            self.of_number(id, parts[position]);
        }
    }

    /// A number that is computed with, one step up and down.
    fn of_number(&mut self, id: NodeId, part: NodeId) {
        let Node::Number(number) = self.program.nodes[part.index()] else {
            return;
        };
        let step = Decimal::new(1, number.normalize().scale());
        let whole = words::phrase(self.program, id);
        for other in [number - step, number + step] {
            if other >= Decimal::ZERO {
                let (number, other) = (number.normalize(), other.normalize());
                let slip = format!("the {number} of `{whole}` were {other}");
                self.add(MutantKind::Threshold, part, Node::Number(other), slip);
            }
        }
    }

    fn of_list(&mut self, id: NodeId, quantifier: Quantifier, items: &[NodeId], bulleted: bool) {
        let list = |quantifier| Node::List {
            quantifier,
            items: items.into(),
            bulleted,
        };
        let header = if bulleted {
            words::phrase(self.program, id).to_owned()
        } else {
            self.words(id)
        };
        for (other, word) in other_quantifiers(quantifier, items.len()) {
            let slip = format!("`{header}` were `{word}`");
            self.add(MutantKind::Quantifier, id, list(other), slip);
        }
        if items.len() < 2 {
            return;
        }
        for (position, &item) in items.iter().enumerate() {
            if self.program.origins[item.index()].of_days {
                continue;
            }
            let mut fewer = items.to_vec();
            fewer.remove(position);
            let node = Node::List {
                quantifier: fitting(quantifier, fewer.len()),
                items: fewer.into(),
                bulleted,
            };
            let slip = format!("`{}` were left out", self.words(item));
            let span = self.span(item);
            self.add(MutantKind::Item, id, node, slip);
            if let Some(mutant) = self.mutants.last_mut() {
                mutant.span = span;
            }
        }
    }

    fn of_comparison(&mut self, id: NodeId, left: NodeId, operator: Comparison, right: NodeId) {
        let words = self.words(id);
        let other = match operator {
            Comparison::Equal => Comparison::NotEqual,
            Comparison::NotEqual => Comparison::Equal,
            Comparison::AtLeast => Comparison::More,
            Comparison::More => Comparison::AtLeast,
            Comparison::AtMost => Comparison::Less,
            Comparison::Less => Comparison::AtMost,
        };
        let node = Node::Compare {
            left,
            operator: other,
            right,
        };
        let instead = words::comparison(self.program, left, other, right);
        let slip = format!("`{words}` were `{instead}`");
        self.add(MutantKind::Comparison, id, node, slip);
        for side in [left, right] {
            if let Node::Number(number) = self.program.nodes[side.index()] {
                self.of_threshold(id, side, number, [left, right]);
            }
        }
    }

    /// A number that is compared, one step up and down: of the decimals that the other side has.
    fn of_threshold(&mut self, id: NodeId, side: NodeId, number: Decimal, sides: [NodeId; 2]) {
        let step = Decimal::new(
            1,
            sides
                .map(|id| decimals(self.program, id))
                .into_iter()
                .max()
                .unwrap_or(0),
        );
        let condition = self.words(id);
        for (other, word) in [(number - step, "less"), (number + step, "more")] {
            if other >= Decimal::ZERO {
                let other = other.normalize();
                let slip = format!(
                    "the {} of `{condition}` were {other}, {step} {word}",
                    number.normalize()
                );
                self.add(MutantKind::Threshold, side, Node::Number(other), slip);
            }
        }
    }

    fn of_choices(
        &mut self,
        id: NodeId,
        fact: FactId,
        set: ChoiceSet,
        with: impl Fn(ChoiceSet) -> Node,
    ) {
        if set.positions().nth(1).is_none() {
            return;
        }
        let path = &self.program.facts[fact.index()].path;
        for position in set.positions() {
            let fewer = ChoiceSet(set.0 & !ChoiceSet::one(position).0);
            let choice = words::choice(self.program, fact, position);
            let slip = format!("`{choice}` were left out of those asked of {path}");
            self.add(MutantKind::Member, id, with(fewer), slip);
        }
    }

    fn of_inclusion(&mut self, id: NodeId, fact: FactId, quantifier: Quantifier, set: ChoiceSet) {
        let other = match quantifier {
            Quantifier::All => Quantifier::Any,
            Quantifier::Any | Quantifier::AtLeast(_) => Quantifier::All,
            Quantifier::None => Quantifier::Any,
        };
        let several = set.positions().nth(1).is_some();
        if !several && quantifier != Quantifier::None {
            return;
        }
        let word = if other == Quantifier::All {
            "all of"
        } else {
            "any of"
        };
        let node = Node::ChoicesInclude {
            fact,
            quantifier: other,
            set,
        };
        let slip = format!("`{}` asked for {word} them", self.words(id));
        self.add(MutantKind::Quantifier, id, node, slip);
    }

    fn of_amount(
        &mut self,
        id: NodeId,
        cases: &[(NodeId, NodeId)],
        otherwise: NodeId,
        caps: &[(Option<NodeId>, NodeId)],
    ) {
        let amount =
            |cases: Vec<(NodeId, NodeId)>, caps: Vec<(Option<NodeId>, NodeId)>| Node::Capped {
                cases: cases.into(),
                otherwise,
                caps: caps.into(),
            };
        for (position, (_, bound)) in caps.iter().enumerate() {
            let mut fewer = caps.to_vec();
            fewer.remove(position);
            let slip = format!(
                "the cap `at most {}` were left out",
                words::phrase(self.program, *bound)
            );
            self.add(MutantKind::Cap, id, amount(cases.to_vec(), fewer), slip);
            self.of_number(*bound, *bound);
        }
        for (position, (guard, number)) in cases.iter().enumerate() {
            self.of_number(*number, *number);
            let mut fewer = cases.to_vec();
            fewer.remove(position);
            let slip = format!("the case `{}` were left out", self.words(*guard));
            self.add(MutantKind::Cap, id, amount(fewer, caps.to_vec()), slip);
        }
        if !cases.is_empty() {
            self.of_number(otherwise, otherwise);
        }
    }
}

/// The quantifiers that a list may have been meant to have, and their words.
fn other_quantifiers(quantifier: Quantifier, items: usize) -> Vec<(Quantifier, String)> {
    let at_least = |count: u32| (Quantifier::AtLeast(count), format!("at least {count} of"));
    match quantifier {
        Quantifier::All if items > 1 => vec![(Quantifier::Any, "any of".into())],
        Quantifier::Any if items > 1 => vec![(Quantifier::All, "all of".into())],
        Quantifier::None => vec![(Quantifier::Any, "any of".into())],
        Quantifier::AtLeast(count) => {
            let more = (count as usize) < items;
            let fewer = (count > 1).then(|| at_least(count - 1));
            fewer
                .into_iter()
                .chain(more.then(|| at_least(count + 1)))
                .collect()
        }
        Quantifier::All | Quantifier::Any => Vec::new(),
    }
}

/// A count that fewer items can still reach.
fn fitting(quantifier: Quantifier, items: usize) -> Quantifier {
    match quantifier {
        Quantifier::AtLeast(count) => {
            Quantifier::AtLeast(count.min(u32::try_from(items).unwrap_or(count)))
        }
        Quantifier::All | Quantifier::Any | Quantifier::None => quantifier,
    }
}

/// The decimals that a number has by its declaration.
fn decimals(program: &Program, id: NodeId) -> u32 {
    let below = parts::within(program, id).into_iter();
    let decimals = below.map(|id| match &program.nodes[id.index()] {
        Node::NumberFact(fact) => match program.facts[fact.index()].ty {
            Type::Number { decimals, .. } => decimals,
            Type::YesNo
            | Type::Date { .. }
            | Type::OneOf(_)
            | Type::AnyOf(_)
            | Type::Code(_)
            | Type::Codes(_)
            | Type::Text => 0,
        },
        Node::Number(number) => number.normalize().scale(),
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
        | Node::CodesInclude { .. }
        | Node::Value(_)
        | Node::AmountOf(_)
        | Node::Sum(_)
        | Node::Less(_)
        | Node::Times { .. }
        | Node::Capped { .. }
        | Node::Date(_)
        | Node::DateFact(_)
        | Node::Shift { .. } => 0,
    });
    decimals.max().unwrap_or(0)
}
