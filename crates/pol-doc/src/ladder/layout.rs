//! Lays the ladder out from top to bottom: what must hold first, each finding with its rules, and the lines of the exceptions.
//! A ladder and a page in; shapes and the height out.

use super::measure::Face;
use super::plan::{Page, Plan};
use super::shape::{Area, BODY, HEAD, Ink, Look, SMALL, STRONG, Shape};
use super::{Ladder, Rung, Step};
use crate::build::meaning;
use pol::program::FindingKind;

/// A drawing that is laid out.
pub(super) struct Layout {
    pub(super) width: i32,
    pub(super) height: i32,
    pub(super) shapes: Vec<Shape>,
}

/// Between a box's edge and its words.
pub(super) const PAD: i32 = 14;
/// Between two boxes, with the arrow from one to the other.
const GAP: i32 = 24;
/// From one exception's line to the next at the edge of a box.
pub(super) const PORT: i32 = 14;

/// Lays a ladder out.
pub(super) fn layout(ladder: &Ladder, page: Page) -> Layout {
    let mut draft = Draft::new(ladder, page);
    draft.request();
    draft.gate();
    draft.settling();
    for position in 0..ladder.rungs.len() {
        draft.rung(position);
    }
    draft.otherwise();
    draft.remark();
    draft.exceptions();
    Layout {
        width: draft.plan.width,
        height: draft.y.max(draft.beside) + 1,
        shapes: draft.shapes,
    }
}

/// A drawing that grows downwards.
pub(super) struct Draft<'a> {
    pub(super) ladder: &'a Ladder,
    pub(super) plan: Plan,
    pub(super) shapes: Vec<Shape>,
    /// Where the ladder ends.
    pub(super) y: i32,
    /// Where the boxes beside it end.
    pub(super) beside: i32,
    /// Where each rung begins.
    pub(super) tops: Vec<i32>,
    /// Where each rung's line on partial releases stands.
    pub(super) partial: Vec<i32>,
    /// How many lines of exceptions touch each rung already.
    pub(super) ports: Vec<i32>,
}

impl<'a> Draft<'a> {
    fn new(ladder: &'a Ladder, page: Page) -> Self {
        Self {
            ladder,
            plan: Plan::of(page, ladder.exceptions.len()),
            shapes: Vec::new(),
            y: 1,
            beside: 1,
            tops: Vec::new(),
            partial: vec![0; ladder.rungs.len()],
            ports: vec![0; ladder.rungs.len()],
        }
    }

    /// Words from a place on, broken to a width; gives where they end.
    pub(super) fn words(
        &mut self,
        at: (i32, i32),
        width: i32,
        words: &str,
        (face, ink): (Face, Ink),
        to: Option<&str>,
    ) -> i32 {
        let lines = face.wrap(words, width);
        let end = at.1 + face.leading() * lines.len() as i32;
        self.shapes.push(Shape::Words {
            x: at.0,
            y: at.1 + face.size,
            lines,
            face,
            ink,
            to: to.map(str::to_owned),
        });
        end
    }

    /// Puts a box behind what was drawn since.
    pub(super) fn frame(&mut self, since: usize, area: Area, look: Look) {
        self.shapes.insert(since, Shape::Frame { area, look });
    }

    fn arrow_down(&mut self, words: &str) {
        let (at, width) = ((36, self.y + 6), self.plan.right - 36);
        self.words(at, width, words, (SMALL, Ink::Aside), None);
        self.arrow();
    }

    fn arrow(&mut self) {
        let (from, to) = (self.y, self.y + GAP);
        self.shapes.push(Shape::Line {
            points: vec![(22, from + 2), (22, to - 2)],
            arrow: true,
            exception: None,
        });
        self.y = to;
    }

    fn request(&mut self) {
        let since = self.shapes.len();
        let width = STRONG.width("A request") + 2 * PAD;
        self.words(
            (PAD, self.y + 7),
            width,
            "A request",
            (STRONG, Ink::Plain),
            None,
        );
        let area = Area {
            x: 1,
            y: self.y,
            width,
            height: 28,
        };
        self.frame(since, area, Look::Plain);
        self.y += area.height;
        self.arrow();
    }

    fn gate(&mut self) {
        let ladder = self.ladder;
        let (since, top) = (self.shapes.len(), self.y);
        let width = self.plan.right - 2 * PAD;
        let head = "The policy governs it, where all of this holds";
        let mut y = self.words((PAD, top + 10), width, head, (STRONG, Ink::Plain), None);
        for gate in &ladder.gates {
            y = self.words((PAD, y + 4), width, gate, (BODY, Ink::Plain), Some("scope"));
        }
        if self.plan.beside.is_none() {
            y = self.words(
                (PAD, y + 4),
                width,
                "Otherwise: not governed by this policy.",
                (BODY, Ink::Aside),
                None,
            );
        }
        let area = self.across(top, y + 10);
        self.frame(since, area, Look::Plain);
        self.y = y + 10;
        self.not_governed(top);
        self.arrow_down("governed");
    }

    /// The way out for what is not governed.
    fn not_governed(&mut self, top: i32) {
        let Some(x) = self.plan.beside else { return };
        let (since, width) = (self.shapes.len(), self.plan.width - x - 1);
        let words = "Not governed by this policy";
        let y = self.words(
            (x + PAD, top + 8),
            width - 2 * PAD,
            words,
            (STRONG, Ink::Plain),
            None,
        );
        let area = Area {
            x,
            y: top,
            width,
            height: y + 8 - top,
        };
        self.frame(since, area, Look::Plain);
        let middle = top + area.height / 2;
        self.shapes.push(Shape::Line {
            points: vec![(self.plan.right + 2, middle), (x - 2, middle)],
            arrow: true,
            exception: None,
        });
        self.beside = y + 8;
    }

    fn settling(&mut self) {
        let ladder = self.ladder;
        if ladder.settling.is_empty() {
            return;
        }
        let (since, top) = (self.shapes.len(), self.y);
        let width = self.plan.right - 2 * PAD;
        let head = "First of all, whatever else applies";
        let mut y = self.words((PAD, top + 10), width, head, (STRONG, Ink::Plain), None);
        for settling in &ladder.settling {
            let rung = &ladder.rungs[settling.finding];
            y = self.step(&settling.step, y + 4);
            let words = format!("settles it: {}", rung.label);
            y = self.words(
                (30, y),
                width - 16,
                &words,
                (STRONG, Ink::Finding(rung.kind)),
                Some(&rung.id),
            );
        }
        let area = self.across(top, y + 10);
        self.frame(since, area, Look::Plain);
        self.y = y + 10;
        self.arrow_down("if none of these applies");
    }

    /// A rule; gives where its words end.
    fn step(&mut self, step: &Step, y: i32) -> i32 {
        let width = self.plan.right - 30 - PAD;
        self.words((PAD, y), 16, "–", (BODY, Ink::Aside), None);
        let mut end = self.words(
            (30, y),
            width,
            &step.words,
            (BODY, Ink::Plain),
            Some(&step.id),
        );
        if let Some(words) = step.not_reached() {
            end = self.words((30, end), width, &words, (SMALL, Ink::Aside), None);
        }
        end
    }

    fn rung(&mut self, position: usize) {
        let rung = &self.ladder.rungs[position];
        let (since, top) = (self.shapes.len(), self.y);
        self.tops.push(top);
        let mut y = self.rung_head(rung, position, top);
        for step in &rung.steps {
            y = self.step(step, y + 4);
        }
        if rung.steps.is_empty() {
            let words = "No rule finds this by itself.";
            y = self.words(
                (30, y + 4),
                self.plan.right - 44,
                words,
                (BODY, Ink::Aside),
                None,
            );
        }
        if rung.partial {
            y = self.partial_release(position, y + 4);
        }
        let touching = self
            .ladder
            .exceptions
            .iter()
            .filter(|it| it.touches(position))
            .count() as i32;
        y = (y + 10).max(top + 20 + PORT * touching);
        let area = self.across(top, y);
        self.frame(since, area, Look::Finding(rung.kind));
        let edge = Area { width: 6, ..area };
        let kind = rung.kind;
        self.shapes
            .insert(since + 1, Shape::Edge { area: edge, kind });
        self.y = y;
        self.arrow_down("if none of these applies");
    }

    /// The finding and what it means, in a row where there is room.
    fn rung_head(&mut self, rung: &Rung, position: usize, top: i32) -> i32 {
        let width = self.plan.right - 2 * PAD;
        let (head, means) = (
            format!("{}. {}", position + 1, rung.label),
            meaning(rung.kind),
        );
        let letters = (HEAD, Ink::Finding(rung.kind));
        let y = self.words((PAD, top + 10), width, &head, letters, Some(&rung.id));
        let x = PAD + HEAD.width(&head) + 14;
        if x + SMALL.width(means) <= self.plan.right - PAD {
            self.words((x, top + 13), width, means, (SMALL, Ink::Aside), None);
            return y + 2;
        }
        self.words((PAD, y + 2), width, means, (SMALL, Ink::Aside), None)
    }

    /// The line on what is released of what was requested; exceptions may begin there.
    fn partial_release(&mut self, position: usize, y: i32) -> i32 {
        self.partial[position] = y + 8;
        let words = "Less than was requested: released in part; a clinician decides on the rest.";
        let width = self.plan.right - 30 - PAD;
        let end = self.words(
            (30, y),
            width,
            words,
            (BODY, Ink::Finding(FindingKind::Release)),
            None,
        );
        let touching = self
            .ladder
            .exceptions
            .iter()
            .filter(|it| it.from_partial == Some(position));
        end.max(y + PORT * touching.count() as i32)
    }

    fn otherwise(&mut self) {
        let rung = &self.ladder.rungs[self.ladder.otherwise];
        let (since, top) = (self.shapes.len(), self.y);
        let words = format!("Otherwise: {}", rung.label);
        let width = self.plan.right - 2 * PAD;
        let y = self.words(
            (PAD, top + 8),
            width,
            &words,
            (STRONG, Ink::Finding(rung.kind)),
            Some(&rung.id),
        );
        let area = self.across(top, y + 8);
        self.frame(since, area, Look::Finding(rung.kind));
        let kind = rung.kind;
        self.shapes.insert(
            since + 1,
            Shape::Edge {
                area: Area { width: 6, ..area },
                kind,
            },
        );
        self.y = y + 8;
    }

    fn remark(&mut self) {
        let (since, top) = (self.shapes.len(), self.y + 14);
        let words = "Where a fact that is not stated could change the result, nothing is found: it is asked for.";
        let width = self.plan.right - 2 * PAD;
        let y = self.words(
            (PAD, top + 8),
            width,
            words,
            (SMALL, Ink::Aside),
            Some("questions"),
        );
        let area = self.across(top, y + 8);
        self.frame(since, area, Look::Remark);
        self.y = y + 8;
    }

    /// A box as wide as the ladder.
    const fn across(&self, top: i32, bottom: i32) -> Area {
        Area {
            x: 1,
            y: top,
            width: self.plan.right - 1,
            height: bottom - top,
        }
    }
}
