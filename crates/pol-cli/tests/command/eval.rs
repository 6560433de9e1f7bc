//! `pol eval`.

use crate::folder::{Folder, INVALID, TEN, TWENTY, UNTOLD};

fn folder() -> Folder {
    Folder::new()
        .with("ten.json", TEN)
        .with("twenty.json", TWENTY)
        .with("untold.json", UNTOLD)
        .with("invalid.json", INVALID)
}

fn lines(requests: &[&str]) -> String {
    requests.join("\n") + "\n"
}

#[test]
fn a_full_release_reads_as_one() {
    let ran = folder().pol("eval trial.pol ten.json").code(0).no_err();
    ran.out_has("Trial\n")
        .out_has("2026-02-01")
        .out_has("Released in full")
        .out_has("Meets the guideline")
        .out_has("10 of 10 visits");
}

#[test]
fn a_partial_release_names_amount_cap_and_clause() {
    let ran = folder().pol("eval trial.pol twenty.json").code(0).no_err();
    ran.out_has("12 of 20 visits; a clinician decides on the rest")
        .out_has("At most 12 visits are released at a time.")
        .out_has("CRIT-2");
}

#[test]
fn what_is_missing_is_asked_with_its_fact_and_what_it_decides() {
    let ran = folder().pol("eval trial.pol untold.json").code(0).no_err();
    ran.out_has("Is the member an adult?")
        .out_has("member.adult")
        .out_has("decides is_adult");
}

#[test]
fn json_is_the_determination() {
    let json = folder()
        .pol("eval trial.pol twenty.json --format json")
        .code(0)
        .no_err()
        .json();
    assert_eq!(json["disposition"], "release_part");
    assert_eq!(
        json["released"],
        serde_json::json!({"amount": 12, "unit": "visits", "requested": 20})
    );
}

#[test]
fn several_requests_make_an_array_in_their_order() {
    let json = folder()
        .pol("eval trial.pol twenty.json untold.json ten.json --format json")
        .code(0)
        .json();
    let dispositions: Vec<_> = json
        .as_array()
        .unwrap()
        .iter()
        .map(|each| each["disposition"].as_str().unwrap())
        .collect();
    assert_eq!(
        dispositions,
        ["release_part", "information_needed", "release"]
    );
}

#[test]
fn several_requests_for_people_carry_their_names() {
    folder()
        .pol("eval trial.pol ten.json twenty.json")
        .code(0)
        .out_has("ten.json\n")
        .out_has("\ntwenty.json\n");
}

#[test]
fn ndjson_is_one_determination_a_line() {
    let ran = folder()
        .pol("eval trial.pol ten.json twenty.json --format ndjson")
        .code(0);
    let parsed: Vec<serde_json::Value> = ran
        .out
        .lines()
        .map(|line| serde_json::from_str(line).unwrap())
        .collect();
    assert_eq!(parsed[1]["disposition"], "release_part");
}

#[test]
fn the_names_ndjson_and_jsonl_mean_one_request_a_line() {
    for name in ["batch.ndjson", "batch.jsonl"] {
        let folder = Folder::new().with(name, lines(&[TEN, "", TWENTY]));
        assert_eq!(
            folder
                .pol(&format!("eval trial.pol {name} --format ndjson"))
                .code(0)
                .no_err()
                .out
                .lines()
                .count(),
            2
        );
    }
}

#[test]
fn standard_input_is_one_request_or_one_a_line() {
    folder()
        .pol_reading("eval trial.pol -", TEN)
        .code(0)
        .out_has("Released in full");
    let ran = folder()
        .pol_reading(
            "eval trial.pol - --ndjson --format ndjson",
            lines(&[TEN, TWENTY, UNTOLD]),
        )
        .code(0);
    assert_eq!(ran.out.lines().count(), 3);
}

#[test]
fn an_invalid_request_is_told_with_its_pointer() {
    let ran = folder().pol("eval trial.pol invalid.json").code(1).no_out();
    ran.err_has("error[E07")
        .err_has("  at /request/visits_requested of invalid.json")
        .err_has("pol help E07");
}

#[test]
fn an_invalid_line_is_told_with_its_number_and_stops_nothing() {
    let folder = Folder::new().with("batch.ndjson", lines(&[TEN, INVALID, TWENTY]));
    let ran = folder
        .pol("eval trial.pol batch.ndjson --format ndjson")
        .code(1)
        .err_has("of batch.ndjson:2");
    assert_eq!(ran.out.lines().count(), 2);
}

#[test]
fn a_line_that_is_no_text_stops_nothing() {
    let mut bytes = lines(&[TEN]).into_bytes();
    bytes.extend(b"\xff\xff\n");
    bytes.extend(lines(&[TWENTY]).bytes());
    let ran = Folder::new()
        .with("batch.ndjson", bytes)
        .pol("eval trial.pol batch.ndjson --format ndjson")
        .code(1);
    assert_eq!(
        ran.err_has("batch.ndjson is not UTF-8 text; line 2")
            .out
            .lines()
            .count(),
        2
    );
}

#[test]
fn a_line_that_is_too_large_stops_nothing() {
    let large = format!("{{\"x\": \"{}\"}}", "y".repeat(16 * 1024 * 1024));
    let folder = Folder::new().with("batch.ndjson", lines(&[TEN, &large, TWENTY]));
    let ran = folder
        .pol("eval trial.pol batch.ndjson --format ndjson")
        .code(1)
        .err_has("batch.ndjson:2 is larger than 16 MiB");
    assert_eq!(ran.out.lines().count(), 2);
}

#[test]
fn a_request_over_sixteen_mebibytes_is_refused() {
    let large = " ".repeat(16 * 1024 * 1024 + 1);
    Folder::new()
        .with("large.json", large)
        .pol("eval trial.pol large.json")
        .code(2)
        .no_out()
        .err_has("larger than 16 MiB");
}

#[test]
fn a_policy_with_errors_judges_nothing() {
    folder()
        .pol("eval broken.pol ten.json")
        .code(2)
        .no_out()
        .err_has("1 error in broken.pol");
}

#[test]
fn a_missing_request_is_told_and_the_others_are_judged() {
    folder()
        .pol("eval trial.pol nowhere.json ten.json")
        .code(2)
        .err_has("cannot read nowhere.json")
        .out_has("Released in full");
}

#[test]
fn an_array_of_none_is_an_array() {
    assert_eq!(
        Folder::new()
            .with("none.ndjson", "")
            .pol("eval trial.pol none.ndjson --format json")
            .code(0)
            .out,
        "[]\n"
    );
}

#[test]
fn the_same_request_gives_the_same_bytes() {
    let folder = folder();
    assert_eq!(
        folder.pol("eval trial.pol twenty.json --format json").out,
        folder.pol("eval trial.pol twenty.json --format json").out
    );
}
