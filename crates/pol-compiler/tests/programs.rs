//! What the compiler makes: the shape of the program, which the interpreter relies on.

#![expect(clippy::unwrap_used, clippy::panic, reason = "tests")]

use pol_compiler::compile;
use pol_compiler::program::{Citer, ExpectationKind, FactValue, Node, NodeId, Program};
use pol_parser::{SMALL_POLICY, parse};
use std::fmt::Write;

const MNG084: &str = include_str!("../../../policies/mng084.pol");

fn program(text: &str) -> Program {
    let parsed = parse(text);
    assert!(parsed.diagnostics.is_empty(), "{:#?}", parsed.diagnostics);
    let compiled = compile(&parsed.file);
    compiled
        .program
        .unwrap_or_else(|| panic!("{:#?}", compiled.diagnostics))
}

fn small(declarations: &str) -> Program {
    program(&format!("{SMALL_POLICY}\n{declarations}"))
}

#[test]
fn the_first_policy_has_no_diagnostic() {
    let parsed = parse(MNG084);
    assert!(parsed.diagnostics.is_empty(), "{:#?}", parsed.diagnostics);
    let compiled = compile(&parsed.file);
    assert!(
        compiled.diagnostics.is_empty(),
        "{:#?}",
        compiled.diagnostics
    );
    assert!(compiled.program.is_some());
}

/// Every node stands after all that it reads: one pass in order fills every slot.
#[test]
fn nodes_stand_in_order() {
    let program = program(MNG084);
    assert_eq!(program.nodes.len(), program.origins.len());
    for (position, node) in program.nodes.iter().enumerate() {
        for read in node.below(&program) {
            assert!(
                read.index() < position,
                "node {position} reads node {} of {node:?}",
                read.index()
            );
        }
    }
}

#[test]
fn presumption_nodes_come_first() {
    let program = program(MNG084);
    let conditions = program
        .facts
        .iter()
        .filter_map(|fact| fact.presumed.as_ref()?.when);
    let conditions: Vec<NodeId> = conditions.collect();
    assert_eq!(conditions.len(), 1);
    assert!(
        conditions
            .iter()
            .all(|id| id.index() < program.presumption_nodes)
    );
    assert!(program.presumption_nodes < program.nodes.len());
}

#[test]
fn a_presumption_brings_the_criteria_that_it_reads() {
    let text = "facts chart\n  seen yes/no, presumed no when tested \"Was the member seen?\"\n\ncriterion tested\n  met when not is_adult\n";
    let program = small(text);
    assert!(
        program
            .criteria
            .iter()
            .all(|it| it.condition.index() < program.presumption_nodes)
    );
}

#[test]
fn a_criterion_is_computed_once() {
    let text = "criterion tested\n  met when is_adult and not is_adult\n";
    let program = small(text);
    let reads = program
        .nodes
        .iter()
        .filter(|node| matches!(node, Node::Criterion(_)))
        .count();
    let facts = program
        .nodes
        .iter()
        .filter(|node| matches!(node, Node::YesNo(_)))
        .count();
    assert_eq!((reads, facts), (3, 1));
}

#[test]
fn phrases_are_the_authors_words() {
    let program = small(
        "criterion tested\n  met when all of\n    - member.adult\n    - request.visits is at least 2 visits\n",
    );
    let phrases: Vec<&str> = program
        .origins
        .iter()
        .map(|it| it.phrase.as_str())
        .collect();
    assert!(
        phrases.contains(&"request.visits is at least 2 visits"),
        "{phrases:?}"
    );
    assert!(phrases.contains(&"all of"), "{phrases:?}");
}

#[test]
fn a_clause_knows_what_cites_it() {
    let program = program(MNG084);
    let clause = program.clauses.iter().find(|it| it.id == "APP-2").unwrap();
    assert!(
        clause.cited_by.contains(&Citer::Governs(0)),
        "{:?}",
        clause.cited_by
    );
    assert!(
        clause
            .cited_by
            .iter()
            .any(|it| matches!(it, Citer::Fact(_))),
        "{:?}",
        clause.cited_by
    );
}

#[test]
fn a_citation_has_its_section() {
    let program = program(MNG084);
    let criterion = program
        .criteria
        .iter()
        .find(|it| it.name == "extension_supported")
        .unwrap();
    assert_eq!(criterion.citation.text, "Determination of need, item 4");
}

#[test]
fn an_example_holds_what_it_is_like() {
    let text = "example base \"Base\"\n  given\n    member.adult yes\n    request.visits 3 visits\n\n\
        example next_one \"Next\"\n  like base\n  given\n    member.adult no\n    request.visits not stated\n    member.conditions J45.2\n  expect information needed\n";
    let program = small(text);
    let next = &program.examples[1];
    let given: Vec<&str> = next
        .given
        .iter()
        .map(|(fact, _)| program.facts[fact.index()].path.as_str())
        .collect();
    assert_eq!(given, ["member.adult", "member.conditions"]);
    assert_eq!(next.given[0].1, FactValue::YesNo(false));
    assert!(matches!(
        next.expect[0].kind,
        ExpectationKind::InformationNeeded
    ));
}

/// The order of declarations changes no table but its own.
#[test]
fn order_of_declarations_changes_no_computation() {
    let one =
        small("criterion mild\n  met when severe\n\ncriterion severe\n  met when member.adult\n");
    let other =
        small("criterion severe\n  met when member.adult\n\ncriterion mild\n  met when severe\n");
    let phrases = |program: &Program| {
        program
            .origins
            .iter()
            .map(|it| it.phrase.clone())
            .collect::<Vec<_>>()
    };
    assert_eq!(phrases(&one), phrases(&other));
}

#[test]
fn a_long_chain_of_criteria_compiles() {
    let mut text = String::from("criterion step_0\n  met when member.adult\n");
    for step in 1..5_000 {
        write!(
            text,
            "criterion step_{step}\n  met when step_{}\n",
            step - 1
        )
        .unwrap();
    }
    assert_eq!(small(&text).criteria.len(), 5_001);
}

#[test]
fn a_long_chain_of_examples_compiles() {
    let mut text = String::from("example step_0 \"Start\"\n  given\n    member.adult yes\n");
    for step in 1..2_000 {
        write!(
            text,
            "example step_{step} \"Step\"\n  like step_{}\n  expect met\n",
            step - 1
        )
        .unwrap();
    }
    assert!(small(&text).examples.iter().all(|it| it.given.len() == 1));
}

/// A list of codes as long as a whole classification takes no longer than its length.
#[test]
fn a_long_list_of_codes_compiles() {
    let code = |number: u32| format!("{:05}", number);
    let codes: Vec<String> = (0..20_000).map(code).collect();
    let text = format!("code set many \"Many\" of cpt\n  {}\n", codes.join(", "));
    assert_eq!(small(&text).code_sets[0].members.len(), 20_000);
}
