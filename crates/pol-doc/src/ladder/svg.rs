//! Writes a drawing as SVG within the page: colours by the page's style sheet, words as text, rules as links.
//! A ladder in; markup out.

use super::Ladder;
use super::layout::layout;
use super::measure::Face;
use super::plan::Page;
use super::shape::{Area, Ink, Look, Shape};
use maud::{Markup, html};
use pol::program::FindingKind;

/// A drawing taller than this is let run over several sheets of paper rather than made small.
const ONE_SHEET: i32 = 1_450;

/// Draws a ladder for a page.
pub(crate) fn drawing(ladder: &Ladder, page: Page) -> Markup {
    let layout = layout(ladder, page);
    let name = match page {
        Page::Wide => "wide",
        Page::Narrow => "narrow",
    };
    let sheet = if layout.height <= ONE_SHEET {
        "one-sheet"
    } else {
        "sheets"
    };
    let (title, about) = (
        format!("ladder-{name}-title"),
        format!("ladder-{name}-about"),
    );
    html! {
        svg class=(format!("ladder {name} {sheet}")) role="group" aria-labelledby=(title) aria-describedby=(about)
            viewBox=(format!("0 0 {} {}", layout.width, layout.height)) width=(layout.width) height=(layout.height)
            xmlns="http://www.w3.org/2000/svg" {
            title id=(title) { "How a finding is reached" }
            desc id=(about) { (ladder.summary()) }
            @for shape in &layout.shapes { (markup(shape)) }
        }
    }
}

fn markup(shape: &Shape) -> Markup {
    match shape {
        Shape::Frame { area, look } => frame(*area, *look),
        Shape::Edge { area, kind } => html! {
            rect class=(format!("edge {}", tone(*kind))) x=(area.x) y=(area.y) width=(area.width) height=(area.height) rx="3" {}
        },
        Shape::Words {
            x,
            y,
            lines,
            face,
            ink,
            to,
        } => {
            let words = words((*x, *y), lines, *face, *ink);
            match to {
                Some(id) => html! { a href=(format!("#{id}")) { (words) } },
                None => words,
            }
        }
        Shape::Line {
            points,
            arrow,
            exception,
        } => line(points, *arrow, *exception),
        Shape::Dot { at, exception } => html! {
            circle class=(format!("dot {}", turn(*exception))) cx=(at.0) cy=(at.1) r="4" {}
        },
        Shape::Mark { at, exception } => html! {
            circle class=(format!("mark {}", turn(*exception))) cx=(at.0) cy=(at.1) r="9" {}
            text class="s12 bold number" x=(at.0) y=(at.1 + 4) text-anchor="middle" { (exception) }
        },
    }
}

/// Lines of words; a space between two, for who hears them or copies them.
fn words((x, y): (i32, i32), lines: &[String], face: Face, ink: Ink) -> Markup {
    let bold = if face.bold { " bold" } else { "" };
    let class = format!("s{}{bold}{}", face.size, colour(ink));
    html! {
        @for (at, line) in (0..).zip(lines) {
            @if at > 0 { " " }
            text class=(class) x=(x) y=(y + at * face.leading()) { (line) }
        }
    }
}

fn frame(area: Area, look: Look) -> Markup {
    let class = match look {
        Look::Plain => "frame".to_owned(),
        Look::Finding(kind) => format!("frame finding {}", tone(kind)),
        Look::Exception(number) => format!("frame exception {}", turn(number)),
        Look::Remark => "frame remark".to_owned(),
    };
    html! {
        rect class=(class) x=(area.x) y=(area.y) width=(area.width) height=(area.height) rx="6" {}
    }
}

fn line(points: &[(i32, i32)], arrow: bool, exception: Option<usize>) -> Markup {
    let class = exception.map_or_else(|| "way".to_owned(), |it| format!("way {}", turn(it)));
    let path: Vec<String> = points.iter().map(|(x, y)| format!("{x} {y}")).collect();
    html! {
        path class=(class) d=(format!("M{}", path.join(" L"))) {}
        @if arrow { @if let [.., from, to] = points {
            path class=(class.replace("way", "tip")) d=(tip(*from, *to)) {}
        } }
    }
}

/// The head of an arrow, along the axis that its line runs on.
fn tip(from: (i32, i32), (x, y): (i32, i32)) -> String {
    let (along, across) = ((x - from.0).signum(), (y - from.1).signum());
    let (back_x, back_y) = (x - 7 * along, y - 7 * across);
    let (side_x, side_y) = (4 * across, 4 * along);
    format!(
        "M{x} {y} L{} {} L{} {} Z",
        back_x + side_x,
        back_y + side_y,
        back_x - side_x,
        back_y - side_y
    )
}

/// The class of a finding's colours.
pub(crate) const fn tone(kind: FindingKind) -> &'static str {
    match kind {
        FindingKind::Adverse => "adverse",
        FindingKind::Review => "review",
        FindingKind::Release => "release",
    }
}

/// The class of an exception's colours: they come round after three.
fn turn(number: usize) -> String {
    format!("turn{}", (number - 1) % 3 + 1)
}

const fn colour(ink: Ink) -> &'static str {
    match ink {
        Ink::Plain => "",
        Ink::Aside => " aside",
        Ink::Finding(FindingKind::Adverse) => " adverse",
        Ink::Finding(FindingKind::Review) => " review",
        Ink::Finding(FindingKind::Release) => " release",
    }
}
