//! Tests that are never unknown, and counts: what any rule engine can be told. Made by `rails`, printed by each engine.
//! A fact that is not stated is told apart from one that is by the test itself.

use crate::outcome::Line;

/// What is known beforehand of whether a fact is stated.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Certainty {
    /// It always is.
    Stated,
    /// It may not be, and the test fails then.
    MayLack,
    /// It may not be, and the test holds then.
    OrLacking,
}

/// A test.
#[derive(Clone, Debug, PartialEq)]
pub enum Test {
    /// A yes/no fact is this.
    Is(&'static str, bool, Certainty),
    /// A word is, or is not, among these.
    Among(&'static str, &'static [&'static str], bool, Certainty),
    /// A set has, or has none, of these.
    Includes(&'static str, &'static [&'static str], bool, Certainty),
    /// A set is, or is not, empty.
    Empty(&'static str, bool, Certainty),
    /// A date lies, or does not lie, before this one.
    Before(&'static str, &'static str, bool, Certainty),
    /// A number with decimals is, or is not, more than this.
    Over(&'static str, i64, bool, Certainty),
    /// A count is at least another.
    AtLeast(Count, Count),
    /// A test fails.
    Not(Box<Test>),
    /// All hold.
    All(Vec<Test>),
    /// Any holds.
    Any(Vec<Test>),
    /// A declared test.
    Named(String),
}

/// A whole number that is never unknown.
#[derive(Clone, Debug, PartialEq)]
pub enum Count {
    /// This one.
    Whole(i64),
    /// A fact; where it may not be stated, another count in its place.
    Fact(&'static str, Option<Box<Count>>),
    /// The sum of two.
    Sum(Box<Count>, Box<Count>),
    /// The first less the second, and never below zero.
    Less(Box<Count>, Box<Count>),
    /// The first if a test holds, else the second.
    If(Box<Test>, Box<Count>, Box<Count>),
    /// The least of some.
    Least(Vec<Count>),
    /// A declared count.
    Named(String),
}

/// Which line decides: a test, and what to do if it holds and if it fails.
#[derive(Clone, Debug, PartialEq)]
pub enum Tree {
    /// This line.
    Line(Line),
    /// A test.
    If(Test, Box<Tree>, Box<Tree>),
}

/// A guideline as tests.
#[derive(Clone, Debug, PartialEq)]
pub struct Plain {
    /// Declared tests and counts, each after those that it refers to.
    pub declared: Vec<(String, Declared)>,
    /// Which line decides.
    pub tree: Tree,
    /// How many visits are released, if that line releases some.
    pub released: Count,
}

/// What a name stands for.
#[derive(Clone, Debug, PartialEq)]
pub enum Declared {
    /// A test.
    Test(Test),
    /// A count.
    Count(Count),
}

impl Plain {
    /// Gives the test of a name.
    pub fn test(&self, name: &str) -> Option<&Test> {
        match self.get(name)? {
            Declared::Test(test) => Some(test),
            Declared::Count(_) => None,
        }
    }

    /// Gives the count of a name.
    pub fn count(&self, name: &str) -> Option<&Count> {
        match self.get(name)? {
            Declared::Test(_) => None,
            Declared::Count(count) => Some(count),
        }
    }

    fn get(&self, name: &str) -> Option<&Declared> {
        let mut declared = self.declared.iter();
        declared
            .find(|(declared, _)| declared == name)
            .map(|(_, declared)| declared)
    }
}

impl Tree {
    /// Gives the tests that lead to each line, each test held or failed.
    pub fn paths(&self) -> Vec<(Vec<Test>, Line)> {
        match self {
            Self::Line(line) => vec![(Vec::new(), *line)],
            Self::If(test, held, failed) => {
                let held = with(test.clone(), held.paths());
                let failed = with(Test::Not(Box::new(test.clone())), failed.paths());
                held.into_iter().chain(failed).collect()
            }
        }
    }
}

fn with(test: Test, paths: Vec<(Vec<Test>, Line)>) -> Vec<(Vec<Test>, Line)> {
    let paths = paths.into_iter();
    let longer = |(path, line)| {
        let first = std::iter::once(test.clone());
        (first.chain::<Vec<Test>>(path).collect(), line)
    };
    paths.map(longer).collect()
}
