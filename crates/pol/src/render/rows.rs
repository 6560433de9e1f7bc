//! What was taken of the rows of records: the window as two dates, the rows that count, and those that do not, with why.
//! And limits: what was used of each, and what is left.

use super::sheet::Sheet;
use super::words;
use pol_compiler::program::Program;
use pol_interpreter::{Age, Determination, Lacking, LimitTrace, RowsTrace, Status};

/// Puts the limits, and what was taken of rows.
pub(super) fn rows(sheet: &mut Sheet<'_>, program: &Program, determination: &Determination) {
    if !determination.limits.is_empty() {
        sheet.heading("Limits");
        for limit in &determination.limits {
            one_limit(sheet, program, limit);
        }
    }
    if !determination.rows.is_empty() {
        sheet.heading("Taken from records");
        for rows in &determination.rows {
            taken(sheet, rows);
        }
    }
}

fn one_limit(sheet: &mut Sheet<'_>, program: &Program, limit: &LimitTrace) {
    let text = limit.text.as_deref().unwrap_or(&limit.name);
    sheet.judged(2, limit.kept, &format!("{}: {text}", limit.name));
    let left = words::outcome(program, &limit.left);
    sheet.aside(
        4,
        &format!("left of {} before this request: {left}", limit.most),
    );
    sheet.aside(
        4,
        &words::citation(limit.cite.as_deref(), &limit.clauses, ""),
    );
}

fn taken(sheet: &mut Sheet<'_>, rows: &RowsTrace) {
    sheet.item(2, "=", &format!("{}: {}", rows.phrase, rows.text));
    if let (Some(from), Some(to)) = (&rows.from, &rows.to) {
        sheet.aside(4, &format!("from {from} to {to}, both included"));
    }
    let more = if rows.open {
        ", and there may be more"
    } else {
        ""
    };
    sheet.aside(4, &format!("{} given in {}{more}", rows.given, rows.record));
    let lists = [
        (Status::Met, "counted", &rows.counted),
        (
            Status::Unknown,
            "not known whether they count",
            &rows.unsure,
        ),
        (
            Status::NotMet,
            "left out, before the window",
            &rows.before_window,
        ),
        (
            Status::NotMet,
            "left out, after the window",
            &rows.after_window,
        ),
        (
            Status::NotMet,
            "left out, not of those asked for",
            &rows.other_rows,
        ),
    ];
    for (status, heading, rows) in lists {
        if !rows.is_empty() {
            sheet.judged(4, status, &format!("{heading}: {}", numbers(rows)));
        }
    }
}

/// Puts row numbers, with stretches as `3 to 7`.
fn numbers(rows: &[usize]) -> String {
    let mut stretches: Vec<(usize, usize)> = Vec::new();
    for &row in rows {
        match stretches.last_mut() {
            Some((_, last)) if *last + 1 == row => *last = row,
            _ => stretches.push((row, row)),
        }
    }
    let words = stretches.iter().map(|&(first, last)| match last - first {
        0 => first.to_string(),
        1 => format!("{first}, {last}"),
        2.. => format!("{first} to {last}"),
    });
    let what = if rows.len() == 1 { "row" } else { "rows" };
    format!("{what} {}", words.collect::<Vec<_>>().join(", "))
}

/// Says why what was given does not do.
pub(super) fn lacking(because: &Lacking) -> String {
    match because {
        Lacking::Age(Age::TooOld) => "what was given is too old: a newer one is needed".to_owned(),
        Lacking::Age(Age::TooNew) => "what was given is of a later day than counts".to_owned(),
        Lacking::Age(Age::NotKnown) => "how old it is, is not known".to_owned(),
        Lacking::MoreRows(record) => format!("there may be more rows of {record} than were given"),
        Lacking::Rows { record, rows } => {
            format!("something is not known in {} of {record}", numbers(rows))
        }
    }
}
