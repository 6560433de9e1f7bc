//! What must hold of single stated facts for a policy to have anything to say: a code, a choice, a yes or no, days.
//! Read off conditions; what cannot be said of one fact alone is left out, and the condition itself is asked instead.

use super::{
    ChoiceSet, CodeSetId, Comparison, CriterionId, Dates, FactId, FactValue, Node, NodeId, Program,
    Quantifier, Role, Type,
};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// Something that must hold of one stated fact.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Need {
    /// The fact.
    pub fact: FactId,
    /// What it must be.
    pub among: Among,
}

/// What a fact must be; a set must hold at least one such member.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Among {
    /// This answer.
    YesNo(bool),
    /// One of these choices.
    Choices(ChoiceSet),
    /// A code that is covered by this set.
    Codes(CodeSetId),
    /// One of these days.
    Days(Dates),
}

impl Program {
    /// Gives what a condition needs of single facts that a host states, each of which is false only where the condition is.
    pub fn needs_of(&self, root: NodeId) -> Vec<Need> {
        let mut found = Needs::of(&self.nodes, root, |criterion: CriterionId| {
            let criterion = self.criteria.get(criterion.index())?;
            Some(criterion.condition)
        });
        found.needs.retain(|need| self.is_as_stated(need.fact));
        found.needs
    }

    /// Gives the needs of the days in force, of each `governs`, and of `selected`, in this order.
    pub fn needs(&self) -> Vec<Need> {
        let force = Need {
            fact: self.policy.in_force.by,
            among: Among::Days(Dates {
                from: Some(self.policy.in_force.from),
                until: self.policy.in_force.until,
            }),
        };
        let governs = self.policy.governs.iter();
        let governs = governs.flat_map(|it| self.needs_of(it.condition));
        let selected = self.policy.selected.iter().cloned();
        std::iter::once(force)
            .chain(governs)
            .chain(selected)
            .collect()
    }

    /// Tells whether a need holds of what is stated or always presumed; `None` where it is not known.
    pub fn holds(&self, need: &Need, stated: Option<&FactValue>) -> Option<bool> {
        let presumed = self.facts.get(need.fact.index())?.presumed.as_ref();
        let presumed = presumed.filter(|it| it.when.is_none()).map(|it| &it.value);
        let value = stated.or(presumed)?;
        match (&need.among, value) {
            (Among::YesNo(answer), FactValue::YesNo(value)) => Some(answer == value),
            (Among::Choices(set), FactValue::Choice(at)) => Some(set.holds(*at)),
            (Among::Choices(set), FactValue::Choices { set: given, open }) => {
                found(given.meets(*set), *open)
            }
            (Among::Codes(set), FactValue::Code(code)) => Some(self.covers(*set, code)),
            (Among::Codes(set), FactValue::Codes { codes, open }) => {
                found(codes.iter().any(|code| self.covers(*set, code)), *open)
            }
            (Among::Days(days), FactValue::Date(day)) => Some(days.hold(*day)),
            (Among::YesNo(_) | Among::Choices(_) | Among::Codes(_) | Among::Days(_), _) => None,
        }
    }

    /// Says a need as a condition is written: `request.code is one of 97124, 97140`.
    pub fn need_in_words(&self, need: &Need) -> String {
        let fact = self.facts.get(need.fact.index());
        let path = fact.map_or("", |fact| fact.path.as_str());
        let verb = match fact.map(|fact| &fact.ty) {
            Some(Type::AnyOf(_) | Type::Codes(_)) => "includes any of",
            Some(
                Type::YesNo
                | Type::Number { .. }
                | Type::Date { .. }
                | Type::OneOf(_)
                | Type::Code(_)
                | Type::Text,
            )
            | None => "is one of",
        };
        match &need.among {
            Among::YesNo(true) => path.to_owned(),
            Among::YesNo(false) => format!("not {path}"),
            Among::Choices(set) => {
                let names: Vec<&str> = self.choice_names(need.fact, *set).collect();
                format!("{path} {verb} {}", names.join(", "))
            }
            Among::Codes(set) => {
                let members = self.code_sets.get(set.index()).map(|set| &set.members);
                let members = members.into_iter().flatten().map(ToString::to_string);
                format!("{path} {verb} {}", members.collect::<Vec<_>>().join(", "))
            }
            Among::Days(days) => format!("{path} is{days}"),
        }
    }

    /// Gives the names of choices of a fact's list.
    pub fn choice_names(&self, fact: FactId, set: ChoiceSet) -> impl Iterator<Item = &str> {
        let list = match self.facts.get(fact.index()).map(|fact| &fact.ty) {
            Some(Type::OneOf(list) | Type::AnyOf(list)) => self.choices.get(list.index()),
            Some(
                Type::YesNo
                | Type::Number { .. }
                | Type::Date { .. }
                | Type::Code(_)
                | Type::Codes(_)
                | Type::Text,
            )
            | None => None,
        };
        let rows = list
            .into_iter()
            .flat_map(|list| list.rows.iter().enumerate());
        rows.filter(move |(at, _)| set.holds(*at))
            .map(|(_, row)| row.name.as_str())
    }

    fn covers(&self, set: CodeSetId, code: &str) -> bool {
        let Some(set) = self.code_sets.get(set.index()) else {
            return false;
        };
        let system = self.systems.get(set.system.index());
        set.covers(code, system.is_some_and(|system| system.hierarchical))
    }

    /// Tells whether a condition reads of a fact just what a host states: no rows, and nothing too old or worked out.
    fn is_as_stated(&self, fact: FactId) -> bool {
        self.facts.get(fact.index()).is_some_and(|fact| {
            fact.role == Role::Stated && fact.recent.is_none() && fact.derived.is_none()
        })
    }
}

fn found(is_there: bool, open: bool) -> Option<bool> {
    (is_there || !open).then_some(is_there)
}

/// The needs of a condition, and whether they are all that it says.
pub(crate) struct Needs {
    /// What it needs.
    pub(crate) needs: Vec<Need>,
    /// Whether it holds wherever they do.
    pub(crate) complete: bool,
}

impl Needs {
    /// Reads them off nodes; `criterion` gives where a criterion's own condition stands among them.
    pub(crate) fn of(
        nodes: &[Node],
        root: NodeId,
        criterion: impl Fn(CriterionId) -> Option<NodeId>,
    ) -> Self {
        let mut found = Self {
            needs: Vec::new(),
            complete: true,
        };
        let mut open = vec![root];
        while let Some(at) = open.pop() {
            match nodes.get(at.index()) {
                Some(Node::Criterion(id)) => match criterion(*id) {
                    Some(condition) => open.push(condition),
                    None => found.complete = false,
                },
                Some(Node::List {
                    quantifier: Quantifier::All,
                    items,
                    ..
                }) => open.extend(items.iter().rev()),
                Some(node) => match single(node, nodes) {
                    Some(need) => found.needs.push(need),
                    None => found.complete = false,
                },
                None => found.complete = false,
            }
        }
        found
    }
}

/// Gives what a condition says of one fact, where it says just that.
fn single(node: &Node, nodes: &[Node]) -> Option<Need> {
    let need = |fact: FactId, among| Some(Need { fact, among });
    match node {
        Node::YesNo(fact) => need(*fact, Among::YesNo(true)),
        Node::Not(of) => {
            let Node::YesNo(fact) = nodes.get(of.index())? else {
                return None;
            };
            need(*fact, Among::YesNo(false))
        }
        Node::ChoiceIn { fact, set } => need(*fact, Among::Choices(*set)),
        Node::ChoicesInclude {
            fact,
            quantifier: Quantifier::Any,
            set,
        } => need(*fact, Among::Choices(*set)),
        Node::CodeIn { fact, set } => need(*fact, Among::Codes(*set)),
        Node::CodesInclude {
            fact,
            quantifier: Quantifier::Any,
            set,
        } => need(*fact, Among::Codes(*set)),
        Node::Compare {
            left,
            operator,
            right,
        } => days(
            nodes.get(left.index())?,
            *operator,
            nodes.get(right.index())?,
        ),
        Node::Constant(_)
        | Node::Criterion(_)
        | Node::List { .. }
        | Node::ChoicesInclude { .. }
        | Node::CodesInclude { .. }
        | Node::IsEmpty(_)
        | Node::Number(_)
        | Node::NumberFact(_)
        | Node::Value(_)
        | Node::AmountOf(_)
        | Node::Sum(_)
        | Node::Less(_)
        | Node::Times { .. }
        | Node::Capped { .. }
        | Node::Date(_)
        | Node::DateFact(_)
        | Node::Shift { .. } => None,
    }
}

/// Gives the days that a comparison of a fact with a date allows.
fn days(left: &Node, operator: Comparison, right: &Node) -> Option<Need> {
    let (Node::DateFact(fact), Node::Date(day)) = (left, right) else {
        return None;
    };
    let days = |from: Option<Date>, until: Option<Date>| {
        Some(Need {
            fact: *fact,
            among: Among::Days(Dates { from, until }),
        })
    };
    match operator {
        Comparison::Equal => days(Some(*day), Some(*day)),
        Comparison::AtLeast => days(Some(*day), None),
        Comparison::AtMost => days(None, Some(*day)),
        Comparison::More => days(Some(day.tomorrow().ok()?), None),
        Comparison::Less => days(None, Some(day.yesterday().ok()?)),
        Comparison::NotEqual => None,
    }
}
