//! A policy as it stood on a day: what did not stand is left out, what stood is told without its days, and the policy is in force
//! on the days on which nothing else was so. For those days it comes to the same determinations as the whole.

use super::choices::Choices;
use super::conditions::Standing;
use super::{examples, force, periods};
use crate::declarations::{self, Declarations};
use crate::program::Dates;
use jiff::civil::Date;
use pol_parser::Span;
use pol_parser::ast::{self, Declaration, DeclarationKind, File};
use std::collections::HashSet;

/// A day on which a policy is not in force.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NotInForce {
    /// The first day in force.
    pub from: Date,
    /// The last, if there is one.
    pub until: Option<Date>,
}

/// Gives a policy without errors as it stood on a day.
///
/// # Errors
/// If the policy is not in force on that day.
pub fn as_of(file: &File, day: Date) -> Result<File, NotInForce> {
    let declarations = declarations::collect(file);
    let Some((force, by)) = force(&declarations) else {
        return Ok(file.clone());
    };
    let mut periods = periods(&declarations, force).into_iter();
    let Some(period) = periods.find(|period| period.hold(day)) else {
        return Err(NotInForce {
            from: force.from.unwrap_or(Date::MIN),
            until: force.until,
        });
    };
    let cutting = Cutting {
        day,
        period,
        by,
        choices: Choices::on(&declarations, day),
        standing: Standing::on(&declarations, day),
    };
    Ok(cutting.file(file, &declarations))
}

/// A day, and what stands on it.
pub(super) struct Cutting<'a> {
    /// The day.
    pub(super) day: Date,
    /// The days around it on which the same stands.
    pub(super) period: Dates,
    /// The fact by which requests are judged.
    pub(super) by: &'a ast::Path,
    /// The choices that count.
    pub(super) choices: Choices<'a>,
    /// The rules and advisories that stand.
    pub(super) standing: Standing<'a>,
}

impl Cutting<'_> {
    fn file(&self, file: &File, declarations: &Declarations<'_>) -> File {
        let kept = examples::kept(self, declarations);
        let mut declarations: Vec<Declaration> = Vec::new();
        for declaration in &file.declarations {
            let kind = match &declaration.kind {
                DeclarationKind::Example(example) => kept.get(example.name.text.as_str()).cloned(),
                kind @ (DeclarationKind::Policy(_)
                | DeclarationKind::Vocabulary(_)
                | DeclarationKind::Use(_)
                | DeclarationKind::Revision(_)
                | DeclarationKind::Section(_)
                | DeclarationKind::Clauses(_)
                | DeclarationKind::Findings(_)
                | DeclarationKind::Unit(_)
                | DeclarationKind::CodeSystem(_)
                | DeclarationKind::CodeSet(_)
                | DeclarationKind::Choices(_)
                | DeclarationKind::Facts(_)
                | DeclarationKind::Records(_)
                | DeclarationKind::Limit(_)
                | DeclarationKind::Value(_)
                | DeclarationKind::Criterion(_)
                | DeclarationKind::Amount(_)
                | DeclarationKind::Rule(_)
                | DeclarationKind::Exception(_)
                | DeclarationKind::Advisory(_)
                | DeclarationKind::Broken(_)) => self.declaration(kind),
            };
            let span = declaration.span;
            declarations.extend(kind.map(|kind| Declaration { span, kind }));
        }
        drop_empty_sections(&mut declarations);
        lower_uncited_clauses(&mut declarations);
        let comments = kept_comments(file, &declarations);
        File {
            declarations,
            comments,
        }
    }

    /// Gives what is left of a declaration, if anything is.
    fn declaration(&self, kind: &DeclarationKind) -> Option<DeclarationKind> {
        match kind {
            DeclarationKind::Policy(tree) => Some(DeclarationKind::Policy(self.policy(tree))),
            DeclarationKind::CodeSet(tree) => Some(DeclarationKind::CodeSet(self.code_set(tree))),
            DeclarationKind::Choices(tree) => Some(DeclarationKind::Choices(self.rows(tree))),
            DeclarationKind::Facts(tree) => Some(DeclarationKind::Facts(self.facts(tree))),
            DeclarationKind::Limit(tree) => Some(DeclarationKind::Limit(self.limit(tree))),
            DeclarationKind::Value(tree) => Some(DeclarationKind::Value(self.value(tree))),
            DeclarationKind::Amount(tree) => Some(DeclarationKind::Amount(self.amount(tree))),
            DeclarationKind::Criterion(tree) => tree.dates.hold(self.day).then(|| {
                DeclarationKind::Criterion(ast::Criterion {
                    dates: ast::Dates::default(),
                    condition: self.condition(&tree.condition),
                    ..tree.clone()
                })
            }),
            DeclarationKind::Rule(tree) => tree.dates.hold(self.day).then(|| {
                DeclarationKind::Rule(ast::Rule {
                    dates: ast::Dates::default(),
                    condition: self.maybe(tree.condition.as_ref()),
                    ..tree.clone()
                })
            }),
            DeclarationKind::Exception(tree) => {
                self.exception(tree).map(DeclarationKind::Exception)
            }
            DeclarationKind::Advisory(tree) => tree.dates.hold(self.day).then(|| {
                DeclarationKind::Advisory(ast::Advisory {
                    dates: ast::Dates::default(),
                    condition: self.maybe(tree.condition.as_ref()),
                    unless: self.maybe(tree.unless.as_ref()),
                    ..tree.clone()
                })
            }),
            same @ (DeclarationKind::Vocabulary(_)
            | DeclarationKind::Use(_)
            | DeclarationKind::Revision(_)
            | DeclarationKind::Section(_)
            | DeclarationKind::Clauses(_)
            | DeclarationKind::Findings(_)
            | DeclarationKind::Unit(_)
            | DeclarationKind::CodeSystem(_)
            | DeclarationKind::Records(_)
            | DeclarationKind::Example(_)
            | DeclarationKind::Broken(_)) => Some(same.clone()),
        }
    }

    /// In force on the days on which the same stands; a review that was due before them is left out.
    fn policy(&self, tree: &ast::Policy) -> ast::Policy {
        let mut policy = tree.clone();
        let first = self.period.from;
        for clause in &mut policy.in_force {
            let literal = |date, span| ast::DateLiteral { date, span };
            clause.from.date = first.unwrap_or(clause.from.date);
            clause.until = self.period.until.map(|until| literal(until, clause.span));
        }
        policy.review_by = tree
            .review_by
            .filter(|review| first.is_none_or(|first| first <= review.date));
        if let Some(selected) = &mut policy.selected {
            selected.condition = self.condition(&selected.condition);
        }
        for governs in &mut policy.governs {
            governs.condition = self.condition(&governs.condition);
        }
        policy
    }

    fn code_set(&self, tree: &ast::CodeSet) -> ast::CodeSet {
        let rows = tree.rows.iter().filter(|row| row.dates.hold(self.day));
        let codes = rows.flat_map(|row| row.codes.iter().cloned()).collect();
        let row = ast::CodeRow {
            codes,
            dates: ast::Dates::default(),
        };
        ast::CodeSet {
            rows: vec![row],
            ..tree.clone()
        }
    }

    fn rows(&self, tree: &ast::Choices) -> ast::Choices {
        let rows = tree.rows.iter().filter(|row| row.dates.hold(self.day));
        let rows = rows.map(|row| ast::Choice {
            dates: ast::Dates::default(),
            ..row.clone()
        });
        ast::Choices {
            rows: rows.collect(),
            ..tree.clone()
        }
    }

    fn facts(&self, tree: &ast::Facts) -> ast::Facts {
        let mut facts = tree.clone();
        for row in &mut facts.rows {
            let path = format!("{}.{}", tree.group.text, row.name.text);
            if let Some(presumed) = &mut row.presumed {
                presumed.value = self.choices.given(&path, &presumed.value);
                presumed.when = self.maybe(presumed.when.as_ref());
            }
            if let Some(derived) = &mut row.derived {
                derived.kind = self.derived(&path, &derived.kind);
            }
        }
        facts
    }

    fn value(&self, tree: &ast::Value) -> ast::Value {
        let entries = tree.entries.iter();
        let entries = entries.filter(|entry| entry.dates.hold(self.day));
        let entries = entries.map(|entry| ast::ValueEntry {
            dates: ast::Dates::default(),
            ..entry.clone()
        });
        ast::Value {
            entries: entries.collect(),
            ..tree.clone()
        }
    }

    fn amount(&self, tree: &ast::Amount) -> ast::Amount {
        let cases = tree.cases.iter().filter(|case| case.dates.hold(self.day));
        let cases = cases.map(|case| ast::AmountCase {
            dates: ast::Dates::default(),
            when: self.condition(&case.when),
            ..case.clone()
        });
        let caps = tree.caps.iter().filter(|cap| cap.dates.hold(self.day));
        let caps = caps.map(|cap| ast::Cap {
            dates: ast::Dates::default(),
            when: self.maybe(cap.when.as_ref()),
            ..cap.clone()
        });
        ast::Amount {
            cases: cases.collect(),
            caps: caps.collect(),
            ..tree.clone()
        }
    }

    /// Leaves out what an exception can no longer reach or spare, and an exception that is left with nothing to turn.
    fn exception(&self, tree: &ast::Exception) -> Option<ast::Exception> {
        if !tree.dates.hold(self.day) {
            return None;
        }
        let partial = tree.turns_partial_release && self.standing.releases_amount;
        if tree.turns.is_empty() && !partial {
            return None;
        }
        let spared = tree.except.iter();
        let spared = spared.filter(|rule| self.standing.rules.contains(rule.text.as_str()));
        Some(ast::Exception {
            dates: ast::Dates::default(),
            turns_partial_release: partial,
            except: spared.cloned().collect(),
            condition: self.maybe(tree.condition.as_ref()),
            ..tree.clone()
        })
    }

    fn maybe(&self, tree: Option<&ast::Condition>) -> Option<ast::Condition> {
        tree.map(|tree| self.condition(tree))
    }
}

/// Leaves out sections of which nothing is left.
fn drop_empty_sections(declarations: &mut Vec<Declaration>) {
    let is_section = |it: &Declaration| matches!(it.kind, DeclarationKind::Section(_));
    let mut position = 0;
    while position < declarations.len() {
        let is_empty = declarations.get(position + 1).is_none_or(is_section);
        if is_section(&declarations[position]) && is_empty {
            declarations.remove(position);
        } else {
            position += 1;
        }
    }
}

/// Says of clauses that decide, and that nothing cites any more, that they inform: on this day they decide nothing.
fn lower_uncited_clauses(declarations: &mut [Declaration]) {
    let mut cited = HashSet::new();
    for declaration in declarations.iter() {
        for cite in cites(&declaration.kind) {
            cited.extend(cite.clauses.iter().map(|clause| clause.text.clone()));
        }
    }
    for declaration in declarations {
        if let DeclarationKind::Clauses(table) = &mut declaration.kind {
            for row in &mut table.rows {
                row.decides &= cited.contains(&row.id.text);
            }
        }
    }
}

/// Gives the citations of a declaration that count for its clauses.
pub(crate) fn cites(kind: &DeclarationKind) -> Vec<&ast::Cite> {
    match kind {
        DeclarationKind::Policy(it) => {
            let force = it.in_force.iter().filter_map(|clause| clause.cite.as_ref());
            let governs = it.governs.iter().filter_map(|clause| clause.cite.as_ref());
            force.chain(governs).collect()
        }
        DeclarationKind::Facts(it) => {
            let rows = it.rows.iter();
            rows.filter_map(|row| row.attachments.cite.as_ref())
                .collect()
        }
        DeclarationKind::Records(it) => {
            let columns = it.columns.iter();
            columns
                .filter_map(|column| column.attachments.cite.as_ref())
                .collect()
        }
        DeclarationKind::Limit(it) => it.attachments.cite.iter().collect(),
        DeclarationKind::Amount(it) => {
            let caps = it.caps.iter().filter_map(|cap| cap.cite.as_ref());
            it.attachments.cite.iter().chain(caps).collect()
        }
        DeclarationKind::Value(it) => it.attachments.cite.iter().collect(),
        DeclarationKind::Criterion(it) => it.attachments.cite.iter().collect(),
        DeclarationKind::Rule(it) => it.attachments.cite.iter().collect(),
        DeclarationKind::Exception(it) => it.attachments.cite.iter().collect(),
        DeclarationKind::Advisory(it) => it.attachments.cite.iter().collect(),
        DeclarationKind::Vocabulary(_)
        | DeclarationKind::Use(_)
        | DeclarationKind::Revision(_)
        | DeclarationKind::Section(_)
        | DeclarationKind::Clauses(_)
        | DeclarationKind::Findings(_)
        | DeclarationKind::Unit(_)
        | DeclarationKind::CodeSystem(_)
        | DeclarationKind::CodeSet(_)
        | DeclarationKind::Choices(_)
        | DeclarationKind::Example(_)
        | DeclarationKind::Broken(_) => Vec::new(),
    }
}

/// Gives the comments that do not belong to what is left out: not those inside it, nor those right before it.
fn kept_comments(file: &File, kept: &[Declaration]) -> Vec<ast::Comment> {
    let kept: HashSet<Span> = kept.iter().map(|it| it.span).collect();
    let mut dropped: Vec<Span> = Vec::new();
    let mut end = 0;
    let mut in_order: Vec<&Declaration> = file.declarations.iter().collect();
    in_order.sort_by_key(|it| it.span.start);
    for declaration in in_order {
        if !kept.contains(&declaration.span) {
            dropped.push(Span::new(end, declaration.span.end));
        }
        end = declaration.span.end;
    }
    let belongs = |comment: &&ast::Comment| {
        let inside = |span: &Span| span.start <= comment.span.start && comment.span.end <= span.end;
        !dropped.iter().any(inside)
    };
    file.comments.iter().filter(belongs).cloned().collect()
}
