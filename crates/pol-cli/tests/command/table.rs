//! `pol eval --out`.

use crate::folder::{Folder, INVALID, TEN, TWENTY, UNTOLD};

const CLAIMS: &str = "CLAIM,DAY,VISITS,ADULT\n\
    A-1,02/01/2026,10,Y\n\
    A-2,02/01/2026,20,Y\n\
    A-3,02/01/2026,10,\n\
    A-4,02/01/2026,48151623,Y\n";

const MAP: &str = "[table]\nid = [\"CLAIM\"]\n\n[facts]\n\
    \"request.service_date\" = { column = \"DAY\", format = \"%m/%d/%Y\" }\n\
    \"request.visits_requested\" = \"VISITS\"\n\
    \"member.adult\" = { column = \"ADULT\", values = { Y = true, N = false } }\n";

fn folder() -> Folder {
    let requests = [TEN, TWENTY, UNTOLD].join("\n");
    Folder::new()
        .with("claims.csv", CLAIMS)
        .with("claims.toml", MAP)
        .with("sound.ndjson", requests)
        .with("invalid.ndjson", INVALID)
}

#[test]
fn each_row_says_what_the_determination_says() {
    let folder = folder();
    let ran = folder.pol("eval trial.pol sound.ndjson --out out.ndjson");
    ran.code(0).no_err().out_has("3 rows judged");
    let determinations = folder.pol("eval trial.pol sound.ndjson --format ndjson");
    let lines = |text: &str| -> Vec<serde_json::Value> {
        text.lines()
            .map(|it| serde_json::from_str(it).unwrap())
            .collect()
    };
    let rows = lines(&folder.read("out.ndjson"));
    let determinations = lines(&determinations.code(0).out);
    assert_eq!(rows.len(), 3);
    for (row, determination) in rows.iter().zip(&determinations) {
        assert_eq!(row["disposition"], determination["disposition"]);
        assert_eq!(row.get("finding"), determination.get("finding"));
        let released = determination.get("released");
        assert_eq!(row.get("released"), released.map(|it| &it["amount"]));
        assert_eq!(row["digest"], determination["policy"]["digest"]);
    }
}

#[test]
fn a_table_without_out_is_told_how_it_is_judged() {
    let folder = folder().with("claims.parquet", "PAR1");
    for table in ["claims.csv", "claims.parquet"] {
        let ran = folder.pol(&format!("eval trial.pol {table}")).code(2);
        ran.no_out()
            .err_has(&format!("{table} is a table by its name"))
            .err_has("a table is judged with --out FILE");
    }
    folder.pol("eval trial.pol sound.ndjson").code(0);
}

#[test]
fn a_mapping_says_what_columns_mean() {
    let folder = folder();
    let ran = folder.pol("eval trial.pol claims.csv --out out.csv --map claims.toml");
    let ran = ran
        .code(1)
        .no_err()
        .out_has("4 rows judged")
        .out_has("1 row cannot be read")
        .out_has("in column `VISITS` (request.visits_requested)")
        .out_has("(row 4)");
    assert!(!ran.out.contains("48151623"));
    let rows = folder.read("out.csv");
    let rows: Vec<&str> = rows.lines().collect();
    assert!(rows[0].starts_with("CLAIM,disposition,finding,released,unit,requested,reasons,"));
    assert!(rows[1].starts_with("A-1,release,met,10,visits,10,rule adults"));
    assert!(rows[2].starts_with("A-2,release_part,met,12,visits,20,rule adults"));
    assert!(
        rows[3].starts_with("A-3,information_needed,,,,,fact member.adult,CRIT-1,member.adult,")
    );
    assert!(rows[4].starts_with("A-4,,,,"));
    assert!(!folder.path("out.csv.partial").exists());
}

#[test]
fn a_mapping_that_does_not_fit_is_told_before_any_row_is_read() {
    let folder = folder().with("wrong.toml", MAP.replace("member.adult", "member.adlt"));
    let ran = folder.pol("eval trial.pol claims.csv --out out.csv --map wrong.toml");
    ran.code(2)
        .err_has("wrong.toml: line 7, column 1: the policy has no fact `member.adlt`; did you mean `member.adult`?");
    assert!(!folder.path("out.csv").exists());
    assert!(!folder.path("out.csv.partial").exists());
}

#[test]
fn what_it_comes_to_is_there_for_programs_and_on_a_page() {
    let folder = folder();
    let call =
        "eval trial.pol claims.csv --out out.parquet --map claims.toml --json --report page.html";
    let json = folder.pol(call).code(1).no_err().json();
    assert_eq!(json["rows"], 4);
    assert_eq!(json["unreadable"], 1);
    assert_eq!(json["dispositions"]["release_part"], 1);
    assert_eq!(json["released"]["visits"]["amount"], 22);
    assert_eq!(json["missing"]["member.adult"], 1);
    assert_eq!(json["problems"][0]["first_rows"][0], 4);
    let page = folder.read("page.html");
    assert!(page.starts_with("<!DOCTYPE html>"));
    assert!(page.contains("Is the member an adult?"));
    assert!(page.contains("prefers-color-scheme: dark"));
    for outside in ["<script", "http:", "https:", "@import", "url(", "48151623"] {
        assert!(!page.contains(outside), "{outside}");
    }
}

#[test]
fn strictly_the_first_row_that_cannot_be_read_ends_it() {
    let folder = folder();
    let ran = folder.pol("eval trial.pol claims.csv --out out.csv --map claims.toml --strict");
    ran.code(1).no_out().err_has("row 4: ");
    assert!(!folder.path("out.csv").exists());
}

#[test]
fn the_kinds_of_tables_can_be_said() {
    let folder = folder().with("claims.txt", CLAIMS);
    let call =
        "eval trial.pol claims.txt --from csv --out out.txt --format ndjson --map claims.toml";
    folder.pol(call).code(1).no_err();
    assert!(folder.read("out.txt").starts_with("{\"CLAIM\":\"A-1\","));
    let ran = folder.pol("eval trial.pol claims.txt --out out.csv");
    ran.code(2).err_has("of which kind is claims.txt?");
}

#[test]
fn what_makes_no_sense_is_refused() {
    let folder = folder();
    let refused = |call: &str, why: &str| {
        folder.pol(call).code(2).no_out().err_has(why);
    };
    refused(
        "eval trial.pol sound.ndjson --out out.csv --format human",
        "a format is parquet, csv or ndjson",
    );
    refused(
        "eval trial.pol sound.ndjson --format csv",
        "a table is written into a file",
    );
    refused(
        "eval trial.pol sound.ndjson invalid.ndjson --out out.csv",
        "--out takes one table",
    );
    refused(
        "eval trial.pol - --out out.csv --ndjson",
        "standard input is none",
    );
    refused(
        "eval . sound.ndjson --out out.csv",
        "--out takes one policy",
    );
    refused("eval trial.pol sound.ndjson --map claims.toml", "--out");
    refused("eval trial.pol nowhere.csv --out out.csv", "nowhere.csv");
}
