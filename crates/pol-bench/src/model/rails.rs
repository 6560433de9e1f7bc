//! Three-valued logic on two rails: of each condition a test that it is known to hold and one that it is known not to; of each number
//! its least and its greatest. Where every fact is stated, the two rails are one logic, and numbers have one value.

use super::plain::{Certainty, Count, Declared, Plain, Test, Tree};
use super::terms::{Guideline, Logic, Number, Presumed};
use crate::outcome::Line;

/// More than any number of the guideline.
const PLENTY: i64 = 1_000_000;

/// Turns a guideline into tests; for requests that state every fact without a presumption, or for any.
pub fn plain(guideline: &Guideline, all_stated: bool) -> Plain {
    let rails = Rails {
        guideline,
        all_stated,
    };
    let mut declared = Vec::new();
    for (name, condition) in &guideline.conditions {
        // `released` reads the criteria, and the rules read it.
        if *name == "governed" {
            rails.declare_numbers(&mut declared);
        }
        declared.push((yes(name), Declared::Test(rails.holds(condition))));
        declared.push((no(name), Declared::Test(rails.fails(condition))));
    }
    let tree = if all_stated {
        stated_tree()
    } else {
        open_tree()
    };
    Plain {
        declared,
        tree,
        released: Count::Named(least("released")),
    }
}

fn yes(name: &str) -> String {
    format!("{name}_holds")
}

fn no(name: &str) -> String {
    format!("{name}_fails")
}

fn least(name: &str) -> String {
    format!("{name}_least")
}

fn most(name: &str) -> String {
    format!("{name}_most")
}

fn held(name: &str) -> Test {
    Test::Named(yes(name))
}

fn failed(name: &str) -> Test {
    Test::Named(no(name))
}

fn line(line: Line) -> Tree {
    Tree::Line(line)
}

fn split(test: Test, held: Tree, failed: Tree) -> Tree {
    Tree::If(test, Box::new(held), Box::new(failed))
}

/// Where every fact is stated: the first line that holds.
fn stated_tree() -> Tree {
    let release = split(
        held("partial"),
        line(Line::ReleasePart),
        line(Line::Release),
    );
    let met = split(held("met"), release, line(Line::Refer));
    let refer = split(held("refer"), line(Line::Refer), met);
    let not_met = split(held("not_met"), line(Line::NotMet), refer);
    let not_covered = split(held("not_covered"), line(Line::NotCovered), not_met);
    let settled = split(held("settled"), line(Line::NotMet), not_covered);
    split(held("governed"), settled, line(Line::NotGoverned))
}

/// Where facts may be missing: a line stands if it holds, and each that is stronger is known not to.
fn open_tree() -> Tree {
    let open = || line(Line::Undetermined);
    let part = split(held("partial"), line(Line::ReleasePart), open());
    let release = split(failed("partial"), line(Line::Release), part);
    let measured = Test::AtLeast(
        Count::Named(least("released")),
        Count::Named(most("released")),
    );
    let met = Test::All(vec![held("met"), failed("refer"), measured]);
    let met = split(met, release, open());
    let refer = Test::Any(vec![held("refer"), failed("met")]);
    let refer = split(refer, line(Line::Refer), met);
    let weaker = Test::All(vec![failed("settled"), failed("not_met")]);
    let weaker = split(weaker, refer, open());
    let not_met = split(held("not_met"), line(Line::NotMet), weaker);
    let not_covered = Test::All(vec![failed("settled"), held("not_covered")]);
    let not_covered = split(not_covered, line(Line::NotCovered), open());
    let adverse = split(failed("not_covered"), not_met, not_covered);
    let settled = split(held("settled"), line(Line::NotMet), adverse);
    let governed = split(held("governed"), settled, open());
    split(failed("governed"), line(Line::NotGoverned), governed)
}

struct Rails<'a> {
    guideline: &'a Guideline,
    all_stated: bool,
}

impl Rails<'_> {
    fn declare_numbers(&self, declared: &mut Vec<(String, Declared)>) {
        for (name, number) in &self.guideline.numbers {
            declared.push((least(name), Declared::Count(self.least(number))));
            declared.push((most(name), Declared::Count(self.most(number))));
        }
    }

    fn presumed(&self, path: &str) -> Option<Presumed> {
        let mut facts = self.guideline.facts.iter();
        facts.find(|(fact, _)| *fact == path).map(|(_, it)| *it)
    }

    /// Gives how sure a test of a fact can be that comes out so where the presumption holds.
    fn certainty(&self, path: &str, as_presumed: impl Fn(Presumed) -> bool) -> Certainty {
        match self.presumed(path) {
            Some(presumed) if as_presumed(presumed) => Certainty::OrLacking,
            None | Some(Presumed::Between(..)) if self.all_stated => Certainty::Stated,
            Some(_) | None => Certainty::MayLack,
        }
    }

    fn holds(&self, condition: &Logic) -> Test {
        self.known(condition, true)
    }

    fn fails(&self, condition: &Logic) -> Test {
        self.known(condition, false)
    }

    /// Gives the test that a condition is known to be this.
    fn known(&self, condition: &Logic, value: bool) -> Test {
        let no = |presumed| presumed == Presumed::Yes(false);
        match condition {
            Logic::Fact(path) => {
                let sure = self.certainty(path, |presumed| presumed == Presumed::Yes(value));
                Test::Is(path, value, sure)
            }
            Logic::OneOf(path, words) => {
                Test::Among(path, words, value, self.certainty(path, |_| false))
            }
            Logic::Includes(path, words) => {
                let sure = self.certainty(path, |presumed| no(presumed) && !value);
                Test::Includes(path, words, value, sure)
            }
            Logic::Empty(path) => {
                let sure = self.certainty(path, |presumed| no(presumed) && value);
                Test::Empty(path, value, sure)
            }
            Logic::Before(path, date) => {
                Test::Before(path, date, value, self.certainty(path, |_| false))
            }
            Logic::Over(path, than) => {
                let over = |presumed| match presumed {
                    Presumed::Number(number) => (number > *than) == value,
                    Presumed::Yes(_) | Presumed::ZeroWithZero(_) | Presumed::Between(..) => false,
                };
                Test::Over(path, *than, value, self.certainty(path, over))
            }
            Logic::AtLeast(number, least) if value => {
                Test::AtLeast(self.least(number), self.most(least))
            }
            Logic::AtLeast(number, least) => {
                let above = Count::Sum(Box::new(self.most(number)), Box::new(Count::Whole(1)));
                Test::AtLeast(self.least(least), above)
            }
            Logic::Not(condition) => self.known(condition, !value),
            Logic::All(conditions) | Logic::Any(conditions) => {
                let tests = conditions.iter().map(|each| self.known(each, value));
                match matches!(condition, Logic::All(_)) == value {
                    true => Test::All(tests.collect()),
                    false => Test::Any(tests.collect()),
                }
            }
            Logic::Named(name) if value => held(name),
            Logic::Named(name) => failed(name),
        }
    }

    fn least(&self, number: &Number) -> Count {
        self.bound(number, false)
    }

    fn most(&self, number: &Number) -> Count {
        self.bound(number, true)
    }

    fn bound(&self, number: &Number, upper: bool) -> Count {
        let bound = |number: &Number| Box::new(self.bound(number, upper));
        match number {
            Number::Whole(whole) => Count::Whole(*whole),
            Number::Fact(path) => self.fact_bound(path, upper),
            Number::Sum(one, other) => Count::Sum(bound(one), bound(other)),
            Number::Less(from, taken) => {
                Count::Less(bound(from), Box::new(self.bound(taken, !upper)))
            }
            Number::When(condition, then, otherwise) => {
                self.when_bound(condition, bound(then), bound(otherwise), upper)
            }
            Number::Capped(base, caps) => {
                let caps = caps.iter().map(|(cap, when)| {
                    let cap = bound(cap);
                    when.as_ref().map_or_else(
                        || *cap.clone(),
                        |when| self.cap_bound(cap.clone(), when, upper),
                    )
                });
                Count::Least(std::iter::once(*bound(base)).chain(caps).collect())
            }
            Number::Named(name) if upper => Count::Named(most(name)),
            Number::Named(name) => Count::Named(least(name)),
        }
    }

    /// A cap binds the greatest where it is known to apply, and the least where it may.
    fn cap_bound(&self, cap: Box<Count>, when: &Logic, upper: bool) -> Count {
        let plenty = Box::new(Count::Whole(PLENTY));
        match upper {
            true => Count::If(Box::new(self.holds(when)), cap, plenty),
            false => Count::If(Box::new(self.fails(when)), plenty, cap),
        }
    }

    fn when_bound(
        &self,
        when: &Logic,
        then: Box<Count>,
        otherwise: Box<Count>,
        upper: bool,
    ) -> Count {
        let (holds, fails) = (Box::new(self.holds(when)), Box::new(self.fails(when)));
        if self.all_stated {
            return Count::If(holds, then, otherwise);
        }
        let either = match (upper, &*then, &*otherwise) {
            (false, Count::Whole(0), _) | (false, _, Count::Whole(0)) => Count::Whole(0),
            (true, Count::Whole(0), other) | (true, other, Count::Whole(0)) => other.clone(),
            (false, one, other) => Count::Least(vec![one.clone(), other.clone()]),
            // The greater of two: the first, and what the second has above it.
            (true, one, other) => Count::Sum(
                Box::new(one.clone()),
                Box::new(Count::Less(Box::new(other.clone()), Box::new(one.clone()))),
            ),
        };
        let unless = Count::If(fails, otherwise, Box::new(either));
        Count::If(holds, then, Box::new(unless))
    }

    fn fact_bound(&self, path: &'static str, upper: bool) -> Count {
        let lacking = match self.presumed(path) {
            Some(Presumed::Number(number)) => Some(Count::Whole(number)),
            Some(Presumed::ZeroWithZero(other)) => {
                let zero = Test::Not(Box::new(Test::AtLeast(
                    Count::Fact(other, Some(Box::new(Count::Whole(1)))),
                    Count::Whole(1),
                )));
                let unknown = Count::Whole(if upper { 520 } else { 0 });
                Some(Count::If(
                    Box::new(zero),
                    Box::new(Count::Whole(0)),
                    Box::new(unknown),
                ))
            }
            Some(Presumed::Between(..)) if self.all_stated => None,
            Some(Presumed::Between(low, high)) => {
                Some(Count::Whole(if upper { high } else { low }))
            }
            Some(Presumed::Yes(_)) | None => None,
        };
        Count::Fact(path, lacking.map(Box::new))
    }
}
