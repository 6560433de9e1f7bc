//! Each row of a table of determinations against the determination of the same request.

use crate::{Folder, Run, columns, lines};
use arrow_array::RecordBatch;
use parquet::arrow::ArrowWriter;
use parquet::arrow::arrow_reader::ParquetRecordBatchReaderBuilder;
use pol::{Determination, Policy};
use pol_tables::{BatchJudge, Columns, Mapping};
use pol_tests::files;
use pol_tests::generate::{self, Rng};
use pol_tests::naive::{Book, Request};
use serde_json::{Value as Json, json};
use std::fs::File;

/// The requests of each generated policy.
const REQUESTS: u64 = 60;

fn runs() -> u64 {
    let runs = std::env::var("POL_TABLES_RUNS").ok();
    runs.and_then(|runs| runs.parse().ok()).unwrap_or(12)
}

/// What a row must say of a determination.
fn expected(determination: &Determination, columns: Columns) -> Json {
    let mut row = json!({ "disposition": determination.disposition.name() });
    if let Some(finding) = &determination.finding {
        row["finding"] = json!(finding);
    }
    if let Some(released) = &determination.released {
        row["released"] = json!(released.amount);
        row["unit"] = json!(released.unit);
        if let Some(requested) = &released.requested {
            row["requested"] = json!(requested);
        }
    }
    if columns == Columns::All {
        row["reasons"] = json!(reasons(determination));
        row["clauses"] = json!(clauses(determination));
        let missing = determination.missing.iter().map(|it| it.fact.clone());
        row["missing"] = json!(missing.collect::<Vec<_>>());
    }
    let policy = &determination.policy;
    row["policy"] = json!(policy.id);
    row["digest"] = json!(policy.digest);
    if let Some(revision) = &policy.revision {
        row["revision"] = json!(revision);
    }
    row
}

/// Names reasons as a table does: `rule meets_guideline`.
fn reasons(determination: &Determination) -> Vec<String> {
    let reasons = determination.reasons.iter();
    let named = reasons.map(|reason| {
        let source = serde_json::to_value(&reason.source).unwrap();
        let (kind, name) = source.as_object().unwrap().iter().next().unwrap();
        format!("{} {}", kind.replace('_', " "), name.as_str().unwrap())
    });
    named.collect()
}

fn clauses(determination: &Determination) -> Vec<String> {
    let mut clauses: Vec<String> = Vec::new();
    for clause in determination.reasons.iter().flat_map(|it| &it.clauses) {
        if !clauses.contains(clause) {
            clauses.push(clause.clone());
        }
    }
    clauses
}

/// Compares the rows of a table with the determinations of the requests.
fn compare(policy: &Policy, requests: &[String], columns: Columns, rows: &[Json], about: &str) {
    assert_eq!(rows.len(), requests.len(), "{about}");
    for (number, (request, row)) in requests.iter().zip(rows).enumerate() {
        let determination = policy.explain(&policy.request(request).unwrap());
        let mut row = row.clone();
        let members = row.as_object_mut().unwrap();
        assert_eq!(members.remove("row"), Some(json!(number + 1)), "{about}");
        if members.remove("inconclusive") == Some(json!(true)) {
            assert!(determination.inconclusive, "{about}\n{request}");
        }
        let by = members.remove("decided_by").unwrap();
        assert!(["columns", "logic", "exact"].contains(&by.as_str().unwrap()));
        if columns == Columns::All {
            for list in ["reasons", "clauses", "missing"] {
                members.entry(list).or_insert_with(|| json!([]));
            }
        }
        assert_eq!(row, expected(&determination, columns), "{about}\n{request}");
    }
}

/// Judges requests as a table in NDJSON, each line a request.
fn as_documents(policy: &Policy, requests: &[String], about: &str) {
    let folder = Folder::new().with("requests.ndjson", requests.join("\n"));
    for columns in [Columns::All, Columns::Decision] {
        let run = Run {
            columns,
            ..Run::of(policy)
        };
        let output = folder.path("determinations.ndjson");
        let finished = run.run(&folder.path("requests.ndjson"), &output).unwrap();
        let rows = lines(&folder.text("determinations.ndjson"));
        compare(policy, requests, columns, &rows, about);
        assert_eq!(finished.summary.rows, requests.len() as u64);
        assert_eq!(finished.summary.unreadable, 0, "{about}");
    }
}

/// Judges requests as a table in Parquet whose columns are named like facts; and as record batches, with the same result.
fn as_columns(policy: &Policy, requests: &[String], about: &str) {
    let requests: Vec<String> = requests.iter().filter(|it| fits(it)).cloned().collect();
    let parsed = requests.iter().map(|it| serde_json::from_str(it).unwrap());
    let table = columns::table(policy.program(), &parsed.collect::<Vec<Json>>());
    if table.num_rows() == 0 || table.num_columns() == 0 {
        return;
    }
    let folder = Folder::new();
    write(&folder, "requests.parquet", &table);
    for columns in [Columns::All, Columns::Decision] {
        let run = Run {
            columns,
            ..Run::of(policy)
        };
        let input = folder.path("requests.parquet");
        run.run(&input, &folder.path("rows.ndjson")).unwrap();
        let rows = lines(&folder.text("rows.ndjson"));
        compare(policy, &requests, columns, &rows, about);
        run.run(&input, &folder.path("rows.parquet")).unwrap();
        let mapping = Mapping::default();
        let judge = BatchJudge::new(policy, &mapping, &table.schema(), columns, None);
        let judged = judge.unwrap().judge(&table).unwrap();
        assert_eq!(
            read(&folder, "rows.parquet"),
            columns_of(&judged),
            "{about}"
        );
    }
}

/// Whether a request can be kept in columns without a mapping: no codes with their systems, no open rows, no dated facts.
fn fits(request: &str) -> bool {
    let request: Json = serde_json::from_str(request).unwrap();
    let groups = request.as_object().unwrap().values();
    let mut facts = groups
        .filter_map(Json::as_object)
        .flat_map(|group| group.iter());
    let open_rows = request
        .as_object()
        .unwrap()
        .values()
        .any(|it| it.get("open").is_some_and(Json::is_array));
    let with_objects = |list: &Json| {
        list.as_array()
            .is_some_and(|it| it.iter().any(Json::is_object))
    };
    !open_rows
        && facts.all(|(_, value)| match value.as_object() {
            None => !with_objects(value),
            Some(object) => object.get("open").is_some_and(|list| !with_objects(list)),
        })
}

fn write(folder: &Folder, name: &str, table: &RecordBatch) {
    let file = File::create(folder.path(name)).unwrap();
    let mut writer = ArrowWriter::try_new(file, table.schema(), None).unwrap();
    writer.write(table).unwrap();
    writer.close().unwrap();
}

/// Gives the columns of a Parquet file, by their names.
fn read(folder: &Folder, name: &str) -> Vec<(String, arrow_array::ArrayRef)> {
    let file = File::open(folder.path(name)).unwrap();
    let reader = ParquetRecordBatchReaderBuilder::try_new(file).unwrap();
    let mut batches = reader.with_batch_size(1 << 20).build().unwrap();
    columns_of(&batches.next().unwrap().unwrap())
}

fn columns_of(batch: &RecordBatch) -> Vec<(String, arrow_array::ArrayRef)> {
    let schema = batch.schema();
    let fields = schema.fields().iter().zip(batch.columns());
    fields
        .map(|(field, it)| (field.name().clone(), it.clone()))
        .collect()
}

#[test]
fn policies_of_the_repository() {
    for (name, texts) in files::policies().unwrap() {
        let policy = Policy::load_with(&texts).unwrap();
        let tree = files::tree(&texts);
        let book = Book::open(&tree).unwrap();
        let mut requests = written(&name);
        assert!(requests.len() > 5, "{name}");
        requests.extend(made(&policy, &book, 23, 250, one_request));
        as_documents(&policy, &requests, &name);
        as_columns(&policy, &requests, &name);
    }
}

/// Gives the requests that are kept in the repository for a policy.
fn written(name: &str) -> Vec<String> {
    let policy = name.trim_end_matches(".pol");
    let requests = files::read_all(&format!("tests/requests/{policy}"), "json").unwrap();
    let mut requests: Vec<String> = requests
        .into_iter()
        .map(|(_, text)| one_line(&text))
        .collect();
    if policy == "mng084" {
        let cases = pol_tests::cases::mng084().unwrap().into_iter();
        requests.extend(cases.map(|case| case.request.to_string()));
    }
    requests
}

fn one_line(json: &str) -> String {
    let json: Json = serde_json::from_str(json).unwrap();
    json.to_string()
}

fn one_request(rng: &mut Rng, book: &Book, number: u64) -> Request {
    match number % 2 {
        0 => generate::complete_request(rng, book),
        _ => generate::partial_request(rng, book, 400),
    }
}

fn made(
    policy: &Policy,
    book: &Book,
    seed: u64,
    count: u64,
    request: fn(&mut Rng, &Book, u64) -> Request,
) -> Vec<String> {
    let made = (0..count).map(|number| {
        let mut rng = Rng::new(seed << 16 | number);
        request(&mut rng, book, number).to_json()
    });
    let made = made.filter(|json| policy.request(json).is_ok());
    made.map(|json| one_line(&json)).collect()
}

fn generated(text: fn(u64) -> String, request: fn(&mut Rng, &Book, u64) -> Request) {
    for seed in 0..runs() {
        let text = text(seed);
        let policy = Policy::load("generated", &text).unwrap();
        let tree = pol_parser::parse(&text).file;
        let book = Book::open(&tree).unwrap();
        let requests = made(&policy, &book, seed, REQUESTS, request);
        assert!(!requests.is_empty());
        let about = format!("seed {seed}\n{text}");
        as_documents(&policy, &requests, &about);
        as_columns(&policy, &requests, &about);
    }
}

#[test]
fn generated_policies() {
    generated(generate::policy, one_request);
}

#[test]
fn dated_policies() {
    generated(generate::dated_policy, one_request);
}

#[test]
fn policies_with_records() {
    generated(generate::records_policy, |rng, book, number| {
        generate::records_request(rng, book, number % 2 == 0)
    });
}
