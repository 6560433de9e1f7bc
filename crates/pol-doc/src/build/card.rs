//! The declarations of a policy as cards: text, what it says, what it cites, and the notes for the next author.
//! A declaration in; a card out.

use super::Context;
use crate::document::{Card, Field, Inline, Item, Words, listed, name_link, text};
use crate::ids;
use crate::phrase::spaced;
use pol::program::{
    Advisory, Amount, Citation, Criterion, Exception, Node, NodeId, Releasing, Rule, Text,
};

impl Context<'_> {
    pub(super) fn criterion_card(&self, criterion: &Criterion) -> Card {
        let mut fields = vec![self.when("Met when", criterion.condition)];
        self.tail(&mut fields, &criterion.citation, &criterion.notes);
        Card {
            id: ids::criterion(&criterion.name),
            kind: "criterion",
            name: criterion.name.clone(),
            tone: None,
            title: self.title(criterion.text.as_ref(), &criterion.name),
            line: self.line(criterion.span),
            fields,
        }
    }

    pub(super) fn rule_card(&self, rule: &Rule) -> Card {
        let mut finds = vec![self.finding(rule.finding)];
        if rule.settles {
            finds.push(text(
                ", and settles it: this stands before every other finding",
            ));
        }
        let mut fields = vec![Field::of("Finds", finds)];
        fields.extend(rule.releasing.map(|it| self.releases(it)));
        fields.push(self.when("Applies when", rule.condition));
        self.tail(&mut fields, &rule.citation, &rule.notes);
        Card {
            id: ids::rule(&rule.name),
            kind: "rule",
            name: rule.name.clone(),
            tone: Some(self.program.findings[rule.finding.index()].kind),
            title: self.title(rule.because.as_ref(), &rule.name),
            line: self.line(rule.span),
            fields,
        }
    }

    fn releases(&self, releasing: Releasing) -> Field {
        let words = vec![
            self.phrases.amount(releasing.amount.index()),
            text(", of "),
            self.phrases.fact(releasing.of),
        ];
        Field::of("Releases", words)
    }

    pub(super) fn exception_card(&self, exception: &Exception) -> Card {
        let mut turns: Vec<Inline> = exception.turns.iter().map(|id| self.finding(*id)).collect();
        if exception.turns_partial_release {
            turns.push(text("a release of less than was requested"));
        }
        let mut turned = listed(turns);
        turned.extend([text(" into "), self.finding(exception.into)]);
        let mut fields = vec![Field::of("Turns", turned)];
        if !exception.except.is_empty() {
            let rules = exception.except.iter().map(|id| {
                let name = &self.program.rules[id.index()].name;
                name_link(ids::rule(name), name)
            });
            fields.push(Field::of("Does not reach", listed(rules.collect())));
        }
        fields.push(self.when("Applies when", exception.condition));
        self.tail(&mut fields, &exception.citation, &exception.notes);
        Card {
            id: ids::exception(&exception.name),
            kind: "exception",
            name: exception.name.clone(),
            tone: None,
            title: self.title(exception.text.as_ref(), &exception.name),
            line: self.line(exception.span),
            fields,
        }
    }

    pub(super) fn advisory_card(&self, advisory: &Advisory) -> Card {
        let mut fields = vec![self.when("Told when", advisory.condition)];
        fields.extend(advisory.unless.map(|it| self.when("Unless", it)));
        self.tail(&mut fields, &advisory.citation, &advisory.notes);
        Card {
            id: ids::advisory(&advisory.name),
            kind: "advisory",
            name: advisory.name.clone(),
            tone: None,
            title: self.title(advisory.text.as_ref(), &advisory.name),
            line: self.line(advisory.span),
            fields,
        }
    }

    pub(super) fn amount_card(&self, amount: &Amount) -> Card {
        let mut fields = self.comes_to(amount.node);
        let caps: Vec<Item> = (0..amount.caps.len())
            .filter_map(|at| self.cap_item(amount, at))
            .collect();
        if !caps.is_empty() {
            fields.push(Field {
                label: "At most",
                items: caps,
            });
        }
        self.tail(&mut fields, &amount.citation, &amount.notes);
        Card {
            id: ids::amount(&amount.name),
            kind: "amount",
            name: amount.name.clone(),
            tone: None,
            title: self.title(amount.text.as_ref(), &amount.name),
            line: self.line(amount.span),
            fields,
        }
    }

    fn comes_to(&self, node: NodeId) -> Vec<Field> {
        let Node::Capped {
            cases, otherwise, ..
        } = &self.program.nodes[node.index()]
        else {
            return vec![Field::of("Comes to", self.expression(node))];
        };
        let case = |&(guard, value): &(NodeId, NodeId)| Item {
            words: [self.expression(value), vec![text(", when")]].concat(),
            below: vec![self.condition(guard)],
        };
        let mut items: Vec<Item> = cases.iter().map(case).collect();
        let mut rest = self.expression(*otherwise);
        if !items.is_empty() {
            rest.insert(0, text("otherwise "));
        }
        let span = self.program.origins[otherwise.index()].span;
        rest.push(Inline::Line(self.line(span)));
        items.push(Item::of(rest));
        vec![Field {
            label: "Comes to",
            items,
        }]
    }

    /// Gives a cap: how much, when, why, and what it cites.
    fn cap_item(&self, amount: &Amount, at: usize) -> Option<Item> {
        let cap = amount.caps.get(at)?;
        let (guard, bound) = self.cap_nodes(amount, at)?;
        let mut words = self.expression(bound);
        if let Some(because) = &cap.because {
            words.push(text(": "));
            words.extend(self.phrases.text(because));
        }
        words.push(Inline::Line(self.line(cap.span)));
        let guard = guard.map(|guard| Item {
            words: vec![text("when")],
            below: vec![self.condition(guard)],
        });
        Some(Item {
            words,
            below: guard.into_iter().collect(),
        })
    }

    /// Gives the guard and the bound of a cap.
    pub(super) fn cap_nodes(&self, amount: &Amount, at: usize) -> Option<(Option<NodeId>, NodeId)> {
        let Node::Capped { caps, .. } = &self.program.nodes[amount.node.index()] else {
            return None;
        };
        caps.get(at).copied()
    }

    pub(super) fn when(&self, label: &'static str, condition: NodeId) -> Field {
        Field {
            label,
            items: vec![self.condition(condition)],
        }
    }

    /// Adds what is cited and the notes.
    pub(super) fn tail(&self, fields: &mut Vec<Field>, citation: &Citation, notes: &[String]) {
        let mut cited = self.cited(citation);
        let beside = beside(citation);
        if !beside.is_empty() {
            let comma = if cited.is_empty() { "" } else { ", " };
            cited.push(text(format!("{comma}{beside}")));
        }
        if !cited.is_empty() {
            fields.push(Field::of("Stands on", cited));
        }
        for note in notes {
            fields.push(Field::of("Note", vec![text(note.clone())]));
        }
    }

    fn title(&self, words: Option<&Text>, name: &str) -> Words {
        words.map_or_else(|| vec![text(spaced(name))], |it| self.phrases.text(it))
    }
}

/// The words of a citation without its section, which stands above.
fn beside(citation: &Citation) -> &str {
    let rest = citation.text.strip_prefix(citation.section.as_str());
    let rest = rest.unwrap_or(&citation.text);
    rest.strip_prefix(", ").unwrap_or(rest)
}
