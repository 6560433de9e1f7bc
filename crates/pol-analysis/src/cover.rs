//! All of a region in words: smallest conditions, one after another, until nothing of the region is left or there are enough.

use crate::implicant::{self, Bounded, Implicant, Literal};
use crate::universe::Universe;
use pol_solver::{Answer, Bit, Model, Solver};

/// Conditions of which each forces a region, and whether together they are all of it.
#[derive(Debug, Default)]
pub(crate) struct Cover {
    pub(crate) alternatives: Vec<Implicant>,
    pub(crate) is_whole: bool,
}

/// What a region is told in.
pub(crate) struct Vocabulary {
    /// Conditions.
    pub(crate) literals: Vec<Literal>,
    /// Sets of numbers and dates, the later ones for where the earlier do not suffice.
    pub(crate) bounded: Vec<Vec<Bounded>>,
}

/// Covers a region, a bit of the universe's circuit, against a background that is not told; at most so many alternatives.
/// Where the budget runs out on the way, it is not whole.
pub(crate) fn cover(
    universe: &mut Universe<'_>,
    solver: &mut Solver,
    background: &[Bit],
    region: Bit,
    vocabulary: &Vocabulary,
    most: usize,
) -> Cover {
    let mut cover = Cover::default();
    let mut left: Vec<Bit> = background.to_vec();
    left.push(region);
    loop {
        let model = match universe.ask(solver, &left) {
            Answer::Satisfiable(model) => model,
            Answer::Unsatisfiable => {
                cover.is_whole = true;
                break;
            }
            Answer::Inconclusive => break,
        };
        if cover.alternatives.len() == most {
            break;
        }
        let Some(implicant) = one(universe, solver, &model, background, region, vocabulary) else {
            break;
        };
        let bit = implicant.bit(&mut universe.encoder.circuit);
        left.push(!bit);
        cover.alternatives.push(implicant);
    }
    if cover.is_whole {
        without_needless(universe, solver, background, region, &mut cover);
    } else {
        without_narrower(universe, solver, background, &mut cover);
    }
    cover
        .alternatives
        .sort_by_key(|it| it.literals.len() + it.bounds.len());
    cover
}

/// One alternative: in conditions alone where they suffice, else with bounds of ever more numbers and dates.
fn one(
    universe: &mut Universe<'_>,
    solver: &mut Solver,
    model: &Model,
    background: &[Bit],
    region: Bit,
    vocabulary: &Vocabulary,
) -> Option<Implicant> {
    let mut told_in = |bounded: &[Bounded]| {
        implicant::smallest(
            &mut universe.encoder.circuit,
            solver,
            model,
            background,
            region,
            &vocabulary.literals,
            bounded,
        )
    };
    let mut attempts =
        std::iter::once(&[] as &[Bounded]).chain(vocabulary.bounded.iter().map(Vec::as_slice));
    attempts.find_map(&mut told_in)
}

/// Takes out alternatives that another one covers alone.
fn without_narrower(
    universe: &mut Universe<'_>,
    solver: &mut Solver,
    background: &[Bit],
    cover: &mut Cover,
) {
    let circuit = &mut universe.encoder.circuit;
    let alternatives = cover.alternatives.iter();
    let bits: Vec<Bit> = alternatives.map(|it| it.bit(circuit)).collect();
    let mut kept = vec![true; bits.len()];
    for (narrow, &bit) in bits.iter().enumerate() {
        for (wide, &other) in bits.iter().enumerate() {
            if narrow != wide && kept[wide] && kept[narrow] {
                let mut beyond = background.to_vec();
                beyond.extend([bit, !other]);
                let covered = matches!(universe.ask(solver, &beyond), Answer::Unsatisfiable);
                kept[narrow] = !covered;
            }
        }
    }
    let mut kept = kept.into_iter();
    cover.alternatives.retain(|_| kept.next().unwrap_or(true));
}

/// Takes out alternatives that the others make needless.
fn without_needless(
    universe: &mut Universe<'_>,
    solver: &mut Solver,
    background: &[Bit],
    region: Bit,
    cover: &mut Cover,
) {
    let mut at = 0;
    while at < cover.alternatives.len() {
        let others = cover.alternatives.iter().enumerate();
        let others: Vec<&Implicant> = others
            .filter(|(other, _)| *other != at)
            .map(|it| it.1)
            .collect();
        let mut bits = background.to_vec();
        bits.push(region);
        for other in others {
            bits.push(!other.bit(&mut universe.encoder.circuit));
        }
        match universe.ask(solver, &bits) {
            Answer::Unsatisfiable => {
                cover.alternatives.remove(at);
            }
            Answer::Satisfiable(_) | Answer::Inconclusive => at += 1,
        }
    }
}
