//! What a library says of a request: which policies apply, with their determinations, and which of them give way to another.
//! JSON keys stand in the order of the fields; what is absent has no key.

use crate::report::Entry;
use pol_interpreter::Determination;
use serde::Serialize;

/// What all policies of a library say of one request.
#[derive(Clone, Debug, Serialize)]
pub struct Judgement {
    /// The digest of the bundle that the library was loaded from, if it was.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub bundle: Option<String>,
    /// The policies that apply, or may, in the order of the library.
    pub applies: Vec<Applied>,
    /// Those that would, and in whose place another stands on that day.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub superseded: Vec<Applied>,
    /// Those that cannot read the request, each with what is wrong for it.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub invalid: Vec<Unread>,
    /// Where none applies: what keeps the nearest ones from it.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub nearest: Vec<Near>,
}

/// A policy that applies, or may.
#[derive(Clone, Debug, Serialize)]
pub struct Applied {
    /// Its id.
    pub policy: String,
    /// Its title.
    pub title: String,
    /// Whether that is known.
    pub applies: Applies,
    /// The facts that are not stated and by which it is selected.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub unstated: Vec<String>,
    /// The policy that follows it, from the day of the request or before.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub successor: Option<Successor>,
    /// What it says.
    pub determination: Determination,
}

/// Whether something is so.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Applies {
    /// It is, whatever is not stated.
    Yes,
    /// It depends on what is not stated.
    Perhaps,
    /// It is not.
    No,
}

/// The policy that follows another.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Successor {
    /// Its id.
    pub policy: String,
    /// The first day on which it stands in the place of the other.
    pub from: String,
    /// Whether it applies to the request, so that the other gives way.
    pub applies: Applies,
}

/// A policy that cannot read the request.
#[derive(Clone, Debug, Serialize)]
pub struct Unread {
    /// Its id.
    pub policy: String,
    /// What is wrong with the request for it, without any value.
    pub errors: Vec<Entry>,
    /// The same, to be rendered.
    #[serde(skip)]
    pub report: crate::Report,
}

/// What keeps a policy from applying.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Near {
    /// Its id.
    pub policy: String,
    /// Its title.
    pub title: String,
    /// The fact, where it is one alone.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub fact: Option<String>,
    /// What a reader is told.
    pub text: String,
}
