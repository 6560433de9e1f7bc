//! All engines give the same outcome on every request, and the requests are such that each outcome occurs.
//! What `pol-bench` checks before it measures, on fewer requests.

#![cfg(feature = "peers")]
#![expect(clippy::unwrap_used, reason = "tests")]

use pol::Policy;
use pol_bench::agreement::Agreement;
use pol_bench::engines::{self, Engine, Kind};
use pol_bench::outcome::{Line, Outcome};
use pol_bench::policies;
use pol_bench::requests::Requests;

fn policy() -> Policy {
    Policy::load("mng084.pol", &policies::mng084()).unwrap()
}

fn requests(policy: &Policy, withheld: u64) -> Vec<String> {
    let requests = Requests {
        count: 1_500,
        seed: 1,
        withheld,
    };
    requests.make(policy.program())
}

fn all_agree(withheld: u64) -> (Agreement, usize) {
    let policy = policy();
    let requests = requests(&policy, withheld);
    let agreement = Agreement::new(&policy, &requests);
    let mut all = engines::by_hand();
    all.extend(engines::of_pol(&policy));
    all.extend(engines::peers(withheld == 0).unwrap());
    let mut beyond_logic = 0;
    for mut engine in all {
        engine.prepare(&requests);
        beyond_logic = beyond_logic.max(agreement.check(&mut *engine, &requests).unwrap());
    }
    (agreement, beyond_logic)
}

#[test]
fn all_agree_where_every_fact_is_stated() {
    let (agreement, beyond_logic) = all_agree(0);
    assert_eq!(beyond_logic, 0);
    for (line, count) in agreement.lines() {
        assert_eq!(count == 0, line == Line::Undetermined, "{line:?}");
    }
}

#[test]
fn all_agree_where_facts_are_missing() {
    let (agreement, _) = all_agree(10);
    for (line, count) in agreement.lines() {
        assert!(count > 0, "{line:?}");
    }
}

/// An engine that is wrong about one request.
struct Wrong(engines::Decide);

impl Engine for Wrong {
    fn name(&self) -> &'static str {
        "wrong"
    }

    fn kind(&self) -> Kind {
        Kind::Peer
    }

    fn prepare(&mut self, requests: &[String]) {
        self.0.prepare(requests);
    }

    fn decide(&mut self, request: usize) -> Option<Outcome> {
        match request {
            7 => Some(Outcome::new(Line::Release, 99)),
            _ => self.0.decide(request),
        }
    }

    fn judge_json(&mut self, request: &str) -> Option<String> {
        self.0.judge_json(request)
    }
}

#[test]
fn one_wrong_outcome_is_found() {
    let policy = policy();
    let requests = requests(&policy, 0);
    let agreement = Agreement::new(&policy, &requests);
    let mut wrong = Wrong(engines::Decide::new(policy));
    wrong.prepare(&requests);
    let error = agreement.check(&mut wrong, &requests).unwrap_err();
    assert!(
        error.starts_with("wrong disagrees on 1 of 1500 requests, prepared; on request 7"),
        "{error}"
    );
}

/// An engine that decides rightly and answers one text with another outcome.
struct WrongAnswer(engines::Decide, usize);

impl Engine for WrongAnswer {
    fn name(&self) -> &'static str {
        "wrong answer"
    }

    fn kind(&self) -> Kind {
        Kind::Peer
    }

    fn prepare(&mut self, requests: &[String]) {
        self.0.prepare(requests);
    }

    fn decide(&mut self, request: usize) -> Option<Outcome> {
        self.0.decide(request)
    }

    fn judge_json(&mut self, request: &str) -> Option<String> {
        self.1 += 1;
        match self.1 {
            3 => Some(r#"{"disposition":"release","finding":"met"}"#.to_owned()),
            _ => self.0.judge_json(request),
        }
    }

    fn answered(&self, answer: &str) -> Option<Outcome> {
        self.0.answered(answer)
    }
}

#[test]
fn one_wrong_answer_is_found() {
    let policy = policy();
    let requests = requests(&policy, 0);
    let agreement = Agreement::new(&policy, &requests);
    let mut wrong = WrongAnswer(engines::Decide::new(policy), 0);
    wrong.prepare(&requests);
    let error = agreement.check(&mut wrong, &requests).unwrap_err();
    assert!(
        error.starts_with("wrong answer disagrees on 1 of 1500 requests, as JSON; on request 2"),
        "{error}"
    );
}
