//! Names and vocabulary in; what each fact, value and amount is, out: all that checking an expression needs to know.
//! `None` is a type that could not be told and has its diagnostic: whatever reads it is silent.

use crate::check::range;
use crate::declarations::Declarations;
use crate::diagnostics;
use crate::names::Names;
use crate::program::{
    AmountId, ChoicesId, FactId, FindingId, FindingKind, MonthEnd, SystemId, Type, Unit, UnitId,
    ValueId,
};
use crate::units;
use crate::vocabulary::Vocabulary;
use pol_parser::{Diagnostic, ast};

/// What can be known of every name before any expression is read.
pub(crate) struct Signatures<'a> {
    /// The declarations.
    pub(crate) declarations: &'a Declarations<'a>,
    /// The names.
    pub(crate) names: &'a Names,
    /// The units.
    pub(crate) units: Vec<Unit>,
    /// The type of each fact.
    pub(crate) facts: Vec<Option<Type>>,
    /// The unit of each value.
    pub(crate) values: Vec<Option<UnitId>>,
    /// The unit of each amount.
    pub(crate) amounts: Vec<Option<UnitId>>,
    /// The kind of each finding.
    pub(crate) findings: Vec<FindingKind>,
    /// How months end.
    pub(crate) month_end: MonthEnds,
}

/// What the policy says of months that are too short.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum MonthEnds {
    /// It says how they end.
    Said(MonthEnd),
    /// It does not say.
    Unsaid,
    /// The policy's header could not be read.
    Unknown,
}

impl<'a> Signatures<'a> {
    /// Reads the signatures of all declarations.
    pub(crate) fn of(
        declarations: &'a Declarations<'a>,
        names: &'a Names,
        vocabulary: &Vocabulary,
        sink: &mut Vec<Diagnostic>,
    ) -> Self {
        let units = units::all(declarations);
        let mut unit =
            |name: &ast::Name| names.units.resolve(name, sink, diagnostics::unknown_unit);
        let values = declarations
            .values
            .iter()
            .map(|value| unit(&value.tree.unit))
            .collect();
        let amounts = declarations
            .amounts
            .iter()
            .map(|amount| unit(&amount.tree.unit))
            .collect();
        let rows = declarations
            .findings
            .iter()
            .take(1)
            .flat_map(|table| &table.tree.rows);
        let findings = rows.map(|row| row.kind).collect();
        let month_end = month_end(declarations);
        let mut signatures = Self {
            declarations,
            names,
            units,
            facts: Vec::new(),
            values,
            amounts,
            findings,
            month_end,
        };
        for row in &declarations.facts {
            let ty = signatures.fact_type(row.tree, &row.path, vocabulary, sink);
            signatures.facts.push(ty);
        }
        signatures
    }

    /// Gives the type of a fact.
    pub(crate) fn fact(&self, id: FactId) -> Option<&Type> {
        self.facts[id.index()].as_ref()
    }

    /// Gives the path of a fact.
    pub(crate) fn path(&self, id: FactId) -> &str {
        let row = self.declarations.facts.get(id.index());
        row.map_or("", |row| &row.path)
    }

    /// Gives the unit of a value.
    pub(crate) fn value(&self, id: ValueId) -> Option<UnitId> {
        self.values[id.index()]
    }

    /// Gives the unit of an amount.
    pub(crate) fn amount(&self, id: AmountId) -> Option<UnitId> {
        self.amounts[id.index()]
    }

    /// Gives the kind of a finding.
    pub(crate) fn finding(&self, id: FindingId) -> FindingKind {
        self.findings[id.index()]
    }

    /// Gives a unit's name as authors write it of many.
    pub(crate) fn unit(&self, id: UnitId) -> &str {
        &self.units[id.index()].plural
    }

    fn fact_type(
        &self,
        row: &ast::Fact,
        path: &str,
        vocabulary: &Vocabulary,
        sink: &mut Vec<Diagnostic>,
    ) -> Option<Type> {
        let ty = row.ty.as_ref()?;
        let resolved = match ty {
            ast::Type::Number {
                unit,
                decimals,
                whole,
            } => {
                let decimals = if *whole {
                    Some((0, unit.span))
                } else {
                    *decimals
                };
                return range::number(self, row, path, unit, decimals, sink);
            }
            ast::Type::Date => return range::date(row, path, sink),
            ast::Type::YesNo => Some(Type::YesNo),
            ast::Type::OneOf(list) => self.choices(list, vocabulary, sink).map(Type::OneOf),
            ast::Type::AnyOf(list) => self.choices(list, vocabulary, sink).map(Type::AnyOf),
            ast::Type::Code(system) => self.system(system, sink).map(Type::Code),
            ast::Type::Codes(system) => self.system(system, sink).map(Type::Codes),
            ast::Type::Text => Some(Type::Text),
        };
        if let Some(range) = &row.range {
            sink.push(diagnostics::range_of_no_number(path, range.span));
        }
        resolved
    }

    fn choices(
        &self,
        name: &ast::Name,
        vocabulary: &Vocabulary,
        sink: &mut Vec<Diagnostic>,
    ) -> Option<ChoicesId> {
        let list = self
            .names
            .choices
            .resolve(name, sink, diagnostics::unknown_choices)?;
        let empty = vocabulary.choices[list.index()].rows.is_empty();
        (!empty).then_some(list)
    }

    fn system(&self, name: &ast::Name, sink: &mut Vec<Diagnostic>) -> Option<SystemId> {
        self.names
            .systems
            .resolve(name, sink, diagnostics::unknown_system)
    }
}

fn month_end(declarations: &Declarations<'_>) -> MonthEnds {
    let said = declarations
        .policies
        .iter()
        .find_map(|policy| policy.tree.month_end);
    match said {
        Some((month_end, _)) => MonthEnds::Said(month_end),
        None if declarations.policies.is_empty() => MonthEnds::Unknown,
        None => MonthEnds::Unsaid,
    }
}
