//! Whether engines give the outcome that Pol's three-valued logic gives, on every request; before anything is timed.
//! Pol's exact step may decide what logic leaves open, and nothing else; how often it does is counted.

use crate::engines::{Engine, Kind, Logic};
use crate::outcome::{Line, Outcome};
use pol::Policy;

/// The outcomes that all engines must give.
#[derive(Clone, Debug)]
pub struct Agreement {
    wanted: Vec<Option<Outcome>>,
}

impl Agreement {
    /// Judges requests by Pol's three-valued logic.
    pub fn new(policy: &Policy, requests: &[String]) -> Self {
        let mut logic = Logic::new(policy.clone());
        logic.prepare(requests);
        Self {
            wanted: logic.outcomes(requests.len()),
        }
    }

    /// Gives how many requests come to each line.
    pub fn lines(&self) -> Vec<(Line, usize)> {
        let of = |line: Line| {
            let outcomes = self.wanted.iter().flatten();
            (line, outcomes.filter(|it| it.outcome == line).count())
        };
        Line::ALL.map(of).into()
    }

    /// Compares an engine that has these requests prepared, and what it answers to them as JSON; gives how many it decides that logic
    /// leaves open.
    ///
    /// # Errors
    /// Tells how many requests come out differently, and of the first its position and both outcomes.
    pub fn check(&self, engine: &mut dyn Engine, requests: &[String]) -> Result<usize, String> {
        let given = engine.outcomes(self.wanted.len());
        self.compare(engine, "prepared", &given)?;
        let answer = |request: &String| {
            let answer = engine.judge_json(request)?;
            engine.answered(&answer)
        };
        let answered: Vec<Option<Outcome>> = requests.iter().map(answer).collect();
        self.compare(engine, "as JSON", &answered)?;
        let pairs = self.wanted.iter().zip(&given);
        Ok(pairs
            .filter(|(wanted, given)| more(**wanted, **given))
            .count())
    }

    fn compare(
        &self,
        engine: &dyn Engine,
        form: &str,
        given: &[Option<Outcome>],
    ) -> Result<(), String> {
        if given.len() != self.wanted.len() {
            return Err(format!(
                "{} gives {} outcomes of {}",
                engine.name(),
                given.len(),
                self.wanted.len()
            ));
        }
        let pairs = self.wanted.iter().zip(given).enumerate();
        let mut differing = pairs.filter(|(_, (wanted, given))| {
            !agrees(engine.kind(), engine.measures(), **wanted, **given)
        });
        match differing.next() {
            None => Ok(()),
            Some((position, (wanted, given))) => Err(format!(
                "{} disagrees on {} of {} requests, {form}; on request {position} it gives {given:?}, and logic {wanted:?}",
                engine.name(),
                1 + differing.count(),
                self.wanted.len(),
            )),
        }
    }
}

/// Decides what logic leaves open.
fn more(wanted: Option<Outcome>, given: Option<Outcome>) -> bool {
    let line = |outcome: Option<Outcome>| outcome.map(|it| it.outcome);
    line(wanted) == Some(Line::Undetermined) && line(given) != line(wanted)
}

fn agrees(kind: Kind, measures: bool, wanted: Option<Outcome>, given: Option<Outcome>) -> bool {
    let Some((wanted, given)) = wanted.zip(given) else {
        return false;
    };
    match kind {
        Kind::Exact if wanted.outcome == Line::Undetermined => true,
        Kind::Peer if !measures => wanted.line_only() == given,
        Kind::Exact | Kind::Logic | Kind::Hand | Kind::Peer => wanted == given,
    }
}
