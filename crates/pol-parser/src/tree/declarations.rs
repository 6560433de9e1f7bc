//! Declarations: each node of the grammar and its clauses, in any order, made the tree's declaration.
//! What must stand and does not is left empty here; `complete` says so.

use super::{Builder, members, name, names, path, paths};
use crate::ast::*;
use crate::grammar::{Node, Rule};
use crate::span::Span;

/// Makes the declaration of a node.
pub(crate) fn declaration(builder: &mut Builder, node: &Node<'_>) -> Declaration {
    let kind = match node.rule() {
        Rule::policy => DeclarationKind::Policy(builder.policy(node)),
        Rule::revision => DeclarationKind::Revision(builder.revision(node)),
        Rule::section => DeclarationKind::Section(builder.title(node)),
        Rule::clauses => DeclarationKind::Clauses(builder.clauses(node)),
        Rule::findings => DeclarationKind::Findings(builder.findings(node)),
        Rule::unit => DeclarationKind::Unit(builder.unit(node)),
        Rule::codes => DeclarationKind::CodeSystem(builder.code_system(node)),
        Rule::code_set => DeclarationKind::CodeSet(builder.code_set(node)),
        Rule::choices => DeclarationKind::Choices(builder.choices(node)),
        Rule::facts => DeclarationKind::Facts(builder.facts(node)),
        Rule::value => DeclarationKind::Value(builder.value(node)),
        Rule::criterion => DeclarationKind::Criterion(builder.criterion(node)),
        Rule::amount => DeclarationKind::Amount(builder.amount(node)),
        Rule::finding_rule => DeclarationKind::Rule(builder.rule(node)),
        Rule::exception => DeclarationKind::Exception(builder.exception(node)),
        Rule::advisory => DeclarationKind::Advisory(builder.advisory(node)),
        Rule::example => DeclarationKind::Example(builder.example(node)),
        _ => DeclarationKind::Broken(Broken { keyword: None, name: None }),
    };
    Declaration { span: node.span(), kind }
}

fn the_name(node: &Node<'_>) -> Name {
    node.child(Rule::name).map_or(Name { text: String::new(), span: node.span() }, |child| name(&child))
}

fn second_name(node: &Node<'_>) -> Name {
    node.all(Rule::name).nth(1).map_or(Name { text: String::new(), span: node.span() }, |child| name(&child))
}

/// The clauses of a declaration: the children of its last part.
fn clauses_of<'a>(node: &Node<'a>) -> Vec<Node<'a>> {
    node.children().last().map(|last| last.children().collect()).unwrap_or_default()
}

impl Builder {
    fn title(&mut self, node: &Node<'_>) -> Text {
        self.text_in(node).unwrap_or(Text { parts: Vec::new(), span: node.span() })
    }

    fn attachments(&mut self, clauses: &[Node<'_>]) -> Attachments {
        let cite = clauses.iter().find(|clause| clause.rule() == Rule::cite).map(|cite| self.cite(cite));
        Attachments { cite, notes: self.notes(clauses) }
    }

    fn notes(&mut self, clauses: &[Node<'_>]) -> Vec<Text> {
        clauses.iter().filter(|clause| clause.rule() == Rule::note).map(|note| self.title(note)).collect()
    }

    fn policy(&mut self, node: &Node<'_>) -> Policy {
        let clauses = clauses_of(node);
        let mut policy = Policy {
            name: the_name(node),
            title: self.title(node),
            publisher: None,
            source: None,
            in_force: Vec::new(),
            review_by: None,
            month_end: None,
            governs: Vec::new(),
            notes: self.notes(&clauses),
        };
        let mut last = Rule::policy;
        for clause in &clauses {
            match clause.rule() {
                Rule::publisher => policy.publisher = Some(self.title(clause)),
                Rule::source => policy.source = Some(self.title(clause)),
                Rule::in_force => policy.in_force.push(self.in_force(clause)),
                Rule::review_by => policy.review_by = clause.child(Rule::date).map(|date| self.date(&date)),
                Rule::month_end => {
                    let month_end = if clause.has(Rule::kw_clamps) { MonthEnd::Clamps } else { MonthEnd::Overflows };
                    policy.month_end = Some((month_end, clause.span()));
                }
                Rule::governs => {
                    let condition = self.child_condition(clause);
                    policy.governs.push(Governs { span: clause.span(), condition, because: None, cite: None });
                }
                Rule::because | Rule::cite => {
                    let because = self.text_in(clause).filter(|_| clause.rule() == Rule::because);
                    let cite = (clause.rule() == Rule::cite).then(|| self.cite(clause));
                    attach(&mut policy, last, because, cite);
                    continue;
                }
                _ => {}
            }
            last = clause.rule();
        }
        policy
    }

    fn in_force(&mut self, clause: &Node<'_>) -> InForce {
        let mut dates = clause.all(Rule::date);
        let from = dates.next().map(|date| self.date(&date));
        let from = from.unwrap_or(DateLiteral { date: jiff::civil::date(1900, 1, 1), span: clause.span() });
        let until = dates.next().map(|date| self.date(&date));
        let by = clause.child(Rule::path).map_or(Path { text: String::new(), span: clause.span() }, |by| path(&by));
        InForce { span: clause.span(), from, until, by, because: None, cite: None }
    }

    fn child_condition(&mut self, clause: &Node<'_>) -> Condition {
        match clause.child(Rule::condition) {
            Some(condition) => self.condition(&condition),
            None => Condition { kind: ConditionKind::Error, span: clause.span() },
        }
    }

    fn optional_condition(&mut self, clause: &Node<'_>) -> Option<Condition> {
        clause.child(Rule::condition).map(|condition| self.condition(&condition))
    }

    fn revision(&mut self, node: &Node<'_>) -> Revision {
        let kind = node.child(Rule::revision_kind).and_then(|kind| kind.first()).map(|kind| kind.rule());
        let kind = match kind {
            Some(Rule::kw_rewords) => RevisionKind::Rewords,
            Some(Rule::kw_tightens) => RevisionKind::Tightens,
            Some(Rule::kw_loosens) => RevisionKind::Loosens,
            _ => RevisionKind::Changes,
        };
        let date = node.child(Rule::date).map(|date| self.date(&date));
        let date = date.unwrap_or(DateLiteral { date: jiff::civil::date(1900, 1, 1), span: node.span() });
        Revision { date, kind, text: self.title(node), attachments: self.attachments(&clauses_of(node)) }
    }

    fn clauses(&mut self, node: &Node<'_>) -> Clauses {
        let rows = clauses_of(node).into_iter().filter(|row| row.rule() == Rule::clause_row);
        let rows = rows
            .map(|row| Clause {
                id: row.child(Rule::clause_id).map_or(the_name(&row), |id| name(&id)),
                decides: row.child(Rule::clause_kind).is_some_and(|kind| kind.has(Rule::kw_decides)),
                text: self.title(&row),
            })
            .collect();
        Clauses { section: self.title(node), rows }
    }

    fn findings(&mut self, node: &Node<'_>) -> Findings {
        let mut findings = Findings { rows: Vec::new(), otherwise: None };
        for row in clauses_of(node) {
            match row.rule() {
                Rule::fallback => findings.otherwise = Some(the_name(&row)),
                Rule::finding_row => {
                    let kind = row.child(Rule::finding_kind).and_then(|kind| kind.first()).map(|kind| kind.rule());
                    let kind = match kind {
                        Some(Rule::kw_adverse) => FindingKind::Adverse,
                        Some(Rule::kw_release) => FindingKind::Release,
                        _ => FindingKind::Review,
                    };
                    findings.rows.push(Finding { name: the_name(&row), kind, label: self.title(&row) });
                }
                _ => {}
            }
        }
        findings
    }

    fn unit(&mut self, node: &Node<'_>) -> Unit {
        Unit { plural: the_name(node), singular: node.all(Rule::name).nth(1).map(|one| name(&one)) }
    }

    fn code_system(&mut self, node: &Node<'_>) -> CodeSystem {
        let clauses = clauses_of(node);
        let find = |rule| clauses.iter().find(|clause| clause.rule() == rule);
        let only = find(Rule::only).and_then(|only| only.child(Rule::code_list)).map(|list| self.codes(&list));
        let edition = find(Rule::edition).map(|edition| self.title(edition));
        CodeSystem {
            name: the_name(node),
            title: self.title(node),
            edition,
            hierarchical: find(Rule::hierarchy).is_some(),
            only,
            attachments: self.attachments(&clauses),
        }
    }

    fn code_set(&mut self, node: &Node<'_>) -> CodeSet {
        let clauses = clauses_of(node);
        let lists = clauses.iter().filter(|clause| clause.rule() == Rule::code_list);
        let codes = lists.flat_map(|list| self.codes(list)).collect();
        CodeSet {
            name: the_name(node),
            title: self.title(node),
            system: second_name(node),
            codes,
            attachments: self.attachments(&clauses),
        }
    }

    fn choices(&mut self, node: &Node<'_>) -> Choices {
        let rows = clauses_of(node).into_iter().filter(|row| row.rule() == Rule::choice_row);
        let rows = rows
            .map(|row| Choice {
                name: the_name(&row),
                label: self.title(&row),
                codes: row.child(Rule::choice_codes).map(|codes| ChoiceCodes {
                    system: the_name(&codes),
                    codes: codes.child(Rule::code_list).map(|list| self.codes(&list)),
                }),
            })
            .collect();
        Choices { name: the_name(node), rows }
    }

    fn facts(&mut self, node: &Node<'_>) -> Facts {
        let rows = clauses_of(node).into_iter().filter(|row| row.rule() == Rule::fact_row);
        let rows = rows.map(|row| self.fact(&row)).collect();
        Facts { group: the_name(node), label: self.text_in(node), rows }
    }

    fn fact(&mut self, row: &Node<'_>) -> Fact {
        let parts: Vec<Node<'_>> = row.children().collect();
        let decimals = row.child(Rule::decimals).and_then(|part| {
            let count = part.child(Rule::count)?;
            Some((count.text().trim().parse().unwrap_or(0), part.span()))
        });
        Fact {
            name: the_name(row),
            ty: row.child(Rule::fact_type).and_then(|ty| fact_type(&ty, decimals)),
            range: row.child(Rule::fact_range).and_then(|range| self.range(&range)),
            presumed: row.child(Rule::presumed).and_then(|presumed| self.presumed(&presumed)),
            question: self.text_in(row),
            was: row.child(Rule::was).and_then(|was| was.child(Rule::path)).map(|was| path(&was)),
            attachments: self.attachments(&parts),
            span: row.span(),
        }
    }

    fn range(&mut self, node: &Node<'_>) -> Option<Range> {
        let bounds: Vec<Node<'_>> =
            node.children().filter(|child| matches!(child.rule(), Rule::date | Rule::quantity)).collect();
        let [low, high] = &bounds[..] else { return None };
        Some(Range { low: self.bound(low), high: self.bound(high), span: node.span() })
    }

    fn bound(&mut self, node: &Node<'_>) -> Expression {
        let kind = match node.rule() {
            Rule::date => ExpressionKind::Date(self.date(node).date),
            _ => ExpressionKind::Quantity(self.quantity(node)),
        };
        Expression { kind, span: node.span() }
    }

    fn presumed(&mut self, node: &Node<'_>) -> Option<Presumed> {
        let value = node.child(Rule::given_value)?;
        Some(Presumed { value: self.given(&value), when: self.optional_condition(node) })
    }

    fn value(&mut self, node: &Node<'_>) -> Value {
        let clauses = clauses_of(node);
        let entries = clauses.iter().filter(|clause| clause.rule() == Rule::value_entry);
        let entries = entries.filter_map(|entry| self.value_entry(entry)).collect();
        let text = clauses.iter().find(|clause| clause.rule() == Rule::text).map(|text| self.text(text));
        Value {
            name: the_name(node),
            unit: second_name(node),
            text,
            entries,
            attachments: self.attachments(&clauses),
        }
    }

    fn value_entry(&mut self, entry: &Node<'_>) -> Option<ValueEntry> {
        let quantity = self.quantity(&entry.child(Rule::quantity)?);
        let (mut from, mut until, mut ends) = (None, None, false);
        for child in entry.children() {
            match child.rule() {
                Rule::kw_until => ends = true,
                Rule::date if ends => until = Some(self.date(&child)),
                Rule::date => from = Some(self.date(&child)),
                _ => {}
            }
        }
        Some(ValueEntry { quantity, from, until })
    }

    fn clause_text(&mut self, clauses: &[Node<'_>]) -> Option<Text> {
        clauses.iter().find(|clause| clause.rule() == Rule::text).map(|text| self.text(text))
    }

    fn criterion(&mut self, node: &Node<'_>) -> Criterion {
        let clauses = clauses_of(node);
        let met = clauses.iter().find(|clause| clause.rule() == Rule::met_when);
        let condition = match met {
            Some(met) => self.child_condition(met),
            None => Condition { kind: ConditionKind::Error, span: node.span() },
        };
        Criterion {
            name: the_name(node),
            text: self.clause_text(&clauses),
            condition,
            attachments: self.attachments(&clauses),
        }
    }

    fn amount(&mut self, node: &Node<'_>) -> Amount {
        let clauses = clauses_of(node);
        let mut amount = Amount {
            name: the_name(node),
            unit: second_name(node),
            text: self.clause_text(&clauses),
            cases: Vec::new(),
            otherwise: None,
            caps: Vec::new(),
            attachments: Attachments { cite: None, notes: self.notes(&clauses) },
        };
        for clause in &clauses {
            self.amount_clause(&mut amount, clause);
        }
        amount
    }

    fn amount_clause(&mut self, amount: &mut Amount, clause: &Node<'_>) {
        let chain = clause.child(Rule::chain).map(|chain| self.expression_chain(&chain));
        match (clause.rule(), chain) {
            (Rule::amount_case, Some(value)) => match self.optional_condition(clause) {
                Some(when) => amount.cases.push(AmountCase { value, when }),
                None => amount.otherwise = Some(value),
            },
            (Rule::amount_else, Some(value)) => amount.otherwise = Some(value),
            (Rule::at_most, Some(bound)) => {
                let when = self.optional_condition(clause);
                amount.caps.push(Cap { span: clause.span(), bound, when, because: None, cite: None });
            }
            (Rule::because, _) => {
                let because = self.text_in(clause);
                amount.caps.last_mut().into_iter().for_each(|cap| cap.because.clone_from(&because));
            }
            (Rule::cite, _) => {
                let cite = Some(self.cite(clause));
                match amount.caps.last_mut() {
                    Some(cap) => cap.cite = cite,
                    None => amount.attachments.cite = cite,
                }
            }
            _ => {}
        }
    }

    fn rule(&mut self, node: &Node<'_>) -> crate::ast::Rule {
        let clauses = clauses_of(node);
        let find = |rule| clauses.iter().find(|clause| clause.rule() == rule);
        let finds = find(Rule::finds);
        let releasing = finds.and_then(|finds| finds.child(Rule::releasing)).and_then(|releasing| {
            let mut paths = paths(&releasing).into_iter();
            Some(Releasing { amount: paths.next()?, of: paths.next()? })
        });
        crate::ast::Rule {
            name: the_name(node),
            finds: finds.map_or(Name { text: String::new(), span: node.span() }, the_name),
            settles: finds.and_then(|finds| finds.child(Rule::settles)).map(|settles| settles.span()),
            releasing,
            because: find(Rule::because).and_then(|because| self.text_in(because)),
            condition: find(Rule::when).and_then(|when| self.optional_condition(when)),
            attachments: self.attachments(&clauses),
        }
    }

    fn exception(&mut self, node: &Node<'_>) -> Exception {
        let clauses = clauses_of(node);
        let find = |rule| clauses.iter().find(|clause| clause.rule() == rule);
        let turned: Vec<Node<'_>> = find(Rule::turns).map(|turns| turns.all(Rule::turned).collect()).unwrap_or_default();
        Exception {
            name: the_name(node),
            text: self.clause_text(&clauses),
            turns: turned.iter().filter_map(|turned| turned.child(Rule::name)).map(|child| name(&child)).collect(),
            turns_partial_release: turned.iter().any(|turned| turned.has(Rule::kw_partial)),
            into: find(Rule::turns).map_or(Name { text: String::new(), span: node.span() }, the_name),
            except: find(Rule::except).map(|except| names(except, Rule::name)).unwrap_or_default(),
            condition: find(Rule::when).and_then(|when| self.optional_condition(when)),
            attachments: self.attachments(&clauses),
        }
    }

    fn advisory(&mut self, node: &Node<'_>) -> Advisory {
        let clauses = clauses_of(node);
        let find = |rule| clauses.iter().find(|clause| clause.rule() == rule);
        let condition = find(Rule::when).and_then(|when| self.optional_condition(when));
        let unless = find(Rule::unless).and_then(|unless| self.optional_condition(unless));
        Advisory {
            name: the_name(node),
            text: self.clause_text(&clauses),
            condition,
            unless,
            attachments: self.attachments(&clauses),
        }
    }

    fn example(&mut self, node: &Node<'_>) -> Example {
        let clauses = clauses_of(node);
        let given = clauses.iter().filter(|clause| clause.rule() == Rule::given_row);
        let given = given
            .filter_map(|row| {
                let fact = path(&row.child(Rule::full_path)?);
                Some(Given { fact, value: self.given(&row.child(Rule::given_value)?) })
            })
            .collect();
        let like = clauses.iter().find(|clause| clause.rule() == Rule::like).map(the_name);
        let expect = clauses.iter().filter(|clause| clause.rule() == Rule::expect);
        let expectations = expect.filter_map(|expect| self.expectation(expect)).collect();
        Example {
            name: the_name(node),
            title: self.title(node),
            like,
            given,
            expectations,
            attachments: self.attachments(&clauses),
        }
    }

    fn expectation(&mut self, node: &Node<'_>) -> Option<Expectation> {
        let inner = node.child(Rule::expectation)?.first()?;
        let kind = match inner.rule() {
            Rule::not_governed => ExpectationKind::NotGoverned,
            Rule::information_needed => ExpectationKind::InformationNeeded,
            Rule::missing => ExpectationKind::Missing(paths(&inner)),
            Rule::advisories => ExpectationKind::Advisories(names(&inner, Rule::name)),
            Rule::reasons => ExpectationKind::Reasons(names(&inner, Rule::name)),
            Rule::cited => ExpectationKind::Clauses(names(&inner, Rule::clause_id)),
            Rule::presumptions => ExpectationKind::Presumed(paths(&inner)),
            _ => ExpectationKind::Finding {
                finding: the_name(&inner),
                releasing: inner.child(Rule::quantity).map(|quantity| self.quantity(&quantity)),
            },
        };
        Some(Expectation { kind, span: node.span() })
    }
}

/// Gives a reason and a citation to the clause of the header that they follow.
fn attach(policy: &mut Policy, last: Rule, because: Option<Text>, cite: Option<Cite>) {
    let (because_place, cite_place) = match last {
        Rule::in_force => match policy.in_force.last_mut() {
            Some(clause) => (&mut clause.because, &mut clause.cite),
            None => return,
        },
        Rule::governs => match policy.governs.last_mut() {
            Some(clause) => (&mut clause.because, &mut clause.cite),
            None => return,
        },
        _ => return,
    };
    if because.is_some() {
        *because_place = because;
    }
    if cite.is_some() {
        *cite_place = cite;
    }
}

fn fact_type(node: &Node<'_>, decimals: Option<(u32, Span)>) -> Option<Type> {
    let inner = node.first()?;
    Some(match inner.rule() {
        Rule::yes_no => Type::YesNo,
        Rule::whole_number => Type::Number { unit: the_name(&inner), decimals: Some((0, inner.span())), whole: true },
        Rule::number_of => Type::Number { unit: the_name(&inner), decimals, whole: false },
        Rule::type_one_of => Type::OneOf(the_name(&inner)),
        Rule::type_any_of => Type::AnyOf(the_name(&inner)),
        Rule::type_codes => Type::Codes(the_name(&inner)),
        Rule::type_code => Type::Code(the_name(&inner)),
        Rule::type_date => Type::Date,
        _ => Type::Text,
    })
}
