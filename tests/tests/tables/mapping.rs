//! Mappings: what they make of cells, and how they are refused where they do not fit.

use crate::{Folder, Run, lines};
use pol::{Policy, SMALL_POLICY};
use pol_tables::{Mapping, TableError};
use serde_json::{Value as Json, json};
use std::fmt::Write as _;

/// The small policy with rows, and with a fact that must be recent.
fn policy() -> Policy {
    let text = SMALL_POLICY.replace(
        "facts member \"The member\"\n",
        "records visits, at most 400 rows \"Which visits were there?\"\n  \
         date date \"When?\"\n\n\
         facts member \"The member\"\n  \
         walks yes/no, within 90 days before request.service_date \"Does the member walk alone?\"\n  \
         weight number of pounds, 1 decimal, 1 to 900 \"How heavy is the member?\"\n",
    );
    let text = text.replace("codes icd10cm \"", "unit pounds\n\ncodes icd10cm \"");
    let text = text.replace(
        "rule adults\n",
        "rule walkers\n  finds refer because \"Walks.\"\n  when member.walks\n\nrule adults\n",
    );
    Policy::load("small.pol", &text)
        .unwrap_or_else(|report| panic!("{}", report.render(&pol::RenderOptions::default())))
}

/// Judges a table by a mapping; gives the rows.
fn judged(table: (&str, &str), mapping: &str) -> Vec<Json> {
    let policy = policy();
    let (name, text) = table;
    let folder = Folder::new().with(name, text);
    let run = Run::mapped(&policy, mapping);
    let run = run.run(&folder.path(name), &folder.path("out.ndjson"));
    run.unwrap_or_else(|error| panic!("{error}"));
    lines(&folder.text("out.ndjson"))
}

/// Says what is wrong with a mapping of the one CSV table of these tests.
fn wrong(mapping: &str) -> String {
    const TABLE: &str =
        "CPT,DX,ADULT,SVC_DT,VISITS,SIDE,WALKS,WALKED\n97124,J45,Y,03/01/2022,3,L,Y,2022-02-01\n";
    let policy = policy();
    let mapping = match Mapping::parse(mapping) {
        Ok(mapping) => mapping,
        Err(error) => return error.to_string(),
    };
    let folder = Folder::new().with("claims.csv", TABLE);
    let run = Run {
        mapping,
        ..Run::of(&policy)
    };
    match run.run(&folder.path("claims.csv"), &folder.path("out.csv")) {
        Err(TableError::Mapping(errors)) => errors.to_string(),
        Err(other) => format!("not of the mapping: {other}"),
        Ok(_) => "nothing".to_owned(),
    }
}

/// Judges one row and compares it with the request that it should be.
fn means(table: (&str, &str), mapping: &str, request: &Json) {
    let row = &judged(table, mapping)[0];
    let policy = policy();
    let request = policy.request(&request.to_string()).unwrap();
    let determination = policy.explain(&request);
    let missing = determination.missing.iter().map(|it| it.fact.as_str());
    let missing: Vec<&str> = missing.collect();
    let none = json!([]);
    assert_eq!(
        row["disposition"],
        determination.disposition.name(),
        "{row}"
    );
    assert_eq!(
        row.get("missing").unwrap_or(&none),
        &json!(missing),
        "{row}"
    );
    assert_eq!(
        row.get("finding").and_then(Json::as_str),
        determination.finding.as_deref(),
        "{row}"
    );
}

const DAY: &str = "\"request.service_date\" = { column = \"SVC_DT\", format = \"%m/%d/%Y\" }";

#[test]
fn values_formats_and_constants() {
    let mapping = format!(
        "[facts]\n{DAY}\n\
         \"member.adult\" = {{ column = \"ADULT\", values = {{ Y = true, N = false }}, not_stated = [\"?\"] }}\n\
         \"member.walks\" = {{ constant = false }}\n"
    );
    let walks = "member.walks"; // a constant is of no day, and so is asked for anew
    let table = |adult: &str| format!("SVC_DT,ADULT\n03/01/2022,{adult}\n");
    for (adult, means_adult) in [
        ("Y", json!(true)),
        ("N", json!(false)),
        ("?", Json::Null),
        ("", Json::Null),
    ] {
        let request = json!({
            "request": { "service_date": "2022-03-01" },
            "member": { "adult": means_adult, "walks": false },
        });
        means(("claims.csv", &table(adult)), &mapping, &request);
    }
    let rows = judged(("claims.csv", &table("Y")), &mapping);
    assert_eq!(rows[0]["missing"], json!([walks]));
    let rows = judged(("claims.csv", &table("maybe")), &mapping);
    let error = rows[0]["error"].as_str().unwrap();
    assert!(
        error.contains("in column `ADULT` (member.adult)"),
        "{error}"
    );
    assert!(!error.contains("maybe"), "{error}");
}

#[test]
fn evidence_has_its_day() {
    let mapping = format!(
        "[facts]\n{DAY}\n\
         \"member.walks\" = {{ column = \"WALKS\", values = {{ Y = true }}, dated = {{ column = \"WALKED\", format = \"%Y%m%d\" }} }}\n"
    );
    let text = "SVC_DT,WALKS,WALKED\n03/01/2022,Y,20220201\n03/01/2022,Y,20210201\n03/01/2022,Y,\n03/01/2022,Y,soon\n";
    let rows = judged(("claims.csv", text), &mapping);
    assert_eq!(rows[0]["finding"], "refer");
    assert_eq!(rows[1]["disposition"], "information_needed");
    assert_eq!(rows[2]["disposition"], "information_needed");
    assert!(
        rows[3]["error"]
            .as_str()
            .unwrap()
            .contains("(member.walks)")
    );
}

#[test]
fn keys_within_keys_and_rows_within_rows() {
    let line = r#"{"claim": {"day": "03/01/2022", "adult": "Y"}, "history": [{"date": "2022-01-01"}], "more": 1}"#;
    let mapping = "[facts]\n\
        \"request.service_date\" = { column = \"claim.day\", format = \"%m/%d/%Y\" }\n\
        \"member.adult\" = { column = \"claim.adult\", values = { Y = true } }\n\
        [records]\nvisits = \"history\"\n";
    let request = json!({
        "request": { "service_date": "2022-03-01" },
        "member": { "adult": true },
        "visits": [{ "date": "2022-01-01" }],
    });
    means(("claims.ndjson", line), mapping, &request);
    let broken = line.replace("2022-01-01", "yesterday");
    let rows = judged(("claims.ndjson", &broken), mapping);
    let error = rows[0]["error"].as_str().unwrap();
    assert!(error.contains("in column `history` (visits)"), "{error}");
}

#[test]
fn sets_are_separated_translated_and_open() {
    let mapping = |more: &str| {
        format!("[facts]\n\"member.conditions\" = {{ column = \"DX\", separator = \"|\"{more} }}\n")
    };
    let read = |mapping: &str, cell: &str| {
        let rows = judged(("claims.csv", &format!("DX,X\n\"{cell}\",\n")), mapping);
        rows[0]
            .get("error")
            .map(|it| it.as_str().unwrap().to_owned())
    };
    assert_eq!(read(&mapping(""), "asthma | eczema"), None);
    assert_eq!(read(&mapping(""), "[\"\"asthma\"\"]"), None);
    assert!(
        read(&mapping(""), "asthma;eczema")
            .unwrap()
            .contains("(member.conditions)")
    );
    assert!(read(&mapping(""), "A|E").is_some());
    let translated = mapping(", values = { A = \"asthma\", E = \"eczema\", none = [] }");
    assert_eq!(read(&translated, "A|E"), None);
    assert_eq!(read(&translated, "none"), None);
    assert_eq!(read(&mapping(", open = true"), "asthma"), None);
}

#[test]
fn what_does_not_fit_is_told_with_its_place_and_its_mend() {
    let cases = [
        (
            "[fact]\n",
            "line 1, column 2: there is no table `fact`; did you mean `facts`?",
        ),
        (
            "[facts]\n\"request.cod\" = \"CPT\"\n",
            "line 2, column 1: the policy has no fact `request.cod`; did you mean `request.code`?",
        ),
        (
            "[facts]\n\"request.code\" = \"CTP\"\n",
            "line 2, column 18: the table has no column `CTP`; did you mean `CPT`?",
        ),
        (
            "[facts]\n\"request.code\" = { colum = \"CPT\" }\n",
            "line 2, column 20: there is no key `colum`; did you mean `column`?\n\
             line 2, column 1: `request.code` comes either from a `column` or from a `constant`",
        ),
        (
            "[facts]\n\"member.side\" = { column = \"SIDE\", values = { L = \"lift\" } }\n",
            "line 2, column 51: E0718: `member.side` is given a text that is no choice of `side`; did you mean `left`? the choices are `left`, `right`",
        ),
        (
            "[facts]\n\"member.adult\" = { constant = 1 }\n",
            "line 2, column 31: E0712: `member.adult` is given a number; write `true` for yes and `false` for no, without quotes; give `true` or `false`",
        ),
        (
            "[facts]\n\"request.service_date\" = { column = \"SVC_DT\", format = \"%m/%Y\" }\n",
            "line 2, column 56: it does not tell the day; a format has the year, the month and the day, such as `%m/%d/%Y`",
        ),
        (
            "[facts]\n\"member.adult\" = { column = \"ADULT\", format = \"%m/%d/%Y\" }\n",
            "line 2, column 47: only a date has a format",
        ),
        (
            "[facts]\n\"member.adult\" = { column = \"ADULT\", separator = \";\", open = true }\n",
            "line 2, column 50: only a set has members to separate\n\
             line 2, column 55: only a set can have more members",
        ),
        (
            "[facts]\n\"member.adult\" = { column = \"ADULT\", dated = \"WALKED\" }\n",
            "line 2, column 46: of `member.adult` it does not matter of which day it is",
        ),
        (
            "[facts]\n\"visits.date\" = \"WALKED\"\n",
            "line 2, column 1: `visits.date` stands in the rows of `visits`; map the whole of them: `visits = \"…\"` below [records]",
        ),
        (
            "[records]\nvisit = \"VISITS\"\n",
            "line 2, column 1: the policy has no record `visit`; did you mean `visits`?",
        ),
        (
            "[records]\nvisits = \"VISITS\"\n",
            "line 2, column 10: the column `VISITS` holds texts, and the rows of `visits` are a list of structs; NDJSON and Parquet can hold rows within a row",
        ),
        (
            "[table]\nid = [\"CPT\", \"finding\"]\nunmapped = \"ignore\"\n",
            "line 2, column 14: the column `finding` cannot be carried through: determinations have one of this name\n\
             line 2, column 14: the table has no column `finding`",
        ),
        (
            "[table]\nunmapped = \"skip\"\n",
            "line 2, column 12: write \"ignore\" or \"refuse\"",
        ),
        ("facts = 3\n", "line 1, column 9: here a table is wanted"),
        (
            "[facts\n",
            "line 1, column 7: this is no TOML: unclosed table, expected `]`",
        ),
    ];
    let mut told = String::new();
    for (mapping, expected) in cases {
        let found = wrong(mapping);
        if found != expected {
            let _ = writeln!(
                told,
                "{mapping}--- expected\n{expected}\n--- found\n{found}\n"
            );
        }
    }
    assert!(told.is_empty(), "{told}");
}

#[test]
fn columns_that_mean_nothing_are_refused_unless_a_mapping_names_facts() {
    let error = wrong("");
    assert!(
        error.starts_with("the column `CPT` is no fact of the policy; carry it through with --id"),
        "{error}"
    );
    assert_eq!(wrong("[facts]\n\"request.code\" = \"CPT\"\n"), "nothing");
    let refused = wrong("[table]\nunmapped = \"refuse\"\n[facts]\n\"request.code\" = \"CPT\"\n");
    assert!(refused.contains("the column `DX` is no fact"), "{refused}");
    assert!(!refused.contains("`CPT`"), "{refused}");
}
