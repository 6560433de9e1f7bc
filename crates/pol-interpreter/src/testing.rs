//! Programs built by hand, for the tests of this crate.
//! The facts, findings and choices are those of the small policy; a test adds its own nodes, rules and amounts.

#![expect(clippy::unwrap_used, reason = "tests")]

use crate::facts::Facts;
use jiff::civil::date;
use pol_compiler::program::*;
use pol_parser::Span;
use rust_decimal::Decimal;

pub(crate) const NOT_MET: FindingId = FindingId(0);
pub(crate) const REFER: FindingId = FindingId(1);
pub(crate) const MET: FindingId = FindingId(2);

const VISITS: UnitId = UnitId(0);
const ICD: SystemId = SystemId(0);
const CPT: SystemId = SystemId(1);
const CONDITION: ChoicesId = ChoicesId(0);
const SIDE: ChoicesId = ChoicesId(1);

/// Builds a program.
pub(crate) struct Build {
    pub(crate) program: Program,
}

impl Build {
    /// Starts with the small policy, without its rule.
    pub(crate) fn small() -> Self {
        let mut build = Self { program: empty() };
        build.fact(
            "request.service_date",
            Type::Date {
                low: date(1900, 1, 1),
                high: date(2199, 12, 31),
            },
        );
        build.fact("request.visits", visits(1, 100));
        build.fact("request.code", Type::Code(CPT));
        build.fact("member.adult", Type::YesNo);
        build.fact("member.conditions", Type::AnyOf(CONDITION));
        build.fact("member.side", Type::OneOf(SIDE));
        let day = build.node(Node::DateFact(FactId(0)));
        let first = build.node(Node::Date(date(2022, 1, 1)));
        build.program.policy.in_force.condition = build.compare(day, Comparison::AtLeast, first);
        build
    }

    /// Declares a fact.
    pub(crate) fn fact(&mut self, path: &str, ty: Type) -> FactId {
        let id = FactId(self.program.facts.len() as u32);
        let name = path.split_once('.').unwrap().0;
        let groups = &mut self.program.groups;
        if !groups.iter().any(|group| group.name == name) {
            groups.push(Group {
                name: name.to_owned(),
                label: None,
                facts: Vec::new(),
            });
        }
        groups
            .iter_mut()
            .find(|group| group.name == name)
            .unwrap()
            .facts
            .push(id);
        self.program.facts.push(Fact {
            path: path.to_owned(),
            ty,
            question: Some(format!("{path}?")),
            role: Role::Stated,
            recent: None,
            not_before: None,
            not_after: None,
            derived: None,
            presumed: None,
            was: None,
            citation: Citation::default(),
            notes: Vec::new(),
            span: Span::default(),
        });
        id
    }

    /// Declares a yes/no fact and gives its condition.
    pub(crate) fn yes_no(&mut self, path: &str) -> (FactId, NodeId) {
        let fact = self.fact(path, Type::YesNo);
        (fact, self.node(Node::YesNo(fact)))
    }

    /// Presumes a value.
    pub(crate) fn presume(&mut self, fact: FactId, value: FactValue, when: Option<NodeId>) {
        self.program.facts[fact.index()].presumed = Some(Presumption { value, when });
    }

    /// Adds a node.
    pub(crate) fn node(&mut self, node: Node) -> NodeId {
        self.program.nodes.push(node);
        let phrase = format!("node {}", self.program.origins.len());
        self.program.origins.push(Origin {
            of_days: false,
            span: Span::default(),
            phrase,
        });
        NodeId(self.program.nodes.len() as u32 - 1)
    }

    /// Adds a comparison.
    pub(crate) fn compare(&mut self, left: NodeId, operator: Comparison, right: NodeId) -> NodeId {
        self.node(Node::Compare {
            left,
            operator,
            right,
        })
    }

    /// Adds a list.
    pub(crate) fn list(&mut self, quantifier: Quantifier, items: &[NodeId]) -> NodeId {
        self.node(Node::List {
            quantifier,
            items: items.into(),
            bulleted: true,
        })
    }

    /// Adds the opposite.
    pub(crate) fn not(&mut self, item: NodeId) -> NodeId {
        self.node(Node::Not(item))
    }

    /// Adds a number.
    pub(crate) fn number(&mut self, number: i64) -> NodeId {
        self.node(Node::Number(number.into()))
    }

    /// Declares a criterion and gives the condition that names it.
    pub(crate) fn criterion(&mut self, name: &str, condition: NodeId) -> NodeId {
        let id = CriterionId(self.program.criteria.len() as u32);
        self.program.criteria.push(Criterion {
            name: name.to_owned(),
            dates: Dates::default(),
            text: Some(words(&format!("{name} holds"))),
            condition,
            citation: Citation::default(),
            notes: Vec::new(),
            span: Span::default(),
        });
        self.node(Node::Criterion(id))
    }

    /// Declares an amount with one case and caps.
    pub(crate) fn amount(
        &mut self,
        name: &str,
        value: NodeId,
        caps: &[(Option<NodeId>, NodeId)],
    ) -> AmountId {
        let node = self.node(Node::Capped {
            cases: Box::new([]),
            otherwise: value,
            caps: caps.into(),
        });
        let cap = || Cap {
            dates: Dates::default(),
            because: Some(words("a cap")),
            citation: Citation::default(),
            span: Span::default(),
        };
        self.program.amounts.push(Amount {
            name: name.to_owned(),
            unit: VISITS,
            text: None,
            node,
            caps: caps.iter().map(|_| cap()).collect(),
            citation: Citation::default(),
            notes: Vec::new(),
            span: Span::default(),
        });
        AmountId(self.program.amounts.len() as u32 - 1)
    }

    /// Declares a rule.
    pub(crate) fn rule(&mut self, name: &str, finding: FindingId, condition: NodeId) -> RuleId {
        self.program.rules.push(Rule {
            name: name.to_owned(),
            dates: Dates::default(),
            finding,
            settles: false,
            releasing: None,
            because: Some(words(&format!("{name} applies"))),
            condition,
            citation: Citation::default(),
            notes: Vec::new(),
            span: Span::default(),
        });
        RuleId(self.program.rules.len() as u32 - 1)
    }

    /// Declares an exception into `refer`, from `not_met` and partial releases.
    pub(crate) fn exception(&mut self, name: &str, condition: NodeId) -> &mut Exception {
        self.program.exceptions.push(Exception {
            name: name.to_owned(),
            dates: Dates::default(),
            text: Some(words(&format!("{name} turns"))),
            turns: vec![NOT_MET],
            turns_partial_release: true,
            into: REFER,
            except: Vec::new(),
            condition,
            citation: Citation::default(),
            notes: Vec::new(),
            span: Span::default(),
        });
        self.program.exceptions.last_mut().unwrap()
    }

    /// Gives the facts that these statements make, and a service date in force.
    pub(crate) fn facts<const N: usize>(&self, stated: [(FactId, FactValue); N]) -> Facts {
        let mut facts = Facts::none(&self.program);
        facts.state(FactId(0), FactValue::Date(date(2022, 6, 15)));
        for (fact, value) in stated {
            facts.state(fact, value);
        }
        facts
    }
}

/// Makes the type of a whole number of visits.
pub(crate) fn visits(low: i64, high: i64) -> Type {
    Type::Number {
        unit: VISITS,
        decimals: 0,
        low: low.into(),
        high: high.into(),
    }
}

/// Makes a value of so many.
pub(crate) fn count(number: i64) -> FactValue {
    FactValue::Number(Decimal::from(number))
}

pub(crate) fn words(text: &str) -> Text {
    Text(vec![TextPart::Words(text.to_owned())])
}

fn empty() -> Program {
    let finding = |name: &str, kind| Finding {
        name: name.to_owned(),
        kind,
        label: format!("{name}!"),
    };
    Program {
        policy: Policy {
            name: "small".to_owned(),
            span: Span::default(),
            title: "A small policy".to_owned(),
            publisher: None,
            source: None,
            review_by: None,
            superseded: None,
            selected: Vec::new(),
            in_force: InForce {
                by: FactId(0),
                from: date(2022, 1, 1),
                until: None,
                condition: NodeId(0),
                because: Some(words("not in force")),
                citation: Citation::default(),
            },
            governs: Vec::new(),
            month_end: None,
            notes: Vec::new(),
        },
        revisions: Vec::new(),
        findings: vec![
            finding("not_met", FindingKind::Adverse),
            finding("refer", FindingKind::Review),
            finding("met", FindingKind::Release),
        ],
        otherwise: REFER,
        otherwise_span: Span::default(),
        units: vec![Unit {
            plural: "visits".to_owned(),
            singular: "visit".to_owned(),
        }],
        systems: vec![system("icd10cm", true), system("cpt", false)],
        code_sets: vec![code_set("J45"), code_set("L20")],
        choices: vec![
            choices("condition", &[("asthma", Some(0)), ("eczema", Some(1))]),
            choices("side", &[("left", None), ("right", None)]),
        ],
        groups: Vec::new(),
        facts: Vec::new(),
        records: Vec::new(),
        taken: Vec::new(),
        limits: Vec::new(),
        row_nodes: 0,
        derivation_nodes: 0,
        values: Vec::new(),
        nodes: Vec::new(),
        origins: Vec::new(),
        presumption_nodes: 0,
        criteria: Vec::new(),
        amounts: Vec::new(),
        rules: Vec::new(),
        exceptions: Vec::new(),
        advisories: Vec::new(),
        clauses: Vec::new(),
        examples: Vec::new(),
    }
}

fn system(name: &str, hierarchical: bool) -> CodeSystem {
    CodeSystem {
        name: name.to_owned(),
        title: name.to_owned(),
        edition: None,
        hierarchical,
        only: None,
    }
}

fn code_set(code: &str) -> CodeSet {
    let range = CodeRange {
        first: code.to_owned(),
        last: code.to_owned(),
    };
    CodeSet {
        name: None,
        system: ICD,
        members: vec![range],
        span: Span::default(),
    }
}

fn choices(name: &str, rows: &[(&str, Option<u32>)]) -> Choices {
    let choice = |&(name, codes): &(&str, Option<u32>)| Choice {
        name: name.to_owned(),
        label: name.to_uppercase(),
        codes: codes.map(|set| ChoiceCodes::These(CodeSetId(set))),
        dates: Dates::default(),
    };
    Choices {
        name: name.to_owned(),
        rows: rows.iter().map(choice).collect(),
    }
}
