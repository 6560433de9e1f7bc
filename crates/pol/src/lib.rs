//! Pol reads medical-necessity guidelines that clinicians write as text, and judges requests by them. Load a policy once, share it
//! between threads, and ask it about as many requests as you like; a missing fact is never a no, and nothing is ever denied.
//!
//! ```
//! use pol::{Disposition, Policy, RenderOptions};
//!
//! let text = r#"
//! policy swimming "Swimming lessons"
//!   in force from 2026-01-01 by request.service_date
//!
//! findings, strongest first
//!   not_met adverse "Not medically necessary"
//!   refer review "A clinician decides"
//!   met release "Meets the guideline"
//!   otherwise refer
//!
//! facts request "The request"
//!   service_date date "When would the lessons begin?"
//!   visits whole number of visits, 1 to 100 "How many visits are requested?"
//!   knee_pain yes/no "Does the member have knee pain?"
//!
//! amount visits_released in visits
//!   request.visits
//!   at most 12 visits
//!     because "Twelve visits are released at a time."
//!
//! rule knee_pain
//!   finds met, releasing visits_released of request.visits
//!     because "The member has knee pain."
//!   when request.knee_pain
//!
//! rule no_knee_pain
//!   finds not_met because "The member has no knee pain."
//!   when not request.knee_pain
//! "#;
//!
//! // Load it once. What is wrong with a policy comes back as a report, with codes, places and mends.
//! let policy = Policy::load("swimming.pol", text)?;
//!
//! // Judge a request. `decide` is quick; `explain` gives the reasons and all that was read.
//! let request = policy.request(r#"{"request": {"service_date": "2026-03-01", "visits": 20, "knee_pain": true}}"#)?;
//! assert_eq!(policy.decide(&request).disposition, Disposition::ReleasePart);
//!
//! let determination = policy.explain(&request);
//! println!("{}", pol::render::determination(&policy, &determination, &RenderOptions::default()));
//!
//! // What is not stated is asked for.
//! let request = policy.request(r#"{"request": {"service_date": "2026-03-01", "visits": 20}}"#)?;
//! let determination = policy.explain(&request);
//! assert_eq!(determination.disposition, Disposition::InformationNeeded);
//! assert_eq!(determination.missing[0].fact, "request.knee_pain");
//!
//! // An invalid request is an error, and its report never shows a value of the request.
//! let report = policy.request(r#"{"request": {"visits": 4711}}"#).unwrap_err();
//! assert!(report.has_errors());
//! assert!(!report.to_json().to_string().contains("4711"));
//! # Ok::<(), pol::Report>(())
//! ```
//!
//! [`check`] finds everything that is wrong with a policy, [`format()`] lays its text out, [`Policy::test`] runs its examples,
//! [`Policy::clauses`] tells what stands on each clause of the source, and [`page`] explains a code. [`Policy::analyze`] tells what can be
//! known before any request arrives, each with a smallest request that shows it, and [`Policy::why`] when exactly a rule applies.

mod policy;
mod request;

mod analysis;
mod clauses;
mod example;

mod report;
mod source;

mod format;
pub mod formats;
mod pages;
pub mod render;

pub use analysis::{AnalysisReport, Observed, Shown};
pub use clauses::ClauseRow;
pub use example::{CaseError, CaseTest, Difference, ExampleResult, ExampleTest};
pub use format::{FormatError, format};
pub use pages::{page, pages};
pub use policy::{Policy, check, check_with_examples};
pub use render::RenderOptions;
pub use report::{Entry, Report};
pub use request::Request;
pub use source::{Place, Source};

pub use pol_analysis::{Budget, Why};
pub use pol_compiler::program;
pub use pol_interpreter::{
    Cause, Compared, Decision, Determination, Disposition, Facts, PolicyIdentity, Status,
};
pub use pol_parser::{Case, Diagnostic, Label, Page, SMALL_POLICY, Severity, Span};
