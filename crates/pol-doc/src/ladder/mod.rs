//! The ladder of findings: what must hold before anything is found, the rules that lead to each finding, strongest first, and the
//! exceptions that turn one into another. A policy in; a drawing, or a nested list, out.

mod layout;
mod measure;
mod plan;
mod shape;
mod svg;
mod turns;

pub(crate) use plan::Page;
pub(crate) use svg::{drawing, tone};

use crate::build::Context;
use crate::document::plain;
use crate::ids;
use crate::phrase::spaced;
use pol::program::{Exception, FindingKind, Rule, Text};

/// What is drawn.
pub(crate) struct Ladder {
    /// What must hold for the policy to govern a request.
    pub(crate) gates: Vec<String>,
    /// The rules that stand before all strength.
    pub(crate) settling: Vec<Settling>,
    /// The findings, strongest first.
    pub(crate) rungs: Vec<Rung>,
    /// The position of the finding that stands where no rule applies.
    pub(crate) otherwise: usize,
    /// The exceptions.
    pub(crate) exceptions: Vec<Turn>,
}

/// A rule that stands before all strength.
pub(crate) struct Settling {
    /// The rule.
    pub(crate) step: Step,
    /// The position of its finding.
    pub(crate) finding: usize,
}

/// A finding with the rules that lead to it.
pub(crate) struct Rung {
    /// What people read.
    pub(crate) label: String,
    /// What it does.
    pub(crate) kind: FindingKind,
    /// Its id in the document.
    pub(crate) id: String,
    /// The rules.
    pub(crate) steps: Vec<Step>,
    /// Whether less than was requested may be released.
    pub(crate) partial: bool,
}

/// A rule.
pub(crate) struct Step {
    /// Its reason, or its name in words.
    pub(crate) words: String,
    /// Its id in the document.
    pub(crate) id: String,
    /// The exceptions, by number, that turn its finding and do not reach it.
    pub(crate) beyond: Vec<usize>,
}

/// An exception.
pub(crate) struct Turn {
    /// Its text, or its name in words.
    pub(crate) words: String,
    /// Its name in words.
    pub(crate) name: String,
    /// Its id in the document.
    pub(crate) id: String,
    /// The positions of the findings that it turns.
    pub(crate) from: Vec<usize>,
    /// The position of a finding whose partial release it turns.
    pub(crate) from_partial: Option<usize>,
    /// The position of what it turns them into.
    pub(crate) into: usize,
}

impl Ladder {
    /// Takes what is drawn from a policy.
    pub(crate) fn of(ctx: &Context<'_>) -> Self {
        let program = ctx.program;
        let rungs: Vec<Rung> = (0..program.findings.len())
            .map(|at| rung(ctx, at))
            .collect();
        let partial = rungs.iter().position(|it| it.partial);
        let settling = program.rules.iter().filter(|it| it.settles);
        let exceptions = program.exceptions.iter();
        Self {
            gates: gates(ctx),
            settling: settling.map(|it| settles(ctx, it)).collect(),
            rungs,
            otherwise: program.otherwise.index(),
            exceptions: exceptions.map(|it| turn(ctx, it, partial)).collect(),
        }
    }

    /// Tells in a sentence what the drawing shows.
    pub(crate) fn summary(&self) -> String {
        let labels: Vec<&str> = self.rungs.iter().map(|it| it.label.as_str()).collect();
        let rules = self.rungs.iter().map(|it| it.steps.len()).sum::<usize>();
        let exceptions = match self.exceptions.len() {
            0 => String::new(),
            1 => " One exception turns findings into another.".to_owned(),
            more => format!(" {more} exceptions turn findings into another."),
        };
        format!(
            "From top to bottom: what must hold for the policy to govern a request, then the findings, strongest \
             first ({}), with the {} rules that lead to them. Where no rule applies: {}.{exceptions} The same is \
             told in words in the sections below.",
            labels.join("; "),
            rules + self.settling.len(),
            self.rungs[self.otherwise].label,
        )
    }

    /// Tells what an exception does, in words.
    pub(crate) fn turned(&self, turn: &Turn) -> String {
        let mut from: Vec<&str> = turn
            .from
            .iter()
            .map(|it| self.rungs[*it].label.as_str())
            .collect();
        if turn.from_partial.is_some() {
            from.push("a partial release");
        }
        format!(
            "turns {} into {}",
            from.join(", "),
            self.rungs[turn.into].label
        )
    }
}

impl Step {
    /// Names the exceptions that do not reach the rule.
    pub(crate) fn not_reached(&self) -> Option<String> {
        let numbers: Vec<String> = self.beyond.iter().map(ToString::to_string).collect();
        match numbers.as_slice() {
            [] => None,
            [one] => Some(format!("not reached by exception {one}")),
            [before @ .., last] => Some(format!(
                "not reached by exceptions {} and {last}",
                before.join(", ")
            )),
        }
    }
}

fn gates(ctx: &Context<'_>) -> Vec<String> {
    let policy = &ctx.program.policy;
    let force = &policy.in_force;
    let by = plain(&[ctx.phrases.fact(force.by)]);
    let mut gates = vec![match force.until {
        Some(until) => format!("The {by} is from {} until {until}.", force.from),
        None => format!("The {by} is on or after {}.", force.from),
    }];
    let governs = policy.governs.iter();
    gates.extend(governs.map(|it| plain(&ctx.flat(it.condition))));
    gates
}

fn rung(ctx: &Context<'_>, position: usize) -> Rung {
    let finding = &ctx.program.findings[position];
    let rules = ctx.program.rules.iter();
    let rules = rules.filter(|it| it.finding.index() == position);
    let steps = rules.clone().filter(|it| !it.settles);
    Rung {
        label: finding.label.clone(),
        kind: finding.kind,
        id: ids::finding(&finding.name),
        steps: steps.map(|it| step(ctx, it)).collect(),
        partial: rules.into_iter().any(|it| it.releasing.is_some()),
    }
}

fn settles(ctx: &Context<'_>, rule: &Rule) -> Settling {
    Settling {
        step: step(ctx, rule),
        finding: rule.finding.index(),
    }
}

fn step(ctx: &Context<'_>, rule: &Rule) -> Step {
    let beyond = |(position, it): (usize, &Exception)| {
        let turns = it.turns.contains(&rule.finding);
        let except = it.except.iter();
        let mut except = except.map(|it| &ctx.program.rules[it.index()].name);
        (turns && except.any(|it| *it == rule.name)).then_some(position + 1)
    };
    Step {
        words: words(ctx, rule.because.as_ref(), &rule.name),
        id: ids::rule(&rule.name),
        beyond: ctx
            .program
            .exceptions
            .iter()
            .enumerate()
            .filter_map(beyond)
            .collect(),
    }
}

fn turn(ctx: &Context<'_>, exception: &Exception, partial: Option<usize>) -> Turn {
    Turn {
        words: words(ctx, exception.text.as_ref(), &exception.name),
        name: spaced(&exception.name),
        id: ids::exception(&exception.name),
        from: exception.turns.iter().map(|it| it.index()).collect(),
        from_partial: partial.filter(|_| exception.turns_partial_release),
        into: exception.into.index(),
    }
}

fn words(ctx: &Context<'_>, text: Option<&Text>, name: &str) -> String {
    text.map_or_else(|| spaced(name), |it| plain(&ctx.phrases.text(it)))
}
