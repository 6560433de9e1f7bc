//! A packed request in, its outcome out; it stops at the first line of the strength order that decides.
//! Three-valued throughout: a line stands if it holds, and each that is stronger is known not to.

use super::packed::{Bit, Packed};
use super::truth::{Bounds, Truth};
use super::typed::Change;
use crate::outcome::{Line, Outcome};

/// Judges a request.
pub fn judge(request: &Packed) -> Outcome {
    let governed = request
        .all([Bit::GovernedProduct, Bit::InForce])
        .and(request.is(Bit::MoreExpansive).not());
    let licensed = request.is(Bit::Licensed);
    match (governed.fails, governed.holds, licensed.fails) {
        (true, _, _) => line(Line::NotGoverned),
        (_, false, _) => line(Line::Undetermined),
        (_, true, true) => line(Line::NotMet),
        (_, true, false) => by_strength(request, licensed),
    }
}

fn line(line: Line) -> Outcome {
    Outcome::new(line, 0)
}

fn by_strength(request: &Packed, licensed: Truth) -> Outcome {
    let course = Course::of(request);
    let excepted = excepted(request, course.extension);
    let not_covered = not_covered(request, &course);
    let stands = not_covered.and(excepted.not());
    if !stands.fails {
        return line(if stands.holds && licensed.holds {
            Line::NotCovered
        } else {
            Line::Undetermined
        });
    }
    let not_met = not_met(request, &course);
    let stands = not_met.and(excepted.not());
    match (stands.holds, stands.fails && licensed.holds) {
        (true, _) => line(Line::NotMet),
        (false, false) => line(Line::Undetermined),
        (false, true) => refer_or_release(request, &course, excepted, not_covered.or(not_met)),
    }
}

fn refer_or_release(request: &Packed, course: &Course, excepted: Truth, adverse: Truth) -> Outcome {
    let released = released(request, course);
    let partial = released.below(request.requested);
    let supported = met(request, course).and(released.at_least(1));
    let turned = excepted.and(adverse.or(supported.and(partial)));
    let refer = refer(request, course, released).or(turned);
    let met = supported.and(partial.and(excepted).not());
    let known = released.low == released.high && partial.holds != partial.fails;
    match (refer.holds || met.fails, refer.fails && met.holds && known) {
        (true, _) => line(Line::Refer),
        (false, false) => line(Line::Undetermined),
        (false, true) if partial.holds => Outcome::new(Line::ReleasePart, released.low.into()),
        (false, true) => Outcome::new(Line::Release, released.low.into()),
    }
}

/// What several lines ask about.
struct Course {
    later: Truth,
    extension: Truth,
    beyond: Truth,
    causes_and_goals: Truth,
    engaged: Truth,
    complete: Truth,
    listed: Truth,
    secondary: Truth,
    supported: Truth,
    improved: Truth,
}

impl Course {
    fn of(request: &Packed) -> Self {
        let causes_and_goals = request.all([Bit::Causes, Bit::Goals]);
        let engaged = request.all([Bit::Counselling, Bit::Therapy, Bit::PainClinic]);
        let engaged = request
            .is(Bit::Hope)
            .not()
            .or(engaged.and(request.is(Bit::Hope)));
        let extension = request.used.at_least(2);
        let measured = request.all([Bit::Repeated, Bit::Satisfied]);
        let kept = request.changed([Change::Improved, Change::Maintained]);
        Self {
            later: request.used.at_least(1),
            extension,
            beyond: request.used.at_least(12),
            causes_and_goals,
            engaged,
            complete: causes_and_goals.and(request.is(Bit::Baseline)).and(engaged),
            listed: request.listed(),
            secondary: request.back_pain_or_headache(),
            supported: extension.and(measured).and(kept),
            improved: request.changed([Change::Improved]),
        }
    }
}

fn excepted(request: &Packed, extension: Truth) -> Truth {
    let reviewed = request.all([
        Bit::Counselling,
        Bit::Complementary,
        Bit::Repeated,
        Bit::Satisfied,
    ]);
    let reviewed = reviewed
        .and(request.changed([Change::Improved]))
        .and(request.months.at_least(4).not());
    let hope = request.all([Bit::Hope, Bit::Explained, Bit::Baseline]);
    let hope = hope.and(extension.not().or(reviewed));
    hope.or(request.all([Bit::Letter, Bit::Literature, Bit::Circumstances]))
}

fn not_covered(request: &Packed, course: &Course) -> Truth {
    let unlisted = course.listed.or(course.secondary).not();
    let unimproved = request.is(Bit::Repeated).and(course.improved.not());
    request
        .no_condition()
        .or(unlisted)
        .or(request.is(Bit::Symptomatic).not())
        .or(course.beyond.and(unimproved))
}

fn not_met(request: &Packed, course: &Course) -> Truth {
    let repeated = request.is(Bit::Repeated);
    let satisfied = request.is(Bit::Satisfied);
    let unsupported = course.extension.and(course.supported.not());
    let worse = repeated.not().or(request.changed([Change::Declined]));
    let no_benefit = request
        .weeks
        .at_least(2)
        .and(request.is(Bit::Benefit).not());
    let lacking = course.beyond.and(repeated.not().or(satisfied.not()));
    course
        .later
        .and(course.complete.not())
        .or(unsupported.and(course.beyond.not()))
        .or(course.extension.and(satisfied).and(worse))
        .or(no_benefit)
        .or(lacking)
}

fn refer(request: &Packed, course: &Course, released: Bounds) -> Truth {
    let bleeding = request.any([Bit::BleedingDisorder, Bit::LowPlatelets, Bit::Anticoagulant]);
    let maintained = course
        .supported
        .and(course.beyond.not())
        .and(request.weeks.at_least(4))
        .and(request.changed([Change::Maintained]));
    maintained
        .or(request.area_at_risk())
        .or(request.is(Bit::Vigorous).and(bleeding))
        .or(course.secondary.and(course.listed.not()))
        .or(often(request).and(released.at_least(2)))
        .or(request.is(Bit::ListedCode).not())
        .or(request.used.at_least(36))
}

fn often(request: &Packed) -> Truth {
    let weeks = request.weeks.plus(Bounds::exactly(request.weeks_at_rate));
    let past = Truth::known(request.sessions > 100).and(weeks.at_least(5));
    Truth::known(request.sessions > 200).or(past)
}

fn met(request: &Packed, course: &Course) -> Truth {
    let one = request.requested.at_least(2).not();
    let initial = course.later.not().and(one.or(course.complete.not()));
    let documented = initial.not().and(course.complete);
    let extended = course.extension.not().or(course.supported);
    course
        .listed
        .or(course.secondary)
        .and(initial.or(documented))
        .and(extended)
}

fn released(request: &Packed, course: &Course) -> Bounds {
    let first = course.later.not();
    let measured = request.all([Bit::Repeated, Bit::Satisfied]);
    let shown = course.later.and(measured).and(course.improved);
    let supported = first_course(request, course).plus(additional(request, course));
    let rest_of_year = Bounds::exactly(36).less(request.used);
    request
        .requested
        .at_most(supported)
        .at_most_when(Bounds::exactly(12), first.and(course.complete))
        .at_most_when(rest_of_year, shown)
}

fn first_course(request: &Packed, course: &Course) -> Bounds {
    let first = course.later.not();
    let one = Bounds::exactly(1);
    Bounds::exactly(12)
        .less(request.used)
        .at_most_when(one, first.and(course.causes_and_goals.not()))
        .at_most_when(one, first.and(request.is(Bit::Baseline).not()))
        .at_most_when(one, first.and(course.engaged.not()))
}

fn additional(request: &Packed, course: &Course) -> Bounds {
    let (repeated, none) = (request.is(Bit::Repeated), Bounds::exactly(0));
    request
        .requested
        .less(Bounds::exactly(12).less(request.used))
        .at_most(Bounds::exactly(12))
        .at_most_when(none, course.later.not())
        .at_most_when(none, repeated.not())
        .at_most_when(none, repeated.and(course.improved.not()))
        .at_most_when(none, request.is(Bit::Satisfied).not())
}
