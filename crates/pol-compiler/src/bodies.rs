//! All conditions and computations of a policy in, checked one by one; their nodes out, each body by itself.

use crate::check::Checker;
use crate::check::days::days;
use crate::diagnostics;
use crate::fragment::{Body, Fragment};
use crate::program::{FactId, FactValue, Need, Needs, NodeId, RecordId, Window};
use crate::signatures::Signatures;
use pol_parser::ast;

/// The bodies of all declarations; each list is as long as the declarations it belongs to.
pub(crate) struct Bodies {
    /// The days in force.
    pub(crate) in_force: Option<Body>,
    /// What the policy is selected by.
    pub(crate) selected: Vec<Need>,
    /// The `governs` of the policy.
    pub(crate) governs: Vec<Body>,
    /// What each fact is presumed to be.
    pub(crate) presumptions: Vec<Option<PresumedBody>>,
    /// What each fact is derived from; `None` inside where that has errors.
    pub(crate) derivations: Vec<Option<Option<DerivedBody>>>,
    /// How recent the evidence of each fact must be, and the facts that its date lies between.
    pub(crate) dating: Vec<Option<Dating>>,
    /// The limits: what was used, and what this request adds; `None` where there are errors.
    pub(crate) limits: Vec<Option<LimitBody>>,
    /// The criteria.
    pub(crate) criteria: Vec<Body>,
    /// The amounts.
    pub(crate) amounts: Vec<Body>,
    /// The rules.
    pub(crate) rules: Vec<Body>,
    /// The exceptions.
    pub(crate) exceptions: Vec<Body>,
    /// The advisories.
    pub(crate) advisories: Vec<AdvisoryBody>,
}

/// A presumption.
pub(crate) struct PresumedBody {
    /// The value, if the fact can have it.
    pub(crate) value: Option<FactValue>,
    /// When it applies.
    pub(crate) when: Option<Body>,
}

/// What a fact is derived from.
pub(crate) struct DerivedBody {
    /// Its nodes.
    pub(crate) fragment: Fragment,
    /// What they come to.
    pub(crate) root: DerivedRoot,
    /// The records that it reads.
    pub(crate) records: Vec<RecordId>,
}

/// What a derivation comes to.
pub(crate) enum DerivedRoot {
    /// A condition, a number or a date.
    Node(NodeId),
    /// Choices.
    Choices {
        /// Condition and position of the choice.
        cases: Vec<(NodeId, usize)>,
        /// The choice where none holds.
        otherwise: usize,
    },
}

/// What a fact says of its date, or of itself as a date.
#[derive(Default)]
pub(crate) struct Dating {
    /// How recent evidence must be.
    pub(crate) recent: Option<Window>,
    /// The fact that tells the earliest day.
    pub(crate) not_before: Option<FactId>,
    /// The fact that tells the latest day.
    pub(crate) not_after: Option<FactId>,
}

/// A limit.
pub(crate) struct LimitBody {
    /// What was used.
    pub(crate) used: FactId,
    /// Whether it is kept.
    pub(crate) kept: Body,
    /// What is left.
    pub(crate) left: Body,
    /// What this request adds.
    pub(crate) including: Option<FactId>,
}

/// The conditions of an advisory.
pub(crate) struct AdvisoryBody {
    /// When it is given.
    pub(crate) condition: Body,
    /// Unless this is known to hold.
    pub(crate) unless: Option<Body>,
}

impl Bodies {
    /// Checks everything.
    pub(crate) fn check(signatures: &Signatures<'_>, checker: &mut Checker<'_>) -> Self {
        let declarations = signatures.declarations;
        let policy = declarations.policies.first().map(|policy| policy.tree);
        let in_force = policy.and_then(|policy| policy.in_force.first());
        let governs = policy.map_or(&[][..], |policy| &policy.governs);
        Self {
            in_force: in_force.and_then(|clause| days_in_force(clause, checker)),
            selected: selected(policy.and_then(|policy| policy.selected.as_ref()), checker),
            governs: governs
                .iter()
                .map(|clause| condition(checker, &clause.condition))
                .collect(),
            presumptions: presumptions(signatures, checker),
            derivations: derivations(signatures, checker),
            dating: dating(signatures, checker),
            limits: limits(signatures, checker),
            criteria: declarations
                .criteria
                .iter()
                .map(|it| dated(checker, &it.tree.dates, Some(&it.tree.condition)))
                .collect(),
            amounts: amounts(signatures, checker),
            rules: declarations
                .rules
                .iter()
                .map(|it| dated(checker, &it.tree.dates, it.tree.condition.as_ref()))
                .collect(),
            exceptions: declarations
                .exceptions
                .iter()
                .map(|it| dated(checker, &it.tree.dates, it.tree.condition.as_ref()))
                .collect(),
            advisories: declarations
                .advisories
                .iter()
                .map(|it| advisory(checker, it.tree))
                .collect(),
        }
    }
}

fn condition(checker: &mut Checker<'_>, tree: &ast::Condition) -> Body {
    checker.body(|checker| checker.condition(tree))
}

/// By what a policy is selected; no part of the program's conditions, for it changes no determination.
fn selected(clause: Option<&ast::Selected>, checker: &mut Checker<'_>) -> Vec<Need> {
    let Some(clause) = clause else {
        return Vec::new();
    };
    let body = condition(checker, &clause.condition);
    let Some(root) = body.root else {
        return Vec::new();
    };
    let found = Needs::of(&body.fragment.nodes, root, |_| None);
    let mut needs = found.needs.iter();
    if !found.complete || !needs.all(|need| checker.is_stated(need.fact)) {
        let has_days = body.fragment.origins.iter().any(|origin| origin.of_days);
        checker.report(match has_days {
            true => diagnostics::selected_by_days(clause.condition.span),
            false => diagnostics::selected_by_more(clause.condition.span),
        });
    }
    found.needs
}

/// A condition that also demands the days on which its declaration stands.
fn dated(checker: &mut Checker<'_>, dates: &ast::Dates, tree: Option<&ast::Condition>) -> Body {
    let check = |tree| checker.body(|checker| checker.dated(dates, tree));
    tree.map(check).unwrap_or_default()
}

fn advisory(checker: &mut Checker<'_>, tree: &ast::Advisory) -> AdvisoryBody {
    AdvisoryBody {
        condition: dated(checker, &tree.dates, tree.condition.as_ref()),
        unless: tree
            .unless
            .as_ref()
            .map(|unless| condition(checker, unless)),
    }
}

fn amounts(signatures: &Signatures<'_>, checker: &mut Checker<'_>) -> Vec<Body> {
    let amounts = signatures
        .declarations
        .amounts
        .iter()
        .zip(&signatures.amounts);
    amounts
        .map(|(amount, unit)| checker.body(|checker| checker.amount(*amount, *unit)))
        .collect()
}

fn presumptions(
    signatures: &Signatures<'_>,
    checker: &mut Checker<'_>,
) -> Vec<Option<PresumedBody>> {
    let facts = signatures.declarations.facts.iter().zip(&signatures.facts);
    facts
        .map(|(row, ty)| {
            let presumed = row.tree.presumed.as_ref()?;
            Some(PresumedBody {
                value: ty
                    .as_ref()
                    .and_then(|ty| checker.given(&row.path, ty, &presumed.value)),
                when: presumed.when.as_ref().map(|when| condition(checker, when)),
            })
        })
        .collect()
}

fn derivations(
    signatures: &Signatures<'_>,
    checker: &mut Checker<'_>,
) -> Vec<Option<Option<DerivedBody>>> {
    let facts = signatures.declarations.facts.iter().zip(&signatures.facts);
    facts
        .map(|(row, ty)| {
            let derived = row.tree.derived.as_ref()?;
            let ty = ty.as_ref();
            Some(ty.and_then(|ty| checker.derivation(&row.path, ty, derived)))
        })
        .collect()
}

/// What facts say of dates; `None` where that has errors.
fn dating(signatures: &Signatures<'_>, checker: &mut Checker<'_>) -> Vec<Option<Dating>> {
    let facts = signatures.declarations.facts.iter().zip(&signatures.facts);
    facts
        .map(|(row, ty)| checker.dating(row, ty.as_ref()))
        .collect()
}

fn limits(signatures: &Signatures<'_>, checker: &mut Checker<'_>) -> Vec<Option<LimitBody>> {
    let limits = signatures.declarations.limits.iter();
    limits
        .map(|limit| checker.checked_limit(limit.tree))
        .collect()
}

/// Writes `in force from A until B by F` as the condition that it is; the header's own check reports a fact that is no date.
fn days_in_force(clause: &ast::InForce, checker: &mut Checker<'_>) -> Option<Body> {
    let dates = ast::Dates {
        from: Some(clause.from),
        until: clause.until,
    };
    let by = checker.judged_by()?;
    Some(checker.body(|checker| {
        let root = checker.condition(&days(by, &dates, clause.span)?);
        checker.imply();
        root
    }))
}
