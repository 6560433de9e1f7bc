//! Completions tried at random, sixty-four at a time, before a solver is asked: most facts that matter show it at once.
//! Takes a residual and models of its outcomes; shows which facts matter, never that one does not. The chance is the same in every run.

use super::residual::Residual;
use pol_compiler::program::FactId;
use pol_solver::{Bit, Integer, Model, Trial};
use pol_symbolic::{FactTerm, Outcome};

/// How often new completions are drawn for the facts that have not shown yet that they matter.
const ROUNDS: usize = 4;

/// Gives for each of the facts whether it was seen to matter.
pub(crate) fn matter(residual: &Residual<'_>, facts: &[FactId], models: &[Model]) -> Vec<bool> {
    let mut seen = vec![false; facts.len()];
    let mut chance = Chance(0);
    for _ in 0..ROUNDS {
        if seen.iter().all(|&seen| seen) {
            break;
        }
        let base = completions(residual, models, &mut chance);
        let mut tried = base.clone();
        tried.run(&residual.encoder.circuit);
        for (&fact, seen) in facts.iter().zip(&mut seen).filter(|(_, seen)| !**seen) {
            let mut other = base.clone();
            let free = (fact, &residual.facts[fact.index()]);
            draw(&mut other, residual, free, |_| None, &mut chance);
            other.run(&residual.encoder.circuit);
            *seen = differ(&residual.outcome, &tried, &other);
        }
    }
    seen
}

/// Gives for each of the presumed facts, of which there is a constant and a free term, whether its free value alone was seen to make a bit true.
pub(crate) fn change_alone(
    residual: &Residual<'_>,
    presumed: &[(FactId, FactTerm, &FactTerm)],
    changes: Bit,
) -> Vec<bool> {
    let mut seen = vec![false; presumed.len()];
    let mut chance = Chance(0);
    for _ in 0..ROUNDS {
        let mut base = completions(residual, &[], &mut chance);
        for (_, presumed, free) in presumed {
            fix(&mut base, free, presumed);
        }
        for (position, &(fact, _, free)) in presumed.iter().enumerate() {
            if !seen[position] {
                let mut other = base.clone();
                draw(&mut other, residual, (fact, free), |_| None, &mut chance);
                other.run(&residual.encoder.circuit);
                seen[position] = other.bit(changes) != 0;
            }
        }
    }
    seen
}

/// Gives a free fact the value of a constant one in every lane.
fn fix(trial: &mut Trial, free: &FactTerm, constant: &FactTerm) {
    match (free, constant) {
        (FactTerm::Number(free), FactTerm::Number(constant)) => {
            let digits = constant.digits.low() * 10_i128.pow(free.scale - constant.scale);
            trial.set_integer(&free.digits, &[digits; 64]);
        }
        (FactTerm::Date(free), FactTerm::Date(constant)) => {
            trial.set_integer(free, &[constant.low(); 64]);
        }
        _ => {
            for (free, constant) in free.bits().zip(constant.bits()) {
                trial.set(free, lanes(|_| constant == Bit::TRUE));
            }
        }
    }
}

/// Draws completions: each near a model, with some facts changed.
fn completions(residual: &Residual<'_>, models: &[Model], chance: &mut Chance) -> Trial {
    let mut trial = Trial::new(&residual.encoder.circuit);
    for &fact in &residual.unknown() {
        let changed = chance.number() & chance.number();
        draw(
            &mut trial,
            residual,
            (fact, &residual.facts[fact.index()]),
            |lane| {
                let near = models.get(lane % models.len().max(1));
                near.filter(|_| changed >> lane & 1 == 0)
            },
            chance,
        );
    }
    trial
}

/// Draws a fact in each lane: as in the model that is given for the lane, and anything of its range where none is.
fn draw<'m>(
    trial: &mut Trial,
    residual: &Residual<'_>,
    (id, fact): (FactId, &FactTerm),
    model: impl Fn(usize) -> Option<&'m Model>,
    chance: &mut Chance,
) {
    match fact {
        FactTerm::YesNo(bit) => draw_bits(trial, &[*bit], model, chance),
        FactTerm::Number(number) => draw_integer(trial, &number.digits, model, chance),
        FactTerm::Date(date) => draw_integer(trial, date, model, chance),
        FactTerm::Choices(bits) | FactTerm::Codes(bits) if residual.encoder.is_set(id) => {
            draw_bits(trial, bits, model, chance);
        }
        FactTerm::Choices(bits) | FactTerm::Codes(bits) => draw_one(trial, bits, model, chance),
        FactTerm::Text => {}
    }
}

fn draw_bits<'m>(
    trial: &mut Trial,
    bits: &[Bit],
    model: impl Fn(usize) -> Option<&'m Model>,
    chance: &mut Chance,
) {
    for &bit in bits {
        let drawn = chance.number();
        trial.set(
            bit,
            lanes(|lane| match model(lane) {
                Some(model) => model.bit(bit),
                None => drawn >> lane & 1 == 1,
            }),
        );
    }
}

/// Draws a number or a date: a small one as often as a great one, since limits are small.
fn draw_integer<'m>(
    trial: &mut Trial,
    integer: &Integer,
    model: impl Fn(usize) -> Option<&'m Model>,
    chance: &mut Chance,
) {
    let span = integer.high().abs_diff(integer.low());
    let values = std::array::from_fn(|lane| match model(lane) {
        Some(model) => model.integer(integer),
        None => {
            let drawn = u128::from(chance.number() >> 1 >> (chance.number() % 63));
            integer.low().saturating_add_unsigned(drawn % (span + 1))
        }
    });
    trial.set_integer(integer, &values);
}

fn draw_one<'m>(
    trial: &mut Trial,
    bits: &[Bit],
    model: impl Fn(usize) -> Option<&'m Model>,
    chance: &mut Chance,
) {
    let chosen: [usize; 64] = std::array::from_fn(|lane| match model(lane) {
        Some(model) => model.choice(bits).unwrap_or_default(),
        None => chance.below(bits.len()),
    });
    for (position, &bit) in bits.iter().enumerate() {
        trial.set(bit, lanes(|lane| chosen[lane] == position));
    }
}

fn lanes(holds: impl Fn(usize) -> bool) -> u64 {
    (0..64).fold(0, |lanes, lane| lanes | u64::from(holds(lane)) << lane)
}

/// Tells whether two trials come to different outcomes in the same lane.
fn differ(outcome: &Outcome, one: &Trial, other: &Trial) -> bool {
    let unlike = |bit: Bit| one.bit(bit) ^ other.bit(bit);
    let governed = unlike(outcome.governed);
    let findings = outcome.stands.iter().zip(&outcome.released);
    let findings = findings.fold(0, |lanes, (&stands, released)| {
        let released = released.as_ref().map_or(0, |released| {
            let amount = one.differs(other, &released.amount.digits);
            (unlike(released.limited) | unlike(released.partial) | amount) & one.bit(stands)
        });
        lanes | unlike(stands) | released
    });
    governed | findings != 0
}

/// A sequence of numbers that look drawn by chance: SplitMix64 (Steele, Lea and Flood, 2014).
struct Chance(u64);

impl Chance {
    fn number(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    fn below(&mut self, end: usize) -> usize {
        usize::try_from(self.number() % (end.max(1) as u64)).unwrap_or_default()
    }
}
