//! A policy with a limit on the visits of a rolling year, and requests with as many visits as are wanted.
//! For measuring how its cost grows with the rows.

use jiff::ToSpan;
use jiff::civil::date;

/// The policy.
pub const POLICY: &str = r#"policy visits "Visits"
  in force from 2022-01-01 by request.service_date
  month end clamps

findings, strongest first
  refer review "A clinician decides"
  met release "Met"
  otherwise refer

codes cpt "CPT"
  edition "2022"

records visits, at most 10000 rows "Which visits were there, and when?"
  date date
  code code of cpt

facts request "The request"
  service_date date "When would the service begin?"
  visits_requested whole number of visits, 1 to 50 "How many visits are requested?"

limit yearly
  "A year has 36 visits."
  36 visits per rolling 12 months ending request.service_date
  counting visits by date where visits.code is one of 97124, 97140
  including request.visits_requested

rule within_the_year
  finds met because "Visits are left."
  when within yearly
"#;

/// Writes a request with so many visits, one every other day back from the service, every third of them of another code.
pub fn request(rows: usize) -> String {
    let service = date(2150, 6, 1);
    let rows = (0..rows).map(|row| {
        let day = service.saturating_sub((2 * row as i64).days());
        let code = if row % 3 == 0 { "99999" } else { "97124" };
        format!("{{\"date\": \"{day}\", \"code\": \"{code}\"}}")
    });
    let rows: Vec<String> = rows.collect();
    format!(
        "{{\"request\": {{\"service_date\": \"{service}\", \"visits_requested\": 2}}, \"visits\": [{}]}}",
        rows.join(", ")
    )
}
