//! `pol clauses`.

use crate::folder::Folder;

#[test]
fn each_clause_shows_what_stands_on_it() {
    let ran = Folder::new().pol("clauses trial.pol").code(0).no_err();
    let ran = ran
        .out_has("3 clauses, of which 2 decide")
        .out_has("CRIT-1")
        .out_has("decides: The member is an adult.");
    ran.out_has("criterion is_adult")
        .out_has("more_than_can_be_released")
        .out_has("informs: What the service is.");
}

#[test]
fn json_gives_declarations_and_examples() {
    let json = Folder::new()
        .pol("clauses trial.pol --format json")
        .code(0)
        .json();
    assert_eq!(json[1]["id"], "CRIT-2");
    assert_eq!(
        json[1]["declarations"],
        serde_json::json!(["fact request.visits_requested", "cap 1 of visits_released"])
    );
    assert_eq!(
        json[1]["examples"],
        serde_json::json!(["more_than_can_be_released"])
    );
}

#[test]
fn a_policy_with_errors_has_no_table() {
    Folder::new()
        .pol("clauses broken.pol")
        .code(2)
        .no_out()
        .err_has("1 error in broken.pol");
}
