//! The reasons of many outcomes: each different list once, and for each request which of them is its own.

use crate::lanes::Lanes;
use crate::plan::{Occurrence, Plan};
use crate::plane::{NONE, Plane, ROWS, each};
use crate::run::Registers;
use pol_compiler::program::Citer;
use pulp::Simd;
use std::collections::HashMap;
use std::sync::Arc;

/// The reasons of many requests, in their order.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Reasons {
    /// For each request the position of its list, or `UNTOLD`.
    pub of: Vec<u32>,
    /// The different lists, each in the order in which a determination tells it.
    pub lists: Vec<Arc<[Citer]>>,
}

impl Reasons {
    /// Not told by columns.
    pub const UNTOLD: u32 = u32::MAX;

    /// Gives the reasons of a request; `None` where only the interpreter can.
    pub fn list(&self, request: usize) -> Option<&Arc<[Citer]>> {
        self.lists
            .get(usize::try_from(*self.of.get(request)?).ok()?)
    }

    /// Gives the requests that have a reason, as one bit for each, the first in the lowest bit of the first word.
    pub fn requests_with(&self, reason: Citer) -> Vec<u64> {
        let has: Vec<bool> = self
            .lists
            .iter()
            .map(|list| list.contains(&reason))
            .collect();
        let mut words = vec![0; self.of.len().div_ceil(64)];
        for (request, list) in self.of.iter().enumerate() {
            let has = usize::try_from(*list).ok().and_then(|list| has.get(list));
            words[request / 64] |= u64::from(has == Some(&true)) << (request % 64);
        }
        words
    }
}

/// Reasons in the making, block by block.
pub(crate) struct Telling<'p> {
    places: &'p [Occurrence],
    reasons: Reasons,
    /// The list that is told at these places.
    known: HashMap<Vec<u16>, u32>,
    /// The places of each request of the block.
    told: Vec<Vec<u16>>,
}

impl<'p> Telling<'p> {
    /// Begins with no request; none, where a plan tells no reasons.
    pub(crate) fn of(plan: &'p Plan) -> Option<Self> {
        Some(Self {
            places: plan.reasons.as_deref()?,
            reasons: Reasons::default(),
            known: HashMap::new(),
            told: vec![Vec::new(); ROWS],
        })
    }

    /// Adds a block, of which some requests are decided.
    pub(crate) fn add<S: Simd>(
        &mut self,
        lanes: Lanes<S>,
        registers: &Registers<'_, S>,
        decided: &Plane,
    ) {
        let open = self.visit(lanes, registers, decided);
        let told = lanes.without(decided, &open);
        let start = self.reasons.of.len();
        self.reasons.of.resize(start + ROWS, Reasons::UNTOLD);
        each(&told, |row| {
            let list = self.list(row);
            self.reasons.of[start + row] = list;
        });
        self.told.iter_mut().for_each(Vec::clear);
    }

    /// Gives the reasons of so many requests.
    pub(crate) fn finish(mut self, requests: usize) -> Reasons {
        self.reasons.of.truncate(requests);
        self.reasons
    }

    /// Notes the places of each request; gives those of which the interpreter may know more.
    fn visit<S: Simd>(
        &mut self,
        lanes: Lanes<S>,
        registers: &Registers<'_, S>,
        decided: &Plane,
    ) -> Plane {
        let mut open = NONE;
        for (at, place) in (0..).zip(self.places) {
            let when = registers.flag(place.when);
            each(&lanes.and(&when.yes, decided), |row| {
                self.told[row].push(at)
            });
            if place.inexact {
                open = lanes.or(&open, &lanes.open(&when));
            }
        }
        open
    }

    fn list(&mut self, row: usize) -> u32 {
        let told = &self.told[row];
        if let Some(list) = self.known.get(told) {
            return *list;
        }
        let mut list: Vec<Citer> = Vec::new();
        for at in told {
            let citer = self.places[usize::from(*at)].citer;
            if !list.contains(&citer) {
                list.push(citer);
            }
        }
        let position = u32::try_from(self.reasons.lists.len()).unwrap_or(Reasons::UNTOLD);
        self.reasons.lists.push(list.into());
        self.known.insert(told.clone(), position);
        position
    }
}
