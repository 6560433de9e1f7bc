//! Tests without names and without choices between counts, for an engine that has neither names nor a least of two.
//! Comparisons are moved inwards: the least of some is at least a number if each of them is.

use super::plain::{Count, Plain, Test, Tree};

/// Flattens a test of a guideline.
pub fn flat(plain: &Plain, test: &Test) -> Test {
    let each = |tests: &[Test]| tests.iter().map(|test| flat(plain, test)).collect();
    match test {
        Test::AtLeast(count, least) => compare(plain, vec![count.clone()], vec![least.clone()]),
        Test::Not(test) => not(flat(plain, test)),
        Test::All(tests) => all(each(tests)),
        Test::Any(tests) => any(each(tests)),
        Test::Named(name) => {
            let named = plain.test(name).expect("declared by the guideline");
            flat(plain, named)
        }
        Test::Is(..) | Test::Among(..) | Test::Includes(..) => test.clone(),
        Test::Empty(..) | Test::Before(..) | Test::Over(..) => test.clone(),
    }
}

/// Flattens the tests of a tree.
pub fn flat_tree(plain: &Plain, tree: &Tree) -> Tree {
    match tree {
        Tree::Line(line) => Tree::Line(*line),
        Tree::If(test, held, failed) => Tree::If(
            flat(plain, test),
            Box::new(flat_tree(plain, held)),
            Box::new(flat_tree(plain, failed)),
        ),
    }
}

fn all(tests: Vec<Test>) -> Test {
    if tests.contains(&never()) {
        return never();
    }
    let inner = |test| {
        if let Test::All(inner) = test {
            inner
        } else {
            vec![test]
        }
    };
    let kept = tests.into_iter().flat_map(inner).collect();
    single(kept).unwrap_or_else(Test::All)
}

fn any(tests: Vec<Test>) -> Test {
    if tests.contains(&always()) {
        return always();
    }
    let inner = |test| {
        if let Test::Any(inner) = test {
            inner
        } else {
            vec![test]
        }
    };
    let kept = tests.into_iter().flat_map(inner).collect();
    single(kept).unwrap_or_else(Test::Any)
}

fn single(mut tests: Vec<Test>) -> Result<Test, Vec<Test>> {
    match (tests.len(), tests.pop()) {
        (1, Some(test)) => Ok(test),
        (_, last) => {
            tests.extend(last);
            Err(tests)
        }
    }
}

fn not(test: Test) -> Test {
    match test {
        test if test == always() => never(),
        test if test == never() => always(),
        test => Test::Not(Box::new(test)),
    }
}

fn always() -> Test {
    Test::All(Vec::new())
}

fn never() -> Test {
    Test::Any(Vec::new())
}

/// Says that the sum of some counts is at least that of others.
fn compare(plain: &Plain, mut counts: Vec<Count>, mut least: Vec<Count>) -> Test {
    if let Some(compound) = take_compound(&mut counts) {
        return from_above(plain, &compound, &counts, &least);
    }
    if let Some(compound) = take_compound(&mut least) {
        return from_below(plain, &compound, &counts, &least);
    }
    let (known, counts) = total(counts);
    let (needed, least) = total(least);
    match counts.is_empty() && least.is_empty() {
        true if known >= needed => always(),
        true => never(),
        false => Test::AtLeast(sum(counts, known), sum(least, needed)),
    }
}

/// Takes out a count that is not a fact or a number.
fn take_compound(counts: &mut Vec<Count>) -> Option<Count> {
    let compound = |count: &Count| match count {
        Count::Whole(_) | Count::Fact(..) => false,
        Count::Sum(..) | Count::Less(..) | Count::If(..) => true,
        Count::Least(_) | Count::Named(_) => true,
    };
    let position = counts.iter().position(compound)?;
    Some(counts.swap_remove(position))
}

fn from_above(plain: &Plain, compound: &Count, rest: &[Count], least: &[Count]) -> Test {
    let with = |count: &Count| compare(plain, and(rest, [count]), least.to_vec());
    match compound {
        Count::Sum(one, other) => compare(plain, and(rest, [&**one, other]), least.to_vec()),
        Count::Less(from, taken) => any(vec![
            compare(plain, rest.to_vec(), least.to_vec()),
            compare(plain, and(rest, [&**from]), and(least, [&**taken])),
        ]),
        Count::If(test, then, otherwise) => choose(flat(plain, test), with(then), with(otherwise)),
        Count::Least(counts) => all(counts.iter().map(with).collect()),
        Count::Named(name) => with(plain.count(name).expect("declared by the guideline")),
        Count::Whole(_) | Count::Fact(..) => with(compound),
    }
}

fn from_below(plain: &Plain, compound: &Count, counts: &[Count], rest: &[Count]) -> Test {
    let with = |count: &Count| compare(plain, counts.to_vec(), and(rest, [count]));
    match compound {
        Count::Sum(one, other) => compare(plain, counts.to_vec(), and(rest, [&**one, other])),
        Count::Less(from, taken) => all(vec![
            compare(plain, counts.to_vec(), rest.to_vec()),
            compare(plain, and(counts, [&**taken]), and(rest, [&**from])),
        ]),
        Count::If(test, then, otherwise) => choose(flat(plain, test), with(then), with(otherwise)),
        Count::Least(counts) => any(counts.iter().map(with).collect()),
        Count::Named(name) => with(plain.count(name).expect("declared by the guideline")),
        Count::Whole(_) | Count::Fact(..) => with(compound),
    }
}

fn choose(test: Test, then: Test, otherwise: Test) -> Test {
    if then == otherwise {
        return then;
    }
    let failed = all(vec![not(test.clone()), otherwise]);
    any(vec![all(vec![test, then]), failed])
}

fn and<const N: usize>(counts: &[Count], more: [&Count; N]) -> Vec<Count> {
    counts.iter().chain(more).cloned().collect()
}

/// Adds the known numbers up.
fn total(counts: Vec<Count>) -> (i64, Vec<Count>) {
    let number = |count: &Count| {
        if let Count::Whole(number) = count {
            Some(*number)
        } else {
            None
        }
    };
    let total = counts.iter().filter_map(number).sum();
    let facts = counts.into_iter().filter(|count| number(count).is_none());
    (total, facts.collect())
}

fn sum(counts: Vec<Count>, number: i64) -> Count {
    let number = (number != 0 || counts.is_empty()).then_some(Count::Whole(number));
    let terms = counts.into_iter().chain(number);
    let sum = terms.reduce(|one, other| Count::Sum(Box::new(one), Box::new(other)));
    sum.unwrap_or(Count::Whole(0))
}
