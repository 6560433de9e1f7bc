//! Windows of time against `cases/windows.txt`: the two days that the trace shows, and the rows just inside and just outside of them.

#![expect(clippy::unwrap_used, reason = "tests")]

use jiff::civil::Date;
use pol::{Determination, Policy};
use pol_tests::files;

/// One line of the table.
struct Case<'a> {
    line: &'a str,
    window: &'a str,
    month_end: &'a str,
    day: &'a str,
    other: &'a str,
    first: &'a str,
    last: &'a str,
}

fn cases(text: &str) -> Vec<Case<'_>> {
    let lines = text
        .lines()
        .filter(|line| !line.is_empty() && !line.starts_with('#'));
    lines
        .map(|line| {
            let columns: Vec<&str> = line.split('|').map(str::trim).collect();
            let &[window, month_end, day, other, first, last] = &columns[..] else {
                unreachable!("six columns: {line}")
            };
            Case {
                line,
                window,
                month_end,
                day,
                other,
                first,
                last,
            }
        })
        .collect()
}

/// A policy that counts the visits in a window, whatever that comes to.
fn policy(case: &Case<'_>) -> Policy {
    let (window, month_end) = (case.window, case.month_end);
    let text = format!(
        "policy windows \"Windows\"\n  in force from 2000-01-01 by request.day\n  month end {month_end}\n\n\
         findings, strongest first\n  refer review \"Refer\"\n  met release \"Met\"\n  otherwise refer\n\n\
         records visits, at most 9 rows\n  date date\n\n\
         facts request\n  day date \"Which day?\"\n\nfacts plan\n  day date \"Which other day?\"\n\n\
         rule some\n  finds met because \"Some.\"\n  when (count of visits within {window}) is at least 1 visit\n"
    );
    Policy::load(case.line, &text).unwrap_or_else(|report| unreachable!("{:?}", report.entries()))
}

/// Judges rows of these days.
fn judged(policy: &Policy, case: &Case<'_>, days: &[Date]) -> Determination {
    let rows: Vec<String> = days
        .iter()
        .map(|day| format!("{{\"date\": \"{day}\"}}"))
        .collect();
    let other = match case.other {
        "-" => String::new(),
        day => format!(", \"plan\": {{\"day\": \"{day}\"}}"),
    };
    let request = format!(
        "{{\"request\": {{\"day\": \"{}\"}}{other}, \"visits\": [{}]}}",
        case.day,
        rows.join(", ")
    );
    policy.explain(&policy.request(&request).unwrap())
}

#[test]
fn the_days_and_the_rows_at_their_edges() {
    let text = files::read("tests/cases/windows.txt").unwrap();
    let cases = cases(&text);
    assert!(cases.len() >= 60, "only {} cases", cases.len());
    for case in &cases {
        let policy = policy(case);
        if let (Ok(first), Ok(last)) = (case.first.parse::<Date>(), case.last.parse::<Date>()) {
            let days = [
                first.yesterday().unwrap(),
                first,
                last,
                last.tomorrow().unwrap(),
            ];
            let determination = judged(&policy, case, &days);
            let rows = &determination.rows[0];
            let shown = (rows.from.as_deref(), rows.to.as_deref());
            assert_eq!(shown, (Some(case.first), Some(case.last)), "{}", case.line);
            assert_eq!(rows.counted, [2, 3], "{}", case.line);
            assert_eq!(rows.before_window, [1], "{}", case.line);
            assert_eq!(rows.after_window, [4], "{}", case.line);
        } else {
            let days: Vec<Date> = ["1950-01-01", "2022-06-01", "2022-06-02", "2150-01-01"]
                .map(|day| day.parse().unwrap())
                .to_vec();
            let rows = &judged(&policy, case, &days).rows[0];
            let all = case.first == "all";
            assert_eq!(rows.counted.len(), if all { 4 } else { 0 }, "{}", case.line);
        }
    }
}
