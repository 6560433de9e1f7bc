//! A whole program in; reports out of what it declares and nothing in it uses. Examples do not count as use.

use crate::declarations::Declarations;
use crate::diagnostics;
use crate::program::{
    AmountId, CalendarUnit, ChoiceCodes, ChoicesId, CodeSetId, CriterionId, FactId, FindingId,
    Node, Program, SystemId, TakenKind, Text, TextPart, Type, UnitId, ValueId, Window,
};
use crate::units;
use pol_parser::Diagnostic;
use std::collections::HashSet;

/// What a program uses.
#[derive(Default)]
struct Used {
    facts: HashSet<FactId>,
    criteria: HashSet<CriterionId>,
    amounts: HashSet<AmountId>,
    values: HashSet<ValueId>,
    units: HashSet<UnitId>,
    choices: HashSet<ChoicesId>,
    systems: HashSet<SystemId>,
}

/// Reports what nothing uses.
pub(crate) fn check(
    program: &Program,
    used_sets: &HashSet<CodeSetId>,
    declarations: &Declarations<'_>,
    sink: &mut Vec<Diagnostic>,
) {
    let used = Used::of(program);
    used.report_facts(declarations, sink);
    used.report_computations(declarations, sink);
    used.report_vocabulary(declarations, sink);
    report_findings(program, declarations, sink);
    report_records(program, declarations, sink);
    for (set, id) in declarations.code_sets.iter().zip(0..) {
        if !used_sets.contains(&CodeSetId(id)) {
            sink.push(diagnostics::unused_code_set(
                &set.tree.name.text,
                set.tree.name.span,
            ));
        }
    }
}

/// Reports a `month end` that no date arithmetic needs.
pub(crate) fn check_month_end(
    program: &Program,
    declarations: &Declarations<'_>,
    sink: &mut Vec<Diagnostic>,
) {
    let said = declarations
        .policies
        .iter()
        .find_map(|policy| policy.tree.month_end);
    let windows = program.taken.iter().filter_map(|taken| taken.window);
    let recent = program.facts.iter().filter_map(|fact| fact.recent);
    let mut windows = windows.chain(recent);
    let needed = windows.any(|window| window.needs_month_end())
        || program.nodes.iter().any(|node| {
            matches!(
                node,
                Node::Shift {
                    unit: CalendarUnit::Months | CalendarUnit::Years,
                    ..
                }
            )
        });
    if let Some((_, span)) = said.filter(|_| !needed) {
        sink.push(diagnostics::month_end_unneeded(span));
    }
}

impl Used {
    fn of(program: &Program) -> Self {
        let mut used = Self::default();
        program.nodes.iter().for_each(|node| used.read_node(node));
        used.read_records(program);
        used.facts.insert(program.policy.in_force.by);
        let selected = program.policy.selected.iter();
        used.facts.extend(selected.map(|need| need.fact));
        for releasing in program.rules.iter().filter_map(|rule| rule.releasing) {
            used.amounts.insert(releasing.amount);
            used.facts.insert(releasing.of);
        }
        texts(program).for_each(|text| used.read_text(text));
        program
            .facts
            .iter()
            .for_each(|fact| used.read_type(&fact.ty));
        used.units
            .extend(program.values.iter().map(|value| value.unit));
        used.units
            .extend(program.amounts.iter().map(|amount| amount.unit));
        used.read_systems(program);
        used
    }

    fn read_node(&mut self, node: &Node) {
        self.facts.extend(node.own_fact());
        if let Node::Criterion(id) = node {
            self.criteria.insert(*id);
        }
        if let Node::AmountOf(id) = node {
            self.amounts.insert(*id);
        }
        if let Node::Value(id) = node {
            self.values.insert(*id);
        }
    }

    fn read_records(&mut self, program: &Program) {
        for taken in &program.taken {
            self.facts.extend(&taken.reads);
            self.facts.extend(taken.by);
            match taken.kind {
                TakenKind::Count | TakenKind::Any => {}
                TakenKind::Sum(column)
                | TakenKind::Latest(column)
                | TakenKind::Earliest(column) => {
                    self.facts.insert(column);
                }
            }
        }
        for fact in &program.facts {
            let days = fact.recent.iter().flat_map(Window::facts);
            self.facts
                .extend(days.chain(fact.not_before).chain(fact.not_after));
        }
        let including = program.limits.iter().filter_map(|limit| limit.including);
        self.facts.extend(including);
    }

    fn read_text(&mut self, text: &Text) {
        for part in &text.0 {
            match part {
                TextPart::Words(_) => {}
                TextPart::Fact(id) => drop(self.facts.insert(*id)),
                TextPart::Value(id) => drop(self.values.insert(*id)),
                TextPart::Amount(id) => drop(self.amounts.insert(*id)),
            }
        }
    }

    fn read_type(&mut self, ty: &Type) {
        match ty {
            Type::Number { unit, .. } => drop(self.units.insert(*unit)),
            Type::OneOf(list) | Type::AnyOf(list) => drop(self.choices.insert(*list)),
            Type::Code(system) | Type::Codes(system) => drop(self.systems.insert(*system)),
            Type::YesNo | Type::Date { .. } | Type::Text => {}
        }
    }

    fn read_systems(&mut self, program: &Program) {
        let rows = program.choices.iter().flat_map(|list| &list.rows);
        for codes in rows.filter_map(|row| row.codes.as_ref()) {
            let system = match codes {
                ChoiceCodes::These(set) => program.code_sets[set.index()].system,
                ChoiceCodes::Otherwise(system) => *system,
            };
            self.systems.insert(system);
        }
    }

    fn report_facts(&self, declarations: &Declarations<'_>, sink: &mut Vec<Diagnostic>) {
        for (row, id) in declarations.facts.iter().zip(0..) {
            if !self.facts.contains(&FactId(id)) {
                sink.push(diagnostics::unread_fact(&row.path, row.tree.name.span));
            }
        }
    }

    fn report_computations(&self, declarations: &Declarations<'_>, sink: &mut Vec<Diagnostic>) {
        for (criterion, id) in declarations.criteria.iter().zip(0..) {
            if !self.criteria.contains(&CriterionId(id)) {
                sink.push(diagnostics::unused_criterion(
                    &criterion.tree.name.text,
                    criterion.tree.name.span,
                ));
            }
        }
        for (amount, id) in declarations.amounts.iter().zip(0..) {
            if !self.amounts.contains(&AmountId(id)) {
                sink.push(diagnostics::unused_amount(
                    &amount.tree.name.text,
                    amount.tree.name.span,
                ));
            }
        }
        for (value, id) in declarations.values.iter().zip(0..) {
            if !self.values.contains(&ValueId(id)) {
                sink.push(diagnostics::unused_value(
                    &value.tree.name.text,
                    value.tree.name.span,
                ));
            }
        }
    }

    fn report_vocabulary(&self, declarations: &Declarations<'_>, sink: &mut Vec<Diagnostic>) {
        for (unit, id) in declarations.units.iter().zip(units::first_declared()..) {
            if !self.units.contains(&UnitId(id)) {
                sink.push(diagnostics::unused_unit(
                    &unit.tree.plural.text,
                    unit.tree.plural.span,
                ));
            }
        }
        for (list, id) in declarations.choices.iter().zip(0..) {
            if !self.choices.contains(&ChoicesId(id)) {
                sink.push(diagnostics::unused_choices(
                    &list.tree.name.text,
                    list.tree.name.span,
                ));
            }
        }
        for (system, id) in declarations.systems.iter().zip(0..) {
            if !self.systems.contains(&SystemId(id)) {
                sink.push(diagnostics::unused_system(
                    &system.tree.name.text,
                    system.tree.name.span,
                ));
            }
        }
    }
}

/// Reports findings to which nothing comes.
fn report_findings(program: &Program, declarations: &Declarations<'_>, sink: &mut Vec<Diagnostic>) {
    let found = program.rules.iter().map(|rule| rule.finding);
    let turned = program.exceptions.iter().map(|exception| exception.into);
    let reached: HashSet<FindingId> = found.chain(turned).chain([program.otherwise]).collect();
    let rows = declarations
        .findings
        .iter()
        .take(1)
        .flat_map(|table| &table.tree.rows);
    for (row, id) in rows.zip(0..) {
        if !reached.contains(&FindingId(id)) {
            sink.push(diagnostics::unreached_finding(
                &row.name.text,
                row.name.span,
            ));
        }
    }
}

/// Reports records of which nothing is taken, and limits that nothing names.
fn report_records(program: &Program, declarations: &Declarations<'_>, sink: &mut Vec<Diagnostic>) {
    for (record, id) in declarations.records.iter().zip(0..) {
        if !program.taken.iter().any(|taken| taken.record.0 == id) {
            let name = &record.tree.name;
            sink.push(diagnostics::unused_record(&name.text, name.span));
        }
    }
    let limits = declarations.limits.iter().zip(&program.limits);
    for (declared, limit) in limits.filter(|(_, limit)| !limit.is_named) {
        let name = &declared.tree.name;
        sink.push(diagnostics::unused_limit(&limit.name, name.span));
    }
}

/// Gives every text of a program that a reader of a determination can see.
fn texts(program: &Program) -> impl Iterator<Item = &Text> {
    let header = program
        .policy
        .in_force
        .because
        .iter()
        .chain(program.policy.governs.iter().flat_map(|it| &it.because));
    let caps = program
        .amounts
        .iter()
        .flat_map(|amount| &amount.caps)
        .flat_map(|cap| &cap.because);
    header
        .chain(program.criteria.iter().flat_map(|it| &it.text))
        .chain(program.amounts.iter().flat_map(|it| &it.text))
        .chain(caps)
        .chain(program.rules.iter().flat_map(|it| &it.because))
        .chain(program.exceptions.iter().flat_map(|it| &it.text))
        .chain(program.advisories.iter().flat_map(|it| &it.text))
}
