//! Conditions and numbers over facts, some of which may be unknown: what a guideline is written in before it goes to an engine.
//! Names refer to what the guideline declares; a fact is named by its path.

/// A condition.
#[derive(Clone, Debug)]
pub enum Logic {
    /// A yes/no fact.
    Fact(&'static str),
    /// A fact is one of some words.
    OneOf(&'static str, &'static [&'static str]),
    /// A set includes any of some words.
    Includes(&'static str, &'static [&'static str]),
    /// A set is empty.
    Empty(&'static str),
    /// A date lies before another.
    Before(&'static str, &'static str),
    /// A number with decimals is more than a whole one.
    Over(&'static str, i64),
    /// A number is at least another.
    AtLeast(Number, Number),
    /// A condition does not hold.
    Not(Box<Logic>),
    /// All hold.
    All(Vec<Logic>),
    /// Any holds.
    Any(Vec<Logic>),
    /// A declared condition.
    Named(&'static str),
}

/// A whole number.
#[derive(Clone, Debug)]
pub enum Number {
    /// This one.
    Whole(i64),
    /// A fact.
    Fact(&'static str),
    /// The sum of two.
    Sum(Box<Number>, Box<Number>),
    /// The first less the second, and never below zero.
    Less(Box<Number>, Box<Number>),
    /// The first where a condition holds, the second where it does not.
    When(Box<Logic>, Box<Number>, Box<Number>),
    /// A number, at most each of some caps; a cap may have a condition.
    Capped(Box<Number>, Vec<(Number, Option<Logic>)>),
    /// A declared number.
    Named(&'static str),
}

/// What is taken of a fact that is not stated.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Presumed {
    /// A yes/no fact is this; a set is empty.
    Yes(bool),
    /// A number is this.
    Number(i64),
    /// A number is 0 where another number is stated as 0.
    ZeroWithZero(&'static str),
    /// Nothing: a number lies between these.
    Between(i64, i64),
}

/// A guideline with the lines of its strength order.
#[derive(Clone, Debug, Default)]
pub struct Guideline {
    /// What is taken of facts; of a fact that is not listed, nothing.
    pub facts: Vec<(&'static str, Presumed)>,
    /// Declared conditions, each after those that it refers to: `governed`, `settled`, `not_covered`, `not_met`, `refer`, `met` and
    /// `partial` are among them.
    pub conditions: Vec<(&'static str, Logic)>,
    /// Declared numbers, each after those that it refers to; `released` is among them.
    pub numbers: Vec<(&'static str, Number)>,
}

/// Names a yes/no fact.
pub(super) fn fact(path: &'static str) -> Logic {
    Logic::Fact(path)
}

/// Refers to a declared condition.
pub(super) fn named(name: &'static str) -> Logic {
    Logic::Named(name)
}

/// Says that a condition does not hold.
pub(super) fn not(condition: Logic) -> Logic {
    Logic::Not(Box::new(condition))
}

/// Says that all hold.
pub(super) fn all<const N: usize>(conditions: [Logic; N]) -> Logic {
    Logic::All(conditions.into())
}

/// Says that any holds.
pub(super) fn any<const N: usize>(conditions: [Logic; N]) -> Logic {
    Logic::Any(conditions.into())
}

/// Says that a number is at least another.
pub(super) fn at_least(number: Number, least: Number) -> Logic {
    Logic::AtLeast(number, least)
}

/// Says that a fact is at least a number.
pub(super) fn reaches(path: &'static str, least: i64) -> Logic {
    at_least(Number::Fact(path), Number::Whole(least))
}

/// Takes a number less another.
pub(super) fn less(from: Number, taken: Number) -> Number {
    Number::Less(Box::new(from), Box::new(taken))
}

/// Adds two numbers.
pub(super) fn sum(one: Number, other: Number) -> Number {
    Number::Sum(Box::new(one), Box::new(other))
}

/// Caps a number.
pub(super) fn capped<const N: usize>(base: Number, caps: [(Number, Option<Logic>); N]) -> Number {
    Number::Capped(Box::new(base), caps.into())
}
