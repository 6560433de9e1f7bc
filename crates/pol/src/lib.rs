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
//! A policy that uses files is loaded with them ([`Policy::load_with`], [`Texts`]). [`check`] finds everything that is wrong with a policy, [`format()`] lays its text out, [`Policy::test`] runs its examples,
//! [`check_with`] has the lints look too, [`fix`] makes the edits that need no judgement,
//! [`Policy::clauses`] tells what stands on each clause of the source, and [`page`] explains a code.
//! [`Policy::interview`] asks for what is missing, one question at a time. [`Policy::analyze`] tells what can be known before any
//! request arrives, each with a smallest request that shows it, and [`Policy::why`] when exactly a rule applies.
//! [`compare`] tells what a revision changes, each with a smallest request that shows it, and [`Replayer`] judges recorded requests by both.
//! [`Policy::coverage`] tells what the examples show of the policy, [`Policy::mutate`] which slips in it they would not notice, and
//! [`Policy::suggest`] writes those that are missing. [`review()`] does all of this for a revision, and tells whether it may be published.

mod policy;
mod request;

mod decider;

mod analysis;
mod interview;

mod clauses;
mod comparison;
mod coverage;
mod example;
mod history;
mod lcov;
mod mutation;
mod replay;
mod suggestion;

mod library;

mod codes;
mod lock;
mod texts;

mod diagnostics;
mod report;
mod review;
mod source;

mod format;
pub mod formats;
mod lints;
mod pages;
pub mod render;

pub use analysis::{AnalysisReport, Observed, Shown};
pub use clauses::ClauseRow;
pub use comparison::{
    AdvisoryEntry, AskEntry, ChangeEntry, ClaimReport, ComparedPolicies, ComparisonReport,
    DeclarationEntry, FactEntry, KindEntry, OutcomeEntry, PresumptionEntry, StatedFact,
    WitnessEntry, WordingEntry, compare,
};
pub use coverage::{CoverageReport, CoveredCondition, CoveredSection, Figures, Share, Shows};
pub use mutation::{
    KindCounts, MutationReport, Slip, SlipCounts, SlipFate, SlipShown, Verdicts, Watch,
};
pub use suggestion::SuggestedExample;

pub use codes::{
    CodeChange, CodeChangeKind, CodeSetChange, CodesDiff, code_files_diff, codes_diff,
};
pub use decider::Decider;
pub use example::{CaseError, CaseTest, Difference, ExampleResult, ExampleTest};
pub use format::{FormatError, format};
pub use interview::Interview;
pub use lcov::lcov;
pub use library::{
    Applied, Applies, BUNDLE_MAGIC, Bundle, BundleError, BundleSummary, BundledText, Judgement,
    Library, LibraryError, Near, NoKey, PolicyHead, PolicyText, PublicKey, SecretKey, Successor,
    Unread, UnusablePolicies, Verification, bundle, bundle_summary,
};
pub use lints::{Fixed, Lints, check_texts_with, check_with, fix, fix_texts};
pub use lock::{Lock, NoLock, Unlocked};
pub use pages::{page, pages};
pub use policy::{Policy, check, check_texts, check_with_examples};
pub use render::RenderOptions;
pub use replay::{Counted, Replay, ReplayCounts, Replayer};
pub use report::{Entry, EntryFix, Report};
pub use request::Request;
pub use review::{
    Gate, GateKind, GateState, LineChange, Protection, Review, ReviewOptions, TextChange,
    Unprotected, review,
};
pub use source::{Place, Source, TextPlace};
pub use texts::{Texts, UsedText, is_vocabulary};

pub use pol_batch::{Amount, Decided};

pub use pol_analysis::{Budget, Direction, MutantKind, Verdict, Why};
pub use pol_compiler::history::{Bar, NotInForce, RevisionMark, Timeline, Track};
pub use pol_compiler::{PROGRAM_VERSION, program};
pub use pol_interpreter::{
    AnswerChoice, AnswerForm, Cause, Compared, Decision, Determination, Disposition, Facts, Lead,
    PolicyIdentity, Question, ReasonSource, Status,
};
pub use pol_lint::{LINTS, Level, Lint, LintOptions, OptionsError};
pub use pol_parser::{Case, Diagnostic, Fix, Label, Page, SMALL_POLICY, Severity, Span};
