//! What a request says twice, or of days: dates that lie before or after those that they must not, and facts that are stated
//! otherwise than the rows come to that they are derived from. Names both places, and no value.

use super::group::{Reader, last_part};
use super::pointer;
use crate::diagnostics;
use crate::evaluate::Run;
use crate::slots::Slot;
use jiff::civil::Date;
use pol_compiler::program::{FactId, FactValue, Role};

impl Reader<'_> {
    /// Checks what was read, as a whole.
    pub(super) fn check_agreement(&mut self) {
        for fact in self.program.stated_facts() {
            if let Some(FactValue::Date(date)) = self.facts.get(fact) {
                let pointer = self.pointer_of(fact);
                self.check_date(fact, *date, &pointer);
            }
        }
        self.check_dates_of_rows();
        self.check_derived();
    }

    fn check_dates_of_rows(&mut self) {
        let program = self.program;
        for (id, record) in (0..)
            .map(pol_compiler::program::RecordId)
            .zip(&program.records)
        {
            let bounded = |column: &FactId| {
                let column = self.declared(*column);
                column.not_before.is_some() || column.not_after.is_some()
            };
            let columns: Vec<usize> = (0..record.columns.len())
                .filter(|&at| bounded(&record.columns[at]))
                .collect();
            let Some(rows) = self.facts.rows(id).filter(|_| !columns.is_empty()).cloned() else {
                continue;
            };
            let list = match rows.open {
                true => pointer::key(&pointer::key("", &record.name), "open"),
                false => pointer::key("", &record.name),
            };
            for (position, row) in rows.iter().enumerate() {
                for &at in &columns {
                    let column = record.columns[at];
                    if let Some(FactValue::Date(date)) = row[at] {
                        let row = pointer::position(&list, position);
                        let pointer = pointer::key(&row, last_part(self.declared(column)));
                        self.check_date(column, date, &pointer);
                    }
                }
            }
        }
    }

    /// Checks that a date lies not before and not after the facts that bound it.
    fn check_date(&mut self, fact: FactId, date: Date, pointer: &str) {
        let declared = self.declared(fact);
        let of = |bound: Option<FactId>| match self.facts.get(bound?) {
            Some(FactValue::Date(day)) => Some((bound?, *day)),
            _ => None,
        };
        let before = of(declared.not_before).filter(|(_, day)| date < *day);
        let after = of(declared.not_after).filter(|(_, day)| date > *day);
        for (bound, words) in before
            .map(|(bound, _)| (bound, "before"))
            .into_iter()
            .chain(after.map(|(bound, _)| (bound, "after")))
        {
            let (path, other) = (&declared.path, self.pointer_of(bound));
            let problem = diagnostics::date_order(path, words, &self.declared(bound).path, &other);
            self.problems.push(problem, pointer);
        }
    }

    /// Checks facts that are stated and could be derived: the two agree as far as both are known.
    fn check_derived(&mut self) {
        let facts = self.facts.clone();
        let run = Run::new(self.program, &facts);
        for fact in self.program.stated_facts() {
            let Some(derivation) = &self.declared(fact).derived else {
                continue;
            };
            let (Some(stated), Some(derived)) = (facts.get(fact), run.known.worked_out(fact))
            else {
                continue;
            };
            let outside = match (stated, derived.bounds) {
                (FactValue::Number(number), Some(Slot::Number(bounds))) => {
                    *number < bounds.low || bounds.high < *number
                }
                (FactValue::Date(date), Some(Slot::Date(bounds))) => {
                    *date < bounds.low || bounds.high < *date
                }
                _ => false,
            };
            if outside || derived.value.as_ref().is_some_and(|value| value != stated) {
                let records = derivation.records.iter();
                let records = records.map(|it| self.program.records[it.index()].name.as_str());
                let pointers: Vec<String> = records.map(|name| pointer::key("", name)).collect();
                let path = &self.declared(fact).path;
                let problem = diagnostics::contradicts_rows(path, &pointers.join(", "));
                let pointer = self.pointer_of(fact);
                self.problems.push(problem, &pointer);
            }
        }
    }

    /// Gives the pointer at which a fact stands.
    fn pointer_of(&self, fact: FactId) -> String {
        let declared = self.declared(fact);
        debug_assert_eq!(declared.role, Role::Stated, "columns stand in rows");
        let group = declared.path.split_once('.').map_or("", |(group, _)| group);
        pointer::key(&pointer::key("", group), last_part(declared))
    }
}
