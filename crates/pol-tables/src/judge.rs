//! Rows in, what becomes of each out. The facts are read by the plan; the engine judges them.
//! Each thread has a worker of its own, which remembers what it read.

use crate::cell::Cells;
use crate::output::Columns;
use crate::plan::Plan;
use crate::problem::Problem;
use crate::reader::{Read, Remembered};
use pol::{Decision, Policy};
use pol_batch::{Batch, Told};
use pol_compiler::program::{Citer, FactId, Program};
use pol_interpreter::{Facts, ReasonSource};
use std::collections::HashMap;
use std::sync::Arc;

/// What became of a row, or why it could not be read.
pub(crate) type Row = Result<Judged, Problem>;

/// What became of a row.
#[derive(Clone, Debug)]
pub(crate) struct Judged {
    /// The outcome.
    pub(crate) decision: Decision,
    /// What decided it.
    pub(crate) by: By,
    /// What it stands on, where that was asked for.
    pub(crate) why: Option<Why>,
}

/// What an outcome stands on.
#[derive(Clone, Debug)]
pub(crate) struct Why {
    pub(crate) reasons: Arc<[Citer]>,
    pub(crate) missing: Vec<FactId>,
    pub(crate) inconclusive: bool,
}

/// What decided a row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum By {
    /// Columns of many rows.
    Columns,
    /// Kleene's logic, over this row alone.
    Logic,
    /// The exact step, over what the logic left open.
    Exact,
}

impl By {
    /// Gives its name in a table.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Columns => "columns",
            Self::Logic => "logic",
            Self::Exact => "exact",
        }
    }
}

/// A reason as tables name it: `rule meets_guideline`, and the clauses that it cites.
#[derive(Clone, Debug)]
pub(crate) struct Named {
    pub(crate) name: String,
    pub(crate) clauses: Vec<String>,
}

/// Judges rows on one thread.
pub(crate) struct Worker<'j> {
    program: &'j Program,
    plan: Arc<Plan>,
    columns: Columns,
    batch: Batch<'j>,
    memory: Vec<Remembered>,
    named: HashMap<Citer, Named>,
}

impl<'j> Worker<'j> {
    /// Makes a worker that remembers nothing.
    pub(crate) fn new(policy: &'j Policy, plan: Arc<Plan>, columns: Columns) -> Self {
        let program = policy.program();
        Self {
            program,
            columns,
            batch: match columns {
                Columns::All => Batch::with_reasons(program),
                Columns::Decision => Batch::new(program),
            },
            memory: plan.facts.iter().map(|_| Remembered::default()).collect(),
            plan,
            named: HashMap::new(),
        }
    }

    /// Judges rows, in their order.
    pub(crate) fn judge(&mut self, cells: &dyn Cells) -> Vec<Row> {
        let facts: Vec<_> = (0..cells.rows())
            .map(|row| self.facts(cells, row))
            .collect();
        match self.columns {
            Columns::All => self.explained(facts),
            Columns::Decision => self.decided(facts),
        }
    }

    /// Gives the name of a reason.
    pub(crate) fn name(&mut self, reason: Citer) -> &Named {
        let program = self.program;
        self.named.entry(reason).or_insert_with(|| {
            let (source, clauses) = pol_interpreter::name_reason(program, reason);
            Named {
                name: name(&source),
                clauses,
            }
        })
    }

    fn explained(&self, facts: Vec<Result<Facts, Problem>>) -> Vec<Row> {
        let sound = facts.iter().filter_map(|facts| facts.as_ref().ok());
        let mut told = self.batch.told(sound).into_iter();
        let judged = facts.iter().map(|facts| {
            let facts = facts.as_ref().map_err(Problem::clone)?;
            Ok(match told.next().flatten() {
                Some(told) => by_columns(told),
                None => self.alone(facts),
            })
        });
        judged.collect()
    }

    fn alone(&self, facts: &Facts) -> Judged {
        let brief = pol_interpreter::brief(self.program, facts);
        Judged {
            decision: brief.decision,
            by: alone(brief.exactly),
            why: Some(Why {
                reasons: brief.reasons.into(),
                missing: brief.missing,
                inconclusive: brief.inconclusive,
            }),
        }
    }

    fn decided(&self, facts: Vec<Result<Facts, Problem>>) -> Vec<Row> {
        let sound = facts.iter().filter_map(|facts| facts.as_ref().ok());
        let mut decided = self.batch.decided(sound).into_iter();
        let judged = facts.iter().map(|facts| {
            let facts = facts.as_ref().map_err(Problem::clone)?;
            let (decision, by) = match decided.next().flatten() {
                Some(decision) => (decision, By::Columns),
                None => {
                    let (decision, exactly) = pol_interpreter::decide_exactly(self.program, facts);
                    (decision, alone(exactly))
                }
            };
            Ok(Judged {
                decision,
                by,
                why: None,
            })
        });
        judged.collect()
    }

    fn facts(&mut self, cells: &dyn Cells, row: usize) -> Result<Facts, Problem> {
        if let Some(broken) = cells.broken(row) {
            return Err(Problem::of_row(broken));
        }
        let mut facts = match cells.document(row) {
            Some(text) => pol_interpreter::read_request(self.program, text).map_err(Problem::of)?,
            None => self.facts_of_cells(cells, row)?,
        };
        if let Some(day) = self.plan.as_of {
            let set = facts.judge_as_of(self.program, day);
            set.map_err(|found| Problem::of(vec![found]))?;
        }
        Ok(facts)
    }

    fn facts_of_cells(&mut self, cells: &dyn Cells, row: usize) -> Result<Facts, Problem> {
        let mut facts = self.plan.constants.clone();
        let mut fresh: Read = Ok(None);
        for (reader, memory) in self.plan.facts.iter().zip(&mut self.memory) {
            let cell = cells.cell(row, reader.column);
            let dated = reader.dated.as_ref();
            let dated = dated.map(|(column, _)| cells.cell(row, *column));
            let read = reader.read(self.program, &cell, dated.as_ref(), memory, &mut fresh);
            if let Some((value, date)) = read.as_ref().map_err(Problem::clone)? {
                facts.state(reader.fact, value.clone());
                if let Some(date) = date {
                    facts.date(reader.fact, *date);
                }
            }
        }
        for &(record, column) in &self.plan.records {
            let json = cells.cell(row, column).to_json();
            let rows = pol_interpreter::read_record(self.program, record, &json);
            let rows = rows.map_err(|found| {
                let record = &self.program.records[record.index()].name;
                Problem::of_cell(&self.plan.columns[column], record, found)
            })?;
            if let Some(rows) = rows {
                facts.give(record, rows);
            }
        }
        pol_interpreter::read_together(self.program, facts).map_err(Problem::of)
    }
}

/// Nothing is missing of what columns decide.
fn by_columns(told: Told) -> Judged {
    Judged {
        decision: told.decision,
        by: By::Columns,
        why: Some(Why {
            reasons: told.reasons,
            missing: Vec::new(),
            inconclusive: false,
        }),
    }
}

fn alone(exactly: bool) -> By {
    if exactly { By::Exact } else { By::Logic }
}

fn name(source: &ReasonSource) -> String {
    let (kind, name) = match source {
        ReasonSource::Rule(name) => ("rule", name),
        ReasonSource::Exception(name) => ("exception", name),
        ReasonSource::Criterion(name) => ("criterion", name),
        ReasonSource::Amount(name) => ("amount", name),
        ReasonSource::Cap(name) => ("cap", name),
        ReasonSource::Fact(name) => ("fact", name),
        ReasonSource::Value(name) => ("value", name),
        ReasonSource::Advisory(name) => ("advisory", name),
        ReasonSource::Limit(name) => ("limit", name),
        ReasonSource::InForce(words) => ("in force", words),
        ReasonSource::Governs(words) => ("governs", words),
    };
    format!("{kind} {name}")
}
