//! Files as a whole: the same bytes however many threads there are and however often a run was cut off; rows that cannot be read;
//! files that are none.

use crate::{Folder, Run, lines};
use pol::{Policy, SMALL_POLICY};
use pol_tables::{Columns, Mapping, TableError};
use std::fmt::Write as _;
use std::fs;

/// More rows than two parts of a text file hold.
const ROWS: usize = 40_000;

fn small() -> Policy {
    Policy::load("small.pol", SMALL_POLICY).unwrap()
}

/// Many rows in CSV, of which some cannot be read.
fn many() -> String {
    let mut text = "request.service_date,request.visits,request.code,member.adult,member.conditions,member.side\n".to_owned();
    for row in 0..ROWS {
        let adult = ["true", "false", ""][row % 3];
        let visits = if row % 1_000 == 999 {
            48_151_623
        } else {
            row % 100 + 1
        };
        let day = row % 28 + 1;
        let side = ["left", "right"][row % 2];
        let _ = writeln!(
            text,
            "2022-03-{day:02},{visits},97124,{adult},asthma;eczema,{side}"
        );
    }
    text
}

#[test]
fn threads_change_no_byte() {
    let policy = small();
    let folder = Folder::new().with("many.csv", many());
    for kind in ["csv", "ndjson", "parquet"] {
        let outputs = [1, 2, 5].map(|threads| {
            let name = format!("{threads}.{kind}");
            let run = Run {
                threads: Some(threads),
                ..Run::of(&policy)
            };
            let input = folder.path("many.csv");
            let finished = run.run(&input, &folder.path(&name)).unwrap();
            assert_eq!(finished.summary.rows, ROWS as u64);
            assert_eq!(finished.summary.unreadable, ROWS as u64 / 1_000);
            folder.bytes(&name)
        });
        assert!(outputs.iter().all(|it| *it == outputs[0]), "{kind}");
    }
}

/// Cuts a run off: all is judged, and then a folder stands where the file should go. Parts are lost, damaged and half noted.
fn cut_off(folder: &Folder, policy: &Policy, output: &str) {
    let output = folder.path(output);
    fs::create_dir(&output).unwrap();
    fs::write(output.join("keep"), "").unwrap();
    let failed = Run::of(policy).run(&folder.path("many.csv"), &output);
    assert!(matches!(failed, Err(TableError::Unwritable { .. })));
    fs::remove_dir_all(&output).unwrap();
    let parts = output.with_extension(format!("{}.partial", output.extension().unwrap().display()));
    fs::write(parts.join("000001.part"), "damaged").unwrap();
    let journal = parts.join("journal.ndjson");
    let noted = fs::read_to_string(&journal).unwrap();
    let last = noted.trim_end().rfind('\n').unwrap();
    fs::write(journal, &noted[..last + 20]).unwrap();
}

#[test]
fn a_run_that_was_cut_off_comes_to_the_same_bytes() {
    let policy = small();
    for kind in ["csv", "ndjson", "parquet"] {
        let folder = Folder::new().with("many.csv", many());
        let input = folder.path("many.csv");
        let name = format!("in_one_go.{kind}");
        let whole = Run::of(&policy).run(&input, &folder.path(&name)).unwrap();
        let name = format!("cut.{kind}");
        cut_off(&folder, &policy, &name);
        let again = Run::of(&policy).run(&input, &folder.path(&name));
        assert!(matches!(again, Err(TableError::Unfinished(_))));
        let run = Run {
            resume: true,
            ..Run::of(&policy)
        };
        let resumed = run.run(&input, &folder.path(&name)).unwrap();
        assert!(
            resumed.judged < ROWS as u64,
            "{} judged anew",
            resumed.judged
        );
        assert_eq!(resumed.summary, whole.summary);
        assert_eq!(
            folder.bytes(&name),
            folder.bytes(&format!("in_one_go.{kind}"))
        );
        assert!(!folder.path(&format!("{name}.partial")).exists());
    }
}

#[test]
fn a_run_of_something_else_is_not_taken_up() {
    let policy = small();
    let folder = Folder::new().with("many.csv", many());
    cut_off(&folder, &policy, "cut.csv");
    let refused = |run: Run<'_>, what: &str| {
        let run = Run {
            resume: true,
            ..run
        };
        let error = run.run(&folder.path("many.csv"), &folder.path("cut.csv"));
        let error = error.unwrap_err().to_string();
        assert!(error.contains(what), "{error}");
    };
    let other = Policy::load("small.pol", &SMALL_POLICY.replace("1 to 100", "1 to 99")).unwrap();
    refused(Run::of(&other), "the policy is another one now");
    let run = Run::mapped(&policy, "[table]\nunmapped = \"ignore\"");
    refused(run, "the mapping is another one now");
    let run = Run {
        columns: Columns::Decision,
        ..Run::of(&policy)
    };
    refused(run, "one of the options is another one now");
    fs::write(
        folder.path("many.csv"),
        many() + "2022-03-01,1,97124,true,,\n",
    )
    .unwrap();
    refused(Run::of(&policy), "the table is another one now");
    assert!(!folder.path("cut.csv").exists());
}

#[test]
fn the_first_row_that_cannot_be_read_ends_a_strict_run() {
    let policy = small();
    let folder = Folder::new().with("many.csv", many());
    let run = Run {
        strict: true,
        ..Run::of(&policy)
    };
    let error = run.run(&folder.path("many.csv"), &folder.path("out.csv"));
    let error = error.unwrap_err();
    let TableError::Strict { row, problem } = error else {
        panic!("{error}")
    };
    assert_eq!(row, 1_000);
    assert_eq!(problem.column.as_deref(), Some("request.visits"));
    assert!(!problem.to_string().contains("48"));
    assert!(!folder.path("out.csv").exists());
    assert!(!folder.path("out.csv.partial").exists());
}

#[test]
fn a_row_that_cannot_be_read_says_why_and_shows_no_value() {
    let bad = [
        "{\"request\": {\"visits\": 48151623}}",
        "{\"request\": {\"visits\": \"secret48\"}}",
        "no JSON secret48",
        "{\"member\": {\"side\": \"secret48\"}}",
        "{\"stranger\": \"secret48\"}",
        "{\"member\": {\"adult\": true}}",
    ];
    let folder = Folder::new().with("rows.ndjson", bad.join("\n"));
    let policy = small();
    let run = Run::of(&policy);
    let finished = run.run(&folder.path("rows.ndjson"), &folder.path("out.ndjson"));
    let summary = finished.unwrap().summary;
    assert_eq!((summary.rows, summary.unreadable), (6, 5));
    let rows = lines(&folder.text("out.ndjson"));
    for row in &rows[..5] {
        assert!(row["error"].is_string() && row.get("disposition").is_none());
    }
    assert!(rows[5].get("error").is_none());
    let told = serde_json::to_string(&summary).unwrap() + &folder.text("out.ndjson");
    assert!(!told.contains("48151623"), "{told}");
    assert!(!told.contains("secret48"), "{told}");
}

#[test]
fn csv_may_be_as_csv_is() {
    let text = "\u{feff}member.adult,request.visits,note\r\n\
                true,\"3\",\"two\nlines\"\r\n\
                false,,\r\n\
                true,4\r\n\
                true,5,\"a \"\"word\"\"\"\r\n";
    let mut bytes = text.as_bytes().to_vec();
    bytes.extend(b"true,6,\xff\r\n");
    let folder = Folder::new().with("rows.csv", bytes);
    let policy = small();
    let mut run = Run::of(&policy);
    run.mapping.carry(["note".to_owned()]);
    let output = folder.path("out.ndjson");
    run.run(&folder.path("rows.csv"), &output).unwrap();
    let rows = lines(&folder.text("out.ndjson"));
    assert_eq!(rows.len(), 5);
    assert_eq!(rows[0]["note"], "two\nlines");
    assert!(rows[1].get("note").is_none());
    assert_eq!(rows[2]["error"], "it has 2 cells, and the header has 3");
    assert_eq!(rows[3]["note"], "a \"word\"");
    assert_eq!(rows[4]["error"], "it is not UTF-8 text");
}

#[test]
fn a_quotation_mark_that_is_never_closed_does_not_fill_the_memory() {
    let mut text = "member.adult\n\"".to_owned();
    text.push_str(&"x".repeat(17 * 1024 * 1024));
    let folder = Folder::new().with("rows.csv", text);
    let policy = small();
    let run = Run::of(&policy);
    let error = run.run(&folder.path("rows.csv"), &folder.path("out.csv"));
    let error = error.unwrap_err().to_string();
    assert!(error.ends_with("a row is larger than 16 MiB"), "{error}");
}

#[test]
fn a_file_that_is_no_parquet_is_told_and_not_panicked_at() {
    let policy = small();
    let folder = Folder::new().with("many.csv", many());
    let run = Run::of(&policy);
    // A table of determinations is a Parquet file as good as any.
    run.run(&folder.path("many.csv"), &folder.path("whole.parquet"))
        .unwrap();
    let whole = folder.bytes("whole.parquet");
    let run = Run::mapped(&policy, "[facts]\n\"request.code\" = \"finding\"");
    for length in [0, 3, 8, whole.len() / 2, whole.len() - 1] {
        fs::write(folder.path("broken.parquet"), &whole[..length]).unwrap();
        let error = run.run(&folder.path("broken.parquet"), &folder.path("out.csv"));
        let error = error.unwrap_err().to_string();
        assert!(error.contains("cannot be read as Parquet"), "{error}");
    }
    let mut damaged = whole.clone();
    let zeros = damaged.len() / 2;
    damaged[4..zeros].fill(0);
    fs::write(folder.path("broken.parquet"), damaged).unwrap();
    let error = run.run(&folder.path("broken.parquet"), &folder.path("out.csv"));
    assert!(error.is_err());
    assert!(!folder.path("out.csv").exists());
}

#[test]
fn a_table_without_rows_is_one_of_determinations_without_rows() {
    let policy = small();
    let folder = Folder::new().with("none.csv", "member.adult\n");
    for name in ["out.csv", "out.ndjson", "out.parquet"] {
        let run = Run::of(&policy);
        let finished = run
            .run(&folder.path("none.csv"), &folder.path(name))
            .unwrap();
        assert_eq!(finished.summary.rows, 0);
    }
    assert!(folder.text("out.csv").starts_with("row,disposition,"));
    let run = Run::mapped(&policy, "[facts]\n\"request.code\" = \"finding\"");
    let run = run.run(&folder.path("out.parquet"), &folder.path("again.ndjson"));
    assert_eq!(run.unwrap().summary.rows, 0);
}

#[test]
fn the_table_itself_is_never_written_over() {
    let policy = small();
    let folder = Folder::new().with("rows.csv", "member.adult\ntrue\n");
    let path = folder.path("rows.csv");
    let error = Run::of(&policy).run(&path, &path).unwrap_err();
    assert!(matches!(error, TableError::SameFile(_)));
    assert_eq!(folder.text("rows.csv"), "member.adult\ntrue\n");
}

#[test]
fn a_mapping_carries_columns_through() {
    let policy = small();
    let line = "{\"claim\": \"A-1\", \"number\": 12.50, \"member\": {\"adult\": true}}";
    let folder = Folder::new().with("rows.ndjson", line);
    let mut mapping = Mapping::parse("[table]\nid = \"claim\"").unwrap();
    mapping.carry(["number".to_owned()]);
    let run = Run {
        mapping,
        ..Run::of(&policy)
    };
    run.run(&folder.path("rows.ndjson"), &folder.path("out.ndjson"))
        .unwrap();
    let row = &lines(&folder.text("out.ndjson"))[0];
    assert_eq!(
        (&row["claim"], &row["number"]),
        (&"A-1".into(), &"12.50".into())
    );
    assert!(row.get("error").is_none(), "{row}");
}
