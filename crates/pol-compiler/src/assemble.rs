//! What all passes made in; the program out, if every part of it is there.
//! Texts and citations are resolved here, so that each is reported even where other parts are lacking.

use crate::bodies::Bodies;
use crate::check::resolve;
use crate::citations::Citations;
use crate::declarations::{Declared, FactRow};
use crate::layout::Layout;
use crate::names::{Outcome, Symbol};
use crate::order::Root;
use crate::program::{
    self, AmountId, Citer, CriterionId, ExceptionId, FactId, Program, RecordId, Role, RuleId, Text,
    ValueEntry,
};
use crate::signatures::{MonthEnds, Signatures};
use crate::texts::{self, notes, plain};
use crate::vocabulary::Vocabulary;
use pol_parser::{Diagnostic, Span, ast, print};

/// What all passes made.
pub(crate) struct Assembly<'r, 'a> {
    /// The signatures.
    pub(crate) signatures: &'r Signatures<'a>,
    /// Code systems, code sets and choices.
    pub(crate) vocabulary: Vocabulary,
    /// The bodies.
    pub(crate) bodies: Bodies,
    /// The nodes.
    pub(crate) layout: Layout,
    /// The entries of values.
    pub(crate) values: Vec<Option<Vec<ValueEntry>>>,
    /// The examples.
    pub(crate) examples: Vec<Option<program::Example>>,
}

impl<'a> Assembly<'_, 'a> {
    /// Puts the program together.
    pub(crate) fn program(
        self,
        citations: Citations<'a>,
        sink: &mut Vec<Diagnostic>,
    ) -> Option<Program> {
        let mut words = Words {
            citations,
            signatures: self.signatures,
            sink,
        };
        let policy = self.policy(&mut words);
        let revisions = self.revisions(&mut words);
        let findings = self.findings(&mut words);
        let groups = self.groups(&mut words);
        self.cite_vocabulary(&mut words);
        let facts = self.facts(&mut words);
        let records = self.records(&mut words);
        let taken = self.taken();
        let limits = self.limits(&mut words);
        let values = self.values(&mut words);
        let criteria = self.criteria(&mut words);
        let amounts = self.amounts(&mut words);
        let rules = self.rules(&mut words);
        let exceptions = self.exceptions(&mut words);
        let advisories = self.advisories(&mut words);
        let otherwise = self.otherwise();
        let Words {
            citations, sink, ..
        } = words;
        let clauses = citations.finish(self.signatures.declarations.broken.is_empty(), sink);
        Some(Program {
            policy: policy?,
            revisions,
            findings,
            otherwise: otherwise?.0,
            otherwise_span: otherwise?.1,
            units: self.signatures.units.clone(),
            systems: self.vocabulary.systems,
            code_sets: self.vocabulary.code_sets,
            choices: self.vocabulary.choices,
            groups,
            facts: facts?,
            records,
            taken,
            limits: limits?,
            row_nodes: self.layout.row_nodes,
            derivation_nodes: self.layout.derivation_nodes,
            values: values?,
            nodes: self.layout.nodes,
            origins: self.layout.origins,
            presumption_nodes: self.layout.presumption_nodes,
            criteria: criteria?,
            amounts: amounts?,
            rules: rules?,
            exceptions: exceptions?,
            advisories: advisories?,
            clauses,
            examples: self.examples.into_iter().collect::<Option<_>>()?,
        })
    }

    fn policy(&self, words: &mut Words<'_, 'a>) -> Option<program::Policy> {
        let tree = self.signatures.declarations.policies.first()?.tree;
        let governs = tree.governs.iter().zip(&self.layout.governs).enumerate();
        let governs: Vec<_> = governs
            .map(|(position, (clause, root))| governs_of(clause, position, *root, words))
            .collect();
        let in_force = self.in_force(tree, words);
        Some(program::Policy {
            name: tree.name.text.clone(),
            span: tree.name.span,
            title: plain(&tree.title, words.sink),
            publisher: tree.publisher.as_ref().map(|text| plain(text, words.sink)),
            source: tree.source.as_ref().map(|text| plain(text, words.sink)),
            review_by: tree.review_by.map(|review| review.date),
            superseded: tree.superseded.as_ref().map(|it| program::Superseded {
                by: it.by.text.clone(),
                from: it.from.date,
                span: it.span,
            }),
            selected: self.bodies.selected.clone(),
            in_force: in_force?,
            governs: governs.into_iter().collect::<Option<_>>()?,
            month_end: match self.signatures.month_end {
                MonthEnds::Said(month_end) => Some(month_end),
                MonthEnds::Unsaid | MonthEnds::Unknown => None,
            },
            notes: notes(&tree.notes),
        })
    }

    fn in_force(&self, tree: &ast::Policy, words: &mut Words<'_, 'a>) -> Option<program::InForce> {
        let clause = tree.in_force.first()?;
        let because = words.optional(clause.because.as_ref());
        let citation = words.cite(clause.cite.as_ref(), None, Some(Citer::InForce));
        let by = resolve::fact(&clause.by, self.signatures.names, &mut Vec::new())?;
        Some(program::InForce {
            by,
            from: clause.from.date,
            until: clause.until.map(|until| until.date),
            condition: self.layout.in_force?,
            because,
            citation,
        })
    }

    fn revisions(&self, words: &mut Words<'_, 'a>) -> Vec<program::Revision> {
        let revisions = self.signatures.declarations.revisions.iter();
        revisions
            .map(|revision| {
                words.cite(revision.tree.attachments.cite.as_ref(), None, None);
                program::Revision {
                    date: revision.tree.date.date,
                    kind: revision.tree.kind,
                    text: plain(&revision.tree.text, words.sink),
                    span: revision.span,
                }
            })
            .collect()
    }

    fn findings(&self, words: &mut Words<'_, 'a>) -> Vec<program::Finding> {
        let rows = self
            .signatures
            .declarations
            .findings
            .iter()
            .take(1)
            .flat_map(|table| &table.tree.rows);
        rows.map(|row| program::Finding {
            name: row.name.text.clone(),
            kind: row.kind,
            label: plain(&row.label, words.sink),
        })
        .collect()
    }

    fn otherwise(&self) -> Option<(program::FindingId, Span)> {
        let name = self
            .signatures
            .declarations
            .findings
            .first()?
            .tree
            .otherwise
            .as_ref()?;
        let finding = self.signatures.names.findings.find(&name.text).found()?;
        Some((finding, name.span))
    }

    fn groups(&self, words: &mut Words<'_, 'a>) -> Vec<program::Group> {
        let declarations = self.signatures.declarations;
        let groups = declarations.groups.iter().enumerate();
        groups
            .map(|(position, group)| {
                let facts = declarations
                    .facts
                    .iter()
                    .zip(0..)
                    .filter(|(row, _)| row.group == position);
                program::Group {
                    name: group.tree.group.text.clone(),
                    label: group
                        .tree
                        .label
                        .as_ref()
                        .map(|label| plain(label, words.sink)),
                    facts: facts.map(|(_, id)| FactId(id)).collect(),
                }
            })
            .collect()
    }

    /// Checks the citations of code systems and code sets, which no determination shows.
    fn cite_vocabulary(&self, words: &mut Words<'_, 'a>) {
        let declarations = self.signatures.declarations;
        let systems = declarations
            .systems
            .iter()
            .map(|system| &system.tree.attachments);
        let sets = declarations
            .code_sets
            .iter()
            .map(|set| &set.tree.attachments);
        for attachments in systems.chain(sets) {
            words.cite(attachments.cite.as_ref(), None, None);
        }
    }

    fn facts(&self, words: &mut Words<'_, 'a>) -> Option<Vec<program::Fact>> {
        let rows = self.signatures.declarations.facts.iter().enumerate();
        let declared = whole(rows.map(|(position, row)| {
            let attachments = &row.tree.attachments;
            let dating = self.bodies.dating[position].as_ref();
            let citer = Citer::Fact(FactId::at(position));
            let citation = words.cite(attachments.cite.as_ref(), row.section, Some(citer));
            let question = row
                .tree
                .question
                .as_ref()
                .map(|question| plain(question, words.sink));
            Some(program::Fact {
                path: row.path.clone(),
                ty: self.signatures.facts[position].clone()?,
                question,
                role: self.role(row),
                recent: dating?.recent,
                not_before: dating?.not_before,
                not_after: dating?.not_after,
                derived: self.derivation(position, row.tree)?,
                presumed: self.presumption(position)?,
                was: row.tree.was.as_ref().map(|was| was.text.clone()),
                citation,
                notes: notes(&attachments.notes),
                span: row.tree.span,
            })
        }));
        let mut facts = declared?;
        facts.extend(self.taken_facts());
        Some(facts)
    }

    fn role(&self, row: &FactRow<'_>) -> Role {
        let record = self.signatures.declarations.record_of(row);
        record.map_or(Role::Stated, |record| Role::Column(RecordId::at(record)))
    }

    /// Gives what a fact is derived from; `None` where it has errors.
    fn derivation(&self, position: usize, tree: &ast::Fact) -> Option<Option<program::Derivation>> {
        let Some(derived) = &self.bodies.derivations[position] else {
            return Some(None);
        };
        Some(Some(program::Derivation {
            from: self.layout.derivations[position].clone()?,
            records: derived.as_ref()?.records.clone(),
            span: tree.derived.as_ref()?.span,
        }))
    }

    /// Gives the facts that hold what is taken of rows.
    fn taken_facts(&self) -> impl Iterator<Item = program::Fact> + '_ {
        let taken = self.vocabulary.taken.iter();
        taken.map(|(words, rows)| program::Fact {
            path: words.clone(),
            ty: rows.ty.clone(),
            question: self.question_of(rows.taken.record),
            role: Role::Taken(rows.taken.record),
            recent: None,
            not_before: None,
            not_after: None,
            derived: None,
            presumed: None,
            was: None,
            citation: program::Citation::default(),
            notes: Vec::new(),
            span: rows.span,
        })
    }

    fn question_of(&self, record: RecordId) -> Option<String> {
        let record = &self.signatures.declarations.records[record.index()];
        let question = record.tree.question.as_ref();
        question.map(|text| plain(text, &mut Vec::new()))
    }

    fn records(&self, words: &mut Words<'_, 'a>) -> Vec<program::Record> {
        let declarations = self.signatures.declarations;
        let records = declarations.records.iter().enumerate();
        records
            .map(|(position, record)| {
                let columns = (0..).map(FactId).zip(&declarations.facts);
                let columns =
                    columns.filter(|(_, row)| declarations.record_of(row) == Some(position));
                program::Record {
                    name: record.tree.name.text.clone(),
                    most: record.tree.most.0,
                    unlike: record.tree.unlike,
                    question: record
                        .tree
                        .question
                        .as_ref()
                        .map(|text| plain(text, words.sink)),
                    columns: columns.map(|(id, _)| id).collect(),
                    span: record.span,
                }
            })
            .collect()
    }

    fn taken(&self) -> Vec<program::Taken> {
        let declared = self.signatures.declarations.facts.len();
        let taken = self.vocabulary.taken.values().zip(&self.layout.taken);
        taken
            .enumerate()
            .map(|(position, (rows, (nodes, condition)))| program::Taken {
                fact: FactId::at(declared + position),
                nodes: nodes.clone(),
                condition: *condition,
                ..rows.taken.clone()
            })
            .collect()
    }

    fn limits(&self, words: &mut Words<'_, 'a>) -> Option<Vec<program::Limit>> {
        let limits = self.signatures.declarations.limits.iter();
        let ids = (0..).map(program::LimitId);
        whole(
            limits
                .zip(&self.bodies.limits)
                .zip(ids)
                .map(|((limit, body), id)| {
                    let attachments = &limit.tree.attachments;
                    let citation = words.attached(attachments, limit.section, Citer::Limit(id));
                    let text = words.optional(limit.tree.text.as_ref());
                    let body = body.as_ref()?;
                    let (kept, left) = self.layout.limits[id.index()];
                    Some(program::Limit {
                        kept: kept?,
                        left: left?,
                        name: limit.tree.name.text.clone(),
                        text,
                        most: print::expression(&limit.tree.most),
                        used: body.used,
                        including: body.including,
                        is_named: self.vocabulary.used_limits.contains(&limit.tree.name.text),
                        citation,
                        notes: notes(&attachments.notes),
                        span: limit.span,
                    })
                }),
        )
    }

    /// Gives the presumption of a fact; `None` where it has errors.
    fn presumption(&self, position: usize) -> Option<Option<program::Presumption>> {
        let Some(presumed) = &self.bodies.presumptions[position] else {
            return Some(None);
        };
        let when = match &presumed.when {
            None => None,
            Some(_) => Some(self.layout.presumptions[position]?),
        };
        Some(Some(program::Presumption {
            value: presumed.value.clone()?,
            when,
        }))
    }

    fn values(&self, words: &mut Words<'_, 'a>) -> Option<Vec<program::Value>> {
        let values = self.signatures.declarations.values.iter().enumerate();
        whole(values.map(|(position, value)| {
            let id = program::ValueId::at(position);
            let citation = words.attached(&value.tree.attachments, value.section, Citer::Value(id));
            let text = value.tree.text.as_ref().map(|text| plain(text, words.sink));
            Some(program::Value {
                name: value.tree.name.text.clone(),
                unit: self.signatures.value(id)?,
                text,
                entries: self.values[position].clone()?,
                citation,
                notes: notes(&value.tree.attachments.notes),
                span: value.tree.name.span,
            })
        }))
    }

    fn criteria(&self, words: &mut Words<'_, 'a>) -> Option<Vec<program::Criterion>> {
        let criteria = self
            .signatures
            .declarations
            .criteria
            .iter()
            .zip(&self.layout.criteria)
            .zip(0..);
        whole(criteria.map(|((it, root), id)| {
            let citation = words.attached(
                &it.tree.attachments,
                it.section,
                Citer::Criterion(CriterionId(id)),
            );
            let text = words.optional(it.tree.text.as_ref());
            Some(program::Criterion {
                name: it.tree.name.text.clone(),
                dates: (&it.tree.dates).into(),
                text,
                condition: (*root)?,
                citation,
                notes: notes(&it.tree.attachments.notes),
                span: it.span,
            })
        }))
    }

    fn amounts(&self, words: &mut Words<'_, 'a>) -> Option<Vec<program::Amount>> {
        let amounts = self
            .signatures
            .declarations
            .amounts
            .iter()
            .zip(&self.layout.amounts)
            .zip(0..);
        whole(amounts.map(|((it, root), id)| {
            let id = AmountId(id);
            let citation = words.attached(&it.tree.attachments, it.section, Citer::Amount(id));
            let text = words.optional(it.tree.text.as_ref());
            let caps = caps(*it, id, words);
            Some(program::Amount {
                name: it.tree.name.text.clone(),
                unit: self.signatures.amount(id)?,
                text,
                node: (*root)?,
                caps,
                citation,
                notes: notes(&it.tree.attachments.notes),
                span: it.span,
            })
        }))
    }

    fn rules(&self, words: &mut Words<'_, 'a>) -> Option<Vec<program::Rule>> {
        let rules = self
            .signatures
            .declarations
            .rules
            .iter()
            .zip(&self.layout.rules)
            .zip(0..);
        whole(rules.map(|((it, root), id)| {
            let citation =
                words.attached(&it.tree.attachments, it.section, Citer::Rule(RuleId(id)));
            let because = words.optional(it.tree.because.as_ref());
            Some(program::Rule {
                name: it.tree.name.text.clone(),
                dates: (&it.tree.dates).into(),
                finding: self.finding(&it.tree.finds)?,
                settles: it.tree.settles.is_some(),
                releasing: self.releasing(it.tree.releasing.as_ref())?,
                because,
                condition: (*root)?,
                citation,
                notes: notes(&it.tree.attachments.notes),
                span: it.span,
            })
        }))
    }

    fn finding(&self, name: &ast::Name) -> Option<program::FindingId> {
        self.signatures.names.findings.find(&name.text).found()
    }

    /// Gives what a rule releases; `None` where it has errors.
    fn releasing(&self, tree: Option<&ast::Releasing>) -> Option<Option<program::Releasing>> {
        let Some(tree) = tree else { return Some(None) };
        let Symbol::Amount(amount) = self.signatures.names.symbol(&tree.amount.text).found()?
        else {
            return None;
        };
        let Symbol::Fact(of) = self.signatures.names.symbol(&tree.of.text).found()? else {
            return None;
        };
        Some(Some(program::Releasing { amount, of }))
    }

    fn exceptions(&self, words: &mut Words<'_, 'a>) -> Option<Vec<program::Exception>> {
        let exceptions = self
            .signatures
            .declarations
            .exceptions
            .iter()
            .zip(&self.layout.exceptions)
            .zip(0..);
        whole(exceptions.map(|((it, root), id)| {
            let citation = words.attached(
                &it.tree.attachments,
                it.section,
                Citer::Exception(ExceptionId(id)),
            );
            let text = words.optional(it.tree.text.as_ref());
            Some(program::Exception {
                name: it.tree.name.text.clone(),
                dates: (&it.tree.dates).into(),
                text,
                turns: it
                    .tree
                    .turns
                    .iter()
                    .map(|name| self.finding(name))
                    .collect::<Option<_>>()?,
                turns_partial_release: it.tree.turns_partial_release,
                into: self.finding(&it.tree.into)?,
                except: self.spared(it.tree)?,
                condition: (*root)?,
                citation,
                notes: notes(&it.tree.attachments.notes),
                span: it.span,
            })
        }))
    }

    /// Gives the rules that an exception does not reach, all versions of each; `None` where one is not declared.
    fn spared(&self, tree: &ast::Exception) -> Option<Vec<RuleId>> {
        let mut spared = Vec::new();
        for name in &tree.except {
            match self.signatures.names.outcomes.find(&name.text).found()? {
                Outcome::Rule(_) => spared.extend(self.signatures.names.rules(&name.text)),
                Outcome::Exception(_) | Outcome::Advisory(_) => return None,
            }
        }
        Some(spared)
    }

    fn advisories(&self, words: &mut Words<'_, 'a>) -> Option<Vec<program::Advisory>> {
        let advisories = self
            .signatures
            .declarations
            .advisories
            .iter()
            .zip(&self.layout.advisories)
            .zip(0..);
        whole(advisories.map(|((it, (condition, unless)), id)| {
            let citer = Citer::Advisory(program::AdvisoryId(id));
            let citation = words.attached(&it.tree.attachments, it.section, citer);
            let text = words.optional(it.tree.text.as_ref());
            if it.tree.unless.is_some() && unless.is_none() {
                return None;
            }
            Some(program::Advisory {
                name: it.tree.name.text.clone(),
                dates: (&it.tree.dates).into(),
                text,
                condition: (*condition)?,
                unless: *unless,
                citation,
                notes: notes(&it.tree.attachments.notes),
                span: it.span,
            })
        }))
    }
}

fn governs_of(
    clause: &ast::Governs,
    position: usize,
    root: Root,
    words: &mut Words<'_, '_>,
) -> Option<program::Governs> {
    let because = words.optional(clause.because.as_ref());
    let citation = words.cite(clause.cite.as_ref(), None, Some(Citer::Governs(position)));
    Some(program::Governs {
        condition: root?,
        because,
        citation,
        span: clause.span,
    })
}

fn caps(
    amount: Declared<'_, ast::Amount>,
    id: AmountId,
    words: &mut Words<'_, '_>,
) -> Vec<program::Cap> {
    let caps = amount.tree.caps.iter().enumerate();
    caps.map(|(position, cap)| program::Cap {
        dates: (&cap.dates).into(),
        because: words.optional(cap.because.as_ref()),
        citation: words.cite(
            cap.cite.as_ref(),
            amount.section,
            Some(Citer::Cap(id, position)),
        ),
        span: cap.span,
    })
    .collect()
}

/// Resolves texts and citations.
struct Words<'w, 'a> {
    citations: Citations<'a>,
    signatures: &'w Signatures<'a>,
    sink: &'w mut Vec<Diagnostic>,
}

impl Words<'_, '_> {
    fn optional(&mut self, tree: Option<&ast::Text>) -> Option<Text> {
        texts::optional(tree, self.signatures.names, self.sink)
    }

    fn cite(
        &mut self,
        cite: Option<&ast::Cite>,
        section: Option<&ast::Text>,
        citer: Option<Citer>,
    ) -> program::Citation {
        self.citations.cite(cite, section, citer, self.sink)
    }

    fn attached(
        &mut self,
        attachments: &ast::Attachments,
        section: Option<&ast::Text>,
        citer: Citer,
    ) -> program::Citation {
        self.cite(attachments.cite.as_ref(), section, Some(citer))
    }
}

/// Makes all parts, and gives them if none is lacking.
fn whole<T>(parts: impl Iterator<Item = Option<T>>) -> Option<Vec<T>> {
    let parts: Vec<Option<T>> = parts.collect();
    parts.into_iter().collect()
}
