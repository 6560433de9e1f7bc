//! The nodes of a policy in; for each number and date the least and the largest value that it can have, out.
//! Reports what can grow too large to be exact, and comparisons that are always or never true.

use crate::declarations::{Declarations, FactRow};
use crate::diagnostics;
use crate::layout::Layout;
use crate::program::{
    CalendarUnit, Comparison, DerivedFrom, Direction, Node, NodeId, Type, ValueEntry,
};
use jiff::civil::Date;
use pol_parser::Diagnostic;
use rust_decimal::Decimal;

/// The largest number that a computation may reach.
const LARGEST: Decimal = Decimal::from_parts(2_764_472_320, 232_830, 0, false, 0);
/// The most digits after the point that a computation may need.
const MOST_DECIMALS: u32 = 12;

/// Between what a node lies.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Reach {
    /// A number with so many digits after the point.
    Number {
        low: Decimal,
        high: Decimal,
        decimals: u32,
    },
    /// A date.
    Date { low: Date, high: Date },
    /// A condition, or what has an error already.
    Unknown,
}

/// Computes the reach of each node, in order.
pub(crate) fn check(
    layout: &Layout,
    types: &[Option<Type>],
    values: &[Option<Vec<ValueEntry>>],
    declarations: &Declarations<'_>,
    sink: &mut Vec<Diagnostic>,
) {
    let mut ranges = Ranges {
        layout,
        types,
        values,
        reaches: Vec::with_capacity(layout.nodes.len()),
    };
    for position in 0..layout.nodes.len() {
        let reach = ranges.reach(position, sink);
        ranges.reaches.push(reach);
        ranges.check_comparison(position, sink);
    }
    for (row, (from, ty)) in declarations
        .facts
        .iter()
        .zip(layout.derivations.iter().zip(types))
    {
        if let (Some(DerivedFrom::Node(root)), Some(ty)) = (from, ty) {
            ranges.check_derived(row, *root, ty, sink);
        }
    }
}

struct Ranges<'a> {
    layout: &'a Layout,
    types: &'a [Option<Type>],
    values: &'a [Option<Vec<ValueEntry>>],
    reaches: Vec<Reach>,
}

impl Ranges<'_> {
    fn reach(&self, position: usize, sink: &mut Vec<Diagnostic>) -> Reach {
        let reach = match &self.layout.nodes[position] {
            Node::Number(number) => point(*number),
            Node::NumberFact(fact) | Node::DateFact(fact) => self.fact(fact.index()),
            Node::Value(value) => self.value(value.index()),
            Node::AmountOf(amount) => {
                self.layout.amounts[amount.index()].map_or(Reach::Unknown, |root| self.at(root))
            }
            Node::Sum(items) => return self.sum(position, items, sink),
            Node::Less(items) => self.less(items),
            Node::Times { factor, of } => return self.times(position, *factor, *of, sink),
            Node::Capped {
                cases,
                otherwise,
                caps,
            } => self.capped(cases, *otherwise, caps),
            Node::Date(date) => Reach::Date {
                low: *date,
                high: *date,
            },
            Node::Shift {
                from,
                count,
                unit,
                direction,
            } => {
                return self.shift(position, *from, (*count, *unit, *direction), sink);
            }
            Node::Constant(_)
            | Node::YesNo(_)
            | Node::Criterion(_)
            | Node::Not(_)
            | Node::List { .. }
            | Node::Compare { .. }
            | Node::ChoiceIn { .. }
            | Node::ChoicesInclude { .. }
            | Node::IsEmpty(_)
            | Node::CodeIn { .. }
            | Node::CodesInclude { .. } => Reach::Unknown,
        };
        self.limited(position, Some(reach), sink)
    }

    fn at(&self, id: NodeId) -> Reach {
        self.reaches
            .get(id.index())
            .copied()
            .unwrap_or(Reach::Unknown)
    }

    fn fact(&self, position: usize) -> Reach {
        match &self.types[position] {
            Some(Type::Number {
                decimals,
                low,
                high,
                ..
            }) => Reach::Number {
                low: *low,
                high: *high,
                decimals: *decimals,
            },
            Some(Type::Date { low, high }) => Reach::Date {
                low: *low,
                high: *high,
            },
            Some(
                Type::YesNo
                | Type::OneOf(_)
                | Type::AnyOf(_)
                | Type::Code(_)
                | Type::Codes(_)
                | Type::Text,
            )
            | None => Reach::Unknown,
        }
    }

    fn value(&self, position: usize) -> Reach {
        let entries = self.values[position].iter().flatten();
        entries
            .map(|entry| point(entry.number))
            .reduce(hull)
            .unwrap_or(Reach::Unknown)
    }

    fn sum(&self, position: usize, items: &[NodeId], sink: &mut Vec<Diagnostic>) -> Reach {
        let reaches = items.iter().map(|item| self.at(*item));
        let mut total = point(Decimal::ZERO);
        for reach in reaches {
            let (
                Reach::Number {
                    low,
                    high,
                    decimals,
                },
                Reach::Number {
                    low: l,
                    high: h,
                    decimals: d,
                },
            ) = (total, reach)
            else {
                return Reach::Unknown;
            };
            let sum = low.checked_add(l).zip(high.checked_add(h));
            let sum = sum.map(|(low, high)| Reach::Number {
                low,
                high,
                decimals: decimals.max(d),
            });
            total = self.limited(position, sum, sink);
        }
        total
    }

    fn less(&self, items: &[NodeId]) -> Reach {
        let mut reaches = items.iter().map(|item| self.at(*item));
        let first = reaches.next().unwrap_or(Reach::Unknown);
        reaches.fold(first, |left, taken| {
            let (
                Reach::Number {
                    low,
                    high,
                    decimals,
                },
                Reach::Number {
                    low: l,
                    high: h,
                    decimals: d,
                },
            ) = (left, taken)
            else {
                return Reach::Unknown;
            };
            let floor = |number: Option<Decimal>| number.unwrap_or_default().max(Decimal::ZERO);
            Reach::Number {
                low: floor(low.checked_sub(h)),
                high: floor(high.checked_sub(l)),
                decimals: decimals.max(d),
            }
        })
    }

    fn times(
        &self,
        position: usize,
        factor: Decimal,
        of: NodeId,
        sink: &mut Vec<Diagnostic>,
    ) -> Reach {
        let Reach::Number {
            low,
            high,
            decimals,
        } = self.at(of)
        else {
            return Reach::Unknown;
        };
        let decimals = decimals + factor.normalize().scale();
        let product = factor.checked_mul(low).zip(factor.checked_mul(high));
        self.limited(
            position,
            product.map(|(low, high)| Reach::Number {
                low,
                high,
                decimals,
            }),
            sink,
        )
    }

    fn capped(
        &self,
        cases: &[(NodeId, NodeId)],
        otherwise: NodeId,
        caps: &[(Option<NodeId>, NodeId)],
    ) -> Reach {
        let cases = cases.iter().map(|(_, value)| self.at(*value));
        let uncapped = cases.fold(self.at(otherwise), hull);
        caps.iter().fold(uncapped, |value, (guard, bound)| {
            let bound = self.at(*bound);
            match guard {
                None => least(value, bound),
                Some(_) => hull(value, least(value, bound)),
            }
        })
    }

    fn shift(
        &self,
        position: usize,
        from: NodeId,
        by: (u32, CalendarUnit, Direction),
        sink: &mut Vec<Diagnostic>,
    ) -> Reach {
        let Reach::Date { low, high } = self.at(from) else {
            return Reach::Unknown;
        };
        match shifted(low, by).zip(shifted(high, by)) {
            Some((low, high)) => Reach::Date { low, high },
            None => {
                let origin = &self.layout.origins[position];
                sink.push(diagnostics::date_beyond_calendar(
                    &origin.phrase,
                    origin.span,
                ));
                Reach::Unknown
            }
        }
    }

    /// Reports a fact that may be derived to be what it cannot be.
    fn check_derived(
        &self,
        row: &FactRow<'_>,
        root: NodeId,
        ty: &Type,
        sink: &mut Vec<Diagnostic>,
    ) {
        let fits = match (self.at(root), ty) {
            (
                Reach::Number {
                    low,
                    high,
                    decimals,
                },
                Type::Number {
                    decimals: most,
                    low: least,
                    high: greatest,
                    ..
                },
            ) => *least <= low && high <= *greatest && decimals <= *most,
            (
                Reach::Date { low, high },
                Type::Date {
                    low: least,
                    high: greatest,
                },
            ) => *least <= low && high <= *greatest,
            (Reach::Number { .. } | Reach::Date { .. } | Reach::Unknown, _) => true,
        };
        if let (false, Some(derived)) = (fits, &row.tree.derived) {
            let reach = words(self.at(root));
            sink.push(diagnostics::derived_outside_range(
                &row.path,
                &reach,
                derived.span,
            ));
        }
    }

    /// Passes a number that can be computed exactly, and reports any other.
    fn limited(&self, position: usize, reach: Option<Reach>, sink: &mut Vec<Diagnostic>) -> Reach {
        let origin = &self.layout.origins[position];
        match reach {
            Some(Reach::Number { high, low, .. }) if high > LARGEST || low < -LARGEST => {
                sink.push(diagnostics::too_large(&origin.phrase, origin.span));
                Reach::Unknown
            }
            Some(Reach::Number { decimals, .. }) if decimals > MOST_DECIMALS => {
                sink.push(diagnostics::too_fine(
                    &origin.phrase,
                    MOST_DECIMALS,
                    origin.span,
                ));
                Reach::Unknown
            }
            Some(reach) => reach,
            None => {
                sink.push(diagnostics::too_large(&origin.phrase, origin.span));
                Reach::Unknown
            }
        }
    }

    fn check_comparison(&self, position: usize, sink: &mut Vec<Diagnostic>) {
        let Node::Compare {
            left,
            operator,
            right,
        } = &self.layout.nodes[position]
        else {
            return;
        };
        let Some(outcome) = decided(self.at(*left), *operator, self.at(*right)) else {
            return;
        };
        if self.layout.implied[position] {
            return;
        }
        let origin = &self.layout.origins[position];
        let (subject, reach) = self.widest(*left, *right);
        sink.push(diagnostics::decided_by_range(
            &origin.phrase,
            outcome,
            subject,
            &reach,
            origin.span,
        ));
    }

    /// Gives the side that is no single value, and its reach in words.
    fn widest(&self, left: NodeId, right: NodeId) -> (&str, String) {
        let id = if words(self.at(left)).contains(" to ") {
            left
        } else {
            right
        };
        (&self.layout.origins[id.index()].phrase, words(self.at(id)))
    }
}

fn point(number: Decimal) -> Reach {
    Reach::Number {
        low: number,
        high: number,
        decimals: number.normalize().scale(),
    }
}

fn words(reach: Reach) -> String {
    let (low, high) = match reach {
        Reach::Number { low, high, .. } => {
            (low.normalize().to_string(), high.normalize().to_string())
        }
        Reach::Date { low, high } => (low.to_string(), high.to_string()),
        Reach::Unknown => return String::new(),
    };
    if low == high {
        low
    } else {
        format!("{low} to {high}")
    }
}

fn hull(one: Reach, other: Reach) -> Reach {
    combine(one, other, |(low, high), (l, h)| (low.min(l), high.max(h)))
}

fn least(one: Reach, other: Reach) -> Reach {
    combine(one, other, |(low, high), (l, h)| (low.min(l), high.min(h)))
}

type Ends = (Decimal, Decimal);

fn combine(one: Reach, other: Reach, ends: impl Fn(Ends, Ends) -> Ends) -> Reach {
    let (
        Reach::Number {
            low,
            high,
            decimals,
        },
        Reach::Number {
            low: l,
            high: h,
            decimals: d,
        },
    ) = (one, other)
    else {
        return Reach::Unknown;
    };
    let (low, high) = ends((low, high), (l, h));
    Reach::Number {
        low,
        high,
        decimals: decimals.max(d),
    }
}

fn shifted(date: Date, (count, unit, direction): (u32, CalendarUnit, Direction)) -> Option<Date> {
    let count = i64::from(count);
    let span = match unit {
        CalendarUnit::Days => jiff::Span::new().try_days(count),
        CalendarUnit::Weeks => jiff::Span::new().try_weeks(count),
        CalendarUnit::Months => jiff::Span::new().try_months(count),
        CalendarUnit::Years => jiff::Span::new().try_years(count),
    };
    let span = span.ok()?;
    match direction {
        Direction::Before => date.checked_sub(span).ok(),
        Direction::After => date.checked_add(span).ok(),
    }
}

/// Tells what a comparison comes to, if the reach of its sides decides it.
fn decided(left: Reach, operator: Comparison, right: Reach) -> Option<bool> {
    match (left, right) {
        (
            Reach::Number { low, high, .. },
            Reach::Number {
                low: l, high: h, ..
            },
        ) => decided_between((low, high), operator, (l, h)),
        (Reach::Date { low, high }, Reach::Date { low: l, high: h }) => {
            decided_between((low, high), operator, (l, h))
        }
        (Reach::Number { .. } | Reach::Date { .. } | Reach::Unknown, _) => None,
    }
}

fn decided_between<T: Ord>(
    (low, high): (T, T),
    operator: Comparison,
    (l, h): (T, T),
) -> Option<bool> {
    let (always, never) = match operator {
        Comparison::AtLeast => (low >= h, high < l),
        Comparison::AtMost => (high <= l, low > h),
        Comparison::More => (low > h, high <= l),
        Comparison::Less => (high < l, low >= h),
        Comparison::Equal => (low == high && l == h && low == l, high < l || low > h),
        Comparison::NotEqual => (high < l || low > h, low == high && l == h && low == l),
    };
    match (always, never) {
        (true, _) => Some(true),
        (_, true) => Some(false),
        (false, false) => None,
    }
}
