//! One request after another, decision only: what a page load or a stream of requests needs.

use crate::policy::Policy;
use crate::report::Report;
use crate::request::Request;
use pol_batch::Decided;
use pol_compiler::program::{Citer, Program};
use pol_interpreter::ReasonSource;
use std::collections::HashMap;
use std::fmt;
use std::sync::Arc;

/// A policy that decides request after request, each as [`Policy::decide`] does. Allocates nothing for a request whose facts settle it;
/// keep one for each thread.
pub struct Decider<'p> {
    program: &'p Arc<Program>,
    inner: pol_batch::Decider<'p>,
    /// What the reasons so far are called.
    names: HashMap<Citer, ReasonSource>,
}

impl Policy {
    /// Makes the policy ready to decide request after request.
    ///
    /// ```
    /// # let policy = pol::Policy::load("small.pol", pol::SMALL_POLICY).unwrap();
    /// let mut decider = policy.decider();
    /// let decided = decider.decide_json("{}").unwrap();
    /// let request = policy.request("{}").unwrap();
    /// assert_eq!(decided.disposition, policy.decide(&request).disposition);
    /// if let Some(reasons) = decider.reasons() {
    ///     let told: Vec<_> = policy.explain(&request).reasons.into_iter().map(|it| it.source).collect();
    ///     assert_eq!(reasons, told);
    /// }
    /// ```
    pub fn decider(&self) -> Decider<'_> {
        let program = self.shared_program();
        Decider {
            program,
            inner: pol_batch::Decider::new(program),
            names: HashMap::new(),
        }
    }
}

impl<'p> Decider<'p> {
    /// Decides a request.
    ///
    /// # Panics
    /// If the request was read by another policy.
    pub fn decide(&mut self, request: &Request) -> Decided<'p> {
        self.inner.decide(request.facts_of(self.program))
    }

    /// Decides a request by its JSON text, which is read straight into the places of the facts.
    ///
    /// # Errors
    /// Gives everything that is wrong with the request, as [`Policy::request`] does.
    pub fn decide_json(&mut self, json: &str) -> Result<Decided<'p>, Report> {
        self.inner.decide_json(json).map_err(Report::of_request)
    }

    /// Names what the last decision stands on, in the order of the reasons of [`Policy::explain`], worked out only now. `None` where the
    /// stated facts do not settle the request, or leave a number or a date open on which a reason may hang: then ask `explain`, which
    /// also says what is missing.
    pub fn reasons(&mut self) -> Option<Vec<ReasonSource>> {
        let (names, program) = (&mut self.names, self.program);
        let name = |reason: &Citer| {
            let named = || pol_interpreter::name_reason(program, *reason).0;
            names.entry(*reason).or_insert_with(named).clone()
        };
        Some(self.inner.reasons()?.iter().map(name).collect())
    }
}

/// Shows of which policy it is, and nothing of a request.
impl fmt::Debug for Decider<'_> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_struct("Decider")
            .field("policy", &self.program.policy.name)
            .finish_non_exhaustive()
    }
}
